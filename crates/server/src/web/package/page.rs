//! `/pakete/{id}`: one package: the other end, how far it is, and the transcript of what was disclosed: each
//! message that crossed, with its fingerprint and what it holds.

use crate::web::asker::Asker;
use crate::web::case::page::Entry;
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::record::{Gathered, Page, Part};
use crate::web::route::Answer;
use crate::web::section;
use crate::web::words::Words;
use augenmass_casework::desk::{self, Directory};
use augenmass_domain::package::{MessageKind, Package, Side};
use augenmass_domain::{Action, Kind, State};
use jiff::civil::Date;

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let state = section::seen(&asker, Kind::Package).await?;
    let State::Package(package) = &state else {
        return Err(Problem::NotFound);
    };
    let words = asker.words;
    let directory = desk::directory(asker.installation()).await?;
    let mut page = Page::of(&asker, &state, &directory).await?;
    page.notes.push(words.t(match package.core().side {
        Side::Sender => "package-note-sender",
        Side::Receiver => "package-note-receiver",
    }));
    page.parts.push(known(words, package, &directory));
    page.parts.push(transcript(words, package));
    html(&page)
}

fn known(words: Words, package: &Package, directory: &Directory) -> Part {
    let core = package.core();
    let mut all = Gathered::new(words);
    all.add("package-partner", core.partner.name.as_str());
    all.add("package-card", core.partner.card.as_str());
    all.add_by(
        "package-begun",
        directory.name(core.begun_by),
        core.begun_on,
    );
    if !package.is_over() {
        all.add("package-due", words.day(core.due));
    }
    all.add("package-records", core.records.to_string());
    all.add("package-evaluations", core.evaluations.to_string());
    all.add("package-root", core.root.as_str());
    if let Some(payloads) = package.payloads() {
        all.add("package-payloads", payloads.to_string());
    }
    if let Some(key) = package.public_key() {
        all.add("package-public-key", key);
    }
    Part {
        title: words.t("package-known"),
        entries: all.entries,
    }
}

fn transcript(words: Words, package: &Package) -> Part {
    let messages = package.messages().iter();
    let messages =
        messages.map(|message| entry(words, message.kind, message.on, &message.passed.sha256));
    Part {
        title: words.t("package-transcript"),
        entries: messages.collect(),
    }
}

fn entry(words: Words, kind: MessageKind, on: Date, sha256: &str) -> Entry {
    let arguments = [
        ("on", words.day(on)),
        ("holds", words.t(&format!("message-{}-holds", kind.name()))),
        ("sha256", sha256.to_owned()),
    ];
    Entry {
        key: words.t(&format!("message-{}", kind.name())),
        value: words.filled("package-message", &arguments),
    }
}

/// Examples for tests.
pub(super) fn samples(words: Words) -> Vec<Page> {
    let digest = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";
    let mut all = Gathered::new(words);
    all.add("package-partner", "Familienkasse Auenstedt");
    all.add("package-card", digest);
    all.add("package-due", words.day(Date::constant(2026, 4, 1)));
    for key in ["package-records", "package-evaluations", "package-payloads"] {
        all.add(key, "12");
    }
    for key in ["package-root", "package-public-key"] {
        all.add(key, digest);
    }
    all.add_by("package-begun", "Derya Aydın", Date::constant(2026, 3, 2));
    let transcript = |kind: MessageKind| entry(words, kind, Date::constant(2026, 3, 2), digest);
    let page = |state: &str, note: &str, entries: Vec<Entry>| Page {
        notes: vec![words.t(note)],
        parts: vec![
            Part {
                title: words.t("package-known"),
                entries,
            },
            Part {
                title: words.t("package-transcript"),
                entries: MessageKind::ALL.into_iter().map(transcript).collect(),
            },
        ],
        ..Page::sample(words, Kind::Package, state, Action::EndPackage)
    };
    vec![
        page("sealed", "package-note-sender", all.entries),
        page("opened", "package-note-receiver", Vec::new()),
    ]
}
