//! What is sealed of an indication: the fields of the flow `sealed-indication` and nothing else (R12).

use augenmass_domain::indication::Core;
use augenmass_domain::person::PersonRecord;
use augenmass_matching::record::Fields;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The content of a payload. Its fields are those that the flow names; a test compares them. Wiped when it goes: of
/// what is rejected nothing stays in memory.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Payload {
    name: NamePair,
    #[zeroize(skip)]
    birth_date: Date,
    address: Place,
    pub(super) ground: String,
    #[zeroize(skip)]
    pub(super) fact_date: Date,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct NamePair {
    given: String,
    family: String,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Place {
    street: String,
    house_number: String,
    postcode: String,
    place: String,
}

impl Payload {
    pub(super) fn of(record: &PersonRecord, core: &Core) -> Self {
        let address = &record.address;
        Self {
            name: NamePair {
                given: record.given_name.reveal().to_owned(),
                family: record.family_name.reveal().to_owned(),
            },
            birth_date: *record.birth_date.reveal(),
            address: Place {
                street: address.street.reveal().to_owned(),
                house_number: address.house_number.reveal().clone(),
                postcode: address.postcode.reveal().clone(),
                place: address.place.reveal().to_owned(),
            },
            ground: core.ground.clone(),
            fact_date: core.fact_on,
        }
    }

    pub(super) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(serde_json::to_vec(self).unwrap_or_default())
    }

    /// Reads what was opened; `None` where it is no payload.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// The fields as the comparison takes them.
    pub(super) fn fields(&self) -> Fields {
        Fields {
            given_name: Zeroizing::new(self.name.given.clone()),
            family_name: Zeroizing::new(self.name.family.clone()),
            birth_date: Zeroizing::new(self.birth_date.to_string()),
            street: Zeroizing::new(self.address.street.clone()),
            house_number: Zeroizing::new(self.address.house_number.clone()),
            postcode: Zeroizing::new(self.address.postcode.clone()),
            place: Zeroizing::new(self.address.place.clone()),
            ..Fields::default()
        }
    }
}

/// A person record as the comparison takes it.
pub(super) fn fields_of(record: &PersonRecord) -> Fields {
    let address = &record.address;
    Fields {
        given_name: Zeroizing::new(record.given_name.reveal().to_owned()),
        family_name: Zeroizing::new(record.family_name.reveal().to_owned()),
        birth_date: Zeroizing::new(record.birth_date.reveal().to_string()),
        street: Zeroizing::new(address.street.reveal().to_owned()),
        house_number: Zeroizing::new(address.house_number.reveal().clone()),
        postcode: Zeroizing::new(address.postcode.reveal().clone()),
        place: Zeroizing::new(address.place.reveal().to_owned()),
        ..Fields::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_domain::Law;
    use augenmass_domain::law::Flow;
    use std::collections::BTreeSet;

    #[test]
    fn the_payload_has_exactly_the_fields_of_the_flow() {
        let payload = Payload {
            name: NamePair {
                given: "Ada".into(),
                family: "Muster".into(),
            },
            birth_date: jiff::civil::date(2018, 5, 4),
            address: Place {
                street: "Weg".into(),
                house_number: "1".into(),
                postcode: "44787".into(),
                place: "Ort".into(),
            },
            ground: "attendance-procedure".into(),
            fact_date: jiff::civil::date(2026, 1, 2),
        };
        let json: serde_json::Value =
            serde_json::from_slice(&payload.to_bytes()).expect("a payload");
        let has: BTreeSet<&str> = json
            .as_object()
            .expect("fields")
            .keys()
            .map(String::as_str)
            .collect();
        let law = Law::shipped();
        let flow = law.flow(Flow::SEALED_INDICATION).expect("the flow");
        let allowed: BTreeSet<&str> = flow.fields.iter().map(|field| field.name()).collect();
        assert_eq!(has, allowed);
    }
}
