//! The words of the program are complete: the three languages hold the same keys with the same
//! variables, each rule, action and unit has its text, and no text is left over.
//!
//! The texts themselves are held to the house rules: oral answers have at most three sentences that
//! can be told apart, no word presumes guilt, no figure breaks a sentence, and nothing said about a
//! protected person (§§ 51, 52 BMG; R16, P-11) differs from what is said about anybody else.

use augenmass_casework::words::{self, Language};
use augenmass_domain::inquiry::Topic;
use augenmass_domain::{Action, Rejection};
use augenmass_statistics::{OutcomeCount, Unit};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Words that presume guilt, in lower case, in any language.
const BANNED: [&str; 8] = [
    "verdacht",
    "verdächtig",
    "betrug",
    "missbrauch",
    "täter",
    "fraud",
    "suspect",
    "offender",
];

/// The one word that a council group may bring along, in a quoted question only.
const QUOTED_ONLY: &str = "generalverdacht";

/// Beginnings of keys that are put together from closed words: the name of a state, a role, a choice.
/// Other tests see that each is there; the test of all pages that each is found.
const WORDS: [&str; 21] = [
    "rejection-",
    "action-",
    "unit-",
    "kind-",
    "state-",
    "role-",
    "work-",
    "purpose-",
    "choice-",
    "help-",
    "ground-class-",
    "letter-name-",
    "letter-exonerating-",
    "clock-",
    "password-",
    "fairness-band-",
    "agreement-",
    "case-suspension-",
    "compared-",
    "message-",
    "outcome-report-",
];

/// A message: its text with each variable written as `{name}`, and its variables.
struct Message {
    text: String,
    variables: BTreeSet<String>,
}

/// The messages of a language; a broken entry or a key that stands twice ends the test.
fn messages(language: Language) -> BTreeMap<String, Message> {
    let mut messages = BTreeMap::new();
    for source in language.sources() {
        add(language, source, &mut messages);
    }
    messages
}

/// Adds the messages of one source.
fn add(language: Language, source: &'static str, messages: &mut BTreeMap<String, Message>) {
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| {
        panic!("{language:?} does not parse: {errors:?}");
    });
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let key = message.id.name.to_owned();
                let pattern = message
                    .value
                    .unwrap_or_else(|| panic!("{language:?}: {key} has no text"));
                let before = messages.insert(key.clone(), read(&pattern));
                assert!(before.is_none(), "{language:?}: {key} stands twice");
            }
            Entry::Junk { content } => panic!("{language:?} does not parse: {content}"),
            Entry::Term(term) => panic!("{language:?}: the term {} is not used here", term.id.name),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
        }
    }
}

/// The German messages that a language must have: all, but for the work of the offices in plain language.
fn expected(language: Language) -> BTreeMap<String, Message> {
    let mut messages = BTreeMap::new();
    let work = words::PAGES.iter().filter(|area| area.plain.is_none());
    let work: Vec<&str> = work.map(|area| area.german).collect();
    for source in Language::German.sources() {
        if language != Language::PlainGerman || !work.contains(&source) {
            add(Language::German, source, &mut messages);
        }
    }
    messages
}

fn read(pattern: &Pattern<&str>) -> Message {
    let mut message = Message {
        text: String::new(),
        variables: BTreeSet::new(),
    };
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => message.text.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                message.text.push_str(&format!("{{{}}}", id.name));
                message.variables.insert(id.name.to_owned());
            }
            PatternElement::Placeable { expression } => {
                panic!("only variables are inserted, not {expression:?}")
            }
        }
    }
    message
}

fn keys(language: Language) -> BTreeSet<String> {
    messages(language).into_keys().collect()
}

/// The parts after a prefix of the German keys.
fn after(prefix: &str) -> BTreeSet<String> {
    keys(Language::German)
        .iter()
        .filter_map(|key| key.strip_prefix(prefix).map(str::to_owned))
        .collect()
}

