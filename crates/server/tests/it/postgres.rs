//! The commands on a database server.

use crate::city::{AS_OF, INQUIRY};
use crate::own_database::{OwnDatabase, server};
use crate::program::{Answer, names, run_in};
use augenmass_ledger::{LogVerifier, verify_export};
use std::path::Path;

const PLACES: [&str; 2] = ["--keys", "keys"];

fn run(folder: &Path, command: &[&str], url: &str, args: &[&str]) -> Answer {
    let database = ["--database", url];
    run_in(folder, &[command, &database, args].concat())
}

/// The secret part of an address.
fn password(url: &str) -> &str {
    let (_, rest) = url.split_once("://").unwrap();
    let (login, _) = rest.rsplit_once('@').unwrap();
    login.split_once(':').unwrap().1
}

#[tokio::test]
async fn an_installation_on_a_server_is_made_answers_and_is_checked_as_one_in_a_file() {
    if server().is_none() {
        return;
    }
    let (own, folder) = (OwnDatabase::new(None).await, tempfile::tempdir().unwrap());
    let (url, folder) = (own.url(), folder.path());
    let run = |command: &[&str], args: &[&str]| run(folder, command, &url, args);
    std::fs::write(folder.join("inquiry.txt"), INQUIRY).unwrap();

    let name = ["--municipality", "Leerstadt"];
    let key = run(&["keys", "create"], &[PLACES, name].concat()).ok();
    let shown = run(&["keys", "show"], &PLACES).ok();
    assert_eq!(key, shown);

    let answer = ["--inquiry", "inquiry.txt", "--as-of", AS_OF, "--out", "out"];
    run(&["answer"], &[&PLACES, &answer[..]].concat()).ok();
    assert_eq!(names(&folder.join("out")).len(), 4);
    run(&["figures"], &[PLACES, ["--as-of", AS_OF]].concat()).ok();
    run(
        &["verify"],
        &[PLACES, ["--answer", "out/answer.json"]].concat(),
    )
    .ok();

    run(&["export-log"], &[PLACES, ["--out", "log"]].concat()).ok();
    let verifier = LogVerifier::parse(key.trim()).unwrap();
    verify_export(&folder.join("log"), &verifier).unwrap();
}

#[tokio::test]
async fn what_goes_wrong_on_a_server_is_said_without_its_password() {
    if server().is_none() {
        return;
    }
    let (own, folder) = (OwnDatabase::new(None).await, tempfile::tempdir().unwrap());
    let (url, folder) = (own.url(), folder.path());
    let name = ["--municipality", "Leerstadt"];
    run(folder, &["keys", "create"], &url, &[PLACES, name].concat()).ok();

    let again = [["--keys", "other-keys"], name].concat();
    let again = run(folder, &["keys", "create"], &url, &again);
    again.refused(&[
        "there is a database at this place already",
        "nichts wurde angelegt",
    ]);
    assert!(names(&folder.join("other-keys")).is_empty());
    let no_keys = run(folder, &["keys", "show"], &url, &[]);
    no_keys.refused(&["--keys"]);
    let missing = format!("{url}_missing");
    let missing = run(folder, &["keys", "show"], &missing, &PLACES);
    assert_eq!(missing.code, 2);
    for answer in [again, no_keys, missing] {
        let said = answer.out + &answer.err;
        assert!(said.contains("postgres://"), "{said}");
        assert!(!said.contains(password(&url)), "it names the password");
    }
}
