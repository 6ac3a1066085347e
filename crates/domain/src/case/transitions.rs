//! All transitions of a case, as a table: drawn in `docs/states/case.md`, compared by a test with
//! what the rules really do.

/// All transitions of a case: from, action, to. `[*]` is the beginning.
#[must_use]
pub const fn transitions() -> &'static [(&'static str, &'static str, &'static str)] {
    &[
    ]
}
