//! All pages with their doors. A test walks this list: nobody comes in where the door says no.

use super::route::{Door, Route, handler};
use super::{
    accompaniment, act, acts, administration, assistance, case, cost, day, demo, figures,
    hand_over, home, indication, inquiry, language, letter_code, open_id, oversight, package,
    public, received, request, run, sign_in, visit,
};

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
    Route::page(
        "/anmelden/stadt",
        Door::Public,
        handler!(open_id::begin::show),
    ),
    Route::page(
        "/anmelden/stadt/zurueck",
        Door::Public,
        handler!(open_id::back::show),
    ),
    Route::page(
        "/abgemeldet",
        Door::Public,
        handler!(open_id::signed_out::show),
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
    Route::page("/konto", Door::SignedIn, handler!(sign_in::account::show)),
    Route::form(
        "/konto/zweiter-faktor",
        Door::SignedIn,
        handler!(sign_in::factor::show),
        handler!(sign_in::factor::take),
    ),
    Route::form(
        "/konto/zweiter-faktor/neu",
        Door::SignedIn,
        handler!(sign_in::factor::begin::show),
        handler!(sign_in::factor::begin::take),
    ),
    Route::form(
        "/konto/zweiter-faktor/entfernen",
        Door::SignedIn,
        handler!(sign_in::factor::remove::show),
        handler!(sign_in::factor::remove::take),
    ),
    Route::form(
        "/konto/passkeys",
        Door::SignedIn,
        handler!(sign_in::passkeys::show),
        handler!(sign_in::passkeys::take),
    ),
    Route::form(
        "/konto/passkeys/neu",
        Door::SignedIn,
        handler!(sign_in::passkeys::new::show),
        handler!(sign_in::passkeys::new::take),
    ),
    Route::form(
        "/konto/passkeys/entfernen",
        Door::SignedIn,
        handler!(sign_in::passkeys::remove::show),
        handler!(sign_in::passkeys::remove::take),
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
    Route::page(
        "/mein-tag/fristen.ics",
        Door::SignedIn,
        handler!(day::calendar::show),
    ),
];

/// The pages of the areas.
const AREAS: &[&[Route]] = &[
    PAGES,
    indication::ROUTES,
    case::ROUTES,
    accompaniment::ROUTES,
    visit::ROUTES,
    hand_over::ROUTES,
    request::ROUTES,
    run::ROUTES,
    package::ROUTES,
    received::ROUTES,
    assistance::ROUTES,
    cost::ROUTES,
    figures::ROUTES,
    inquiry::ROUTES,
    oversight::ROUTES,
    administration::ROUTES,
    public::ROUTES,
    letter_code::ROUTES,
];

fn pages() -> impl Iterator<Item = Route> {
    AREAS.iter().copied().flatten().copied()
}

/// All pages.
pub(crate) fn all() -> impl Iterator<Item = Route> {
    pages().chain(acts::all().map(act::Act::route))
}

/// The page of a path, where there is one.
pub(crate) fn of_path(path: &str) -> Option<Route> {
    pages().find(|route| route.path == path)
}
