//! Signing in: limits by the clock, wrong tries, second factors, and that secrets are kept nowhere.

use crate::base::on_both;
use crate::city::{Town, holds};
use augenmass_casework::Error;
use augenmass_casework::accounts::{self, Particulars};
use augenmass_casework::chance::Chance;
use augenmass_casework::demo::City;
use augenmass_casework::installation::Installation;
use augenmass_casework::oversight;
use augenmass_casework::sign_in::{
    self, Claimed, How, PasswordRule, SecondFactor, Session, SessionSecret, SignedIn, Unlike,
};
use augenmass_casework::words::{self, Language};
use augenmass_domain::id::AccountId;
use augenmass_domain::{Private, Role};
use augenmass_store::SignInEvent;
use hmac::{Hmac, Mac as _};
use jiff::ToSpan as _;
use sha1::Sha1;
use std::sync::Arc;

const CLERK: &str = "schule.1";
pub const OWN: &str = "ein Rad und drei Birnen";

fn private(text: &str) -> Private<String> {
    Private::new(text.to_owned())
}

/// A fresh first password, set by the administrator.
async fn first(town: &Town, login: &str) -> Private<String> {
    let administrator = town.actor("verwaltung").await;
    let account = town.actor(login).await.account;
    accounts::first_password(&town.house, &administrator, account)
        .await
        .unwrap()
}

async fn try_with(town: &Town, login: &str, password: &str) -> SignedIn {
    sign_in::with_password(&town.house, login, &private(password))
        .await
        .unwrap()
}

#[track_caller]
fn yes(signed_in: SignedIn) -> SessionSecret {
    match signed_in {
        SignedIn::Yes(secret) => secret,
        other => panic!("not signed in: {other:?}"),
    }
}

async fn is_no(town: &Town, login: &str, password: &str) -> bool {
    matches!(try_with(town, login, password).await, SignedIn::No)
}

/// Signed in with a password of one's own.
async fn own_password(town: &Town, login: &str) -> SessionSecret {
    let first = first(town, login).await;
    let secret = yes(try_with(town, login, first.reveal()).await);
    sign_in::change_password(&town.house, &secret, &first, &private(OWN))
        .await
        .unwrap()
        .unwrap()
}

async fn resume(town: &Town, secret: &SessionSecret) -> Option<Session> {
    sign_in::resume(&town.house, secret).await.unwrap()
}

async fn lives(town: &Town, secret: &SessionSecret) -> bool {
    resume(town, secret).await.is_some()
}

/// Uses sessions every twenty minutes.
async fn used(town: &Town, minutes: i64, secrets: &[&SessionSecret]) {
    for _ in 0..minutes / 20 {
        town.clock.forward(20 * 60);
        for secret in secrets {
            assert!(lives(town, secret).await);
        }
    }
}

async fn events(town: &Town) -> Vec<(Option<AccountId>, SignInEvent)> {
    let events = town.store.sign_in_events(1000).await.unwrap();
    let mut events: Vec<_> = events
        .into_iter()
        .map(|(_, who, what)| (who, what))
        .collect();
    events.reverse();
    events
}

/// What an authenticator shows: the code of a moment, made from the base32 secret by another program.
pub fn code(base32: &str, seconds: i64) -> String {
    let mut bits = String::new();
    for letter in base32.chars() {
        let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).unwrap();
        bits.push_str(&format!("{value:05b}"));
    }
    let bytes: Vec<u8> = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap())
        .collect();
    let mut mac = Hmac::<Sha1>::new_from_slice(&bytes).unwrap();
    mac.update(&(seconds / 30).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 15);
    let word = u32::from_be_bytes(hash[at..at + 4].try_into().unwrap()) & 0x7FFF_FFFF;
    format!("{:06}", word % 1_000_000)
}

pub fn seconds(town: &Town) -> i64 {
    town.house.gate.now().at.as_second()
}

/// Signed in with a password of one's own, and a second factor that counts: session and secret.
pub async fn with_factor(town: &Town, login: &str) -> (SessionSecret, String) {
    let secret = own_password(town, login).await;
    let enrolled = sign_in::enrol_totp(&town.house, &secret).await.unwrap();
    let code = code(enrolled.base32(), seconds(town));
    let confirmed = sign_in::confirm_totp(&town.house, &secret, &code).await;
    town.clock.forward(60);
    (confirmed.unwrap().unwrap(), enrolled.base32().to_owned())
}

