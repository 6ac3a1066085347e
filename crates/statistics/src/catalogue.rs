//! The catalogue of figures, embedded as data and read strictly.

use crate::error::StatisticsError;
use crate::measure::{Dimension, Layer, Measure, Topic};
use crate::unit::Unit;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// One entry: what a figure means, in plain words (F-01, F-28).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Entry {
    /// Which figure.
    pub name: Measure,
    /// Heading, German.
    pub label_de: String,
    /// Heading, English.
    pub label_en: String,
    /// What is counted, in plain German.
    pub definition_de: String,
    /// What is counted, in plain English.
    pub definition_en: String,
    /// Unit.
    pub unit: Unit,
    /// Layer of disclosure control.
    pub layer: Layer,
    /// Which fact rows are counted.
    pub numerator: String,
    /// Of or per what; exactly the rates have one (F-28).
    pub denominator: Option<String>,
    /// Breakdown, if any.
    pub dimension: Option<Dimension>,
    /// Whether it is a stock at the end of the period instead of a sum over it.
    #[serde(default)]
    pub stock: bool,
    /// Whether a Clopper–Pearson interval belongs to it.
    #[serde(default)]
    pub interval: bool,
    /// What it helps to answer.
    pub topics: Vec<Topic>,
    /// What it does not say, German.
    pub does_not_say_de: String,
    /// What it does not say, English.
    pub does_not_say_en: String,
}

/// One part of a breakdown with its labels.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Part {
    /// Stable name, part of the figure's name.
    pub name: String,
    /// German label.
    pub label_de: String,
    /// English label.
    pub label_en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Breakdown {
    name: Dimension,
    parts: Vec<Part>,
}

/// The whole catalogue: exactly one entry per [`Measure`], in its order (N-13).
#[derive(Debug)]
pub struct Catalogue {
    entries: Vec<Entry>,
    breakdowns: Vec<Breakdown>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    figure: Vec<Entry>,
    dimension: Vec<Breakdown>,
}

static EMBEDDED: LazyLock<Result<Catalogue, StatisticsError>> =
    LazyLock::new(|| Catalogue::parse(include_str!("../catalogue.toml")));

impl Catalogue {
    /// The catalogue of this version.
    pub fn embedded() -> Result<&'static Self, StatisticsError> {
        EMBEDDED.as_ref().map_err(Clone::clone)
    }

    fn parse(text: &str) -> Result<Self, StatisticsError> {
        let file: File =
            toml::from_str(text).map_err(|e| StatisticsError::Catalogue(e.message().to_owned()))?;
        let names: Vec<Measure> = file.figure.iter().map(|entry| entry.name).collect();
        if names != Measure::ALL {
            return Err(wrong("entries are missing, repeated or out of order"));
        }
        let dimensions: Vec<Dimension> = file.dimension.iter().map(|b| b.name).collect();
        if dimensions != Dimension::ALL {
            return Err(wrong("dimensions are missing, repeated or out of order"));
        }
        file.figure.iter().try_for_each(check)?;
        Ok(Self {
            entries: file.figure,
            breakdowns: file.dimension,
        })
    }

    /// All entries in the order of publication.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a figure.
    pub fn entry(&self, measure: Measure) -> Result<&Entry, StatisticsError> {
        self.entries
            .iter()
            .find(|entry| entry.name == measure)
            .ok_or_else(|| wrong(&format!("no entry {measure}")))
    }

    /// The parts of a breakdown in the order of publication.
    #[must_use]
    pub fn parts(&self, dimension: Dimension) -> &[Part] {
        self.breakdowns
            .iter()
            .find(|b| b.name == dimension)
            .map_or(&[], |b| &b.parts)
    }

    pub(crate) fn part(&self, dimension: Dimension, name: &str) -> Result<&Part, StatisticsError> {
        self.parts(dimension)
            .iter()
            .find(|part| part.name == name)
            .ok_or_else(|| wrong(&format!("no part {name} of {dimension}")))
    }
}

