//! The declared configuration of match keys, and the check that refuses short ones.

use super::form::{Form, Group};
use super::offer::{self, Offer};
use super::rehearsal::{Damage, Rules};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The greatest number of kinds of key in a run: the receiver evaluates each kind once per record.
pub const KINDS_LIMIT: usize = 16;
/// The greatest number of kinds of key that the file may name one by one.
pub const NAMED_LIMIT: usize = 256;
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
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its number: its place in the file, or one of the offer's.
    #[serde(skip)]
    pub number: u16,
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
    /// Any initial, where the indication has no given name.
    pub any_initial: u8,
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
    /// How the receiver chooses the kinds of a run.
    pub rehearsal: Rules,
    /// How copies are damaged for it.
    pub damage: Damage,
    /// The kinds that are named one by one, or those of a run.
    #[serde(rename = "kind")]
    pub kinds: Vec<Kind>,
    /// What the receiver may choose from besides.
    pub offer: Offer,
    /// Whether kinds that are short within one municipality are left out.
    #[serde(skip)]
    pub only_long: bool,
}

/// Why a configuration was refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ConfigurationError {
    /// Not TOML, or a field that does not exist.
    #[error("the configuration cannot be read: {0}")]
    Unreadable(String),
    /// A version this programme does not know.
    #[error("version {0} is not known; this programme reads version 4")]
    Version(u8),
    /// No kind, or too many.
    #[error(
        "{0} kinds of key; name 1 to {NAMED_LIMIT} and offer no more than 65,000 numbers can tell apart"
    )]
    Kinds(usize),
    /// A run with no kind, or with more than a run may have.
    #[error(
        "{0} kinds of key in a run; choose 1 to {KINDS_LIMIT}, because each is evaluated for every record"
    )]
    Chosen(usize),
    /// A kind that is not offered, or that was chosen twice.
    #[error("kind {0} was chosen twice or does not exist; both sides need the same matching.toml")]
    NoKind(u16),
    /// Two kinds of the same name or the same forms.
    #[error("kind `{0}` stands twice; remove one")]
    Twice(String),
    /// Too few or too many entries.
    #[error("{0} entries per indication; write at least one per kind and at most {ENTRIES_LIMIT}")]
    Entries(usize),
    /// No form of the given name and not a whole family name, whole birth date and one more feature either; or
    /// two forms of the given name.
    #[error(
        "kind `{0}` needs exactly one form of the given name, or else a whole family name, whole birth date and one more feature: it would open brothers and sisters"
    )]
    GivenName(String),
    /// Not enough independent features besides the given name.
    #[error(
        "kind `{kind}` is too short: it needs {needed} independent features besides a given name, not {found}"
    )]
    Short {
        /// The kind.
        kind: String,
        /// Independent features needed.
        needed: usize,
        /// Independent features found.
        found: usize,
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
        let mut read: Self = toml::from_str(text)
            .map_err(|error| ConfigurationError::Unreadable(error.message().to_owned()))?;
        for (number, kind) in (0..).zip(&mut read.kinds) {
            kind.number = number;
        }
        read.check()?;
        Ok(read)
    }

    fn check(&self) -> Result<(), ConfigurationError> {
        if self.version != 4 {
            return Err(ConfigurationError::Version(self.version));
        }
        if self.kinds.is_empty() || self.kinds.len() > NAMED_LIMIT {
            return Err(ConfigurationError::Kinds(self.kinds.len()));
        }
        if self.entries < KINDS_LIMIT || self.entries > ENTRIES_LIMIT {
            return Err(ConfigurationError::Entries(self.entries));
        }
        if !(1..=KINDS_LIMIT.min(self.kinds.len())).contains(&self.rehearsal.usual) {
            return Err(ConfigurationError::Chosen(self.rehearsal.usual));
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
        self.offer.kinds(self).map(drop)
    }

    /// The conjunctions that the receiver may choose from, each with every slip that it may have.
    #[must_use]
    pub fn offered(&self) -> Vec<Kind> {
        // The file was checked when it was read.
        let mut kinds = self.offer.kinds(self).unwrap_or_default();
        kinds.retain(|kind| self.is_long_enough(kind));
        kinds
    }

    /// Long enough within one municipality, where that is asked for: by the published figures, and with a birth date
    /// or a part of it where the given name may be absent, because an indication without one would open brothers and
    /// sisters.
    fn is_long_enough(&self, kind: &Kind) -> bool {
        let has = |wanted: fn(&Form) -> bool| kind.forms.iter().any(wanted);
        let names_one = !has(|form| *form == Form::GivenInitialOrAbsent)
            || has(|form| form.group() == Group::Birth);
        let long = || self.told(kind).is_ok_and(|bits| bits >= self.floor_bits);
        !self.only_long || (names_one && long())
    }

    /// The kinds of a run, by their numbers. They keep their numbers.
    ///
    /// # Errors
    /// [`ConfigurationError`]: too many, twice, or not in the file.
    pub fn of_kinds(&self, numbers: &[u16]) -> Result<Self, ConfigurationError> {
        if numbers.is_empty() || numbers.len() > KINDS_LIMIT {
            return Err(ConfigurationError::Chosen(numbers.len()));
        }
        let offered = self.offer.kinds(self)?;
        let mut kinds: Vec<Kind> = Vec::with_capacity(numbers.len());
        for number in numbers {
            let named = self.kinds.iter().find(|kind| kind.number == *number);
            let known = named
                .cloned()
                .or_else(|| offer::numbered(offer::conjunction_of(&offered, *number)?, *number));
            let twice = kinds.iter().any(|kind| kind.number == *number);
            let kind = known.filter(|kind| !twice && self.is_long_enough(kind));
            kinds.push(kind.ok_or(ConfigurationError::NoKind(*number))?);
        }
        Ok(self.with(kinds))
    }

    /// The kinds that are long enough within one municipality ([`Self::floor_bits`]): the only ones that an
    /// office answers.
    #[must_use]
    pub fn for_municipality(&self) -> Self {
        let long = Self {
            only_long: true,
            ..self.clone()
        };
        let kinds = self.kinds.iter().filter(|kind| long.is_long_enough(kind));
        long.with(kinds.cloned().collect())
    }

    /// What a run uses where no list was rehearsed: the first kinds of the file.
    #[must_use]
    pub fn usual(&self) -> Self {
        let kinds = self.kinds.iter().take(self.rehearsal.usual).cloned();
        self.with(kinds.collect())
    }

    /// The same with other kinds.
    fn with(&self, kinds: Vec<Kind>) -> Self {
        Self {
            kinds,
            ..self.clone()
        }
    }

    /// The greatest cost of a variant of a kind.
    pub(super) fn reach_of(&self, kind: &Kind) -> u8 {
        kind.reach.unwrap_or(self.costs.reach)
    }

    /// A long conjunction: a form of the given name and two independent features, three where the given
    /// name may be absent; without the given name, the whole family name, the whole birth date and one more.
    pub(super) fn check_kind(&self, kind: &Kind) -> Result<(), ConfigurationError> {
        let name = || kind.name.clone();
        let has = |form: Form| kind.forms.contains(&form);
        let in_group = |group: Group| kind.forms.iter().filter(move |form| form.group() == group);
        let groups = kind.forms.iter().map(|form| form.group());
        let groups: BTreeSet<Group> = groups.filter(|group| *group != Group::Sex).collect();
        let (needed, found) = match in_group(Group::Given).count() {
            0 => {
                let family = in_group(Group::Family).any(|form| form.is_whole_family_name());
                if !family || !has(Form::BirthDate) {
                    return Err(ConfigurationError::GivenName(name()));
                }
                (3, groups.len())
            }
            1 if has(Form::GivenInitialOrAbsent) => (3, groups.len() - 1),
            1 => (2, groups.len() - 1),
            _ => return Err(ConfigurationError::GivenName(name())),
        };
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
        self.told(kind).map(|_| ())
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
        let (before, after) = head.split_once("usual = ").unwrap();
        let (_, after) = after.split_once('\n').unwrap();
        Configuration::parse(&format!(
            "{before}usual = 1\n{after}\n[[kind]]\nname = \"x\"\n{kind}"
        ))
    }

    #[test]
    fn the_declared_configuration_holds() {
        let declared = Configuration::parse(Configuration::declared_text()).unwrap();
        let long = declared.for_municipality();
        let usual = declared.usual().kind_numbers();
        assert!(usual.len() <= KINDS_LIMIT);
        assert!(long.of_kinds(&usual).is_ok(), "a usual kind is too short");
        assert!(long.offered().len() < declared.offered().len());
        assert!(
            long.offered()
                .iter()
                .all(|kind| long.told(kind).unwrap() >= long.floor_bits)
        );
    }

    #[test]
    fn short_keys_are_refused() {
        use ConfigurationError as E;
        for names_brothers in [
            r#"forms = ["family.sound", "birth.date"]"#,
            r#"forms = ["family.sound", "street.sound", "house.number", "postcode"]"#,
            r#"forms = ["family.initial", "birth.date", "street.sound", "postcode"]"#,
            r#"forms = ["family.sound", "birth.year-month", "street.sound", "postcode"]"#,
            r#"forms = ["given.sound", "given.letters", "birth.date", "street.sound"]"#,
        ] {
            let refused = with_kind(names_brothers);
            assert!(
                matches!(refused, Err(E::GivenName(_) | E::Short { needed: 3, .. })),
                "{names_brothers}"
            );
        }
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
        with_kind(r#"forms = ["given.sound", "family.sound", "birth.date"]"#).unwrap();
        with_kind(r#"forms = ["family.sound", "birth.date", "street.sound"]"#).unwrap();
    }

    #[test]
    fn a_short_kind_is_not_for_a_municipality() {
        let short = with_kind(r#"forms = ["given.initial", "family.sound", "postcode"]"#).unwrap();
        assert!(short.for_municipality().kinds.is_empty());
    }

    #[test]
    fn kinds_of_a_run_are_named_once_and_keep_their_numbers() {
        use ConfigurationError as E;
        let declared = Configuration::declared();
        let run = declared.of_kinds(&[7, 3]).unwrap();
        assert_eq!(run.kind_numbers(), [7, 3]);
        assert_eq!(run.kinds[0], declared.kinds[7]);
        assert_eq!(declared.of_kinds(&[7, 7]).err(), Some(E::NoKind(7)));
        assert_eq!(declared.of_kinds(&[12]).err(), Some(E::NoKind(12)));
        assert_eq!(
            declared.of_kinds(&[u16::MAX]).err(),
            Some(E::NoKind(u16::MAX))
        );
        assert_eq!(declared.of_kinds(&[]).err(), Some(E::Chosen(0)));
        let seventeen: Vec<u16> = (0..17).collect();
        assert_eq!(declared.of_kinds(&seventeen).err(), Some(E::Chosen(17)));
    }

    #[test]
    fn a_kind_of_the_offer_is_named_by_its_number_and_short_ones_are_refused() {
        let declared = Configuration::declared();
        let kinds = declared.offered();
        let short = kinds
            .iter()
            .find(|kind| declared.told(kind).unwrap() < declared.floor_bits)
            .unwrap();
        let long = declared.for_municipality();
        assert_eq!(declared.of_kinds(&[short.number]).unwrap().kinds.len(), 1);
        assert_eq!(
            long.of_kinds(&[short.number]).err(),
            Some(ConfigurationError::NoKind(short.number))
        );
        let name = "given name by skeleton, date, street";
        let kind = kinds.iter().find(|kind| kind.name == name).unwrap();
        // The lowest bits of a number say which forms may slip.
        let run = long.of_kinds(&[kind.number + 0b011]).unwrap();
        assert_eq!(
            run.kinds[0].name,
            "given name by skeleton (slip), date (slip), street"
        );
        assert_eq!(run.kind_numbers(), [kind.number + 0b011]);
    }

    #[test]
    fn an_offer_without_end_is_refused() {
        let with = |list: &str| {
            let text = Configuration::declared_text();
            let (before, after) = text.split_once("given = [").unwrap();
            Configuration::parse(&format!("{before}given = [{list}{after}"))
        };
        with("").unwrap();
        let too_many = with(&"[\"given.letters\"],".repeat(30));
        assert!(matches!(too_many, Err(ConfigurationError::Kinds(_))));
    }

    #[test]
    fn other_mistakes_are_named() {
        use ConfigurationError as E;
        assert!(matches!(
            changed("version = 4", "version = 3"),
            Err(E::Version(3))
        ));
        assert!(matches!(
            changed("version = 4", "version = 4\nshort = true"),
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
