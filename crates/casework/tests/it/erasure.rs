//! Five years of a small city: nothing personal is ever in clear, nothing is left of it when its time is
//! over, and figures and answers stay what they were.

use crate::city::{MONDAY, Town, drawn, holds};
use crate::verify::{count, intruder};
use augenmass_casework::backup::make;
use augenmass_casework::recompute::check;
use augenmass_casework::{log, reckoning};
use augenmass_domain::case::{CaseCommand, Rung};
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::id::PersonalId;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::person::{Address, PersonRecord};
use augenmass_domain::subject_request::{SubjectRequestCommand, SubjectRequestKind};
use augenmass_domain::{Action, Kind, Private, Purpose};
use augenmass_store::{KeyError, StoreError};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use jiff::ToSpan as _;
use jiff::civil::date;
use sqlx::Row as _;
use std::path::Path;
use uuid::Uuid;

/// A word in every field that holds anything about a person.
const CANARIES: [&str; 10] = [
    "Xaverinchen",
    "Zwölfenbein",
    "Quintessa",
    "Kanarienstieg",
    "Wellensittich",
    "Vermerk Nachtigall",
    "Antwort Rotkehlchen",
    "Antrag Zaunkönig",
    "Nötig Blaumeise",
    "2016-07-19",
];

/// A child with a canary in every field.
fn canary() -> PersonRecord {
    let address = Address::new("Kanarienstieg", "12a", "99901", "Wellensittich").unwrap();
    PersonRecord::new(
        "Xaverinchen",
        "Zwölfenbein",
        "2016-07-19",
        "Quintessa Zwölfenbein",
        address,
        MONDAY,
    )
    .unwrap()
}

/// A text as it would look in a file: as it is, in hex, and in base64 at each of the three places.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let bytes = text.as_bytes();
    let mut forms = vec![
        bytes.to_vec(),
        hex::encode(bytes).into_bytes(),
        hex::encode_upper(bytes).into_bytes(),
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ];
    for shift in 0..3 {
        let mut shifted = vec![0; shift];
        shifted.extend_from_slice(bytes);
        let encoded = BASE64_STANDARD.encode(shifted).into_bytes();
        let (from, to) = ([0, 2, 3][shift], encoded.len().saturating_sub(4));
        forms.push(encoded[from..to].to_vec());
    }
    forms
}

/// Every byte of every file below a folder that is no key file.
fn bytes_in(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(bytes_in(&path));
        } else {
            all.extend(std::fs::read(path).unwrap());
        }
    }
    all
}

fn assert_no_canary(bytes: &[u8], when: &str) {
    for canary in CANARIES {
        for form in forms(canary) {
            assert!(!holds(bytes, &form), "{canary} {when}");
        }
    }
}

/// All that is sealed, and the wrapped keys, as bytes.
async fn sealed(town: &Town) -> Vec<Vec<u8>> {
    let mut connection = intruder(town).await;
    let mut all = Vec::new();
    for statement in [
        "SELECT sealed FROM personal",
        "SELECT wrapped_key FROM person_key",
        "SELECT token FROM person_index",
        "SELECT token FROM letter_code",
    ] {
        let rows = sqlx::query(statement)
            .fetch_all(&mut connection)
            .await
            .unwrap();
        assert!(!rows.is_empty(), "{statement}");
        all.extend(rows.iter().map(|row| {
            let bytes: Vec<u8> = row.get(0);
            bytes.into_iter().take(32).collect()
        }));
    }
    all
}

