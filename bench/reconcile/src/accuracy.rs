//! How well: published lists whose truth is known, generated registers, generated groups of names, and
//! what each further kind of key finds. One configuration for all.

use crate::groups::{GROUPS, List, lists};
use crate::machine::root;
use crate::table::Table as Rows;
use augenmass_matching::evaluate::{
    Candidate, ColumnMap, Figures, Mode, Table, compare, evaluate, frontier, meet, peak_memory_mb,
};
use augenmass_matching::keys::{Configuration, Prepared};
use augenmass_matching::scoring::Verdict;
use augenmass_statistics::{Level, Ratio, clopper_pearson};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const PART: &str = "reconcile-accuracy";
/// Children and indications of each group of names.
const CHILDREN: usize = 3000;
const SENT: usize = 600;

/// Measures all of it. `generated` is the folder with the lists of `generate_registers.py`, `python` an
/// interpreter with the peers' packages.
pub fn measure(
    rows: &mut Rows,
    generated: Option<&Path>,
    python: Option<&str>,
) -> Result<(), String> {
    let persons = shared().join("vectors/persons");
    for (name, few, many, goal) in [
        (
            "FEBRL 4 without the number",
            "febrl4_a",
            "febrl4_b",
            "Splink 5.0 0.9931 / 0.9988; anonlink 0.9873",
        ),
        (
            "ESSnet census × CIS",
            "essnet_census",
            "essnet_cis",
            "Splink 5.0 0.9953 / 0.9993; anonlink 0.9715",
        ),
        (
            "fake_1000 with itself",
            "fake_1000",
            "fake_1000",
            "Splink 5.0 0.8617",
        ),
    ] {
        let path = |file: &str| persons.join(format!("{file}.csv"));
        if !path(few).exists() {
            println!("{name}: {} is not there; skipped", path(few).display());
            continue;
        }
        put(rows, name, &run(&path(few), &path(many))?, goal);
    }
    for size in [10_000, 70_000, 100_000, 1_000_000] {
        generated.map_or(Ok(()), |folder| registers(rows, folder, size))?;
    }
    groups(rows)?;
    peers(rows, python);
    Ok(())
}

fn shared() -> PathBuf {
    std::env::var_os("AUGENMASS_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from)
}

fn read(path: &Path) -> Result<Table, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let file = File::open(path).map_err(|error| wrong(&error))?;
    Table::read(file, &ColumnMap::default(), "cluster").map_err(|error| wrong(&error))
}

fn run(few: &Path, many: &Path) -> Result<Figures, String> {
    run_with(few, many, Configuration::declared())
}

fn run_with(few: &Path, many: &Path, offered: &Configuration) -> Result<Figures, String> {
    let mut chance = ChaCha20Rng::seed_from_u64(1);
    let (a, b) = (read(few)?, read(many)?);
    let measured = evaluate(
        &a,
        &b,
        few == many,
        offered,
        Mode::Plain,
        &|_, _| {},
        &mut chance,
    );
    measured
        .map(|measured| measured.figures)
        .map_err(|error| error.to_string())
}

/// Another configuration of match keys, or the product's.
fn offered(path: Option<&String>) -> Result<Configuration, String> {
    let Some(path) = path else {
        return Ok(Configuration::declared().clone());
    };
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    Configuration::parse(&text).map_err(|error| format!("{path}: {error}"))
}

fn names_of(run: &Configuration) -> String {
    let names: Vec<&str> = run.kinds.iter().map(|kind| kind.name.as_str()).collect();
    names.join("\n")
}

/// One line of JSON about two lists, A, B, and perhaps another configuration of match keys; then the kinds.
pub fn of_two_lists(args: &[String]) -> Result<String, String> {
    let [few, many, others @ ..] = args else {
        return Err("name two lists".to_owned());
    };
    let offered = offered(others.first())?;
    let figures = run_with(few.as_ref(), many.as_ref(), &offered)?;
    let run = offered.of_kinds(&figures.rehearsed.kinds);
    let run = run.map_err(|error| error.to_string())?;
    let line = serde_json::to_string(&figures).map_err(|error| error.to_string())?;
    Ok(format!("{line}\n{}", names_of(&run)))
}

