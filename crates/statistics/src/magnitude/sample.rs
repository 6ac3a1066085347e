//! A random sample whose draw others can check.

use crate::error::StatisticsError;
use crate::interval::LARGEST_POPULATION;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Separates this use of the hash from all others.
const DOMAIN: &[u8] = b"augenmass-statistics/seed-of-a-draw/1\0";

/// The seed of a draw, revealed afterwards. 32 bytes from a public throw or a machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed([u8; 32]);

/// SHA-256 of a seed, published before the draw: nobody can look for a seed that suits them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeedCommitment([u8; 32]);

impl Seed {
    /// A seed of these bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// What is published before the draw.
    #[must_use]
    pub fn commitment(&self) -> SeedCommitment {
        let digest = Sha256::new().chain_update(DOMAIN).chain_update(self.0);
        SeedCommitment(digest.finalize().into())
    }
}

impl SeedCommitment {
    /// A commitment that was published.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for publication.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// One stratum of a sample. Unit: households. Strata are duration of payment × age of the children,
/// never nationality or area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Stratum {
    /// Households in the frame.
    pub frame: u64,
    /// Letters sent, each household with the same chance.
    pub drawn: u64,
    /// Letters with a final answer.
    pub answered: u64,
    /// Final decisions that benefit was paid without entitlement, among the answered.
    pub confirmed: u64,
}

impl Stratum {
    /// Chance of each household to be drawn.
    #[must_use]
    pub fn inclusion_probability(&self) -> f64 {
        self.drawn as f64 / self.frame as f64
    }

    /// Drawn but without a final answer. They are bounds, never imputed (D-3).
    #[must_use]
    pub const fn missing(&self) -> u64 {
        self.drawn - self.answered
    }

    const fn check(&self) -> Result<(), StatisticsError> {
        if self.frame > LARGEST_POPULATION {
            return Err(StatisticsError::TooMany {
                count: self.frame,
                most: LARGEST_POPULATION,
            });
        }
        if self.drawn == 0 {
            return Err(StatisticsError::EmptyStratum);
        }
        let pairs = [
            (self.drawn, self.frame),
            (self.answered, self.drawn),
            (self.confirmed, self.answered),
        ];
        let mut i = 0;
        while i < pairs.len() {
            let (part, whole) = pairs[i];
            if part > whole {
                return Err(StatisticsError::PartAboveWhole { part, whole });
            }
            i += 1;
        }
        Ok(())
    }
}

/// A stratified random sample with a committed seed (D-2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProbabilitySample {
    strata: Vec<Stratum>,
    commitment: SeedCommitment,
}

impl ProbabilitySample {
    /// A sample. Errors if the seed is not the committed one, if there is no stratum, or if the counts
    /// of a stratum cannot be.
    pub fn new(
        strata: Vec<Stratum>,
        commitment: SeedCommitment,
        revealed: &Seed,
    ) -> Result<Self, StatisticsError> {
        if revealed.commitment() != commitment {
            return Err(StatisticsError::SeedNotCommitted);
        }
        if strata.is_empty() {
            return Err(StatisticsError::EmptyStratum);
        }
        strata.iter().try_for_each(Stratum::check)?;
        Ok(Self { strata, commitment })
    }

    /// The strata.
    #[must_use]
    pub fn strata(&self) -> &[Stratum] {
        &self.strata
    }

    /// What was published before the draw.
    #[must_use]
    pub const fn commitment(&self) -> SeedCommitment {
        self.commitment
    }

    /// Households of the whole frame.
    #[must_use]
    pub fn frame(&self) -> u64 {
        self.strata.iter().map(|stratum| stratum.frame).sum()
    }
}