pub async fn open_factor(town: &Town, login: &str) -> SessionSecret {
    match try_with(town, login, OWN).await {
        SignedIn::SecondFactor(secret) => secret,
        other => panic!("no second factor: {other:?}"),
    }
}

on_both!(a_first_password_must_be_changed_and_no_longer_counts_after_that);
async fn a_first_password_must_be_changed_and_no_longer_counts_after_that() {
    let town = Town::open().await;
    let first = first(&town, CLERK).await;
    assert_eq!(first.reveal().len(), 23);
    let secret = yes(try_with(&town, CLERK, first.reveal()).await);
    let session = resume(&town, &secret).await.unwrap();
    assert!(session.must_change_password && !session.second_factor_open);
    assert_eq!(
        (session.login.as_str(), session.how),
        (CLERK, How::Password)
    );
    assert_eq!(session.actor, town.actor(CLERK).await);
    assert!(session.office.is_some() && session.carrier.is_none());
    let changed = sign_in::change_password(&town.house, &secret, &first, &private(OWN)).await;
    let new = changed.unwrap().unwrap();
    assert!(!resume(&town, &new).await.unwrap().must_change_password);
    assert!(
        resume(&town, &secret).await.is_none(),
        "the old secret still counts"
    );
    assert!(is_no(&town, CLERK, first.reveal()).await);
    yes(try_with(&town, CLERK, OWN).await);
}

on_both!(a_session_ends_half_an_hour_after_its_last_use_and_ten_hours_after_its_begin);
async fn a_session_ends_half_an_hour_after_its_last_use_and_ten_hours_after_its_begin() {
    let town = Town::open().await;
    let secret = own_password(&town, CLERK).await;
    town.clock.forward(29 * 60);
    assert!(resume(&town, &secret).await.is_some());
    town.clock.forward(29 * 60);
    assert!(resume(&town, &secret).await.is_some(), "use was not noted");
    town.clock.forward(30 * 60);
    assert!(resume(&town, &secret).await.is_none());

    let secret = yes(try_with(&town, CLERK, OWN).await);
    for _ in 0..39 {
        town.clock.forward(15 * 60);
        assert!(resume(&town, &secret).await.is_some());
    }
    town.clock.forward(15 * 60 - 1);
    assert!(resume(&town, &secret).await.is_some());
    town.clock.forward(1);
    assert!(resume(&town, &secret).await.is_none(), "ten hours are over");
}

on_both!(a_change_of_password_does_not_make_a_session_longer_and_ends_the_others);
async fn a_change_of_password_does_not_make_a_session_longer_and_ends_the_others() {
    let town = Town::open().await;
    let secret = own_password(&town, CLERK).await;
    let other = yes(try_with(&town, CLERK, OWN).await);
    used(&town, 9 * 60, &[&secret, &other]).await;
    let new = private("vier Birnen und ein Rad");
    let changed = sign_in::change_password(&town.house, &secret, &private(OWN), &new).await;
    let changed = changed.unwrap().unwrap();
    assert!(!lives(&town, &other).await && !lives(&town, &secret).await);
    used(&town, 40, &[&changed]).await;
    town.clock.forward(20 * 60 - 1);
    assert!(lives(&town, &changed).await);
    town.clock.forward(1);
    assert!(!lives(&town, &changed).await, "ten hours are over");
}

on_both!(the_use_of_a_session_is_written_at_most_once_a_minute);
async fn the_use_of_a_session_is_written_at_most_once_a_minute() {
    let town = Town::open().await;
    let secret = own_password(&town, CLERK).await;
    let hash: [u8; 32] = sha2::Digest::finalize(sha2::Digest::chain_update(
        <sha2::Sha256 as sha2::Digest>::new(),
        secret.reveal(),
    ))
    .into();
    let seen = async || town.store.session(hash).await.unwrap().unwrap().seen_at;
    let begun = seen().await;
    town.clock.forward(59);
    resume(&town, &secret).await.unwrap();
    assert_eq!(seen().await, begun);
    town.clock.forward(1);
    resume(&town, &secret).await.unwrap();
    assert_eq!(seen().await, town.house.gate.now().at);
}

