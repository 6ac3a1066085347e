//! From four bytes to the next command.

use super::{Cast, anything, way};
use augenmass_domain::accompaniment::AccompanimentCommand;
use augenmass_domain::assistance::AssistanceCommand;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::fact::Track;
use augenmass_domain::id::CaseId;
use augenmass_domain::subject_request::SubjectRequestCommand;
use augenmass_domain::{Actor, Command, State};
use jiff::ToSpan;
use jiff::civil::DateTime;

/// One step of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is tried; below [`Step::ON_THE_WAY`] what comes next.
    pub what: u8,
    /// Who tries; small numbers mean the right one.
    pub who: u8,
    /// Which word is chosen where there is a choice.
    pub word: u8,
    /// How much later.
    pub days: u8,
}

impl Step {
    /// Of 256 values of `what`, how many continue on the longest way.
    pub const ON_THE_WAY: u8 = 160;

    /// Which of two houses takes it: by all bits, so that no other choice depends on it.
    #[must_use]
    pub const fn is_of_the_city(self) -> bool {
        (self.what ^ self.who ^ self.word ^ self.days)
            .count_ones()
            .is_multiple_of(2)
    }
}

impl From<[u8; 4]> for Step {
    fn from([what, who, word, days]: [u8; 4]) -> Self {
        Self {
            what,
            who,
            word,
            days,
        }
    }
}

/// What the choice of the next command may look at.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The moment by the wall clock.
    pub now: DateTime,
    /// All states, in the order in which they were made.
    pub states: &'a [State],
    /// Who acts.
    pub cast: &'a Cast,
    /// Where.
    pub house: House,
    /// All states of the house at the other end; empty where there is none.
    pub other: &'a [State],
}

/// Which installation a walk goes through, on which track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum House {
    /// A municipality that clarifies its register: track 1.
    Register,
    /// A municipality in a run of the benefit check: track 2.
    City,
    /// A family benefits office: track 2.
    Kasse,
}

impl House {
    /// The track of its runs.
    #[must_use]
    pub const fn track(self) -> Track {
        match self {
            Self::Register => Track::RegisterClarification,
            Self::City | Self::Kasse => Track::BenefitCheck,
        }
    }
}

/// Who tries what, and when.
#[derive(Clone, Debug)]
pub struct Move {
    /// The moment, not before the last one.
    pub now: DateTime,
    /// Who.
    pub actor: Actor,
    /// What.
    pub command: Command,
}

/// The next move.
#[must_use]
pub fn next(view: &View<'_>, step: Step) -> Move {
    // Two houses share a clock: it goes slower, or a package would never be passed on in its four weeks.
    let [still, days, a_month] = if view.house == House::Register {
        [149, 239, 252]
    } else {
        [219, 250, 253]
    };
    let later = match step.days {
        n if n <= still => view.now,
        n if n <= days => next_morning(view.now, 1 + i64::from(n % 9)),
        n if n <= a_month => next_morning(view.now, 31),
        _ => next_morning(view.now, 200),
    };
    let view = View {
        now: later,
        ..*view
    };
    let mut chosen = if step.what < Step::ON_THE_WAY {
        way::next(&view, step)
    } else {
        anything::next(&view, step)
    };
    // Sometimes it is somebody else.
    if step.who >= 224 {
        let all = view.cast.all(view.house);
        chosen.actor = all[usize::from(step.who) % all.len()].clone();
    }
    chosen
}

/// Nine o'clock, some days later. Time ends in 2099: the walks do not go further.
pub(super) fn next_morning(now: DateTime, days: i64) -> DateTime {
    if now.year() > 2090 {
        return now;
    }
    now.date().saturating_add(days.days()).at(9, 0, 0, 0)
}

/// The case that a command about something else names.
pub(super) fn case_named(command: &Command) -> Option<CaseId> {
    match command {
        Command::Accompaniment(AccompanimentCommand::Request { case, .. })
        | Command::Assistance(AssistanceCommand::Request { case })
        | Command::Disclosure(DisclosureCommand::Request { case, .. })
        | Command::SubjectRequest(SubjectRequestCommand::Receive { case, .. }) => Some(*case),
        _ => None,
    }
}

/// One of a list, by a byte.
pub(super) fn pick<T: Copy>(all: &[T], n: u8) -> T {
    all[usize::from(n) % all.len()]
}
