//! Norms on pages.

use super::words::Words;
use crate::print::norm::law;

/// A norm in the language of the page: the law alone, or that it is a rule of this house.
pub(super) fn norm(words: Words, norm: &str) -> String {
    law(words.0, norm).unwrap_or_else(|| words.t("norm-own-rule"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_casework::words::Language;

    #[test]
    fn a_rule_of_this_house_is_called_so_and_its_number_stays_inside() {
        let german = |written| norm(Words(Language::German), written);
        assert_eq!(german("R33; § 17(1) SGB I"), "§ 17(1) SGB I");
        assert_eq!(german("R08, F-02"), "eigene Regel der Stadt");
        assert_eq!(german("design section 3"), "eigene Regel der Stadt");
    }
}
