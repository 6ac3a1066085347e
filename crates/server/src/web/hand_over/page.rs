//! `/uebermittlungen/{id}`: what leaves, to whom, on which norm, why, who agreed, and whether the receiver
//! was told of a correction or erasure (Art. 19 GDPR).

use super::{bodies, field_name, flow_name};
use crate::web::asker::Asker;
use crate::web::case::page::Entry;
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::norm::norm;
use crate::web::problem::Problem;
use crate::web::reading;
use crate::web::record::{self, Gathered, Head};
use crate::web::route::Answer;
use crate::web::section::case_link;
use crate::web::words::{Words, reference};
use askama::Template;
use augenmass_casework::desk::{self, Directory};
use augenmass_domain::disclosure::{Disclosure, NoticeCause, Stage};
use augenmass_domain::{Action, Kind, Law, State};

#[derive(Template)]
#[template(path = "hand_over/page.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub head: Head,
    pub entries: Vec<Entry>,
    /// The data that leave, by name; never their content.
    pub data: Vec<String>,
    /// Why it is necessary; empty where the account works without reading it.
    pub necessity: String,
    /// True where the data are erased.
    pub erased: bool,
    /// Notices to the receiver.
    pub notices: Vec<Entry>,
    /// The case, where the account sees it.
    pub case: Option<Link>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, words) = (asker.installation(), asker.words);
    let gate = &installation.gate;
    let reading = reading::read(&asker, Kind::Disclosure).await?;
    let State::Disclosure(disclosure) = reading.state() else {
        return Err(Problem::NotFound);
    };
    let directory = desk::directory(installation).await?;
    let necessity = reading.words(disclosure.necessity());
    html(&Page {
        frame: record::frame(&asker, reading.state()),
        head: Head::of(&asker, reading.state(), &directory).await?,
        entries: entries(words, gate.law(), &directory, disclosure),
        data: disclosure
            .fields()
            .iter()
            .map(|name| field_name(words, name))
            .collect(),
        necessity: necessity.unwrap_or_default().to_owned(),
        erased: reading.erased,
        notices: notices(words, disclosure),
        case: case_link(&asker, disclosure.case()),
    })
}

fn entries(words: Words, law: &Law, directory: &Directory, it: &Disclosure) -> Vec<Entry> {
    let mut all = Gathered::new(words);
    let name = |id| directory.name(id);
    if let Some(due) = it.due() {
        all.add("hand-over-due", words.day(due));
    }
    if let Some(flow) = law.flow(it.flow()) {
        all.add("hand-over-flow", flow_name(words, flow));
    }
    all.add("hand-over-to", bodies(words, it.to().split(", ")));
    all.add("hand-over-norm", norm(words, it.norm()));
    if let Some(day) = it.requested_on() {
        all.add("hand-over-requested-on", words.day(day));
    }
    let requested_by = State::from(it.clone()).facets().started_by;
    all.add(
        "hand-over-requested-by",
        requested_by.map(name).unwrap_or_default(),
    );
    let (approved_by, sent_on) = match it.stage() {
        Stage::Requested => (None, None),
        Stage::Approved { by } => (Some(*by), None),
        Stage::Sent { approved_by, on } => (Some(*approved_by), Some(*on)),
        Stage::Accepted {
            approved_by,
            sent_on,
        }
        | Stage::Rejected {
            approved_by,
            sent_on,
        } => (Some(*approved_by), Some(*sent_on)),
    };
    if let Some(by) = approved_by {
        all.add("hand-over-approved-by", name(by));
    }
    if let Some(day) = sent_on {
        all.add("hand-over-sent-on", words.day(day));
    }
    all.entries
}

fn notices(words: Words, disclosure: &Disclosure) -> Vec<Entry> {
    let notices = disclosure.notices().iter();
    let entry = |cause: NoticeCause, day| Entry {
        key: words.t(match cause {
            NoticeCause::Corrected => "hand-over-notice-corrected",
            NoticeCause::Erased => "hand-over-notice-erased",
        }),
        value: words.with("hand-over-notice-on", "on", words.day(day)),
    };
    notices
        .map(|notice| entry(notice.cause, notice.ordered_on))
        .collect()
}

impl Page {
    /// Examples for tests: read in the registry, and without sight of the reason.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let keys = [
            "hand-over-due",
            "hand-over-flow",
            "hand-over-to",
            "hand-over-norm",
            "hand-over-requested-on",
            "hand-over-requested-by",
            "hand-over-approved-by",
            "hand-over-sent-on",
        ];
        let entry = |key: &str| Entry {
            key: words.t(key),
            value: words.with("hand-over-notice-on", "on", "3. März 2026"),
        };
        let page = |necessity: &str, erased, notices: &[&str]| Self {
            frame: Frame::sample(words).titled("Übermittlung 4F2A-0001"),
            head: Head::sample(words, Kind::Disclosure, "sent", Action::AcceptDisclosure),
            entries: keys.into_iter().map(entry).collect(),
            data: augenmass_domain::law::FlowField::ALL
                .iter()
                .map(|field| field_name(words, field.name()))
                .collect(),
            necessity: necessity.to_owned(),
            erased,
            notices: notices.iter().copied().map(entry).collect(),
            case: Some(Link::to(
                "/vorgaenge/1",
                format!(
                    "{} {}",
                    words.kind(Kind::Case),
                    reference(uuid::Uuid::nil())
                ),
            )),
        };
        let told = ["hand-over-notice-corrected", "hand-over-notice-erased"];
        vec![
            page("Die Schule fragt nach der neuen Anschrift.", false, &told),
            page("", false, &[]),
            page("", true, &[]),
        ]
    }
}
