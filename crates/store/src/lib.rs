//! What is kept, and how long: the only crate that knows SQL.
//!
//! Not here: who may (policy), what is true (domain), what to do (casework). No clock and no chance:
//! moments and a source of random bytes are parameters.
//!
//! * One write path: [`Store::commit`] writes a [`Batch`] in one transaction, or nothing.
//! * States lie in one table per kind, without personal data.
//! * Personal data lie apart, sealed under a key per office and person ([`keys`]). Deleting the key
//!   erases them; the log stays verifiable.
//! * The history is append-only. Each history row and each fact is a leaf of the log;
//!   [`Store::integrate`] takes leaves into the tree, [`Store::sign_checkpoint`] signs it.
//!
//! * [`backup`] reads all tables as of one moment, and writes them into a new database.
//!
//! See `docs/data-model.md` and `docs/keys.md`.

pub mod backup;
mod batch;
mod canonical;
mod database;
mod error;
pub mod keys;
mod log;
mod offices;
mod read;
mod record;
mod sign_in;
mod store;
mod table;
mod text;
mod write;

pub use batch::{
    Account, Batch, Carrier, Change, Committed, FairnessChange, FairnessStatus, Forget, LeafNo,
    NewHistory, Office, Outcome, PackageSecret, Reported, Stop,
};
pub use canonical::canonical;
pub use error::{KeyError, StoreError};
pub use keys::{KeyFile, LogKey, MasterKey};
pub use log::{StoredCheckpoint, TreeHead};
pub use read::{
    Cursor, FactRow, FairnessStatusRow, FoundLetter, HistoryRow, JobRun, Letter, ListQuery, Logged,
    MAX_PAGE, RetiredGround, ScreeningLeaf, StopRow, Stored, Surroundings,
};
pub use record::{FactRecord, HistoryRecord, PersonalRef, Resource, StateRef};
pub use sign_in::{
    Credential, CredentialChange, FirstPassword, ForgetSignIn, How, NewOfficeToken, NewPasskey,
    NewSession, OfficeToken, Passkey, Question, SignInChange, SignInEvent, StoredSession,
    Submission, TryRule,
};
pub use store::{Installation, InstallationKind, NewInstallation, Store};
