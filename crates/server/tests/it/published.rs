//! `augenmass compare-published`: what can be computed, what cannot, and why.

use crate::program::run_in;
use std::path::Path;

fn compare(args: &[&str]) -> crate::program::Answer {
    run_in(Path::new("."), &[&["compare-published"], args].concat())
}

#[test]
fn hernes_shares_are_fractions_with_six_digits_and_its_missing_case_is_named() {
    let out = compare(&["--run", "herne-2024"]).ok();
    for words in [
        "11/34 = 0,323529 [0,173883; 0,505265]",
        "11/35 = 0,314286 [0,168517; 0,492880]",
        "22/34 = 0,647059 [0,464886; 0,802541]",
        "34/35 = 0,971429 [0,850828; 0,999277]",
        "1 von 34 geprüften Fällen: Darüber ist nichts veröffentlicht",
        "https://herne.de/",
    ] {
        assert!(out.contains(words), "`{words}` is missing in: {out}");
    }
}

#[test]
fn what_has_no_share_or_sum_stands_once_under_its_reason() {
    let hagen = compare(&["--run", "hagen-2025"]).ok();
    let units = "4 verschiedene: Hinweise, Adressen, Vorgänge, Berechtigte";
    assert!(hagen.contains(units), "{hagen}");
    assert!(!hagen.contains(" = 0,"), "no share of four units: {hagen}");
    assert_eq!(hagen.matches("Es wurde Verschiedenes gezählt").count(), 1);
    assert!(hagen.contains("„Vorgänge zur Prüfung weitergegeben“ von „Hinweise gemeldet“"));
    let krefeld = compare(&["--run", "krefeld-2019"]).ok();
    assert!(
        krefeld.contains("118.000 Euro und 1.700.000 Euro haben keine Summe"),
        "{krefeld}"
    );
    let all = compare(&[]).ok();
    assert!(all.contains("„395 Fälle“ = Duisburg 85 Adressen"), "{all}");
    assert!(all.contains("Keine dieser Zahlen sagt, wie oft"));
    compare(&["--run", "entenhausen-1950"]).refused(&["herne-2024", "gibt es hier nicht"]);
}
