//! Bad input: exit code 2, the file and the line, what to do, and nothing half written.

use crate::city::{AS_OF, City, DATABASE};
use crate::office::{HEAD, Office, row, today, write_manifest};
use crate::program::{names, run_in};
use jiff::ToSpan as _;
use std::fs::File;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// A file of drafts with these rows.
fn file(rows: &[String]) -> String {
    format!("{HEAD}\n{}\n", rows.join("\n"))
}

/// A row with one of its columns replaced.
fn with(column: usize, value: &str) -> String {
    let row = row(7);
    let mut fields: Vec<&str> = row.split(';').collect();
    *fields.get_mut(column).unwrap() = value;
    fields.join(";")
}

#[test]
fn a_column_that_is_wrong_refuses_the_file() {
    let office = Office::copy();
    let unknown = file(&[row(1)]).replacen("Hausnummer", "Telefon", 1);
    office.import(unknown, &[]).refused(&[
        "drafts.csv",
        "Zeile 1",
        "Telefon",
        "unbekannt",
        "Hausnummer",
    ]);
    let missing = "Anlass;Tatsache am\nnot-enrolled;2026-01-01\n";
    office
        .import(missing, &[])
        .refused(&["drafts.csv", "Zeile 1", "Vorname", "fehlt"]);
    let twice = file(&[row(1)]).replacen("Ort", "Ort;Ort", 1);
    office
        .import(twice, &[])
        .refused(&["drafts.csv", "Zeile 1", "Ort", "zweimal"]);
    assert!(office.is_untouched());
}

#[test]
fn a_column_about_a_trait_refuses_the_file_even_with_rest() {
    let office = Office::copy();
    for trait_column in [
        "Staatsangehörigkeit",
        "Nationalität des Vaters",
        "Geburtsland",
        "Religion",
    ] {
        let text = file(&[row(1)]).replacen("Ort", &format!("Ort;{trait_column}"), 1);
        office.import(text, &["--rest"]).refused(&[
            "drafts.csv",
            "Zeile 1",
            trait_column,
            "Art. 3 Abs. 3 GG",
        ]);
    }
    assert!(office.is_untouched());
}

#[test]
fn an_encoding_that_is_wrong_refuses_the_file() {
    let office = Office::copy();
    let mut bytes = file(&[row(1), row(2)]).into_bytes();
    let place = bytes.windows(5).rposition(|five| five == b"Jonte").unwrap();
    *bytes.get_mut(place).unwrap() = 0xf6;
    office.import(bytes, &["--rest"]).refused(&[
        "drafts.csv",
        "Zeile 3",
        "nicht UTF-8",
        "CSV UTF-8",
    ]);
    assert!(office.is_untouched());
}

#[test]
fn a_field_that_is_wrong_is_named_by_line_and_column_never_by_its_value() {
    let office = Office::copy();
    let tomorrow = today().saturating_add(1.days()).to_string();
    let cases = [
        (0, "", "Anlass", "leer"),
        (1, "30.02.2026", "Tatsache am", "kein Tag im Kalender"),
        (1, "gestern", "Tatsache am", "TT.MM.JJJJ"),
        (1, &tomorrow, "Tatsache am", "Zukunft"),
        (2, "Mila\u{1f98a}", "Vorname", "DIN 91379"),
        (3, "Сандберг", "Nachname", "DIN 91379"),
        (4, &tomorrow, "Geburtsdatum", "Zukunft"),
        (4, "14.09.1970", "Geburtsdatum", "25 Jahren"),
        (5, "", "Anschrift an", "leer"),
        (7, "zwölf", "Hausnummer", "keine Hausnummer"),
        (8, "4471", "PLZ", "fünf Ziffern"),
    ];
    for (column, value, name, what) in cases {
        let said = office.import(file(&[row(1), with(column, value)]), &[]);
        assert_eq!(said.code, 2, "{name} `{value}`: {}", said.out);
        said.refused(&[
            "drafts.csv",
            "Zeile 3",
            name,
            what,
            "Nichts wurde übernommen",
            "--rest",
        ]);
        assert!(value.len() < 4 || !said.err.contains(value), "{}", said.err);
    }
    assert!(office.is_untouched());
}

#[test]
fn a_row_that_stands_twice_is_named() {
    let office = Office::copy();
    let said = office.import(file(&[row(1), row(2), row(1)]), &[]);
    said.refused(&["drafts.csv", "Zeile 4", "schon weiter oben", "entfernen"]);
    assert!(office.is_untouched());
}

