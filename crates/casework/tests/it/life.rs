//! A whole year of the invented city, and what must hold after it.

use crate::base::on_both;
use crate::city::{MONDAY, Town, holds, named, small_year};
use crate::verify::intruder;
use augenmass_casework::demo::{self, City, Size, Story};
use augenmass_casework::reckoning::reckon;
use augenmass_casework::{jobs, log};
use augenmass_domain::fact::{CaseOutcome, Counted, VisitOutcome};
use augenmass_domain::{Action, Kind, PersonalKind, Role, State};
use augenmass_store::Outcome;
use jiff::ToSpan as _;
use jiff::civil::date;
use sqlx::Row as _;
use std::collections::BTreeMap;

on_both!(the_small_demo_year_plays_and_shows_every_kind_of_record);
async fn the_small_demo_year_plays_and_shows_every_kind_of_record() {
    let (_, book) = small_year();
    assert!(book.accepted > 500 && book.turned_down >= 5, "{book:?}");
    assert!(
        !book.hearing_cases.is_empty() && !book.letter_cases.is_empty() && !book.visits.is_empty()
    );
    let town = Town::after_the_year().await;
    for kind in [
        Kind::Indication,
        Kind::Case,
        Kind::Visit,
        Kind::Accompaniment,
        Kind::Disclosure,
        Kind::Cost,
    ] {
        assert!(!town.all(kind).await.is_empty(), "{kind:?}");
    }
    let rows = town.history().await;
    for outcome in [Outcome::Accepted, Outcome::Refused, Outcome::Rejected] {
        assert!(
            rows.iter().any(|row| row.record.outcome == outcome),
            "{outcome:?}"
        );
    }
}

on_both!(every_visit_that_took_place_was_accompanied);
async fn every_visit_that_took_place_was_accompanied() {
    let town = Town::after_the_year().await;
    let visits = town.all(Kind::Visit).await;
    assert!(visits.len() >= 10, "{}", visits.len());
    for visit in &visits {
        let rows = town
            .store
            .history_of(Kind::Visit, visit.id())
            .await
            .unwrap();
        let accepted = |action| {
            rows.iter().position(|row| {
                row.record.action == action && row.record.outcome == Outcome::Accepted
            })
        };
        let check_in = accepted(Action::CheckIn).unwrap();
        assert_eq!(rows[check_in].record.role, Role::SocialWorker);
        let end = accepted(Action::RecordVisit)
            .or(accepted(Action::StopVisit))
            .unwrap();
        assert!(check_in < end);
    }
    let head = log::sign_checkpoint(&town.house).await.unwrap();
    let mut recorded = 0;
    for row in town.store.facts(head.size).await.unwrap() {
        if let Counted::VisitRecorded {
            outcome,
            accompanied,
        } = row.fact.what
        {
            assert!(accompanied || outcome == VisitOutcome::Cancelled);
            recorded += 1;
        }
    }
    assert_eq!(recorded, visits.len());
}

on_both!(the_counts_add_up_each_case_is_open_or_has_exactly_one_outcome);
async fn the_counts_add_up_each_case_is_open_or_has_exactly_one_outcome() {
    let town = Town::after_the_year().await;
    let job = town.actor("frist").await;
    jobs::round(&town.house, &job).await.unwrap();
    let member = town.actor("ratsmitglied").await;
    // The figures refuse to compute where rows do not account.
    let reckoning = reckon(&town.house, &member, demo::END).await.unwrap();
    assert!(reckoning.rows > 300 && reckoning.figures.iter().count() > 50);
    let (mut opened, mut ended) = (0_i64, BTreeMap::<String, i64>::new());
    for row in town.store.facts(reckoning.checkpoint.size).await.unwrap() {
        match row.fact.what {
            Counted::CaseOpened => opened += i64::from(row.fact.sign),
            Counted::CaseClosed { outcome, .. } => {
                *ended.entry(format!("{outcome:?}")).or_default() += i64::from(row.fact.sign);
            }
            _ => {}
        }
    }
    let (mut open_now, mut ended_now) = (0_i64, BTreeMap::<String, i64>::new());
    for state in town.all(Kind::Case).await {
        let State::Case(case) = state else {
            panic!("no case")
        };
        match case.outcome() {
            Some(outcome) => *ended_now.entry(format!("{outcome:?}")).or_default() += 1,
            None => open_now += 1,
        }
    }
    assert_eq!(ended, ended_now);
    assert_eq!(opened, open_now + ended.values().sum::<i64>());
    assert!(ended.contains_key(&format!("{:?}", CaseOutcome::Expired)));
    assert!(ended.contains_key(&format!("{:?}", CaseOutcome::Decided)));
}

