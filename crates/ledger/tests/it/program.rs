//! The program `ledger-verify` as an auditor runs it.

use crate::sample::{Export, checkpoint, checkpoint_note, leaf, leaves, signer};
use augenmass_ledger::{ExportLeaf, OfflineProof, TileTree, prove_inclusion};
use std::path::Path;
use std::process::Command;

struct Answer {
    code: i32,
    out: String,
    err: String,
}

fn run(args: &[&str], dir: &Path) -> Answer {
    let program = env!("CARGO_BIN_EXE_ledger-verify");
    let output = Command::new(program).args(args).current_dir(dir).output();
    let output = output.unwrap();
    Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// An export with, beside it, the key file and a checkpoint kept at size 2.
fn desk() -> (Export, std::path::PathBuf) {
    let export = Export::of(leaves(3), &[]);
    let desk = export.dir.parent().unwrap().to_owned();
    std::fs::write(desk.join("key"), signer().verifier().vkey() + "\n").unwrap();
    std::fs::write(desk.join("kept"), checkpoint_note(2)).unwrap();
    (export, desk)
}

#[test]
fn a_good_export_is_answered_with_one_line() {
    let (_export, desk) = desk();
    let answer = run(&["export", "--key", "key"], &desk);
    let head = checkpoint(3);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert_eq!(
        answer.out,
        format!(
            "ok: 3 records (0 erased), root {} ({}), origin {}, 0 older checkpoints\n",
            head.root,
            head.root.to_base64(),
            head.origin
        )
    );
}

#[test]
fn what_was_kept_outside_is_compared() {
    let (_export, desk) = desk();
    let kept = checkpoint(2);
    let root = kept.root.to_hex().to_uppercase();
    let args = ["export", "--key", "key", "--checkpoint", "kept"];
    let figures = ["--size", "2", "--root", &root];
    let answer = run(&[&args[..], &figures[..]].concat(), &desk);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("agrees with the checkpoint kept at 2"));
    assert!(answer.out.contains("agrees with the figures for 2"));

    let wrong = ["export", "--key", "key", "--size", "1", "--root", &root];
    let answer = run(&wrong, &desk);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("--size and --root: says root"));

    std::fs::write(desk.join("kept"), checkpoint_note(4)).unwrap();
    let answer = run(&args, &desk);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("4 leaves, but the export holds only 3"));
}

#[test]
fn a_bad_export_is_answered_with_file_and_leaf() {
    let (export, desk) = desk();
    let records = export.text("records/000000.jsonl").replace(":2}", ":3}");
    export.write("records/000000.jsonl", records);
    let answer = run(&["export", "--key", "key"], &desk);
    assert_eq!((answer.code, answer.out.as_str()), (1, ""));
    assert_eq!(
        answer.err,
        "failed: records/000000.jsonl: altered after it was signed; first bad leaf: 2\n"
    );
}

#[test]
fn one_record_is_checked_with_its_proof_file() {
    let (_export, desk) = desk();
    let mut tree = TileTree::new();
    (0..3).for_each(|index| tree.push(leaf(index).commitment().leaf_hash()));
    let ExportLeaf::Open { salt, record } = leaf(1) else {
        unreachable!("sample leaves are open");
    };
    let proof = OfflineProof {
        index: 1,
        hashes: prove_inclusion(1, 3, &tree).unwrap(),
        checkpoint: checkpoint_note(3),
        opening: Some((salt, record)),
    };
    std::fs::write(desk.join("proof"), proof.encode()).unwrap();
    let answer = run(&["--proof", "proof", "--key", "key"], &desk);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("number 1 of 3 records"));
    std::fs::write(
        desk.join("proof"),
        proof.encode().replace("index 1", "index 0"),
    )
    .unwrap();
    assert_eq!(run(&["--proof", "proof", "--key", "key"], &desk).code, 1);
}

#[test]
fn wrong_usage_is_told_apart_from_a_bad_export() {
    let (_export, desk) = desk();
    for args in [
        &[][..],
        &["export"],
        &["--key", "key"],
        &["export", "--key"],
        &["export", "more", "--key", "key"],
        &["export", "--key", "key", "--key", "key"],
        &["export", "--key", "key", "--what"],
        &["export", "--key", "key", "--size", "3"],
        &["export", "--key", "key", "--size", "three", "--root", "00"],
        &["export", "--key", "key", "--size", "3", "--root", "00"],
        &["export", "--key", "key", "--proof", "proof"],
    ] {
        let answer = run(args, &desk);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{args:?}");
        assert!(answer.err.contains("Usage"), "{args:?}");
    }
    assert_eq!(run(&["export", "--key", "nowhere"], &desk).code, 1);
    assert_eq!(run(&["nowhere", "--key", "key"], &desk).code, 1);
    let help = run(&["--help"], &desk);
    assert_eq!(help.code, 0);
    assert!(help.out.contains("it does not show that they are true or"));
}
