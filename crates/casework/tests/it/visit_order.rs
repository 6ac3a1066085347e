//! No visit order without ground, ladder, accompaniment and second person: the rules say so by name, and
//! where a rule would let it pass, policy still refuses.

use crate::base::on_both;
use crate::city::{MONDAY, Town, drawn};
use crate::side::usual_purpose;
use crate::verify::intruder;
use augenmass_casework::Error;
use augenmass_casework::gate::Narrowed;
use augenmass_domain::case::{CaseCommand, Rung};
use augenmass_domain::id::{AccompanimentId, CaseId, VisitId};
use augenmass_domain::visit::VisitCommand;
use augenmass_domain::{Action, Kind};
use augenmass_policy::Cause;
use augenmass_store::Outcome;
use jiff::ToSpan as _;
use jiff::civil::DateTime;

/// A Tuesday that is far enough away for the carrier to confirm.
fn at_nine(town: &Town) -> DateTime {
    let mut day = town.today().saturating_add(2.days());
    while day.weekday() != jiff::civil::Weekday::Tuesday {
        day = day.saturating_add(1.days());
    }
    day.at(9, 0, 0, 0)
}

/// A case in which a visit may be ordered, and its order.
async fn ready(town: &Town) -> (CaseId, CaseCommand) {
    town.on(MONDAY);
    let case = town.exhausted("schule", &drawn(1)).await;
    let from = at_nine(town);
    let accompaniment = town.confirmed(case, from).await;
    (case, Town::order(case, accompaniment, from))
}

/// The last row of the history: what was tried, how it ended, by which rule or policy.
async fn last(town: &Town) -> (Action, Outcome, Option<String>) {
    let record = town.history().await.pop().unwrap().record;
    (record.action, record.outcome, record.rule)
}

/// Changes the stored case behind the gate's back, as a faulty rule could have left it.
async fn falsify(town: &Town, statement: &'static str) {
    let mut database = intruder(town).await;
    let done = sqlx::query(statement).execute(&mut database).await.unwrap();
    assert_eq!(done.rows_affected(), 1, "{statement}");
}

#[tokio::test]
async fn an_order_with_all_five_passes() {
    let town = Town::open().await;
    let (_, order) = ready(&town).await;
    town.submit("melde.leitung.2", order).await;
    assert_eq!(
        last(&town).await,
        (Action::OrderVisit, Outcome::Accepted, None)
    );
}

on_both!(a_visit_is_among_what_is_open_from_its_order_to_its_record);
async fn a_visit_is_among_what_is_open_from_its_order_to_its_record() {
    let town = Town::open().await;
    let (_, order) = ready(&town).await;
    let open = async || {
        let actor = town.actor("bruecke.1").await;
        let narrowed = Narrowed {
            open: true,
            ..Narrowed::default()
        };
        let (gate, purpose) = (&town.house.gate, usual_purpose(actor.role, Kind::Visit));
        let page = gate.list(&actor, purpose, Kind::Visit, &narrowed).await;
        page.unwrap().records.len()
    };
    assert_eq!(open().await, 0);
    let CaseCommand::OrderVisit { from, until, .. } = order else {
        panic!("an order");
    };
    let ordered = town.submit("melde.leitung.2", order).await;
    assert_eq!(open().await, 1, "planned");
    let id = VisitId::from_uuid(ordered.id_of(Kind::Visit).unwrap());
    town.clock.set(from);
    town.submit("bruecke.1", VisitCommand::CheckIn { id }).await;
    assert_eq!(open().await, 1, "under way");
    town.clock.set(until);
    town.submit("bruecke.1", VisitCommand::Stop { id }).await;
    assert_eq!(open().await, 0, "stopped");
}

#[tokio::test]
async fn without_ladder_accompaniment_or_second_person_the_rule_says_which_is_missing() {
    let town = Town::open().await;
    let (case, order) = ready(&town).await;
    let early = town.clarifying("schule", &drawn(2)).await;
    town.rung(early, Rung::ServiceLetter).await;
    town.exonerate(early).await;
    let from = at_nine(&town);
    let promise = town.confirmed(early, from).await;
    let unasked = AccompanimentId::from_uuid(case.uuid());
    let asked = town
        .ask_carrier(case, from.saturating_add(7.days()))
        .await
        .unwrap();
    for (who, order, rule) in [
        (
            "melde.leitung.2",
            Town::order(early, promise, from),
            "case.ladder-not-exhausted",
        ),
        (
            "melde.leitung.2",
            Town::order(case, unasked, from),
            "case.accompaniment-not-confirmed",
        ),
        (
            "melde.leitung.2",
            Town::order(case, asked, from.saturating_add(7.days())),
            "case.accompaniment-not-confirmed",
        ),
        ("melde.leitung", order, "case.orderer-must-not-be-approver"),
    ] {
        let before = town.dump().await;
        assert_eq!(town.rejected(who, order).await, rule);
        assert_eq!(town.dump().await, before);
        let rule = Some(rule.to_owned());
        assert_eq!(
            last(&town).await,
            (Action::OrderVisit, Outcome::Rejected, rule)
        );
    }
}

#[tokio::test]
async fn where_no_rule_says_no_policy_refuses_and_it_stands_in_the_history() {
    for (statement, policy) in [
        (
            "UPDATE cases SET body = json_replace(body, '$.record.file.sources', json('[]'))",
            "visit-order-needs-a-ground",
        ),
        (
            "UPDATE cases SET body = json_replace(body, '$.record.file.approved_by', NULL)",
            "visit-order-needs-a-second-person",
        ),
        (
            "UPDATE cases SET body = json_replace(body, '$.record.file.sources[0].screened_by', \
             json_extract(body, '$.record.file.sources[0].recorded_by'))",
            "visit-order-needs-a-second-person",
        ),
    ] {
        let town = Town::open().await;
        let (_, order) = ready(&town).await;
        falsify(&town, statement).await;
        let before = town.dump().await;
        let lead = town.actor("melde.leitung.2").await;
        let purpose = usual_purpose(lead.role, Kind::Case);
        let answer = town.house.gate.try_out(&lead, purpose, order.clone()).await;
        assert!(matches!(answer, Err(Error::Refused(_))), "{answer:?}");
        let answer = town.house.gate.submit(&lead, purpose, order).await;
        let Err(Error::Refused(refusal)) = answer else {
            panic!("{statement}: {answer:?}")
        };
        assert_eq!(refusal.cause, Cause::Forbidden);
        assert_eq!(refusal.policies, [policy], "{statement}");
        assert_eq!(town.dump().await, before);
        let rule = Some(policy.to_owned());
        assert_eq!(
            last(&town).await,
            (Action::OrderVisit, Outcome::Refused, rule)
        );
    }
}

#[tokio::test]
async fn who_may_not_order_is_refused_whatever_the_case_lacks() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.clarifying("schule", &drawn(1)).await;
    let nothing = AccompanimentId::from_uuid(case.uuid());
    let order = Town::order(case, nothing, at_nine(&town));
    let answer = town.attempt("melde.1", order).await;
    let Err(Error::Refused(refusal)) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!(
        (refusal.cause, refusal.facts_missing),
        (Cause::NotPermitted, false)
    );
    let rule = Some("no-permit".to_owned());
    assert_eq!(
        last(&town).await,
        (Action::OrderVisit, Outcome::Refused, rule)
    );
}
