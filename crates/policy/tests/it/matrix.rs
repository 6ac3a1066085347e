//! The permission matrix as a reviewed text: who may what, in which situation.

use crate::matrix_text;
use std::path::Path;
use std::{env, fs};

#[test]
fn the_committed_permission_matrix_is_what_the_policies_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/permission-matrix.md");
    let now = matrix_text::whole();
    if env::var_os("UPDATE_MATRIX").is_some() {
        fs::write(&path, now).expect("writable");
        return;
    }
    let committed = fs::read_to_string(&path).expect("docs/permission-matrix.md");
    let differing = committed
        .lines()
        .zip(now.lines())
        .find(|(old, new)| old != new);
    assert!(
        committed == now,
        "who may what has changed; read the change, then run with UPDATE_MATRIX=1: {differing:?}"
    );
}
