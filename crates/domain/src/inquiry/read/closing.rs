//! Where the questions end; who signed; which form of answer is asked for.

use super::layout::Line;
use super::marks;
use super::sentence::{ends_sentence, first};
use crate::inquiry::{AnswerForm, Reading};

/// Lines that begin like this close an inquiry.
const CLOSING: &[&str] = &[
    "begründung",
    "bitte antworten",
    "bitte beantworten",
    "die antwort",
    "die beantwortung",
    "eine schriftliche",
    "eine mündliche",
    "für die beantwortung",
    "für die fraktion",
    "freundliche grüße",
    "mit freundlich",
    "mit besten grüßen",
    "gez.",
    "hochachtungsvoll",
    "ich bedanke",
    "ich bitte",
    "ich danke",
    "im voraus",
    "um beantwortung",
    "um eine",
    "um mündliche",
    "um schriftliche",
    "vielen dank",
    "viele grüße",
    "vorab vielen",
    "wir bedanken",
    "wir bitten",
    "wir danken",
    "wir erbitten",
    "es wird um",
    "anlage:",
    "anlagen:",
];

/// Words by which a request belongs to its question and does not close the inquiry.
const OF_A_QUESTION: &[&str] = &[
    "aufschlüssel",
    "aufzuschlüsseln",
    "auflist",
    "aufgliederung",
    "aufgeschlüsselt",
    "angabe",
    "darstellung",
    "getrennt nach",
    "benennung",
    "erläuterung",
    "pro jahr",
    "je jahr",
];

/// The first line that no longer belongs to the last question, which begins at `last`.
/// The second part is true where a person must confirm.
pub(super) fn begin(lines: &[Line], last: usize) -> (usize, bool) {
    let mut asked = false;
    for i in last..lines.len() {
        let line = &lines[i];
        if i > last {
            let before = &lines[i - 1].text;
            let apart = line.blank_before || ends_sentence(before);
            if apart && closes(lines, i) {
                return (i, false);
            }
            if line.blank_before && paragraph(lines, i).contains("zu Frage ") {
                return (i, true);
            }
            if line.blank_before && asked && ends_sentence(before) && !belongs(lines, i) {
                return (i, !is_name(&line.text));
            }
        }
        asked |= line.text.contains('?');
    }
    (lines.len(), false)
}

/// True for a text that begins like the closing of an inquiry.
pub(super) fn opens(text: &str) -> bool {
    let lower = first(text, 240).to_lowercase();
    CLOSING.iter().any(|c| lower.starts_with(c)) && lower.contains("antwort")
}

fn closes(lines: &[Line], i: usize) -> bool {
    let lower = lines[i].text.to_lowercase();
    if !CLOSING.iter().any(|c| lower.starts_with(c)) {
        return false;
    }
    let paragraph = paragraph(lines, i).to_lowercase();
    let sentence = paragraph
        .split_inclusive(['.', '?'])
        .next()
        .unwrap_or(&paragraph);
    !OF_A_QUESTION.iter().any(|w| sentence.contains(w)) && !sentence.ends_with('?')
}

/// A paragraph after the last question that is still part of it.
fn belongs(lines: &[Line], i: usize) -> bool {
    let text = &lines[i].text;
    let paragraph = paragraph(lines, i);
    let lower = paragraph.to_lowercase();
    marks::mark(text).is_some()
        || paragraph.contains('?')
        || text.starts_with("Bitte ")
        || text.starts_with("Falls ")
        || text.starts_with("Wenn ")
        || OF_A_QUESTION.iter().any(|w| lower.contains(w))
}

fn paragraph(lines: &[Line], i: usize) -> String {
    let more = lines[i + 1..]
        .iter()
        .take_while(|l| !l.blank_before)
        .take(12);
    let texts: Vec<&str> = std::iter::once(&lines[i])
        .chain(more)
        .map(|l| l.text.as_str())
        .collect();
    texts.join(" ")
}

