//! The house rules as ordinary tests.

#[test]
fn the_edges_between_crates_are_the_committed_ones() {
    let actual = xtask::edges::actual().expect("cargo metadata answers");
    assert_eq!(actual, xtask::edges::committed());
}

#[test]
fn words_sizes_and_knowledge_keep_the_house_rules() {
    let findings = xtask::tidy::findings();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn every_licence_is_on_the_list() {
    let not_allowed = xtask::licences::not_allowed().expect("cargo metadata answers");
    assert!(not_allowed.is_empty(), "{}", not_allowed.join("\n"));
}

#[test]
fn the_legal_map_is_the_one_of_the_code() {
    let path = xtask::root().join("docs/legal-map.md");
    let committed = std::fs::read_to_string(path).expect("docs/legal-map.md is there");
    assert_eq!(
        committed,
        xtask::legal_map::document(),
        "run `cargo run -p xtask -- legal-map`"
    );
}

#[test]
fn the_programme_and_its_tests_share_one_build() {
    let twice = xtask::builds::built_twice().expect("cargo tree answers");
    assert!(
        twice.is_empty(),
        "ask for the same features in xtask/Cargo.toml: {}",
        twice.join(", ")
    );
}
