//! What two authorities may learn: the private reconciliation of track 2.

pub mod oprf;
