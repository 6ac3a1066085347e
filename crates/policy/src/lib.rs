//! Who may: the only crate that knows Cedar.
