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
//! Along a forest of equations, bounds passed from one to the next are exact. Where tables are linked
//! in a circle, they are not; then whole tables are searched for (`search.rs`), and what cannot be
//! shown to be safe within the limit of that search is treated as open.

mod attacker;
pub(crate) mod circles;
pub(crate) mod search;

#[cfg(test)]
mod linked_tests;
#[cfg(test)]
mod price_tests;
#[cfg(test)]
mod tests;

pub(crate) use attacker::Bounds;

use attacker::Attacker;
use search::{Equation, Puzzle, settle};

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
    suppressed: bool,
    /// Open in earlier publications already: nothing that is printed now can help.
    given_up: bool,
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
        !self.given_up
            && (self.suppressed || (matches!(self.role, Role::Implied) && self.sensitive))
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
            given_up: false,
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

    /// Leaves out what is open already, before anything new is added.
    pub(crate) fn give_up_what_is_open(&mut self) {
        let attacks = self.attacks();
        let open: Vec<usize> = (0..self.cells.len())
            .filter(|cell| !self.is_safe(*cell, &attacks))
            .collect();
        for cell in open {
            self.cells[cell].given_up = true;
        }
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
        // What is suppressed takes knowledge away, so a cell that is safe stays safe.
        let mut safe = vec![false; self.cells.len()];
        while let Some(partner) = self.next_partner(&mut safe) {
            self.suppress(partner);
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

    /// The next cell to suppress, for the first cell that is not safe. A cell that has no partner
    /// left lies among cells that are all suppressed already; nothing more can be done for it.
    fn next_partner(&self, safe: &mut [bool]) -> Option<usize> {
        let attacks = self.attacks();
        for (cell, safe) in safe.iter_mut().enumerate().filter(|(_, safe)| !**safe) {
            // A cell that is printed needs no width; it may be suppressed later, and need it then.
            if !self.cells[cell].needs_width() {
                continue;
            }
            if self.is_safe(cell, &attacks) {
                *safe = true;
                continue;
            }
            if let Some(partner) = self.partner_for(cell) {
                return Some(partner);
            }
        }
        None
    }

    fn attacks(&self) -> Attacks {
        let bounds = [Attacker::KnowsSums, Attacker::KnowsMethod]
            .map(|attacker| (attacker, self.bounds(attacker)));
        Attacks {
            bounds,
            in_circle: self.in_circle(),
        }
    }

    /// Whether no attacker narrows a cell too far. Passing bounds is quick and, in a circle, too
    /// hopeful: what is open to it is open; what is safe to it is searched again there.
    fn is_safe(&self, cell: usize, attacks: &Attacks) -> bool {
        let state = &self.cells[cell];
        if !state.needs_width() {
            return true;
        }
        let withstands_method = state.value == 0 || state.is_whole_group();
        let searched = attacks.in_circle[cell];
        attacks
            .bounds
            .iter()
            .filter(|(attacker, _)| !(withstands_method && attacker.knows_method()))
            .all(|(attacker, bounds)| {
                bounds[cell].is_safe() && (!searched || self.is_open(cell, *attacker))
            })
    }

    /// Whether whole tables exist that differ enough at `cell`.
    fn is_open(&self, cell: usize, attacker: Attacker) -> bool {
        let members = self.linked(cell);
        let place = |cell: usize| members.iter().position(|member| *member == cell);
        let equations = self.equations.iter().filter(|e| {
            e.members()
                .any(|m| !self.cells[m].is_known() && place(m).is_some())
        });
        let mut all = members.clone();
        let equations: Vec<Equation> = equations
            .map(|e| e.renumbered(&mut |cell| index_of(&mut all, cell)))
            .collect();
        let puzzle = Puzzle {
            bounds: all.iter().map(|c| self.start(*c, attacker)).collect(),
            near: all.iter().map(|c| self.cells[*c].value).collect(),
            equations,
        };
        puzzle.is_open(index_of(&mut all, cell), SAFE_WIDTH)
    }

    /// All cells that are not printed and linked to `cell`.
    fn linked(&self, cell: usize) -> Vec<usize> {
        let mut members = vec![cell];
        let mut used = vec![false; self.equations.len()];
        let mut next = 0;
        while let Some(member) = members.get(next).copied() {
            next += 1;
            for (equation, used) in self.equations.iter().zip(&mut used) {
                if *used || !equation.members().any(|m| m == member) {
                    continue;
                }
                *used = true;
                for other in equation.members().filter(|m| !self.cells[*m].is_known()) {
                    if !members.contains(&other) {
                        members.push(other);
                    }
                }
            }
        }
        members
    }

    /// Zeros hide little, so they come last.
    fn partner_for(&self, cell: usize) -> Option<usize> {
        self.nearest_partner(cell, false)
            .or_else(|| self.nearest_partner(cell, true))
    }

    /// Goes outwards along the equations; among equally near cells the lowest rank is taken.
    fn nearest_partner(&self, start: usize, zero: bool) -> Option<usize> {
        let mut seen = vec![false; self.cells.len()];
        let mut ring = vec![start];
        seen[start] = true;
        while !ring.is_empty() {
            let next = self.ring_around(&ring, &mut seen);
            let free = |cell: &&usize| {
                let state = &self.cells[**cell];
                state.role == Role::Person && !state.suppressed && (state.value == 0) == zero
            };
            let best = next
                .iter()
                .filter(free)
                .min_by_key(|cell| (self.cells[**cell].rank, **cell));
            if let Some(partner) = best {
                return Some(*partner);
            }
            ring = next;
        }
        None
    }

    /// Cells that share an equation with a ring. Cells that are never printed add no distance.
    fn ring_around(&self, ring: &[usize], seen: &mut [bool]) -> Vec<usize> {
        let mut next = Vec::new();
        let mut open: Vec<usize> = ring.to_vec();
        while let Some(cell) = open.pop() {
            for equation in &self.equations {
                if !equation.members().any(|member| member == cell) {
                    continue;
                }
                for member in equation.members() {
                    if !std::mem::replace(&mut seen[member], true) {
                        next.push(member);
                        if matches!(self.cells[member].role, Role::Implied | Role::Unseen) {
                            open.push(member);
                        }
                    }
                }
            }
        }
        next
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

    /// The attacker's intervals: exact in a forest, otherwise too wide at most.
    fn bounds(&self, attacker: Attacker) -> Vec<Bounds> {
        let mut bounds: Vec<Bounds> = (0..self.cells.len())
            .map(|cell| self.start(cell, attacker))
            .collect();
        settle(&mut bounds, &self.equations);
        bounds
    }
}

/// What both attackers know by passing bounds, and where that is not all.
struct Attacks {
    bounds: [(Attacker, Vec<Bounds>); 2],
    in_circle: Vec<bool>,
}

/// The place of a cell in a list; it is added if it is not there.
pub(crate) fn index_of(cells: &mut Vec<usize>, cell: usize) -> usize {
    cells
        .iter()
        .position(|known| *known == cell)
        .unwrap_or_else(|| {
            cells.push(cell);
            cells.len() - 1
        })
}

fn other_of(pair: (usize, usize), cell: usize) -> Option<usize> {
    match pair {
        (one, other) if one == cell => Some(other),
        (one, other) if other == cell => Some(one),
        _ => None,
    }
}
