//! The life of the invented city: every step goes through the gate like any other.

mod city;
mod life;
mod people;
mod set_up;
mod story;

pub use city::{City, NameList, People, Size, Streets};
pub use life::{BEGIN, END, LAST_INTAKE, Year, YearBook};
pub use people::{Drawn, draw};
pub use set_up::{open_run, record_costs};
pub use story::{Script, Step, Story, Timed};
