//! What may be published: named figures, tables, intervals.
//!
//! [`figures`] reads fact rows once and gives [`Figures`]: each with a stable name, a plain
//! definition, its unit, its period, what it does not say, and an interval where it is a share of
//! persons' cases (F-28, R37). Small counts are protected (R39); what the state did is exact.
//!
//! No names, ids, addresses or free text enter; there is no function from one person to a number
//! (N-01), no estimate for a city from targeted checks (D-1, N-12), no sum of real and
//! hypothetical money (F-27, N-17), no sum across units (R37), no rate without a denominator.

mod accounting;
mod audit;
mod beta;
mod case_state;
mod catalogue;
mod cell;
mod cell_key;
mod compared;
mod disclosure;
mod effort;
mod error;
mod fact;
pub mod fairness;
mod figure;
mod five_year;
pub mod format;
mod interval;
mod known_sum;
pub mod magnitude;
mod measure;
pub mod money;
mod named;
mod outcome_report;
mod protect;
mod publish;
pub mod published;
mod recipe;
mod reviewed;
mod root;
mod scope;
mod shrinkage;
pub mod tables;
mod time;
mod totals;
mod two_groups;
pub mod unit;

pub use audit::{AttackerAudit, AuditCell, Exposure};
pub use case_state::CaseState;
pub use catalogue::{Catalogue, Entry, Part};
pub use cell_key::{
    KeyedCount, NoisePlan, NoiseRow, NoiseTable, SMALLEST_WIDE_BREAKDOWN, WideBreakdown,
};
pub use disclosure::{MINIMUM_FREQUENCY, SAFE_WIDTH};
pub use effort::{Effort, cost_per_decision, effort_per_decision};
pub use error::StatisticsError;
pub use fact::{
    Arm, Bearer, Body, ClosedOutcome, FactKind, FactRow, GroundClass, Letter, RunNumber, Sign,
    Told, Track, VisitOutcome,
};
pub use figure::{Figure, FigureName, Figures, QueryName, Status, Table, TableRow};
pub use five_year::{TableStage, five_year};
pub use interval::{
    CountInterval, Interval, Level, Method, clopper_pearson, confidence_sequence,
    count_in_population, jeffreys, mid_p, no_finding_bound, sample_without_finding, wilson,
};
pub use known_sum::KnownSum;
pub use measure::{Dimension, Layer, Measure, Topic};
pub use money::{Amount, Established, Hypothetical, Money, MoneyKind, Planned, Repaid, Spent};
pub use outcome_report::{
    FEWEST_OFFICES, OutcomeCount, Outcomes, PrintedOutcomes, Withheld, hide_each_other,
    print_outcomes,
};
pub use publish::{Earlier, Publication, figures, figures_after, publish_after, publish_series};
pub use reviewed::ReviewComparison;
pub use scope::{MOST_YEARS, Scope};
pub use shrinkage::{Shrunken, shrink};
pub use time::{Month, Period};
pub use totals::Count;
pub use two_groups::{Comparison, Counts, FisherTest, TwoGroups};
pub use unit::{Quantity, Ratio, Unit, Value};
