//! What runs by the clock: each period ends on its day and not before, and each act of a job stands in
//! the history as the job's own.

use crate::base::on_both;
use crate::city::{MONDAY, Town, drawn, explanations};
use augenmass_domain::case::Case;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::fact::Counted;
use augenmass_domain::id::{CaseId, DisclosureId, PersonId};
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::{Action, Kind, LetterKind, Private, Purpose, Role, State};
use augenmass_store::{HistoryRow, Outcome, StoreError};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use uuid::Uuid;

/// The rows that the job wrote, each as action and event, without what it does every time.
fn by_the_job(rows: &[HistoryRow]) -> Vec<(Action, &str)> {
    let acts = rows
        .iter()
        .map(|row| &row.record)
        .filter(|record| record.event != "expired-rows-forgotten");
    let acts: Vec<_> = acts.collect();
    for record in &acts {
        assert_eq!(
            (record.role, record.purpose),
            (Role::Job, Purpose::Housekeeping)
        );
        assert_eq!(record.outcome, Outcome::Accepted, "{record:?}");
    }
    acts.into_iter()
        .map(|record| (record.action, record.event.as_str()))
        .collect()
}

async fn due(town: &Town, kind: Kind, id: Uuid) -> Date {
    town.state(kind, id).await.facets().due.unwrap()
}

async fn is_erased(town: &Town, person: PersonId) -> bool {
    match town.store.personal_of(person).await {
        Ok(data) => {
            assert!(!data.is_empty());
            false
        }
        Err(StoreError::Erased) => true,
        Err(error) => panic!("{error}"),
    }
}

on_both!(a_parked_weak_indication_expires_after_three_months_and_is_erased_the_same_day);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn a_parked_weak_indication_expires_after_three_months_and_is_erased_the_same_day() {
    let town = Town::open().await;
    town.on(MONDAY);
    let mut entry = town.entry("schule", &drawn(1)).await;
    entry.ground = "post-returned".to_owned();
    let receipt = town
        .submit("schule.1", IndicationCommand::Record { draft: None, entry })
        .await;
    let id =
        augenmass_domain::id::IndicationId::from_uuid(receipt.id_of(Kind::Indication).unwrap());
    let screen = IndicationCommand::Screen {
        id,
        explanations: explanations(false),
    };
    assert_eq!(
        town.rejected("schule.2", screen).await,
        "indication.single-weak-ground"
    );
    let person = town.person_of(Kind::Indication, id.uuid()).await;
    let end = due(&town, Kind::Indication, id.uuid()).await;
    assert_eq!(end, MONDAY.saturating_add(3.months()));

    let seq = town.last_seq().await;
    assert_eq!(
        town.jobs(end.saturating_sub(1.days()))
            .await
            .indications_expired,
        0
    );
    assert_eq!(by_the_job(&town.since(seq).await), []);
    assert!(!is_erased(&town, person).await);

    let seq = town.last_seq().await;
    let round = town.jobs(end).await;
    assert_eq!((round.indications_expired, round.erased), (1, 1));
    let rows = town.since(seq).await;
    let expected = [
        (Action::ExpireIndication, "indication-expired"),
        (Action::EraseDue, "personal-data-erased"),
    ];
    assert_eq!(by_the_job(&rows), expected);
    assert_eq!(rows[1].record.person, Some(person));
    assert_eq!(
        rows[1].record.details.get("class").map(String::as_str),
        Some("expired-indication")
    );
    assert_eq!(
        town.state(Kind::Indication, id.uuid()).await.name(),
        "expired"
    );
    assert!(is_erased(&town, person).await);
}

on_both!(a_dropped_indication_is_erased_after_seven_days);
async fn a_dropped_indication_is_erased_after_seven_days() {
    let town = Town::open().await;
    town.on(MONDAY);
    let id = town.dropped("ordnung", &drawn(2)).await;
    let person = town.person_of(Kind::Indication, id.uuid()).await;
    assert_eq!(town.jobs(MONDAY.saturating_add(6.days())).await.erased, 0);
    assert!(!is_erased(&town, person).await);
    assert_eq!(town.jobs(MONDAY.saturating_add(7.days())).await.erased, 1);
    assert!(is_erased(&town, person).await);
}

