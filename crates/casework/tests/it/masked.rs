//! Masked review (M-6): what the second person sees before the decision, by which way whatsoever; who may screen;
//! the draw and its check.

use crate::base::on_both;
use crate::city::{MONDAY, Town, explanations, named};
use augenmass_casework::Error;
use augenmass_casework::fairness::{self, SignedStatus};
use augenmass_casework::gate::{Narrowed, Sight};
use augenmass_casework::manifest::sha256_hex;
use augenmass_casework::masked_review::{self, CheckedDraw};
use augenmass_domain::fairness::StatusDays;
use augenmass_domain::id::{IndicationId, RunId};
use augenmass_domain::indication::{Indication, IndicationCommand, Review};
use augenmass_domain::person::PersonRecord;
use augenmass_domain::run::{ReviewDraw, RunCommand};
use augenmass_domain::{Action, Kind, PersonalKind, Purpose, State};
use augenmass_ledger::LogSigner;
use augenmass_statistics::fairness::Band;
use augenmass_store::{Outcome, Store};
use sha2::Digest as _;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const READ: Action = Action::ReadPersonalData;

/// A child of its own for each number.
fn child(number: u8) -> PersonRecord {
    let letter = char::from(b'a' + number % 26);
    named(&format!("Mia{letter}"), "Brinkmann")
}

/// What an account sees of an indication.
async fn sight(town: &Town, login: &str, id: IndicationId) -> Sight {
    let actor = town.actor(login).await;
    let gate = &town.house.gate;
    let seen = gate.see(&actor, Purpose::Screening, Kind::Indication, id.uuid());
    seen.await.unwrap().1
}

fn is_in_clear(sight: &Sight) -> bool {
    matches!(sight, Sight::Read(data) if data.iter().any(|(_, content)| {
        matches!(content, PersonalKind::Person { .. })
    }))
}

/// Records until the draw has fallen as wished on one, and gives that one. The others stay recorded.
async fn recorded(town: &Town, masked: bool, from: u8) -> (IndicationId, PersonRecord) {
    for number in from..from + 26 {
        let person = child(number);
        let id = town.recorded("schule", &person).await;
        let seed = *town.store.review_seed(town.run);
        if masked_review::is_drawn(&seed, id, per_mille(town).await) == masked {
            return (id, person);
        }
    }
    panic!("26 files, none as wished");
}

async fn draw(town: &Town) -> Option<ReviewDraw> {
    match town.state(Kind::Run, town.run.uuid()).await {
        State::Run(run) => run.opening().unwrap().review.clone(),
        other => panic!("{other:?}"),
    }
}

async fn per_mille(town: &Town) -> u16 {
    draw(town).await.unwrap().per_mille
}

async fn indication(town: &Town, id: IndicationId) -> Indication {
    match town.state(Kind::Indication, id.uuid()).await {
        State::Indication(indication) => indication,
        other => panic!("{other:?}"),
    }
}

on_both!(before_the_decision_the_second_person_sees_a_year_of_birth_and_afterwards_the_person);
async fn before_the_decision_the_second_person_sees_a_year_of_birth_and_afterwards_the_person() {
    let town = Town::open().await;
    town.on(MONDAY);
    let (id, person) = recorded(&town, true, 0).await;
    let before = town.last_seq().await;
    let Sight::Masked(left) = sight(&town, "schule.2", id).await else {
        panic!("in clear");
    };
    let year = person.birth_date.reveal().year();
    assert_eq!((left.born_in, left.review), (year, Review::Masked));
    let row = &town.since(before).await[0].record;
    assert_eq!(row.outcome, Outcome::Read);
    assert_eq!(row.event, "personal-data-read-masked");
    assert_eq!(row.details["review"], "masked");
    // Who recorded it knows it.
    assert!(is_in_clear(&sight(&town, "schule.1", id).await));
    let receipt = town.screen("schule", id, false).await;
    assert_eq!(receipt.event, "indication-put-forward");
    assert!(is_in_clear(&sight(&town, "schule.2", id).await));
    assert_eq!(indication(&town, id).await.review(), Some(Review::Masked));
    let decided = town.history().await.into_iter().rev().find(|row| {
        row.record.action == Action::ScreenIndication && row.record.outcome == Outcome::Accepted
    });
    assert_eq!(decided.unwrap().record.details["review"], "masked");
}

