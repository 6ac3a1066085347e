//! The demo, and what can be done with its installation from the command line.

use crate::city::{AS_OF, City, DATABASE, demo};
use crate::program::{augenmass, names, run_in};
use augenmass_ledger::{LogVerifier, verify_export};
use std::path::Path;
use std::process::Command;

#[test]
fn the_demo_writes_what_it_promises() {
    let out = demo().join("out");
    assert_eq!(
        names(&out),
        [
            "answer.html",
            "answer.json",
            "answer.pdf",
            "figures",
            "letters",
            "log",
            "log.pub",
            "oral.pdf",
            "track2"
        ]
    );
    let letters = [
        "clearing-letter.pdf",
        "decision-notice.pdf",
        "hearing-letter.pdf",
        "invitation-letter.pdf",
        "service-letter.pdf",
        "visit-order.pdf",
        "waiting-letter.pdf",
    ];
    assert_eq!(names(&out.join("letters")), letters);
    for pdf in ["answer.pdf", "oral.pdf"]
        .map(|name| out.join(name))
        .into_iter()
        .chain(letters.map(|name| out.join("letters").join(name)))
    {
        assert!(
            std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"),
            "{}",
            pdf.display()
        );
    }
    let printed = std::fs::read_to_string(demo().join("printed")).unwrap();
    assert!(
        printed.contains("Demonstrationsdaten, keine amtliche Auskunft"),
        "{printed}"
    );
}

#[test]
fn the_export_of_the_demo_holds_before_an_outsider() {
    let out = demo().join("out");
    let key =
        LogVerifier::parse(std::fs::read_to_string(out.join("log.pub")).unwrap().trim()).unwrap();
    verify_export(&out.join("log"), &key).unwrap();
}

#[test]
fn the_answer_of_the_demo_recomputes() {
    let city = City::copy();
    let said = city
        .run("verify", &["--answer", &answer_json(&demo().join("out"))])
        .ok();
    assert!(
        said.starts_with("ok: ") && said.contains("Kennzahlen nachgerechnet"),
        "{said}"
    );
}

fn answer_json(folder: &Path) -> String {
    folder.join("answer.json").to_str().unwrap().to_owned()
}

/// The demo's answer with one change.
fn changed(city: &City, change: impl Fn(&mut serde_json::Value)) -> String {
    let mut answer =
        serde_json::from_slice(&std::fs::read(answer_json(&demo().join("out"))).unwrap()).unwrap();
    change(&mut answer);
    std::fs::write(city.path().join("answer.json"), answer.to_string()).unwrap();
    answer_json(city.path())
}

fn exact(answer: &mut serde_json::Value) -> &mut serde_json::Value {
    let questions = answer.get_mut("questions").unwrap().as_array_mut().unwrap();
    let mut figures = questions
        .iter_mut()
        .flat_map(|question| question.get_mut("figures").unwrap().as_array_mut().unwrap());
    figures
        .find(|figure| figure["status"] == "exact" && figure["value"].is_u64())
        .unwrap()
}

#[test]
fn a_figure_that_was_changed_in_the_answer_is_named() {
    let city = City::copy();
    let name = {
        let mut answer =
            serde_json::from_slice(&std::fs::read(answer_json(&demo().join("out"))).unwrap())
                .unwrap();
        exact(&mut answer)["name"].as_str().unwrap().to_owned()
    };
    for field in ["value", "display"] {
        let file = changed(&city, |answer| {
            exact(answer)[field] = if field == "value" {
                4711.into()
            } else {
                "4.711".into()
            };
        });
        let said = city.run("verify", &["--answer", &file]);
        assert_eq!(said.code, 1, "{}{}", said.out, said.err);
        assert!(
            said.err.contains(&name) && said.err.contains("answer.json"),
            "{}",
            said.err
        );
        assert!(!said.out.contains("ok"), "{}", said.out);
    }
}

