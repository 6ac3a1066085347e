use super::VisitRejection::{self, *};
use super::{AtTheDoor, DoorFinding, LegalMode, Told, VisitCommand};
use crate::actor::{Actor, Role};
use crate::case::tests::world::{ANNE, CARRIER, DORA, JOB, World, account};
use crate::case::{Assessment, CaseCommand};
use crate::fact::{Counted, VisitOutcome};
use crate::id::CarrierId;
use crate::rejection::Rejection;
use jiff::ToSpan;
use uuid::Uuid;

fn no(rule: VisitRejection) -> Rejection {
    Rejection::Visit(rule)
}

fn ordered() -> World {
    World::ladder_gone().visit_ordered_in(1, (9, 10))
}

/// The accompanist checked in at nine; it is a quarter to ten.
fn under_way() -> World {
    let mut world = World::ladder_gone().under_way_in(1, (9, 10));
    world.at(9, 45);
    world
}

fn check_in(world: &World) -> VisitCommand {
    VisitCommand::CheckIn { id: world.visit() }
}

#[test]
fn only_the_accompanying_carriers_social_worker_checks_in() {
    let mut world = ordered();
    world.days(1);
    let check_in = check_in(&world);
    let other_carrier = Actor {
        carrier: Some(CarrierId::from_uuid(Uuid::from_u128(99))),
        ..DORA
    };
    for who in [&ANNE, &other_carrier] {
        assert_eq!(world.refused(who, check_in.clone()), no(OwnCarrierOnly));
    }
    let other_role = Actor {
        role: Role::Finance,
        ..DORA
    };
    assert_eq!(
        world.refused(&other_role, check_in.clone()),
        no(SocialWorkerOnly)
    );
    assert_eq!(world.refused(&JOB, check_in.clone()), no(NoVisitByJob));
    world.done(&DORA, check_in);
}

#[test]
fn the_check_in_is_on_the_day_of_the_visit_and_before_its_end() {
    let mut world = ordered();
    let check_in = check_in(&world);
    assert_eq!(world.refused(&DORA, check_in.clone()), no(OnTheDayOnly));
    world.days(1).at(10, 0);
    assert_eq!(world.refused(&DORA, check_in), no(OnTheDayOnly));
}

#[test]
fn nobody_visits_a_person_who_became_protected() {
    let mut world = ordered();
    world.days(1).protected = true;
    let check_in = check_in(&world);
    assert_eq!(world.refused(&DORA, check_in), no(NotPossibleNow));
}

#[test]
fn no_record_without_the_social_workers_check_in() {
    let mut world = ordered();
    world.days(1).at(9, 45);
    let record = world.record(DoorFinding::NotMet);
    assert_eq!(world.refused(&ANNE, record), no(SocialWorkNotCheckedIn));
}

#[test]
fn the_registry_records_and_never_the_accompanist() {
    let mut world = under_way();
    let record = world.record(DoorFinding::NotMet);
    let elsewhere = Actor {
        office: None,
        ..ANNE
    };
    for who in [&DORA, &elsewhere] {
        assert_eq!(
            world.refused(who, record.clone()),
            no(RecordedByRegistryOnly)
        );
    }
    world.done(&ANNE, record);
}

#[test]
fn a_visit_begins_when_the_accompanist_is_there() {
    let mut world = ordered();
    world.days(1).at(9, 20);
    let command = check_in(&world);
    world.done(&DORA, command);
    world.at(9, 45);
    let record = world.record(DoorFinding::NotMet);
    assert_eq!(world.refused(&ANNE, record), no(BeganBeforeCheckIn));
}

#[test]
fn the_times_of_a_record_are_plausible() {
    let mut world = under_way();
    let id = world.visit();
    let now = world.now;
    for (from, until) in [
        (now, now.saturating_sub(10.minutes())),
        (
            now.saturating_sub(5.minutes()),
            now.saturating_add(5.minutes()),
        ),
        (now.saturating_sub(1.day()), now),
    ] {
        let record = VisitCommand::Record {
            id,
            finding: DoorFinding::NotMet,
            door: AtTheDoor::default(),
            mode: LegalMode::Consent,
            from,
            until,
        };
        assert_eq!(world.refused(&ANNE, record), no(TimesInvalid));
    }
}

#[test]
fn whatever_was_found_the_case_goes_back_to_clarifying() {
    for finding in [
        DoorFinding::NotMet,
        DoorFinding::EntryDeclined,
        DoorFinding::OtherHouseholdMet,
        DoorFinding::Met {
            address_confirmed: true,
        },
    ] {
        let mut world = under_way();
        let record = world.record(finding.clone());
        world.done(&ANNE, record);
        assert_eq!(world.state(), "clarifying");
        assert_eq!(world.visits[0].recorded().unwrap().finding(), &finding);
        let summary = world.case().file().visits()[0];
        assert_eq!(summary.outcome, finding.outcome());
        let recorded = Counted::VisitRecorded {
            outcome: finding.outcome(),
            accompanied: true,
        };
        assert_eq!(world.counted(&recorded), 1);
        let harm = Counted::AtTheDoor {
            consent_withdrawn: Told::No,
            children_present: Told::Yes,
        };
        assert_eq!(world.counted(&harm), 1);
        assert_eq!(world.case().facets().carrier, None);
        assert_eq!(world.visits[0].facets().carrier, None);
    }
}

