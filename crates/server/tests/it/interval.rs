//! `augenmass interval`: the reference intervals, and what is refused.

use crate::program::run_in;
use std::path::Path;

fn interval(args: &[&str]) -> crate::program::Answer {
    run_in(Path::new("."), &[&["interval"], args].concat())
}

#[test]
fn hernes_result_has_its_reference_intervals() {
    let out = interval(&["11", "34"]).ok();
    for words in [
        "11 von 34: 0,323529 (Sicherheit 95 %)",
        "0,173883 bis 0,505265",
        "0,185590 bis 0,490105",
        "0,191316 bis 0,491571",
        "0,183345 bis 0,492670",
        "0,117999 bis 0,592260",
        "1,979158 bis 5,750979",
    ] {
        assert!(out.contains(words), "`{words}` is missing in: {out}");
    }
}

#[test]
fn a_sample_without_finding_has_a_limit_in_its_population() {
    let out = interval(&["0", "300", "--population", "20000"]).ok();
    assert!(out.contains("0 bis 242"), "{out}");
    assert!(out.contains("ohne Grenze"), "{out}");
    let ninety = interval(&["11", "34", "--confidence", "0.90"]).ok();
    assert!(ninety.contains("0,193195 bis 0,478190"), "{ninety}");
}

#[test]
fn what_has_no_interval_is_refused_with_a_reason() {
    interval(&["35", "34"]).refused(&["nicht größer"]);
    interval(&["0", "0"]).refused(&["mindestens 1"]);
    interval(&["1", "34", "--population", "33"]).refused(&["Gesamtheit"]);
    interval(&["1", "34", "--confidence", "0.8"]).refused(&["0.95"]);
}
