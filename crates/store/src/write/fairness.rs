//! What the fairness monitor brings: statuses, statements on a stop, another plan, retired grounds.

use crate::batch::{Batch, FairnessChange, FairnessStatus};
use crate::database::{Statement, Statements};

pub(super) fn write(statements: &mut Statements, batch: &Batch, at: &str) {
    let account = batch.history.actor.account.to_string();
    for change in &batch.fairness {
        match change {
            FairnessChange::Status(new) => statements.add(status(new, &account, at)),
            FairnessChange::Statement(kind, document) => statements.add(
                Statement::new(
                    "INSERT INTO stop_statement (kind, at, account_id, document)
                     VALUES ($1, $2, $3, $4)",
                )
                .bind(kind.name())
                .bind(at)
                .bind(account.as_str())
                .bind(document.as_str()),
            ),
            FairnessChange::PlanReplaced {
                named_plan,
                held,
                plan,
            } => replace(statements, (named_plan, held), plan, at),
            FairnessChange::GroundRetired {
                ground,
                finished,
                decided,
            } => statements.add(
                Statement::new(
                    "INSERT INTO retired_ground (ground, since, finished, decided)
                     VALUES ($1, $2, $3, $4)",
                )
                .bind(ground.as_str())
                .bind(at)
                .bind(number(*finished))
                .bind(number(*decided))
                .or_taken("the retired ground"),
            ),
            FairnessChange::GroundApproved(ground) => statements.add(
                Statement::new(
                    "UPDATE retired_ground SET approved_at = $1
                     WHERE ground = $2 AND approved_at IS NULL",
                )
                .bind(at)
                .bind(ground.as_str())
                .or_conflict("the retired ground"),
            ),
        }
    }
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn status(new: &FairnessStatus, account: &str, at: &str) -> Statement {
    Statement::new(
        "INSERT INTO fairness_status (plan, quarter, band, issued_on, counts_until, signed_text,
           account_id, filed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(new.plan.as_str())
    .bind(new.quarter.to_string())
    .bind(new.band.as_str())
    .bind(new.issued_on.to_string())
    .bind(new.counts_until.to_string())
    .bind(new.signed_text.as_str())
    .bind(account)
    .bind(at)
    .or_conflict("the status of the quarter")
}

fn replace(statements: &mut Statements, (named_plan, held): (&str, &str), plan: &str, at: &str) {
    statements.add(
        Statement::new(
            "UPDATE fairness_status SET ended_at = $1 WHERE plan = $2 AND ended_at IS NULL",
        )
        .bind(at)
        .bind(held),
    );
    statements.add(
        Statement::new("INSERT INTO fairness_plan (plan, named_plan, since) VALUES ($1, $2, $3)")
            .bind(plan)
            .bind(named_plan)
            .bind(at)
            .or_conflict("the fairness plan"),
    );
}
