//! The executable as people use it: its help, its life, its pages, and what it says to bad input.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is the answer")]

mod backup;
mod bad_input;
mod city;
mod help;
mod life;
mod office;
mod page;
mod program;
mod serve;
