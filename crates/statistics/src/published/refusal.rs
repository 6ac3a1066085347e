//! Why a number is not computed.

use crate::named::named;

named! {
    /// Why a share or a sum of published numbers is refused.
    Refusal {
        /// Different things were counted.
        UnitsDiffer = "units-differ",
        /// The numbers are of different runs.
        RunsDiffer = "runs-differ",
        /// Different stages: what is to be examined is not confirmed.
        StagesDiffer = "stages-differ",
        /// "About" and "more than" are no denominators.
        NotExact = "not-exact",
        /// The denominator is not a whole of which the other is a part.
        NoWhole = "no-whole",
        /// More than there are.
        MoreThanWhole = "more-than-whole",
    }
}

impl Refusal {
    /// The reason in plain German.
    #[must_use]
    pub const fn why_de(self) -> &'static str {
        match self {
            Self::UnitsDiffer => {
                "Es wurde Verschiedenes gezählt, zum Beispiel Adressen und Kinder. Daraus lässt sich \
                 weder ein Anteil noch eine Summe bilden."
            }
            Self::RunsDiffer => "Die Zahlen stammen aus verschiedenen Durchgängen.",
            Self::StagesDiffer => {
                "Die Zahlen stehen für verschiedene Stände. Was noch zu prüfen ist, ist nicht bestätigt."
            }
            Self::NotExact => {
                "Eine Zahl ist nur ungefähr oder als Mindestzahl veröffentlicht. Ein Anteil braucht \
                 eine genaue Grundzahl."
            }
            Self::NoWhole => "Es fehlt die Grundzahl: wie viele geprüft oder gemeldet wurden.",
            Self::MoreThanWhole => {
                "Der Teil ist größer als das Ganze. Die Zahlen widersprechen sich."
            }
        }
    }

    /// The reason in plain English.
    #[must_use]
    pub const fn why_en(self) -> &'static str {
        match self {
            Self::UnitsDiffer => {
                "Different things were counted, for example addresses and children. They have neither \
                 a share nor a sum."
            }
            Self::RunsDiffer => "The numbers are from different runs.",
            Self::StagesDiffer => {
                "The numbers stand for different stages. What is to be examined is not confirmed."
            }
            Self::NotExact => {
                "One number is published as approximate or as a minimum only. A share needs an exact \
                 whole."
            }
            Self::NoWhole => "The whole is missing: how many were checked or reported.",
            Self::MoreThanWhole => {
                "The part is larger than the whole. The numbers contradict each other."
            }
        }
    }
}
