//! `/hinweise/{id}/versiegeln`: the second person seals a screened indication for the next package (track 2).

use super::{SECOND, this};
use crate::web::act::Act;
use crate::web::case::nothing;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::SealIndication,
    on: Kind::Indication,
    path: "/hinweise/{id}/versiegeln",
    roles: SECOND,
    purpose: Purpose::BenefitCheck,
    fields: nothing,
    read: |_, around| Some(IndicationCommand::Seal { id: this(around) }.into()),
};