on_both!(names_are_never_in_the_database_and_keys_and_ciphertexts_are_gone_after_erasure);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn names_are_never_in_the_database_and_keys_and_ciphertexts_are_gone_after_erasure() {
    let town = Town::open().await;
    town.on(MONDAY);
    let canaries = ["Zwirbelfeinchen", "Quittenbaumin", "Robin Quittenbaumin"];
    let child = named(canaries[0], canaries[1]);
    town.dropped("schule", &child).await;
    let other = named("Hutzelwinde", canaries[1]);
    let case = town.cleared("ordnung", &other).await;
    let officer = town.actor("melde.1").await;
    let paper = augenmass_casework::letters::case_paper(&town.house, &officer, case)
        .await
        .unwrap();
    assert_eq!(paper.person.given_name.reveal(), "Hutzelwinde");
    let mut connection = intruder(&town).await;
    let mut secrets: Vec<Vec<u8>> = Vec::new();
    for statement in [
        "SELECT sealed FROM personal",
        "SELECT wrapped_key FROM person_key",
    ] {
        let rows = sqlx::query(statement)
            .fetch_all(&mut connection)
            .await
            .unwrap();
        secrets.extend(rows.iter().map(|row| row.get::<Vec<u8>, _>(0)));
    }
    drop(connection);
    assert!(secrets.len() >= 8, "{}", secrets.len());
    town.store.sweep().await.unwrap();
    let bytes = town.database_bytes().await;
    assert!(
        secrets.iter().all(|secret| holds(&bytes, &secret[..32])),
        "the look itself finds what is there"
    );
    for name in canaries.iter().chain(&["Hutzelwinde", "Ahornkamp"]) {
        assert!(!holds(&bytes, name.as_bytes()), "{name} lies in clear");
    }
    // After the longest period of what was handed over nothing is left of either.
    town.jobs(date(2026, 6, 1)).await;
    let bytes = town.database_bytes().await;
    let left = secrets
        .iter()
        .filter(|secret| holds(&bytes, &secret[..32]))
        .count();
    assert_eq!(left, 0, "of {} ciphertexts and keys", secrets.len());
    for name in canaries.iter().chain(&["Hutzelwinde", "Ahornkamp"]) {
        assert!(!holds(&bytes, name.as_bytes()), "{name}");
    }
}

on_both!(figures_are_the_same_before_and_after_everything_is_erased);
async fn figures_are_the_same_before_and_after_everything_is_erased() {
    let town = Town::after_the_year().await;
    let member = town.actor("ratsmitglied").await;
    let days = [date(2025, 12, 31), demo::END];
    let mut before = Vec::new();
    for day in days {
        before.push(reckon(&town.house, &member, day).await.unwrap().figures);
    }
    let mut erased = 0;
    for month in 1..=24 {
        erased += town
            .jobs(demo::END.saturating_add(month.months()))
            .await
            .erased;
    }
    assert!(erased > 0, "most was erased in the year itself");
    let mut people = 0;
    for kind in [Kind::Indication, Kind::Case] {
        for state in town.all(kind).await {
            let person = state.facets().person.unwrap();
            assert!(
                town.store.personal_of(person).await.is_err(),
                "{kind:?} {}",
                state.name()
            );
            people += 1;
        }
    }
    assert!(people > 70, "{people}");
    for (day, before) in days.into_iter().zip(before) {
        assert_eq!(
            reckon(&town.house, &member, day).await.unwrap().figures,
            before,
            "{day}"
        );
    }
}

/// The invented city with a size that holds each story once, and two of the commonest.
fn tiny() -> City {
    let mut city = City::shipped().unwrap();
    let small = city.sizes.get("small").unwrap().clone();
    let once = |story: &Story| {
        if *story == Story::LetterLivesHere {
            2
        } else {
            1
        }
    };
    let stories = small
        .stories
        .clone()
        .into_keys()
        .map(|story| (story, once(&story)))
        .collect();
    city.sizes
        .insert("tiny".to_owned(), Size { stories, ..small });
    city
}

/// All that happened, without what depends on names: moment, account, action, record, outcome, event,
/// rule, details and states.
async fn happened(town: &Town) -> Vec<String> {
    let rows = town.history().await;
    rows.iter()
        .map(|row| {
            let record = &row.record;
            let states: Vec<_> = record
                .states
                .iter()
                .map(|state| (state.id, &state.state))
                .collect();
            format!(
                "{} {} {} {:?} {:?} {} {:?} {:?} {states:?}",
                record.at,
                record.actor,
                record.action.name(),
                record.resource,
                record.outcome,
                record.event,
                record.rule,
                record.details
            )
        })
        .collect()
}

/// The names of all people who are not erased yet.
async fn names(town: &Town) -> Vec<String> {
    let mut names = Vec::new();
    for state in town.all(Kind::Indication).await {
        let person = state.facets().person.unwrap();
        for (_, content) in town.store.personal_of(person).await.unwrap_or_default() {
            if let PersonalKind::Person { record } = content {
                let record = record.reveal();
                names.push(format!(
                    "{} {}",
                    record.given_name.reveal(),
                    record.family_name.reveal()
                ));
            }
        }
    }
    names
}

