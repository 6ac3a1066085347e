//! What an installation says of itself: a family benefits office is no city, asks about a benefit and not about a
//! register, and complaints about it go elsewhere.

use augenmass_casework::installation::InstallationKind;

/// The key of a city's words, and that of a family benefits office.
const PAIRS: &[(&str, &str)] = &[
    ("home-title", "home-title-benefit"),
    ("home-what", "home-what-benefit"),
    ("help-sign-in", "help-sign-in-benefit"),
    ("help-demo", "help-demo-benefit"),
    ("help-letter", "help-letter-benefit"),
    ("help-letter-reply", "help-letter-reply-benefit"),
    ("help-letter-ask", "help-letter-ask-benefit"),
    ("rights-help", "rights-help-benefit"),
    ("choice-right-08", "choice-right-08-benefit"),
];

/// The key that says it for this kind of installation.
pub(crate) fn own_key(kind: InstallationKind, key: &str) -> &str {
    let own = PAIRS.iter().find(|(city, _)| *city == key);
    match own {
        Some((_, benefit)) if kind == InstallationKind::FamilyBenefitsOffice => benefit,
        _ => key,
    }
}

/// Pages that lead nowhere in an installation of this kind: a family benefits office receives no inquiry of a council and
/// visits nobody, and a city opens no package.
pub(crate) const fn leads_nowhere(kind: InstallationKind) -> &'static [&'static str] {
    match kind {
        InstallationKind::FamilyBenefitsOffice => &[
            "/hinweise",
            "/begleitungen",
            "/besuche",
            "/uebermittlungen",
            "/anfragen",
            "/antworten",
        ],
        InstallationKind::Municipality | InstallationKind::StatisticsOffice => {
            &["/erhaltene-hinweise"]
        }
    }
}
