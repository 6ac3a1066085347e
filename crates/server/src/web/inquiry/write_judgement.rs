//! `/anfragen/{id}/bewertung`: the judgement that a question asks for. The head of department writes it,
//! never the program.

use super::{HEAD, chosen_question, lines, question, this};
use crate::web::act::Act;
use crate::web::form::{Control, Field};
use augenmass_domain::inquiry::InquiryCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::WriteJudgement,
    on: Kind::Inquiry,
    path: "/anfragen/{id}/bewertung",
    roles: HEAD,
    purpose: Purpose::CouncilInformation,
    fields: |around| {
        let words = around.words;
        vec![
            question(around),
            Field::new(words, "text", "field-inquiry-judgement", Control::Lines)
                .hint(words.t("hint-inquiry-judgement")),
        ]
    },
    read: |input, around| {
        let question = chosen_question(input);
        let text = lines(input, around.words, "text");
        let command = InquiryCommand::WriteJudgement {
            id: this(around),
            question: question?,
            text: text?,
        };
        Some(command.into())
    },
};
