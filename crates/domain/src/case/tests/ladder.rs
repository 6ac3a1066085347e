use super::world::{ANNE, World, words};
use crate::action::Action;
use crate::case::CaseRejection::{self, *};
use crate::case::{Assessment, CaseCommand, ExoneratingSource, Reply, Rung};
use crate::decision::{LetterKind, PersonalKind};
use crate::fact::{Counted, VisitOutcome};
use crate::rejection::Rejection;
use jiff::ToSpan;

fn no(rule: CaseRejection) -> Rejection {
    Rejection::Case(rule)
}

#[test]
fn the_rungs_are_taken_in_their_order() {
    let mut world = World::clarifying();
    for rung in [Rung::Contact, Rung::Invitation] {
        let take = world.rung(rung);
        assert_eq!(world.refused(&ANNE, take), no(RungOutOfOrder));
    }
    let world = World::ladder_gone();
    let taken: Vec<_> = world.case().file().rungs().iter().map(|x| x.rung).collect();
    assert_eq!(taken, Rung::ALL);
}

#[test]
fn the_next_rung_waits_for_the_reply_period() {
    let mut world = World::clarifying();
    let letter = world.rung(Rung::ServiceLetter);
    world.done(&ANNE, letter);
    let contact = world.days(14).rung(Rung::Contact);
    assert_eq!(world.refused(&ANNE, contact), no(ReplyPeriodRunning));
    let contact = world.days(1).rung(Rung::Contact);
    world.done(&ANNE, contact);
}

#[test]
fn the_person_gets_enough_days_to_reply() {
    let mut world = World::clarifying();
    let take = CaseCommand::TakeRung {
        id: world.id(),
        rung: Rung::ServiceLetter,
        reply_by: world.now.date().saturating_add(13.days()),
    };
    assert_eq!(world.refused(&ANNE, take), no(ReplyPeriodTooShort));
}

#[test]
fn nobody_is_given_time_beyond_the_end_of_the_case() {
    let mut world = World::clarifying();
    let last = crate::case::periods::expiry_after(&world.law, world.now.date());
    let take = |reply_by| CaseCommand::TakeRung {
        id: world.id(),
        rung: Rung::ServiceLetter,
        reply_by,
    };
    let (in_time, late) = (take(last), take(last.saturating_add(1.day())));
    assert_eq!(world.refused(&ANNE, late), no(PeriodBeyondExpiry));
    world.done(&ANNE, in_time);
}

#[test]
fn what_the_rules_turn_down_is_no_next_step() {
    let mut world = World::clarifying();
    let out = |world: &World, action| {
        let today = world.now.date();
        world.case().rules_out(action, ANNE.account, today)
    };
    assert!(!out(&world, Action::TakeRung));
    assert!(out(&world, Action::OrderVisit));
    assert!(out(&world, Action::RecordSupport));
    let letter = world.rung(Rung::ServiceLetter);
    world.done(&ANNE, letter);
    assert!(out(&world, Action::TakeRung));
    world.days(15);
    assert!(!out(&world, Action::TakeRung));
    let mut world = World::ladder_gone();
    world.days(60);
    assert!(out(&world, Action::TakeRung));
    let exonerating = world.exonerating();
    world.done(&ANNE, exonerating);
    assert!(!out(&world, Action::OrderVisit));
}

#[test]
fn letters_go_out_for_the_service_letter_and_the_invitation() {
    let world = World::ladder_gone();
    let sent = |letter| Counted::LetterSent {
        letter,
        in_time: None,
        days: None,
    };
    assert_eq!(world.counted(&sent(LetterKind::Service)), 1);
    assert_eq!(world.counted(&sent(LetterKind::Invitation)), 1);
    let mut world = World::clarifying();
    let take = world.rung(Rung::ServiceLetter);
    let decision = world.done(&ANNE, take);
    assert_eq!(decision.letters[0].kind, LetterKind::Service);
    assert!(decision.letters[0].reply_by.is_some());
}

#[test]
fn most_cases_end_with_a_letter() {
    for reply in [
        Reply::LivesHere,
        Reply::MovedWithinGermany,
        Reply::MovedAbroad,
        Reply::SchoolElsewhere,
        Reply::Illness,
    ] {
        let mut world = World::clarifying();
        let letter = world.rung(Rung::ServiceLetter);
        world.done(&ANNE, letter);
        let reply = world.days(2).reply(reply);
        world.done(&ANNE, reply);
        let exonerating = world.exonerating();
        world.done(&ANNE, exonerating);
        let contact = world.days(30).rung(Rung::Contact);
        assert_eq!(world.refused(&ANNE, contact), no(SettledByReply));
        let world = world.assessed(Assessment::Unremarkable);
        assert_eq!(world.state(), "assessed");
    }
}

