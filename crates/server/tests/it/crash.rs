//! The programme is killed in the middle of its work, or has no space to write what it made.

use crate::city::{AS_OF, City, DATABASE, demo};
use crate::program::{Answer, augenmass, names, run_in};
use augenmass_ledger::{LogVerifier, verify_export};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Rounds of each kind of kill; `AUGENMASS_CRASH_COMMANDS` sets another number.
fn rounds() -> u32 {
    std::env::var("AUGENMASS_CRASH_COMMANDS").map_or(3, |text| text.parse().unwrap())
}

/// Exports the log of what is in a folder and verifies it as an outsider does.
fn exports_and_verifies(folder: &Path, database: &str, name: &str) {
    run_in(
        folder,
        &["export-log", "--database", database, "--out", name],
    )
    .ok();
    let key = std::fs::read_to_string(folder.join(format!("{name}.pub"))).unwrap();
    let key = LogVerifier::parse(key.trim()).unwrap();
    verify_export(&folder.join(name), &key).unwrap();
}

/// Starts a command, waits until `begun`, waits a little longer, and kills it with SIGKILL.
fn killed(command: &mut Command, begun: impl Fn() -> bool, pause: Duration) {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null());
    let mut child = quiet.stderr(Stdio::null()).spawn().unwrap();
    while !begun() && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(pause);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_killed_demo_leaves_a_database_that_opens_and_verifies_and_can_be_played_again() {
    let folder = tempfile::tempdir().unwrap();
    let demo = |dir: &str| {
        let mut command = augenmass();
        command.args([
            "demo",
            "--size",
            "small",
            "--seed",
            "5",
            "--no-serve",
            "--dir",
        ]);
        command.arg(dir).current_dir(folder.path());
        command
    };
    let database = |dir: &str| format!("sqlite:{dir}/municipality.sqlite");
    let mut dir = String::new();
    for round in 0..rounds() {
        dir = format!("demo-{round}");
        // Written when the city is founded and its run is about to open.
        let manifest = folder.path().join(&dir).join("manifest/manifest.toml");
        let pause = Duration::from_millis(400 * u64::from(round));
        killed(&mut demo(&dir), || manifest.exists(), pause);
        exports_and_verifies(folder.path(), &database(&dir), &format!("log-{round}"));
    }
    // Over what the last kill left.
    let played = demo(&dir).output().unwrap();
    assert!(played.status.success(), "{played:?}");
    exports_and_verifies(folder.path(), &database(&dir), "whole");
}

/// Killed while it makes the installation: that database is no installation, and it is said.
#[test]
fn a_demo_killed_while_it_founds_the_city_leaves_nothing_that_passes_for_an_installation() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("demo/municipality.sqlite");
    let mut demo = augenmass();
    demo.args(["demo", "--size", "small", "--no-serve", "--dir", "demo"]);
    demo.current_dir(folder.path());
    killed(&mut demo, || file.exists(), Duration::ZERO);
    let database = "sqlite:demo/municipality.sqlite";
    let answer = run_in(
        folder.path(),
        &["figures", "--database", database, "--as-of", "2025-12-31"],
    );
    // Where it was faster than the kill, the city is founded.
    if answer.code != 0 {
        answer.refused(&["demo"]);
    }
}

