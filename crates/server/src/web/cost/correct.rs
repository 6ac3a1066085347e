//! `/kosten/{id}/zuruecknehmen`: takes a record back by repeating it with the sign reversed. Nothing that
//! was booked is ever changed or deleted (R35).

use super::{BOOK, bearer_name, euro, hours, kind_name};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use crate::web::words::Words;
use augenmass_domain::cost::{CostCommand, CostRecord};
use augenmass_domain::{Action, Kind, Purpose, State};

pub(super) const ACT: Act = Act {
    action: Action::RecordCost,
    on: Kind::Cost,
    path: "/kosten/{id}/zuruecknehmen",
    roles: BOOK,
    purpose: Purpose::CostAccounting,
    fields,
    read: |input, around| {
        if input.all("take-back").is_empty() {
            input.say("take-back", "wrong-choice");
            return None;
        }
        let cost = cost(around)?;
        let command = CostCommand::Record {
            run: cost.run,
            office: cost.office,
            kind: cost.kind,
            bearer: cost.bearer,
            on: cost.on,
            cents: cost.cents,
            minutes: cost.minutes,
            planned: cost.planned,
            corrects: Some(cost.id),
        };
        Some(command.into())
    },
};

const fn cost<'a>(around: &Around<'a>) -> Option<&'a CostRecord> {
    match around.state {
        Some(State::Cost(cost)) => Some(cost),
        _ => None,
    }
}

/// The record in words, to be confirmed.
fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let line = cost(around).map_or_else(String::new, |cost| line(words, cost));
    let confirm = Choice {
        hint: line,
        ..Choice::new("yes", words.t("cost-take-back-this"))
    };
    vec![Field::new(
        words,
        "take-back",
        "field-take-back",
        Control::Checks(vec![confirm]),
    )]
}

fn line(words: Words, cost: &CostRecord) -> String {
    let parts = [
        words.day(cost.on),
        words.t(&format!("choice-cost-kind-{}", kind_name(cost.kind))),
        euro(words, cost.cents),
        hours(words, cost.minutes.into()),
        words.t(&format!("choice-bearer-{}", bearer_name(cost.bearer))),
    ];
    parts.join(" · ")
}
