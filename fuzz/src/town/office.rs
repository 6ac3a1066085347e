//! The family benefits office's part of the benefit check: what was opened unsure is decided, a case begins from what
//! was accepted, climbs the ladder, asks for assistance, is assessed, heard and decided; payment is suspended and
//! resumed (§ 71 EStG).

use super::steps::{Move, Step, View, next_morning, pick};
use super::way::{does, exonerating, take_rung, words};
use super::{anything, messages};
use augenmass_domain::assistance::{Assistance, AssistanceCommand, Stage};
use augenmass_domain::case::{Assessment, Case, CaseCommand, ReopenGround, Reply, Ruling, Rung};
use augenmass_domain::id::{AssistanceId, ReceivedIndicationId, RunId};
use augenmass_domain::received::{ReceivedCommand, ReceivedIndication};
use augenmass_domain::{Command, State};
use jiff::ToSpan;

/// What comes next: a pair to decide, a case, or a step of the package.
pub(super) fn next(view: &View<'_>, run: RunId, step: Step) -> Move {
    let chosen = match step.word % 4 {
        _ if messages::in_flight(view) => messages::of_kasse(view, run, step),
        0 => messages::of_kasse(view, run, step),
        1 => undecided(view, step),
        _ => check(view, run, step),
    };
    let otherwise = || messages::of_kasse(view, run, step);
    let last = || anything::next(view, step);
    chosen.or_else(otherwise).unwrap_or_else(last)
}

fn received(
    view: &View<'_>,
    which: fn(&ReceivedIndication) -> bool,
) -> Option<ReceivedIndicationId> {
    view.states.iter().rev().find_map(|state| match state {
        State::Received(one) if which(one) => Some(one.id()),
        _ => None,
    })
}

fn undecided(view: &View<'_>, step: Step) -> Option<Move> {
    let id = received(view, |one| matches!(one, ReceivedIndication::Unsure { .. }))?;
    let same_child = !step.who.is_multiple_of(3);
    let examiner = &view.cast.kasse[usize::from(step.who % 2)];
    Some(does(
        view,
        examiner,
        ReceivedCommand::Decide { id, same_child },
    ))
}

/// The newest case that is not at its end, or a new one.
fn check(view: &View<'_>, run: RunId, step: Step) -> Option<Move> {
    let ended =
        |case: &Case| matches!(case, Case::Closed(_) | Case::Declined(_) | Case::Expired(_));
    let on_the_way = view.states.iter().rev().find_map(|state| match state {
        State::Case(case) if case.file().run() == run && !ended(case) => Some(case),
        _ => None,
    });
    if let Some(case) = on_the_way {
        return of_case(view, case, step);
    }
    let received = received(view, |one| one.accepted().is_some())?;
    let excluded = Vec::new();
    let propose = CaseCommand::ProposeCheck { received, excluded };
    Some(does(view, &view.cast.kasse[0], propose))
}

fn of_case(view: &View<'_>, case: &Case, step: Step) -> Option<Move> {
    let (id, [examiner, second]) = (case.id(), &view.cast.kasse);
    Some(match case {
        Case::Proposed(_) => does(view, second, CaseCommand::Approve { id }),
        Case::Clarifying(_) => return clarify(view, case, step),
        Case::Assessed(_) => assessed(view, case, step),
        Case::Hearing(_) => hearing(view, case, step),
        Case::Decided(_) if step.who.is_multiple_of(2) => {
            let mut late = does(view, &view.cast.job, CaseCommand::Finalise { id });
            late.now = next_morning(view.now, 40);
            late
        }
        Case::Decided(_) | Case::Final(_) => {
            let ground = pick(ReopenGround::ALL, step.who);
            does(view, second, CaseCommand::Reopen { id, ground })
        }
        Case::Reopened(_) => {
            let assessment = pick(Assessment::ALL, step.who);
            does(view, examiner, CaseCommand::Assess { id, assessment })
        }
        _ => does(view, second, CaseCommand::Resume { id }),
    })
}

