//! The tree as a database-backed sequencer uses it.

use augenmass_ledger::tree::{MAX_SIZE, consistency_indexes, frontier_indexes, inclusion_indexes};
use augenmass_ledger::{
    Commitment, Hash, HashSource, MissingHash, ProofError, TileTree, TreeError, append,
    append_batch, check_consistency, check_inclusion, prove_consistency, prove_inclusion, root,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

type Stored = BTreeMap<u64, Hash>;

fn commitment(index: u64) -> Commitment {
    Commitment([index as u8 ^ (index >> 8) as u8 ^ 0x5A; 32])
}

/// Appends one by one; the stored hashes and the root after each step.
fn grow(size: u64) -> (Stored, Vec<Hash>) {
    let mut stored = Stored::new();
    let mut roots = vec![root(0, &stored).unwrap()];
    for index in 0..size {
        let hashes = append(index, &commitment(index), &stored).unwrap();
        stored.extend(hashes);
        roots.push(root(index + 1, &stored).unwrap());
    }
    (stored, roots)
}

/// Only these stored hashes, as an asynchronous caller would load them.
fn only(stored: &Stored, indexes: &[u64]) -> Stored {
    indexes
        .iter()
        .map(|index| (*index, stored[index]))
        .collect()
}

#[test]
fn stored_hashes_are_dense_and_written_once() {
    let (stored, _) = grow(300);
    let indexes: Vec<u64> = stored.keys().copied().collect();
    let dense: Vec<u64> = (0..indexes.len() as u64).collect();
    assert_eq!(indexes, dense);
    // One hash per complete subtree: 300 leaves and 300 - popcount(300) nodes.
    assert_eq!(indexes.len() as u32, 600 - 300u32.count_ones());
}

#[test]
fn the_tree_in_memory_has_the_same_stored_hashes_and_roots() {
    let (stored, roots) = grow(600);
    let mut tree = TileTree::new();
    (0..600).for_each(|index| tree.push(commitment(index).leaf_hash()));
    let indexes: Vec<u64> = stored.keys().copied().collect();
    let hashes: Vec<Hash> = stored.values().copied().collect();
    assert_eq!(tree.read(&indexes), Ok(hashes));
    for (size, expected) in (0..).zip(&roots) {
        assert_eq!(root(size, &tree).as_ref(), Ok(expected));
    }
    let beyond = indexes.len() as u64;
    for index in [beyond, beyond + 7, MAX_SIZE, u64::MAX] {
        assert_eq!(tree.read(&[index]), Err(MissingHash(index)));
    }
}

#[test]
fn every_leaf_is_proved_in_every_tree_and_nowhere_else() {
    let (stored, roots) = grow(40);
    for (size, root) in (0u64..).zip(&roots) {
        for index in 0..size {
            let needed = only(&stored, &inclusion_indexes(index, size).unwrap());
            let mut proof = prove_inclusion(index, size, &needed).unwrap();
            let check = |index, proof: &[Hash]| {
                check_inclusion(&commitment(index), index, size, root, proof)
            };
            assert_eq!(check(index, &proof), Ok(()));
            if size > 1 {
                assert!(check((index + 1) % size, &proof).is_err());
            }
            proof.push(*root);
            assert_eq!(check(index, &proof), Err(ProofError::Wrong));
        }
    }
}

#[test]
fn every_tree_is_the_beginning_of_every_later_tree() {
    let (stored, roots) = grow(40);
    for (new, new_root) in (0u64..).zip(&roots) {
        for (old, old_root) in (0..=new).zip(&roots) {
            let needed = only(&stored, &consistency_indexes(old, new).unwrap());
            let proof = prove_consistency(old, new, &needed).unwrap();
            let ends = ((old, old_root), (new, new_root));
            assert_eq!(check_consistency(ends.0, ends.1, &proof), Ok(()));
            let forged = Hash([1; 32]);
            assert!(check_consistency((old, &forged), ends.1, &proof).is_err());
            if old > 0 {
                assert!(check_consistency(ends.0, (new, &forged), &proof).is_err());
            }
        }
    }
}

#[test]
fn out_of_range_questions_are_errors_and_not_panics() {
    let none = Stored::new();
    let root_hash = Hash([0; 32]);
    let leaf = commitment(0);
    for size in [MAX_SIZE + 1, u64::MAX - 1, u64::MAX] {
        let too_large = TreeError::TooLarge(size);
        assert_eq!(root(size, &none), Err(too_large));
        assert!(append(size, &leaf, &none).is_err());
        assert!(prove_inclusion(0, size, &none).is_err());
        assert!(prove_consistency(1, size, &none).is_err());
        assert!(check_inclusion(&leaf, 0, size, &root_hash, &[]).is_err());
        assert!(check_consistency((1, &root_hash), (size, &root_hash), &[]).is_err());
        assert!(frontier_indexes(size).is_empty());
    }
    let outside = TreeError::NotInTree { index: 3, size: 3 };
    assert_eq!(prove_inclusion(3, 3, &none), Err(outside));
    let swapped = TreeError::OldLarger { old: 4, new: 3 };
    assert_eq!(prove_consistency(4, 3, &none), Err(swapped));
    let long = vec![root_hash; 100_000];
    assert!(check_inclusion(&leaf, 0, MAX_SIZE, &root_hash, &long).is_err());
    assert!(append(MAX_SIZE, &leaf, &none).is_err());
}

#[test]
fn a_missing_stored_hash_is_named() {
    let (mut stored, _) = grow(3);
    stored.remove(&2);
    assert_eq!(
        append(3, &commitment(3), &stored),
        Err(TreeError::Source(MissingHash(2)))
    );
}

/// A source that answers too little.
struct Short;

impl HashSource for Short {
    type Error = MissingHash;

    fn read(&self, _: &[u64]) -> Result<Vec<Hash>, MissingHash> {
        Ok(Vec::new())
    }
}

#[test]
fn a_source_that_answers_too_little_is_an_error() {
    let length = TreeError::SourceLength { wanted: 2, got: 0 };
    assert_eq!(root(3, &Short), Err(length));
    let batch = append_batch(3, &[commitment(3)], &Short);
    assert!(matches!(batch, Err(TreeError::SourceLength { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_batch_equals_one_by_one_and_needs_only_the_frontier(
        before in 0u64..600,
        more in 0u64..300,
    ) {
        let (all, roots) = grow(before + more);
        let frontier = only(&all, &frontier_indexes(before));
        let commitments: Vec<_> = (before..before + more).map(commitment).collect();
        let appended = append_batch(before, &commitments, &frontier).unwrap();
        prop_assert_eq!(appended.size, before + more);
        prop_assert_eq!(appended.root, roots[(before + more) as usize]);
        let old = all.len() - appended.hashes.len();
        let fresh: Vec<_> = all.into_iter().skip(old).collect();
        prop_assert_eq!(appended.hashes, fresh);
    }

    #[test]
    fn a_tree_with_one_changed_leaf_is_not_consistent_with_the_old_root(
        size in 1u64..200,
        more in 0u64..100,
        at in any::<u64>(),
    ) {
        let changed = at % size;
        let (_, roots) = grow(size);
        let mut forged = TileTree::new();
        for index in 0..size + more {
            let flip = u8::from(index == changed);
            let leaf = Commitment(commitment(index).0.map(|byte| byte ^ flip));
            forged.push(leaf.leaf_hash());
        }
        let new_root = root(size + more, &forged).unwrap();
        let proof = prove_consistency(size, size + more, &forged).unwrap();
        let ends = ((size, &roots[size as usize]), (size + more, &new_root));
        prop_assert!(check_consistency(ends.0, ends.1, &proof).is_err());
    }
}
