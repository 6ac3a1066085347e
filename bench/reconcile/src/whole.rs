//! A whole exchange in processes of its own: what one city costs, whether the protocol finds exactly what plain keys find,
//! and whether a list in parts gives the same as in one piece.

use crate::Wish;
use crate::steps::{Exchanged, MESSAGES, Plan, accepted, exchange};
use crate::table::Table;
use augenmass_matching::evaluate::{Met, meet};
use augenmass_matching::keys::Configuration;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::num::NonZeroUsize;
use std::thread;

const PART: &str = "reconcile-run";
/// Records of the comparison with plain keys.
const COMPARED: usize = 10_000;
/// A city of the size of Bochum: children, and indications of one office.
const CITY: (usize, usize) = (70_000, 200);

/// Measures all of it.
pub fn measure(table: &mut Table, wish: &Wish) -> Result<(), String> {
    let offered = Configuration::declared();
    let plan = Plan {
        children: COMPARED,
        sent: CITY.1,
        shard: (0, 1),
        threads: thread::available_parallelism().map_or(1, NonZeroUsize::get),
        kinds: Vec::new(),
        entries: offered.entries,
    };
    let plan = rehearsed(plan);
    let (one, two) = same(&plan)?;
    let build = crate::speed::build();
    table.put(
        PART,
        &format!("equality with plain keys, {} × {COMPARED}", plan.sent),
        &format!(
            "{} pairs opened, {} accepted",
            one.found.len(),
            accepted(&plan, &one.found).len()
        ),
        "the whole protocol opens and accepts exactly the pairs that plain keys open and accept",
    );
    table.put(
        PART,
        &format!("{build}: two processes on two parts of the list, {} × {COMPARED}", plan.sent),
        &format!("{two:.1} s"),
        &format!(
            "the same pairs as one process on the whole list in {:.1} s; the office seals for each part anew",
            one.seconds
        ),
    );
    table.write().map_err(|error| error.to_string())?;
    if wish.is_short() {
        return Ok(());
    }
    city(table, plan)
}

/// The plan with the kinds of key that a rehearsal on its list chooses.
fn rehearsed(plan: Plan) -> Plan {
    let (_, many) = plan.lists();
    let mut chance = ChaCha20Rng::seed_from_u64(1);
    let offered = Configuration::declared().for_municipality();
    let kinds = offered.rehearse(&many, &mut chance).kinds;
    Plan { kinds, ..plan }
}

/// The exchange on the whole list, and the seconds of one on two parts at the same time; an error where they differ, or
/// differ from plain keys.
fn same(plan: &Plan) -> Result<(Exchanged, f64), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let whole = exchange(plan, folder.path())?;
    let (few, many) = plan.lists();
    let met = meet(&few, &many, &plan.configuration()?);
    if met != whole.found {
        return Err(differs("plain keys", &met, &whole.found));
    }
    if accepted(plan, &met) != accepted(plan, &whole.found) {
        return Err("plain keys accept other pairs".to_owned());
    }
    let parts = in_two_parts(plan)?;
    let seconds = parts.iter().map(|part| part.seconds).fold(0.0, f64::max);
    let mut found: Vec<Met> = parts.into_iter().flat_map(|part| part.found).collect();
    found.sort_unstable();
    if found != whole.found {
        return Err(differs("two parts", &found, &whole.found));
    }
    Ok((whole, seconds))
}

fn differs(who: &str, theirs: &[Met], ours: &[Met]) -> String {
    let missing = theirs.iter().filter(|met| !ours.contains(met)).count();
    format!(
        "{who} find {} pairs, the protocol {}; {missing} of theirs are not among ours",
        theirs.len(),
        ours.len()
    )
}

/// Two exchanges side by side, each on half of the list and of the processors.
fn in_two_parts(plan: &Plan) -> Result<[Exchanged; 2], String> {
    let part = |number| {
        let plan = Plan {
            shard: (number, 2),
            threads: (plan.threads / 2).max(1),
            ..plan.clone()
        };
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        exchange(&plan, folder.path())
    };
    let broken = || Err("a part broke off".to_owned());
    thread::scope(|scope| {
        let other = scope.spawn(|| part(1));
        let first = part(0)?;
        Ok([first, other.join().unwrap_or_else(|_| broken())?])
    })
}

fn city(table: &mut Table, plan: Plan) -> Result<(), String> {
    let plan = rehearsed(Plan {
        children: CITY.0,
        ..plan
    });
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let done = exchange(&plan, folder.path())?;
    let sizes: Vec<String> = MESSAGES
        .iter()
        .zip(done.sizes)
        .map(|(name, bytes)| format!("{name} {}", size(bytes)))
        .collect();
    table.put(
        PART,
        &format!("{}: a Bochum run, {} × {}, one office", crate::speed::build(), CITY.1, CITY.0),
        &format!("{:.0} s", done.seconds),
        &format!(
            "goal: under 120 s on 2 cores; six processes one after the other, {} threads, {} kinds, {} entries; \
             processor: family benefits office {:.0} s, office {:.0} s; peak {:.0} and {:.0} MiB (the invented lists among \
             it); messages: {}; {} pairs opened",
            plan.threads,
            plan.kinds.len(),
            plan.entries,
            done.cpu[0],
            done.cpu[1],
            done.peak[0],
            done.peak[1],
            sizes.join(", "),
            done.found.len()
        ),
    );
    Ok(())
}

/// Bytes as people read them.
fn size(bytes: u64) -> String {
    let kib = bytes / 1_024;
    match kib {
        0..=1 => format!("{bytes} bytes"),
        2..=9_999 => format!("{kib} KiB"),
        _ => format!("{} MiB", kib / 1_024),
    }
}

/// `--same CHILDREN SENT ENTRIES`: a small comparison, for the test.
pub fn compared(numbers: &[usize]) -> Result<String, String> {
    let [children, sent, entries] = numbers else {
        return Err("children, indications and entries are needed".to_owned());
    };
    let plan = Plan {
        children: *children,
        sent: *sent,
        shard: (0, 1),
        threads: 2,
        kinds: Configuration::declared().usual().kind_numbers(),
        entries: *entries,
    };
    let (one, _) = same(&plan)?;
    let sizes = one.sizes.map(|bytes| bytes.to_string()).join(" ");
    let accepted = accepted(&plan, &one.found).len();
    Ok(format!("same {} {accepted} {sizes}", one.found.len()))
}