on_both!(a_case_expires_after_six_months_without_an_act);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn a_case_expires_after_six_months_without_an_act() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.clarifying("schule", &drawn(3)).await;
    let end = due(&town, Kind::Case, case.uuid()).await;
    assert_eq!(end, MONDAY.saturating_add(6.months()));
    let person = town.person_of(Kind::Case, case.uuid()).await;
    assert_eq!(
        town.jobs(end.saturating_sub(1.days())).await.cases_expired,
        0
    );
    let seq = town.last_seq().await;
    assert_eq!(town.jobs(end).await.cases_expired, 1);
    assert_eq!(
        by_the_job(&town.since(seq).await),
        [(Action::ExpireCase, "case-expired")]
    );
    assert_eq!(town.state(Kind::Case, case.uuid()).await.name(), "expired");
    town.jobs(end.saturating_add(29.days())).await;
    assert!(!is_erased(&town, person).await);
    town.jobs(end.saturating_add(30.days())).await;
    assert!(is_erased(&town, person).await);
}

on_both!(an_act_puts_the_expiry_of_a_case_off);
async fn an_act_puts_the_expiry_of_a_case_off() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.clarifying("schule", &drawn(3)).await;
    let first = due(&town, Kind::Case, case.uuid()).await;
    town.on(first.saturating_sub(1.days()));
    town.rung(case, augenmass_domain::case::Rung::ServiceLetter)
        .await;
    assert_eq!(town.jobs(first).await.cases_expired, 0);
    assert!(due(&town, Kind::Case, case.uuid()).await > first);
}

on_both!(an_unremarkable_case_gets_its_clearing_letter_and_is_erased_thirty_days_later);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn an_unremarkable_case_gets_its_clearing_letter_and_is_erased_thirty_days_later() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.cleared("schule", &drawn(4)).await;
    let closed = town.today();
    let letters = town.store.letters_of(case).await.unwrap();
    let clearing = letters
        .iter()
        .find(|letter| letter.order.kind == LetterKind::Clearing)
        .unwrap();
    assert_eq!(clearing.order.date, closed);
    let person = town.person_of(Kind::Case, case.uuid()).await;
    assert_eq!(clearing.order.person, person);

    let end = closed.saturating_add(30.days());
    assert_eq!(town.jobs(end.saturating_sub(1.days())).await.erased, 0);
    assert!(!is_erased(&town, person).await);
    let seq = town.last_seq().await;
    let round = town.jobs(end).await;
    // The registry's file and, with it, that of the office that gave the notice.
    let rows = town.since(seq).await;
    let erased = by_the_job(&rows);
    assert_eq!(erased.len(), round.erased);
    assert!(
        erased
            .iter()
            .all(|act| *act == (Action::EraseDue, "personal-data-erased"))
    );
    assert!(is_erased(&town, person).await);
    // The state and the facts stay, without a name.
    assert_eq!(town.state(Kind::Case, case.uuid()).await.name(), "closed");
    assert_eq!(town.jobs(end.saturating_add(1.days())).await.erased, 0);
}

on_both!(a_decision_becomes_final_after_the_month_for_objections);
async fn a_decision_becomes_final_after_the_month_for_objections() {
    let town = Town::open().await;
    town.on(MONDAY);
    let id = town.decided("schule", &drawn(5)).await;
    let State::Case(case) = town.state(Kind::Case, id.uuid()).await else {
        panic!("no case")
    };
    let until = case.decision().unwrap().objection_until;
    assert!(until >= town.today().saturating_add(1.months()));

    let seq = town.last_seq().await;
    assert_eq!(
        town.jobs(until).await.finalised,
        0,
        "the last day belongs to the person"
    );
    assert_eq!(
        by_the_job(&town.since(seq).await),
        [],
        "and is no failure of the job"
    );
    assert_eq!(town.state(Kind::Case, id.uuid()).await.name(), "decided");

    let seq = town.last_seq().await;
    assert_eq!(town.jobs(until.saturating_add(1.days())).await.finalised, 1);
    let rows = town.since(seq).await;
    assert_eq!(
        by_the_job(&rows),
        [(Action::FinaliseCase, "case-finalised")]
    );
    let State::Case(Case::Final(_)) = town.state(Kind::Case, id.uuid()).await else {
        panic!("not final")
    };
}

