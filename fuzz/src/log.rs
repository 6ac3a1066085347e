//! The log's formats: canonical or refused, and never accepted where a byte was changed.

use augenmass_ledger::export::manifest::{FileEntry, Manifest};
use augenmass_ledger::export::record_line::{decode_line, encode_line};
use augenmass_ledger::tile::{decode_bundle, decode_hashes, encode_hashes};
use augenmass_ledger::{
    ExportLeaf, Hash, LogSigner, LogVerifier, OfflineProof, Salt, TilePath, open_checkpoint,
    sign_checkpoint, verify_export, write_export,
};
use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The key of the tests' log: everybody may know it.
#[must_use]
pub fn signer() -> &'static LogSigner {
    static SIGNER: OnceLock<LogSigner> = OnceLock::new();
    SIGNER.get_or_init(|| LogSigner::from_seed("log.example/test", &[7; 32]).unwrap())
}

/// A signed head: the bytes as a note, and the bytes as the text of a note with a right signature.
pub fn checkpoint(bytes: &[u8]) {
    let key = signer().verifier();
    let text = String::from_utf8_lossy(bytes);
    if let Ok(key) = LogVerifier::parse(&text) {
        assert_eq!(key.vkey(), text);
    }
    let signed = signer().sign(&text);
    let notes = [Some(bytes.to_vec()), signed.ok().map(String::into_bytes)];
    for note in notes.into_iter().flatten() {
        if let Ok(head) = open_checkpoint(key, &note) {
            let again = sign_checkpoint(signer(), head.size, head.root).unwrap();
            assert_eq!(again.as_bytes(), note, "one head has one text");
        }
    }
}

/// Tiles: a path (first line) and the bytes of a tile (the rest) of the width it names.
pub fn tiles(bytes: &[u8]) {
    let cut = bytes.iter().position(|byte| *byte == b'\n');
    let (path, content) = bytes.split_at(cut.unwrap_or(bytes.len()));
    let content = content.get(1..).unwrap_or_default();
    let Ok(path) = std::str::from_utf8(path) else {
        return;
    };
    if let Ok(hash) = Hash::from_typed(path) {
        assert_eq!(Hash::from_hex(&hash.to_hex()).unwrap(), hash);
    }
    let Ok(tile) = TilePath::parse(path) else {
        return;
    };
    assert_eq!(tile.to_string(), path);
    let _ = tile.first_leaf(u64::from(tile.width()) - 1);
    if let Ok(hashes) = decode_hashes(content, tile.width()) {
        assert_eq!(encode_hashes(&hashes), content);
    }
    if let Ok(entries) = decode_bundle(content, tile.width()) {
        let length: usize = entries.iter().map(|entry| entry.len() + 2).sum();
        assert_eq!(
            (entries.len(), length),
            (usize::from(tile.width()), content.len())
        );
    }
}

