//! Examples of all pages, for tests: each page is rendered in each language, and checked.

use super::form::Form;
use super::words::Words;
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

/// Name and HTML of each example.
#[cfg(test)]
pub(super) fn all(words: Words) -> Vec<(String, String)> {
    use askama::Template;
    let mut pages = Vec::new();
    let mut add = |name: &str, rendered: Vec<Result<String, askama::Error>>| {
        for (number, html) in rendered.into_iter().enumerate() {
            pages.push((format!("{name}-{}-{number}", words.tag()), html.unwrap()));
        }
    };
    macro_rules! pages {
        ($($module:ident)::+) => {
            add(
                stringify!($($module)::+),
                super::$($module)::+::Page::samples(words).iter().map(Template::render).collect(),
            )
        };
    }
    pages!(act);
    pages!(case::list);
    pages!(case::page);
    pages!(day);
    pages!(demo);
    pages!(home);
    pages!(problem);
    pages!(sign_in);
    pages!(single);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_casework::words::Language;

    /// With `PAGES_TO=<folder>` the examples are written there, for checks by other programs.
    #[test]
    fn every_page_renders_in_every_language_with_every_word() {
        let folder = std::env::var_os("PAGES_TO");
        for language in Language::ALL {
            for (name, html) in all(Words(language)) {
                assert!(html.contains("<h1"), "{name} has no heading");
                assert!(!html.contains("style=\""), "{name} has inline style");
                assert!(!html.contains("<script"), "{name} has a script");
                let missing = html.split('[').skip(1).find(|rest| {
                    rest.split_once(']').is_some_and(|(key, _)| {
                        key.contains('-') && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                    })
                });
                let missing = missing.map(|rest| rest.chars().take(60).collect::<String>());
                assert_eq!(missing, None, "{name} lacks a word");
                if let Some(folder) = &folder {
                    let file = format!("{}.html", name.replace("::", "-").replace(' ', ""));
                    std::fs::write(std::path::Path::new(folder).join(file), html).unwrap();
                }
            }
        }
    }
}
