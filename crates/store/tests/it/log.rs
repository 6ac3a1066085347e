use crate::base::on_both;
use crate::given::*;
use augenmass_ledger::{
    Commitment, ExportLeaf, LogSigner, check_consistency, check_inclusion, open_checkpoint,
};
use augenmass_store::{LeafNo, Store, StoreError, canonical};

fn signer() -> LogSigner {
    LogSigner::from_seed(ORIGIN, &[9; 32]).unwrap()
}

async fn write(home: &Home, n: u128) -> Vec<LeafNo> {
    let mut batch = home.batch(i64::try_from(n).unwrap());
    batch.changes.push(change(cost(n), None));
    batch.facts.push(fact());
    home.store.commit(batch).await.unwrap().leaves
}

on_both!(integration_resumes_after_a_crash_between_commit_and_integration);
async fn integration_resumes_after_a_crash_between_commit_and_integration() {
    let home = Home::new().await;
    write(&home, 1).await;
    let first = home.store.integrate().await.unwrap();
    let leaves = write(&home, 2).await;
    // The programme ends here; another one opens the database.
    home.store.close().await;
    let store = Store::open(&home.url(), master()).await.unwrap();
    assert_eq!(store.head().await.unwrap(), first);
    assert_eq!(store.leaf_index(leaves[0]).await.unwrap(), None);
    let head = store.integrate().await.unwrap();
    assert_eq!(head.size, first.size + 2);
    assert_eq!(store.leaf_index(leaves[0]).await.unwrap(), Some(first.size));
    assert_eq!(
        store.integrate().await.unwrap(),
        head,
        "again changes nothing"
    );
}

on_both!(every_leaf_is_proved_and_every_record_recommits);
async fn every_leaf_is_proved_and_every_record_recommits() {
    let home = Home::new().await;
    for n in 1..=20 {
        write(&home, n).await;
    }
    let head = home.store.integrate().await.unwrap();
    let leaves = home.store.leaves(0, 1000).await.unwrap();
    assert_eq!(leaves.len(), 41);
    for (index, leaf) in &leaves {
        let ExportLeaf::Open { salt, record } = leaf else {
            panic!("leaf {index} is erased");
        };
        let commitment = Commitment::new(salt, record);
        let proof = home.store.prove_inclusion(*index, head.size).await.unwrap();
        check_inclusion(&commitment, *index, head.size, &head.root, &proof).unwrap();
        let value: serde_json::Value = serde_json::from_slice(record).unwrap();
        assert_eq!(
            canonical(&value).unwrap().as_bytes(),
            record,
            "canonical bytes"
        );
    }
    assert!(matches!(
        home.store.prove_inclusion(41, 41).await,
        Err(StoreError::Log(_))
    ));
}

on_both!(an_old_checkpoint_is_the_beginning_of_a_new_one);
async fn an_old_checkpoint_is_the_beginning_of_a_new_one() {
    let home = Home::new().await;
    let mut kept = Vec::new();
    for n in 1..=5 {
        write(&home, n).await;
        kept.push(
            home.store
                .sign_checkpoint(&signer(), now(10 * n as i64).at)
                .await
                .unwrap(),
        );
    }
    for pair in kept.windows(2) {
        let (old, new) = (&pair[0], &pair[1]);
        let opened = open_checkpoint(signer().verifier(), new.note.as_bytes()).unwrap();
        assert_eq!((opened.size, opened.root), (new.size, new.root));
        let proof = home
            .store
            .prove_consistency(old.size, new.size)
            .await
            .unwrap();
        check_consistency((old.size, &old.root), (new.size, &new.root), &proof).unwrap();
    }
    assert_eq!(home.store.checkpoints().await.unwrap(), kept);
    let at = async |minute| home.store.checkpoint_at(now(minute).at).await.unwrap();
    assert_eq!(
        at(10).await,
        None,
        "signed at minute 10 is not before minute 10"
    );
    assert_eq!(at(25).await.as_ref(), Some(&kept[1]));
}

on_both!(the_same_size_gives_the_same_note);
async fn the_same_size_gives_the_same_note() {
    let home = Home::new().await;
    let first = home
        .store
        .sign_checkpoint(&signer(), now(1).at)
        .await
        .unwrap();
    let again = home
        .store
        .sign_checkpoint(&signer(), now(2).at)
        .await
        .unwrap();
    assert_eq!(first, again);
}

on_both!(the_key_of_another_log_signs_nothing);
async fn the_key_of_another_log_signs_nothing() {
    let home = Home::new().await;
    let other = LogSigner::from_seed("other.example.de/log", &[9; 32]).unwrap();
    let error = home
        .store
        .sign_checkpoint(&other, now(1).at)
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Log(_)));
    assert!(home.store.checkpoints().await.unwrap().is_empty());
}

on_both!(facts_are_those_within_the_size_asked_for);
async fn facts_are_those_within_the_size_asked_for() {
    let home = Home::new().await;
    write(&home, 1).await;
    let first = home.store.integrate().await.unwrap();
    write(&home, 2).await;
    let second = home.store.integrate().await.unwrap();
    assert_eq!(home.store.facts(first.size).await.unwrap().len(), 1);
    let facts = home.store.facts(second.size).await.unwrap();
    assert_eq!(facts.len(), 2);
    assert_eq!(facts[1].fact, fact());
    assert_eq!(facts[1].recorded_on, now(2).today());
    let (_, leaf) = &home.store.leaves(facts[1].index, 1).await.unwrap()[0];
    let ExportLeaf::Open { salt, record } = leaf else {
        panic!("open")
    };
    assert_eq!(salt.expose(), facts[1].salt.expose());
    let text = std::str::from_utf8(record).unwrap();
    assert!(text.starts_with("{\"fact\":{\"children\":0,"), "{text}");
    assert!(
        text.ends_with("\"recorded_on\":\"2026-03-02\",\"type\":\"fact\",\"v\":1}"),
        "{text}"
    );
}

on_both!(the_history_record_has_exactly_this_form);
async fn the_history_record_has_exactly_this_form() {
    let home = Home::new().await;
    write(&home, 1).await;
    home.store.integrate().await.unwrap();
    let (_, leaf) = &home.store.leaves(1, 1).await.unwrap()[0];
    let ExportLeaf::Open { record, .. } = leaf else {
        panic!("open")
    };
    let text = String::from_utf8(record.clone()).unwrap();
    let (head, tail) = text.split_once("\"sha256\":\"").unwrap();
    assert_eq!(
        head,
        "{\"action\":\"recordCost\",\"actor\":\"00000000-0000-0000-0000-0000000000ac\",\"at\":\"2026-03-02T08:01:00.000000Z\",\"details\":{\"minutes\":\"30\"},\"event\":\"cost-recorded\",\"office\":\"00000000-0000-0000-0000-000000000051\",\"outcome\":\"accepted\",\"person\":null,\"personal\":[],\"purpose\":\"cost-accounting\",\"resource\":{\"id\":null,\"kind\":\"cost\"},\"role\":\"clerk\",\"rule\":null,\"states\":[{\"id\":\"00000000-0000-0000-0000-00000000c001\",\"kind\":\"cost\","
    );
    assert!(tail.ends_with("}],\"type\":\"history\",\"v\":1}"), "{tail}");
}
