//! `docs/proofs.md` names what is proved, no more and no less.

use augenmass_proofs::{Change, claims};

const DOCUMENT: &str = include_str!("../../../docs/proofs.md");

#[test]
fn the_document_says_each_claim_in_the_words_of_the_code() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let document = words(DOCUMENT);
    for claim in claims() {
        assert!(
            document.contains(&format!("`{}`", claim.name)),
            "{}",
            claim.name
        );
        assert!(document.contains(&words(claim.says)), "{}", claim.says);
        assert!(document.contains(&words(claim.norm)), "{}", claim.norm);
        for mutation in claim.mutations {
            for change in mutation.changes {
                if let Change::Without(policy) = change {
                    assert!(document.contains(&format!("`{policy}`")), "{policy}");
                }
            }
        }
    }
    let rows = DOCUMENT
        .lines()
        .filter(|line| line.starts_with("| `"))
        .count();
    assert_eq!(rows, claims().len(), "a claim that the code does not make");
}
