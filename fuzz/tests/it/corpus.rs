//! Every file of the corpus, on the stable compiler: what was found once stays mended.

use augenmass_fuzz::TARGETS;
use std::fs;
use std::path::{Path, PathBuf};

pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

#[test]
fn every_file_of_the_corpus_is_taken_without_a_broken_promise() {
    for (name, target) in TARGETS {
        let mut fed = 0;
        for entry in fs::read_dir(corpus().join(name)).unwrap() {
            let path = entry.unwrap().path();
            target(&fs::read(&path).unwrap());
            fed += 1;
        }
        assert!(fed > 0, "{name} has no corpus");
    }
}

/// Alterations per target: `AUGENMASS_ALTERATIONS`, or 600; nothing leads them, `make fuzz` looks further.
fn alterations() -> usize {
    let asked = std::env::var("AUGENMASS_ALTERATIONS").ok();
    asked.and_then(|number| number.parse().ok()).unwrap_or(600)
}

/// One to four bytes set, taken out, doubled or put in, or the end cut off.
fn altered(file: &[u8], number: &mut u32) -> Vec<u8> {
    let mut draw = |below: usize| {
        *number ^= *number << 13;
        *number ^= *number >> 17;
        *number ^= *number << 5;
        usize::try_from(*number).unwrap() % below.max(1)
    };
    let mut bytes = file.to_vec();
    for _ in 0..=draw(4) {
        let (at, byte) = (draw(bytes.len()), u8::try_from(draw(256)).unwrap());
        match draw(5) {
            _ if bytes.is_empty() => bytes.push(byte),
            0 => bytes[at] = byte,
            1 => drop(bytes.remove(at)),
            2 => bytes.insert(at, bytes[at]),
            3 => bytes.insert(at, b"0\"\n[{;,=.-"[draw(10)]),
            _ => bytes.truncate(at + bytes.len() / 2),
        }
    }
    bytes
}

#[test]
fn altered_files_of_the_corpus_break_no_promise() {
    let mut number = 2_654_435_761;
    for (name, target) in TARGETS.iter().filter(|(name, _)| *name != "export") {
        let entries = fs::read_dir(corpus().join(name)).unwrap();
        let files = entries.map(|entry| fs::read(entry.unwrap().path()).unwrap());
        let mut files: Vec<Vec<u8>> = files.collect();
        files.sort_by_key(Vec::len);
        let many = if matches!(*name, "commands" | "benefit_check") {
            20
        } else {
            alterations()
        };
        for file in files.iter().cycle().take(many) {
            target(&altered(file, &mut number));
        }
    }
}

#[cfg(all(feature = "casework", feature = "paper"))]
#[test]
fn every_folder_of_the_corpus_and_every_programme_has_its_target() {
    let named = |name: &str| TARGETS.iter().any(|(known, _)| *known == name);
    for entry in fs::read_dir(corpus()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(named(&name), "{name}");
    }
    let programmes = corpus().with_file_name("libfuzzer").join("fuzz_targets");
    let mut found = 0;
    for entry in fs::read_dir(programmes).unwrap() {
        let path = entry.unwrap().path();
        assert!(
            named(path.file_stem().unwrap().to_str().unwrap()),
            "{path:?}"
        );
        found += 1;
    }
    assert_eq!(found, TARGETS.len());
}

#[test]
fn the_corpus_is_small() {
    let mut bytes = 0;
    for (name, _) in TARGETS {
        for entry in fs::read_dir(corpus().join(name)).unwrap() {
            bytes += entry.unwrap().metadata().unwrap().len();
        }
    }
    assert!(
        bytes < 2 * 1024 * 1024,
        "{bytes} bytes; run `cargo fuzz cmin`"
    );
}
