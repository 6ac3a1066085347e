//! Changes of the texts in memory do what they say.

use augenmass_proofs::{Change, ProofError, Prover, Texts};

#[tokio::test]
async fn a_policy_taken_out_is_the_only_one_that_is_missing() {
    let shipped = Texts::shipped();
    let all = Prover::new(&shipped).unwrap().policies();
    for policy in &all {
        let id: &'static str = policy.annotation("id").unwrap().to_owned().leak();
        let fewer = shipped.changed(&[Change::Without(id)]).unwrap();
        let left = Prover::new(&fewer).unwrap().policies();
        let expected: Vec<_> = all.iter().filter(|other| *other != policy).collect();
        assert_eq!(left.iter().collect::<Vec<_>>(), expected, "{id}");
    }
}

#[test]
fn a_change_of_what_is_not_there_is_an_error() {
    let nothing = Change::Instead {
        file: "stops.cedar",
        policy: "second-person",
        old: "context.stopped",
        new: "false",
    };
    for change in [Change::Without("no-such-policy"), nothing] {
        let error = Texts::shipped().changed(&[change]).unwrap_err();
        assert!(
            matches!(error, ProofError::NothingToChange { .. }),
            "{error}"
        );
    }
}
