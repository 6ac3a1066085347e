//! What tests begin with. Everything is invented and comes out the same each time.

use crate::base::{Base, base, bytes_at_the_server};
use crate::own_database::OwnDatabase;
use augenmass_domain::cost::{CostKind, CostRecord};
use augenmass_domain::fact::{Bearer, Counted, Fact};
use augenmass_domain::id::{AccountId, CostId, OfficeId, PersonId, PersonalId, RunId};
use augenmass_domain::{
    Action, Actor, Erasure, Kind, Now, PersonalKind, PersonalWrite, Private, Purpose, Role, State,
};
use augenmass_store::{
    Batch, Change, Committed, InstallationKind, MasterKey, NewHistory, NewInstallation, Office,
    Outcome, Store, StoreError,
};
use jiff::Timestamp;
use jiff::civil::date;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;
use uuid::Uuid;

pub const ORIGIN: &str = "augenmass.example.de/log";
pub const SCHOOL: u128 = 0x51;
pub const YOUTH: u128 = 0x52;

pub fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub fn office(n: u128) -> OfficeId {
    OfficeId::from_uuid(uuid(n))
}

pub fn person(n: u128) -> PersonId {
    PersonId::from_uuid(uuid(0x9000 + n))
}

pub fn personal_id(n: u128) -> PersonalId {
    PersonalId::from_uuid(uuid(0xA000 + n))
}

pub fn run_id() -> RunId {
    RunId::from_uuid(uuid(0xF0))
}

pub fn master() -> MasterKey {
    MasterKey::from_bytes([0x4D; 32])
}

pub fn chance(n: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(n)
}

/// Minute `n` of a fixed day.
pub fn now(n: i64) -> Now {
    let at: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
    let at = at + jiff::SignedDuration::from_mins(n);
    let local = at.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    Now { at, local }
}

pub fn new_installation() -> NewInstallation {
    NewInstallation {
        kind: InstallationKind::Municipality,
        name: "Musterstadt".into(),
        demo: true,
        log_origin: ORIGIN.into(),
        at: now(0).at,
    }
}

/// A place with a store of two offices: on disk, or a database of its own on the server.
pub struct Home {
    pub dir: TempDir,
    own: Option<OwnDatabase>,
    pub store: Store,
    draws: AtomicU64,
}

impl Home {
    pub async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let own = match base() {
            Base::Sqlite => None,
            Base::Postgres => Some(OwnDatabase::new(None).await),
        };
        let url = own.as_ref().map_or_else(|| url(&dir), OwnDatabase::url);
        let mut first = chance(1);
        let store = Store::create(&url, master(), new_installation(), &mut first);
        let store = store.await.unwrap();
        let home = Self {
            dir,
            own,
            store,
            draws: AtomicU64::new(100),
        };
        let mut batch = home.batch(0);
        batch.history.action = Action::AddAccount;
        batch.offices = offices();
        home.store.commit(batch).await.unwrap();
        home
    }

    pub fn url(&self) -> String {
        let own = self.own.as_ref();
        own.map_or_else(|| url(&self.dir), OwnDatabase::url)
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("stadt.sqlite")
    }

    /// An accepted batch at minute `n` with chance of its own.
    pub fn batch(&self, n: i64) -> Batch {
        let draw = self.draws.fetch_add(1, Ordering::Relaxed);
        Batch::new(history(n), &mut chance(draw))
    }

    /// Every byte of the database; on SQLite with its write-ahead log and index.
    pub async fn bytes(&self) -> Vec<u8> {
        if self.own.is_some() {
            return bytes_at_the_server(&self.url()).await;
        }
        let mut all = Vec::new();
        for suffix in ["", "-wal", "-shm"] {
            let path = format!("{}{suffix}", self.path().display());
            all.extend(std::fs::read(path).unwrap_or_default());
        }
        all
    }

    pub async fn seal(&self, n: u128, write: PersonalWrite) -> Committed {
        let mut batch = self.batch(i64::try_from(n).unwrap());
        batch.personal.push(write);
        self.store.commit(batch).await.unwrap()
    }

    pub async fn erase(&self, office: OfficeId, person: PersonId) -> Committed {
        let mut batch = self.batch(9);
        batch.history.action = Action::EraseDue;
        batch.erase.push((office, person));
        self.store.commit(batch).await.unwrap()
    }
}

pub fn url(dir: &TempDir) -> String {
    format!("sqlite:{}", dir.path().join("stadt.sqlite").display())
}

pub fn offices() -> Vec<Office> {
    [
        (SCHOOL, "Schulamt", "school"),
        (YOUTH, "Jugendamt", "youth"),
    ]
    .map(|(n, name, kind)| Office {
        id: office(n),
        name: name.into(),
        kind: kind.into(),
    })
    .to_vec()
}

pub fn history(n: i64) -> NewHistory {
    NewHistory {
        now: now(n),
        actor: Actor {
            account: AccountId::from_uuid(uuid(0xAC)),
            role: Role::Clerk,
            office: Some(office(SCHOOL)),
            carrier: None,
            person: None,
        },
        action: Action::RecordCost,
        purpose: Purpose::CostAccounting,
        kind: Kind::Cost,
        id: None,
        person: None,
        outcome: Outcome::Accepted,
        event: "cost-recorded".into(),
        rule: None,
        details: BTreeMap::from([("minutes".into(), "30".into())]),
        read: Vec::new(),
    }
}

/// A state of the simplest kind, of the school office in the one run.
pub fn cost(n: u128) -> State {
    let record = CostRecord {
        id: CostId::from_uuid(uuid(0xC000 + n)),
        run: run_id(),
        office: Some(office(SCHOOL)),
        kind: CostKind::Staff,
        bearer: Bearer::Municipality,
        on: date(2026, 3, 2),
        cents: 1250,
        minutes: 30,
        recorded_by: AccountId::from_uuid(uuid(0xAC)),
        planned: false,
        corrects: None,
        corrected_by: None,
    };
    record.into()
}

pub fn change(state: State, expected: Option<i64>) -> Change {
    Change { state, expected }
}

pub fn reason(n: u128, office_number: u128, text: &str) -> PersonalWrite {
    PersonalWrite {
        id: personal_id(n),
        person: person(office_number),
        office: office(office_number),
        content: PersonalKind::Reason {
            text: Private::new(text.to_owned()),
        },
    }
}

pub fn fact() -> Fact {
    Fact::one(date(2026, 3, 2), Counted::CaseOpened)
}

pub fn erasure(office_number: u128, day: i8) -> Erasure {
    Erasure {
        person: person(office_number),
        office: office(office_number),
        on: date(2026, 4, day),
        class: "unremarkable".into(),
    }
}

/// The text of a reason, or the error.
pub async fn text_of(store: &Store, n: u128) -> Result<String, StoreError> {
    let mut opened = store.personal(&[personal_id(n)]).await?;
    match opened.remove(0).1 {
        PersonalKind::Reason { text } => Ok(text.into_inner()),
        other => panic!("not a reason: {other:?}"),
    }
}

pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}
