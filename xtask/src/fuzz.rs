//! `xtask fuzz`: builds the programmes of `fuzz/libfuzzer` with coverage counters, runs each for a
//! time, and prints one row for each as soon as it has ended, so that an interruption loses one row.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Seconds per target where nothing is said.
const SECONDS: u64 = 600;
/// Between two lines of progress.
const PROGRESS: Duration = Duration::from_secs(30);
/// The longest input, bytes.
const LONGEST: &str = "-max_len=16384";

/// What to run.
#[derive(Debug, PartialEq, Eq)]
pub struct Order {
    /// Seconds per target.
    pub seconds: u64,
    /// Only what needs neither casework nor Typst: quick to build.
    pub light: bool,
    /// Takes what was found into `fuzz/corpus`, as few files as keep the coverage.
    pub keep: bool,
    /// The targets; empty means all.
    pub targets: Vec<String>,
}

impl Order {
    /// Reads the arguments after `fuzz`.
    ///
    /// # Errors
    /// In words, where an argument is not known.
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut order = Self {
            seconds: SECONDS,
            light: false,
            keep: false,
            targets: Vec::new(),
        };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--seconds" => {
                    let number = arguments.next().and_then(|text| text.parse().ok());
                    order.seconds = number.ok_or("--seconds needs a whole number")?;
                }
                "--light" => order.light = true,
                "--keep" => order.keep = true,
                flag if flag.starts_with('-') => {
                    return Err(format!(
                        "{flag} is not known; --seconds N, --light, --keep, names of targets"
                    ));
                }
                name => order.targets.push(name.to_owned()),
            }
        }
        Ok(order)
    }
}

/// What became of one target.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub target: String,
    /// How many inputs were run.
    pub runs: u64,
    /// How many per second.
    pub per_second: u64,
    /// Edges of the programme that were reached.
    pub edges: u64,
    /// Features of coverage that were reached.
    pub features: u64,
    /// Inputs that reached something new.
    pub new_files: usize,
    /// Inputs that ended it.
    pub crashes: usize,
}

impl Row {
    /// The head of the table.
    #[must_use]
    pub fn head() -> String {
        format!(
            "{:<16} {:>12} {:>8} {:>8} {:>9} {:>10} {:>8}",
            "target", "runs", "runs/s", "edges", "features", "new files", "crashes"
        )
    }

    /// Its line of the table.
    #[must_use]
    pub fn line(&self) -> String {
        format!(
            "{:<16} {:>12} {:>8} {:>8} {:>9} {:>10} {:>8}",
            self.target,
            self.runs,
            self.per_second,
            self.edges,
            self.features,
            self.new_files,
            self.crashes
        )
    }

    /// Takes a line of libFuzzer's, such as `#512 NEW cov: 80 ft: 90 corp: 3/12b exec/s: 256`.
    pub fn heard(&mut self, line: &str) {
        let Some(runs) = line.strip_prefix('#') else {
            return;
        };
        let mut words = runs.split_whitespace();
        self.runs = words
            .next()
            .map_or(self.runs, |n| n.parse().unwrap_or(self.runs));
        let mut name = "";
        for word in words {
            let number = || word.parse().ok();
            match name {
                "cov:" => self.edges = number().unwrap_or(self.edges),
                "ft:" => self.features = number().unwrap_or(self.features),
                _ => {}
            }
            name = word;
        }
    }
}

fn folder() -> PathBuf {
    crate::root().join("fuzz/libfuzzer")
}

/// Where the programmes are built: apart from other builds, because of other flags.
fn target_dir() -> PathBuf {
    let target = std::env::var("CARGO_TARGET_DIR")
        .map_or_else(|_| crate::root().join("target"), PathBuf::from);
    target.join("fuzz")
}

/// All targets, by name.
#[must_use]
pub fn all() -> Vec<String> {
    let files = std::fs::read_dir(folder().join("fuzz_targets"));
    let stem = |path: PathBuf| path.file_stem().map(|x| x.to_string_lossy().into_owned());
    let mut names: Vec<String> = files
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| stem(entry.path()))
        .collect();
    names.sort();
    names
}

/// True for a target that needs neither casework nor Typst.
#[must_use]
pub fn is_light(name: &str) -> bool {
    let manifest = std::fs::read_to_string(folder().join("Cargo.toml"));
    let heavy = format!("name = \"{name}\"\nrequired-features");
    manifest.is_ok_and(|text| !text.contains(&heavy))
}

fn cargo_fuzz(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    // Coverage counters are not stable yet; the compiler is the same.
    command.env("RUSTC_BOOTSTRAP", "1").arg("fuzz");
    command.args(arguments);
    command
}

