//! The inquiry reader against one real inquiry, invented ones of many shapes, and arbitrary text.

use augenmass_domain::inquiry::topics::TopicRules;
use augenmass_domain::inquiry::{AnswerForm, ReadError, ReadInquiry, Topic, read};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inquiries");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files
}

/// Letters and signs in order, without what a line break may add or take: spaces and hyphens.
fn signs(text: &str) -> String {
    text.nfc()
        .filter(|c| {
            !c.is_whitespace()
                && !c.is_control()
                && !matches!(
                    c,
                    '-' | '\u{2010}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
                )
        })
        .collect::<String>()
        .replace('ﬀ', "ff")
        .replace('ﬁ', "fi")
        .replace('ﬂ', "fl")
        .replace('ﬃ', "ffi")
        .replace('ﬄ', "ffl")
        .replace(['ﬅ', 'ﬆ'], "st")
}

fn output(read: &ReadInquiry) -> String {
    let mut text = format!("{}\n", read.preface);
    for question in &read.questions {
        text.push_str(&format!("{} {}\n", question.mark, question.text));
    }
    text + &read.closing
}

/// The input is exactly the output with the removed lines put back in somewhere, all in order.
fn is_complete(input: &str, read: &ReadInquiry) -> bool {
    let output = signs(&output(read));
    let removed: Vec<String> = read.removed_lines.iter().map(|l| signs(l)).collect();
    let mut before = vec![0];
    for line in &removed {
        before.push(before[before.len() - 1] + line.len());
    }
    // Reachable numbers of removed lines after each line of the input.
    let mut reachable = vec![0];
    let mut passed = 0;
    for line in input.split([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        let line = signs(line);
        let mut next: Vec<usize> = Vec::new();
        for k in reachable {
            let at: usize = passed - before[k];
            if output.get(at..).is_some_and(|rest| rest.starts_with(&line)) {
                next.push(k);
            }
            if removed.get(k) == Some(&line) {
                next.push(k + 1);
            }
        }
        next.sort_unstable();
        next.dedup();
        reachable = next;
        passed += line.len();
    }
    reachable.contains(&removed.len()) && passed == output.len() + before[removed.len()]
}

/// The text of the real inquiry, where it is at hand.
fn real_inquiry() -> Option<String> {
    let shared = std::env::var("AUGENMASS_SHARED").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = shared.join("inquiries/bochum-2026-02-26.txt");
    let text = fs::read_to_string(&path).ok();
    if text.is_none() {
        println!("skipped: {} is absent", path.display());
    }
    text
}

#[test]
fn the_topics_of_the_real_inquiry() {
    let Some(text) = real_inquiry() else { return };
    let rules = TopicRules::shipped().unwrap();
    let expected: [(Topic, bool, &[&str]); 6] = [
        (
            Topic::Extent,
            true,
            &[
                "Polizei",
                "Jobcenter",
                "Familienkasse",
                "Ordnungsamt",
                "Frühere Jahre (Akten vor Einführung)",
            ],
        ),
        (
            Topic::Structures,
            true,
            &[
                "Polizei",
                "Jobcenter",
                "Ordnungsamt",
                "Jugendamt",
                "Gesundheitsamt",
                "Frühere Jahre (Akten vor Einführung)",
            ],
        ),
        (Topic::Operations, false, &[]),
        (Topic::SocialWork, false, &[]),
        (
            Topic::DataProtection,
            true,
            &["Datenschutzbeauftragte Person"],
        ),
        (Topic::Cost, false, &[]),
    ];
    for (question, (topic, judgement, bodies)) in
        read(&text).unwrap().questions.iter().zip(expected)
    {
        let assigned = rules.assign(&question.text);
        assert_eq!(
            assigned.topics,
            [topic],
            "{} {:?}",
            question.number,
            assigned.because
        );
        assert_eq!(assigned.judgement, judgement, "{}", question.number);
        assert!(!assigned.unsure);
        assert_eq!(
            rules.contributors(&question.text, &assigned.topics),
            bodies,
            "{}",
            question.number
        );
    }
}

#[test]
fn the_real_inquiry_is_read_in_full() {
    let Some(text) = real_inquiry() else { return };
    let read = read(&text).unwrap();
    assert!(is_complete(&text, &read));
    assert_eq!(read.group.value.as_deref(), Some("Die Linke im Rat"));
    assert_eq!(read.committee.value.as_deref(), Some("AGS"));
    assert_eq!(read.session_date.value, Some(jiff::civil::date(2026, 3, 5)));
    assert!(!read.session_date.unsure);
    assert_eq!(read.dated.value, Some(jiff::civil::date(2026, 2, 26)));
    assert_eq!(read.papers, ["20260196"]);
    assert_eq!(
        read.subject.value.as_deref(),
        Some("Nachfragen zu Missimo (Vorlage 20260196)")
    );
    assert_eq!(read.forms, [AnswerForm::Oral, AnswerForm::Written]);
    assert!(!read.forms_unsure);
    assert_eq!(read.signatory.value.as_deref(), Some("Gabriele Fuchs"));
    assert_eq!(read.removed_lines, Vec::<String>::new());
    let marks: Vec<&str> = read.questions.iter().map(|q| q.mark.as_str()).collect();
    assert_eq!(marks, ["1.", "2.", "3.", "4.", "5.", "6."]);
    assert!(read.questions.iter().all(|q| !q.unsure));
    for question in &read.questions {
        let begin = text.find(&format!("\n{} ", question.mark)).unwrap();
        let words: Vec<&str> = text[begin..].split_whitespace().skip(1).collect();
        let own: Vec<&str> = question.text.split_whitespace().collect();
        assert_eq!(own[..], words[..own.len()], "verbatim: {}", question.number);
        assert!(
            !question.text.contains('\n'),
            "one paragraph: {}",
            question.number
        );
    }
    let ends: Vec<&str> = read
        .questions
        .iter()
        .filter_map(|q| q.text.rsplit(' ').next())
        .collect();
    assert_eq!(
        ends,
        [
            "verfolgt/aufgedeckt?",
            "werden?",
            "entsteht?",
            "sichergestellt?",
            "können?",
            "Kostenträger?"
        ]
    );
    assert!(
        read.closing
            .starts_with("Wir bitten um eine mündliche Antwort")
    );
}

#[test]
fn each_invented_inquiry_is_read_as_expected() {
    let files = samples();
    assert!(files.len() >= 12);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let read = read(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert!(is_complete(&text, &read), "{} lost words", path.display());
        let json = serde_json::to_string_pretty(&read).unwrap() + "\n";
        let expected = path.with_extension("json");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected, &json).unwrap();
        }
        assert_eq!(
            json,
            fs::read_to_string(&expected).unwrap(),
            "{}",
            path.display()
        );
    }
}

