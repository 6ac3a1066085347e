//! The outcome report: over all offices, under disclosure control, the same for everybody, once for each year.

use crate::{decide_all_alike, houses};
use augenmass_casework::demo::TwoHouses;
use augenmass_casework::inquiries::{self, AnswerOrder};
use augenmass_casework::outcome_report::{self, OutcomeReport};
use augenmass_casework::reconciliation;
use augenmass_casework::{Error, recompute};
use augenmass_domain::Role;
use augenmass_domain::outcome_report::OutcomeReportRejection as Rejection;
use augenmass_statistics::OutcomeCount;
use jiff::civil::date;
use tempfile::tempdir;

/// One municipality seals about eight children, the reconciliation passes, every unsure pair is decided, and the
/// package is given up.
async fn passes(houses: &TwoHouses, seed: u64) -> usize {
    houses.clock.set(date(2026, 2, 16).at(9, 0, 0, 0));
    let mut children = houses.children(seed).unwrap();
    children.extend(houses.list[20..22].iter().cloned());
    for child in &children {
        houses.seal_one(child).await.unwrap();
    }
    houses.pass(&mut Vec::new()).await.unwrap();
    let second = houses.office.actor("kasse.2").await.unwrap();
    decide_all_alike(houses, &second).await;
    let examiner = houses.office.actor("kasse.1").await.unwrap();
    reconciliation::give_up(&houses.office, &examiner)
        .await
        .unwrap();
    children.len()
}

fn says_no(result: Result<impl Sized, Error>, rule: Rejection) {
    match result {
        Err(Error::Rejected(no)) => assert_eq!(no, rule.into()),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("accepted"),
    }
}

const INQUIRY: &str =
    "Fraktion Beispiel\n\nAnfrage\n\n1. Wie viele Fälle gab es?\n2. Was kostet das?\n";

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn a_year_over_three_offices_is_reported_once_and_stands_beside_the_citys_own_figures() {
    let folder = tempdir().unwrap();
    let first = houses(folder.path(), 11).await;
    let second = first.neighbour("stadt-2", 12).await.unwrap();
    let third = first.neighbour("stadt-3", 13).await.unwrap();
    let head = first
        .office
        .actor_with(Role::HeadOfDepartment)
        .await
        .unwrap();

    let mut sealed = passes(&first, 1).await;
    says_no(
        outcome_report::write(&first.office, &head, 2026).await,
        Rejection::YearNotOver,
    );
    first.clock.set(date(2027, 1, 11).at(9, 0, 0, 0));
    says_no(
        outcome_report::write(&first.office, &head, 2026).await,
        Rejection::TooFewOffices,
    );
    says_no(
        outcome_report::write(&first.office, &head, 2025).await,
        Rejection::NothingToReport,
    );
    sealed += passes(&second, 2).await;
    sealed += passes(&third, 3).await;
    first.clock.set(date(2027, 1, 11).at(9, 0, 0, 0));
    let (report, letter) = outcome_report::write(&first.office, &head, 2026)
        .await
        .unwrap();
    assert_eq!(report.offices, 3);
    let count = |what| report.counts[&what];
    assert_eq!(count(OutcomeCount::Received), Some(sealed as i64));
    let accepted = count(OutcomeCount::Accepted).unwrap();
    assert!((15..=25).contains(&accepted), "{report:?}");
    for value in report.counts.values().flatten() {
        assert!(!(1..5).contains(value), "{report:?}");
    }
    // Once: the next day the same bytes, and never about an earlier year any more.
    first.clock.set(date(2027, 2, 1).at(9, 0, 0, 0));
    let again = outcome_report::write(&first.office, &head, 2026)
        .await
        .unwrap();
    assert_eq!(again, (report.clone(), letter.clone()));

    // The text names no office, run, package or person.
    for houses in [&*first, &second, &third] {
        let card = houses.card_of_school().await.unwrap();
        for id in [card.office.to_string(), card.run.to_string()] {
            assert!(!letter.contains(&id));
        }
    }
    let text: &str = letter.lines().nth(2).unwrap();
    let read: OutcomeReport = serde_json::from_str(text).unwrap();
    assert_eq!(read, report);

    // A city writes none. It files the one that its card signed, once, and no other about the year.
    let own_head = first.city.actor_with(Role::HeadOfDepartment).await.unwrap();
    says_no(
        outcome_report::write(&first.city, &own_head, 2026).await,
        Rejection::WrongInstallation,
    );
    let council = first.city.actor("rat.1").await.unwrap();
    let card = first.card_of_kasse().await.unwrap();
    let altered = letter.replace("\"offices\":3", "\"offices\":4");
    assert_ne!(altered, letter);
    let filed = async |text: &str, card: &reconciliation::Card| {
        let filed = outcome_report::file(&first.city, &council, card, text).await;
        filed.map_err(|error| match error {
            reconciliation::LetterError::Gate(error) => error,
            other => panic!("{other}"),
        })
    };
    says_no(filed(&altered, &card).await, Rejection::NotSigned);
    let own = second.card_of_school().await.unwrap();
    says_no(filed(&letter, &own).await, Rejection::WrongInstallation);
    assert_eq!(filed(&letter, &card).await.unwrap(), report);
    assert_eq!(filed(&letter, &card).await.unwrap(), report);
    let known = outcome_report::filed(&first.city).await.unwrap();
    assert_eq!(known.len(), 1);

    // The answer to the council shows it, marked as another body's report, and `verify` holds it to what was filed.
    let order = AnswerOrder {
        inquiry: INQUIRY.as_bytes().to_vec(),
        as_of: date(2026, 12, 31),
        topics: None,
        contributions: None,
    };
    let drafted = inquiries::answer(&first.city, &council, None, &order)
        .await
        .unwrap();
    let [printed] = drafted.document.outcome_reports.as_slice() else {
        panic!("{:?}", drafted.document.outcome_reports)
    };
    assert_eq!((printed.year, printed.offices), (2026, 3));
    assert_eq!(printed.message, known[0].message);
    recompute::check(&first.city, &council, &drafted.document, |_, _| {})
        .await
        .unwrap();
    let mut forged = drafted.document.clone();
    forged.outcome_reports[0].counts[0].value = Some(7);
    let no = recompute::check(&first.city, &council, &forged, |_, _| {}).await;
    assert!(matches!(
        no,
        Err(recompute::Difference::OutcomeReport(2026))
    ));
    second.city.close().await;
    third.city.close().await;
    first.close().await;
}