on_both!(a_file_that_was_not_drawn_is_read_and_decided_in_clear);
async fn a_file_that_was_not_drawn_is_read_and_decided_in_clear() {
    let town = Town::open().await;
    town.on(MONDAY);
    let (id, _) = recorded(&town, false, 0).await;
    assert!(is_in_clear(&sight(&town, "schule.2", id).await));
    town.screen("schule", id, true).await;
    assert_eq!(indication(&town, id).await.review(), Some(Review::Clear));
}

/// All that an account is told about an indication and the lists it stands in, for every purpose.
async fn told(town: &Town, login: &str, id: IndicationId) -> String {
    let gate = &town.house.gate;
    let actor = town.actor(login).await;
    let mut said = String::new();
    for purpose in Purpose::ALL {
        let (kind, record) = (Kind::Indication, id.uuid());
        let read = gate
            .read_personal(&actor, purpose, READ, kind, record)
            .await;
        let seen = gate.see(&actor, purpose, kind, record).await;
        let all = Narrowed::default();
        let listed = gate.list(&actor, purpose, kind, &all).await.unwrap();
        let found = gate.look_up(&actor, purpose, &child(0).identity()).await;
        let _ = write!(said, "{seen:?}{:?}{found:?}", listed.records);
        // The records behind their wrapping, which redacts itself.
        if let Ok((_, Sight::Read(data))) = &seen {
            said.push_str(&serde_json::to_string(data).unwrap());
        }
        if let Ok((_, data)) = &read {
            said.push_str(&serde_json::to_string(data).unwrap());
        }
    }
    said
}

on_both!(no_way_leads_the_second_person_around_the_mask);
async fn no_way_leads_the_second_person_around_the_mask() {
    let town = Town::open().await;
    town.on(MONDAY);
    let (id, person) = recorded(&town, true, 0).await;
    let (second, clerk) = (
        told(&town, "schule.2", id).await,
        told(&town, "schule.1", id).await,
    );
    for word in [
        person.given_name.reveal(),
        "Brinkmann",
        "Ahornkamp",
        "Vermerk",
        "2015-04-09",
    ] {
        assert!(clerk.contains(word) && !second.contains(word), "{word}");
    }
    // What was tried stands in the history.
    let refused = town.history().await.into_iter().filter(|row| {
        row.record.rule.as_deref() == Some("masked-review")
            && row.record.resource.id == Some(id.uuid())
    });
    assert!(refused.count() > 0);
}

on_both!(a_name_that_is_tried_finds_no_masked_file);
async fn a_name_that_is_tried_finds_no_masked_file() {
    let town = Town::open().await;
    town.on(MONDAY);
    let (_, person) = recorded(&town, true, 0).await;
    for (login, files) in [("schule.1", 1), ("schule.2", 0)] {
        let actor = town.actor(login).await;
        let gate = &town.house.gate;
        let identity = person.identity();
        let found = gate.look_up(&actor, Purpose::Screening, &identity).await;
        assert_eq!(found.unwrap().len(), files, "{login}");
    }
}

const RULE: &str = "indication.screener-read-it-in-clear";

fn screen(id: IndicationId) -> IndicationCommand {
    IndicationCommand::Screen {
        id,
        explanations: explanations(false),
    }
}

on_both!(who_made_the_draft_of_a_file_does_not_decide_it_masked);
async fn who_made_the_draft_of_a_file_does_not_decide_it_masked() {
    let town = Town::open().await;
    town.on(MONDAY);
    for number in 0..26 {
        let entry = town.entry("schule", &child(number)).await;
        let draft = IndicationCommand::ImportDraft(entry.clone());
        let receipt = town.submit("schule.2", draft).await;
        let id = IndicationId::from_uuid(receipt.id_of(Kind::Indication).unwrap());
        let confirm = IndicationCommand::Record {
            draft: Some(id),
            entry,
        };
        town.submit("schule.1", confirm).await;
        let seed = *town.store.review_seed(town.run);
        if masked_review::is_drawn(&seed, id, per_mille(&town).await) {
            assert_eq!(town.rejected("schule.2", screen(id)).await, RULE);
            return;
        }
        // Tomorrow there are drafts again.
        town.later(1);
    }
    panic!("26 drafts, none drawn");
}

