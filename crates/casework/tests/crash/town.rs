//! A small invented city whose database lies where a test says.

use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SetClock;
use augenmass_casework::demo::{self, City};
use augenmass_casework::installation::Installation;
use augenmass_domain::id::RunId;
use augenmass_store::{MasterKey, Store};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The first day on which the offices work; the run is open since 2 January.
pub const BEGIN: Date = date(2025, 1, 7);

/// Where an installation lies, and its one run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Town {
    pub url: String,
    folder: PathBuf,
    pub run: RunId,
}

/// The address of a database file in a folder.
pub fn file_in(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("municipality.sqlite").display())
}

impl Town {
    /// Makes the city, opens its run, and closes it in order.
    pub async fn found(url: &str, folder: &Path) -> Self {
        let clock = Arc::new(SetClock::at(date(2024, 12, 1).at(8, 0, 0, 0)));
        let city = City::shipped().unwrap();
        let keys = folder.join("keys");
        let chance = Chance::from_seed(11);
        let house = Installation::create(url, &keys, &city.set_up, true, clock.clone(), chance)
            .await
            .unwrap();
        let run = demo::open_run(&house, &clock, &folder.join("run"))
            .await
            .unwrap();
        house.close().await;
        Self {
            url: url.to_owned(),
            folder: folder.to_owned(),
            run,
        }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Opens it as the programme does, at ten o'clock of a day.
    pub async fn open(&self, day: Date, seed: u64) -> Installation {
        self.try_open(day, seed).await.unwrap()
    }

    /// As [`Town::open`]; gives the error.
    pub async fn try_open(
        &self,
        day: Date,
        seed: u64,
    ) -> Result<Installation, augenmass_casework::Error> {
        let clock = Arc::new(SetClock::at(day.at(10, 0, 0, 0)));
        let keys = self.folder.join("keys");
        Installation::open(&self.url, &keys, clock, Chance::from_seed(seed)).await
    }

    /// What only tests have: the store without the gate.
    pub async fn store(&self) -> Store {
        let master = MasterKey::load(&self.folder.join("keys/master.key")).unwrap();
        Store::open(&self.url, master).await.unwrap()
    }
}