#[test]
fn that_they_live_there_settles_it_only_with_a_look_at_the_register_history() {
    let mut world = World::clarifying();
    let letter = world.rung(Rung::ServiceLetter);
    world.done(&ANNE, letter);
    let reply = world.reply(Reply::LivesHere);
    world.done(&ANNE, reply);
    let id = world.id();
    let elsewhere = CaseCommand::RecordExonerating {
        id,
        looked_in: vec![ExoneratingSource::OfficeFile],
        found: 1,
        words: None,
    };
    world.done(&ANNE, elsewhere);
    let assess = world.assess(Assessment::Unremarkable);
    assert_eq!(world.refused(&ANNE, assess), no(LadderNotExhausted));
    let history = world.exonerating();
    world.done(&ANNE, history);
    world.assessed(Assessment::Unremarkable);
}

#[test]
fn who_asks_for_an_interpreter_gets_a_contact_first_and_at_once() {
    let mut world = World::clarifying();
    let letter = world.rung(Rung::ServiceLetter);
    world.done(&ANNE, letter);
    let reply = world.days(3).reply(Reply::AsksForInterpreter);
    world.done(&ANNE, reply);
    let invitation = world.rung(Rung::Invitation);
    assert_eq!(world.refused(&ANNE, invitation), no(InterpreterFirst));
    let contact = world.rung(Rung::Contact);
    world.done(&ANNE, contact);
    assert!(!world.case().file().waits_for_interpreter());
}

#[test]
fn an_interpreter_asked_for_late_stops_the_clock_until_another_contact() {
    let mut world = World::ladder_gone();
    let reply = world.reply(Reply::AsksForInterpreter);
    world.done(&ANNE, reply);
    let today = world.now.date();
    assert!(!world.case().file().is_exhausted(today));
    let (from, until) = world.confirmed(1, (9, 10));
    let order = world.order(from, until);
    assert_eq!(world.refused(&ANNE, order), no(InterpreterFirst));
    let contact = world.rung(Rung::Contact);
    world.done(&ANNE, contact);
    let later = world.days(15).now.date();
    assert!(world.case().file().is_exhausted(later));
}

#[test]
fn where_exonerating_facts_were_looked_for_must_be_said() {
    let mut world = World::clarifying();
    let nowhere = CaseCommand::RecordExonerating {
        id: world.id(),
        looked_in: Vec::new(),
        found: 0,
        words: None,
    };
    assert_eq!(world.refused(&ANNE, nowhere), no(LookedNowhere));
}

#[test]
fn words_are_sealed_and_the_state_keeps_a_reference_only() {
    let mut world = World::clarifying();
    let reply = CaseCommand::RecordReply {
        id: world.id(),
        reply: Reply::Other,
        words: Some(words("We were at grandmother's.")),
    };
    let decision = world.done(&ANNE, reply);
    let sealed = &decision.personal[0];
    assert!(matches!(sealed.content, PersonalKind::Statement { .. }));
    let kept = world.case().file().replies()[0];
    assert_eq!(kept.words, Some(sealed.id));
    let state = serde_json::to_string(world.case()).unwrap();
    assert!(!state.contains("grandmother"));
    assert!(!format!("{decision:?}").contains("grandmother"));
}

#[test]
fn a_reply_that_settles_calls_a_planned_visit_off() {
    let mut world = World::ladder_gone().visit_ordered_in(1, (9, 10));
    let reply = world.reply(Reply::MovedWithinGermany);
    world.done(&ANNE, reply);
    assert_eq!(world.state(), "clarifying");
    assert_eq!(world.visits[0].state_name(), "cancelled");
    let outcome = VisitOutcome::Cancelled;
    let accompanied = false;
    let called_off = Counted::VisitRecorded {
        outcome,
        accompanied,
    };
    assert_eq!(world.counted(&called_off), 1);
}

#[test]
fn a_reply_after_the_assessment_takes_the_case_back_to_clarifying() {
    let mut world = World::ladder_gone().assessed(Assessment::Unresolved);
    let reply = world.reply(Reply::Illness);
    world.done(&ANNE, reply);
    assert_eq!(world.state(), "clarifying");
}
