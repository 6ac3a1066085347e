//! `/kennzahlen`: all figures up to the end of a month.

use super::table::{Group, groups, reported, sample, sample_report};
use crate::web::asker::Asker;
use crate::web::frame::{Frame, Link};
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::outcome_report::{self, FiledReport};
use augenmass_casework::publications;
use augenmass_casework::reckoning::{month_ends, reckon};
use augenmass_domain::Role;
use augenmass_statistics::Figures;
use jiff::civil::Date;

/// Cut-off days that are offered.
const OFFERED: usize = 12;

#[derive(Template)]
#[template(path = "figures.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub as_of: String,
    pub days: Vec<Link>,
    pub groups: Vec<Group>,
    pub tree_size: u64,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, actor, words) = (asker.installation(), asker.actor()?, asker.words);
    let today = installation.gate.now().today();
    let mut days: Vec<Date> = month_ends(today).take(OFFERED).collect();
    if actor.role == Role::CouncilMember {
        // What is not published is for those who prepare a publication.
        days = publications::all(installation)
            .await?
            .iter()
            .map(|one| one.as_of)
            .collect();
        days.sort_unstable_by(|one, other| other.cmp(one));
        if days.is_empty() {
            return html(&Page {
                frame: asker.frame().titled(words.t("page-figures")),
                as_of: String::new(),
                days: Vec::new(),
                groups: Vec::new(),
                tree_size: 0,
            });
        }
    }
    let wished = asker.query.raw("stichtag").parse().ok();
    let known = days.iter().copied().find(|day| Some(*day) == wished);
    let as_of = known.or(days.first().copied()).unwrap_or(today);
    let reckoning = reckon(installation, actor, as_of).await?;
    let filed = outcome_report::filed(installation).await?;
    let link = |day: &Date| Link {
        here: *day == as_of,
        ..Link::to(format!("/kennzahlen?stichtag={day}"), words.day(*day))
    };
    html(&Page {
        frame: asker.frame().titled(words.t("page-figures")),
        as_of: words.day(as_of),
        days: days.iter().map(link).collect(),
        groups: all_groups(words, &reckoning.figures, &filed),
        tree_size: reckoning.checkpoint.size,
    })
}

/// What was counted here, and after it what the family benefits office reported.
fn all_groups(words: Words, figures: &Figures, filed: &[FiledReport]) -> Vec<Group> {
    let mut all = groups(words, figures);
    all.extend(reported(words, filed));
    all
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let day = words.day(Date::constant(2026, 1, 31));
        let page = |groups| Self {
            frame: Frame::sample(words).titled(words.t("page-figures")),
            as_of: day.clone(),
            days: vec![Link::to("/kennzahlen?stichtag=2026-01-31", day.clone())],
            groups,
            tree_size: 812,
        };
        let mut both = sample(words);
        both.extend(reported(words, &[sample_report()]));
        vec![page(sample(words)), page(both), page(Vec::new())]
    }
}
