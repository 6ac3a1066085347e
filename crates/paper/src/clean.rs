//! Makes any text printable.
//!
//! PDF/A and PDF/UA refuse a page that shows a character without a glyph, a
//! private-use character or a byte-order mark. A name or a question must never
//! stop a letter, so such characters are removed or shown as `�`.
//!
//! A line that cannot be broken becomes one string of the PDF, and PDF/A allows none
//! above 32767 bytes: words that nobody writes are divided.

use serde_json::Value;
use typst::text::FontBook;

/// Shown where no embedded font has the character.
const REPLACEMENT: char = '\u{FFFD}';

/// The longest word that is printed in one piece, in characters: more than any word, address of a
/// page or check value has.
const LONGEST_WORD: usize = 200;

/// The field of a picture: its text is drawn, not read.
const PICTURE: &str = "svg";

/// Cleans every string in a JSON value, keys excepted.
pub(crate) fn clean(value: &mut Value, book: &FontBook) {
    match value {
        Value::String(text) => *text = divide(&clean_text(text, |c| covered(book, c))),
        Value::Array(items) => items.iter_mut().for_each(|item| clean(item, book)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(text) if name == PICTURE => {
                        *text = clean_text(text, |c| covered(book, c));
                    }
                    field => clean(field, book),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Divides what is longer than any word, so that it fits on lines. Only a space and a line end count as
/// the end of a word: whatever else may hold a line together is divided too.
fn divide(text: &str) -> String {
    let mut divided = String::with_capacity(text.len());
    let mut length = 0;
    for c in text.chars() {
        if matches!(c, ' ' | '\n') {
            length = 0;
        } else if length == LONGEST_WORD {
            divided.push(' ');
            length = 1;
        } else {
            length += 1;
        }
        divided.push(c);
    }
    divided
}

/// Cleans one text: line ends become `\n`, unprintable characters go, characters
/// without a glyph become `�`.
fn clean_text(text: &str, covered: impl Fn(char) -> bool) -> String {
    let unified = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    unified
        .chars()
        .filter(|&c| !unprintable(c))
        .map(|c| {
            if c == '\n' || c == ' ' || covered(c) {
                c
            } else {
                REPLACEMENT
            }
        })
        .map(|c| if c == '\t' { ' ' } else { c })
        .collect()
}

/// Control characters, marks of encoding, and characters that steer direction:
/// an embedded override could print a name or a sum backwards.
fn unprintable(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFC}' | '\u{FFFE}' | '\u{FFFF}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether an embedded font can show the character.
fn covered(book: &FontBook, c: char) -> bool {
    let private = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
    !private
        && (0..)
            .map_while(|index| book.info(index))
            .any(|info| info.coverage.contains(u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_WORD, clean_text, divide};

    #[test]
    fn what_cannot_be_printed_is_removed_or_shown_as_replacement() {
        let latin = |c: char| (c as u32) < 0x250;
        assert_eq!(clean_text("a\r\nb\u{0}c\u{FEFF}\u{202E}", latin), "a\nbc");
        assert_eq!(clean_text("Zoë 😀", latin), "Zoë \u{FFFD}");
        assert_eq!(clean_text("a\tb", |_| true), "a b");
    }
    #[test]
    fn only_what_is_longer_than_any_word_is_divided() {
        let longest = "ä".repeat(LONGEST_WORD);
        let several = format!("{longest} {longest}\n{longest}");
        for kept in ["", "ein Wort", longest.as_str(), several.as_str()] {
            assert_eq!(divide(kept), kept);
        }
        assert_eq!(divide(&format!("{longest}ä")), format!("{longest} ä"));
        let many = divide(&"a".repeat(20_000));
        assert_eq!(many.split(' ').count(), 100);
        assert_eq!(many.replace(' ', ""), "a".repeat(20_000));
        // A space that holds its line together is no end of a word.
        let held = divide(&"a\u{a0}".repeat(LONGEST_WORD));
        assert_eq!(held.split(' ').count(), 2);
    }
}
