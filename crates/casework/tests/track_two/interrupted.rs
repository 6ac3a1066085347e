//! A step that is cut short, by a kill or by a full disk, is named, leaves nothing half-done, and can be taken again.

use crate::apart::{self, Orders};
use crate::passage::{QUIET, all, by_state, refused, sealed};
use crate::{Houses, houses};
use augenmass_casework::reconciliation::{self, ReconciliationError};
use augenmass_domain::package::MessageKind;
use augenmass_domain::{Kind, State};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::tempdir;

/// All steps in their order, with the file that each makes.
const STEPS: [(&str, Option<&str>); 6] = [
    ("commit", Some("1-commit.augm")),
    ("seal", Some("2-sealed.augm")),
    ("request", Some("3-request.augm")),
    ("respond", Some("4-response.augm")),
    ("open", None),
    ("receipt", Some("5-receipt.augm")),
];

async fn begun(root: &Path, seed: u64) -> (Houses, Orders) {
    let houses = houses(root, seed).await;
    sealed(&houses).await;
    let orders = apart::closed(&houses, root).await;
    (houses, orders)
}

/// What both houses hold of packages and what was received, after everything.
async fn standing(houses: &Houses) -> [BTreeMap<String, usize>; 3] {
    let (city, kasse) = (
        houses.store("stadt").await,
        houses.store("familienkasse").await,
    );
    let owned = |states: Vec<State>| {
        let counts = by_state(&states).into_iter();
        counts.map(|(name, many)| (name.to_owned(), many)).collect()
    };
    let found = [
        owned(all(&city, Kind::Package).await),
        owned(all(&kasse, Kind::Package).await),
        owned(all(&kasse, Kind::Received).await),
    ];
    city.close().await;
    kasse.close().await;
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_is_killed_at_any_moment_is_taken_again_and_ends_as_if_it_never_was() {
    let root = tempdir().unwrap();
    let (houses, orders) = begun(root.path(), 31).await;
    let mut kills = 0;
    for (step, file) in STEPS {
        let order = orders.step(step);
        // How long a whole step takes is not known before; each kill waits longer, until one comes too late.
        let mut patience = Duration::from_millis(120);
        let begun = Instant::now();
        while order.run_killed_after(patience) {
            kills += 1;
            patience = patience * 3 / 2;
            let path = file.map(|file| root.path().join("nachrichten").join(file));
            if let Some(path) = path.filter(|path| path.exists()) {
                // A name means that the transaction stands.
                let (house, stands) = match step {
                    "seal" | "respond" => ("stadt", 0),
                    _ => ("familienkasse", 1),
                };
                let packages = &standing(&houses).await[stands];
                assert_eq!(packages.len(), 1, "{house}: {}", path.display());
            }
            assert!(
                begun.elapsed() < Duration::from_secs(240),
                "{step} never ends"
            );
        }
        let again = order.run();
        match (step, again) {
            // Opening is done once: that it was done stands in the state.
            ("open", Err(error)) => assert_eq!(error, "there is no such record"),
            (_, Ok(_)) => {}
            (step, Err(error)) => panic!("{step}: {error}"),
        }
    }
    assert!(kills >= 6, "{kills} kills");
    let [city, kasse, received] = standing(&houses).await;
    assert_eq!(city, BTreeMap::from([("answered".to_owned(), 1)]));
    assert_eq!(kasse, BTreeMap::from([("receipted".to_owned(), 1)]));
    assert_eq!(received.values().sum::<usize>(), 8);
    assert!(received["accepted"] >= 4, "{received:?}");
    let left: Vec<String> = std::fs::read_dir(root.path().join("nachrichten"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("partial"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_full_in_the_middle_of_a_message_is_named_and_the_step_goes_on_afterwards() {
    let root = tempdir().unwrap();
    let (houses, orders) = begun(root.path(), 32).await;
    let wire = root.path().join("nachrichten");
    for (step, file) in STEPS {
        let order = orders.step(step);
        if let Some(file) = file.filter(|_| step != "receipt") {
            let before = standing(&houses).await;
            let there: u64 = std::fs::read_dir(&wire)
                .unwrap()
                .map(|entry| {
                    entry
                        .unwrap()
                        .metadata()
                        .unwrap()
                        .len()
                        .next_multiple_of(4096)
                })
                .sum();
            // Room for what is there and for the beginning of the next message.
            let room = if step == "commit" {
                4096
            } else {
                there + 48 * 1024
            };
            let Some(answer) = order.run_on_small_disk(room) else {
                println!("skipped: mounting a small disk is not permitted here");
                return;
            };
            // A commitment is a header alone and fits even here.
            if step != "commit" {
                assert_eq!(answer, Err("disk StorageFull".to_owned()), "{step}");
                assert!(
                    !wire.join(file).exists(),
                    "{step}: half a message has no name"
                );
                let after = standing(&houses).await;
                assert_eq!(before[1..], after[1..], "{step}");
                assert_eq!(before[0], after[0], "{step}");
            }
        }
        order.run().unwrap();
    }
    let [city, kasse, _] = standing(&houses).await;
    assert_eq!(city, BTreeMap::from([("answered".to_owned(), 1)]));
    assert_eq!(kasse, BTreeMap::from([("receipted".to_owned(), 1)]));
}

/// Also where nothing may be mounted: `/dev/full` takes no byte, as a full disk.
#[tokio::test(flavor = "multi_thread")]
async fn a_message_for_which_there_is_no_room_changes_nothing() {
    let root = tempdir().unwrap();
    let houses = houses(root.path(), 33).await;
    sealed(&houses).await;
    let messages = houses.messages().unwrap();
    let (school, kasse) = (
        houses.card_of_school().await.unwrap(),
        houses.card_of_kasse().await.unwrap(),
    );
    let second = houses.city.actor("schule.2").await.unwrap();
    let examiner = houses.office.actor("kasse.1").await.unwrap();
    let register = houses.register();
    let full = |kind| {
        let mut name = messages.message(kind).into_os_string();
        name.push(".partial");
        let _ = std::fs::remove_file(&name);
        std::os::unix::fs::symlink("/dev/full", &name).unwrap();
        name
    };
    let no_room = |error: ReconciliationError| match error {
        ReconciliationError::Disk { source, .. } => {
            assert_eq!(source.kind(), ErrorKind::StorageFull);
        }
        other => panic!("{other}"),
    };
    let (city, office) = (&houses.city, &houses.office);
    full(MessageKind::Commit);
    let step = reconciliation::commit(office, &examiner, &messages, &school, &register, QUIET);
    no_room(refused(step.await));
    reconciliation::commit(office, &examiner, &messages, &school, &register, QUIET)
        .await
        .unwrap();
    full(MessageKind::Sealed);
    let step = reconciliation::seal(city, &second, &messages, &kasse, QUIET);
    no_room(refused(step.await));
    reconciliation::seal(city, &second, &messages, &kasse, QUIET)
        .await
        .unwrap();
    let left = full(MessageKind::Request);
    let step = reconciliation::request(office, &examiner, &messages, &school, &register, QUIET);
    no_room(refused(step.await));
    std::fs::remove_file(left).unwrap();
    reconciliation::request(office, &examiner, &messages, &school, &register, QUIET)
        .await
        .unwrap();
    let left = full(MessageKind::Response);
    let step = reconciliation::respond(city, &second, &messages, &kasse, QUIET);
    no_room(refused(step.await));
    std::fs::remove_file(left).unwrap();
    reconciliation::respond(city, &second, &messages, &kasse, QUIET)
        .await
        .unwrap();
    reconciliation::open(office, &examiner, &messages, &school, &register, QUIET)
        .await
        .unwrap();
    houses.close().await;
}
