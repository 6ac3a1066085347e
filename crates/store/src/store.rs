//! The store itself: making, opening, and what it knows of its installation.

use crate::backup::ErasureJournal;
use crate::database::Database;
use crate::error::StoreError;
use crate::keys::{InstallationKey, MasterKey, OfficeKey, Place, Seed};
use crate::offices::Offices;
use crate::text;
use crate::write::Together;
use augenmass_domain::id::{OfficeId, RunId};
use jiff::Timestamp;
use rand::RngCore;
use serde::{Deserialize, Serialize};
use sqlx::Row as _;
use std::sync::Arc;
use uuid::Uuid;
use zeroize::Zeroizing;

/// The kinds of installation. No login spans two; each has its own database and keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstallationKind {
    /// A municipality: its offices, registry, coordinator, council office, carriers' accounts.
    Municipality,
    /// A Familienkasse.
    FamilyBenefitsOffice,
    /// The closed statistics office.
    StatisticsOffice,
}

/// What a new installation is.
#[derive(Clone, Debug)]
pub struct NewInstallation {
    /// Its kind.
    pub kind: InstallationKind,
    /// Its name, e.g. that of the city.
    pub name: String,
    /// Invented data only; papers and pages say so.
    pub demo: bool,
    /// The name of its log, e.g. `augenmass.example.de/log`.
    pub log_origin: String,
    /// The moment.
    pub at: Timestamp,
}

/// What the store knows of its installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installation {
    /// Its id.
    pub id: Uuid,
    /// Its kind.
    pub kind: InstallationKind,
    /// Its name.
    pub name: String,
    /// Invented data only.
    pub demo: bool,
    /// The name of its log.
    pub log_origin: String,
    /// When it was made.
    pub since: Timestamp,
}

/// The store of one installation. Cheap to clone; all clones share the one writer.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) database: Database,
    pub(crate) keys: Arc<MasterKey>,
    pub(crate) key: Arc<InstallationKey>,
    pub(crate) installation: Arc<Installation>,
    pub(crate) erasures: Option<Arc<ErasureJournal>>,
    pub(crate) offices: Arc<Offices>,
    pub(crate) together: Arc<Together>,
}

impl Store {
    /// Makes the database of a new installation. Draws one seed from `chance`.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where there is one already; nothing is changed then.
    pub async fn create(
        url: &str,
        keys: MasterKey,
        new: NewInstallation,
        chance: &mut (dyn RngCore + Send),
    ) -> Result<Self, StoreError> {
        let seed = Seed::draw(chance);
        let database = Database::create(url).await?;
        let made = Self::fill(&database, &keys, new, &seed).await;
        if let Err(error) = made {
            database.discard().await;
            return Err(error);
        }
        Self::with(database, keys).await
    }

    /// Makes the schema and the row of the installation.
    async fn fill(
        database: &Database,
        keys: &MasterKey,
        new: NewInstallation,
        seed: &Seed,
    ) -> Result<(), StoreError> {
        if read_installation(database).await.is_ok() {
            return Err(StoreError::Exists);
        }
        database.migrate().await?;
        let id = uuid::Builder::from_random_bytes(*seed.bytes::<16>("installation/id", &[]));
        let id = id.into_uuid();
        let key = InstallationKey::draw(id, seed);
        let mut tx = database.begin().await?;
        sqlx::query(
            "INSERT INTO installation (single, id, kind, name, demo, log_origin, since, wrapped_key)
             VALUES (1, $1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(id.to_string())
        .bind(text::word(&new.kind)?)
        .bind(new.name)
        .bind(i64::from(new.demo))
        .bind(new.log_origin)
        .bind(text::moment(new.at))
        .bind(key.wrap(keys, seed)?)
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }

    /// Opens the database of an installation and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::NotOurs`], [`StoreError::Busy`],
    /// [`StoreError::ReadOnly`], [`crate::KeyError::Wrong`].
    pub async fn open(url: &str, keys: MasterKey) -> Result<Self, StoreError> {
        let database = Database::open(url).await?;
        let store = Self::with(database, keys).await?;
        store.database.migrate().await?;
        Ok(store)
    }

    pub(crate) async fn with(database: Database, keys: MasterKey) -> Result<Self, StoreError> {
        let (installation, wrapped) = read_installation(&database).await?;
        let key = InstallationKey::unwrap(installation.id, &keys, &wrapped)?;
        Ok(Self {
            database,
            keys: Arc::new(keys),
            key: Arc::new(key),
            installation: Arc::new(installation),
            erasures: None,
            offices: Arc::default(),
            together: Arc::default(),
        })
    }

    /// Keeps a journal of erasures outside the database: from now on every erasure stands there before
    /// it is committed, and none happens without.
    #[must_use]
    pub fn with_erasures(mut self, journal: ErasureJournal) -> Self {
        self.erasures = Some(Arc::new(journal));
        self
    }

    /// The installation.
    #[must_use]
    pub fn installation(&self) -> &Installation {
        &self.installation
    }

    /// The settings that durability rests on, as the database reports them: name and value.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn settings(&self) -> Result<Vec<(&'static str, String)>, StoreError> {
        let settings = self.database.settings().await?.into_iter();
        Ok(settings.map(|one| (one.name, one.value)).collect())
    }

    /// Takes away what is left of what was erased. On SQLite, where every batch that erases does it by
    /// itself, it cuts the write-ahead log; on PostgreSQL it writes the tables of keys, ciphertexts and
    /// tokens anew. False while a reader still needs what was there: try again later.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sweep(&self) -> Result<bool, StoreError> {
        self.database.sweep().await
    }

