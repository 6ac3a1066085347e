//! Drafts from a file: each fault names its line and column, never a name; a file makes drafts only,
//! and a person confirms each.

use crate::base::on_both;
use crate::city::{MONDAY, Town};
use augenmass_casework::Error;
use augenmass_casework::drafts::{self, COLUMNS, Imported, MAX_BYTES, Problem, ReadDrafts};
use augenmass_casework::words::Language;
use augenmass_domain::fact::Track;
use augenmass_domain::id::{IndicationId, OfficeId, RunId};
use augenmass_domain::indication::{
    ContactChannel, IndicationCommand, IndicationEntry, PriorContact,
};
use augenmass_domain::run::{CheckedManifest, ManifestDocument, Opinion, RunCommand};
use augenmass_domain::{Kind, Law, Private, Purpose};
use jiff::ToSpan as _;
use jiff::civil::date;
use uuid::Uuid;

const FAMILY: &str = "Quittenbaum";

fn row(n: usize) -> String {
    format!(
        "not-enrolled;20.01.2025;Mia;{FAMILY};{:02}.{:02}.2015;Robin {FAMILY};Ahornkamp;{};99901;Auenstedt",
        n % 28 + 1,
        n / 28 + 4,
        n + 1
    )
}

fn file_of(rows: &[String]) -> String {
    format!("{}\n{}\n", COLUMNS.join(";"), rows.join("\n"))
}

fn read(bytes: &[u8]) -> Result<ReadDrafts, Problem> {
    let (office, run) = (
        OfficeId::from_uuid(Uuid::from_u128(1)),
        RunId::from_uuid(Uuid::from_u128(2)),
    );
    drafts::read(bytes, office, run, MONDAY, &Law::shipped())
}

/// A file that is refused as a whole.
fn whole(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().to_string()
}

/// The problems of rows, as they are said.
fn said(rows: &[String]) -> Vec<String> {
    let read = read(file_of(rows).as_bytes()).unwrap();
    let said: Vec<String> = read.problems.iter().map(ToString::to_string).collect();
    for text in &said {
        assert!(
            !text.contains(FAMILY) && !text.contains("Mia"),
            "a name is repeated: {text}"
        );
    }
    said
}

fn with(column: usize, value: &str) -> String {
    let text = row(0);
    let mut fields: Vec<&str> = text.split(';').collect();
    fields[column] = value;
    fields.join(";")
}

#[test]
fn a_good_file_is_read_with_either_delimiter_and_a_byte_order_mark() {
    let rows: Vec<String> = (0..20).map(row).collect();
    let text = file_of(&rows);
    for text in [
        text.clone(),
        text.replace(';', ","),
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
    ] {
        let read = read(text.as_bytes()).unwrap();
        assert_eq!(
            (read.good.len(), read.problems.len()),
            (20, 0),
            "{:?}",
            read.problems
        );
        let lines: Vec<u64> = read.good.iter().map(|row| row.line).collect();
        assert_eq!(lines, (2..22).collect::<Vec<_>>());
        assert!(
            read.good[0].entry.evidence.reveal().is_empty(),
            "evidence comes from the person who confirms"
        );
        assert!(read.good[0].entry.prior_contact.is_none());
    }
}

#[test]
fn an_unknown_column_is_named_with_those_that_exist() {
    let text = file_of(&[row(0)]).replace("Anschrift an", "Anmerkung");
    let said = whole(text.as_bytes());
    assert!(
        said.contains("Zeile 1") && said.contains("„Anmerkung“") && said.contains("Geburtsdatum"),
        "{said}"
    );
}

#[test]
fn a_missing_or_repeated_column_is_named() {
    let said = whole("Anlass;Vorname\nx;y\n".as_bytes());
    assert!(
        said.contains("„Tatsache am“") && said.contains("fehlt"),
        "{said}"
    );
    let text = file_of(&[row(0)]).replace("Anschrift an", "Vorname");
    let said = whole(text.as_bytes());
    assert!(
        said.contains("„Vorname“") && said.contains("zweimal"),
        "{said}"
    );
}

