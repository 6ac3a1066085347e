//! Requests and complaints of the person concerned (Anträge, Beschwerden).

mod answer;
mod extend;
mod page;
mod receive;

use super::act::{Act, Around};
use super::asker::Asker;
use super::list_page::{self, ListPage};
use super::route::{Answer, Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_domain::id::SubjectRequestId;
use augenmass_domain::{Kind, Role};

/// Receives what people write, at a case that it sees.
const RECEIVE: &[Role] = &[
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::DataProtectionOfficer,
    Role::Ombudsperson,
];
/// Extends and answers.
const DECIDE: &[Role] = &[
    Role::RegistryLead,
    Role::DataProtectionOfficer,
    Role::Ombudsperson,
];
/// Who sees requests.
const SEE: &[Role] = &[
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::DataProtectionOfficer,
    Role::Ombudsperson,
];

/// All acts of this area.
pub(super) const ACTS: &[&Act] = &[&receive::ACT, &extend::ACT, &answer::ACT];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/antraege", Door::Work(SEE), handler!(list)),
    Route::page("/antraege/{id}", Door::Work(SEE), handler!(page::show)),
];

const HELP: &str = "help-requests";

/// `/antraege`: the requests and complaints that the account may see.
async fn list(asker: Asker) -> Answer {
    list_page::shown(&asker, Kind::SubjectRequest, HELP).await
}

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let lists = ListPage::samples(words, Kind::SubjectRequest, HELP);
    let mut examples = examples_of("request-list", lists);
    examples.extend(examples_of("request-page", page::Page::samples(words)));
    examples
}

/// The request that a form is about.
fn this(around: &Around<'_>) -> SubjectRequestId {
    SubjectRequestId::from_uuid(around.id())
}
