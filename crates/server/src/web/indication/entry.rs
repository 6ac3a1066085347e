//! The form for one indication: fact, evidence, what the office tried before, and the child. It serves
//! a new indication and the confirmation of a draft.

use super::{CHANNELS, channel_name, ground_name, indication};
use crate::web::act::Around;
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::frame::Frame;
use crate::web::input::Input;
use crate::web::norm::norm;
use crate::web::single::Page;
use crate::web::words::Words;
use augenmass_domain::id::{OfficeId, RunId};
use augenmass_domain::indication::{Indication, IndicationEntry, PriorContact};
use augenmass_domain::law::{Ground, OfficeKind, RequiredContact};
use augenmass_domain::person::{
    Address, Name, NameError, PersonField, PersonProblem, PersonRecord, PlaceName,
};
use augenmass_domain::run::Run;
use augenmass_domain::{Action, PersonalKind, Private};
use jiff::civil::Date;

/// The fields, filled in from the draft where there is one.
pub(super) fn fields(around: &Around<'_>) -> Vec<Field> {
    let words = around.words;
    let line = |name, key| Field::new(words, name, key, Control::Line("off"));
    let grounds = grounds(around).into_iter();
    let grounds = grounds.map(|ground| ground_choice(words, ground));
    let channels = Choice::of(words, "contact-channel", CHANNELS, channel_name);
    let mut fields = vec![
        run(around),
        Field::new(
            words,
            "ground",
            "field-ground",
            Control::Radios(grounds.collect()),
        )
        .hint(words.t("hint-ground")),
        Field::new(words, "fact-on", "field-fact-on", Control::Day).hint(words.t("hint-fact-on")),
        line("evidence", "field-evidence").hint(words.t("hint-evidence")),
        Field::new(
            words,
            "contact-channel",
            "field-contact-channel",
            Control::Radios(channels),
        )
        .hint(words.t("hint-contact-channel")),
        Field::new(words, "contact-on", "field-contact-on", Control::Day),
        line("given-name", "field-given-name").hint(words.t("hint-as-in-register")),
        line("family-name", "field-family-name"),
        Field::new(words, "birth-date", "field-birth-date", Control::Day),
        line("addressee", "field-addressee").hint(words.t("hint-addressee")),
        line("street", "field-street"),
        line("house-number", "field-house-number"),
        line("postcode", "field-postcode"),
        line("place", "field-place"),
    ];
    if let Some(draft) = indication(around) {
        prefill(&mut fields, around, draft);
    }
    fields
}

/// The run: where there is one only, it is chosen already.
fn run(around: &Around<'_>) -> Field {
    let runs = runs(around);
    let choices = runs
        .iter()
        .map(|run| Choice::new(run.id(), run.plan().title.clone()));
    let control = Control::Select(choices.collect());
    let field = Field::new(around.words, "run", "field-run", control);
    match runs.as_slice() {
        [only] => field.preset(only.id()),
        _ => field,
    }
}

/// The open runs; for a draft its own.
fn runs<'a>(around: &Around<'a>) -> Vec<&'a Run> {
    let draft = indication(around).map(|draft| draft.core().run);
    let open = around.runs.iter();
    open.filter(|run| draft.is_none_or(|id| run.id() == id))
        .collect()
}

/// The grounds that are in use, for the office and for an open run; for a draft its own.
fn grounds<'a>(around: &Around<'a>) -> Vec<&'a Ground> {
    let kind = office_kind(around);
    let draft = indication(around).map(|draft| draft.core().ground.as_str());
    let runs = runs(around);
    let mut grounds = Vec::new();
    for ground in around.law.grounds() {
        let may = kind.is_some_and(|kind| ground.allows_office(kind));
        let fits = runs.iter().any(|run| ground.allows_track(run.track()));
        let meant = draft.is_none_or(|key| ground.key == key);
        if ground.is_in_use(&around.also.retired) && may && fits && meant {
            grounds.push(ground);
        }
    }
    grounds
}

fn office_kind(around: &Around<'_>) -> Option<OfficeKind> {
    let offices = &around.directory.offices;
    let own = offices
        .iter()
        .find(|office| Some(office.id) == around.actor.office)?;
    own.kind
}

