//! Disclosure control, first step (R39, N-13; section 4 of the reference on statistics).
//!
//! Counts are cells, and what everybody knows about their sums are equations: "all = sum of the
//! outcomes", "open at the end = open before + opened − ended". A count of 1 to 4 is suppressed,
//! and so is "n of n" inside a partition (group disclosure). Then two attackers are played. Both
//! know all published cells and all equations; the second also knows this method and which of
//! the suppressed cells are small, which are 0 and which are at least 5. As long as one of them
//! narrows a protected cell to fewer than [`SAFE_WIDTH`] + 1 values, one more cell near it is
//! suppressed: of the nearest, the one whose loss costs the reader least. The cost is a fixed rank and
//! never looks at values, and nothing is put back, because a choice that is fitted to the values gives
//! them away (decision 0028: the cheapest set for 1 + 1 + 7 = 9 occurs for no other table).
//!
//! What an earlier publication printed with the same value is public: as a partner it hides little, like
//! a zero, and comes last; and it needs no width of its own, because there is nothing left to hide about it
//! (decision 0043).
//!
//! Along a forest of equations, bounds passed from one to the next are exact. Where tables are linked
//! in a circle, they are not; then whole tables are searched for (`leeway.rs`, `search.rs`), and what cannot
//! be shown to be safe within the limits of that search is treated as open.

mod attacker;
mod circles;
mod leeway;
pub(crate) mod links;
mod mend;
mod partner;
pub(crate) mod search;
pub(crate) mod series;

#[cfg(test)]
mod linked_tests;
#[cfg(test)]
mod price_tests;
#[cfg(test)]
mod series_tests;
#[cfg(test)]
mod tests;

pub(crate) use attacker::Bounds;

use attacker::Attacker;
use links::{Links, Part, Parts, Seen};
use search::Equation;
use std::collections::BTreeMap;

/// Smallest count that is published in the person layer.
pub const MINIMUM_FREQUENCY: i64 = 5;

/// An attacker's interval for a protected cell must be at least this wide.
pub const SAFE_WIDTH: i64 = 3;

/// What happens to a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// State action: published exactly, always.
    Fixed,
    /// Person layer: published unless suppressed.
    Person,
    /// Not printed, but anyone can compute it, so it is protected like the person layer.
    Implied,
    /// Not printed and not protected.
    Unseen,
}

#[derive(Debug, Clone)]
struct State {
    value: i64,
    role: Role,
    rank: u8,
    sensitive: bool,
    /// In this publication, or in the earlier one of which it is.
    suppressed: bool,
    /// An earlier publication printed this value.
    public: bool,
    /// How wide it must stay for each attacker.
    needs: [i64; ATTACKERS.len()],
}

impl State {
    const fn is_known(&self) -> bool {
        match self.role {
            Role::Fixed => true,
            Role::Person => !self.suppressed,
            Role::Implied | Role::Unseen => false,
        }
    }

    /// 1 to 4, and protected.
    const fn is_small(&self) -> bool {
        self.sensitive && self.value >= 1 && self.value < MINIMUM_FREQUENCY
    }

    /// Not printed, and 0 or at least 5: a partner, or protected as the whole of its group.
    const fn is_not_small(&self) -> bool {
        (self.suppressed || matches!(self.role, Role::Implied)) && !self.is_small()
    }

    /// The whole of its group, and not small.
    const fn is_whole_group(&self) -> bool {
        self.sensitive && !self.is_small()
    }

    const fn needs_width(&self) -> bool {
        let hidden = self.suppressed || matches!(self.role, Role::Implied);
        (self.suppressed && !self.public) || (self.sensitive && hidden)
    }

    /// Suppressing it hides nothing from whoever knows which numbers are 0 and which did not grow.
    const fn hides_little(&self) -> bool {
        self.value == 0 || self.public
    }
}

/// All cells of all publications, all years together, with their equations.
#[derive(Debug, Default, Clone)]
pub(crate) struct System {
    cells: Vec<State>,
    equations: Vec<Equation>,
    twins: Vec<(usize, usize)>,
}

impl System {
    /// Adds a cell. Partners are chosen by low `rank` first.
    pub(crate) fn add(&mut self, value: i64, role: Role, rank: u8) -> usize {
        let protected = matches!(role, Role::Person | Role::Implied);
        let sensitive = protected && (1..MINIMUM_FREQUENCY).contains(&value);
        self.cells.push(State {
            value,
            role,
            rank,
            sensitive,
            suppressed: false,
            public: false,
            needs: [SAFE_WIDTH; ATTACKERS.len()],
        });
        self.cells.len() - 1
    }

    /// Everybody knows that both sums are equal.
    pub(crate) fn equate(&mut self, left: Vec<usize>, right: Vec<usize>) {
        self.equations.push(Equation { left, right });
    }

