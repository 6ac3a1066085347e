//! Anything by anybody: a new record of any kind, or any command about any record.

use super::cast::child;
use super::messages;
use super::steps::{House, Move, Step, View, pick};
use super::way::{checked_manifest, draft, entry, explanations, finding, words};
use crate::documents::commands_about;
use augenmass_domain::accompaniment::AccompanimentCommand;
use augenmass_domain::case::{Case, CaseCommand, Consequence};
use augenmass_domain::cost::{CostCommand, CostKind, CostRecord};
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::fact::Bearer;
use augenmass_domain::id::{CaseId, IndicationId, InquiryId, OfficeId, RunId};
use augenmass_domain::indication::{Indication, IndicationCommand};
use augenmass_domain::inquiry::{AnswerForm, ContributionContent, InquiryCommand, Topic, read};
use augenmass_domain::run::{Opinion, RunCommand};
use augenmass_domain::subject_request::{SubjectRequestCommand, SubjectRequestKind};
use augenmass_domain::visit::VisitCommand;
use augenmass_domain::{Action, Actor, Command, Kind, State};
use jiff::ToSpan;
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) fn next(view: &View<'_>, step: Step) -> Move {
    let makes = view.states.is_empty() || step.what.is_multiple_of(4);
    let command = if makes {
        new(view, step)
    } else {
        about(view, step)
    };
    let actor = somebody(view, &command, step).clone();
    Move {
        now: view.now,
        actor,
        command,
    }
}

/// Mostly one of those whose work it is.
fn somebody<'a>(view: &View<'a>, command: &Command, step: Step) -> &'a Actor {
    let cast = view.cast;
    if view.house == House::Kasse && command.kind() != Kind::Run {
        return &cast.kasse[usize::from(step.who % 2)];
    }
    match command.kind() {
        Kind::Indication if step.word.is_multiple_of(2) => &cast.school[usize::from(step.who % 2)],
        Kind::Indication => &cast.order[usize::from(step.who % 2)],
        Kind::Case => &cast.registry[usize::from(step.who % 4)],
        Kind::Package => &cast.school[1],
        Kind::Assistance => &cast.registry[usize::from(step.who % 4)],
        Kind::Visit | Kind::Accompaniment => match step.who % 3 {
            0 => &cast.social_worker,
            1 => &cast.coordinator,
            _ => &cast.registry[usize::from(step.who % 4)],
        },
        Kind::Run => pick(
            &[&cast.coordinator, &cast.head, &cast.data_protection],
            step.who,
        ),
        Kind::Disclosure => &cast.registry[usize::from(step.who % 4)],
        Kind::Inquiry => pick(&[&cast.council[0], &cast.council[1], &cast.head], step.who),
        Kind::SubjectRequest => pick(
            &[&cast.data_protection, &cast.ombudsperson, &cast.registry[2]],
            step.who,
        ),
        Kind::Cost | Kind::Installation | Kind::Received => &cast.finance,
    }
}

fn newest<'a, T>(view: &View<'a>, find: impl Fn(&'a State) -> Option<T>) -> Option<T> {
    view.states.iter().rev().find_map(find)
}

fn some_case<'a>(view: &View<'a>, step: Step) -> Option<&'a Case> {
    let cases: Vec<&Case> = view
        .states
        .iter()
        .filter_map(|state| match state {
            State::Case(case) => Some(case),
            _ => None,
        })
        .collect();
    (!cases.is_empty()).then(|| pick(&cases, step.word))
}

fn some_run(view: &View<'_>) -> RunId {
    let run = newest(view, |state| match state {
        State::Run(run) => Some(run.id()),
        _ => None,
    });
    run.unwrap_or(RunId::from_uuid(Uuid::from_u128(404)))
}

const REQUESTS: [SubjectRequestKind; 6] = [
    SubjectRequestKind::Access,
    SubjectRequestKind::Correction,
    SubjectRequestKind::Erasure,
    SubjectRequestKind::Restriction,
    SubjectRequestKind::Objection,
    SubjectRequestKind::Complaint,
];

