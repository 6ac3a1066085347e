//! What the statistics office says, and what it does to visits: the message, the stop, the release, the
//! two lists, and grounds that retire.

use crate::base::on_both;
use crate::city::{MONDAY, Town, drawn};
use crate::verify::intruder;
use augenmass_casework::Error;
use augenmass_casework::chance::Chance;
use augenmass_casework::fairness::{self, SignedStatus};
use augenmass_casework::manifest::sha256_hex;
use augenmass_casework::statistics_office::{
    Extract, Extracted, Marks, Office, OfficeError, Passed, QuarterKey, destroy, extract, mark,
};
use augenmass_domain::case::{CaseCommand, DeclineReason};
use augenmass_domain::fact::Track;
use augenmass_domain::fairness::{Breach, Quarter, StatementKind, StatusDays};
use augenmass_domain::id::RunId;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::run::{ManifestDocument, Opinion, RunCommand};
use augenmass_domain::{Action, Kind, Private, State};
use augenmass_ledger::LogSigner;
use augenmass_statistics::TwoGroups;
use augenmass_statistics::fairness::{Band, FairnessPlan, HybridTest, HybridVerdict, Split, Stage};
use augenmass_store::Outcome;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

/// The plan of the town, as its manifest holds it.
fn plan(town: &Town) -> (FairnessPlan, String) {
    let text = std::fs::read_to_string(town.folder().join("run/fairness-plan.toml")).unwrap();
    (FairnessPlan::parse(&text).unwrap(), text)
}

fn sha256(town: &Town) -> String {
    sha256_hex(plan(town).1.as_bytes())
}

/// The key of the invented office; like the whole city it is known.
fn office_key() -> LogSigner {
    use sha2::Digest as _;
    let seed = sha2::Sha256::digest(b"the invented statistics office of the demo");
    LogSigner::from_seed("statistikstelle.auenstedt.example", &seed.into()).unwrap()
}

fn quarter(text: &str) -> Quarter {
    text.parse().unwrap()
}

fn message(plan: &str, of: &str, issued: Date, band: Band) -> String {
    let days = StatusDays {
        quarter: quarter(of),
        issued,
    };
    let plan = plan.to_owned();
    SignedStatus { plan, days, band }
        .sign(&office_key())
        .unwrap()
}

async fn file(town: &Town, text: &str) -> Result<fairness::Filed, Error> {
    let officer = town.actor("datenschutz").await;
    fairness::file_status(&town.house, &officer, text.as_bytes()).await
}

#[track_caller]
fn rule<T: std::fmt::Debug>(answer: Result<T, Error>) -> &'static str {
    match answer {
        Err(Error::Rejected(no)) => no.rule(),
        other => panic!("not rejected: {other:?}"),
    }
}

async fn last(town: &Town) -> (Action, Outcome, Option<String>) {
    let record = town.history().await.pop().unwrap().record;
    (record.action, record.outcome, record.rule)
}

/// A case in which a visit may be ordered, and the order.
async fn ready(town: &Town) -> CaseCommand {
    town.on(MONDAY);
    let case = town.exhausted("schule", &drawn(1)).await;
    let from = town.today().saturating_add(7.days()).at(14, 0, 0, 0);
    let accompaniment = town.confirmed(case, from).await;
    Town::order(case, accompaniment, from)
}

