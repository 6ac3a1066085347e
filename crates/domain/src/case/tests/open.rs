use super::world::{ANNE, BELA, CEM, DORA, Ground, JOB, RECORDER, SCREENER, World};
use crate::actor::Actor;
use crate::case::CaseRejection::{self, *};
use crate::case::{CaseCommand, DeclineReason};
use crate::fact::{CaseOutcome, Counted};
use crate::rejection::Rejection;
use crate::state::{Kind, State};

fn no(rule: CaseRejection) -> Rejection {
    Rejection::Case(rule)
}

#[test]
fn a_case_is_proposed_from_notices_about_one_person() {
    let world = World::proposed();
    assert_eq!(world.state(), "proposed");
    assert_eq!(world.counted(&Counted::CaseOpened), 1);
    let facets = world.case().facets();
    assert_eq!(facets.started_by, Some(ANNE.account));
    assert_eq!(facets.office, ANNE.office);
    assert_eq!(facets.due.unwrap().to_string(), "2026-09-02");
}

#[test]
fn a_case_needs_an_open_run() {
    let mut world = World::new();
    let propose = world.propose();
    world.close_run();
    assert_eq!(world.refused(&ANNE, propose), no(RunNotOpen));
}

#[test]
fn a_case_needs_a_notice() {
    let mut world = World::new();
    world.indications.clear();
    let propose = world.propose();
    assert_eq!(world.refused(&ANNE, propose), no(NoticeNeeded));
    let mut world = World::new();
    let propose = world.propose();
    world.indications.clear();
    assert_eq!(world.refused(&ANNE, propose), no(NoticeNeeded));
}

#[test]
fn a_case_is_about_one_person_only() {
    let mut world = World::new();
    world.notice(Ground {
        documentary: false,
        person: 6,
    });
    let propose = world.propose();
    assert_eq!(world.refused(&ANNE, propose), no(OnePersonOnly));
}

#[test]
fn the_case_of_a_protected_person_begins_halted_and_looks_the_same_outside() {
    let mut open = World::new();
    let propose = open.propose();
    let usual = open.done(&ANNE, propose);
    let mut world = World::new();
    world.protected = true;
    let propose = world.propose();
    let protected = world.done(&ANNE, propose);
    assert_eq!(world.state(), "halted");
    assert_eq!(protected.event, usual.event);
    assert_eq!(protected.details, usual.details);
    assert_eq!(protected.facts, usual.facts);
}

#[test]
fn approver_must_not_be_proposer() {
    let mut world = World::proposed();
    let id = world.id();
    let approve = CaseCommand::Approve { id };
    assert_eq!(world.refused(&ANNE, approve), no(ApproverMustNotBeProposer));
}

#[test]
fn approver_must_not_have_recorded_or_screened_an_indication() {
    let mut world = World::proposed();
    let id = world.id();
    for account in [RECORDER, SCREENER] {
        let who = Actor { account, ..BELA };
        let approve = CaseCommand::Approve { id };
        assert_eq!(
            world.refused(&who, approve),
            no(ApproverMustNotHaveReported)
        );
    }
}

#[test]
fn one_notice_begins_one_case() {
    let mut world = World::proposed();
    let propose = world.propose();
    assert_eq!(
        world.refused(&ANNE, propose.clone()),
        no(CaseFromThisNotice)
    );
    let (id, reason) = (world.id(), DeclineReason::NotEnoughFacts);
    world.done(&BELA, CaseCommand::Decline { id, reason });
    assert_eq!(world.refused(&ANNE, propose), no(CaseFromThisNotice));
}

