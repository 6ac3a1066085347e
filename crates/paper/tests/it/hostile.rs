//! Texts that someone sent must not steer the typesetter.

use augenmass_paper::{
    Answer, Contribution, ContributionState, Document, HearingLetter, Judgement, OralNotes,
    ServiceLetter,
};

use crate::tools::{print, renderer};

const MARKUP: &str = r##"#import "house.typ": * *fett* _kursiv_ @ref <label> $x^2$ "Zitat" 'a' \ `code` = - + / // /* {code} #panic() ~ --"##;

#[test]
fn markup_in_data_is_printed_and_never_run() {
    let mut answer = Answer::sample();
    answer.subject = MARKUP.to_owned();
    answer.questions[0].text = format!("{MARKUP}\n#let x = 1\n= Kein Titel");
    answer.questions[0].answer = vec![MARKUP.to_owned()];
    answer.questions[0].tables[0].rows[0].label = MARKUP.to_owned();
    let Some(text) = print(answer).flowing_text() else {
        return;
    };
    for part in [
        "#import \"house.typ\": *",
        "*fett*",
        "_kursiv_",
        "@ref",
        "<label>",
        "$x^2$",
        "`code`",
    ] {
        assert!(text.matches(part).count() >= 3, "{part}");
    }
}

#[test]
fn a_name_that_looks_like_a_placeholder_is_not_filled_in() {
    let letter = ServiceLetter {
        registered_address: "{code} {nothing} {address}".into(),
        ..ServiceLetter::sample()
    };
    let Some(text) = print(letter).flowing_text() else {
        return;
    };
    assert!(text.contains("Adresse im Melderegister: {code} {nothing} {address}"));
}

#[test]
fn characters_without_a_glyph_do_not_stop_a_letter() {
    let name = "Zoë 😀 漢 \u{E000} \u{202E}dnuR\u{0}\u{FEFF} \u{200B}Ende\r\nZeile";
    let mut hearing = HearingLetter::sample();
    hearing.opening.recipient = vec![name.to_owned()].into();
    hearing.known[0].text = name.into();
    let Some(text) = print(hearing).flowing_text() else {
        return;
    };
    assert!(
        text.contains("Zoë \u{FFFD} \u{FFFD} \u{FFFD} dnuR Ende"),
        "{text}"
    );
}

#[test]
fn very_long_words_and_texts_print() {
    let mut answer = Answer::sample();
    answer.questions[0].text = "x".repeat(5_000);
    answer.questions[0].answer = vec!["Wort ".repeat(20_000)];
    answer.questions[0].tables[0].rows[0].label = "y".repeat(500);
    print(answer);
}

/// More than PDF/A allows in one string, in letters of one and of two bytes, and without an end of a word.
fn endless() -> [String; 3] {
    [
        "a".repeat(20_000),
        "ä".repeat(20_000),
        "a\u{a0}".repeat(10_000),
    ]
}

#[test]
fn no_text_of_an_answer_is_too_long_for_a_pdf() {
    for long in endless() {
        let mut answer = Answer::sample();
        answer.subject.clone_from(&long);
        answer.inquiry.group.clone_from(&long);
        answer.preface = vec![long.clone()];
        let question = &mut answer.questions[0];
        question.text.clone_from(&long);
        question.not_known = vec![long.clone()];
        question.judgement = Judgement::Given(long.clone());
        question.contributions = vec![Contribution {
            body: long.clone(),
            state: ContributionState::Received {
                text: long.clone(),
                value: Some("7".to_owned()),
                unit: Some(long.clone()),
                source: long.clone(),
                named_person: long.clone().into(),
                received_on: answer.date,
            },
        }];
        print(answer);
    }
}

#[test]
fn no_text_of_speaking_notes_is_too_long_for_a_pdf() {
    for long in endless() {
        let mut notes = OralNotes::sample();
        notes.subject.clone_from(&long);
        notes.blocks[0].question.clone_from(&long);
        notes.blocks[0].source = long;
        print(notes);
    }
}

#[test]
fn a_foreign_document_is_refused_without_its_data() {
    let json = serde_json::json!([{ "kind": "answer", "subject": "Mariya Ivanova" }]);
    assert!(serde_json::from_value::<Vec<Document>>(json).is_err());
    let error = augenmass_paper::Renderer::new("/bin/cat", [""; 0])
        .render_one(&HearingLetter::sample().into())
        .expect_err("cat is no child");
    assert!(!format!("{error} {error:?}").contains("Șerban"));
    assert!(renderer().render(&[]).expect("nothing").is_empty());
}
