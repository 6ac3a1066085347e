//! What the fairness monitor left: statuses, plans, stops in force, statements, retired grounds.

use crate::batch::FairnessStatus;
use crate::error::StoreError;
use crate::store::Store;
use crate::text;
use augenmass_domain::fairness::Statement;
use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::any::AnyRow;

/// A status as it was filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairnessStatusRow {
    /// What it says.
    pub status: FairnessStatus,
    /// Whether a release has ended it.
    pub ended: bool,
}

/// A stop in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopRow {
    /// Its cause, a word.
    pub cause: String,
    /// Since when.
    pub since: Timestamp,
}

/// A ground that retired itself and is not approved again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetiredGround {
    /// Its key in the catalogue.
    pub ground: String,
    /// Since when.
    pub since: Timestamp,
}

impl Store {
    /// All statuses, the latest filed last.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn fairness_statuses(&self) -> Result<Vec<FairnessStatusRow>, StoreError> {
        let rows = sqlx::query(
            "SELECT plan, quarter, band, issued_on, counts_until, signed_text, ended_at
             FROM fairness_status ORDER BY filed_at, quarter",
        )
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(status).collect()
    }

    /// Which plan has taken the place of another: the plan, and the one that manifests name; the latest
    /// last.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn fairness_plans(&self) -> Result<Vec<(String, String)>, StoreError> {
        let rows =
            sqlx::query("SELECT plan, named_plan FROM fairness_plan ORDER BY since, named_plan")
                .fetch_all(&self.database.read)
                .await?;
        rows.iter()
            .map(|row| Ok((row.try_get("plan")?, row.try_get("named_plan")?)))
            .collect()
    }

    /// The stops in force, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn stops(&self) -> Result<Vec<StopRow>, StoreError> {
        let rows =
            sqlx::query("SELECT cause, since FROM stop WHERE lifted_at IS NULL ORDER BY seq")
                .fetch_all(&self.database.read)
                .await?;
        let stop = |row: &AnyRow| {
            Ok(StopRow {
                cause: row.try_get("cause")?,
                since: text::column(row, "since")?,
            })
        };
        rows.iter().map(stop).collect()
    }

    /// The statements made since a moment, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn statements_since(&self, since: Timestamp) -> Result<Vec<Statement>, StoreError> {
        let rows = sqlx::query(
            "SELECT kind, account_id FROM stop_statement WHERE at >= $1 ORDER BY at, kind",
        )
        .bind(text::moment(since))
        .fetch_all(&self.database.read)
        .await?;
        let statement = |row: &AnyRow| {
            Ok(Statement {
                kind: text::from_word(row, "kind")?,
                by: text::column(row, "account_id")?,
            })
        };
        rows.iter().map(statement).collect()
    }

    /// The grounds that are retired, by key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn retired_grounds(&self) -> Result<Vec<RetiredGround>, StoreError> {
        let rows = sqlx::query(
            "SELECT ground, since FROM retired_ground WHERE approved_at IS NULL ORDER BY ground",
        )
        .fetch_all(&self.database.read)
        .await?;
        let ground = |row: &AnyRow| {
            Ok(RetiredGround {
                ground: row.try_get("ground")?,
                since: text::column(row, "since")?,
            })
        };
        rows.iter().map(ground).collect()
    }

    /// How many finished cases of a ground were approved again after the last time it retired: those
    /// count no more against it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn forgiven(&self, ground: &str) -> Result<(u64, u64), StoreError> {
        let row = sqlx::query(
            "SELECT finished, decided FROM retired_ground
             WHERE ground = $1 AND approved_at IS NOT NULL ORDER BY since DESC LIMIT 1",
        )
        .bind(ground)
        .fetch_optional(&self.database.read)
        .await?;
        let Some(row) = row else { return Ok((0, 0)) };
        let (finished, decided): (i64, i64) = (row.try_get("finished")?, row.try_get("decided")?);
        let count = |n: i64| u64::try_from(n).map_err(|_| StoreError::corrupt("retired_ground"));
        Ok((count(finished)?, count(decided)?))
    }
}

fn status(row: &AnyRow) -> Result<FairnessStatusRow, StoreError> {
    let ended: Option<String> = row.try_get("ended_at")?;
    let status = FairnessStatus {
        plan: row.try_get("plan")?,
        quarter: text::column(row, "quarter")?,
        band: row.try_get("band")?,
        issued_on: text::column(row, "issued_on")?,
        counts_until: text::column(row, "counts_until")?,
        signed_text: row.try_get("signed_text")?,
    };
    Ok(FairnessStatusRow {
        status,
        ended: ended.is_some(),
    })
}
