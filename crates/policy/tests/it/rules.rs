//! The rules that people would ask about first, as sentences.

use crate::world::{Question, account, actor, office};
use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::Role;
use augenmass_domain::case::OrderFacts;
use augenmass_domain::state::Kind;
use augenmass_policy::Cause;

fn others(of: &[Role]) -> impl Iterator<Item = Role> {
    Role::ALL.into_iter().filter(move |role| !of.contains(role))
}

#[test]
fn no_role_but_the_carrier_can_check_in() {
    for role in others(&[Role::SocialWorker]) {
        assert!(
            !Question::about(Kind::Visit, role, "here", "here").may(Action::CheckIn),
            "{role:?}"
        );
    }
    assert!(Question::about(Kind::Visit, Role::SocialWorker, "awo", "awo").may(Action::CheckIn));
    assert!(
        !Question::about(Kind::Visit, Role::SocialWorker, "caritas", "awo").may(Action::CheckIn)
    );
}

#[test]
fn only_the_carrier_that_was_asked_confirms_an_accompaniment() {
    for role in Role::ALL {
        let own = Question::about(Kind::Accompaniment, role, "awo", "awo");
        assert_eq!(
            own.may(Action::ConfirmAccompaniment),
            role == Role::SocialWorker,
            "{role:?}"
        );
        let other = Question::about(Kind::Accompaniment, role, "caritas", "awo");
        assert!(!other.may(Action::ConfirmAccompaniment), "{role:?}");
    }
}

#[test]
fn a_social_worker_stops_a_visit_even_during_a_stop_and_for_protected_people() {
    let visit = Question::about(Kind::Visit, Role::SocialWorker, "awo", "awo").context(|c| {
        c.stopped = true;
        c.protected = true;
        c.complaint_open = true;
        c.run_open = false;
    });
    assert!(visit.may(Action::StopVisit));
}

#[test]
fn an_office_never_sees_another_offices_indication() {
    for role in [Role::Clerk, Role::SecondSignatory] {
        let question = Question::about(Kind::Indication, role, "youth", "school").facets(|f| {
            f.handed_to = vec![office("registry"), office("youth")];
        });
        for action in Action::ALL {
            for purpose in Purpose::ALL {
                let refusal = question
                    .asks(*action, purpose)
                    .expect_err("another office's");
                assert!(refusal.hidden, "{role:?} {action:?}");
            }
        }
    }
}

#[test]
fn the_registry_sees_an_indication_only_after_the_notice() {
    for role in [Role::RegistryOfficer, Role::RegistryLead] {
        let before = Question::about(Kind::Indication, role, "registry", "school");
        let refusal = before
            .asks(Action::ReadPersonalData, Purpose::RegisterClarification)
            .expect_err("too early");
        assert!(refusal.hidden);
        let after = before.facets(|f| f.handed_to = vec![office("registry")]);
        assert_eq!(
            after.purposes(Action::ReadPersonalData),
            [Purpose::RegisterClarification, Purpose::SubjectRights]
        );
        // What was handed over for the register is nothing to look at for the benefit check.
        assert_eq!(
            after.forbidden_by(Action::ReadPersonalData, Purpose::BenefitCheck),
            ["registry-helps-with-assistance-only"]
        );
        assert!(!after.may(Action::ScreenIndication) && !after.may(Action::GiveNotice));
    }
}

#[test]
fn a_notice_is_given_after_screening_only() {
    let clerk = Question::about(Kind::Indication, Role::Clerk, "school", "school");
    assert!(!clerk.clone().state("recorded").may(Action::GiveNotice));
    assert!(clerk.state("put-forward").may(Action::GiveNotice));
}

#[test]
fn who_recorded_an_indication_does_not_screen_it() {
    let second = Question::about(Kind::Indication, Role::SecondSignatory, "school", "school");
    assert!(second.may(Action::ScreenIndication));
    let own = second
        .clone()
        .facets(|f| f.started_by = Some(actor(Role::SecondSignatory, "school").account));
    assert_eq!(
        own.forbidden_by(Action::ScreenIndication, Purpose::Screening),
        ["second-person"]
    );
    let nobody = second.facets(|f| f.started_by = None);
    assert!(
        !nobody.may(Action::ScreenIndication),
        "unknown who recorded it"
    );
}

