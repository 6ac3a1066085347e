//! `/antraege/{id}`: what somebody asks for or complains about, in their words, and until when it is to
//! be answered.

use crate::web::asker::Asker;
use crate::web::case::page::Entry;
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::reading;
use crate::web::record::{self, Gathered, Head};
use crate::web::route::Answer;
use crate::web::section::case_link;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::desk::{self, Directory};
use augenmass_domain::subject_request::{Stage, SubjectRequest, SubjectRequestKind};
use augenmass_domain::{Action, Kind, Role, State};

/// What the page shows of the person's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// They are shown.
    Shown,
    /// Nothing was written down.
    Nothing,
    /// The account works without reading them.
    NotShown,
    /// They are erased.
    Erased,
}

#[derive(Template)]
#[template(path = "request/page.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub head: Head,
    pub entries: Vec<Entry>,
    pub said: Said,
    /// The person's words.
    pub words: String,
    /// True while hand-overs about the case stand still.
    pub freezes: bool,
    /// The case, where the account sees it.
    pub case: Option<Link>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, words) = (asker.installation(), asker.words);
    let reading = reading::read(&asker, Kind::SubjectRequest).await?;
    let State::SubjectRequest(request) = reading.state() else {
        return Err(Problem::NotFound);
    };
    let directory = desk::directory(installation).await?;
    let role = asker.actor()?.role;
    let text = request.words().map(|id| reading.words(id));
    html(&Page {
        frame: record::frame(&asker, reading.state()),
        head: Head::of(&asker, reading.state(), &directory).await?,
        entries: entries(words, &directory, request),
        said: match text {
            None => Said::Nothing,
            Some(Some(_)) => Said::Shown,
            Some(None) if reading.erased => Said::Erased,
            Some(None) => Said::NotShown,
        },
        words: text.flatten().unwrap_or_default().to_owned(),
        freezes: request.freezes_hand_overs(),
        case: case_link(&asker, request.case()).filter(|_| leads_on(role, request)),
    })
}

/// The ombudsperson sees the case of a complaint as long as it is open.
fn leads_on(role: Role, request: &SubjectRequest) -> bool {
    let complaint = request.request() == SubjectRequestKind::Complaint;
    let answered = matches!(request.stage(), Stage::Answered { .. });
    role != Role::Ombudsperson || (complaint && !answered)
}

fn entries(words: Words, directory: &Directory, request: &SubjectRequest) -> Vec<Entry> {
    let kind = request.request().name();
    let mut all = Gathered::new(words);
    all.add("request-kind", words.t(&format!("choice-request-{kind}")));
    all.add("request-received-on", words.day(request.received_on()));
    if let Some(due) = request.due() {
        all.add("request-due", words.day(due));
    }
    if let Stage::Answered { answer, on, by } = request.stage() {
        let answer = words.t(&format!("choice-request-answer-{}", answer.name()));
        all.add("request-answer", answer);
        all.add("request-answered-on", words.day(on));
        all.add("request-answered-by", directory.name(by));
    }
    all.entries
}

impl Page {
    /// Examples for tests: with words, without, not shown, erased.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let keys = [
            "request-kind",
            "request-received-on",
            "request-due",
            "request-answer",
            "request-answered-on",
            "request-answered-by",
        ];
        let entry = |key: &str| Entry {
            key: words.t(key),
            value: words.t("choice-request-complaint"),
        };
        let page = |said, text: &str, freezes| Self {
            frame: Frame::sample(words).titled("Antrag 4F2A-0001"),
            head: Head::sample(
                words,
                Kind::SubjectRequest,
                "received",
                Action::AnswerSubjectRequest,
            ),
            entries: keys.into_iter().map(entry).collect(),
            said,
            words: text.to_owned(),
            freezes,
            case: None,
        };
        vec![
            page(Said::Shown, "Ich verstehe den Brief nicht.", true),
            page(Said::Nothing, "", false),
            page(Said::NotShown, "", false),
            page(Said::Erased, "", false),
        ]
    }
}