#[test]
fn more_than_twenty_rows_and_files_without_rows_are_refused() {
    let office = Office::copy();
    let rows: Vec<String> = (1..=21).map(row).collect();
    office.import(file(&rows), &["--rest"]).refused(&[
        "drafts.csv",
        "21 Zeilen",
        "20",
        "aufteilen",
    ]);
    office
        .import("", &["--rest"])
        .refused(&["drafts.csv", "ist leer"]);
    office
        .import("\n \r\n", &["--rest"])
        .refused(&["drafts.csv", "ist leer"]);
    office
        .import(HEAD, &["--rest"])
        .refused(&["drafts.csv", "keine Zeile unter der Kopfzeile"]);
    assert!(office.is_untouched());
}

#[test]
fn a_file_of_a_gigabyte_is_refused_at_once() {
    let office = Office::copy();
    let huge = File::create(office.path().join("huge.csv")).unwrap();
    huge.set_len(1 << 30).unwrap();
    let begin = Instant::now();
    office
        .import_file("huge.csv", &[])
        .refused(&["huge.csv", "1073741824", "262144"]);
    assert!(
        begin.elapsed() < Duration::from_secs(5),
        "{:?}",
        begin.elapsed()
    );
    office
        .import_file("none.csv", &[])
        .refused(&["none.csv", "kann nicht gelesen werden"]);
}

fn three_of_twenty_bad() -> String {
    let mut rows: Vec<String> = (1..=20).map(row).collect();
    for (place, bad) in [
        (1, with(8, "x")),
        (9, with(1, "31.06.2026")),
        (19, with(2, "")),
    ] {
        *rows.get_mut(place).unwrap() = bad;
    }
    file(&rows)
}

#[test]
fn three_bad_rows_of_twenty_stop_all_unless_the_rest_is_asked_for() {
    let office = Office::copy();
    let places = [
        "Zeile 3, Spalte „PLZ“",
        "Zeile 11, Spalte „Tatsache am“",
        "Zeile 21, Spalte „Vorname“",
    ];
    let said = office.import(three_of_twenty_bad(), &[]);
    said.refused(&places);
    said.refused(&["Nichts wurde übernommen"]);
    assert!(Office::copy().is_untouched() && office.is_untouched());

    let office = Office::copy();
    let said = office.import(three_of_twenty_bad(), &["--rest"]);
    said.refused(&places);
    said.refused(&["17 Entwürfe übernommen"]);
    // The day's limit counts over all files.
    let more: Vec<String> = (21..=24).map(row).collect();
    office.import(file(&more), &["--rest"]).refused(&[
        "3 Entwürfe übernommen",
        "Zeile 5",
        "so viele Entwürfe",
    ]);
    let said = office.import(file(&[row(25)]), &[]);
    assert!(
        said.code != 0 && said.out.contains("0 Entwürfe") || said.err.contains("nur noch 0"),
        "{}{}",
        said.out,
        said.err
    );
}

#[test]
fn the_run_and_the_account_of_an_import_are_checked() {
    let office = Office::copy();
    std::fs::write(office.path().join("drafts.csv"), file(&[row(1)])).unwrap();
    let import = |run: &str, login: &str| {
        let args = [
            "import-drafts",
            "drafts.csv",
            "--run",
            run,
            "--as",
            login,
            "--database",
            DATABASE,
        ];
        run_in(office.path(), &args)
    };
    import("7", "schule.1").refused(&["„7“", "augenmass run list"]);
    import("01938662-2800-7579-963c-e58c2814fc97", "schule.1").refused(&[]);
    import(&office.run, "niemand").refused(&["niemand", "augenmass keys accounts"]);
    import(&office.run, "dezernat").refused(&["dezernat", "zu keinem Amt"]);
    import(&office.run, "rat.1").refused(&["Befugnis"]);
    assert!(office.is_untouched());
}

/// Answers with one changed argument; nothing may be written.
fn answer_refused(city: &City, args: &[&str], words: &[&str]) {
    let before = std::fs::read(city.path().join("municipality.sqlite")).unwrap();
    city.run("answer", &[args, &["--out", "out"]].concat())
        .refused(words);
    assert!(!city.path().join("out").exists(), "{args:?}");
    let after = std::fs::read(city.path().join("municipality.sqlite")).unwrap();
    assert!(before == after, "{args:?}: the database was written to");
}

