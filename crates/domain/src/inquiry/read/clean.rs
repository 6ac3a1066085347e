//! Characters as PDF extraction leaves them → plain lines. Words are never changed here, only the
//! way they are encoded (ligatures, decomposed umlauts, special spaces).

use unicode_normalization::UnicodeNormalization;

/// A line as it stood in the file, blank lines included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawLine {
    /// Trimmed text; runs of spaces inside are kept (two signatures side by side).
    pub text: String,
    /// Number of leading spaces.
    pub indent: usize,
    /// Page, counted by form feeds.
    pub page: usize,
}

/// The hyphen that only exists because a line ends.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';

/// Splits a text into lines, with one encoding per character.
pub(super) fn lines(text: &str) -> Vec<RawLine> {
    let plain = characters(text);
    let mut lines = Vec::new();
    for (page, sheet) in plain.split('\u{c}').enumerate() {
        for line in sheet.split('\n') {
            let indent = line.chars().take_while(|c| *c == ' ').count();
            lines.push(RawLine {
                text: without_inner_soft_hyphens(line.trim()),
                indent,
                page,
            });
        }
    }
    lines
}

fn characters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.nfc() {
        let skip = c == '\n' && after_return;
        after_return = c == '\r';
        if skip {
            continue;
        }
        match c {
            '\r' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            '\n' | '\u{c}' | SOFT_HYPHEN => plain.push(c),
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() || c.is_control() => plain.push(' '),
            c => match ligature(c) {
                Some(letters) => plain.push_str(letters),
                None => plain.push(c),
            },
        }
    }
    plain
}

const fn ligature(c: char) -> Option<&'static str> {
    match c {
        'ﬀ' => Some("ff"),
        'ﬁ' => Some("fi"),
        'ﬂ' => Some("fl"),
        'ﬃ' => Some("ffi"),
        'ﬄ' => Some("ffl"),
        'ﬅ' | 'ﬆ' => Some("st"),
        _ => None,
    }
}

fn without_inner_soft_hyphens(line: &str) -> String {
    let broken = line.ends_with(SOFT_HYPHEN) && line.chars().any(|c| c != SOFT_HYPHEN);
    let mut text: String = line.chars().filter(|c| *c != SOFT_HYPHEN).collect();
    text.truncate(text.trim_end().len());
    if broken && !text.is_empty() {
        text.push(SOFT_HYPHEN);
    }
    // A trim after the removal: a soft hyphen may have stood before a blank.
    text.trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_spaces_and_decomposed_umlauts_become_plain() {
        let read = lines("Pﬂege\u{a0}für\r\nBu\u{308}rger\u{c}Seite");
        let texts: Vec<_> = read.iter().map(|l| (l.text.as_str(), l.page)).collect();
        assert_eq!(texts, [("Pflege für", 0), ("Bürger", 0), ("Seite", 1)]);
    }

    #[test]
    fn soft_hyphen_stays_at_a_line_end_only() {
        let read = lines("Ver\u{ad}waltungs\u{ad}  \nakt");
        assert_eq!(read[0].text, "Verwaltungs\u{ad}");
    }
}
