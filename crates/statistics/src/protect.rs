//! The person-layer cells of a publication and what everybody knows about their sums.
//!
//! All years are protected together, because the open stock links them:
//! `open before + opened = open + ended`.

use crate::cell::{Cell, Closed};
use crate::disclosure::{Role, System};
use crate::fact::{ClosedOutcome, GroundClass, Letter};
use crate::money::MoneyKind;
use crate::totals::{Totals, completed_visits};
use std::collections::BTreeMap;

/// Which cells of a publication are printed.
#[derive(Debug)]
pub(crate) struct Protection {
    system: System,
    cells: BTreeMap<(i16, Cell), usize>,
}

impl Protection {
    /// Protects the given years, which must be in order and without gaps.
    pub(crate) fn of(totals: &Totals, years: &[i16]) -> Self {
        let mut protection = Self {
            system: System::default(),
            cells: BTreeMap::new(),
        };
        let mut before: Option<usize> = None;
        for year in years {
            let mut plan = Plan {
                totals,
                year: *year,
                protection: &mut protection,
            };
            plan.single_cells();
            plan.visits_and_grounds();
            let ended = plan.closed_cases();
            let opened = plan.cell(Cell::CasesOpened);
            let open = plan.cell(Cell::Open);
            let start = before.unwrap_or_else(|| plan.opening_stock());
            protection
                .system
                .equate(vec![start, opened], vec![open, ended]);
            before = Some(open);
        }
        protection.system.protect();
        protection
    }

    /// Whether a cell is printed. State-action cells are not part of the system: always.
    pub(crate) fn is_published(&self, year: i16, cell: Cell) -> bool {
        self.cells
            .get(&(year, cell))
            .is_none_or(|id| self.system.is_published(*id))
    }
}

struct Plan<'a> {
    totals: &'a Totals,
    year: i16,
    protection: &'a mut Protection,
}

impl Plan<'_> {
    fn cell(&mut self, cell: Cell) -> usize {
        let value = self.totals.get(self.year, cell);
        let id = self.protection.system.add(value, role(cell), rank(cell));
        self.protection.cells.insert((self.year, cell), id);
        id
    }

    fn cells(&mut self, cells: impl IntoIterator<Item = Cell>) -> Vec<usize> {
        cells.into_iter().map(|cell| self.cell(cell)).collect()
    }

    /// The stock before the first year. Without older records it is 0 and everybody knows it.
    fn opening_stock(&mut self) -> usize {
        let value = self.totals.get(self.year, Cell::OpenBefore);
        let role = if self.totals.has_older_rows() {
            Role::Unseen
        } else {
            Role::Fixed
        };
        self.protection.system.add(value, role, 0)
    }

    fn single_cells(&mut self) {
        let kinds = [
            MoneyKind::Established,
            MoneyKind::Repaid,
            MoneyKind::Hypothetical,
        ];
        self.cells(kinds.map(Cell::MoneyEvents));
        self.cells([
            Cell::IndicationsDropped,
            Cell::IndicationsExpired,
            Cell::EndangermentReferred,
        ]);
        let offered = self.cell(Cell::SupportOffered);
        let accepted = self.cell(Cell::SupportAccepted);
        // Acceptances may answer offers of the year before; then there is no complement.
        if self.totals.get(self.year, Cell::SupportNotAccepted) >= 0 {
            let not_accepted = self.cell(Cell::SupportNotAccepted);
            self.protection
                .system
                .partition(offered, vec![accepted, not_accepted]);
        }
    }

    fn visits_and_grounds(&mut self) {
        let completed = self.cell(Cell::VisitsCompleted);
        let outcomes = self.cells(completed_visits().map(Cell::Visits));
        self.protection.system.partition(completed, outcomes);
        let recorded = self.cell(Cell::IndicationsRecorded);
        let grounds = self.cells(grounds().map(Cell::IndicationsWithGround));
        self.protection.system.partition(recorded, grounds);
    }

    /// Outcomes in two units, the complement of the rate, letters alone; gives the cell `Ended`.
    fn closed_cases(&mut self) -> usize {
        let unremarkable = self.cell(Cell::Closed(Closed::Cases, ClosedOutcome::Unremarkable));
        let others = ClosedOutcome::ALL.iter().skip(1);
        let others = self.cells(others.map(|o| Cell::Closed(Closed::Cases, *o)));
        let all = self.cell(Cell::ClosedAll(Closed::Cases));
        let complement = self.cell(Cell::NotUnremarkable);
        self.protection
            .system
            .equate(vec![complement], others.clone());
        let outcomes: Vec<usize> = [unremarkable].into_iter().chain(others).collect();
        self.protection.system.guard_whole_group(all, &outcomes);
        self.protection
            .system
            .partition(all, vec![unremarkable, complement]);
        self.same_outcomes_in(Closed::Children, all, &outcomes);
        let ways = self.cells([Cell::ClosedByLetterAlone, Cell::ClosedAfterVisit]);
        self.protection.system.equate(vec![all], ways);
        for clearing in self.cells([Cell::Letters(Letter::Clearing), Cell::ClearingTimed]) {
            self.protection.system.twin(clearing, unremarkable);
        }
        let ended = self.cell(Cell::Ended);
        let declined = self.cells([Cell::CasesDeclined, Cell::CasesExpired]);
        let ends = [all].into_iter().chain(declined).collect();
        self.protection.system.equate(vec![ended], ends);
        ended
    }

    fn same_outcomes_in(&mut self, unit: Closed, cases: usize, outcomes: &[usize]) {
        let all = self.cell(Cell::ClosedAll(unit));
        let parts = self.cells(ClosedOutcome::ALL.iter().map(|o| Cell::Closed(unit, *o)));
        for (part, case_part) in parts.iter().zip(outcomes) {
            self.protection.system.twin(*part, *case_part);
        }
        self.protection.system.twin(all, cases);
        self.protection.system.partition(all, parts);
    }
}

