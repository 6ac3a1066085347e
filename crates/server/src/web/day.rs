//! `/mein-tag`: what waits for this account, and by when.

pub(super) mod calendar;

use super::acts::{self, Step};
use super::asker::Asker;
use super::frame::{Frame, Link};
use super::html;
use super::problem::Problem;
use super::records::{Records, Row};
use super::route::Answer;
use super::section;
use super::words::Words;
use askama::Template;
use augenmass_casework::desk;
use augenmass_casework::gate::Narrowed;
use augenmass_domain::{Kind, Role, State, next_actions};
use jiff::ToSpan as _;

/// Days ahead that are shown.
const AHEAD: i64 = 14;
/// Records shown of those that wait for one kind of act.
const SHOWN: u32 = 8;

/// Records that wait for one kind of act.
pub(crate) struct Waiting {
    /// To the list of all of them.
    pub link: Link,
    pub count: String,
    /// Those that have waited longest.
    pub first: Vec<Link>,
}

/// A record with its day.
pub(crate) struct Due {
    pub kind: String,
    pub row: Row,
}

#[derive(Template)]
#[template(path = "day.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub help: String,
    pub due: Vec<Due>,
    pub waiting: Vec<Waiting>,
    /// What can be begun.
    pub begin: Vec<Link>,
    /// Who stands in for this account; empty for nobody.
    pub deputy: String,
    /// For whom this account stands in, by name; empty for nobody.
    pub stands_in_for: String,
}

/// The page.
pub(super) async fn show(asker: Asker) -> Answer {
    let actor = asker.actor()?;
    let words = asker.words;
    let directory = desk::directory(asker.installation()).await?;
    let own = directory.person(actor.account);
    let deputy = own.and_then(|own| own.deputy);
    let others = directory.stood_in_for(actor.account);
    let others: Vec<&str> = others.map(|person| &*person.name).collect();
    html(&Page {
        frame: asker.frame().titled(words.t("page-day")),
        deputy: deputy.map_or_else(String::new, |id| directory.name(id).to_owned()),
        stands_in_for: others.join(", "),
        help: words.t(&format!("work-{}", actor.role.name())),
        due: due(&asker).await?,
        waiting: waiting(&asker).await?,
        begin: begin(words, actor.role),
    })
}

/// The kinds on which the role has acts.
fn kinds(role: Role) -> impl Iterator<Item = Kind> {
    let has =
        move |kind: &Kind| acts::steps().any(|step| step.on == *kind && step.roles.contains(&role));
    Kind::ALL.into_iter().filter(has)
}

/// Records whose day comes within a fortnight, or has come: the nearest first.
async fn due(asker: &Asker) -> Result<Vec<Due>, Problem> {
    let today = asker.installation().gate.now().today();
    let records = due_within(asker, AHEAD, 50).await?;
    let rows = records.iter().map(|record| Due {
        kind: asker.words.kind(record.kind()),
        row: Row::new(asker.words, record, today),
    });
    Ok(rows.collect())
}

/// Records whose day comes within so many days, or has come: the nearest first, at most so many of a kind.
async fn due_within(asker: &Asker, ahead: i64, limit: u32) -> Result<Vec<State>, Problem> {
    let actor = asker.actor()?;
    let gate = &asker.installation().gate;
    let today = gate.now().today();
    let narrowed = Narrowed {
        due_by: Some(today.saturating_add(ahead.days())),
        limit,
        ..Narrowed::default()
    };
    let mut records: Vec<State> = Vec::new();
    for kind in kinds(actor.role) {
        let purpose = section::purpose_for(actor.role, kind);
        let page = gate.list(actor, purpose, kind, &narrowed).await?;
        records.extend(page.records);
    }
    records.sort_by_key(|record| record.facets().due);
    Ok(records)
}

/// How many records wait for each act of the role.
async fn waiting(asker: &Asker) -> Result<Vec<Waiting>, Problem> {
    let actor = asker.actor()?;
    let gate = &asker.installation().gate;
    let mut waiting: Vec<Waiting> = Vec::new();
    for kind in kinds(actor.role) {
        let purpose = section::purpose_for(actor.role, kind);
        for state in kind.open_states() {
            let mut next = next_actions(kind, state);
            next.retain(|action| acts::is_waited_for(*action, state));
            let step = acts::steps()
                .filter(|step| step.on == kind && step.roles.contains(&actor.role))
                .filter(|step| next.contains(&step.action))
                .min_by_key(|step| !acts::leads(step.action));
            let Some(step) = step else { continue };
            let narrowed = Narrowed {
                states: vec![(*state).to_owned()],
                open: true,
                limit: SHOWN,
                ..Narrowed::default()
            };
            let page = gate.list(actor, purpose, kind, &narrowed).await?;
            if page.count > 0 {
                let words = asker.words;
                let label = format!(
                    "{}: {}",
                    words.state(kind, state),
                    words.action(step.action)
                );
                // All notices ever given are no work: the list of what is open leaves out the done.
                let path = match *state {
                    Kind::NOTICE => format!("/{}", section::path(kind)),
                    state => format!("/{}?stand={state}", section::path(kind)),
                };
                let records = page.records.iter();
                let records = records.filter(|record| section::has_page(record.kind()));
                waiting.push(Waiting {
                    link: Link::to(path, label),
                    count: words.counted(page.count),
                    first: records.map(|record| to_work(words, step, record)).collect(),
                });
            }
        }
    }
    Ok(waiting)
}

/// To a record, whose page holds the form of what it waits for; or to the page of a step that shows more
/// than a form.
fn to_work(words: Words, step: Step, record: &State) -> Link {
    let path = match acts::all().any(|act| act.action == step.action) {
        true => format!("/{}/{}", section::path(record.kind()), record.id()),
        false => step.path_for(record.id()),
    };
    Link::to(path, section::record_title(words, record))
}

/// Acts that begin something new.
fn begin(words: Words, role: Role) -> Vec<Link> {
    acts::steps()
        .filter(|step| step.roles.contains(&role) && !step.path.contains("{id}"))
        .map(|step| Link::to(step.path, words.action(step.action)))
        .collect()
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let rows = Records::sample(words, Kind::Case).rows.into_iter();
        let full = rows.map(|row| Due {
            kind: words.kind(Kind::Case),
            row,
        });
        let page = |due, waiting| Self {
            frame: Frame::sample(words).titled(words.t("page-day")),
            help: words.t("work-registry-officer"),
            due,
            waiting,
            deputy: "Marta Nowicka".to_owned(),
            stands_in_for: "Inga Wolters, Jonas Feld".to_owned(),
            begin: vec![Link::to(
                "/hinweise/neu",
                words.t("action-recordIndication"),
            )],
        };
        let waiting = Waiting {
            link: Link::to("/vorgaenge?stand=clarifying", words.t("page-cases")),
            count: words.counted(3),
            first: vec![Link::to("/vorgaenge/1", "Vorgang 4F2A-0001")],
        };
        vec![
            page(full.collect(), vec![waiting]),
            page(Vec::new(), Vec::new()),
        ]
    }
}
