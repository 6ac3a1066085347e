//! `/vorgaenge/{id}/ablehnen`: declines a proposed case, with a reason from a closed list.

use super::{DECIDES, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::case::{CaseCommand, DeclineReason};
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::DeclineCase,
    on: Kind::Case,
    path: "/vorgaenge/{id}/ablehnen",
    roles: DECIDES,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let reason = input.one("reason", DeclineReason::ALL, DeclineReason::name)?;
        Some(
            CaseCommand::Decline {
                id: this(around),
                reason,
            }
            .into(),
        )
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let reasons = Choice::of(
        words,
        "decline-reason",
        DeclineReason::ALL,
        DeclineReason::name,
    );
    vec![Field::new(
        words,
        "reason",
        "field-decline-reason",
        Control::Radios(reasons),
    )]
}
