//! Whatever the record and whoever asks: the boundaries hold.

use crate::world::{Question, account, carrier, office, person};
use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::{Actor, Role};
use augenmass_domain::case::OrderFacts;
use augenmass_domain::state::{Facets, Kind};
use augenmass_policy::Context;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_oneof, proptest};
use proptest::{collection, option, sample};

const PLACES: [&str; 3] = ["school", "youth", "registry"];
const PEOPLE: [&str; 3] = ["anna", "ben", "cem"];

fn places() -> impl Strategy<Value = &'static str> {
    sample::select(PLACES.as_slice())
}
fn people() -> impl Strategy<Value = &'static str> {
    sample::select(PEOPLE.as_slice())
}

fn facets() -> impl Strategy<Value = Facets> {
    let starter = option::of(people());
    let excluded = collection::vec(people(), 0..2);
    let receivers = collection::vec(places(), 0..3);
    (
        places(),
        places(),
        starter,
        excluded,
        receivers,
        any::<bool>(),
        option::of(people()),
    )
        .prop_map(
            |(of, by, starter, excluded, receivers, public, who)| Facets {
                office: Some(office(of)),
                carrier: Some(carrier(by)),
                started_by: starter.map(account),
                excluded: excluded.into_iter().map(account).collect(),
                handed_to: receivers.into_iter().map(office).collect(),
                public,
                person: who.map(person),
                ..Facets::default()
            },
        )
}

fn actors() -> impl Strategy<Value = Actor> {
    let roles = sample::select(Role::ALL.as_slice());
    (roles, people(), option::of(places()), option::of(places())).prop_map(|(role, who, of, by)| {
        Actor {
            account: account(who),
            role,
            office: of.map(office),
            carrier: by.map(carrier),
            person: Some(person(who)),
        }
    })
}

fn contexts() -> impl Strategy<Value = Context> {
    let facts =
        any::<[bool; 5]>().prop_map(|[ground, ladder, accompaniment, second_person, fairness]| {
            OrderFacts {
                ground,
                ladder,
                accompaniment,
                second_person,
                fairness,
            }
        });
    (any::<[bool; 4]>(), facts).prop_map(
        |([stopped, complaint_open, protected, run_open], order)| Context {
            stopped,
            complaint_open,
            protected,
            run_open,
            order,
        },
    )
}

fn questions() -> impl Strategy<Value = Question> {
    let kinds = sample::select(Kind::ALL.as_slice());
    let states = prop_oneof![
        Just("draft"),
        Just("put-forward"),
        Just("notice-given"),
        Just("sent"),
        Just("planned")
    ];
    (actors(), kinds, any::<bool>(), states, facets(), contexts()).prop_map(
        |(actor, kind, new, state, facets, context)| Question {
            actor,
            kind,
            new,
            state: state.to_owned(),
            facets,
            context,
        },
    )
}

fn asked() -> impl Strategy<Value = (Question, Action, Purpose)> {
    (
        questions(),
        sample::select(Action::ALL),
        sample::select(Purpose::ALL.as_slice()),
    )
}

