//! Each PDF can be archived and read by a screen reader.

use augenmass_paper::Answer;

use crate::tools::{print, samples};

#[test]
fn every_sample_is_a_clean_pdf() {
    for (name, pdf) in samples() {
        assert!(pdf.bytes.starts_with(b"%PDF-1.7"), "{name}");
        let Some(said) = pdf.ask("qpdf", &["--check", "FILE"]) else {
            return;
        };
        assert!(
            said.contains("No syntax or stream encoding errors found"),
            "{name}: {said}"
        );
    }
}

#[test]
fn every_sample_is_tagged_and_has_title_author_and_date() {
    for (name, pdf) in samples() {
        let Some(info) = pdf.ask("pdfinfo", &["-isodates", "FILE"]) else {
            return;
        };
        let field = |key: &str| {
            let line = info.lines().find(|line| line.starts_with(key));
            line.map_or("", |line| line[key.len()..].trim()).to_owned()
        };
        assert_eq!(field("Tagged:"), "yes", "{name}");
        assert!(!field("Title:").is_empty(), "{name}");
        let author = match name {
            "benefit_letter" => "Familienkasse Beispielland",
            _ => "Stadt Musterstadt",
        };
        assert_eq!(field("Author:"), author, "{name}");
        assert!(
            field("CreationDate:").starts_with("2026-03-05"),
            "{name}: {info}"
        );
    }
}

#[test]
fn every_sample_claims_pdf_a_2a_and_pdf_ua_1_and_names_its_language() {
    for (name, pdf) in samples() {
        let Some(xmp) = pdf.ask("pdfinfo", &["-meta", "FILE"]) else {
            return;
        };
        for claim in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(xmp.contains(claim), "{name}: {claim}\n{xmp}");
        }
        let Some(raw) = pdf.ask("qpdf", &["--qdf", "--object-streams=disable", "FILE", "-"]) else {
            return;
        };
        assert!(
            raw.contains("/Lang (de-DE)") || raw.contains("/Lang (de)"),
            "{name}"
        );
    }
}

#[test]
fn a_figure_table_is_a_table_with_headers_for_columns_and_rows() {
    let Some(tree) = print(Answer::sample()).ask("pdfinfo", &["-struct-text", "FILE"]) else {
        return;
    };
    let caption = tree
        .find("Abgeschlossene Fälle 2021 bis 2025")
        .expect("the title");
    let start = tree[..caption]
        .rfind("Table")
        .expect("the table holds its title");
    let table = &tree[start..];
    let table = &table[..table.find("Mehrere Personen").expect("the note after it")];
    let tags = |tag: &str| {
        table
            .lines()
            .filter(|line| line.trim().starts_with(tag))
            .count()
    };
    assert_eq!(tags("Table"), 1, "{table}");
    assert_eq!(tags("TR"), 8);
    assert_eq!(tags("TH"), 6 + 7);
    assert_eq!(tags("TD"), 5 * 7);
    assert_eq!((tags("/Scope /Column"), tags("/Scope /Row")), (6, 7));
}

#[test]
fn each_language_of_the_service_letter_is_tagged() {
    let pdf = print(augenmass_paper::ServiceLetter::sample());
    let Some(raw) = pdf.ask("qpdf", &["--qdf", "--object-streams=disable", "FILE", "-"]) else {
        return;
    };
    for language in ["en", "ro", "bg", "tr", "pl", "uk", "ar"] {
        let tag = format!("/Lang ({language}");
        assert!(raw.contains(&tag), "{language}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for ((name, first), (_, second)) in samples().into_iter().zip(samples()) {
        assert!(first.bytes == second.bytes, "{name}");
    }
}