#[test]
fn what_is_no_inquiry_is_refused() {
    let city = City::copy();
    let write = |name: &str, bytes: &[u8]| std::fs::write(city.path().join(name), bytes).unwrap();
    write(
        "none.txt",
        "Guten Tag,\n\nwir danken für die Einladung.\n".as_bytes(),
    );
    write("empty.txt", b"");
    write("blank.txt", b" \n\n \t\n");
    write("scan.pdf", b"%PDF-1.7\n\x00\x01\x02\xff\xfe 1. Frage?\n");
    write("long.txt", &b"1. Wie viele?\n".repeat(80_000));
    let huge = File::create(city.path().join("huge.txt")).unwrap();
    huge.set_len(1 << 30).unwrap();
    let refused = |name: &str, words: &[&str]| {
        answer_refused(
            &city,
            &["--inquiry", name, "--as-of", AS_OF],
            &[&[name], words].concat(),
        );
    };
    refused("none.txt", &["question"]);
    refused("empty.txt", &["text"]);
    refused("blank.txt", &["text"]);
    refused("scan.pdf", &["keine Textdatei", "pdftotext"]);
    refused("long.txt", &["größer als 1 MB", "nur den Text"]);
    refused("huge.txt", &["größer als 1 MB"]);
    refused("absent.txt", &["kann nicht gelesen werden"]);
    refused("/dev/zero", &["größer als 1 MB"]);
    refused(".", &["kann nicht gelesen werden"]);
}

#[test]
fn a_cut_off_day_that_is_none_or_still_to_come_is_refused() {
    let city = City::copy();
    for day in ["gestern", "31.12.2025", "2025-02-30", "2025-12-31T10:00"] {
        answer_refused(
            &city,
            &["--inquiry", "inquiry.txt", "--as-of", day],
            &[day, "--as-of", "JJJJ-MM-TT"],
        );
        city.run("figures", &["--as-of", day])
            .refused(&[day, "--as-of", "JJJJ-MM-TT"]);
    }
    let tomorrow = today().saturating_add(2.days()).to_string();
    answer_refused(
        &city,
        &["--inquiry", "inquiry.txt", "--as-of", &tomorrow],
        &[&tomorrow, "Zukunft"],
    );
    city.run("figures", &["--as-of", &tomorrow])
        .refused(&[&tomorrow, "Zukunft"]);
}

#[test]
fn files_of_topics_and_contributions_that_are_wrong_are_named() {
    let city = City::copy();
    let topics = [
        ("1 = [\"extent\"]", "questions"),
        ("[questions]\n1 = [\"weather\"]", "weather"),
        ("[questions]\none = [\"extent\"]", "one"),
        ("[questions]\n1 = []", "1"),
        ("[questions", "1"),
    ];
    let entry = "[[contribution]]\nquestion = 1\nbody = \"Polizei\"\n";
    let contributions = [
        (format!("{entry}by = \"bald\"\n"), "by"),
        (format!("{entry}by = 2026-02-01\ncolour = 1\n"), "colour"),
        (
            "[[judgement]]\nquestion = \"zwei\"\ntext = \"\"\n".to_owned(),
            "question",
        ),
        ("contribution = 3".to_owned(), "contribution"),
    ];
    let write = |name: &str, text: &str| std::fs::write(city.path().join(name), text).unwrap();
    let order = ["--inquiry", "inquiry.txt", "--as-of", AS_OF];
    for (text, word) in topics {
        write("topics.toml", text);
        answer_refused(
            &city,
            &[&order[..], &["--topics", "topics.toml"]].concat(),
            &["topics.toml:", word],
        );
    }
    for (text, word) in &contributions {
        write("given.toml", text);
        answer_refused(
            &city,
            &[&order[..], &["--contributions", "given.toml"]].concat(),
            &["given.toml:", word],
        );
    }
    std::fs::write(city.path().join("given.toml"), [0xff, 0xfe]).unwrap();
    answer_refused(
        &city,
        &[&order[..], &["--contributions", "given.toml"]].concat(),
        &["given.toml", "UTF-8"],
    );
}

#[test]
fn logins_and_folders_that_are_wrong_are_refused_before_anything_is_recorded() {
    let city = City::copy();
    let order = ["--inquiry", "inquiry.txt", "--as-of", AS_OF];
    for option in ["--as", "--judge-as", "--sign-off-as"] {
        let args = [&order[..], &[option, "niemand"]].concat();
        answer_refused(&city, &args, &["niemand", "augenmass keys accounts"]);
    }
    std::fs::write(city.path().join("file"), "kept").unwrap();
    city.answer("file", &[]).refused(&["file", "kein Ordner"]);
    city.run("figures", &["--as-of", AS_OF, "--out", "file"])
        .refused(&["file", "kein Ordner"]);
    assert_eq!(
        std::fs::read_to_string(city.path().join("file")).unwrap(),
        "kept"
    );
}

