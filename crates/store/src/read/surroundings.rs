//! A record and what lies around it, in one statement: its run, its case, the visits and requests of
//! the case, whether visits are stopped, and until when fairness is known. Most commands look at just that.

use crate::error::StoreError;
use crate::read::Stored;
use crate::read::states::stored;
use crate::store::Store;
use crate::table::sql;
use crate::text;
use augenmass_domain::Kind;
use jiff::civil::Date;
use sqlx::Row as _;
use uuid::Uuid;

/// A record and what lies around it, as of one moment.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The record, its run, its case, the visits and requests of the case: oldest first, each once.
    pub records: Vec<Stored>,
    /// Whether a stop of visits is in force (N-14).
    pub stopped: bool,
    /// For each fairness plan that a manifest names, the last day on which its latest status counts.
    pub fairness: Vec<(String, Date)>,
}

impl Surroundings {
    /// One of the records.
    #[must_use]
    pub fn record(&self, kind: Kind, id: Uuid) -> Option<&Stored> {
        let mut records = self.records.iter();
        records.find(|stored| stored.state.kind() == kind && stored.state.id() == id)
    }
}

/// The statement for a record of a kind. `$2` is the case itself, where the record is one.
macro_rules! around {
    ($kind:expr) => {
        sql!(
            $kind,
            "WITH target AS (SELECT id, run_id, COALESCE(case_id, $2) AS case_id, body, version,
               since, changed FROM ",
            " WHERE id = $1)
             SELECT body, version, since, changed FROM target
             UNION ALL SELECT body, version, since, changed FROM run
               WHERE id = (SELECT run_id FROM target) AND id <> $1
             UNION ALL SELECT body, version, since, changed FROM cases
               WHERE id = (SELECT case_id FROM target) AND id <> $1
             UNION ALL SELECT body, version, since, changed FROM visit
               WHERE case_id = (SELECT case_id FROM target) AND id <> $1
             UNION ALL SELECT body, version, since, changed FROM subject_request
               WHERE case_id = (SELECT case_id FROM target) AND id <> $1
             UNION ALL SELECT '', 0, '', ''
               WHERE EXISTS (SELECT 1 FROM stop WHERE lifted_at IS NULL)
             UNION ALL SELECT plan, -1, MAX(counts_until), '' FROM fairness_status
               WHERE ended_at IS NULL GROUP BY plan
             UNION ALL SELECT named_plan, -1, MAX(counts_until), '' FROM fairness_status
               JOIN fairness_plan ON fairness_plan.plan = fairness_status.plan
               WHERE ended_at IS NULL GROUP BY named_plan"
        )
    };
}

impl Store {
    /// Loads a record with what lies around it. Where there is no such record, no other is given.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn surroundings(&self, kind: Kind, id: Uuid) -> Result<Surroundings, StoreError> {
        let own = (kind == Kind::Case).then(|| id.to_string());
        let rows = sqlx::query(around!(kind)?)
            .bind(id.to_string())
            .bind(own)
            .fetch_all(&self.database.read)
            .await?;
        let mut around = Surroundings::default();
        for row in &rows {
            match row.try_get::<i64, _>("version")? {
                -1 => {
                    let until = text::column(row, "since")?;
                    around.fairness.push((row.try_get("body")?, until));
                }
                0 => around.stopped = true,
                _ => around.records.push(stored(row)?),
            }
        }
        around
            .records
            .sort_by_key(|one| (one.since, one.state.id()));
        Ok(around)
    }
}
