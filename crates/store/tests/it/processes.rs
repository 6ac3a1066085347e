//! Several processes at work on one database: writers and sequencers at once.

use crate::base::on_both;
use crate::given::*;
use augenmass_domain::PersonalWrite;
use augenmass_domain::id::{PersonId, PersonalId};
use augenmass_ledger::{LogSigner, append_batch, check_consistency};
use augenmass_store::{Batch, MAX_PAGE, Store};
use std::collections::BTreeMap;
use std::process::{Child, Command};

/// Where a process finds its database, and its number.
const URL: &str = "AUGENMASS_TEST_BESIDE_URL";
const NUMBER: &str = "AUGENMASS_TEST_BESIDE_NUMBER";
const PROCESSES: u64 = 4;
/// Tasks that write in each process; with the processes they make eight writers.
const WRITERS: u64 = 2;
const BATCHES: u64 = 12;
/// Of the history row and of two facts.
const LEAVES: u64 = 3;

fn signer() -> LogSigner {
    LogSigner::from_seed(ORIGIN, &[9; 32]).unwrap()
}

fn start(url: &str, number: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["processes::a_process_beside_others", "--exact", "--ignored"])
        .env(URL, url)
        .env(NUMBER, number.to_string())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

/// A new state, a new person, two facts: what real batches meet each other on.
fn batch(n: u64) -> Batch {
    let mut batch = Batch::new(history(1), &mut chance(1_000_000 + n));
    batch.changes.push(change(cost(u128::from(n)), None));
    batch.facts = vec![fact(), fact()];
    batch.personal.push(PersonalWrite {
        id: PersonalId::from_uuid(uuid(0xA_0000_0000 + u128::from(n))),
        person: PersonId::from_uuid(uuid(0x9_0000_0000 + u128::from(n))),
        ..reason(1, SCHOOL, "ein Grund")
    });
    batch
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a process that eight_writers_in_four_processes… starts"]
async fn a_process_beside_others() {
    let (url, number) = (std::env::var(URL).unwrap(), std::env::var(NUMBER).unwrap());
    let number: u64 = number.parse().unwrap();
    let store = Store::open(&url, master()).await.unwrap();
    let write = |writer: u64| {
        let store = store.clone();
        async move {
            for i in 0..BATCHES {
                let n = 1000 * (number * WRITERS + writer) + i;
                store.commit(batch(n)).await.unwrap();
                store.integrate().await.unwrap();
            }
        }
    };
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| tokio::spawn(write(writer)))
        .collect();
    for _ in 0..BATCHES {
        store.integrate().await.unwrap();
        store.sign_checkpoint(&signer(), now(2).at).await.unwrap();
    }
    for writer in writers {
        writer.await.unwrap();
    }
    store.close().await;
}

on_both!(eight_writers_in_four_processes_and_their_sequencers_lose_nothing_and_agree);
async fn eight_writers_in_four_processes_and_their_sequencers_lose_nothing_and_agree() {
    let home = Home::new().await;
    let url = home.url();
    let processes: Vec<Child> = (0..PROCESSES).map(|number| start(&url, number)).collect();
    for mut process in processes {
        assert!(process.wait().unwrap().success());
    }
    let head = home.store.integrate().await.unwrap();
    assert_eq!(head.size, 1 + PROCESSES * WRITERS * BATCHES * LEAVES);

    let mut leaves = Vec::new();
    while (leaves.len() as u64) < head.size {
        leaves.extend(
            home.store
                .leaves(leaves.len() as u64, MAX_PAGE)
                .await
                .unwrap(),
        );
    }
    assert!(
        leaves.iter().map(|(index, _)| *index).eq(0..head.size),
        "each once"
    );
    let commitments: Vec<_> = leaves.iter().map(|(_, leaf)| leaf.commitment()).collect();
    let whole = append_batch(0, &commitments, &BTreeMap::new()).unwrap();
    assert_eq!((whole.size, whole.root), (head.size, head.root));

    home.store
        .sign_checkpoint(&signer(), now(3).at)
        .await
        .unwrap();
    let kept = home.store.checkpoints().await.unwrap();
    assert!(kept.len() > 1);
    for pair in kept.windows(2) {
        let (old, new) = ((pair[0].size, &pair[0].root), (pair[1].size, &pair[1].root));
        let proof = home.store.prove_consistency(old.0, new.0).await.unwrap();
        check_consistency(old, new, &proof).unwrap();
    }
}
