//! Track 2 between two installations of one program: their databases, keys and clocks are real, what goes between
//! them is the folder of messages and nothing else. Each sentence holds on SQLite and, where
//! `AUGENMASS_TEST_POSTGRES` names a server, on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "tests may")]

mod apart;
#[path = "../../../store/tests/it/base.rs"]
#[expect(dead_code, reason = "the tests of the store use all of it")]
mod base;
mod canaries;
mod interrupted;
mod letterbox;
mod outcome;
#[path = "../../../store/tests/it/own_database.rs"]
mod own_database;
mod passage;
mod receipt;
mod register;
#[path = "../shared/side.rs"]
mod side;
mod walks;

use augenmass_casework::clock::SetClock;
use augenmass_casework::demo::TwoHouses;
use augenmass_casework::gate::Narrowed;
use augenmass_domain::received::{ReceivedCommand, ReceivedIndication};
use augenmass_domain::{Actor, Kind, Purpose, State};
use augenmass_store::{MasterKey, Store};
use base::Base;
use jiff::civil::date;
use own_database::OwnDatabase;
use std::alloc::System;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zeroizing_alloc::ZeroAlloc;

/// As in the programme (decision 0055); `canaries.rs` looks for what it would leave.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

/// Two new houses in a folder, on the databases that the test works on.
pub struct Houses {
    houses: TwoHouses,
    folder: PathBuf,
    urls: [String; 2],
    // Dropped after the houses.
    _databases: Vec<OwnDatabase>,
}

impl std::ops::Deref for Houses {
    type Target = TwoHouses;
    fn deref(&self) -> &TwoHouses {
        &self.houses
    }
}

impl Houses {
    /// A house's store without its gate: what only tests have.
    pub async fn store(&self, house: &str) -> Store {
        let master = MasterKey::load(&self.folder.join(house).join("keys/master.key")).unwrap();
        Store::open(self.url(house), master).await.unwrap()
    }

    /// The address of a house's database.
    pub fn url(&self, house: &str) -> &str {
        &self.urls[usize::from(house != "stadt")]
    }
}

/// An examiner of the family benefits office says of every undecided pair that it is the same child.
pub async fn decide_all_alike(houses: &TwoHouses, examiner: &Actor) {
    let gate = &houses.office.gate;
    let undecided = Narrowed {
        states: vec!["unsure".to_owned()],
        ..Narrowed::default()
    };
    let listed = gate
        .list(examiner, Purpose::BenefitCheck, Kind::Received, &undecided)
        .await
        .unwrap();
    for state in listed.records {
        if let State::Received(one @ ReceivedIndication::Unsure { .. }) = state {
            let (id, same_child) = (one.id(), true);
            let decide = ReceivedCommand::Decide { id, same_child };
            gate.submit(examiner, Purpose::BenefitCheck, decide)
                .await
                .unwrap();
        }
    }
}

/// Two new houses in a folder.
pub async fn houses(folder: &Path, seed: u64) -> Houses {
    let clock = Arc::new(SetClock::at(date(2025, 12, 1).at(8, 0, 0, 0)));
    let mut databases = Vec::new();
    let urls = match base::base() {
        Base::Sqlite => ["stadt", "familienkasse"].map(|name| {
            format!(
                "sqlite:{}",
                folder.join(name).join("database.sqlite").display()
            )
        }),
        Base::Postgres => {
            databases.push(OwnDatabase::new(None).await);
            databases.push(OwnDatabase::new(None).await);
            [databases[0].url(), databases[1].url()]
        }
    };
    let houses = TwoHouses::found_on(folder, urls.clone(), clock, seed).await;
    Houses {
        houses: houses.unwrap(),
        folder: folder.to_owned(),
        urls,
        _databases: databases,
    }
}
