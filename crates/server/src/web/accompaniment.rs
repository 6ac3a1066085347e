//! Accompaniment (Begleitung): asked for by the registry, confirmed by the carrier.

mod confirm;
mod decline;
mod page;
mod request;

use super::act::{Act, Around};
use super::asker::Asker;
use super::list_page::{self, ListPage};
use super::route::{Answer, Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_domain::id::AccompanimentId;
use augenmass_domain::{Kind, Role};

/// The carrier's own account.
const CARRIER: &[Role] = &[Role::SocialWorker];
/// Who sees requests.
const SEE: &[Role] = &[
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Coordinator,
    Role::SocialWorker,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
];

/// All acts of this area.
pub(super) const ACTS: &[&Act] = &[&request::ACT, &confirm::ACT, &decline::ACT];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/begleitungen", Door::Work(SEE), handler!(all)),
    Route::page("/begleitungen/{id}", Door::Work(SEE), handler!(page::show)),
];

const HELP: &str = "help-accompaniments";

/// The list.
async fn all(asker: Asker) -> Answer {
    list_page::shown(&asker, Kind::Accompaniment, HELP).await
}

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let lists = ListPage::samples(words, Kind::Accompaniment, HELP);
    let mut examples = examples_of("accompaniment-list", lists);
    examples.extend(examples_of("accompaniment-page", page::samples(words)));
    examples
}

/// The request that a form is about.
fn this(around: &Around<'_>) -> AccompanimentId {
    AccompanimentId::from_uuid(around.id())
}
