//! The names of states that lists and the permission matrix go by are those that are drawn.

use augenmass_domain::Kind;
use std::collections::BTreeSet;
use std::path::Path;

/// The states drawn in `docs/states`; Mermaid takes no hyphen in some of them.
fn drawn(document: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/states");
    let text = std::fs::read_to_string(path.join(document)).expect("a drawing");
    text.lines()
        .filter_map(|line| line.trim().split_once(" --> "))
        .flat_map(|(from, rest)| {
            let to = rest.split(':').next().unwrap_or_default();
            [from.trim().to_owned(), to.trim().to_owned()]
        })
        .filter(|name| name != "[*]")
        .map(|name| name.replace('_', "-"))
        .collect()
}

#[test]
fn every_kind_names_exactly_the_states_that_are_drawn() {
    for (kind, document) in [
        (Kind::Indication, "indication.md"),
        (Kind::Case, "case.md"),
        (Kind::Visit, "visit.md"),
        (Kind::Accompaniment, "accompaniment.md"),
        (Kind::Run, "run.md"),
        (Kind::Disclosure, "disclosure.md"),
        (Kind::Inquiry, "inquiry.md"),
        (Kind::SubjectRequest, "subject-request.md"),
        (Kind::Cost, "cost.md"),
        (Kind::Package, "package.md"),
        (Kind::Received, "received.md"),
        (Kind::Assistance, "assistance.md"),
    ] {
        let named: BTreeSet<String> = kind.states().iter().map(|&name| name.to_owned()).collect();
        assert_eq!(named, drawn(document), "{kind:?}");
    }
    assert!(Kind::Installation.states().is_empty());
}

#[test]
fn a_record_is_public_in_one_state_of_runs_and_inquiries_and_in_no_other() {
    for kind in Kind::ALL {
        let public: Vec<&str> = kind
            .states()
            .iter()
            .copied()
            .filter(|state| kind.is_public_in(state))
            .collect();
        let wanted: &[&str] = match kind {
            Kind::Run => &["reported"],
            Kind::Inquiry => &["published"],
            _ => &[],
        };
        assert_eq!(public, wanted, "{kind:?}");
    }
}
