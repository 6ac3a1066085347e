//! Passkeys beside the second factor: set up with a code, answered once, removed with what they stand beside.

use crate::base::on_both;
use crate::city::Town;
use crate::device::{Answered, Device, Made};
use crate::once::count;
use crate::sign_in::{code, open_factor, seconds, with_factor};
use augenmass_casework::sign_in::{
    self, Assertion, ES256, NewPasskeyAsked, PasskeyRow, PasskeyRule, Registration, RelyingParty,
    SecondFactor, SessionSecret,
};
use augenmass_casework::words::{self, Language};
use augenmass_casework::{Error, accounts};
use augenmass_store::SignInEvent;

const CLERK: &str = "schule.1";
const OTHER: &str = "schule.2";
const NAME: &str = "augenmass.example";
const ORIGIN: &str = "https://augenmass.example";

fn pages() -> RelyingParty {
    RelyingParty::new(NAME.to_owned(), ORIGIN.to_owned())
}

/// Somebody who is signed in wholly, with the secret of their app.
pub struct Holder {
    session: SessionSecret,
    app: String,
}

impl Holder {
    async fn of(town: &Town, login: &str) -> Self {
        let (session, app) = with_factor(town, login).await;
        Self { session, app }
    }

    /// The next code that counts.
    fn code(&self, town: &Town) -> String {
        town.clock.forward(30);
        code(&self.app, seconds(town))
    }

    async fn begun(&self, town: &Town, label: &str) -> Result<NewPasskeyAsked, PasskeyRule> {
        let code = self.code(town);
        let begun = sign_in::begin_passkey(&town.house, &self.session, label, &code).await;
        begun.unwrap()
    }

    /// Sends what a browser says of a new passkey; true, and the session has a new secret, where it was taken.
    async fn add(&mut self, town: &Town, label: &str, made: &Made) -> bool {
        let sent = Registration {
            credential: &made.credential,
            client_data: &made.client_data,
            authenticator_data: &made.authenticator_data,
            public_key: &made.public_key,
            algorithm: ES256,
        };
        let added = sign_in::add_passkey(&town.house, &self.session, &pages(), label, &sent).await;
        let fresh = added.unwrap();
        let taken = fresh.is_some();
        self.session = fresh.unwrap_or_else(|| self.session.clone());
        taken
    }

    /// True, and the session has a new secret, where the passkey is gone.
    async fn remove(&mut self, town: &Town, credential: &str, code: &str) -> bool {
        let (house, session) = (&town.house, &self.session);
        let removed = sign_in::remove_passkey(house, session, credential, code).await;
        let fresh = removed.unwrap();
        let gone = fresh.is_some();
        self.session = fresh.unwrap_or_else(|| self.session.clone());
        gone
    }

    /// Somebody with one passkey, and its device.
    pub async fn with_passkey(town: &Town, login: &str) -> (Self, Device) {
        let mut holder = Self::of(town, login).await;
        let device = Device::new(NAME, ORIGIN);
        let asked = holder.begun(town, "Dienstrechner").await.unwrap();
        assert!(
            holder
                .add(town, "Dienstrechner", &device.made(&asked.question))
                .await
        );
        (holder, device)
    }

    async fn passkeys(&self, town: &Town) -> Vec<PasskeyRow> {
        let keys = sign_in::passkeys(&town.house, &self.session).await;
        keys.unwrap().unwrap()
    }
}

/// Signed in with the password of one's own, and what its passkeys are asked.
pub async fn asked(town: &Town, login: &str) -> (SessionSecret, Option<String>) {
    let open = open_factor(town, login).await;
    let asked = sign_in::ask_passkey(&town.house, &open).await.unwrap();
    (open, asked.map(|asked| asked.question))
}

pub async fn confirm(
    town: &Town,
    session: &SessionSecret,
    answered: &Answered,
) -> Option<SessionSecret> {
    confirmed(town, session, answered).await.unwrap()
}

