//! `/vorgaenge/{id}/begleitung-anfragen`: asks a carrier for a window. It gets no name and no address.

use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use crate::web::input::Input;
use augenmass_domain::accompaniment::AccompanimentCommand;
use augenmass_domain::id::{CarrierId, CaseId};
use augenmass_domain::law::calendar;
use augenmass_domain::{Action, Command, Kind, Purpose, Role};

/// Working days until the proposed window.
const DAYS_AHEAD: u16 = 5;

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
    let day = Field::new(words, "day", "field-window-day", Control::Day);
    let from = Field::new(words, "from", "field-window-from", Control::Time);
    let until = Field::new(words, "until", "field-window-until", Control::Time);
    let again = around.related.iter().any(|one| one.kind() == Kind::Visit);
    // A week's notice, by day; a second visit is on another weekday and at another time (R22).
    let times = match again {
        true => [day, from, until],
        false => [
            day.preset(calendar::add_working_days(around.today(), DAYS_AHEAD)),
            from.preset("10:00"),
            until.preset("12:00"),
        ],
    };
    let [day, from, until] = times;
    vec![
        only.into_iter().fold(carrier, Field::preset),
        day.hint(words.t("hint-window-day")),
        from,
        until,
    ]
}