    /// Wraps the keys of the installation and of its offices under a new master key, in one
    /// transaction. Personal data need no new sealing. Afterwards open the store with the new key,
    /// and seal the log key again ([`crate::LogKey::seal`]).
    ///
    /// # Errors
    /// [`StoreError`]; then the old master key stays in force.
    pub async fn replace_master(
        &self,
        new: &MasterKey,
        chance: &mut (dyn RngCore + Send),
    ) -> Result<(), StoreError> {
        let seed = Seed::draw(chance);
        let mut patience = self.database.patience();
        while let Err(error) = self.wrap_anew(new, &seed).await {
            patience.again(error).await?;
        }
        self.sweep().await?;
        Ok(())
    }

    async fn wrap_anew(&self, new: &MasterKey, seed: &Seed) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        sqlx::query("UPDATE installation SET wrapped_key = $1")
            .bind(self.key.wrap(new, seed)?)
            .execute(&mut *tx)
            .await?;
        let offices = sqlx::query("SELECT id, wrapped_key FROM office")
            .fetch_all(&mut *tx)
            .await?;
        for row in &offices {
            let office: OfficeId = text::column(row, "id")?;
            let wrapped: Vec<u8> = row.try_get("wrapped_key")?;
            let key = OfficeKey::unwrap(self.place(office), &self.keys, &wrapped)?;
            sqlx::query("UPDATE office SET wrapped_key = $1 WHERE id = $2")
                .bind(key.wrap(new, seed)?)
                .bind(office.to_string())
                .execute(&mut *tx)
                .await?;
        }
        Ok(tx.commit().await?)
    }

    /// Waits for what is under way and closes all connections.
    pub async fn close(&self) {
        self.database.close().await;
    }

    /// The seed of the draw for masked review in a run (M-6); it belongs to this installation, is the same after a
    /// restore and under a new master key, and is wiped when dropped.
    #[must_use]
    pub fn review_seed(&self, run: RunId) -> Zeroizing<[u8; 32]> {
        self.key.review_seed(run.uuid())
    }

    /// The seed of the key that signs messages to other installations; it belongs to this installation and
    /// is wiped when dropped.
    #[must_use]
    pub fn message_seed(&self) -> Zeroizing<[u8; 32]> {
        self.key.message_seed()
    }

    pub(crate) fn place(&self, office: OfficeId) -> Place {
        let installation = self.installation.id;
        Place {
            installation,
            office,
        }
    }
}

async fn read_installation(database: &Database) -> Result<(Installation, Vec<u8>), StoreError> {
    let row = sqlx::query(
        "SELECT id, kind, name, demo, log_origin, since, wrapped_key FROM installation",
    )
    .fetch_optional(&database.read)
    .await
    .map_err(|error| match StoreError::from(error) {
        // No such table, no such column.
        StoreError::Db { .. } | StoreError::Corrupt { .. } => StoreError::NotOurs,
        other => other,
    })?;
    let row = row.ok_or(StoreError::NotOurs)?;
    let installation = Installation {
        id: text::column(&row, "id")?,
        kind: text::from_word(&row, "kind")?,
        name: row.try_get("name")?,
        demo: row.try_get::<i64, _>("demo")? == 1,
        log_origin: row.try_get("log_origin")?,
        since: text::column(&row, "since")?,
    };
    Ok((installation, row.try_get("wrapped_key")?))
}
