//! A rule said no. Each variant is named after the rule; its doc cites the norm.

use crate::accompaniment::AccompanimentRejection;
use crate::assistance::AssistanceRejection;
use crate::case::CaseRejection;
use crate::cost::CostRejection;
use crate::disclosure::DisclosureRejection;
use crate::fairness::FairnessRejection;
use crate::indication::IndicationRejection;
use crate::inquiry::InquiryRejection;
use crate::outcome_report::OutcomeReportRejection;
use crate::package::PackageRejection;
use crate::received::ReceivedRejection;
use crate::run::RunRejection;
use crate::subject_request::SubjectRequestRejection;
use crate::visit::VisitRejection;

/// Declares a rejection enum: variant, kebab-case rule name (translation key `rejection.<name>`),
/// and the norm or requirement it implements.
#[macro_export]
macro_rules! rejections {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident => $rule:literal, $norm:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
        pub enum $name {
            $(
                $(#[$doc])*
                #[doc = concat!("\n\nSource: ", $norm, ".")]
                #[error($rule)]
                $variant,
            )*
        }

        impl $name {
            /// All rules of this aggregate.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The rule's name, kebab-case.
            #[must_use]
            pub const fn rule(self) -> &'static str {
                match self { $(Self::$variant => $rule,)* }
            }
            /// The norm or requirement.
            #[must_use]
            pub const fn norm(self) -> &'static str {
                match self { $(Self::$variant => $norm,)* }
            }
        }
    };
}

macro_rules! all_rejections {
    ($($variant:ident($ty:ty)),* $(,)?) => {
        /// A rule said no; nothing has changed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
        pub enum Rejection {
            $(
                #[doc = concat!("See [`", stringify!($ty), "`].")]
                #[error(transparent)]
                $variant(#[from] $ty),
            )*
        }

        impl Rejection {
            /// The rule's name, kebab-case; translations hold the text for people.
            #[must_use]
            pub const fn rule(self) -> &'static str {
                match self { $(Self::$variant(x) => x.rule(),)* }
            }
            /// The norm or requirement behind the rule.
            #[must_use]
            pub const fn norm(self) -> &'static str {
                match self { $(Self::$variant(x) => x.norm(),)* }
            }
            /// Every rule of the domain with its norm, for the legal map and translation checks.
            #[must_use]
            pub fn all() -> Vec<Self> {
                let mut all = Vec::new();
                $(all.extend(<$ty>::ALL.iter().copied().map(Self::$variant));)*
                all
            }
        }
    };
}

all_rejections! {
    Indication(IndicationRejection),
    Case(CaseRejection),
    Visit(VisitRejection),
    Accompaniment(AccompanimentRejection),
    Run(RunRejection),
    Disclosure(DisclosureRejection),
    Inquiry(InquiryRejection),
    SubjectRequest(SubjectRequestRejection),
    Cost(CostRejection),
    Fairness(FairnessRejection),
    Package(PackageRejection),
    Received(ReceivedRejection),
    Assistance(AssistanceRejection),
    OutcomeReport(OutcomeReportRejection),
}