    /// Parts of a total. "n of n" says something about each of the n, so then no part is printed.
    pub(crate) fn partition(&mut self, total: usize, parts: Vec<usize>) {
        self.guard_whole_group(total, &parts);
        self.equate(vec![total], parts);
    }

    /// Protects all parts if one of them is the whole group; adds no equation.
    pub(crate) fn guard_whole_group(&mut self, total: usize, parts: &[usize]) {
        let all = self.cells[total].value;
        if all > 0 && parts.iter().any(|part| self.cells[*part].value == all) {
            for part in parts {
                self.cells[*part].sensitive = true;
            }
        }
    }

    /// Fewer than before, by 1 to 4: whoever has both publications knows that so few were taken back.
    pub(crate) fn guard_correction(&mut self, cell: usize, difference: i64) {
        if difference.abs() < MINIMUM_FREQUENCY {
            self.cells[cell].sensitive = true;
        }
    }

    /// A difference that tells about each of those who are new.
    pub(crate) fn guard(&mut self, cell: usize) {
        self.cells[cell].sensitive = true;
    }

    /// An earlier publication suppressed it; it stays hidden, whatever is printed later.
    pub(crate) fn withhold(&mut self, cell: usize) {
        self.cells[cell].suppressed = true;
    }

    /// An earlier publication printed the value that it has.
    pub(crate) fn mark_public(&mut self, cell: usize) {
        self.cells[cell].public = true;
    }

    /// Asks of each cell no more than it has while nothing more is printed: what follows from what is public
    /// already, nobody can hide, and it takes nothing else with it. Only what is shown to be narrow counts.
    pub(crate) fn ask_for_what_is_possible(&mut self) {
        let mut silent = self.clone();
        for cell in &mut silent.cells {
            cell.suppressed |= cell.role == Role::Person;
        }
        let mut attacks = silent.attacks();
        for (number, cell) in self.cells.iter_mut().enumerate() {
            if silent.cells[number].needs_width() {
                cell.needs = attacks
                    .each_mut()
                    .map(|attack| silent.possible(number, attack));
            }
        }
    }

    /// The width that a cell has, up to the safe one.
    fn possible(&self, cell: usize, attack: &mut Attack) -> i64 {
        let mut widths = (1..=SAFE_WIDTH).rev();
        let has = |width: &i64| {
            self.withstands(cell, attack, *width) || !self.is_narrow(cell, attack, *width)
        };
        widths.find(has).unwrap_or(0)
    }

    /// Two cells that tell almost the same: suppressed together or not at all.
    pub(crate) fn twin(&mut self, one: usize, other: usize) {
        self.twins.push((one, other));
    }

    /// What everybody knows about sums: which cells add up to which.
    pub(crate) fn equations(&self) -> &[Equation] {
        &self.equations
    }

    /// The value of a cell that everybody knows although it is not printed.
    pub(crate) fn known_value(&self, cell: usize) -> Option<i64> {
        let state = &self.cells[cell];
        state.is_known().then_some(state.value)
    }

    /// Whether a cell is printed.
    pub(crate) fn is_published(&self, cell: usize) -> bool {
        self.cells[cell].is_known()
    }

    /// Suppresses what must be, then partners until no protected cell can be narrowed too far.
    /// Ends because each round suppresses one more cell.
    pub(crate) fn protect(&mut self) {
        let first: Vec<usize> = (0..self.cells.len())
            .filter(|cell| self.cells[*cell].sensitive)
            .collect();
        for cell in first {
            self.suppress(cell);
        }
        let mut settled = vec![false; self.cells.len()];
        let mut attacks = self.attacks();
        while let Some(partner) = self.next_partner(&mut settled, &mut attacks) {
            self.suppress(partner);
            attacks = attacks.map(|attack| self.again(attack));
        }
    }

    fn suppress(&mut self, cell: usize) {
        let state = &mut self.cells[cell];
        if state.role != Role::Person || state.suppressed {
            return;
        }
        state.suppressed = true;
        let twins: Vec<usize> = self
            .twins
            .iter()
            .filter_map(|pair| other_of(*pair, cell))
            .collect();
        for twin in twins {
            self.suppress(twin);
        }
    }

    /// The next cell to suppress, for the first cell that is not safe. What is suppressed takes knowledge
    /// away, so a cell that is safe stays safe; and a cell that has no partner left lies among cells that
    /// are all suppressed already, so that nothing more can be done for it. Both are `settled`.
    fn next_partner(&self, settled: &mut [bool], attacks: &mut Attacks) -> Option<usize> {
        for (cell, settled) in settled.iter_mut().enumerate().filter(|(_, s)| !**s) {
            // A cell that is printed needs no width; it may be suppressed later, and need it then.
            if !self.cells[cell].needs_width() {
                continue;
            }
            if !self.is_safe(cell, attacks)
                && let Some(partner) = self.partner_for(cell)
            {
                return Some(partner);
            }
            *settled = true;
        }
        None
    }

