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
            .map(|cell| groups.has_circle(cell))
            .collect()
    }
}

/// Disjoint sets with path halving.
pub(crate) struct Groups {
    parent: Vec<usize>,
    circle: Vec<bool>,
}

impl Groups {
    pub(crate) fn of(size: usize) -> Self {
        Self {
            parent: (0..size).collect(),
            circle: vec![false; size],
        }
    }

    pub(crate) fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// Whether the group of `at` holds a circle.
    pub(crate) fn has_circle(&mut self, at: usize) -> bool {
        let root = self.root(at);
        self.circle[root]
    }

    /// A link inside one group closes a circle.
    pub(crate) fn link(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            self.circle[one] = true;
        } else {
            self.parent[other] = one;
            self.circle[one] |= self.circle[other];
        }
    }
}
