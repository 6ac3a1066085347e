//! Examples of all pages: each is rendered in each language, for tests and for `augenmass sample-pages`.

use super::form::Form;
use super::words::Words;
use askama::Template;
use augenmass_domain::id::AccountId;
use augenmass_domain::{Actor, Role};
use jiff::civil::DateTime;
use uuid::Uuid;

/// Somebody.
pub(super) fn actor() -> Actor {
    Actor {
        account: AccountId::from_uuid(Uuid::from_u128(7)),
        role: Role::RegistryOfficer,
        office: None,
        carrier: None,
        person: None,
    }
}

/// Some moment.
pub(super) fn now() -> DateTime {
    jiff::civil::date(2026, 2, 26).at(9, 30, 0, 0)
}

/// A form without fields.
pub(super) fn plain_form(words: Words) -> Form {
    Form {
        target: "/abmelden".to_owned(),
        fields: Vec::new(),
        submit: words.t("sign-out"),
        form_key: "0011".to_owned(),
        ..Form::default()
    }
}

/// A page with its name, rendered.
pub(super) type Example = (String, Result<String, askama::Error>);

/// Renders the examples of a page.
pub(super) fn examples_of<P: Template>(name: &str, pages: Vec<P>) -> Vec<Example> {
    let pages = pages.iter().enumerate();
    pages
        .map(|(number, page)| (format!("{name}-{number}"), page.render()))
        .collect()
}

/// Name and HTML of each example in a language.
///
/// # Errors
/// Where a template cannot be rendered.
pub(crate) fn all(words: Words) -> Result<Vec<(String, String)>, askama::Error> {
    let own = [
        examples_of("act", super::act::Page::samples(words)),
        examples_of("day", super::day::Page::samples(words)),
        examples_of("demo", super::demo::Page::samples(words)),
        examples_of("home", super::home::Page::samples(words)),
        examples_of("problem", super::problem::Page::samples(words)),
        examples_of("sign-in", super::sign_in::Page::samples(words)),
        examples_of("account", super::sign_in::account::Page::samples(words)),
        examples_of("factor", super::sign_in::factor::Page::samples(words)),
        examples_of(
            "signed-out",
            super::open_id::signed_out::Page::samples(words),
        ),
        examples_of("single", super::single::Page::samples(words)),
    ];
    let areas: [fn(Words) -> Vec<Example>; 17] = [
        super::indication::examples,
        super::case::examples,
        super::accompaniment::examples,
        super::visit::examples,
        super::hand_over::examples,
        super::request::examples,
        super::run::examples,
        super::package::examples,
        super::received::examples,
        super::assistance::examples,
        super::cost::examples,
        super::figures::examples,
        super::inquiry::examples,
        super::oversight::examples,
        super::administration::examples,
        super::public::examples,
        super::letter_code::examples,
    ];
    let pages = own.into_iter().flatten();
    let pages = pages.chain(areas.into_iter().flat_map(|area| area(words)));
    pages
        .map(|(name, html)| Ok((format!("{name}-{}", words.tag()), html?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_casework::words::Language;

    #[test]
    fn every_page_renders_in_every_language_with_every_word() {
        for language in Language::ALL {
            for (name, html) in all(Words(language)).unwrap() {
                assert!(html.contains("<h1"), "{name} has no heading");
                assert!(!html.contains("style=\""), "{name} has inline style");
                assert!(!html.contains("<script"), "{name} has a script");
                let missing = html.split('[').skip(1).find(|rest| {
                    rest.split_once(']').is_some_and(|(key, _)| {
                        let known = |c: char| c.is_ascii_alphanumeric() || c == '-';
                        key.contains('-') && key.chars().all(known)
                    })
                });
                let missing = missing.map(|rest| rest.chars().take(60).collect::<String>());
                assert_eq!(missing, None, "{name} lacks a word");
            }
        }
    }
}
