//! One pass over the rows into a small map, then the sums that follow from it.

use crate::accounting;
use crate::cell::{Cell, Closed, moves};
use crate::compared::{ALL_TIME, Compared, Group};
use crate::error::StatisticsError;
use crate::fact::{Arm, ClosedOutcome, FactRow, Letter, Told, VisitOutcome};
use crate::reviewed::Reviewed;
use crate::scope::Scope;
use crate::time::Month;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The sums of one calendar year, or of all years before the window.
pub(crate) type Sums = BTreeMap<Cell, i64>;

/// Counts rows one by one up to a cut-off date. Memory is bounded by years × counters, however many
/// rows there are.
#[derive(Debug, Clone)]
pub struct Count {
    cut_off: Month,
    first: Option<Month>,
    rows: u64,
    years: BTreeMap<i16, Sums>,
    /// Of tracks and runs, from the first record on.
    groups: Sums,
}

impl Count {
    /// Nothing counted yet.
    #[must_use]
    pub fn until(as_of: Date) -> Self {
        Self {
            cut_off: Month::of(as_of),
            first: None,
            rows: 0,
            years: BTreeMap::new(),
            groups: Sums::new(),
        }
    }

    /// Counts a row. Rows after the cut-off month are left out: the same rows and the same scope give
    /// the same figures later. Errors as [`crate::figures`].
    pub fn add(&mut self, row: &FactRow) -> Result<(), StatisticsError> {
        let first = self.first.get_or_insert(row.month);
        *first = row.month.min(*first);
        self.rows += 1;
        let moves = moves(row)?;
        if row.month > self.cut_off {
            return Ok(());
        }
        let sums = self.years.entry(row.month.year()).or_default();
        for (cell, by) in moves {
            if matches!(cell, Cell::Drawn(..)) {
                put(&mut self.groups, cell, by)?;
                continue;
            }
            put(sums, cell, by)?;
            if let Some(what) = Compared::of(cell) {
                for group in Group::of(row) {
                    put(&mut self.groups, Cell::Of(group, what), by)?;
                }
            }
        }
        Ok(())
    }

    /// The first month with a row.
    #[must_use]
    pub const fn records_since(&self) -> Option<Month> {
        self.first
    }

    /// How many rows were counted.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }
}

fn put(sums: &mut Sums, cell: Cell, by: i64) -> Result<(), StatisticsError> {
    let sum = sums.entry(cell).or_default();
    *sum = sum.checked_add(by).ok_or(StatisticsError::Overflow)?;
    Ok(())
}

/// Sums per year.
#[derive(Debug)]
pub(crate) struct Totals {
    before: Sums,
    years: BTreeMap<i16, Sums>,
    groups: Sums,
    /// Tracks and runs in which anything was counted.
    counted: Vec<Group>,
}

impl Totals {
    /// Reads the rows once.
    pub(crate) fn collect(
        rows: impl IntoIterator<Item = FactRow>,
        scope: &Scope,
    ) -> Result<Self, StatisticsError> {
        let mut count = Count::until(scope.as_of);
        for row in rows {
            if scope.records_since.is_none_or(|since| row.month < since) {
                return Err(StatisticsError::RowBeforeRecords(row.month));
            }
            count.add(&row)?;
        }
        Self::of(count, scope)
    }

    /// The sums of what was counted, within the window of a scope.
    pub(crate) fn of(count: Count, scope: &Scope) -> Result<Self, StatisticsError> {
        if let Some(first) = count.first
            && scope.records_since.is_none_or(|since| first < since)
        {
            return Err(StatisticsError::RowBeforeRecords(first));
        }
        let mut before = Sums::new();
        let mut years: BTreeMap<i16, Sums> =
            scope.window().map(|year| (year, Sums::new())).collect();
        for (year, sums) in count.years {
            let place = years.get_mut(&year).unwrap_or(&mut before);
            for (cell, by) in sums {
                put(place, cell, by)?;
            }
        }
        let mut totals = Self {
            before,
            years,
            counted: counted(&count.groups),
            groups: count.groups,
        };
        accounting::check(&totals)?;
        totals.derive()?;
        Ok(totals)
    }