on_both!(whoever_signs_out_is_out_and_the_forms_of_two_sessions_have_two_keys);
async fn whoever_signs_out_is_out_and_the_forms_of_two_sessions_have_two_keys() {
    let town = Town::open().await;
    let one = own_password(&town, CLERK).await;
    let two = yes(try_with(&town, CLERK, OWN).await);
    let (first, second) = (resume(&town, &one).await, resume(&town, &two).await);
    let (first, second) = (first.unwrap(), second.unwrap());
    assert_eq!(first.form_key().len(), 64);
    assert_ne!(first.form_key(), second.form_key());
    let again = resume(&town, &one).await.unwrap();
    assert_eq!(again.form_key(), first.form_key());
    sign_in::end(&town.house, &one).await.unwrap();
    assert!(resume(&town, &one).await.is_none());
    assert!(resume(&town, &two).await.is_some());
    sign_in::end(&town.house, &one).await.unwrap();
    let invented = SessionSecret::from("x".repeat(43));
    sign_in::end(&town.house, &invented).await.unwrap();
    assert!(resume(&town, &invented).await.is_none());
}

on_both!(after_five_wrong_tries_an_account_waits_longer_each_time);
async fn after_five_wrong_tries_an_account_waits_longer_each_time() {
    let town = Town::open().await;
    own_password(&town, CLERK).await;
    for _ in 0..4 {
        assert!(is_no(&town, CLERK, "falsch").await);
    }
    yes(try_with(&town, CLERK, OWN).await);
    for _ in 0..5 {
        assert!(is_no(&town, CLERK, "falsch").await);
    }
    for minutes in [1, 2, 4, 8, 15, 15, 15] {
        town.clock.forward(minutes * 60 - 1);
        assert!(is_no(&town, CLERK, OWN).await, "before {minutes} minutes");
        town.clock.forward(1);
        assert!(is_no(&town, CLERK, "falsch").await);
    }
    yes({
        town.clock.forward(15 * 60);
        try_with(&town, CLERK, OWN).await
    });
    yes(try_with(&town, CLERK, OWN).await);
    own_password(&town, "schule.2").await;
}

on_both!(many_tries_at_once_are_all_counted, flavor = "multi_thread");
async fn many_tries_at_once_are_all_counted() {
    let town = Town::open().await;
    own_password(&town, CLERK).await;
    let house = Arc::new(town.again(1).await);
    let tries: Vec<_> = (0..12)
        .map(|_| {
            let house = house.clone();
            tokio::spawn(async move {
                let wrong = private("falsch");
                sign_in::with_password(&house, CLERK, &wrong).await.unwrap()
            })
        })
        .collect();
    for one in tries {
        assert!(matches!(one.await.unwrap(), SignedIn::No));
    }
    let looked_at = events(&town).await.into_iter();
    let looked_at = looked_at.skip_while(|(_, what)| *what != SignInEvent::PasswordChanged);
    let looked_at = looked_at.filter(|(_, what)| *what == SignInEvent::PasswordTried);
    assert_eq!(looked_at.count(), 5);
    assert!(is_no(&town, CLERK, OWN).await);
}

on_both!(an_unknown_login_an_ended_account_and_a_job_get_one_answer_and_no_name_is_kept);
async fn an_unknown_login_an_ended_account_and_a_job_get_one_answer_and_no_name_is_kept() {
    let town = Town::open().await;
    own_password(&town, CLERK).await;
    end_account(&town, CLERK).await;
    let before = events(&town).await.len();
    for login in ["zzyzx.unbekannt", CLERK, "frist", "schule.2", ""] {
        assert!(is_no(&town, login, OWN).await, "{login}");
    }
    let schule = town.actor("schule.2").await.account;
    let noted: Vec<_> = events(&town).await.split_off(before);
    let tried = SignInEvent::PasswordTried;
    let nobody = (None, tried);
    assert_eq!(
        noted,
        [nobody, nobody, nobody, (Some(schule), tried), nobody]
    );
    let bytes = town.database_bytes().await;
    assert!(!holds(&bytes, b"zzyzx"));
    let job = town.actor("frist").await.account;
    let administrator = town.actor("verwaltung").await;
    let refused = accounts::first_password(&town.house, &administrator, job).await;
    assert!(matches!(refused, Err(Error::NotFound)));
}

async fn end_account(town: &Town, login: &str) {
    change(town, login, |particulars| particulars.active = false).await;
}

async fn change(town: &Town, login: &str, how: impl FnOnce(&mut Particulars)) {
    let administrator = town.actor("verwaltung").await;
    let rows = accounts::list(&town.house, &administrator).await.unwrap();
    let row = rows.into_iter().find(|row| row.login == login).unwrap();
    let mut particulars = row.particulars;
    how(&mut particulars);
    accounts::change_account(&town.house, &administrator, row.id, particulars)
        .await
        .unwrap()
        .unwrap();
}

