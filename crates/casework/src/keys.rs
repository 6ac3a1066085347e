//! The folder of keys (`docs/keys.md`), and what lies beside them.

use crate::error::Error;
use crate::installation::keys_error;
use augenmass_ledger::LogSigner;
use augenmass_store::{LogKey, MasterKey};
use std::path::Path;

/// The journal of erasures in the folder of keys, where no other place is named: it must not lie in the
/// database that it is to outlive.
pub const ERASURES: &str = "erasures.jsonl";

/// Reads master key and log key from their folder; `origin` is the name of the log.
pub(crate) fn load(folder: &Path, origin: &str) -> Result<(MasterKey, LogSigner), Error> {
    let master = MasterKey::load(&folder.join("master.key")).map_err(|e| keys_error(&e))?;
    let seed = LogKey::load(&folder.join("log-signing.key"), &master, origin)
        .map_err(|e| keys_error(&e))?;
    let signer = LogSigner::from_seed(origin, &seed).map_err(|e| keys_error(&e))?;
    Ok((master, signer))
}
