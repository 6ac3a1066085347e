use crate::base::on_both;
use crate::given::*;
use augenmass_domain::Role;
use augenmass_domain::id::{AccountId, OfficeTokenId};
use augenmass_store::{Account, ForgetSignIn, NewOfficeToken, StoreError};
use jiff::SignedDuration;

fn system() -> Account {
    Account {
        id: AccountId::from_uuid(uuid(0xAC)),
        login: "fachverfahren".into(),
        name: "Fachverfahren".into(),
        role: Role::OfficeSystem,
        office: Some(office(SCHOOL)),
        carrier: None,
        deputy: None,
        active: true,
    }
}

fn token(n: u128, days: i64) -> NewOfficeToken {
    let until = now(0).at + SignedDuration::from_hours(24 * days);
    NewOfficeToken {
        id: OfficeTokenId::from_uuid(uuid(n)),
        account: system().id,
        office: office(SCHOOL),
        label: "Produktivbetrieb".into(),
        token_hash: [u8::try_from(n).unwrap(); 32],
        until,
    }
}

async fn issued(home: &Home, tokens: &[NewOfficeToken]) {
    let mut batch = home.batch(1);
    batch.accounts.push(system());
    batch.office_tokens.extend(tokens.iter().cloned());
    home.store.commit(batch).await.unwrap();
}

on_both!(a_token_is_found_by_its_hash_with_the_account_as_it_is_now);
async fn a_token_is_found_by_its_hash_with_the_account_as_it_is_now() {
    let home = Home::new().await;
    issued(&home, &[token(1, 10)]).await;
    let mut batch = home.batch(2);
    let ended = Account {
        active: false,
        ..system()
    };
    batch.accounts.push(ended.clone());
    home.store.commit(batch).await.unwrap();
    let (found, account) = home.store.office_token([1; 32]).await.unwrap().unwrap();
    assert_eq!(found.id, token(1, 10).id);
    assert_eq!((found.office, found.revoked_at), (office(SCHOOL), None));
    assert_eq!(account, ended);
    assert_eq!(home.store.office_token([2; 32]).await.unwrap(), None);
}

on_both!(a_token_is_revoked_once_and_two_never_share_a_hash);
async fn a_token_is_revoked_once_and_two_never_share_a_hash() {
    let home = Home::new().await;
    issued(&home, &[token(1, 10)]).await;
    for (n, first) in [(2, true), (3, false)] {
        let mut batch = home.batch(n);
        batch.revoked.push(token(1, 10).id);
        let done = home.store.commit(batch).await;
        assert_eq!(done.is_ok(), first);
        if let Err(error) = done {
            assert!(matches!(error, StoreError::Conflict { .. }), "{error}");
        }
    }
    let tokens = home.store.office_tokens().await.unwrap();
    assert_eq!(tokens[0].revoked_at, Some(now(2).at));
    let mut batch = home.batch(4);
    let same = NewOfficeToken {
        id: OfficeTokenId::from_uuid(uuid(9)),
        ..token(1, 10)
    };
    batch.office_tokens.push(same);
    let error = home.store.commit(batch).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict { .. }), "{error}");
}

on_both!(tokens_that_ended_long_ago_are_forgotten);
async fn tokens_that_ended_long_ago_are_forgotten() {
    let home = Home::new().await;
    issued(&home, &[token(1, 10), token(2, 20), token(3, 300)]).await;
    let mut batch = home.batch(2);
    batch.revoked.push(token(3, 300).id);
    home.store.commit(batch).await.unwrap();
    let mut batch = home.batch(3);
    let before = now(0).at + SignedDuration::from_hours(24 * 15);
    batch.forget.sign_in = Some(ForgetSignIn {
        ended_by: before,
        idle_since: before,
        events_before: before,
        submissions_before: before,
    });
    home.store.commit(batch).await.unwrap();
    let left = home.store.office_tokens().await.unwrap();
    let left: Vec<_> = left.iter().map(|token| token.id).collect();
    assert_eq!(left, [token(2, 20).id]);
}
