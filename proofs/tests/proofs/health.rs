//! No policy breaks, none is idle, and each action has somebody who may do it.

use augenmass_proofs::{Change, Prover, Texts};
use std::time::Instant;

#[tokio::test]
async fn no_policy_ever_breaks_while_it_is_evaluated() {
    let mut prover = Prover::new(&Texts::shipped()).unwrap();
    let begin = Instant::now();
    let policies = prover.policies();
    assert!(policies.len() > 80);
    for policy in &policies {
        if let Some(world) = prover.breaks(policy).await.unwrap() {
            panic!("`{}` breaks:\n{world}", policy.id());
        }
    }
    println!(
        "{} policies, {} ms",
        policies.len(),
        begin.elapsed().as_millis()
    );
}

#[tokio::test]
async fn a_policy_that_counts_too_far_breaks_and_is_found() {
    let counting = Texts::shipped()
        .changed(&[
            Change::Instead {
                file: "schema.cedarschema",
                policy: "",
                old: "entity Case = {\n  office: Office,",
                new: "entity Case = {\n  rungs: Long,\n  office: Office,",
            },
            Change::With(
                "@id(\"added\") forbid (principal, action == Action::\"orderVisit\", resource) \
                 when { resource.rungs + 1 < 4 };",
            ),
        ])
        .unwrap();
    let mut prover = Prover::new(&counting).unwrap();
    let policies = prover.policies();
    let added = policies
        .iter()
        .find(|policy| policy.annotation("id") == Some("added"));
    let world = prover.breaks(added.unwrap()).await.unwrap().unwrap();
    println!("{world}");
    assert!(world.to_string().contains(&i64::MAX.to_string()));
}

#[tokio::test]
async fn every_policy_says_something_and_every_action_can_be_permitted() {
    let mut prover = Prover::new(&Texts::shipped()).unwrap();
    let begin = Instant::now();
    for policy in prover.policies() {
        assert!(
            prover.is_alive(&policy).await.unwrap(),
            "`{}` never does anything",
            policy.id()
        );
    }
    assert_eq!(
        prover.never_permitted().await.unwrap(),
        Vec::<String>::new()
    );
    println!("{} ms", begin.elapsed().as_millis());
}

#[tokio::test]
async fn a_permit_behind_a_wall_and_an_action_without_permit_are_found() {
    let idle = Texts::shipped()
        .changed(&[
            Change::Instead {
                file: "inquiries.cedar",
                policy: "inquiry-judgement-head",
                old: "StaffRole::\"head-of-department\"",
                new: "StaffRole::\"finance\"",
            },
            Change::Without("job-signs-checkpoints"),
        ])
        .unwrap();
    let mut prover = Prover::new(&idle).unwrap();
    let policies = prover.policies();
    let judgement = policies
        .iter()
        .find(|policy| policy.annotation("id") == Some("inquiry-judgement-head"));
    assert!(!prover.is_alive(judgement.unwrap()).await.unwrap());
    let mut never = prover.never_permitted().await.unwrap();
    never.sort();
    assert_eq!(
        never,
        ["Action::\"signCheckpoint\"", "Action::\"writeJudgement\""]
    );
}
