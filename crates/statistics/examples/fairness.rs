//! Prints what a fairness plan can and cannot see, for a volume of decisions per look:
//! `cargo run -p augenmass-statistics --example fairness -- 20 40 30 12`
//! (group A, group B, share of B that is passed on in per cent, components).

#![expect(clippy::print_stdout, reason = "an example prints its tables")]

use augenmass_statistics::StatisticsError;
use augenmass_statistics::fairness::*;

fn main() -> Result<(), StatisticsError> {
    let asked: Vec<u64> = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let number = |index: usize, default: u64| asked.get(index).copied().unwrap_or(default);
    let volume = Volume {
        of_a: number(0, 20),
        of_b: number(1, 40),
        base_share: number(2, 30) as f64 / 100.0,
        components: u32::try_from(number(3, 1)).unwrap_or(1),
    };
    let plan = FairnessPlan::embedded()?;
    println!(
        "{} + {} households per look, {} % of B passed on, {} components",
        volume.of_a,
        volume.of_b,
        number(2, 30),
        volume.components
    );
    for looks in [4, 12, 40] {
        let share = 100.0 * false_stop_probability(&plan, volume, looks)?;
        println!(
            "equal odds, {looks:>2} looks: stopped for nothing in {share:.2} % of all courses"
        );
    }
    for odds_ratio in [1.5, 2.0, 3.0, 5.0] {
        let delay = delay_to_stop(&plan, volume, odds_ratio)?;
        let median = delay
            .median
            .map_or("over 400".to_owned(), |looks| looks.to_string());
        let mean = delay
            .mean
            .map_or("–".to_owned(), |looks| format!("{looks:.1}"));
        println!("odds ratio {odds_ratio}: stopped after {median} looks (median), {mean} (mean)");
    }
    for per_group in [17, 34, 100, 400] {
        let seen = detectable_shares(per_group, 0.35, 0.05, 0.8)?;
        let limit = |share: Option<f64>| share.map_or("never".to_owned(), |s| format!("{s:.3}"));
        println!(
            "{per_group:>3} per group, 35 % in B: noticed from {} up, from {} down",
            limit(seen.above),
            limit(seen.below)
        );
    }
    Ok(())
}
