//! `/hinweise/{id}/mitteilung`: the notice "register possibly wrong" to the registry, nothing more
//! (§ 6(2) BMG).

use super::{OFFICE, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::id::OfficeId;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::law::OfficeKind;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::GiveNotice,
    on: Kind::Indication,
    path: "/hinweise/{id}/mitteilung",
    roles: OFFICE,
    purpose: Purpose::Screening,
    fields,
    read: |input, around| {
        let command = IndicationCommand::GiveNotice {
            id: this(around),
            to: OfficeId::from_uuid(input.id("registry")?),
        };
        Some(command.into())
    },
};

/// The registry; where the city has one only, it is chosen already.
fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let registries = around.directory.offices_of(OfficeKind::Registry);
    let registries: Vec<Choice> = registries
        .map(|office| Choice::new(office.id, office.name.clone()))
        .collect();
    let only = match registries.as_slice() {
        [only] => Some(only.value.clone()),
        _ => None,
    };
    let control = Control::Radios(registries);
    let field =
        Field::new(words, "registry", "field-registry", control).hint(words.t("hint-registry"));
    vec![only.into_iter().fold(field, Field::preset)]
}
