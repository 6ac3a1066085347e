//! Accounts and offices: the administrator's, and nobody else's; each change stands in the history.

use crate::base::on_both;
use crate::city::Town;
use augenmass_casework::Error;
use augenmass_casework::accounts::{self, AccountRow, AccountRule, Particulars};
use augenmass_casework::gate::FormKey;
use augenmass_casework::installation::Installation;
use augenmass_domain::id::{AccountId, OfficeId};
use augenmass_domain::law::OfficeKind;
use augenmass_domain::{Action, Role};
use augenmass_store::Outcome;

async fn clerk(town: &Town) -> Particulars {
    Particulars {
        name: "Ida Neu".to_owned(),
        role: Role::Clerk,
        office: Some(town.office("school").await),
        carrier: None,
        deputy: None,
        active: true,
    }
}

async fn row(town: &Town, login: &str) -> AccountRow {
    let administrator = town.actor("verwaltung").await;
    let rows = accounts::list(&town.house, &administrator).await.unwrap();
    rows.into_iter().find(|row| row.login == login).unwrap()
}

/// A form that was just shown.
fn form(house: &Installation) -> FormKey {
    FormKey::parse(&FormKey::fresh(house)).unwrap()
}

/// Everything there is to administer, tried by somebody.
async fn tries(town: &Town, login: &str, target: &AccountRow) -> Vec<Option<Error>> {
    let (house, actor, id) = (&town.house, town.actor(login).await, target.id);
    let new = clerk(town).await;
    let add = accounts::add_account(house, &actor, "neu.1", new.clone());
    let add = add.await.err();
    let change = accounts::change_account(house, &actor, id, new).await.err();
    let form = form(house);
    let office = accounts::add_office(house, &actor, OfficeKind::School, "Neu", &form);
    let office = office.await.err();
    let carrier = accounts::add_carrier(house, &actor, "Neu", &form)
        .await
        .err();
    let password = accounts::first_password(house, &actor, id).await.err();
    let list = accounts::list(house, &actor).await.err();
    vec![list, add, change, office, carrier, password]
}

on_both!(only_the_administrator_administers_and_others_leave_a_refusal);
async fn only_the_administrator_administers_and_others_leave_a_refusal() {
    let town = Town::open().await;
    let before = town.store.accounts().await.unwrap();
    let target = row(&town, "schule.2").await;
    for login in ["schule.1", "melde.leitung", "datenschutz", "rat.2", "frist"] {
        let history = town.last_seq().await;
        for error in tries(&town, login, &target).await {
            let no = matches!(error, Some(Error::Refused(_) | Error::NotFound));
            assert!(no, "{login}");
        }
        let rows = town.since(history).await.into_iter();
        let rows: Vec<_> = rows
            .map(|row| (row.record.action, row.record.outcome))
            .collect();
        assert_eq!(rows, [(Action::AddAccount, Outcome::Refused); 6], "{login}");
    }
    assert_eq!(town.store.accounts().await.unwrap(), before);
    assert_eq!(crate::once::count(&town, "credential").await, 0);
}

on_both!(an_account_is_added_and_can_act);
async fn an_account_is_added_and_can_act() {
    let town = Town::open().await;
    let particulars = clerk(&town).await;
    let id = add(&town, "neu.1", particulars.clone()).await.unwrap();
    let shown = row(&town, "neu.1").await;
    assert_eq!((shown.id, &shown.particulars), (id, &particulars));
    assert!(!shown.has_password && shown.office.is_some());
    assert_eq!(town.actor("neu.1").await.account, id);
}

