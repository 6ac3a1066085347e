//! How a file is shown to the second person (M-6): in clear, or masked. A random share is shown masked, so that
//! decisions with and without names can be compared; at *watch* all are.

use serde::{Deserialize, Serialize};

/// How a file is reviewed by the second person. It is fixed by the draw, never chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Review {
    /// In clear: the draw did not fall on it.
    Clear,
    /// Masked: the draw fell on it.
    Masked,
    /// Masked, because the monitor is at *watch* or has stopped visits: then every file is (M-2). No part of the
    /// comparison: nothing was drawn.
    MaskedAtWatch,
    /// Masked, because the run opened without a draw. No part of the comparison.
    MaskedWithoutDraw,
}

impl Review {
    /// All.
    pub const ALL: &[Self] = &[
        Self::Clear,
        Self::Masked,
        Self::MaskedAtWatch,
        Self::MaskedWithoutDraw,
    ];

    /// What the draw and the monitor make of a file. `drawn` is `None` where its run has no draw.
    #[must_use]
    pub const fn of(drawn: Option<bool>, watch: bool) -> Self {
        match (watch, drawn) {
            (true, _) => Self::MaskedAtWatch,
            (false, None) => Self::MaskedWithoutDraw,
            (false, Some(true)) => Self::Masked,
            (false, Some(false)) => Self::Clear,
        }
    }

    /// True where neither name nor address is shown before the decision.
    #[must_use]
    pub const fn is_masked(self) -> bool {
        !matches!(self, Self::Clear)
    }

    /// The name in history and tables, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Masked => "masked",
            Self::MaskedAtWatch => "masked-at-watch",
            Self::MaskedWithoutDraw => "masked-without-draw",
        }
    }

    /// The review with this name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|review| review.name() == name)
    }
}
