//! Who acts: an account with one role, in at most one office or carrier.

use crate::id::{AccountId, CarrierId, OfficeId, PersonId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The roles of an installation (design section 1). What a role may do is not decided here but in
/// `policies/`; rules here only ask for a role where a norm names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Clerk in an office (Sachbearbeitung).
    Clerk,
    /// Second signatory in an office (Zweitzeichnung).
    SecondSignatory,
    /// Officer of the residents' registry (Meldebehörde), § 6 BMG.
    RegistryOfficer,
    /// Second registry officer who approves and decides (Zweitzeichnung Meldebehörde).
    RegistryLead,
    /// Coordinating unit (Koordinierungsstelle): runs, visits, no personal data of offices.
    Coordinator,
    /// Head of department (Dezernatsleitung): approves runs, judges in answers.
    HeadOfDepartment,
    /// Social worker of a free carrier: accompaniment only (P-08, P-09).
    SocialWorker,
    /// Data-protection officer (behördliche Datenschutzbeauftragte Person).
    DataProtectionOfficer,
    /// Independent ombudsperson: complaints (P-06).
    Ombudsperson,
    /// Finance: cost records (P-13).
    Finance,
    /// Audit office (Rechnungsprüfungsamt): exports of the log.
    AuditOffice,
    /// Council office (Ratsbüro / Büro für Ratsangelegenheiten): inquiries.
    CouncilOffice,
    /// Second person in the council office who signs answers off.
    CouncilOfficeLead,
    /// Council member: published answers only.
    CouncilMember,
    /// Administration of accounts and offices, without any sight of personal data.
    Administrator,
    /// The person concerned, by letter code.
    PersonConcerned,
    /// A scheduled job of the installation (expiry, retention, checkpoint).
    Job,
    /// The software of an office (Fachverfahren), by its token: states of its own office's records, and
    /// the receiver's answer to a hand-over; never personal data (§ 67(4) SGB X, R10).
    OfficeSystem,
    /// Examiner of the family benefits office (Familienkasse): its own cases, in its own installation
    /// (§ 88 AO).
    Examiner,
    /// Second examiner there, who approves, suspends and decides (Zweitzeichnung der Familienkasse).
    SecondExaminer,
}

impl Role {
    /// True for the roles that nobody gets by hand: what runs at night, and the person concerned, who has a
    /// letter code.
    #[must_use]
    pub const fn is_automatic(self) -> bool {
        matches!(self, Self::Job | Self::PersonConcerned)
    }

    /// True where a person signs in with it; the software of an office has a token.
    #[must_use]
    pub const fn signs_in(self) -> bool {
        !self.is_automatic() && !matches!(self, Self::OfficeSystem)
    }

    /// True for the roles of a family benefits office: they exist in its installation and in no other,
    /// as it is a tax authority (§ 30 AO).
    #[must_use]
    pub const fn examines(self) -> bool {
        matches!(self, Self::Examiner | Self::SecondExaminer)
    }

    /// All roles, in the order of the permission matrix.
    pub const ALL: [Self; 20] = [
        Self::Clerk,
        Self::SecondSignatory,
        Self::RegistryOfficer,
        Self::RegistryLead,
        Self::Coordinator,
        Self::HeadOfDepartment,
        Self::SocialWorker,
        Self::DataProtectionOfficer,
        Self::Ombudsperson,
        Self::Finance,
        Self::AuditOffice,
        Self::CouncilOffice,
        Self::CouncilOfficeLead,
        Self::CouncilMember,
        Self::Administrator,
        Self::PersonConcerned,
        Self::Job,
        Self::OfficeSystem,
        Self::Examiner,
        Self::SecondExaminer,
    ];

    /// The name in policies and history, e.g. `registry-officer`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::SecondSignatory => "second-signatory",
            Self::RegistryOfficer => "registry-officer",
            Self::RegistryLead => "registry-lead",
            Self::Coordinator => "coordinator",
            Self::HeadOfDepartment => "head-of-department",
            Self::SocialWorker => "social-worker",
            Self::DataProtectionOfficer => "data-protection-officer",
            Self::Ombudsperson => "ombudsperson",
            Self::Finance => "finance",
            Self::AuditOffice => "audit-office",
            Self::CouncilOffice => "council-office",
            Self::CouncilOfficeLead => "council-office-lead",
            Self::CouncilMember => "council-member",
            Self::Administrator => "administrator",
            Self::PersonConcerned => "person-concerned",
            Self::Job => "job",
            Self::OfficeSystem => "office-system",
            Self::Examiner => "examiner",
            Self::SecondExaminer => "second-examiner",
        }
    }
}

/// The one who acts. There is no default: an action can never be attributed to "the system" by
/// forgetting; a job acts as itself ([`Role::Job`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// Its role.
    pub role: Role,
    /// The office it belongs to, if any.
    pub office: Option<OfficeId>,
    /// The carrier it belongs to, if any.
    pub carrier: Option<CarrierId>,
    /// Whose own case it is: the person concerned who came in by the code of a letter, in the numbering
    /// of the office that wrote it. Nobody else has this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
}

/// Under which account the history names whoever came in by the code of a letter: one for all, held by
/// nobody, never in the list of accounts. Who it was says the history's `person`, as long as somebody
/// can be found by it (`docs/decisions/0023-letter-code.md`).
pub const PERSON_CONCERNED: AccountId =
    AccountId::from_uuid(Uuid::from_u128(0x0000_0000_0000_8000_8000_0000_0000_0001));

impl Actor {
    /// The person concerned, in the numbering of one office (P-04, P-05).
    #[must_use]
    pub const fn person_concerned(person: PersonId) -> Self {
        Self {
            account: PERSON_CONCERNED,
            role: Role::PersonConcerned,
            office: None,
            carrier: None,
            person: Some(person),
        }
    }
}