#[test]
fn what_is_told_for_the_counters_of_harm_changes_nothing_and_stands_in_no_history() {
    let told = |consent_withdrawn| {
        let mut world = under_way();
        let mut record = world.record(DoorFinding::EntryDeclined);
        if let VisitCommand::Record { door, .. } = &mut record {
            door.consent_withdrawn = consent_withdrawn;
        }
        let decision = world.done(&ANNE, record);
        assert_eq!(decision.details.keys().collect::<Vec<_>>(), [&"finding"]);
        assert_eq!(world.state(), "clarifying");
        world.visits[0].recorded().unwrap().door().consent_withdrawn
    };
    for answer in Told::ALL {
        assert_eq!(told(*answer), *answer);
    }
}

#[test]
fn a_visit_recorded_before_it_was_asked_tells_nothing() {
    let mut world = under_way();
    let record = world.record(DoorFinding::NotMet);
    world.done(&ANNE, record);
    let mut stored = serde_json::to_value(&world.visits[0]).unwrap();
    let was = stored.as_object_mut().unwrap().remove("door");
    assert!(was.is_some());
    let read: crate::visit::Visit = serde_json::from_value(stored).unwrap();
    assert_eq!(read.recorded().unwrap().door(), AtTheDoor::default());
}

#[test]
fn another_mode_on_the_spot_is_an_incident() {
    let mut world = under_way();
    let mut record = world.record(DoorFinding::EntryDeclined);
    if let VisitCommand::Record { mode, .. } = &mut record {
        *mode = LegalMode::UrgentDanger;
    }
    let decision = world.done(&ANNE, record);
    assert_eq!(decision.details["incident"], "legal-mode-changed");
    assert_eq!(decision.details["mode-ordered"], "consent");
    assert_eq!(decision.details["mode"], "urgent-danger");
    assert!(world.visits[0].recorded().unwrap().is_incident());
    let mut world = under_way();
    let record = world.record(DoorFinding::EntryDeclined);
    assert!(!world.done(&ANNE, record).details.contains_key("incident"));
}

#[test]
fn the_accompanist_stops_the_visit_without_a_reason_and_it_does_not_count() {
    let mut world = under_way();
    let stop = VisitCommand::Stop { id: world.visit() };
    assert_eq!(world.refused(&ANNE, stop.clone()), no(OwnCarrierOnly));
    let decision = world.done(&DORA, stop);
    assert!(decision.details.is_empty() && decision.personal.is_empty());
    assert_eq!(world.state(), "clarifying");
    assert_eq!(world.case().file().completed_visits().count(), 0);
    assert!(world.case().file().was_visited());
    let stored = serde_json::to_string(&world.visits[0]).unwrap();
    assert!(
        !stored.contains(&DORA.account.to_string()),
        "no name is kept"
    );
    let mut world = world.visited_twice(DoorFinding::NotMet, DoorFinding::OtherHouseholdMet);
    let doubt = world.assess(Assessment::DoubtAboutResidence);
    world.done(&ANNE, doubt);
}

#[test]
fn an_excluded_social_worker_can_still_stop() {
    let mut world = under_way();
    let mut state = serde_json::to_value(&world.visits[0]).unwrap();
    state["order"]["excluded"] = serde_json::json!([DORA.account]);
    world.visits[0] = serde_json::from_value(state).unwrap();
    let stop = VisitCommand::Stop { id: world.visit() };
    world.done(&DORA, stop);
}

#[test]
fn a_visit_is_cancelled_only_before_the_check_in() {
    let mut world = under_way();
    let cancel = VisitCommand::Cancel { id: world.visit() };
    assert_eq!(world.refused(&ANNE, cancel), no(NotInThisState));
    let mut world = ordered();
    let cancel = VisitCommand::Cancel { id: world.visit() };
    world.done(&ANNE, cancel);
    assert_eq!(world.state(), "clarifying");
    assert!(!world.case().file().was_visited());
    let cancelled = Counted::VisitRecorded {
        outcome: VisitOutcome::Cancelled,
        accompanied: false,
    };
    assert_eq!(world.counted(&cancelled), 1);
}

#[test]
fn an_excluded_account_has_no_part_in_a_visit() {
    let mut world = World::new();
    let CaseCommand::Propose { indications, .. } = world.propose() else {
        unreachable!()
    };
    let other = Actor {
        account: account(31),
        ..ANNE
    };
    let excluded = vec![other.account];
    world.done(
        &ANNE,
        CaseCommand::Propose {
            indications,
            excluded,
        },
    );
    let mut world = world.approved().exhausted().under_way_in(1, (9, 10));
    world.at(9, 45);
    let record = world.record(DoorFinding::NotMet);
    assert_eq!(world.refused(&other, record), no(ExcludedAccount));
}

#[test]
fn a_visit_whose_case_is_not_waiting_is_missing() {
    let mut world = under_way();
    world.case = None;
    let record = world.record(DoorFinding::NotMet);
    assert_eq!(world.refused(&ANNE, record.clone()), no(Missing));
    world.visits.clear();
    assert_eq!(world.refused(&ANNE, record), no(Missing));
}

#[test]
fn the_carrier_and_the_day_are_seen_while_the_visit_is_open() {
    let world = ordered();
    let facets = world.visits[0].facets();
    assert_eq!(facets.carrier, Some(CARRIER));
    assert_eq!(facets.due, Some(world.visits[0].order().until().date()));
}
