//! Norms as people read them. The law as data is written in English, and names the rules of this house beside
//! the law by their numbers (R, P, N, F) or by a section of its design; who reads a page knows neither.

use augenmass_casework::words::Language;

/// English words in norms, in German.
const WORDS: [(&str, &str); 8] = [
    ("for social data", "für Sozialdaten"),
    ("GDPR", "DSGVO"),
    (" to ", " bis "),
    (" with ", " mit "),
    (" s. ", " Satz "),
    (" no. ", " Nr. "),
    (" lit. ", " Buchst. "),
    (" section ", " Abschnitt "),
];

/// The law alone, in the language of who reads it; `None` where the norm is a rule of this house only.
pub(crate) fn law(language: Language, norm: &str) -> Option<String> {
    let law = law_alone(norm);
    if law.is_empty() {
        return None;
    }
    if language == Language::English {
        return Some(law);
    }
    let german = |text: String, (from, to): &(&str, &str)| text.replace(from, to);
    Some(WORDS.iter().fold(law, german))
}

/// Without what nobody outside this house can look up.
fn law_alone(norm: &str) -> String {
    let groups = norm.split("; ").map(|group| {
        let named = group.split(", ").filter(|part| !is_own_rule(part));
        named.collect::<Vec<_>>().join(", ")
    });
    let groups: Vec<String> = groups.filter(|group| !group.is_empty()).collect();
    groups.join("; ")
}

/// `R33`, `N-09`, `design section 3` and the like.
fn is_own_rule(part: &str) -> bool {
    if part.starts_with("design ") {
        return true;
    }
    let number = part.strip_prefix(['B', 'F', 'M', 'N', 'P', 'R']);
    number.is_some_and(|rest| {
        let digits = rest.strip_prefix('-').unwrap_or(rest);
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_domain::Rejection;

    #[test]
    fn a_norm_is_written_in_the_language_of_who_reads_it() {
        let written = "§ 71(1) s. 4 SGB X; Art. 9 GDPR; §§ 61 to 65 SGB VIII";
        let german = "§ 71(1) Satz 4 SGB X; Art. 9 DSGVO; §§ 61 bis 65 SGB VIII";
        assert_eq!(law(Language::German, written).as_deref(), Some(german));
        assert_eq!(law(Language::PlainGerman, written).as_deref(), Some(german));
        assert_eq!(law(Language::English, written).as_deref(), Some(written));
    }

    #[test]
    fn what_nobody_can_look_up_is_left_out() {
        let german = |written| law(Language::German, written);
        for (written, read) in [
            (
                "R33; §§ 34, 37 BMG; § 17(1) SGB I",
                "§§ 34, 37 BMG; § 17(1) SGB I",
            ),
            (
                "Art. 17(1)(a), Art. 19 GDPR; P-10, R30",
                "Art. 17(1)(a), Art. 19 DSGVO",
            ),
            ("N-15, BVerfGE 115, 320", "BVerfGE 115, 320"),
        ] {
            assert_eq!(german(written).as_deref(), Some(read));
        }
        for own in [
            "R08, F-02",
            "design 3",
            "design section 3, N-15",
            "design 3 (four eyes)",
        ] {
            assert_eq!(german(own), None, "{own}");
        }
    }

    #[test]
    fn no_rule_that_says_no_names_what_only_this_house_knows() {
        for rejection in Rejection::all() {
            for language in Language::ALL {
                let Some(law) = law(language, rejection.norm()) else {
                    continue;
                };
                assert!(!law.contains("design"), "{law}");
                let english = language == Language::English;
                assert!(english || !law.contains("GDPR"), "{law}");
                let mut parts = law.split([';', ',']).map(str::trim);
                assert!(!parts.any(is_own_rule), "{law}");
            }
        }
    }
}
