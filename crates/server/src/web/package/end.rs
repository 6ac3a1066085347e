//! `/pakete/{id}/beenden`: gives a package up before its deadline: keys are destroyed, what was not opened is
//! forgotten.

use super::END;
use crate::web::act::Act;
use crate::web::case::nothing;
use augenmass_domain::id::PackageId;
use augenmass_domain::package::PackageCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::EndPackage,
    on: Kind::Package,
    path: "/pakete/{id}/beenden",
    roles: END,
    purpose: Purpose::BenefitCheck,
    fields: nothing,
    read: |_, around| {
        let id = PackageId::from_uuid(around.id());
        Some(PackageCommand::End { id }.into())
    },
};
