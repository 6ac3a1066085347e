//! Limited tries from one address: sign-in and letter codes. Kept in memory, bounded, and forgotten after
//! a quarter of an hour; accounts have a limit of their own in the store.

use jiff::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Tries from one address within [`WITHIN`].
const MOST: u32 = 30;
/// Seconds after which tries are forgotten.
const WITHIN: i64 = 15 * 60;
/// Addresses that are remembered at most; beyond, the oldest are forgotten.
const ADDRESSES: usize = 50_000;

/// Tries by address.
#[derive(Default)]
pub(crate) struct Tries(Mutex<HashMap<IpAddr, (u32, Timestamp)>>);

impl Tries {
    /// Counts a try; false where there were too many. The last 64 bits of an IPv6 address are one
    /// household's and count as one.
    pub(crate) fn may(&self, from: IpAddr, now: Timestamp) -> bool {
        let from = network(from);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= ADDRESSES {
            let old = |at: &Timestamp| now.as_second() - at.as_second() > WITHIN;
            known.retain(|_, (_, at)| !old(at));
            if known.len() >= ADDRESSES {
                known.clear();
            }
        }
        let (count, since) = known.entry(from).or_insert((0, now));
        if now.as_second() - since.as_second() > WITHIN {
            (*count, *since) = (0, now);
        }
        *count += 1;
        *count <= MOST
    }

    /// A try that was right is not held against the address.
    pub(crate) fn forget(&self, from: IpAddr) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(&network(from));
    }
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let network = u128::from(v6) & !u128::from(u64::MAX);
            IpAddr::V6(network.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_tries_in_a_quarter_of_an_hour() {
        let tries = Tries::default();
        let from: IpAddr = "192.0.2.7".parse().unwrap();
        let begin = Timestamp::UNIX_EPOCH;
        assert!((0..MOST).all(|_| tries.may(from, begin)));
        assert!(!tries.may(from, begin));
        assert!(tries.may("192.0.2.8".parse().unwrap(), begin));
        let later = begin
            .saturating_add(jiff::Span::new().seconds(WITHIN + 1))
            .unwrap();
        assert!(tries.may(from, later));
    }

    #[test]
    fn one_ipv6_household_is_one_address() {
        let tries = Tries::default();
        let now = Timestamp::UNIX_EPOCH;
        for n in 0..MOST {
            assert!(tries.may(format!("2001:db8::{n:x}").parse().unwrap(), now));
        }
        assert!(!tries.may("2001:db8::ffff".parse().unwrap(), now));
    }
}
