//! Simulated false alarms: how often the monitor stops, and how often repeated tests would have, when
//! nothing is wrong (section 3.4 of the reference). Chance comes from a fixed seed.

use augenmass_statistics::fairness::*;
use augenmass_statistics::*;

/// SplitMix64 (Steele, Lea & Flood 2014).
struct Chance(u64);

impl Chance {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// How many of `size` are passed on, each with probability `per_cent`.
    fn passed(&mut self, size: u64, per_cent: u64) -> u64 {
        (0..size).filter(|_| self.next() % 100 < per_cent).count() as u64
    }
}

const LOOKS: u32 = 12;
const COURSES: u32 = 4_000;
const SIZES: [u64; 2] = [20, 40];

/// In how many courses of twelve looks the monitor stops, and repeated tests at 5 % would have.
fn alarms(per_cent: u64, seed: u64) -> (u32, u32) {
    let plan = FairnessPlan::embedded().unwrap();
    let mut chance = Chance(seed);
    let (mut stopped, mut tested) = (0, 0);
    for _ in 0..COURSES {
        let mut process = EProcess::new(plan.grid().unwrap());
        let (mut a, mut b) = (0, 0);
        let (mut stops, mut rejects) = (false, false);
        for look in 1..=u64::from(LOOKS) {
            let [new_a, new_b] = SIZES.map(|size| chance.passed(size, per_cent));
            process.observe(TwoGroups::new(new_a, SIZES[0], new_b, SIZES[1]).unwrap());
            stops |= process.value() >= plan.stop;
            (a, b) = (a + new_a, b + new_b);
            let pooled = TwoGroups::new(a, look * SIZES[0], b, look * SIZES[1]).unwrap();
            rejects |= FisherTest::of(pooled).two_sided <= 0.05;
        }
        stopped += u32::from(stops);
        tested += u32::from(rejects);
    }
    (stopped, tested)
}

#[test]
fn simulated_false_stops_over_twelve_looks_stay_below_five_per_cent() {
    let share = |number: u32| f64::from(number) / f64::from(COURSES);
    for (per_cent, seed) in [(10, 1), (30, 2), (50, 3)] {
        let (stopped, tested) = alarms(per_cent, seed);
        let (monitor, fisher) = (share(stopped), share(tested));
        println!(
            "{per_cent} % passed on, {LOOKS} looks, {COURSES} courses: the monitor stops in {:.1} %, \
             repeated tests would in {:.1} %",
            100.0 * monitor,
            100.0 * fisher
        );
        assert!(monitor <= 0.05, "{monitor}");
        // What the monitor is for: the test alone alarms more often than it says.
        assert!(fisher > 0.05, "{fisher}");
    }
}