#[test]
fn text_without_questions_empty_text_and_too_long_text_are_refused() {
    assert_eq!(read(" \n\u{c}\n"), Err(ReadError::Empty));
    assert_eq!(
        read("Wir danken für den Bericht."),
        Err(ReadError::NoQuestions)
    );
    let long = "a".repeat(1_000_001);
    assert_eq!(read(&long), Err(ReadError::TooLong { bytes: 1_000_001 }));
}

#[test]
fn a_number_without_words_is_no_question() {
    let texts = |read: &ReadInquiry| {
        let questions = read.questions.iter();
        questions
            .map(|q| (q.number, q.text.clone(), q.unsure))
            .collect::<Vec<_>>()
    };
    let text = "Fraktion X\n\n1. Wie viele?\n2.\n";
    let end = read(text).unwrap();
    assert!(is_complete(text, &end), "{end:#?}");
    assert_eq!(end.questions.len(), 1, "{end:#?}");
    assert!(
        end.questions[0].unsure,
        "a person looks at the number that stands alone"
    );
    let text = "Fraktion X\n\n1. Wie viele?\n\n2.\n\n3. Was kostet es?\n";
    let middle = read(text).unwrap();
    assert!(is_complete(text, &middle), "{middle:#?}");
    let texts = texts(&middle);
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert_eq!((texts[1].0, texts[1].1.as_str()), (2, "Was kostet es?"));
    assert!(texts[0].2 && !texts[1].2);
    assert_eq!(read("1.\n2.\n"), Err(ReadError::NoQuestions));
}

