//! Runs (Durchgänge) and their manifest.

mod approve;
mod close;
mod draft;
mod give_opinion;
mod list;
mod open;
mod page;
mod pause;
mod report;
mod resume;

use super::act::{Act, Around};
use super::form::Field;
use super::route::{Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_domain::Role;
use augenmass_domain::fact::Track;
use augenmass_domain::id::RunId;
use augenmass_domain::run::{ManifestDocument, Opinion};

pub(crate) use open::{MOST_SENT, TAKES_FILES};

/// Steers.
const COORDINATOR: &[Role] = &[Role::Coordinator];
/// Approves, pauses, continues.
const STEER: &[Role] = &[Role::Coordinator, Role::HeadOfDepartment];
/// Gives the opinion.
const OFFICER: &[Role] = &[Role::DataProtectionOfficer];
/// Who sees runs: everybody in the city's offices; the council those that are reported.
const SEE: &[Role] = &[
    Role::Clerk,
    Role::SecondSignatory,
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Coordinator,
    Role::HeadOfDepartment,
    Role::DataProtectionOfficer,
    Role::Ombudsperson,
    Role::Finance,
    Role::AuditOffice,
    Role::CouncilOffice,
    Role::CouncilOfficeLead,
    Role::CouncilMember,
];

/// All acts of this area.
pub(super) const ACTS: &[&Act] = &[
    &draft::ACT,
    &give_opinion::ACT,
    &approve::ACT,
    &open::ACT,
    &pause::ACT,
    &resume::ACT,
    &close::ACT,
    &report::ACT,
];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/durchgaenge", Door::Work(SEE), handler!(list::show)),
    Route::page("/durchgaenge/{id}", Door::Work(SEE), handler!(page::show)),
];

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let mut examples = examples_of("run-list", list::samples(words));
    examples.extend(examples_of("run-page", page::Page::samples(words)));
    examples.extend(examples_of("run-open", open::samples(words)));
    examples
}

/// The run that a form is about.
fn this(around: &Around<'_>) -> RunId {
    RunId::from_uuid(around.id())
}

/// Nothing is asked.
fn nothing(_: &Around<'_>) -> Vec<Field> {
    Vec::new()
}

const fn track_name(track: Track) -> &'static str {
    match track {
        Track::RegisterClarification => "register-clarification",
        Track::BenefitCheck => "benefit-check",
    }
}

const fn opinion_name(opinion: Opinion) -> &'static str {
    match opinion {
        Opinion::NoObjections => "no-objections",
        Opinion::Objections => "objections",
    }
}

const fn document_name(document: ManifestDocument) -> &'static str {
    match document {
        ManifestDocument::ImpactAssessment => "impact-assessment",
        ManifestDocument::LegalOpinion => "legal-opinion",
        ManifestDocument::FairnessPlan => "fairness-plan",
        ManifestDocument::PanelStatement => "panel-statement",
        ManifestDocument::StaffCouncilConsent => "staff-council-consent",
    }
}