    /// The sum of a counter; 0 if no row moved it.
    pub(crate) fn get(&self, year: i16, cell: Cell) -> i64 {
        if year == ALL_TIME {
            return value(&self.groups, cell);
        }
        self.years.get(&year).map_or(0, |sums| value(sums, cell))
    }

    /// Whether there are rows before the window.
    pub(crate) fn has_older_rows(&self) -> bool {
        self.before.values().any(|sum| *sum != 0)
    }

    /// The sum of a counter over the years before the window.
    pub(crate) fn before(&self, cell: Cell) -> i64 {
        value(&self.before, cell)
    }

    /// Tracks and runs in which anything was counted, tracks first. No runs where what is taken back
    /// was counted without its run: then nothing about runs is known.
    pub(crate) fn groups(&self) -> &[Group] {
        &self.counted
    }

    /// Whether anything about persons is counted in a group.
    pub(crate) fn concerns_persons(&self, group: Group) -> bool {
        let counted = |what| self.get(ALL_TIME, Cell::Of(group, what)) != 0;
        Compared::linked().any(|(what, _)| counted(what))
    }

    /// Whether a group is printed: runs where there is one at all, tracks where there are two to compare.
    pub(crate) fn is_printed(&self, group: Group) -> bool {
        let mut counted = self.counted.iter();
        if group.is_track() {
            counted.filter(|group| group.is_track()).count() > 1
        } else {
            counted.any(|group| matches!(group, Group::Run(_)))
        }
    }

    /// All spans in time order, with the name used in errors.
    pub(crate) fn spans(&self) -> impl Iterator<Item = (String, &Sums)> {
        std::iter::once(("before".to_owned(), &self.before)).chain(
            self.years
                .iter()
                .map(|(year, sums)| (year.to_string(), sums)),
        )
    }

    fn derive(&mut self) -> Result<(), StatisticsError> {
        derive_flows(&mut self.before)?;
        let mut open = value(&self.before, Cell::CasesOpened) - value(&self.before, Cell::Ended);
        for sums in self.years.values_mut() {
            derive_flows(sums)?;
            sums.insert(Cell::OpenBefore, open);
            open += value(sums, Cell::CasesOpened) - value(sums, Cell::Ended);
            sums.insert(Cell::Open, open);
        }
        for group in &self.counted {
            derive_group(&mut self.groups, *group)?;
        }
        self.derive_review()
    }
}

impl Totals {
    /// Whether any file was drawn, masked or in clear.
    pub(crate) fn is_reviewed(&self) -> bool {
        let screened = |arm: &Arm| self.get(ALL_TIME, Cell::Drawn(*arm, Reviewed::Screened)) > 0;
        Arm::ALL.iter().any(screened)
    }

    /// What was dropped in each way of the draw, and otherwise.
    fn derive_review(&mut self) -> Result<(), StatisticsError> {
        let cell = Cell::IndicationsDropped;
        let mut otherwise = self.spans().try_fold(0_i64, |total, (_, sums)| {
            total.checked_add(value(sums, cell))
        });
        for arm in Arm::ALL {
            let of = |what| value(&self.groups, Cell::Drawn(*arm, what));
            let dropped = of(Reviewed::Screened) - of(Reviewed::PassedOn);
            if of(Reviewed::PassedOn) < 0 || dropped < 0 {
                return Err(StatisticsError::NegativeCount {
                    year: "all".to_owned(),
                    counter: format!("{:?}", Cell::Drawn(*arm, Reviewed::Dropped)),
                });
            }
            self.groups
                .insert(Cell::Drawn(*arm, Reviewed::Dropped), dropped);
            otherwise = otherwise.and_then(|total| total.checked_sub(dropped));
        }
        let otherwise = otherwise.ok_or(StatisticsError::Overflow)?;
        self.groups.insert(Cell::DroppedOtherwise, otherwise);
        Ok(())
    }
}

pub(crate) fn value(sums: &Sums, cell: Cell) -> i64 {
    sums.get(&cell).copied().unwrap_or(0)
}

fn sum(sums: &Sums, cells: impl IntoIterator<Item = Cell>) -> Result<i64, StatisticsError> {
    cells
        .into_iter()
        .try_fold(0_i64, |total, cell| total.checked_add(value(sums, cell)))
        .ok_or(StatisticsError::Overflow)
}

