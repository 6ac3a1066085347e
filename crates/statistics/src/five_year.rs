//! The five-year table (Q1): year × stage × outcome × unit, in the order in which the council reads it.
//!
//! It holds printed figures only, so it discloses nothing beyond them. That its numbers add up is checked
//! before anything is printed (`accounting.rs`). Projections are no part of it (F-27, R38).

use crate::figure::{Figure, Figures};
use crate::measure::Measure;
use crate::named::named;

named! {
    /// Which stage of the work a row of the five-year table is about.
    TableStage {
        /// What offices recorded.
        Indications = "indications",
        /// What became of it: cases of the registry.
        Cases = "cases",
        /// Children in cases that were closed.
        Children = "children",
        /// Visits.
        Visits = "visits",
        /// Money by kind; kinds are never added.
        Money = "money",
        /// What it cost, by who bears it and who did the work.
        Cost = "cost",
    }
}

impl TableStage {
    /// The entries of the catalogue that stand in this stage, in order.
    #[must_use]
    pub const fn measures(self) -> &'static [Measure] {
        match self {
            Self::Indications => &[
                Measure::IndicationsRecorded,
                Measure::IndicationsDropped,
                Measure::IndicationsExpired,
                Measure::NoticesGiven,
            ],
            Self::Cases => &[
                Measure::CasesOpened,
                Measure::CasesClosed,
                Measure::CasesDeclined,
                Measure::CasesExpired,
                Measure::CasesOpen,
                Measure::UnremarkableRate,
                Measure::ClearingLettersInTime,
                Measure::DaysToClearingLetter,
            ],
            Self::Children => &[Measure::ChildrenInClosedCases],
            Self::Visits => &[Measure::VisitsHeld],
            Self::Money => &[Measure::OverpaymentEstablished, Measure::OverpaymentRepaid],
            Self::Cost => &[
                Measure::PlannedCostByBearer,
                Measure::CostByBearer,
                Measure::PlannedTimeByBody,
                Measure::TimeByBody,
                Measure::CostPerClosedCase,
            ],
        }
    }

    /// The stage of an entry; `None` if it is not in the table.
    #[must_use]
    pub fn of(measure: Measure) -> Option<Self> {
        let stages = Self::ALL.iter().copied();
        stages
            .into_iter()
            .find(|stage| stage.measures().contains(&measure))
    }
}

/// The figures of the five-year table, row by row, each row with its years in order.
pub fn five_year(figures: &Figures) -> impl Iterator<Item = &Figure> {
    let measures = TableStage::ALL.iter().flat_map(|stage| stage.measures());
    measures.flat_map(|measure| {
        let rows = figures.table(*measure).rows;
        rows.into_iter().flat_map(|row| row.cells)
    })
}
