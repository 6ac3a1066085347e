//! What can be wrong with the rows, the scope or the catalogue.

use crate::time::Month;
use crate::unit::Unit;

/// Why no figures are given. A wrong count is never published "as good as it is" (R37).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StatisticsError {
    /// The embedded catalogue does not parse, or does not fit the code.
    #[error("the catalogue of figures is not valid: {0}")]
    Catalogue(String),
    /// A table that was published as CSV cannot be read.
    #[error("the table cannot be read: {0}")]
    PublishedTable(String),
    /// Not a calendar month.
    #[error("`{0}` is not a month of the form 2026-03")]
    Month(String),
    /// The scope asks for no year or for too many.
    #[error("a publication covers 1 to {max} years, not {asked}")]
    Years {
        /// Asked for.
        asked: u8,
        /// Most years of one publication.
        max: u8,
    },
    /// The records are said to begin after the cut-off date.
    #[error("the records begin in {since}, after the cut-off month {cut_off}")]
    RecordsBeginAfterCutOff {
        /// First month with records.
        since: Month,
        /// Month of the cut-off date.
        cut_off: Month,
    },
    /// A row lies before the month in which the records are said to begin.
    #[error("a row of {0} lies before the first month with records")]
    RowBeforeRecords(Month),
    /// A row carries time spent but not the body whose time it was.
    #[error("a row of {0} carries minutes but no body")]
    MinutesWithoutBody(Month),
    /// A row carries money spent but not who bears it (question Q6 of the council).
    #[error("a row of {0} carries money spent but no cost bearer")]
    SpendingWithoutBearer(Month),
    /// Amounts are never negative; a correction has `sign: minus`.
    #[error("a row of {0} carries a negative amount")]
    NegativeAmount(Month),
    /// More was taken back than was ever counted.
    #[error("in {year} more `{counter}` were taken back than counted")]
    NegativeCount {
        /// Calendar year, or "before" for all years before the window.
        year: String,
        /// Which counter.
        counter: String,
    },
    /// The accounting identity is broken: a stock would be negative.
    #[error("at the end of {year} {difference} more {stock} had ended than begun")]
    NegativeStock {
        /// Calendar year, or "before".
        year: String,
        /// Stock of what.
        stock: &'static str,
        /// By how many.
        difference: i64,
    },
    /// A case was reopened, but its old outcome was not taken back: it would be counted twice.
    #[error("{reopened} cases were reopened but only {taken_back} outcomes taken back")]
    ReopenedWithoutTakingBack {
        /// Cases reopened until the cut-off.
        reopened: i64,
        /// Outcomes taken back until the cut-off.
        taken_back: i64,
    },
    /// A sum does not fit.
    #[error("a sum is too large")]
    Overflow,
    /// Quantities of different units have no sum (R37).
    #[error("{left} and {right} have no common sum")]
    UnitsDiffer {
        /// Unit of the first quantity.
        left: Unit,
        /// Unit of the second quantity.
        right: Unit,
    },
    /// There is no rate without a denominator (F-28).
    #[error("a rate needs a denominator greater than zero")]
    NoDenominator,
    /// An interval needs `successes <= trials` and at least one trial.
    #[error("no interval for {successes} of {trials}")]
    NoInterval {
        /// Numerator.
        successes: u64,
        /// Denominator.
        trials: u64,
    },
    /// Intervals are given at 90, 95 and 99 %.
    #[error("intervals are given at 0.90, 0.95 and 0.99")]
    NoSuchLevel,
    /// A part is larger than its whole.
    #[error("{part} of {whole} cannot be")]
    PartAboveWhole {
        /// The part.
        part: u64,
        /// The whole.
        whole: u64,
    },
    /// A share lies strictly between 0 and 1 here.
    #[error("a share between 0 and 1 is needed")]
    NoShare,
    /// There is nothing to compare: too few units, an empty group, or nobody was passed on.
    #[error("there is nothing to compare")]
    NothingToCompare,
    /// A count is larger than anything a city counts.
    #[error("{count} is more than {most}")]
    TooMany {
        /// The count.
        count: u64,
        /// Most that is computed with.
        most: u64,
    },
    /// The fairness plan is not valid.
    #[error("the fairness plan is not valid: {0}")]
    FairnessPlan(String),
    /// A component that the plan does not name: it would be chosen after seeing the data (M-1).
    #[error("the plan does not name this stage and split")]
    NotInThePlan,
    /// A household counts once per stage.
    #[error("{counted} counted but {different} different households")]
    HouseholdCountedTwice {
        /// In the tables.
        counted: u64,
        /// Different ones.
        different: u64,
    },
    /// Selection and outcome are not about the same households.
    #[error("the tables do not belong together")]
    TablesDiffer,
    /// No table fits what is printed, or the search for one took too long.
    #[error("no audit: the tables contradict each other or are too large")]
    NoAudit,
    /// What publications say of those made before them is no order.
    #[error("the tables do not say which publication was made first")]
    OrderUnclear,
    /// A printed sum is not the sum of its printed parts.
    #[error("{0} does not add up")]
    SumDoesNotHold(String),
    /// No noise has these limits.
    #[error("no noise of mean 0 has these limits")]
    NoisePlan,
    /// Noise misleads in small tables; there cells are suppressed.
    #[error("{count} records are too few for noise, which needs {least}")]
    TooFewForNoise {
        /// Records of the breakdown.
        count: u64,
        /// Fewest.
        least: u64,
    },
    /// The revealed seed is not the one that was committed to before the draw.
    #[error("the revealed seed is not the one that was committed to")]
    SeedNotCommitted,
    /// A sample needs a stratum, and each stratum at least one letter.
    #[error("each stratum needs households and at least one letter")]
    EmptyStratum,
    /// The embedded list of published runs does not parse.
    #[error("the list of published runs is not valid: {0}")]
    PublishedRuns(String),
}
