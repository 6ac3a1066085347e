//! What is kept, and how long: the only crate that knows SQL.
