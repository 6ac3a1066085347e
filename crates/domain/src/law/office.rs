//! Who may report, send and receive: kinds of office inside an installation, and bodies outside.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in files and history, kebab-case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// By its name.
            #[must_use]
            pub fn by_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}
pub(super) use names;

names! {
    /// The kind of an office that has a compartment in an installation (R10).
    OfficeKind {
        /// School administration and schools' office (Schulverwaltungsamt, Schulamt).
        School = "school",
        /// Youth office (Jugendamt).
        Youth = "youth",
        /// Health office (Gesundheitsamt).
        Health = "health",
        /// Public-order office (Ordnungsamt).
        PublicOrder = "public-order",
        /// Residents' registry (Meldebehörde), § 6 BMG.
        Registry = "registry",
        /// Housing supervision (Wohnungsaufsicht).
        Housing = "housing",
        /// Job centre (gemeinsame Einrichtung, its own controller, § 50(2) SGB II).
        JobCentre = "job-centre",
        /// Social office (Sozialamt).
        Social = "social",
        /// Maintenance-advance office (Unterhaltsvorschusskasse).
        MaintenanceAdvance = "maintenance-advance",
        /// Social service of the city (Allgemeiner Sozialer Dienst): help, never a source (R33).
        SocialService = "social-service",
        /// Coordinating unit (Koordinierungsstelle).
        Coordination = "coordination",
        /// Council office (Büro für Ratsangelegenheiten).
        CouncilOffice = "council-office",
        /// Statistics office (abgeschottete Statistikstelle).
        Statistics = "statistics",
        /// Family benefits office (Familienkasse), a tax authority (§ 6(2) no. 6 AO).
        FamilyBenefitsOffice = "family-benefits-office",
    }
}

names! {
    /// A body without any account in an installation.
    OutsideBody {
        /// A school as its own controller.
        SchoolItself = "school-itself",
        /// Parents, guardians: the persons concerned.
        PersonConcerned = "person-concerned",
        /// Federal Central Tax Office (Bundeszentralamt für Steuern).
        CentralTaxOffice = "central-tax-office",
        /// Central body for children's check-ups (Zentrale Stelle, LZG).
        CheckUpCentre = "check-up-centre",
        /// Police.
        Police = "police",
        /// Foreigners' authority (Ausländerbehörde).
        ForeignersAuthority = "foreigners-authority",
        /// Customs, control of undeclared work (FKS).
        Customs = "customs",
        /// The council and the public.
        Council = "council",
        /// Any recipient of an earlier hand-over (Art. 19 GDPR).
        EarlierRecipient = "earlier-recipient",
        /// A court.
        Court = "court",
    }
}

/// Sender or receiver in the hand-over matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum Body {
    /// An office of an installation.
    Office(OfficeKind),
    /// A body outside.
    Outside(OutsideBody),
}

impl Body {
    /// The name in files and history.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Office(kind) => kind.name(),
            Self::Outside(body) => body.name(),
        }
    }
}

impl From<OfficeKind> for Body {
    fn from(kind: OfficeKind) -> Self {
        Self::Office(kind)
    }
}

impl From<Body> for &'static str {
    fn from(body: Body) -> Self {
        body.name()
    }
}

/// The name is neither an office nor an outside body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownBody(String);

impl fmt::Display for UnknownBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown office or body `{}`", self.0)
    }
}

impl TryFrom<String> for Body {
    type Error = UnknownBody;
    fn try_from(name: String) -> Result<Self, UnknownBody> {
        OfficeKind::by_name(&name)
            .map(Self::Office)
            .or_else(|| OutsideBody::by_name(&name).map(Self::Outside))
            .ok_or(UnknownBody(name))
    }
}
