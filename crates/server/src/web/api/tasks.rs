//! `GET /api/v1/tasks`: what is due in the office, the nearest day first.

use super::call::Call;
use super::fault::ProblemDetails;
use super::records::{Record, RecordKind};
use super::{Given, json};
use crate::web::section;
use augenmass_casework::gate::Narrowed;
use jiff::ToSpan as _;
use serde::Serialize;
use utoipa::ToSchema;

/// Days ahead, where no day is named.
const AHEAD: i64 = 14;
/// Records of a kind at most.
const MOST: u32 = 1000;

/// What is due.
#[derive(Serialize, ToSchema)]
pub(super) struct Tasks {
    /// Records with a day up to the one asked for, the nearest first; those whose day has passed, too.
    pub tasks: Vec<Record>,
    /// False where a kind has more than 1,000 of them: then ask for an earlier day.
    pub complete: bool,
}

#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters in the document")]
pub(super) struct Until {
    /// The last day that is asked for; a fortnight ahead where it is left out.
    #[param(required = false, format = Date)]
    due_by: Option<String>,
}

/// What is due in the office.
#[utoipa::path(
    get,
    path = "/api/v1/tasks",
    operation_id = "listTasks",
    tag = "tasks",
    params(Until),
    security(("token" = [])),
    responses(
        (status = 200, description = "What is due.", body = Tasks),
        (status = 400, description = "A parameter is unknown or wrong.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, description = "No token that lets anybody in.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests of this token; `Retry-After` says how long to wait.", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(call: Call) -> Given {
    let actor = call.actor()?;
    let gate = &call.installation().gate;
    let asked = call.query(&["due_by"])?.day("due_by")?;
    let due_by = asked.unwrap_or_else(|| gate.now().today().saturating_add(AHEAD.days()));
    let narrowed = Narrowed {
        due_by: Some(due_by),
        limit: MOST,
        ..Narrowed::default()
    };
    let (mut tasks, mut complete) = (Vec::new(), true);
    for kind in RecordKind::ALL {
        let purpose = section::purpose_for(actor.role, kind.kind());
        let page = gate.list(actor, purpose, kind.kind(), &narrowed).await?;
        complete &= page.next.is_none();
        let records = page.records.iter();
        tasks.extend(records.map(|state| Record::of(kind, actor, state)));
    }
    // ISO days sort as days do.
    tasks.sort_by(|one, other| (&one.due, one.id).cmp(&(&other.due, other.id)));
    json(&Tasks { tasks, complete })
}
