//! `/hinweise/{id}`: one indication. The own office sees whom it concerns and on what it rests; the
//! registry what was handed over, and which case began from it; others its state.

use super::{answer_name, channel_name, ground_name, to_grounds};
use crate::web::asker::Asker;
use crate::web::case::page::{Entry, Person, person};
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::norm::norm;
use crate::web::problem::Problem;
use crate::web::reading::{self, Reading};
use crate::web::record::{self, Gathered, Head};
use crate::web::records::{Records, Row};
use crate::web::route::Answer;
use crate::web::section::purpose_for;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::desk::{self, Directory, Step};
use augenmass_casework::gate::Masked;
use augenmass_casework::notices;
use augenmass_domain::indication::{Indication, InnocentExplanations, Recorded, Review};
use augenmass_domain::law::Explanation;
use augenmass_domain::{Action, Actor, Kind, Law, Role, State};

#[derive(Template)]
#[template(path = "indication/page.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub head: Head,
    /// `None` where the account works without seeing whom it concerns.
    pub person: Option<Person>,
    /// Why neither name nor address is shown before the decision; empty where they are.
    pub masked: Vec<String>,
    /// True where the data are erased.
    pub erased: bool,
    pub entries: Vec<Entry>,
    /// The second person's answers.
    pub answers: Vec<Entry>,
    /// The cases that began from it.
    pub cases: Vec<Row>,
    pub grounds: Link,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, words) = (asker.installation(), asker.words);
    let (gate, actor) = (&installation.gate, asker.actor()?);
    let reading = reading::read(&asker, Kind::Indication).await?;
    let State::Indication(indication) = reading.state() else {
        return Err(Problem::NotFound);
    };
    let purpose = purpose_for(actor.role, Kind::Indication);
    let directory = desk::directory(installation).await?;
    let own = Some(indication.core().office) == actor.office;
    let mut steps = desk::timeline_of(installation, &reading.seen).await?;
    steps.retain(|step| own || may_know(actor, step));
    let cases = notices::cases_of(installation, actor, purpose, indication).await?;
    let mut open = gate.open_on(actor, &reading.seen).await?;
    // A notice is the beginning of one case.
    open.retain(|(action, _)| *action != Action::ProposeCase || cases.is_empty());
    let today = gate.now().today();
    html(&Page {
        frame: record::frame(&asker, reading.state()),
        head: Head::with(&asker, (reading.state(), &[]), &directory, &open, steps).await?,
        person: match reading.masked {
            Some(left) => Some(masked(words, left)),
            None => reading.person().map(|record| person(words, record)),
        },
        masked: reading
            .masked
            .map_or_else(Vec::new, |left| why(words, left)),
        erased: reading.erased,
        entries: if own {
            own_entries(words, gate.law(), &directory, &reading, indication)
        } else {
            handed_over(words, &directory, indication)
        },
        answers: explanations(indication)
            .filter(|_| own)
            .map_or_else(Vec::new, |given| answers(words, given)),
        cases: cases
            .iter()
            .map(|case| Row::new(words, case, today))
            .collect(),
        grounds: to_grounds(words),
    })
}

/// What a masked review shows of the person (M-6).
fn masked(words: Words, left: Masked) -> Person {
    Person {
        name: words.t("masked-name"),
        born: left.born_in.to_string(),
        addressee: words.t("masked-addressee"),
        address: words.t("masked-address"),
    }
}

/// Why it is masked, and what that asks of the second person.
fn why(words: Words, left: Masked) -> Vec<String> {
    let because = format!("choice-review-{}-because", left.review.name());
    vec![words.t(&because), words.t("masked-help")]
}

/// What was done before the notice stays in the office that gave it (R12); oversight sees it all.
fn may_know(actor: &Actor, step: &Step) -> bool {
    let oversight = matches!(actor.role, Role::DataProtectionOfficer | Role::AuditOffice);
    oversight
        || step.action == Action::GiveNotice
        || (step.office.is_some() && step.office == actor.office)
        || step.by == actor.account
}

/// What the own office wrote down.
fn own_entries(
    words: Words,
    law: &Law,
    directory: &Directory,
    reading: &Reading,
    indication: &Indication,
) -> Vec<Entry> {
    let core = indication.core();
    let name = |id| directory.name(id);
    let mut all = Gathered::new(words);
    if let Some(due) = indication.due() {
        all.add("indication-due", words.day(due));
    }
    if let Some(ground) = law.ground(&core.ground) {
        all.add("indication-ground", ground_name(words, ground));
        all.add("indication-norm", norm(words, &ground.norm));
    }
    all.add("indication-fact-on", words.day(core.fact_on));
    if let Some(evidence) = core.evidence.and_then(|id| reading.words(id)) {
        all.add("indication-evidence", evidence.to_owned());
    }
    if reading.masked.is_some() && core.evidence.is_some() {
        all.add("indication-evidence", words.t("masked-evidence"));
    }
    all.add("indication-started-by", name(indication.started_by()));
    if let Some(recorded) = recorded(indication) {
        all.add("indication-recorded-on", words.day(recorded.recorded_on));
        let contact = &recorded.prior_contact;
        let channel = channel_name(contact.channel);
        let contact = [
            ("how", words.t(&format!("choice-contact-channel-{channel}"))),
            ("on", words.day(contact.on)),
        ];
        all.add(
            "indication-contact",
            words.filled("indication-contact-made", &contact),
        );
    }
    if let Indication::Dropped(dropped) = indication {
        all.add("indication-screened-by", name(dropped.screened_by));
    }
    if let Some(put_forward) = put_forward(indication) {
        all.add("indication-screened-by", name(put_forward.screened_by));
        all.add("indication-screened-on", words.day(put_forward.screened_on));
    }
    if let Indication::Dropped(dropped) = indication
        && let Some(first) = &dropped.first
    {
        all.add_by(
            "indication-first-put-forward",
            name(first.screened_by),
            first.screened_on,
        );
    }
    if let Some(review) = indication.review() {
        all.add_word("indication-review", "review", review.name());
    }
    all.entries.extend(notice(words, directory, indication));
    all.entries
}