#[test]
fn a_column_about_nationality_or_its_proxies_is_refused_with_the_reason() {
    for column in [
        "Staatsangehörigkeit",
        "Nationalität",
        "1. STAATSANGEHÖRIGKEIT",
        "Muttersprache",
        "Stadtteil",
    ] {
        let text = format!("{};{column}\n{};x\n", COLUMNS.join(";"), row(0));
        let said = whole(text.as_bytes());
        assert!(
            said.contains(column) && said.contains("Art. 3 Abs. 3 GG"),
            "{said}"
        );
        assert!(
            said.contains("Spalte entfernen") && said.contains("nichts übernommen"),
            "{said}"
        );
    }
}

#[test]
fn a_wrong_encoding_names_its_line() {
    let text = file_of(&[row(0), row(1)]).replace("Robin", "Jörg");
    let (latin1, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let said = whole(&latin1);
    // The head holds the first umlaut (Straße).
    assert!(said.contains("Zeile 1") && said.contains("UTF-8"), "{said}");
    let mut bytes = file_of(&[row(0), row(1)]).into_bytes();
    let last = bytes.len() - 3;
    bytes[last] = 0xFF;
    let said = whole(&bytes);
    assert!(said.contains("Zeile 3") && said.contains("UTF-8"), "{said}");
}

#[test]
fn a_name_outside_din_91379_names_line_column_place_and_code_but_not_the_name() {
    let said = said(&[row(0), with(3, "Quittenbaum☃")]);
    let [text] = said.as_slice() else {
        panic!("{said:?}")
    };
    assert!(text.contains("Zeile 3, Spalte „Nachname“"), "{text}");
    assert!(
        text.contains("Stelle 12") && text.contains("U+2603") && text.contains("DIN 91379"),
        "{text}"
    );
}

#[test]
fn dates_that_are_impossible_or_in_the_future_are_named_by_column() {
    let said = said(&[
        with(1, "30.02.2025"),
        with(1, "01.03.2025"),
        with(4, "2015-13-01"),
        with(4, "31.12.2030"),
        with(4, "01.01.1990"),
        with(1, "gestern"),
    ]);
    let expected = [
        "Zeile 2, Spalte „Tatsache am“: ist kein Tag im Kalender",
        "Zeile 3, Spalte „Tatsache am“: liegt in der Zukunft",
        "Zeile 4, Spalte „Geburtsdatum“: ist kein Tag im Kalender",
        "Zeile 5, Spalte „Geburtsdatum“: liegt in der Zukunft",
        "Zeile 6, Spalte „Geburtsdatum“: ergibt ein Alter von 25 Jahren",
        "Zeile 7, Spalte „Tatsache am“: ist kein Tag im Kalender",
    ];
    assert_eq!(said.len(), expected.len(), "{said:?}");
    for (text, start) in said.iter().zip(expected) {
        assert!(text.starts_with(start), "{text}");
    }
}

#[test]
fn a_second_row_about_the_same_is_named_and_the_first_stays() {
    let said = said(&[row(0), row(1), row(0)]);
    let [text] = said.as_slice() else {
        panic!("{said:?}")
    };
    assert!(
        text.starts_with("Zeile 4: steht schon weiter oben"),
        "{text}"
    );
    assert_eq!(
        read(file_of(&[row(0), row(1), row(0)]).as_bytes())
            .unwrap()
            .good
            .len(),
        2
    );
}

#[test]
fn a_row_with_a_field_too_few_or_too_many_is_named() {
    let said = said(&[format!("{};x", row(0)), "a;b".to_owned(), row(1)]);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].starts_with("Zeile 2: hat 11 Felder statt 10"),
        "{}",
        said[0]
    );
    assert!(
        said[1].starts_with("Zeile 3: hat 2 Felder statt 10"),
        "{}",
        said[1]
    );
}

