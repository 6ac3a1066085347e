//! `answer.html`: what a screen reader and a browser without network need.

use crate::city::{City, demo};
use augenmass_casework::answer::AnswerDocument;
use augenmass_casework::words::german;
use std::path::Path;

fn page(folder: &Path) -> (String, AnswerDocument) {
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    (
        read("answer.html"),
        serde_json::from_str(&read("answer.json")).unwrap(),
    )
}

fn escaped(text: &str) -> String {
    let text = text
        .replace('&', "&#38;")
        .replace('<', "&#60;")
        .replace('>', "&#62;");
    text.replace('"', "&#34;").replace('\'', "&#39;")
}

/// The tags of a page, as written: `<th scope="row">`.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<')
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap_or_default())
}

fn named<'a>(page: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    tags(page).filter(move |tag| tag.split_whitespace().next() == Some(name))
}

#[test]
fn it_says_its_language_its_title_and_that_the_data_are_invented() {
    let (page, document) = page(&demo().join("out"));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"de\">"));
    let title = escaped(document.inquiry.subject.as_deref().unwrap());
    assert!(page.contains(&format!("<title>{title}</title>")));
    assert_eq!(page.matches("<h1>").count(), 1);
    assert!(page.contains("Demonstrationsdaten, keine amtliche Auskunft"));
    assert!(
        !page.contains("Entwurf"),
        "the demo's answer was signed off"
    );
}

#[test]
fn each_question_stands_there_once_with_a_heading() {
    let (page, document) = page(&demo().join("out"));
    assert_eq!(document.questions.len(), 6);
    for question in &document.questions {
        assert_eq!(
            page.matches(&escaped(&question.text)).count(),
            1,
            "{}",
            question.text
        );
        assert_eq!(
            page.matches(&format!(">Frage {}</h2>", question.number))
                .count(),
            1
        );
    }
    assert!(page.contains(&document.checkpoint.root));
}

#[test]
fn each_table_has_a_caption_and_each_head_cell_a_scope() {
    let (page, _) = page(&demo().join("out"));
    let tables = named(&page, "table").count();
    assert!(tables > 0);
    assert_eq!(named(&page, "caption").count(), tables);
    for cell in named(&page, "th") {
        assert!(
            cell.contains("scope=\"col\"") || cell.contains("scope=\"row\""),
            "{cell}"
        );
    }
}

#[test]
fn shares_and_their_intervals_are_written_as_people_read_them() {
    let (page, document) = page(&demo().join("out"));
    let figures: Vec<_> = document
        .questions
        .iter()
        .flat_map(|question| &question.figures)
        .collect();
    assert!(
        figures.iter().any(|figure| figure.interval.is_some()),
        "no interval to look at"
    );
    for interval in figures.iter().filter_map(|figure| figure.interval.as_ref()) {
        assert!(!page.contains(&interval.lower) && !page.contains(&interval.upper));
    }
    assert!(page.contains("\u{a0}% bis "));
}

#[test]
fn five_years_stand_side_by_side_and_no_unknown_year_is_a_zero() {
    let (page, document) = page(&demo().join("out"));
    for year in 2021..=2025 {
        let head = format!("<th scope=\"col\" class=\"n\">{year}</th>");
        // One table for each question, and those of the five years; tracks and runs beside each other have no year.
        let beside = ["compare-tracks", "compare-runs", "compare-structures"].map(|key| {
            let caption = format!("<caption>{}</caption>", escaped(&german(key, &[])));
            page.matches(&caption).count()
        });
        let tables = page.matches("<table>").count() - beside.iter().sum::<usize>();
        assert!(tables > document.questions.len());
        assert_eq!(page.matches(&head).count(), tables, "{year}");
    }
    let row = page.split("Erfasste Hinweise</th>").nth(1).unwrap();
    let row = row.split("</tr>").next().unwrap();
    assert_eq!(
        row.matches("nicht bekannt").count(),
        4,
        "2021 to 2024 are not known"
    );
}

#[test]
fn it_runs_nothing_and_fetches_nothing() {
    let city = City::copy();
    city.answer("out", &[]).ok();
    for folder in [demo().join("out"), city.path().join("out")] {
        let (page, _) = page(&folder);
        for name in [
            "script", "link", "img", "iframe", "object", "embed", "form", "base",
        ] {
            assert_eq!(named(&page, name).count(), 0, "<{name}>");
        }
        for tag in tags(&page) {
            for attribute in [" src=", " href=", " style=", " on"] {
                assert!(!tag.contains(attribute), "{tag}");
            }
        }
        for word in ["url(", "@import", "javascript:", "http://", "https://"] {
            assert!(!page.contains(word), "{word}");
        }
    }
}

#[test]
fn what_an_inquiry_says_is_text_and_never_markup() {
    let city = City::copy();
    city.answer("out", &[]).ok();
    let (page, document) = page(&city.path().join("out"));
    assert!(document.draft && page.contains("<title>Entwurf: "));
    for word in ["<script>alert", "<b>Hinweisen", "Tat <links>", "Rat & Tat"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(
        document
            .questions
            .first()
            .unwrap()
            .text
            .contains("<script>")
    );
    for question in &document.questions {
        assert_eq!(
            page.matches(&escaped(&question.text)).count(),
            1,
            "{}",
            question.text
        );
    }
    assert!(page.contains(&escaped(document.inquiry.group.as_deref().unwrap())));
}