on_both!(without_a_status_that_counts_nobody_is_visited);
async fn without_a_status_that_counts_nobody_is_visited() {
    let town = Town::open().await;
    let order = ready(&town).await;
    let standing = fairness::standing(&town.house, &town.actor("rat.1").await)
        .await
        .unwrap();
    let latest = standing.latest.unwrap();
    assert!(standing.counts);
    let last_day = latest.issued_on.saturating_add(99.days());
    assert_eq!(
        latest.counts_until, last_day,
        "the day of issue is the first of a hundred"
    );
    // Time passes, and no status comes: the next time somebody orders a visit, it is turned down.
    for (day, expected) in [
        (last_day, "case.visit-times-invalid"),
        (
            last_day.saturating_add(1.days()),
            "case.fairness-status-missing",
        ),
    ] {
        town.on(day);
        assert_eq!(
            town.rejected("melde.leitung.2", order.clone()).await,
            expected
        );
        let said = Some(expected.to_owned());
        assert_eq!(
            last(&town).await,
            (Action::OrderVisit, Outcome::Rejected, said)
        );
    }
    let today = town.today();
    let of = Quarter::of(today).before().to_string();
    let text = message(&sha256(&town), &of, today, Band::NoStatement);
    assert!(!file(&town, &text).await.unwrap().stopped);
    assert_eq!(last(&town).await.0, Action::FileFairnessStatus);
    assert_eq!(
        town.rejected("melde.leitung.2", order).await,
        "case.visit-times-invalid"
    );
}

on_both!(a_status_that_is_forged_old_replayed_or_for_another_plan_is_turned_down);
#[expect(
    clippy::cognitive_complexity,
    clippy::too_many_lines,
    reason = "one story"
)]
async fn a_status_that_is_forged_old_replayed_or_for_another_plan_is_turned_down() {
    let town = Town::open().await;
    let today = date(2025, 4, 9);
    town.on(today);
    let plan = sha256(&town);
    let good = message(&plan, "2025-Q1", today, Band::NoStatement);
    let forger = LogSigner::from_seed("statistikstelle.auenstedt.example", &[7; 32]).unwrap();
    let days = StatusDays {
        quarter: quarter("2025-Q1"),
        issued: today,
    };
    let forged = SignedStatus {
        plan: plan.clone(),
        days,
        band: Band::NoStatement,
    };
    let stop = message(&plan, "2025-Q1", today, Band::Stop);
    for (text, expected) in [
        (forged.sign(&forger).unwrap(), "fairness.not-signed"),
        (
            stop.replace("band stop", "band no-statement"),
            "fairness.not-signed",
        ),
        (
            office_key()
                .sign("augenmass fairness status v2\nplan a\n")
                .unwrap(),
            "fairness.not-signed",
        ),
        (good.replace('\n', "\r\n"), "fairness.not-signed"),
        (String::new(), "fairness.not-signed"),
        (
            message(&"a".repeat(64), "2025-Q1", today, Band::NoStatement),
            "fairness.other-plan",
        ),
        (
            message(&plan, "2025-Q2", today, Band::NoStatement),
            "fairness.issued-too-early",
        ),
        (
            message(&plan, "2025-Q1", date(2025, 4, 10), Band::NoStatement),
            "fairness.issued-too-early",
        ),
        (
            message(&plan, "2024-Q3", date(2024, 10, 2), Band::NoStatement),
            "fairness.too-old",
        ),
        (
            message(&plan, "2024-Q4", date(2025, 4, 1), Band::NoStatement),
            "fairness.not-newer",
        ),
    ] {
        let before = town.dump().await;
        assert_eq!(rule(file(&town, &text).await), expected, "{text}");
        assert_eq!(town.dump().await, before);
        let said = Some(expected.to_owned());
        assert_eq!(
            last(&town).await,
            (Action::FileFairnessStatus, Outcome::Rejected, said)
        );
    }
    assert_eq!(
        file(&town, &good).await.unwrap().counts_until,
        date(2025, 7, 17)
    );
    assert_eq!(rule(file(&town, &good).await), "fairness.not-newer");
    for login in [
        "koordination",
        "dezernat",
        "melde.leitung",
        "verwaltung",
        "rat.1",
    ] {
        let somebody = town.actor(login).await;
        let answer = fairness::file_status(&town.house, &somebody, good.as_bytes()).await;
        assert!(
            matches!(answer, Err(Error::Refused(_) | Error::NotFound)),
            "{login}: {answer:?}"
        );
        assert_eq!(last(&town).await.1, Outcome::Refused);
    }
}

