use super::world::{ANNE, CEM, JOB, World, words};
use crate::case::CaseRejection::{self, *};
use crate::case::{Assessment, CaseCommand, ReopenGround, Ruling};
use crate::decision::LetterKind;
use crate::fact::{CaseOutcome, Counted};
use crate::rejection::Rejection;

fn no(rule: CaseRejection) -> Rejection {
    Rejection::Case(rule)
}

#[test]
fn decider_must_not_be_assessor() {
    let mut world = World::heard();
    for ruling in [Ruling::Deregistered, Ruling::NoMeasure] {
        let decide = world.ruling(ruling);
        assert_eq!(world.refused(&ANNE, decide), no(DeciderMustNotBeAssessor));
    }
}

#[test]
fn a_decision_has_reasons() {
    let mut world = World::heard();
    let decide = CaseCommand::Decide {
        id: world.id(),
        ruling: Ruling::Deregistered,
        reasons: words(" \n"),
    };
    assert_eq!(world.refused(&CEM, decide), no(ReasonsMissing));
}

#[test]
fn a_deregistration_has_a_notice_and_a_month_for_objections() {
    let mut world = World::heard();
    let decide = world.ruling(Ruling::Deregistered);
    let decision = world.done(&CEM, decide);
    assert_eq!(world.state(), "decided");
    assert_eq!(decision.letters[0].kind, LetterKind::Notice);
    assert_eq!(decision.personal.len(), 1);
    let record = *world.case().decision().unwrap();
    assert_eq!(
        (record.assessed_by, record.decided_by),
        (ANNE.account, CEM.account)
    );
    assert_eq!(record.objection_until.month(), record.on.month() + 1);
    assert_eq!(world.case().facets().due, Some(record.objection_until));
    assert_eq!(world.ended_as(CaseOutcome::Decided), 1);
}

#[test]
fn no_measure_closes_as_unremarkable_with_a_clearing_letter() {
    let mut world = World::heard();
    let decide = world.ruling(Ruling::NoMeasure);
    let decision = world.done(&CEM, decide);
    assert_eq!(world.case().outcome(), Some(CaseOutcome::Unremarkable));
    assert_eq!(decision.event, "case-decided");
    assert_eq!(decision.letters[0].kind, LetterKind::Clearing);
    assert_eq!(decision.personal.len(), 1);
}

#[test]
fn a_decision_becomes_final_after_the_period_for_objections() {
    let mut world = World::decided();
    let id = world.id();
    let finalise = CaseCommand::Finalise { id };
    world.now = world
        .case()
        .decision()
        .unwrap()
        .objection_until
        .at(9, 0, 0, 0);
    assert_eq!(
        world.refused(&JOB, finalise.clone()),
        no(ObjectionPeriodRunning)
    );
    let decision = world.days(1).done(&JOB, finalise);
    assert_eq!(world.state(), "final");
    assert_eq!(decision.erasures.len(), 2);
    assert_eq!(world.ended_as(CaseOutcome::Decided), 1);
}

#[test]
fn a_reopening_takes_the_outcome_back() {
    for mut world in [World::decided(), World::finalised()] {
        let id = world.id();
        let ground = ReopenGround::NewFacts;
        world.done(&CEM, CaseCommand::Reopen { id, ground });
        assert!(world.case().is_open());
        assert_eq!(world.ended(), 0);
        assert!(world.case().facets().due.is_some());
    }
}

#[test]
fn an_objection_is_upheld_where_the_case_then_ends_without_a_measure() {
    for (ground, upheld) in [(ReopenGround::Objection, 1), (ReopenGround::NewFacts, 0)] {
        let mut world = World::reopened(ground).assessed(Assessment::Unremarkable);
        let id = world.id();
        world.done(&ANNE, CaseCommand::Close { id });
        assert_eq!(world.counted(&Counted::ObjectionUpheld), upheld);
        assert_eq!(world.ended_as(CaseOutcome::Decided), 0);
        assert_eq!(world.ended_as(CaseOutcome::Unremarkable), 1);
    }
}

#[test]
fn a_reopened_case_needs_a_new_hearing_before_a_new_decision() {
    let mut world =
        World::reopened(ReopenGround::Objection).assessed(Assessment::DoubtAboutResidence);
    let decide = world.ruling(Ruling::Deregistered);
    assert_eq!(world.refused(&CEM, decide.clone()), no(NotInThisState));
    let hearing = world.hearing(28, true);
    world.done(&ANNE, hearing);
    world.days(29);
    assert_eq!(world.refused(&CEM, decide), no(ConsequencesMissing));
}

#[test]
fn a_closed_case_is_not_reopened() {
    let mut world = World::ladder_gone().assessed(Assessment::Unremarkable);
    let id = world.id();
    world.done(&ANNE, CaseCommand::Close { id });
    let ground = ReopenGround::NewFacts;
    assert_eq!(
        world.refused(&CEM, CaseCommand::Reopen { id, ground }),
        no(NotInThisState)
    );
}