    fn attacks(&self) -> Attacks {
        let links = Links::of(self.cells.len(), &self.equations);
        let values = || self.cells.iter().map(|cell| cell.value);
        ATTACKERS.map(|attacker| self.attack(attacker, links.clone(), Seen::of(values())))
    }

    /// The same attack after more was suppressed: the tables that were found still fit.
    fn again(&self, attack: Attack) -> Attack {
        self.attack(attack.attacker, attack.links, attack.seen)
    }

    fn attack(&self, attacker: Attacker, links: Links, seen: Seen) -> Attack {
        let mut bounds: Vec<Bounds> = (0..self.cells.len())
            .map(|cell| self.start(cell, attacker))
            .collect();
        links.settle(&mut bounds, &self.equations, 0..self.equations.len());
        Attack {
            attacker,
            parts: Parts::of(&bounds, &self.equations),
            bounds,
            links,
            seen,
            opened: BTreeMap::new(),
        }
    }

    /// Whether no attacker narrows a cell too far.
    fn is_safe(&self, cell: usize, attacks: &mut Attacks) -> bool {
        let state = &self.cells[cell];
        !state.needs_width()
            || attacks
                .iter_mut()
                .zip(state.needs)
                .all(|(attack, width)| self.withstands(cell, attack, width))
    }

    /// Whether an attacker does not narrow a cell too far. Passing bounds is quick and, in a circle, too
    /// hopeful: what is open to it is open; what is safe to it is searched again there.
    fn withstands(&self, cell: usize, attack: &mut Attack, width: i64) -> bool {
        let state = &self.cells[cell];
        let known_anyway = state.value == 0 || state.is_whole_group();
        if (known_anyway && attack.attacker.knows_method()) || attack.seen.is_wide(cell, width) {
            return true;
        }
        let safe = attack.bounds[cell].is_wide(width);
        safe && (!attack.parts.has_circle(cell) || self.is_open(cell, attack, width))
    }

    /// Whether whole tables exist that differ enough at `cell`.
    fn is_open(&self, cell: usize, attack: &mut Attack, width: i64) -> bool {
        self.open_part(cell, attack);
        let Attack {
            parts,
            seen,
            opened,
            ..
        } = attack;
        opened.get(&parts.root(cell)).is_some_and(|part| {
            let mut show = |table: &[i64]| seen.add(part.spelled_out(table));
            part.puzzle.is_open(part.place(cell), width, &mut show)
        })
    }

    /// Whether it is shown that no two tables differ enough at `cell`.
    fn is_narrow(&self, cell: usize, attack: &mut Attack, width: i64) -> bool {
        if !attack.bounds[cell].is_wide(width) {
            return true;
        }
        self.open_part(cell, attack);
        let part = attack.opened.get(&attack.parts.root(cell));
        part.is_some_and(|part| part.puzzle.is_narrow(part.place(cell), width))
    }

    /// Opens the part in which a cell lies, to be searched.
    fn open_part(&self, cell: usize, attack: &mut Attack) {
        let Attack {
            parts,
            bounds,
            opened,
            ..
        } = attack;
        opened.entry(parts.root(cell)).or_insert_with(|| {
            let values: Vec<i64> = self.cells.iter().map(|cell| cell.value).collect();
            parts.part(cell, bounds, &self.equations, &values)
        });
    }

    /// What an attacker knows about a cell before any equation.
    fn start(&self, cell: usize, attacker: Attacker) -> Bounds {
        let state = &self.cells[cell];
        if state.is_known() {
            Bounds::exactly(state.value)
        } else {
            attacker.start(state)
        }
    }
}

/// Who attacks, in the order in which they are played.
const ATTACKERS: [Attacker; 2] = [Attacker::KnowsSums, Attacker::KnowsMethod];

type Attacks = [Attack; ATTACKERS.len()];

/// What an attacker found out.
struct Attack {
    attacker: Attacker,
    /// By passing bounds: exact in a forest, otherwise too wide at most.
    bounds: Vec<Bounds>,
    parts: Parts,
    links: Links,
    seen: Seen,
    /// Parts that are searched, by their number.
    opened: BTreeMap<usize, Part>,
}

fn other_of(pair: (usize, usize), cell: usize) -> Option<usize> {
    match pair {
        (one, other) if one == cell => Some(other),
        (one, other) if other == cell => Some(one),
        _ => None,
    }
}