#[test]
fn very_long_texts_are_read_in_reasonable_time() {
    for part in [
        "1. Wie?\n2. Was?\n",
        "Wie? 1. Was? ",
        "fragen: ja: ",
        "Zur Sitzung des AGS am 05.03.2026 ",
        "Vorlage 1228/2019\n\n",
        "Wie?\n\u{c}Fraktion X\n2\n",
        "– Wie? Wir bitten um ",
        "Erika Musterfrau\n",
    ] {
        let text = format!("Wie?\n\n{}", part.repeat(60_000));
        let read = read(&text[..text.floor_char_boundary(400_000)]).unwrap();
        assert!(!read.questions.is_empty());
    }
}

fn line() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("Wie viele Fälle"),
        Just("gab es?"),
        Just("Kinder-"),
        Just("und"),
        Just("ordnungs-"),
        Just("politisch"),
        Just("5 Jahren"),
        Just("3. Sitzung"),
        Just("05. März 2026"),
        Just("1."),
        Just("2."),
        Just("3."),
        Just("a)"),
        Just("–"),
        Just("(1)"),
        Just("I."),
        Just("Frage 1:"),
        Just("Seite 2 von 3"),
        Just("- 2 -"),
        Just("7"),
        Just("fragt an:"),
        Just("Fraktion X"),
        Just("Wir bitten um Antwort."),
        Just("gez. Erika Musterfrau"),
        Just(" "),
        Just("Ämt\u{ad}er\u{ad}"),
        Just("20260196"),
        Just("Sitzung des AGS am 05.03.2026"),
        Just("ﬁnden"),
        Just("EU-"),
        Just("weit"),
    ];
    prop::collection::vec(word, 0..5).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn arbitrary_text_never_panics_and_keeps_its_words(text in "\\PC{0,200}(\n\\PC{0,40}\\?\n){0,3}") {
        if let Ok(read) = read(&text) {
            prop_assert!(is_complete(&text, &read), "{read:#?}");
            prop_assert!(read.questions.iter().all(|q| !q.text.trim().is_empty()));
        }
    }

    #[test]
    fn arbitrary_inquiries_keep_their_words(
        lines in prop::collection::vec((line(), prop_oneof![4 => Just("\n"), 1 => Just("\n\n"), 1 => Just("\n\u{c}")]), 1..40),
    ) {
        let text: String = lines.iter().map(|(l, end)| format!("{l}{end}")).collect();
        if let Ok(read) = read(&text) {
            prop_assert!(is_complete(&text, &read), "{read:#?}");
            prop_assert!(read.questions.iter().all(|q| !q.text.trim().is_empty()));
        }
    }

    #[test]
    fn arbitrary_questions_are_found_in_order(
        questions in prop::collection::vec("Wie [a-zäöü]{3,9} (die|der) [a-zäöüß ]{10,150}[a-z]\\?", 1..12),
        width in 40_usize..110,
    ) {
        let mut text = "Fraktion Bürgerliste Musterstadt\nDie Fraktion fragt an:\n\n".to_owned();
        for (n, question) in questions.iter().enumerate() {
            let mut length = 0;
            text.push_str(&format!("{}. ", n + 1));
            for word in question.split_whitespace() {
                if length + word.len() > width {
                    text.push('\n');
                    length = 0;
                } else if length > 0 {
                    text.push(' ');
                }
                text.push_str(word);
                length += word.len() + 1;
            }
            text.push('\n');
        }
        let read = read(&text).unwrap();
        let found: Vec<String> = read.questions.iter().map(|q| q.text.clone()).collect();
        let expected: Vec<String> = questions.iter().map(|q| q.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        prop_assert_eq!(found, expected);
    }
}