#[test]
fn a_root_or_a_list_of_figures_that_was_changed_is_found() {
    let city = City::copy();
    let other_root = changed(&city, |answer| {
        answer["checkpoint"]["root"] = "00".repeat(32).into()
    });
    assert_eq!(city.run("verify", &["--answer", &other_root]).code, 1);
    let shorter = changed(&city, |answer| {
        let questions = answer["questions"].as_array_mut().unwrap();
        let figures = questions.iter_mut().find_map(|question| {
            question["figures"]
                .as_array_mut()
                .filter(|figures| !figures.is_empty())
        });
        figures.unwrap().pop();
    });
    assert_eq!(city.run("verify", &["--answer", &shorter]).code, 1);
}

#[test]
fn who_may_not_see_the_inquiry_does_not_verify_its_answer() {
    let city = City::copy();
    let answer = answer_json(&demo().join("out"));
    let said = city.run("verify", &["--answer", &answer, "--as", "bruecke.1"]);
    said.refused(&[]);
    assert!(!said.out.contains("ok"), "{}", said.out);
}

#[test]
fn figures_are_printed_one_a_line() {
    let said = City::copy().run("figures", &["--as-of", AS_OF]).ok();
    let line = said
        .lines()
        .find(|line| line.starts_with("indications-recorded-2025 "))
        .unwrap();
    assert!(line.ends_with("exact"), "{line}");
    let before = said
        .lines()
        .find(|line| line.starts_with("indications-recorded-2021 "))
        .unwrap();
    assert!(
        before.contains('–') && before.ends_with("not_known"),
        "never zero: {before}"
    );
}

/// Reads one line of CSV with semicolons.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => field.extend(characters.next()),
            '"' => quoted = !quoted,
            ';' if !quoted => fields.push(std::mem::take(&mut field)),
            other => field.push(other),
        }
    }
    fields.push(field);
    fields
}

/// All files of a folder.
fn bytes_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    names(folder)
        .into_iter()
        .map(|name| {
            let bytes = std::fs::read(folder.join(&name)).unwrap();
            (name, bytes)
        })
        .collect()
}

#[test]
fn a_published_folder_is_the_same_again_and_withstands_the_audit() {
    let city = City::copy();
    for out in ["one", "two"] {
        city.run("figures", &["--as-of", AS_OF, "--out", out]).ok();
    }
    let (one, two) = (
        bytes_of(&city.path().join("one")),
        bytes_of(&city.path().join("two")),
    );
    assert_eq!(one, two);
    let has = |name: &str| one.iter().any(|(known, _)| known == name);
    for name in [
        "index.html",
        "sums.csv",
        "figures.json",
        "dcat.jsonld",
        "csv-metadata.json",
        "chart-five-years.svg",
        "table-cases-closed.csv",
    ] {
        assert!(has(name), "{name}");
    }
    let audited = run_in(city.path(), &["audit-tables", "one"]);
    let said = audited.ok();
    assert!(said.contains("ok: nichts lässt sich errechnen"), "{said}");
    let record = std::fs::read(city.path().join("one/dcat.jsonld")).unwrap();
    let record: serde_json::Value = serde_json::from_slice(&record).unwrap();
    let files = record["dcat:distribution"].as_array().unwrap();
    for file in files {
        let name = file["dcat:downloadURL"]["@id"].as_str().unwrap();
        assert!(has(name), "{name}");
    }
    assert!(files.len() > 35);
    assert_record(&record);
    // Whatever is missing could give away what is suppressed in the others.
    std::fs::remove_file(city.path().join("one/table-cases-closed.csv")).unwrap();
    run_in(city.path(), &["audit-tables", "one"]).refused(&["es fehlen table-cases-closed.csv"]);
    std::fs::write(city.path().join("two/sums.csv"), "left,right\n").unwrap();
    run_in(city.path(), &["audit-tables", "two"]).refused(&["sums.csv", "ist leer"]);
}

