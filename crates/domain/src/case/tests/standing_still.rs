use super::world::{ANNE, BELA, JOB, World};
use crate::case::CaseRejection::{self, *};
use crate::case::{Assessment, CaseCommand, Reply};
use crate::fact::CaseOutcome;
use crate::rejection::Rejection;
use jiff::ToSpan;

fn no(rule: CaseRejection) -> Rejection {
    Rejection::Case(rule)
}

#[test]
fn a_halted_case_continues_where_it_stood_by_a_persons_decision() {
    for world in [
        World::proposed(),
        World::clarifying(),
        World::ladder_gone().assessed(Assessment::Unresolved),
        World::in_hearing(),
        World::reopened(crate::case::ReopenGround::NewFacts),
    ] {
        let before = world.state();
        let mut world = world.halted();
        assert_eq!(world.state(), "halted");
        let id = world.id();
        assert_eq!(
            world.refused(&JOB, CaseCommand::Resume { id }),
            no(NoDecisionByJob)
        );
        world.done(&BELA, CaseCommand::Resume { id });
        assert_eq!(world.state(), before);
    }
}

#[test]
fn the_days_of_a_halt_do_not_count_against_a_hearing() {
    let world = World::in_hearing();
    let until = world.case().hearing().unwrap().until;
    let mut world = world.halted();
    let id = world.id();
    world.days(10).done(&ANNE, CaseCommand::Resume { id });
    let later = world.case().hearing().unwrap().until;
    assert_eq!(later, until.saturating_add(10.days()));
}

#[test]
fn a_protected_persons_case_never_continues() {
    let mut world = World::clarifying().halted();
    world.protected = true;
    let id = world.id();
    assert_eq!(
        world.refused(&BELA, CaseCommand::Resume { id }),
        no(NotPossibleNow)
    );
}

#[test]
fn a_protected_persons_case_is_closed_neutrally_and_without_a_letter() {
    let mut world = World::new();
    world.protected = true;
    let propose = world.propose();
    world.done(&ANNE, propose);
    let id = world.id();
    let decision = world.done(&BELA, CaseCommand::Close { id });
    assert_eq!(world.case().outcome(), Some(CaseOutcome::Unresolved));
    assert!(decision.letters.is_empty());
    assert_eq!(decision.erasures.len(), 2);
}

#[test]
fn nothing_approaches_a_person_who_became_protected() {
    let mut world = World::proposed();
    world.protected = true;
    let id = world.id();
    assert_eq!(
        world.refused(&BELA, CaseCommand::Approve { id }),
        no(NotPossibleNow)
    );
    let mut world = World::clarifying();
    world.protected = true;
    let letter = world.rung(crate::case::Rung::ServiceLetter);
    assert_eq!(world.refused(&ANNE, letter), no(NotPossibleNow));
}

#[test]
fn a_halt_calls_the_visit_off_even_at_the_door() {
    for mut world in [
        World::ladder_gone().visit_ordered_in(1, (9, 10)),
        World::ladder_gone().under_way_in(1, (9, 10)),
    ] {
        world = world.halted();
        assert_eq!(world.visits[0].state_name(), "cancelled");
        let id = world.id();
        world.done(&ANNE, CaseCommand::Resume { id });
        assert_eq!(world.state(), "clarifying");
    }
}

#[test]
fn the_person_can_reply_while_the_case_is_halted() {
    let mut world = World::ladder_gone()
        .assessed(Assessment::Unresolved)
        .halted();
    let reply = world.reply(Reply::Illness);
    world.done(&ANNE, reply);
    assert_eq!(world.state(), "halted");
    let id = world.id();
    world.done(&ANNE, CaseCommand::Resume { id });
    assert_eq!(world.state(), "clarifying", "to be assessed with the reply");
}

#[test]
fn an_open_case_expires_six_months_after_the_last_act_and_not_before() {
    let mut world = World::clarifying();
    let id = world.id();
    let due = world.case().facets().due.unwrap();
    assert_eq!(due.to_string(), "2026-09-02");
    world.now = due.at(9, 0, 0, 0).saturating_sub(1.day());
    assert_eq!(
        world.refused(&JOB, CaseCommand::Expire { id }),
        no(NotYetDue)
    );
    let decision = world.days(1).done(&JOB, CaseCommand::Expire { id });
    assert_eq!(world.state(), "expired");
    assert_eq!(world.ended_as(CaseOutcome::Expired), 1);
    assert_eq!(decision.erasures.len(), 2);
    assert_eq!(decision.erasures[0].on.to_string(), "2026-10-02");
}

#[test]
fn halting_and_supporting_do_not_keep_a_case_alive() {
    let mut world = World::clarifying();
    let due = world.case().facets().due;
    let id = world.id();
    world.days(30).done(&ANNE, CaseCommand::Halt { id });
    world.done(&ANNE, CaseCommand::OfferSupport { id });
    world.done(&ANNE, CaseCommand::Resume { id });
    assert_eq!(world.case().facets().due, due);
}
