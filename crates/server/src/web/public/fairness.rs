//! `/gleichbehandlung`: what the statistics office said, what it does to visits, and what cannot be seen
//! (M-2; section 3.6 of the reference on statistics). A band in words and no figure of this city.

use super::sample_frame;
use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::clock::now_at;
use augenmass_casework::fairness::Standing;
use augenmass_casework::open_to_all;
use augenmass_statistics::fairness::{Detectable, detectable_shares};
use std::sync::LazyLock;

/// Sizes of a group for which the page says what would be noticed. Unit: households.
const SIZES: [u64; 5] = [17, 34, 50, 100, 200];
/// The share of the other group that is passed on.
const SHARE: f64 = 0.35;

/// What Fisher's test at 5 % finds four times out of five; the same for every city, computed once.
static POWER: LazyLock<Vec<(u64, Detectable)>> = LazyLock::new(|| {
    let row = |size: &u64| Some((*size, detectable_shares(*size, SHARE, 0.05, 0.8).ok()?));
    SIZES.iter().filter_map(row).collect()
});

/// A row of the power table.
pub(crate) struct Seen {
    pub size: u64,
    pub above: String,
    pub below: String,
}

/// What was said last.
pub(crate) struct Latest {
    pub band: String,
    pub quarter: String,
    pub issued: String,
    pub until: String,
    pub plan: String,
    pub counts: bool,
}

#[derive(Template)]
#[template(path = "public/fairness.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub latest: Option<Latest>,
    /// Since when visits are stopped, for each cause.
    pub stops: Vec<(String, String)>,
    pub power: Vec<Seen>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let frame = asker.frame().titled(asker.words.t("page-fairness"));
    let standing = open_to_all::fairness(asker.installation()).await?;
    html(&page(asker.words, frame, standing))
}

fn page(words: Words, frame: Frame, standing: Standing) -> Page {
    let counts = standing.counts;
    let latest = standing.latest.map(|status| Latest {
        band: words.t(&format!("fairness-band-{}", status.band)),
        quarter: status.quarter.to_string(),
        issued: words.day(status.issued_on),
        until: words.day(status.counts_until),
        plan: status.plan,
        counts,
    });
    let stops = standing.stops.into_iter().map(|stop| {
        let since = words.moment(now_at(stop.since).local);
        (words.t(&format!("choice-stop-{}", stop.cause)), since)
    });
    Page {
        frame,
        latest,
        stops: stops.collect(),
        power: power(words),
    }
}

fn power(words: Words) -> Vec<Seen> {
    let share = |share: Option<f64>| match share {
        Some(share) => format!("{:.0} %", share * 100.0),
        None => words.t("fairness-power-never"),
    };
    let rows = POWER.iter().map(|(size, seen)| Seen {
        size: *size,
        above: share(seen.above),
        below: share(seen.below),
    });
    rows.collect()
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let frame = || sample_frame(words, "page-fairness");
        let latest = |band: &str, counts| Latest {
            band: words.t(&format!("fairness-band-{band}")),
            quarter: "2026-Q1".to_owned(),
            issued: words.day(jiff::civil::date(2026, 4, 9)),
            until: words.day(jiff::civil::date(2026, 7, 17)),
            plan: "ab".repeat(32),
            counts,
        };
        let stop = words.t("choice-stop-fairness");
        let since = words.moment(crate::web::samples::now());
        vec![
            Self {
                frame: frame(),
                latest: None,
                stops: Vec::new(),
                power: power(words),
            },
            Self {
                frame: frame(),
                latest: Some(latest("no-statement", true)),
                stops: Vec::new(),
                power: power(words),
            },
            Self {
                frame: frame(),
                latest: Some(latest("stop", false)),
                stops: vec![(stop, since)],
                power: power(words),
            },
        ]
    }
}
