//! `/hinweise/{id}/umentscheiden`: a second person changes their mind about what was put forward. The first decision
//! stays as it was made; the explanation that was found is the reason (M-6).

use super::{SECOND, screen, this};
use crate::web::act::Act;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ReconsiderIndication,
    on: Kind::Indication,
    path: "/hinweise/{id}/umentscheiden",
    roles: SECOND,
    purpose: Purpose::Screening,
    fields: screen::fields,
    read: |input, around| {
        let command = IndicationCommand::Reconsider {
            id: this(around),
            explanations: screen::explanations(input)?,
        };
        Some(command.into())
    },
};
