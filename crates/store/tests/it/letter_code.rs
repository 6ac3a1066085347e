//! Letters are found by their code and by nothing else, until the person is erased.

use crate::base::on_both;
use crate::given::*;
use crate::schema::by_hand;
use augenmass_domain::id::{CaseId, LetterId};
use augenmass_domain::{LetterCode, LetterKind, LetterOrder};
use augenmass_store::Store;
use jiff::civil::date;

fn case(n: u128) -> CaseId {
    CaseId::from_uuid(uuid(0xCA5E + n))
}

fn letter(n: u128, office_number: u128) -> LetterOrder {
    LetterOrder {
        id: LetterId::from_uuid(uuid(0x1E77 + n)),
        kind: LetterKind::Service,
        case: case(office_number),
        person: person(office_number),
        office: office(office_number),
        date: date(2026, 3, 2),
        reply_by: Some(date(2026, 3, 24)),
    }
}

async fn ordered(home: &Home, minute: i64, letter: LetterOrder) {
    let mut batch = home.batch(minute);
    batch.letters.push(letter);
    home.store.commit(batch).await.unwrap();
}

async fn codes(store: &Store, office_number: u128) -> Vec<LetterCode> {
    let codes = store.letter_codes(case(office_number)).await.unwrap();
    codes.into_iter().map(|(_, code)| code).collect()
}

on_both!(each_letter_is_found_by_its_own_code_until_the_person_is_erased);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn each_letter_is_found_by_its_own_code_until_the_person_is_erased() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, "eins")).await;
    home.seal(2, reason(2, YOUTH, "zwei")).await;
    for (n, of) in [(1, SCHOOL), (2, SCHOOL), (3, YOUTH)] {
        ordered(&home, 3, letter(n, of)).await;
    }
    let (school, youth) = (
        codes(&home.store, SCHOOL).await,
        codes(&home.store, YOUTH).await,
    );
    assert_eq!((school.len(), youth.len()), (2, 1));
    assert!(school[0] != school[1] && !school.contains(&youth[0]));
    for (code, of) in [
        (&school[0], SCHOOL),
        (&school[1], SCHOOL),
        (&youth[0], YOUTH),
    ] {
        let found = home.store.letter_by_code(code).await.unwrap().unwrap();
        assert_eq!((found.case, found.office), (case(of), office(of)));
        assert_eq!(found.person, person(of));
        let back = home.store.letter_with_code(found.letter).await.unwrap();
        assert_eq!(back, Some(found));
    }
    let never = LetterCode::from_bytes([7; 10]);
    assert_eq!(home.store.letter_by_code(&never).await.unwrap(), None);
    home.erase(office(SCHOOL), person(SCHOOL)).await;
    for code in &school {
        assert_eq!(home.store.letter_by_code(code).await.unwrap(), None);
    }
    assert!(codes(&home.store, SCHOOL).await.is_empty());
    assert!(
        home.store
            .letter_by_code(&youth[0])
            .await
            .unwrap()
            .is_some()
    );
    // The letter itself stays as proof that it was sent.
    assert_eq!(home.store.letters_of(case(SCHOOL)).await.unwrap().len(), 2);
}

on_both!(a_code_is_the_same_after_the_master_key_was_replaced);
async fn a_code_is_the_same_after_the_master_key_was_replaced() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, "eins")).await;
    ordered(&home, 2, letter(1, SCHOOL)).await;
    let before = codes(&home.store, SCHOOL).await;
    let new = augenmass_store::MasterKey::from_bytes([0x4E; 32]);
    home.store
        .replace_master(&new, &mut chance(9))
        .await
        .unwrap();
    home.store.close().await;
    let store = Store::open(&home.url(), new).await.unwrap();
    assert_eq!(codes(&store, SCHOOL).await, before);
    assert!(store.letter_by_code(&before[0]).await.unwrap().is_some());
}

on_both!(a_letter_to_somebody_without_a_key_has_no_code);
async fn a_letter_to_somebody_without_a_key_has_no_code() {
    let home = Home::new().await;
    ordered(&home, 1, letter(1, SCHOOL)).await;
    assert!(codes(&home.store, SCHOOL).await.is_empty());
    let found = home.store.letter_with_code(letter(1, SCHOOL).id).await;
    assert_eq!(found.unwrap(), None);
}

on_both!(a_database_from_before_codes_is_brought_up_to_date);
async fn a_database_from_before_codes_is_brought_up_to_date() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, "eins")).await;
    ordered(&home, 2, letter(1, SCHOOL)).await;
    for sql in [
        "DROP TABLE letter_code",
        "DELETE FROM _sqlx_migrations WHERE version = 3",
    ] {
        by_hand(&home, sql).await.unwrap();
    }
    home.store.close().await;
    let store = Store::open(&home.url(), master()).await.unwrap();
    assert!(
        codes(&store, SCHOOL).await.is_empty(),
        "a letter from before"
    );
    let mut batch = home.batch(3);
    batch.letters.push(letter(2, SCHOOL));
    store.commit(batch).await.unwrap();
    assert_eq!(codes(&store, SCHOOL).await.len(), 1);
}
