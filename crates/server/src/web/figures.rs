//! Figures (Kennzahlen): for all who work here, at the end of each month that is over.

mod page;
pub(crate) mod table;

use super::route::{Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_domain::Role;

/// Figures fit for publication are open to every account of a person in office.
const ALL: &[Role] = &[
    Role::Clerk,
    Role::SecondSignatory,
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Coordinator,
    Role::HeadOfDepartment,
    Role::SocialWorker,
    Role::DataProtectionOfficer,
    Role::Ombudsperson,
    Role::Finance,
    Role::AuditOffice,
    Role::CouncilOffice,
    Role::CouncilOfficeLead,
    Role::CouncilMember,
    Role::Administrator,
];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[Route::page(
    "/kennzahlen",
    Door::Work(ALL),
    handler!(page::show),
)];

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    examples_of("figures", page::Page::samples(words))
}
