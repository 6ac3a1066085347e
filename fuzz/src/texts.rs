//! Texts that the domain reads: inquiries, topics, the law.

use augenmass_domain::inquiry::topics::{TopicRules, parse_override};
use augenmass_domain::inquiry::{ReadInquiry, read};
use augenmass_domain::{Law, LetterCode};
use jiff::civil::{Date, date};
use std::sync::OnceLock;

const TODAY: Date = date(2026, 3, 2);

fn rules() -> &'static TopicRules {
    static RULES: OnceLock<TopicRules> = OnceLock::new();
    RULES.get_or_init(|| TopicRules::shipped().unwrap())
}

/// The reader of inquiries: numbers ascend from 1, no question is empty, reading is repeatable, the
/// result survives storage, and no text appears that nobody wrote.
pub fn inquiry(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(found) = read(&text) else {
        return;
    };
    assert!(!found.questions.is_empty());
    for (question, number) in found.questions.iter().zip(1_u16..) {
        assert_eq!(question.number, number, "questions are numbered in order");
        assert!(!question.text.trim().is_empty(), "a question has a text");
        let assigned = rules().assign(&question.text);
        assert!(!assigned.topics.is_empty(), "each question has a topic");
        let _ = rules().contributors(&question.text, &assigned.topics);
    }
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<ReadInquiry>(&json).unwrap(), found);
    assert_eq!(read(&text).ok(), Some(found));
}

/// A person's reading of the topics, and the file of topic rules.
pub fn topics(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(topics) = parse_override(text) {
        assert!(
            topics
                .iter()
                .all(|(number, list)| *number > 0 && !list.is_empty())
        );
    }
    if let Ok(rules) = TopicRules::parse(text) {
        let assigned = rules.assign("Wie hoch sind die Kosten des Projekts?");
        assert!(!assigned.topics.is_empty(), "each question has a topic");
    }
}

/// One of the four files of the law, beside the three that are shipped. The first byte says which.
pub fn law(bytes: &[u8]) {
    let Some((which, text)) = bytes.split_first() else {
        return;
    };
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let mut files = [Law::GROUNDS, Law::FLOWS, Law::RETENTION, Law::DEADLINES];
    files[usize::from(*which % 4)] = text;
    let [grounds, flows, retention, deadlines] = files;
    let Ok(law) = Law::from_texts(grounds, flows, retention, deadlines) else {
        return;
    };
    let periods = law.deadlines();
    for day in [TODAY, date(2028, 2, 29), Date::MAX] {
        assert!(periods.hearing.after(day) >= day);
        assert!(periods.clearing_letter.after(day) >= day);
        assert!(periods.objection.last_day(day) >= day);
        for class in augenmass_domain::law::RetentionClass::ALL {
            assert!(law.retention(*class).ends(day) >= day);
        }
    }
}

/// The code of a letter, as somebody types it: what is accepted reads back, and a wrong character is told.
pub fn letter_code(bytes: &[u8]) {
    let typed = String::from_utf8_lossy(bytes);
    let Ok(code) = LetterCode::parse(&typed) else {
        return;
    };
    let text = code.reveal();
    assert_eq!(LetterCode::parse(&text), Ok(code));
    for place in (0..text.len()).filter(|place| place % 5 != 4) {
        let mut wrong = text.clone();
        let other = if wrong[place..].starts_with('7') {
            "8"
        } else {
            "7"
        };
        wrong.replace_range(place..=place, other);
        assert!(LetterCode::parse(&wrong).is_err());
    }
}
