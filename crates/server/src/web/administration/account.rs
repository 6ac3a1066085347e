//! `/verwaltung/konten/neu` and `/verwaltung/konten/{id}`: what an account is.

use crate::web::asker::Asker;
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::frame::{Frame, Link};
use crate::web::input::Input;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::words::Words;
use crate::web::{html, html_again};
use askama::Template;
use augenmass_casework::accounts::{self, AccountRow, AccountRule, Particulars};
use augenmass_casework::desk::{self, Directory};
use augenmass_casework::gate::FormKey;
use augenmass_domain::id::{AccountId, CarrierId, OfficeId};
use augenmass_domain::{Action, Role};
use axum::response::{IntoResponse as _, Redirect};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "administration/account.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub help: String,
    pub form: Form,
    /// To a first password, for an account of a person that there is.
    pub password: Option<Link>,
}

/// Where one goes once it was done.
pub(super) fn done(asker: &Asker) -> String {
    asker.told("/verwaltung", Action::AddAccount.name())
}

/// Asks for a new account.
pub(in crate::web) async fn show_new(asker: Asker) -> Answer {
    let directory = desk::directory(asker.installation()).await?;
    let form = new_form(asker.words, asker.frame().form_key(), &directory);
    answer(&page(&asker, "account-new", form, None))
}

/// Adds it.
pub(in crate::web) async fn take_new(asker: Asker) -> Answer {
    let (installation, actor) = (asker.installation(), asker.actor()?);
    let directory = desk::directory(installation).await?;
    let mut input = asker.input.clone();
    let (login, particulars) = (input.text("login"), particulars(&mut input));
    let role = particulars.as_ref().map(|one| one.role);
    if let (Some(login), Some(particulars)) = (login, particulars) {
        match accounts::add_account(installation, actor, &login, particulars).await? {
            Ok(_) if role == Some(Role::OfficeSystem) => {
                return Ok(Redirect::to("/verwaltung/fachverfahren/neu").into_response());
            }
            Ok(id) => {
                let to = format!("/verwaltung/konten/{id}/passwort");
                return Ok(Redirect::to(&to).into_response());
            }
            Err(rule) => say(&mut input, rule),
        }
    }
    let form = new_form(asker.words, asker.frame().form_key(), &directory).with(&input);
    answer(&page(&asker, "account-new", form, None))
}

/// Shows what an account is, to change it.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let account = known(&asker).await?;
    let directory = desk::directory(asker.installation()).await?;
    let (words, key) = (asker.words, asker.frame().form_key().to_owned());
    let form = change_form(words, &key, &directory, &account);
    answer(&page(&asker, "account-change", form, Some(&account)))
}

/// Changes it.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let (installation, actor) = (asker.installation(), asker.actor()?);
    let account = known(&asker).await?;
    let mut input = asker.input.clone();
    if let Some(particulars) = particulars(&mut input) {
        match accounts::change_account(installation, actor, account.id, particulars).await? {
            Ok(()) => return Ok(Redirect::to(&done(&asker)).into_response()),
            Err(rule) => say(&mut input, rule),
        }
    }
    let directory = desk::directory(installation).await?;
    let (words, key) = (asker.words, asker.frame().form_key().to_owned());
    let form = change_form(words, &key, &directory, &account).with(&input);
    answer(&page(&asker, "account-change", form, Some(&account)))
}

/// The account that the path names.
pub(super) async fn known(asker: &Asker) -> Result<AccountRow, Problem> {
    let id = AccountId::from_uuid(asker.id()?);
    let accounts = accounts::list(asker.installation(), asker.actor()?).await?;
    let account = accounts.into_iter().find(|account| account.id == id);
    account.ok_or(Problem::NotFound)
}

/// Says a rule beside the field that it is about.
fn say(input: &mut Input, rule: AccountRule) {
    let field = match rule {
        AccountRule::LoginForm | AccountRule::LoginTaken => "login",
        AccountRule::NameMissing => "name",
        AccountRule::OfficeMissing | AccountRule::DoesNotFit => "office",
        AccountRule::CarrierMissing => "carrier",
        AccountRule::DeputyDoesNotFit => "deputy",
        AccountRule::NotByHand | AccountRule::OwnAccount => "role",
    };
    input.say(field, rule.key());
}

fn particulars(input: &mut Input) -> Option<Particulars> {
    let name = input.text("name");
    let role = input.one("role", &by_hand(), Role::name);
    let place = |name: &str| input.raw(name).parse::<Uuid>().ok();
    let (office, carrier, deputy) = (place("office"), place("carrier"), place("deputy"));
    let active = match input.raw("active") {
        "" => Some(true),
        _ => input.yes("active"),
    };
    Some(Particulars {
        name: name?,
        role: role?,
        office: office.map(OfficeId::from_uuid),
        carrier: carrier.map(CarrierId::from_uuid),
        deputy: deputy.map(AccountId::from_uuid),
        active: active?,
    })
}

/// The roles that people get by hand.
fn by_hand() -> Vec<Role> {
    let roles = Role::ALL.into_iter();
    roles.filter(|role| !role.is_automatic()).collect()
}

