//! Exports that someone tampered with: without the key, and with it.

use crate::sample::{Export, checkpoint, checkpoint_note, leaf, leaves, signer};
use augenmass_ledger::tree::MAX_SIZE;
use augenmass_ledger::{
    Commitment, ExportError, ExportLeaf, Hash, LogSigner, VerifyError, sign_checkpoint,
    verify_export, write_export,
};
use std::fs;

const RECORDS: &str = "records/000000.jsonl";

fn fault(file: &str, leaf: Option<u64>) -> (String, Option<u64>) {
    (file.to_owned(), leaf)
}

/// Exchanges the lines of two leaves in the first records file.
fn swapped(export: &Export, one: usize, two: usize) -> String {
    let text = export.text(RECORDS);
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.swap(one, two);
    lines.concat()
}

#[test]
fn an_export_of_any_size_holds_and_gives_its_records_back() {
    for size in [0, 1, 2, 255, 256, 257, 513] {
        let export = Export::of(leaves(size), &[]);
        let verified = export.verify().unwrap();
        assert_eq!(verified.checkpoint.size, size);
        assert_eq!(verified.erased, 0);
        let records: Vec<Commitment> = verified
            .records()
            .map(|leaf| leaf.unwrap().commitment())
            .collect();
        let expected: Vec<Commitment> = (0..size).map(|n| leaf(n).commitment()).collect();
        assert_eq!(records, expected);
    }
}

#[test]
fn the_files_of_an_export_are_these() {
    let export = Export::of(leaves(257), &[checkpoint_note(3)]);
    assert_eq!(
        export.files(),
        [
            "MANIFEST",
            "checkpoint",
            "checkpoints/3",
            "records/000000.jsonl",
            "records/000001.jsonl",
            "tile/0/000",
            "tile/0/001.p/1",
            "tile/1/000.p/1",
            "tile/entries/000",
            "tile/entries/001.p/1",
        ]
    );
    assert_eq!(export.verify().unwrap().older, [3]);
}

#[test]
fn erased_leaves_are_counted_and_the_tree_stays_whole() {
    let mut some = leaves(4);
    some[2] = ExportLeaf::Erased {
        commitment: leaf(2).commitment(),
    };
    let export = Export::of(some, &[checkpoint_note(4)]);
    let verified = export.verify().unwrap();
    assert_eq!(verified.erased, 1);
    assert_eq!(verified.checkpoint, checkpoint(4));
}

#[test]
fn a_missing_file_is_named() {
    let whole = Export::of(leaves(3), &[]);
    for file in whole.files() {
        let export = Export::of(leaves(3), &[]);
        fs::remove_file(export.dir.join(&file)).unwrap();
        assert_eq!(export.fault(), fault(&file, None));
    }
}

