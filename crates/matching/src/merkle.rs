//! Merkle trees of RFC 6962 (section 2.1) over SHA-256, built leaf by leaf in little memory.

use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// A node of a tree.
pub type Hash = [u8; 32];

/// The hash of a leaf: SHA-256(0x00 || leaf).
#[must_use]
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    Sha256::new()
        .chain_update([0])
        .chain_update(leaf)
        .finalize()
        .into()
}

fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let hash = Sha256::new().chain_update([1]).chain_update(left);
    hash.chain_update(right).finalize().into()
}

/// A whole subtree: where it begins, how many levels it has above its leaves, its root.
struct Subtree {
    from: u64,
    level: u32,
    root: Hash,
}

/// Takes leaf hashes one after the other; keeps one node per level, and the paths of watched leaves.
#[derive(Default)]
pub struct Builder {
    frontier: Vec<Subtree>,
    size: u64,
    watched: BTreeMap<u64, Vec<Hash>>,
}

impl Builder {
    /// A tree whose paths from the watched leaves to its root are kept.
    #[must_use]
    pub fn watching(leaves: impl IntoIterator<Item = u64>) -> Self {
        let watched = leaves.into_iter().map(|leaf| (leaf, Vec::new())).collect();
        Self {
            watched,
            ..Self::default()
        }
    }

    /// How many leaves there are.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf.
    pub fn push(&mut self, leaf: Hash) {
        let (from, level, root) = (self.size, 0, leaf);
        self.frontier.push(Subtree { from, level, root });
        self.size += 1;
        while let [.., left, right] = self.frontier.as_slice() {
            if left.level != right.level {
                break;
            }
            self.join_last();
        }
    }

    /// Joins the last two subtrees and tells the watched leaves below them.
    fn join_last(&mut self) {
        let (Some(right), Some(left)) = (self.frontier.pop(), self.frontier.pop()) else {
            return;
        };
        for (_, path) in self.watched.range_mut(left.from..right.from) {
            path.push(right.root);
        }
        for (_, path) in self.watched.range_mut(right.from..self.size) {
            path.push(left.root);
        }
        self.frontier.push(Subtree {
            from: left.from,
            level: left.level + 1,
            root: node_hash(&left.root, &right.root),
        });
    }

    /// The root, and the path of each watched leaf that is there. The root of no leaves is SHA-256 of
    /// nothing.
    #[must_use]
    pub fn finish(mut self) -> (Hash, BTreeMap<u64, Vec<Hash>>) {
        while self.frontier.len() > 1 {
            self.join_last();
        }
        let root = self.frontier.pop().map(|whole| whole.root);
        let size = self.size;
        self.watched.retain(|leaf, _| *leaf < size);
        (
            root.unwrap_or_else(|| Sha256::digest([]).into()),
            self.watched,
        )
    }
}

/// Whether `path` leads from the leaf hash at `index` to the root of a tree of `size` leaves
/// (RFC 9162, section 2.1.3.2, the same trees).
#[must_use]
pub fn is_included(leaf: &Hash, index: u64, size: u64, path: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last, mut hash) = (index, size - 1, *leaf);
    for step in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            hash = node_hash(step, &hash);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, step);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leaf_of_every_small_tree_is_included_at_its_place_only() {
        for size in 1..=33_u64 {
            let leaves: Vec<Hash> = (0..size).map(|n| leaf_hash(&n.to_be_bytes())).collect();
            let mut tree = Builder::watching(0..size + 3);
            for leaf in &leaves {
                tree.push(*leaf);
            }
            assert_eq!(tree.size(), size);
            let (root, paths) = tree.finish();
            assert_eq!(u64::try_from(paths.len()).unwrap(), size);
            for (index, path) in &paths {
                for (other, leaf) in (0_u64..).zip(&leaves) {
                    let is_in = is_included(leaf, *index, size, path, &root);
                    assert_eq!(is_in, other == *index, "{size} {index} {other}");
                }
                assert!(!is_included(&leaves[0], size, size, path, &root));
            }
        }
    }

    #[test]
    fn the_tree_is_that_of_rfc_6962() {
        // The root of eight leaves, from the test data of the certificate transparency project.
        let leaves = [
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
        ];
        let mut tree = Builder::default();
        for leaf in leaves {
            tree.push(leaf_hash(&hex::decode(leaf).unwrap()));
        }
        tree.push(leaf_hash(
            &hex::decode("606162636465666768696a6b6c6d6e6f").unwrap(),
        ));
        let root = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328";
        assert_eq!(hex::encode(tree.finish().0), root);
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hex::encode(Builder::default().finish().0), empty);
    }
}