on_both!(an_ended_account_and_another_role_end_the_sessions_a_new_name_does_not);
async fn an_ended_account_and_another_role_end_the_sessions_a_new_name_does_not() {
    let town = Town::open().await;
    let secret = own_password(&town, CLERK).await;
    change(&town, CLERK, |one| one.name = "Anna Neu".to_owned()).await;
    assert_eq!(resume(&town, &secret).await.unwrap().name, "Anna Neu");
    change(&town, CLERK, |one| one.role = Role::SecondSignatory).await;
    assert!(resume(&town, &secret).await.is_none());
    let secret = yes(try_with(&town, CLERK, OWN).await);
    let session = resume(&town, &secret).await.unwrap();
    assert_eq!(session.actor.role, Role::SecondSignatory);
    end_account(&town, CLERK).await;
    assert!(resume(&town, &secret).await.is_none());
    assert!(is_no(&town, CLERK, OWN).await);
    let noted = events(&town).await;
    let ended = noted
        .iter()
        .filter(|(_, what)| *what == SignInEvent::SessionsEnded);
    assert_eq!(ended.count(), 2);
}

/// Whether a code completes signing in.
async fn takes(town: &Town, open: &SessionSecret, code: &str) -> Option<SessionSecret> {
    sign_in::second_factor(&town.house, open, code)
        .await
        .unwrap()
}

on_both!(a_second_factor_is_asked_for_and_its_code_gives_a_new_secret);
async fn a_second_factor_is_asked_for_and_its_code_gives_a_new_secret() {
    let town = Town::open().await;
    let (session, base32) = with_factor(&town, CLERK).await;
    let state = sign_in::second_factor_of(&town.house, &session).await;
    assert_eq!(state.unwrap(), SecondFactor::On);
    let open = open_factor(&town, CLERK).await;
    assert!(resume(&town, &open).await.unwrap().second_factor_open);
    let shown = code(&base32, seconds(&town));
    let wrong = if shown == "000000" {
        "000001"
    } else {
        "000000"
    };
    for code in [wrong, "", "abcdef"] {
        assert!(takes(&town, &open, code).await.is_none(), "{code}");
    }
    let done = takes(&town, &open, &shown).await.unwrap();
    assert!(!resume(&town, &done).await.unwrap().second_factor_open);
    assert!(!lives(&town, &open).await, "the old secret still counts");
}

on_both!(each_code_counts_once_and_none_before_it);
async fn each_code_counts_once_and_none_before_it() {
    let town = Town::open().await;
    let (_, base32) = with_factor(&town, CLERK).await;
    let shown = code(&base32, seconds(&town));
    let earlier = code(&base32, seconds(&town) - 30);
    let open = open_factor(&town, CLERK).await;
    assert!(takes(&town, &open, &shown).await.is_some());
    let open = open_factor(&town, CLERK).await;
    assert!(
        takes(&town, &open, &shown).await.is_none(),
        "a code counted twice"
    );
    assert!(
        takes(&town, &open, &earlier).await.is_none(),
        "an earlier code counted"
    );
    town.clock.forward(30);
    let next = code(&base32, seconds(&town));
    assert!(takes(&town, &open, &next).await.is_some());
}

on_both!(an_open_second_factor_is_no_session_and_does_not_last);
async fn an_open_second_factor_is_no_session_and_does_not_last() {
    let town = Town::open().await;
    let (_, base32) = with_factor(&town, CLERK).await;
    let open = open_factor(&town, CLERK).await;
    let code = code(&base32, seconds(&town));
    let new = private("vier Birnen und ein Rad");
    let house = &town.house;
    let changed = sign_in::change_password(house, &open, &private(OWN), &new).await;
    assert!(matches!(changed, Err(Error::NotFound)));
    let enrolled = sign_in::enrol_totp(house, &open).await;
    assert!(matches!(enrolled, Err(Error::NotFound)));
    let removed = sign_in::remove_totp(house, &open, &code).await;
    assert!(matches!(removed, Err(Error::NotFound)));
    town.clock.forward(10 * 60);
    assert!(resume(&town, &open).await.is_none());
    let late = sign_in::second_factor(house, &open, &code).await;
    assert!(matches!(late, Err(Error::NotFound)));
}

