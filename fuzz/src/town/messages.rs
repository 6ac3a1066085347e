//! The passage of a package on both sides, and the municipality's part of the benefit check: indications are recorded,
//! screened and sealed, a package carries them; a request for assistance is taken in, visited and reported.

use super::cast::child;
use super::houses::received_of;
use super::steps::{House, Move, Step, View, pick};
use super::way::{accompany, does, entry, of_indication, visit};
use augenmass_domain::assistance::{Assistance, AssistanceCommand, Stage as Asked};
use augenmass_domain::case::{Case, CaseCommand, Origin, Rung, StepsBefore};
use augenmass_domain::fact::Compared;
use augenmass_domain::id::{
    AssistanceId, IndicationId, OfficeId, PackageId, ReceivedIndicationId, RunId,
};
use augenmass_domain::indication::{Indication, IndicationCommand};
use augenmass_domain::law::GroundClass;
use augenmass_domain::package::{
    Commitment, Finding, Kept, MessageKind, Package, PackageCommand, Partner, Passed, Stage,
};
use augenmass_domain::received::ReceivedIndication;
use augenmass_domain::{Command, Private, State};
use jiff::ToSpan;
use jiff::civil::Date;
use uuid::Uuid;

/// What comes next in a municipality: a step of the package, of an assistance, or another indication.
pub(super) fn next(view: &View<'_>, run: RunId, step: Step) -> Move {
    let chosen = match step.word % 4 {
        0 => of_office(view, run, step).or_else(|| assistance(view, run, step)),
        1 | 2 => assistance(view, run, step).or_else(|| of_office(view, run, step)),
        _ => None,
    };
    chosen.unwrap_or_else(|| indication(view, run, step))
}

fn passed(view: &View<'_>, kind: MessageKind) -> Passed {
    let number = view.states.len() * 8 + kind as usize;
    Passed {
        sha256: format!("{number:064x}"),
        transcript: None,
    }
}

/// Whoever is at the other end.
pub(super) fn partner() -> Partner {
    Partner {
        name: "gegenüber".to_owned(),
        run: RunId::from_uuid(Uuid::from_u128(777)),
        office: OfficeId::from_uuid(Uuid::from_u128(888)),
        card: "e".repeat(64),
    }
}

/// The newest package of these states.
fn newest(states: &[State]) -> Option<&Package> {
    states.iter().rev().find_map(|state| match state {
        State::Package(one) => Some(one),
        _ => None,
    })
}

/// What was sent of a package at the other end.
fn sent(package: &Package, kind: MessageKind) -> Passed {
    let passed = package.passed(kind).cloned();
    passed.unwrap_or_else(|| Passed {
        sha256: "0".repeat(64),
        transcript: None,
    })
}

/// Sealed and carried by none.
fn waiting(view: &View<'_>, run: RunId) -> Vec<IndicationId> {
    let today = view.now.date();
    let waits = |one: &&Indication| match one {
        Indication::Sealed(sealed) => sealed.package.is_none() && today < sealed.due,
        _ => false,
    };
    let all = view.states.iter().filter_map(|state| match state {
        State::Indication(one) => Some(one),
        _ => None,
    });
    let of_run = all.filter(|one| {
        one.core().run == run && Some(one.core().office) == view.cast.school[0].office
    });
    of_run.filter(waits).map(Indication::id).collect()
}

/// The office's next step with its package; `None` where it waits for the other side.
fn of_office(view: &View<'_>, run: RunId, step: Step) -> Option<Move> {
    let second = &view.cast.school[1];
    let there = newest(view.other)?;
    let Some(own) = newest(view.states).filter(|own| !own.is_over()) else {
        let command = seal(view, run, there)?;
        return Some(does(view, second, command));
    };
    let id = own.id();
    let is_answer =
        |stages: &[Stage]| there.core().root == own.core().root && stages.contains(&there.stage());
    let command = match own.stage() {
        Stage::Sealed if own.passed(MessageKind::Request).is_none() => {
            let taken = sent(there, MessageKind::Request);
            is_answer(&[Stage::Requested]).then_some(PackageCommand::TakeRequest { id, taken })?
        }
        // Now and then one more than was committed to.
        Stage::Sealed => PackageCommand::Respond {
            id,
            evaluations: own.core().evaluations + u64::from(step.word > 240),
            message: passed(view, MessageKind::Response),
        },
        Stage::Answered => {
            let message = sent(there, MessageKind::Receipt);
            is_answer(&[Stage::Receipted, Stage::Ended])
                .then_some(PackageCommand::Receipt { id, message })?
        }
        _ => PackageCommand::End { id },
    };
    Some(does(view, second, command))
}

