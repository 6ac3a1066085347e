//! Who acts in the town, and the children that its indications are about. All invented.

use super::OFFICES;
use super::steps::House;
use augenmass_domain::id::{AccountId, CarrierId, OfficeId};
use augenmass_domain::law::OfficeKind;
use augenmass_domain::person::{Address, PersonRecord};
use augenmass_domain::{Actor, Role};
use jiff::civil::date;
use uuid::Uuid;

/// The people and offices of a town.
#[derive(Clone, Debug)]
pub struct Cast {
    /// Clerk and second signatory of the school office.
    pub school: [Actor; 2],
    /// Clerk and second signatory of the public-order office.
    pub order: [Actor; 2],
    /// Two registry officers and two leads.
    pub registry: [Actor; 4],
    /// Coordinator.
    pub coordinator: Actor,
    /// Head of department.
    pub head: Actor,
    /// Data-protection officer.
    pub data_protection: Actor,
    /// Ombudsperson.
    pub ombudsperson: Actor,
    /// Finance.
    pub finance: Actor,
    /// Council office and its lead.
    pub council: [Actor; 2],
    /// Social worker of the carrier.
    pub social_worker: Actor,
    /// The job.
    pub job: Actor,
    /// Examiner and second examiner of the family benefits office.
    pub kasse: [Actor; 2],
}

impl Cast {
    /// A cast with ids of its own, for a town in memory.
    #[must_use]
    pub fn invented() -> Self {
        let actor = |n: u128, role, office: Option<u128>| Actor {
            account: AccountId::from_uuid(Uuid::from_u128(0xA0 + n)),
            role,
            office: office.map(|n| OfficeId::from_uuid(Uuid::from_u128(0xB0 + n))),
            carrier: None,
            person: None,
        };
        Self {
            school: [
                actor(1, Role::Clerk, Some(0)),
                actor(2, Role::SecondSignatory, Some(0)),
            ],
            order: [
                actor(3, Role::Clerk, Some(1)),
                actor(4, Role::SecondSignatory, Some(1)),
            ],
            registry: [
                actor(5, Role::RegistryOfficer, Some(2)),
                actor(6, Role::RegistryOfficer, Some(2)),
                actor(7, Role::RegistryLead, Some(2)),
                actor(8, Role::RegistryLead, Some(2)),
            ],
            coordinator: actor(9, Role::Coordinator, None),
            head: actor(10, Role::HeadOfDepartment, None),
            data_protection: actor(11, Role::DataProtectionOfficer, None),
            ombudsperson: actor(12, Role::Ombudsperson, None),
            finance: actor(13, Role::Finance, None),
            council: [
                actor(14, Role::CouncilOffice, None),
                actor(15, Role::CouncilOfficeLead, None),
            ],
            social_worker: Actor {
                carrier: Some(CarrierId::from_uuid(Uuid::from_u128(0xC0))),
                ..actor(16, Role::SocialWorker, None)
            },
            job: actor(17, Role::Job, None),
            kasse: [
                actor(18, Role::Examiner, Some(3)),
                actor(19, Role::SecondExaminer, Some(3)),
            ],
        }
    }

    /// Everybody who works in a house.
    #[must_use]
    pub fn all(&self, house: House) -> Vec<&Actor> {
        let mut all = vec![&self.coordinator, &self.head, &self.data_protection];
        all.push(&self.job);
        if house == House::Kasse {
            all.extend(&self.kasse);
            return all;
        }
        all.extend(self.school.iter().chain(&self.order).chain(&self.registry));
        all.extend([&self.ombudsperson, &self.finance, &self.social_worker]);
        all.extend(&self.council);
        all
    }

    /// The registry.
    #[must_use]
    pub fn registry_office(&self) -> OfficeId {
        self.registry[0].office.unwrap()
    }

    /// The carrier.
    #[must_use]
    pub fn carrier(&self) -> CarrierId {
        self.social_worker.carrier.unwrap()
    }

    /// The kind of an office, as far as it is one of these.
    #[must_use]
    pub fn kind_of(&self, office: OfficeId) -> Option<OfficeKind> {
        let offices = [
            &self.school[0],
            &self.order[0],
            &self.registry[0],
            &self.kasse[0],
        ];
        let which = offices
            .iter()
            .position(|actor| actor.office == Some(office))?;
        Some(OFFICES[which])
    }
}

/// An invented child: another one for each number.
#[must_use]
pub fn child(n: u32) -> PersonRecord {
    let letter = |k: u32| char::from(b'a' + u8::try_from(k % 26).unwrap());
    let family = format!(
        "Musterkind{}{}{}",
        letter(n),
        letter(n / 26),
        letter(n / 676)
    );
    let address = Address::new("Ahornkamp", "12a", "99901", "Auenstedt").unwrap();
    PersonRecord::new(
        "Robin",
        &family,
        "2016-04-09",
        "Kim Muster",
        address,
        date(2026, 3, 2),
    )
    .unwrap()
}