#[test]
fn several_faults_of_a_row_are_all_named() {
    let said = said(&[
        ";30.02.2025;;;;;;;;".to_owned(),
        with(7, "abc"),
        with(8, "4478"),
    ]);
    for column in [
        "Anlass",
        "Tatsache am",
        "Vorname",
        "Nachname",
        "Geburtsdatum",
        "Anschrift an",
        "Straße",
        "Ort",
    ] {
        let place = format!("Zeile 2, Spalte „{column}“");
        assert!(
            said.iter().any(|text| text.starts_with(&place)),
            "{column}: {said:?}"
        );
    }
    assert!(
        said.iter()
            .any(|text| text.starts_with("Zeile 3, Spalte „Hausnummer“")),
        "{said:?}"
    );
    assert!(
        said.iter()
            .any(|text| text.starts_with("Zeile 4, Spalte „PLZ“")),
        "{said:?}"
    );
}

#[test]
fn a_ground_that_is_unknown_or_off_and_an_old_fact_are_named_with_all_else_of_the_row() {
    let mut fields = with(0, "weil-fremd");
    fields = fields.replace("20.01.2025", "20.01.2005");
    fields = fields.replace("Mia", "").replace("99901", "9990");
    let said = said(&[row(0), fields, with(0, "nobody-met-at-address")]);
    let expected = [
        "Zeile 3, Spalte „Anlass“: ist kein Schlüssel",
        "Zeile 3, Spalte „Tatsache am“: liegt zu lange zurück",
        "Zeile 3, Spalte „Vorname“: ist leer",
        "Zeile 3, Spalte „PLZ“: ist keine Postleitzahl",
        "Zeile 4, Spalte „Anlass“: ist ein Anlass, der abgeschaltet ist",
    ];
    assert_eq!(said.len(), expected.len(), "{said:?}");
    for (text, start) in said.iter().zip(expected) {
        assert!(text.starts_with(start), "{text}");
    }
}

#[test]
fn what_is_no_text_is_one_sentence_and_is_not_repeated() {
    for bytes in [
        &b"PK\x03\x04\x00\x00\x00\x00[Content_Types].xml"[..],
        b"PK\x03\x04 and nothing else",
        b"\xD0\xCF\x11\xE0\xA1\xB1",
        b"%PDF-1.7 ...",
        b"A\x00n\x00l\x00",
    ] {
        let said = whole(bytes);
        assert!(
            said.contains("Excel-Datei") && said.contains("CSV UTF-8"),
            "{said}"
        );
        assert!(said.len() < 200 && !said.contains("PK"), "{said}");
    }
    let long = whole(format!("{}\u{1};x\n", "y".repeat(5_000)).as_bytes());
    assert!(
        long.contains("„yyy") && !long.contains(&"y".repeat(61)),
        "{long}"
    );
}

#[test]
fn empty_files_and_files_with_a_head_only_say_so() {
    assert!(whole(b"").contains("ist leer"));
    assert!(whole(b" \n\r\n\t").contains("ist leer"));
    let head = format!("{}\n", COLUMNS.join(";"));
    assert!(whole(head.as_bytes()).contains("keine Zeile unter der Kopfzeile"));
}

#[test]
fn twenty_one_rows_are_one_too_many() {
    let rows: Vec<String> = (0..21).map(row).collect();
    let said = whole(file_of(&rows).as_bytes());
    assert!(
        said.contains("21 Zeilen") && said.contains("20 je Amt und Tag"),
        "{said}"
    );
    assert!(read(file_of(&rows[..20]).as_bytes()).is_ok());
}

#[test]
fn a_file_of_a_gigabyte_is_refused_by_its_size_without_being_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("viele.csv");
    std::fs::File::create(&path)
        .unwrap()
        .set_len(1 << 30)
        .unwrap();
    let started = std::time::Instant::now();
    let (office, run) = (
        OfficeId::from_uuid(Uuid::from_u128(1)),
        RunId::from_uuid(Uuid::from_u128(2)),
    );
    let law = Law::shipped();
    let said = drafts::read_file(&path, office, run, MONDAY, &law)
        .unwrap_err()
        .to_string();
    assert!(
        started.elapsed() < std::time::Duration::from_millis(200),
        "it was read"
    );
    assert!(
        said.contains("1073741824 Byte") && said.contains(&MAX_BYTES.to_string()),
        "{said}"
    );
    assert!(said.contains("nicht in Massen"), "{said}");
    let missing = folder.path().join("nicht-da.csv");
    let missing = drafts::read_file(&missing, office, run, MONDAY, &law);
    assert!(
        missing
            .unwrap_err()
            .to_string()
            .contains("kann nicht gelesen werden")
    );
}

