//! `/vorgaenge/{id}/befangen`: a conflict of interest that shows itself later (§§ 20, 21 VwVfG NRW).

use super::propose::{excluded, excluded_sent};
use super::{DECIDES, EITHER, this};
use crate::web::act::{Act, Around};
use crate::web::form::Field;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ExcludeAccounts,
    on: Kind::Case,
    path: "/vorgaenge/{id}/befangen",
    roles: EITHER,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let accounts = if is_second_person(around) {
            let accounts = excluded_sent(input);
            if accounts.is_empty() {
                input.say("excluded", "wrong-excluded-nobody");
            }
            accounts
        } else {
            vec![around.actor.account]
        };
        let id = this(around);
        Some(CaseCommand::Exclude { id, accounts }.into())
    },
};

/// The second person says of whom; everybody else steps back by the button alone.
fn fields(around: &Around<'_>) -> Vec<Field> {
    if is_second_person(around) {
        let mut fields = excluded(around);
        for field in &mut fields {
            field.required = true;
        }
        fields
    } else {
        Vec::new()
    }
}

fn is_second_person(around: &Around<'_>) -> bool {
    DECIDES.contains(&around.actor.role)
}