/// Items of every kind and in every state in which they can be left, with a canary wherever a person
/// writes or is written about.
async fn a_little_life(town: &Town) {
    let words = |text: &str| Private::new(text.to_owned());
    let mut entry = town.entry("schule", &canary()).await;
    entry.evidence = words("Vermerk Nachtigall");
    entry.ground = "post-returned".to_owned();
    town.submit("schule.1", IndicationCommand::Record { draft: None, entry })
        .await;
    let draft = town.entry("ordnung", &canary()).await;
    town.submit("ordnung.1", IndicationCommand::ImportDraft(draft))
        .await;
    town.dropped("schule", &drawn(1)).await;
    town.noticed("ordnung", &drawn(2)).await;
    let declined = town.noticed("schule", &drawn(3)).await;
    let declined = town.propose(declined).await;
    town.submit(
        "melde.leitung",
        CaseCommand::Decline {
            id: declined,
            reason: augenmass_domain::case::DeclineReason::NotEnoughFacts,
        },
    )
    .await;
    town.clarifying("schule", &drawn(4)).await;
    town.cleared("ordnung", &drawn(5)).await;

    let case = town.clarifying("ordnung", &canary()).await;
    town.rung(case, Rung::ServiceLetter).await;
    let receive = SubjectRequestCommand::Receive {
        case,
        request: SubjectRequestKind::Access,
        words: Some(words("Antrag Zaunkönig")),
    };
    town.submit("datenschutz", receive).await;
    let request = DisclosureCommand::Request {
        case,
        flow: "rectification-to-recipients".to_owned(),
        fields: vec!["rectification".to_owned()],
        necessity: words("Nötig Blaumeise"),
        requested_on: None,
    };
    town.submit("melde.1", request).await;
    let reply = CaseCommand::RecordReply {
        id: case,
        reply: augenmass_domain::case::Reply::LivesHere,
        words: Some(words("Antwort Rotkehlchen")),
    };
    town.submit("melde.1", reply).await;
    let officer = town.actor("melde.1").await;
    let (purpose, read) = (Purpose::RegisterClarification, Action::ReadPersonalData);
    let gate = &town.house.gate;
    gate.read_personal(&officer, purpose, read, Kind::Case, case.uuid())
        .await
        .unwrap();
    town.decided("schule", &drawn(6)).await;
}

/// Files about persons that nothing will ever end.
const WITHOUT_END: &str = "SELECT COUNT(*) FROM person p WHERE p.erased_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.person_id = p.person_id AND e.done_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM indication i WHERE i.person_id = p.person_id AND i.due IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.person_id = p.person_id AND c.due IS NOT NULL)";

/// Nothing is in clear while it is in use, nor in a backup; gives what is sealed.
async fn backed_up_and_sealed(town: &Town) -> Vec<Vec<u8>> {
    let job = town.actor("frist").await;
    let backup = town.folder().join("backup");
    make(&town.house, &job, &backup, |_, _| {}).await.unwrap();
    let known = sealed(town).await;
    let all = bytes_in(town.folder());
    assert_no_canary(&all, "while it is in use");
    for bytes in &known {
        assert!(holds(&all, bytes), "the test looks at the right bytes");
    }
    let keyless = bytes_in(&backup.join("data"));
    let keys = bytes_in(&backup.join("keys"));
    for (table, folder) in [("person_key", &keyless), ("personal", &keys)] {
        assert!(!holds(folder, table.as_bytes()), "{table}");
    }
    // Thirty days later the keys of the backup are gone; what is left of it opens for nobody.
    std::fs::remove_dir_all(&backup).unwrap();
    known
}

/// The jobs of five years: every week while something falls due, then every month.
async fn five_years(town: &Town) {
    let mut day = date(2026, 1, 12);
    while day < date(2031, 1, 6) {
        town.jobs(day).await;
        assert_eq!(count(town, WITHOUT_END).await, 0, "{day}");
        let step = if day < date(2027, 7, 1) {
            1.weeks()
        } else {
            1.months()
        };
        day = day.saturating_add(step);
    }
    for statement in [
        "SELECT COUNT(*) FROM personal",
        "SELECT COUNT(*) FROM person_key",
        "SELECT COUNT(*) FROM person_index",
        "SELECT COUNT(*) FROM letter_code",
        "SELECT COUNT(*) FROM reported",
        "SELECT COUNT(*) FROM person WHERE erased_at IS NULL",
        "SELECT COUNT(*) FROM erasure WHERE done_at IS NULL",
        "SELECT COUNT(*) FROM history WHERE outcome = 'read' AND at < '2029'",
    ] {
        assert_eq!(count(town, statement).await, 0, "{statement}");
    }
}

