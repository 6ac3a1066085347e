//! Speaking notes for the oral answer in the session.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::InvalidDocument;
use crate::letter::sample_date;

/// Sentences to speak for one question, at most.
const MAX_SENTENCES: usize = 3;

/// Words with a full stop that does not end a sentence. Numbers do not either.
const ABBREVIATIONS: [&str; 24] = [
    "abs", "art", "bzw", "ca", "dr", "etc", "evtl", "ggf", "inkl", "lit", "mio", "mrd", "nr",
    "prof", "rd", "sog", "st", "str", "tsd", "usw", "vgl", "zzgl", "e", "v",
];

/// Speaking notes: large type, one question per block, room for notes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OralNotes {
    /// Invented data: each page says so.
    pub demo: bool,
    /// Not yet signed off: each page says "Entwurf".
    pub draft: bool,
    /// Date of the notes.
    pub date: Date,
    /// The municipality without the word "Stadt".
    pub municipality: String,
    /// The committee, such as `Ausschuss für Arbeit, Gesundheit und Soziales`.
    pub body: String,
    /// Date of the session.
    pub session_date: Date,
    /// Item on the agenda, if known.
    pub agenda_item: Option<String>,
    /// Subject of the inquiry.
    pub subject: String,
    /// Number of the written answer.
    pub paper_number: String,
    /// One block per question.
    pub blocks: Vec<OralBlock>,
}

/// The oral answer to one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OralBlock {
    /// Number of the question, such as `1` or `2a`.
    pub number: String,
    /// The question in a few words.
    pub question: String,
    /// One to three sentences to speak.
    pub sentences: Vec<String>,
    /// Where the figures come from.
    pub source: String,
}

impl OralNotes {
    pub(crate) fn validate(&self) -> Result<(), InvalidDocument> {
        for (index, block) in self.blocks.iter().enumerate() {
            let sentences: usize = block
                .sentences
                .iter()
                .map(|text| count_sentences(text))
                .sum();
            if sentences > MAX_SENTENCES {
                return Err(InvalidDocument::TooManySentences(index + 1));
            }
        }
        Ok(())
    }

    /// Invented notes.
    pub fn sample() -> Self {
        Self {
            demo: true,
            draft: true,
            date: sample_date(),
            municipality: "Musterstadt".to_owned(),
            body: "Ausschuss für Arbeit, Gesundheit und Soziales".to_owned(),
            session_date: sample_date(),
            agenda_item: Some("TOP 4.2".to_owned()),
            subject: "Nachfragen zur gemeinsamen Registerklärung".to_owned(),
            paper_number: "20260311".to_owned(),
            blocks: vec![
                block(
                    "1",
                    "Wie groß ist die Zahl der Fälle in fünf Jahren?",
                    &[
                        "In fünf Jahren haben wir 214 Fälle geklärt.",
                        "In 171 Fällen war alles in Ordnung.",
                        "Für ganz Musterstadt lässt sich daraus nichts hochrechnen.",
                    ],
                    "Kennzahl „Geklärte Fälle“, Stand 28.02.2026",
                ),
                block(
                    "2",
                    "Braucht die Stadt dafür ein neues Projekt?",
                    &[
                        "Die bestehende Zusammenarbeit klärt die meisten Fälle mit dem ersten Brief.",
                        "Die Bewertung trifft die Dezernatsleitung, nicht das Verfahren.",
                    ],
                    "Kennzahlen „Erledigt nach Stufe“, Stand 28.02.2026",
                ),
                block(
                    "3",
                    "Wer begleitet die Besuche?",
                    &["Jeden Besuch begleitet eine Fachkraft eines freien Trägers."],
                    "Protokoll der Begleitungen, Stand 28.02.2026",
                ),
            ],
        }
    }
}

fn block(number: &str, question: &str, sentences: &[&str], source: &str) -> OralBlock {
    OralBlock {
        number: number.to_owned(),
        question: question.to_owned(),
        sentences: sentences.iter().map(|&text| text.to_owned()).collect(),
        source: source.to_owned(),
    }
}

/// Sentences in one entry: one, and one more for each stop after a whole word that
/// a capital letter follows.
fn count_sentences(text: &str) -> usize {
    let words: Vec<&str> = text.split_whitespace().collect();
    let inner = words.windows(2).filter(|pair| {
        let [word, next] = pair else { return false };
        let word = word.trim_end_matches(['“', '"', '»', ')']);
        let ends = word.ends_with(['!', '?']) || word.strip_suffix('.').is_some_and(is_whole);
        ends && next.chars().next().is_some_and(char::is_uppercase)
    });
    if words.is_empty() {
        0
    } else {
        1 + inner.count()
    }
}

/// A word of its own: no number, no single letter, no abbreviation.
fn is_whole(word: &str) -> bool {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    letters.chars().count() > 1 && !ABBREVIATIONS.contains(&letters.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::count_sentences;

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_eq!(count_sentences("Nach § 6 Abs. 1 BMG ist das so."), 1);
        assert_eq!(count_sentences("Am 5. März waren es drei."), 1);
        assert_eq!(
            count_sentences("Es waren hundert. Davon ruhten zwei. Warum? Wegen Umzugs."),
            4
        );
        assert_eq!(count_sentences("So war es. Das gilt z. B. Montag."), 2);
        assert_eq!(count_sentences(" "), 0);
    }
}
