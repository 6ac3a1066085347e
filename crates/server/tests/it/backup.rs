//! Backup and restore from the command line.

use crate::city::{City, DATABASE, demo};
use crate::program::{Answer, augenmass, names, run_in};
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

const NEW: &str = "sqlite:neu.sqlite";
const SURE: [&str; 2] = ["--nothing-erased-since", "--nothing-published-since"];

fn restore(city: &City, args: &[&str]) -> Answer {
    let keys = ["--database", NEW, "--keys", "keys", "--from", "backup"];
    run_in(city.path(), &[&["restore"], keys.as_slice(), args].concat())
}

/// No database, and none in the making.
fn nothing_stays(city: &City) {
    let left = names(city.path());
    assert!(!left.iter().any(|name| name.starts_with("neu")), "{left:?}");
}

fn backed_up() -> City {
    let city = City::copy();
    city.run("backup", &["--out", "backup"]).ok();
    city
}

fn answer() -> String {
    demo().join("out/answer.json").to_str().unwrap().to_owned()
}

#[test]
fn a_backup_is_two_folders_for_its_owner_alone() {
    let city = backed_up();
    assert_eq!(names(&city.path().join("backup")), ["data", "keys"]);
    for folder in ["backup/data", "backup/keys"] {
        let folder = city.path().join(folder);
        assert_eq!(
            std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777,
            0o700
        );
        for name in names(&folder) {
            let mode = std::fs::metadata(folder.join(&name))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }
    assert_eq!(
        names(&city.path().join("backup/keys")),
        [
            "MANIFEST",
            "letter_code.jsonl",
            "person_index.jsonl",
            "person_key.jsonl",
            "reported.jsonl"
        ]
    );
}

#[test]
fn a_backup_is_restored_and_an_old_answer_still_verifies() {
    let city = City::copy();
    let temporary = city.path().join("temporary");
    std::fs::create_dir(&temporary).unwrap();
    let run = |args: &[&str]| {
        let mut command = augenmass();
        command.args(args).current_dir(city.path());
        let output = command.env("TMPDIR", &temporary).output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["backup", "--database", DATABASE, "--out", "backup"]);
    let from = [
        "restore",
        "--database",
        NEW,
        "--keys",
        "keys",
        "--from",
        "backup",
    ];
    let said = run(&[from.as_slice(), &SURE].concat());
    assert!(said.contains("Zeilen zurückgespielt"), "{said}");
    let said = run(&[
        "verify",
        "--database",
        NEW,
        "--keys",
        "keys",
        "--answer",
        &answer(),
    ]);
    assert!(said.starts_with("ok: "), "{said}");
    run(&[
        "backup",
        "--database",
        NEW,
        "--keys",
        "keys",
        "--out",
        "again",
    ]);
    assert_eq!(
        names(&temporary),
        Vec::<String>::new(),
        "temporary files are left"
    );
}

#[test]
fn a_backup_that_was_changed_is_refused_and_the_file_is_named() {
    let city = backed_up();
    for part in ["data", "keys"] {
        let folder = city.path().join("backup").join(part);
        for name in names(&folder) {
            let path = folder.join(&name);
            let whole = std::fs::read(&path).unwrap();
            let changed = match whole.split_last() {
                None => b"{}\n".to_vec(),
                Some((_, rest)) => rest.to_vec(),
            };
            std::fs::write(&path, changed).unwrap();
            let said = restore(&city, &SURE);
            assert_eq!(said.code, 1, "{name}: {}{}", said.out, said.err);
            assert!(said.err.contains(&name), "{name}: {}", said.err);
            nothing_stays(&city);
            std::fs::write(&path, whole).unwrap();
        }
        std::fs::write(folder.join("more.jsonl"), "{}\n").unwrap();
        let said = restore(&city, &SURE);
        assert!(
            said.code == 1 && said.err.contains("more.jsonl"),
            "{}",
            said.err
        );
        std::fs::remove_file(folder.join("more.jsonl")).unwrap();
    }
    restore(&city, &SURE).ok();
}

#[test]
fn a_backup_that_was_cut_off_is_refused_and_nothing_is_ever_overwritten() {
    let city = backed_up();
    city.run("backup", &["--out", "backup"])
        .refused(&["backup", "gibt es schon"]);
    std::fs::rename(city.path().join("backup"), city.path().join("kept")).unwrap();
    std::fs::create_dir(city.path().join("backup.part")).unwrap();
    city.run("backup", &["--out", "backup"])
        .refused(&["backup.part"]);
    std::fs::remove_dir(city.path().join("backup.part")).unwrap();
    std::fs::rename(city.path().join("kept"), city.path().join("backup")).unwrap();

    let manifest = city.path().join("backup/data/MANIFEST");
    let note = std::fs::read(&manifest).unwrap();
    std::fs::remove_file(&manifest).unwrap();
    restore(&city, &SURE).refused(&["backup/data", "abgebrochen"]);
    std::fs::write(&manifest, note).unwrap();
    nothing_stays(&city);

    std::fs::write(city.path().join("neu.sqlite"), "etwas anderes").unwrap();
    restore(&city, &SURE).refused(&["neu.sqlite", "gibt es schon"]);
    let kept = std::fs::read(city.path().join("neu.sqlite")).unwrap();
    assert_eq!(kept, b"etwas anderes");
    std::fs::remove_file(city.path().join("neu.sqlite")).unwrap();
    restore(&city, &["--nothing-erased-since"]).refused(&["--published"]);
    restore(&city, &["--nothing-published-since"]).refused(&["--erasures"]);
    nothing_stays(&city);
}

/// The rows of a file of a backup.
fn rows(path: &Path) -> Vec<BTreeMap<String, serde_json::Value>> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_line_in_the_journal_erases_its_person_again() {
    let city = backed_up();
    let data = city.path().join("backup/data");
    let installation = rows(&data.join("installation.jsonl")).remove(0);
    let persons = rows(&data.join("person.jsonl"));
    let living = persons
        .iter()
        .find(|row| row["erased_at"].is_null())
        .unwrap();
    let line = |row: &BTreeMap<String, serde_json::Value>| {
        serde_json::json!({
            "installation": installation["id"], "office": row["office_id"],
            "on": "2026-01-02", "person": row["person_id"],
        })
        .to_string()
            + "\n"
    };
    let erased = persons.iter().filter(|row| !row["erased_at"].is_null());
    let journal: String = erased.chain([living]).map(line).collect();
    std::fs::write(city.path().join("journal"), &journal).unwrap();
    let missing = restore(
        &city,
        &["--erasures", "nirgends", "--nothing-published-since"],
    );
    missing.refused(&["Löschjournal"]);
    let args = ["--erasures", "journal", "--nothing-published-since"];
    restore(&city, &args).ok();
    let again = ["--database", NEW, "--keys", "keys", "--out", "again"];
    run_in(city.path(), &[&["backup"], again.as_slice()].concat()).ok();
    let holds = |table: &str| {
        let rows = rows(&city.path().join("again").join(table));
        rows.iter()
            .any(|row| row["person_id"] == living["person_id"])
    };
    assert!(!holds("keys/person_key.jsonl") && !holds("data/personal.jsonl"));
    let persons = rows(&city.path().join("again/data/person.jsonl"));
    let row = persons
        .iter()
        .find(|row| row["person_id"] == living["person_id"]);
    assert!(!row.unwrap()["erased_at"].is_null());
}