#[test]
fn a_killed_answer_leaves_no_half_paper_and_a_database_that_opens_and_verifies() {
    let city = City::copy();
    for round in 0..rounds() {
        let out = format!("out-{round}");
        let mut command = augenmass();
        let order = ["--inquiry", "inquiry.txt", "--as-of", AS_OF, "--out", &out];
        let command = command.args(["answer", "--database", DATABASE]).args(order);
        // Nothing to wait for: each round comes a little further.
        let pause = Duration::from_millis(100 + 500 * u64::from(round));
        killed(command.current_dir(city.path()), || true, pause);
        for name in names(&city.path().join(&out)) {
            let bytes = std::fs::read(city.path().join(&out).join(&name)).unwrap();
            let whole = match name.rsplit_once('.') {
                // Not a name that anybody was promised.
                Some((_, "part")) => true,
                Some((_, "pdf")) => bytes.trim_ascii_end().ends_with(b"%%EOF"),
                Some((_, "json")) => serde_json::from_slice::<serde_json::Value>(&bytes).is_ok(),
                _ => bytes.trim_ascii_end().ends_with(b"</html>"),
            };
            assert!(whole, "{name} of {} bytes", bytes.len());
        }
        exports_and_verifies(city.path(), DATABASE, &format!("log-{round}"));
    }
    let answer = demo().join("out/answer.json");
    let answer = ["--answer", answer.to_str().unwrap()];
    assert!(city.run("verify", &answer).ok().starts_with("ok: "));
    city.answer("whole", &[]).ok();
}

/// Runs a command whose folder `small` is a disk of its own of so many bytes, and lists what is on it
/// afterwards; `None`, and a line that says so, where this system does not permit mounting.
#[expect(clippy::print_stdout, reason = "what a test skips, it says")]
fn on_a_small_disk(city: &City, bytes: u32, arguments: &[&str]) -> Option<(Answer, String)> {
    let small = city.path().join("small");
    std::fs::create_dir_all(&small).unwrap();
    let script = "mount -t tmpfs -o size=$1 tmpfs small || exit 77; shift; \
                  \"$@\"; code=$?; echo '== left'; find small -mindepth 1; exit $code";
    let is_root =
        std::os::unix::fs::MetadataExt::uid(&std::fs::metadata("/proc/self").unwrap()) == 0;
    let user = ["--user", "--map-root-user"];
    let output = Command::new("unshare")
        .arg("--mount")
        .args(if is_root { &[][..] } else { &user[..] })
        .args(["sh", "-c", script, "sh", &bytes.to_string()])
        .arg(env!("CARGO_BIN_EXE_augenmass"))
        .args(arguments)
        .current_dir(city.path())
        .output();
    let Ok(output) = output else {
        println!("skipped: there is no `unshare` here");
        return None;
    };
    let out = String::from_utf8(output.stdout).unwrap();
    let Some((said, left)) = out.split_once("== left\n") else {
        println!("skipped: mounting a small disk is not permitted here");
        return None;
    };
    let answer = Answer {
        code: output.status.code().unwrap(),
        out: said.to_owned(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    Some((answer, left.to_owned()))
}

#[test]
fn an_answer_for_which_there_is_no_space_leaves_no_half_paper_and_names_the_place() {
    let city = City::copy();
    for bytes in [8192, 65536] {
        let order = ["answer", "--database", DATABASE, "--inquiry", "inquiry.txt"];
        let out = ["--as-of", AS_OF, "--out", "small/out"];
        let arguments = [&order[..], &out[..]].concat();
        let Some((answer, left)) = on_a_small_disk(&city, bytes, &arguments) else {
            return;
        };
        assert_eq!(answer.code, 1, "{}", answer.err);
        for word in ["small/out", "voll", "Platz schaffen"] {
            assert!(answer.err.contains(word), "{}", answer.err);
        }
        assert_eq!(left.trim(), "small/out", "{bytes} bytes");
    }
    city.answer("out", &[]).ok();
    exports_and_verifies(city.path(), DATABASE, "log");
}

#[test]
fn an_export_for_which_there_is_no_space_leaves_nothing_and_names_the_place() {
    let city = City::copy();
    for bytes in [8192, 262_144] {
        let arguments = ["export-log", "--database", DATABASE, "--out", "small/log"];
        let Some((answer, left)) = on_a_small_disk(&city, bytes, &arguments) else {
            return;
        };
        assert_eq!(answer.code, 1, "{}", answer.err);
        for word in ["small/log", "voll", "Platz schaffen"] {
            assert!(answer.err.contains(word), "{}", answer.err);
        }
        assert_eq!(left, "", "{bytes} bytes");
    }
    exports_and_verifies(city.path(), DATABASE, "log");
}