on_both!(the_same_seed_gives_the_same_tree_and_other_names_give_the_same_outcomes);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn the_same_seed_gives_the_same_tree_and_other_names_give_the_same_outcomes() {
    let city = tiny();
    let (one, book) = Town::played(&city, "tiny", 5).await;
    let (again, _) = Town::played(&city, "tiny", 5).await;
    // With other streets the generator of people draws other people; dates have a generator of their own.
    let mut elsewhere = city.clone();
    elsewhere.streets.names = vec!["Am Anger".to_owned()];
    let (other, _) = Town::played(&elsewhere, "tiny", 5).await;

    let head = log::sign_checkpoint(&one.house).await.unwrap();
    let same = log::sign_checkpoint(&again.house).await.unwrap();
    assert_eq!((head.size, head.root), (same.size, same.root));
    assert_eq!(head.note, same.note);
    assert_eq!(names(&one).await, names(&again).await);

    let shared = names(&one)
        .await
        .into_iter()
        .zip(names(&other).await)
        .filter(|(a, b)| a == b)
        .count();
    assert!(
        !names(&one).await.is_empty() && shared <= 2,
        "{shared} people have the same name"
    );
    assert!(book.accepted > 150);
    assert_eq!(happened(&one).await, happened(&other).await);
    let third = log::sign_checkpoint(&other.house).await.unwrap();
    assert_eq!(head.size, third.size);
    assert_ne!(
        head.root, third.root,
        "the commitments to other names are others"
    );
}

/// The city of real size with six of its stories, three times a year: once for each office that reports.
fn reduced_city() -> City {
    let mut city = City::shipped().unwrap().of_size("city").unwrap();
    let size = city.sizes.get_mut("city").unwrap();
    size.stories = [
        Story::DroppedIllness,
        Story::ParkedWeak,
        Story::LetterLivesHere,
        Story::VisitMet,
        Story::HearingObjection,
        Story::Complaint,
    ]
    .map(|story| (story, 3))
    .into();
    city
}

#[test]
fn the_city_of_real_size_is_what_it_says() {
    let city = City::shipped().unwrap().of_size("city").unwrap();
    assert_eq!(city.inhabitants, 366_000);
    assert_eq!(city.set_up.office.len(), 6);
    assert_eq!(city.set_up.carrier.len(), 2);
    let size = &city.sizes["city"];
    assert_eq!(size.years().collect::<Vec<_>>(), [2023, 2024, 2025]);
    // Published runs of cities of this size: 57 to 171 objects looked at.
    let visits = |story: &Story| match story {
        Story::VisitMet | Story::VisitStopped => 1,
        Story::VisitsUnresolved
        | Story::HearingDeregistered
        | Story::HearingObjection
        | Story::HearingNoMeasure => 2,
        _ => 0,
    };
    let of_a_year: u32 = size
        .stories
        .iter()
        .map(|(story, n)| visits(story) * n)
        .sum();
    assert!((57..=171).contains(&of_a_year), "{of_a_year}");
    let indications: u32 = size.stories.values().sum();
    assert!(
        indications.div_ceil(3) < 250,
        "below the cap of each office"
    );
    assert!(City::shipped().unwrap().of_size("village").is_none());
    let small = City::shipped().unwrap().of_size("small").unwrap();
    assert_eq!(
        (small.set_up.office.len(), small.set_up.carrier.len()),
        (5, 1)
    );
}

#[tokio::test]
async fn the_city_of_real_size_lives_three_years_with_a_run_each() {
    let city = reduced_city();
    let (town, book) = Town::played_for_years(&city, "city", 4).await;
    assert!(book.accepted > 500, "{}", book.accepted);
    let runs = town.all(Kind::Run).await;
    assert_eq!(runs.len(), 3);
    let indications = town.all(Kind::Indication).await;
    for run in &runs {
        let id = run.id();
        let of_run = |state: &&State| state.facets().run.map(|run| run.uuid()) == Some(id);
        let stories = 3 * city.sizes["city"].stories.len();
        assert_eq!(indications.iter().filter(of_run).count(), stories);
    }
    let of = |kind, facet: fn(&State) -> Option<uuid::Uuid>| {
        let town = &town;
        async move {
            let all = town.all(kind).await;
            all.iter()
                .filter_map(facet)
                .collect::<std::collections::BTreeSet<_>>()
                .len()
        }
    };
    assert_eq!(
        of(Kind::Indication, |state| state
            .facets()
            .office
            .map(|id| id.uuid()))
        .await,
        3
    );
    assert_eq!(
        of(Kind::Accompaniment, |state| state
            .facets()
            .carrier
            .map(|id| id.uuid()))
        .await,
        2
    );
    let head = log::sign_checkpoint(&town.house).await.unwrap();
    assert!(head.size > 1_000, "{}", head.size);
}
