//! The declared configuration of match keys, and the check that refuses short ones.

use super::form::{Form, Group};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The greatest number of kinds of key: the receiver evaluates each kind once per record.
pub const KINDS_LIMIT: usize = 16;
/// The greatest number of entries per indication.
pub const ENTRIES_LIMIT: usize = 8192;

/// The greatest number of forms in one kind.
pub const FORMS_LIMIT: usize = 6;

/// The configuration of the product, in one file that can be read without the programme.
static DECLARED: LazyLock<Configuration> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the embedded file is checked by a test")]
    Configuration::parse(include_str!("../../matching.toml"))
        .expect("matching.toml is checked by a test")
});

/// One kind of key: a conjunction of forms.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its name in reports.
    pub name: String,
    /// The forms that must all agree.
    pub forms: Vec<Form>,
    /// Those forms that the sender also sends with one slip of the hand.
    #[serde(default)]
    pub slips: BTreeSet<Form>,
    /// The greatest cost of a variant of this kind, where it is not that of all kinds.
    pub reach: Option<u8>,
}

/// What each deviation of the sender's variant from its own record costs. The dearest are left out
/// where an indication has more variants than entries.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Costs {
    /// The given name absent on one side, where the form allows it.
    pub absent: u8,
    /// Given and family name exchanged, or the birth name in place of the family name.
    pub exchanged: u8,
    /// Another part of the name first, or its parts written as one.
    pub order: u8,
    /// Another spelling of the name.
    pub spelling: u8,
    /// Another spelling, where the form is the letters themselves: there are many of them.
    pub spelling_in_letters: u8,
    /// Day and month exchanged, or 1 January for an unknown day.
    pub date_habit: u8,
    /// A part of the date unknown on one side.
    pub unknown: u8,
    /// One slip of the hand.
    pub slip: u8,
    /// The greatest sum within one variant.
    pub reach: u8,
}

/// Kinds of key, variants and their number, as both sides agree on them before a run.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Configuration {
    /// Version of the file's meaning.
    pub version: u8,
    /// Entries per indication, always this many (E).
    pub entries: usize,
    /// What a kind of key must tell at least, bits.
    pub floor_bits: f64,
    /// What each form tells about a child within one municipality, bits.
    pub bits: BTreeMap<Form, f64>,
    /// The costs of deviations.
    pub costs: Costs,
    /// The kinds of key.
    #[serde(rename = "kind")]
    pub kinds: Vec<Kind>,
}

/// Why a configuration was refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ConfigurationError {
    /// Not TOML, or a field that does not exist.
    #[error("the configuration cannot be read: {0}")]
    Unreadable(String),
    /// A version this programme does not know.
    #[error("version {0} is not known; this programme reads version 1")]
    Version(u8),
    /// No kind, or too many.
    #[error(
        "{0} kinds of key; write 1 to {KINDS_LIMIT}, because each is evaluated for every record"
    )]
    Kinds(usize),
    /// Two kinds of the same name or the same forms.
    #[error("kind `{0}` stands twice; remove one")]
    Twice(String),
    /// Too few or too many entries.
    #[error("{0} entries per indication; write at least one per kind and at most {ENTRIES_LIMIT}")]
    Entries(usize),
    /// Not exactly one form of the given name.
    #[error(
        "kind `{0}` needs exactly one form of the given name, or it would open brothers and sisters"
    )]
    GivenName(String),
    /// Not enough independent features besides the given name.
    #[error(
        "kind `{kind}` is too short: besides the given name it needs {needed} independent features, not {found}"
    )]
    Short {
        /// The kind.
        kind: String,
        /// Independent features needed.
        needed: usize,
        /// Independent features found.
        found: usize,
    },
    /// Less than the floor.
    #[error("kind `{kind}` is too short: it tells {bits} bits, less than the floor of {floor}")]
    FewBits {
        /// The kind.
        kind: String,
        /// What it tells.
        bits: f64,
        /// The floor.
        floor: f64,
    },
    /// A form without a figure in `[bits]`.
    #[error("kind `{kind}` uses a form without a figure under [bits]: {form:?}")]
    NoBits {
        /// The kind.
        kind: String,
        /// The form.
        form: Form,
    },
    /// More forms than a key can have.
    #[error("kind `{0}` has more than {FORMS_LIMIT} forms")]
    Long(String),
    /// A slip of a form that the kind does not have.
    #[error("kind `{0}` names a slip of a form that it does not have")]
    Slip(String),
}

