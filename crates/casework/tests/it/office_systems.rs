//! Office systems: a token lets in one system of one office, until its day, until it is revoked, as long as
//! the account is that office's; nothing but its SHA-256 is kept, and no indication can be made with it.

use crate::base::on_both;
use crate::city::{MONDAY, Town, drawn, named};
use augenmass_casework::Error;
use augenmass_casework::accounts::{self, Particulars};
use augenmass_casework::gate::{FormKey, Narrowed};
use augenmass_casework::office_systems::{self, Standing, TokenRule};
use augenmass_domain::id::{AccountId, OfficeTokenId};
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::{Action, Actor, Kind, Purpose, Role};
use augenmass_store::Outcome;
use jiff::ToSpan as _;
use jiff::civil::Date;

const PURPOSE: Purpose = Purpose::RegisterClarification;

async fn particulars(town: &Town, office: &str) -> Particulars {
    Particulars {
        name: "Einwohnerverfahren".to_owned(),
        role: Role::OfficeSystem,
        office: Some(town.office(office).await),
        carrier: None,
        deputy: None,
        active: true,
    }
}

async fn system(town: &Town, login: &str, office: &str) -> AccountId {
    let administrator = town.actor("verwaltung").await;
    let particulars = particulars(town, office).await;
    accounts::add_account(&town.house, &administrator, login, particulars)
        .await
        .unwrap()
        .unwrap()
}

fn form(town: &Town) -> FormKey {
    FormKey::parse(&FormKey::fresh(&town.house)).unwrap()
}

async fn issue(town: &Town, account: AccountId, until: Date) -> Result<String, TokenRule> {
    let administrator = town.actor("verwaltung").await;
    let about = ("Produktivbetrieb", until);
    office_systems::issue(&town.house, &administrator, account, about, &form(town))
        .await
        .unwrap()
        .map(|token| token.reveal().clone())
}

async fn caller(town: &Town, token: &str) -> Option<Actor> {
    let caller = office_systems::caller(&town.house, token).await.unwrap();
    caller.map(|caller| caller.actor)
}

async fn standing(town: &Town) -> (OfficeTokenId, Standing) {
    let administrator = town.actor("verwaltung").await;
    let tokens = office_systems::tokens(&town.house, &administrator).await;
    let token = tokens.unwrap().remove(0);
    (token.id, token.standing)
}

on_both!(a_token_lets_its_system_in_until_the_end_of_its_day);
async fn a_token_lets_its_system_in_until_the_end_of_its_day() {
    let town = Town::open().await;
    town.on(MONDAY);
    let account = system(&town, "melde.software", "registry").await;
    let until = town.today().saturating_add(10.days());
    let token = issue(&town, account, until).await.unwrap();
    let actor = caller(&town, &token).await.unwrap();
    assert_eq!((actor.account, actor.role), (account, Role::OfficeSystem));
    assert_eq!(actor.office, Some(town.office("registry").await));
    assert_eq!(caller(&town, &format!("{token}x")).await, None);
    assert_eq!(caller(&town, "").await, None);
    town.on(until);
    assert!(caller(&town, &token).await.is_some());
    assert_eq!(standing(&town).await.1, Standing::Valid);
    town.later(1);
    assert_eq!(caller(&town, &token).await, None);
    assert_eq!(standing(&town).await.1, Standing::Ended);
}

on_both!(a_revoked_token_lets_nobody_in_and_both_acts_stand_in_the_history);
async fn a_revoked_token_lets_nobody_in_and_both_acts_stand_in_the_history() {
    let town = Town::open().await;
    town.on(MONDAY);
    let account = system(&town, "melde.software", "registry").await;
    let history = town.last_seq().await;
    let until = town.today().saturating_add(1.days());
    let token = issue(&town, account, until).await.unwrap();
    let (id, _) = standing(&town).await;
    let administrator = town.actor("verwaltung").await;
    office_systems::revoke(&town.house, &administrator, id)
        .await
        .unwrap();
    assert_eq!(caller(&town, &token).await, None);
    assert_eq!(standing(&town).await.1, Standing::Revoked);
    let again = office_systems::revoke(&town.house, &administrator, id).await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
    let rows = town.since(history).await;
    let events: Vec<_> = rows.iter().map(|row| row.record.event.as_str()).collect();
    assert_eq!(events, ["office-token-issued", "office-token-revoked"]);
    for row in &rows {
        assert_eq!(row.record.details["token"], id.to_string());
        assert_eq!(row.record.details["account"], account.to_string());
    }
}

on_both!(a_token_ends_with_its_account_and_when_the_account_moves);
async fn a_token_ends_with_its_account_and_when_the_account_moves() {
    let town = Town::open().await;
    town.on(MONDAY);
    let account = system(&town, "melde.software", "registry").await;
    let until = town.today().saturating_add(10.days());
    let token = issue(&town, account, until).await.unwrap();
    let administrator = town.actor("verwaltung").await;
    let registry = particulars(&town, "registry").await;
    let elsewhere = particulars(&town, "school").await;
    let ended = Particulars {
        active: false,
        ..registry.clone()
    };
    for (change, lets_in) in [(elsewhere, false), (registry.clone(), true), (ended, false)] {
        accounts::change_account(&town.house, &administrator, account, change)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(caller(&town, &token).await.is_some(), lets_in);
    }
    assert_eq!(standing(&town).await.1, Standing::AccountChanged);
}

