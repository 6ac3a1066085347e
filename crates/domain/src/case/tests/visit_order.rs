use super::world::{ANNE, BELA, CEM, World, facts};
use crate::case::CaseRejection::{self, *};
use crate::case::{CaseCommand, CaseFile, OrderFacts, Reply};
use crate::fact::Counted;
use crate::id::CaseId;
use crate::rejection::Rejection;
use crate::visit::{DoorFinding, LegalMode};
use jiff::ToSpan;
use jiff::civil::DateTime;
use uuid::Uuid;

fn no(rule: CaseRejection) -> Rejection {
    Rejection::Case(rule)
}

/// The ladder is gone on Thursday, 16 April 2026, nine o'clock.
fn ready() -> (World, DateTime, DateTime) {
    let mut world = World::ladder_gone();
    let (from, until) = world.confirmed(1, (9, 11));
    (world, from, until)
}

#[test]
fn a_visit_is_ordered_on_a_confirmed_accompaniment_which_is_used_up() {
    let (mut world, from, until) = ready();
    let order = world.order(from, until);
    let decision = world.done(&ANNE, order.clone());
    let kinds: Vec<_> = decision.changes.iter().map(|x| x.name()).collect();
    assert_eq!(kinds, ["visit-ordered", "planned", "used"]);
    assert_eq!(world.counted(&Counted::VisitOrdered), 1);
    assert_eq!(world.accompaniments[0].used_for(), Some(world.visit()));
    let carrier = Some(super::world::CARRIER);
    assert_eq!(world.case().facets().carrier, carrier);
    let id = world.visit();
    world.done(&ANNE, crate::visit::VisitCommand::Cancel { id });
    assert_eq!(world.refused(&ANNE, order), no(AccompanimentNotConfirmed));
}

#[test]
fn no_visit_without_a_confirmed_accompaniment() {
    let mut world = World::ladder_gone();
    let (from, until) = (
        world.now.saturating_add(24.hours()),
        world.now.saturating_add(25.hours()),
    );
    let order = world.order(from, until);
    assert_eq!(world.refused(&ANNE, order), no(AccompanimentNotConfirmed));
    let request = world.request(from, until);
    world.done(&ANNE, request);
    let order = world.order(from, until);
    assert_eq!(world.refused(&ANNE, order), no(AccompanimentNotConfirmed));
}

#[test]
fn an_accompaniment_is_for_one_case_and_one_window() {
    let (mut world, from, until) = ready();
    let later = until.saturating_add(1.hour());
    let order = world.order(from, later);
    assert_eq!(world.refused(&ANNE, order), no(OutsideAccompanimentWindow));
    let mut state = serde_json::to_value(&world.accompaniments[0]).unwrap();
    let other = CaseId::from_uuid(Uuid::from_u128(77));
    state["asked"]["case"] = serde_json::to_value(other).unwrap();
    world.accompaniments[0] = serde_json::from_value(state).unwrap();
    let order = world.order(from, until);
    assert_eq!(world.refused(&ANNE, order), no(AccompanimentOfAnotherCase));
}

#[test]
fn no_visit_after_the_day_on_which_the_case_expires() {
    let mut world = World::ladder_gone();
    let expires = world.now.date().saturating_add(6.months());
    let days = i64::from((expires - world.now.date()).get_days());
    let (from, until) = world.confirmed(days + 5, (9, 11));
    let order = world.order(from, until);
    assert_eq!(world.refused(&ANNE, order), no(PeriodBeyondExpiry));
}

#[test]
fn no_visit_before_the_ladder_is_exhausted() {
    let mut world = World::clarifying();
    let exonerating = world.exonerating();
    world.done(&ANNE, exonerating);
    let (from, until) = world.confirmed(1, (9, 11));
    let order = world.order(from, until);
    assert_eq!(world.refused(&ANNE, order), no(LadderNotExhausted));
}

#[test]
fn no_visit_before_exonerating_facts_were_looked_for() {
    let mut world = World::clarifying();
    for rung in crate::case::Rung::ALL {
        let take = world.rung(*rung);
        world.done(&ANNE, take);
        world.days(15);
    }
    let (from, until) = world.confirmed(1, (9, 11));
    let order = world.order(from, until);
    assert_eq!(world.refused(&ANNE, order), no(ExoneratingFactsMissing));
}

#[test]
fn no_visit_after_a_reply_that_settles() {
    let (mut world, from, until) = ready();
    let reply = world.reply(Reply::SchoolElsewhere);
    world.done(&ANNE, reply);
    let order = world.order(from, until);
    assert_eq!(world.refused(&ANNE, order), no(SettledByReply));
}

