//! What units, stages and standings of published numbers are called.

use super::{Precision, PublishedStage, PublishedUnit, Standing};

impl PublishedUnit {
    /// What was counted, German.
    #[must_use]
    pub const fn label_de(self) -> &'static str {
        match self {
            Self::Indications => "Hinweise",
            Self::Addresses => "Adressen",
            Self::Objects => "Objekte",
            Self::Cases => "Fälle",
            Self::Matters => "Vorgänge",
            Self::Recipients => "Berechtigte",
            Self::Families => "Familien",
            Self::Children => "Kinder",
            Self::Persons => "Personen",
            Self::EurosStated => "Euro",
            Self::EurosProjected => "Euro, in die Zukunft hochgerechnet,",
        }
    }
}

impl PublishedStage {
    /// At which stage, German.
    #[must_use]
    pub const fn label_de(self) -> &'static str {
        match self {
            Self::Received => "gemeldet",
            Self::Checked => "geprüft",
            Self::Visited => "aufgesucht",
            Self::NotMet => "nicht angetroffen",
            Self::ToldToRegistry => "an die Meldebehörde gegeben",
            Self::ToldToJobcenter => "an das Jobcenter gegeben",
            Self::SchoolMeasures => "mit Maßnahmen zum Schulbesuch",
            Self::ToBeExamined => "zur Prüfung weitergegeben",
            Self::Confirmed => "als bestätigt veröffentlicht",
            Self::Unremarkable => "unauffällig",
        }
    }
}

impl Precision {
    /// How precise; empty where exact, German.
    #[must_use]
    pub const fn label_de(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::About => "etwa ",
            Self::MoreThan => "mehr als ",
        }
    }
}

impl Standing {
    /// How far the matter was, German.
    #[must_use]
    pub const fn label_de(self) -> &'static str {
        match self {
            Self::AsStated => "wie angegeben",
            Self::Open => "noch offen",
            Self::BeforeDecision => "vor jeder endgültigen Entscheidung",
        }
    }
}