on_both!(only_the_administrator_issues_sees_and_revokes_tokens);
async fn only_the_administrator_issues_sees_and_revokes_tokens() {
    let town = Town::open().await;
    town.on(MONDAY);
    let account = system(&town, "melde.software", "registry").await;
    let until = town.today().saturating_add(10.days());
    issue(&town, account, until).await.unwrap();
    let (id, _) = standing(&town).await;
    for login in ["melde.leitung", "datenschutz", "melde.software", "frist"] {
        let (actor, house, form) = (town.actor(login).await, &town.house, form(&town));
        let history = town.last_seq().await;
        let answers = [
            office_systems::tokens(house, &actor).await.err(),
            office_systems::systems(house, &actor).await.err(),
            office_systems::issue(house, &actor, account, ("X", until), &form)
                .await
                .err(),
            office_systems::revoke(house, &actor, id).await.err(),
        ];
        for answer in answers {
            assert!(matches!(answer, Some(Error::Refused(_))), "{login}");
        }
        let rows = town.since(history).await.into_iter();
        let rows: Vec<_> = rows
            .map(|row| (row.record.action, row.record.outcome))
            .collect();
        assert_eq!(rows, [(Action::AddAccount, Outcome::Refused); 4], "{login}");
    }
    assert_eq!(standing(&town).await.1, Standing::Valid);
}

on_both!(a_rule_names_what_is_wrong_with_a_token_to_be_issued);
async fn a_rule_names_what_is_wrong_with_a_token_to_be_issued() {
    let town = Town::open().await;
    town.on(MONDAY);
    let account = system(&town, "melde.software", "registry").await;
    let (today, clerk) = (town.today(), town.actor("melde.1").await.account);
    let after = |days: i32| today.saturating_add(days.days());
    assert_eq!(
        issue(&town, clerk, after(1)).await,
        Err(TokenRule::NotASystem)
    );
    for (days, fits) in [
        (-1, false),
        (0, false),
        (1, true),
        (366, true),
        (367, false),
    ] {
        let issued = issue(&town, account, after(days)).await;
        assert_eq!(issued.is_ok(), fits, "{days} days");
        if let Err(rule) = issued {
            assert_eq!(rule, TokenRule::UntilOutOfRange);
        }
    }
    let administrator = town.actor("verwaltung").await;
    for label in ["", "  ", "zwei\nZeilen", &"x".repeat(101)] {
        let about = (label, after(1));
        let issued =
            office_systems::issue(&town.house, &administrator, account, about, &form(&town)).await;
        assert_eq!(issued.unwrap().err(), Some(TokenRule::LabelMissing));
    }
}

on_both!(a_form_that_was_sent_twice_issues_one_token);
async fn a_form_that_was_sent_twice_issues_one_token() {
    let town = Town::open().await;
    town.on(MONDAY);
    let account = system(&town, "melde.software", "registry").await;
    let administrator = town.actor("verwaltung").await;
    let (form, until) = (form(&town), town.today().saturating_add(1.days()));
    for first in [true, false] {
        let about = ("Produktivbetrieb", until);
        let issued = office_systems::issue(&town.house, &administrator, account, about, &form);
        match issued.await {
            Ok(Ok(_)) => assert!(first),
            Err(Error::Conflict) => assert!(!first),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(crate::once::count(&town, "office_token").await, 1);
}

#[tokio::test]
async fn the_token_itself_is_in_no_byte_of_the_database() {
    let town = Town::open().await;
    town.on(MONDAY);
    let account = system(&town, "melde.software", "registry").await;
    let until = town.today().saturating_add(1.days());
    let token = issue(&town, account, until).await.unwrap();
    assert!(token.len() > 50, "32 random bytes and a prefix");
    let bytes = town.database_bytes().await;
    let secret = token.rsplit_once('_').unwrap().1;
    assert!(!crate::city::holds(&bytes, &secret.as_bytes()[..12]));
}

on_both!(a_system_cannot_make_an_indication_or_a_draft);
async fn a_system_cannot_make_an_indication_or_a_draft() {
    let town = Town::open().await;
    town.on(MONDAY);
    system(&town, "schule.software", "school").await;
    let before = town.dump().await;
    let entry = town.entry("schule", &drawn(3)).await;
    let actor = town.actor("schule.software").await;
    for purpose in Purpose::ALL {
        let command = IndicationCommand::Record {
            draft: None,
            entry: entry.clone(),
        };
        let answer = town.house.gate.submit(&actor, purpose, command).await;
        assert!(matches!(answer, Err(Error::Refused(_))), "{answer:?}");
    }
    assert_eq!(town.dump().await, before);
}

on_both!(a_system_sees_states_of_its_office_and_reads_nobody);
async fn a_system_sees_states_of_its_office_and_reads_nobody() {
    let town = Town::open().await;
    town.on(MONDAY);
    system(&town, "schule.software", "school").await;
    system(&town, "ordnung.software", "public-order").await;
    let id = town.recorded("schule", &named("Mia", "Brinkmann")).await;
    let gate = &town.house.gate;
    for (login, sees) in [("schule.software", true), ("ordnung.software", false)] {
        let actor = town.actor(login).await;
        let state = gate
            .view(&actor, PURPOSE, Kind::Indication, id.uuid())
            .await;
        assert_eq!(state.is_ok(), sees, "{login}");
        let all = Narrowed::default();
        let list = gate.list(&actor, PURPOSE, Kind::Indication, &all).await;
        assert_eq!(list.unwrap().count, u64::from(sees), "{login}");
        let read = Action::ReadPersonalData;
        let data = gate
            .read_personal(&actor, PURPOSE, read, Kind::Indication, id.uuid())
            .await;
        let no = matches!(data, Err(Error::Refused(_) | Error::NotFound));
        assert!(no, "{login}");
    }
}
