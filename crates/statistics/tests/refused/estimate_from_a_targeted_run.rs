//! Whoever was checked because of an indication is no sample (D-1, D-2, N-12).

use augenmass_statistics::Level;
use augenmass_statistics::magnitude::{ProbabilitySample, Seed, TargetedRun};

fn main() {
    let run = TargetedRun::new(34, 11).unwrap();
    let estimate = run.estimate(Level::P95);
    let seed = Seed::new([7; 32]);
    let sample = ProbabilitySample::new(run, seed.commitment(), &seed);
    let turned: ProbabilitySample = run.into();
}
