//! `/brief/stand`: what the city has about her and why, what happens next, and what she can do.

use super::{ARRIVED, inside};
use crate::web::asker::Asker;
use crate::web::case::{self, page::Entry};
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::norm::norm;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::concerned::{self, NextStep, Overview, Way};
use augenmass_domain::case::Reply;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "letter_code/standing.html")]
pub(crate) struct Page {
    pub frame: Frame,
    /// True where something was just sent.
    pub arrived: bool,
    /// Where the case stands.
    pub progress: String,
    /// That payment is suspended, until when, and what follows; empty where it is not.
    pub suspended: String,
    /// What stands above the reasons.
    pub because_help: String,
    /// What happens next, and until when.
    pub next: String,
    pub until: String,
    /// What she can do.
    pub ways: Vec<Link>,
    /// Her own record.
    pub person: Vec<Entry>,
    /// Why the city asks.
    pub because: Vec<Entry>,
    pub letters: Vec<Entry>,
    /// What she replied, and when; her words stay sealed.
    pub replies: Vec<Entry>,
    pub visit: Vec<Entry>,
    pub requests: Vec<Entry>,
    pub handed_over: Vec<Entry>,
    pub erase_on: String,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let who = inside(&asker).await?;
    let overview = concerned::overview(asker.installation(), &who).await?;
    let words = asker.words;
    let frame = asker.frame().titled(words.t("letter-standing"));
    let arrived = asker.done() == Some(ARRIVED);
    html(&Page::new(words, frame, arrived, &overview))
}

impl Page {
    fn new(words: Words, frame: Frame, arrived: bool, overview: &Overview) -> Self {
        let entry = |key: String, value: String| Entry { key, value };
        let letters = overview.letters.iter().map(|letter| {
            let name = words.t(&format!("letter-name-{}", letter.kind.name()));
            let by = letter
                .reply_by
                .map(|by| words.with("case-reply-by", "by", words.day(by)));
            let value = [Some(words.day(letter.on)), by].into_iter().flatten();
            entry(name, value.collect::<Vec<_>>().join(", "))
        });
        let because = overview.notices.iter().map(|notice| {
            let on = notice
                .given_on
                .map_or_else(String::new, |day| words.day(day));
            let ground = words.t(&format!("ground-class-{}", notice.ground.name()));
            entry(notice.office.clone(), format!("{ground}, {on}"))
        });
        let requests = overview.requests.iter().map(|request| {
            let name = words.t(&format!("choice-own-request-{}", request.kind.name()));
            let standing = match (request.answered, request.due) {
                (Some((answer, on)), _) => {
                    let answer = words.t(&format!("choice-request-answer-{}", answer.name()));
                    format!("{answer}, {}", words.day(on))
                }
                (None, Some(due)) => words.with("letter-answer-by", "by", words.day(due)),
                (None, None) => String::new(),
            };
            entry(name, standing)
        });
        let handed = overview.handed_over.iter().map(|handed| {
            let to = words.t(&format!("choice-body-{}", handed.to));
            entry(
                to,
                format!("{}, {}", words.day(handed.on), norm(words, &handed.norm)),
            )
        });
        let NextStep { what, until } = overview.next;
        Self {
            frame,
            arrived,
            progress: words.t(of_track(overview, overview.progress.key())),
            suspended: suspended(words, overview),
            because_help: words.t(of_track(overview, "letter-because-help")),
            next: words.t(of_track(overview, what.key())),
            until: until.map_or_else(String::new, |day| words.day(day)),
            ways: ways(words, overview.way),
            person: person(words, overview),
            because: because.collect(),
            letters: letters.collect(),
            replies: replies(words, overview),
            visit: visit(words, overview),
            requests: requests.collect(),
            handed_over: handed.collect(),
            erase_on: overview
                .erase_on
                .map_or_else(String::new, |day| words.day(day)),
        }
    }

    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let entry = |key: &str, value: &str| Entry {
            key: words.t(key),
            value: value.to_owned(),
        };
        let page = |way, arrived| {
            let mut frame = Frame::sample(words).titled(words.t("letter-standing"));
            frame.signed_in = None;
            Self {
                frame,
                arrived,
                progress: words.t(concerned::Progress::Clarifying.key()),
                suspended: match way {
                    Way::Statement => said_of(words, SUSPENDED),
                    _ => String::new(),
                },
                because_help: words.t("letter-because-help"),
                next: words.t(concerned::Next::YourReply.key()),
                until: words.day(jiff::civil::date(2026, 3, 20)),
                ways: ways(words, way),
                person: vec![entry("person-name", "Ștefan-Özgür Weiß")],
                because: vec![entry("ground-class-post-returned", "Ordnungsamt")],
                letters: vec![entry("letter-name-service", "2. Februar 2026")],
                replies: vec![entry("choice-own-reply-lives-here", "5. Februar 2026")],
                visit: vec![entry("letter-visit-day", "5. März 2026")],
                requests: vec![entry("choice-own-request-access", "20. März 2026")],
                handed_over: vec![entry("choice-body-school", "3. Februar 2026")],
                erase_on: words.day(jiff::civil::date(2026, 5, 1)),
            }
        };
        vec![
            page(Way::Reply, false),
            page(Way::Statement, true),
            page(Way::None, false),
        ]
    }
}

