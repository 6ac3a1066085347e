//! `/vorgaenge/{id}/hilfe-antwort`: the answer to an offer of help: counted, not kept (P-09).

use super::{CLARIFIES, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::RecordSupport,
    on: Kind::Case,
    path: "/vorgaenge/{id}/hilfe-antwort",
    roles: CLARIFIES,
    purpose: Purpose::RegisterClarification,
    fields,
    read: |input, around| {
        let accepted = input.yes("accepted")?;
        let id = this(around);
        Some(CaseCommand::RecordSupport { id, accepted }.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let control = Control::Radios(Choice::yes_no(words));
    vec![
        Field::new(words, "accepted", "field-support-accepted", control)
            .hint(words.t("hint-support-accepted")),
    ]
}