#[test]
fn no_visit_during_a_fairness_stop() {
    let (mut world, from, until) = ready();
    world.stopped = true;
    let order = world.order(from, until);
    assert_eq!(world.refused(&ANNE, order), no(VisitsStopped));
}

#[test]
fn no_visit_without_a_fairness_status_that_counts_today() {
    let missing = OrderFacts {
        fairness: false,
        ..OrderFacts::COMPLETE
    };
    for (until, known) in [(None, false), (Some(-1), false), (Some(0), true)] {
        let (mut world, from, till) = ready();
        let today = world.now.date();
        world.fairness_until = until.map(|days: i64| today.saturating_add(days.days()));
        let order = world.order(from, till);
        if known {
            assert_eq!(facts(&world, &ANNE, &order), OrderFacts::COMPLETE);
            world.done(&ANNE, order);
        } else {
            assert_eq!(facts(&world, &ANNE, &order), missing);
            assert_eq!(world.refused(&ANNE, order), no(FairnessStatusMissing));
        }
    }
}

#[test]
fn no_visit_outside_an_open_run() {
    let (mut world, from, until) = ready();
    world.close_run();
    let order = world.order(from, until);
    assert_eq!(world.refused(&ANNE, order), no(RunNotOpen));
}

#[test]
fn no_visit_to_a_protected_person_and_the_answer_does_not_tell() {
    let (mut world, from, until) = ready();
    world.protected = true;
    let order = world.order(from, until);
    let rejection = world.refused(&ANNE, order);
    assert_eq!(rejection, no(NotPossibleNow));
    for telling in ["protect", "51", "52", "BMG", "R16", "P-11", "block"] {
        assert!(!rejection.rule().contains(telling));
        assert!(!rejection.norm().contains(telling));
    }
}

#[test]
fn orderer_must_not_be_approver() {
    let (mut world, from, until) = ready();
    let order = world.order(from, until);
    assert_eq!(world.refused(&BELA, order), no(OrdererMustNotBeApprover));
}

#[test]
fn a_register_clarification_knows_no_judge_and_no_urgent_danger() {
    let (mut world, from, until) = ready();
    for wanted in [LegalMode::JudicialOrder, LegalMode::UrgentDanger] {
        let mut order = world.order(from, until);
        if let CaseCommand::OrderVisit { mode, .. } = &mut order {
            *mode = wanted;
        }
        assert_eq!(world.refused(&ANNE, order), no(LegalModeWithoutNorm));
    }
    assert_eq!(LegalMode::default(), LegalMode::Consent);
}

#[test]
fn visits_take_place_on_weekdays_by_day() {
    // In days from Thursday, 16 April 2026; 1 May is a Friday and a holiday.
    for (days, hours, rule) in [
        (3, (9, 10), Some(VisitOnDayOfRest)),
        (15, (9, 10), Some(VisitOnDayOfRest)),
        (1, (7, 9), Some(VisitOutsideHours)),
        (1, (18, 20), Some(VisitOutsideHours)),
        (2, (8, 19), None),
    ] {
        let mut world = World::ladder_gone();
        let (from, until) = world.confirmed(days, hours);
        let order = world.order(from, until);
        let refused = world.act(&ANNE, order).err();
        assert_eq!(refused, rule.map(no), "{days} {hours:?}");
    }
}

#[test]
fn a_visit_lies_in_the_future_and_ends_after_its_begin() {
    let (mut world, from, until) = ready();
    let order = world.order(until, from);
    assert_eq!(world.refused(&ANNE, order), no(VisitTimesInvalid));
    let order = world.order(from, until);
    world.days(3);
    assert_eq!(world.refused(&ANNE, order), no(VisitTimesInvalid));
}

#[test]
fn the_second_visit_is_on_another_weekday_and_at_another_time() {
    for (days, hours, fine) in [
        (7, (16, 17), false),
        (3, (9, 10), false),
        (3, (12, 13), false),
        (3, (14, 15), true),
    ] {
        let mut world = World::ladder_gone().visited(1, (9, 10), DoorFinding::NotMet);
        let (from, until) = world.confirmed(days, hours);
        let order = world.order(from, until);
        let refused = world.act(&ANNE, order).err();
        assert_eq!(
            refused,
            (!fine).then(|| no(SecondVisitTooAlike)),
            "{days} {hours:?}"
        );
    }
}

