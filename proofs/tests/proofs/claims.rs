//! Each claim holds over the shipped policies, and fails with a counterexample once they are changed.

use augenmass_proofs::{Claim, Prover, Texts, claims};
use std::time::Instant;

async fn holds(claim: &Claim, texts: &Texts) -> bool {
    let mut prover = Prover::new(texts).unwrap();
    prover.beyond(claim).await.unwrap().is_none()
}

#[tokio::test]
async fn every_claim_holds_over_the_shipped_policies() {
    let mut prover = Prover::new(&Texts::shipped()).unwrap();
    for claim in claims() {
        let begin = Instant::now();
        let questions = prover.questions(claim).len();
        assert!(questions > 0, "{} is about nothing", claim.name);
        if let Some(counterexample) = prover.beyond(claim).await.unwrap() {
            panic!("{} does not hold, {counterexample}", claim.name);
        }
        println!(
            "{:35} {questions:4} questions {:6} ms",
            claim.name,
            begin.elapsed().as_millis()
        );
    }
}

#[tokio::test]
async fn every_mutation_of_the_policies_has_a_counterexample() {
    let shipped = Texts::shipped();
    for claim in claims() {
        assert!(!claim.mutations.is_empty(), "{}", claim.name);
        for mutation in claim.mutations {
            let begin = Instant::now();
            let mutated = shipped.changed(mutation.changes).unwrap();
            let mut prover = Prover::new(&mutated).unwrap();
            let Some(counterexample) = prover.beyond(claim).await.unwrap() else {
                panic!("{}: `{}` changes nothing", claim.name, mutation.says);
            };
            println!(
                "── {}: {} ({} ms)\n{counterexample}",
                claim.name,
                mutation.says,
                begin.elapsed().as_millis()
            );
        }
    }
}

#[tokio::test]
async fn where_two_barriers_stand_each_alone_is_enough() {
    let shipped = Texts::shipped();
    for claim in claims() {
        for mutation in claim.mutations {
            if mutation.changes.len() < 2 {
                continue;
            }
            for left in 0..mutation.changes.len() {
                let mut some = mutation.changes.to_vec();
                some.remove(left);
                let mutated = shipped.changed(&some).unwrap();
                assert!(
                    holds(claim, &mutated).await,
                    "{}: half of `{}` breaks it already",
                    claim.name,
                    mutation.says
                );
            }
        }
    }
}