/// The release, by a plan that is one letter longer.
async fn release(town: &Town, login: &str, plan: Option<&str>) -> Result<(), Error> {
    let head = town.actor(login).await;
    fairness::release_stops(&town.house, &head, &"c".repeat(64), plan).await
}

async fn state(town: &Town, login: &str, kind: StatementKind) -> Result<(), Error> {
    let somebody = town.actor(login).await;
    fairness::state_on_stop(&town.house, &somebody, kind, &"d".repeat(64), None).await
}

on_both!(at_the_upper_band_visits_and_runs_stop_until_three_people_have_released_the_stop);
#[expect(
    clippy::cognitive_complexity,
    clippy::too_many_lines,
    reason = "one story"
)]
async fn at_the_upper_band_visits_and_runs_stop_until_three_people_have_released_the_stop() {
    use StatementKind::{CauseAnalysis, PanelStatement};
    let town = Town::open().await;
    let order = ready(&town).await;
    let (old, text) = (sha256(&town), plan(&town).1);
    let new = text.replace("number = 1", "number = 2");
    let of = Quarter::of(town.today()).to_string();
    town.on(date(2025, 7, 8));
    let stop = message(&old, &of, town.today(), Band::Stop);
    assert!(file(&town, &stop).await.unwrap().stopped);
    // Whatever the track: rule and forbid look at nothing but the stop.
    let stopped = "case.visits-stopped";
    assert_eq!(
        town.rejected("melde.leitung.2", order.clone()).await,
        stopped
    );
    let said = Some(stopped.to_owned());
    let noted = (Action::OrderVisit, Outcome::Rejected, said);
    assert_eq!(last(&town).await, noted);
    town.submit("koordination", RunCommand::Pause { id: town.run })
        .await;
    let resumed = town
        .attempt("koordination", RunCommand::Resume { id: town.run })
        .await;
    assert!(matches!(resumed, Err(Error::Refused(_))), "{resumed:?}");

    assert_eq!(
        rule(release(&town, "dezernat", Some(&new)).await),
        "fairness.statements-missing"
    );
    state(&town, "datenschutz", CauseAnalysis).await.unwrap();
    assert_eq!(
        rule(state(&town, "datenschutz", PanelStatement).await),
        "fairness.one-person-one-statement"
    );
    assert_eq!(
        rule(release(&town, "dezernat", Some(&new)).await),
        "fairness.statements-missing"
    );
    state(&town, "ombud", PanelStatement).await.unwrap();
    for login in ["datenschutz", "ombud", "koordination", "melde.leitung"] {
        let answer = release(&town, login, Some(&new)).await;
        assert!(
            matches!(answer, Err(Error::Refused(_) | Error::NotFound)),
            "{login}"
        );
    }
    assert_eq!(
        rule(release(&town, "dezernat", None).await),
        "fairness.new-plan-needed"
    );
    assert_eq!(
        rule(release(&town, "dezernat", Some(&text)).await),
        "fairness.new-plan-needed"
    );
    release(&town, "dezernat", Some(&new)).await.unwrap();
    assert_eq!(
        rule(release(&town, "dezernat", Some(&new)).await),
        "fairness.no-stop"
    );
    assert_eq!(
        rule(state(&town, "ombud", PanelStatement).await),
        "fairness.no-stop"
    );

    // The new plan begins at 1, and visits wait for its first status.
    town.submit("koordination", RunCommand::Resume { id: town.run })
        .await;
    let missing = "case.fairness-status-missing";
    assert_eq!(
        town.rejected("melde.leitung.2", order.clone()).await,
        missing
    );
    let of_old = message(&old, &of, town.today(), Band::NoStatement);
    assert_eq!(rule(file(&town, &of_old).await), "fairness.other-plan");
    let of_new = sha256_hex(new.as_bytes());
    let first = message(&of_new, &of, town.today(), Band::NoStatement);
    file(&town, &first).await.unwrap();
    assert_eq!(
        town.rejected("melde.leitung.2", order).await,
        "case.visit-times-invalid"
    );
}