/// What everybody else may know of a notice.
fn handed_over(words: Words, directory: &Directory, indication: &Indication) -> Vec<Entry> {
    let office = directory.office(Some(indication.core().office));
    let mut entries = vec![Entry {
        key: words.t("indication-office"),
        value: office.to_owned(),
    }];
    entries.extend(notice(words, directory, indication));
    entries
}

fn notice(words: Words, directory: &Directory, indication: &Indication) -> Vec<Entry> {
    let Some(notice) = indication.notice() else {
        return Vec::new();
    };
    let entry = |key: &str, value: String| Entry {
        key: words.t(key),
        value,
    };
    let registry = directory.office(Some(notice.registry)).to_owned();
    vec![
        entry("indication-given-on", words.day(notice.given_on)),
        entry("indication-given-to", registry),
    ]
}

const fn put_forward(indication: &Indication) -> Option<&augenmass_domain::indication::PutForward> {
    match indication {
        Indication::PutForward(it) => Some(it),
        Indication::NoticeGiven(it) => Some(&it.put_forward),
        Indication::Sealed(it) => Some(&it.put_forward),
        _ => None,
    }
}

fn recorded(indication: &Indication) -> Option<&Recorded> {
    match indication {
        Indication::Recorded(it) => Some(it),
        Indication::Dropped(it) => Some(&it.recorded),
        other => put_forward(other).map(|it| &it.recorded),
    }
}

fn explanations(indication: &Indication) -> Option<InnocentExplanations> {
    match indication {
        Indication::Dropped(it) => Some(it.explanations),
        other => put_forward(other).map(|it| it.explanations),
    }
}

fn answers(words: Words, given: InnocentExplanations) -> Vec<Entry> {
    let answers = Explanation::ALL.iter().zip(given.answers());
    let entry = |(explanation, answer): (&Explanation, _)| Entry {
        key: words.t(&format!("choice-explanation-{}", explanation.name())),
        value: words.t(&format!("choice-answer-{}", answer_name(answer))),
    };
    answers.map(entry).collect()
}

/// What an indication may say of itself, for examples.
const KEYS: [&str; 15] = [
    "indication-due",
    "indication-ground",
    "indication-norm",
    "indication-fact-on",
    "indication-evidence",
    "indication-started-by",
    "indication-recorded-on",
    "indication-contact",
    "indication-screened-by",
    "indication-screened-on",
    "indication-review",
    "indication-first-put-forward",
    "indication-office",
    "indication-given-on",
    "indication-given-to",
];

impl Page {
    /// Examples for tests: in the own office, at the registry, erased.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        use augenmass_domain::indication::Answer;
        let entry = |key: &&str| Entry {
            key: words.t(key),
            value: words.filled(
                "indication-contact-made",
                &[("how", "Brief".to_owned()), ("on", "3. März".to_owned())],
            ),
        };
        let given = InnocentExplanations {
            school_elsewhere: Answer::DoesNotExplain,
            moved_within_germany: Answer::NotKnown,
            waiting_list: Answer::Explains,
            illness: Answer::NotChecked,
            eu_residence: Answer::NotKnown,
            letters_not_received: Answer::DoesNotExplain,
        };
        let page = |person, erased, answers, cases| Self {
            frame: Frame::sample(words).titled("Hinweis 4F2A-0001"),
            head: Head::sample(words, Kind::Indication, "put-forward", Action::GiveNotice),
            person,
            masked: Vec::new(),
            erased,
            entries: KEYS.iter().map(entry).collect(),
            answers,
            cases,
            grounds: to_grounds(words),
        };
        let someone = Person {
            name: "Ștefan-Özgür Weiß".to_owned(),
            born: "1. März 2017".to_owned(),
            addressee: "Ioana Weiß".to_owned(),
            address: "Birkenweg 12a, 99901 Auenstedt".to_owned(),
        };
        let cases = Records::sample(words, Kind::Case).rows;
        let mut pages = vec![
            page(Some(someone), false, answers(words, given), Vec::new()),
            page(None, false, Vec::new(), cases),
            page(None, true, Vec::new(), Vec::new()),
        ];
        let reviews = Review::ALL.iter().filter(|review| review.is_masked());
        pages.extend(reviews.map(|review| {
            let left = Masked {
                born_in: 2017,
                review: *review,
            };
            Self {
                masked: why(words, left),
                ..page(Some(masked(words, left)), false, Vec::new(), Vec::new())
            }
        }));
        pages
    }
}