fn ground_choice(words: Words, ground: &Ground) -> Choice {
    let contact = ground.required_prior_contact.as_ref();
    let contact = contact.map_or_else(String::new, |contact| contact_words(words, contact));
    Choice {
        hint: words.filled(
            "ground-hint",
            &[("norm", norm(words, &ground.norm)), ("contact", contact)],
        ),
        ..Choice::new(&ground.key, ground_name(words, ground))
    }
}

/// What must have been tried before.
pub(super) fn contact_words(words: Words, contact: &RequiredContact) -> String {
    use augenmass_domain::law::ContactOrder;
    let channels = contact.channels.iter();
    let channels: Vec<String> = channels
        .map(|channel| {
            words.t(&format!(
                "choice-contact-channel-{}",
                channel_name(*channel)
            ))
        })
        .collect();
    let key = match contact.order {
        ContactOrder::BeforeFact => "contact-before-fact",
        ContactOrder::AfterFact => "contact-after-fact",
        ContactOrder::Either => "contact-either",
    };
    let days = contact.min_days_before.to_string();
    words.filled(key, &[("channels", channels.join(", ")), ("days", days)])
}

/// Fills in what the draft says. Evidence and prior contact are never in a draft.
fn prefill(fields: &mut [Field], around: &Around<'_>, draft: &Indication) {
    let core = draft.core();
    let mut set = |name: &str, value: String| {
        if let Some(field) = fields.iter_mut().find(|field| field.name == name) {
            field.values = vec![value];
        }
    };
    set("ground", core.ground.clone());
    set("fact-on", core.fact_on.to_string());
    let record = around.also.draft.iter().find_map(|content| match content {
        PersonalKind::Person { record } => Some(record.reveal()),
        _ => None,
    });
    let Some(record) = record else { return };
    let address = &record.address;
    set("given-name", record.given_name.reveal().to_owned());
    set("family-name", record.family_name.reveal().to_owned());
    set("birth-date", record.birth_date.reveal().to_string());
    set("addressee", record.addressee.reveal().to_owned());
    set("street", address.street.reveal().to_owned());
    set("house-number", address.house_number.reveal().clone());
    set("postcode", address.postcode.reveal().clone());
    set("place", address.place.reveal().to_owned());
}

/// The entry, where all fields were right; what is wrong stands beside its field.
pub(super) fn read(input: &mut Input, around: &Around<'_>) -> Option<IndicationEntry> {
    let office: Option<OfficeId> = around.actor.office;
    let run = input.id("run").map(RunId::from_uuid);
    let offered = grounds(around);
    let sent = input.raw("ground").to_owned();
    let ground = offered.iter().find(|ground| ground.key == sent);
    if ground.is_none() {
        input.say("ground", "wrong-choice");
    }
    let fact_on = input.day("fact-on");
    let evidence = input.text("evidence");
    let channel = input.one("contact-channel", CHANNELS, channel_name);
    let on = input.day("contact-on");
    let person = person(input, around.today());
    Some(IndicationEntry {
        office: office?,
        run: run?,
        ground: ground?.key.clone(),
        fact_on: fact_on?,
        evidence: Private::new(evidence?),
        prior_contact: Some(PriorContact {
            channel: channel?,
            on: on?,
        }),
        person: person?,
    })
}

/// The person's record; every problem stands beside its own field.
fn person(input: &mut Input, today: Date) -> Option<PersonRecord> {
    let given_name = name(input, "given-name", Name::new);
    let family_name = name(input, "family-name", Name::new);
    let birth_date = input.day("birth-date");
    let addressee = name(input, "addressee", Name::new);
    let street = name(input, "street", PlaceName::new);
    let house_number = input.text("house-number");
    let postcode = input.text("postcode");
    let place = name(input, "place", PlaceName::new);
    let record = PersonRecord {
        given_name: given_name?,
        family_name: family_name?,
        birth_date: Private::new(birth_date?),
        addressee: addressee?,
        address: Address {
            street: street?,
            house_number: Private::new(house_number?),
            postcode: Private::new(postcode?),
            place: place?,
        },
    };
    let mut right = true;
    let mut looked_at = record.clone();
    // One problem is named at a time; a field that has one is made right, to find the next.
    while let Err(wrong) = looked_at.check(today) {
        right = false;
        input.say(field_name(wrong.field), problem_key(wrong.problem));
        match wrong.field {
            PersonField::BirthDate => looked_at.birth_date = Private::new(today),
            PersonField::HouseNumber => {
                looked_at.address.house_number = Private::new("1".to_owned());
            }
            _ => break,
        }
    }
    right.then_some(record)
}

