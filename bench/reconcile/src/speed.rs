//! How fast: the batches beside a bare loop over the curve's own operations, a whole run beside other
//! tools, and how cost and memory grow.

use crate::Wish;
use crate::run::cpu_seconds;
use crate::table::Table;
use augenmass_matching::oprf::{Answer, Blind, Element, OprfSecret, Pending, blind, finalise};
use curve25519_dalek::ristretto::CompressedRistretto;
use curve25519_dalek::{RistrettoPoint, Scalar};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use sha2::{Digest as _, Sha512};
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::process::Command;

const PART: &str = "reconcile-speed";
/// Elements of one batch.
const MANY: u16 = 8_192;
/// Rounds; the best of each counts, because others use the machine.
const ROUNDS: usize = 7;

/// Measures all of it.
pub fn measure(table: &mut Table, wish: &Wish) -> Result<(), String> {
    // Written after each, so that an interruption loses little.
    let write = |table: &mut Table| table.write().map_err(|error| error.to_string());
    quoted(table);
    batches(table).map_err(|error| error.to_string())?;
    write(table)?;
    beside_a_peer(table, wish)?;
    write(table)?;
    growth(table, wish)
}

/// Whether the programme was built for this machine or for every one.
pub fn build() -> &'static str {
    if cfg!(target_feature = "avx512ifma") {
        "native build"
    } else {
        "portable build"
    }
}

/// The best of several rounds of blind, evaluate, finalise: microseconds of processor time each.
struct Best([f64; 3]);

impl Best {
    fn new() -> Self {
        Self([f64::INFINITY; 3])
    }

    fn take<T>(&mut self, step: usize, work: impl FnOnce() -> T) -> T {
        let before = cpu_seconds();
        let done = work();
        let each = (cpu_seconds() - before) * 1e6 / f64::from(MANY);
        self.0[step] = self.0[step].min(each);
        done
    }

    fn per_second(&self) -> String {
        let rates = self.0.map(|each| format!("{:.0}", 1e6 / each));
        rates.join(" / ")
    }

    fn sum(&self) -> f64 {
        self.0.iter().sum()
    }
}

fn batches(table: &mut Table) -> Result<(), augenmass_matching::OprfError> {
    let one = NonZeroUsize::MIN;
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let key = OprfSecret::generate(&mut rng);
    let inputs: Vec<[u8; 2]> = (0..MANY).map(u16::to_be_bytes).collect();
    let blinds: Vec<Blind> = (0..MANY)
        .map(|kind| Blind::derive(&[1; 32], kind))
        .collect();
    let (mut ours, mut bare) = (Best::new(), Best::new());
    for _ in 0..ROUNDS {
        bare_loop(&mut bare, &inputs);
        let requested = ours.take(0, || blind(&inputs, &blinds, one))?;
        let answer = ours.take(1, || key.evaluate(&requested, one, &mut rng))?;
        let pending = Pending {
            inputs: &inputs,
            blinds: &blinds,
            requested: &requested,
        };
        let given = Answer {
            elements: &answer.elements,
            proof: &answer.proof,
        };
        ours.take(2, || finalise(key.public(), pending, given, one))?;
    }
    let build = build();
    let note = format!("batches of {MANY}, proofs made and checked; one thread, processor time");
    let what = |name: &str| format!("{build}: {name}");
    table.put(
        PART,
        &what("blind / evaluate / finalise"),
        &format!("{} per second", ours.per_second()),
        &note,
    );
    let note =
        "hash to the group, multiply, compress, decompress: one element after the other, no proofs";
    table.put(
        PART,
        &what("the same by a bare loop over the curve"),
        &format!("{} per second", bare.per_second()),
        note,
    );
    let share = 100.0 * bare.sum() / ours.sum();
    table.put(
        PART,
        &what("all three beside the bare loop"),
        &format!("{share:.0} %"),
        "goal: at least 75 %, better 85 %",
    );
    Ok(())
}

/// What each step cannot do without, on the curve alone: no proof, no blind derived or inverted.
fn bare_loop(best: &mut Best, inputs: &[[u8; 2]]) {
    let scalar = |input: &[u8; 2]| Scalar::from_bytes_mod_order_wide(&Sha512::digest(input).into());
    let scalars: Vec<Scalar> = inputs.iter().map(scalar).collect();
    let pairs = || inputs.iter().zip(&scalars);
    let hidden: Vec<Element> = best.take(0, || {
        let hidden = pairs().map(|(input, scalar)| {
            let point = RistrettoPoint::from_uniform_bytes(&Sha512::digest(input).into());
            (point * scalar).compress().0
        });
        hidden.collect()
    });
    let key = scalars[0];
    let multiplied = |element: &Element, scalar: &Scalar| {
        let point = CompressedRistretto(*element)
            .decompress()
            .unwrap_or_default();
        (point * scalar).compress().0
    };
    let answered: Vec<Element> = best.take(1, || {
        hidden
            .iter()
            .map(|element| multiplied(element, &key))
            .collect()
    });
    best.take(2, || {
        for (element, scalar) in answered.iter().zip(&scalars) {
            let point = multiplied(element, scalar);
            black_box(Sha512::digest(point));
        }
    });
}

