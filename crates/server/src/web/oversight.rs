//! Oversight (Aufsicht): access log, refusals, retention, alerts, checkpoints, stops. No statistics by clerk.

mod draws;
mod log;
mod overview;
mod sign_ins;
mod stops;

use super::route::{Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_casework::clock::now_at;
use augenmass_casework::installation::Installation;
use augenmass_casework::{Error, open_to_all};
use augenmass_domain::Role;

/// Those who watch over the others.
const OVERSIGHT: &[Role] = &[
    Role::DataProtectionOfficer,
    Role::Ombudsperson,
    Role::AuditOffice,
];
/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/aufsicht", Door::Work(OVERSIGHT), handler!(overview::show)),
    Route::page(
        sign_ins::PATH,
        Door::Work(OVERSIGHT),
        handler!(sign_ins::show),
    ),
    Route::page(
        "/aufsicht/{teil}",
        Door::Work(OVERSIGHT),
        handler!(log::show),
    ),
    stops::ROUTES[0],
    stops::ROUTES[1],
    stops::ROUTES[2],
    stops::ROUTES[3],
    stops::ROUTES[4],
    stops::ROUTES[5],
    draws::ROUTE,
];

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let mut examples = examples_of("oversight", overview::Page::samples(words));
    examples.extend(examples_of("oversight-log", log::Page::samples(words)));
    examples.extend(examples_of(
        "oversight-sign-ins",
        sign_ins::Page::samples(words),
    ));
    examples.extend(examples_of("stops", stops::Page::samples(words)));
    examples.extend(examples_of("draws", draws::Page::samples(words)));
    examples.extend(examples_of("stops-form", stops::Page::forms(words)));
    examples
}

/// Checkpoints that are shown.
const CHECKPOINTS: usize = 12;

/// A signed checkpoint.
pub(crate) struct Signed {
    pub at: String,
    pub size: u64,
    pub root: String,
}

/// The newest checkpoints.
pub(super) async fn signed(
    installation: &Installation,
    words: Words,
) -> Result<Vec<Signed>, Error> {
    let checkpoints = open_to_all::checkpoints(installation, CHECKPOINTS).await?;
    let signed = checkpoints.into_iter().map(|checkpoint| Signed {
        at: words.moment(now_at(checkpoint.signed_at).local),
        size: checkpoint.size,
        root: checkpoint.root.to_hex(),
    });
    Ok(signed.collect())
}

impl Signed {
    /// An example for tests.
    pub(super) fn sample(words: Words) -> Self {
        Self {
            at: words.moment(super::samples::now()),
            size: 812,
            root: "ab".repeat(32),
        }
    }
}
