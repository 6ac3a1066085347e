//! How large the problem is (Q1), honestly (D-1 to D-4; section 5 of the reference on statistics).
//!
//! An estimate comes from a [`ProbabilitySample`] only: a frame that was fixed beforehand, a known
//! chance for everybody, a seed that was committed to before the draw. From a [`TargetedRun`] comes
//! the bound that needs no assumption, and the reason why there is no more; it has no method that
//! gives an estimate. This compiles:
//!
//! ```
//! use augenmass_statistics::magnitude::{ProbabilitySample, Seed, SeedCommitment, TargetedRun};
//! let run = TargetedRun::new(34, 11)?;
//! let bound = run.bound(20_000)?;
//! let seed = Seed::new([7; 32]);
//! let sample = ProbabilitySample::new(Vec::new(), seed.commitment(), &seed);
//! # Ok::<(), augenmass_statistics::StatisticsError>(())
//! ```
//!
//! and this does not:
//!
//! ```compile_fail,E0599
//! use augenmass_statistics::Level;
//! use augenmass_statistics::magnitude::TargetedRun;
//! let run = TargetedRun::new(34, 11).unwrap();
//! let estimate = run.estimate(Level::P95);
//! ```
//!
//! A run cannot become a sample either:
//!
//! ```compile_fail,E0308
//! use augenmass_statistics::magnitude::{ProbabilitySample, SeedCommitment, TargetedRun, Seed};
//! let run = TargetedRun::new(34, 11).unwrap();
//! let seed = Seed::new([7; 32]);
//! let sample = ProbabilitySample::new(run, seed.commitment(), &seed);
//! ```
//!
//! The draw belongs to the Familienkasse (§ 88(5) AO): letters to a random sample of its own cases.
//! Nothing here draws. Capture–recapture is not offered: with lists that depend on each other, models
//! that fit equally well differ fourfold (section 5.3).

mod estimate;
mod letter_audit;
mod misclassified;
mod sample;
mod targeted;

pub use estimate::Estimate;
pub use letter_audit::{LetterAudit, StratumPlan};
pub use misclassified::{Adjusted, without_misclassified};
pub use sample::{ProbabilitySample, Seed, SeedCommitment, Stratum};
pub use targeted::{TargetedBound, TargetedRun};
