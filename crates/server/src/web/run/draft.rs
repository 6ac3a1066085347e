//! `/durchgaenge/neu`: drafts a run of the register clarification. No run is open by default (N-15).

use super::COORDINATOR;
use crate::web::act::{Act, Around};
use crate::web::form::{Control, Field};
use augenmass_domain::fact::Track;
use augenmass_domain::run::RunCommand;
use augenmass_domain::{Action, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::DraftRun,
    on: Kind::Run,
    path: "/durchgaenge/neu",
    roles: COORDINATOR,
    purpose: Purpose::Steering,
    fields,
    read: |input, _| {
        let (title, begins, ends) = (input.text("title"), input.day("begins"), input.day("ends"));
        let command = RunCommand::Draft {
            title: title?,
            track: Track::RegisterClarification,
            begins: begins?,
            ends: ends?,
        };
        Some(command.into())
    },
};

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    vec![
        Field::new(words, "title", "field-run-title", Control::Line("off"))
            .hint(words.t("hint-run-title")),
        Field::new(words, "begins", "field-run-begins", Control::Day),
        Field::new(words, "ends", "field-run-ends", Control::Day).hint(words.t("hint-run-ends")),
    ]
}
