//! `/durchgaenge/{id}`: a run with its plan, the opinion, the approvals and its manifest: every document
//! with its hash, and who signed. It holds no personal data.

use super::{document_name, opinion_name, track_name};
use crate::web::asker::Asker;
use crate::web::case::page::Entry;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::record::{self, Gathered, Head};
use crate::web::route::Answer;
use crate::web::section::seen;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::desk::{self, Directory};
use augenmass_domain::run::{Approval, CheckedManifest, ManifestDocument, Run};
use augenmass_domain::{Action, Kind, State};

/// The opinion as the page shows it.
pub(crate) struct Opinion {
    pub result: String,
    pub words: String,
    pub on: String,
}

/// The manifest as the page shows it.
pub(crate) struct Manifest {
    pub sha256: String,
    pub cap: u32,
    pub signed_by: String,
    /// Name and hash of each document.
    pub documents: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "run/page.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub head: Head,
    pub entries: Vec<Entry>,
    pub opinion: Option<Opinion>,
    pub approvals: Vec<Entry>,
    pub manifest: Option<Manifest>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, words) = (asker.installation(), asker.words);
    let state = seen(&asker, Kind::Run).await?;
    let State::Run(run) = &state else {
        return Err(Problem::NotFound);
    };
    let directory = desk::directory(installation).await?;
    let opening = run.opening();
    html(&Page {
        frame: record::frame(&asker, &state),
        head: Head::of(&asker, &state, &directory).await?,
        entries: entries(words, &directory, run),
        opinion: run.opinion().map(|given| Opinion {
            result: words.t(&format!("choice-opinion-{}", opinion_name(given.opinion))),
            words: given.words.reveal().clone(),
            on: words.day(given.on),
        }),
        approvals: approvals(run)
            .iter()
            .map(|approval| Entry {
                key: words.role(approval.role),
                value: by(words, &directory, approval),
            })
            .collect(),
        manifest: opening.map(|open| manifest(words, &open.manifest)),
    })
}

fn by(words: Words, directory: &Directory, approval: &Approval) -> String {
    let name = directory.name(approval.by).to_owned();
    words.filled(
        "run-approval",
        &[("name", name), ("on", words.day(approval.on))],
    )
}

fn entries(words: Words, directory: &Directory, run: &Run) -> Vec<Entry> {
    let plan = run.plan();
    let mut all = Gathered::new(words);
    let track = track_name(plan.track);
    all.add("run-track", words.t(&format!("choice-track-{track}")));
    all.add("run-begins", words.day(plan.begins));
    all.add("run-ends", words.day(plan.ends));
    if let Some(drafter) = directory.person(plan.drafted_by) {
        all.add("run-drafted-by", drafter.name.clone());
    }
    if let Some(open) = run.opening() {
        all.add("run-opened-on", words.day(open.opened_on));
    }
    let closed = match run {
        Run::Closed(closed) => Some(closed),
        Run::Reported(reported) => Some(&reported.closed),
        _ => None,
    };
    if let Run::Paused(paused) = run {
        all.add("run-paused-on", words.day(paused.paused_on));
    }
    if let Some(closed) = closed {
        all.add("run-closed-on", words.day(closed.closed_on));
    }
    match run {
        Run::Closed(closed) => all.add("run-report-due", words.day(closed.report_due)),
        Run::Reported(reported) => all.add("run-reported-on", words.day(reported.reported_on)),
        _ => {}
    }
    all.entries
}

fn approvals(run: &Run) -> Vec<Approval> {
    match (run, run.opening()) {
        (Run::Draft(draft), _) => draft.first.into_iter().collect(),
        (Run::Approved(approved), _) => approved.approvals.to_vec(),
        (_, Some(open)) => open.approved.approvals.to_vec(),
        _ => Vec::new(),
    }
}

fn manifest(words: Words, checked: &CheckedManifest) -> Manifest {
    let signed = checked.signed_by.iter();
    let signed: Vec<String> = signed.map(|function| role_of(words, function)).collect();
    let document = |(document, hash): (&ManifestDocument, &String)| Entry {
        key: words.t(&format!("choice-document-{}", document_name(*document))),
        value: hash.clone(),
    };
    Manifest {
        sha256: checked.sha256.clone(),
        cap: checked.cap,
        signed_by: signed.join(", "),
        documents: checked.documents.iter().map(document).collect(),
    }
}

/// The name of a function that signed; one that is no role stands as written.
fn role_of(words: Words, function: &str) -> String {
    let mut roles = augenmass_domain::Role::ALL.into_iter();
    let role = roles.find(|role| role.name() == function);
    role.map_or_else(|| function.to_owned(), |role| words.role(role))
}

impl Page {
    /// Examples for tests: a draft, and an open run.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let keys = [
            "run-track",
            "run-begins",
            "run-ends",
            "run-drafted-by",
            "run-opened-on",
            "run-paused-on",
            "run-closed-on",
            "run-report-due",
            "run-reported-on",
        ];
        let entry = |key: &str| Entry {
            key: words.t(key),
            value: words.t("choice-track-benefit-check"),
        };
        let page = |state, opinion, approvals, manifest| Self {
            frame: Frame::sample(words).titled("Registerklärung 2026"),
            head: Head::sample(words, Kind::Run, state, Action::GiveOpinion),
            entries: keys.into_iter().map(entry).collect(),
            opinion,
            approvals,
            manifest,
        };
        let opinion = |result: &str| Opinion {
            result: words.t(result),
            words: "Keine Bedenken, wenn die Fristen kurz bleiben.".to_owned(),
            on: "2. März 2026".to_owned(),
        };
        let said = [
            ("name", "Miriam".to_owned()),
            ("on", "2. März 2026".to_owned()),
        ];
        let approval = Entry {
            key: words.role(augenmass_domain::Role::Coordinator),
            value: words.filled("run-approval", &said),
        };
        vec![
            page("draft", None, Vec::new(), None),
            page(
                "approved",
                Some(opinion("choice-opinion-objections")),
                Vec::new(),
                None,
            ),
            page(
                "open",
                Some(opinion("choice-opinion-no-objections")),
                vec![approval],
                Some(manifest(words, &checked())),
            ),
        ]
    }
}

/// An invented manifest, for tests.
fn checked() -> CheckedManifest {
    let documents = ManifestDocument::ALL.into_iter();
    CheckedManifest {
        sha256: "a".repeat(64),
        track: augenmass_domain::fact::Track::RegisterClarification,
        documents: documents
            .map(|document| (document, "b".repeat(64)))
            .collect(),
        cap: 250,
        match_keys: Vec::new(),
        signed_by: vec!["head-of-department".to_owned(), "panel".to_owned()],
        statistics_office: None,
    }
}