on_both!(wrong_codes_make_the_account_wait_and_a_right_password_between_them_does_not_help);
async fn wrong_codes_make_the_account_wait_and_a_right_password_between_them_does_not_help() {
    let town = Town::open().await;
    let (_, base32) = with_factor(&town, CLERK).await;
    for _ in 0..5 {
        let open = open_factor(&town, CLERK).await;
        let answer = sign_in::second_factor(&town.house, &open, "abcdef").await;
        assert!(answer.unwrap().is_none());
    }
    assert!(is_no(&town, CLERK, OWN).await);
    town.clock.forward(60);
    let open = open_factor(&town, CLERK).await;
    let answer = sign_in::second_factor(&town.house, &open, "abcdef").await;
    assert!(answer.unwrap().is_none());
    let shown = code(&base32, seconds(&town));
    let waits = sign_in::second_factor(&town.house, &open, &shown).await;
    assert!(waits.unwrap().is_none(), "the account does not wait");
    town.clock.forward(120);
    let shown = code(&base32, seconds(&town));
    let done = sign_in::second_factor(&town.house, &open, &shown).await;
    assert!(done.unwrap().is_some());
    for _ in 0..4 {
        assert!(is_no(&town, CLERK, "falsch").await);
    }
    open_factor(&town, CLERK).await;
}

on_both!(
    one_code_signs_in_one_of_many_at_once,
    flavor = "multi_thread"
);
async fn one_code_signs_in_one_of_many_at_once() {
    let town = Town::open().await;
    let (_, base32) = with_factor(&town, CLERK).await;
    let house = Arc::new(town.again(2).await);
    let mut open = Vec::new();
    for _ in 0..4 {
        open.push(open_factor(&town, CLERK).await);
    }
    let shown = code(&base32, seconds(&town));
    let tries: Vec<_> = open
        .into_iter()
        .map(|open| {
            let (house, shown) = (house.clone(), shown.clone());
            tokio::spawn(async move { sign_in::second_factor(&house, &open, &shown).await })
        })
        .collect();
    let mut signed_in = 0;
    for one in tries {
        signed_in += usize::from(one.await.unwrap().unwrap().is_some());
    }
    assert_eq!(signed_in, 1);
}

on_both!(a_second_factor_counts_after_its_first_code);
async fn a_second_factor_counts_after_its_first_code() {
    let town = Town::open().await;
    let house = &town.house;
    let secret = own_password(&town, CLERK).await;
    let nothing = sign_in::confirm_totp(house, &secret, "000000").await;
    assert!(matches!(nothing, Err(Error::NotFound)));
    sign_in::enrol_totp(house, &secret).await.unwrap();
    let enrolled = sign_in::enrol_totp(house, &secret).await.unwrap();
    assert_eq!(enrolled.base32().len(), 32);
    let address = format!("schule.1?secret={}", enrolled.base32());
    assert!(
        enrolled
            .uri()
            .starts_with("otpauth://totp/Augenma%C3%9F%20")
    );
    assert!(enrolled.uri().contains(&address));
    yes(try_with(&town, CLERK, OWN).await);
    let wrong = sign_in::confirm_totp(house, &secret, "abcdef").await;
    assert!(wrong.unwrap().is_none());
    let shown = code(enrolled.base32(), seconds(&town));
    let confirmed = sign_in::confirm_totp(house, &secret, &shown).await;
    let confirmed = confirmed.unwrap().unwrap();
    assert!(!lives(&town, &secret).await && lives(&town, &confirmed).await);
    open_factor(&town, CLERK).await;
}

on_both!(a_second_factor_goes_with_a_code_that_was_not_used_yet);
async fn a_second_factor_goes_with_a_code_that_was_not_used_yet() {
    let town = Town::open().await;
    let house = &town.house;
    let (session, base32) = with_factor(&town, CLERK).await;
    let twice = sign_in::enrol_totp(house, &session).await;
    assert!(matches!(twice, Err(Error::Conflict)));
    let used = code(&base32, seconds(&town) - 60);
    let replayed = sign_in::remove_totp(house, &session, &used).await;
    assert!(replayed.unwrap().is_none());
    let shown = code(&base32, seconds(&town));
    let removed = sign_in::remove_totp(house, &session, &shown).await;
    let removed = removed.unwrap().unwrap();
    let state = sign_in::second_factor_of(house, &removed).await;
    assert_eq!(state.unwrap(), SecondFactor::Off);
    yes(try_with(&town, CLERK, OWN).await);
}