#[test]
fn approver_must_not_be_proposer() {
    let lead = Question::about(Kind::Case, Role::RegistryLead, "registry", "registry");
    assert!(lead.may(Action::ApproveCase));
    let own = lead.facets(|f| f.started_by = Some(actor(Role::RegistryLead, "registry").account));
    assert_eq!(
        own.forbidden_by(Action::ApproveCase, Purpose::RegisterClarification),
        ["second-person"]
    );
}

#[test]
fn who_drafted_an_answer_does_not_sign_it_off() {
    let lead = Question::about(Kind::Inquiry, Role::CouncilOfficeLead, "-", "-");
    assert!(lead.may(Action::SignOffAnswer));
    let own = lead.facets(|f| f.started_by = Some(actor(Role::CouncilOfficeLead, "-").account));
    assert!(!own.may(Action::SignOffAnswer));
    assert!(
        !Question::about(Kind::Inquiry, Role::CouncilOffice, "-", "-").may(Action::SignOffAnswer)
    );
}

#[test]
fn a_stop_forbids_every_visit_order() {
    for role in Role::ALL {
        let question =
            Question::about(Kind::Case, role, "registry", "registry").context(|c| c.stopped = true);
        assert!(!question.may(Action::OrderVisit), "{role:?}");
    }
    let lead = Question::about(Kind::Case, Role::RegistryLead, "registry", "registry");
    assert!(lead.may(Action::OrderVisit));
    let stopped = lead.context(|c| c.stopped = true);
    assert_eq!(
        stopped.forbidden_by(Action::OrderVisit, Purpose::RegisterClarification),
        ["stop-no-visit-order"]
    );
}

/// Takes something away from the facts.
type Change = fn(&mut OrderFacts);

#[test]
fn no_visit_is_ordered_while_one_of_the_five_facts_is_missing() {
    let lead = Question::about(Kind::Case, Role::RegistryLead, "registry", "registry");
    let officer = Question::about(Kind::Case, Role::RegistryOfficer, "registry", "registry");
    let purpose = Purpose::RegisterClarification;
    let missing: [(Change, &str); 5] = [
        (|facts| facts.ground = false, "visit-order-needs-a-ground"),
        (|facts| facts.ladder = false, "visit-order-needs-the-ladder"),
        (
            |facts| facts.accompaniment = false,
            "visit-order-needs-accompaniment",
        ),
        (
            |facts| facts.second_person = false,
            "visit-order-needs-a-second-person",
        ),
        (
            |facts| facts.fairness = false,
            "visit-order-needs-a-fairness-status",
        ),
    ];
    for (take, policy) in missing {
        let incomplete = |question: &Question| {
            let question = question.clone().context(|c| take(&mut c.order));
            question.asks(Action::OrderVisit, purpose)
        };
        let refusal = incomplete(&lead).expect_err(policy);
        assert!(refusal.facts_missing && !refusal.hidden, "{refusal:?}");
        assert_eq!(refusal.policies, [policy]);
        // Who may not order at all is not told what the case lacks.
        let refusal = incomplete(&officer).expect_err("not an officer's");
        assert_eq!(
            (refusal.facts_missing, refusal.cause, refusal.policies),
            (false, Cause::NotPermitted, Vec::new())
        );
    }
}

#[test]
fn a_protected_person_is_never_visited_nor_printed_on_an_order() {
    let lead = Question::about(Kind::Case, Role::RegistryLead, "registry", "registry");
    assert!(!lead.context(|c| c.protected = true).may(Action::OrderVisit));
    let officer = Question::about(Kind::Visit, Role::RegistryOfficer, "registry", "registry");
    assert!(officer.may(Action::PrintPaper));
    assert!(
        !officer
            .context(|c| c.protected = true)
            .may(Action::PrintPaper)
    );
}

#[test]
fn nothing_new_begins_outside_an_open_run_but_cases_may_be_finished() {
    let closed =
        |kind, role| Question::about(kind, role, "here", "here").context(|c| c.run_open = false);
    assert!(!closed(Kind::Indication, Role::Clerk).may(Action::RecordIndication));
    assert!(!closed(Kind::Case, Role::RegistryOfficer).may(Action::ProposeCase));
    assert!(!closed(Kind::Case, Role::RegistryLead).may(Action::OrderVisit));
    assert!(closed(Kind::Case, Role::RegistryOfficer).may(Action::CloseCase));
    assert!(closed(Kind::Case, Role::RegistryLead).may(Action::DecideCase));
}

