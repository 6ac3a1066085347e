//! The public site: what the city does, on which norms, with which results.

use super::route::Route;
use super::samples::Example;
use super::words::Words;

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[];

/// Examples of all pages of this area.
pub(super) fn examples(_: Words) -> Vec<Example> {
    Vec::new()
}
