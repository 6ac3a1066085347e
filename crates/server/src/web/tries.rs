//! Limited tries: from one address, and of one code of a letter from wherever it comes. Kept in memory, bounded,
//! and forgotten after a quarter of an hour; accounts have a limit of their own in the store.

use super::counter::Counter;
use augenmass_casework::concerned::Code;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::net::IpAddr;
use std::time::Duration;

/// Tries from one address, or of one code, within [`WITHIN`].
const MOST: u32 = 30;
/// Seconds after which tries are forgotten.
pub(super) const WITHIN: u32 = 15 * 60;

/// Tries by address, and by the code of a letter.
pub(crate) struct Tries {
    addresses: Counter<IpAddr>,
    codes: Counter<[u8; 32]>,
}

impl Default for Tries {
    fn default() -> Self {
        let within = Duration::from_secs(u64::from(WITHIN));
        Self {
            addresses: Counter::within(within),
            codes: Counter::within(within),
        }
    }
}

impl Tries {
    /// Counts a try; false where there were too many. The last 64 bits of an IPv6 address are one
    /// household's and count as one.
    pub(crate) fn may(&self, from: IpAddr, now: Timestamp) -> bool {
        self.addresses
            .count(network(from), MOST, since_epoch(now))
            .is_ok()
    }

    /// Counts a try of a code, whether a letter has it or not: many addresses get no more tries than one. Of the
    /// code itself nothing is remembered but its hash.
    pub(crate) fn may_with(&self, code: &Code, now: Timestamp) -> bool {
        let hash = Sha256::new_with_prefix(b"augenmass/tries/v1\0").chain_update(code.carried());
        self.codes
            .count(hash.finalize().into(), MOST, since_epoch(now))
            .is_ok()
    }

    /// A try that was right is not held against the address.
    pub(crate) fn forget(&self, from: IpAddr) {
        self.addresses.forget(&network(from));
    }
}

/// By the clock of the site, which the demo can set.
fn since_epoch(now: Timestamp) -> Duration {
    Duration::from_millis(u64::try_from(now.as_millisecond()).unwrap_or_default())
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
            .saturating_add(jiff::Span::new().seconds(i64::from(WITHIN) + 1))
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

    #[test]
    fn a_code_has_as_many_tries_from_many_addresses_as_from_one() {
        let tries = Tries::default();
        let now = Timestamp::UNIX_EPOCH;
        let (one, other) = (Code::from_bytes([1; 10]), Code::from_bytes([2; 10]));
        assert!((0..MOST).all(|_| tries.may_with(&one, now)));
        assert!(!tries.may_with(&one, now));
        assert!(tries.may_with(&other, now));
    }
}
