//! Tests of who may.

mod completeness;
mod loading;
mod matrix;
mod matrix_states;
mod matrix_text;
mod properties;
mod rules;
mod samples;
mod scopes;
mod speed;
mod world;
