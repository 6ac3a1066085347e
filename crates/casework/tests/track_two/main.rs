//! Track 2 between two installations of one program: their databases, keys and clocks are real, what goes between
//! them is the folder of messages and nothing else.

#![expect(clippy::unwrap_used, reason = "tests may")]

mod passage;

use augenmass_casework::clock::SetClock;
use augenmass_casework::demo::TwoHouses;
use jiff::civil::date;
use std::path::Path;
use std::sync::Arc;

/// Two new houses in a folder.
pub async fn houses(folder: &Path, seed: u64) -> TwoHouses {
    let clock = Arc::new(SetClock::at(date(2025, 12, 1).at(8, 0, 0, 0)));
    TwoHouses::found(folder, clock, seed).await.unwrap()
}