#[test]
fn an_extra_file_or_folder_is_named() {
    for extra in [
        "note.txt",
        "records/000001.jsonl",
        "tile/0/000.p/x",
        ".hidden",
    ] {
        let export = Export::of(leaves(3), &[]);
        export.write(extra, "");
        assert_eq!(export.fault(), fault(extra, None));
    }
    let export = Export::of(leaves(3), &[]);
    fs::create_dir(export.dir.join("empty")).unwrap();
    assert_eq!(export.fault(), fault("empty", None));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_refused() {
    for file in ["MANIFEST", "checkpoint", RECORDS] {
        let export = Export::of(leaves(3), &[]);
        let place = export.dir.join(file);
        let elsewhere = export.dir.with_file_name("elsewhere");
        fs::rename(&place, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &place).unwrap();
        let error = export.verify().unwrap_err();
        assert!(matches!(error, VerifyError::NotRegular { .. }), "{error}");
        assert_eq!(error.file(), Some(file));
    }
    let export = Export::of(leaves(3), &[]);
    std::os::unix::fs::symlink("/", export.dir.join("link")).unwrap();
    assert_eq!(export.fault(), fault("link", None));
}

#[test]
fn a_folder_in_the_place_of_a_file_is_refused() {
    for file in ["MANIFEST", "checkpoint", RECORDS] {
        let export = Export::of(leaves(3), &[]);
        fs::remove_file(export.dir.join(file)).unwrap();
        fs::create_dir(export.dir.join(file)).unwrap();
        assert_eq!(export.fault(), fault(file, None));
    }
}

#[test]
fn every_truncated_or_lengthened_file_is_named() {
    let export = Export::of(leaves(3), &[checkpoint_note(2)]);
    for file in export.files() {
        let good = export.read(&file);
        for length in [0, 1, good.len() / 2, good.len() - 1] {
            export.write(&file, &good[..length]);
            assert_eq!(export.fault().0, file, "{length} bytes");
        }
        let longer = [&good[..], b"\n"].concat();
        let twice = [&good[..], &good[..]].concat();
        for bad in [longer, twice] {
            export.write(&file, bad);
            assert_eq!(export.fault().0, file, "lengthened");
        }
        export.write(&file, good);
    }
    export.verify().unwrap();
}

#[test]
fn the_first_bad_leaf_is_found_in_altered_records() {
    let export = Export::of(leaves(300), &[]);
    let good = export.text(RECORDS);
    let line = |n: usize| good.split_inclusive('\n').nth(n).unwrap().to_owned();
    for (bad, leaf) in [
        (good.replace("{\\\"n\\\":77}", "{\\\"n\\\":78}"), 77),
        (good.replace(&line(9), &line(9).repeat(2)), 10),
        (good.replace(&line(9), ""), 9),
        (good.replace(&line(255), ""), 255),
        (good.clone() + &line(255), 256),
        (good.replace('\n', "\r\n"), 0),
        (swapped(&export, 40, 200), 40),
    ] {
        export.write(RECORDS, bad);
        assert_eq!(export.fault(), fault(RECORDS, Some(leaf)));
    }
}

#[test]
fn files_of_another_export_of_the_same_log_do_not_mix() {
    let small = Export::of(leaves(3), &[]);
    let large = Export::of(leaves(4), &[]);
    small.write("checkpoint", large.read("checkpoint"));
    assert_eq!(small.fault(), fault("checkpoint", None));
    small.write("MANIFEST", large.read("MANIFEST"));
    assert!(small.verify().is_err());
    // A checkpoint is no list of files, although the same key signed it.
    large.write("MANIFEST", large.read("checkpoint"));
    assert_eq!(large.fault(), fault("MANIFEST", None));
}

#[test]
fn the_wrong_key_is_refused() {
    let export = Export::of(leaves(3), &[]);
    let other = LogSigner::from_seed(signer().name(), &[1; 32]).unwrap();
    let error = verify_export(&export.dir, other.verifier()).unwrap_err();
    assert_eq!(error.file(), Some("MANIFEST"));
}

// From here on the one who tampers holds the key.

#[test]
fn a_holder_of_the_key_cannot_change_a_record_alone() {
    let export = Export::of(leaves(5), &[]);
    export.write(RECORDS, export.text(RECORDS).replace("{\\\"n\\\":3}", "{}"));
    export.sign_again();
    let error = export.verify().unwrap_err();
    assert!(
        matches!(error, VerifyError::Contradiction { .. }),
        "{error}"
    );
    assert_eq!(error.leaf(), Some(3));
}

#[test]
fn a_holder_of_the_key_cannot_add_a_file_to_the_list() {
    for extra in ["note.txt", "records/000001.jsonl", "tile/0/000.p/4"] {
        let export = Export::of(leaves(5), &[]);
        export.write(extra, "x");
        export.sign_again();
        assert_eq!(export.fault(), fault(extra, None));
    }
}

#[test]
fn a_holder_of_the_key_cannot_swap_records_alone() {
    let export = Export::of(leaves(5), &[]);
    export.write(RECORDS, swapped(&export, 1, 4));
    export.sign_again();
    assert_eq!(export.fault().1, Some(1));
}

#[test]
fn a_holder_of_the_key_cannot_leave_tiles_behind_the_records() {
    let export = Export::of(leaves(300), &[]);
    let mut tile = export.read("tile/1/000.p/1");
    tile[31] ^= 1;
    export.write("tile/1/000.p/1", tile);
    export.sign_again();
    assert_eq!(export.fault(), fault("tile/1/000.p/1", Some(0)));
}

#[test]
fn a_holder_of_the_key_cannot_keep_the_checkpoint_of_other_records() {
    let export = Export::of(leaves(5), &[]);
    let other = sign_checkpoint(&signer(), 5, Hash([7; 32])).unwrap();
    export.write("checkpoint", other);
    export.sign_again();
    assert_eq!(export.fault(), fault("checkpoint", None));
}

#[test]
fn a_holder_of_the_key_cannot_claim_a_size_without_the_files() {
    let export = Export::of(leaves(5), &[]);
    for size in [6, 257, MAX_SIZE] {
        let other = sign_checkpoint(&signer(), size, Hash([7; 32])).unwrap();
        export.write("checkpoint", other);
        export.sign_again();
        assert!(matches!(export.verify(), Err(VerifyError::Missing { .. })));
    }
}

#[test]
fn a_removed_last_record_contradicts_an_older_checkpoint() {
    let export = Export::of(leaves(4), &[]);
    fs::create_dir(export.dir.join("checkpoints")).unwrap();
    export.write("checkpoints/5", checkpoint_note(5));
    export.sign_again();
    let error = export.verify().unwrap_err();
    assert!(matches!(
        error,
        VerifyError::Shorter {
            stated: 5,
            held: 4,
            ..
        }
    ));
    assert_eq!(error.file(), Some("checkpoints/5"));
}

#[test]
fn an_older_checkpoint_under_another_name_is_refused() {
    for name in ["checkpoints/4", "checkpoints/03", "checkpoints/3.old"] {
        let export = Export::of(leaves(5), &[]);
        fs::create_dir(export.dir.join("checkpoints")).unwrap();
        export.write(name, checkpoint_note(3));
        export.sign_again();
        assert_eq!(export.fault(), fault(name, None));
    }
}

#[test]
fn a_rewritten_log_holds_by_itself_but_not_against_what_was_kept_outside() {
    let mut rewritten = leaves(8);
    rewritten[2] = leaf(99);
    let export = Export::of(rewritten, &[]);
    let verified = export.verify().expect("consistent in itself");
    let kept = checkpoint(5);
    assert!(matches!(
        verified.check_outside("kept", kept.size, kept.root),
        Err(VerifyError::Root { size: 5, .. })
    ));
    // Before the change, nothing contradicts.
    let earlier = checkpoint(2);
    verified.check_outside("kept", 2, earlier.root).unwrap();
    let later = checkpoint(9);
    assert!(matches!(
        verified.check_outside("kept", 9, later.root),
        Err(VerifyError::Shorter {
            stated: 9,
            held: 8,
            ..
        })
    ));
}

#[test]
fn the_writer_does_not_sign_what_contradicts_a_published_checkpoint() {
    let place = tempfile::TempDir::new().unwrap();
    let target = place.path().join("export");
    let mut rewritten = leaves(8);
    rewritten[2] = leaf(99);
    for (leaves, published) in [(rewritten, 5), (leaves(4), 5)] {
        let result = write_export(&target, &signer(), leaves, &[checkpoint_note(published)]);
        assert!(matches!(
            result,
            Err(ExportError::Contradiction { size: 5, .. })
        ));
        assert_eq!(
            fs::read_dir(place.path()).unwrap().count(),
            0,
            "nothing is left"
        );
    }
}

#[test]
fn the_writer_does_not_write_over_anything() {
    let place = tempfile::TempDir::new().unwrap();
    let target = place.path().join("export");
    fs::create_dir(&target).unwrap();
    write_export(&target, &signer(), leaves(1), &[]).expect("an empty folder is taken");
    let again = write_export(&target, &signer(), leaves(2), &[]);
    assert!(matches!(again, Err(ExportError::Exists(_))));
    assert_eq!(
        verify_export(&target, signer().verifier())
            .unwrap()
            .checkpoint
            .size,
        1
    );

    let file = place.path().join("file");
    fs::write(&file, "x").unwrap();
    let onto_file = write_export(&file, &signer(), leaves(1), &[]);
    assert!(matches!(onto_file, Err(ExportError::Exists(_))));

    fs::create_dir(place.path().join(".new.partial")).unwrap();
    let unfinished = write_export(&place.path().join("new"), &signer(), leaves(1), &[]);
    assert!(matches!(unfinished, Err(ExportError::Unfinished(_))));
    assert!(place.path().join(".new.partial").exists());
}

#[test]
fn a_file_changed_after_verification_is_noticed_when_reading_records() {
    let export = Export::of(leaves(300), &[]);
    let verified = export.verify().unwrap();
    export.write("records/000001.jsonl", "");
    let results: Vec<bool> = verified.records().map(|leaf| leaf.is_ok()).collect();
    assert_eq!(results.len(), 257);
    assert_eq!(results.iter().position(|is_ok| !is_ok), Some(256));
}
