//! Visits (Besuche): the plan, the page for the door, what was found.

mod cancel;
mod check_in;
mod order;
mod page;
mod record;
mod stop;

use super::act::{Act, Around};
use super::asker::Asker;
use super::list_page::{self, ListPage};
use super::route::{Answer, Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_domain::id::VisitId;
use augenmass_domain::{Kind, Role};

/// The carrier's own account.
const CARRIER: &[Role] = &[Role::SocialWorker];
/// Who sees visits.
const SEE: &[Role] = &[
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Coordinator,
    Role::SocialWorker,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
];
/// Who sees one visit: also who answers a complaint about its case, as long as it is open.
const SEE_ONE: &[Role] = &[
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Coordinator,
    Role::SocialWorker,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
    Role::Ombudsperson,
];

/// All acts of this area.
pub(super) const ACTS: &[&Act] = &[&check_in::ACT, &record::ACT, &stop::ACT, &cancel::ACT];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/besuche", Door::Work(SEE), handler!(all)),
    Route::page("/besuche/{id}", Door::Work(SEE_ONE), handler!(page::show)),
    Route::page(
        "/besuche/{id}/anordnung",
        Door::Work(super::case::REGISTRY),
        handler!(order::show),
    ),
];

const HELP: &str = "help-visits";

/// The list.
async fn all(asker: Asker) -> Answer {
    list_page::shown(&asker, Kind::Visit, HELP).await
}

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let lists = ListPage::samples(words, Kind::Visit, HELP);
    let mut examples = examples_of("visit-list", lists);
    examples.extend(examples_of("visit-page", page::samples(words)));
    examples
}

/// The visit that a form is about.
fn this(around: &Around<'_>) -> VisitId {
    VisitId::from_uuid(around.id())
}
