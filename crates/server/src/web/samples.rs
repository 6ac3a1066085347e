//! Examples of all pages: each is rendered in each language, for tests and for `augenmass sample-pages`.

use super::form::Form;
use super::words::Words;
use askama::Template;
use augenmass_casework::sign_in::PasskeyRow;
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

/// A form to remove one of two passkeys.
pub(super) fn passkey_form(words: Words) -> Form {
    let row = |label: &str| PasskeyRow {
        credential: format!("{label}-id"),
        label: label.to_owned(),
        made: now(),
        used: None,
    };
    let rows = [row("Dienstrechner"), row("Telefon")];
    super::sign_in::passkeys::remove::form(words, "0011", &rows)
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
        examples_of("second", super::sign_in::second::Page::samples(words)),
        examples_of("passkeys", super::sign_in::passkeys::Page::samples(words)),
        examples_of(
            "passkey-new",
            super::sign_in::passkeys::new::Page::samples(words),
        ),
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

    /// What stands in a page from each `<script` to its end.
    fn scripts_of(html: &str) -> Vec<String> {
        let scripts = html.split("<script").skip(1);
        let whole = scripts.map(|rest| rest.split("</script>").next().unwrap().to_owned());
        whole.collect()
    }

    /// The one script that there is, where a passkey is asked, and nowhere else; never one within the page.
    fn wanted_scripts(html: &str, name: &str) -> Vec<String> {
        let asks = html.contains("data-passkey=");
        let may = name.starts_with("second-") || name.starts_with("passkey-new-");
        assert!(may || !asks, "{name} asks a passkey");
        let path = crate::web::assets::path("passkey.js");
        let script = format!(" type=\"module\" src=\"{path}\">");
        asks.then_some(script).into_iter().collect()
    }

    #[test]
    fn every_page_renders_in_every_language_with_every_word() {
        for language in Language::ALL {
            for (name, html) in all(Words(language)).unwrap() {
                assert!(html.contains("<h1"), "{name} has no heading");
                assert!(!html.contains("style=\""), "{name} has inline style");
                assert_eq!(scripts_of(&html), wanted_scripts(&html, &name), "{name}");
                for attribute in [" onclick=", " onload=", " onsubmit=", "javascript:"] {
                    assert!(!html.contains(attribute), "{name} has {attribute}");
                }
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