fn new(view: &View<'_>, step: Step) -> Command {
    let often = view.house == House::Kasse || step.who.is_multiple_of(2);
    if view.house != House::Register
        && often
        && let Some(command) = messages::anything_new(view, step)
    {
        return command;
    }
    let case = some_case(view, step);
    let id = case.map_or(CaseId::from_uuid(Uuid::from_u128(404)), Case::id);
    let ground = pick(
        &["not-enrolled", "post-returned", "no-such-ground"],
        step.word,
    );
    match step.what / 4 % 9 {
        0 => IndicationCommand::ImportDraft(entry(view, some_run(view), ground)).into(),
        1 => {
            let entry = entry(view, some_run(view), ground);
            IndicationCommand::Record { draft: None, entry }.into()
        }
        2 => propose(view, step).into(),
        3 => draft(view.house, view.now.date()).into(),
        4 => SubjectRequestCommand::Receive {
            case: id,
            request: pick(&REQUESTS, step.word),
            words: Some(words()),
        }
        .into(),
        5 => DisclosureCommand::Request {
            case: id,
            flow: pick(
                &[
                    "registry-to-city-office",
                    "answer-to-family-benefits-office",
                ],
                step.word,
            )
            .to_owned(),
            fields: vec!["date".to_owned()],
            necessity: words(),
            requested_on: Some(view.now.date().saturating_sub(3.days())),
        }
        .into(),
        6 => InquiryCommand::Receive {
            read: Box::new(read("1. Wie viele Fälle?\n2. Was kostet es?\n").unwrap()),
            sha256: "c".repeat(64),
        }
        .into(),
        7 => AccompanimentCommand::Request {
            case: id,
            carrier: view.cast.carrier(),
            from: view.now.saturating_add(i64::from(step.word).hours()),
            until: view.now.saturating_add((i64::from(step.word) + 1).hours()),
        }
        .into(),
        _ => cost(view, step).into(),
    }
}

fn propose(view: &View<'_>, step: Step) -> CaseCommand {
    let noticed = view.states.iter().rev().filter_map(|state| match state {
        State::Indication(x) if x.notice().is_some() || step.word > 200 => Some(x.id()),
        _ => None,
    });
    let indications = noticed.take(1 + usize::from(step.word % 2)).collect();
    let excluded = if step.word.is_multiple_of(5) {
        vec![view.cast.registry[3].account]
    } else {
        Vec::new()
    };
    CaseCommand::Propose {
        indications,
        excluded,
    }
}

/// A new cost, or one that takes another back, now and then with other amounts.
fn cost(view: &View<'_>, step: Step) -> CostCommand {
    let office: Option<OfficeId> = view.cast.school[0].office;
    let of = |x: &CostRecord, cents| CostCommand::Record {
        run: x.run,
        office: x.office,
        kind: x.kind,
        bearer: x.bearer,
        on: x.on,
        cents,
        minutes: x.minutes,
        planned: x.planned,
        corrects: Some(x.id),
    };
    let known = newest(view, |state| match state {
        State::Cost(cost) => Some(cost),
        _ => None,
    });
    match known {
        Some(known) if step.word.is_multiple_of(3) => {
            of(known, known.cents + i64::from(step.word % 2))
        }
        _ => CostCommand::Record {
            run: some_run(view),
            office: office.filter(|_| step.word.is_multiple_of(2)),
            kind: pick(
                &[CostKind::Staff, CostKind::Accompaniment, CostKind::Postage],
                step.word,
            ),
            bearer: pick(
                &[
                    Bearer::Municipality,
                    Bearer::Land,
                    Bearer::FederalAgency,
                    Bearer::Carrier,
                ],
                step.who,
            ),
            on: view.now.date(),
            cents: i64::from(step.word) - 5,
            minutes: u32::from(step.who),
            planned: step.word.is_multiple_of(5),
            corrects: None,
        },
    }
}

fn about(view: &View<'_>, step: Step) -> Command {
    // First a kind, so that the many do not hide the few; then one of its newest records.
    let present: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|kind| view.states.iter().any(|state| state.kind() == *kind))
        .collect();
    let kind = pick(&present, step.what / 4);
    // Few kinds are there at first, and a run that is closed ends everything.
    if kind == Kind::Run && view.house != House::Register && !step.days.is_multiple_of(8) {
        return new(view, step);
    }
    let of_kind = view
        .states
        .iter()
        .rev()
        .filter(|state| state.kind() == kind);
    // Of the few that nobody continues on the way, the first or the newest: so that some come far.
    let few = matches!(kind, Kind::Disclosure | Kind::Inquiry);
    let mut newest: Vec<&State> = of_kind.collect();
    if few && newest.len() > 2 {
        newest.drain(1..newest.len() - 1);
    } else {
        newest.truncate(2);
    }
    let state = newest[usize::from(step.days) % newest.len()];
    let mut all = commands_about(state, view.now.date());
    all.extend(more(view, state, step));
    if view.house != House::Register {
        all.extend(messages::anything_about(view, state, step));
        // A package that is given up at once shows nothing of its passage.
        let is_end = |command: &Command| command.action() == Action::EndPackage;
        all.retain(|command| step.days.is_multiple_of(8) || !is_end(command));
    }
    if all.is_empty() {
        return new(view, step);
    }
    all.swap_remove(usize::from(step.word) % all.len())
}