async fn confirmed(
    town: &Town,
    session: &SessionSecret,
    answered: &Answered,
) -> Result<Option<SessionSecret>, Error> {
    let sent = Assertion {
        credential: &answered.credential,
        client_data: &answered.client_data,
        authenticator_data: &answered.authenticator_data,
        signature: &answered.signature,
    };
    sign_in::confirm_with_passkey(&town.house, session, &pages(), &sent).await
}

async fn lives(town: &Town, session: &SessionSecret) -> bool {
    let resumed = sign_in::resume(&town.house, session).await.unwrap();
    resumed.is_some_and(|session| !session.second_factor_open)
}

/// What was noted, the newest last.
async fn noted(town: &Town, last: usize) -> Vec<SignInEvent> {
    let events = town.store.sign_in_events(1000).await.unwrap();
    let mut events: Vec<_> = events.into_iter().take(last).map(|one| one.2).collect();
    events.reverse();
    events
}

on_both!(a_passkey_is_set_up_with_a_code);
async fn a_passkey_is_set_up_with_a_code() {
    let town = Town::open().await;
    let mut holder = Holder::of(&town, CLERK).await;
    assert_eq!(holder.passkeys(&town).await, Vec::new());
    let device = Device::new(NAME, ORIGIN);
    let asked = holder.begun(&town, " Dienstrechner ").await.unwrap();
    assert_eq!((&*asked.login, asked.known.len()), (CLERK, 0));
    let (made, before) = (device.made(&asked.question), holder.session.clone());
    assert!(holder.add(&town, " Dienstrechner ", &made).await);
    let live = [
        lives(&town, &before).await,
        lives(&town, &holder.session).await,
    ];
    assert_eq!(live, [false, true], "the session has a new secret");
    let row = PasskeyRow {
        credential: made.credential,
        label: "Dienstrechner".to_owned(),
        made: town.house.gate.now().local,
        used: None,
    };
    assert_eq!(holder.passkeys(&town).await, [row]);
    let noted = noted(&town, 3).await;
    let last = [
        SignInEvent::CodeTried,
        SignInEvent::PasskeyBegun,
        SignInEvent::PasskeyAdded,
    ];
    assert_eq!(noted, last);
}

on_both!(a_passkey_confirms_a_sign_in_and_so_does_the_code);
async fn a_passkey_confirms_a_sign_in_and_so_does_the_code() {
    let town = Town::open().await;
    let (holder, mut device) = Holder::with_passkey(&town, CLERK).await;
    town.clock.forward(60);
    let open = open_factor(&town, CLERK).await;
    let asked = sign_in::ask_passkey(&town.house, &open).await.unwrap();
    let asked = asked.unwrap();
    assert_eq!(asked.known, [crate::device::text(&device.credential)]);
    let signed_in = confirm(&town, &open, &device.answered(&asked.question)).await;
    assert!(lives(&town, &signed_in.unwrap()).await);
    assert!(!lives(&town, &open).await);
    let last = [SignInEvent::PasskeyTried, SignInEvent::SignedIn];
    assert_eq!(noted(&town, 2).await, last);
    let used = holder.passkeys(&town).await.remove(0).used;
    assert_eq!(used, Some(town.house.gate.now().local));

    let (open, _) = self::asked(&town, CLERK).await;
    let code = holder.code(&town);
    let signed_in = sign_in::second_factor(&town.house, &open, &code).await;
    assert!(signed_in.unwrap().is_some());
}

on_both!(there_is_no_passkey_without_a_second_factor_that_counts);
async fn there_is_no_passkey_without_a_second_factor_that_counts() {
    let town = Town::open().await;
    let (holder, _) = Holder::with_passkey(&town, CLERK).await;
    let code = holder.code(&town);
    let removed = sign_in::remove_totp(&town.house, &holder.session, &code).await;
    let session = removed.unwrap().unwrap();
    assert_eq!(count(&town, "passkey").await, 0);
    for enrolled in [false, true] {
        if enrolled {
            sign_in::enrol_totp(&town.house, &session).await.unwrap();
        }
        let keys = sign_in::passkeys(&town.house, &session).await.unwrap();
        assert_eq!(keys, None);
        let begun = sign_in::begin_passkey(&town.house, &session, "x", "123456").await;
        assert!(matches!(begun, Err(Error::NotFound)), "{begun:?}");
    }
}

