//! What is counted for each track and each run, so that they can be compared (Q2).
//!
//! Counted from the first record to the cut-off, not by year: a run has a beginning and an end of its own,
//! and a total that only grows can be protected together with all that was published before.

use crate::cell::{Cell, Closed};
use crate::fact::{ClosedOutcome, FactRow, RunNumber, Track, VisitOutcome};
use crate::measure::Measure;
use crate::money::MoneyKind;
use crate::recipe::Recipe;

/// The key under which sums from the first record on stand beside those of years. There is no year 0.
pub(crate) const ALL_TIME: i16 = 0;

/// A track or a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    Track(Track),
    Run(RunNumber),
    /// What was counted without a run.
    NoRun,
}

impl Group {
    /// Both groups of a row.
    pub(crate) const fn of(row: &FactRow) -> [Self; 2] {
        let run = match row.run {
            Some(number) => Self::Run(number),
            None => Self::NoRun,
        };
        [Self::Track(row.track), run]
    }

    pub(crate) const fn is_track(self) -> bool {
        matches!(self, Self::Track(_))
    }

    /// Stable name, part of the names of figures.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Track(track) => format!("track-{track}"),
            Self::Run(RunNumber(number)) => format!("run-{number}"),
            Self::NoRun => "run-none".to_owned(),
        }
    }
}

/// What is counted per group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Compared {
    Indications,
    Opened,
    Closed(ClosedOutcome),
    Visits,
    Timed,
    InTime,
    Days,
    WithDays,
    Minutes,
    Cents,
    CostEvents,
    // Derived after the pass:
    ClosedAll,
    NotUnremarkable,
    WithoutLetter,
}

impl Compared {
    /// What of a group a counter of a year is, if it is compared at all.
    pub(crate) const fn of(cell: Cell) -> Option<Self> {
        Some(match cell {
            Cell::IndicationsRecorded => Self::Indications,
            Cell::CasesOpened => Self::Opened,
            Cell::Closed(Closed::Cases, outcome) => Self::Closed(outcome),
            Cell::Visits(VisitOutcome::Cancelled) => return None,
            Cell::Visits(_) => Self::Visits,
            Cell::ClearingTimed => Self::Timed,
            Cell::ClearingInTime => Self::InTime,
            Cell::ClearingDays => Self::Days,
            Cell::ClearingWithDays => Self::WithDays,
            Cell::TimeOf(_) => Self::Minutes,
            Cell::MoneyOf(MoneyKind::Spent) => Self::Cents,
            Cell::MoneyEvents(MoneyKind::Spent) => Self::CostEvents,
            _ => return None,
        })
    }

    /// The counter of a year whose sum over all years it is a part of, where that is about persons.
    pub(crate) fn linked() -> impl Iterator<Item = (Self, Cell)> {
        let closed = ClosedOutcome::ALL
            .iter()
            .map(|o| (Self::Closed(*o), Cell::Closed(Closed::Cases, *o)));
        closed.chain([
            (Self::Opened, Cell::CasesOpened),
            (Self::ClosedAll, Cell::ClosedAll(Closed::Cases)),
            (Self::Timed, Cell::ClearingTimed),
        ])
    }

    /// Whether it describes persons: protected like the same counter of a year.
    pub(crate) const fn is_about_persons(self) -> bool {
        matches!(
            self,
            Self::Opened | Self::Closed(_) | Self::ClosedAll | Self::Timed
        )
    }

    /// Whether anyone can compute it, though it is not printed.
    pub(crate) const fn is_implied(self) -> bool {
        matches!(self, Self::NotUnremarkable | Self::WithoutLetter)
    }
}

/// The parts of a figure that compares groups: outcome, if any, and how it is made.
pub(crate) fn recipes_of(measure: Measure, group: Group) -> Vec<(Option<&'static str>, Recipe)> {
    let cell = |what| Cell::Of(group, what);
    let one = |what| vec![(None, Recipe::Count(cell(what)))];
    match measure {
        Measure::ComparedIndications => one(Compared::Indications),
        Measure::ComparedCasesOpened => one(Compared::Opened),
        Measure::ComparedVisits => one(Compared::Visits),
        Measure::ComparedCasesClosed => ClosedOutcome::ALL
            .iter()
            .map(|o| (Some(o.name()), Recipe::Count(cell(Compared::Closed(*o)))))
            .chain([(Some("all"), Recipe::Count(cell(Compared::ClosedAll)))])
            .collect(),
        Measure::ComparedUnremarkableRate => {
            let above = cell(Compared::Closed(ClosedOutcome::Unremarkable));
            let below = cell(Compared::ClosedAll);
            vec![(None, Recipe::Ratio { above, below })]
        }
        Measure::ComparedLettersInTime => {
            let (above, below) = (cell(Compared::InTime), cell(Compared::Timed));
            vec![(None, Recipe::Ratio { above, below })]
        }
        Measure::ComparedDays => {
            let mean = Recipe::Mean {
                sum: cell(Compared::Days),
                of: cell(Compared::Timed),
                with: cell(Compared::WithDays),
            };
            vec![(None, mean)]
        }
        Measure::ComparedTime => vec![(None, Recipe::Minutes(cell(Compared::Minutes)))],
        Measure::ComparedCost => {
            let (cents, events) = (cell(Compared::Cents), cell(Compared::CostEvents));
            vec![(None, Recipe::Cents { cents, events })]
        }
        _ => Vec::new(),
    }
}

/// The part of a figure's name: the group, and the outcome.
pub(crate) fn part_of(group: Group, outcome: Option<&str>) -> String {
    outcome.map_or_else(
        || group.name(),
        |outcome| format!("{}-{outcome}", group.name()),
    )
}