/// What may be decided about an indication.
fn of_indication(view: &View<'_>, id: IndicationId, step: Step) -> [Command; 3] {
    [
        IndicationCommand::Screen {
            id,
            explanations: explanations(step.who),
        }
        .into(),
        IndicationCommand::Reconsider {
            id,
            explanations: explanations(step.word),
        }
        .into(),
        IndicationCommand::GiveNotice {
            id,
            to: view.cast.registry_office(),
        }
        .into(),
    ]
}

/// Commands whose words depend on the town.
fn more(view: &View<'_>, state: &State, step: Step) -> Vec<Command> {
    let today = view.now.date();
    match state {
        State::Indication(Indication::Draft(draft)) => {
            let mut entry = entry(view, draft.core.run, &draft.core.ground);
            entry.person = child(u32::from(step.word));
            let draft = Some(draft.core.id);
            vec![IndicationCommand::Record { draft, entry }.into()]
        }
        State::Indication(x) => of_indication(view, x.id(), step).into(),
        State::Case(case) => vec![
            super::way::exonerating(case).into(),
            CaseCommand::ListConsequences {
                id: case.id(),
                consequences: vec![Consequence::NoneFound],
            }
            .into(),
            // Seldom somebody whom the walks need.
            CaseCommand::Exclude {
                id: case.id(),
                accounts: vec![view.cast.registry[if step.who < 250 { 3 } else { 1 }].account],
            }
            .into(),
            CaseCommand::OpenHearing {
                id: case.id(),
                until: today.saturating_add(i64::from(step.who).days()),
                interpreter_offered: step.who.is_multiple_of(2),
            }
            .into(),
        ],
        State::Visit(visit) => vec![
            VisitCommand::Record {
                id: visit.id(),
                finding: finding(step.who),
                door: super::way::told(step.word),
                mode: visit.order().mode(),
                from: visit.order().from(),
                until: view.now,
            }
            .into(),
        ],
        State::Run(run) => {
            let (id, manifest, words) = (run.id(), checked_manifest(view.house), words());
            let opinion = Opinion::NoObjections;
            vec![
                RunCommand::Open { id, manifest }.into(),
                RunCommand::GiveOpinion { id, opinion, words }.into(),
            ]
        }
        // Once signed off, only what may still follow, so that walks come to the end.
        State::Inquiry(inquiry) if !inquiry.output_is_draft() => Vec::new(),
        State::Inquiry(inquiry) => of_inquiry(view, inquiry.id(), step),
        _ => Vec::new(),
    }
}

fn of_inquiry(view: &View<'_>, id: InquiryId, step: Step) -> Vec<Command> {
    let today = view.now.date();
    let topics = BTreeMap::from([(1, vec![Topic::Extent]), (2, vec![Topic::Cost])]);
    let (question, body) = (u16::from(step.who % 3) + 1, "Familienkasse".to_owned());
    let all = [
        InquiryCommand::Assign { id, topics },
        InquiryCommand::RequestContribution {
            id,
            question,
            body: body.clone(),
            by: today.saturating_add(7.days()),
        },
        InquiryCommand::EnterContribution {
            id,
            question,
            body,
            source: "Schreiben".to_owned(),
            supplied_by: "Leitung".to_owned(),
            content: ContributionContent::Nil,
        },
        InquiryCommand::WriteJudgement {
            id,
            question,
            text: "Ausreichend.".to_owned(),
        },
        InquiryCommand::Draft {
            id,
            answer_sha256: "d".repeat(64),
            as_of: today,
            tree_size: 1,
        },
        InquiryCommand::SignOff {
            id,
            answer_sha256: "d".repeat(64),
        },
        InquiryCommand::Answer {
            id,
            form: AnswerForm::Oral,
        },
    ];
    all.into_iter().map(Command::from).collect()
}