on_both!(a_first_password_takes_the_passkeys_with_the_second_factor);
async fn a_first_password_takes_the_passkeys_with_the_second_factor() {
    let town = Town::open().await;
    Holder::with_passkey(&town, CLERK).await;
    Holder::with_passkey(&town, OTHER).await;
    let administrator = town.actor("verwaltung").await;
    let account = town.actor(CLERK).await.account;
    accounts::first_password(&town.house, &administrator, account)
        .await
        .unwrap();
    assert_eq!(count(&town, "passkey").await, 1, "that of the other stays");
    let keys = town.store.passkeys(account).await.unwrap();
    assert_eq!(keys, Vec::new());
}

on_both!(a_passkey_goes_with_a_code_and_the_second_factor_stays);
async fn a_passkey_goes_with_a_code_and_the_second_factor_stays() {
    let town = Town::open().await;
    let (mut holder, _) = Holder::with_passkey(&town, CLERK).await;
    let own = holder.passkeys(&town).await.remove(0).credential;
    assert!(!holder.remove(&town, &own, "000000").await);
    assert_eq!(count(&town, "passkey").await, 1);
    let code = holder.code(&town);
    assert!(holder.remove(&town, &own, &code).await);
    assert_eq!(holder.passkeys(&town).await, Vec::new());
    assert_eq!(noted(&town, 1).await, [SignInEvent::PasskeyRemoved]);
    let stands = sign_in::second_factor_of(&town.house, &holder.session).await;
    assert_eq!(stands.unwrap(), SecondFactor::On);
    let (_, asked) = asked(&town, CLERK).await;
    assert_eq!(asked, None, "there is nothing to ask");
}

on_both!(nobody_removes_the_passkey_of_another);
async fn nobody_removes_the_passkey_of_another() {
    let town = Town::open().await;
    let (mut holder, _) = Holder::with_passkey(&town, CLERK).await;
    let (other, _) = Holder::with_passkey(&town, OTHER).await;
    let others = other.passkeys(&town).await.remove(0).credential;
    for credential in [&*others, "AAAA", "no base64url", ""] {
        let code = holder.code(&town);
        assert!(!holder.remove(&town, credential, &code).await);
    }
    assert_eq!(count(&town, "passkey").await, 2);
}

on_both!(without_a_right_code_and_a_name_nothing_is_asked);
async fn without_a_right_code_and_a_name_nothing_is_asked() {
    let town = Town::open().await;
    let mut holder = Holder::of(&town, CLERK).await;
    let device = Device::new(NAME, ORIGIN);
    for label in ["", "  ", "a\nb", &"x".repeat(61)] {
        let begun = holder.begun(&town, label).await;
        assert_eq!(begun.err(), Some(PasskeyRule::LabelMissing), "{label}");
    }
    let begun = sign_in::begin_passkey(&town.house, &holder.session, "x", "000000").await;
    assert_eq!(begun.unwrap().err(), Some(PasskeyRule::CodeWrong));
    let invented = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    assert!(!holder.add(&town, "x", &device.made(invented)).await);
    assert_eq!(count(&town, "passkey").await, 0);

    let code = holder.code(&town);
    let (house, session) = (&town.house, &holder.session);
    let begun = sign_in::begin_passkey(house, session, "x", &code).await;
    let asked = begun.unwrap().unwrap();
    let again = sign_in::begin_passkey(house, session, "x", &code).await;
    assert_eq!(
        again.unwrap().err(),
        Some(PasskeyRule::CodeWrong),
        "a code counts once"
    );
    assert!(
        !holder
            .add(&town, "a\nb", &device.made(&asked.question))
            .await
    );
}