/// The sentences of a text; a stop ends one where a capital letter, a variable or nothing follows.
fn sentences(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut sentences = vec![Vec::new()];
    for (at, word) in words.iter().enumerate() {
        sentences.last_mut().unwrap().push(*word);
        let ends = word
            .trim_end_matches(['“', '”', '"', ')'])
            .ends_with(['.', '!', '?']);
        let begins = |next: &&str| {
            next.trim_start_matches(['„', '“', '"', '('])
                .starts_with(|first: char| first == '{' || first.is_uppercase())
        };
        if ends && words.get(at + 1).is_some_and(begins) {
            sentences.push(Vec::new());
        }
    }
    sentences
        .iter()
        .map(|words| words.join(" "))
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

/// Everything that may name a key: sources of casework and server, templates of the server.
fn program() -> String {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut text = String::new();
    for folder in [
        "casework/src",
        "domain/src",
        "server/src",
        "server/templates",
    ] {
        read_folder(&crates.join(folder), &mut text);
    }
    text
}

fn read_folder(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_folder(&path, text);
        } else if path
            .extension()
            .is_some_and(|end| end == "rs" || end == "html" || end == "txt")
        {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// The topics of questions.
fn topics() -> BTreeSet<&'static str> {
    Topic::ALL.iter().map(|topic| topic.name()).collect()
}

/// The topic in `answer-<topic>-<n>`, `answer-<topic>-empty-<n>`, `oral-<topic>`, `oral-<topic>-empty`.
fn topic(key: &str) -> Option<&str> {
    let topic = if let Some(rest) = key.strip_prefix("answer-") {
        let (topic, number) = rest.rsplit_once('-')?;
        number.parse::<u8>().ok()?;
        topic
    } else {
        key.strip_prefix("oral-")?
    };
    Some(topic.strip_suffix("-empty").unwrap_or(topic))
}

#[test]
fn all_languages_have_the_same_keys() {
    for language in Language::ALL {
        let german: BTreeSet<String> = expected(language).into_keys().collect();
        let theirs = keys(language);
        let missing: Vec<_> = german.difference(&theirs).collect();
        let added: Vec<_> = theirs.difference(&german).collect();
        assert!(missing.is_empty(), "{language:?} lacks {missing:?}");
        assert!(added.is_empty(), "only {language:?} has {added:?}");
    }
}

#[test]
fn all_languages_use_the_same_variables_in_a_key() {
    let german = messages(Language::German);
    for language in Language::ALL {
        for (key, message) in messages(language) {
            let expected = german.get(&key).map(|german| &german.variables);
            assert_eq!(Some(&message.variables), expected, "{language:?}: {key}");
        }
    }
}

#[test]
fn every_rule_has_its_text_and_no_text_is_without_a_rule() {
    let rules: BTreeSet<String> = Rejection::all()
        .into_iter()
        .map(|rejection| words::key(rejection.rule()))
        .collect();
    let texts = after("rejection-");
    let missing: Vec<_> = rules.difference(&texts).collect();
    let left: Vec<_> = texts.difference(&rules).collect();
    assert!(missing.is_empty(), "rules without text: {missing:?}");
    assert!(left.is_empty(), "texts without rule: {left:?}");
}

#[test]
fn every_action_has_its_text_and_no_text_is_without_an_action() {
    let actions: BTreeSet<String> = Action::ALL
        .iter()
        .map(|action| words::key(action.name()))
        .collect();
    assert_eq!(after("action-"), actions);
}

#[test]
fn every_unit_has_its_word_and_no_word_is_without_a_unit() {
    let units: BTreeSet<String> = Unit::ALL
        .iter()
        .map(|unit| unit.name().to_owned())
        .collect();
    assert_eq!(after("unit-"), units);
}

#[test]
fn every_count_of_an_outcome_report_has_its_word_and_no_word_is_without_a_count() {
    let around = ["title", "year", "note", "rule"];
    let counts = OutcomeCount::ALL.iter().map(|count| count.name());
    let words: BTreeSet<String> = counts.chain(around).map(str::to_owned).collect();
    assert_eq!(after("outcome-report-"), words);
}

#[test]
fn every_other_text_is_used() {
    let program = program();
    let named = |key: &str| program.contains(&format!("\"{key}\""));
    let unused: Vec<String> = keys(Language::German)
        .into_iter()
        .filter(|key| !WORDS.iter().any(|prefix| key.starts_with(prefix)))
        .filter(|key| !named(key) && !topic(key).is_some_and(|topic| topics().contains(topic)))
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn paragraphs_of_a_topic_are_numbered_without_a_gap() {
    let german = keys(Language::German);
    for key in german.iter().filter(|key| topic(key).is_some()) {
        if let Some((stem, number)) = key.strip_prefix("answer-").and(key.rsplit_once('-')) {
            let number: u8 = number.parse().unwrap();
            assert!(
                (1..number).all(|before| german.contains(&format!("{stem}-{before}"))),
                "a paragraph before {key} is missing"
            );
        }
    }
}

#[test]
fn every_topic_has_an_answer_and_an_oral_answer_with_and_without_records() {
    let german = keys(Language::German);
    for topic in topics() {
        for key in [
            format!("answer-{topic}-1"),
            format!("answer-{topic}-empty-1"),
            format!("oral-{topic}"),
            format!("oral-{topic}-empty"),
        ] {
            assert!(german.contains(&key), "{key} is missing");
        }
    }
}

#[test]
fn an_oral_answer_has_at_most_three_sentences() {
    for language in Language::ALL {
        for (key, message) in messages(language) {
            if key.starts_with("oral-") {
                let sentences = sentences(&message.text);
                assert!(sentences.len() <= 3, "{language:?}: {key}: {sentences:#?}");
            }
        }
    }
}

/// A full stop after a number does not end a sentence for the program that counts them.
#[test]
fn no_oral_sentence_ends_in_a_variable() {
    for language in Language::ALL {
        for (key, message) in messages(language) {
            if key.starts_with("oral-") {
                for sentence in sentences(&message.text) {
                    assert!(
                        !sentence.trim_end_matches('.').ends_with('}'),
                        "{language:?}: {key}: {sentence}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_refusal_and_rejection_names_a_next_step_in_more_than_one_sentence() {
    for language in Language::ALL {
        for (key, message) in messages(language) {
            if key.starts_with("rejection-") || key.starts_with("error-") {
                let count = sentences(&message.text).len();
                assert!(count >= 2, "{language:?}: {key}: {}", message.text);
            }
        }
    }
}

/// §§ 51, 52 BMG, R16, P-11: which aggregate stopped must not tell why.
#[test]
fn a_protected_person_is_answered_with_one_neutral_text() {
    for language in Language::ALL {
        let texts: BTreeSet<String> = [
            "rejection-case-not-possible-now",
            "rejection-visit-not-possible-now",
            "rejection-accompaniment-not-possible-now",
            "rejection-disclosure-not-possible",
        ]
        .iter()
        .map(|key| words::text(language, key, &[]))
        .collect();
        assert_eq!(texts.len(), 1, "{language:?}: {texts:?}");
    }
}

#[test]
fn no_text_presumes_guilt() {
    for language in Language::ALL {
        for (key, message) in messages(language) {
            let text = message.text.to_lowercase();
            let text = without_quoted(&text, QUOTED_ONLY);
            for word in BANNED {
                assert!(!text.contains(word), "{language:?}: {key} says {word}");
            }
        }
    }
}

/// Leaves a word out where it stands between German quotation marks.
fn without_quoted(text: &str, word: &str) -> String {
    text.split_inclusive(['„', '“'])
        .map(|part| match part.strip_suffix('“') {
            Some(quoted) => quoted.replace(word, ""),
            None => part.to_owned(),
        })
        .collect()
}

#[test]
fn a_banned_word_is_found_unless_it_is_quoted() {
    assert!(
        !without_quoted("fragt: „kein generalverdacht?“ und mehr", QUOTED_ONLY)
            .contains("verdacht")
    );
    assert!(without_quoted("kein generalverdacht", QUOTED_ONLY).contains("verdacht"));
    assert!(without_quoted("„ein verdacht“", QUOTED_ONLY).contains("verdacht"));
}

#[test]
fn every_state_role_purpose_and_kind_has_its_word() {
    use augenmass_domain::{Kind, Purpose, Role};
    let mut wanted: Vec<String> = Vec::new();
    for kind in Kind::ALL {
        wanted.push(format!("kind-{}", kind.name()));
        let states = kind.states().iter();
        wanted.extend(states.map(|state| format!("state-{}-{state}", kind.name())));
    }
    for role in Role::ALL {
        wanted.push(format!("role-{}", role.name()));
        if !matches!(role, Role::Job | Role::OfficeSystem) {
            wanted.push(format!("work-{}", role.name()));
        }
    }
    wanted.extend(Purpose::ALL.map(|purpose| format!("purpose-{}", purpose.name())));
    let german = keys(Language::German);
    let missing: Vec<_> = wanted.iter().filter(|key| !german.contains(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let prefixes = ["kind-", "state-", "role-", "work-", "purpose-"];
    let left = german
        .iter()
        .filter(|key| prefixes.iter().any(|prefix| key.starts_with(prefix)));
    let left: Vec<_> = left.filter(|key| !wanted.contains(key)).collect();
    assert!(left.is_empty(), "{left:?}");
}