/// The monitor stops at a plan, both statements are made, and another plan takes its place.
async fn stopped_and_released(town: &Town, held: &str, of: &str, new: &str) {
    let stop = message(held, of, town.today(), Band::Stop);
    assert!(file(town, &stop).await.unwrap().stopped);
    for (login, kind) in [
        ("datenschutz", StatementKind::CauseAnalysis),
        ("ombud", StatementKind::PanelStatement),
    ] {
        state(town, login, kind).await.unwrap();
    }
    release(town, "dezernat", Some(new)).await.unwrap();
}

/// A second run, whose manifest names a plan.
async fn second_run(town: &Town, plan: &str) -> RunId {
    let State::Run(first) = town.state(Kind::Run, town.run.uuid()).await else {
        panic!("a run");
    };
    let mut manifest = first.opening().unwrap().manifest.clone();
    let documents = &mut manifest.documents;
    documents.insert(ManifestDocument::FairnessPlan, plan.to_owned());
    let draft = RunCommand::Draft {
        title: "Zweiter Durchgang".to_owned(),
        track: Track::RegisterClarification,
        begins: town.today(),
        ends: date(2025, 12, 31),
    };
    let drafted = town.submit("koordination", draft).await;
    let id = RunId::from_uuid(drafted.id_of(Kind::Run).unwrap());
    let opinion = RunCommand::GiveOpinion {
        id,
        opinion: Opinion::NoObjections,
        words: Private::new("Keine Bedenken (erfunden).".to_owned()),
    };
    town.submit("datenschutz", opinion).await;
    for login in ["koordination", "dezernat"] {
        town.submit(login, RunCommand::Approve { id }).await;
    }
    town.submit("koordination", RunCommand::Open { id, manifest })
        .await;
    id
}

on_both!(a_status_counts_for_each_run_whose_plan_it_was_signed_for_and_a_release_replaces_all);
async fn a_status_counts_for_each_run_whose_plan_it_was_signed_for_and_a_release_replaces_all() {
    let town = Town::open().await;
    let (old, text) = (sha256(&town), plan(&town).1);
    let [second, third] = ["2", "3"].map(|n| text.replace("number = 1", &format!("number = {n}")));
    let [of_second, of_third] = [&second, &third].map(|text| sha256_hex(text.as_bytes()));
    town.on(date(2025, 7, 8));
    stopped_and_released(&town, &old, "2025-Q1", &second).await;
    let run = second_run(&town, &of_second).await;

    let first = message(&of_second, "2025-Q2", town.today(), Band::NoStatement);
    file(&town, &first).await.unwrap();
    let until = town.today().saturating_add(99.days());
    for (run, named) in [(town.run, &old), (run, &of_second)] {
        let store = &town.store;
        let around = store.surroundings(Kind::Run, run.uuid()).await.unwrap();
        assert!(around.fairness.contains(&(named.clone(), until)), "{named}");
    }

    town.on(date(2025, 10, 8));
    stopped_and_released(&town, &of_second, "2025-Q3", &third).await;
    let in_force = fairness::plans_in_force(&town.house).await.unwrap();
    assert_eq!(in_force.len(), 2);
    assert!(in_force.iter().all(|plan| plan.holds == of_third));
    let around = &town.store;
    let around = around.surroundings(Kind::Run, run.uuid()).await.unwrap();
    assert_eq!(around.fairness, [], "no status counts any more");
}