/// What a rehearsal chooses on a list, and what other copies it finds again.
pub fn rehearsed(args: &[String]) -> Result<String, String> {
    let [many, others @ ..] = args else {
        return Err("name a list".to_owned());
    };
    let (chosen_from, damaged) = (offered(others.first())?, offered(others.get(1))?);
    let many = read(many.as_ref())?.records;
    let begun = Instant::now();
    let rehearsed = chosen_from.rehearse(&many, &mut ChaCha20Rng::seed_from_u64(1));
    let seconds = begun.elapsed().as_secs_f64();
    let run = chosen_from.of_kinds(&rehearsed.kinds);
    let run = run.map_err(|error| error.to_string())?;
    let tried = Configuration {
        damage: damaged.damage,
        ..run
    };
    let again = tried.finds_again(&many, &mut ChaCha20Rng::seed_from_u64(2));
    Ok(format!(
        "{rehearsed:?}\nfound again {again:.4}, {} kinds, {seconds:.1} s, {:.0} MiB\n{}",
        tried.kinds.len(),
        peak_memory_mb(),
        names_of(&tried)
    ))
}

fn put(rows: &mut Rows, name: &str, figures: &Figures, goal: &str) {
    let best = format!("{:.4} / {:.4}", figures.f1_best, figures.f1_one_to_one_best);
    rows.put(
        PART,
        &format!("{name}: best F1, pairs / one to one"),
        &best,
        goal,
    );
    rows.put(
        PART,
        &format!("{name}: needless openings per true pair"),
        &format!("{:.4}", figures.needless_openings_per_true_pair),
        &format!(
            "goal ≤ 0.05; opened {:.4} of the true pairs, {} inputs per record, {} entries per indication, plain keys",
            figures.recall_opened, figures.inputs_per_record, figures.entries_per_indication
        ),
    );
    rows.put(
        PART,
        &format!("{name}: precision / recall at the default threshold"),
        &format!("{:.4} / {:.4}", figures.precision, figures.recall),
        &format!(
            "goal precision ≥ 0.999; {} pairs left to an examiner",
            figures.unsure
        ),
    );
}

fn registers(rows: &mut Rows, folder: &Path, size: usize) -> Result<(), String> {
    let many = folder.join(format!("register_{size}.csv"));
    let sent = [200, 1000, 5000].map(|sent| {
        (
            sent,
            folder.join(format!("indications_{sent}_of_{size}.csv")),
        )
    });
    for (sent, few) in sent.into_iter().filter(|(_, few)| few.exists()) {
        let name = format!("generated register, {sent} × {size}");
        put(
            rows,
            &name,
            &run(&few, &many)?,
            "goal recall ≥ 0.90, better 0.95",
        );
        let points = frontier(
            &read(&few)?,
            &read(&many)?,
            Configuration::declared(),
            &mut ChaCha20Rng::seed_from_u64(1),
        )
        .map_err(|error| error.to_string())?;
        let shown = points
            .iter()
            .filter(|point| [1, 2, 4, 8, 12, 16].contains(&point.inputs_per_record));
        let shown: Vec<String> = shown
            .map(|point| {
                format!(
                    "{} {:.3}/{:.4}",
                    point.inputs_per_record, point.recall, point.needless_openings_per_true_pair
                )
            })
            .collect();
        rows.put(
            PART,
            &format!("{name}: frontier"),
            &format!("{} points", points.len()),
            &format!(
                "inputs per record, recall / needless openings: {}",
                shown.join("; ")
            ),
        );
    }
    Ok(())
}

#[derive(Default)]
struct Care {
    opened: u64,
    accepted: u64,
    needless: u64,
    wrong: u64,
}

/// Each group's share of children found, with its exact interval.
fn groups(rows: &mut Rows) -> Result<(), String> {
    let (few, many) = lists(CHILDREN, SENT, 1);
    let care = cared(&few, &many);
    let sent = u64::try_from(SENT).unwrap_or_default();
    for (number, group) in GROUPS.iter().enumerate() {
        let Some(care) = care.get(&number) else {
            continue;
        };
        let share = |part: u64| interval(part, sent);
        rows.put(
            PART,
            &format!(
                "equal care, generated names, {}: accepted of {sent}",
                group.name
            ),
            &share(care.accepted)?,
            &format!(
                "Clopper-Pearson 95 %; opened {}; needless openings {}; wrongly accepted {}",
                share(care.opened)?,
                interval(care.needless, sent)?,
                care.wrong
            ),
        );
    }
    Ok(())
}

/// What was opened of generated lists, compared.
fn compared(few: &List, many: &List) -> Vec<Candidate> {
    let offered = Configuration::declared();
    let rehearsed = offered.rehearse(&many.records, &mut ChaCha20Rng::seed_from_u64(1));
    let Ok(configuration) = offered.of_kinds(&rehearsed.kinds) else {
        return Vec::new();
    };
    let met = meet(&few.records, &many.records, &configuration);
    let prepared =
        |list: &List| -> Vec<Prepared> { list.records.iter().map(Prepared::of).collect() };
    let mut chance = ChaCha20Rng::seed_from_u64(1);
    compare(&met, &prepared(few), &prepared(many), &mut chance)
}