/// Classes of grounds, and none.
pub(crate) fn grounds() -> impl Iterator<Item = Option<GroundClass>> {
    GroundClass::ALL.iter().copied().map(Some).chain([None])
}

/// Whether a cell describes the state or persons (section 4.2, layers S-A and S-B).
pub(crate) const fn role(cell: Cell) -> Role {
    match cell {
        Cell::NotUnremarkable | Cell::ClosedAfterVisit | Cell::Ended | Cell::SupportNotAccepted => {
            Role::Implied
        }
        Cell::OpenBefore => Role::Unseen,
        Cell::IndicationsWithGround(_)
        | Cell::IndicationsDropped
        | Cell::IndicationsExpired
        | Cell::CasesOpened
        | Cell::Closed(..)
        | Cell::ClosedAll(_)
        | Cell::ClosedByLetterAlone
        | Cell::CasesDeclined
        | Cell::CasesExpired
        | Cell::Open
        | Cell::Letters(Letter::Clearing)
        | Cell::ClearingTimed
        | Cell::SupportAccepted
        | Cell::EndangermentReferred
        | Cell::MoneyEvents(MoneyKind::Established | MoneyKind::Repaid | MoneyKind::Hypothetical) => {
            Role::Person
        }
        Cell::Visits(outcome) => match outcome {
            crate::fact::VisitOutcome::StoppedBySocialWork
            | crate::fact::VisitOutcome::Cancelled => Role::Fixed,
            _ => Role::Person,
        },
        _ => Role::Fixed,
    }
}

/// Which partner goes first. A fixed order that does not look at values; what the council needs
/// most (unremarkable, all, open) goes last.
const fn rank(cell: Cell) -> u8 {
    match cell {
        Cell::Closed(_, ClosedOutcome::Unresolved) | Cell::IndicationsWithGround(None) => 1,
        Cell::Closed(_, ClosedOutcome::SupportAgreed) => 2,
        Cell::CasesExpired => 3,
        Cell::CasesDeclined => 4,
        Cell::Closed(_, ClosedOutcome::RegisterCorrected) => 5,
        Cell::Closed(_, ClosedOutcome::Decided) => 6,
        Cell::ClosedByLetterAlone => 7,
        Cell::CasesOpened => 8,
        Cell::Open => 9,
        Cell::Closed(_, ClosedOutcome::Unremarkable) => 10,
        Cell::ClosedAll(_) => 11,
        _ => 0,
    }
}
