//! What comes next on the longest way: a run opens, an indication is recorded, screened and noticed, a
//! case is proposed and clarified, visited twice, heard, decided, made final and reopened.

use super::cast::child;
use super::steps::{House, Move, Step, View, next_morning, pick};
use super::{anything, messages, office};
use augenmass_domain::accompaniment::{Accompaniment, AccompanimentCommand, Qualification};
use augenmass_domain::case::{
    Assessment, Case, CaseCommand, Consequence, ExoneratingSource, ReopenGround, Reply, Ruling,
    Rung,
};
use augenmass_domain::id::{IndicationId, RunId};
use augenmass_domain::indication::{
    Answer, ContactChannel, Indication, IndicationCommand, IndicationEntry, InnocentExplanations,
    PriorContact,
};
use augenmass_domain::law::calendar;
use augenmass_domain::run::{CheckedManifest, ManifestDocument, Opinion, Run, RunCommand};
use augenmass_domain::visit::{
    AtTheDoor, DoorFinding, Interpreter, LegalMode, Told, Visit, VisitCommand,
};
use augenmass_domain::{Actor, Command, Private, State};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

pub(super) fn words() -> Private<String> {
    Private::new("Erfunden.".to_owned())
}

pub(super) fn does(view: &View<'_>, actor: &Actor, command: impl Into<Command>) -> Move {
    Move {
        now: view.now,
        actor: actor.clone(),
        command: command.into(),
    }
}

pub(super) fn next(view: &View<'_>, step: Step) -> Move {
    let today = view.now.date();
    let runs = view.states.iter().rev().filter_map(|state| match state {
        State::Run(run) => Some(run),
        _ => None,
    });
    let usable =
        |run: &&Run| !matches!(run, Run::Closed(_) | Run::Reported(_)) && run.covers(today);
    match runs.clone().find(usable) {
        None => does(view, &view.cast.coordinator, draft(view.house, today)),
        Some(run) if !run.is_open_on(today) => open(view, run),
        Some(run) => match view.house {
            House::Register => case_or_indication(view, run.id(), step),
            House::City => messages::next(view, run.id(), step),
            House::Kasse => office::next(view, run.id(), step),
        },
    }
}

pub(super) fn draft(house: House, today: Date) -> RunCommand {
    RunCommand::Draft {
        title: "Durchgang".to_owned(),
        track: house.track(),
        begins: today,
        ends: calendar::plus_months(today, 20),
    }
}

