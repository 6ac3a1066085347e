//! `/gleichbehandlung`: what the statistics office said, what it does to visits, and what cannot be seen
//! (M-2; section 3.6 of the reference on statistics). A band in words and no figure of this city.

use super::figures::reckoned;
use super::sample_frame;
use crate::web::asker::Asker;
use crate::web::figures::table::{label, language, review_samples};
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::answer::review_in_words;
use augenmass_casework::clock::now_at;
use augenmass_casework::fairness::{Standing, volume};
use augenmass_casework::open_to_all;
use augenmass_casework::reckoning::Reckoning;
use augenmass_statistics::fairness::{
    Detectable, FairnessPlan, Volume, delay_to_stop, detectable_shares,
};
use augenmass_statistics::{FigureName, Measure, format};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

/// Sizes of a group for which the page says what would be noticed. Unit: households.
const SIZES: [u64; 5] = [17, 34, 50, 100, 200];
/// The share of the other group that is passed on.
const SHARE: f64 = 0.35;

/// What Fisher's test at 5 % finds four times out of five; the same for every city, computed once.
static POWER: LazyLock<Vec<(u64, Detectable)>> = LazyLock::new(|| {
    let row = |size: &u64| Some((*size, detectable_shares(*size, SHARE, 0.05, 0.8).ok()?));
    SIZES.iter().filter_map(row).collect()
});

/// True odds ratios for which the page says how long they would go on.
const ODDS: [f64; 3] = [2.0, 3.0, 5.0];

/// Larger groups are reckoned with as this many: the stop comes no later.
const LARGEST: u64 = 100;

/// The delays of volumes that were asked for, by the size of a group: there are at most [`LARGEST`].
static DELAYS: LazyLock<Mutex<BTreeMap<u64, Vec<Option<u32>>>>> = LazyLock::new(Mutex::default);

/// How long unequal treatment of one stage would go on in this city.
pub(crate) struct Delay {
    pub about: String,
    /// Odds ratio, and the quarters until the stop in half of all courses.
    pub rows: Vec<(String, String)>,
}

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
    /// Empty until there are figures that say how much this city decides.
    pub delay: Option<Delay>,
    /// True while every file is reviewed masked (M-2).
    pub watched: bool,
    /// Masked and clear review beside each other; empty until figures are published (M-6).
    pub review: Vec<String>,
    /// What the work may have done to people, in the last year that was published (M-8).
    pub harm: Option<Harm>,
}

/// What the work may have done to people.
pub(crate) struct Harm {
    pub year: String,
    /// Each figure and its value.
    pub rows: Vec<(String, String)>,
}

/// The figures of harm, each with its part.
const HARM: [(Measure, Option<&str>); 8] = [
    (Measure::ComplaintsReceived, None),
    (Measure::ObjectionsUpheld, None),
    (Measure::VisitsStopped, None),
    (Measure::ConsentWithdrawn, Some("yes")),
    (Measure::ConsentWithdrawn, Some("not-known")),
    (Measure::ChildrenPresent, Some("yes")),
    (Measure::ChildrenPresent, Some("not-known")),
    (Measure::DaysToClearingLetter, None),
];

/// The figures of harm of the last year that was published.
fn harm(words: Words, (as_of, published): &(Date, Reckoning)) -> Harm {
    let year = as_of.year();
    let figures = HARM.iter().filter_map(|(measure, part)| {
        let name = FigureName::new(*measure, year, *part);
        published.figures.get(name.as_str())
    });
    Harm {
        year: year.to_string(),
        rows: figures
            .map(|figure| {
                let value = format::figure(language(words), figure);
                (label(words, figure), value)
            })
            .collect(),
    }
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let frame = asker.frame().titled(asker.words.t("page-fairness"));
    let standing = open_to_all::fairness(asker.installation()).await?;
    let published = reckoned(&asker.site).await?;
    let volume = published.as_deref().and_then(volume);
    let page = page(asker.words, frame, standing, volume);
    html(&match published.as_deref() {
        Some(known) => Page {
            review: review_in_words(asker.words.0, &known.1.figures),
            harm: Some(harm(asker.words, known)),
            ..page
        },
        None => page,
    })
}

fn page(words: Words, frame: Frame, standing: Standing, volume: Option<Volume>) -> Page {
    let (counts, watched) = (standing.counts, standing.watched);
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
        delay: volume.and_then(|volume| delay(words, volume)),
        watched,
        review: Vec::new(),
        harm: None,
    }
}

/// The delays for a volume, from memory or reckoned now.
fn delays(mut volume: Volume) -> Option<Vec<Option<u32>>> {
    let size = volume.of_a.min(LARGEST);
    (volume.of_a, volume.of_b) = (size, size);
    let mut known = DELAYS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(delays) = known.get(&size) {
        return Some(delays.clone());
    }
    let plan = FairnessPlan::embedded().ok()?;
    let median = |odds: &f64| Some(delay_to_stop(&plan, volume, *odds).ok()?.median);
    let delays: Vec<Option<u32>> = ODDS.iter().map(median).collect::<Option<_>>()?;
    known.insert(size, delays.clone());
    Some(delays)
}

fn delay(words: Words, volume: Volume) -> Option<Delay> {
    let rows = ODDS.iter().zip(delays(volume)?).map(|(odds, looks)| {
        let looks = looks.map(|looks| looks.to_string());
        let looks = looks.unwrap_or_else(|| words.t("fairness-delay-longer"));
        (format!("{odds:.0}"), looks)
    });
    let about = [
        ("households", volume.of_a.to_string()),
        ("share", format!("{:.0}", 100.0 * volume.base_share)),
        ("components", volume.components.to_string()),
    ];
    Some(Delay {
        about: words.filled("fairness-delay", &about),
        rows: rows.collect(),
    })
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
        let volume = Volume {
            of_a: 20,
            of_b: 20,
            base_share: 0.3,
            components: 6,
        };
        let since = words.moment(crate::web::samples::now());
        let sentences = |which: usize| review_samples(words).swap_remove(which);
        let harm = || Harm {
            year: "2026".to_owned(),
            rows: vec![
                ("Beschwerden".to_owned(), "2".to_owned()),
                (
                    "Besuche, bei denen Kinder da waren: ja".to_owned(),
                    "1".to_owned(),
                ),
            ],
        };
        vec![
            Self {
                frame: frame(),
                latest: None,
                stops: Vec::new(),
                power: power(words),
                delay: None,
                watched: false,
                review: Vec::new(),
                harm: None,
            },
            Self {
                frame: frame(),
                latest: Some(latest("no-statement", true)),
                stops: Vec::new(),
                power: power(words),
                delay: delay(words, volume),
                watched: false,
                review: sentences(0),
                harm: Some(harm()),
            },
            Self {
                frame: frame(),
                latest: Some(latest("stop", false)),
                stops: vec![(stop, since)],
                power: power(words),
                delay: delay(words, volume),
                watched: true,
                review: sentences(1),
                harm: Some(harm()),
            },
        ]
    }
}
