//! Names made comparable: the search form of DIN 91379, parts without particles, codes by sound, and the
//! spellings under which the same name is written elsewhere. Every rule applies to every name; nothing
//! here guesses a language or an origin (F-04, N-02).

mod edits;
mod search_form;
mod skeleton;
mod sound;
mod spellings;

pub use edits::within_one_edit;
pub use search_form::search_form;
pub use skeleton::skeleton;
pub use sound::cologne;
pub use spellings::spellings;

/// Words that stand between the parts of a name and are written or left out at will. They are set aside
/// only while another part remains.
const PARTICLES: [&str; 41] = [
    "VON", "VOM", "VAN", "DER", "DEN", "DEM", "DES", "ZU", "ZUM", "ZUR", "AUF", "TER", "TEN", "DE",
    "DI", "DA", "DO", "DU", "DAS", "DOS", "DEL", "DELLA", "LA", "LE", "LO", "Y", "E", "UND", "AL",
    "EL", "UL", "AD", "AS", "AR", "ASH", "BIN", "BINT", "IBN", "BEN", "ABU", "ST",
];

/// A name in parts, in the search form, in the order written.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct NameParts {
    /// The parts without particles.
    parts: Vec<String>,
    /// All words, particles among them.
    words: Vec<String>,
}

impl std::fmt::Debug for NameParts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NameParts(…)")
    }
}

impl Drop for NameParts {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.parts);
        zeroize::Zeroize::zeroize(&mut self.words);
    }
}

impl NameParts {
    /// Splits a name at blanks, hyphens and the like; apostrophes and dots are left out.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let form = search_form(name);
        let words: Vec<String> = form
            .split(|c: char| {
                !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '`' | '´' | '.' | 'ʼ' | 'ʹ')
            })
            .map(|word| {
                word.chars()
                    .filter(|c| c.is_alphanumeric())
                    .collect::<String>()
            })
            .filter(|word| !word.is_empty())
            .collect();
        let mut parts: Vec<String> = words
            .iter()
            .filter(|word| !PARTICLES.contains(&word.as_str()))
            .cloned()
            .collect();
        if parts.is_empty() {
            parts.clone_from(&words);
        }
        Self { parts, words }
    }

    /// True where nothing is left of the name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The parts without particles.
    #[must_use]
    pub fn parts(&self) -> &[String] {
        &self.parts
    }

    /// The first part.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        self.parts.first().map(String::as_str)
    }

    /// The last part.
    #[must_use]
    pub fn last(&self) -> Option<&str> {
        self.parts.last().map(String::as_str)
    }

    /// All words, particles among them, written as one.
    #[must_use]
    pub fn joined(&self) -> String {
        self.words.concat()
    }
}

#[cfg(test)]
mod tests {
    use super::NameParts;

    #[test]
    fn a_name_is_split_and_its_particles_set_aside() {
        assert_eq!(
            NameParts::of("von der Heide-Müller").parts(),
            ["HEIDE", "MUELLER"]
        );
        assert_eq!(NameParts::of("d'Angelo").parts(), ["DANGELO"]);
        assert_eq!(NameParts::of("Al-Hassan").joined(), "ALHASSAN");
        assert_eq!(NameParts::of("Von").parts(), ["VON"]);
        assert!(NameParts::of(" - ").is_empty());
    }

    #[test]
    fn a_name_in_parts_is_not_shown() {
        assert!(!format!("{:?}", NameParts::of("Ayşe")).contains("AYSE"));
    }
}
