//! The person-layer cells of a publication and what everybody knows about their sums.
//!
//! All years are protected together, because the open stock links them:
//! `open before + opened = open + ended`.

mod groups;
mod review;
mod role;

pub(crate) use role::role;

use groups::ComparedBy;
use role::rank;

use crate::cell::{Cell, Closed};
use crate::compared::{ALL_TIME, Group};
use crate::disclosure::series::{Issue, Series};
use crate::disclosure::{Role, System};
use crate::fact::{ClosedOutcome, GroundClass, Letter, VisitOutcome};
use crate::known_sum::{KnownSum, OPEN_BEFORE, name_of};
use crate::money::MoneyKind;
use crate::scope::Scope;
use crate::totals::{Totals, completed_visits};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Which cells of a publication are printed.
#[derive(Debug)]
pub(crate) struct Protection {
    system: System,
    cells: Numbers,
    opening: Option<usize>,
}

type Numbers = BTreeMap<(i16, Cell), usize>;

/// An earlier publication: its true sums, and which cells it printed.
#[derive(Debug)]
pub(crate) struct Past<'a> {
    /// Up to which day it counts.
    pub(crate) as_of: Date,
    pub(crate) totals: &'a Totals,
    pub(crate) years: Vec<i16>,
    pub(crate) printed: BTreeSet<(i16, Cell)>,
    /// What it suppressed.
    pub(crate) withheld: BTreeSet<(i16, Cell)>,
}

