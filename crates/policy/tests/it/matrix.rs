//! The permission matrix as reviewed texts: who may what, in which situation and in which state.

use crate::{matrix_states, matrix_text};
use std::path::Path;
use std::{env, fs};

/// Compares a page with what the policies say now, or writes it where `UPDATE_MATRIX` is set.
fn compare(document: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs")
        .join(document);
    if env::var_os("UPDATE_MATRIX").is_some() {
        fs::write(&path, now).expect("writable");
        return;
    }
    let committed = fs::read_to_string(&path).expect(document);
    let differing = committed
        .lines()
        .zip(now.lines())
        .find(|(old, new)| old != new);
    assert!(
        committed == now,
        "who may what has changed; read the change, then run with UPDATE_MATRIX=1: {differing:?}"
    );
}

#[test]
fn the_committed_permission_matrix_is_what_the_policies_say() {
    compare("permission-matrix.md", &matrix_text::whole());
}

#[test]
fn the_committed_permission_matrix_by_state_is_what_the_policies_say() {
    compare("permission-matrix-by-state.md", &matrix_states::whole());
}
