//! How often somebody came within a span, counted in memory: behind limited tries, and behind the pace of pages,
//! forms and tokens.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// So many are remembered at most.
const REMEMBERED: usize = 50_000;

/// Counts by key, each with the begin of its span. Moments are durations since any beginning, the same for all.
pub(super) struct Counter<K> {
    span: Duration,
    known: Mutex<HashMap<K, (u32, Duration)>>,
}

impl<K: Eq + Hash> Counter<K> {
    /// Counts anew after a span.
    pub(super) fn within(span: Duration) -> Self {
        Self {
            span,
            known: Mutex::default(),
        }
    }

    /// Counts one more; where there were `most` in this span already, how long it goes on.
    pub(super) fn count(&self, who: K, most: u32, now: Duration) -> Result<(), Duration> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED && !known.contains_key(&who) {
            self.make_room(&mut known, now);
        }
        let (count, since) = known.entry(who).or_insert((0, now));
        if self.is_over(*since, now) {
            (*count, *since) = (0, now);
        }
        if *count >= most {
            return Err(self.span.saturating_sub(now.saturating_sub(*since)));
        }
        *count += 1;
        Ok(())
    }

    /// What was counted is not held against anybody.
    pub(super) fn forget(&self, who: &K) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(who);
    }

    fn is_over(&self, since: Duration, now: Duration) -> bool {
        now.saturating_sub(since) >= self.span
    }

    /// Forgets what is over. Where that is not enough, whoever came least: who has no more tries cannot win new ones
    /// by coming from many places.
    fn make_room(&self, known: &mut HashMap<K, (u32, Duration)>, now: Duration) {
        known.retain(|_, (_, since)| !self.is_over(*since, now));
        if known.len() < REMEMBERED {
            return;
        }
        let mut counts: Vec<u32> = known.values().map(|(count, _)| *count).collect();
        let half = counts.len() / 2;
        let (_, middle, _) = counts.select_nth_unstable(half);
        known.retain(|_, (count, _)| *count > *middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn one_waits_for_the_next_span_and_no_other_waits_with_it() {
        let counter = Counter::within(at(60));
        assert_eq!(counter.count(1, 2, at(0)), Ok(()));
        assert_eq!(counter.count(1, 2, at(10)), Ok(()));
        assert_eq!(counter.count(1, 2, at(20)), Err(at(40)));
        assert_eq!(counter.count(2, 2, at(20)), Ok(()));
        assert_eq!(counter.count(1, 2, at(60)), Ok(()));
        counter.forget(&1);
        assert_eq!(counter.count(1, 1, at(61)), Ok(()));
    }

    #[test]
    fn a_clock_that_goes_back_opens_nothing() {
        let counter = Counter::within(at(60));
        assert_eq!(counter.count(1, 1, at(100)), Ok(()));
        assert_eq!(counter.count(1, 1, at(30)), Err(at(60)));
    }

    #[test]
    fn who_used_up_all_tries_stays_remembered_when_very_many_come() {
        let counter = Counter::within(at(60));
        for _ in 0..3 {
            let _ = counter.count(0, 3, at(0));
        }
        for other in 1..=2 * REMEMBERED {
            let _ = counter.count(other, 3, at(1));
        }
        assert!(counter.count(0, 3, at(2)).is_err());
        let known = counter.known.lock().unwrap();
        assert!(known.len() <= REMEMBERED);
    }
}
