//! Assistance (Amtshilfe): the family benefits office asks the municipality for visits in one case; the
//! municipality reports what they found.

mod approve;
mod page;
mod request;

use super::act::Act;
use super::asker::Asker;
use super::list_page::{self, ListPage};
use super::route::{Answer, Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_domain::{Kind, Role};

/// Who sees requests, on either side.
const SEE: &[Role] = &[
    Role::Examiner,
    Role::SecondExaminer,
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Coordinator,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
];

/// All acts of this area. What is sent and taken in is written and read by `augenmass assistance`.
pub(super) const ACTS: &[&Act] = &[&request::ACT, &approve::ACT];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/amtshilfe", Door::Work(SEE), handler!(all)),
    Route::page("/amtshilfe/{id}", Door::Work(SEE), handler!(page::show)),
];

const HELP: &str = "help-assistance";

/// The list.
async fn all(asker: Asker) -> Answer {
    list_page::shown(&asker, Kind::Assistance, HELP).await
}

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let lists = ListPage::samples(words, Kind::Assistance, HELP);
    let mut examples = examples_of("assistance-list", lists);
    examples.extend(examples_of("assistance-page", page::samples(words)));
    examples
}
