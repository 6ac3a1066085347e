//! What protects people whatever the case: disclosure blocks, stops, and once-only reporting.

use crate::batch::{Batch, Stop};
use crate::database::{Statement, Statements};

pub(super) fn write(statements: &mut Statements, batch: &Batch, at: &str) {
    for reported in &batch.reported {
        let insert = Statement::row(
            "INSERT INTO reported (office_id, run_id, token, until) ",
            [
                reported.office.to_string().into(),
                reported.run.to_string().into(),
                reported.token.to_vec().into(),
                reported.until.to_string().into(),
            ],
            "",
        );
        statements.add(insert.or_taken("what was reported in this run"));
    }
    for token in &batch.blocks {
        statements.add(
            Statement::new(
                "INSERT INTO block (token, since) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            )
            .bind(token.to_vec())
            .bind(at),
        );
    }
    for token in &batch.unblocked {
        statements.add(Statement::new("DELETE FROM block WHERE token = $1").bind(token.to_vec()));
    }
    match &batch.stop {
        Some(Stop::Begin(cause)) => statements.add(
            Statement::new("INSERT INTO stop (cause, since) VALUES ($1, $2)")
                .bind(cause.as_str())
                .bind(at),
        ),
        Some(Stop::Lift) => statements
            .add(Statement::new("UPDATE stop SET lifted_at = $1 WHERE lifted_at IS NULL").bind(at)),
        None => {}
    }
}
