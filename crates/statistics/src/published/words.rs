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
        }
    }

    /// What was counted, English.
    #[must_use]
    pub const fn label_en(self) -> &'static str {
        match self {
            Self::Indications => "indications",
            Self::Addresses => "addresses",
            Self::Objects => "objects",
            Self::Cases => "cases",
            Self::Matters => "matters",
            Self::Recipients => "recipients",
            Self::Families => "families",
            Self::Children => "children",
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
            Self::ToBeExamined => "zur Prüfung weitergegeben",
            Self::Confirmed => "als bestätigt veröffentlicht",
            Self::Unremarkable => "unauffällig",
        }
    }

    /// At which stage, English.
    #[must_use]
    pub const fn label_en(self) -> &'static str {
        match self {
            Self::Received => "reported",
            Self::Checked => "checked",
            Self::Visited => "visited",
            Self::NotMet => "not met",
            Self::ToldToRegistry => "told to the registry",
            Self::ToldToJobcenter => "told to the job centre",
            Self::ToBeExamined => "handed on to be examined",
            Self::Confirmed => "published as confirmed",
            Self::Unremarkable => "unremarkable",
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

    /// How precise; empty where exact, English.
    #[must_use]
    pub const fn label_en(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::About => "about ",
            Self::MoreThan => "more than ",
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

    /// How far the matter was, English.
    #[must_use]
    pub const fn label_en(self) -> &'static str {
        match self {
            Self::AsStated => "as stated",
            Self::Open => "still open",
            Self::BeforeDecision => "before any final decision",
        }
    }
}