on_both!(one_documented_breach_stops_visits_at_once);
async fn one_documented_breach_stops_visits_at_once() {
    for breach in Breach::ALL {
        let town = Town::open().await;
        let order = ready(&town).await;
        let clerk = town.actor("melde.1").await;
        let document = "e".repeat(64);
        let answer = fairness::report_breach(&town.house, &clerk, breach, &document, None).await;
        assert!(matches!(answer, Err(Error::Refused(_) | Error::NotFound)));
        let ombud = town.actor("ombud").await;
        fairness::report_breach(&town.house, &ombud, breach, &document, None)
            .await
            .unwrap();
        let stopped = town.rejected("melde.leitung.2", order.clone()).await;
        assert_eq!(stopped, "case.visits-stopped");
        state(&town, "datenschutz", StatementKind::CauseAnalysis)
            .await
            .unwrap();
        state(&town, "ombud", StatementKind::PanelStatement)
            .await
            .unwrap();
        // The monitor did not stop: its evidence is kept, and no new plan is needed.
        release(&town, "dezernat", None).await.unwrap();
        town.submit("melde.leitung.2", order).await;
    }
}

/// Two households that were approved or declined in the first quarter of 2025.
async fn decided(town: &Town) {
    town.on(MONDAY);
    town.clarifying("schule", &drawn(1)).await;
    let notice = town.noticed("ordnung", &drawn(2)).await;
    let case = town.propose(notice).await;
    let reason = DeclineReason::NotEnoughFacts;
    town.submit("melde.leitung", CaseCommand::Decline { id: case, reason })
        .await;
}

/// The key of the first quarter of 2025, and the city's list under it, a week after its end.
async fn listed(town: &Town, key: &Path) -> (QuarterKey, Extracted) {
    town.on(date(2025, 4, 7));
    let key = QuarterKey::create(key, quarter("2025-Q1"), &Chance::from_seed(1)).unwrap();
    let officer = town.actor("datenschutz").await;
    let about = (&plan(town).0, sha256(town));
    let made = extract(&town.house, &officer, &key, (about.0, &about.1)).await;
    (key, made.unwrap())
}