on_both!(the_history_names_what_was_changed_about_an_account_and_no_name);
async fn the_history_names_what_was_changed_about_an_account_and_no_name() {
    let town = Town::open().await;
    let history = town.last_seq().await;
    let mut particulars = clerk(&town).await;
    let id = add(&town, "neu.1", particulars.clone()).await.unwrap();
    particulars.role = Role::SecondSignatory;
    particulars.deputy = Some(town.actor("schule.2").await.account);
    particulars.name = "Ida Anders".to_owned();
    change(&town, id, particulars.clone()).await.unwrap();
    let shown = row(&town, "neu.1").await;
    assert_eq!(shown.particulars, particulars);
    assert_eq!(
        shown.deputy,
        Some(row(&town, "schule.2").await.particulars.name)
    );
    let rows = town.since(history).await;
    let events: Vec<_> = rows.iter().map(|row| row.record.event.as_str()).collect();
    assert_eq!(events, ["account-added", "account-changed"]);
    let details = &rows[1].record.details;
    let named: Vec<_> = details.keys().map(String::as_str).collect();
    assert_eq!(
        named,
        ["account", "deputy", "deputy-before", "role", "role-before"]
    );
    let values = ["account", "role-before", "role"].map(|name| details[name].clone());
    assert_eq!(
        values,
        [
            id.to_string(),
            "clerk".to_owned(),
            "second-signatory".to_owned()
        ]
    );
    assert!(
        !format!("{rows:?}").contains("Ida"),
        "a name stands in the history"
    );
}

async fn add(town: &Town, login: &str, particulars: Particulars) -> Result<AccountId, AccountRule> {
    let administrator = town.actor("verwaltung").await;
    accounts::add_account(&town.house, &administrator, login, particulars)
        .await
        .unwrap()
}

async fn change(town: &Town, id: AccountId, particulars: Particulars) -> Result<(), AccountRule> {
    let administrator = town.actor("verwaltung").await;
    accounts::change_account(&town.house, &administrator, id, particulars)
        .await
        .unwrap()
}

/// The same with a difference.
fn but(particulars: &Particulars, difference: impl FnOnce(&mut Particulars)) -> Particulars {
    let mut other = particulars.clone();
    difference(&mut other);
    other
}

on_both!(what_does_not_fit_is_not_added_and_leaves_no_history);
async fn what_does_not_fit_is_not_added_and_leaves_no_history() {
    use AccountRule as Rule;
    let town = Town::open().await;
    let good = clerk(&town).await;
    let carrier = Some(town.store.carriers().await.unwrap()[0].id);
    let unknown = Some(OfficeId::from_uuid(uuid::Uuid::nil()));
    let history = town.last_seq().await;
    for (login, rule) in [
        ("Neu 1", Rule::LoginForm),
        ("n", Rule::LoginForm),
        ("1neu", Rule::LoginForm),
        ("schule.1", Rule::LoginTaken),
    ] {
        assert_eq!(add(&town, login, good.clone()).await, Err(rule), "{login}");
    }
    let social = but(&good, |one| {
        (one.role, one.office) = (Role::SocialWorker, None)
    });
    for (particulars, rule) in [
        (
            but(&good, |one| one.name = " ".to_owned()),
            Rule::NameMissing,
        ),
        (but(&good, |one| one.office = None), Rule::OfficeMissing),
        (but(&good, |one| one.office = unknown), Rule::DoesNotFit),
        (but(&good, |one| one.carrier = carrier), Rule::DoesNotFit),
        (but(&good, |one| one.role = Role::Job), Rule::NotByHand),
        (social.clone(), Rule::CarrierMissing),
    ] {
        let said = add(&town, "neu", particulars.clone()).await;
        assert_eq!(said, Err(rule), "{particulars:?}");
    }
    assert_eq!(town.last_seq().await, history);
    let social = but(&social, |one| one.carrier = carrier);
    assert!(add(&town, "neu", social).await.is_ok());
}

on_both!(nobody_changes_a_job_the_own_role_or_is_the_own_deputy);
async fn nobody_changes_a_job_the_own_role_or_is_the_own_deputy() {
    let town = Town::open().await;
    let good = clerk(&town).await;
    let (job, own) = (row(&town, "frist").await, row(&town, "verwaltung").await);
    let one = row(&town, "schule.1").await;
    let ended = but(&own.particulars, |own| own.active = false);
    let deputy = but(&one.particulars, |own| own.deputy = Some(one.id));
    let history = town.last_seq().await;
    for (account, particulars, rule) in [
        (&job, good.clone(), AccountRule::NotByHand),
        (&own, ended, AccountRule::OwnAccount),
        (&own, good, AccountRule::OwnAccount),
        (&one, deputy, AccountRule::DeputyDoesNotFit),
    ] {
        let said = change(&town, account.id, particulars).await;
        assert_eq!(said, Err(rule), "{}", account.login);
    }
    assert_eq!(town.last_seq().await, history);
    let renamed = but(&own.particulars, |own| own.name = "Verwaltung".to_owned());
    change(&town, own.id, renamed).await.unwrap();
}

