//! Tests of who may.

mod completeness;
mod loading;
mod matrix;
mod matrix_text;
mod properties;
mod rules;
mod samples;
mod speed;
mod world;
