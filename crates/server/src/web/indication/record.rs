//! `/hinweise/neu`: one indication, entered by a named person.

use super::{OFFICE, entry};
use crate::web::act::Act;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::RecordIndication,
    on: Kind::Indication,
    path: "/hinweise/neu",
    roles: OFFICE,
    purpose: Purpose::Screening,
    fields: entry::fields,
    read: |input, around| {
        let entry = Box::new(entry::read(input, around)?);
        Some(IndicationCommand::Record { draft: None, entry }.into())
    },
};
