//! Sums of published numbers that others drew, and what our definitions say about them.

use super::{PublishedCount, Refusal, add};
use crate::error::StatisticsError;
use serde::Deserialize;
use std::sync::LazyLock;

/// A sum that was drawn and repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its name.
    pub name: String,
    /// What is said.
    pub stated: u64,
    /// As what, in the words of those who say it.
    pub stated_as: String,
    /// The numbers that were added, as they were taken over.
    pub parts: Vec<PublishedCount>,
}

impl Claim {
    /// The sum by our definitions, or why there is none.
    pub fn sum(&self) -> Result<u64, Refusal> {
        add(&self.parts.iter().collect::<Vec<_>>())
    }
}

/// A line of the list.
#[derive(Deserialize)]
struct Line {
    claim: String,
    stated: u64,
    stated_as: String,
    #[serde(flatten)]
    part: PublishedCount,
}

static EMBEDDED: LazyLock<Result<Vec<Claim>, StatisticsError>> =
    LazyLock::new(|| parse(include_str!("../../published-sums.csv")));

/// All sums of the list, in the order of the file.
pub fn claims() -> Result<&'static [Claim], StatisticsError> {
    match &*EMBEDDED {
        Ok(claims) => Ok(claims),
        Err(error) => Err(error.clone()),
    }
}

fn parse(text: &str) -> Result<Vec<Claim>, StatisticsError> {
    let mut claims: Vec<Claim> = Vec::new();
    for line in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let line: Line =
            line.map_err(|error: csv::Error| StatisticsError::PublishedRuns(error.to_string()))?;
        match claims.iter_mut().find(|claim| claim.name == line.claim) {
            Some(claim) => claim.parts.push(line.part),
            None => claims.push(Claim {
                name: line.claim,
                stated: line.stated,
                stated_as: line.stated_as,
                parts: vec![line.part],
            }),
        }
    }
    Ok(claims)
}