/// Who signed: the last lines that look like names.
pub(super) fn signatory(closing: &[Line]) -> Reading<String> {
    let mut names: Vec<String> = Vec::new();
    let mut greeted = false;
    for line in closing.iter().take(200) {
        let lower = line.text.to_lowercase();
        if lower.starts_with("anlage") {
            break;
        }
        greeted |= lower.starts_with("gez.") || lower.contains("grüße") || lower.contains("gruß");
        let found: Vec<String> = columns(&line.text).filter_map(name).collect();
        if found.is_empty() && line.text.chars().count() > 60 {
            names.clear();
        }
        for name in found {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let unsure = names.is_empty() || names.len() > 3 || (!greeted && closing.len() < 2);
    let value = (!names.is_empty()).then(|| names.join(", "));
    Reading { value, unsure }
}

/// Two signatures side by side are two columns.
fn columns(line: &str) -> impl Iterator<Item = &str> {
    line.split("   ")
        .flat_map(|c| c.split(" und "))
        .map(str::trim)
        .filter(|c| !c.is_empty())
}

fn is_name(text: &str) -> bool {
    columns(text).all(|c| name(c).is_some())
}

/// A name without `gez.`, brackets and the function after a comma.
fn name(text: &str) -> Option<String> {
    const NOT_NAMES: [&str; 24] = [
        "fraktion",
        "vorsitz",
        "sprecher",
        "ratsmitglied",
        "ratsfrau",
        "ratsherr",
        "stadtver",
        "grüße",
        "grüßen",
        "gruß",
        "rat",
        "ausschuss",
        "stadt",
        "anlage",
        "mitglied",
        "bürger",
        "geschäftsführ",
        "telefon",
        "begründung",
        "gruppe",
        "dank",
        "mit",
        "für",
        "frage",
    ];
    const PARTICLES: [&str; 10] = [
        "von", "van", "de", "der", "den", "zu", "zur", "da", "el", "al",
    ];
    let bare = text
        .trim()
        .trim_start_matches(['(', '/'])
        .trim_end_matches(')');
    let bare = ["gez.", "Gez.", "i. V.", "i.V.", "f.d.R."]
        .iter()
        .fold(bare, |t, p| t.strip_prefix(p).unwrap_or(t).trim());
    let bare = bare.split([',', '(']).next().unwrap_or(bare).trim();
    let words: Vec<&str> = bare.split_whitespace().collect();
    let letters = |w: &str| {
        w.chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '’' | '\''))
    };
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let whole = words
        .iter()
        .all(|w| letters(w) && (capital(w) || PARTICLES.contains(w)));
    let ends = words
        .last()
        .is_some_and(|w| capital(w) && !w.ends_with('.') && w.chars().count() > 1);
    let begins = words.first().is_some_and(|w| capital(w));
    let other = words.iter().any(|w| {
        let lower = w.to_lowercase();
        NOT_NAMES
            .iter()
            .any(|n| lower.starts_with(n) || (n.len() > 5 && lower.contains(n)))
    });
    let fits = (2..=5).contains(&words.len()) && whole && begins && ends && !other;
    fits.then(|| words.join(" "))
}

/// The forms asked for in the sentences about the answer. Where none is named: written, and a person
/// must confirm.
pub(super) fn forms(outside_questions: &str) -> (Vec<AnswerForm>, bool) {
    let mut forms = Vec::new();
    for sentence in outside_questions
        .to_lowercase()
        .split_inclusive(['.', '!', '?', ':'])
    {
        let about = ["antwort", "auskunft", "stellungnahme", "mitteilung"];
        if !about.iter().any(|w| sentence.contains(w)) {
            continue;
        }
        for (stem, form) in [
            ("mündlich", AnswerForm::Oral),
            ("schriftlich", AnswerForm::Written),
        ] {
            if sentence.contains(stem) && !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms.sort_unstable();
    if forms.is_empty() {
        (vec![AnswerForm::Written], true)
    } else {
        (forms, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_functions_and_greetings() {
        assert_eq!(
            name("gez. Erika Musterfrau").as_deref(),
            Some("Erika Musterfrau")
        );
        assert_eq!(
            name("Dr. Jan van der Beispiel, Ratsmitglied").as_deref(),
            Some("Dr. Jan van der Beispiel")
        );
        for no in [
            "Fraktionsvorsitzende",
            "Mit freundlichen Grüßen",
            "Wir bitten um Antwort.",
            "Erika",
            "Vielen Dank",
        ] {
            assert_eq!(name(no), None, "{no}");
        }
    }

    #[test]
    fn forms_are_read_from_sentences_about_the_answer() {
        assert_eq!(
            forms("Wir bitten um mündliche Antwort und eine schriftliche Antwort.").0,
            [AnswerForm::Oral, AnswerForm::Written]
        );
        assert_eq!(
            forms("Die schriftliche Beantwortung genügt."),
            (vec![AnswerForm::Written], false)
        );
        assert_eq!(forms("Danke."), (vec![AnswerForm::Written], true));
    }
}
