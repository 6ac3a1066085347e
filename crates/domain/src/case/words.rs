//! The closed vocabularies of a case: what can be said about it, and nothing else (F-09).

use serde::{Deserialize, Serialize};

/// The ladder, in order: letter → contact in the person's language → invitation → accompanied visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// The service letter (P-01), in all languages.
    ServiceLetter,
    /// A contact in the person's language (telephone, in person).
    Contact,
    /// The invitation.
    Invitation,
}

/// What the person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// The family lives at the registered address.
    LivesHere,
    /// They moved inside Germany; registration follows.
    MovedWithinGermany,
    /// They moved abroad; the register is to be corrected.
    MovedAbroad,
    /// School elsewhere.
    SchoolElsewhere,
    /// Illness or care.
    Illness,
    /// They ask for an interpreter.
    AsksForInterpreter,
    /// They ask for a conversation or hearing.
    AsksForHearing,
    /// Something else, in words.
    Other,
}

/// Where exonerating facts were looked for (§ 24(2) VwVfG NRW, § 88(1) AO).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExoneratingSource {
    /// The person's own reply.
    OwnReply,
    /// The register's history (moves, change notices).
    RegisterHistory,
    /// The recording office's file.
    OfficeFile,
    /// The list of waiting places.
    WaitingList,
}

/// The result of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assessment {
    /// Nothing remarkable.
    Unremarkable,
    /// The register is corrected with the person's help.
    RegisterToBeCorrected,
    /// Support is agreed.
    SupportAgreed,
    /// It could not be clarified.
    Unresolved,
    /// A doubt about residence: only after two visits on different weekdays and times (R22), and
    /// only a hearing may follow.
    DoubtAboutResidence,
}

/// The consequences of a deregistration, listed before it is decided (R33).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consequence {
    /// Child benefit: the Familienkasse is told by statute (§ 69 EStG).
    ChildBenefit,
    /// Basic income support.
    BasicIncome,
    /// School or day-care place.
    School,
    /// Health insurance and doctors.
    Health,
    /// Residence law.
    Residence,
    /// None found.
    NoneFound,
}

/// The decision after a hearing. The city decides about its register, the family benefits office about
/// entitlement, nobody about anything else (R25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ruling {
    /// Ex-officio deregistration (Abmeldung von Amts wegen).
    Deregistered,
    /// Entitlement has ended: the family benefits office annuls (§ 70(2) EStG, § 37(2) AO). In its own
    /// installation alone.
    EntitlementEnded,
    /// No measure.
    NoMeasure,
}

/// Why a case is reopened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReopenGround {
    /// An objection (Widerspruch) of the person.
    Objection,
    /// New facts.
    NewFacts,
}

/// Why a case is declined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeclineReason {
    /// The facts do not suffice.
    NotEnoughFacts,
    /// An innocent explanation is likely.
    InnocentExplanation,
    /// Already clarified.
    AlreadyClarified,
    /// Disproportionate.
    Disproportionate,
}

macro_rules! names {
    ($($ty:ident { $($variant:ident => $name:literal),* $(,)? })*) => {$(
        impl $ty {
            /// All words.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in history and tables, kebab-case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    )*};
}

names! {
    ExoneratingSource {
        OwnReply => "own-reply",
        RegisterHistory => "register-history",
        OfficeFile => "office-file",
        WaitingList => "waiting-list",
    }
    Rung {
        ServiceLetter => "service-letter",
        Contact => "contact",
        Invitation => "invitation",
    }
    Reply {
        LivesHere => "lives-here",
        MovedWithinGermany => "moved-within-germany",
        MovedAbroad => "moved-abroad",
        SchoolElsewhere => "school-elsewhere",
        Illness => "illness",
        AsksForInterpreter => "asks-for-interpreter",
        AsksForHearing => "asks-for-hearing",
        Other => "other",
    }
    Assessment {
        Unremarkable => "unremarkable",
        RegisterToBeCorrected => "register-to-be-corrected",
        SupportAgreed => "support-agreed",
        Unresolved => "unresolved",
        DoubtAboutResidence => "doubt-about-residence",
    }
    Consequence {
        ChildBenefit => "child-benefit",
        BasicIncome => "basic-income",
        School => "school",
        Health => "health",
        Residence => "residence",
        NoneFound => "none-found",
    }
    Ruling {
        Deregistered => "deregistered",
        EntitlementEnded => "entitlement-ended",
        NoMeasure => "no-measure",
    }
    ReopenGround {
        Objection => "objection",
        NewFacts => "new-facts",
    }
    DeclineReason {
        NotEnoughFacts => "not-enough-facts",
        InnocentExplanation => "innocent-explanation",
        AlreadyClarified => "already-clarified",
        Disproportionate => "disproportionate",
    }
}
