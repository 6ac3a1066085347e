//! `/vorgaenge/{id}/uebermittlung-beantragen`: asks for a hand-over about one case: one way of the
//! matrix, with the data that it carries and no others (R11, R12).

use super::{OFFICER, bodies, field_name, flow_name};
use crate::web::act::{Act, Around};
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::frame::Frame;
use crate::web::input::Input;
use crate::web::norm::norm;
use crate::web::single::Page;
use crate::web::words::Words;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::id::CaseId;
use augenmass_domain::law::{Body, Decider, Flow, OfficeKind};
use augenmass_domain::{Action, Kind, Law, Private, Purpose};

pub(super) const ACT: Act = Act {
    action: Action::RequestDisclosure,
    on: Kind::Case,
    path: "/vorgaenge/{id}/uebermittlung-beantragen",
    roles: OFFICER,
    purpose: Purpose::RegisterClarification,
    fields: |around| fields(around.words, around.law),
    read: |input, around| {
        let flow = read_flow(input, around);
        let necessity = input.text("necessity");
        let requested_on = input.maybe_day("requested-on");
        let (flow, fields) = flow?;
        let command = DisclosureCommand::Request {
            case: CaseId::from_uuid(around.id()),
            flow,
            fields,
            necessity: Private::new(necessity?),
            requested_on: requested_on?,
        };
        Some(command.into())
    },
};

/// The names of the groups of data, one for each way; a city's matrix has few that begin here.
const GROUPS: [&str; 8] = [
    "data-1", "data-2", "data-3", "data-4", "data-5", "data-6", "data-7", "data-8",
];

/// The open ways that begin at the registry, each with its group of data. The notice to the registry is
/// given from an indication, not from here.
fn ways(law: &Law) -> impl Iterator<Item = (&Flow, &'static str)> {
    let registry = Body::from(OfficeKind::Registry);
    let open = law.flows().filter(move |flow| {
        flow.is_open()
            && flow.from.contains(&registry)
            && flow.key != Flow::NOTICE_TO_REGISTRY
            && !matches!(flow.decided_by, Decider::Judge | Decider::NotHere)
    });
    open.zip(GROUPS)
}

fn fields(words: Words, law: &Law) -> Vec<Field> {
    let choices = ways(law).map(|(flow, _)| Choice {
        hint: hint(words, flow),
        ..Choice::new(&flow.key, flow_name(words, flow))
    });
    let mut fields = vec![Field::new(
        words,
        "flow",
        "field-flow",
        Control::Radios(choices.collect()),
    )];
    for (flow, group) in ways(law) {
        let data = flow.fields.iter().map(|field| field.name());
        let data = data.map(|name| Choice::new(name, field_name(words, name)));
        let mut field = Field::new(
            words,
            group,
            "hand-over-data",
            Control::Checks(data.collect()),
        )
        .optional()
        .hint(words.t("hint-data"));
        field.label = words.with("field-data", "flow", flow_name(words, flow));
        fields.push(field);
    }
    fields.push(
        Field::new(words, "requested-on", "field-requested-on", Control::Day)
            .optional()
            .hint(words.t("hint-requested-on")),
    );
    let necessity = Field::new(words, "necessity", "field-necessity", Control::Lines);
    fields.push(necessity.hint(words.t("hint-necessity")));
    fields
}

/// To whom, on which norm, who decides, and whether it can be called back.
fn hint(words: Words, flow: &Flow) -> String {
    let mut hint = words.filled(
        "flow-hint",
        &[
            ("to", bodies(words, flow.to.iter().map(|body| body.name()))),
            ("norm", norm(words, &flow.norm)),
        ],
    );
    if let Some(days) = flow.request_max_age_days {
        hint.push(' ');
        hint.push_str(&words.with("flow-needs-request", "days", days));
    }
    if flow.irreversible {
        hint.push(' ');
        hint.push_str(&words.t("flow-irreversible"));
    }
    hint
}

/// The way that was chosen and its data. What is chosen under another way is a mistake to be named, not
/// to be guessed at.
fn read_flow(input: &mut Input, around: &Around<'_>) -> Option<(String, Vec<String>)> {
    let sent = input.raw("flow").to_owned();
    let chosen = ways(around.law).find(|(flow, _)| flow.key == sent);
    let Some((flow, group)) = chosen else {
        input.say("flow", "wrong-choice");
        return None;
    };
    let mut right = true;
    for (_, other) in ways(around.law).filter(|(_, other)| *other != group) {
        if !input.all(other).is_empty() {
            input.say(other, "wrong-data-of-other-flow");
            right = false;
        }
    }
    let mut data = input.all(group);
    data.retain(|name| flow.allows_field(name));
    if data.is_empty() {
        input.say(group, "wrong-choice");
        right = false;
    }
    right.then(|| (flow.key.clone(), data))
}

/// The form with a choice under two ways.
pub(super) fn samples(words: Words) -> Vec<Page> {
    let mut input = Input::empty(words);
    input.add("flow", "registry-to-city-office".to_owned());
    input.say("data-1", "wrong-data-of-other-flow");
    let form = Form {
        fields: fields(words, &Law::shipped()),
        ..crate::web::samples::plain_form(words)
    };
    vec![Page {
        frame: Frame::sample(words).titled(words.action(Action::RequestDisclosure)),
        form: form.with(&input),
        help: words.t("help-requestDisclosure"),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_casework::desk::Directory;
    use augenmass_casework::words::Language;
    use augenmass_domain::Command;

    fn read(body: &str) -> (Option<Command>, Vec<String>) {
        let words = Words(Language::German);
        let (law, directory) = (Law::shipped(), Directory::default());
        let also = crate::web::act::Also::default();
        let actor = crate::web::samples::actor();
        let around = Around {
            words,
            now: crate::web::samples::now(),
            law: &law,
            actor: &actor,
            directory: &directory,
            state: None,
            related: &[],
            runs: &[],
            also: &also,
        };
        let mut input = Input::encoded(words, body.as_bytes());
        let command = (ACT.read)(&mut input, &around);
        let wrong = input.wrong().iter().map(|(field, _)| field.clone());
        (command, wrong.collect())
    }

    #[test]
    fn only_the_data_of_the_way_that_was_chosen_are_handed_over() {
        let law = Law::shipped();
        let group = |key: &str| ways(&law).find(|(flow, _)| flow.key == key).unwrap().1;
        let (city, tax) = (
            group("registry-to-city-office"),
            group("answer-to-family-benefits-office"),
        );
        let rest = "necessity=Weil&requested-on=";
        let flow = "flow=registry-to-city-office";
        let (command, wrong) = read(&format!("{flow}&{city}=name&{city}=whereabouts&{rest}"));
        assert_eq!(wrong, Vec::<String>::new());
        let Some(Command::Disclosure(DisclosureCommand::Request { fields, .. })) = command else {
            panic!("no request");
        };
        assert_eq!(fields, ["name"]);
        assert_eq!(read(&format!("{flow}&{tax}=date&{rest}")).1, [tax, city]);
        assert_eq!(read(&format!("{city}=name&{rest}")).1, ["flow"]);
        assert_eq!(read(&format!("{flow}&{city}=name")).1, ["necessity"]);
    }
}