on_both!(who_has_read_a_file_in_clear_does_not_decide_it_masked);
async fn who_has_read_a_file_in_clear_does_not_decide_it_masked() {
    let town = Town::open().await;
    town.on(jiff::civil::date(2025, 4, 8));
    let (id, _) = recorded(&town, false, 0).await;
    assert!(is_in_clear(&sight(&town, "schule.2", id).await));
    watch(&town, Band::Watch).await;
    let now = sight(&town, "schule.2", id).await;
    assert!(matches!(now, Sight::Masked(_)));
    assert_eq!(town.rejected("schule.2", screen(id)).await, RULE);
    // Not read before: decided masked.
    let fresh = town.recorded("schule", &named("Paul", "Brinkmann")).await;
    town.submit("schule.2", screen(fresh)).await;
    let review = indication(&town, fresh).await.review();
    assert_eq!(review, Some(Review::MaskedAtWatch));
}

/// The statistics office says so for the last quarter.
async fn watch(town: &Town, band: Band) {
    let plan = std::fs::read_to_string(town.folder().join("run/fairness-plan.toml")).unwrap();
    let last = augenmass_domain::fairness::Quarter::of(town.today()).before();
    let days = StatusDays {
        quarter: last,
        issued: town.today(),
    };
    let seed = sha2::Sha256::digest(b"the invented statistics office of the demo");
    let key = LogSigner::from_seed("statistikstelle.auenstedt.example", &seed.into()).unwrap();
    let plan = sha256_hex(plan.as_bytes());
    let message = SignedStatus { plan, days, band }.sign(&key).unwrap();
    let officer = town.actor("datenschutz").await;
    fairness::file_status(&town.house, &officer, message.as_bytes())
        .await
        .unwrap();
}

on_both!(at_watch_and_after_a_stop_every_file_is_masked_and_counts_for_no_comparison);
async fn at_watch_and_after_a_stop_every_file_is_masked_and_counts_for_no_comparison() {
    for band in [Band::Watch, Band::Stop] {
        let town = Town::open().await;
        town.on(jiff::civil::date(2025, 4, 8));
        let (id, _) = recorded(&town, false, 0).await;
        watch(&town, band).await;
        assert!(matches!(
            sight(&town, "schule.2", id).await,
            Sight::Masked(left) if left.review == Review::MaskedAtWatch
        ));
        town.screen("schule", id, true).await;
        let review = indication(&town, id).await.review();
        assert_eq!(review, Some(Review::MaskedAtWatch));
        let decided = town.history().await.into_iter().rev();
        let mut decided = decided.filter(|row| row.record.action == Action::ScreenIndication);
        assert_eq!(
            decided.next().unwrap().record.details["review"],
            "masked-at-watch"
        );
        assert!(
            fairness::standing(&town.house, &town.actor("ratsmitglied").await)
                .await
                .unwrap()
                .watched
        );
    }
}

on_both!(a_changed_mind_is_a_new_entry_and_leaves_the_first_decision_as_it_was);
async fn a_changed_mind_is_a_new_entry_and_leaves_the_first_decision_as_it_was() {
    let town = Town::open().await;
    town.on(MONDAY);
    let (id, _) = recorded(&town, true, 0).await;
    let reconsider = |explained| IndicationCommand::Reconsider {
        id,
        explanations: explanations(explained),
    };
    town.attempt("schule.2", reconsider(true))
        .await
        .unwrap_err();
    town.screen("schule", id, false).await;
    let none = town.rejected("schule.2", reconsider(false)).await;
    assert_eq!(none, "indication.nothing-explains");
    let again = IndicationCommand::Screen {
        id,
        explanations: explanations(true),
    };
    assert_eq!(
        town.rejected("schule.2", again).await,
        "indication.wrong-state"
    );
    let recorder = town.attempt("schule.1", reconsider(true)).await;
    assert!(matches!(recorder, Err(Error::Refused(_))), "{recorder:?}");
    let receipt = town.submit("schule.2", reconsider(true)).await;
    assert_eq!(receipt.event, "indication-reconsidered");
    let changed = indication(&town, id).await;
    assert_eq!(changed.review(), Some(Review::Masked));
    let Indication::Dropped(dropped) = changed else {
        panic!("not dropped");
    };
    let first = dropped.first.unwrap();
    assert_eq!(first.explanations, explanations(false));
    assert_eq!(dropped.explanations, explanations(true));
}

