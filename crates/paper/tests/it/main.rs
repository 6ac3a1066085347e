//! Tests of what is printed.

mod accessibility;
mod hostile;
mod limits;
mod pages;
mod rules;
mod texts;
mod tools;
