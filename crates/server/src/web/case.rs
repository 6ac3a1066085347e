//! Cases (Vorgänge): the list, the page of one, and what can be done with it.

mod approve;
mod assess;
mod close;
mod decline;
pub(super) mod list;
pub(super) mod page;
mod propose;
mod record_exonerating;
mod record_reply;
mod take_rung;

use super::act::{Act, Around};
use super::form::Field;
use super::route::{Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_domain::id::CaseId;
use augenmass_domain::{Kind, Role};

/// Works on cases.
const OFFICER: &[Role] = &[Role::RegistryOfficer];
/// The second person.
const LEAD: &[Role] = &[Role::RegistryLead];
/// Who sees cases.
const SEE: &[Role] = &[
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Coordinator,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
];
/// Either.
const REGISTRY: &[Role] = &[Role::RegistryOfficer, Role::RegistryLead];

/// All acts on cases.
pub(super) const ACTS: &[&Act] = &[
    &propose::ACT,
    &approve::ACT,
    &decline::ACT,
    &take_rung::ACT,
    &record_reply::ACT,
    &record_exonerating::ACT,
    &assess::ACT,
    &close::ACT,
];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/vorgaenge", Door::Work(SEE), handler!(list::show)),
    Route::page("/vorgaenge/{id}", Door::Work(SEE), handler!(page::show)),
];

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let mut examples = examples_of(
        "case-list",
        list::Page::samples(words, Kind::Case, "help-cases"),
    );
    examples.extend(examples_of("case-page", page::Page::samples(words)));
    examples
}

/// The case that a form is about.
fn this(around: &Around<'_>) -> CaseId {
    CaseId::from_uuid(around.id())
}

/// Nothing is asked.
fn nothing(_: &Around<'_>) -> Vec<Field> {
    Vec::new()
}