#[test]
fn the_facts_of_a_complete_order_are_all_five() {
    let (world, from, until) = ready();
    let order = world.order(from, until);
    assert_eq!(facts(&world, &ANNE, &order), OrderFacts::COMPLETE);
}

#[test]
fn an_order_without_an_indication_has_no_ground() {
    let (world, from, until) = ready();
    let order = world.order(from, until);
    let known = world.changed(|file| file.sources.clear());
    assert_eq!(
        facts(&known, &ANNE, &order),
        OrderFacts {
            ground: false,
            ..OrderFacts::COMPLETE
        }
    );
}

#[test]
fn an_order_before_the_last_period_has_passed_has_no_ladder() {
    let mut world = World::clarifying();
    let exonerating = world.exonerating();
    world.done(&ANNE, exonerating);
    let missing = OrderFacts {
        ladder: false,
        ..OrderFacts::COMPLETE
    };
    for rung in crate::case::Rung::ALL {
        let take = world.rung(*rung);
        world.done(&ANNE, take);
        let mut asked = world.clone();
        let (from, until) = asked.confirmed(1, (9, 11));
        let order = asked.order(from, until);
        assert_eq!(facts(&asked, &ANNE, &order), missing, "{rung:?}");
        world.days(15);
    }
    let (from, until) = world.confirmed(1, (9, 11));
    let order = world.order(from, until);
    assert_eq!(facts(&world, &ANNE, &order), OrderFacts::COMPLETE);
}

#[test]
fn an_order_on_anything_but_this_promise_has_no_accompaniment() {
    let missing = OrderFacts {
        accompaniment: false,
        ..OrderFacts::COMPLETE
    };
    let (world, from, until) = ready();
    let later = until.saturating_add(1.hour());
    let outside = world.order(from, later);
    assert_eq!(facts(&world, &ANNE, &outside), missing);
    let order = world.order(from, until);
    let mut asked_only = World::ladder_gone();
    let request = asked_only.request(from, until);
    asked_only.done(&ANNE, request);
    let on_request = asked_only.order(from, until);
    assert_eq!(facts(&asked_only, &ANNE, &on_request), missing);
    let mut of_another_case = world.clone();
    let mut state = serde_json::to_value(&world.accompaniments[0]).unwrap();
    let other = CaseId::from_uuid(Uuid::from_u128(77));
    state["asked"]["case"] = serde_json::to_value(other).unwrap();
    of_another_case.accompaniments[0] = serde_json::from_value(state).unwrap();
    assert_eq!(facts(&of_another_case, &ANNE, &order), missing);
    let mut used = world.clone();
    used.done(&ANNE, order.clone());
    assert_eq!(facts(&used, &ANNE, &order), missing);
    let mut none = world;
    none.accompaniments.clear();
    assert_eq!(facts(&none, &ANNE, &order), missing);
}

/// Changes what a case keeps.
type Change = fn(&mut CaseFile);

#[test]
fn an_order_that_one_person_alone_led_here_has_no_second_person() {
    let missing = OrderFacts {
        second_person: false,
        ..OrderFacts::COMPLETE
    };
    let (world, from, until) = ready();
    let order = world.order(from, until);
    assert_eq!(facts(&world, &BELA, &order), missing, "the approver orders");
    let changes: [(&str, Change); 3] = [
        ("nobody approved", |file| file.approved_by = None),
        ("the proposer approved", |file| {
            file.approved_by = Some(file.proposed_by);
        }),
        ("the recorder screened", |file| {
            file.sources[0].screened_by = file.sources[0].recorded_by;
        }),
    ];
    for (what, change) in changes {
        let changed = world.changed(change);
        assert_eq!(facts(&changed, &CEM, &order), missing, "{what}");
    }
}

#[test]
fn another_command_and_another_case_have_none_of_the_facts() {
    let (world, from, until) = ready();
    let close = CaseCommand::Close { id: world.id() };
    assert_eq!(facts(&world, &ANNE, &close), OrderFacts::default());
    let mut order = world.order(from, until);
    if let CaseCommand::OrderVisit { id, .. } = &mut order {
        *id = CaseId::from_uuid(Uuid::from_u128(77));
    }
    assert_eq!(facts(&world, &ANNE, &order), OrderFacts::default());
}

#[test]
fn there_are_two_visits_at_most() {
    let mut world = World::other_household_met();
    let (from, until) = world.confirmed(1, (9, 10));
    let order = world.order(from, until);
    assert_eq!(world.refused(&ANNE, order), no(TwoVisitsAtMost));
}