on_both!(a_new_passkey_answers_once_and_in_time);
async fn a_new_passkey_answers_once_and_in_time() {
    let town = Town::open().await;
    let mut holder = Holder::of(&town, CLERK).await;
    let device = Device::new(NAME, ORIGIN);
    let late = holder.begun(&town, "x").await.unwrap();
    town.clock.forward(10 * 60);
    assert!(!holder.add(&town, "x", &device.made(&late.question)).await);

    let wrong = holder.begun(&town, "x").await.unwrap();
    let mut made = device.made(&wrong.question);
    made.public_key.truncate(40);
    assert!(!holder.add(&town, "x", &made).await);
    let right = device.made(&wrong.question);
    assert!(!holder.add(&town, "x", &right).await, "it was answered");
    assert_eq!(count(&town, "passkey").await, 0);
}

on_both!(a_passkey_stands_in_one_account_once);
async fn a_passkey_stands_in_one_account_once() {
    let town = Town::open().await;
    let (mut holder, device) = Holder::with_passkey(&town, CLERK).await;
    let again = holder.begun(&town, "y").await.unwrap();
    assert_eq!(again.known.len(), 1);
    let made = device.made(&again.question);
    assert!(!holder.add(&town, "y", &made).await, "it is there already");
    let mut other = Holder::of(&town, OTHER).await;
    let asked = other.begun(&town, "z").await.unwrap();
    let made = device.made(&asked.question);
    assert!(!other.add(&town, "z", &made).await, "it is another one's");
    assert_eq!(count(&town, "passkey").await, 1);
}

on_both!(an_answer_counts_once_and_in_its_own_session);
async fn an_answer_counts_once_and_in_its_own_session() {
    let town = Town::open().await;
    let (_, mut device) = Holder::with_passkey(&town, CLERK).await;
    let (first, question) = asked(&town, CLERK).await;
    let (second, _) = asked(&town, CLERK).await;
    let answered = device.answered(&question.unwrap());
    assert!(confirm(&town, &second, &answered).await.is_none());
    assert!(confirm(&town, &first, &answered).await.is_some());
    let gone = confirmed(&town, &first, &answered).await;
    assert!(matches!(gone, Err(Error::NotFound)), "the session is gone");
}

on_both!(a_question_goes_with_a_wrong_answer_and_with_a_newer_one);
async fn a_question_goes_with_a_wrong_answer_and_with_a_newer_one() {
    let town = Town::open().await;
    let (_, mut device) = Holder::with_passkey(&town, CLERK).await;
    let (open, question) = asked(&town, CLERK).await;
    let question = question.unwrap();
    let mut wrong = device.answered(&question);
    wrong.signature.truncate(20);
    assert!(confirm(&town, &open, &wrong).await.is_none());
    let right = device.answered(&question);
    assert!(confirm(&town, &open, &right).await.is_none());

    let older = sign_in::ask_passkey(&town.house, &open).await.unwrap();
    let newer = sign_in::ask_passkey(&town.house, &open).await.unwrap();
    let (older, newer) = (older.unwrap().question, newer.unwrap().question);
    assert_ne!(older, newer);
    let answered = device.answered(&older);
    assert!(confirm(&town, &open, &answered).await.is_none());
}

on_both!(an_answer_comes_within_ten_minutes);
async fn an_answer_comes_within_ten_minutes() {
    let town = Town::open().await;
    let (_, mut device) = Holder::with_passkey(&town, CLERK).await;
    for (seconds, comes_in) in [(10 * 60 - 1, true), (10 * 60, false)] {
        let (open, question) = asked(&town, CLERK).await;
        town.clock.forward(seconds);
        let answered = device.answered(&question.unwrap());
        let came_in = confirmed(&town, &open, &answered).await;
        assert_eq!(matches!(came_in, Ok(Some(_))), comes_in, "{came_in:?}");
    }
}

