//! What cannot be denied: commitments, Merkle tree, tiles, checkpoints, proofs.
//!
//! Bytes in, bytes out: no domain type, no personal data, no storage, no clock.
//!
//! One record becomes one leaf:
//!
//! ```text
//! record bytes --HMAC-SHA-256 with a salt of its own--> commitment (32 bytes)
//! commitment   --SHA-256(0x00 || commitment)----------> leaf hash (RFC 6962)
//! leaf hashes  --SHA-256(0x01 || left || right)-------> root hash
//! root hash    --Ed25519 signature-------------------> checkpoint
//! ```
//!
//! | module | what it is |
//! |---|---|
//! | [`commitment`] | salt, commitment, leaf hash |
//! | [`hash`] | a SHA-256 value and its two text forms |
//! | [`tree`] | appending, roots and proofs over stored hashes (RFC 6962) |
//! | [`tile`] | tiles and entry bundles (C2SP tlog-tiles) |
//! | [`note`] | log keys and signed notes (C2SP signed-note, Ed25519) |
//! | [`checkpoint`] | signed tree heads (C2SP tlog-checkpoint) |
//! | [`proof`] | one text file that proves one record (C2SP tlog-proof) |
//! | [`export`] | the auditor's directory: formats and the writer |
//! | [`verify`] | what `ledger-verify` does with such a directory |
//!
//! The log shows that records were not changed after a checkpoint that someone
//! outside holds; it does not show that they are true or complete.

pub mod checkpoint;
pub mod commitment;
pub mod export;
pub mod hash;
pub mod note;
pub mod proof;
pub mod tile;
pub mod tree;
pub mod verify;

pub use checkpoint::{Checkpoint, CheckpointError, open_checkpoint, sign_checkpoint};
pub use commitment::{Commitment, Salt};
pub use export::{ExportError, ExportLeaf, ExportWriter, write_export};
pub use hash::{Hash, HashError};
pub use note::{KeyError, LogSigner, LogVerifier, NoteError};
pub use proof::{OfflineProof, OfflineProofError};
pub use tile::{TileError, TileKind, TilePath, TileTree};
pub use tree::{
    Appended, HashSource, MissingHash, ProofError, TreeError, append, append_batch,
    check_consistency, check_inclusion, prove_consistency, prove_inclusion, root,
};
pub use verify::{Verified, VerifyError, verify_export};
