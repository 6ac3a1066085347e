//! Everything about the ledger that needs files or a second implementation.
