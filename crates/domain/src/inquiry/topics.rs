//! What a question is about: rules as data (`policies/topics.toml`) that a person can read, and a
//! person's reading, which always wins.

use super::Topic;
use serde::Deserialize;
use std::collections::BTreeMap;

const SHIPPED: &str = include_str!("../../../../policies/topics.toml");

/// A file with rules or a person's reading is wrong.
#[derive(Debug, thiserror::Error)]
pub enum TopicsError {
    /// It is no TOML, or a name in it is unknown.
    #[error("the file with topics cannot be read: {0}")]
    Unreadable(#[from] toml::de::Error),
    /// A key under `[questions]` is no question number.
    #[error("`{0}` is no question number: write e.g. `1 = [\"extent\"]`")]
    NoQuestionNumber(String),
    /// A question got no topic.
    #[error("question {0} has no topic: name one, e.g. [\"other\"]")]
    NoTopic(u16),
    /// An entry without letters would match everything.
    #[error("an entry is empty; take it out")]
    EmptyEntry,
}

/// The result for one question. A proposal: a person confirms it when assigning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicAssignment {
    /// At least one; [`Topic::Other`] where nothing matched.
    pub topics: Vec<Topic>,
    /// True where the question asks for a judgement, which only the head of department writes.
    pub judgement: bool,
    /// True where a person must look at it.
    pub unsure: bool,
    /// The entries that matched, as they stand in the rules.
    pub because: Vec<String>,
}

/// The rules.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicRules {
    topics: BTreeMap<Topic, Words>,
    judgement: Judgement,
    #[serde(default)]
    contributors: Vec<Contributor>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
    #[serde(default)]
    hints: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Judgement {
    markers: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contributor {
    body: String,
    named: Vec<String>,
    #[serde(default)]
    about: Vec<String>,
    #[serde(default)]
    topics: Vec<Topic>,
}

impl TopicRules {
    /// Reads rules from TOML.
    ///
    /// # Errors
    /// No TOML, an unknown topic or key, or an empty entry.
    pub fn parse(text: &str) -> Result<Self, TopicsError> {
        let rules: Self = toml::from_str(text)?;
        let entries = rules
            .topics
            .values()
            .flat_map(|w| w.words.iter().chain(&w.hints))
            .chain(&rules.judgement.markers)
            .chain(
                rules
                    .contributors
                    .iter()
                    .flat_map(|c| c.named.iter().chain(&c.about)),
            );
        for entry in entries {
            if !entry.chars().any(char::is_alphanumeric) {
                return Err(TopicsError::EmptyEntry);
            }
        }
        Ok(rules)
    }

    /// The rules that come with the program.
    ///
    /// # Errors
    /// Never for the file in the repository; a test reads it.
    pub fn shipped() -> Result<Self, TopicsError> {
        Self::parse(SHIPPED)
    }

    /// What a question is about.
    #[must_use]
    pub fn assign(&self, question_text: &str) -> TopicAssignment {
        let text = plain(question_text);
        let mut because = Vec::new();
        let mut topics = self.matching(&text, &mut because, |w| &w.words);
        let mut unsure = topics.len() > 2;
        if topics.is_empty() {
            unsure = true;
            topics = self.matching(&text, &mut because, |w| &w.hints);
        }
        if topics.is_empty() {
            topics.push(Topic::Other);
        }
        let markers = matched(&text, &self.judgement.markers);
        let judgement = !markers.is_empty();
        because.extend(markers);
        TopicAssignment {
            topics,
            judgement,
            unsure,
            because,
        }
    }

    fn matching(
        &self,
        text: &str,
        because: &mut Vec<String>,
        list: impl Fn(&Words) -> &Vec<String>,
    ) -> Vec<Topic> {
        let mut topics = Vec::new();
        for (topic, words) in &self.topics {
            let found = matched(text, list(words));
            if !found.is_empty() {
                topics.push(*topic);
                because.extend(found);
            }
        }
        topics
    }

    /// Which other bodies should contribute: those named in the question, and those that hold the
    /// figures it asks for.
    #[must_use]
    pub fn contributors(&self, question_text: &str, topics: &[Topic]) -> Vec<String> {
        let text = plain(question_text);
        self.contributors
            .iter()
            .filter(|c| {
                let related = c.topics.iter().any(|t| topics.contains(t));
                !matched(&text, &c.named).is_empty()
                    || (related && !matched(&text, &c.about).is_empty())
            })
            .map(|c| c.body.clone())
            .collect()
    }
}

/// A person's reading: topics by question number, e.g. `[questions]` and `1 = ["extent"]`.
///
/// # Errors
/// No TOML, an unknown topic, a key that is no number, or a question without topic.
pub fn parse_override(text: &str) -> Result<BTreeMap<u16, Vec<Topic>>, TopicsError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Override {
        questions: BTreeMap<String, Vec<Topic>>,
    }
    let read: Override = toml::from_str(text)?;
    let mut topics = BTreeMap::new();
    for (key, list) in read.questions {
        let Some(number) = key.parse().ok().filter(|n: &u16| *n > 0) else {
            return Err(TopicsError::NoQuestionNumber(key));
        };
        if list.is_empty() {
            return Err(TopicsError::NoTopic(number));
        }
        topics.insert(number, list);
    }
    Ok(topics)
}

