use super::AccompanimentRejection::{self, *};
use super::{AccompanimentCommand, Qualification};
use crate::actor::{Actor, Role};
use crate::case::tests::world::{ANNE, BELA, CARRIER, DORA, JOB, World, account};
use crate::case::{Assessment, CaseCommand};
use crate::id::CarrierId;
use crate::rejection::Rejection;
use jiff::ToSpan;
use jiff::civil::DateTime;
use uuid::Uuid;

fn no(rule: AccompanimentRejection) -> Rejection {
    Rejection::Accompaniment(rule)
}

fn tomorrow(world: &World) -> (DateTime, DateTime) {
    let day = world.now.date().saturating_add(1.day());
    (day.at(9, 0, 0, 0), day.at(11, 0, 0, 0))
}

fn requested() -> World {
    let mut world = World::ladder_gone();
    let (from, until) = tomorrow(&world);
    let request = world.request(from, until);
    world.done(&ANNE, request);
    world
}

fn decline(world: &World) -> AccompanimentCommand {
    AccompanimentCommand::Decline {
        id: world.accompaniment(),
    }
}

#[test]
fn a_carrier_is_asked_for_a_window_without_name_or_address() {
    let world = requested();
    let facets = world.accompaniments[0].facets();
    assert_eq!(facets.person, None);
    assert_eq!(facets.carrier, Some(CARRIER));
    assert_eq!(facets.started_by, Some(ANNE.account));
    let person = world.case().file().person().to_string();
    let stored = serde_json::to_string(&world.accompaniments[0]).unwrap();
    assert!(!stored.contains(&person));
}

#[test]
fn only_the_carriers_own_social_worker_confirms() {
    let mut world = requested();
    let confirm = world.confirm();
    let other_carrier = Actor {
        carrier: Some(CarrierId::from_uuid(Uuid::from_u128(99))),
        ..DORA
    };
    let no_social_worker = Actor {
        role: Role::Coordinator,
        ..DORA
    };
    for who in [&ANNE, &BELA, &JOB, &other_carrier] {
        assert_eq!(world.refused(who, confirm.clone()), no(OwnCarrierOnly));
    }
    assert_eq!(
        world.refused(&no_social_worker, confirm.clone()),
        no(SocialWorkerOnly)
    );
    world.done(&DORA, confirm);
    let promise = world.accompaniments[0].promise().unwrap();
    assert_eq!(promise.qualification, Qualification::SocialWorker);
}

#[test]
fn the_carrier_may_decline_and_is_not_asked_why() {
    let mut world = requested();
    let decline = decline(&world);
    assert_eq!(world.refused(&ANNE, decline.clone()), no(OwnCarrierOnly));
    let decision = world.done(&DORA, decline);
    assert!(decision.details.is_empty() && decision.personal.is_empty());
    let confirm = world.confirm();
    assert_eq!(world.refused(&DORA, confirm), no(NotInThisState));
    assert_eq!(world.accompaniments[0].facets().due, None);
}

#[test]
fn a_window_that_has_passed_is_not_confirmed_any_more() {
    let mut world = requested();
    world.days(2);
    let confirm = world.confirm();
    assert_eq!(world.refused(&DORA, confirm), no(WindowPassed));
}

#[test]
fn a_window_lies_in_the_future_within_one_day() {
    let mut world = World::ladder_gone();
    let (from, until) = tomorrow(&world);
    for (from, until) in [
        (until, from),
        (world.now.saturating_sub(2.hours()), until),
        (from, until.saturating_add(1.day())),
    ] {
        let request = world.request(from, until);
        assert_eq!(world.refused(&ANNE, request), no(WindowInvalid));
    }
}

#[test]
fn a_window_lies_within_two_years() {
    let mut world = World::ladder_gone();
    let last = world.now.date().saturating_add(24.months());
    let too_far = last.saturating_add(1.day());
    let request = world.request(too_far.at(9, 0, 0, 0), too_far.at(11, 0, 0, 0));
    assert_eq!(world.refused(&ANNE, request), no(WindowTooFar));
    let request = world.request(last.at(9, 0, 0, 0), last.at(11, 0, 0, 0));
    world.done(&ANNE, request);
}

#[test]
fn a_carrier_does_not_ask_itself() {
    let mut world = World::ladder_gone();
    let (from, until) = tomorrow(&world);
    let request = world.request(from, until);
    assert_eq!(world.refused(&DORA, request), no(NotAskedByCarrier));
}

#[test]
fn accompaniment_is_asked_only_while_the_case_is_clarified() {
    let mut world = World::ladder_gone().assessed(Assessment::Unresolved);
    let (from, until) = tomorrow(&world);
    let request = world.request(from, until);
    assert_eq!(world.refused(&ANNE, request.clone()), no(NotInThisState));
    world.case = None;
    assert_eq!(world.refused(&ANNE, request), no(Missing));
}

#[test]
fn no_accompaniment_is_asked_for_a_protected_person() {
    let mut world = World::ladder_gone();
    world.protected = true;
    let (from, until) = tomorrow(&world);
    let request = world.request(from, until);
    assert_eq!(world.refused(&ANNE, request), no(NotPossibleNow));
}

#[test]
fn an_excluded_account_neither_asks_nor_answers() {
    let mut world = World::new();
    let CaseCommand::Propose { indications, .. } = world.propose() else {
        unreachable!()
    };
    let colleague = Actor {
        account: account(31),
        ..ANNE
    };
    let excluded = vec![colleague.account, DORA.account];
    world.done(
        &ANNE,
        CaseCommand::Propose {
            indications,
            excluded,
        },
    );
    let mut world = world.approved().exhausted();
    let (from, until) = tomorrow(&world);
    let request = world.request(from, until);
    assert_eq!(
        world.refused(&colleague, request.clone()),
        no(ExcludedAccount)
    );
    world.done(&ANNE, request);
    let confirm = world.confirm();
    assert_eq!(world.refused(&DORA, confirm), no(ExcludedAccount));
}
