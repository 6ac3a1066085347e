//! All commands that people give on pages.

use super::act::Act;
use super::case;

/// All acts, area by area.
const ALL: &[&[&Act]] = &[case::ACTS];

/// All acts.
pub(crate) fn all() -> impl Iterator<Item = &'static Act> {
    ALL.iter().copied().flatten().copied()
}
