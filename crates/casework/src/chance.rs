//! Chance: ids, keys and salts come from here and nowhere else.

use augenmass_domain::Ids;
use jiff::Timestamp;
use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;
use std::sync::{Mutex, MutexGuard, PoisonError};
use uuid::{Builder, Uuid};

/// The injected source of randomness.
#[derive(Debug)]
pub struct Chance(Mutex<ChaCha20Rng>);

impl Chance {
    /// Seeded by the operating system: what an installation uses.
    #[must_use]
    pub fn from_system() -> Self {
        Self(Mutex::new(ChaCha20Rng::from_entropy()))
    }

    /// Seeded by a number: the demo and tests, never an installation with real data.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))
    }

    /// The generator, for one use.
    pub fn draw(&self) -> MutexGuard<'_, ChaCha20Rng> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An independent generator split off from this one.
    #[must_use]
    pub fn split(&self) -> ChaCha20Rng {
        let mut seed = [0_u8; 32];
        self.draw().fill_bytes(&mut seed);
        ChaCha20Rng::from_seed(seed)
    }
}

/// Ids ordered by time (UUID version 7, RFC 9562), so that new rows lie side by side on disk.
pub struct TimedIds<'a> {
    at: Timestamp,
    rng: &'a mut ChaCha20Rng,
}

impl<'a> TimedIds<'a> {
    /// Ids for decisions at a moment.
    pub const fn new(at: Timestamp, rng: &'a mut ChaCha20Rng) -> Self {
        Self { at, rng }
    }
}

impl Ids for TimedIds<'_> {
    fn next(&mut self) -> Uuid {
        let mut random = [0_u8; 10];
        self.rng.fill_bytes(&mut random);
        let millis = u64::try_from(self.at.as_millisecond()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}
