//! Norms as people read them. The law as data is written in English.

use super::words::Words;
use augenmass_casework::words::Language;

/// A norm in the language of the page.
pub(super) fn norm(words: Words, norm: &str) -> String {
    if words.0 == Language::English {
        return norm.to_owned();
    }
    const WORDS: [(&str, &str); 7] = [
        ("for social data", "für Sozialdaten"),
        ("GDPR", "DSGVO"),
        (" to ", " bis "),
        (" s. ", " Satz "),
        (" no. ", " Nr. "),
        (" lit. ", " Buchst. "),
        ("design section", "Entwurf, Abschnitt"),
    ];
    let german = |text: String, (from, to): &(&str, &str)| text.replace(from, to);
    WORDS.iter().fold(norm.to_owned(), german)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_norm_is_written_in_the_language_of_the_page() {
        let written = "§ 71(1) s. 4 SGB X; Art. 9 GDPR; §§ 61 to 65 SGB VIII";
        let german = "§ 71(1) Satz 4 SGB X; Art. 9 DSGVO; §§ 61 bis 65 SGB VIII";
        assert_eq!(norm(Words(Language::German), written), german);
        assert_eq!(norm(Words(Language::English), written), written);
    }
}
