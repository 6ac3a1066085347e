//! Where a sentence ends, and whether a line break was forced by the width of the page.

use super::clean::SOFT_HYPHEN;
use super::layout::Line;

/// Words with a full stop that end no sentence.
const ABBREVIATIONS: &[&str] = &[
    "abs.", "art.", "bspw.", "bzw.", "ca.", "dr.", "drs.", "ds.", "etc.", "evtl.", "gem.", "gez.",
    "ggf.", "hr.", "fr.", "inkl.", "lit.", "max.", "min.", "mind.", "mio.", "mrd.", "nr.", "nrn.",
    "prof.", "rd.", "s.", "sog.", "st.", "str.", "tel.", "u.a.", "usw.", "vgl.", "z.b.", "zzgl.",
    "ziff.", "§",
];

/// True where the text ends a sentence or announces a list.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['“', '”', '"', '«', '»', ')', ']', '\'', '’']);
    let Some(last) = bare.chars().next_back() else {
        return false;
    };
    match last {
        '?' | '!' | ':' | ';' | '…' => true,
        '.' => !is_abbreviation(bare.split_whitespace().next_back().unwrap_or(bare)),
        _ => false,
    }
}

fn is_abbreviation(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '„', '"', '[']).to_lowercase();
    let stem = word.trim_end_matches('.');
    let ordinal = stem.len() <= 2 && !stem.is_empty() && stem.chars().all(|c| c.is_ascii_digit());
    let single = stem.chars().count() == 1;
    ordinal || single || ABBREVIATIONS.contains(&word.as_str())
}

/// The usual width of the page's lines, in characters.
pub(super) fn usual_width(lines: &[Line]) -> usize {
    let mut widths: Vec<usize> = lines.iter().map(|l| l.text.chars().count()).collect();
    widths.sort_unstable();
    widths
        .get(widths.len().saturating_mul(9) / 10)
        .or(widths.last())
        .copied()
        .unwrap_or(0)
}

/// True where the next line's first word would not have fitted: the break means nothing.
pub(super) fn is_forced_break(before: &str, after: &str, width: usize) -> bool {
    let first = after.split_whitespace().next().unwrap_or("");
    (before.chars().count() + 1 + first.chars().count()) * 10 > width * 9
}

/// The last characters of a text, at most so many bytes.
pub(super) fn last(text: &str, bytes: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(bytes))..]
}

/// The first characters of a text, at most so many bytes.
pub(super) fn first(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// What stands between two lines of the file in the read text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// The line was only wrapped.
    Wrapped,
    /// The line break was meant.
    Line,
    /// A sub-part or paragraph of a question begins.
    Part,
    /// A blank line.
    Paragraph,
}

/// Joins a further line to a text: hyphenation is undone, words are unchanged.
pub(super) fn append(text: &mut String, line: &str, between: Break) {
    let next = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if next.is_empty() {
        return;
    }
    let seam = match between {
        _ if text.is_empty() => Seam::Keep,
        Break::Wrapped | Break::Line => Seam::between(text, &next),
        Break::Part | Break::Paragraph => Seam::Apart,
    };
    if seam == Seam::Drop || text.ends_with(SOFT_HYPHEN) {
        text.pop();
    }
    if seam == Seam::Apart {
        text.push_str(match between {
            Break::Wrapped => " ",
            Break::Line | Break::Part => "\n",
            Break::Paragraph => "\n\n",
        });
    }
    text.push_str(&next);
}

/// How two lines meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seam {
    /// The hyphen was made by the line break.
    Drop,
    /// The hyphen belongs to the word, no space follows.
    Keep,
    /// Two words.
    Apart,
}

impl Seam {
    /// Decides from the end of one line and the begin of the next.
    pub(super) fn between(before: &str, after: &str) -> Self {
        let mut back = before.chars().rev();
        let last = back.next();
        if last == Some(SOFT_HYPHEN) {
            return Self::Drop;
        }
        let hyphen = matches!(last, Some('-' | '\u{2010}'));
        if !hyphen || !back.next().is_some_and(char::is_alphanumeric) {
            return Self::Apart;
        }
        let word = after.split_whitespace().next().unwrap_or("");
        let conjunction = matches!(
            word.trim_end_matches(','),
            "und" | "oder" | "bzw." | "sowie" | "als" | "wie" | "statt" | "noch" | "bis" | "u."
        );
        match word.chars().next() {
            Some(c) if c.is_lowercase() && !conjunction => {
                if ends_in_acronym(before) {
                    Self::Keep
                } else {
                    Self::Drop
                }
            }
            Some(c) if c.is_alphanumeric() && !conjunction => Self::Keep,
            _ => Self::Apart,
        }
    }
}

/// `EU-` + `weit` keeps its hyphen; `ordnungs-` + `politisch` does not.
fn ends_in_acronym(text: &str) -> bool {
    let word = text
        .trim_end_matches(['-', '\u{2010}'])
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    !word.is_empty() && !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(a: &str, b: &str) -> String {
        let mut text = a.to_owned();
        append(&mut text, b, Break::Wrapped);
        text
    }

    #[test]
    fn hyphenation_is_undone_and_real_hyphens_stay() {
        assert_eq!(
            joined("ein ordnungs-", "politisches"),
            "ein ordnungspolitisches"
        );
        assert_eq!(
            joined("Kinder-", "und Jugendhilfe"),
            "Kinder- und Jugendhilfe"
        );
        assert_eq!(joined("SPD-", "Fraktion"), "SPD-Fraktion");
        assert_eq!(joined("EU-", "weit"), "EU-weit");
        assert_eq!(joined("2020-", "2024"), "2020-2024");
        assert_eq!(joined("Sozialleistung -", "geht"), "Sozialleistung - geht");
        assert_eq!(joined("Verwaltungs\u{ad}", "akt"), "Verwaltungsakt");
    }

    #[test]
    fn abbreviations_and_ordinals_end_no_sentence() {
        assert!(ends_sentence("verfolgt?"));
        assert!(ends_sentence("im Jahr 2025."));
        assert!(!ends_sentence("nach § 55 Abs."));
        assert!(!ends_sentence("am 5."));
        assert!(!ends_sentence("z. B."));
        assert!(ends_sentence("(siehe Vorlage.)"));
    }
}