on_both!(a_lost_device_ends_with_a_new_first_password);
async fn a_lost_device_ends_with_a_new_first_password() {
    let town = Town::open().await;
    let (session, _) = with_factor(&town, CLERK).await;
    let first = first(&town, CLERK).await;
    assert!(resume(&town, &session).await.is_none());
    assert!(is_no(&town, CLERK, OWN).await);
    let secret = yes(try_with(&town, CLERK, first.reveal()).await);
    assert!(resume(&town, &secret).await.unwrap().must_change_password);
}

on_both!(a_password_is_changed_only_by_who_knows_it_and_only_for_a_good_one);
async fn a_password_is_changed_only_by_who_knows_it_and_only_for_a_good_one() {
    let town = Town::open().await;
    let secret = own_password(&town, CLERK).await;
    let change = async |old: &str, new: &str| {
        sign_in::change_password(&town.house, &secret, &private(old), &private(new))
            .await
            .unwrap()
            .unwrap_err()
    };
    assert_eq!(change(OWN, "kurz").await, PasswordRule::TooShort);
    assert_eq!(change(OWN, "passwort1234").await, PasswordRule::TriedFirst);
    assert_eq!(change(OWN, OWN).await, PasswordRule::SameAsBefore);
    let good = "vier Birnen und ein Rad";
    for _ in 0..5 {
        assert_eq!(change("falsch", good).await, PasswordRule::OldIsWrong);
    }
    assert_eq!(change(OWN, good).await, PasswordRule::Waits);
    assert!(resume(&town, &secret).await.is_some());
}

