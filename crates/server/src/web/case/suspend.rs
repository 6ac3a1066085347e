//! `/vorgaenge/{id}/zahlung-einstellen`: payment is provisionally suspended; the person gets the reasons at once
//! (§ 71 EStG).

use super::this;
use crate::web::act::{Act, Around};
use crate::web::form::{Control, Field};
use augenmass_domain::case::CaseCommand;
use augenmass_domain::{Action, Kind, Private, Purpose, Role};

pub(super) const ACT: Act = Act {
    action: Action::SuspendPayment,
    on: Kind::Case,
    path: "/vorgaenge/{id}/zahlung-einstellen",
    roles: &[Role::SecondExaminer],
    purpose: Purpose::BenefitCheck,
    fields,
    read: |input, around| {
        let reasons = input.text("reasons").map(Private::new)?;
        let id = this(around);
        Some(CaseCommand::SuspendPayment { id, reasons }.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    vec![
        Field::new(words, "reasons", "field-reasons", Control::Lines)
            .hint(words.t("hint-suspension-reasons")),
    ]
}
