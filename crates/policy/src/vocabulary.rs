//! The names of the schema, parsed once, and which domain type each stands for.

use crate::error::PolicyError;
use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::Role;
use augenmass_domain::state::Kind;
use cedar_policy::{EntityId, EntityTypeName, EntityUid, Schema};
use std::collections::BTreeSet;
use std::fmt::Display;

macro_rules! entity_types {
    ($($field:ident = $name:literal),* $(,)?) => {
        /// Every entity type of the schema.
        #[derive(Clone, Debug)]
        pub struct Vocabulary {
            action: EntityTypeName,
            $($field: EntityTypeName,)*
        }

        impl Vocabulary {
            /// The names of all entity types.
            const NAMES: &[&str] = &[$($name),*];

            /// Parses the names.
            pub fn new() -> Result<Self, PolicyError> {
                Ok(Self {
                    action: parsed("Action")?,
                    $($field: parsed($name)?,)*
                })
            }
        }
    };
}

entity_types! {
    account_id = "AccountId",
    office = "Office",
    carrier = "Carrier",
    person = "Person",
    purpose = "Purpose",
    office_role = "OfficeRole",
    oversight_role = "OversightRole",
    staff_role = "StaffRole",
    office_account = "OfficeAccount",
    oversight_account = "OversightAccount",
    staff_account = "StaffAccount",
    carrier_account = "CarrierAccount",
    council_member = "CouncilMember",
    administrator = "AdministratorAccount",
    person_concerned = "PersonConcerned",
    job = "Job",
    office_system = "OfficeSystem",
    indication = "Indication",
    case = "Case",
    visit = "Visit",
    accompaniment = "Accompaniment",
    run = "Run",
    disclosure = "Disclosure",
    inquiry = "Inquiry",
    subject_request = "SubjectRequest",
    cost = "Cost",
    package = "Package",
    received = "Received",
    assistance = "Assistance",
    installation = "Installation",
}

fn parsed(name: &str) -> Result<EntityTypeName, PolicyError> {
    name.parse()
        .map_err(|e: cedar_policy::ParseErrors| PolicyError::Schema {
            reason: e.to_string(),
        })
}

fn uid(name: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(name.clone(), EntityId::new(id))
}

impl Vocabulary {
    /// `Action::"approveCase"`.
    pub fn action(&self, action: Action) -> EntityUid {
        uid(&self.action, action.name())
    }
    /// `Purpose::"screening"`.
    pub fn purpose(&self, purpose: Purpose) -> EntityUid {
        uid(&self.purpose, purpose.name())
    }
    /// The account as an identity that records refer to.
    pub fn account_id(&self, id: impl Display) -> EntityUid {
        uid(&self.account_id, &id.to_string())
    }
    /// An office.
    pub fn office(&self, id: impl Display) -> EntityUid {
        uid(&self.office, &id.to_string())
    }
    /// A carrier.
    pub fn carrier(&self, id: impl Display) -> EntityUid {
        uid(&self.carrier, &id.to_string())
    }
    /// A person concerned.
    pub fn person(&self, id: impl Display) -> EntityUid {
        uid(&self.person, &id.to_string())
    }
    /// The account as the one who acts.
    pub fn principal(&self, role: Role, account: impl Display) -> EntityUid {
        uid(self.account_type(role), &account.to_string())
    }
    /// A record.
    pub fn record(&self, kind: Kind, id: &str) -> EntityUid {
        uid(self.record_type(kind), id)
    }

    const fn account_type(&self, role: Role) -> &EntityTypeName {
        match role {
            Role::Clerk
            | Role::SecondSignatory
            | Role::RegistryOfficer
            | Role::RegistryLead
            | Role::Examiner
            | Role::SecondExaminer => &self.office_account,
            Role::DataProtectionOfficer | Role::Ombudsperson => &self.oversight_account,
            Role::Coordinator
            | Role::HeadOfDepartment
            | Role::Finance
            | Role::AuditOffice
            | Role::CouncilOffice
            | Role::CouncilOfficeLead => &self.staff_account,
            Role::SocialWorker => &self.carrier_account,
            Role::CouncilMember => &self.council_member,
            Role::Administrator => &self.administrator,
            Role::PersonConcerned => &self.person_concerned,
            Role::Job => &self.job,
            Role::OfficeSystem => &self.office_system,
        }
    }

    /// The role as an entity, where several roles share one type of account.
    pub fn role(&self, role: Role) -> Option<EntityUid> {
        let group = match role {
            Role::Clerk
            | Role::SecondSignatory
            | Role::RegistryOfficer
            | Role::RegistryLead
            | Role::Examiner
            | Role::SecondExaminer => &self.office_role,
            Role::DataProtectionOfficer | Role::Ombudsperson => &self.oversight_role,
            Role::Coordinator
            | Role::HeadOfDepartment
            | Role::Finance
            | Role::AuditOffice
            | Role::CouncilOffice
            | Role::CouncilOfficeLead => &self.staff_role,
            Role::SocialWorker
            | Role::CouncilMember
            | Role::Administrator
            | Role::PersonConcerned
            | Role::Job
            | Role::OfficeSystem => return None,
        };
        Some(uid(group, role.name()))
    }

    const fn record_type(&self, kind: Kind) -> &EntityTypeName {
        match kind {
            Kind::Indication => &self.indication,
            Kind::Case => &self.case,
            Kind::Visit => &self.visit,
            Kind::Accompaniment => &self.accompaniment,
            Kind::Run => &self.run,
            Kind::Disclosure => &self.disclosure,
            Kind::Inquiry => &self.inquiry,
            Kind::SubjectRequest => &self.subject_request,
            Kind::Cost => &self.cost,
            Kind::Package => &self.package,
            Kind::Received => &self.received,
            Kind::Assistance => &self.assistance,
            Kind::Installation => &self.installation,
        }
    }

    /// Compares the schema with the domain: the same actions, the same entity types, no more.
    pub fn compare(&self, schema: &Schema) -> Result<(), PolicyError> {
        let asked: BTreeSet<String> = Action::ALL
            .iter()
            .map(|a| self.action(*a).to_string())
            .collect();
        let named: BTreeSet<String> = schema.actions().map(ToString::to_string).collect();
        let types: BTreeSet<String> = Self::NAMES.iter().map(ToString::to_string).collect();
        let declared: BTreeSet<String> = schema.entity_types().map(ToString::to_string).collect();
        let differing: Vec<String> = asked
            .symmetric_difference(&named)
            .chain(
                types
                    .symmetric_difference(&declared)
                    .filter(|name| *name != "Action"),
            )
            .cloned()
            .collect();
        if differing.is_empty() {
            return Ok(());
        }
        Err(PolicyError::SchemaDiffers {
            missing: differing.join(", "),
        })
    }
}