/// Imports rows for the school office, as the command line does.
async fn import(
    town: &Town,
    rows: &[String],
    rest: bool,
) -> (Vec<Problem>, Result<Imported, Error>) {
    let office = town.office("school").await;
    let (text, law) = (file_of(rows), Law::shipped());
    let read = drafts::read(text.as_bytes(), office, town.run, town.today(), &law).unwrap();
    let clerk = town.actor("schule.1").await;
    if !read.problems.is_empty() && !rest {
        return (read.problems, Ok(Imported::default()));
    }
    let commands = read
        .good
        .into_iter()
        .map(|row| {
            (
                row.line,
                IndicationCommand::ImportDraft(Box::new(row.entry)),
            )
        })
        .collect();
    let imported =
        drafts::import(&town.house.gate, &clerk, Purpose::Screening, commands, rest).await;
    (read.problems, imported)
}

/// Twenty rows, three of them bad.
fn three_bad() -> Vec<String> {
    let mut rows: Vec<String> = (0..20).map(row).collect();
    rows[4] = with(1, "30.02.2025");
    rows[9] = with(3, "Quitten☃");
    rows[14] = rows[0].clone();
    rows
}

on_both!(twenty_rows_with_three_bad_ones_name_the_three_and_make_nothing);
async fn twenty_rows_with_three_bad_ones_name_the_three_and_make_nothing() {
    let town = Town::open().await;
    town.on(MONDAY);
    let (problems, outcome) = import(&town, &three_bad(), false).await;
    let lines: Vec<_> = problems
        .iter()
        .map(|problem| problem.line.unwrap())
        .collect();
    assert_eq!(lines, [6, 11, 16]);
    assert_eq!(outcome.unwrap().imported, 0);
    assert!(town.all(Kind::Indication).await.is_empty());
}

on_both!(with_the_rest_taken_seventeen_of_twenty_rows_become_drafts);
async fn with_the_rest_taken_seventeen_of_twenty_rows_become_drafts() {
    let town = Town::open().await;
    town.on(MONDAY);
    let (problems, outcome) = import(&town, &three_bad(), true).await;
    assert_eq!(problems.len(), 3);
    let outcome = outcome.unwrap();
    assert_eq!((outcome.imported, outcome.turned_down.len()), (17, 0));
    let drafts = town.all(Kind::Indication).await;
    assert_eq!(drafts.len(), 17);
    assert!(drafts.iter().all(|state| state.name() == "draft"));
}

on_both!(a_row_that_a_rule_turns_down_stops_the_file_unless_the_rest_is_wanted);
async fn a_row_that_a_rule_turns_down_stops_the_file_unless_the_rest_is_wanted() {
    let town = Town::open().await;
    town.on(MONDAY);
    let rows = [row(0), with(0, "moved-without-deregistration"), row(2)];
    let before = town.last_seq().await;
    let outcome = import(&town, &rows, false).await.1.unwrap();
    assert_eq!(outcome.imported, 0);
    let [(line, Error::Rejected(rejection))] = outcome.turned_down.as_slice() else {
        panic!("{:?}", outcome.turned_down)
    };
    assert_eq!(
        (*line, rejection.rule()),
        (3, "indication.ground-of-another-office")
    );
    let [(line, error)] = outcome.turned_down.as_slice() else {
        unreachable!()
    };
    let said = drafts::turned_down(Language::German, *line, error, "weil".to_owned());
    assert_eq!(said, "Zeile 3, Spalte „Anlass“: weil");
    assert_eq!(town.last_seq().await, before, "trying out writes nothing");
    let outcome = import(&town, &rows, true).await.1.unwrap();
    assert_eq!((outcome.imported, outcome.turned_down.len()), (2, 1));
}

