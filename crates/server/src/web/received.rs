//! Received indications (erhaltene Hinweise), at the family benefits office: what was opened, and the examiner's
//! decision where the comparison left it open.

mod decide;
mod page;
mod propose;

use super::act::{Act, Around};
use super::asker::Asker;
use super::list_page::{self, ListPage};
use super::route::{Answer, Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_domain::id::ReceivedIndicationId;
use augenmass_domain::{Kind, Role};

/// Who sees what was received: the examiners, and who watches over them (R35); each reading leaves its entry.
const SEE: &[Role] = &[
    Role::Examiner,
    Role::SecondExaminer,
    Role::DataProtectionOfficer,
];

/// All acts of this area.
pub(super) const ACTS: &[&Act] = &[&decide::ACT, &propose::ACT];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/erhaltene-hinweise", Door::Work(SEE), handler!(all)),
    Route::page(
        "/erhaltene-hinweise/{id}",
        Door::Work(SEE),
        handler!(page::show),
    ),
];

const HELP: &str = "help-received";

/// The list.
async fn all(asker: Asker) -> Answer {
    list_page::shown(&asker, Kind::Received, HELP).await
}

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let lists = ListPage::samples(words, Kind::Received, HELP);
    let mut examples = examples_of("received-list", lists);
    examples.extend(examples_of("received-page", page::samples(words)));
    examples
}

/// The indication that a form is about.
fn this(around: &Around<'_>) -> ReceivedIndicationId {
    ReceivedIndicationId::from_uuid(around.id())
}
