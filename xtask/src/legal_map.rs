//! `docs/legal-map.md`: every rule of the domain with its norm, generated from the code.

use augenmass_domain::Rejection;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const HEAD: &str = "# Legal map: norm → rule → test

Generated from the rejections of `crates/domain` (`cargo run -p xtask -- legal-map`); a test compares it
with the code. Each rule says no by the name given here; the name is also the key of its text in
`translations/` (`rejection-<rule>`) and the word in the history. The tests of a rule stand beside it in
its module and are named as sentences. The requirements R, F, P, N are those of the field manual; what a
lawyer still has to confirm is marked in `policies/*.toml` (certainty B or C).

| rule | norm or requirement | where |
|---|---|---|
";

/// The document.
#[must_use]
pub fn document() -> String {
    let mut rows = BTreeMap::new();
    for rejection in Rejection::all() {
        rows.insert(rejection.rule(), (rejection.norm(), module(rejection)));
    }
    let mut text = HEAD.to_owned();
    for (rule, (norm, module)) in rows {
        let _ = writeln!(
            text,
            "| `{rule}` | {} | `domain::{module}` |",
            norm.replace('|', "/")
        );
    }
    text
}

const fn module(rejection: Rejection) -> &'static str {
    match rejection {
        Rejection::Indication(_) => "indication",
        Rejection::Case(_) => "case",
        Rejection::Visit(_) => "visit",
        Rejection::Accompaniment(_) => "accompaniment",
        Rejection::Run(_) => "run",
        Rejection::Disclosure(_) => "disclosure",
        Rejection::Inquiry(_) => "inquiry",
        Rejection::SubjectRequest(_) => "subject_request",
        Rejection::Cost(_) => "cost",
        Rejection::Fairness(_) => "fairness",
        Rejection::Package(_) => "package",
        Rejection::Received(_) => "received",
        Rejection::Assistance(_) => "assistance",
        Rejection::OutcomeReport(_) => "outcome_report",
    }
}
