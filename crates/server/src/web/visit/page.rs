//! `/besuche/{id}`: one visit: when, on which footing, with whom beside, and what was found. Whom it
//! concerns stands in the case and on the paper for the door, not here (P-09).

use crate::web::asker::Asker;
use crate::web::case::REGISTRY;
use crate::web::frame::Link;
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::record::{Gathered, Page, Part};
use crate::web::route::Answer;
use crate::web::section;
use crate::web::words::Words;
use augenmass_casework::desk::{self, Directory};
use augenmass_domain::visit::{DoorFinding, Recorded, Visit};
use augenmass_domain::{Action, Kind, Role, State};

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let state = section::seen(&asker, Kind::Visit).await?;
    let State::Visit(visit) = &state else {
        return Err(Problem::NotFound);
    };
    let words = asker.words;
    let role = asker.actor()?.role;
    let directory = desk::directory(asker.installation()).await?;
    let mut page = Page::of(&asker, &state, &directory).await?;
    page.head.large = visit.is_open();
    page.parts = vec![plan(words, visit, &directory), found(words, visit)];
    if role == Role::SocialWorker {
        page.notes.push(words.t("visit-on-the-day"));
    } else {
        let case = visit.order().case();
        let case = format!("/{}/{case}", section::path(Kind::Case));
        page.links.push(Link::to(case, words.t("visit-case")));
    }
    if REGISTRY.contains(&role) && visit.is_open() {
        let paper = format!("{}/anordnung", asker.path);
        page.links.push(Link::to(paper, words.t("visit-paper")));
    }
    html(&page)
}

/// What was ordered.
fn plan(words: Words, visit: &Visit, directory: &Directory) -> Part {
    let order = visit.order();
    let mut all = Gathered::new(words);
    let window = words.window((order.from(), order.until()));
    all.add("visit-window", window);
    all.add_word("visit-mode", "legal-mode", order.mode().name());
    let interpreter = order.interpreter().name();
    all.add_word("visit-interpreter", "interpreter", interpreter);
    all.add("visit-carrier", directory.carrier(Some(order.carrier())));
    let qualification = order.qualification().name();
    all.add_word("visit-qualification", "qualification", qualification);
    all.add_yes("visit-woman", order.woman_available());
    let by = directory.name(order.ordered_by());
    all.add_by("visit-ordered", by, order.ordered_on());
    Part {
        title: words.t("visit-plan"),
        entries: all.entries,
    }
}

/// How it went.
fn found(words: Words, visit: &Visit) -> Part {
    let mut all = Gathered::new(words);
    match visit {
        Visit::UnderWay(x) => all.add("visit-checked-in", words.moment(x.checked_in_at())),
        Visit::Recorded(x) => recorded(&mut all, words, x),
        _ => (),
    }
    if let Some(at) = visit.broken_off_at() {
        all.add("visit-broken-off", words.moment(at));
    }
    Part {
        title: words.t("visit-found"),
        entries: all.entries,
    }
}

fn recorded(all: &mut Gathered, words: Words, recorded: &Recorded) {
    all.add_word("field-finding", "finding", recorded.finding().name());
    if let DoorFinding::Met { address_confirmed } = recorded.finding() {
        all.add_yes("visit-address", *address_confirmed);
    }
    let door = recorded.door();
    all.add_word(
        "visit-consent-withdrawn",
        "told",
        door.consent_withdrawn.name(),
    );
    all.add_word("visit-children", "told", door.children_present.name());
    all.add("visit-took-place", words.window(recorded.times()));
    if recorded.is_incident() {
        let mode = recorded.mode().name();
        all.add_word("visit-mode-changed", "legal-mode", mode);
    }
}

/// Examples for tests.
pub(super) fn samples(words: Words) -> Vec<Page> {
    let mut all = Gathered::new(words);
    let now = crate::web::samples::now();
    all.add("visit-window", words.window((now, now)));
    all.add_word("visit-mode", "legal-mode", "consent");
    all.add_word("visit-interpreter", "interpreter", "offered-accepted");
    all.add_yes("visit-woman", true);
    let page = Page {
        notes: vec![words.t("visit-on-the-day")],
        parts: vec![Part {
            title: words.t("visit-plan"),
            entries: all.entries,
        }],
        links: vec![Link::to("/besuche/1/anordnung", words.t("visit-paper"))],
        ..Page::sample(words, Kind::Visit, "planned", Action::CheckIn)
    };
    let ended = Action::RequestDisclosure;
    vec![page, Page::sample(words, Kind::Visit, "recorded", ended)]
}