on_both!(of_two_answers_at_once_one_counts);
async fn of_two_answers_at_once_one_counts() {
    let town = Town::open().await;
    let (_, mut device) = Holder::with_passkey(&town, CLERK).await;
    let (open, question) = asked(&town, CLERK).await;
    let answered = device.answered(&question.unwrap());
    let (one, two) = tokio::join!(
        confirmed(&town, &open, &answered),
        confirmed(&town, &open, &answered)
    );
    let came_in = |done: &Result<Option<_>, Error>| matches!(done, Ok(Some(_)));
    assert!(came_in(&one) != came_in(&two), "{one:?} {two:?}");
}

on_both!(a_copy_whose_counter_stays_behind_is_refused);
async fn a_copy_whose_counter_stays_behind_is_refused() {
    let town = Town::open().await;
    let (_, mut device) = Holder::with_passkey(&town, CLERK).await;
    for (counter, comes_in) in [(4, true), (4, false), (3, false), (5, true)] {
        let (open, question) = asked(&town, CLERK).await;
        device.counter = counter - 1;
        let answered = device.answered(&question.unwrap());
        let came_in = confirm(&town, &open, &answered).await.is_some();
        assert_eq!(came_in, comes_in, "{counter}");
    }
}

on_both!(a_passkey_of_somebody_else_confirms_nothing);
async fn a_passkey_of_somebody_else_confirms_nothing() {
    let town = Town::open().await;
    let (_, device) = Holder::with_passkey(&town, CLERK).await;
    let (_, mut others) = Holder::with_passkey(&town, OTHER).await;
    let (open, question) = asked(&town, CLERK).await;
    let answered = others.answered(&question.unwrap());
    assert!(confirm(&town, &open, &answered).await.is_none());
    let (open, question) = asked(&town, CLERK).await;
    let mut answered = others.answered(&question.unwrap());
    answered.credential = crate::device::text(&device.credential);
    assert!(
        confirm(&town, &open, &answered).await.is_none(),
        "a name alone is no key"
    );
}

on_both!(wrong_answers_make_an_account_wait_as_wrong_codes_do);
async fn wrong_answers_make_an_account_wait_as_wrong_codes_do() {
    let town = Town::open().await;
    let (holder, mut device) = Holder::with_passkey(&town, CLERK).await;
    let (open, question) = asked(&town, CLERK).await;
    let mut question = question.unwrap();
    for _ in 0..5 {
        let mut wrong = device.answered(&question);
        wrong.signature.truncate(20);
        assert!(confirm(&town, &open, &wrong).await.is_none());
        let again = sign_in::ask_passkey(&town.house, &open).await.unwrap();
        question = again.unwrap().question;
    }
    let right = device.answered(&question);
    assert!(confirm(&town, &open, &right).await.is_none(), "it waits");
    assert_eq!(noted(&town, 1).await, [SignInEvent::TriedWhileWaiting]);
    let code = holder.code(&town);
    let by_code = sign_in::second_factor(&town.house, &open, &code).await;
    assert!(by_code.unwrap().is_none(), "for codes too");
    town.clock.forward(30);
    let right = device.answered(&question);
    assert!(
        confirm(&town, &open, &right).await.is_some(),
        "what nobody looked at took no question"
    );
}

on_both!(an_account_has_at_most_ten_passkeys);
async fn an_account_has_at_most_ten_passkeys() {
    let town = Town::open().await;
    let mut holder = Holder::of(&town, CLERK).await;
    for number in 0..10 {
        let asked = holder.begun(&town, "x").await.unwrap();
        let device = Device::new(NAME, ORIGIN);
        let made = device.made(&asked.question);
        assert!(holder.add(&town, "x", &made).await, "{number}");
    }
    let begun = holder.begun(&town, "x").await;
    assert_eq!(begun.err(), Some(PasskeyRule::TooMany));
}

#[test]
fn every_rule_about_passkeys_has_its_text() {
    for rule in PasskeyRule::ALL {
        for language in [Language::German, Language::English] {
            assert!(words::has(language, rule.key()), "{language:?} {rule:?}");
        }
    }
}
