use crate::base::on_both;
use crate::given::*;
use augenmass_domain::Role;
use augenmass_domain::id::{AccountId, CarrierId};
use augenmass_store::{Account, Carrier, StoreError};

fn account() -> Account {
    Account {
        id: AccountId::from_uuid(uuid(0xAC)),
        login: "a.beispiel".into(),
        name: "Anna Beispiel".into(),
        role: Role::SocialWorker,
        office: None,
        carrier: Some(CarrierId::from_uuid(uuid(0xCC))),
        deputy: None,
        active: true,
    }
}

on_both!(accounts_offices_and_carriers_come_with_the_history_that_tells_of_them);
async fn accounts_offices_and_carriers_come_with_the_history_that_tells_of_them() {
    let home = Home::new().await;
    let mut batch = home.batch(1);
    batch.carriers.push(Carrier {
        id: CarrierId::from_uuid(uuid(0xCC)),
        name: "Freier Träger".into(),
    });
    batch.accounts.push(account());
    home.store.commit(batch).await.unwrap();
    let found = home.store.account("a.beispiel").await.unwrap();
    assert_eq!(found, Some(account()));
    assert_eq!(
        home.store.account_by_id(account().id).await.unwrap(),
        Some(account())
    );
    assert_eq!(home.store.account("b.beispiel").await.unwrap(), None);
    let names: Vec<_> = home
        .store
        .offices()
        .await
        .unwrap()
        .into_iter()
        .map(|o| o.name)
        .collect();
    assert_eq!(names, ["Jugendamt", "Schulamt"]);
    assert_eq!(home.store.carriers().await.unwrap().len(), 1);

    let mut batch = home.batch(2);
    batch.accounts.push(Account {
        active: false,
        ..account()
    });
    home.store.commit(batch).await.unwrap();
    let accounts = home.store.accounts().await.unwrap();
    assert_eq!(accounts.len(), 1);
    assert!(!accounts[0].active);
}

on_both!(two_accounts_never_share_a_login_and_none_belongs_to_an_unknown_carrier);
async fn two_accounts_never_share_a_login_and_none_belongs_to_an_unknown_carrier() {
    let home = Home::new().await;
    let mut batch = home.batch(1);
    batch.accounts.push(account());
    let error = home.store.commit(batch).await.unwrap_err();
    assert!(matches!(error, StoreError::NotFound { .. }), "{error}");

    let mut batch = home.batch(2);
    batch.accounts.push(Account {
        carrier: None,
        ..account()
    });
    let id = AccountId::from_uuid(uuid(0xAD));
    batch.accounts.push(Account {
        id,
        carrier: None,
        ..account()
    });
    let error = home.store.commit(batch).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict { .. }), "{error}");
}

on_both!(the_last_run_of_a_job_is_known);
async fn the_last_run_of_a_job_is_known() {
    let home = Home::new().await;
    assert_eq!(home.store.last_job("erase-due").await.unwrap(), None);
    home.store
        .note_job("erase-due", now(1).at, "2 erased")
        .await
        .unwrap();
    home.store
        .note_job("erase-due", now(2).at, "0 erased")
        .await
        .unwrap();
    let last = home.store.last_job("erase-due").await.unwrap().unwrap();
    assert_eq!((last.at, last.outcome.as_str()), (now(2).at, "0 erased"));
}

/// A person's record of an office.
fn record(n: u128, office_number: u128) -> augenmass_domain::PersonalWrite {
    let record = serde_json::json!({"kind": "person", "record": {
        "given_name": "Mia", "family_name": "Muster-Zwölfer", "birth_date": "2019-05-04",
        "addressee": "Kim Muster", "address": {"street": "Ringstraße", "house_number": "7",
        "postcode": "44787", "place": "Bochum"}}});
    augenmass_domain::PersonalWrite {
        content: serde_json::from_value(record).unwrap(),
        ..reason(n, office_number, "")
    }
}

on_both!(a_person_is_found_by_exact_identity_in_the_own_office_only_and_not_after_erasure);
async fn a_person_is_found_by_exact_identity_in_the_own_office_only_and_not_after_erasure() {
    let home = Home::new().await;
    home.seal(1, record(1, SCHOOL)).await;
    home.seal(2, record(2, YOUTH)).await;
    let identity = "mia|muster-zwölfer|2019-05-04";
    let of = |number| home.store.persons_like(office(number), identity);
    assert_eq!(of(SCHOOL).await.unwrap(), [person(SCHOOL)]);
    assert_eq!(of(YOUTH).await.unwrap(), [person(YOUTH)]);
    for part in [
        "mia|muster|2019-05-04",
        "mia",
        "",
        "mia|muster-zwölfer|2019-05-05",
    ] {
        let found = home.store.persons_like(office(SCHOOL), part).await.unwrap();
        assert!(found.is_empty(), "only the whole identity finds anybody");
    }
    home.erase(office(SCHOOL), person(SCHOOL)).await;
    assert!(of(SCHOOL).await.unwrap().is_empty());
    assert_eq!(of(YOUTH).await.unwrap(), [person(YOUTH)]);
}
