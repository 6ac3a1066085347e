//! The pages over HTTP, on a real installation: who comes in where, what a form does, and what becomes of
//! attempts to get around them.

mod api;
mod browser;
#[path = "../../../../casework/tests/shared/device.rs"]
mod device;
mod door;
mod doors;
mod factor;
mod forms;
mod inquiries;
mod letter;
mod masked;
mod oversight;
mod pace;
mod passkeys;
mod sign_in;
mod stops;
mod track_two;

use super::{Settings, Site, router};
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SetClock;
use augenmass_casework::demo::{BEGIN, City, Growth};
use augenmass_casework::installation::Installation;
use axum::Router;
use std::sync::Arc;

/// The invented city with one run open, its site, and somebody to make cases.
struct Town {
    router: Router,
    clock: Arc<SetClock>,
    installation: Arc<Installation>,
    growth: Growth,
    _folder: tempfile::TempDir,
}

impl AsRef<Router> for Town {
    fn as_ref(&self) -> &Router {
        &self.router
    }
}

impl Town {
    async fn found() -> Self {
        Self::with(Settings::default()).await
    }

    /// The same with settings of its own.
    async fn with(settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("town.sqlite").display());
        let city = City::shipped().unwrap();
        let clock = Arc::new(SetClock::at(BEGIN.at(9, 0, 0, 0)));
        let keys = folder.path().join("keys");
        let chance = Chance::from_seed(7);
        let town = Installation::create(&url, &keys, &city.set_up, true, clock.clone(), chance);
        let installation = Arc::new(town.await.unwrap());
        let papers = folder.path().join("manifest");
        let growth = Growth::begin(installation.clone(), clock.clone(), &papers, 0).await;
        let site = Site::new(installation.clone(), settings, Some(clock.clone()));
        Self {
            router: router(site),
            clock,
            installation,
            growth: growth.unwrap(),
            _folder: folder,
        }
    }
}
