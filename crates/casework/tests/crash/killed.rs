//! The process is killed at random, again and again.

use crate::look::{FactRule, Look};
use crate::town::{BEGIN, Town, file_in};
use crate::work::Told;
use crate::writer::{Life, Moment, Writer};
use augenmass_casework::chance::Chance;
use jiff::ToSpan as _;
use rand::{Rng as _, RngCore as _, SeedableRng as _};
use rand_chacha::ChaCha20Rng;
use std::time::Duration;

/// After so many kills the city is left, and a new one is founded: its caps are reached by then.
const KILLS_PER_TOWN: u32 = 25;

/// The seed of a run: `AUGENMASS_CRASH_SEED`, else drawn, and printed in any case.
pub fn seed(what: &str) -> u64 {
    let given = std::env::var("AUGENMASS_CRASH_SEED").ok();
    let seed = given.map_or_else(
        || u64::from(Chance::from_system().draw().next_u32()),
        |text| text.parse().unwrap(),
    );
    println!("{what}: AUGENMASS_CRASH_SEED={seed}");
    seed
}

/// A number from the environment, else `usual`.
pub fn rounds(name: &str, usual: u32) -> u32 {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap())
}

/// What happened in a run of kills.
#[derive(Default)]
pub struct Tally {
    pub kills: u32,
    pub receipts: usize,
    pub checkpoints: usize,
    pub rows: usize,
}

impl Tally {
    pub fn note(&mut self, told: &[Told]) {
        let receipts = told.iter().filter(|it| matches!(it, Told::Receipt { .. }));
        self.receipts += receipts.count();
        let signed = told.iter().filter(|it| matches!(it, Told::Checkpoint(..)));
        self.checkpoints += signed.count();
    }

    /// Says what happened; nothing proved is no proof.
    pub fn say(&self, where_: &str) {
        println!(
            "{where_}: {} kills, {} receipts, {} checkpoints told, {} rows of the history found whole",
            self.kills, self.receipts, self.checkpoints, self.rows
        );
        assert!(self.receipts > 0 && self.checkpoints > 0);
    }
}

/// Kills writers in one town and looks after each. In one of four rounds nobody looks: the next writer
/// finds what the kill left, and may be killed while it recovers.
pub async fn kill_in(town: &Town, rule: FactRule, kills: u32, rng: &mut ChaCha20Rng) -> Tally {
    let mut look = Look::at(town, rule);
    let mut tally = Tally::default();
    let mut told = Vec::new();
    let mut usual = Duration::from_millis(100);
    let mut day = BEGIN;
    for kill in 1..=kills {
        day = BEGIN.saturating_add((10 + i64::from(kill)).days());
        let life = Life {
            town: town.clone(),
            day,
            seed: rng.next_u64(),
        };
        let writer = Writer::start(&life);
        let early = rng.gen_ratio(1, 4);
        let share = rng.r#gen::<f64>();
        let moment = if early {
            Moment::AfterStart(usual.mul_f64(1.2 * share))
        } else {
            let pause = Duration::from_millis(5).mul_f64(share);
            Moment::AfterTelling(rng.gen_range(0..30), pause)
        };
        let (new, opening) = writer.killed(moment);
        usual = opening.unwrap_or(usual);
        tally.kills += 1;
        tally.note(&new);
        told.extend(new);
        if kill == kills || !rng.gen_ratio(1, 4) {
            crate::server::quiet(town).await;
            look.check(&told).await;
            told.clear();
        }
        if kill % 13 == 0 {
            look.verify(day).await;
        }
    }
    look.verify(day).await;
    tally.rows = look.rows();
    tally
}

#[tokio::test]
async fn a_killed_process_loses_nothing_it_acknowledged_and_leaves_nothing_half_done() {
    let seed = seed("SQLite");
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let kills = rounds("AUGENMASS_CRASH_ROUNDS", 200);
    let first = tempfile::tempdir().unwrap();
    let town = Town::found(&file_in(first.path()), first.path()).await;
    let (_, rule) = Look::undisturbed(&town).await;
    let mut all = Tally::default();
    while all.kills < kills {
        let folder = tempfile::tempdir().unwrap();
        let town = Town::found(&file_in(folder.path()), folder.path()).await;
        let here = KILLS_PER_TOWN.min(kills - all.kills);
        let tally = kill_in(&town, rule.clone(), here, &mut rng).await;
        all.kills += tally.kills;
        all.receipts += tally.receipts;
        all.checkpoints += tally.checkpoints;
        all.rows += tally.rows;
    }
    all.say("SQLite");
}
