//! The words that people read, from `translations/*.ftl`. German is the source.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The languages of the product's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// German, the source.
    German,
    /// English.
    English,
    /// German in plain language (Leichte Sprache).
    PlainGerman,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 3] = [Self::German, Self::English, Self::PlainGerman];

    /// The language's Fluent sources: the programme's own words, then the pages area by area.
    #[must_use]
    pub fn sources(self) -> Vec<&'static str> {
        let own = match self {
            Self::German => include_str!("../../../translations/de.ftl"),
            Self::English => include_str!("../../../translations/en.ftl"),
            Self::PlainGerman => include_str!("../../../translations/de-leicht.ftl"),
        };
        let pages = PAGES.iter().filter_map(|area| match self {
            Self::German => Some(area.german),
            Self::English => Some(area.english),
            Self::PlainGerman => area.plain,
        });
        std::iter::once(own).chain(pages).collect()
    }

    fn identifier(self) -> LanguageIdentifier {
        let tag = match self {
            Self::German | Self::PlainGerman => "de",
            Self::English => "en",
        };
        LanguageIdentifier::from_bytes(tag.as_bytes()).unwrap_or_default()
    }
}

/// The words of the pages of one area. Pages for people outside the offices exist in plain language
/// too; the work of the offices is in German and English, and plain language falls back to German.
pub struct Area {
    /// German.
    pub german: &'static str,
    /// English.
    pub english: &'static str,
    /// Plain German, where people outside the offices read it.
    pub plain: Option<&'static str>,
}

macro_rules! area {
    ($name:literal) => {
        Area {
            german: include_str!(concat!("../../../translations/web/", $name, ".de.ftl")),
            english: include_str!(concat!("../../../translations/web/", $name, ".en.ftl")),
            plain: None,
        }
    };
    ($name:literal, plain) => {
        Area {
            plain: Some(include_str!(concat!(
                "../../../translations/web/",
                $name,
                ".leicht.ftl"
            ))),
            ..area!($name)
        }
    };
}

/// The areas of the pages.
pub const PAGES: &[Area] = &[
    area!("frame", plain),
    area!("words"),
    area!("case"),
    area!("indication"),
    area!("accompaniment"),
    area!("visit"),
    area!("hand-over"),
    area!("request"),
    area!("run"),
    area!("track-two"),
    area!("cost"),
    area!("figures"),
    area!("inquiry"),
    area!("oversight"),
    area!("administration"),
    area!("api"),
    area!("public", plain),
    area!("letter-code", plain),
    area!("sign-in"),
];

type Bundle = FluentBundle<FluentResource>;

/// Reads the sources; a broken entry is left out here and found by the completeness test.
fn bundle(language: Language) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language.identifier()]);
    bundle.set_use_isolating(false);
    for source in language.sources() {
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

static GERMAN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::German));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));
static PLAIN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::PlainGerman));

fn of(language: Language) -> &'static Bundle {
    match language {
        Language::German => &GERMAN,
        Language::English => &ENGLISH,
        Language::PlainGerman => &PLAIN,
    }
}

/// True where the language has its own text for the key.
#[must_use]
pub fn has(language: Language, key: &str) -> bool {
    of(language)
        .get_message(key)
        .is_some_and(|message| message.value().is_some())
}

/// The text of a key, with named arguments. Falls back to German, then to the key in brackets,
/// which the completeness test keeps from happening.
#[must_use]
pub fn text(language: Language, key: &str, arguments: &[(&str, String)]) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in arguments {
        args.set(*name, FluentValue::from(value.as_str()));
    }
    for bundle in [of(language), &*GERMAN] {
        if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
            return bundle
                .format_pattern(pattern, Some(&args), &mut Vec::new())
                .into_owned();
        }
    }
    format!("[{key}]")
}

/// German text of a key.
#[must_use]
pub fn german(key: &str, arguments: &[(&str, String)]) -> String {
    text(Language::German, key, arguments)
}

/// A rule's or action's name as part of a key: Fluent knows letters, digits, `-` and `_` only.
#[must_use]
pub fn key(name: &str) -> String {
    name.replace('.', "-")
}
