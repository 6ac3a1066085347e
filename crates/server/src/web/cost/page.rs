//! `/kosten`: what each run cost, beside what was planned, and who bears it; then every record. No sum mixes money that was spent
//! with money that might have been.

use super::{BOOK, bearer_name, correct, euro, hours, kind_name, record};
use crate::web::asker::Asker;
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::records::{Records, listed, mark};
use crate::web::route::Answer;
use crate::web::section::purpose_for;
use crate::web::words::{Words, reference};
use askama::Template;
use augenmass_casework::costs::{self, Borne};
use augenmass_casework::desk::{self, Directory};
use augenmass_domain::cost::CostRecord;
use augenmass_domain::{Kind, Role, State};

/// What one body bears in a run.
pub(crate) struct Sum {
    pub bearer: String,
    pub planned: String,
    pub money: String,
    pub planned_time: String,
    pub time: String,
}

/// A cost record in the list.
pub(crate) struct Booked {
    pub reference: String,
    pub day: String,
    pub kind: String,
    pub bearer: String,
    pub office: String,
    pub money: String,
    pub time: String,
    pub state: String,
    pub mark: &'static str,
    /// To take it back, for those who book, as long as it stands.
    pub take_back: Option<Link>,
}

#[derive(Template)]
#[template(path = "cost/page.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub links: Vec<Link>,
    /// The sums of each run, by its name.
    pub runs: Vec<(String, Vec<Sum>)>,
    pub booked: Vec<Booked>,
    pub records: Records,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, words) = (asker.installation(), asker.words);
    let actor = asker.actor()?;
    let (records, states) = listed(&asker, Kind::Cost).await?;
    let purpose = purpose_for(actor.role, Kind::Cost);
    let borne = costs::borne(installation, actor, purpose).await?;
    let directory = desk::directory(installation).await?;
    let costs = states.iter().filter_map(|state| match state {
        State::Cost(cost) => Some(booked(words, &directory, actor.role, cost)),
        _ => None,
    });
    html(&Page {
        frame: asker.frame().titled(words.t("page-costs")),
        links: links(words, actor.role),
        runs: by_run(words, &borne),
        booked: costs.collect(),
        records,
    })
}

fn links(words: Words, role: Role) -> Vec<Link> {
    let book = &record::ACT;
    let may = BOOK.contains(&role);
    let link = may.then(|| Link::to(book.path, words.action(book.action)));
    link.into_iter().collect()
}

fn by_run(words: Words, borne: &[Borne]) -> Vec<(String, Vec<Sum>)> {
    let runs = borne.chunk_by(|one, next| one.run == next.run);
    let sum = |one: &Borne| Sum {
        bearer: words.t(&format!("choice-bearer-{}", bearer_name(one.bearer))),
        planned: one
            .planned_cents
            .map_or_else(|| words.t("cost-no-plan-here"), |cents| euro(words, cents)),
        money: euro(words, one.cents),
        planned_time: one
            .planned_minutes
            .map_or_else(|| words.t("cost-no-plan-here"), |time| hours(words, time)),
        time: hours(words, one.minutes),
    };
    runs.filter_map(|run| Some((run.first()?.title.clone(), run.iter().map(sum).collect())))
        .collect()
}

fn booked(words: Words, directory: &Directory, role: Role, cost: &CostRecord) -> Booked {
    let stands = cost.state_name() == "recorded" && BOOK.contains(&role);
    let take_back = stands.then(|| {
        let path = correct::ACT.path_for(cost.id.uuid());
        Link::to(path, words.t("cost-take-back"))
    });
    Booked {
        reference: reference(cost.id.uuid()),
        day: words.day(cost.on),
        kind: words.t(&format!("choice-cost-kind-{}", kind_name(cost.kind))),
        bearer: words.t(&format!("choice-bearer-{}", bearer_name(cost.bearer))),
        office: directory.office(cost.office).to_owned(),
        money: euro(words, cost.cents),
        time: hours(words, cost.minutes.into()),
        state: words.state(Kind::Cost, cost.state_name()),
        mark: mark(cost.state_name()),
        take_back,
    }
}

impl Page {
    /// Examples for tests: with and without records.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let names = super::KINDS
            .iter()
            .zip(["recorded", "taken-back", "correction"]);
        let booked = names.map(|(kind, state)| Booked {
            reference: "4F2A-0001".to_owned(),
            day: "3. Februar 2026".to_owned(),
            kind: words.t(&format!("choice-cost-kind-{}", kind_name(*kind))),
            bearer: words.t("choice-bearer-municipality"),
            office: "Meldebehörde".to_owned(),
            money: euro(words, 123_450),
            time: hours(words, 90),
            state: words.state(Kind::Cost, state),
            mark: mark(state),
            take_back: Some(Link::to(
                "/kosten/1/zuruecknehmen",
                words.t("cost-take-back"),
            )),
        });
        let sums = super::BEARERS.iter().map(|bearer| Sum {
            bearer: words.t(&format!("choice-bearer-{}", bearer_name(*bearer))),
            planned: words.t("cost-no-plan-here"),
            planned_time: hours(words, 90),
            money: euro(words, 1_204_000),
            time: hours(words, 2_370),
        });
        let page = |role, runs, booked, records| Self {
            frame: Frame::sample(words).titled(words.t("page-costs")),
            links: links(words, role),
            runs,
            booked,
            records,
        };
        let runs = vec![("Registerklärung 2026".to_owned(), sums.collect())];
        vec![
            page(
                Role::Finance,
                runs,
                booked.collect(),
                Records::sample(words, Kind::Cost),
            ),
            page(
                Role::CouncilOffice,
                Vec::new(),
                Vec::new(),
                Records::empty(words, Kind::Cost),
            ),
        ]
    }
}
