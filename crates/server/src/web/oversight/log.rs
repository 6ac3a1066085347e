//! `/aufsicht/<part>`: the log, newest first: who read what for which purpose, what was refused, what a rule
//! rejected, which drafts look like a list. Roles and offices; nobody's name.

use super::sign_ins;
use crate::web::asker::Asker;
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::section;
use crate::web::words::{Words, reference};
use askama::Template;
use augenmass_casework::desk::{self, Directory};
use augenmass_casework::oversight::{self, Entry, Part};
use augenmass_casework::words as casework_words;
use augenmass_domain::Role;

/// Entries on a page.
const ON_A_PAGE: u32 = 50;

/// The parts of the log: the end of the path, the part, the key of its title, the key of its help.
const PARTS: &[(&str, Part, &str, &str)] = &[
    (
        "zugriffe",
        Part::Reads,
        "oversight-reads",
        "oversight-reads-help",
    ),
    (
        "ablehnungen",
        Part::Refusals,
        "oversight-refusals",
        "oversight-refusals-help",
    ),
    (
        "zurueckweisungen",
        Part::Rejections,
        "oversight-rejections",
        "oversight-rejections-help",
    ),
    (
        "meldungen",
        Part::Alerts,
        "oversight-alerts",
        "oversight-alerts-help",
    ),
];

/// An entry.
pub(crate) struct Line {
    pub at: String,
    pub record: String,
    /// To the record, where it has a page.
    pub path: Option<String>,
    pub action: String,
    pub purpose: String,
    pub who: String,
    /// The rule that said no, in words; empty where none did.
    pub rule: String,
}

#[derive(Template)]
#[template(path = "oversight/log.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub help: String,
    pub parts: Vec<Link>,
    pub lines: Vec<Line>,
    pub first: Option<String>,
    pub next: Option<String>,
}

/// A page of the log.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, actor, words) = (asker.installation(), asker.actor()?, asker.words);
    let wanted = asker.param("teil");
    let known = PARTS.iter().find(|(name, ..)| *name == wanted);
    let (name, part, title, help) = known.ok_or(Problem::NotFound)?;
    let before = asker.query.raw("vor").parse().ok();
    let entries = oversight::log(installation, actor, *part, before, ON_A_PAGE + 1).await?;
    let full = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let last = entries.get(full).and_then(|_| entries.get(full - 1));
    let next = last.map(|last| format!("{}?vor={}", path(name), last.number));
    let directory = desk::directory(installation).await?;
    let frame = asker.frame().titled(words.t(title));
    html(&Page {
        frame: frame.below("/aufsicht", words.t("page-oversight")),
        help: words.t(help),
        parts: parts(words, &path(name)),
        lines: entries
            .into_iter()
            .take(full)
            .map(|entry| line(words, &directory, &entry))
            .map(|line| match actor.role {
                // She sees a record while a complaint about it is open, and finds it by its request.
                Role::Ombudsperson => Line { path: None, ..line },
                _ => line,
            })
            .collect(),
        first: before.map(|_| path(name)),
        next,
    })
}

/// The links to all parts, one of them with the path `here`.
pub(super) fn parts(words: Words, here: &str) -> Vec<Link> {
    let parts = PARTS.iter().map(|(name, _, title, _)| (path(name), *title));
    let sign_ins = (sign_ins::PATH.to_owned(), "oversight-sign-ins");
    let link = |(path, title): (String, &str)| Link {
        here: path == here,
        ..Link::to(path, words.t(title))
    };
    parts.chain([sign_ins]).map(link).collect()
}

fn path(name: &str) -> String {
    format!("/aufsicht/{name}")
}

fn line(words: Words, directory: &Directory, entry: &Entry) -> Line {
    let kind = words.kind(entry.kind);
    let office = directory.office(entry.office);
    let role = words.role(entry.role);
    let page = entry.id.filter(|_| section::has_page(entry.kind));
    Line {
        at: words.moment(entry.at),
        record: match entry.id {
            Some(id) => format!("{kind} {}", reference(id)),
            None => kind,
        },
        path: page.map(|id| format!("/{}/{id}", section::path(entry.kind))),
        action: match entry.masked {
            true => words.t("outcome-read-masked"),
            false => words.action(entry.action),
        },
        purpose: words.purpose(entry.purpose),
        who: if office.is_empty() {
            role
        } else {
            format!("{role}, {office}")
        },
        rule: entry.rule.as_deref().map_or_else(String::new, |rule| {
            let key = format!("rejection-{}", casework_words::key(rule));
            if casework_words::has(words.0, &key) {
                words.t(&key)
            } else {
                rule.to_owned()
            }
        }),
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let line = |path: Option<&str>, rule: &str| Line {
            at: words.moment(crate::web::samples::now()),
            record: format!("{} 4F2A-0001", words.kind(augenmass_domain::Kind::Case)),
            path: path.map(str::to_owned),
            action: words.action(augenmass_domain::Action::ReadPersonalData),
            purpose: words.purpose(augenmass_domain::Purpose::Oversight),
            who: words.role(Role::RegistryOfficer),
            rule: rule.to_owned(),
        };
        let page = |(name, _, title, help): &(&str, Part, &str, &str), lines| Self {
            frame: Frame::sample(words).titled(words.t(title)),
            help: words.t(help),
            parts: parts(words, &path(name)),
            lines,
            first: Some(format!("/aufsicht/{name}")),
            next: Some(format!("/aufsicht/{name}?vor=7")),
        };
        let mut pages: Vec<Self> = PARTS.iter().map(|part| page(part, Vec::new())).collect();
        let lines = vec![line(Some("/vorgaenge/1"), ""), line(None, "no-permit")];
        pages.extend(PARTS.first().map(|part| page(part, lines)));
        pages
    }
}
