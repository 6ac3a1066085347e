use crate::base::{on_both, past_the_store};
use crate::given::*;
use augenmass_domain::{PersonalKind, PersonalWrite, Private};
use augenmass_ledger::ExportLeaf;
use augenmass_store::{Outcome, StoreError};
use jiff::civil::date;
use sqlx::Row as _;

const CANARY: &str = "Xaverine-Zwölfenbein";

on_both!(a_name_never_appears_in_the_files_before_or_after_erasure);
async fn a_name_never_appears_in_the_files_before_or_after_erasure() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, CANARY)).await;
    let record = serde_json::json!({"kind": "person", "record": {
        "given_name": CANARY, "family_name": CANARY, "birth_date": "2019-05-04",
        "addressee": CANARY, "address": {"street": CANARY, "house_number": "7",
        "postcode": "44787", "place": "Bochum"}}});
    let content: PersonalKind = serde_json::from_value(record).unwrap();
    let write = PersonalWrite {
        content,
        ..reason(2, SCHOOL, "")
    };
    home.seal(2, write).await;
    assert!(!contains(&home.bytes().await, b"Xaverine"));
    assert!(!contains(&home.bytes().await, b"Zw\xC3\xB6lfenbein"));
    home.erase(office(SCHOOL), person(SCHOOL)).await;
    assert!(!contains(&home.bytes().await, b"Xaverine"));
}

on_both!(after_erasure_neither_key_nor_ciphertext_is_left_in_the_files);
async fn after_erasure_neither_key_nor_ciphertext_is_left_in_the_files() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, CANARY)).await;
    let row = query(
        &home,
        "SELECT sealed, wrapped_key FROM personal, person_key",
    )
    .await;
    let sealed: Vec<u8> = row.get(0);
    let wrapped: Vec<u8> = row.get(1);
    let mut connection = past_the_store(&home.url()).await;
    // The planner's samples must not outlive what they were taken from.
    let samples = sqlx::query("ANALYZE").execute(&mut connection).await;
    samples.unwrap();
    drop(connection);
    assert!(
        contains(&home.bytes().await, &wrapped),
        "the test looks at the right bytes"
    );
    assert!(contains(&home.bytes().await, &sealed[..64]));
    let committed = home.erase(office(SCHOOL), person(SCHOOL)).await;
    assert!(committed.swept || home.store.sweep().await.unwrap());
    assert!(!contains(&home.bytes().await, &wrapped));
    assert!(!contains(&home.bytes().await, &sealed[..64]));
}

on_both!(erasure_takes_one_offices_copy_and_leaves_the_other_and_the_log);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn erasure_takes_one_offices_copy_and_leaves_the_other_and_the_log() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, "Schule")).await;
    home.seal(2, reason(2, YOUTH, "Jugend")).await;
    let mut batch = home.batch(3);
    batch.facts.push(fact());
    batch.changes.push(change(cost(1), None));
    home.store.commit(batch).await.unwrap();
    let before = home.store.integrate().await.unwrap();
    let facts = home.store.facts(before.size).await.unwrap();
    let leaves = home.store.leaves(0, 100).await.unwrap();

    home.erase(office(SCHOOL), person(SCHOOL)).await;
    assert!(matches!(
        text_of(&home.store, 1).await,
        Err(StoreError::Erased)
    ));
    let of = home.store.personal_of(person(SCHOOL)).await;
    assert!(matches!(of, Err(StoreError::Erased)));
    assert_eq!(text_of(&home.store, 2).await.unwrap(), "Jugend");

    assert_eq!(
        home.store.head_at(before.size).await.unwrap(),
        before,
        "root unchanged"
    );
    let after = home.store.leaves(0, 100).await.unwrap();
    assert_eq!(after.len(), leaves.len());
    for ((_, old), (_, new)) in leaves.iter().zip(&after) {
        assert!(matches!(new, ExportLeaf::Open { .. }), "records recommit");
        assert_eq!(old.commitment(), new.commitment());
    }
    let same = home.store.facts(before.size).await.unwrap();
    assert_eq!(facts.len(), 1);
    assert_eq!(same[0].fact, facts[0].fact);
    let head = home.store.integrate().await.unwrap();
    assert_eq!(
        head.size,
        before.size + 1,
        "the erasure itself is in the log"
    );
}