impl Protection {
    /// Protects the years of a scope together with all that was published before, for sooner and for later days:
    /// what a publication printed cannot be taken back, and the difference of two publications is a table too.
    pub(crate) fn after(past: &[Past<'_>], totals: &Totals, scope: &Scope) -> Self {
        let (years, as_of) = (&scope.known_years()[..], scope.as_of);
        let mut system = System::default();
        let groups = ComparedBy::of(past.iter().map(|past| past.totals).chain([totals]));
        let mut issues = Vec::new();
        for (made, past) in past.iter().enumerate() {
            let printed = (&past.years[..], groups);
            let planned = plan(&mut system, past.totals, printed, Some(past));
            issues.push(planned.issue(made, past.as_of, false));
        }
        issues.sort_by_key(|issue| past[issue.made].as_of);
        let mut series = Series::default();
        series.link(&mut system, &issues);
        let present = plan(&mut system, totals, (years, groups), None);
        let sooner = past.iter().filter(|past| past.as_of <= as_of).count();
        issues.insert(sooner, present.issue(past.len(), as_of, true));
        series.link(&mut system, &issues);
        if !past.is_empty() {
            system.ask_for_what_is_possible();
        }
        system.protect();
        Self {
            system,
            cells: present.cells,
            opening: present.opening,
        }
    }

    /// The system behind it.
    #[cfg(test)]
    pub(crate) fn into_system(self) -> System {
        self.system
    }

    /// The sums that everybody knows about this publication, between cells by their names.
    pub(crate) fn sums(&self) -> Vec<KnownSum> {
        let mut names: BTreeMap<usize, String> = BTreeMap::new();
        let mut sums = Vec::new();
        for ((year, cell), id) in self.cells.iter().rev() {
            let name = name_of(*year, *cell);
            match names.get(id) {
                // The only run of the only year is that year.
                Some(known) => sums.push(KnownSum {
                    left: vec![name],
                    right: vec![known.clone()],
                }),
                None => drop(names.insert(*id, name)),
            }
        }
        names.extend(self.opening.map(|id| (id, OPEN_BEFORE.to_owned())));
        let side = |ids: &[usize]| {
            let names = ids.iter().map(|id| names.get(id).cloned());
            names.collect::<Option<Vec<String>>>()
        };
        let equations = self.system.equations().iter();
        // What links this publication with earlier ones has no name here; whoever has both links them.
        sums.extend(equations.filter_map(|equation| {
            let (left, right) = (side(&equation.left)?, side(&equation.right)?);
            Some(KnownSum { left, right })
        }));
        let opening = self.opening.and_then(|id| self.system.known_value(id));
        if opening == Some(0) {
            let left = vec![OPEN_BEFORE.to_owned()];
            let right = Vec::new();
            sums.push(KnownSum { left, right });
        }
        sums
    }

    /// Whether a cell is printed. State-action cells are not part of the system: always.
    pub(crate) fn is_published(&self, year: i16, cell: Cell) -> bool {
        self.cells
            .get(&(year, cell))
            .is_none_or(|id| self.system.is_published(*id))
    }
}

/// The cells of one publication, and which of them are parts of which whole.
struct Planned {
    cells: Numbers,
    wholes: Vec<(i16, Cell, Vec<Cell>)>,
    /// The stock before the first year.
    opening: Option<usize>,
}

impl Planned {
    /// What of it can be compared with other publications: stocks of different days have no difference, those at
    /// the end of a year that is over have; and what the state did is no secret.
    fn issue(&self, made: usize, as_of: Date, is_present: bool) -> Issue<(i16, Cell)> {
        let is_over = |year: i16| (year, 12) <= (as_of.year(), as_of.month());
        let cells = self.cells.iter().filter(|((year, cell), _)| match cell {
            Cell::Open => is_over(*year),
            cell => role(*cell) != Role::Fixed,
        });
        let wholes = self.wholes.iter().map(|(year, whole, parts)| {
            let parts = parts.iter().map(|part| (*year, *part));
            ((*year, *whole), parts.collect())
        });
        Issue {
            made,
            is_present,
            cells: cells.map(|(key, id)| (*key, *id)).collect(),
            wholes: wholes.collect(),
        }
    }
}

fn plan(
    system: &mut System,
    totals: &Totals,
    (years, by): (&[i16], ComparedBy),
    past: Option<&Past<'_>>,
) -> Planned {
    let mut planned = Planned {
        cells: BTreeMap::new(),
        wholes: Vec::new(),
        opening: None,
    };
    let mut before: Option<usize> = None;
    for year in years {
        let mut plan = Plan {
            totals,
            year: *year,
            past,
            system,
            planned: &mut planned,
        };
        plan.single_cells();
        plan.visits_and_grounds();
        let ended = plan.closed_cases();
        let opened = plan.cell(Cell::CasesOpened);
        let open = plan.cell(Cell::Open);
        let start = before.unwrap_or_else(|| plan.opening_stock());
        planned.opening.get_or_insert(start);
        system.equate(vec![start, opened], vec![open, ended]);
        before = Some(open);
    }
    if !years.is_empty() {
        let mut plan = Plan {
            totals,
            year: ALL_TIME,
            past,
            system,
            planned: &mut planned,
        };
        for is_track in [true, false] {
            let groups = totals.groups().iter().copied();
            let groups: Vec<Group> = groups
                .filter(|group| group.is_track() == is_track && by.holds(*group))
                .filter(|group| totals.concerns_persons(*group))
                .collect();
            plan.compared(&groups, years);
        }
        plan.reviewed(years);
    }
    planned
}

struct Plan<'a> {
    totals: &'a Totals,
    year: i16,
    /// An earlier publication; `None` for the one that is being made.
    past: Option<&'a Past<'a>>,
    system: &'a mut System,
    planned: &'a mut Planned,
}