/// What DCAT-AP.de asks of a record (its validation rules 2.0): properties that must be there, and classes,
/// types and lists that their values must be of. The city adds its `contributorID` and a contact.
fn assert_record(record: &serde_json::Value) {
    for name in [
        "dct:title",
        "dct:description",
        "dct:identifier",
        "dct:issued",
        "dct:modified",
        "dcat:keyword",
        "dcat:theme",
    ] {
        assert!(!record[name].is_null(), "{name}");
    }
    let classes = record["dct:publisher"]["@type"].as_array().unwrap();
    assert!(classes.iter().any(|class| class == "foaf:Agent"));
    assert_eq!(record["dct:temporal"]["@type"], "dct:PeriodOfTime");
    assert_eq!(record["dct:temporal"]["dcat:endDate"]["@value"], AS_OF);
    for file in record["dcat:distribution"].as_array().unwrap() {
        assert_eq!(file["@type"], "dcat:Distribution");
        let from = |name: &str, list: &str| {
            let id = file[name]["@id"].as_str().unwrap();
            assert!(id.starts_with(list), "{name}: {id}");
        };
        from("dct:license", "http://dcat-ap.de/def/licenses/");
        from(
            "dct:format",
            "http://publications.europa.eu/resource/authority/file-type/",
        );
        from(
            "dcat:mediaType",
            "https://www.iana.org/assignments/media-types/",
        );
    }
}

#[test]
fn the_folder_of_another_day_is_not_written_over() {
    let city = City::copy();
    city.run("figures", &["--as-of", AS_OF, "--out", "one"])
        .ok();
    let before = bytes_of(&city.path().join("one"));
    city.run("figures", &["--as-of", "2025-11-30", "--out", "one"])
        .refused(&["andere Veröffentlichung", AS_OF]);
    assert_eq!(bytes_of(&city.path().join("one")), before);
    // The same day may be written again.
    city.run("figures", &["--as-of", AS_OF, "--out", "one"])
        .ok();
    assert_eq!(bytes_of(&city.path().join("one")), before);
}

#[test]
fn figures_of_an_earlier_day_name_the_later_ones_and_withstand_the_audit_with_them() {
    let city = City::copy();
    let days = [("now", AS_OF), ("then", "2025-09-30")];
    for (out, day) in days {
        let said = city.run("figures", &["--as-of", day, "--out", out]).ok();
        let warned = said.contains(&format!("zum {AS_OF} schon veröffentlicht"));
        assert_eq!(warned, out == "then", "{said}");
    }
    let earlier = |out: &str| -> Vec<String> {
        let whole = std::fs::read(city.path().join(out).join("figures.json")).unwrap();
        let whole: serde_json::Value = serde_json::from_slice(&whole).unwrap();
        let earlier = whole["publication"]["earlier"].as_array().unwrap().clone();
        let days = earlier.iter().map(|one| one["as_of"].as_str().unwrap());
        days.map(str::to_owned).collect()
    };
    assert!(!earlier("now").contains(&days[1].1.to_owned()));
    assert!(earlier("then").contains(&AS_OF.to_owned()));
    let said = run_in(city.path(), &["audit-tables", "then", "now"]).ok();
    assert!(said.contains("ok: nichts lässt sich errechnen"), "{said}");
    // What `figures.json` says of the order is read, and refused where it cannot be or is none.
    let now = city.path().join("now/figures.json");
    let whole = std::fs::read_to_string(&now).unwrap();
    let mut each_other: serde_json::Value = serde_json::from_str(&whole).unwrap();
    each_other["publication"]["earlier"] =
        serde_json::json!([{ "as_of": days[1].1, "tree_size": 1 }]);
    std::fs::write(&now, each_other.to_string()).unwrap();
    run_in(city.path(), &["audit-tables", "then", "now"]).refused(&["zuerst erschien"]);
    std::fs::write(city.path().join("then/figures.json"), "{}").unwrap();
    run_in(city.path(), &["audit-tables", "then"]).refused(&["figures.json"]);
}

