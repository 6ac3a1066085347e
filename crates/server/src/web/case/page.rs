//! `/vorgaenge/{id}`: one case: whom it concerns, how far it is, what can be done now, and all that was
//! done, with who read the person's data and for what.

use crate::web::asker::Asker;
use crate::web::frame::{Frame, Link};
use crate::web::problem::Problem;
use crate::web::records::{Row, mark};
use crate::web::route::Answer;
use crate::web::section::{purpose_for, record_title, related};
use crate::web::steps::{Line, lines};
use crate::web::words::Words;
use crate::web::{acts, html};
use askama::Template;
use augenmass_casework::Error;
use augenmass_casework::desk::{self, Directory};
use augenmass_domain::case::Case;
use augenmass_domain::id::CaseId;
use augenmass_domain::person::PersonRecord;
use augenmass_domain::{Action, Actor, Kind, PersonalKind, Purpose, State};
use uuid::Uuid;

/// The person as the registry knows them.
pub(crate) struct Person {
    pub name: String,
    pub born: String,
    pub addressee: String,
    pub address: String,
}

/// A word and its value.
pub(crate) struct Entry {
    pub key: String,
    pub value: String,
}

/// A letter of the case.
pub(crate) struct Letter {
    pub path: String,
    pub name: String,
    pub day: String,
    pub reply_by: String,
}

#[derive(Template)]
#[template(path = "case/page.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub state: String,
    pub mark: &'static str,
    /// `None` where the account works without seeing whom it concerns.
    pub person: Option<Person>,
    /// True where the data are erased.
    pub erased: bool,
    pub entries: Vec<Entry>,
    /// What can be done now.
    pub open: Vec<Link>,
    pub ladder: Vec<Entry>,
    /// What the person said and what speaks for them.
    pub found: Vec<Entry>,
    pub letters: Vec<Letter>,
    pub parts: Vec<(String, Vec<Row>)>,
    pub steps: Vec<Line>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let installation = asker.installation();
    let (gate, actor) = (&installation.gate, asker.actor()?);
    let purpose = purpose_for(actor.role, Kind::Case);
    let id = asker.id()?;
    let (state, person, erased) = seen(&asker, actor, purpose, id).await?;
    let State::Case(case) = &state else {
        return Err(Problem::NotFound);
    };
    let directory = desk::directory(installation).await?;
    let open = gate.open_to(actor, &state).await?;
    let steps = desk::timeline(installation, actor, purpose, Kind::Case, id).await?;
    let letters = desk::letters(installation, actor, CaseId::from_uuid(id), purpose).await?;
    let related = related(&asker, &state).await?;
    let words = asker.words;
    let today = gate.now().today();
    html(&Page {
        frame: asker
            .frame()
            .titled(record_title(words, &state))
            .below("/vorgaenge", words.t("page-cases")),
        state: words.state(Kind::Case, state.name()),
        mark: mark(state.name()),
        person,
        erased,
        entries: entries(words, case, &directory),
        open: offered(words, &open, Kind::Case, &state),
        ladder: ladder(words, case),
        found: found(words, case),
        letters: letters
            .iter()
            .map(|letter| Letter {
                path: format!("/vorgaenge/{id}/brief/{}", letter.id),
                name: words.t(&format!("letter-name-{}", letter_name(letter.kind))),
                day: words.day(letter.date),
                reply_by: letter
                    .reply_by
                    .map_or_else(String::new, |day| words.day(day)),
            })
            .collect(),
        parts: parts(words, &related, today),
        steps: lines(words, &directory, steps),
    })
}

/// The case, with the person where the account may read whom it concerns, and whether the data are erased.
async fn seen(
    asker: &Asker,
    actor: &Actor,
    purpose: Purpose,
    id: Uuid,
) -> Result<(State, Option<Person>, bool), Error> {
    let gate = &asker.installation().gate;
    let action = Action::ReadPersonalData;
    match gate
        .read_personal(actor, purpose, action, Kind::Case, id)
        .await
    {
        Ok((state, data)) => {
            let record = data.iter().find_map(|(_, content)| match content {
                PersonalKind::Person { record } => Some(record.reveal()),
                _ => None,
            });
            let person = record.map(|record| person(asker.words, record));
            Ok((state, person, record.is_none()))
        }
        // Who works without seeing whom it concerns, and whose data are erased, see the state.
        Err(Error::Refused(_)) => Ok((
            gate.view(actor, purpose, Kind::Case, id).await?,
            None,
            false,
        )),
        Err(Error::NotFound) => Ok((gate.view(actor, purpose, Kind::Case, id).await?, None, true)),
        Err(error) => Err(error),
    }
}

/// The buttons: the acts that are open, in the order of the catalogue of actions.
pub(in crate::web) fn offered(
    words: Words,
    open: &[(Action, Purpose)],
    kind: Kind,
    state: &State,
) -> Vec<Link> {
    let step = |action: Action| acts::steps().find(|step| step.action == action && step.on == kind);
    let known = open.iter().filter_map(|(action, _)| step(*action));
    known
        .map(|step| Link::to(step.path_for(state.id()), words.action(step.action)))
        .collect()
}

