//! The passage of one package, and what must not happen on its way.

use crate::base::on_both;
use crate::{Houses, houses};
use augenmass_casework::reconciliation::{self, Card, ReconciliationError};
use augenmass_domain::package::MessageKind;
use augenmass_domain::person::PersonRecord;
use augenmass_domain::received::ReceivedIndication;
use augenmass_domain::{Kind, State};
use augenmass_store::{ListQuery, Store};
use jiff::civil::date;
use std::collections::BTreeMap;
use tempfile::tempdir;

pub const QUIET: reconciliation::Told<'static> = &|_, _| {};

pub async fn all(store: &Store, kind: Kind) -> Vec<State> {
    let all = store.list_all(ListQuery::of(kind)).await.unwrap();
    all.into_iter().map(|stored| stored.state).collect()
}

pub fn by_state(states: &[State]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for state in states {
        *counts.entry(state.name()).or_default() += 1;
    }
    counts
}

/// Eight indications sealed at the school office, five of them about children of the list.
pub async fn sealed(houses: &Houses) -> Vec<PersonRecord> {
    houses.clock.set(date(2026, 2, 16).at(9, 0, 0, 0));
    let children = houses.children(1).unwrap();
    for child in &children {
        houses.seal_one(child).await.unwrap();
    }
    children
}

on_both!(
    a_run_between_two_houses_ends_with_one_case_and_nothing_left_over,
    flavor = "multi_thread"
);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn a_run_between_two_houses_ends_with_one_case_and_nothing_left_over() {
    let folder = tempdir().unwrap();
    let houses = houses(folder.path(), 1).await;
    let lines = houses.play(1).await.unwrap();
    assert!(
        lines.last().unwrap().contains("nichts erfahren") || lines.len() > 8,
        "{lines:#?}"
    );
    houses.close().await;

    // Two logs, each whole; the office never learned what became of an indication.
    let city = houses.store("stadt").await;
    let kasse = houses.store("familienkasse").await;
    let indications = all(&city, Kind::Indication).await;
    assert_eq!(by_state(&indications), BTreeMap::from([("expired", 8)]));
    let received = all(&kasse, Kind::Received).await;
    let states = by_state(&received);
    assert_eq!(states.get("taken-up"), Some(&1), "{states:?}");
    assert_eq!(states.values().sum::<usize>(), 8);
    assert!(
        !states.contains_key("received") && !states.contains_key("accepted"),
        "{states:?}"
    );
    for (store, package) in [
        (&city, all(&city, Kind::Package).await),
        (&kasse, all(&kasse, Kind::Package).await),
    ] {
        assert_eq!(by_state(&package), BTreeMap::from([("ended", 1)]));
        let State::Package(package) = &package[0] else {
            panic!("a package");
        };
        let gone = store
            .package_secret(package.id(), package.core().office)
            .await
            .unwrap();
        assert!(gone.is_none(), "the secret is destroyed with the end");
    }
    assert!(all(&city, Kind::Received).await.is_empty());
    assert_eq!(
        by_state(&all(&kasse, Kind::Case).await),
        BTreeMap::from([("closed", 1)])
    );
}

on_both!(
    what_is_accepted_was_opened_and_what_was_opened_shares_a_key,
    flavor = "multi_thread"
);
async fn what_is_accepted_was_opened_and_what_was_opened_shares_a_key() {
    let folder = tempdir().unwrap();
    let houses = houses(folder.path(), 2).await;
    let children = sealed(&houses).await;
    let opening = houses.pass(&mut Vec::new()).await.unwrap();
    assert_eq!(
        opening.accepted + opening.unsure + opening.rejected,
        opening.opened
    );
    assert!(opening.opened >= 4 && opening.opened <= 5, "{opening:?}");
    assert_eq!(opening.malformed, 0);
    houses.close().await;
    let kasse = houses.store("familienkasse").await;
    let city = houses.store("stadt").await;
    let kept: Vec<ReceivedIndication> = all(&kasse, Kind::Received)
        .await
        .into_iter()
        .filter_map(|state| match state {
            State::Received(one) if one.what_was_opened().is_some() => Some(one),
            _ => None,
        })
        .collect();
    assert_eq!(kept.len(), opening.accepted + opening.unsure);
    // Every pair that is kept is of a child whom the list holds, and of none of the three strangers.
    for one in &kept {
        let person = one.what_was_opened().unwrap().person;
        let data = kasse.personal_of(person).await.unwrap();
        let text = format!(
            "{:?}",
            data.iter()
                .map(|(_, kind)| serde_json::to_string(kind).unwrap())
                .collect::<Vec<_>>()
        );
        let of_list = children[..5]
            .iter()
            .any(|child| text.contains(child.birth_date.reveal().to_string().as_str()));
        assert!(of_list, "kept, but of nobody in the list");
    }
    // The office: sealed, and no more.
    assert_eq!(
        by_state(&all(&city, Kind::Indication).await),
        BTreeMap::from([("sealed", 8)])
    );
}

