//! `/hinweise/{id}/vorgang-vorschlagen`: proposes a case from a notice, and names who must not work on it.

use super::OFFICER;
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use crate::web::input::Input;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::id::{AccountId, IndicationId};
use augenmass_domain::{Action, Kind, Purpose, Role};

pub(super) const ACT: Act = Act {
    action: Action::ProposeCase,
    on: Kind::Indication,
    path: "/hinweise/{id}/vorgang-vorschlagen",
    roles: OFFICER,
    purpose: Purpose::RegisterClarification,
    fields: excluded,
    read: |input, around| {
        let command = CaseCommand::Propose {
            indications: vec![IndicationId::from_uuid(around.id())],
            excluded: excluded_sent(input),
        };
        Some(command.into())
    },
};

/// Colleagues who know the family or are related to it do not work on the case (§§ 20, 21 VwVfG NRW).
pub(in crate::web) fn excluded(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let staff = around.directory.staff.iter();
    let people = staff.filter(|person| person.role != Role::OfficeSystem);
    let colleagues =
        people.filter(|person| person.office.is_some() && person.office == around.actor.office);
    let colleagues = colleagues.map(|person| Choice::new(person.id, person.name.clone()));
    let control = Control::Checks(colleagues.collect());
    vec![
        Field::new(words, "excluded", "field-excluded", control)
            .optional()
            .hint(words.t("hint-excluded")),
    ]
}

/// Who was named.
pub(in crate::web) fn excluded_sent(input: &mut Input) -> Vec<AccountId> {
    let excluded = input.all("excluded").into_iter();
    let excluded = excluded.filter_map(|id| id.parse().ok());
    excluded.map(AccountId::from_uuid).collect()
}
