//! Who is in by a letter's code: kept in memory for twenty minutes without a step, under a secret of its own.
//! The code is kept nowhere; whoever comes later enters it again.

use augenmass_domain::id::LetterId;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Seconds without a step after which the code has to be entered again.
const IDLE: i64 = 20 * 60;
/// People at the same time; beyond, who was idle longest has to enter the code again.
const MOST: usize = 10_000;

/// Seconds for which a form of a letter counts once, also where the code is entered again in between.
const REMEMBERED: i64 = 24 * 60 * 60;

struct Inside {
    letter: LetterId,
    seen: Timestamp,
}

/// What was carried out for a letter, and when somebody came in by it last.
struct Done {
    seen: Timestamp,
    forms: HashSet<String>,
}

#[derive(Default)]
struct Held {
    /// By the hash of their secret.
    inside: HashMap<[u8; 32], Inside>,
    done: HashMap<LetterId, Done>,
}

/// Who is in, and what they did.
#[derive(Default)]
pub(crate) struct Letters(Mutex<Held>);

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

fn is_idle(seen: Timestamp, now: Timestamp) -> bool {
    now.as_second() - seen.as_second() > IDLE
}

/// Leaves out whose place is the oldest, where there are too many.
fn make_room<K: Copy + Eq + Hash, V>(held: &mut HashMap<K, V>, seen: fn(&V) -> Timestamp) {
    if held.len() >= MOST {
        let oldest = held.iter().min_by_key(|(_, one)| seen(one));
        let oldest = oldest.map(|(key, _)| *key);
        oldest.and_then(|key| held.remove(&key));
    }
}

impl Letters {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody comes in.
    pub(crate) fn enter(&self, secret: &str, letter: LetterId, now: Timestamp) {
        let mut held = self.held();
        held.inside.retain(|_, one| !is_idle(one.seen, now));
        make_room(&mut held.inside, |one| one.seen);
        held.inside
            .insert(hash(secret), Inside { letter, seen: now });
        let is_remembered = |done: &Done| now.as_second() - done.seen.as_second() <= REMEMBERED;
        held.done.retain(|_, done| is_remembered(done));
        if !held.done.contains_key(&letter) {
            make_room(&mut held.done, |done| done.seen);
        }
        let forms = HashSet::new();
        let done = held.done.entry(letter);
        done.or_insert(Done { seen: now, forms }).seen = now;
    }

    /// The letter of who comes back.
    pub(crate) fn resume(&self, secret: &str, now: Timestamp) -> Option<LetterId> {
        let mut held = self.held();
        let key = hash(secret);
        let one = held.inside.get_mut(&key)?;
        if is_idle(one.seen, now) {
            held.inside.remove(&key);
            return None;
        }
        one.seen = now;
        Some(one.letter)
    }

    /// True where a form was not carried out before for the letter of who is in.
    pub(crate) fn begin(&self, secret: &str, form: &str) -> bool {
        let mut held = self.held();
        let Some(&Inside { letter, seen }) = held.inside.get(&hash(secret)) else {
            return false;
        };
        let forms = HashSet::new();
        let done = held.done.entry(letter).or_insert(Done { seen, forms });
        done.forms.insert(form.to_owned())
    }

    /// A form that was turned down may be sent again.
    pub(crate) fn undo(&self, secret: &str, form: &str) {
        let mut held = self.held();
        let letter = held.inside.get(&hash(secret)).map(|one| one.letter);
        if let Some(done) = letter.and_then(|letter| held.done.get_mut(&letter)) {
            done.forms.remove(form);
        }
    }

    /// Somebody leaves.
    pub(crate) fn leave(&self, secret: &str) {
        self.held().inside.remove(&hash(secret));
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
        // Whoever leaves and comes in again does not send it a second time; a day later it is another one.
        letters.leave("secret");
        assert!(!letters.begin("secret", "form"));
        letters.enter("again", letter, now);
        assert!(!letters.begin("again", "form"));
        assert!(letters.begin("again", "other"));
        letters.enter("secret", letter, now);
        let later = now
            .saturating_add(jiff::Span::new().seconds(IDLE + 1))
            .unwrap();
        assert_eq!(letters.resume("secret", later), None);
        assert_eq!(letters.resume("secret", now), None);
        let tomorrow = now
            .saturating_add(jiff::Span::new().seconds(REMEMBERED + 1))
            .unwrap();
        letters.enter("secret", letter, tomorrow);
        assert!(letters.begin("secret", "form"));
    }
}