on_both!(
    nothing_but_the_five_messages_and_the_proof_crosses_and_none_holds_a_name,
    flavor = "multi_thread"
);
async fn nothing_but_the_five_messages_and_the_proof_crosses_and_none_holds_a_name() {
    let folder = tempdir().unwrap();
    let houses = houses(folder.path(), 3).await;
    let children = sealed(&houses).await;
    houses.pass(&mut Vec::new()).await.unwrap();
    let mut names: Vec<String> = std::fs::read_dir(houses.wire())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let expected = [
        "1-commit.augm",
        "2-key.proof",
        "2-sealed.augm",
        "3-request.augm",
        "4-response.augm",
        "5-receipt.augm",
    ];
    assert_eq!(names, expected);
    let wire: Vec<u8> = names
        .iter()
        .flat_map(|name| std::fs::read(houses.wire().join(name)).unwrap())
        .collect();
    let holds = |text: &str| wire.windows(text.len()).any(|part| part == text.as_bytes());
    for child in children.iter().chain(&houses.list) {
        assert!(
            !holds(child.family_name.reveal()),
            "a family name on the wire"
        );
        assert!(
            !holds(&child.birth_date.reveal().to_string()),
            "a birth date on the wire"
        );
    }
    // The receipt has the same length whatever was found, and no counts: a header, no chunk, an end.
    let receipt = std::fs::metadata(houses.wire().join("5-receipt.augm"))
        .unwrap()
        .len();
    assert!(receipt < 2_048, "{receipt}");
    houses.close().await;
}

/// A step that was tried with what does not belong there.
pub fn refused(result: Result<impl Sized, ReconciliationError>) -> ReconciliationError {
    match result {
        Err(error) => error,
        Ok(_) => panic!("accepted"),
    }
}

