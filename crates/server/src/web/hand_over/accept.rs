//! `/uebermittlungen/{id}/annehmen`: the receiver took it; one outside the city has no account here, the registry enters the answer.

use super::{RECEIVER, nothing, this};
use crate::web::act::Act;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::AcceptDisclosure,
    on: Kind::Disclosure,
    path: "/uebermittlungen/{id}/annehmen",
    roles: RECEIVER,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(DisclosureCommand::Accept { id: this(around) }.into()),
};