fn new_form(words: Words, form_key: &str, directory: &Directory) -> Form {
    let login = Field::new(words, "login", "field-login", Control::Line("off"));
    let mut fields = vec![login.hint(words.t("hint-account-login"))];
    fields.extend(fields_of(words, directory, None, None));
    form(words, "/verwaltung/konten/neu".to_owned(), form_key, fields)
}

fn change_form(words: Words, key: &str, directory: &Directory, account: &AccountRow) -> Form {
    let known = Some(&account.particulars);
    let mut fields = fields_of(words, directory, known, Some(account.id));
    let active = if account.particulars.active {
        "yes"
    } else {
        "no"
    };
    let choices = Control::Radios(Choice::yes_no(words));
    let field = Field::new(words, "active", "field-account-active", choices);
    fields.push(field.preset(active).hint(words.t("hint-account-active")));
    let target = format!("/verwaltung/konten/{}", account.id);
    form(words, target, key, fields)
}

/// Name, role, place and deputy; nobody stands in for themself.
fn fields_of(
    words: Words,
    directory: &Directory,
    known: Option<&Particulars>,
    own: Option<AccountId>,
) -> Vec<Field> {
    let roles = by_hand().into_iter().map(|role| {
        let label = words.role(role);
        Choice::new(role.name(), label)
    });
    let offices = directory.offices.iter();
    let offices = offices.map(|office| Choice::new(office.id, &*office.name));
    let carriers = directory.carriers.iter();
    let carriers = carriers.map(|(id, name)| Choice::new(id, &**name));
    let others = directory
        .staff
        .iter()
        .filter(|person| person.active && person.role.signs_in() && Some(person.id) != own);
    let others = others.map(|person| Choice::new(person.id, &*person.name));
    let select = |name, key, choices| Field::new(words, name, key, Control::Select(choices));
    let preset = |field: Field, value: Option<String>| match value {
        Some(value) => field.preset(value),
        None => field,
    };
    let name = Field::new(words, "name", "field-account-name", Control::Line("off"));
    let role = select("role", "field-account-role", roles.collect());
    let office = select("office", "field-account-office", offices.collect()).optional();
    let carrier = select("carrier", "field-account-carrier", carriers.collect()).optional();
    let deputy = select("deputy", "field-account-deputy", others.collect()).optional();
    vec![
        preset(name, known.map(|known| known.name.clone())),
        preset(role, known.map(|known| known.role.name().to_owned())),
        preset(
            office.hint(words.t("hint-account-office")),
            known
                .and_then(|known| known.office)
                .map(|id| id.to_string()),
        ),
        preset(
            carrier.hint(words.t("hint-account-carrier")),
            known
                .and_then(|known| known.carrier)
                .map(|id| id.to_string()),
        ),
        preset(
            deputy.hint(words.t("hint-account-deputy")),
            known
                .and_then(|known| known.deputy)
                .map(|id| id.to_string()),
        ),
    ]
}

/// A form of this area.
pub(super) fn form(words: Words, target: String, form_key: &str, fields: Vec<Field>) -> Form {
    Form {
        target,
        fields,
        submit: words.t("account-save"),
        form_key: form_key.to_owned(),
        ..Form::default()
    }
}

/// The form, good for one time.
pub(super) fn once(asker: &Asker, form: Form) -> Form {
    Form {
        once: FormKey::fresh(asker.installation()),
        ..form
    }
}

fn page(asker: &Asker, title: &str, form: Form, account: Option<&AccountRow>) -> Page {
    let words = asker.words;
    let title = match account {
        Some(account) => words.with(title, "login", &account.login),
        None => words.t(title),
    };
    let frame = asker.frame().titled(title);
    let to = |account: &AccountRow| {
        let path = format!("/verwaltung/konten/{}/passwort", account.id);
        Link::to(path, words.t("account-first-password"))
    };
    Page {
        frame: frame.below("/verwaltung", words.t("page-administration")),
        help: words.t("help-account"),
        form,
        password: account
            .filter(|account| account.particulars.role != Role::OfficeSystem)
            .map(to),
    }
}

/// The page; with the status of a form that has to be corrected, where something is wrong.
pub(super) fn answer(page: &Page) -> Answer {
    match page.form.is_wrong() {
        true => html_again(page),
        false => html(page),
    }
}

/// Examples for tests.
pub(super) fn samples(words: Words) -> Vec<Page> {
    let directory = Directory::default();
    let mut input = Input::empty(words);
    for rule in AccountRule::ALL {
        say(&mut input, rule);
    }
    let forms = [
        new_form(words, "0011", &directory),
        new_form(words, "0011", &directory).with(&input),
    ];
    let page = |form| Page {
        frame: Frame::sample(words).titled(words.t("account-new")),
        help: words.t("help-account"),
        form,
        password: Some(Link::to(
            "/verwaltung/konten/1/passwort",
            words.t("account-first-password"),
        )),
    };
    forms.into_iter().map(page).collect()
}