const fn letter_name(kind: augenmass_domain::LetterKind) -> &'static str {
    use augenmass_domain::LetterKind as K;
    match kind {
        K::Service => "service",
        K::Invitation => "invitation",
        K::Hearing => "hearing",
        K::Clearing => "clearing",
        K::Notice => "notice",
    }
}

fn person(words: Words, record: &PersonRecord) -> Person {
    let address = &record.address;
    Person {
        name: format!(
            "{} {}",
            record.given_name.reveal(),
            record.family_name.reveal()
        ),
        born: words.day(*record.birth_date.reveal()),
        addressee: record.addressee.reveal().to_owned(),
        address: format!(
            "{} {}, {} {}",
            address.street.reveal(),
            address.house_number.reveal(),
            address.postcode.reveal(),
            address.place.reveal()
        ),
    }
}

fn entries(words: Words, case: &Case, directory: &Directory) -> Vec<Entry> {
    let file = case.file();
    let mut entries = Vec::new();
    let mut add = |key: &str, value: String| {
        entries.push(Entry {
            key: words.t(key),
            value,
        });
    };
    let due = State::from(case.clone()).facets().due;
    if let Some(due) = due {
        add("case-due", words.day(due));
    }
    add(
        "case-office",
        directory.office(Some(file.office())).to_owned(),
    );
    let sources: Vec<String> = file
        .sources()
        .iter()
        .map(|source| directory.office(Some(source.office)).to_owned())
        .collect();
    add("case-sources", sources.join(", "));
    add(
        "case-ground",
        words.t(&format!("ground-class-{}", file.ground().name())),
    );
    let name = |id| {
        directory
            .person(id)
            .map_or_else(String::new, |p| p.name.clone())
    };
    add("case-proposed-by", name(file.proposed_by()));
    if let Some(by) = file.approved_by() {
        add("case-approved-by", name(by));
    }
    let excluded: Vec<String> = file.excluded().iter().map(|id| name(*id)).collect();
    if !excluded.is_empty() {
        add("case-excluded", excluded.join(", "));
    }
    if let Some(day) = case.erase_on() {
        add("case-erase-on", words.day(day));
    }
    entries
}

fn ladder(words: Words, case: &Case) -> Vec<Entry> {
    let taken = case.file().rungs().iter().map(|rung| Entry {
        key: words.t(&format!("choice-rung-{}", rung.rung.name())),
        value: words.filled(
            "case-rung-taken",
            &[("on", words.day(rung.on)), ("by", words.day(rung.reply_by))],
        ),
    });
    taken.collect()
}

fn found(words: Words, case: &Case) -> Vec<Entry> {
    let file = case.file();
    let replies = file.replies().iter().map(|reply| Entry {
        key: words.with("case-replied", "on", words.day(reply.on)),
        value: words.t(&format!("choice-reply-{}", reply.reply.name())),
    });
    let exonerating = file.exonerating().iter().map(|record| Entry {
        key: words.with("case-exonerating", "on", words.day(record.on)),
        value: words.with("case-exonerating-found", "count", record.found),
    });
    replies.chain(exonerating).collect()
}

fn parts(words: Words, related: &[State], today: jiff::civil::Date) -> Vec<(String, Vec<Row>)> {
    let kinds = [
        Kind::Accompaniment,
        Kind::Visit,
        Kind::Disclosure,
        Kind::SubjectRequest,
    ];
    let mut parts = Vec::new();
    for kind in kinds {
        let records = related.iter().filter(|state| state.kind() == kind);
        let rows: Vec<Row> = records.map(|state| Row::new(words, state, today)).collect();
        if !rows.is_empty() {
            parts.push((words.t(crate::web::section::title(kind)), rows));
        }
    }
    parts
}

impl Page {
    /// Examples for tests: with and without sight of the person.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        use crate::web::records::Records;
        let entry = |key: &str, value: &str| Entry {
            key: words.t(key),
            value: value.to_owned(),
        };
        let page = |person, erased| Self {
            frame: Frame::sample(words).titled("Vorgang 4F2A-0001"),
            state: words.state(Kind::Case, "clarifying"),
            mark: mark("clarifying"),
            person,
            erased,
            entries: vec![
                entry("case-due", "1. März 2026"),
                entry("case-office", "Meldebehörde"),
            ],
            open: vec![Link::to(
                "/vorgaenge/1/stufe",
                words.action(Action::TakeRung),
            )],
            ladder: vec![entry("choice-rung-service-letter", "2. Februar 2026")],
            found: vec![entry("choice-reply-lives-here", "3. Februar 2026")],
            letters: vec![Letter {
                path: "/vorgaenge/1/brief/2".to_owned(),
                name: words.t("letter-name-service"),
                day: "2. Februar 2026".to_owned(),
                reply_by: "23. Februar 2026".to_owned(),
            }],
            parts: vec![(
                words.t("page-visits"),
                Records::sample(words, Kind::Visit).rows,
            )],
            steps: Line::samples(words),
        };
        let someone = Person {
            name: "Ștefan-Özgür Weiß".to_owned(),
            born: "1. März 2017".to_owned(),
            addressee: "Ioana Weiß".to_owned(),
            address: "Birkenweg 12a, 99901 Auenstedt".to_owned(),
        };
        vec![
            page(Some(someone), false),
            page(None, false),
            page(None, true),
        ]
    }
}
