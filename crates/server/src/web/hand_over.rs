//! Hand-overs (Übermittlungen) of one person's data to one other body, on one norm.

mod accept;
mod approve;
mod page;
mod reject;
mod request;
mod send;

use super::act::{Act, Around};
use super::asker::Asker;
use super::form::Field;
use super::list_page::{self, ListPage};
use super::route::{Answer, Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_casework::words::Language;
use augenmass_domain::id::DisclosureId;
use augenmass_domain::law::Flow;
use augenmass_domain::{Kind, Role};

/// Works on hand-overs.
const OFFICER: &[Role] = &[Role::RegistryOfficer];
/// The registry.
const REGISTRY: &[Role] = &[Role::RegistryOfficer, Role::RegistryLead];
/// The second person, of the rank that the flow asks for.
const APPROVE: &[Role] = &[Role::RegistryLead, Role::HeadOfDepartment];
/// The office that was sent it; the registry answers for a receiver outside.
const RECEIVER: &[Role] = &[
    Role::Clerk,
    Role::SecondSignatory,
    Role::RegistryOfficer,
    Role::RegistryLead,
];
/// Who sees hand-overs.
const SEE: &[Role] = &[
    Role::Clerk,
    Role::SecondSignatory,
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::HeadOfDepartment,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
    Role::Ombudsperson,
];

/// All acts of this area.
pub(super) const ACTS: &[&Act] = &[
    &request::ACT,
    &approve::ACT,
    &send::ACT,
    &accept::ACT,
    &reject::ACT,
];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/uebermittlungen", Door::Work(SEE), handler!(list)),
    Route::page(
        "/uebermittlungen/{id}",
        Door::Work(SEE),
        handler!(page::show),
    ),
];

const HELP: &str = "help-hand-overs";

/// `/uebermittlungen`: the hand-overs that the account may see.
async fn list(asker: Asker) -> Answer {
    list_page::shown(&asker, Kind::Disclosure, HELP).await
}

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let mut examples = examples_of(
        "hand-over-list",
        ListPage::samples(words, Kind::Disclosure, HELP),
    );
    examples.extend(examples_of("hand-over-page", page::Page::samples(words)));
    examples.extend(examples_of("hand-over-request", request::samples(words)));
    examples
}

/// The hand-over that a form is about.
fn this(around: &Around<'_>) -> DisclosureId {
    DisclosureId::from_uuid(around.id())
}

/// Nothing is asked.
fn nothing(_: &Around<'_>) -> Vec<Field> {
    Vec::new()
}

/// The name of a flow in the language of the page.
fn flow_name(words: Words, flow: &Flow) -> String {
    match words.0 {
        Language::English => flow.name_en.clone(),
        Language::German | Language::PlainGerman => flow.name_de.clone(),
    }
}

/// The names of bodies as a list.
fn bodies<'a>(words: Words, names: impl Iterator<Item = &'a str>) -> String {
    let names = names.map(|name| words.t(&format!("choice-body-{name}")));
    names.collect::<Vec<_>>().join(", ")
}

/// The name of a field that a flow carries.
fn field_name(words: Words, name: &str) -> String {
    words.t(&format!("choice-flow-field-{name}"))
}
