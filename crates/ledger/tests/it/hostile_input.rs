//! Parsers on bytes from anywhere: an error or exactly the canonical text, never a
//! panic.

use augenmass_ledger::export::manifest::Manifest;
use augenmass_ledger::export::record_line::{decode_line, encode_line};
use augenmass_ledger::tile::{decode_bundle, decode_hashes};
use augenmass_ledger::{Hash, LogVerifier, OfflineProof, TilePath};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_tile_path_is_canonical_or_refused(text in "tile/(entries|[0-9]{1,2})/[x0-9./p]{0,40}") {
        if let Ok(tile) = TilePath::parse(&text) {
            prop_assert_eq!(tile.to_string(), text);
        }
    }

    #[test]
    fn a_bundle_is_split_or_refused(
        bytes in prop::collection::vec(0u8..4, 0..600),
        width in 0u16..300,
    ) {
        if let Ok(entries) = decode_bundle(&bytes, width) {
            let length: usize = entries.iter().map(|entry| entry.len() + 2).sum();
            prop_assert_eq!((entries.len(), length), (usize::from(width), bytes.len()));
        }
        let is_tile = decode_hashes(&bytes, width).is_ok();
        prop_assert_eq!(is_tile, bytes.len() == 32 * usize::from(width));
    }

    #[test]
    fn a_list_of_files_is_canonical_or_refused(
        lines in "augenmass/export/v1\n([a-c/]{1,3} [0-9]{1,2} (00){32}\n){0,3}",
    ) {
        if let Ok(list) = Manifest::decode(&lines) {
            prop_assert_eq!(list.encode(), lines);
        }
    }

    #[test]
    fn a_record_line_is_canonical_or_refused(
        line in "\\{\"index\":0,\"(salt|erased)\":\"(ab){31,32}\"(,\"record\":\"[a-z\\\\\"{}]{0,9}\")?\\}\n?",
    ) {
        if let Ok(leaf) = decode_line(0, line.as_bytes()) {
            prop_assert_eq!(encode_line(0, &leaf).unwrap(), line.into_bytes());
        }
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        prop_assert!(decode_line(0, &bytes).is_err());
        prop_assert!(OfflineProof::decode(&bytes).is_err());
        prop_assert!(Manifest::decode(&text).is_err());
        prop_assert!(LogVerifier::parse(&text).is_err());
        prop_assert!(TilePath::parse(&text).is_err());
        prop_assert!(Hash::from_typed(&text).is_err());
    }
}

#[test]
fn deeply_nested_json_is_refused_without_a_panic() {
    let deep = "[".repeat(1_000_000);
    assert!(decode_line(0, deep.as_bytes()).is_err());
    let line = format!("{{\"index\":0,\"salt\":{deep}");
    assert!(decode_line(0, line.as_bytes()).is_err());
}
