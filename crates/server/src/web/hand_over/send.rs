//! `/uebermittlungen/{id}/senden`: it leaves, once.

use super::{REGISTRY, nothing, this};
use crate::web::act::Act;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::SendDisclosure,
    on: Kind::Disclosure,
    path: "/uebermittlungen/{id}/senden",
    roles: REGISTRY,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(DisclosureCommand::Send { id: this(around) }.into()),
};
