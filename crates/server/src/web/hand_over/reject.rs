//! `/uebermittlungen/{id}/zurueckweisen`: the receiver did not take it.

use super::{RECEIVER, nothing, this};
use crate::web::act::Act;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::RejectDisclosure,
    on: Kind::Disclosure,
    path: "/uebermittlungen/{id}/zurueckweisen",
    roles: RECEIVER,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(DisclosureCommand::Reject { id: this(around) }.into()),
};