/// One line of records: canonical or refused.
pub fn record_line(bytes: &[u8]) {
    for index in [0, 7] {
        if let Ok(leaf) = decode_line(index, bytes) {
            assert_eq!(encode_line(index, &leaf).unwrap(), bytes);
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(list) = Manifest::decode(text)
    {
        assert_eq!(list.encode(), text, "a list of files is canonical");
    }
}

/// One file that proves one record: canonical or refused; what proves a record names its leaf.
pub fn proof_file(bytes: &[u8]) {
    let Ok(proof) = OfflineProof::decode(bytes) else {
        return;
    };
    assert_eq!(proof.encode().as_bytes(), bytes);
    if let Ok((head, record)) = proof.check_record(signer().verifier()) {
        let leaf = usize::try_from(proof.index)
            .ok()
            .and_then(|n| RECORDS.get(n));
        assert!(proof.index < head.size);
        assert_eq!(
            leaf.map(|text| text.as_bytes()),
            Some(record),
            "only what was written"
        );
    }
}

/// The records of the tests' log.
pub const RECORDS: [&str; 5] = ["{\"a\":1}", "{\"b\":\"ä\"}", "[]", "{\"c\":null}", "\"d\""];

/// The leaves of the tests' log; the fourth was erased.
#[must_use]
pub fn leaves() -> Vec<ExportLeaf> {
    let leaf = |(n, record): (u8, &&str)| ExportLeaf::Open {
        salt: Salt::from_bytes([n; 32]),
        record: record.as_bytes().to_vec(),
    };
    let mut leaves: Vec<_> = (1..).zip(&RECORDS).map(leaf).collect();
    leaves[3] = ExportLeaf::Erased {
        commitment: leaves[3].commitment(),
    };
    leaves
}

/// An export on disk that is altered, looked at, and put right again.
struct Export {
    _folder: TempDir,
    path: PathBuf,
    files: Vec<(String, Vec<u8>)>,
}

impl Export {
    fn write() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let early = folder.path().join("early");
        write_export(&early, signer(), leaves().into_iter().take(3), &[]).unwrap();
        let published = fs::read_to_string(early.join("checkpoint")).unwrap();
        let path = folder.path().join("log");
        write_export(&path, signer(), leaves(), &[published]).unwrap();
        let mut files = Vec::new();
        collect(&path, "", &mut files);
        files.sort();
        Self {
            _folder: folder,
            path,
            files,
        }
    }

    /// Writes a file and, where it is to be `listed`, signs a list of files that fits it.
    fn alter(&self, name: &str, bytes: &[u8], listed: bool) {
        fs::write(self.path.join(name), bytes).unwrap();
        if listed {
            let mut list = Manifest::default();
            for (file, content) in self.files.iter().filter(|(file, _)| file != "MANIFEST") {
                let content = if file == name { bytes } else { content };
                list.files.insert(file.clone(), FileEntry::of(content));
            }
            fs::write(
                self.path.join("MANIFEST"),
                signer().sign(&list.encode()).unwrap(),
            )
            .unwrap();
        }
    }

    fn restore(&self) {
        for (name, bytes) in &self.files {
            fs::write(self.path.join(name), bytes).unwrap();
        }
    }
}

fn collect(root: &Path, below: &str, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(root.join(below)).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let name = if below.is_empty() {
            name
        } else {
            format!("{below}/{name}")
        };
        if entry.path().is_dir() {
            collect(root, &name, files);
        } else {
            files.push((name.clone(), fs::read(entry.path()).unwrap()));
        }
    }
}

/// A whole export in which one file is another: the first byte says which and whether the list of
/// files is signed anew, the second where the rest of the bytes is put. It is accepted only where its
/// records are those that were written, or where it shows fewer of them.
pub fn export(bytes: &[u8]) {
    thread_local! {
        static EXPORT: OnceCell<Export> = const { OnceCell::new() };
    }
    let [which, place, put @ ..] = bytes else {
        return;
    };
    EXPORT.with(|export| {
        let export = export.get_or_init(Export::write);
        let (name, content) = &export.files[usize::from(*which & 0x7f) % export.files.len()];
        let mut altered = content.clone();
        let at = usize::from(*place) * altered.len() / 255;
        let end = (at + put.len()).min(altered.len());
        altered.splice(at..end, put.iter().copied());
        export.alter(name, &altered, which & 0x80 != 0 && name != "MANIFEST");
        let verified = verify_export(&export.path, signer().verifier());
        if let Ok(verified) = &verified {
            let found: Vec<_> = verified.records().map(Result::unwrap).collect();
            assert_eq!(found.len(), leaves().len());
            for (n, (found, written)) in found.iter().zip(leaves()).enumerate() {
                assert!(found.commitment() == written.commitment(), "{name}");
                if let ExportLeaf::Open { record, .. } = found {
                    assert_eq!(record, RECORDS[n].as_bytes(), "{name}");
                }
            }
        }
        assert!(altered != *content || verified.is_ok(), "{name}");
        export.restore();
    });
}