#[test]
fn a_number_printed_by_mistake_is_found_by_the_audit() {
    let city = City::copy();
    city.run("figures", &["--as-of", AS_OF, "--out", "open"])
        .ok();
    let folder = city.path().join("open");
    let table = folder.join("table-cases-closed.csv");
    let text = std::fs::read_to_string(&table).unwrap();
    // Two of the suppressed outcomes are printed; the third follows from the total.
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for line in &mut lines {
        if line.starts_with("cases-closed-2025-") && !line.contains("unresolved") {
            *line = line.replacen(",,,cases,suppressed,", ",0,,cases,exact,", 1);
        }
    }
    assert_ne!(text, lines.join("\n") + "\n", "nothing was suppressed");
    lines.push(String::new());
    std::fs::write(&table, lines.join("\n")).unwrap();
    let sums = std::fs::read_to_string(folder.join("sums.csv")).unwrap();
    assert!(sums.contains("cases-closed-2025-unresolved"));
    let audited = run_in(city.path(), &["audit-tables", "open"]);
    assert_eq!(audited.code, 1, "{}", audited.out);
    assert!(
        audited.out.contains("offen: cases-closed-2025-unresolved"),
        "{}",
        audited.out
    );
}

#[test]
fn figures_are_written_as_json_and_as_a_table_that_say_the_same() {
    let city = City::copy();
    city.run("figures", &["--as-of", AS_OF, "--out", "figures"])
        .ok();
    let folder = city.path().join("figures");
    let whole: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("figures.json")).unwrap()).unwrap();
    assert_eq!(whole["publication"]["as_of"], AS_OF);
    let json = whole["figures"].as_array().unwrap().clone();
    let csv = std::fs::read_to_string(folder.join("figures.csv")).unwrap();
    let mut lines = csv.lines();
    let head = fields(lines.next().unwrap());
    let rows: Vec<Vec<String>> = lines.map(fields).collect();
    assert_eq!(rows.len(), json.len());
    let mut intervals = 0;
    for (row, figure) in rows.iter().zip(&json) {
        assert_eq!(row.len(), head.len(), "{row:?}");
        let cell = |name: &str| {
            row.get(head.iter().position(|known| known == name).unwrap())
                .unwrap()
                .as_str()
        };
        assert_eq!(cell("name"), figure["name"]);
        assert_eq!(cell("label"), figure["label"]);
        assert_eq!(
            cell("value"),
            figure["display"].as_str().unwrap_or_default()
        );
        assert_eq!(cell("status"), figure["status"]);
        if let Some(lower) = figure["interval"]["lower"].as_str() {
            assert_eq!(cell("lower"), lower.replace('.', ","));
            intervals += 1;
        }
    }
    assert!(intervals > 0);
    assert!(
        rows.iter().flatten().any(|cell| cell.contains("\u{a0}% (")),
        "a share with both its numbers"
    );
}

/// The text of each page; `None` where poppler is not installed.
#[expect(
    clippy::print_stdout,
    reason = "who reads the test's output sees what was not looked at"
)]
fn pages(pdf: &Path) -> Option<Vec<String>> {
    let Ok(output) = Command::new("pdftotext").arg(pdf).arg("-").output() else {
        println!("skipped: pdftotext (poppler-utils) is not installed");
        return None;
    };
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    assert_eq!(
        pages.pop().as_deref(),
        Some(""),
        "each page ends with a form feed"
    );
    Some(pages)
}

#[test]
fn a_draft_says_so_on_every_page_until_a_second_person_has_signed_off() {
    let city = City::copy();
    let said = city.answer("draft", &[]).ok();
    assert!(said.contains("2 Fragen beantwortet (Entwurf)"), "{said}");
    city.answer("signed", &["--sign-off-as", "rat.2"]).ok();
    for folder in ["draft", "signed"] {
        let folder = city.path().join(folder);
        assert_eq!(
            names(&folder),
            ["answer.html", "answer.json", "answer.pdf", "oral.pdf"]
        );
        let is_draft = folder.ends_with("draft");
        let html = std::fs::read_to_string(folder.join("answer.html")).unwrap();
        assert_eq!(html.contains("Entwurf"), is_draft);
        for pdf in ["answer.pdf", "oral.pdf"] {
            let Some(pages) = pages(&folder.join(pdf)) else {
                continue;
            };
            assert!(!pages.is_empty());
            for page in pages {
                assert_eq!(page.contains("Entwurf"), is_draft, "{pdf}: {page}");
                assert!(page.contains("Demonstrationsdaten"), "{pdf}: {page}");
            }
        }
    }
}

