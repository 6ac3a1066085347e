//! Costs (Kosten): what is booked or planned, and who bears it.

mod correct;
mod money;
mod page;
mod record;

use super::act::Act;
use super::route::{Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_casework::words::Language;
use augenmass_domain::Role;
use augenmass_domain::cost::CostKind;
use augenmass_domain::fact::Bearer;

/// Books costs.
const BOOK: &[Role] = &[Role::Finance, Role::Coordinator];
/// Who sees them.
const SEE: &[Role] = &[
    Role::Finance,
    Role::Coordinator,
    Role::HeadOfDepartment,
    Role::CouncilOffice,
    Role::CouncilOfficeLead,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
];

/// All acts of this area. A record is taken back by the first act of its name, on the record.
pub(super) const ACTS: &[&Act] = &[&correct::ACT, &record::ACT];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[Route::page(
    "/kosten",
    Door::Work(SEE),
    handler!(page::show),
)];

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    examples_of("cost-page", page::Page::samples(words))
}

/// What costs are for.
const KINDS: &[CostKind] = &[
    CostKind::Staff,
    CostKind::Accompaniment,
    CostKind::Interpreting,
    CostKind::Postage,
    CostKind::Other,
];

const fn kind_name(kind: CostKind) -> &'static str {
    match kind {
        CostKind::Staff => "staff",
        CostKind::Accompaniment => "accompaniment",
        CostKind::Interpreting => "interpreting",
        CostKind::Postage => "postage",
        CostKind::Other => "other",
    }
}

/// Who bears them.
const BEARERS: &[Bearer] = &[
    Bearer::Municipality,
    Bearer::Land,
    Bearer::FederalAgency,
    Bearer::Carrier,
];

const fn bearer_name(bearer: Bearer) -> &'static str {
    match bearer {
        Bearer::Municipality => "municipality",
        Bearer::Land => "land",
        Bearer::FederalAgency => "federal-agency",
        Bearer::Carrier => "carrier",
    }
}

/// Money as people write it.
fn euro(words: Words, cents: i64) -> String {
    augenmass_statistics::format::euro(language(words), cents)
}

/// Working time as people write it.
fn hours(words: Words, minutes: u64) -> String {
    let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
    augenmass_statistics::format::hours(language(words), minutes)
}

const fn language(words: Words) -> augenmass_statistics::format::Language {
    match words.0 {
        Language::English => augenmass_statistics::format::Language::English,
        Language::German | Language::PlainGerman => augenmass_statistics::format::Language::German,
    }
}
