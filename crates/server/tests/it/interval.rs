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
        "Aufwand je Ergebnis (N je X): 3,090909",
        "1,979158 bis 5,750979",
        "mit 95 % Sicherheit zwischen 17,4\u{a0}% und 50,5\u{a0}%",
        "so sagt das Intervall nichts über andere",
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
    let more = interval(&["35", "34"]);
    more.refused(&["nicht größer"]);
    assert_eq!(more.out, "", "no share is printed that cannot be");
    interval(&["elf", "34"]).refused(&["ganze Zahl"]);
    interval(&["0", "0"]).refused(&["mindestens 1"]);
    interval(&["-1", "34"]).refused(&["ganze Zahl ab 0"]);
    interval(&["1", "100000001"]).refused(&["zu viel", "100000000"]);
    // What is refused has no half answer.
    for (option, value, words) in [
        ("--population", "33", "Gesamtheit"),
        ("--population", "-5", "ganze Zahl"),
        ("--population", "200000000", "zu viel"),
        ("--spent", "18446744073709551615", "zu groß"),
        ("--beside", "3/2", "3 von 2"),
        ("--against", "3/2", "3 von 2"),
    ] {
        let refused = interval(&["1", "34", option, value]);
        refused.refused(&[words]);
        assert_eq!(refused.out, "", "{option} {value}");
    }
    interval(&["1", "34", "--confidence", "0.8"]).refused(&["0.95"]);
}

#[test]
fn two_shares_stand_beside_each_other_with_their_reference_values() {
    let out = interval(&["18", "120", "--against", "9/180"]).ok();
    for words in [
        "Verhältnis der Anteile (Koopman): 3,000000",
        "1,422054 bis 6,354696",
        "Chancenverhältnis (bedingt, exakt): 3,338919",
        "1,363915 bis 8,771576",
        "p = 0,003830; mid-p = 0,002674",
    ] {
        assert!(out.contains(words), "`{words}` is missing in: {out}");
    }
    let nobody = interval(&["0", "12", "--against", "0/9"]).ok();
    assert!(
        nobody.contains("Chancenverhältnis (bedingt, exakt): Alle oder niemand"),
        "{nobody}"
    );
    interval(&["1", "12", "--against", "neun"]).refused(&["9/180"]);
    interval(&["1", "12", "--against", "10/9"]).refused(&["10 von 9"]);
    interval(&["1", "12", "--against", "0/0"]).refused(&["mindestens 1"]);
}

#[test]
fn what_a_decision_cost_has_the_limits_of_the_share() {
    let out = interval(&["11", "34", "--spent", "34000"]).ok();
    for words in [
        "Kosten je Ergebnis: 3.090,91\u{a0}€",
        "1.979,16\u{a0}€ bis 5.750,98\u{a0}€",
    ] {
        assert!(out.contains(words), "`{words}` is missing in: {out}");
    }
    let never = interval(&["0", "34", "--spent", "34000"]).ok();
    assert!(never.contains("Kosten je Ergebnis: ohne Grenze"), "{never}");
}

#[test]
fn small_units_are_drawn_together_and_never_ranked() {
    let args = [
        "2", "20", "--beside", "9/25", "--beside", "1/22", "--beside", "12/30",
    ];
    let more = ["--beside", "5/18", "--beside", "0/15", "--beside", "7/40"];
    let out = interval(&[&args[..], &more[..]].concat()).ok();
    let expected = [
        "0,211765", "0,134868", "0,320541", "0,094000", "0,356306", "0,255661", "0,079790",
        "0,181795",
    ];
    let places: Vec<usize> = expected
        .iter()
        .map(|number| {
            out.find(number)
                .unwrap_or_else(|| panic!("{number}: {out}"))
        })
        .collect();
    assert!(places.is_sorted(), "the order of the input: {out}");
    // Herne, Hagen, Duisburg: no more different than by chance.
    let cities = interval(&["11", "34", "--beside", "14/58", "--beside", "86/300"]).ok();
    for words in [
        "0,283163",
        "-0,008128",
        "nicht mehr als durch Zufall",
        "nie als Rangfolge",
    ] {
        assert!(cities.contains(words), "`{words}` is missing in: {cities}");
    }
}
