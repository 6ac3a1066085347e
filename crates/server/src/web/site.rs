//! What every handler may use.

use super::tries::Tries;
use augenmass_casework::clock::SetClock;
use augenmass_casework::installation::Installation;
use augenmass_casework::reckoning::Reckoning;
use jiff::civil::Date;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// How the site is set up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// The folder of published answers.
    pub answers: Option<PathBuf>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
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
    /// The figures that are public, as counted last.
    pub published: tokio::sync::Mutex<Option<Arc<(Date, Reckoning)>>>,
}

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