on_both!(access_rows_are_forgotten_at_the_end_of_the_following_year_and_the_tree_stays);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn access_rows_are_forgotten_at_the_end_of_the_following_year_and_the_tree_stays() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.cleared("schule", &drawn(6)).await;
    let officer = town.actor("melde.1").await;
    let (purpose, read) = (Purpose::RegisterClarification, Action::ReadPersonalData);
    town.house
        .gate
        .read_personal(&officer, purpose, read, Kind::Case, case.uuid())
        .await
        .unwrap();
    let person = town.person_of(Kind::Case, case.uuid()).await;
    town.jobs(date(2026, 12, 31)).await;
    assert_eq!(town.store.accesses_of(person).await.unwrap().len(), 1);
    let seq = town.last_seq().await;
    let before = town.store.checkpoints().await.unwrap().pop().unwrap();
    town.jobs(date(2027, 1, 1)).await;
    assert_eq!(town.store.accesses_of(person).await.unwrap(), []);
    let rows = town.since(seq).await;
    let forgotten = rows
        .iter()
        .find(|row| row.record.event == "expired-rows-forgotten")
        .unwrap();
    assert_eq!(
        (forgotten.record.action, forgotten.record.role),
        (Action::EraseDue, Role::Job)
    );
    // The leaf of the access row still stands in the tree: an older checkpoint is part of a newer one.
    let after = town.store.checkpoints().await.unwrap().pop().unwrap();
    assert!(after.size > before.size);
    let folder = town.folder().join("export");
    let audit = town.actor("rpa").await;
    let head = augenmass_casework::log::export(&town.house, &audit, &folder, |_, _| {})
        .await
        .unwrap();
    assert!(head.size >= after.size);
}

on_both!(the_mark_against_reporting_again_goes_with_the_end_of_the_run);
async fn the_mark_against_reporting_again_goes_with_the_end_of_the_run() {
    let town = Town::open().await;
    town.on(MONDAY);
    let child = drawn(7);
    town.dropped("schule", &child).await;
    let entry = town.entry("schule", &child).await;
    let again = IndicationCommand::Record { draft: None, entry };
    assert_eq!(
        town.rejected("schule.1", again).await,
        "indication.already-reported"
    );
    let marks = || async { crate::verify::count(&town, "SELECT COUNT(*) FROM reported").await };
    town.jobs(date(2026, 6, 30)).await;
    assert_eq!(marks().await, 1);
    town.jobs(date(2026, 7, 1)).await;
    assert_eq!(marks().await, 0);
}

on_both!(a_second_round_on_the_same_day_does_nothing_and_counts_nothing);
async fn a_second_round_on_the_same_day_does_nothing_and_counts_nothing() {
    let town = Town::open().await;
    town.on(MONDAY);
    town.dropped("schule", &drawn(8)).await;
    town.cleared("ordnung", &drawn(9)).await;
    let day = date(2025, 12, 1);
    town.jobs(day).await;
    let facts = || async {
        let head = augenmass_casework::log::sign_checkpoint(&town.house)
            .await
            .unwrap();
        let facts = town.store.facts(head.size).await.unwrap();
        let turned_down = |row: &&augenmass_store::FactRow| {
            matches!(
                row.fact.what,
                Counted::CommandRejected | Counted::CommandRefused
            )
        };
        assert_eq!(facts.iter().filter(turned_down).count(), 0);
        facts.len()
    };
    let (before, counted) = (town.dump().await, facts().await);
    assert_eq!(
        town.jobs(day).await,
        augenmass_casework::jobs::Round {
            swept: true,
            ..augenmass_casework::jobs::Round::default()
        }
    );
    assert_eq!((town.dump().await, facts().await), (before, counted));
}