/// The words at the family benefits office where they differ from those of a register.
fn of_track(overview: &Overview, key: &'static str) -> &'static str {
    if !overview.benefit_check {
        return key;
    }
    match key {
        "concerned-state-clarifying" => "concerned-state-clarifying-benefit",
        "concerned-next-erasure" => "concerned-next-erasure-benefit",
        "letter-because-help" => "letter-because-help-benefit",
        other => other,
    }
}

/// Since when payment is suspended, and the last day.
fn suspended(words: Words, overview: &Overview) -> String {
    let said = overview.suspended.map(|days| said_of(words, days));
    said.unwrap_or_default()
}

fn said_of(words: Words, (since, until): (Date, Date)) -> String {
    let days = [("since", words.day(since)), ("until", words.day(until))];
    words.filled("letter-suspended", &days)
}

/// The days of the examples.
const SUSPENDED: (Date, Date) = (Date::constant(2026, 3, 2), Date::constant(2026, 5, 2));

fn ways(words: Words, way: Way) -> Vec<Link> {
    let open: &[(&str, &str)] = match way {
        Way::Reply => &[
            ("/brief/antwort", "letter-reply"),
            ("/brief/dolmetschen", "letter-interpreter"),
            ("/brief/gespraech", "letter-conversation"),
        ],
        Way::Statement => &[
            ("/brief/aeusserung", "letter-statement"),
            ("/brief/dolmetschen", "letter-interpreter"),
        ],
        Way::None => &[],
    };
    let always = [
        ("/brief/antrag", "letter-ask"),
        ("/brief/gelesen", "letter-read"),
    ];
    let all = open.iter().chain(&always);
    all.map(|(path, key)| Link::to(*path, words.t(key)))
        .collect()
}

fn person(words: Words, overview: &Overview) -> Vec<Entry> {
    let person = case::page::person(words, &overview.person);
    let entry = |key: &str, value: String| Entry {
        key: words.t(key),
        value,
    };
    let mut entries = vec![
        entry("person-name", person.name),
        entry("person-born", person.born),
        entry("person-addressee", person.addressee),
        entry("person-address", person.address),
    ];
    if let Some(preference) = &overview.preference {
        entries.push(entry("letter-preference", preference.reveal().clone()));
    }
    entries
}

/// What she replied, and when it came. Whoever holds the letter has its code: her words are not shown (decision 0023).
fn replies(words: Words, overview: &Overview) -> Vec<Entry> {
    let name = |reply: Reply| match reply {
        Reply::AsksForInterpreter => words.t("letter-interpreter"),
        Reply::AsksForHearing => words.t("letter-conversation"),
        other => words.t(&format!("choice-own-reply-{}", other.name())),
    };
    let given = overview.replies.iter().map(|given| Entry {
        key: name(given.reply),
        value: words.with("letter-replied", "day", words.day(given.on)),
    });
    given.collect()
}

fn visit(words: Words, overview: &Overview) -> Vec<Entry> {
    let Some(visit) = &overview.visit else {
        return Vec::new();
    };
    let entry = |key: &str, value: String| Entry {
        key: words.t(key),
        value,
    };
    let (from, until) = (
        visit.day.to_datetime(visit.from),
        visit.day.to_datetime(visit.until),
    );
    let mut entries = vec![entry("letter-visit-day", words.window((from, until)))];
    if let Some(carrier) = &visit.carrier {
        entries.push(entry("letter-visit-carrier", carrier.clone()));
    }
    if visit.entry_may_be_declined {
        entries.push(entry("letter-visit-free", words.t("letter-visit-no")));
    }
    entries
}
