//! `/hinweise/{id}/pruefen`: the second person looks for an innocent explanation before anything leaves
//! the office (R07).

use super::{ANSWERS, SECOND, answer_name, indication, this};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use crate::web::input::Input;
use augenmass_domain::indication::{Answer, IndicationCommand, InnocentExplanations};
use augenmass_domain::law::Explanation;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::ScreenIndication,
    on: Kind::Indication,
    path: "/hinweise/{id}/pruefen",
    roles: SECOND,
    purpose: Purpose::Screening,
    fields,
    read: |input, around| {
        let command = IndicationCommand::Screen {
            id: this(around),
            explanations: explanations(input)?,
        };
        Some(command.into())
    },
};

/// The answers that were sent, each of them.
pub(super) fn explanations(input: &mut Input) -> Option<InnocentExplanations> {
    let mut answer = |explanation: Explanation| input.one(explanation.name(), ANSWERS, answer_name);
    let school_elsewhere = answer(Explanation::SchoolElsewhere);
    let moved_within_germany = answer(Explanation::MovedWithinGermany);
    let waiting_list = answer(Explanation::WaitingList);
    let illness = answer(Explanation::Illness);
    let eu_residence = answer(Explanation::EuResidence);
    let letters_not_received = answer(Explanation::LettersNotReceived);
    Some(InnocentExplanations {
        school_elsewhere: school_elsewhere?,
        moved_within_germany: moved_within_germany?,
        waiting_list: waiting_list?,
        illness: illness?,
        eu_residence: eu_residence?,
        letters_not_received: letters_not_received?,
    })
}

/// Nothing is answered beforehand; what the ground asks for above all is said.
pub(super) fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let ground = indication(around).and_then(|one| around.law.ground(&one.core().ground));
    let field = |explanation: &Explanation| {
        let name = explanation.name();
        let choices = Choice::of(words, "answer", ANSWERS, answer_name);
        let key = format!("choice-explanation-{name}");
        let field = Field::new(words, name, &key, Control::Radios(choices))
            .preset(answer_name(Answer::NotChecked));
        let above_all = ground.is_some_and(|one| one.innocent_explanations.contains(explanation));
        if above_all {
            field.hint(words.t("hint-explanation"))
        } else {
            field
        }
    };
    Explanation::ALL.iter().map(field).collect()
}