#[test]
fn an_excluded_account_does_not_even_see_the_record() {
    for kind in Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Installation)
    {
        for role in Role::ALL {
            let question = Question::about(kind, role, "here", "here").facets(|f| {
                f.excluded = vec![account("a third person"), actor(role, "here").account];
                f.handed_to = vec![office("here")];
                f.public = true;
            });
            for action in Action::ALL {
                let refusal = question
                    .asks(*action, Purpose::RegisterClarification)
                    .expect_err("excluded");
                assert!(refusal.hidden, "{role:?} {action:?} {kind:?}");
            }
        }
    }
}

#[test]
fn an_open_complaint_freezes_hand_overs_and_opens_the_case_to_the_ombudsperson() {
    let frozen = Question::about(Kind::Disclosure, Role::RegistryLead, "registry", "registry");
    assert!(frozen.may(Action::SendDisclosure) && frozen.may(Action::ApproveDisclosure));
    let frozen = frozen.context(|c| c.complaint_open = true);
    assert!(!frozen.may(Action::SendDisclosure) && !frozen.may(Action::ApproveDisclosure));
    let case = Question::about(Kind::Case, Role::Ombudsperson, "-", "registry");
    assert!(!case.may(Action::ViewRecord));
    let case = case.context(|c| c.complaint_open = true);
    assert_eq!(
        case.purposes(Action::ReadPersonalData),
        [Purpose::SubjectRights, Purpose::Oversight]
    );
}

#[test]
fn a_complaint_is_not_answered_by_the_office_it_is_about() {
    let lead = Question::about(
        Kind::SubjectRequest,
        Role::RegistryLead,
        "registry",
        "registry",
    );
    assert!(lead.may(Action::AnswerSubjectRequest));
    assert!(
        !lead
            .context(|c| c.complaint_open = true)
            .may(Action::AnswerSubjectRequest)
    );
    let ombudsperson = Question::about(Kind::SubjectRequest, Role::Ombudsperson, "-", "registry");
    assert!(
        ombudsperson
            .context(|c| c.complaint_open = true)
            .may(Action::AnswerSubjectRequest)
    );
}

#[test]
fn for_most_roles_reading_personal_data_cannot_even_be_asked() {
    let may_ask = [
        Role::Clerk,
        Role::SecondSignatory,
        Role::RegistryOfficer,
        Role::RegistryLead,
        Role::DataProtectionOfficer,
        Role::Ombudsperson,
        Role::Examiner,
        Role::SecondExaminer,
    ];
    for kind in Kind::ALL {
        // The person concerned may ask, and gets her own: see `people_concerned_see_their_own_matter`.
        let roles = others(&may_ask).filter(|role| *role != Role::PersonConcerned);
        for role in roles {
            let question =
                Question::about(kind, role, "here", "here").context(|c| c.complaint_open = true);
            assert!(
                question.cannot_ask(Action::ReadPersonalData),
                "{role:?} {kind:?}"
            );
        }
    }
}

#[test]
fn the_coordinator_sees_an_indication_only_after_it_was_handed_over() {
    let coordinator = Question::about(Kind::Indication, Role::Coordinator, "-", "school");
    assert!(
        coordinator
            .asks(Action::ViewRecord, Purpose::Steering)
            .expect_err("own compartment")
            .hidden
    );
    assert!(
        coordinator
            .facets(|f| f.handed_to = vec![office("registry")])
            .may(Action::ViewRecord)
    );
}

#[test]
fn council_members_see_what_is_published_and_nothing_else() {
    for kind in Kind::ALL {
        let unpublished = Question::about(kind, Role::CouncilMember, "-", "here");
        assert!(!unpublished.may(Action::ViewRecord), "{kind:?}");
        let published = unpublished.facets(|f| f.public = true);
        assert_eq!(
            published.may(Action::ViewRecord),
            matches!(kind, Kind::Inquiry | Kind::Run),
            "{kind:?}"
        );
    }
}

#[test]
fn administrators_see_no_record() {
    for kind in Kind::ALL {
        let question = Question::about(kind, Role::Administrator, "here", "here");
        let question = question.facets(|f| f.public = true);
        assert!(question.cannot_ask(Action::ViewRecord));
        assert!(question.cannot_ask(Action::ReadPersonalData));
    }
}