#[test]
fn an_excluded_account_does_nothing_on_the_case() {
    let mut world = World::new();
    let CaseCommand::Propose { indications, .. } = world.propose() else {
        unreachable!()
    };
    let excluded = vec![ANNE.account];
    let propose = CaseCommand::Propose {
        indications: indications.clone(),
        excluded,
    };
    assert_eq!(world.refused(&ANNE, propose), no(ExcludedAccount));
    let excluded = vec![BELA.account];
    world.done(
        &ANNE,
        CaseCommand::Propose {
            indications,
            excluded,
        },
    );
    let id = world.id();
    let reason = DeclineReason::NotEnoughFacts;
    for command in [
        CaseCommand::Approve { id },
        CaseCommand::Decline { id, reason },
        CaseCommand::Halt { id },
        CaseCommand::OfferSupport { id },
    ] {
        assert_eq!(world.refused(&BELA, command), no(ExcludedAccount));
    }
    assert_eq!(world.case().facets().excluded, [BELA.account]);
}

#[test]
fn whoever_finds_a_conflict_of_interest_later_steps_back_from_all_of_the_case() {
    let mut world = World::ladder_gone().visit_ordered_in(1, (9, 10));
    let id = world.id();
    let exclude = |account| CaseCommand::Exclude {
        id,
        accounts: vec![account],
    };
    assert_eq!(
        world.refused(&ANNE, exclude(CEM.account)),
        no(OthersExcludedByLead)
    );
    assert_eq!(
        world.refused(
            &ANNE,
            CaseCommand::Exclude {
                id,
                accounts: Vec::new()
            }
        ),
        no(NobodyToExclude)
    );
    let decision = world.done(&ANNE, exclude(ANNE.account));
    let kinds: Vec<Kind> = decision.changes.iter().map(State::kind).collect();
    assert_eq!(kinds, [Kind::Case, Kind::Visit, Kind::Accompaniment]);
    for change in &decision.changes {
        assert_eq!(change.facets().excluded, [ANNE.account], "{change:?}");
    }
    assert_eq!(
        world.state(),
        "visit-ordered",
        "the case goes on with others"
    );
    let again = exclude(ANNE.account);
    assert_eq!(world.refused(&ANNE, again.clone()), no(ExcludedAccount));
    assert_eq!(world.refused(&CEM, again), no(NobodyToExclude));
    world.done(&CEM, exclude(DORA.account));
    let mut both = world.case().facets().excluded;
    both.sort();
    let mut expected = [ANNE.account, DORA.account];
    expected.sort();
    assert_eq!(both, expected);
}

#[test]
fn a_job_never_approves_or_declines() {
    let mut world = World::proposed();
    let id = world.id();
    assert_eq!(
        world.refused(&JOB, CaseCommand::Approve { id }),
        no(NoDecisionByJob)
    );
    let propose = world.propose();
    assert_eq!(world.refused(&JOB, propose), no(NoDecisionByJob));
}

#[test]
fn a_declined_case_is_counted_and_erased_after_thirty_days_everywhere() {
    let mut world = World::proposed();
    let id = world.id();
    let reason = DeclineReason::InnocentExplanation;
    let decline = CaseCommand::Decline { id, reason };
    assert_eq!(
        world.refused(&ANNE, decline.clone()),
        no(ApproverMustNotBeProposer)
    );
    let decision = world.done(&BELA, decline);
    assert_eq!(world.state(), "declined");
    assert_eq!(world.case().decline_reason(), Some(reason));
    assert_eq!(world.ended_as(CaseOutcome::Declined), 1);
    assert!(decision.letters.is_empty());
    let offices: Vec<_> = decision.erasures.iter().map(|x| x.office).collect();
    assert_eq!(offices.len(), 2, "the registry and the recording office");
    for erasure in &decision.erasures {
        assert_eq!(erasure.on.to_string(), "2026-04-01");
    }
    assert_eq!(world.case().facets().due, None);
}

#[test]
fn a_case_that_is_not_loaded_is_missing() {
    let mut world = World::new();
    let id = world.id();
    assert_eq!(
        world.refused(&BELA, CaseCommand::Approve { id }),
        no(Missing)
    );
}

#[test]
fn only_a_proposed_case_is_approved() {
    let mut world = World::clarifying();
    let id = world.id();
    assert_eq!(
        world.refused(&BELA, CaseCommand::Approve { id }),
        no(NotInThisState)
    );
}
