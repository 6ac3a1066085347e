//! `/vorgaenge/{id}/begleitung-anfragen`: asks a carrier for a window. It gets no name and no address.

use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use crate::web::input::Input;
use augenmass_domain::accompaniment::AccompanimentCommand;
use augenmass_domain::id::{CarrierId, CaseId};
use augenmass_domain::{Action, Command, Kind, Purpose, Role};

pub(super) const ACT: Act = Act {
    action: Action::RequestAccompaniment,
    on: Kind::Case,
    path: "/vorgaenge/{id}/begleitung-anfragen",
    roles: &[Role::RegistryOfficer, Role::Coordinator],
    purpose: Purpose::Accompaniment,
    fields,
    read,
};

fn read(input: &mut Input, around: &Around<'_>) -> Option<Command> {
    let carrier = input.id("carrier").map(CarrierId::from_uuid);
    let from = input.moment("day", "from");
    let until = input.moment("day", "until");
    let command = AccompanimentCommand::Request {
        case: CaseId::from_uuid(around.id()),
        carrier: carrier?,
        from: from?,
        until: until?,
    };
    Some(command.into())
}

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let carriers = around.directory.carriers.iter();
    let carriers: Vec<Choice> = carriers
        .map(|(id, name)| Choice::new(id, name.clone()))
        .collect();
    let only = match &carriers[..] {
        [only] => Some(only.value.clone()),
        _ => None,
    };
    let carrier = Field::new(words, "carrier", "field-carrier", Control::Radios(carriers));
    vec![
        only.into_iter().fold(carrier, Field::preset),
        Field::new(words, "day", "field-window-day", Control::Day).hint(words.t("hint-window-day")),
        Field::new(words, "from", "field-window-from", Control::Time),
        Field::new(words, "until", "field-window-until", Control::Time),
    ]
}
