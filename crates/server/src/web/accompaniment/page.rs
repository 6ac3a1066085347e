//! `/begleitungen/{id}`: one request: the window and what the carrier said to it. Whom the visit concerns
//! is in none of its states (P-09).

use crate::web::asker::Asker;
use crate::web::frame::Link;
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::record::{Gathered, Page, Part};
use crate::web::route::Answer;
use crate::web::section;
use crate::web::words::Words;
use augenmass_casework::desk::{self, Directory};
use augenmass_domain::accompaniment::Accompaniment;
use augenmass_domain::{Action, Kind, Role, State};

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let state = section::seen(&asker, Kind::Accompaniment).await?;
    let State::Accompaniment(one) = &state else {
        return Err(Problem::NotFound);
    };
    let words = asker.words;
    let directory = desk::directory(asker.installation()).await?;
    let mut page = Page::of(&asker, &state, &directory).await?;
    if one.has_lapsed(asker.installation().gate.now()) {
        page.head.close();
        page.notes.push(words.t("accompaniment-lapsed"));
    }
    if asker.actor()?.role == Role::SocialWorker {
        page.head.large = true;
        page.notes.push(words.t("accompaniment-nothing-more"));
    } else {
        let case = format!("/{}/{}", section::path(Kind::Case), one.case());
        page.links.push(Link::to(case, words.t("visit-case")));
        if let Some(visit) = one.used_for() {
            let visit = format!("/{}/{visit}", section::path(Kind::Visit));
            page.links
                .push(Link::to(visit, words.t("accompaniment-visit")));
        }
    }
    page.parts.push(known(words, one, &directory));
    html(&page)
}

fn known(words: Words, one: &Accompaniment, directory: &Directory) -> Part {
    let mut all = Gathered::new(words);
    all.add("accompaniment-window", words.window(one.window()));
    let carrier = directory.carrier(Some(one.carrier()));
    all.add("accompaniment-carrier", carrier);
    if let Some(promise) = one.promise() {
        let name = promise.qualification.name();
        all.add_word("visit-qualification", "qualification", name);
        all.add_yes("visit-woman", promise.woman_available);
    }
    Part {
        title: words.t("visit-plan"),
        entries: all.entries,
    }
}

/// Examples for tests.
pub(super) fn samples(words: Words) -> Vec<Page> {
    let mut all = Gathered::new(words);
    let window = (
        crate::web::samples::now(),
        crate::web::samples::now().saturating_add(jiff::Span::new().hours(2)),
    );
    all.add("accompaniment-window", words.window(window));
    all.add_word("visit-qualification", "qualification", "social-worker");
    let (kind, action) = (Kind::Accompaniment, Action::ConfirmAccompaniment);
    vec![Page {
        notes: vec![words.t("accompaniment-nothing-more")],
        parts: vec![Part {
            title: words.t("visit-plan"),
            entries: all.entries,
        }],
        links: vec![Link::to("/vorgaenge/1", words.t("visit-case"))],
        ..Page::sample(words, kind, "requested", action)
    }]
}
