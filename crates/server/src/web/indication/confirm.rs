//! `/hinweise/{id}/erfassen`: a person makes an indication of a draft, with evidence and a prior contact
//! of its own. Run and ground stay those of the draft.

use super::{OFFICE, entry, this};
use crate::web::act::Act;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::RecordIndication,
    on: Kind::Indication,
    path: "/hinweise/{id}/erfassen",
    roles: OFFICE,
    purpose: Purpose::Screening,
    fields: entry::fields,
    read: |input, around| {
        let command = IndicationCommand::Record {
            entry: Box::new(entry::read(input, around)?),
            draft: Some(this(around)),
        };
        Some(command.into())
    },
};