/// Lower case, single spaces; sentence ends stay because a gap (`…`) must not cross them.
fn plain(text: &str) -> String {
    let spaced: String = text
        .to_lowercase()
        .chars()
        .map(|c| {
            let kept = c.is_alphanumeric() || matches!(c, '-' | '.' | '?' | '!');
            if kept { c } else { ' ' }
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn matched(text: &str, entries: &[String]) -> Vec<String> {
    entries
        .iter()
        .filter(|entry| matches(text, &entry.to_lowercase()))
        .cloned()
        .collect()
}

fn matches(text: &str, entry: &str) -> bool {
    let Some((first, second)) = entry.split_once('…') else {
        return places(text, entry.trim()).next().is_some();
    };
    places(text, first.trim()).any(|end| {
        let rest = &text[end..];
        let sentence = rest.split(['?', '!']).next().unwrap_or(rest);
        places(sentence, second.trim()).next().is_some()
    })
}

/// Where an entry ends in a text, wherever it begins a word (or, with `*`, stands inside one).
fn places<'a>(text: &'a str, entry: &'a str) -> impl Iterator<Item = usize> + 'a {
    let anywhere = entry.starts_with('*');
    let stem = entry.trim_start_matches('*');
    text.match_indices(stem).filter_map(move |(at, found)| {
        let begins = text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        (anywhere || begins).then_some(at + found.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> TopicRules {
        TopicRules::shipped().unwrap()
    }

    #[test]
    fn every_topic_but_other_has_rules() {
        assert_eq!(rules().topics.len(), 7);
        assert!(!rules().topics.contains_key(&Topic::Other));
    }

    #[test]
    fn a_question_without_any_word_is_other_and_unsure() {
        let assigned = rules().assign("Liegt der Bericht vor?");
        assert_eq!(assigned.topics, [Topic::Other]);
        assert!(assigned.unsure && !assigned.judgement && assigned.because.is_empty());
    }

    #[test]
    fn hints_count_only_without_words_and_are_unsure() {
        let hinted = rules().assign("Wie ist der Ablauf?");
        assert_eq!(
            (hinted.topics, hinted.unsure),
            (vec![Topic::Operations], true)
        );
        let cost = rules().assign("Welche Personalkosten verursacht der Ablauf?");
        assert_eq!((cost.topics, cost.unsure), (vec![Topic::Cost], false));
        assert_eq!(cost.because, ["*kosten"]);
    }

    #[test]
    fn a_gap_stays_inside_a_sentence() {
        let judged = |text: &str| rules().assign(text).judgement;
        assert!(judged(
            "Hält die Verwaltung das bisherige Verfahren für ausreichend?"
        ));
        assert!(!judged(
            "Was hält die Verwaltung vor? Wer ist für Kosten zuständig?"
        ));
    }

    #[test]
    fn a_stem_matches_at_the_begin_of_a_word_only() {
        assert!(
            !rules()
                .assign("Wird das Bekanntgewordene geprüft?")
                .topics
                .contains(&Topic::Cost)
        );
        assert!(matches("der stadtkosten wegen", "*kosten"));
        assert!(!matches("der stadtkosten wegen", "kosten"));
    }

    #[test]
    fn a_persons_reading_is_read_and_checked() {
        let read =
            parse_override("[questions]\n1 = [\"extent\"]\n2 = [\"cost\", \"rights\"]").unwrap();
        assert_eq!(read[&1], [Topic::Extent]);
        assert_eq!(read[&2], [Topic::Cost, Topic::Rights]);
        for wrong in [
            "[questions]\nx = [\"cost\"]",
            "[questions]\n0 = [\"cost\"]",
            "[questions]\n1 = []",
            "[questions]\n1 = [\"weather\"]",
            "1 = 2",
        ] {
            assert!(parse_override(wrong).is_err(), "{wrong}");
        }
    }
}