on_both!(a_new_office_is_a_compartment_of_its_own);
async fn a_new_office_is_a_compartment_of_its_own() {
    let town = Town::open().await;
    let administrator = town.actor("verwaltung").await;
    let add_office = async |name: &str| {
        accounts::add_office(
            &town.house,
            &administrator,
            OfficeKind::School,
            name,
            &form(&town.house),
        )
        .await
        .unwrap()
    };
    let school = town.office("school").await;
    assert_eq!(add_office("  ").await, Err(AccountRule::NameMissing));
    let id = add_office("Schulamt Süd").await.unwrap();
    let particulars = Particulars {
        office: Some(id),
        ..clerk(&town).await
    };
    add(&town, "sued.1", particulars).await.unwrap();
    assert_eq!(town.actor("sued.1").await.office, Some(id));
    let south = town.store.token(id, town.run, "gleich").await.unwrap();
    assert_ne!(
        south,
        town.store.token(school, town.run, "gleich").await.unwrap()
    );
}

on_both!(a_form_adds_an_office_and_a_carrier_once);
async fn a_form_adds_an_office_and_a_carrier_once() {
    let town = Town::open().await;
    let (house, administrator) = (&town.house, town.actor("verwaltung").await);
    let (one, other) = (form(house), form(house));
    let office =
        async || accounts::add_office(house, &administrator, OfficeKind::School, "Süd", &one).await;
    let carrier = async || accounts::add_carrier(house, &administrator, "Aueland", &other).await;
    let (first, second) = tokio::join!(office(), office());
    let id = first.unwrap().unwrap();
    assert_eq!(second.unwrap(), Ok(id));
    assert_eq!(office().await.unwrap(), Ok(id));
    let added = town.store.offices().await.unwrap();
    assert_eq!(
        added.iter().filter(|office| office.name == "Süd").count(),
        1
    );
    let (first, second) = tokio::join!(carrier(), carrier());
    let id = first.unwrap().unwrap();
    assert_eq!(second.unwrap(), Ok(id));
    assert_eq!(carrier().await.unwrap(), Ok(id));
}

on_both!(a_new_carrier_has_people_who_accompany);
async fn a_new_carrier_has_people_who_accompany() {
    let town = Town::open().await;
    let administrator = town.actor("verwaltung").await;
    let added = accounts::add_carrier(&town.house, &administrator, " ", &form(&town.house)).await;
    assert_eq!(added.unwrap(), Err(AccountRule::NameMissing));
    let added = accounts::add_carrier(
        &town.house,
        &administrator,
        " Aueland e. V. ",
        &form(&town.house),
    )
    .await;
    let carrier = added.unwrap().unwrap();
    let particulars = Particulars {
        role: Role::SocialWorker,
        office: None,
        carrier: Some(carrier),
        ..clerk(&town).await
    };
    add(&town, "aueland.1", particulars).await.unwrap();
    let account = row(&town, "aueland.1").await;
    assert_eq!(account.carrier.as_deref(), Some("Aueland e. V."));
}

on_both!(deputies_come_from_the_set_up_file);
async fn deputies_come_from_the_set_up_file() {
    let town = Town::open().await;
    let clerk = row(&town, "schule.1").await;
    assert_eq!(
        clerk.particulars.deputy,
        Some(town.actor("schule.2").await.account)
    );
    assert_eq!(
        clerk.deputy,
        Some(row(&town, "schule.2").await.particulars.name)
    );
    assert_eq!(row(&town, "verwaltung").await.deputy, None);
}
