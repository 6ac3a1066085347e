//! Sign-ins that were begun: what must come back with them, under a secret that only the browser has in
//! which they began. Kept in memory for ten minutes, taken once.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Seconds that somebody has to sign in at the service.
pub(super) const WITHIN: i64 = 10 * 60;
/// Sign-ins at the same time; beyond, the oldest has to begin again.
const MOST: usize = 10_000;

/// A sign-in that was begun.
pub(super) struct Begun {
    /// Comes back in the address.
    pub state: String,
    /// Comes back in the token.
    pub nonce: String,
    /// Proves that the code was asked for here (RFC 7636).
    pub verifier: String,
    /// When.
    pub at: Timestamp,
}

/// Sign-ins by the hash of the browser's secret.
#[derive(Default)]
pub(super) struct Pending(Mutex<HashMap<[u8; 32], Begun>>);

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

fn is_late(begun: &Begun, now: Timestamp) -> bool {
    now.as_second() - begun.at.as_second() > WITHIN
}

impl Pending {
    /// A sign-in begins.
    pub(super) fn begin(&self, secret: &str, begun: Begun) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = begun.at;
        all.retain(|_, one| !is_late(one, now));
        if all.len() >= MOST {
            let oldest = all.iter().min_by_key(|(_, one)| one.at);
            let oldest = oldest.map(|(key, _)| *key);
            oldest.and_then(|key| all.remove(&key));
        }
        all.insert(hash(secret), begun);
    }

    /// A sign-in comes back; it never comes back again.
    pub(super) fn take(&self, secret: &str, now: Timestamp) -> Option<Begun> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let begun = all.remove(&hash(secret));
        begun.filter(|begun| !is_late(begun, now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_comes_back_once_within_ten_minutes_to_its_browser() {
        let pending = Pending::default();
        let at = Timestamp::UNIX_EPOCH;
        let later = |seconds| {
            at.saturating_add(jiff::Span::new().seconds(seconds))
                .unwrap()
        };
        let begin = |secret: &str| {
            let begun = Begun {
                state: "s".to_owned(),
                nonce: "n".to_owned(),
                verifier: "v".to_owned(),
                at,
            };
            pending.begin(secret, begun);
        };
        begin("mine");
        assert!(pending.take("another", at).is_none());
        assert!(pending.take("mine", later(WITHIN)).is_some());
        assert!(pending.take("mine", later(WITHIN)).is_none());
        begin("mine");
        assert!(pending.take("mine", later(WITHIN + 1)).is_none());
        assert!(pending.take("mine", at).is_none());
    }
}
