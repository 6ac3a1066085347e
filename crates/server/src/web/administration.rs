//! Administration of offices, accounts and roles, without sight of any record.

mod account;
mod carrier;
mod list;
mod office;
mod password;
mod token_new;
mod token_revoke;
mod tokens;

use super::act::Act;
use super::route::{Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_domain::Role;

/// Who administers.
const ADMINISTRATOR: &[Role] = &[Role::Administrator];

/// All acts of this area: accounts are no records, so there are none.
pub(super) const ACTS: &[&Act] = &[];

/// All pages of this area.
pub(super) const ROUTES: &[Route] = &[
    Route::page(
        "/verwaltung",
        Door::Work(ADMINISTRATOR),
        handler!(list::show),
    ),
    Route::form(
        "/verwaltung/konten/neu",
        Door::Work(ADMINISTRATOR),
        handler!(account::show_new),
        handler!(account::take_new),
    ),
    Route::form(
        "/verwaltung/konten/{id}",
        Door::Work(ADMINISTRATOR),
        handler!(account::show),
        handler!(account::take),
    ),
    Route::form(
        "/verwaltung/konten/{id}/passwort",
        Door::Work(ADMINISTRATOR),
        handler!(password::show),
        handler!(password::take),
    ),
    Route::form(
        "/verwaltung/aemter/neu",
        Door::Work(ADMINISTRATOR),
        handler!(office::show),
        handler!(office::take),
    ),
    Route::form(
        "/verwaltung/traeger/neu",
        Door::Work(ADMINISTRATOR),
        handler!(carrier::show),
        handler!(carrier::take),
    ),
    Route::page(
        "/verwaltung/fachverfahren",
        Door::Work(ADMINISTRATOR),
        handler!(tokens::show),
    ),
    Route::form(
        "/verwaltung/fachverfahren/neu",
        Door::Work(ADMINISTRATOR),
        handler!(token_new::show),
        handler!(token_new::take),
    ),
    Route::form(
        "/verwaltung/fachverfahren/{id}/widerrufen",
        Door::Work(ADMINISTRATOR),
        handler!(token_revoke::show),
        handler!(token_revoke::take),
    ),
];

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let mut examples = examples_of("administration", list::Page::samples(words));
    examples.extend(examples_of(
        "administration-account",
        account::samples(words),
    ));
    examples.extend(examples_of("administration-office", office::samples(words)));
    examples.extend(examples_of(
        "administration-carrier",
        carrier::samples(words),
    ));
    examples.extend(examples_of(
        "administration-password",
        password::Page::samples(words),
    ));
    examples.extend(examples_of(
        "administration-tokens",
        tokens::Page::samples(words),
    ));
    examples.extend(examples_of(
        "administration-token-new",
        token_new::Page::samples(words),
    ));
    examples
}