#[test]
fn what_is_no_answer_is_not_verified() {
    let city = City::copy();
    std::fs::write(city.path().join("answer.json"), "{\"version\": 1}").unwrap();
    city.run("verify", &["--answer", "answer.json"])
        .refused(&["answer.json", "keine Antwort"]);
    city.run("verify", &["--answer", "absent.json"])
        .refused(&["absent.json"]);
}

#[test]
fn a_manifest_that_does_not_hold_is_refused_with_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_manifest(folder);
    let check = || run_in(folder, &["manifest", "check", "manifest.toml"]);
    assert!(check().ok().starts_with("ok: 5 Unterlagen"));

    std::fs::write(folder.join("fairness-plan.txt"), "another plan").unwrap();
    check().refused(&["fairness-plan.txt", "changed"]);
    std::fs::remove_file(folder.join("fairness-plan.txt")).unwrap();
    check().refused(&["fairness-plan.txt"]);
    std::fs::write(folder.join("fairness-plan.txt"), "fairness-plan").unwrap();
    check().ok();

    let text = std::fs::read_to_string(folder.join("manifest.toml")).unwrap();
    std::fs::write(
        folder.join("manifest.toml"),
        text.replace("cap = 250", "cap = 25"),
    )
    .unwrap();
    check().refused(&["manifest.toml.", ".sig", "changed"]);
    std::fs::write(folder.join("manifest.toml"), "track = 7").unwrap();
    check().refused(&["manifest.toml", "docs/operate/open-a-run.md"]);
    std::fs::remove_file(folder.join("manifest.toml")).unwrap();
    check().refused(&["manifest.toml"]);
}

#[test]
fn a_run_is_not_opened_with_a_manifest_that_changed() {
    let office = Office::copy();
    write_manifest(office.path());
    std::fs::write(office.path().join("legal-opinion.txt"), "another opinion").unwrap();
    let open = [
        "run",
        "--database",
        DATABASE,
        "--as",
        "koordination",
        "open",
        &office.run,
    ];
    run_in(
        office.path(),
        &[&open[..], &["--manifest", "manifest.toml"]].concat(),
    )
    .refused(&["legal-opinion.txt", "changed"]);
}

#[test]
fn a_signing_key_is_new_private_and_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_manifest(folder);
    let sign = |key: &str| {
        run_in(
            folder,
            &[
                "manifest",
                "sign",
                "manifest.toml",
                "--function",
                "head-of-department",
                "--key",
                key,
            ],
        )
    };
    let key = folder.join("head-of-department.key");
    assert_eq!(
        std::fs::metadata(&key).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let new = [
        "manifest",
        "key",
        "--name",
        "a@stadt.example",
        "--out",
        "head-of-department.key",
    ];
    let before = std::fs::read(&key).unwrap();
    run_in(folder, &new).refused(&["head-of-department.key"]);
    assert_eq!(std::fs::read(&key).unwrap(), before);

    wide(&key);
    sign("head-of-department.key").refused(&["head-of-department.key", "chmod 600"]);
    sign("absent.key").refused(&["absent.key"]);
    std::fs::write(folder.join("no.key"), "keine Schlüsseldatei\n").unwrap();
    std::fs::set_permissions(
        folder.join("no.key"),
        std::fs::Permissions::from_mode(0o600),
    )
    .unwrap();
    sign("no.key").refused(&["no.key", "keine Schlüsseldatei"]);
    let name = ["manifest", "key", "--name", "two words", "--out", "new.key"];
    run_in(folder, &name).refused(&[]);
    assert!(!folder.join("new.key").exists());
}

fn wide(path: &Path) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644)).unwrap();
}

