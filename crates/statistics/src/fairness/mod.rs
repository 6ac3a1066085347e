//! Fairness of human decisions, watched without an end and stopped by a number (M-1 to M-8, F-11,
//! F-19; section 3 of the reference on statistics).
//!
//! Outcomes are known only for those who were checked, so error rates and "equalised odds" cannot be
//! known and are not offered. What can be known is whether, at one stage, like cases of two groups
//! are passed on with equal odds. Each look gives tables (one per stratum) to an [`EProcess`]; under
//! equal odds its mean is 1 whatever the margins and whenever one looks, so that it reaches 20 with a
//! probability of at most 1/20 (Ville 1939; Shafer 2021; Turner, Ly & Grünwald 2024 for 2×2 tables).
//!
//! What this does not see: who is reported in the first place, and disparities smaller than the
//! power table says. "No alarm" is never "fair" ([`Band::NoStatement`]).

mod delay;
mod e_process;
mod grounds;
mod hybrid;
mod monitor;
mod plan;
mod power;

pub use delay::{Delay, Volume, delay_to_stop, false_stop_probability};
pub use e_process::{EProcess, Grid, e_value};
pub use grounds::{GroundStatus, ground_status};
pub use hybrid::{HybridTest, HybridVerdict};
pub use monitor::{Component, FairnessStatus, HouseholdBand, Look, Monitor, Split, Stage};
pub use plan::{Band, FairnessPlan};
pub use power::{Detectable, detectable_share, detectable_shares, share_test};