/// Takes in what the other side committed to, and seals what waits.
fn seal(view: &View<'_>, run: RunId, there: &Package) -> Option<PackageCommand> {
    let indications = waiting(view, run);
    if there.stage() != Stage::Committed || indications.is_empty() {
        return None;
    }
    let (core, number) = (there.core(), view.states.len());
    Some(PackageCommand::Seal {
        id: PackageId::from_uuid(Uuid::from_u128((7 << 100) + number as u128)),
        office: view.cast.school[1].office?,
        run,
        partner: partner(),
        commitment: Commitment {
            records: core.records,
            evaluations: core.evaluations,
            root: core.root.clone(),
        },
        indications,
        public_key: format!("key-{number}"),
        taken: sent(there, MessageKind::Commit),
        message: passed(view, MessageKind::Sealed),
    })
}

/// True while a package is on its way that the other side has sealed: its deadline is shorter than the steps of a case.
pub(super) fn in_flight(view: &View<'_>) -> bool {
    let own = newest(view.states).filter(|own| view.now.date() < own.core().due);
    own.is_some_and(|own| match own.stage() {
        Stage::Requested => true,
        Stage::Committed => {
            let sealed = |there: &Package| there.core().root == own.core().root;
            newest(view.other).is_some_and(sealed)
        }
        _ => false,
    })
}

/// The family benefits office's next step with its package; `None` where it waits for the other side.
pub(super) fn of_kasse(view: &View<'_>, run: RunId, step: Step) -> Option<Move> {
    let examiner = &view.cast.kasse[usize::from(step.who % 2)];
    let Some(own) = newest(view.states).filter(|own| !own.is_over()) else {
        let records = 10 + u64::from(step.word);
        return Some(does(
            view,
            examiner,
            commit(view, run, (records, records * 16)),
        ));
    };
    let id = own.id();
    if view.now.date() >= own.core().due {
        return Some(does(view, examiner, PackageCommand::End { id }));
    }
    let there = newest(view.other).filter(|there| there.core().root == own.core().root);
    let command = match own.stage() {
        Stage::Committed => {
            let there = there.filter(|there| there.stage() == Stage::Sealed)?;
            let payloads = there.payloads().unwrap_or_default();
            PackageCommand::Request {
                id,
                payloads,
                commitments: payloads + u32::from(step.who % 2),
                public_key: there.public_key().unwrap_or_default().to_owned(),
                taken: sent(there, MessageKind::Sealed),
                message: passed(view, MessageKind::Request),
            }
        }
        Stage::Requested => {
            let there = there.filter(|there| there.stage() == Stage::Answered)?;
            PackageCommand::Open {
                id,
                findings: findings(view, id, step.word),
                taken: sent(there, MessageKind::Response),
            }
        }
        Stage::Opened => PackageCommand::Receipt {
            id,
            message: passed(view, MessageKind::Receipt),
        },
        _ => PackageCommand::End { id },
    };
    Some(does(view, examiner, command))
}

fn commit(view: &View<'_>, run: RunId, (records, evaluations): (u64, u64)) -> PackageCommand {
    PackageCommand::Commit {
        office: view.cast.kasse[0].office.unwrap(),
        run,
        partner: partner(),
        commitment: Commitment {
            records,
            evaluations,
            root: format!("{:064x}", view.states.len() + 1),
        },
        message: passed(view, MessageKind::Commit),
    }
}

/// Of four received indications one is accepted, one unsure, one rejected, and one stays closed.
fn findings(view: &View<'_>, package: PackageId, word: u8) -> Vec<Finding> {
    let all = (0_u8..).zip(received_of(view.states, package));
    let found = all.filter_map(|(number, one)| {
        let result = match (word / 4).wrapping_add(number) % 4 {
            0 => Compared::Accepted,
            1 => Compared::Unsure,
            2 => Compared::Rejected,
            _ => return None,
        };
        Some(Finding {
            received: one.id(),
            result,
            kept: Some(kept(view.now.date(), number)),
        })
    });
    found.collect()
}