on_both!(the_twenty_first_draft_of_an_office_and_day_is_rejected);
async fn the_twenty_first_draft_of_an_office_and_day_is_rejected() {
    let town = Town::open().await;
    town.on(MONDAY);
    let rows: Vec<String> = (0..20).map(row).collect();
    assert_eq!(import(&town, &rows, false).await.1.unwrap().imported, 20);
    let (_, all_or_nothing) = import(&town, &[row(20)], false).await;
    match all_or_nothing {
        Err(Error::Internal(said)) => assert!(said.contains("nur noch 0"), "{said}"),
        Ok(outcome) => assert_eq!((outcome.imported, outcome.turned_down.len()), (0, 1)),
        Err(error) => panic!("{error}"),
    }
    let outcome = import(&town, &[row(20)], true).await.1.unwrap();
    let [(2, Error::Rejected(rejection))] = outcome.turned_down.as_slice() else {
        panic!("{:?}", outcome.turned_down)
    };
    assert_eq!(rejection.rule(), "indication.drafts-reached");
    assert_eq!(town.all(Kind::Indication).await.len(), 20);
    town.later(1);
    assert_eq!(
        import(&town, &[row(20)], false).await.1.unwrap().imported,
        1
    );
}

on_both!(the_same_file_read_twice_makes_no_second_drafts);
async fn the_same_file_read_twice_makes_no_second_drafts() {
    let town = Town::open().await;
    town.on(MONDAY);
    let rows: Vec<String> = (0..3).map(row).collect();
    assert_eq!(import(&town, &rows, false).await.1.unwrap().imported, 3);
    let again = import(&town, &rows, true).await.1.unwrap();
    assert_eq!((again.imported, again.turned_down.len()), (0, 3));
    for (_, error) in &again.turned_down {
        let Error::Rejected(rejection) = error else {
            panic!("{error}");
        };
        assert_eq!(rejection.rule(), "indication.already-reported");
    }
    assert_eq!(town.all(Kind::Indication).await.len(), 3);
}

on_both!(a_file_that_does_not_fit_into_the_day_makes_nothing);
async fn a_file_that_does_not_fit_into_the_day_makes_nothing() {
    let town = Town::open().await;
    town.on(MONDAY);
    let rows: Vec<String> = (0..20).map(row).collect();
    assert_eq!(
        import(&town, &rows[..15], false).await.1.unwrap().imported,
        15
    );
    let (_, outcome) = import(&town, &rows[15..], false).await;
    assert_eq!(outcome.unwrap().imported, 5);
    town.later(1);
    let more: Vec<String> = (20..35).map(row).collect();
    assert_eq!(
        import(&town, &more[..12], false).await.1.unwrap().imported,
        12
    );
    let rows: Vec<String> = (35..47).map(row).collect();
    let (_, outcome) = import(&town, &rows, false).await;
    assert!(matches!(outcome, Err(Error::Internal(said)) if said.contains("nur noch 8")));
    assert_eq!(town.all(Kind::Indication).await.len(), 32);
}

/// The entry by which a person confirms a draft: own evidence and the office's prior contact.
async fn confirmation(town: &Town, n: usize) -> Box<IndicationEntry> {
    let office = town.office("school").await;
    let read = drafts::read(
        file_of(&[row(n)]).as_bytes(),
        office,
        town.run,
        town.today(),
        &Law::shipped(),
    )
    .unwrap();
    let mut entry = read.good[0].entry.clone();
    entry.evidence = Private::new("Vermerk (erfunden)".to_owned());
    let on = entry.fact_on.saturating_sub(20.days());
    entry.prior_contact = Some(PriorContact {
        channel: ContactChannel::Letter,
        on,
    });
    Box::new(entry)
}