#[test]
fn only_the_draft_mark_differs_after_the_sign_off() {
    let city = City::copy();
    city.answer("draft", &[]).ok();
    city.answer("signed", &["--sign-off-as", "rat.2"]).ok();
    let read = |folder: &str| {
        std::fs::read_to_string(city.path().join(folder).join("answer.json")).unwrap()
    };
    assert_eq!(
        read("draft").replace("\"draft\": true", "\"draft\": false"),
        read("signed")
    );
    city.run("verify", &["--answer", "signed/answer.json"]).ok();
}

#[test]
fn nobody_signs_off_what_they_drafted() {
    let city = City::copy();
    for login in ["rat.1", "rat.2"] {
        let said = city.answer("out", &["--as", login, "--sign-off-as", login]);
        assert_eq!(said.code, 2, "{login}: {}{}", said.out, said.err);
        assert!(
            !said.err.is_empty() && !city.path().join("out").exists(),
            "{login}"
        );
    }
}

#[test]
fn topics_that_a_person_names_win_over_the_rules() {
    let city = City::copy();
    std::fs::write(
        city.path().join("topics.toml"),
        "[questions]\n2 = [\"cost\"]\n",
    )
    .unwrap();
    city.answer("out", &["--topics", "topics.toml"]).ok();
    let text = std::fs::read_to_string(city.path().join("out/answer.json")).unwrap();
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        answer["questions"][1]["topics"],
        serde_json::json!(["cost"])
    );
    assert_eq!(
        answer["questions"][1]["topics_because"],
        serde_json::json!(["manual"])
    );
}

#[test]
fn the_export_goes_into_a_new_folder_and_never_over_anything() {
    let city = City::copy();
    city.run("export-log", &["--out", "log.2026"]).ok();
    let key = std::fs::read_to_string(city.path().join("log.2026.pub")).unwrap();
    verify_export(
        &city.path().join("log.2026"),
        &LogVerifier::parse(key.trim()).unwrap(),
    )
    .unwrap();
    city.run("export-log", &["--out", "log.2026"])
        .refused(&["log.2026", "gibt es schon"]);
    std::fs::create_dir(city.path().join("empty")).unwrap();
    city.run("export-log", &["--out", "empty"])
        .refused(&["empty", "gibt es schon"]);
    assert!(
        names(&city.path().join("empty")).is_empty() && !city.path().join("empty.pub").exists()
    );
    std::fs::write(city.path().join("other.pub"), "kept").unwrap();
    city.run("export-log", &["--out", "other"])
        .refused(&["other.pub", "gibt es schon"]);
    assert!(!city.path().join("other").exists());
}

#[test]
fn a_folder_that_is_not_a_demo_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let kept = [
        "municipality.sqlite",
        "keys/master.key",
        "out/answer.pdf",
        "letter.txt",
    ];
    for name in kept {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, name).unwrap();
    }
    run_in(folder.path(), &["demo", "--dir", ".", "--no-serve"])
        .refused(&["ist nicht leer", "einen anderen"]);
    for name in kept {
        assert_eq!(
            std::fs::read_to_string(folder.path().join(name)).unwrap(),
            name
        );
    }
    assert!(!folder.path().join("DEMO").exists());
}

#[test]
fn who_stops_reading_does_not_break_the_command() {
    let city = City::copy();
    let program = env!("CARGO_BIN_EXE_augenmass");
    let line = format!(
        "'{program}' figures --database {DATABASE} --as-of {AS_OF} | head -1; exit ${{PIPESTATUS[0]}}"
    );
    let output = Command::new("bash")
        .args(["-c", &line])
        .current_dir(city.path())
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn the_version_is_printed() {
    let output = augenmass().arg("--version").output().unwrap();
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .starts_with("augenmass ")
    );
}
