//! What every handler may use.

use super::letter_code::sessions::Letters;
use super::metrics::Metrics;
use super::open_id::OpenId;
use super::pace::{Pace, Paces, Requests};
use super::tries::Tries;
use crate::print::letters::House;
use augenmass_casework::clock::SetClock;
use augenmass_casework::installation::Installation;
use augenmass_casework::reckoning::Reckoning;
use augenmass_casework::sign_in::RelyingParty;
use augenmass_domain::id::OfficeTokenId;
use jiff::civil::Date;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// How the site is set up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// The folder of published answers.
    pub answers: Option<PathBuf>,
    /// The folder of letterboxes, one for each package that travels over HTTPS.
    pub messages: Option<PathBuf>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// What letters say about the city; without it none is printed.
    pub house: Option<House>,
    /// The city's sign-in service, where there is one.
    pub open_id: Option<Arc<OpenId>>,
    /// Whose pages they are for passkeys; none where the public address is not known or has no name.
    pub passkeys: Option<RelyingParty>,
    /// How much one account may ask for in a minute.
    pub requests: Requests,
}

/// What every handler may use.
#[derive(Clone)]
pub(crate) struct Site(Arc<Inner>);

/// See [`Site`].
pub(crate) struct Inner {
    /// The installation, with the one door.
    pub installation: Arc<Installation>,
    /// How the site is set up.
    pub settings: Settings,
    /// The clock that can be put forward: in demo mode only.
    pub demo_clock: Option<Arc<SetClock>>,
    /// Limited tries, by address.
    pub tries: Tries,
    /// How often the tokens of office systems ask.
    pub tokens: Pace<OfficeTokenId>,
    /// How often those who are inside ask.
    pub paces: Paces,
    /// Who came in by the code of a letter.
    pub letters: Letters,
    /// What was counted since the programme began.
    pub metrics: Metrics,
    /// Papers that are set at the same time: each is a process of its own.
    pub papers: Arc<Semaphore>,
    /// Messages are taken one piece after the other.
    pub taking: tokio::sync::Mutex<()>,
    /// The figures that are public, as counted last.
    pub published: tokio::sync::Mutex<Option<Arc<(Date, Reckoning)>>>,
}

/// Papers at the same time.
const PAPERS: usize = 2;

impl Site {
    /// The site of an installation. A clock that can be set is used in demo mode alone.
    pub(crate) fn new(
        installation: Arc<Installation>,
        settings: Settings,
        clock: Option<Arc<SetClock>>,
    ) -> Self {
        let demo_clock = clock.filter(|_| installation.is_demo());
        Self(Arc::new(Inner {
            installation,
            settings,
            demo_clock,
            tries: Tries::default(),
            tokens: Pace::default(),
            paces: Paces::default(),
            letters: Letters::default(),
            metrics: Metrics::default(),
            papers: Arc::new(Semaphore::new(PAPERS)),
            taking: tokio::sync::Mutex::default(),
            published: tokio::sync::Mutex::default(),
        }))
    }
}

impl std::ops::Deref for Site {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}