impl Plan<'_> {
    fn cell(&mut self, cell: Cell) -> usize {
        let value = self.totals.get(self.year, cell);
        let printable = |role| match (role, cell) {
            // Not printed, but the sum over all years.
            (Role::Person, Cell::Of(group, _)) if !self.totals.is_printed(group) => Role::Implied,
            (role, _) => role,
        };
        let key = (self.year, cell);
        let role = match (printable(role(cell)), self.past) {
            (Role::Person, Some(past)) if past.printed.contains(&key) => Role::Fixed,
            (Role::Person, Some(_)) => Role::Implied,
            (role, _) => role,
        };
        let id = self.system.add(value, role, rank(cell));
        let was_withheld = self.past.is_some_and(|past| past.withheld.contains(&key));
        if was_withheld && role == Role::Implied {
            self.system.withhold(id);
        }
        self.planned.cells.insert((self.year, cell), id);
        id
    }

    /// Parts of a whole that are printed next to it.
    fn partition(&mut self, whole: Cell, parts: Vec<Cell>) -> (usize, Vec<usize>) {
        let total = self.cell(whole);
        let numbers = self.cells(parts.iter().copied());
        self.system.partition(total, numbers.clone());
        self.planned.wholes.push((self.year, whole, parts));
        (total, numbers)
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
        self.system.add(value, role, 0)
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
        let parts = [Cell::SupportAccepted, Cell::SupportNotAccepted];
        // Acceptances may answer offers of the year before; then there is no complement.
        if self.totals.get(self.year, Cell::SupportNotAccepted) >= 0 {
            self.partition(Cell::SupportOffered, parts.to_vec());
        } else {
            self.cells([Cell::SupportOffered, Cell::SupportAccepted]);
        }
    }

    fn visits_and_grounds(&mut self) {
        let outcomes = completed_visits().map(Cell::Visits).collect();
        let (completed, _) = self.partition(Cell::VisitsCompleted, outcomes);
        // Both are printed, so everybody knows how many were completed.
        let held = self.cell(Cell::VisitsHeld);
        let stopped = self.cell(Cell::Visits(VisitOutcome::StoppedBySocialWork));
        self.system.equate(vec![held], vec![completed, stopped]);
        let grounds = grounds().map(Cell::IndicationsWithGround).collect();
        self.partition(Cell::IndicationsRecorded, grounds);
    }

    /// Outcomes in two units, the complement of the rate, letters alone; gives the cell `Ended`.
    fn closed_cases(&mut self) -> usize {
        let outcomes = |unit| {
            ClosedOutcome::ALL
                .iter()
                .map(move |o| Cell::Closed(unit, *o))
        };
        let parts = self.cells(outcomes(Closed::Cases));
        let (unremarkable, others) = (parts[0], parts[1..].to_vec());
        let whole = Cell::ClosedAll(Closed::Cases);
        let all = self.cell(whole);
        let complement = self.cell(Cell::NotUnremarkable);
        self.system.equate(vec![complement], others);
        self.system.guard_whole_group(all, &parts);
        self.system.partition(all, vec![unremarkable, complement]);
        let wholes = (self.year, whole, outcomes(Closed::Cases).collect());
        self.planned.wholes.push(wholes);
        self.same_outcomes_in(Closed::Children, all, &parts);
        let ways = self.cells([Cell::ClosedByLetterAlone, Cell::ClosedAfterVisit]);
        self.system.equate(vec![all], ways);
        self.clearing_letters(all);
        let ended = self.cell(Cell::Ended);
        let declined = self.cells([Cell::CasesDeclined, Cell::CasesExpired]);
        let ends = [all].into_iter().chain(declined).collect();
        self.system.equate(vec![ended], ends);
        ended
    }

    /// Each end without a decision has a clearing letter. Whoever takes the letters from the closed cases
    /// has the decisions, and the protected persons to whom no letter was sent.
    fn clearing_letters(&mut self, all: usize) {
        let letters = self.cell(Cell::Letters(Letter::Clearing));
        let timed = self.cell(Cell::ClearingTimed);
        self.system.twin(letters, timed);
        // Letters of cases that were reopened can be more than the cases; then nothing follows.
        if self.totals.get(self.year, Cell::ClosedWithoutLetter) >= 0 {
            let without = self.cell(Cell::ClosedWithoutLetter);
            self.system.equate(vec![all], vec![letters, without]);
        }
    }

    fn same_outcomes_in(&mut self, unit: Closed, cases: usize, outcomes: &[usize]) {
        let parts = ClosedOutcome::ALL.iter().map(|o| Cell::Closed(unit, *o));
        let (all, parts) = self.partition(Cell::ClosedAll(unit), parts.collect());
        for (part, case_part) in parts.iter().zip(outcomes) {
            self.system.twin(*part, *case_part);
        }
        self.system.twin(all, cases);
    }
}

/// Classes of grounds, and none.
pub(crate) fn grounds() -> impl Iterator<Item = Option<GroundClass>> {
    GroundClass::ALL.iter().copied().map(Some).chain([None])
}
