//! One flipped bit anywhere in an export is found, in the right file and leaf.

use crate::sample::{Export, checkpoint_note, leaf, leaves};
use augenmass_ledger::ExportLeaf;
use std::fs;

/// Flips every `step`th bit of every file, one at a time, from bit `start` on.
fn flip(export: &Export, start: usize, step: usize) {
    export.verify().expect("holds before anything is flipped");
    for file in export.files() {
        let place = export.dir.join(&file);
        let good = fs::read(&place).unwrap();
        for bit in (start..good.len() * 8).step_by(step) {
            let mut bad = good.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            fs::write(&place, &bad).unwrap();
            let expected = (file.clone(), expected_leaf(&file, &good, bit / 8));
            assert_eq!(export.fault(), expected, "bit {bit} of {file}");
        }
        fs::write(&place, &good).unwrap();
    }
    export.verify().expect("holds after everything is restored");
}

/// The leaf to which a byte belongs.
fn expected_leaf(file: &str, bytes: &[u8], at: usize) -> Option<u64> {
    let chunk = u64::from(file.contains("001")) * 256;
    let nth = if file.starts_with("records/") {
        bytes[..at].iter().filter(|byte| **byte == b'\n').count()
    } else if file.starts_with("tile/entries/") {
        at / 34
    } else if file.starts_with("tile/0/") {
        at / 32
    } else if file.starts_with("tile/1/") {
        at / 32 * 256
    } else {
        return None;
    };
    Some(chunk + nth as u64)
}

fn small() -> Export {
    let record = |record: &[u8]| match leaf(3) {
        ExportLeaf::Open { salt, .. } => (salt, record.to_vec()).into(),
        erased @ ExportLeaf::Erased { .. } => erased,
    };
    let erased = ExportLeaf::Erased {
        commitment: leaf(4).commitment(),
    };
    let mut five = leaves(2);
    five.extend([record(b"\xFF\x00"), record("ä\n\"".as_bytes()), erased]);
    Export::of(five, &[checkpoint_note(2)])
}

#[test]
fn every_bit_of_a_small_export_is_covered() {
    // Each thread takes its share of the bits, on a copy of its own.
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for start in 0..threads {
            scope.spawn(move || flip(&small(), start, threads));
        }
    });
}

#[test]
fn bits_of_an_export_with_full_and_partial_tiles_are_covered() {
    let export = Export::of(leaves(300), &[checkpoint_note(1), checkpoint_note(256)]);
    flip(&export, 5, 1009);
}
