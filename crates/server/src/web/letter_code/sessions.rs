//! Who is in by a letter's code: kept in memory for twenty minutes without a step, under a secret of its own.
//! The code is kept nowhere; whoever comes later enters it again.

use augenmass_domain::id::LetterId;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

/// Seconds without a step after which the code has to be entered again.
const IDLE: i64 = 20 * 60;
/// People at the same time; beyond, who was idle longest has to enter the code again.
const MOST: usize = 10_000;

struct Inside {
    letter: LetterId,
    seen: Timestamp,
    done: HashSet<String>,
}

/// Who is in, by the hash of their secret.
#[derive(Default)]
pub(crate) struct Letters(Mutex<HashMap<[u8; 32], Inside>>);

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

fn is_idle(seen: Timestamp, now: Timestamp) -> bool {
    now.as_second() - seen.as_second() > IDLE
}

impl Letters {
    /// Somebody comes in.
    pub(crate) fn enter(&self, secret: &str, letter: LetterId, now: Timestamp) {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inside.retain(|_, one| !is_idle(one.seen, now));
        if inside.len() >= MOST {
            let oldest = inside.iter().min_by_key(|(_, one)| one.seen);
            let oldest = oldest.map(|(key, _)| *key);
            oldest.and_then(|key| inside.remove(&key));
        }
        let one = Inside {
            letter,
            seen: now,
            done: HashSet::new(),
        };
        inside.insert(hash(secret), one);
    }

    /// The letter of who comes back.
    pub(crate) fn resume(&self, secret: &str, now: Timestamp) -> Option<LetterId> {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = hash(secret);
        let one = inside.get_mut(&key)?;
        if is_idle(one.seen, now) {
            inside.remove(&key);
            return None;
        }
        one.seen = now;
        Some(one.letter)
    }

    /// True where a form was not carried out before.
    pub(crate) fn begin(&self, secret: &str, form: &str) -> bool {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let one = inside.get_mut(&hash(secret));
        one.is_some_and(|one| one.done.insert(form.to_owned()))
    }

    /// A form that was turned down may be sent again.
    pub(crate) fn undo(&self, secret: &str, form: &str) {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(one) = inside.get_mut(&hash(secret)) {
            one.done.remove(form);
        }
    }

    /// Somebody leaves.
    pub(crate) fn leave(&self, secret: &str) {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inside.remove(&hash(secret));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_form_counts_once_and_an_idle_visit_ends() {
        let letters = Letters::default();
        let (letter, now) = (
            LetterId::from_uuid(Uuid::from_u128(1)),
            Timestamp::UNIX_EPOCH,
        );
        letters.enter("secret", letter, now);
        assert_eq!(letters.resume("secret", now), Some(letter));
        assert_eq!(letters.resume("another", now), None);
        assert!(letters.begin("secret", "form"));
        assert!(!letters.begin("secret", "form"));
        letters.undo("secret", "form");
        assert!(letters.begin("secret", "form"));
        let later = now
            .saturating_add(jiff::Span::new().seconds(IDLE + 1))
            .unwrap();
        assert_eq!(letters.resume("secret", later), None);
        assert_eq!(letters.resume("secret", now), None);
    }
}