on_both!(
    two_changes_of_a_password_at_once_leave_one,
    flavor = "multi_thread"
);
async fn two_changes_of_a_password_at_once_leave_one() {
    let town = Town::open().await;
    let secret = own_password(&town, CLERK).await;
    let house = Arc::new(town.again(3).await);
    let tries: Vec<_> = (0..2)
        .map(|n| {
            let (house, secret) = (house.clone(), secret.clone());
            tokio::spawn(async move {
                let new = private(&format!("{n} Birnen und ein Rad"));
                sign_in::change_password(&house, &secret, &private(OWN), &new).await
            })
        })
        .collect();
    let mut done = Vec::new();
    for (n, one) in tries.into_iter().enumerate() {
        match one.await.unwrap() {
            Ok(Ok(secret)) => done.push((n, secret)),
            Ok(Err(PasswordRule::OldIsWrong)) | Err(Error::Conflict | Error::NotFound) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(done.len(), 1);
    assert!(resume(&town, &done[0].1).await.is_some());
    let new = format!("{} Birnen und ein Rad", done[0].0);
    yes(try_with(&town, CLERK, &new).await);
}

/// What the service says of an account as it is.
async fn claimed(town: &Town, login: &str, subject: &str, session: Option<&str>) -> Claimed {
    let account = town.store.account(login).await.unwrap().unwrap();
    let offices = town.store.offices().await.unwrap();
    let carriers = town.store.carriers().await.unwrap();
    let office = offices.iter().find(|one| Some(one.id) == account.office);
    let carrier = carriers.iter().find(|one| Some(one.id) == account.carrier);
    Claimed {
        login: private(login),
        roles: vec!["offline_access".to_owned(), account.role.name().to_owned()],
        offices: office.map(|one| one.name.clone()).into_iter().collect(),
        carriers: carrier.map(|one| one.name.clone()).into_iter().collect(),
        subject: private(subject),
        session: session.map(str::to_owned),
    }
}

async fn by_service(
    town: &Town,
    login: &str,
    subject: &str,
    session: Option<&str>,
) -> SessionSecret {
    let claimed = claimed(town, login, subject, session).await;
    let signed_in = sign_in::with_open_id(&town.house, &claimed).await;
    signed_in.unwrap().unwrap()
}

on_both!(the_sign_in_service_signs_in_whom_it_names_and_nobody_else);
async fn the_sign_in_service_signs_in_whom_it_names_and_nobody_else() {
    let town = Town::open().await;
    let secret = by_service(&town, CLERK, "sub-1", Some("a")).await;
    let session = resume(&town, &secret).await.unwrap();
    assert_eq!(session.how, How::OpenIdConnect);
    assert!(!session.must_change_password && !session.second_factor_open);
    let right = claimed(&town, CLERK, "sub-1", Some("a")).await;
    end_account(&town, CLERK).await;
    for login in ["niemand", "frist", CLERK] {
        let claimed = Claimed {
            login: private(login),
            ..right.clone()
        };
        let unknown = sign_in::with_open_id(&town.house, &claimed).await;
        assert_eq!(unknown.unwrap().err(), Some(Unlike::Login), "{login}");
    }
}

on_both!(what_the_sign_in_service_says_must_be_what_the_account_is);
async fn what_the_sign_in_service_says_must_be_what_the_account_is() {
    let town = Town::open().await;
    let social = town.store.accounts().await.unwrap();
    let social = social
        .iter()
        .find(|account| account.role == Role::SocialWorker);
    let social = &*social.unwrap().login;
    let right = claimed(&town, CLERK, "sub-1", None).await;
    let helps = claimed(&town, social, "sub-2", None).await;
    let some = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let (clerk, office) = (&*right.roles[1], &*right.offices[0]);
    let roles = |names: &[&str]| Claimed {
        roles: some(names),
        ..right.clone()
    };
    let offices = |names: &[&str], of: &Claimed| Claimed {
        offices: some(names),
        ..of.clone()
    };
    let carriers = |names: &[&str], of: &Claimed| Claimed {
        carriers: some(names),
        ..of.clone()
    };
    for (case, (claimed, unlike)) in [
        (roles(&[]), Unlike::Role),
        (roles(&["second-signatory"]), Unlike::Role),
        (roles(&[clerk, "second-signatory"]), Unlike::Role),
        (roles(&["Clerk"]), Unlike::Role),
        (offices(&[], &right), Unlike::Office),
        (offices(&["Ordnungsamt"], &right), Unlike::Office),
        (offices(&[office, "Ordnungsamt"], &right), Unlike::Office),
        (offices(&[office], &helps), Unlike::Office),
        (carriers(&[], &helps), Unlike::Carrier),
        (carriers(&["Brücke"], &right), Unlike::Carrier),
    ]
    .into_iter()
    .enumerate()
    {
        let signed_in = sign_in::with_open_id(&town.house, &claimed).await;
        assert_eq!(signed_in.unwrap().err(), Some(unlike), "{case}");
    }
    let events = town.store.sign_in_events(1000).await.unwrap();
    let differed = |event: &SignInEvent| *event == SignInEvent::ClaimsDiffered;
    let count = events.iter().filter(|(_, _, event)| differed(event));
    assert_eq!(count.count(), 10);
    for right in [&right, &helps] {
        let signed_in = sign_in::with_open_id(&town.house, right).await;
        assert!(signed_in.unwrap().is_ok());
    }
}

on_both!(oversight_sees_what_was_tried_and_in_which_office_but_not_by_whom);
async fn oversight_sees_what_was_tried_and_in_which_office_but_not_by_whom() {
    let town = Town::open().await;
    let school = town.office("school").await;
    try_with(&town, CLERK, "falsch").await;
    try_with(&town, "niemand.1", "falsch").await;
    let officer = town.actor("datenschutz").await;
    let seen = oversight::sign_ins(&town.house, &officer, 10)
        .await
        .unwrap();
    let seen: Vec<_> = seen
        .iter()
        .filter(|one| one.event == SignInEvent::PasswordTried)
        .map(|one| (one.role, one.office))
        .collect();
    assert!(
        seen.contains(&(Some(Role::Clerk), Some(school))),
        "{seen:?}"
    );
    for login in [CLERK, "melde.leitung", "verwaltung"] {
        let actor = town.actor(login).await;
        let refused = oversight::sign_ins(&town.house, &actor, 10).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{login}");
    }
}

on_both!(the_sign_in_service_ends_the_sessions_that_fit_all_it_says);
async fn the_sign_in_service_ends_the_sessions_that_fit_all_it_says() {
    let town = Town::open().await;
    let sessions = [
        by_service(&town, CLERK, "sub-1", Some("a")).await,
        by_service(&town, CLERK, "sub-1", Some("b")).await,
        by_service(&town, "schule.2", "sub-2", Some("c")).await,
        by_service(&town, "ordnung.1", "sub-3", None).await,
        own_password(&town, "ordnung.2").await,
    ];
    for (subject, session, ended, left) in [
        (None, None, 0, [true, true, true, true, true]),
        (Some("sub-2"), Some("a"), 0, [true, true, true, true, true]),
        (Some("sub-1"), Some("a"), 1, [false, true, true, true, true]),
        (None, Some("c"), 1, [false, true, false, true, true]),
        (Some("sub-1"), None, 1, [false, false, false, true, true]),
    ] {
        let count = sign_in::end_by_open_id(&town.house, subject, session).await;
        assert_eq!(count.unwrap(), ended, "{subject:?} {session:?}");
        for (secret, lives_on) in sessions.iter().zip(left) {
            assert_eq!(
                lives(&town, secret).await,
                lives_on,
                "{subject:?} {session:?}"
            );
        }
    }
}

on_both!(in_the_invented_city_anyone_steps_into_a_role_but_not_into_a_job);
async fn in_the_invented_city_anyone_steps_into_a_role_but_not_into_a_job() {
    let town = Town::open().await;
    let secret = sign_in::as_demo(&town.house, CLERK).await.unwrap();
    let session = resume(&town, &secret).await.unwrap();
    assert_eq!(
        (session.how, session.must_change_password),
        (How::Demo, false)
    );
    for login in ["frist", "niemand"] {
        let refused = sign_in::as_demo(&town.house, login).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{login}");
    }
    let changed =
        sign_in::change_password(&town.house, &secret, &private(OWN), &private(OWN)).await;
    assert!(matches!(changed, Err(Error::NotFound)));
}

#[tokio::test]
async fn in_a_real_city_nobody_steps_into_a_role() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("stadt.sqlite").display());
    let clock = Arc::new(augenmass_casework::clock::SetClock::at(
        jiff::civil::date(2026, 3, 2).at(8, 0, 0, 0),
    ));
    let (keys, set_up) = (folder.path().join("keys"), City::shipped().unwrap().set_up);
    let chance = Chance::from_seed(5);
    let house = Installation::create(&url, &keys, &set_up, false, clock, chance)
        .await
        .unwrap();
    let refused = sign_in::as_demo(&house, CLERK).await;
    assert!(matches!(refused, Err(Error::NotFound)));
}

