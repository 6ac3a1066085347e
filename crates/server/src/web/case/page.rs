//! `/vorgaenge/{id}`: one case: whom it concerns, how far it is, what can be done now, and all that was
//! done, with who read the person's data and for what.

use super::WRITES;
use super::details::{Said, result, said, standing};
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::reading::read;
use crate::web::record::{self, Head};
use crate::web::records::Row;
use crate::web::route::Answer;
use crate::web::section::related;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::desk;
use augenmass_domain::case::Case;
use augenmass_domain::person::PersonRecord;
use augenmass_domain::{Action, Kind, LetterOrder, State};

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
    /// To its paper; empty where there is none, or it is not for this account.
    pub path: String,
    pub name: String,
    pub day: String,
    pub reply_by: String,
}

#[derive(Template)]
#[template(path = "case/page.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub head: Head,
    /// `None` where the account works without seeing whom it concerns.
    pub person: Option<Person>,
    /// True where the data are erased.
    pub erased: bool,
    pub entries: Vec<Entry>,
    pub ladder: Vec<Entry>,
    /// Assessment, hearing, decision, end.
    pub result: Vec<Entry>,
    /// What the person said, what speaks for them, why it was decided so.
    pub said: Vec<Said>,
    pub letters: Vec<Letter>,
    pub parts: Vec<(String, Vec<Row>)>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let installation = asker.installation();
    let (gate, actor) = (&installation.gate, asker.actor()?);
    let read = read(&asker, Kind::Case).await?;
    let State::Case(case) = read.state() else {
        return Err(Problem::NotFound);
    };
    let directory = desk::directory(installation).await?;
    let open = gate.open_on(actor, &read.seen).await?;
    let steps = desk::timeline_of(installation, &read.seen).await?;
    let letters = desk::letters_of(installation, &read.seen).await?;
    let related = related(&asker, read.state()).await?;
    let words = asker.words;
    let today = gate.now().today();
    let prints = WRITES.contains(&actor.role) && !read.erased;
    let letters = letters.iter().map(|order| letter(words, order, prints));
    html(&Page {
        frame: record::frame(&asker, read.state()),
        head: Head::with(&asker, (read.state(), &related), &directory, &open, steps).await?,
        person: read.person().map(|record| person(words, record)),
        erased: read.erased,
        entries: standing(words, case, &directory),
        ladder: ladder(words, case),
        result: result(words, (gate.law(), today), case, &directory),
        said: said(words, case, &read),
        letters: letters.collect(),
        parts: parts(words, &related, today),
    })
}

fn letter(words: Words, order: &LetterOrder, prints: bool) -> Letter {
    let by = order.reply_by;
    Letter {
        path: if prints {
            format!("/vorgaenge/{}/brief/{}", order.case, order.id)
        } else {
            String::new()
        },
        name: words.t(&format!("letter-name-{}", order.kind.name())),
        day: words.day(order.date),
        reply_by: by.map_or_else(String::new, |day| words.day(day)),
    }
}

/// The person as a page shows them.
pub(in crate::web) fn person(words: Words, record: &PersonRecord) -> Person {
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
        let sent = |path: &str| Letter {
            path: path.to_owned(),
            name: words.t("letter-name-service"),
            day: "2. Februar 2026".to_owned(),
            reply_by: "23. Februar 2026".to_owned(),
        };
        let page = |person, erased| Self {
            frame: Frame::sample(words).titled("Vorgang 4F2A-0001"),
            head: Head::sample(words, Kind::Case, "clarifying", Action::TakeRung),
            person,
            erased,
            entries: vec![
                entry("case-due", "1. März 2026"),
                entry("case-office", "Meldebehörde"),
            ],
            ladder: vec![entry("choice-rung-service-letter", "2. Februar 2026")],
            result: vec![entry("case-hearing-until", "30. März 2026")],
            said: vec![Said {
                title: words.with("case-replied", "on", "3. Februar 2026"),
                what: words.t("choice-reply-lives-here"),
                quote: "Wir wohnen hier,\nseit 2019.".to_owned(),
            }],
            letters: ["/vorgaenge/1/brief/2", ""].map(sent).into(),
            parts: vec![(
                words.t("page-visits"),
                Records::sample(words, Kind::Visit).rows,
            )],
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
