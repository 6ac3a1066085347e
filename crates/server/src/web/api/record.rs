//! `GET /api/v1/records/{kind}/{id}`: one record, and what is open to this system on it.

use super::call::Call;
use super::fault::{Fault, ProblemDetails};
use super::records::{Record, RecordKind};
use super::{Given, json};
use crate::web::section;
use serde::Serialize;
use utoipa::ToSchema;

/// A record, and what is open to this system on it.
#[derive(Serialize, ToSchema)]
pub(super) struct OneRecord {
    /// The record.
    #[serde(flatten)]
    pub record: Record,
    /// The steps that the policies leave to this system; all others are for people.
    pub open_to_this_system: Vec<&'static str>,
}

/// One record.
///
/// A record that another office has, or that there is not, gets the same answer: 404.
#[utoipa::path(
    get,
    path = "/api/v1/records/{kind}/{id}",
    operation_id = "readRecord",
    tag = "records",
    params(
        ("kind" = inline(RecordKind), Path, description = "Of which kind."),
        ("id" = uuid::Uuid, Path, description = "Its id."),
    ),
    security(("token" = [])),
    responses(
        (status = 200, description = "The record.", body = OneRecord),
        (status = 400, description = "A parameter that this endpoint does not have.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, description = "No token that lets anybody in.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, description = "There is no such record for this office.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests of this token; `Retry-After` says how long to wait.", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(call: Call) -> Given {
    call.query(&[])?;
    let kind = RecordKind::by_name(call.param("kind")).ok_or(Fault::NotFound)?;
    shown(&call, kind).await
}

/// The record that the path names, as an answer.
pub(super) async fn shown(call: &Call, kind: RecordKind) -> Given {
    let actor = call.actor()?;
    let purpose = section::purpose_for(actor.role, kind.kind());
    let gate = &call.installation().gate;
    let state = gate.view(actor, purpose, kind.kind(), call.id()?).await?;
    let open = gate.open_to(actor, &state).await?;
    json(&OneRecord {
        record: Record::of(kind, actor, &state),
        open_to_this_system: open.iter().map(|(action, _)| action.name()).collect(),
    })
}
