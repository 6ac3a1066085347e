//! How often somebody may ask: so many requests a minute by account, by letter and by token, counted in memory.
//! Generous for people; a programme that reads record after record under somebody's name is held back.

use super::counter::Counter;
use augenmass_domain::id::{AccountId, LetterId};
use std::hash::Hash;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// The span that is counted.
const SPAN: Duration = Duration::from_mins(1);

/// From when on moments are counted.
static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Requests by whoever asks.
pub(crate) struct Pace<K>(Counter<K>);

impl<K: Eq + Hash> Default for Pace<K> {
    fn default() -> Self {
        Self(Counter::within(SPAN))
    }
}

impl<K: Eq + Hash> Pace<K> {
    /// Counts a request; where there were too many this minute, the seconds to wait.
    pub(super) fn count(&self, who: K, most: u32) -> Result<(), u32> {
        self.0
            .count(who, most, BEGIN.elapsed())
            .map_err(|wait| u32::try_from(wait.as_secs()).unwrap_or(60) + 1)
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