fn clarify(view: &View<'_>, case: &Case, step: Step) -> Option<Move> {
    let (file, id, today) = (case.file(), case.id(), view.now.date());
    let examiner = &view.cast.kasse[0];
    if step.word > 249 {
        let (reply, words) = (pick(Reply::ALL, step.who), None);
        return Some(does(
            view,
            examiner,
            CaseCommand::RecordReply { id, reply, words },
        ));
    }
    if file.exonerating().is_empty() {
        return Some(does(view, examiner, exonerating(case)));
    }
    let assess = |assessment| does(view, examiner, CaseCommand::Assess { id, assessment });
    if file.is_settled() {
        return Some(assess(pick(Assessment::ALL, step.who % 4)));
    }
    let rung = if file.waits_for_interpreter() {
        Some(Rung::Contact)
    } else {
        file.next_rung()
    };
    let later = next_morning(view.now, 30);
    if let Some(rung) = rung {
        let mut move_on = does(view, examiner, take_rung(case, rung, today));
        if file.reply_period_runs(today) {
            move_on.now = later;
            move_on.command = take_rung(case, rung, later.date()).into();
        }
        return Some(move_on);
    }
    if file.visits_done() >= 2 {
        // Now and then by the one who would decide, and may not any more.
        let who = &view.cast.kasse[usize::from(step.who.is_multiple_of(5))];
        let assessment = Assessment::DoubtAboutResidence;
        return Some(does(view, who, CaseCommand::Assess { id, assessment }));
    }
    if file.reply_period_runs(today) {
        return clarify(
            &View {
                now: later,
                ..*view
            },
            case,
            step,
        );
    }
    if step.who == 7 {
        return Some(assess(Assessment::Unresolved));
    }
    assistance(view, case, step)
}

/// The request for assistance about a case; `None` while the other side works on it.
fn assistance(view: &View<'_>, case: &Case, step: Step) -> Option<Move> {
    let [examiner, second] = &view.cast.kasse;
    let of = |states: &[State], is_it: &dyn Fn(&Assistance) -> bool| {
        states.iter().rev().find_map(|state| match state {
            State::Assistance(one) if is_it(one) => Some(one.clone()),
            _ => None,
        })
    };
    let open = of(view.states, &|one| one.case() == case.id() && one.is_open());
    let Some(asked) = open else {
        let request = AssistanceCommand::Request { case: case.id() };
        return Some(does(view, examiner, request));
    };
    let id = asked.id();
    match asked.stage() {
        Stage::Requested => {
            // Now and then by who asked.
            let who = if step.who.is_multiple_of(7) {
                examiner
            } else {
                second
            };
            Some(does(view, who, AssistanceCommand::Approve { id }))
        }
        Stage::Approved { .. } => {
            let (to, message) = (messages::partner(), "a".repeat(64));
            Some(does(
                view,
                examiner,
                AssistanceCommand::Send { id, to, message },
            ))
        }
        _ => {
            let there = of(view.other, &|one| one.id() == id)?;
            Some(does(view, examiner, report(view, id, &there)?))
        }
    }
}

/// What the other side reported: the visits that took place.
fn report(view: &View<'_>, id: AssistanceId, there: &Assistance) -> Option<AssistanceCommand> {
    let Stage::Reported { outcome, .. } = there.stage() else {
        return None;
    };
    let visits = view.other.iter().find_map(|state| match state {
        State::Case(case) if case.id() == there.case() => {
            Some(case.file().completed_visits().copied().collect())
        }
        _ => None,
    });
    Some(AssistanceCommand::FileReport {
        id,
        outcome: *outcome,
        visits: visits.unwrap_or_default(),
        message: "b".repeat(64),
    })
}

fn assessed(view: &View<'_>, case: &Case, step: Step) -> Move {
    let (id, [examiner, second]) = (case.id(), &view.cast.kasse);
    let doubt = case
        .assessment()
        .is_some_and(|x| x.assessment == Assessment::DoubtAboutResidence);
    if !doubt {
        return does(view, examiner, CaseCommand::Close { id });
    }
    if step.who.is_multiple_of(2) && case.file().suspension().is_none() {
        let reasons = words();
        return does(view, second, CaseCommand::SuspendPayment { id, reasons });
    }
    let days = if step.who > 200 { 27 } else { 28 };
    let until = view.now.date().saturating_add(days.days());
    let interpreter_offered = !step.who.is_multiple_of(8);
    let open = CaseCommand::OpenHearing {
        id,
        until,
        interpreter_offered,
    };
    does(view, examiner, open)
}

fn hearing(view: &View<'_>, case: &Case, step: Step) -> Move {
    let (id, [examiner, second]) = (case.id(), &view.cast.kasse);
    let suspended = case.file().suspension().is_some_and(|last| last.runs());
    match step.who % 8 {
        0 => does(
            view,
            examiner,
            CaseCommand::RecordStatement { id, words: words() },
        ),
        1 | 2 if suspended => does(view, examiner, CaseCommand::ResumePayment { id }),
        3 if suspended => {
            let mut late = does(view, &view.cast.job, CaseCommand::LapseSuspension { id });
            late.now = next_morning(view.now, 65);
            late
        }
        4 => {
            let reasons = words();
            does(view, second, CaseCommand::SuspendPayment { id, reasons })
        }
        other => {
            let ruling = if step.word > 200 {
                Ruling::NoMeasure
            } else {
                Ruling::EntitlementEnded
            };
            let reasons = words();
            let command: Command = CaseCommand::Decide {
                id,
                ruling,
                reasons,
            }
            .into();
            let mut decided = does(view, second, command);
            if other < 7 {
                decided.now = next_morning(view.now, 29);
            }
            decided
        }
    }
}