on_both!(the_list_holds_pseudonyms_and_classes_and_no_name);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn the_list_holds_pseudonyms_and_classes_and_no_name() {
    let town = Town::open().await;
    decided(&town).await;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (plan, sha256) = (plan(&town).0, sha256(&town));
    let officer = town.actor("datenschutz").await;
    let (key, made) = listed(&town, &at("key")).await;
    assert_eq!(last(&town).await.0, Action::ExtractForFairness);
    assert_eq!(made.erased, 0);
    let seen: Vec<(Stage, bool)> = made
        .list
        .rows
        .values()
        .map(|row| (row.stage, row.on))
        .collect();
    let count = |stage, on| seen.iter().filter(|one| **one == (stage, on)).count();
    assert_eq!(count(Stage::PutForward, true), 2);
    assert_eq!(
        (count(Stage::Approved, true), count(Stage::Approved, false)),
        (1, 1)
    );
    assert_eq!(seen.len(), 4);
    made.list.write(&at("list")).unwrap();
    assert_eq!(
        std::fs::metadata(at("list")).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let written = std::fs::read_to_string(at("list")).unwrap();
    for person in [drawn(1), drawn(2)] {
        for word in [
            person.given_name.reveal(),
            person.family_name.reveal(),
            &person.birth_date.reveal().to_string(),
            person.address.street.reveal(),
        ] {
            assert!(
                !written.to_lowercase().contains(&word.to_lowercase()),
                "{word}"
            );
        }
    }
    assert_eq!(Extract::read(&at("list")).unwrap(), made.list);
    // Another quarter: another key, other pseudonyms, and nobody counts twice.
    let next = QuarterKey::create(&at("next"), quarter("2025-Q2"), &Chance::from_seed(2)).unwrap();
    let later = extract(&town.house, &officer, &next, (&plan, &sha256))
        .await
        .unwrap();
    assert!(later.list.rows.is_empty());
    let answer = extract(&town.house, &officer, &key, (&plan, &"a".repeat(64))).await;
    assert_eq!(rule(answer), "fairness.other-plan");
    let clerk = town.actor("melde.leitung").await;
    let answer = extract(&town.house, &clerk, &key, (&plan, &sha256)).await;
    assert!(matches!(answer, Err(Error::Refused(_) | Error::NotFound)));
    assert!(QuarterKey::load(&at("key"), quarter("2025-Q2")).is_err());
}

on_both!(both_sides_give_one_person_the_same_pseudonym_and_the_office_keeps_counts_only);
async fn both_sides_give_one_person_the_same_pseudonym_and_the_office_keeps_counts_only() {
    let town = Town::open().await;
    decided(&town).await;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (plan, text) = plan(&town);
    let about = (&plan, sha256(&town));
    let (key, made) = listed(&town, &at("key")).await;
    let list = made.list;
    let person = drawn(1);
    let line = |given: &str| {
        let (family, born) = (person.family_name.reveal(), person.birth_date.reveal());
        format!("{given};{};{born};A\n", family.to_uppercase())
    };
    let head = "Vorname;Nachname;Geburtsdatum;Einteilung 1\n";
    std::fs::write(
        at("csv"),
        format!("{head}{}", line(person.given_name.reveal())),
    )
    .unwrap();
    let marks = mark(&at("csv"), &key, (about.0, &about.1)).unwrap();
    assert_eq!(marks.rows.len(), plan.stages.len());
    let mut office = Office::open(&at("books"), plan.clone(), &about.1).unwrap();
    let nothing = office.sign(town.today(), &office_key());
    assert!(matches!(nothing, Err(OfficeError::NothingJoined)));
    // The other person stands in no register: two decisions are in no table.
    assert_eq!(office.join(&list, &marks).unwrap(), 2);
    assert!(matches!(
        office.join(&list, &marks),
        Err(OfficeError::NotNext(_))
    ));
    let books = std::fs::read_to_string(at("books")).unwrap();
    for pseudonym in list.rows.keys() {
        assert!(!books.contains(pseudonym.as_str()));
    }
    let signed = office.sign(town.today(), &office_key()).unwrap();
    let said: Vec<&str> = signed.lines().take(5).collect();
    assert_eq!(
        said,
        [
            "augenmass fairness status v1",
            &format!("plan {}", about.1),
            "quarter 2025-Q1",
            "band no-statement",
            "issued 2025-04-07",
        ]
    );
    assert_eq!(file(&town, &signed).await.unwrap().band, Band::NoStatement);
    let other = text.replace("number = 1", "number = 2");
    let of_other = sha256_hex(other.as_bytes());
    assert!(matches!(
        Office::open(&at("books"), plan, &of_other),
        Err(OfficeError::OtherPlan)
    ));
    for name in ["csv", "key", "nowhere"] {
        destroy(&at(name)).unwrap();
        assert!(!at(name).exists());
    }
}

/// Lists in which A is passed on nine times of ten, and B three times, or both alike.
fn lists(of: Quarter, unfair: bool) -> (Extract, Marks) {
    let (mut rows, mut marks) = (BTreeMap::new(), BTreeMap::new());
    for nth in 0..40_u32 {
        let is_a = nth.is_multiple_of(2);
        let of_ten = if unfair && !is_a { 3 } else { 9 };
        let row = Passed {
            stage: Stage::Approved,
            stratum: "post-returned".to_owned(),
            on: nth / 2 % 10 < of_ten,
        };
        rows.insert(format!("{nth:064x}"), row);
        marks.insert(format!("{nth:064x}"), BTreeMap::from([(Split(1), is_a)]));
    }
    let plan = "f".repeat(64);
    let extract = Extract {
        quarter: of,
        plan: plan.clone(),
        rows,
    };
    (
        extract,
        Marks {
            quarter: of,
            plan,
            rows: marks,
        },
    )
}

#[test]
fn a_fair_year_says_nothing_and_an_unfair_one_reaches_the_stop_and_stays_there() {
    for (unfair, expected) in [(false, Band::NoStatement), (true, Band::Stop)] {
        let folder = tempfile::tempdir().unwrap();
        let books = folder.path().join("books");
        let mut of = quarter("2025-Q1");
        for nth in 0..4 {
            let plan = FairnessPlan::embedded().unwrap();
            let mut office = Office::open(&books, plan, &"f".repeat(64)).unwrap();
            let (extract, marks) = lists(of, unfair && nth < 3);
            assert_eq!(office.join(&extract, &marks).unwrap(), 0);
            of = of.after();
        }
        let plan = FairnessPlan::embedded().unwrap();
        let office = Office::open(&books, plan, &"f".repeat(64)).unwrap();
        assert_eq!(office.standing().unwrap().band, expected);
        assert_eq!(office.standing().unwrap().looks, 4);
    }
}

/// A quarter of three stages: how many of A, and of B, were ordered a visit, came to a hearing's door and were
/// decided, each passed on of all.
fn stages(of: Quarter, counts: &[(Stage, [u32; 4])]) -> (Extract, Marks) {
    let (mut rows, mut marks) = (BTreeMap::new(), BTreeMap::new());
    for (stage, [a, of_a, b, of_b]) in counts {
        for (is_a, passed, all) in [(true, *a, *of_a), (false, *b, *of_b)] {
            for nth in 0..all {
                let pseudonym = sha256_hex(format!("{stage} {is_a} {nth}").as_bytes());
                let row = Passed {
                    stage: *stage,
                    stratum: "post-returned".to_owned(),
                    on: nth < passed,
                };
                rows.insert(pseudonym.clone(), row);
                marks.insert(pseudonym, BTreeMap::from([(Split(1), is_a)]));
            }
        }
    }
    let plan = "f".repeat(64);
    let extract = Extract {
        quarter: of,
        plan: plan.clone(),
        rows,
    };
    let rows = marks;
    let quarter = of;
    (
        extract,
        Marks {
            quarter,
            plan,
            rows,
        },
    )
}

#[test]
fn the_hybrid_test_reads_a_year_from_the_books_and_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let plan = FairnessPlan::embedded().unwrap();
    let books = folder.path().join("books");
    let mut office = Office::open(&books, plan, &"f".repeat(64)).unwrap();
    let join = |office: &mut Office, of: &str, counts: &[(Stage, [u32; 4])]| {
        let (extract, marks) = stages(quarter(of), counts);
        assert_eq!(office.join(&extract, &marks).unwrap(), 0);
    };
    // The reference vector of the test, in each of two quarters: A is visited more often and confirmed less often.
    let one = [
        (Stage::VisitOrdered, [18, 120, 9, 180]),
        (Stage::Heard, [4, 18, 6, 9]),
        (Stage::Decided, [4, 4, 6, 6]),
    ];
    join(&mut office, "2025-Q1", &one);
    join(&mut office, "2025-Q2", &one);
    // In the year after, nine households of a group: nothing is said.
    join(&mut office, "2026-Q1", &one);
    let tests = office.hybrid(2025).unwrap();
    let table = |a, of_a, b, of_b| TwoGroups::new(a, of_a, b, of_b).unwrap();
    let expected = HybridTest::of(table(36, 240, 18, 360), table(8, 36, 12, 18), 0.05).unwrap();
    assert_eq!(expected.verdict, HybridVerdict::LowerBarForA);
    assert_eq!(tests, [(Split(1), Some(expected))]);
    assert_eq!(office.hybrid(2026).unwrap(), [(Split(1), None)]);
    assert_eq!(office.hybrid(2027).unwrap(), [(Split(1), None)]);
    // All that leaves says nothing of it.
    let signed = office.sign(date(2026, 4, 7), &office_key()).unwrap();
    assert!(
        !signed.contains("lower-bar") && signed.lines().count() < 9,
        "{signed}"
    );
}

