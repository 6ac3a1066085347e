//! What two authorities may learn: the private reconciliation of track 2 (`docs/reconciliation.md`).
//!
//! An office's few indications meet the Familienkasse's many records under match keys ([`keys`]); what
//! meets is compared field by field ([`scoring`]). The crate knows no transport, storage or case logic
//! (`xtask/edges.txt`).

pub mod evaluate;
pub mod keys;
pub mod names;
pub mod record;
pub mod scoring;