pub(super) fn checked_manifest(house: House) -> CheckedManifest {
    CheckedManifest {
        sha256: "a".repeat(64),
        track: house.track(),
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

fn open(view: &View<'_>, run: &Run) -> Move {
    let (id, cast) = (run.id(), view.cast);
    match run {
        Run::Draft(draft) if draft.opinion.is_none() => {
            let (opinion, words) = (Opinion::Objections, words());
            let command = RunCommand::GiveOpinion { id, opinion, words };
            does(view, &cast.data_protection, command)
        }
        Run::Draft(draft) => {
            let coordinator = draft.first.is_none_or(|x| x.by != cast.coordinator.account);
            let who = if coordinator {
                &cast.coordinator
            } else {
                &cast.head
            };
            does(view, who, RunCommand::Approve { id })
        }
        Run::Paused(_) => does(view, &cast.coordinator, RunCommand::Resume { id }),
        _ => {
            let manifest = checked_manifest(view.house);
            does(view, &cast.coordinator, RunCommand::Open { id, manifest })
        }
    }
}

/// The newest case that is not at its end, or the newest indication on its way to one.
fn case_or_indication(view: &View<'_>, run: RunId, step: Step) -> Move {
    let mut newest = view.states.iter().rev();
    let on_the_way = newest.find_map(|state| match state {
        State::Case(case) if case.file().run() == run => Some(case)
            .filter(|case| !matches!(case, Case::Closed(_) | Case::Declined(_) | Case::Expired(_))),
        _ => None,
    });
    if let Some(case) = on_the_way {
        return of_case(view, case, step);
    }
    let rested = |id: IndicationId| {
        view.states.iter().any(|state| match state {
            State::Case(case) => case.file().sources().iter().any(|x| x.indication == id),
            _ => false,
        })
    };
    let next = view.states.iter().rev().find_map(|state| match state {
        State::Indication(x) if x.core().run == run && !rested(x.id()) => match x {
            Indication::Dropped(_) | Indication::Expired(_) | Indication::Draft(_) => None,
            other => Some(other),
        },
        _ => None,
    });
    match next {
        None => {
            // A weak ground, where another office's ground can carry it (R06).
            let carried = view.states.iter().any(|state| match state {
                State::Indication(x) => {
                    x.is_alive() && x.core().run == run && x.core().ground == "not-enrolled"
                }
                _ => false,
            });
            let (clerk, ground) = if carried && !step.word.is_multiple_of(4) {
                (&view.cast.order[0], "post-returned")
            } else {
                (&view.cast.school[0], "not-enrolled")
            };
            let entry = entry(view, run, ground);
            does(
                view,
                clerk,
                IndicationCommand::Record { draft: None, entry },
            )
        }
        Some(indication) => of_indication(view, indication, step),
    }
}

pub(super) fn entry(view: &View<'_>, run: RunId, ground: &str) -> Box<IndicationEntry> {
    let today = view.now.date();
    let at_school = ground == "not-enrolled";
    let clerk = if at_school {
        &view.cast.school[0]
    } else {
        &view.cast.order[0]
    };
    let fact_on = today.saturating_sub(20.days());
    Box::new(IndicationEntry {
        office: clerk.office.unwrap(),
        run,
        ground: ground.to_owned(),
        fact_on,
        evidence: Private::new("Vermerk (erfunden)".to_owned()),
        prior_contact: Some(PriorContact {
            channel: ContactChannel::Letter,
            on: fact_on,
        }),
        person: child(u32::try_from(view.states.len()).unwrap()),
    })
}

pub(super) fn explanations(word: u8) -> InnocentExplanations {
    let none = Answer::DoesNotExplain;
    InnocentExplanations {
        school_elsewhere: none,
        moved_within_germany: Answer::NotKnown,
        waiting_list: none,
        illness: if word < 20 { Answer::Explains } else { none },
        eu_residence: if word > 250 { Answer::NotChecked } else { none },
        letters_not_received: none,
    }
}

pub(super) fn of_indication(view: &View<'_>, indication: &Indication, step: Step) -> Move {
    let id = indication.id();
    let office = [&view.cast.school, &view.cast.order];
    let [_, second] = office
        .into_iter()
        .find(|pair| pair[0].office == Some(indication.core().office))
        .unwrap_or(&view.cast.school);
    match indication {
        Indication::Recorded(_) => {
            let explanations = explanations(step.word);
            does(view, second, IndicationCommand::Screen { id, explanations })
        }
        // Sometimes somebody learns of an explanation afterwards.
        Indication::PutForward(_) if step.word > 250 => {
            let explanations = explanations(step.word);
            does(
                view,
                second,
                IndicationCommand::Reconsider { id, explanations },
            )
        }
        Indication::PutForward(_) if view.house == House::City => {
            does(view, second, IndicationCommand::Seal { id })
        }
        Indication::PutForward(_) => {
            let to = view.cast.registry_office();
            does(view, second, IndicationCommand::GiveNotice { id, to })
        }
        _ => {
            let (indications, excluded) = (vec![id], Vec::new());
            let command = CaseCommand::Propose {
                indications,
                excluded,
            };
            does(view, &view.cast.registry[0], command)
        }
    }
}

fn of_case(view: &View<'_>, case: &Case, step: Step) -> Move {
    let id = case.id();
    let [officer, _, lead, second_lead] = &view.cast.registry;
    match case {
        Case::Proposed(_) => does(view, lead, CaseCommand::Approve { id }),
        Case::Clarifying(_) => clarify(view, case, step),
        Case::VisitOrdered(_) => visit(view, case, step),
        Case::Assessed(_) => assessed(view, case, step),
        Case::Hearing(_) => hearing(view, case, step),
        Case::Decided(_) if step.word.is_multiple_of(2) => {
            let mut late = does(view, &view.cast.job, CaseCommand::Finalise { id });
            late.now = next_morning(view.now, 32);
            late
        }
        Case::Decided(_) | Case::Final(_) => {
            let ground = pick(ReopenGround::ALL, step.word);
            does(view, second_lead, CaseCommand::Reopen { id, ground })
        }
        Case::Reopened(_) => {
            let assessment = pick(Assessment::ALL, step.word);
            does(view, officer, CaseCommand::Assess { id, assessment })
        }
        _ => does(view, lead, CaseCommand::Resume { id }),
    }
}

pub(super) fn assessed(view: &View<'_>, case: &Case, step: Step) -> Move {
    let id = case.id();
    let officer = &view.cast.registry[0];
    let doubt = case
        .assessment()
        .is_some_and(|x| x.assessment == Assessment::DoubtAboutResidence);
    if !doubt {
        return does(view, officer, CaseCommand::Close { id });
    }
    // Mostly long enough, now and then a day too short.
    let days = if step.word > 240 { 27 } else { 28 };
    let until = view.now.date().saturating_add(days.days());
    let interpreter_offered = step.word.is_multiple_of(8) || step.word > 60;
    let command = CaseCommand::OpenHearing {
        id,
        until,
        interpreter_offered,
    };
    does(view, officer, command)
}

pub(super) fn hearing(view: &View<'_>, case: &Case, step: Step) -> Move {
    let id = case.id();
    let [officer, _, lead, second_lead] = &view.cast.registry;
    let record = case.hearing();
    if record.is_some_and(|x| x.consequences.is_empty()) {
        let consequences = vec![Consequence::School];
        return does(
            view,
            officer,
            CaseCommand::ListConsequences { id, consequences },
        );
    }
    if record.is_some_and(|x| x.social_service_told.is_none()) {
        return does(view, officer, CaseCommand::InformSocialService { id });
    }
    let ruling = if step.word > 200 {
        Ruling::NoMeasure
    } else {
        Ruling::Deregistered
    };
    let reasons = words();
    let command = CaseCommand::Decide {
        id,
        ruling,
        reasons,
    };
    // Whoever assessed may not decide.
    let who = if step.who.is_multiple_of(3) {
        second_lead
    } else {
        lead
    };
    let mut decided = does(view, who, command);
    if step.word.is_multiple_of(2) {
        decided.now = next_morning(view.now, 29);
    }
    decided
}

pub(super) fn clarify(view: &View<'_>, case: &Case, step: Step) -> Move {
    let (file, id) = (case.file(), case.id());
    let [officer, other_officer, lead, _] = &view.cast.registry;
    if step.word > 249 {
        let reply = pick(Reply::ALL, step.word);
        let words = None;
        return does(view, officer, CaseCommand::RecordReply { id, reply, words });
    }
    if file.exonerating().is_empty() {
        return does(view, officer, exonerating(case));
    }
    if file.is_settled() {
        let assessment = pick(Assessment::ALL, step.word % 4);
        return does(view, officer, CaseCommand::Assess { id, assessment });
    }
    let rung = if file.waits_for_interpreter() {
        Some(Rung::Contact)
    } else {
        file.next_rung()
    };
    if let Some(rung) = rung {
        let mut later = does(view, officer, take_rung(case, rung, view.now.date()));
        if file.reply_period_runs(view.now.date()) {
            later.now = next_morning(view.now, 22);
            later.command = take_rung(case, rung, later.now.date()).into();
        }
        return later;
    }
    if file.completed_visits().count() >= 2 {
        let assessment = Assessment::DoubtAboutResidence;
        // Now and then by the lead who would decide, and may not any more.
        let who = if step.word.is_multiple_of(3) {
            lead
        } else {
            officer
        };
        return does(view, who, CaseCommand::Assess { id, assessment });
    }
    if file.reply_period_runs(view.now.date()) {
        let later = View {
            now: next_morning(view.now, 22),
            ..*view
        };
        return clarify(&later, case, step);
    }
    accompany(view, case, other_officer)
}

pub(super) fn exonerating(case: &Case) -> CaseCommand {
    CaseCommand::RecordExonerating {
        id: case.id(),
        looked_in: vec![ExoneratingSource::RegisterHistory],
        found: 0,
        words: None,
    }
}

pub(super) fn take_rung(case: &Case, rung: Rung, today: Date) -> CaseCommand {
    CaseCommand::TakeRung {
        id: case.id(),
        rung,
        reply_by: today.saturating_add(21.days()),
    }
}

/// A window on another weekday and at another time than the first visit.
fn window(view: &View<'_>, case: &Case) -> (DateTime, DateTime) {
    let here = case.file().completed_visits().map(|visit| visit.from);
    let first = here
        .chain(case.file().visited_before().iter().copied())
        .next();
    let mut day = view.now.date().saturating_add(2.days());
    while !calendar::is_working_day(day) || first.is_some_and(|x| x.weekday() == day.weekday()) {
        day = day.saturating_add(1.days());
    }
    let hour = if first.is_some() { 16 } else { 9 };
    (day.at(hour, 0, 0, 0), day.at(hour + 1, 0, 0, 0))
}

/// Asks the carrier, confirms, or orders on a confirmation that is there.
pub(super) fn accompany(view: &View<'_>, case: &Case, officer: &Actor) -> Move {
    let (id, cast) = (case.id(), view.cast);
    let usable = view.states.iter().rev().find_map(|state| match state {
        State::Accompaniment(x) if x.case() == id && x.window().0 > view.now => match x {
            Accompaniment::Requested(_) | Accompaniment::Confirmed(_) => Some(x),
            _ => None,
        },
        _ => None,
    });
    let Some(accompaniment) = usable else {
        let (from, until) = window(view, case);
        let carrier = cast.carrier();
        let command = AccompanimentCommand::Request {
            case: id,
            carrier,
            from,
            until,
        };
        return does(view, &cast.coordinator, command);
    };
    if let Accompaniment::Requested(_) = accompaniment {
        let command = AccompanimentCommand::Confirm {
            id: accompaniment.id(),
            qualification: Qualification::SocialPedagogue,
            woman_available: true,
        };
        return does(view, &cast.social_worker, command);
    }
    let (from, until) = accompaniment.window();
    does(
        view,
        officer,
        CaseCommand::OrderVisit {
            id,
            accompaniment: accompaniment.id(),
            mode: LegalMode::Consent,
            interpreter: Interpreter::OfferedNoAnswer,
            from,
            until,
        },
    )
}

/// What is found at the door.
pub(super) fn finding(n: u8) -> DoorFinding {
    match n % 8 {
        0 | 1 => DoorFinding::OtherHouseholdMet,
        2 => DoorFinding::Met {
            address_confirmed: false,
        },
        3 => DoorFinding::Met {
            address_confirmed: true,
        },
        4 | 5 => DoorFinding::EntryDeclined,
        _ => DoorFinding::NotMet,
    }
}

/// What else is told of it.
pub(super) fn told(n: u8) -> AtTheDoor {
    let one = |n: u8| Told::ALL[usize::from(n) % Told::ALL.len()];
    AtTheDoor {
        consent_withdrawn: one(n / 3),
        children_present: one(n),
    }
}

pub(super) fn visit(view: &View<'_>, case: &Case, step: Step) -> Move {
    let ordered = view.states.iter().find_map(|state| match state {
        State::Visit(visit) if Some(visit.id()) == case.ordered_visit() => Some(visit),
        _ => None,
    });
    let Some(visit) = ordered else {
        return anything::next(view, step);
    };
    let (id, order) = (visit.id(), visit.order());
    let mut at_the_door = if let Visit::Planned(_) = visit {
        does(view, &view.cast.social_worker, VisitCommand::CheckIn { id })
    } else if step.word > 230 {
        does(view, &view.cast.social_worker, VisitCommand::Stop { id })
    } else {
        let command = VisitCommand::Record {
            id,
            finding: finding(step.word),
            door: told(step.word),
            mode: order.mode(),
            from: order.from(),
            until: order.from().saturating_add(20.minutes()),
        };
        does(view, &view.cast.registry[0], command)
    };
    let minutes = if let Visit::Planned(_) = visit { 0 } else { 30 };
    at_the_door.now = view.now.max(order.from().saturating_add(minutes.minutes()));
    at_the_door
}
