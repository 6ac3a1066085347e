//! The life of the invented city: every step goes through the gate like any other.

mod city;
mod growth;
mod life;
mod people;
mod set_up;
mod statistics;
mod story;
mod two_houses;

pub use city::{City, NameList, People, Size, Streets};
pub use growth::{Growth, STEPS_PER_CASE};
pub use life::{BEGIN, END, LAST_INTAKE, Year, YearBook};
pub use people::{Drawn, draw};
pub use set_up::{RunPlan, open_first_run, open_run, record_costs};
pub use statistics::{DemoStatistics, keep_status};
pub use story::{Script, Step, Story, Timed};
pub use two_houses::{Lines, TwoHouses};