fn name<T>(
    input: &mut Input,
    field: &'static str,
    check: impl Fn(&str) -> Result<T, NameError>,
) -> Option<T> {
    match check(input.raw(field)) {
        Ok(name) => Some(name),
        Err(problem) => {
            input.say(field, problem_key(PersonProblem::Name(problem)));
            None
        }
    }
}

const fn field_name(field: PersonField) -> &'static str {
    match field {
        PersonField::GivenName => "given-name",
        PersonField::FamilyName => "family-name",
        PersonField::BirthDate => "birth-date",
        PersonField::Addressee => "addressee",
        PersonField::Street => "street",
        PersonField::HouseNumber => "house-number",
        PersonField::Postcode => "postcode",
        PersonField::Place => "place",
    }
}

const fn problem_key(problem: PersonProblem) -> &'static str {
    match problem {
        PersonProblem::Name(NameError::Empty) => "wrong-empty",
        PersonProblem::Name(NameError::TooLong { .. }) => "wrong-name-too-long",
        PersonProblem::Name(NameError::Outside { .. }) => "wrong-name-character",
        PersonProblem::Postcode => "wrong-postcode",
        PersonProblem::HouseNumber => "wrong-house-number",
        PersonProblem::NotADate => "wrong-day",
        PersonProblem::InTheFuture => "wrong-born-in-future",
        PersonProblem::TooEarly => "wrong-born-too-early",
        PersonProblem::NoChild => "wrong-no-child",
    }
}

/// The form as the school sees it, with what can be wrong with a person's record.
pub(super) fn samples(words: Words) -> Vec<Page> {
    let law = augenmass_domain::Law::shipped();
    let on = law.grounds().filter(|ground| ground.standing.is_on());
    let grounds = on.map(|ground| ground_choice(words, ground)).collect();
    let mut input = Input::empty(words);
    for field in ["street", "given-name"] {
        input.add(field, "Ж".to_owned());
        name(&mut input, field, Name::new);
    }
    for problem in [
        PersonProblem::Postcode,
        PersonProblem::HouseNumber,
        PersonProblem::InTheFuture,
        PersonProblem::TooEarly,
        PersonProblem::NoChild,
        PersonProblem::Name(NameError::TooLong { limit: 120 }),
    ] {
        input.say("birth-date", problem_key(problem));
    }
    let line = |name, key| Field::new(words, name, key, Control::Line("off"));
    let form = Form {
        fields: vec![
            Field::new(words, "ground", "field-ground", Control::Radios(grounds)),
            line("given-name", "field-given-name"),
            line("street", "field-street"),
        ],
        ..crate::web::samples::plain_form(words)
    };
    vec![Page {
        frame: Frame::sample(words).titled(words.action(Action::RecordIndication)),
        form: form.with(&input),
        help: words.t("help-recordIndication"),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_casework::words::Language;

    fn read(house_number: &str, postcode: &str, born: &str) -> Vec<String> {
        let body = format!(
            "given-name=Emir&family-name=Castellan&birth-date={born}&addressee=Rosa+Castellan\
             &street=Ahornkamp&house-number={house_number}&postcode={postcode}&place=Auenstedt"
        );
        let mut input = Input::encoded(Words(Language::German), body.as_bytes());
        let record = person(&mut input, jiff::civil::date(2026, 3, 2));
        let wrong = input.wrong().iter().map(|(field, _)| field.clone());
        let wrong: Vec<String> = wrong.collect();
        assert_eq!(record.is_some(), wrong.is_empty());
        wrong
    }

    #[test]
    fn every_problem_stands_beside_its_own_field() {
        assert_eq!(read("12a", "99901", "2015-04-09"), Vec::<String>::new());
        let all = ["birth-date", "house-number", "postcode"];
        assert_eq!(read("am+Eck", "999", "2030-01-01"), all);
        assert_eq!(read("12", "99901", "1.1.1990"), ["birth-date"]);
        assert_eq!(read("", "99901", "2015-04-09"), ["house-number"]);
    }
}
