//! The accounting identity: each opened case is in exactly one place, and counts add up.
//!
//! `open = opened − closed − declined − expired`, at the end of each year. A violation is an
//! error and stops the publication: a wrong figure is worse than none (R37).

use crate::cell::{Cell, Closed};
use crate::error::StatisticsError;
use crate::fact::ClosedOutcome;
use crate::totals::{Sums, Totals, value};

/// Checks all spans in time order.
pub(crate) fn check(totals: &Totals) -> Result<(), StatisticsError> {
    let mut cases = Stock::new("cases");
    let mut indications = Stock::new("indications");
    let (mut reopened, mut taken_back) = (0_i64, 0_i64);
    for (year, sums) in totals.spans() {
        no_negative(&year, sums)?;
        cases.move_by(&year, value(sums, Cell::CasesOpened), ended_cases(sums)?)?;
        let dropped = value(sums, Cell::IndicationsDropped);
        let expired = value(sums, Cell::IndicationsExpired);
        let ended = dropped
            .checked_add(expired)
            .ok_or(StatisticsError::Overflow)?;
        indications.move_by(&year, value(sums, Cell::IndicationsRecorded), ended)?;
        reopened += value(sums, Cell::CasesReopened);
        taken_back += value(sums, Cell::ClosingsTakenBack);
    }
    // Over all years: the outcome taken back may lie years before the reopening, never after it.
    if reopened > taken_back {
        return Err(StatisticsError::ReopenedWithoutTakingBack {
            reopened,
            taken_back,
        });
    }
    Ok(())
}

fn no_negative(year: &str, sums: &Sums) -> Result<(), StatisticsError> {
    match sums.iter().find(|(_, sum)| **sum < 0) {
        None => Ok(()),
        Some((cell, _)) => Err(StatisticsError::NegativeCount {
            year: year.to_owned(),
            counter: format!("{cell:?}"),
        }),
    }
}

fn ended_cases(sums: &Sums) -> Result<i64, StatisticsError> {
    ClosedOutcome::ALL
        .iter()
        .map(|outcome| Cell::Closed(Closed::Cases, *outcome))
        .chain([Cell::CasesDeclined, Cell::CasesExpired])
        .try_fold(0_i64, |total, cell| total.checked_add(value(sums, cell)))
        .ok_or(StatisticsError::Overflow)
}

struct Stock {
    name: &'static str,
    open: i64,
}

impl Stock {
    const fn new(name: &'static str) -> Self {
        Self { name, open: 0 }
    }

    fn move_by(&mut self, year: &str, begun: i64, ended: i64) -> Result<(), StatisticsError> {
        let open = self
            .open
            .checked_add(begun)
            .and_then(|open| open.checked_sub(ended));
        self.open = open.ok_or(StatisticsError::Overflow)?;
        if self.open < 0 {
            return Err(StatisticsError::NegativeStock {
                year: year.to_owned(),
                stock: self.name,
                difference: -self.open,
            });
        }
        Ok(())
    }
}
