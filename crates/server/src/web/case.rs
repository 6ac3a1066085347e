//! Cases (Vorgänge): the list, the page of one, and what can be done with it.

mod approve;
mod assess;
mod close;
mod decline;
pub(super) mod list;
pub(super) mod page;
mod propose;
mod record_exonerating;
mod record_reply;
mod take_rung;

use super::act::{Act, Around};
use super::form::Field;
use augenmass_domain::Role;
use augenmass_domain::id::CaseId;

/// Works on cases.
const OFFICER: &[Role] = &[Role::RegistryOfficer];
/// The second person.
const LEAD: &[Role] = &[Role::RegistryLead];
/// Either.
const REGISTRY: &[Role] = &[Role::RegistryOfficer, Role::RegistryLead];

/// All acts on cases.
pub(super) const ACTS: &[&Act] = &[
    &propose::ACT,
    &approve::ACT,
    &decline::ACT,
    &take_rung::ACT,
    &record_reply::ACT,
    &record_exonerating::ACT,
    &assess::ACT,
    &close::ACT,
];

/// The case that a form is about.
fn this(around: &Around<'_>) -> CaseId {
    CaseId::from_uuid(around.id())
}

/// Nothing is asked.
fn nothing(_: &Around<'_>) -> Vec<Field> {
    Vec::new()
}
