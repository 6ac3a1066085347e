//! Cases (Vorgänge): the list, the page of one, and what can be done with it.

mod approve;
mod assess;
mod close;
mod decide;
mod decline;
mod details;
mod exclude;
mod halt;
mod inform_social_service;
mod letter;
mod list_consequences;
mod offer_support;
mod open_hearing;
mod order_visit;
pub(super) mod page;
mod propose;
mod record_exonerating;
mod record_reply;
mod record_statement;
mod record_support;
mod refer_endangerment;
mod reopen;
mod resume;
mod resume_payment;
mod suspend;
mod take_rung;

pub(super) use propose::{excluded, excluded_sent};

use super::act::{Act, Around};
use super::asker::Asker;
use super::form::Field;
use super::list_page::{self, ListPage};
use super::route::{Answer, Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_domain::id::CaseId;
use augenmass_domain::{Kind, Role};

const HELP: &str = "help-cases";

/// Works on cases of the municipality.
pub(super) const OFFICER: &[Role] = &[Role::RegistryOfficer];
/// The second person of the municipality.
const LEAD: &[Role] = &[Role::RegistryLead];
/// Works on cases, here or in the family benefits office.
const CLARIFIES: &[Role] = &[Role::RegistryOfficer, Role::Examiner];
/// The second person, here or there.
const DECIDES: &[Role] = &[Role::RegistryLead, Role::SecondExaminer];
/// Either of both, here or there.
const EITHER: &[Role] = &[
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Examiner,
    Role::SecondExaminer,
];
/// The examiners of the family benefits office.
pub(super) const EXAMINERS: &[Role] = &[Role::Examiner, Role::SecondExaminer];
/// Who sees cases.
const SEE: &[Role] = &[
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Coordinator,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
    Role::Examiner,
    Role::SecondExaminer,
];
/// Who sees one case: also who answers a complaint about it, as long as it is open.
const SEE_ONE: &[Role] = &[
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Coordinator,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
    Role::Ombudsperson,
    Role::Examiner,
    Role::SecondExaminer,
];
/// Either.
pub(super) const REGISTRY: &[Role] = &[Role::RegistryOfficer, Role::RegistryLead];
/// Those who write to the people of their cases.
pub(super) const WRITES: &[Role] = &[
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Examiner,
    Role::SecondExaminer,
];

/// All acts on cases.
pub(super) const ACTS: &[&Act] = &[
    &propose::ACT,
    &approve::ACT,
    &decline::ACT,
    &take_rung::ACT,
    &record_reply::ACT,
    &record_exonerating::ACT,
    &order_visit::ACT,
    &assess::ACT,
    &close::ACT,
    &open_hearing::ACT,
    &record_statement::ACT,
    &list_consequences::ACT,
    &inform_social_service::ACT,
    &decide::ACT,
    &reopen::ACT,
    &halt::ACT,
    &exclude::ACT,
    &resume::ACT,
    &offer_support::ACT,
    &record_support::ACT,
    &refer_endangerment::ACT,
    &suspend::ACT,
    &resume_payment::ACT,
];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/vorgaenge", Door::Work(SEE), handler!(list)),
    Route::page("/vorgaenge/{id}", Door::Work(SEE_ONE), handler!(page::show)),
    Route::page(
        "/vorgaenge/{id}/brief/{letter}",
        Door::Work(WRITES),
        handler!(letter::show),
    ),
];

/// The list.
async fn list(asker: Asker) -> Answer {
    list_page::shown(&asker, Kind::Case, HELP).await
}

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let lists = ListPage::samples(words, Kind::Case, HELP);
    let mut examples = examples_of("case-list", lists);
    examples.extend(examples_of("case-page", page::Page::samples(words)));
    examples
}

/// The case that a form is about.
fn this(around: &Around<'_>) -> CaseId {
    CaseId::from_uuid(around.id())
}

/// Nothing is asked.
pub(super) fn nothing(_: &Around<'_>) -> Vec<Field> {
    Vec::new()
}