on_both!(the_nightly_job_deletes_what_is_past_its_time);
async fn the_nightly_job_deletes_what_is_past_its_time() {
    let town = Town::open().await;
    own_password(&town, CLERK).await;
    yes(try_with(&town, CLERK, OWN).await);
    let today = town.today();
    let counts = async || {
        let mut counts = Vec::new();
        for table in ["session", "sign_in_event", "credential"] {
            counts.push(crate::once::count(&town, table).await);
        }
        counts
    };
    let noted = events(&town).await.len().try_into().unwrap();
    assert_eq!(counts().await, [2, noted, 1]);
    for (days, left) in [(1, [0, noted, 1]), (90, [0, noted, 1]), (91, [0, 0, 1])] {
        town.jobs(today.saturating_add(days.days())).await;
        assert_eq!(counts().await, left, "{days}");
    }
}

on_both!(secrets_stand_neither_in_the_database_nor_in_debug);
async fn secrets_stand_neither_in_the_database_nor_in_debug() {
    let town = Town::open().await;
    let first = first(&town, CLERK).await;
    let signed_in = try_with(&town, CLERK, first.reveal()).await;
    let mut shown = format!("{signed_in:?} {first:?}");
    let begun = yes(signed_in);
    let changed = sign_in::change_password(&town.house, &begun, &first, &private(OWN)).await;
    let secret = changed.unwrap().unwrap();
    let enrolled = sign_in::enrol_totp(&town.house, &secret).await.unwrap();
    let session = resume(&town, &secret).await.unwrap();
    let account = session.actor.account;
    let credential = town.store.credential(account).await.unwrap().unwrap();
    shown += &format!("{secret:?} {session:?} {enrolled:?} {credential:?}");
    let secrets = [
        first.reveal(),
        OWN,
        begun.reveal(),
        secret.reveal(),
        session.form_key(),
        enrolled.base32(),
        credential.password_hash.as_str(),
    ];
    for hidden in secrets {
        assert!(!shown.contains(hidden), "{hidden} in {shown}");
    }
    let bytes = town.database_bytes().await;
    for hidden in &secrets[..6] {
        assert!(!holds(&bytes, hidden.as_bytes()), "{hidden} is kept");
    }
    assert!(holds(&bytes, secrets[6].as_bytes()));
}

#[test]
fn every_rule_about_accounts_has_its_text_with_a_next_step() {
    let rules = PasswordRule::ALL.iter().map(|rule| rule.key());
    let rules = rules.chain(accounts::AccountRule::ALL.iter().map(|rule| rule.key()));
    for key in rules {
        for language in Language::ALL {
            assert!(words::has(language, key), "{language:?} {key}");
            let text = words::text(language, key, &[]);
            assert!(
                text.matches(". ").count() >= 1 && text.ends_with('.'),
                "{text}"
            );
        }
    }
}