on_both!(nothing_can_be_added_to_a_person_who_was_erased);
async fn nothing_can_be_added_to_a_person_who_was_erased() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, "eins")).await;
    home.erase(office(SCHOOL), person(SCHOOL)).await;
    let mut batch = home.batch(9);
    batch.personal.push(reason(3, SCHOOL, "zwei"));
    assert!(matches!(
        home.store.commit(batch).await,
        Err(StoreError::Erased)
    ));
    home.erase(office(SCHOOL), person(SCHOOL)).await;
}

on_both!(the_newest_order_of_erasure_holds_until_it_is_carried_out);
async fn the_newest_order_of_erasure_holds_until_it_is_carried_out() {
    let home = Home::new().await;
    for day in [5, 20] {
        let mut batch = home.batch(i64::from(day));
        batch.erasures.push(erasure(SCHOOL, day));
        home.store.commit(batch).await.unwrap();
    }
    let due = async |day| home.store.due_erasures(date(2026, 4, day)).await.unwrap();
    assert!(due(19).await.is_empty(), "the reopened case postponed it");
    assert_eq!(due(20).await, [erasure(SCHOOL, 20)]);
    home.erase(office(SCHOOL), person(SCHOOL)).await;
    assert!(due(30).await.is_empty());
    let done = home.store.erasures_done(now(0).at).await.unwrap();
    assert_eq!(
        done,
        [erasure(SCHOOL, 20)],
        "what a restore carries out again"
    );
}

on_both!(a_later_case_may_end_although_the_data_were_erased_before);
async fn a_later_case_may_end_although_the_data_were_erased_before() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, "eins")).await;
    home.erase(office(SCHOOL), person(SCHOOL)).await;
    let mut batch = home.batch(12);
    batch.erasures.push(erasure(SCHOOL, 5));
    home.store.commit(batch).await.unwrap();
    let due = home.store.due_erasures(date(2026, 5, 1)).await.unwrap();
    assert_eq!(due, [], "nothing is left to erase");
}

on_both!(accesses_are_forgotten_after_their_class_and_their_leaves_stay);
async fn accesses_are_forgotten_after_their_class_and_their_leaves_stay() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, "eins")).await;
    for minute in [10, 20] {
        let mut batch = home.batch(minute);
        batch.history.outcome = Outcome::Read;
        batch.history.person = Some(person(SCHOOL));
        batch.history.read.push(personal_id(1));
        home.store.commit(batch).await.unwrap();
    }
    let head = home.store.integrate().await.unwrap();
    let accesses = home.store.accesses_of(person(SCHOOL)).await.unwrap();
    assert_eq!(accesses.len(), 2);
    assert_eq!(accesses[0].record.personal[0].id, personal_id(1));

    let mut batch = home.batch(30);
    batch.forget.accesses_before = Some(now(15).at);
    home.store.commit(batch).await.unwrap();
    let accesses = home.store.accesses_of(person(SCHOOL)).await.unwrap();
    assert_eq!(accesses.len(), 1);
    let leaves = home.store.leaves(0, 100).await.unwrap();
    assert!(matches!(leaves[2].1, ExportLeaf::Erased { .. }));
    assert!(matches!(leaves[3].1, ExportLeaf::Open { .. }));
    assert_eq!(home.store.head_at(head.size).await.unwrap(), head);
}

on_both!(a_commitment_to_personal_data_is_reproducible_only_with_the_sealed_salt);
async fn a_commitment_to_personal_data_is_reproducible_only_with_the_sealed_salt() {
    let home = Home::new().await;
    for n in [1, 2] {
        let write = PersonalWrite {
            content: PersonalKind::Statement {
                text: Private::new(CANARY.into()),
            },
            ..reason(n, SCHOOL, "")
        };
        home.seal(n, write).await;
    }
    let rows = home.store.history_after(1, 10).await.unwrap();
    let of = |i: usize| rows[i].record.personal[0].commitment.clone().unwrap();
    assert_ne!(of(0), of(1), "the same words, unequal commitments");
}

async fn query(home: &Home, sql: &'static str) -> sqlx::any::AnyRow {
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&home.url()).await.unwrap();
    let row = sqlx::query(sql).fetch_one(&pool).await.unwrap();
    pool.close().await;
    row
}
