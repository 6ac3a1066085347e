//! What cities published about their runs, and what can be computed from it (R37, F-28).
//!
//! `published-runs.csv` holds each number as its city gave it, with unit, standing and source. Nothing
//! is made comparable that is not: a share needs one run, one unit, an exact whole, and a numerator
//! that is a part of it. What is refused is refused with its reason. Of all runs only Herne's says how
//! many were unremarkable.

mod claim;
mod compare;
mod refusal;
mod words;

pub use claim::{Claim, claims};
pub use compare::{Finding, add, share};
pub use refusal::Refusal;

use crate::error::StatisticsError;
use crate::named::named;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

named! {
    /// What a city counted.
    PublishedUnit {
        /// Indications.
        Indications = "indications",
        /// Addresses.
        Addresses = "addresses",
        /// Buildings or flats; the sources do not say which.
        Objects = "objects",
        /// Cases, whatever the city calls so.
        Cases = "cases",
        /// Matters; one recipient can have several.
        Matters = "matters",
        /// Recipients of benefit.
        Recipients = "recipients",
        /// Families.
        Families = "families",
        /// Children.
        Children = "children",
        /// Persons.
        Persons = "persons",
        /// Euros that are said to have been paid wrongly.
        EurosStated = "euros-stated",
        /// Euros that would have been paid in future: they never flowed (F-27).
        EurosProjected = "euros-projected",
    }
}

named! {
    /// At which stage it was counted, in the order of a run.
    PublishedStage {
        /// Handed over or reported.
        Received = "received",
        /// Could be checked, or was.
        Checked = "checked",
        /// Visited.
        Visited = "visited",
        /// Not met at the visit; says nothing about residence (F-26).
        NotMet = "not-met",
        /// Told to the registry.
        ToldToRegistry = "told-to-registry",
        /// Told to the job centre.
        ToldToJobcenter = "told-to-jobcenter",
        /// Something was done about attendance at school.
        SchoolMeasures = "school-measures",
        /// Handed on to be examined; nothing is confirmed.
        ToBeExamined = "to-be-examined",
        /// Said to be confirmed.
        Confirmed = "confirmed",
        /// Said to be unremarkable.
        Unremarkable = "unremarkable",
    }
}

impl PublishedUnit {
    /// Money has no share in cases, and its two kinds have no sum.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::EurosStated | Self::EurosProjected)
    }
}

impl PublishedStage {
    /// Whether it is a whole of which others are parts.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Received | Self::Checked | Self::Visited)
    }
}

named! {
    /// How precise the number is.
    Precision {
        /// As given.
        Exact = "exact",
        /// "About".
        About = "about",
        /// "More than".
        MoreThan = "more-than",
    }
}

named! {
    /// How far the matter was when the number was published.
    Standing {
        /// As the city stated it.
        AsStated = "as-stated",
        /// Still open.
        Open = "open",
        /// Presented as a result before any decision could be final.
        BeforeDecision = "before-decision",
    }
}

/// One published number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PublishedCount {
    /// Run, e.g. `herne-2024`.
    pub run: String,
    /// City.
    pub city: String,
    /// Year in which the run began; where no date is known, in which it was published.
    pub year: i16,
    /// At which stage.
    pub stage: PublishedStage,
    /// Of what.
    pub unit: PublishedUnit,
    /// How many.
    pub count: u32,
    /// How precise.
    pub precision: Precision,
    /// How far.
    pub standing: Standing,
    /// Where it was published.
    pub source: String,
}

static EMBEDDED: LazyLock<Result<Vec<PublishedCount>, StatisticsError>> =
    LazyLock::new(|| parse(include_str!("../../published-runs.csv")));

/// All published numbers, in the order of the file.
pub fn published_counts() -> Result<&'static [PublishedCount], StatisticsError> {
    match &*EMBEDDED {
        Ok(counts) => Ok(counts),
        Err(error) => Err(error.clone()),
    }
}

/// The numbers of one run, with all that can be computed from them and all that cannot.
pub fn findings(run: &str) -> Result<Vec<Finding>, StatisticsError> {
    let of_run = |count: &&PublishedCount| count.run == run;
    let counts: Vec<_> = published_counts()?.iter().filter(of_run).collect();
    compare::findings(&counts)
}

/// Names of all runs, in the order of the file.
pub fn runs() -> Result<Vec<&'static str>, StatisticsError> {
    let mut names: Vec<&str> = Vec::new();
    for count in published_counts()? {
        if !names.contains(&count.run.as_str()) {
            names.push(&count.run);
        }
    }
    Ok(names)
}

fn parse(text: &str) -> Result<Vec<PublishedCount>, StatisticsError> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<Vec<PublishedCount>, csv::Error>>()
        .map_err(|error| StatisticsError::PublishedRuns(error.to_string()))
}
