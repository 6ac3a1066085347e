//! How often somebody may ask: so many requests a minute by account, by letter and by token, counted in memory.
//! Generous for people; a programme that reads record after record under somebody's name is held back.

use augenmass_domain::id::{AccountId, LetterId};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The span that is counted.
const SPAN: Duration = Duration::from_mins(1);

/// Requests by whoever asks, with the begin of their minute. There are as many entries as there were who asked in
/// the last minute.
pub(crate) struct Pace<K>(Mutex<HashMap<K, (u32, Instant)>>);

impl<K> Default for Pace<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash> Pace<K> {
    /// Counts a request; where there were too many this minute, the seconds to wait.
    pub(super) fn count(&self, who: K, most: u32) -> Result<(), u32> {
        self.within(who, most, Instant::now())
            .map_err(|wait| u32::try_from(wait.as_secs()).unwrap_or(60) + 1)
    }

    fn within(&self, who: K, most: u32, now: Instant) -> Result<(), Duration> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, (_, since)| now.duration_since(*since) < SPAN);
        let (count, since) = known.entry(who).or_insert((0, now));
        if *count >= most {
            return Err(SPAN.saturating_sub(now.duration_since(*since)));
        }
        *count += 1;
        Ok(())
    }
}

/// How much an account, or whoever came in by the code of a letter, may ask for in a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Requests {
    /// Pages behind a door that are opened.
    pub pages: u32,
    /// Forms that are sent.
    pub forms: u32,
}

impl Requests {
    /// Less than this would keep people from their work.
    pub(crate) const LEAST: u32 = 10;

    /// Five pages and one form a second, for a whole minute: more than hands can do.
    pub(crate) const SHIPPED: Self = Self {
        pages: 300,
        forms: 60,
    };
}

impl Default for Requests {
    fn default() -> Self {
        Self::SHIPPED
    }
}

/// Who is inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Inside {
    /// By signing in, in however many browsers.
    Account(AccountId),
    /// By the code of a letter, in however many browsers.
    Letter(LetterId),
}

/// What those inside asked for in their minute.
#[derive(Default)]
pub(crate) struct Paces {
    pages: Pace<Inside>,
    forms: Pace<Inside>,
}

impl Paces {
    /// Counts a page or a form; where there were too many this minute, the seconds to wait.
    pub(super) fn count(&self, who: Inside, form: bool, most: &Requests) -> Result<(), u32> {
        match form {
            true => self.forms.count(who, most.forms),
            false => self.pages.count(who, most.pages),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn one_waits_for_the_next_minute_and_no_other_waits_with_it() {
        let pace = Pace::default();
        let one = Inside::Account(AccountId::from_uuid(Uuid::from_u128(1)));
        let other = Inside::Letter(LetterId::from_uuid(Uuid::from_u128(1)));
        let begin = Instant::now();
        let at = |seconds| begin + Duration::from_secs(seconds);
        assert_eq!(pace.within(one, 2, at(0)), Ok(()));
        assert_eq!(pace.within(one, 2, at(10)), Ok(()));
        let wait = Duration::from_secs(40);
        assert_eq!(pace.within(one, 2, at(20)), Err(wait));
        assert_eq!(pace.within(other, 2, at(20)), Ok(()));
        assert_eq!(pace.within(one, 2, at(60)), Ok(()));
    }
}