#[test]
fn lists_that_do_not_fit_together_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let books = folder.path().join("books");
    let plan = FairnessPlan::embedded().unwrap();
    let mut office = Office::open(&books, plan, &"f".repeat(64)).unwrap();
    let (extract, marks) = lists(quarter("2025-Q1"), false);
    let (_, later) = lists(quarter("2025-Q2"), false);
    assert!(matches!(
        office.join(&extract, &later),
        Err(OfficeError::Quarters(..))
    ));
    let mut other = extract.clone();
    other.plan = "a".repeat(64);
    assert!(matches!(
        office.join(&other, &marks),
        Err(OfficeError::OtherPlan)
    ));
    let mut short = marks.clone();
    short.rows.insert(format!("{:064x}", 3), BTreeMap::new());
    assert!(matches!(
        office.join(&extract, &short),
        Err(OfficeError::SplitMissing(Split(1)))
    ));
    assert!(!books.exists(), "nothing was kept");
    marks.write(&folder.path().join("marks")).unwrap();
    assert_eq!(Marks::read(&folder.path().join("marks")).unwrap(), marks);
    for (name, text) in [
        ("other", "something else\n".to_owned()),
        (
            "twice",
            format!(
                "augenmass fairness marks v1\nquarter 2025-Q1\nplan f\n{0} 1=a\n{0} 1=b\n",
                "0".repeat(64)
            ),
        ),
        (
            "group",
            format!(
                "augenmass fairness marks v1\nquarter 2025-Q1\nplan f\n{} 1=c\n",
                "0".repeat(64)
            ),
        ),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        assert!(
            matches!(Marks::read(&path), Err(OfficeError::Form { .. })),
            "{name}"
        );
    }
}

