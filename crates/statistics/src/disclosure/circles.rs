//! Where sums form a circle, so that passing bounds along them is not exact.

use super::System;

impl System {
    /// Per cell: whether the unprinted cells that it is linked with form a circle with their equations.
    pub(super) fn in_circle(&self) -> Vec<bool> {
        let mut groups = Groups::of(self.cells.len() + self.equations.len());
        for (number, equation) in self.equations.iter().enumerate() {
            for cell in equation.members().filter(|m| !self.cells[*m].is_known()) {
                groups.link(self.cells.len() + number, cell);
            }
        }
        (0..self.cells.len())
            .map(|cell| {
                let root = groups.root(cell);
                groups.circle[root]
            })
            .collect()
    }
}

/// Disjoint sets with path halving.
struct Groups {
    parent: Vec<usize>,
    circle: Vec<bool>,
}

impl Groups {
    fn of(size: usize) -> Self {
        Self {
            parent: (0..size).collect(),
            circle: vec![false; size],
        }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// A link inside one group closes a circle.
    fn link(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            self.circle[one] = true;
        } else {
            self.parent[other] = one;
            self.circle[one] |= self.circle[other];
        }
    }
}
