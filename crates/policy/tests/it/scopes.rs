//! What a list may show is what the policies say of each record.

use crate::world::{POLICY, account, actor, carrier, office, person};
use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::{Actor, Role};
use augenmass_domain::case::OrderFacts;
use augenmass_domain::scope::Aspect;
use augenmass_domain::state::{Facets, Kind};
use augenmass_policy::{Context, Resource};
use proptest::prelude::*;
use proptest::{collection, option, sample};

/// Actions that a list can be made for.
const SEEN: [Action; 3] = [
    Action::ViewRecord,
    Action::ReadPersonalData,
    Action::PrintPaper,
];

fn scope_of(role: Role, purpose: Purpose, kind: Kind) -> augenmass_domain::Scope {
    POLICY.scope(&actor(role, "own"), Action::ViewRecord, purpose, kind)
}

fn places() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("own"), Just("second"), Just("third")]
}

fn people() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("me"), Just("you"), Just("they")]
}

/// Half of them in the offices, where most depends on the record.
fn actors() -> impl Strategy<Value = Actor> {
    let in_offices = vec![
        Role::Clerk,
        Role::SecondSignatory,
        Role::RegistryOfficer,
        Role::RegistryLead,
        Role::Examiner,
        Role::SecondExaminer,
    ];
    let roles = prop_oneof![
        sample::select(in_offices),
        sample::select(Role::ALL.as_slice())
    ];
    let places = || option::weighted(0.9, places());
    (roles, places(), places(), places()).prop_map(|(role, of, by, who)| Actor {
        account: account("me"),
        role,
        office: of.map(office),
        carrier: by.map(carrier),
        person: who.map(person),
    })
}

/// References that need not fit any kind of record.
fn references() -> impl Strategy<Value = Facets> {
    let drawn = (
        option::weighted(0.9, places()),
        option::of(places()),
        option::of(people()),
        collection::vec(people(), 0..2),
        collection::vec(places(), 0..3),
        option::of(places()),
    );
    drawn.prop_map(|(of, by, started_by, excluded, handed_to, who)| Facets {
        office: of.map(office),
        carrier: by.map(carrier),
        started_by: started_by.map(account),
        excluded: excluded.into_iter().map(account).collect(),
        handed_to: handed_to.into_iter().map(office).collect(),
        person: who.map(person),
        ..Facets::default()
    })
}

fn kinds() -> impl Strategy<Value = Kind> {
    let with_records = Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Installation);
    sample::select(with_records.collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn a_record_lies_in_the_scope_exactly_where_policy_permits_it(
        actor in actors(),
        kind in kinds(),
        mut facets in references(),
        action in sample::select(SEEN.as_slice()),
        complaint_open in any::<bool>(),
        around in any::<[bool; 3]>(),
    ) {
        let [stopped, protected, run_open] = around;
        let context = Context { stopped, complaint_open, protected, run_open, order: OrderFacts::COMPLETE };
        for purpose in Purpose::ALL {
            let scope = POLICY.scope(&actor, action, purpose, kind);
            for state in kind.states() {
                facets.public = kind.is_public_in(state);
                let resource = Resource { kind, id: None, state: Some(state), facets: &facets };
                let permitted = POLICY.authorise(&actor, action, purpose, &resource, &context).is_ok();
                let shown = scope.admits(&facets, state, complaint_open);
                // An order for a protected person is not printed; a list does not know who is protected.
                let held_back = (action, kind) == (Action::PrintPaper, Kind::Visit);
                prop_assert!(!shown || permitted, "shown and not permitted: {purpose:?} {state}");
                prop_assert!(shown || !permitted || held_back, "permitted and not shown: {purpose:?} {state}");
            }
        }
    }
}