#[tokio::test]
async fn after_five_years_nothing_is_left_of_anybody_and_the_figures_stand() {
    let town = Town::open().await;
    town.on(MONDAY);
    a_little_life(&town).await;
    assert_eq!(
        count(&town, WITHOUT_END).await,
        0,
        "every file has a deadline"
    );
    let year_end = date(2025, 12, 31);
    town.on(date(2026, 1, 6));
    log::sign_checkpoint(&town.house).await.unwrap();
    let (draft, _) = crate::answer::complete(&town, "Keine Erkenntnisse.").await;
    let answer = draft.document;
    let council = town.actor("rat.1").await;
    let reckoned = reckoning::reckon(&town.house, &council, year_end).await;
    let before = reckoned.unwrap();

    let known = backed_up_and_sealed(&town).await;
    five_years(&town).await;
    let all = bytes_in(town.folder());
    assert_no_canary(&all, "after five years");
    for bytes in &known {
        assert!(!holds(&all, bytes), "ciphertext, key or token is left");
    }
    let after = reckoning::reckon(&town.house, &council, year_end)
        .await
        .unwrap();
    assert_eq!(after.figures, before.figures);
    let auditor = town.actor("rpa").await;
    let checked = check(&town.house, &auditor, &answer, |_, _| {}).await;
    assert!(checked.unwrap().figures > 20);
    let folder = town.folder().join("export");
    log::export(&town.house, &auditor, &folder, |_, _| {})
        .await
        .unwrap();
    augenmass_ledger::verify_export(&folder, town.house.signer().verifier()).unwrap();
}

#[tokio::test]
async fn a_copy_of_the_ciphertext_opens_with_no_key_that_is_left() {
    let town = Town::open().await;
    town.on(MONDAY);
    let dropped = town.dropped("schule", &canary()).await;
    let gone = town.person_of(Kind::Indication, dropped.uuid()).await;
    let living = town.recorded("schule", &drawn(2)).await;
    let living = town.person_of(Kind::Indication, living.uuid()).await;
    let (id, _) = town.store.personal_of(gone).await.unwrap().remove(0);
    let mut connection = intruder(&town).await;
    let kept =
        sqlx::query("SELECT id, office_id, since, version, sealed FROM personal WHERE id = $1")
            .bind(id.to_string())
            .fetch_one(&mut connection)
            .await
            .unwrap();
    town.jobs(MONDAY.saturating_add(7.days())).await;
    for (person, cause) in [(gone, None), (living, Some(KeyError::Sealed))] {
        sqlx::query(
            "INSERT INTO personal (id, office_id, person_id, since, version, sealed)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id",
        )
        .bind(kept.get::<String, _>("id"))
        .bind(kept.get::<String, _>("office_id"))
        .bind(person.to_string())
        .bind(kept.get::<String, _>("since"))
        .bind(kept.get::<i64, _>("version"))
        .bind(kept.get::<Vec<u8>, _>("sealed"))
        .execute(&mut connection)
        .await
        .unwrap();
        let id = PersonalId::from_uuid(kept.get::<String, _>("id").parse::<Uuid>().unwrap());
        let opened = town.store.personal(&[id]).await;
        match cause {
            None => assert!(matches!(opened, Err(StoreError::Erased)), "{opened:?}"),
            Some(cause) => {
                assert!(
                    matches!(opened, Err(StoreError::Keys(it)) if it == cause),
                    "{opened:?}"
                );
            }
        }
    }
}
