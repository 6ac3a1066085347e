//! What protects people whatever the case: disclosure blocks, stops, and once-only reporting.

use super::Tx;
use crate::batch::{Batch, Reported, Stop};
use crate::error::StoreError;

pub(super) async fn write(tx: &mut Tx, batch: &Batch, at: &str) -> Result<(), StoreError> {
    for reported in &batch.reported {
        write_token(tx, reported).await?;
    }
    for token in &batch.blocks {
        sqlx::query("INSERT INTO block (token, since) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(token.to_vec())
            .bind(at)
            .execute(&mut **tx)
            .await?;
    }
    for token in &batch.unblocked {
        sqlx::query("DELETE FROM block WHERE token = $1")
            .bind(token.to_vec())
            .execute(&mut **tx)
            .await?;
    }
    match &batch.stop {
        Some(Stop::Begin(cause)) => {
            sqlx::query("INSERT INTO stop (cause, since) VALUES ($1, $2)")
                .bind(cause.as_str())
                .bind(at)
                .execute(&mut **tx)
                .await?;
        }
        Some(Stop::Lift) => {
            sqlx::query("UPDATE stop SET lifted_at = $1 WHERE lifted_at IS NULL")
                .bind(at)
                .execute(&mut **tx)
                .await?;
        }
        None => {}
    }
    Ok(())
}

async fn write_token(tx: &mut Tx, reported: &Reported) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO reported (office_id, run_id, token, until) VALUES ($1, $2, $3, $4)")
        .bind(reported.office.to_string())
        .bind(reported.run.to_string())
        .bind(reported.token.to_vec())
        .bind(reported.until.to_string())
        .execute(&mut **tx)
        .await
        .map_err(|error| StoreError::or_conflict(error, "what was reported in this run"))?;
    Ok(())
}
