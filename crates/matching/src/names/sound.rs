//! Cologne phonetics (Postel, *Die Kölner Phonetik*, IBM-Nachrichten 19, 1969): one digit for each sound
//! of a German word, vowels only at the beginning.

/// The Cologne code of a word in the search form; empty where it has no letter.
#[must_use]
pub fn cologne(word: &str) -> String {
    let letters: Vec<u8> = word.bytes().filter(u8::is_ascii_uppercase).collect();
    let mut digits: Vec<u8> = Vec::with_capacity(letters.len() + 1);
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(at + 1).copied();
        digits.extend_from_slice(digit(*letter, before, after));
    }
    digits.dedup();
    let mut code = String::with_capacity(digits.len());
    for (at, digit) in digits.iter().enumerate() {
        if at == 0 || *digit != b'0' {
            code.push(char::from(*digit));
        }
    }
    code
}

fn digit(letter: u8, before: Option<u8>, after: Option<u8>) -> &'static [u8] {
    let one_of =
        |letter: Option<u8>, set: &[u8]| letter.is_some_and(|letter| set.contains(&letter));
    match letter {
        b'A' | b'E' | b'I' | b'J' | b'O' | b'U' | b'Y' => b"0",
        b'B' => b"1",
        b'P' if after == Some(b'H') => b"3",
        b'P' => b"1",
        b'D' | b'T' if one_of(after, b"CSZ") => b"8",
        b'D' | b'T' => b"2",
        b'F' | b'V' | b'W' => b"3",
        b'G' | b'K' | b'Q' => b"4",
        b'C' if before.is_none() => {
            if one_of(after, b"AHKLOQRUX") {
                b"4"
            } else {
                b"8"
            }
        }
        b'C' if one_of(before, b"SZ") => b"8",
        b'C' if one_of(after, b"AHKOQUX") => b"4",
        b'C' => b"8",
        b'X' if one_of(before, b"CKQ") => b"8",
        b'X' => b"48",
        b'L' => b"5",
        b'M' | b'N' => b"6",
        b'R' => b"7",
        b'S' | b'Z' => b"8",
        _ => b"",
    }
}

#[cfg(test)]
mod tests {
    use super::cologne;

    #[test]
    fn published_examples() {
        for (word, code) in [
            ("MUELLERLUEDENSCHEIDT", "65752682"),
            ("WIKIPEDIA", "3412"),
            ("BRESCHNEW", "17863"),
            ("MEYER", "67"),
            ("MAIER", "67"),
            ("HEINZ", "068"),
            ("XAVER", "4837"),
            ("PHILIPP", "351"),
            ("", ""),
        ] {
            assert_eq!(cologne(word), code, "{word}");
        }
    }
}