on_both!(
    what_is_altered_replayed_or_of_another_side_is_refused_and_changes_nothing,
    flavor = "multi_thread"
);
#[expect(
    clippy::too_many_lines,
    clippy::cognitive_complexity,
    reason = "a list: one entry for each alteration"
)]
async fn what_is_altered_replayed_or_of_another_side_is_refused_and_changes_nothing() {
    let folder = tempdir().unwrap();
    let houses = houses(folder.path(), 4).await;
    sealed(&houses).await;
    let messages = houses.messages().unwrap();
    let (school, kasse) = (
        houses.card_of_school().await.unwrap(),
        houses.card_of_kasse().await.unwrap(),
    );
    let second = houses.city.actor("schule.2").await.unwrap();
    let examiner = houses.office.actor("kasse.1").await.unwrap();
    let register = houses.register();
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
    // One byte of the commitment is another.
    let commit = messages.message(MessageKind::Commit);
    let good = std::fs::read(&commit).unwrap();
    for at in [9, good.len() / 2, good.len() - 1] {
        let mut bad = good.clone();
        bad[at] ^= 1;
        std::fs::write(&commit, &bad).unwrap();
        let error =
            refused(reconciliation::seal(&houses.city, &second, &messages, &kasse, QUIET).await);
        assert!(
            matches!(error, ReconciliationError::Message { .. }),
            "{error}"
        );
    }
    std::fs::write(&commit, &good).unwrap();
    // A card that is not the other side's.
    let error =
        refused(reconciliation::seal(&houses.city, &second, &messages, &school, QUIET).await);
    assert!(matches!(error, ReconciliationError::Card(_)), "{error}");
    let forged = Card {
        messages: school.messages.clone(),
        ..kasse.clone()
    };
    let error =
        refused(reconciliation::seal(&houses.city, &second, &messages, &forged, QUIET).await);
    assert!(!matches!(error, ReconciliationError::SecretGone), "{error}");
    assert!(
        houses
            .city
            .gate
            .list(
                &second,
                augenmass_domain::Purpose::BenefitCheck,
                Kind::Package,
                &Default::default()
            )
            .await
            .unwrap()
            .records
            .is_empty()
    );
    // Now rightly; a second time it is not sealed again.
    let (_, path) = reconciliation::seal(&houses.city, &second, &messages, &kasse, QUIET)
        .await
        .unwrap();
    let sealed = std::fs::read(&path).unwrap();
    let again = reconciliation::seal(&houses.city, &second, &messages, &kasse, QUIET)
        .await
        .unwrap();
    assert_eq!(std::fs::read(again.1).unwrap(), sealed);
    // The proof of the key is another one.
    let proof = std::fs::read_to_string(messages.key()).unwrap();
    std::fs::write(messages.key(), proof.replace("index ", "index 1")).unwrap();
    let error = refused(
        reconciliation::request(
            &houses.office,
            &examiner,
            &messages,
            &school,
            &register,
            QUIET,
        )
        .await,
    );
    assert!(
        matches!(error, ReconciliationError::KeyNotInLog(_)),
        "{error}"
    );
    std::fs::write(messages.key(), proof).unwrap();
    reconciliation::request(
        &houses.office,
        &examiner,
        &messages,
        &school,
        &register,
        QUIET,
    )
    .await
    .unwrap();
    // The request is cut short, then whole again: pinned to the whole one alone.
    let request = messages.message(MessageKind::Request);
    let whole = std::fs::read(&request).unwrap();
    std::fs::write(&request, &whole[..whole.len() - 40]).unwrap();
    let error =
        refused(reconciliation::respond(&houses.city, &second, &messages, &kasse, QUIET).await);
    assert!(
        matches!(error, ReconciliationError::Message { .. }),
        "{error}"
    );
    std::fs::write(&request, &whole).unwrap();
    reconciliation::respond(&houses.city, &second, &messages, &kasse, QUIET)
        .await
        .unwrap();
    // An altered response opens nothing.
    let response = messages.message(MessageKind::Response);
    let good = std::fs::read(&response).unwrap();
    let mut bad = good.clone();
    let middle = bad.len() / 2;
    bad[middle] ^= 1;
    std::fs::write(&response, &bad).unwrap();
    let error = refused(
        reconciliation::open(
            &houses.office,
            &examiner,
            &messages,
            &school,
            &register,
            QUIET,
        )
        .await,
    );
    assert!(
        matches!(error, ReconciliationError::Message { .. }),
        "{error}"
    );
    std::fs::write(&response, &good).unwrap();
    reconciliation::open(
        &houses.office,
        &examiner,
        &messages,
        &school,
        &register,
        QUIET,
    )
    .await
    .unwrap();
    let error = refused(
        reconciliation::open(
            &houses.office,
            &examiner,
            &messages,
            &school,
            &register,
            QUIET,
        )
        .await,
    );
    assert!(
        matches!(
            error,
            ReconciliationError::Gate(augenmass_casework::Error::NotFound)
        ),
        "{error}"
    );
    houses.close().await;
}

on_both!(
    a_public_coin_finds_the_list_as_it_was_committed_to,
    flavor = "multi_thread"
);
async fn a_public_coin_finds_the_list_as_it_was_committed_to() {
    let folder = tempdir().unwrap();
    let houses = houses(folder.path(), 5).await;
    sealed(&houses).await;
    houses.pass(&mut Vec::new()).await.unwrap();
    let messages = houses.messages().unwrap();
    let school = houses.card_of_school().await.unwrap();
    let second = houses.office.actor("kasse.2").await.unwrap();
    let register = houses.register();
    let place = (&messages, &school);
    let coin = "Lottozahlen 18. 2. 2026: 3 11 19 24 33 47";
    let audited = reconciliation::audit(&houses.office, &second, place, &register, coin, 20)
        .await
        .unwrap();
    assert_eq!((audited.drawn.len(), audited.records), (20, 400));
    houses.close().await;
}
