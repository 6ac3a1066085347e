//! Trying again: PostgreSQL ends a serializable transaction that met another, and the same batch is
//! written again. A caller never sees it.

use super::Backend;
use crate::error::StoreError;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How often a transaction is tried; with the waits between, some four seconds. Eight writers that all
/// enter new people meet in a fifth of their transactions
/// (`docs/decisions/0013-writers-side-by-side.md`).
const ATTEMPTS: u32 = 24;
/// The longest wait before an attempt, in milliseconds.
const LONGEST: u64 = 250;

/// What is left of the attempts at one transaction.
#[derive(Debug)]
pub(crate) struct Patience {
    attempts: u32,
    tried: u32,
}

impl Patience {
    /// SQLite has waited already when it says it is busy: one attempt.
    pub(super) const fn of(backend: Backend) -> Self {
        let attempts = match backend {
            Backend::Sqlite => 1,
            Backend::Postgres => ATTEMPTS,
        };
        Self { attempts, tried: 0 }
    }

    /// Waits before the next attempt.
    ///
    /// # Errors
    /// The error itself, where another attempt would not help; [`StoreError::Busy`] where the last
    /// attempt has failed as well.
    pub async fn again(&mut self, error: StoreError) -> Result<(), StoreError> {
        if !matches!(error, StoreError::Collision) {
            return Err(error);
        }
        self.tried += 1;
        if self.tried >= self.attempts {
            return Err(StoreError::Busy);
        }
        tokio::time::sleep(Duration::from_millis(wait(self.tried))).await;
        Ok(())
    }
}

/// Longer each time, and not the same for two who met.
fn wait(tried: u32) -> u64 {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed) ^ u64::from(std::process::id());
    let spread = count.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    let longest = (2_u64 << tried.min(8)).min(LONGEST);
    longest / 2 + spread % (longest / 2 + 1)
}
