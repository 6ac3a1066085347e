//! `/stopps/verdeckt`: the draw for masked review, run by run, repeated from the history (M-6).

use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::{Answer, Door, Route, handler};
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::masked_review::{self, CheckedDraw};
use augenmass_domain::Role;
use augenmass_domain::indication::Review;

pub(super) const PATH: &str = "/stopps/verdeckt";
/// Who may look through the log.
pub(super) const SEE: &[Role] = &[Role::DataProtectionOfficer, Role::AuditOffice];
pub(super) const ROUTE: Route = Route::page(PATH, Door::Work(SEE), handler!(show));

/// The draw of one run.
pub(crate) struct Run {
    /// For the anchor.
    pub id: String,
    pub title: String,
    /// A word and its value.
    pub entries: Vec<(String, String)>,
    /// What the check found, in a sentence.
    pub found: String,
    /// True where something is not as it must be.
    pub wrong: bool,
}

#[derive(Template)]
#[template(path = "oversight/draws.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub runs: Vec<Run>,
}

/// The page.
async fn show(asker: Asker) -> Answer {
    let words = asker.words;
    let checked = masked_review::check(asker.installation(), asker.actor()?).await?;
    let frame = asker.frame().titled(words.t("page-draws"));
    html(&Page {
        frame: frame.below("/stopps", words.t("page-stops")),
        runs: checked.iter().rev().map(|one| run(words, one)).collect(),
    })
}

fn run(words: Words, checked: &CheckedDraw) -> Run {
    let mut entries = Vec::new();
    let mut add = |key: &str, value: String| entries.push((words.t(key), value));
    if let Some(draw) = &checked.draw {
        let share = f64::from(draw.per_mille) / 10.0;
        add("draws-share", format!("{share:.1} %"));
        add("draws-commitment", draw.commitment.clone());
    }
    if let Some(seed) = &checked.seed {
        add("draws-seed", seed.clone());
    }
    for review in Review::ALL {
        if let Some(count) = checked.screened.get(review) {
            add(
                &format!("choice-review-{}", review.name()),
                count.to_string(),
            );
        }
    }
    Run {
        id: checked.run.to_string(),
        title: checked.title.clone(),
        entries,
        found: words.t(checked.found()),
        wrong: checked.is_wrong(),
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        use augenmass_domain::id::RunId;
        use augenmass_domain::run::ReviewDraw;
        let draw = ReviewDraw {
            commitment: "ab".repeat(32),
            per_mille: 250,
        };
        let one = |number: u128, draw: Option<&ReviewDraw>, seed: bool, is_the_committed, wrong| {
            let screened = Review::ALL.iter().map(|review| (*review, 7));
            CheckedDraw {
                run: RunId::from_uuid(uuid::Uuid::from_u128(number)),
                title: "Registerklärung 2026".to_owned(),
                draw: draw.cloned(),
                seed: seed.then(|| "cd".repeat(32)),
                is_the_committed,
                screened: screened.collect(),
                not_as_drawn: wrong,
            }
        };
        let all = [
            one(1, None, false, None, None),
            one(2, Some(&draw), false, None, None),
            one(3, Some(&draw), true, Some(true), Some(0)),
            one(4, Some(&draw), true, Some(true), Some(2)),
            one(5, Some(&draw), true, Some(false), Some(9)),
        ];
        let page = |runs: &[CheckedDraw]| Self {
            frame: Frame::sample(words).titled(words.t("page-draws")),
            runs: runs.iter().map(|one| run(words, one)).collect(),
        };
        vec![page(&[]), page(&all)]
    }
}
