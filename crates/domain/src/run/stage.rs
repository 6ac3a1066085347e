//! What tests of several aggregates need: a source of ids, actors, a moment, and a run that went
//! through its own commands.

use super::{CheckedManifest, ManifestDocument, Opinion, Run, RunCommand, RunRejection, decide};
use crate::actor::{Actor, Role};
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::Track;
use crate::id::{AccountId, Ids, OfficeId, RunId};
use crate::law::Law;
use crate::moment::Now;
use crate::private::Private;
use crate::state::State;
use jiff::civil::{Date, date};
use uuid::Uuid;

/// The day on which tests play.
pub(crate) const TODAY: Date = date(2026, 3, 2);

/// Ids in order.
#[derive(Default)]
pub(crate) struct Counting(u128);

impl Ids for Counting {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

pub(crate) fn now(day: Date) -> Now {
    let local = day.at(10, 0, 0, 0);
    let at = local.in_tz("UTC").expect("a day").timestamp();
    Now { at, local }
}

pub(crate) fn account(number: u128) -> AccountId {
    AccountId::from_uuid(Uuid::from_u128(0xA000 + number))
}

pub(crate) fn office(number: u128) -> OfficeId {
    OfficeId::from_uuid(Uuid::from_u128(0xB000 + number))
}

pub(crate) fn actor(number: u128, role: Role, office: Option<OfficeId>) -> Actor {
    Actor {
        account: account(number),
        role,
        office,
        carrier: None,
        person: None,
    }
}

pub(crate) fn manifest(track: Track) -> CheckedManifest {
    CheckedManifest {
        sha256: "a".repeat(64),
        track,
        documents: ManifestDocument::ALL
            .into_iter()
            .map(|document| (document, "b".repeat(64)))
            .collect(),
        cap: 250,
        match_keys: Vec::new(),
        signed_by: vec![
            "head-of-department".into(),
            "data-protection-officer".into(),
        ],
        statistics_office: None,
    }
}

/// Does one command to a run on a day; `ids` only matter for a draft.
pub(crate) fn act_on(
    run: Option<&Run>,
    day: Date,
    who: &Actor,
    command: &RunCommand,
    stopped: bool,
) -> Result<Decision, RunRejection> {
    let law = Law::shipped();
    let around = Circumstances {
        run: run.cloned(),
        stopped,
        ..Circumstances::bare(now(day), who, &law)
    };
    decide(command, &around, &mut Counting(0xF000))
}

/// The run that a decision leads to.
pub(crate) fn run_of(decision: Decision) -> Run {
    match decision.changes.into_iter().next() {
        Some(State::Run(run)) => run,
        other => panic!("no run: {other:?}"),
    }
}

pub(crate) fn step(run: &Run, who: &Actor, command: &RunCommand) -> Run {
    run_of(act_on(Some(run), TODAY, who, command, false).expect("accepted"))
}

pub(crate) fn drafted(track: Track) -> Run {
    let command = RunCommand::Draft {
        title: "Registerklärung 2026".into(),
        track,
        begins: date(2026, 1, 1),
        ends: date(2026, 12, 31),
    };
    run_of(
        act_on(
            None,
            TODAY,
            &actor(1, Role::Coordinator, None),
            &command,
            false,
        )
        .expect("accepted"),
    )
}

pub(crate) fn opinion(id: RunId) -> RunCommand {
    RunCommand::GiveOpinion {
        id,
        opinion: Opinion::Objections,
        words: Private::new("Bedenken wegen der Dauer.".into()),
    }
}

pub(crate) fn approved(track: Track) -> Run {
    let run = drafted(track);
    let id = run.id();
    let run = step(
        &run,
        &actor(3, Role::DataProtectionOfficer, None),
        &opinion(id),
    );
    let run = step(
        &run,
        &actor(1, Role::Coordinator, None),
        &RunCommand::Approve { id },
    );
    step(
        &run,
        &actor(2, Role::HeadOfDepartment, None),
        &RunCommand::Approve { id },
    )
}

/// A run of 2026 that is open.
pub(crate) fn opened(track: Track) -> Run {
    let run = approved(track);
    let open = RunCommand::Open {
        id: run.id(),
        manifest: manifest(track),
    };
    step(&run, &actor(1, Role::Coordinator, None), &open)
}

/// A run of 2026 that is closed.
pub(crate) fn closed(track: Track) -> Run {
    let run = opened(track);
    let close = RunCommand::Close { id: run.id() };
    step(&run, &actor(1, Role::Coordinator, None), &close)
}