on_both!(each_round_signs_a_checkpoint_over_all_that_was_written);
async fn each_round_signs_a_checkpoint_over_all_that_was_written() {
    let town = Town::open().await;
    town.on(MONDAY);
    town.recorded("schule", &drawn(1)).await;
    town.jobs(MONDAY.saturating_add(1.days())).await;
    let checkpoint = town.store.checkpoints().await.unwrap().pop().unwrap();
    let last = town.history().await.pop().unwrap();
    assert!(last.index.is_some_and(|index| index < checkpoint.size));
    let signer = town.house.signer();
    let opened =
        augenmass_ledger::open_checkpoint(signer.verifier(), checkpoint.note.as_bytes()).unwrap();
    assert_eq!(
        (opened.size, opened.root),
        (checkpoint.size, checkpoint.root)
    );
}

/// Two hand-overs about a case: one that was sent, one that was only requested.
async fn handed_over(town: &Town, case: CaseId) -> (DisclosureId, DisclosureId) {
    let request = DisclosureCommand::Request {
        case,
        flow: "rectification-to-recipients".to_owned(),
        fields: vec!["rectification".to_owned()],
        necessity: Private::new("Empfänger der Mitteilung (erfunden).".to_owned()),
        requested_on: None,
    };
    let receipt = town.submit("melde.1", request.clone()).await;
    let kept = town.submit("melde.1", request).await;
    let id = |receipt: &augenmass_casework::gate::Receipt| {
        DisclosureId::from_uuid(receipt.id_of(Kind::Disclosure).unwrap())
    };
    let (sent, kept) = (id(&receipt), id(&kept));
    town.submit("melde.leitung", DisclosureCommand::Approve { id: sent })
        .await;
    town.submit("melde.1", DisclosureCommand::Send { id: sent })
        .await;
    (sent, kept)
}

#[tokio::test]
async fn whoever_was_sent_data_is_told_before_they_are_erased() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.clarifying("schule", &drawn(7)).await;
    let (sent, kept) = handed_over(&town, case).await;
    let person = town.person_of(Kind::Case, case.uuid()).await;
    let expiry = due(&town, Kind::Case, case.uuid()).await;
    assert_eq!(town.jobs(expiry).await.notices, 0, "nothing is erased yet");
    let day = expiry.saturating_add(30.days());
    let seq = town.last_seq().await;
    let round = town.jobs(day).await;
    assert_eq!(round.notices, 1);
    assert!(is_erased(&town, person).await);
    let rows = town.since(seq).await;
    let place = |event: &str, person| {
        rows.iter()
            .position(|row| row.record.event == event && row.record.person == Some(person))
            .unwrap()
    };
    let ordered = place("recipient-notice-ordered", person);
    assert!(ordered < place("personal-data-erased", person));
    let details = &rows[ordered].record.details;
    assert_eq!(details.get("cause").map(String::as_str), Some("erased"));
    assert!(
        details
            .get("to")
            .is_some_and(|to| to.contains("earlier-recipient"))
    );
    for (id, notices) in [(sent, 1), (kept, 0)] {
        let State::Disclosure(disclosure) = town.state(Kind::Disclosure, id.uuid()).await else {
            panic!("no hand-over")
        };
        assert_eq!(disclosure.notices().len(), notices);
        assert!(disclosure.notices().iter().all(|it| it.ordered_on == day));
    }
    let head = augenmass_casework::log::sign_checkpoint(&town.house)
        .await
        .unwrap();
    let facts = town.store.facts(head.size).await.unwrap();
    let counted = facts
        .iter()
        .filter(|row| row.fact.what == Counted::RecipientNoticeOrdered);
    assert_eq!(counted.count(), 1);
    assert_eq!(
        town.jobs(day.saturating_add(1.days())).await.notices,
        0,
        "once"
    );
}
