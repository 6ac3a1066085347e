//! A published log with 16 checkpoints, made by another implementation (Tessera).

use crate::sample::shared;
use augenmass_ledger::tile::{decode_bundle, decode_hashes, entry_bundles, hash_tiles};
use augenmass_ledger::{
    Checkpoint, Hash, LogVerifier, TileTree, check_consistency, open_checkpoint, prove_consistency,
    root,
};
use std::fs;
use std::path::Path;

/// The key is printed in that project's documentation.
const KEY: &str = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

fn checkpoints(log: &Path) -> Vec<Checkpoint> {
    let key = LogVerifier::parse(KEY).unwrap();
    let open = |size: u64| {
        let note = fs::read(log.join(format!("checkpoint.{size}"))).unwrap();
        let checkpoint = open_checkpoint(&key, &note).unwrap();
        assert_eq!(checkpoint.size, size);
        checkpoint
    };
    (0..=15).map(open).collect()
}

/// The tree of `size` leaves, read from its hash tiles.
fn tree(log: &Path, size: u64) -> TileTree {
    let mut tree = TileTree::new();
    for tile in hash_tiles(size) {
        let bytes = fs::read(log.join(tile.to_string())).unwrap();
        let hashes = decode_hashes(&bytes, tile.width()).unwrap();
        hashes.into_iter().for_each(|hash| tree.push(hash));
    }
    tree
}

#[test]
fn every_checkpoint_of_the_golden_log_is_signed_and_has_the_root_of_its_tiles() {
    let Some(log) = shared("vectors/tlog") else {
        return;
    };
    for checkpoint in checkpoints(&log) {
        let tree = tree(&log, checkpoint.size);
        assert_eq!(tree.size(), checkpoint.size);
        assert_eq!(root(checkpoint.size, &tree), Ok(checkpoint.root));
    }
}

#[test]
fn all_pairs_of_checkpoints_of_the_golden_log_are_consistent() {
    let Some(log) = shared("vectors/tlog") else {
        return;
    };
    let checkpoints = checkpoints(&log);
    let tree = tree(&log, 15);
    for new in &checkpoints {
        for old in &checkpoints[..=new.size as usize] {
            let proof = prove_consistency(old.size, new.size, &tree).unwrap();
            let ends = ((old.size, &old.root), (new.size, &new.root));
            assert_eq!(check_consistency(ends.0, ends.1, &proof), Ok(()));
            if old.size > 0 && old.size < new.size {
                let forged = Hash([7; 32]);
                let wrong = check_consistency((old.size, &forged), ends.1, &proof);
                assert!(wrong.is_err(), "{} {}", old.size, new.size);
            }
        }
    }
}

#[test]
fn the_entry_bundles_of_the_golden_log_hash_to_its_leaf_tiles() {
    let Some(log) = shared("vectors/tlog") else {
        return;
    };
    for size in 1..=15 {
        for bundle in entry_bundles(size) {
            let entries = fs::read(log.join(bundle.to_string())).unwrap();
            let entries = decode_bundle(&entries, bundle.width()).unwrap();
            let tile = fs::read(log.join(bundle.as_leaf_tile().to_string())).unwrap();
            let hashes = decode_hashes(&tile, bundle.width()).unwrap();
            let leaf = |entry: &&[u8]| Hash::from(tlog_tiles::record_hash(entry));
            let recomputed: Vec<Hash> = entries.iter().map(leaf).collect();
            assert_eq!(recomputed, hashes);
        }
    }
}
