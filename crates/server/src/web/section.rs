//! Which kind of record lives under which path, and how a page finds one.

use super::asker::Asker;
use super::frame::Link;
use super::problem::Problem;
use super::route::Door;
use super::routes;
use super::words::{Words, reference};
use augenmass_casework::gate::Narrowed;
use augenmass_domain::id::CaseId;
use augenmass_domain::{Kind, Purpose, Role, State};

/// A kind, the first part of its paths, the key of its name, whether a record has a page of its own.
const SECTIONS: &[(Kind, &str, &str, bool)] = &[
    (Kind::Indication, "hinweise", "page-indications", true),
    (Kind::Case, "vorgaenge", "page-cases", true),
    (
        Kind::Accompaniment,
        "begleitungen",
        "page-accompaniments",
        true,
    ),
    (Kind::Visit, "besuche", "page-visits", true),
    (Kind::Disclosure, "uebermittlungen", "page-hand-overs", true),
    (Kind::SubjectRequest, "antraege", "page-requests", true),
    (Kind::Run, "durchgaenge", "page-runs", true),
    (Kind::Cost, "kosten", "page-costs", false),
    (Kind::Package, "pakete", "page-packages", true),
    (Kind::Received, "erhaltene-hinweise", "page-received", true),
    (Kind::Assistance, "amtshilfe", "page-assistance", true),
    (Kind::Inquiry, "anfragen", "page-inquiries", true),
];

fn entry(kind: Kind) -> Option<&'static (Kind, &'static str, &'static str, bool)> {
    SECTIONS.iter().find(|(known, ..)| *known == kind)
}

/// The first part of the paths of a kind.
pub(crate) fn path(kind: Kind) -> &'static str {
    entry(kind).map_or("mein-tag", |(_, path, ..)| path)
}

/// The key of the name of a kind's page.
pub(crate) fn title(kind: Kind) -> &'static str {
    entry(kind).map_or("page-day", |(_, _, title, _)| title)
}

/// True where a record of this kind has a page of its own.
pub(crate) fn has_page(kind: Kind) -> bool {
    entry(kind).is_some_and(|(.., page)| *page)
}

/// What a role works for, as it looks at records (Art. 5(1)(b) GDPR).
pub(crate) const fn purpose(role: Role) -> Purpose {
    match role {
        Role::Clerk | Role::SecondSignatory => Purpose::Screening,
        Role::RegistryOfficer | Role::RegistryLead => Purpose::RegisterClarification,
        Role::Coordinator | Role::HeadOfDepartment => Purpose::Steering,
        Role::SocialWorker => Purpose::Accompaniment,
        Role::DataProtectionOfficer | Role::Ombudsperson | Role::AuditOffice => Purpose::Oversight,
        Role::Examiner | Role::SecondExaminer => Purpose::BenefitCheck,
        Role::Finance => Purpose::CostAccounting,
        Role::CouncilOffice | Role::CouncilOfficeLead | Role::CouncilMember => {
            Purpose::CouncilInformation
        }
        Role::Administrator => Purpose::Administration,
        Role::PersonConcerned => Purpose::SubjectRights,
        Role::Job => Purpose::Housekeeping,
        Role::OfficeSystem => Purpose::RegisterClarification,
    }
}

/// The purpose for which an account looks at a kind of record.
pub(crate) const fn purpose_for(role: Role, kind: Kind) -> Purpose {
    match (role, kind) {
        (Role::HeadOfDepartment, Kind::Inquiry) => Purpose::CouncilInformation,
        (Role::HeadOfDepartment, Kind::Disclosure) => Purpose::RegisterClarification,
        (Role::Clerk | Role::SecondSignatory, Kind::Package)
        | (Role::RegistryOfficer | Role::RegistryLead, Kind::Assistance) => Purpose::BenefitCheck,
        (_, Kind::SubjectRequest) => Purpose::SubjectRights,
        _ => purpose(role),
    }
}

/// The record that the path names, as the account may see it.
pub(crate) async fn seen(asker: &Asker, kind: Kind) -> Result<State, Problem> {
    let actor = asker.actor()?;
    let purpose = purpose_for(actor.role, kind);
    let gate = &asker.installation().gate;
    Ok(gate.view(actor, purpose, kind, asker.id()?).await?)
}

/// What belongs to the same case, as the account may see it.
pub(crate) async fn related(asker: &Asker, state: &State) -> Result<Vec<State>, Problem> {
    let Some(case) = state.case() else {
        return Ok(Vec::new());
    };
    let actor = asker.actor()?;
    let narrowed = Narrowed {
        case: Some(case),
        ..Narrowed::default()
    };
    let kinds = [
        Kind::Accompaniment,
        Kind::Visit,
        Kind::Disclosure,
        Kind::SubjectRequest,
        Kind::Assistance,
    ];
    let mut related = Vec::new();
    for kind in kinds {
        let purpose = purpose_for(actor.role, kind);
        let gate = &asker.installation().gate;
        let page = gate.list(actor, purpose, kind, &narrowed).await?;
        related.extend(page.records);
    }
    Ok(related)
}

/// To the page of a case, for those who have work there.
pub(crate) fn case_link(asker: &Asker, case: CaseId) -> Option<Link> {
    let role = asker.actor().ok()?.role;
    let route = routes::of_path("/vorgaenge/{id}")?;
    let works = matches!(route.door, Door::Work(roles) if roles.contains(&role));
    let label = format!(
        "{} {}",
        asker.words.kind(Kind::Case),
        reference(case.uuid())
    );
    works.then(|| Link::to(format!("/{}/{case}", path(Kind::Case)), label))
}

/// What people call a record by.
pub(crate) fn record_title(words: Words, state: &State) -> String {
    match state {
        State::Run(run) => run.plan().title.clone(),
        _ => format!("{} {}", words.kind(state.kind()), reference(state.id())),
    }
}