fn kept(today: Date, number: u8) -> Kept {
    Kept {
        record: child(u32::from(number)),
        comparison: Private::new("{}".to_owned()),
        ground: GroundClass::NotEnrolled,
        fact_on: today.saturating_sub(30.days()),
    }
}

/// The newest indication on its way to be sealed, or a new one; now and then on a weak ground.
fn indication(view: &View<'_>, run: RunId, step: Step) -> Move {
    let on_the_way = view.states.iter().rev().find_map(|state| match state {
        State::Indication(one @ (Indication::Recorded(_) | Indication::PutForward(_))) => {
            let in_time = one.due().is_some_and(|due| view.now.date() < due);
            Some(one).filter(|one| in_time && one.core().run == run)
        }
        _ => None,
    });
    if let Some(one) = on_the_way {
        return of_indication(view, one, step);
    }
    let (clerk, ground) = if step.word.is_multiple_of(16) {
        (&view.cast.order[0], "post-returned")
    } else {
        (&view.cast.school[0], "not-enrolled")
    };
    let entry = entry(view, run, ground);
    let record = IndicationCommand::Record { draft: None, entry };
    does(view, clerk, record)
}

/// The newest request of the other side that was sent and not taken in, or the newest case that began with one.
fn assistance(view: &View<'_>, run: RunId, step: Step) -> Option<Move> {
    let known = |id: AssistanceId| {
        let own = view.states.iter();
        own.into_iter()
            .any(|state| matches!(state, State::Assistance(one) if one.id() == id))
    };
    let asked = view.other.iter().rev().find_map(|state| match state {
        State::Assistance(one) => {
            Some(one).filter(|one| matches!(one.stage(), Asked::Sent { .. }) && !known(one.id()))
        }
        _ => None,
    });
    if let Some(asked) = asked {
        let receive = receive(view, run, asked.id(), steps_of(view, asked)?);
        return Some(does(view, &view.cast.registry[0], receive));
    }
    let open: Vec<&Case> = view
        .states
        .iter()
        .filter_map(|state| match state {
            State::Case(case) if case.file().is_assistance() => Some(case),
            _ => None,
        })
        .filter(|case| !matches!(case, Case::Closed(_)))
        .collect();
    // What the other side asked for comes before what was invented.
    let is_real = |case: &&&Case| {
        let origin = case.file().origin();
        view.other.iter().any(|state| match state {
            State::Assistance(one) => Origin::Assistance(one.id()) == origin,
            _ => false,
        })
    };
    let case = open.iter().rev().find(is_real).or(open.last())?;
    Some(helped(view, case, step))
}

/// What the requesting authority wrote of the steps before.
fn steps_of(view: &View<'_>, asked: &Assistance) -> Option<StepsBefore> {
    let Asked::Sent { on, .. } = asked.stage() else {
        return None;
    };
    view.other.iter().find_map(|state| match state {
        State::Case(case) if case.id() == asked.case() => case.file().steps_before(*on),
        _ => None,
    })
}

fn receive(view: &View<'_>, run: RunId, id: AssistanceId, steps: StepsBefore) -> AssistanceCommand {
    AssistanceCommand::Receive {
        id,
        office: view.cast.registry_office(),
        run,
        from: partner(),
        record: Box::new(child(u32::try_from(view.states.len()).unwrap())),
        steps,
        message: "c".repeat(64),
    }
}

/// A case that is visited for the family benefits office: approved, accompanied, visited, reported.
fn helped(view: &View<'_>, case: &Case, step: Step) -> Move {
    let (id, [officer, other, lead, _]) = (case.id(), &view.cast.registry);
    let report = || {
        let of_case = view.states.iter().find_map(|state| match state {
            State::Assistance(one) if one.case() == id => Some(one.id()),
            _ => None,
        });
        let id = of_case.unwrap_or(AssistanceId::from_uuid(Uuid::from_u128(404)));
        let message = "d".repeat(64);
        does(view, officer, AssistanceCommand::Report { id, message })
    };
    match case {
        Case::Proposed(_) => does(view, lead, CaseCommand::Approve { id }),
        Case::VisitOrdered(_) => visit(view, case, step),
        Case::Clarifying(_) => {
            let file = case.file();
            let done = file.visits_done() + file.visited_before().len();
            let enough = done >= 2 || (file.visits_done() == 1 && step.who.is_multiple_of(4));
            if enough || case.file().is_settled() {
                report()
            } else {
                accompany(view, case, other)
            }
        }
        _ => report(),
    }
}

