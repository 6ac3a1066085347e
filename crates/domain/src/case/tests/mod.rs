//! The rules of a case, one test each, named as a sentence.

mod assess;
mod hearing;
mod ladder;
mod open;
mod properties;
mod ruling;
mod standing_still;
mod support;
mod transitions;
mod visit_order;
mod words;
pub(crate) mod world;