#[test]
fn an_office_system_cannot_even_ask_to_make_an_indication_or_to_read_personal_data() {
    let may_be_asked = [
        Action::ViewRecord,
        Action::AcceptDisclosure,
        Action::RejectDisclosure,
        Action::ReadFigures,
    ];
    for kind in Kind::ALL {
        for action in Action::ALL {
            let question = Question::about(kind, Role::OfficeSystem, "here", "here");
            let new = Question {
                new: true,
                ..question.clone()
            };
            if !may_be_asked.contains(action) {
                assert!(question.cannot_ask(*action), "{kind:?} {action:?}");
                assert!(new.cannot_ask(*action), "{kind:?} {action:?}");
            }
        }
    }
}

#[test]
fn people_concerned_see_their_own_matter_and_no_other() {
    for kind in Kind::ALL {
        let of = |who| Question::about(kind, Role::PersonConcerned, "mia", who);
        let own = matches!(
            kind,
            Kind::Case | Kind::Visit | Kind::Disclosure | Kind::SubjectRequest
        );
        assert_eq!(of("mia").may(Action::ViewRecord), own, "{kind:?}");
        assert_eq!(
            of("mia").may(Action::ReadPersonalData),
            kind == Kind::Case,
            "{kind:?}"
        );
        for action in Action::ALL {
            let figures = (kind, *action) == (Kind::Installation, Action::ReadFigures);
            assert!(figures || !of("emma").may(*action), "{kind:?} {action:?}");
            let public = of("emma").facets(|f| f.public = true);
            assert!(figures || !public.may(*action), "{kind:?} {action:?}");
        }
    }
}

#[test]
fn a_purpose_that_does_not_fit_is_refused_without_hiding_the_record() {
    let clerk = Question::about(Kind::Indication, Role::Clerk, "school", "school");
    let refusal = clerk
        .asks(Action::ReadPersonalData, Purpose::CouncilInformation)
        .expect_err("wrong purpose");
    assert_eq!(refusal.cause, Cause::Forbidden);
    assert_eq!(
        refusal.policies,
        ["purpose-of-reading-personal-data", "purposes-of-offices"]
    );
    assert!(!refusal.hidden);
}

#[test]
fn a_clerk_without_an_office_and_a_record_without_one_are_refused() {
    let mut clerk = Question::about(Kind::Indication, Role::Clerk, "school", "school");
    clerk.actor.office = None;
    let refusal = clerk
        .asks(Action::ViewRecord, Purpose::Screening)
        .expect_err("no office");
    assert_eq!(
        (refusal.cause, refusal.hidden),
        (Cause::Incomplete("actor.office"), true)
    );
    let nowhere = Question::about(Kind::Case, Role::RegistryLead, "registry", "registry")
        .facets(|f| f.office = None);
    let refusal = nowhere
        .asks(Action::ViewRecord, Purpose::RegisterClarification)
        .expect_err("no office");
    assert_eq!(
        (refusal.cause, refusal.hidden),
        (Cause::Incomplete("facets.office"), true)
    );
}

#[test]
fn what_is_about_to_be_made_is_never_hidden() {
    let mut clerk = Question::about(Kind::Indication, Role::Clerk, "school", "youth");
    clerk.new = true;
    let refusal = clerk
        .asks(Action::RecordIndication, Purpose::Screening)
        .expect_err("another office");
    assert!(!refusal.hidden);
    assert!(
        refusal
            .policies
            .contains(&"compartment-indication".to_owned())
    );
}

#[test]
fn a_permit_says_who_what_and_why() {
    let clerk = Question::about(Kind::Indication, Role::Clerk, "school", "school");
    let permit = clerk
        .asks(Action::ReadPersonalData, Purpose::Screening)
        .expect("own office");
    assert_eq!(permit.account(), clerk.actor.account);
    assert_eq!(
        (permit.action(), permit.purpose()),
        (Action::ReadPersonalData, Purpose::Screening)
    );
    assert_eq!(
        (permit.kind(), permit.id().is_some()),
        (Kind::Indication, true)
    );
    assert_eq!(permit.policies(), ["indication-see-own-office"]);
}
