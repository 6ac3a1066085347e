//! `/erhaltene-hinweise/{id}/entscheiden`: an examiner decides an unsure pair; never a number alone (Art. 22
//! GDPR).

use super::this;
use crate::web::act::{Act, Around};
use crate::web::case::EXAMINERS;
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::received::ReceivedCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::DecideReceived,
    on: Kind::Received,
    path: "/erhaltene-hinweise/{id}/entscheiden",
    roles: EXAMINERS,
    purpose: Purpose::BenefitCheck,
    fields,
    read: |input, around| {
        let same_child = input.yes("same-child")?;
        let id = this(around);
        Some(ReceivedCommand::Decide { id, same_child }.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let control = Control::Radios(Choice::yes_no(words));
    vec![
        Field::new(words, "same-child", "field-same-child", control)
            .hint(words.t("hint-same-child")),
    ]
}
