//! The history of a record, the accesses to a person's data, and what jobs did.

use super::{MAX_PAGE, page};
use crate::batch::LeafNo;
use crate::error::StoreError;
use crate::record::HistoryRecord;
use crate::store::Store;
use crate::text;
use augenmass_domain::id::PersonId;
use augenmass_domain::{Action, Kind};
use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

/// One history row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// Its number.
    pub seq: i64,
    /// Its leaf.
    pub leaf: LeafNo,
    /// The index of its leaf, once integrated.
    pub index: Option<u64>,
    /// What it says.
    pub record: HistoryRecord,
}

/// Which rows of the history are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logged {
    /// Readings of personal data.
    Reads,
    /// What a policy refused.
    Refusals,
    /// What a rule rejected.
    Rejections,
    /// Drafts that carry an alert.
    Alerts,
}

/// Rows of the history on a condition, newest first. The order of the `CROSS JOIN` is kept; an index holds what was not
/// accepted, and what was drafted.
macro_rules! newest {
    ($condition:literal) => {
        concat!(
            "SELECT h.seq, h.body, l.no, l.idx FROM history h CROSS JOIN leaf l
             WHERE l.source = 'history' AND l.source_seq = h.seq AND h.seq < $1 AND ",
            $condition,
            " ORDER BY h.seq DESC LIMIT $2"
        )
    };
}

/// A page of the whole history, oldest first; the order of the `CROSS JOIN` is kept.
pub(super) const HISTORY: &str =
    "SELECT h.seq, h.body, l.no, l.idx FROM history h CROSS JOIN leaf l
     WHERE l.source = 'history' AND l.source_seq = h.seq AND h.seq > $1 ORDER BY h.seq LIMIT $2";

impl Logged {
    /// All of them.
    #[cfg(test)]
    pub(super) const ALL: [Self; 4] = [Self::Reads, Self::Refusals, Self::Rejections, Self::Alerts];

    pub(super) const fn newest(self) -> &'static str {
        match self {
            Self::Reads => newest!("h.outcome = 'read' AND h.outcome <> 'accepted'"),
            Self::Refusals => newest!("h.outcome = 'refused' AND h.outcome <> 'accepted'"),
            Self::Rejections => newest!("h.outcome = 'rejected' AND h.outcome <> 'accepted'"),
            Self::Alerts => newest!("h.action = 'importDraft' AND h.body LIKE '%\"alert\":%'"),
        }
    }
}

/// One run of a scheduled job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRun {
    /// When.
    pub at: Timestamp,
    /// A word or count, never personal data.
    pub outcome: String,
}

impl Store {
    /// What happened to a record, oldest first; readings too.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn history_of(&self, kind: Kind, id: Uuid) -> Result<Vec<HistoryRow>, StoreError> {
        let rows = sqlx::query(
            "SELECT h.seq, h.body, l.no, l.idx FROM history h
             JOIN leaf l ON l.source = 'history' AND l.source_seq = h.seq
             WHERE h.resource_kind = $1 AND h.resource_id = $2 ORDER BY h.seq",
        )
        .bind(kind.name())
        .bind(id.to_string())
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(history_row).collect()
    }

    /// Who read the data of a person, oldest first (the data log, P-04).
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn accesses_of(&self, person: PersonId) -> Result<Vec<HistoryRow>, StoreError> {
        let rows = sqlx::query(
            "SELECT h.seq, h.body, l.no, l.idx FROM history h
             JOIN leaf l ON l.source = 'history' AND l.source_seq = h.seq
             WHERE h.person_id = $1 AND h.outcome = 'read' ORDER BY h.seq",
        )
        .bind(person.to_string())
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(history_row).collect()
    }

    /// What was done with the installation as a whole by an action, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn history_of_installation(
        &self,
        action: Action,
    ) -> Result<Vec<HistoryRow>, StoreError> {
        let rows = sqlx::query(
            "SELECT h.seq, h.body, l.no, l.idx FROM history h
             JOIN leaf l ON l.source = 'history' AND l.source_seq = h.seq
             WHERE h.resource_kind = $1 AND h.resource_id IS NULL
               AND h.action = $2 AND h.outcome = 'accepted' ORDER BY h.seq",
        )
        .bind(Kind::Installation.name())
        .bind(action.name())
        .fetch_all(&self.database.read)
        .await?;
        rows.iter().map(history_row).collect()
    }

    /// The whole history, oldest first, page by page: rows after number `after`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn history_after(
        &self,
        after: i64,
        limit: u32,
    ) -> Result<Vec<HistoryRow>, StoreError> {
        let rows = sqlx::query(HISTORY)
            .bind(after)
            .bind(page(limit))
            .fetch_all(&self.database.read)
            .await?;
        rows.iter().map(history_row).collect()
    }

    /// Gives the whole history row by row, oldest first; it is read page by page, so that memory does not grow with it.
    ///
    /// # Errors
    /// [`StoreError`], and what `each` says.
    pub async fn each_history<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(HistoryRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut after = 0;
        loop {
            let page = self.history_after(after, MAX_PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = last.seq;
            page.into_iter().try_for_each(&mut each)?;
        }
    }

    /// Rows of the history, newest first, page by page: those before number `before`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn history_before(
        &self,
        which: Logged,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<HistoryRow>, StoreError> {
        let rows = sqlx::query(which.newest())
            .bind(before.unwrap_or(i64::MAX))
            .bind(page(limit))
            .fetch_all(&self.database.read)
            .await?;
        rows.iter().map(history_row).collect()
    }

    /// Notes that a job ran.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn note_job(
        &self,
        job: &str,
        at: Timestamp,
        outcome: &str,
    ) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        sqlx::query("INSERT INTO job_run (job, at, outcome) VALUES ($1, $2, $3)")
            .bind(job)
            .bind(text::moment(at))
            .bind(outcome)
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// When a job ran last.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn last_job(&self, job: &str) -> Result<Option<JobRun>, StoreError> {
        let row =
            sqlx::query("SELECT at, outcome FROM job_run WHERE job = $1 ORDER BY seq DESC LIMIT 1")
                .bind(job)
                .fetch_optional(&self.database.read)
                .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(JobRun {
            at: text::column(&row, "at")?,
            outcome: row.try_get("outcome")?,
        }))
    }
}

fn history_row(row: &AnyRow) -> Result<HistoryRow, StoreError> {
    let body: String = row.try_get("body")?;
    let index: Option<i64> = row.try_get("idx")?;
    let index = index.map(u64::try_from).transpose();
    Ok(HistoryRow {
        seq: row.try_get("seq")?,
        leaf: LeafNo(row.try_get("no")?),
        index: index.map_err(|_| StoreError::corrupt("a leaf index"))?,
        record: serde_json::from_str(&body).map_err(|_| StoreError::corrupt("a history record"))?,
    })
}
