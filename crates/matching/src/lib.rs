//! What two authorities may learn: private reconciliation (track 2).
