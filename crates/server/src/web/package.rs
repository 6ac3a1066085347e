//! Packages (Pakete): how far a reconciliation is, on the own side, and what was disclosed to whom.

mod end;
mod page;

use super::act::Act;
use super::asker::Asker;
use super::list_page::{self, ListPage};
use super::route::{Answer, Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_domain::{Kind, Role};

/// Who ends a package: the second person of the office, the examiners on the other side.
const END: &[Role] = &[Role::SecondSignatory, Role::Examiner, Role::SecondExaminer];
/// Who sees packages: they hold digests and numbers.
const SEE: &[Role] = &[
    Role::Clerk,
    Role::SecondSignatory,
    Role::Examiner,
    Role::SecondExaminer,
    Role::Coordinator,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
];

/// All acts of this area. The messages themselves are written and read by `augenmass reconcile`.
pub(super) const ACTS: &[&Act] = &[&end::ACT];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/pakete", Door::Work(SEE), handler!(all)),
    Route::page("/pakete/{id}", Door::Work(SEE), handler!(page::show)),
];

const HELP: &str = "help-packages";

/// The list.
async fn all(asker: Asker) -> Answer {
    list_page::shown(&asker, Kind::Package, HELP).await
}

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let lists = ListPage::samples(words, Kind::Package, HELP);
    let mut examples = examples_of("package-list", lists);
    examples.extend(examples_of("package-page", page::samples(words)));
    examples
}
