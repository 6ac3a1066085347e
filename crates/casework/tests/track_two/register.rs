//! The list of children as it may come: what is wrong is named with line and column, before anything is committed to,
//! and the list is taken once it is right.

use crate::base::on_both;
use crate::houses;
use crate::passage::{QUIET, all, refused, sealed};
use augenmass_casework::reconciliation::{self, ReconciliationError, Register, read_comparison};
use augenmass_domain::{Kind, PersonalKind, Purpose, State};
use std::path::Path;
use tempfile::tempdir;
use unicode_normalization::UnicodeNormalization as _;

const HEAD: &str = "vorname;nachname;geburtsdatum;strasse;hausnummer;plz;ort;berechtigte";
const GOOD: &str = "Éva;Müller-Şahin;2018-05-04;Ahornweg;12a;44787;Auenstedt;Ada Müller";

fn list(path: &Path, lines: impl IntoIterator<Item = String>) {
    let lines: Vec<String> = lines.into_iter().collect();
    std::fs::write(path, format!("{HEAD}\n{}\n", lines.join("\n"))).unwrap();
}

/// The good line with another field.
fn with(column: usize, text: &str) -> String {
    let mut fields: Vec<&str> = GOOD.split(';').collect();
    fields[column] = text;
    fields.join(";")
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "a list: one entry for each mistake")]
async fn what_is_wrong_in_the_list_is_named_with_line_and_column_and_changes_nothing() {
    let folder = tempdir().unwrap();
    let houses = houses(folder.path(), 51).await;
    let path = folder.path().join("liste.csv");
    let messages = houses.messages().unwrap();
    let school = houses.card_of_school().await.unwrap();
    let examiner = houses.office.actor("kasse.1").await.unwrap();
    let register = Register::at(&path, houses.office.gate.now().today());
    let commits = async || {
        let step = reconciliation::commit(
            &houses.office,
            &examiner,
            &messages,
            &school,
            &register,
            QUIET,
        );
        refused(step.await).to_string()
    };
    let other = "Bo;Ott;2017-02-03;Buchenweg;3;44787;Auenstedt;Bea Ott".to_owned();
    let many_parts = vec!["A"; 40].join(" ");
    let decomposed: String = GOOD.nfd().collect();
    assert_ne!(decomposed, GOOD);
    // What stands in the third line, and the words that name it.
    let wrong: [(String, &[&str]); 13] = [
        (with(0, ""), &["Zeile 3", "vorname", "leer"]),
        (with(1, "   "), &["Zeile 3", "nachname", "leer"]),
        (with(0, &many_parts), &["Zeile 3", "vorname", "24 Teile"]),
        (
            with(1, "Mül\u{200F}ler"),
            &["Zeile 3", "nachname", "U+200F"],
        ),
        (with(0, "\u{202E}avÉ"), &["Zeile 3", "vorname", "U+202E"]),
        (with(2, "2019-02-30"), &["Zeile 3", "geburtsdatum"]),
        (with(2, "gestern"), &["Zeile 3", "geburtsdatum"]),
        (with(5, "4478"), &["Zeile 3", "plz"]),
        (with(4, "zwölf"), &["Zeile 3", "hausnummer"]),
        ("Ein;Feld".to_owned(), &["Zeile 3", "2 Felder statt 8"]),
        (
            with(7, "Ada Ö\u{1F600}"),
            &["Zeile 3", "berechtigte", "U+1F600"],
        ),
        // The same child and payee twice, though their letters and marks are stored apart, or are capitals.
        (decomposed.clone(), &["Zeile 3", "schon in Zeile 2"]),
        (
            GOOD.replace("Ada Müller", "ADA MUELLER"),
            &["Zeile 3", "schon in Zeile 2"],
        ),
    ];
    for (line, words) in &wrong {
        let first = if words.contains(&"schon in Zeile 2") {
            GOOD.to_owned()
        } else {
            other.clone()
        };
        list(&path, [first, line.clone()]);
        let said = commits().await;
        for word in *words {
            assert!(said.contains(word), "{line}: {said}");
        }
        // It names the place, never what stands there.
        assert!(!said.contains("Müller"), "{said}");
    }
    list(&path, std::iter::repeat_n(GOOD.to_owned(), 10_000));
    let said = commits().await;
    assert!(
        said.contains("Zeile 3") && said.contains("schon in Zeile 2"),
        "{said}"
    );
    assert!(said.contains("9999 Zeilen"), "{said}");
    assert!(
        said.contains("Zeile 22") && said.contains("und 9979 weitere"),
        "{said}"
    );
    // All that is wrong is said at once.
    let three = [
        with(0, ""),
        other.clone(),
        with(5, "4478"),
        "Ein;Feld".to_owned(),
    ];
    list(&path, three);
    let said = commits().await;
    for word in [
        "3 Zeilen",
        "Zeile 2, ",
        "vorname",
        "Zeile 4, ",
        "plz",
        "Zeile 5",
        "2 Felder",
    ] {
        assert!(said.contains(word), "{word}: {said}");
    }
    std::fs::write(&path, b"PK\x03\x04\xFF\xFE\n").unwrap();
    assert!(commits().await.contains("Excel-Datei"));
    std::fs::remove_file(&path).unwrap();
    assert!(commits().await.contains("kann nicht gelesen werden"));
    let mut bytes = format!("{HEAD}\n{other}\n").into_bytes();
    bytes.extend(b"M\xFCller;Ott;2017-02-03;Weg;3;44787;Ort;Bea Ott\n");
    std::fs::write(&path, bytes).unwrap();
    let said = commits().await;
    assert!(said.contains("Zeile 3") && said.contains("UTF-8"), "{said}");
    std::fs::write(&path, "vorname;nachname\nA;B\n").unwrap();
    assert!(commits().await.contains("erste Zeile"));

    let packages = houses
        .office
        .gate
        .list(
            &examiner,
            Purpose::BenefitCheck,
            Kind::Package,
            &Default::default(),
        )
        .await
        .unwrap();
    assert!(packages.records.is_empty());
    let left: Vec<_> = std::fs::read_dir(houses.wire()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
    // The list is taken once it is right; a child under two payees is in its order.
    let two_payees = with(7, "Ben Şahin");
    // A day may be written as people write it.
    let another = two_payees
        .replace("2018-05-04", "04.05.2018")
        .replace("Ben", "Cem");
    list(&path, [other, decomposed, two_payees, another]);
    let bytes = std::fs::read(&path).unwrap();
    let read = register.read(bytes.as_slice()).unwrap();
    assert_eq!((read.lines, read.children), (4, 2));
    reconciliation::commit(
        &houses.office,
        &examiner,
        &messages,
        &school,
        &register,
        QUIET,
    )
    .await
    .unwrap();
    houses.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_with_another_list_leaves_nothing_that_the_right_one_would_go_on_with() {
    let folder = tempdir().unwrap();
    let houses = houses(folder.path(), 53).await;
    sealed(&houses).await;
    let messages = houses.messages().unwrap();
    let school = houses.card_of_school().await.unwrap();
    let kasse = houses.card_of_kasse().await.unwrap();
    let second = houses.city.actor("schule.2").await.unwrap();
    let examiner = houses.office.actor("kasse.1").await.unwrap();
    let (city, office, register) = (&houses.city, &houses.office, houses.register());
    let commit = reconciliation::commit(office, &examiner, &messages, &school, &register, QUIET);
    commit.await.unwrap();
    let seal = reconciliation::seal(city, &second, &messages, &kasse, QUIET);
    let (stands, _) = seal.await.unwrap();
    let package = stands.states.iter().find_map(|state| match state {
        State::Package(package) => Some(package.id()),
        _ => None,
    });
    let list = folder.path().join("familienkasse/kinder.csv");
    let right = std::fs::read_to_string(&list).unwrap();
    let (head, rows) = right.split_once('\n').unwrap();
    std::fs::write(&list, format!("{head}\n{GOOD}\n{rows}")).unwrap();
    let request =
        || reconciliation::request(office, &examiner, &messages, &school, &register, QUIET);
    let said = refused(request().await).to_string();
    assert!(said.contains("3-request.augm"), "{said}");
    let begun = std::fs::read_dir(houses.wire()).unwrap().flatten();
    let begun = begun.filter(|file| file.file_name().to_string_lossy().starts_with('3'));
    assert_eq!(begun.count(), 0, "nothing was begun with the other list");
    std::fs::write(&list, right).unwrap();
    let (_, path) = request().await.unwrap();
    let respond = reconciliation::respond(city, &second, &messages, &kasse, QUIET);
    respond.await.unwrap();
    assert!(path.ends_with("3-request.augm"));
    let open = reconciliation::open(office, &examiner, &messages, &school, &register, QUIET);
    let (_, opening) = open.await.unwrap();
    assert!(opening.accepted > 0, "{opening:?}");
    // After the package is over, its commitment is not sealed for again: nobody would ask.
    let end = reconciliation::end(city, &second, Purpose::BenefitCheck, package.unwrap());
    end.await.unwrap();
    std::fs::remove_file(folder.path().join("nachrichten/2-sealed.augm")).unwrap();
    let again = reconciliation::seal(city, &second, &messages, &kasse, QUIET);
    let again = refused(again.await);
    assert!(
        matches!(again, ReconciliationError::CommittedBefore(_)),
        "{again}"
    );
    houses.close().await;
}

on_both!(
    a_child_under_two_payees_is_one_child_and_a_person_decides,
    flavor = "multi_thread"
);
async fn a_child_under_two_payees_is_one_child_and_a_person_decides() {
    let folder = tempdir().unwrap();
    let houses = houses(folder.path(), 52).await;
    let list = folder.path().join("familienkasse/kinder.csv");
    let text = std::fs::read_to_string(&list).unwrap();
    // The first child of the list stands there a second time, under another payee.
    let first = text.lines().nth(1).unwrap();
    let (child, payee) = first.rsplit_once(';').unwrap();
    std::fs::write(&list, format!("{text}{child};Zweite Berechtigte\n")).unwrap();
    sealed(&houses).await;
    let opening = houses.pass(&mut Vec::new()).await.unwrap();
    assert!(opening.unsure >= 1, "{opening:?}");
    houses.close().await;
    let kasse = houses.store("familienkasse").await;
    let mut found = 0;
    for state in all(&kasse, Kind::Received).await {
        let State::Received(one) = state else {
            continue;
        };
        let Some(opened) = one.what_was_opened() else {
            continue;
        };
        let data = kasse.personal_of(opened.person).await.unwrap();
        let payees = data.iter().find_map(|(_, content)| match content {
            PersonalKind::Comparison { fields } => read_comparison(fields.reveal()),
            _ => None,
        });
        let comparison = payees.unwrap();
        if comparison.also_under.is_empty() {
            continue;
        }
        found += 1;
        assert_eq!(comparison.also_under, ["Zweite Berechtigte"]);
        assert!(!comparison.another_alike, "it is one child");
        assert_eq!(one.state_name(), "unsure", "a person decides");
        // Letters go to whom the list names first.
        let addressee = data.iter().find_map(|(_, content)| match content {
            PersonalKind::Person { record } => Some(record.reveal().addressee.reveal().to_owned()),
            _ => None,
        });
        assert_eq!(addressee.as_deref(), Some(payee));
        assert!(!format!("{comparison:?}").contains("Zweite"));
    }
    assert_eq!(found, 1);
}
