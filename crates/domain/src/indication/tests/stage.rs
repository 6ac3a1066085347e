//! Entries, offices and commands for the tests of this aggregate.

use crate::actor::{Actor, Role};
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::Track;
use crate::id::{Ids, OfficeId};
use crate::indication::*;
use crate::law::{Law, OfficeKind};
use crate::person::{Address, PersonRecord};
use crate::private::Private;
use crate::run::Run;
pub(super) use crate::run::stage::{Counting, TODAY, account, actor, now, office, opened};
use crate::state::State;
use jiff::civil::{Date, date};
use std::sync::LazyLock;

pub(super) static LAW: LazyLock<Law> = LazyLock::new(Law::shipped);
static RUN: LazyLock<Run> = LazyLock::new(|| opened(Track::RegisterClarification));

pub(super) fn school() -> OfficeId {
    office(1)
}

pub(super) fn registry() -> OfficeId {
    office(9)
}

/// A clerk of the school office, by number.
pub(super) fn clerk(number: u128) -> Actor {
    actor(number, Role::Clerk, Some(school()))
}

/// An entry that is right on [`TODAY`].
pub(super) fn entry(ground: &str) -> IndicationEntry {
    let address = Address::new("Ringstraße", "12a", "44787", "Bochum").unwrap();
    IndicationEntry {
        office: school(),
        run: RUN.id(),
        ground: ground.to_owned(),
        fact_on: date(2026, 2, 2),
        evidence: Private::new("40-2/118".into()),
        prior_contact: Some(PriorContact {
            channel: ContactChannel::Letter,
            on: date(2026, 1, 20),
        }),
        person: PersonRecord::new("Mia", "Muster", "2017-05-04", "Kim Muster", address, TODAY)
            .unwrap(),
    }
}

/// A complete checklist in which nothing explains the fact.
pub(super) fn nothing_explains() -> InnocentExplanations {
    InnocentExplanations {
        school_elsewhere: Answer::DoesNotExplain,
        moved_within_germany: Answer::DoesNotExplain,
        waiting_list: Answer::DoesNotExplain,
        illness: Answer::NotKnown,
        eu_residence: Answer::NotKnown,
        letters_not_received: Answer::DoesNotExplain,
    }
}

/// Circumstances in which everything is in order.
pub(super) fn around<'a>(
    who: &'a Actor,
    day: Date,
    indications: &[&Indication],
) -> Circumstances<'a> {
    Circumstances {
        office_kind: Some(OfficeKind::School),
        receiver_kind: Some(OfficeKind::Registry),
        run: Some(RUN.clone()),
        indications: indications.iter().map(|&one| one.clone()).collect(),
        person: Some(entry("not-enrolled").person),
        ..Circumstances::bare(now(day), who, &LAW)
    }
}

/// The indication that a decision leads to.
pub(super) fn of(decision: &Decision) -> Indication {
    match decision.changes.first() {
        Some(State::Indication(indication)) => indication.clone(),
        other => panic!("no indication: {other:?}"),
    }
}

pub(super) fn record(entry: IndicationEntry) -> IndicationCommand {
    IndicationCommand::Record {
        draft: None,
        entry: Box::new(entry),
    }
}

pub(super) fn screen(indication: &Indication) -> IndicationCommand {
    IndicationCommand::Screen {
        id: indication.id(),
        explanations: nothing_explains(),
    }
}

pub(super) fn notice(indication: &Indication) -> IndicationCommand {
    IndicationCommand::GiveNotice {
        id: indication.id(),
        to: registry(),
    }
}

pub(super) fn recorded(ground: &str, ids: &mut dyn Ids) -> Indication {
    of(&decide(&record(entry(ground)), &around(&clerk(1), TODAY, &[]), ids).expect("recorded"))
}

pub(super) fn put_forward(ids: &mut dyn Ids) -> Indication {
    let target = recorded("not-enrolled", ids);
    of(&decide(&screen(&target), &around(&clerk(2), TODAY, &[&target]), ids).expect("put forward"))
}

/// Does a command as a clerk, with everything else in order.
pub(super) fn act(
    who: u128,
    day: Date,
    command: &IndicationCommand,
    known: &[&Indication],
) -> Result<Decision, IndicationRejection> {
    decide(
        command,
        &around(&clerk(who), day, known),
        &mut Counting::default(),
    )
}