impl Configuration {
    /// The configuration of the product (`matching.toml`).
    #[must_use]
    pub fn declared() -> &'static Self {
        &DECLARED
    }

    /// The text of the configuration of the product, for hashing and printing.
    #[must_use]
    pub const fn declared_text() -> &'static str {
        include_str!("../../matching.toml")
    }

    /// Reads and checks a configuration.
    ///
    /// # Errors
    /// [`ConfigurationError`]: what is wrong with which kind.
    pub fn parse(text: &str) -> Result<Self, ConfigurationError> {
        let read: Self = toml::from_str(text)
            .map_err(|error| ConfigurationError::Unreadable(error.message().to_owned()))?;
        read.check()?;
        Ok(read)
    }

    fn check(&self) -> Result<(), ConfigurationError> {
        if self.version != 1 {
            return Err(ConfigurationError::Version(self.version));
        }
        if self.kinds.is_empty() || self.kinds.len() > KINDS_LIMIT {
            return Err(ConfigurationError::Kinds(self.kinds.len()));
        }
        if self.entries < self.kinds.len() || self.entries > ENTRIES_LIMIT {
            return Err(ConfigurationError::Entries(self.entries));
        }
        for (at, kind) in self.kinds.iter().enumerate() {
            self.check_kind(kind)?;
            if self.kinds[..at]
                .iter()
                .any(|other| other.name == kind.name || other.forms == kind.forms)
            {
                return Err(ConfigurationError::Twice(kind.name.clone()));
            }
        }
        Ok(())
    }

    /// A long conjunction: a form of the given name and two independent features, three where the given
    /// name may be absent, and as much as the floor asks for.
    fn check_kind(&self, kind: &Kind) -> Result<(), ConfigurationError> {
        let name = || kind.name.clone();
        let given = kind
            .forms
            .iter()
            .filter(|form| form.group() == Group::Given)
            .count();
        if given != 1 {
            return Err(ConfigurationError::GivenName(name()));
        }
        let groups: BTreeSet<Group> = kind.forms.iter().map(|form| form.group()).collect();
        let needed = if kind.forms.contains(&Form::GivenInitialOrAbsent) {
            3
        } else {
            2
        };
        let found = groups.len() - 1;
        if found < needed {
            return Err(ConfigurationError::Short {
                kind: name(),
                needed,
                found,
            });
        }
        if kind.forms.len() > FORMS_LIMIT {
            return Err(ConfigurationError::Long(name()));
        }
        if !kind.slips.iter().all(|form| kind.forms.contains(form)) {
            return Err(ConfigurationError::Slip(name()));
        }
        let bits = self.told(kind)?;
        if bits < self.floor_bits {
            return Err(ConfigurationError::FewBits {
                kind: name(),
                bits,
                floor: self.floor_bits,
            });
        }
        Ok(())
    }

    /// What a kind tells, bits.
    fn told(&self, kind: &Kind) -> Result<f64, ConfigurationError> {
        let mut sum = 0.0;
        for form in &kind.forms {
            sum += self
                .bits
                .get(form)
                .ok_or_else(|| ConfigurationError::NoBits {
                    kind: kind.name.clone(),
                    form: *form,
                })?;
        }
        Ok(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(from: &str, to: &str) -> Result<Configuration, ConfigurationError> {
        let text = Configuration::declared_text();
        assert!(text.contains(from), "{from}");
        Configuration::parse(&text.replacen(from, to, 1))
    }

    fn with_kind(kind: &str) -> Result<Configuration, ConfigurationError> {
        let (head, _) = Configuration::declared_text()
            .split_once("[[kind]]")
            .unwrap();
        Configuration::parse(&format!("{head}\n[[kind]]\nname = \"x\"\n{kind}"))
    }

    #[test]
    fn the_declared_configuration_holds() {
        Configuration::parse(Configuration::declared_text()).unwrap();
    }

    #[test]
    fn short_keys_are_refused() {
        use ConfigurationError as E;
        assert!(matches!(
            with_kind(r#"forms = ["family.sound", "birth.date", "street.sound"]"#),
            Err(E::GivenName(_))
        ));
        assert!(matches!(
            with_kind(r#"forms = ["given.letters", "birth.date"]"#),
            Err(E::Short { found: 1, .. })
        ));
        assert!(matches!(
            with_kind(r#"forms = ["given.letters", "birth.date", "birth.year"]"#),
            Err(E::Short { found: 1, .. })
        ));
        assert!(matches!(
            with_kind(r#"forms = ["given.initial-or-absent", "family.sound", "birth.date"]"#),
            Err(E::Short { needed: 3, .. })
        ));
        assert!(matches!(
            with_kind(r#"forms = ["given.initial", "family.sound", "postcode"]"#),
            Err(E::FewBits { .. })
        ));
        with_kind(r#"forms = ["given.sound", "family.sound", "birth.date"]"#).unwrap();
    }

    #[test]
    fn other_mistakes_are_named() {
        use ConfigurationError as E;
        assert!(matches!(
            changed("version = 1", "version = 2"),
            Err(E::Version(2))
        ));
        assert!(matches!(
            changed("version = 1", "version = 1\nshort = true"),
            Err(E::Unreadable(_))
        ));
        assert!(matches!(
            with_kind(
                "forms = [\"given.sound\", \"family.sound\", \"birth.date\"]\nslips = [\"postcode\"]"
            ),
            Err(E::Slip(_))
        ));
        let twice = "forms = [\"given.sound\", \"family.sound\", \"birth.date\"]\n[[kind]]\nname = \"x\"\nforms = [\"given.sound\", \"family.sound\", \"birth.date\", \"postcode\"]";
        assert!(matches!(with_kind(twice), Err(E::Twice(_))));
    }
}
