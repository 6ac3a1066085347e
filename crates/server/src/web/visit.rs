//! Visits (Besuche): the plan, the page for the door, what was found.

use super::act::Act;
use super::route::Route;
use super::samples::Example;
use super::words::Words;

/// All acts of this area.
pub(super) const ACTS: &[&Act] = &[];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[];

/// Examples of all pages of this area.
pub(super) fn examples(_: Words) -> Vec<Example> {
    Vec::new()
}
