//! All commands that people give on pages.

use super::act::Act;
use super::{
    accompaniment, administration, case, cost, hand_over, indication, inquiry, request, run, visit,
};

/// All acts, area by area.
const ALL: &[&[&Act]] = &[
    indication::ACTS,
    case::ACTS,
    accompaniment::ACTS,
    visit::ACTS,
    hand_over::ACTS,
    request::ACTS,
    run::ACTS,
    cost::ACTS,
    inquiry::ACTS,
    administration::ACTS,
];

/// All acts.
pub(crate) fn all() -> impl Iterator<Item = &'static Act> {
    ALL.iter().copied().flatten().copied()
}