#[test]
fn a_clerk_lists_the_own_office_and_the_registry_what_was_handed_to_it() {
    let own = Some(office("own"));
    let clerk = scope_of(Role::Clerk, Purpose::Screening, Kind::Indication);
    assert_eq!(clerk.only_office(), own);
    let registry = scope_of(
        Role::RegistryOfficer,
        Purpose::RegisterClarification,
        Kind::Indication,
    );
    assert_eq!(
        (registry.only_office(), registry.only_receiver()),
        (None, own)
    );
    let worker = scope_of(Role::SocialWorker, Purpose::Accompaniment, Kind::Visit);
    assert_eq!(worker.only_carrier(), Some(carrier("own")));
}

#[test]
fn who_may_not_look_or_asks_for_a_foreign_purpose_has_an_empty_scope() {
    for (role, purpose, kind) in [
        (Role::Clerk, Purpose::Steering, Kind::Indication),
        (Role::Clerk, Purpose::Screening, Kind::Case),
        (Role::Administrator, Purpose::Administration, Kind::Run),
        (Role::Job, Purpose::Housekeeping, Kind::Case),
        (
            Role::OfficeSystem,
            Purpose::RegisterClarification,
            Kind::Visit,
        ),
        (Role::OfficeSystem, Purpose::Screening, Kind::Indication),
        (
            Role::PersonConcerned,
            Purpose::SubjectRights,
            Kind::Indication,
        ),
        (
            Role::PersonConcerned,
            Purpose::RegisterClarification,
            Kind::Case,
        ),
    ] {
        let scope = scope_of(role, purpose, kind);
        assert!(scope.is_empty(), "{scope:?}");
        assert_eq!(scope.only_office(), None);
    }
}

#[test]
fn an_office_system_lists_its_own_office_and_what_was_handed_to_it() {
    let own = Some(office("own"));
    let purpose = Purpose::RegisterClarification;
    let cases = scope_of(Role::OfficeSystem, purpose, Kind::Case);
    assert_eq!(cases.only_office(), own);
    let indications = scope_of(Role::OfficeSystem, purpose, Kind::Indication);
    let of = |lies_in, handed_to| Facets {
        office: Some(office(lies_in)),
        handed_to,
        ..Facets::default()
    };
    let admits = |facets| indications.admits(&facets, "notice-given", false);
    assert!(admits(of("own", vec![])));
    assert!(admits(of("other", vec![office("own")])));
    assert!(!admits(of("other", vec![])));
    assert!(!admits(of("other", vec![office("another")])));
}

#[test]
fn the_person_concerned_lists_what_is_about_her_and_nothing_else() {
    for kind in [
        Kind::Case,
        Kind::Visit,
        Kind::Disclosure,
        Kind::SubjectRequest,
    ] {
        let scope = scope_of(Role::PersonConcerned, Purpose::SubjectRights, kind);
        assert_eq!(scope.only_person(), Some(person("own")), "{kind:?}");
        let of = |who| Facets {
            office: Some(office("any")),
            person: who,
            ..Facets::default()
        };
        let state = kind.states()[0];
        assert!(scope.admits(&of(Some(person("own"))), state, false));
        assert!(!scope.admits(&of(Some(person("other"))), state, false));
        assert!(!scope.admits(&of(None), state, false));
    }
}

#[test]
fn only_the_ombudspersons_lists_ask_whether_a_complaint_is_open() {
    for role in Role::ALL {
        for kind in Kind::ALL {
            let asks = Purpose::ALL.into_iter().any(|purpose| {
                let scope = scope_of(role, purpose, kind);
                !scope.is_empty() && scope.counts().contains(&Aspect::Complaint)
            });
            let watches = matches!(role, Role::Ombudsperson | Role::DataProtectionOfficer);
            assert!(watches || !asks, "{role:?} {kind:?}");
        }
    }
    let scope = scope_of(Role::Ombudsperson, Purpose::Oversight, Kind::Case);
    assert!(!scope.is_empty() && scope.codes().iter().all(|code| code.as_bytes()[5] == b'y'));
}
