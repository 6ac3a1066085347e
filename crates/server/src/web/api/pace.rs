//! How often a token may ask: so many requests a minute, counted in memory.

use super::fault::Fault;
use augenmass_casework::sign_in::Limits;
use augenmass_domain::id::OfficeTokenId;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The span that is counted.
const SPAN: Duration = Duration::from_mins(1);

/// Requests by token, with the begin of their minute. There are as many entries as tokens that ask.
#[derive(Default)]
pub(crate) struct Pace(Mutex<HashMap<OfficeTokenId, (u32, Instant)>>);

impl Pace {
    /// Counts a request of a token that lets somebody in.
    pub(super) fn count(&self, token: OfficeTokenId) -> Result<(), Fault> {
        let most = Limits::shipped().token_requests;
        self.within(token, most, Instant::now())
            .map_err(|wait| Fault::TooMany(u32::try_from(wait.as_secs()).unwrap_or(60) + 1))
    }

    /// Counts a request; how long is to be waited where there were too many.
    fn within(&self, token: OfficeTokenId, most: u32, now: Instant) -> Result<(), Duration> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, (_, since)| now.duration_since(*since) < SPAN);
        let (count, since) = known.entry(token).or_insert((0, now));
        if *count >= most {
            return Err(SPAN.saturating_sub(now.duration_since(*since)));
        }
        *count += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_token_waits_for_its_next_minute_and_no_other_waits_with_it() {
        let pace = Pace::default();
        let [one, other] = [1, 2].map(|n| OfficeTokenId::from_uuid(Uuid::from_u128(n)));
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
