//! Examples of all pages: each is rendered in each language, for tests and for `augenmass sample-pages`.

use super::form::Form;
use super::words::Words;
use askama::Template as _;
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
        once: String::new(),
        wrong: Vec::new(),
    }
}

/// Name and HTML of each example in a language.
///
/// # Errors
/// Where a template cannot be rendered.
pub(crate) fn all(words: Words) -> Result<Vec<(String, String)>, askama::Error> {
    let mut pages = Vec::new();
    macro_rules! pages {
        ($($($module:ident)::+),* $(,)?) => {$(
            for (number, page) in super::$($module)::+::Page::samples(words).iter().enumerate() {
                let name = concat!($("-", stringify!($module)),+).trim_start_matches('-');
                pages.push((format!("{name}-{}-{number}", words.tag()), page.render()?));
            }
        )*};
    }
    pages!(
        act,
        case::list,
        case::page,
        day,
        demo,
        home,
        problem,
        sign_in,
        single,
    );
    Ok(pages)
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
