//! `POST /api/v1/records/disclosure/{id}/answer`: the receiver accepted or rejected a hand-over.

use super::Given;
use super::call::Call;
use super::fault::{Fault, ProblemDetails};
use super::record::{OneRecord, shown};
use super::records::RecordKind;
use crate::web::section;
use augenmass_casework::gate::{FormKey, Submitted};
use augenmass_domain::Kind;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::id::DisclosureId;
use serde::Deserialize;
use utoipa::ToSchema;

/// The longest key.
const LONGEST_KEY: usize = 255;

/// The receiver's answer to a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Answer {
    /// Accepted.
    Accepted,
    /// Rejected.
    Rejected,
}

impl Answer {
    const fn command(self, id: DisclosureId) -> DisclosureCommand {
        match self {
            Self::Accepted => DisclosureCommand::Accept { id },
            Self::Rejected => DisclosureCommand::Reject { id },
        }
    }

    /// The state in which a hand-over is for good once it was answered so.
    const fn state(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// What is sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Answered {
    /// What the receiver answered.
    answer: Answer,
}

/// The receiver accepted or rejected a hand-over.
///
/// Once for each key: the same request with the same `Idempotency-Key` gets the answer of the first and
/// changes nothing. A key is known for two days. The receiving office's system answers; for a receiver
/// outside the city, the system of the office that sent passes its answer on.
#[utoipa::path(
    post,
    path = "/api/v1/records/disclosure/{id}/answer",
    operation_id = "answerHandOver",
    tag = "hand-overs",
    params(
        ("id" = uuid::Uuid, Path, description = "The hand-over."),
        ("Idempotency-Key" = String, Header, description = "Chosen by the caller, new for each request that is not a repetition; a UUID fits. At most 255 visible characters.", min_length = 1, max_length = 255, pattern = "^[!-~]{1,255}$"),
    ),
    request_body(content = Answered, content_type = "application/json"),
    security(("token" = [])),
    responses(
        (status = 200, description = "The hand-over in its new state.", body = OneRecord),
        (status = 400, description = "The key is missing, or what was sent is not what the document describes.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, description = "No token that lets anybody in.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, description = "The hand-over is not for this office to answer.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, description = "There is no such hand-over for this office.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, description = "Somebody else changed it at the same moment: read it again.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 413, description = "What was sent is too large.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 415, description = "What was sent is not called `application/json`.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, description = "A rule says no (its name stands in `type`), or the key was used for something else.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests of this token; `Retry-After` says how long to wait.", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub(super) async fn take(call: Call) -> Given {
    call.query(&[])?;
    let actor = call.actor()?;
    let id = DisclosureId::from_uuid(call.id()?);
    let key = key(&call)?;
    let Answered { answer } = call.body()?;
    let gate = &call.installation().gate;
    let purpose = section::purpose_for(actor.role, Kind::Disclosure);
    let form = FormKey::chosen(actor, key);
    let done = gate.submit_once(actor, purpose, answer.command(id), &form);
    if let Submitted::Before { kind, id: before } = done.await? {
        // What the first request was stands in the record that it changed, for good.
        let same = kind == Kind::Disclosure && before == Some(id.uuid());
        let state = gate.view(actor, purpose, Kind::Disclosure, id.uuid()).await;
        if !same || state?.name() != answer.state() {
            return Err(Fault::KeyUsed);
        }
    }
    shown(&call, RecordKind::Disclosure).await
}

fn key(call: &Call) -> Result<&str, Fault> {
    let key = call.header("idempotency-key").ok_or(Fault::NoKey)?;
    let fits = key.len() <= LONGEST_KEY && key.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then_some(key).ok_or(Fault::NoKey)
}
