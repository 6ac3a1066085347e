//! Where sums form a circle, so that passing bounds along them is not exact.

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
