//! `/anfragen/{id}/beantwortet`: the answer was given, in the session or in writing.

use super::{OFFICE, this};
use crate::web::act::Act;
use crate::web::form::{Choice, Control, Field};
use augenmass_domain::inquiry::{AnswerForm, InquiryCommand};
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::AnswerInquiry,
    on: Kind::Inquiry,
    path: "/anfragen/{id}/beantwortet",
    roles: OFFICE,
    purpose: Purpose::CouncilInformation,
    fields: |around| {
        let forms = Control::Radios(Choice::of(around.words, "answer-form", &FORMS, form_name));
        let field = Field::new(around.words, "form", "field-inquiry-form", forms);
        // Only a written answer can be published.
        vec![field.preset(form_name(AnswerForm::Written))]
    },
    read: |input, around| {
        let form = input.one("form", &FORMS, form_name)?;
        let id = this(around);
        Some(InquiryCommand::Answer { id, form }.into())
    },
};

const FORMS: [AnswerForm; 2] = [AnswerForm::Oral, AnswerForm::Written];

/// The name of a form; its words have the key `choice-answer-form-<name>`.
pub(super) const fn form_name(form: AnswerForm) -> &'static str {
    match form {
        AnswerForm::Oral => "oral",
        AnswerForm::Written => "written",
    }
}