fn check(entry: &Entry) -> Result<(), StatisticsError> {
    let name = entry.name;
    if entry.unit.is_rate() != entry.denominator.is_some() {
        return Err(wrong(&format!(
            "{name}: exactly the rates have a denominator"
        )));
    }
    if entry.interval && entry.unit != Unit::Share {
        return Err(wrong(&format!("{name}: only a share has an interval")));
    }
    if entry.topics.is_empty() {
        return Err(wrong(&format!("{name}: no topic")));
    }
    let texts = [
        &entry.label_de,
        &entry.label_en,
        &entry.definition_de,
        &entry.definition_en,
        &entry.does_not_say_de,
        &entry.does_not_say_en,
        &entry.numerator,
    ];
    if texts.iter().any(|text| text.trim().is_empty()) {
        return Err(wrong(&format!("{name}: an empty text")));
    }
    Ok(())
}

fn wrong(what: &str) -> StatisticsError {
    StatisticsError::Catalogue(what.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = include_str!("../catalogue.toml");

    fn parse_error(text: &str) -> String {
        Catalogue::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn the_catalogue_has_exactly_one_entry_per_figure() {
        let catalogue = Catalogue::embedded().unwrap();
        assert_eq!(catalogue.entries().len(), Measure::ALL.len());
        for measure in Measure::ALL {
            assert_eq!(catalogue.entry(*measure).unwrap().name, *measure);
        }
    }

    #[test]
    fn an_unknown_key_is_an_error() {
        let text = TEXT.replacen("unit = ", "colour = \"red\"\nunit = ", 1);
        assert!(parse_error(&text).contains("colour"));
    }

    #[test]
    fn a_missing_entry_is_an_error() {
        let start = TEXT.find("[[figure]]").unwrap();
        let next = TEXT[start + 1..].find("[[figure]]").unwrap() + start + 1;
        let text = format!("{}{}", &TEXT[..start], &TEXT[next..]);
        assert!(parse_error(&text).contains("missing"));
    }

    #[test]
    fn a_rate_without_a_denominator_is_an_error() {
        let text = TEXT.replacen("denominator = \"case-closed\"\n", "", 1);
        assert!(parse_error(&text).contains("denominator"));
    }

    #[test]
    fn an_empty_text_or_no_topic_is_an_error() {
        let text = TEXT.replacen("label-de = \"Erfasste Hinweise\"", "label-de = \" \"", 1);
        assert!(parse_error(&text).contains("empty text"));
        let text = TEXT.replacen("topics = [\"cost\"]", "topics = []", 1);
        assert!(parse_error(&text).contains("no topic"));
    }

    #[test]
    fn each_topic_of_the_council_has_figures() {
        let entries = Catalogue::embedded().unwrap().entries();
        for topic in Topic::ALL {
            assert!(
                entries.iter().filter(|e| e.topics.contains(topic)).count() >= 3,
                "{topic}"
            );
        }
    }

    #[test]
    fn labels_are_unique_in_both_languages() {
        let entries = Catalogue::embedded().unwrap().entries();
        let de: std::collections::BTreeSet<_> = entries.iter().map(|e| &e.label_de).collect();
        let en: std::collections::BTreeSet<_> = entries.iter().map(|e| &e.label_en).collect();
        assert_eq!((de.len(), en.len()), (entries.len(), entries.len()));
    }

    #[test]
    fn no_text_presumes_guilt() {
        // Built from halves so that the list itself does not contain the words.
        let banned = [
            ["sus", "pect"],
            ["fra", "ud"],
            ["offen", "der"],
            ["betr", "ug"],
            ["verd", "acht"],
            ["miss", "brauch"],
        ];
        let text = TEXT.to_lowercase();
        for word in banned {
            assert!(!text.contains(&word.concat()));
        }
    }
}
