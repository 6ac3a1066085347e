//! What two authorities may learn: the private reconciliation of track 2.
//!
//! Empty today. Track 2 (joint benefit check) is not built: no key is normalised, no point blinded, no
//! message defined, and no command of the domain leads there (`Indication::Sealed` is a state without a
//! way to it). The crate holds its place in the edges of the workspace (`xtask/edges.txt`), so that what
//! comes here cannot reach storage, transport or case logic.
