//! Attackers and what they can narrow.

use super::{MINIMUM_FREQUENCY, State};

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

    pub(crate) fn is_single(self) -> bool {
        self.high == Some(self.low)
    }

    pub(super) fn is_empty(self) -> bool {
        self.high.is_some_and(|high| high < self.low)
    }

    pub(super) fn allows(self, value: i64) -> bool {
        value >= self.low && self.high.is_none_or(|high| value <= high)
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

    pub(crate) fn is_wide(self, width: i64) -> bool {
        self.high.is_none_or(|high| high - self.low >= width)
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

/// Narrows each cell of `side` by `side = opposite`; says which cells changed.
pub(super) fn narrow(
    bounds: &mut [Bounds],
    side: &[usize],
    opposite: &[usize],
    changed: &mut Vec<usize>,
) {
    let across = Reach::of(bounds, opposite);
    let mut here = Reach::of(bounds, side);
    for cell in side {
        let known = bounds[*cell];
        here.take(known);
        let narrowed = known.and(Bounds {
            low: here.most().map_or(0, |others| across.low - others),
            high: across.most().map(|most| most - here.low),
        });
        here.add(narrowed);
        if narrowed != known {
            bounds[*cell] = narrowed;
            changed.push(*cell);
        }
    }
}

/// What a sum can be.
struct Reach {
    low: i64,
    /// Of the cells that have a limit.
    high: i64,
    without_limit: usize,
}

impl Reach {
    fn of(bounds: &[Bounds], cells: &[usize]) -> Self {
        let mut reach = Self {
            low: 0,
            high: 0,
            without_limit: 0,
        };
        cells.iter().for_each(|cell| reach.add(bounds[*cell]));
        reach
    }

    const fn add(&mut self, bound: Bounds) {
        self.low = self.low.saturating_add(bound.low);
        match bound.high {
            Some(high) => self.high = self.high.saturating_add(high),
            None => self.without_limit += 1,
        }
    }

    const fn take(&mut self, bound: Bounds) {
        self.low = self.low.saturating_sub(bound.low);
        match bound.high {
            Some(high) => self.high = self.high.saturating_sub(high),
            None => self.without_limit -= 1,
        }
    }

    fn most(&self) -> Option<i64> {
        (self.without_limit == 0).then_some(self.high)
    }
}