fn derive_flows(sums: &mut Sums) -> Result<(), StatisticsError> {
    for unit in Closed::ALL {
        let all = sum(
            sums,
            ClosedOutcome::ALL.iter().map(|o| Cell::Closed(unit, *o)),
        )?;
        sums.insert(Cell::ClosedAll(unit), all);
    }
    let closed = value(sums, Cell::ClosedAll(Closed::Cases));
    let unremarkable = value(
        sums,
        Cell::Closed(Closed::Cases, ClosedOutcome::Unremarkable),
    );
    sums.insert(Cell::NotUnremarkable, closed - unremarkable);
    let letters = value(sums, Cell::Letters(Letter::Clearing));
    sums.insert(Cell::ClosedWithoutLetter, closed - letters);
    let ended = sum(
        sums,
        [
            Cell::ClosedAll(Closed::Cases),
            Cell::CasesDeclined,
            Cell::CasesExpired,
        ],
    )?;
    sums.insert(Cell::Ended, ended);
    let completed = sum(sums, completed_visits().map(Cell::Visits))?;
    sums.insert(Cell::VisitsCompleted, completed);
    let held = sum(
        sums,
        [
            Cell::VisitsCompleted,
            Cell::Visits(VisitOutcome::StoppedBySocialWork),
        ],
    )?;
    sums.insert(Cell::VisitsHeld, held);
    for told in [Cell::ConsentWithdrawn, Cell::ChildrenPresent] {
        // What nobody said, also of visits that were broken off, is not known.
        let said = [Told::Yes, Told::No].map(|one| value(sums, told(one)));
        let unknown = value(sums, Cell::VisitsHeld) - said[0] - said[1];
        sums.insert(told(Told::NotKnown), unknown.max(0));
    }
    let not_accepted = value(sums, Cell::SupportOffered) - value(sums, Cell::SupportAccepted);
    sums.insert(Cell::SupportNotAccepted, not_accepted);
    let time = sum(
        sums,
        crate::fact::Body::ALL.iter().map(|b| Cell::TimeOf(*b)),
    )?;
    sums.insert(Cell::TimeOfAll, time);
    let planned = sum(
        sums,
        crate::fact::Body::ALL
            .iter()
            .map(|b| Cell::PlannedTimeOf(*b)),
    )?;
    sums.insert(Cell::PlannedTimeOfAll, planned);
    Ok(())
}

/// The groups of which something is counted.
fn counted(groups: &Sums) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    for (cell, sum) in groups {
        if let Cell::Of(group, _) = cell
            && *sum != 0
            && !found.contains(group)
        {
            found.push(*group);
        }
    }
    let negative = |group: &Group| {
        let of_group = |cell: &Cell| matches!(cell, Cell::Of(one, _) if one == group);
        groups.iter().any(|(cell, sum)| of_group(cell) && *sum < 0)
    };
    if found.iter().any(negative) {
        found.retain(|group| group.is_track());
    }
    found
}

fn derive_group(sums: &mut Sums, group: Group) -> Result<(), StatisticsError> {
    let cell = |what| Cell::Of(group, what);
    let outcomes = ClosedOutcome::ALL
        .iter()
        .map(|o| cell(Compared::Closed(*o)));
    let all = sum(sums, outcomes)?;
    sums.insert(cell(Compared::ClosedAll), all);
    let unremarkable = cell(Compared::Closed(ClosedOutcome::Unremarkable));
    let others = all - value(sums, unremarkable);
    sums.insert(cell(Compared::NotUnremarkable), others);
    let without = all - value(sums, cell(Compared::Timed));
    sums.insert(cell(Compared::WithoutLetter), without);
    Ok(())
}

/// Outcomes of visits that were neither stopped nor cancelled.
pub(crate) fn completed_visits() -> impl Iterator<Item = VisitOutcome> {
    VisitOutcome::ALL.iter().copied().filter(|outcome| {
        !matches!(
            outcome,
            VisitOutcome::StoppedBySocialWork | VisitOutcome::Cancelled
        )
    })
}
