//! `GET /api/v1/records`: the records of the office of one kind, page by page, without personal data.

use super::call::{Call, Query};
use super::fault::{Expected, Fault, ProblemDetails};
use super::{Given, json};
use crate::web::section;
use augenmass_casework::gate::{Narrowed, Place};
use augenmass_domain::{Actor, Kind, State, next_actions};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};
use uuid::Uuid;

/// Sixteen digits, a dash and an id.
const LENGTH_OF_A_PLACE: usize = 16 + 1 + 32;

/// The kinds of record that an office system follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RecordKind {
    /// Hinweis: a documented fact that the register may be wrong; never a finding.
    Indication,
    /// Vorgang: the registry's clarification.
    Case,
    /// Übermittlung: a hand-over of one person's data to one other body.
    Disclosure,
    /// Betroffenenantrag: a request or complaint of the person concerned.
    SubjectRequest,
}

impl RecordKind {
    /// All kinds.
    pub(super) const ALL: [Self; 4] = [
        Self::Indication,
        Self::Case,
        Self::Disclosure,
        Self::SubjectRequest,
    ];

    /// The kind of the domain.
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Indication => Kind::Indication,
            Self::Case => Kind::Case,
            Self::Disclosure => Kind::Disclosure,
            Self::SubjectRequest => Kind::SubjectRequest,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Indication => "indication",
            Self::Case => "case",
            Self::Disclosure => "disclosure",
            Self::SubjectRequest => "subject-request",
        }
    }

    /// The kind of a name.
    pub(super) fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A record: its state and its day, never whom it concerns.
#[derive(Serialize, ToSchema)]
pub(super) struct Record {
    /// Its id; says nothing about anybody.
    pub id: Uuid,
    /// What it is.
    pub kind: RecordKind,
    /// The state it is in, by its name in the tables of states.
    pub state: &'static str,
    /// The day on which it expires or must be acted on, if nothing happens before; `null` at its end.
    #[schema(required, format = Date)]
    pub due: Option<String>,
    /// The case that it belongs to; `null` where it belongs to none, or the case is another office's.
    #[schema(required)]
    pub case: Option<Uuid>,
    /// The steps that its state leaves open to people of the office, by the names of actions.
    pub steps: Vec<&'static str>,
}

impl Record {
    /// A record as a system of an office sees it.
    pub(super) fn of(kind: RecordKind, actor: &Actor, state: &State) -> Self {
        let facets = state.facets();
        let own = facets.office.is_some() && facets.office == actor.office;
        let steps = next_actions(state.kind(), state.name()).into_iter();
        Self {
            id: state.id(),
            kind,
            state: state.name(),
            due: facets.due.map(|day| day.to_string()),
            case: state.case().filter(|_| own).map(|case| case.uuid()),
            steps: steps.map(|action| action.name()).collect(),
        }
    }
}

/// A page of records, the oldest first.
#[derive(Serialize, ToSchema)]
pub(super) struct Records {
    /// The records of this page.
    pub records: Vec<Record>,
    /// How many there are on all pages, counted up to 1001, which means: more than 1000.
    pub count: u64,
    /// What to send as `after` for the next page; `null` on the last.
    #[schema(required)]
    pub next: Option<String>,
}

#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters in the document")]
pub(super) struct Wanted {
    /// Of which kind.
    #[param(inline)]
    kind: RecordKind,
    /// In which state; all where it is left out. Which states a kind has stands in `docs/states/`; of a
    /// state that only another kind has, there are no records.
    #[param(required = false, schema_with = states)]
    state: Option<String>,
    /// The place that the answer before named as `next`.
    #[param(required = false, pattern = "^[0-9]{16}-[0-9a-f]{32}$")]
    after: Option<String>,
    /// At most so many on a page.
    #[param(required = false, minimum = 1, maximum = 1000, default = 100)]
    limit: Option<i32>,
}

/// The names of all states.
fn names() -> impl Iterator<Item = &'static str> {
    let states = RecordKind::ALL.into_iter();
    states.flat_map(|kind| kind.kind().states()).copied()
}

/// The names of all states, each once, for the document.
fn states() -> Object {
    let names: std::collections::BTreeSet<&str> = names().collect();
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(names))
        .build()
}

/// The records of the office of one kind.
///
/// Exactly what the policies let this system see: records of its own office, and what was handed over to it.
#[utoipa::path(
    get,
    path = "/api/v1/records",
    operation_id = "listRecords",
    tag = "records",
    params(Wanted),
    security(("token" = [])),
    responses(
        (status = 200, description = "A page of records.", body = Records),
        (status = 400, description = "A parameter is missing, unknown or wrong.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, description = "No token that lets anybody in.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests of this token; `Retry-After` says how long to wait.", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(call: Call) -> Given {
    let actor = call.actor()?;
    let query = call.query(&["kind", "state", "after", "limit"])?;
    let named = query
        .text("kind")
        .ok_or(Fault::Parameter("kind", Expected::Something))?;
    let kind = RecordKind::by_name(named).ok_or(Fault::Parameter("kind", Expected::Kind))?;
    let narrowed = narrowed(&query)?;
    let purpose = section::purpose_for(actor.role, kind.kind());
    let gate = &call.installation().gate;
    let page = gate.list(actor, purpose, kind.kind(), &narrowed).await?;
    let records = page.records.iter();
    json(&Records {
        records: records
            .map(|state| Record::of(kind, actor, state))
            .collect(),
        count: page.count,
        next: page.next.map(|place| place.token()),
    })
}

fn narrowed(query: &Query) -> Result<Narrowed, Fault> {
    let state = |name: &str| {
        let known = names().any(|known| known == name);
        known.then(|| vec![name.to_owned()])
    };
    let states = match query.text("state") {
        None => Vec::new(),
        Some(name) => state(name).ok_or(Fault::Parameter("state", Expected::State))?,
    };
    let after = query.text("after").map(|place| {
        Place::parse(place)
            .filter(|_| place.len() == LENGTH_OF_A_PLACE)
            .ok_or(Fault::Parameter("after", Expected::Place))
    });
    let limit = query.number("limit", 1..=1000)?;
    Ok(Narrowed {
        states,
        after: after.transpose()?,
        limit: limit
            .and_then(|limit| u32::try_from(limit).ok())
            .unwrap_or(100),
        ..Narrowed::default()
    })
}