on_both!(a_ground_that_leads_to_nothing_retires_until_it_is_approved_again);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn a_ground_that_leads_to_nothing_retires_until_it_is_approved_again() {
    let town = Town::open().await;
    town.on(MONDAY);
    let job = town.actor("frist").await;
    assert!(
        fairness::retire_grounds(&town.house, &job)
            .await
            .unwrap()
            .is_empty()
    );
    let case = town.cleared("schule", &drawn(1)).await;
    let State::Case(closed) = town.state(Kind::Case, case.uuid()).await else {
        panic!("a case");
    };
    let class = closed.file().ground().name();
    assert!(
        fairness::retire_grounds(&town.house, &job)
            .await
            .unwrap()
            .is_empty()
    );
    // As if 53 cases had ended like this one: the anytime upper limit of 0 of 53 is below a tenth.
    let alike = "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 52)
         INSERT INTO cases (id, excluded, state, since, changed, version, body)
         SELECT 'alike-' || n, '', state, since, changed, 1, body FROM cases, many";
    let done = sqlx::query(alike)
        .execute(&mut intruder(&town).await)
        .await
        .unwrap();
    assert_eq!(done.rows_affected(), 52);
    let retired = fairness::retire_grounds(&town.house, &job).await.unwrap();
    assert_eq!(retired, [class]);
    assert!(
        fairness::retire_grounds(&town.house, &job)
            .await
            .unwrap()
            .is_empty()
    );
    let entry = town.entry("schule", &drawn(900)).await;
    let record = IndicationCommand::Record { draft: None, entry };
    assert_eq!(
        town.rejected("schule.1", record).await,
        "indication.ground-retired"
    );
    town.recorded("ordnung", &drawn(900)).await;
    let head = town.actor("dezernat").await;
    let unknown = fairness::approve_ground(&town.house, &head, "no-such-ground").await;
    assert_eq!(rule(unknown), "fairness.ground-not-retired");
    fairness::approve_ground(&town.house, &head, class)
        .await
        .unwrap();
    assert!(
        fairness::retire_grounds(&town.house, &job)
            .await
            .unwrap()
            .is_empty(),
        "what came before the approval does not count again"
    );
    town.recorded("schule", &drawn(901)).await;
}
