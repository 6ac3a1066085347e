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
