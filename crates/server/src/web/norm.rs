//! Norms as people read them. The law as data is written in English, and names the rules of this house beside
//! the law by their numbers (R, P, N, F); who reads a page knows no such numbers.

use super::words::Words;
use augenmass_casework::words::Language;

/// A norm in the language of the page: the law alone, or that it is a rule of this house.
pub(super) fn norm(words: Words, norm: &str) -> String {
    let law = law_alone(norm);
    if law.is_empty() {
        return words.with("norm-own-rule", "number", norm);
    }
    if words.0 == Language::English {
        return law;
    }
    const WORDS: [(&str, &str); 8] = [
        ("for social data", "für Sozialdaten"),
        ("GDPR", "DSGVO"),
        (" to ", " bis "),
        (" with ", " mit "),
        (" s. ", " Satz "),
        (" no. ", " Nr. "),
        (" lit. ", " Buchst. "),
        ("design section", "Entwurf, Abschnitt"),
    ];
    let german = |text: String, (from, to): &(&str, &str)| text.replace(from, to);
    WORDS.iter().fold(law, german)
}

/// Without the numbers of the rules of this house.
fn law_alone(norm: &str) -> String {
    let groups = norm.split("; ").map(|group| {
        let named = group.split(", ").filter(|part| !is_own_rule(part));
        named.collect::<Vec<_>>().join(", ")
    });
    let groups: Vec<String> = groups.filter(|group| !group.is_empty()).collect();
    groups.join("; ")
}

/// `R33`, `N-09` and the like.
fn is_own_rule(part: &str) -> bool {
    let number = part.strip_prefix(['B', 'F', 'M', 'N', 'P', 'R']);
    number.is_some_and(|rest| {
        let digits = rest.strip_prefix('-').unwrap_or(rest);
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
    })
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

    #[test]
    fn numbers_of_own_rules_stand_only_where_there_is_no_law() {
        let german = |written| norm(Words(Language::German), written);
        assert_eq!(
            german("R33; §§ 34, 37 BMG; § 17(1) SGB I"),
            "§§ 34, 37 BMG; § 17(1) SGB I"
        );
        assert_eq!(
            german("Art. 17(1)(a), Art. 19 GDPR; P-10, R30"),
            "Art. 17(1)(a), Art. 19 DSGVO"
        );
        assert_eq!(german("R08, F-02"), "eigene Regel der Stadt (R08, F-02)");
    }
}
