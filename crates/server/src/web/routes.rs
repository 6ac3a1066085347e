//! All pages with their doors. A test walks this list: nobody comes in where the door says no.

use super::route::{Door, Route, handler};
use super::{act, acts, case, day, demo, home, language, sign_in};
use augenmass_domain::Role;

/// Who sees cases.
const CASES: &[Role] = &[
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Coordinator,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
];

/// The pages that stand in a file of their own.
const PAGES: &[Route] = &[
    Route::page("/", Door::Public, handler!(home::show)),
    Route::page("/sprache/{tag}", Door::Public, handler!(language::show)),
    Route::form(
        "/anmelden",
        Door::Public,
        handler!(sign_in::show),
        handler!(sign_in::take),
    ),
    Route::form(
        "/abmelden",
        Door::SignedIn,
        handler!(sign_in::leave::show),
        handler!(sign_in::leave::take),
    ),
    Route::form(
        "/anmelden/zweiter-faktor",
        Door::SignedIn,
        handler!(sign_in::second::show),
        handler!(sign_in::second::take),
    ),
    Route::form(
        "/konto/passwort",
        Door::SignedIn,
        handler!(sign_in::password::show),
        handler!(sign_in::password::take),
    ),
    Route::form(
        "/demo",
        Door::Public,
        handler!(demo::show),
        handler!(demo::take),
    ),
    Route::form(
        "/demo/uhr",
        Door::SignedIn,
        handler!(demo::clock::show),
        handler!(demo::clock::take),
    ),
    Route::page("/mein-tag", Door::SignedIn, handler!(day::show)),
    Route::page("/vorgaenge", Door::Work(CASES), handler!(case::list::show)),
    Route::page(
        "/vorgaenge/{id}",
        Door::Work(CASES),
        handler!(case::page::show),
    ),
];

/// All pages.
pub(crate) fn all() -> impl Iterator<Item = Route> {
    PAGES
        .iter()
        .copied()
        .chain(acts::all().map(act::Act::route))
}

/// The page of a path, where there is one.
pub(crate) fn of_path(path: &str) -> Option<Route> {
    PAGES.iter().copied().find(|route| route.path == path)
}
