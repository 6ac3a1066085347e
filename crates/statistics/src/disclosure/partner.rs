//! Which cell is suppressed next for one that is not safe: the nearest, in a fixed order.

use super::links::Links;
use super::{Role, State, System};

impl System {
    /// What hides little comes last: zeros, and after them what was printed before with the same value.
    pub(super) fn partner_for(&self, cell: usize) -> Option<usize> {
        let links = Links::of(self.cells.len(), &self.equations);
        let orders: [fn(&State) -> bool; 3] = [
            |state| !state.hides_little(),
            |state| state.value == 0 && !state.public,
            |state| state.public,
        ];
        orders
            .iter()
            .find_map(|fits| self.nearest_partner(cell, &links, fits))
    }

    /// Goes outwards along the equations; among equally near cells the lowest rank is taken.
    fn nearest_partner(
        &self,
        start: usize,
        links: &Links,
        fits: &dyn Fn(&State) -> bool,
    ) -> Option<usize> {
        let mut seen = vec![false; self.cells.len()];
        let mut ring = vec![start];
        seen[start] = true;
        while !ring.is_empty() {
            let next = self.ring_around(&ring, links, &mut seen);
            let free = |cell: &&usize| {
                let state = &self.cells[**cell];
                state.role == Role::Person && !state.suppressed && fits(state)
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
    fn ring_around(&self, ring: &[usize], links: &Links, seen: &mut [bool]) -> Vec<usize> {
        let mut next = Vec::new();
        let mut open: Vec<usize> = ring.to_vec();
        while let Some(cell) = open.pop() {
            for equation in links.of_cell(cell) {
                for member in self.equations[*equation].members() {
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
}