on_both!(a_draft_is_confirmed_by_a_person_with_own_evidence_and_prior_contact);
async fn a_draft_is_confirmed_by_a_person_with_own_evidence_and_prior_contact() {
    let town = Town::open().await;
    town.on(MONDAY);
    import(&town, &[row(0), row(1)], false).await.1.unwrap();
    let ids: Vec<Uuid> = town
        .all(Kind::Indication)
        .await
        .iter()
        .map(augenmass_domain::State::id)
        .collect();
    // A draft itself can neither be screened nor given notice of.
    let id = IndicationId::from_uuid(ids[0]);
    let screen = IndicationCommand::Screen {
        id,
        explanations: crate::city::explanations(false),
    };
    assert!(town.attempt("schule.2", screen).await.is_err());
    let draft = Some(id);
    let whole = confirmation(&town, 0).await;
    let mut bare = whole.clone();
    bare.evidence = Private::default();
    let rule = town
        .rejected("schule.1", IndicationCommand::Record { draft, entry: bare })
        .await;
    assert_eq!(rule, "indication.evidence-missing");
    let mut bare = whole.clone();
    bare.prior_contact = None;
    let rule = town
        .rejected("schule.1", IndicationCommand::Record { draft, entry: bare })
        .await;
    assert_eq!(rule, "indication.prior-contact-missing");
    let receipt = town
        .submit(
            "schule.1",
            IndicationCommand::Record {
                draft,
                entry: whole,
            },
        )
        .await;
    assert_eq!(
        (receipt.event.as_str(), receipt.id_of(Kind::Indication)),
        ("draft-confirmed", Some(ids[0]))
    );
    let names: Vec<_> = town
        .all(Kind::Indication)
        .await
        .iter()
        .map(augenmass_domain::State::name)
        .collect();
    assert_eq!(names, ["recorded", "draft"]);
    // Two weeks later what nobody confirmed is gone.
    town.jobs(MONDAY.saturating_add(14.days())).await;
    assert_eq!(town.state(Kind::Indication, ids[1]).await.name(), "expired");
}

/// A second run with a small cap.
async fn run_with_cap(town: &mut Town, cap: u32) {
    let draft = RunCommand::Draft {
        title: "Zweiter Durchgang".to_owned(),
        track: Track::RegisterClarification,
        begins: town.today(),
        ends: date(2026, 6, 30),
    };
    let receipt = town.submit("koordination", draft).await;
    let id = RunId::from_uuid(receipt.id_of(Kind::Run).unwrap());
    let words = Private::new("Keine Bedenken (erfunden)".to_owned());
    town.submit(
        "datenschutz",
        RunCommand::GiveOpinion {
            id,
            opinion: Opinion::NoObjections,
            words,
        },
    )
    .await;
    town.submit("koordination", RunCommand::Approve { id })
        .await;
    town.submit("dezernat", RunCommand::Approve { id }).await;
    let manifest = CheckedManifest {
        sha256: "0a".repeat(32),
        track: Track::RegisterClarification,
        documents: ManifestDocument::ALL
            .into_iter()
            .map(|document| (document, "0b".repeat(32)))
            .collect(),
        cap,
        signed_by: vec![
            "data-protection-officer".to_owned(),
            "head-of-department".to_owned(),
        ],
        statistics_office: None,
        match_keys: Vec::new(),
    };
    town.submit("koordination", RunCommand::Open { id, manifest })
        .await;
    town.run = id;
}

on_both!(drafts_do_not_count_towards_the_cap_of_the_manifest);
async fn drafts_do_not_count_towards_the_cap_of_the_manifest() {
    let mut town = Town::open().await;
    town.on(MONDAY);
    run_with_cap(&mut town, 2).await;
    import(&town, &[row(0), row(1), row(2)], false)
        .await
        .1
        .unwrap();
    let ids: Vec<Uuid> = town
        .all(Kind::Indication)
        .await
        .iter()
        .map(augenmass_domain::State::id)
        .collect();
    let confirm = |n: usize, entry| IndicationCommand::Record {
        draft: Some(IndicationId::from_uuid(ids[n])),
        entry,
    };
    town.submit("schule.1", confirm(0, confirmation(&town, 0).await))
        .await;
    // What expired as a draft was never an indication either.
    town.jobs(MONDAY.saturating_add(14.days())).await;
    town.on(MONDAY.saturating_add(15.days()));
    let second = IndicationCommand::Record {
        draft: None,
        entry: confirmation(&town, 5).await,
    };
    town.submit("schule.1", second).await;
    let third = IndicationCommand::Record {
        draft: None,
        entry: confirmation(&town, 6).await,
    };
    assert_eq!(
        town.rejected("schule.1", third).await,
        "indication.cap-reached"
    );
}
