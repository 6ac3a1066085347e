//! One text file that proves one record.

use crate::sample::{checkpoint_note, leaf, signer};
use augenmass_ledger::{
    ExportLeaf, LogSigner, OfflineProof, OfflineProofError, TileTree, prove_inclusion,
};
use proptest::prelude::*;

fn tree(size: u64) -> TileTree {
    let mut tree = TileTree::new();
    (0..size).for_each(|index| tree.push(leaf(index).commitment().leaf_hash()));
    tree
}

/// The proof of a leaf in a log of `size` sample leaves, with its record.
fn proof(index: u64, size: u64) -> OfflineProof {
    let ExportLeaf::Open { salt, record } = leaf(index) else {
        unreachable!("sample leaves are open");
    };
    OfflineProof {
        index,
        hashes: prove_inclusion(index, size, &tree(size)).unwrap(),
        checkpoint: checkpoint_note(size),
        opening: Some((salt, record)),
    }
}

fn check(text: &str) -> Result<Vec<u8>, OfflineProofError> {
    let proof = OfflineProof::decode(text.as_bytes())?;
    let (_, record) = proof.check_record(signer().verifier())?;
    Ok(record.to_vec())
}

#[test]
fn the_text_has_the_form_of_the_specification() {
    let text = proof(2, 3).encode();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "c2sp.org/tlog-proof@v1");
    assert!(lines[1].starts_with("extra "));
    assert_eq!(lines[2], "index 2");
    assert_eq!(lines[3].len(), 44);
    assert_eq!(lines[4], "");
    assert_eq!(lines[5], signer().name());
    assert!(text.ends_with(&checkpoint_note(3)));
}

#[test]
fn every_record_is_proved_by_its_text() {
    for size in [1, 2, 3, 7, 8, 300] {
        for index in [0, size / 2, size - 1] {
            let record = check(&proof(index, size).encode()).unwrap();
            assert_eq!(record, format!("{{\"n\":{index}}}").into_bytes());
        }
    }
}

#[test]
fn a_proof_without_the_record_proves_the_commitment() {
    let mut closed = proof(4, 9);
    closed.opening = None;
    let text = closed.encode();
    assert!(!text.contains("extra"));
    let read = OfflineProof::decode(text.as_bytes()).unwrap();
    let key = signer();
    let head = read.check(key.verifier(), &leaf(4).commitment()).unwrap();
    assert_eq!(head.size, 9);
    assert!(read.check(key.verifier(), &leaf(5).commitment()).is_err());
    assert_eq!(check(&text), Err(OfflineProofError::NoRecord));
}

#[test]
fn every_flipped_bit_of_a_proof_file_is_noticed() {
    let good = proof(1, 3).encode().into_bytes();
    let key = signer();
    for bit in 0..good.len() * 8 {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        let holds = OfflineProof::decode(&bad)
            .is_ok_and(|proof| proof.check_record(key.verifier()).is_ok());
        assert!(!holds, "bit {bit}");
    }
}

#[test]
fn a_proof_in_another_spelling_is_refused() {
    let text = proof(1, 3).encode();
    let hash = text.lines().nth(3).unwrap();
    for other in [
        text.replace('\n', "\r\n"),
        text.replace("index 1", "index 01"),
        text.replace("index 1", "index +1"),
        text.replace("index 1", "index 1\nindex 1"),
        text.replace("index 1\n", ""),
        text.replace("extra ", "extra  "),
        text.replace("@v1", "@v2"),
        text.replace(hash, &hash[..43]),
        text.replace(hash, &format!("{hash}\n").repeat(70)),
        text.replace("\n\n", "\n\n\n"),
        format!("{text}\n"),
        String::new(),
    ] {
        assert!(check(&other).is_err(), "{other}");
    }
    assert!(OfflineProof::decode(&vec![b'A'; 1 << 21]).is_err());
}

#[test]
fn a_proof_from_another_log_is_refused() {
    let other = LogSigner::from_seed("elsewhere.example/log", &[9; 32]).unwrap();
    let text = proof(1, 3).encode();
    let read = OfflineProof::decode(text.as_bytes()).unwrap();
    assert!(read.check_record(other.verifier()).is_err());
}

proptest! {
    #[test]
    fn any_text_is_refused_without_a_panic(
        text in "(c2sp.org/tlog-proof@v1\n)?(extra [A-Za-z=]{0,50}\n)?(index [0-9]{0,22}\n)?[A-Z=\n]{0,99}",
    ) {
        prop_assert!(check(&text).is_err());
    }
}