fn place(place: u32) -> usize {
    usize::try_from(place).unwrap_or_default()
}

/// The pairs of the generated groups that belong together and are not opened or not accepted, with the levels in
/// which they agree. Nobody is behind them.
pub fn missed_in_groups(args: &[String]) -> Result<String, String> {
    let seed = args.first().and_then(|seed| seed.parse().ok());
    let (few, many) = lists(CHILDREN, SENT, seed.ok_or("name a seed")?);
    let candidates = compared(&few, &many);
    let held: BTreeMap<usize, usize> = (0..)
        .zip(&many.truth)
        .map(|(at, (child, _))| (*child, at))
        .collect();
    let mut lines = Vec::new();
    for (at, (child, group)) in few.truth.iter().enumerate() {
        let Some(held) = held.get(child) else {
            continue;
        };
        let own = candidates
            .iter()
            .find(|one| place(one.met.indication) == at && place(one.met.record) == *held);
        if own.is_some_and(|one| one.verdict == Verdict::Accepted && one.assigned) {
            continue;
        }
        let shown = |record: &augenmass_matching::record::Record| {
            let fields = [
                record.given_name(),
                record.family_name(),
                record.street(),
                record.house_number(),
            ];
            format!("{} {}", fields.join(" "), record.birth().digits())
        };
        let how = own.map_or_else(
            || "not opened".to_owned(),
            |one| {
                format!(
                    "{:?} {:.1} {:?} assigned {}",
                    one.verdict,
                    one.evidence,
                    &one.levels[..4],
                    one.assigned
                )
            },
        );
        lines.push(format!(
            "{}: {} | {} | {how}",
            GROUPS[*group].name,
            shown(&few.records[at]),
            shown(&many.records[*held])
        ));
    }
    Ok(lines.join("\n"))
}

fn cared(few: &List, many: &List) -> BTreeMap<usize, Care> {
    let mut care: BTreeMap<usize, Care> = BTreeMap::new();
    for candidate in compared(few, many) {
        let (child, group) = few.truth[place(candidate.met.indication)];
        let is_true = many.truth[place(candidate.met.record)].0 == child;
        let care = care.entry(group).or_default();
        let accepted = u64::from(candidate.verdict == Verdict::Accepted && candidate.assigned);
        care.opened += u64::from(is_true);
        care.needless += u64::from(!is_true);
        if is_true {
            care.accepted += accepted;
        } else {
            care.wrong += accepted;
        }
    }
    care
}

/// A share with its exact interval; counts above the trials are cut to them.
fn interval(part: u64, whole: u64) -> Result<String, String> {
    let ratio = Ratio::new(part.min(whole), whole).map_err(|error| error.to_string())?;
    let level = "0.95"
        .parse::<Level>()
        .map_err(|_| "0.95 is a level".to_owned())?;
    let bounds = clopper_pearson(ratio, level).map_err(|error| error.to_string())?;
    let share = 100.0 * f64::from(u32::try_from(part).unwrap_or(u32::MAX))
        / f64::from(u32::try_from(whole).unwrap_or(1));
    Ok(format!(
        "{share:.1} % [{:.1}; {:.1}]",
        100.0 * bounds.lower,
        100.0 * bounds.upper
    ))
}

/// The peers on the same lists in the same run, where they are installed.
fn peers(rows: &mut Rows, python: Option<&str>) {
    let Some(python) = python else {
        println!("peers: no --python given; their figures are quoted with the goals");
        return;
    };
    let splink = ["best_f1", "one_to_one_best_f1"];
    let anonlink = ["pairwise_best_f1", "greedy_best_f1"];
    for (script, wish, [pairs, once]) in [
        ("bench_splink.py", "febrl4:nossn_best", splink),
        ("bench_splink.py", "essnet_best", splink),
        ("bench_splink.py", "fake_1000", splink),
        ("bench_anonlink.py", "febrl4_nossn", anonlink),
        ("bench_anonlink.py", "essnet", anonlink),
    ] {
        let output = Command::new(python)
            .arg(shared().join("peers").join(script))
            .arg(wish)
            .output();
        let line = output
            .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
            .unwrap_or_default();
        let figure = |name: &str| {
            let (_, rest) = line.split_once(&format!("\"{name}\": "))?;
            rest.split([',', '}']).next().map(str::to_owned)
        };
        match figure(pairs) {
            Some(pairs) => {
                let once = figure(once).unwrap_or_else(|| "–".to_owned());
                rows.put(
                    PART,
                    &format!("peer {script} {wish}: best F1"),
                    &format!("{pairs} / {once}"),
                    "same run",
                );
            }
            None => println!("{script} {wish}: not installed; quoted with the goals"),
        }
    }
}
