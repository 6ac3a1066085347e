//! `/vorgaenge/{id}/sozialer-dienst`: the social service is told before a deregistration (R33).

use super::{OFFICER, nothing, this};
use crate::web::act::Act;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::InformSocialService,
    on: Kind::Case,
    path: "/vorgaenge/{id}/sozialer-dienst",
    roles: OFFICER,
    purpose: Purpose::RegisterClarification,
    fields: nothing,
    read: |_, around| Some(CaseCommand::InformSocialService { id: this(around) }.into()),
};