/// A number in a line of JSON.
pub fn number(line: &str, name: &str) -> Result<f64, String> {
    let (_, rest) = line
        .split_once(&format!("\"{name}\":"))
        .ok_or_else(|| line.to_owned())?;
    let rest = rest.trim_start();
    let end = rest.find([',', '}']).unwrap_or(rest.len());
    rest[..end].parse().map_err(|_| line.to_owned())
}

/// The last line that a command wrote.
pub fn last_line(command: &mut Command) -> Result<String, String> {
    let output = command
        .output()
        .map_err(|error| format!("{command:?}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().last().unwrap_or_default().to_owned();
    if output.status.success() {
        Ok(line)
    } else {
        Err(format!("{command:?}: {line}"))
    }
}

fn run(records: u32, indications: u32, threads: usize) -> Result<String, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let numbers = [
        records.to_string(),
        indications.to_string(),
        threads.to_string(),
    ];
    last_line(Command::new(program).arg("--one-run").args(numbers))
}

/// 2^16 with 2^16 on one thread, five messages, and the peer right before and after it.
fn beside_a_peer(table: &mut Table, wish: &Wish) -> Result<(), String> {
    let mut peer = Vec::new();
    let mut ours = Vec::new();
    for _ in 0..2 {
        if let Some(command) = &wish.peer {
            let mut words = command.split_whitespace();
            let program = words.next().ok_or("--peer needs a command")?;
            peer.push(last_line(Command::new(program).args(words))?);
        }
        ours.push(run(65_536, 65_536, 1)?);
    }
    let best = |lines: &[String], name: &str| -> Result<f64, String> {
        let numbers = lines.iter().map(|line| number(line, name));
        let numbers = numbers.collect::<Result<Vec<_>, _>>()?;
        Ok(numbers.into_iter().fold(f64::INFINITY, f64::min))
    };
    let cpu = best(&ours, "cpu_s")?;
    let wall = best(&ours, "total_s")?;
    let what = format!("{}: 2^16 x 2^16, all five messages, one thread", build());
    let note = format!(
        "processor time, best of two; {wall:.1} s on the clock; proofs, signatures and sealed payloads included"
    );
    table.put(PART, &what, &format!("{cpu:.2} s"), &note);
    if peer.is_empty() {
        println!("no peer: --peer names a command, see USAGE");
        return Ok(());
    }
    let theirs = best(&peer, "cpu_s")?;
    let clock = best(&peer, "total_s")?;
    table.put(
        PART,
        &format!(
            "peer beside the {}: OpenMined PSI 2.0.6, 2^16 x 2^16",
            build()
        ),
        &format!("{theirs:.2} s"),
        &format!(
            "processor time, best of two, in turn with ours; {clock:.1} s on the clock; no proofs"
        ),
    );
    let goal = if build() == "native build" {
        "2.2"
    } else {
        "1.6"
    };
    table.put(
        PART,
        &format!("{}: as fast as OpenMined PSI, times", build()),
        &format!("{:.2}", theirs / cpu),
        &format!("goal: at least {goal}"),
    );
    Ok(())
}

/// Cost per record and peak of memory at growing sizes, 200 indications, all cores.
fn growth(table: &mut Table, wish: &Wish) -> Result<(), String> {
    let threads = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    for size in &wish.sizes {
        let line = run(*size, 200, threads)?;
        let [cpu, wall, peak] = ["cpu_s", "total_s", "peak_mib"].map(|name| number(&line, name));
        let (cpu, wall, peak) = (cpu?, wall?, peak?);
        let each = cpu * 1e6 / f64::from(*size);
        table.put(
            PART,
            &format!("{}: {size} records, 200 indications", build()),
            &format!("{each:.0} µs each, {peak:.0} MiB"),
            &format!("processor time of both sides per evaluation, peak memory of both in one process; {wall:.1} s on the clock, {threads} threads; goal: linear, memory flat"),
        );
    }
    Ok(())
}

/// Figures of other tools, measured elsewhere and quoted.
fn quoted(table: &mut Table) {
    let note = "quoted: measured on 2 cores of an AMD EPYC with AVX-512, both parties on it, before this work";
    for (tool, figure) in [
        (
            "Private-ID multi-key, 4096 x 262144 records of 4 keys, 2 threads",
            "12300 keys per second",
        ),
        (
            "SPU 0.9.5 ECDH-25519, 2^20 x 2^20",
            "102700 items per second",
        ),
        (
            "SPU 0.9.5 RR22, 2^20 x 2^20 (semi-honest, exact keys)",
            "396000 items per second",
        ),
    ] {
        table.put(PART, &format!("peer: {tool}"), figure, note);
    }
}
