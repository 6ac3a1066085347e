//! `/verwaltung`: offices and accounts. No record, no person concerned.

use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::accounts::{self, AccountRow};
use augenmass_casework::desk;
use augenmass_domain::Role;

/// An account.
pub(crate) struct Line {
    pub path: String,
    pub login: String,
    pub name: String,
    pub role: String,
    pub place: String,
    pub state: String,
}

#[derive(Template)]
#[template(path = "administration/list.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub accounts: Vec<Line>,
    /// Offices: name and kind.
    pub offices: Vec<(String, String)>,
    /// The names of carriers.
    pub carriers: Vec<String>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, words) = (asker.installation(), asker.words);
    let accounts = accounts::list(installation, asker.actor()?).await?;
    let directory = desk::directory(installation).await?;
    let people = accounts.into_iter();
    let people = people.filter(|account| !account.particulars.role.is_automatic());
    let offices = directory.offices.into_iter().map(|office| {
        let kind = office
            .kind
            .map(|kind| words.t(&format!("choice-account-office-kind-{}", kind.name())));
        (office.name, kind.unwrap_or_default())
    });
    html(&Page {
        frame: asker.frame().titled(words.t("page-administration")),
        accounts: people.map(|account| line(words, &account)).collect(),
        offices: offices.collect(),
        carriers: directory
            .carriers
            .into_iter()
            .map(|(_, name)| name)
            .collect(),
    })
}

fn line(words: Words, account: &AccountRow) -> Line {
    let particulars = &account.particulars;
    let state = match (particulars.active, account.has_password) {
        (false, _) => "account-ended",
        _ if particulars.role == Role::OfficeSystem => "account-by-token",
        (true, false) => "account-without-password",
        (true, true) if account.has_second_factor => "account-with-second-factor",
        (true, true) => "account-with-password",
    };
    let place = account.office.clone().or_else(|| account.carrier.clone());
    Line {
        path: format!("/verwaltung/konten/{}", account.id),
        login: account.login.clone(),
        name: particulars.name.clone(),
        role: words.role(particulars.role),
        place: place.unwrap_or_default(),
        state: words.t(state),
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let line = Line {
            path: "/verwaltung/konten/1".to_owned(),
            login: "melde.1".to_owned(),
            name: "Marta Nowicka".to_owned(),
            role: words.role(Role::RegistryOfficer),
            place: "Meldebehörde".to_owned(),
            state: words.t("account-with-password"),
        };
        let kind = words.t("choice-account-office-kind-registry");
        vec![Self {
            frame: Frame::sample(words).titled(words.t("page-administration")),
            accounts: vec![line],
            offices: vec![("Meldebehörde".to_owned(), kind)],
            carriers: vec!["Nachbarschaftswerk e. V.".to_owned()],
        }]
    }
}
