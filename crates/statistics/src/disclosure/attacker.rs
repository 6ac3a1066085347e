//! Attackers and what they can narrow.

use super::{MINIMUM_FREQUENCY, SAFE_WIDTH, State};

/// What an attacker knows about a cell: at least, and at most (`None`: no limit).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub(crate) low: i64,
    pub(crate) high: Option<i64>,
}

impl Bounds {
    pub(crate) const fn exactly(value: i64) -> Self {
        Self {
            low: value,
            high: Some(value),
        }
    }

    pub(super) fn is_single(self) -> bool {
        self.high == Some(self.low)
    }

    pub(super) fn is_empty(self) -> bool {
        self.high.is_some_and(|high| high < self.low)
    }

    /// The allowed value that is nearest to `value`.
    pub(super) fn nearest(self, value: i64) -> i64 {
        let value = value.max(self.low);
        self.high.map_or(value, |high| value.min(high))
    }

    /// What both allow.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            low: self.low.max(other.low),
            high: match (self.high, other.high) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
        }
    }

    pub(super) fn is_safe(self) -> bool {
        self.high.is_none_or(|high| high - self.low >= SAFE_WIDTH)
    }
}

/// Who attacks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Attacker {
    /// Knows what is printed and the equations.
    KnowsSums,
    /// Also knows which unprinted cells are 1 to 4, which are 0 and which are at least 5.
    KnowsMethod,
}

impl Attacker {
    pub(super) const fn knows_method(self) -> bool {
        matches!(self, Self::KnowsMethod)
    }

    pub(super) const fn start(self, cell: &State) -> Bounds {
        let (low, high) = match self {
            Self::KnowsMethod if cell.is_small() => (1, Some(MINIMUM_FREQUENCY - 1)),
            Self::KnowsMethod if cell.is_not_small() && cell.value == 0 => (0, Some(0)),
            Self::KnowsMethod if cell.is_not_small() => (MINIMUM_FREQUENCY, None),
            _ => (0, None),
        };
        Bounds { low, high }
    }
}

/// Narrows each cell of `side` by `side = opposite`.
pub(super) fn narrow(bounds: &mut [Bounds], side: &[usize], opposite: &[usize]) -> bool {
    let opposite_low = sum_low(bounds, opposite, None);
    let opposite_high = sum_high(bounds, opposite);
    let mut changed = false;
    for cell in side {
        let others_low = sum_low(bounds, side, Some(*cell));
        let high = opposite_high.map(|high| high - others_low);
        let rest: Vec<usize> = side.iter().copied().filter(|other| other != cell).collect();
        let low = sum_high(bounds, &rest).map_or(0, |others| opposite_low - others);
        let known = bounds[*cell];
        let narrowed = known.and(Bounds { low, high });
        changed |= narrowed != known;
        bounds[*cell] = narrowed;
    }
    changed
}

fn sum_low(bounds: &[Bounds], cells: &[usize], without: Option<usize>) -> i64 {
    let counted = cells.iter().filter(|cell| Some(**cell) != without);
    counted
        .map(|cell| bounds[*cell].low)
        .fold(0, i64::saturating_add)
}

fn sum_high(bounds: &[Bounds], cells: &[usize]) -> Option<i64> {
    cells
        .iter()
        .map(|cell| bounds[*cell].high)
        .try_fold(0_i64, |sum, high| high.map(|high| sum.saturating_add(high)))
}