/// Where personal data of one compartment may lie.
const fn in_compartment(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Indication
            | Kind::Case
            | Kind::Visit
            | Kind::Accompaniment
            | Kind::SubjectRequest
            | Kind::Package
            | Kind::Received
            | Kind::Assistance
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn a_clerk_gets_nothing_outside_the_own_office((question, action, purpose) in asked()) {
        let clerk = matches!(question.actor.role, Role::Clerk | Role::SecondSignatory);
        if clerk && in_compartment(question.kind) && question.asks(action, purpose).is_ok() {
            prop_assert!(question.actor.office.is_some());
            prop_assert!(question.actor.office == question.facets.office);
        }
    }

    #[test]
    fn the_registry_gets_nothing_but_its_own_and_what_was_handed_to_it((question, action, purpose) in asked()) {
        let registry = matches!(question.actor.role, Role::RegistryOfficer | Role::RegistryLead);
        if registry && in_compartment(question.kind) && question.asks(action, purpose).is_ok() {
            let own = question.actor.office.expect("only with an office");
            let handed = question.kind == Kind::Indication && question.facets.handed_to.contains(&own);
            prop_assert!(question.facets.office == Some(own) || handed);
        }
    }

    #[test]
    fn an_examiner_gets_nothing_outside_the_own_office((question, action, purpose) in asked()) {
        let examiner = question.actor.role.examines();
        if examiner && in_compartment(question.kind) && question.asks(action, purpose).is_ok() {
            prop_assert!(question.actor.office.is_some());
            prop_assert!(question.actor.office == question.facets.office);
            prop_assert!(!matches!(question.kind, Kind::Indication | Kind::Visit | Kind::Accompaniment));
        }
    }

    #[test]
    fn what_was_opened_exists_for_examiners_their_data_protection_officer_and_the_clock(
        (question, action, purpose) in asked()
    ) {
        if question.kind == Kind::Received && question.asks(action, purpose).is_ok() {
            let role = question.actor.role;
            prop_assert!(role.examines() || matches!(role, Role::DataProtectionOfficer | Role::Job));
        }
    }

    #[test]
    fn a_social_worker_gets_nothing_but_the_own_carriers((question, action, purpose) in asked()) {
        let figures = action == Action::ReadFigures;
        if question.actor.role == Role::SocialWorker && !figures && question.asks(action, purpose).is_ok() {
            prop_assert!(matches!(question.kind, Kind::Visit | Kind::Accompaniment));
            prop_assert!(question.actor.carrier.is_some());
            prop_assert!(question.actor.carrier == question.facets.carrier);
        }
    }

    #[test]
    fn the_person_concerned_gets_nothing_but_what_is_about_her((question, action, purpose) in asked()) {
        let figures = action == Action::ReadFigures;
        if question.actor.role == Role::PersonConcerned && !figures && question.asks(action, purpose).is_ok() {
            prop_assert!(question.actor.person.is_some());
            prop_assert!(question.actor.person == question.facets.person);
            prop_assert!(purpose == Purpose::SubjectRights);
        }
    }

    #[test]
    fn an_office_system_gets_states_of_its_office_and_answers_hand_overs((question, action, purpose) in asked()) {
        let figures = action == Action::ReadFigures;
        if question.actor.role == Role::OfficeSystem && !figures && question.asks(action, purpose).is_ok() {
            let own = question.actor.office;
            prop_assert!(own.is_some());
            let office = question.facets.office == own;
            let receives = question.facets.handed_to.iter().any(|office| Some(*office) == own);
            prop_assert!(office || receives);
            prop_assert!(!matches!(question.kind, Kind::Visit | Kind::Accompaniment | Kind::Run));
            let answers = [Action::AcceptDisclosure, Action::RejectDisclosure].contains(&action);
            prop_assert!(action == Action::ViewRecord || answers);
        }
    }

    #[test]
    fn nobody_who_is_excluded_gets_anything((question, action, purpose) in asked()) {
        if question.facets.excluded.contains(&question.actor.account) {
            prop_assert!(question.asks(action, purpose).is_err());
        }
    }

    #[test]
    fn no_visit_is_ordered_under_a_stop_for_protected_people_or_outside_a_run(
        (question, _, purpose) in asked()
    ) {
        if question.asks(Action::OrderVisit, purpose).is_ok() {
            let context = question.context;
            prop_assert!(!context.stopped && !context.protected && context.run_open);
        }
    }

    #[test]
    fn a_hidden_record_is_hidden_from_every_action((question, action, purpose) in asked()) {
        if question.asks(action, purpose).is_err_and(|refusal| refusal.hidden) {
            prop_assert!(!question.may(Action::ViewRecord));
        }
    }
}