async fn checked(town: &Town) -> CheckedDraw {
    let officer = town.actor("datenschutz").await;
    let mut all = masked_review::check(&town.house, &officer).await.unwrap();
    all.retain(|one| one.run == town.run);
    all.remove(0)
}

on_both!(the_draw_is_committed_to_before_the_first_file_and_secret_while_the_run_is_open);
async fn the_draw_is_committed_to_before_the_first_file_and_secret_while_the_run_is_open() {
    let town = Town::open().await;
    let history = town.history().await.into_iter();
    let mut opened = history.filter(|row| row.record.action == Action::OpenRun);
    let draw = draw(&town).await.unwrap();
    assert_eq!(draw.per_mille, 250);
    let details = opened.next().unwrap().record.details;
    assert_eq!(details["review-commitment"], draw.commitment);
    let seed = hex::encode(*town.store.review_seed(town.run));
    assert!(!format!("{:?}", town.history().await).contains(&seed));
    let open = checked(&town).await;
    assert_eq!((open.seed.as_ref(), open.not_as_drawn), (None, None));
    assert_eq!(open.found(), "draws-not-yet");
}

on_both!(the_draw_is_told_when_the_run_closes_and_repeated_from_the_log);
async fn the_draw_is_told_when_the_run_closes_and_repeated_from_the_log() {
    let town = Town::open().await;
    town.on(MONDAY);
    for number in 0..12 {
        let id = town.recorded("schule", &child(number)).await;
        town.screen("schule", id, number % 3 == 0).await;
    }
    town.submit("koordination", RunCommand::Close { id: town.run })
        .await;
    let closed = checked(&town).await;
    assert_eq!(closed.screened.values().sum::<u64>(), 12);
    let reviews: BTreeSet<Review> = closed.screened.keys().copied().collect();
    assert_eq!(reviews, [Review::Clear, Review::Masked].into());
    assert_eq!(closed.found(), "draws-right", "{closed:?}");
    let seed = hex::encode(*town.store.review_seed(town.run));
    assert_eq!(closed.seed.as_deref(), Some(seed.as_str()));
}

on_both!(only_those_who_may_look_through_the_log_check_the_draw);
async fn only_those_who_may_look_through_the_log_check_the_draw() {
    let town = Town::open().await;
    for login in ["schule.2", "koordination", "ombud"] {
        let actor = town.actor(login).await;
        let answer = masked_review::check(&town.house, &actor).await;
        let no = matches!(answer, Err(Error::Refused(_) | Error::NotFound));
        assert!(no, "{login}");
    }
}

#[test]
fn another_seed_or_another_decision_is_found() {
    // By hand: what an installation that draws anew, or reviews in clear what was drawn, would leave behind.
    let right = CheckedDraw {
        run: RunId::from_uuid(uuid::Uuid::nil()),
        title: String::new(),
        draw: Some(ReviewDraw {
            commitment: "ab".repeat(32),
            per_mille: 250,
        }),
        seed: Some("cd".repeat(32)),
        is_the_committed: Some(true),
        screened: std::collections::BTreeMap::new(),
        not_as_drawn: Some(0),
    };
    assert!(!right.is_wrong());
    let other = CheckedDraw {
        is_the_committed: Some(false),
        ..right.clone()
    };
    assert_eq!(
        (other.is_wrong(), other.found()),
        (true, "draws-other-seed")
    );
    let one = CheckedDraw {
        not_as_drawn: Some(1),
        ..right
    };
    assert_eq!((one.is_wrong(), one.found()), (true, "draws-not-as-drawn"));
}

on_both!(seeds_of_two_runs_and_of_two_installations_differ_and_a_restore_keeps_them);
async fn seeds_of_two_runs_and_of_two_installations_differ_and_a_restore_keeps_them() {
    let town = Town::open().await;
    let other = RunId::from_uuid(uuid::Uuid::from_u128(7));
    assert_ne!(
        *town.store.review_seed(town.run),
        *town.store.review_seed(other)
    );
    let of = |store: &Store| *store.review_seed(town.run);
    assert_eq!(
        of(&town.store),
        of(&Town::open().await.store),
        "a copy has the same key"
    );
}