#[test]
fn a_database_that_is_not_there_says_how_to_make_one() {
    let folder = tempfile::tempdir().unwrap();
    let list = |url: &str| run_in(folder.path(), &["run", "--database", url, "list"]);
    list("sqlite:none.sqlite").refused(&[
        "sqlite:none.sqlite",
        "augenmass keys create --database sqlite:none.sqlite",
    ]);
    list("none.sqlite").refused(&["none.sqlite", "sqlite:PFAD"]);
    list("postgres://a@localhost/b").refused(&["--keys"]);
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_database_that_is_not_ours_is_left_alone() {
    let city = City::copy();
    for bytes in [b"".as_slice(), b"a letter, not a database"] {
        std::fs::write(city.path().join("other.sqlite"), bytes).unwrap();
        run_in(
            city.path(),
            &["run", "--database", "sqlite:other.sqlite", "list"],
        )
        .refused(&["other.sqlite", "Augenmaß"]);
        assert_eq!(
            std::fs::read(city.path().join("other.sqlite")).unwrap(),
            bytes
        );
    }
}

#[test]
fn keys_that_are_missing_or_that_others_may_read_are_named() {
    let city = City::copy();
    let accounts = || run_in(city.path(), &["keys", "accounts", "--database", DATABASE]);
    accounts().ok();
    let master = city.path().join("keys/master.key");
    wide(&master);
    accounts().refused(&["master.key", "chmod 600"]);
    std::fs::remove_file(&master).unwrap();
    accounts().refused(&["master.key", "fehlt", "--keys"]);
    std::fs::remove_dir_all(city.path().join("keys")).unwrap();
    accounts().refused(&["keys/master.key", "fehlt", "--keys"]);
}

#[test]
fn keys_of_another_city_do_not_open_it() {
    let city = City::copy();
    run_in(
        city.path(),
        &[
            "keys",
            "create",
            "--database",
            "sqlite:two/b.sqlite",
            "--keys",
            "two",
        ],
    )
    .ok();
    let accounts = ["keys", "accounts", "--database", DATABASE, "--keys", "two"];
    run_in(city.path(), &accounts).refused(&[DATABASE, "two"]);
}

#[test]
fn an_installation_is_made_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let create = |args: &[&str]| {
        run_in(
            folder,
            &[&["keys", "create", "--database", DATABASE], args].concat(),
        )
    };
    let set_ups = [
        (
            "name = \"A\"\nlog_origin = \"log.a.example/x\"\n",
            "administrator",
        ),
        (
            "name = \"A\"\nlog_origin = \"two words\"\n[[account]]\nlogin = \"a\"\nname = \"A\"\nrole = \"administrator\"\n",
            "log_origin",
        ),
        (
            "name = \"A\"\nlog_origin = \"log.a.example/x\"\n[[account]]\nlogin = \"a\"\nname = \"A\"\nrole = \"clerk\"\noffice = \"b\"\n",
            "„b“",
        ),
        (
            "name = \"A\"\nlog_origin = \"log.a.example/x\"\n[[account]]\nlogin = \"a\"\nname = \"A\"\nrole = \"king\"\n",
            "king",
        ),
    ];
    for (text, word) in set_ups {
        std::fs::write(folder.join("city.toml"), text).unwrap();
        create(&["--set-up", "city.toml"]).refused(&["city.toml", word]);
        assert_eq!(names(folder), ["city.toml"], "{word}");
    }
    create(&["--set-up", "absent.toml"]).refused(&["absent.toml"]);
    create(&["--municipality", "Stadt „Quote\" \\ \u{202e}"]).ok();
    let made = std::fs::read(folder.join("municipality.sqlite")).unwrap();
    create(&[]).refused(&["gibt es schon"]);
    create(&["--keys", "elsewhere"]).refused(&["municipality.sqlite", "gibt es schon"]);
    assert_eq!(
        std::fs::read(folder.join("municipality.sqlite")).unwrap(),
        made
    );
    assert!(!folder.join("elsewhere").exists());
    run_in(folder, &["keys", "show", "--database", DATABASE]).ok();
}

#[test]
fn a_folder_of_answers_that_is_not_there_is_not_served() {
    let city = City::copy();
    city.run("serve", &["--listen", "127.0.0.1:0", "--answers", "absent"])
        .refused(&["absent"]);
    city.run("serve", &["--listen", "nowhere"])
        .refused(&["nowhere"]);
}

#[test]
fn tables_that_are_none_of_ours_are_named_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let audit = |dir: &str| run_in(place, &["audit-tables", dir]);
    audit("nowhere").refused(&["nowhere", "gibt es nicht", "prüfen"]);
    std::fs::write(place.join("file"), "x").unwrap();
    audit("file").refused(&["file", "kein Ordner"]);
    std::fs::create_dir(place.join("other")).unwrap();
    audit("other").refused(&["sums.csv fehlt"]);
    std::fs::write(place.join("other/sums.csv"), "x;y\n").unwrap();
    audit("other").refused(&["sums.csv", "augenmass figures --out", "x;y"]);
    std::fs::write(place.join("other/sums.csv"), "left,right\n").unwrap();
    audit("other").refused(&["csv-metadata.json fehlt"]);
    std::fs::write(place.join("other/csv-metadata.json"), "{}").unwrap();
    audit("other").refused(&["csv-metadata.json", "augenmass figures --out"]);
    std::fs::write(place.join("other/csv-metadata.json"), r#"{"tables":[]}"#).unwrap();
    audit("other").refused(&["keine Zeile", "eigenen Ordner"]);
    std::fs::write(place.join("other/table-a.csv"), "name,wert\na,1\n").unwrap();
    audit("other").refused(&["table-a.csv", "augenmass figures --out"]);
}
