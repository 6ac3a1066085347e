use super::world::{ANNE, World};
use crate::case::CaseRejection::{self, *};
use crate::case::{Assessment, CaseCommand};
use crate::decision::LetterKind;
use crate::fact::{CaseOutcome, Counted};
use crate::rejection::Rejection;
use crate::visit::DoorFinding::{self, *};

fn no(rule: CaseRejection) -> Rejection {
    Rejection::Case(rule)
}

#[test]
fn an_assessment_needs_a_settling_reply_or_the_whole_ladder() {
    let mut world = World::clarifying();
    let exonerating = world.exonerating();
    world.done(&ANNE, exonerating);
    let assess = world.assess(Assessment::Unremarkable);
    assert_eq!(world.refused(&ANNE, assess), no(LadderNotExhausted));
}

#[test]
fn an_assessment_needs_a_search_for_exonerating_facts() {
    let mut world = World::clarifying();
    let reply = world.reply(crate::case::Reply::Illness);
    world.done(&ANNE, reply);
    let assess = world.assess(Assessment::Unremarkable);
    assert_eq!(world.refused(&ANNE, assess), no(ExoneratingFactsMissing));
}

#[test]
fn a_doubt_needs_two_visits() {
    for world in [
        World::ladder_gone(),
        World::ladder_gone().visited(1, (9, 10), OtherHouseholdMet),
    ] {
        let mut world = world;
        let doubt = world.assess(Assessment::DoubtAboutResidence);
        assert_eq!(world.refused(&ANNE, doubt), no(TwoVisitsBeforeDoubt));
    }
}

#[test]
fn absence_and_declined_entry_are_no_facts() {
    let pairs: [(DoorFinding, DoorFinding); 4] = [
        (NotMet, NotMet),
        (NotMet, EntryDeclined),
        (EntryDeclined, NotMet),
        (EntryDeclined, EntryDeclined),
    ];
    for (first, second) in pairs {
        let mut world = World::ladder_gone().visited_twice(first, second);
        let doubt = world.assess(Assessment::DoubtAboutResidence);
        assert_eq!(world.refused(&ANNE, doubt), no(AbsenceIsNoFact));
        world.assessed(Assessment::Unresolved);
    }
}

#[test]
fn a_confirmed_address_is_no_ground_for_a_doubt() {
    let met = |address_confirmed| Met { address_confirmed };
    let mut world = World::ladder_gone().visited_twice(NotMet, met(true));
    let doubt = world.assess(Assessment::DoubtAboutResidence);
    assert_eq!(world.refused(&ANNE, doubt), no(AbsenceIsNoFact));
    World::ladder_gone()
        .visited_twice(NotMet, met(false))
        .assessed(Assessment::DoubtAboutResidence);
}

#[test]
fn a_strong_document_and_two_visits_allow_a_doubt() {
    World::documented()
        .approved()
        .exhausted()
        .visited_twice(NotMet, NotMet)
        .assessed(Assessment::DoubtAboutResidence);
}

#[test]
fn after_a_doubt_only_a_hearing_may_follow() {
    let mut world = World::other_household_met().assessed(Assessment::DoubtAboutResidence);
    let id = world.id();
    assert_eq!(
        world.refused(&ANNE, CaseCommand::Close { id }),
        no(DoubtNeedsHearing)
    );
    let hearing = world.hearing(28, true);
    world.done(&ANNE, hearing);
    assert_eq!(world.state(), "hearing");
}

#[test]
fn each_assessment_without_a_doubt_closes_with_its_outcome() {
    for (assessment, outcome) in [
        (Assessment::Unremarkable, CaseOutcome::Unremarkable),
        (
            Assessment::RegisterToBeCorrected,
            CaseOutcome::RegisterCorrected,
        ),
        (Assessment::SupportAgreed, CaseOutcome::SupportAgreed),
        (Assessment::Unresolved, CaseOutcome::Unresolved),
    ] {
        let mut world = World::ladder_gone().assessed(assessment);
        let id = world.id();
        world.done(&ANNE, CaseCommand::Close { id });
        assert_eq!(world.case().outcome(), Some(outcome));
        let without_visit = true;
        let closed = Counted::CaseClosed {
            outcome,
            without_visit,
        };
        assert_eq!(world.counted(&closed), 1);
    }
}

#[test]
fn the_clearing_letter_is_counted_in_time_within_ten_working_days() {
    // Assessed on Thursday, 16 April 2026; ten working days end on Thursday, 30 April.
    for (days, in_time) in [(0, true), (14, true), (15, false)] {
        let mut world = World::ladder_gone().assessed(Assessment::Unremarkable);
        let due = world.case().clearing_due(&world.law).unwrap();
        assert_eq!(due.to_string(), "2026-04-30");
        world.days(days);
        let id = world.id();
        let decision = world.done(&ANNE, CaseCommand::Close { id });
        assert_eq!(decision.letters[0].kind, LetterKind::Clearing);
        let sent = Counted::LetterSent {
            letter: LetterKind::Clearing,
            in_time: Some(in_time),
            days: Some(u16::try_from(days).unwrap()),
        };
        assert_eq!(world.counted(&sent), 1);
    }
}

#[test]
fn a_closed_case_is_erased_thirty_days_after_the_clearing_letter() {
    let mut world = World::ladder_gone().assessed(Assessment::Unremarkable);
    let id = world.id();
    let decision = world.done(&ANNE, CaseCommand::Close { id });
    assert_eq!(decision.letters[0].date.to_string(), "2026-04-16");
    assert_eq!(decision.erasures.len(), 2);
    for erasure in &decision.erasures {
        assert_eq!(erasure.on.to_string(), "2026-05-16");
    }
    assert_eq!(world.case().erase_on().unwrap().to_string(), "2026-05-16");
}

#[test]
fn a_visit_shows_in_the_count_of_the_end() {
    let mut world = World::ladder_gone()
        .visited(1, (9, 10), NotMet)
        .assessed(Assessment::Unresolved);
    let id = world.id();
    world.done(&ANNE, CaseCommand::Close { id });
    let closed = Counted::CaseClosed {
        outcome: CaseOutcome::Unresolved,
        without_visit: false,
    };
    assert_eq!(world.counted(&closed), 1);
}