/// Builds the programmes; gives the folder in which they lie.
///
/// # Errors
/// In words, where cargo-fuzz is not there or the build did not succeed.
pub fn build(order: &Order) -> Result<PathBuf, String> {
    let there = cargo_fuzz(&["--version"]).output();
    if !there.is_ok_and(|output| output.status.success()) {
        return Err("cargo-fuzz is not there; `cargo install cargo-fuzz --locked`".to_owned());
    }
    let (folder, target) = (folder(), target_dir());
    let mut command = cargo_fuzz(&["build", "-s", "none", "--fuzz-dir"]);
    command.arg(&folder).arg("--target-dir").arg(&target);
    if order.light {
        command.arg("--no-default-features");
    }
    let built = command.status().map_err(|error| error.to_string())?;
    if !built.success() {
        return Err("the programmes could not be built".to_owned());
    }
    let release = std::fs::read_dir(&target)
        .map_err(|error| error.to_string())?
        .flatten()
        .map(|entry| entry.path().join("release"))
        .find(|path| path.join("inquiry").is_file());
    release.ok_or_else(|| format!("no programme lies in {}", target.display()))
}

fn count(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, |files| files.flatten().count())
}

/// Runs one target; `say` hears a line of progress now and then.
///
/// # Errors
/// In words, where it cannot be started.
pub fn run(
    programmes: &Path,
    name: &str,
    order: &Order,
    mut say: impl FnMut(&str),
) -> Result<Row, String> {
    let wrong = |error: std::io::Error| format!("{name}: {error}");
    let corpus = crate::root().join("fuzz/corpus").join(name);
    let found = target_dir().join("found").join(name);
    let crashes = target_dir().join("crashes").join(name);
    for folder in [&corpus, &found, &crashes] {
        std::fs::create_dir_all(folder).map_err(wrong)?;
    }
    let (found_before, crashes_before) = (count(&found), count(&crashes));
    let mut child = Command::new(programmes.join(name))
        .arg(format!("-max_total_time={}", order.seconds))
        .arg(format!("-artifact_prefix={}/", crashes.display()))
        .args([LONGEST, "-timeout=10", "-rss_limit_mb=2048"])
        .args([&found, &corpus])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(wrong)?;
    let mut row = Row {
        target: name.to_owned(),
        ..Row::default()
    };
    let (began, mut last) = (Instant::now(), Instant::now());
    let mut why = String::new();
    for line in child
        .stderr
        .take()
        .into_iter()
        .flat_map(|x| BufReader::new(x).lines())
    {
        let Ok(line) = line else { break };
        row.heard(&line);
        if line.contains("panicked at") || line.contains("ERROR: libFuzzer") {
            let _ = writeln!(why, "    {line}");
        }
        if last.elapsed() >= PROGRESS {
            last = Instant::now();
            let passed = began.elapsed().as_secs();
            say(&format!(
                "  {name}: {passed} of {} s, {} runs",
                order.seconds, row.runs
            ));
        }
    }
    let ended = child.wait().map_err(wrong)?;
    row.per_second = row.runs / began.elapsed().as_secs().max(1);
    row.new_files = count(&found).saturating_sub(found_before);
    row.crashes = count(&crashes).saturating_sub(crashes_before);
    if !ended.success() {
        say(&format!(
            "{why}  {name}: the inputs that ended it lie in {}",
            crashes.display()
        ));
    }
    if order.keep && ended.success() {
        keep(programmes, name, &corpus, &found)?;
    }
    Ok(row)
}

/// Takes those of the found inputs that reach more into the corpus.
fn keep(programmes: &Path, name: &str, corpus: &Path, found: &Path) -> Result<(), String> {
    let merged = Command::new(programmes.join(name))
        .args(["-merge=1", LONGEST])
        .args([corpus, found])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match merged {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("{name}: what was found could not be merged")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Order, Row};

    #[test]
    fn the_order_is_read_and_what_is_unknown_is_refused() {
        let read = |text: &str| Order::parse(text.split_whitespace().map(str::to_owned));
        let order = read("--seconds 60 --light tiles law");
        assert_eq!(
            order,
            Ok(Order {
                seconds: 60,
                light: true,
                keep: false,
                targets: vec!["tiles".to_owned(), "law".to_owned()],
            })
        );
        assert_eq!(read("").map(|x| x.seconds), Ok(600));
        assert!(read("--minutes 3").is_err() && read("--seconds many").is_err());
    }

    #[test]
    fn what_needs_casework_or_typst_is_not_light() {
        for name in super::all() {
            let heavy = [
                "answer",
                "contributions",
                "drafts",
                "history_record",
                "manifest",
                "passkey",
                "register",
            ];
            let heavy = heavy.contains(&name.as_str()) || name == "set_up" || name == "paper";
            assert_eq!(super::is_light(&name), !heavy, "{name}");
        }
    }

    #[test]
    fn a_line_of_progress_is_understood() {
        let mut row = Row::default();
        row.heard("#512\tNEW    cov: 80 ft: 93 corp: 3/12b lim: 4 exec/s: 256 rss: 40Mb");
        row.heard("INFO: seed corpus: files: 2");
        assert_eq!((row.runs, row.edges, row.features), (512, 80, 93));
    }
}
