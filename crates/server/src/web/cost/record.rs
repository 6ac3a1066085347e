//! `/kosten/buchen`: what something cost or is planned to cost, in money, working time or both, and who
//! bears it (Q6, P-13).

use super::{BEARERS, BOOK, KINDS, bearer_name, kind_name, money};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field};
use crate::web::input::Input;
use augenmass_domain::cost::CostCommand;
use augenmass_domain::id::{OfficeId, RunId};
use augenmass_domain::{Action, Command, Kind, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::RecordCost,
    on: Kind::Cost,
    path: "/kosten/buchen",
    roles: BOOK,
    purpose: Purpose::CostAccounting,
    fields,
    read: |input, _| read(input),
};

/// What was spent, or what is planned.
const PLANS: &[bool] = &[false, true];

const fn plan_name(planned: bool) -> &'static str {
    if planned { "planned" } else { "spent" }
}

fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let runs = around.also.unreported.iter();
    let runs: Vec<Choice> = runs
        .map(|run| Choice::new(run.id(), run.plan().title.clone()))
        .collect();
    let only = match runs.as_slice() {
        [only] => Some(only.value.clone()),
        _ => None,
    };
    let offices = around.directory.offices.iter();
    let offices = offices.map(|office| Choice::new(office.id, office.name.clone()));
    let offices = Control::Select(offices.collect());
    let run = Field::new(words, "run", "field-run", Control::Select(runs));
    let kinds = Choice::of(words, "cost-kind", KINDS, kind_name);
    let bearers = Choice::of(words, "bearer", BEARERS, bearer_name);
    let day = Field::new(words, "on", "field-cost-on", Control::Day).preset(around.today());
    let amount = Field::new(words, "amount", "field-amount", Control::Line("off"));
    let amount = amount.optional().hint(words.t("hint-amount"));
    let time = |name, key| Field::new(words, name, key, Control::Number).optional();
    let plans = Choice::of(words, "cost-plan", PLANS, plan_name);
    let plan = Field::new(words, "plan", "field-cost-plan", Control::Radios(plans));
    vec![
        only.into_iter().fold(run, Field::preset),
        plan.preset(plan_name(false)),
        day,
        Field::new(words, "kind", "field-cost-kind", Control::Radios(kinds)),
        amount,
        time("hours", "field-hours"),
        time("minutes", "field-minutes").hint(words.t("hint-minutes")),
        Field::new(words, "bearer", "field-bearer", Control::Radios(bearers)),
        Field::new(words, "office", "field-cost-office", offices).optional(),
    ]
}

fn read(input: &mut Input) -> Option<Command> {
    let run = input.id("run").map(RunId::from_uuid);
    let on = input.day("on");
    let planned = input.one("plan", PLANS, plan_name);
    let kind = input.one("kind", KINDS, kind_name);
    let cents = amount(input);
    let minutes = minutes(input);
    let bearer = input.one("bearer", BEARERS, bearer_name);
    let office = match input.maybe_text("office") {
        None => Some(None),
        Some(_) => input.id("office").map(OfficeId::from_uuid).map(Some),
    };
    let command = CostCommand::Record {
        run: run?,
        office: office?,
        kind: kind?,
        bearer: bearer?,
        on: on?,
        cents: cents?,
        minutes: minutes?,
        planned: planned?,
        corrects: None,
    };
    Some(command.into())
}

/// The money; none where only time is booked.
fn amount(input: &mut Input) -> Option<i64> {
    let Some(text) = input.maybe_text("amount") else {
        return Some(0);
    };
    let cents = money::read(&text);
    if cents.is_none() {
        input.say("amount", "wrong-amount");
    }
    cents
}

/// The working time; none where only money is booked.
fn minutes(input: &mut Input) -> Option<u32> {
    let mut part = |name| match input.maybe_text(name) {
        None => Some(0),
        Some(_) => input.number(name),
    };
    let (hours, minutes) = (part("hours"), part("minutes"));
    let sum = hours?.checked_mul(60)?.checked_add(minutes?);
    if sum.is_none() {
        input.say("hours", "wrong-number");
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::words::Words;
    use augenmass_casework::words::Language;

    const REST: &str = "run=00000000-0000-0000-0000-000000000001&on=3.2.2026&plan=spent&kind=postage\
                        &bearer=municipality";

    fn read_body(body: &str) -> (Option<(i64, u32)>, Vec<String>) {
        let body = format!("{REST}&{body}");
        let mut input = Input::encoded(Words(Language::German), body.as_bytes());
        let amounts = match read(&mut input) {
            Some(Command::Cost(CostCommand::Record { cents, minutes, .. })) => {
                Some((cents, minutes))
            }
            _ => None,
        };
        let wrong = input.wrong().iter().map(|(field, _)| field.clone());
        (amounts, wrong.collect())
    }

    #[test]
    fn money_time_or_both_are_booked() {
        let none = Vec::<String>::new();
        assert_eq!(
            read_body("amount=1.234,50"),
            (Some((123_450, 0)), none.clone())
        );
        assert_eq!(
            read_body("hours=2&minutes=30"),
            (Some((0, 150)), none.clone())
        );
        assert_eq!(read_body("amount=12.50").1, ["amount"]);
        assert_eq!(read_body("hours=-1&minutes=x").1, ["hours", "minutes"]);
        assert_eq!(read_body("hours=99999999").0, None);
    }
}
