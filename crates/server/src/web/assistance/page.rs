//! `/amtshilfe/{id}`: one request: who asked, how far it is, what came back. What it is about stands in its case.

use crate::web::asker::Asker;
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::record::{Gathered, Page, Part};
use crate::web::route::Answer;
use crate::web::section;
use crate::web::words::Words;
use augenmass_casework::desk::{self, Directory};
use augenmass_domain::assistance::{Assistance, Outcome, Stage};
use augenmass_domain::{Action, Kind, State};
use jiff::civil::Date;

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let state = section::seen(&asker, Kind::Assistance).await?;
    let State::Assistance(assistance) = &state else {
        return Err(Problem::NotFound);
    };
    let words = asker.words;
    let directory = desk::directory(asker.installation()).await?;
    let mut page = Page::of(&asker, &state, &directory).await?;
    page.notes.push(words.t(match assistance.stage() {
        Stage::Received { .. } | Stage::Reported { .. } => "assistance-note-here",
        _ => "assistance-note-asked",
    }));
    page.parts.push(known(words, assistance, &directory));
    let case = section::case_link(&asker, assistance.case());
    page.links.extend(case);
    html(&page)
}

fn known(words: Words, assistance: &Assistance, directory: &Directory) -> Part {
    let core = assistance.core();
    let mut all = Gathered::new(words);
    all.add_by(
        "assistance-begun",
        directory.name(core.begun_by),
        core.begun_on,
    );
    if assistance.is_open() {
        all.add("assistance-due", words.day(core.due));
    }
    if let Some(partner) = assistance.partner() {
        all.add("assistance-partner", partner.name.as_str());
    }
    match assistance.stage() {
        Stage::Requested => (),
        Stage::Approved { by } => all.add("assistance-approved-by", directory.name(*by)),
        Stage::Sent {
            approved_by,
            message,
            on,
            ..
        } => {
            all.add("assistance-approved-by", directory.name(*approved_by));
            all.add("assistance-sent-on", words.day(*on));
            all.add("assistance-message", message.as_str());
        }
        Stage::Answered {
            approved_by,
            outcome,
            report,
            on,
        } => {
            all.add("assistance-approved-by", directory.name(*approved_by));
            ended(&mut all, words, (*outcome, *on), report);
        }
        Stage::Received { message, .. } => all.add("assistance-message", message.as_str()),
        Stage::Reported {
            outcome,
            report,
            on,
            ..
        } => ended(&mut all, words, (*outcome, *on), report),
    }
    Part {
        title: words.t("assistance-known"),
        entries: all.entries,
    }
}

fn ended(all: &mut Gathered, words: Words, (outcome, on): (Outcome, Date), report: &str) {
    all.add_word("assistance-ended-as", "assistance-outcome", outcome.name());
    all.add("assistance-reported-on", words.day(on));
    all.add("assistance-report", report);
}

/// Examples for tests.
pub(super) fn samples(words: Words) -> Vec<Page> {
    let day = Date::constant(2026, 3, 2);
    let page = |state: &str, note: &str, outcome: Outcome| {
        let mut all = Gathered::new(words);
        all.add_by("assistance-begun", "Derya Aydın", day);
        all.add("assistance-due", words.day(day));
        all.add("assistance-partner", "Stadt Auenstedt");
        all.add("assistance-approved-by", "Jonas Brandt");
        all.add("assistance-sent-on", words.day(day));
        all.add("assistance-message", "5f70bf18a086007016e948b04aed3b82");
        ended(
            &mut all,
            words,
            (outcome, day),
            "9c56cc51b374c3ba189210d5b6d4bf57",
        );
        Page {
            notes: vec![words.t(note)],
            parts: vec![Part {
                title: words.t("assistance-known"),
                entries: all.entries,
            }],
            ..Page::sample(words, Kind::Assistance, state, Action::ApproveAssistance)
        }
    };
    vec![
        page("requested", "assistance-note-asked", Outcome::Visited),
        page("reported", "assistance-note-here", Outcome::NotVisited),
    ]
}