/// Anything new that belongs to the benefit check, right or not.
pub(super) fn anything_new(view: &View<'_>, step: Step) -> Option<Command> {
    let run = view.states.iter().rev().find_map(|state| match state {
        State::Run(run) => Some(run.id()),
        _ => None,
    })?;
    let case = view.states.iter().rev().find_map(|state| match state {
        State::Case(case) => Some(case.id()),
        _ => None,
    });
    Some(match (view.house, step.word % 4) {
        (House::Kasse, 0) => {
            let odd = [
                (0, 0),
                (10, 9),
                (10, 160),
                (125_001, 2_000_016),
                (1, u64::MAX),
            ];
            commit(view, run, pick(&odd, step.days)).into()
        }
        (House::Kasse, 1) => {
            let received = newest_received(view, step)?;
            let excluded = Vec::new();
            CaseCommand::ProposeCheck { received, excluded }.into()
        }
        (House::City, 0) => {
            let mut command = seal(view, run, newest(view.other)?)?;
            if let PackageCommand::Seal {
                indications,
                commitment,
                ..
            } = &mut command
            {
                match step.days % 4 {
                    0 => indications.extend(indications.clone()),
                    1 => indications.clear(),
                    2 => indications.push(IndicationId::from_uuid(Uuid::from_u128(404))),
                    _ => commitment.evaluations = u64::MAX,
                }
            }
            command.into()
        }
        (_, 2) => AssistanceCommand::Request { case: case? }.into(),
        _ => receive(
            view,
            run,
            invented_id(view, step),
            steps(view.now.date(), step),
        )
        .into(),
    })
}

fn newest_received(view: &View<'_>, step: Step) -> Option<ReceivedIndicationId> {
    let all: Vec<&ReceivedIndication> = view
        .states
        .iter()
        .filter_map(|state| match state {
            State::Received(one) => Some(one),
            _ => None,
        })
        .collect();
    (!all.is_empty()).then(|| pick(&all, step.days).id())
}

/// Of a request that nobody sent, or one that is there.
fn invented_id(view: &View<'_>, step: Step) -> AssistanceId {
    let known = view.states.iter().find_map(|state| match state {
        State::Assistance(one) => Some(one.id()),
        _ => None,
    });
    let new = AssistanceId::from_uuid(Uuid::from_u128((9 << 100) + view.states.len() as u128));
    known.filter(|_| step.days.is_multiple_of(2)).unwrap_or(new)
}

/// Steps before a request, now and then too few, too soon, or out of order.
fn steps(today: Date, step: Step) -> StepsBefore {
    let ago = |days: i32| today.saturating_sub(days.days());
    let mut rungs: Vec<(Rung, Date, Date)> = Rung::ALL
        .iter()
        .zip([(90, 60), (59, 40), (39, 10)])
        .map(|(rung, (on, by))| (*rung, ago(on), ago(by)))
        .collect();
    match step.days % 5 {
        0 => drop(rungs.pop()),
        1 => rungs.swap(0, 1),
        2 => rungs[2].2 = today,
        _ => {}
    }
    StepsBefore {
        rungs,
        looked_on: ago(9),
        visited: Vec::new(),
    }
}

/// Commands about a record whose words depend on the other records.
pub(super) fn anything_about(view: &View<'_>, state: &State, step: Step) -> Vec<Command> {
    let State::Package(package) = state else {
        return Vec::new();
    };
    let id = package.id();
    let mut twice = findings(view, id, step.days);
    twice.extend(twice.first().cloned());
    let taken = passed(view, MessageKind::Sealed);
    let request = |payloads, commitments| PackageCommand::Request {
        id,
        payloads,
        commitments,
        public_key: "key".to_owned(),
        taken: taken.clone(),
        message: passed(view, MessageKind::Request),
    };
    let open = |findings| PackageCommand::Open {
        id,
        findings,
        taken: taken.clone(),
    };
    let all = [
        request(3, 2),
        request(251, 251),
        request(u32::from(step.who % 4), 4),
        open(twice),
        open(findings(view, id, step.who)),
    ];
    all.into_iter().map(Command::from).collect()
}
