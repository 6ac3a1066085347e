//! The clock: time enters the product here and nowhere else.

use augenmass_domain::Now;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use std::sync::{Mutex, PoisonError};

/// Gives the moment of a decision.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn instant(&self) -> Timestamp;

    /// The present moment with the wall clock of the installation (Europe/Berlin).
    fn now(&self) -> Now {
        now_at(self.instant())
    }
}

/// The moment with its wall clock in Europe/Berlin.
#[must_use]
pub fn now_at(at: Timestamp) -> Now {
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    Now {
        at,
        local: at.to_zoned(zone).datetime(),
    }
}

/// The begin of a day on the wall clock in Europe/Berlin.
#[must_use]
pub fn begin_of(day: Date) -> Zoned {
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    let begin = instant_of(day.to_datetime(jiff::civil::Time::midnight()));
    begin.to_zoned(zone)
}

/// The instant at which a wall clock in Europe/Berlin shows `local`.
#[must_use]
pub fn instant_of(local: jiff::civil::DateTime) -> Timestamp {
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    zone.to_ambiguous_timestamp(local)
        .compatible()
        .unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the machine's clock is read"
    )]
    fn instant(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that is set by hand: tests and the demo year.
#[derive(Debug)]
pub struct SetClock(Mutex<Timestamp>);

impl SetClock {
    /// A clock that stands at a wall-clock moment in Europe/Berlin.
    #[must_use]
    pub fn at(local: jiff::civil::DateTime) -> Self {
        Self(Mutex::new(instant_of(local)))
    }
    /// Sets it.
    pub fn set(&self, local: jiff::civil::DateTime) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = instant_of(local);
    }
    /// Puts it forward by some seconds.
    pub fn forward(&self, seconds: i64) {
        let mut instant = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *instant = instant
            .saturating_add(jiff::Span::new().seconds(seconds))
            .unwrap_or(*instant);
    }
}

impl Clock for SetClock {
    fn instant(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
