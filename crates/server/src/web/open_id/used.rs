//! Words of the service to sign somebody out that were carried out: none counts twice.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Words that are remembered at most; beyond, those are forgotten that end soonest.
const MOST: usize = 10_000;

/// The ids of logout tokens, until they end by themselves (seconds).
#[derive(Default)]
pub(super) struct Used(Mutex<HashMap<String, i64>>);

impl Used {
    /// False where the word was used before.
    pub(super) fn first(&self, id: &str, until: i64, now: i64) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, until| *until >= now);
        if all.contains_key(id) {
            return false;
        }
        if all.len() >= MOST {
            let soonest = all.iter().min_by_key(|(_, until)| **until);
            let soonest = soonest.map(|(id, _)| id.clone());
            soonest.and_then(|id| all.remove(&id));
        }
        all.insert(id.to_owned(), until);
        true
    }

    /// What could not be carried out may be said again.
    pub(super) fn undo(&self, id: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_counts_once_until_it_ends() {
        let used = Used::default();
        assert!(used.first("a", 100, 10));
        assert!(!used.first("a", 100, 100));
        assert!(used.first("b", 100, 10));
        used.undo("b");
        assert!(used.first("b", 100, 10));
        assert!(used.first("a", 200, 101));
    }
}
