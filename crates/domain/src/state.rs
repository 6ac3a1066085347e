//! The states of all aggregates under one roof, and what policy and storage may see of them.

use crate::accompaniment::Accompaniment;
use crate::assistance::Assistance;
use crate::case::{Case, exclude};
use crate::cost::CostRecord;
use crate::disclosure::Disclosure;
use crate::fact::Track;
use crate::id::{AccountId, CarrierId, CaseId, OfficeId, PersonId, RunId};
use crate::indication::Indication;
use crate::inquiry::Inquiry;
use crate::package::Package;
use crate::received::ReceivedIndication;
use crate::run::Run;
use crate::subject_request::SubjectRequest;
use crate::visit::Visit;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The kinds of record that have a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// [`Indication`].
    Indication,
    /// [`Case`].
    Case,
    /// [`Visit`].
    Visit,
    /// [`Accompaniment`].
    Accompaniment,
    /// [`Run`].
    Run,
    /// [`Disclosure`].
    Disclosure,
    /// [`Inquiry`].
    Inquiry,
    /// [`SubjectRequest`].
    SubjectRequest,
    /// [`CostRecord`].
    Cost,
    /// [`Package`].
    Package,
    /// [`ReceivedIndication`].
    Received,
    /// [`Assistance`].
    Assistance,
    /// The installation itself (figures, log, accounts).
    Installation,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::Indication,
        Self::Case,
        Self::Visit,
        Self::Accompaniment,
        Self::Run,
        Self::Disclosure,
        Self::Inquiry,
        Self::SubjectRequest,
        Self::Cost,
        Self::Package,
        Self::Received,
        Self::Assistance,
        Self::Installation,
    ];

    /// The name in policies (entity type), tables and history.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Indication => "Indication",
            Self::Case => "Case",
            Self::Visit => "Visit",
            Self::Accompaniment => "Accompaniment",
            Self::Run => "Run",
            Self::Disclosure => "Disclosure",
            Self::Inquiry => "Inquiry",
            Self::SubjectRequest => "SubjectRequest",
            Self::Cost => "Cost",
            Self::Package => "Package",
            Self::Received => "Received",
            Self::Assistance => "Assistance",
            Self::Installation => "Installation",
        }
    }

    /// The names of the states that a record of this kind can be in, kebab-case; none for the
    /// installation.
    #[must_use]
    pub const fn states(self) -> &'static [&'static str] {
        match self {
            Self::Indication => &[
                "draft",
                "recorded",
                "put-forward",
                "dropped",
                "notice-given",
                "sealed",
                "expired",
            ],
            Self::Case => Case::STATES,
            Self::Visit => Visit::STATES,
            Self::Accompaniment => &["requested", "confirmed", "declined", "used"],
            Self::Run => &["draft", "approved", "open", "paused", "closed", "reported"],
            Self::Disclosure => &["requested", "approved", "sent", "accepted", "rejected"],
            Self::Inquiry => &[
                "received",
                "assigned",
                "contributions-open",
                "drafted",
                "signed-off",
                "answered",
                "published",
            ],
            Self::SubjectRequest => &["received", "extended", "answered"],
            Self::Cost => &["recorded", "planned", "taken-back", "correction"],
            Self::Package => Package::STATES,
            Self::Received => ReceivedIndication::STATES,
            Self::Assistance => Assistance::STATES,
            Self::Installation => &[],
        }
    }

    /// The states of a kind in which something is still to be done; none for a kind that has no end.
    #[must_use]
    pub const fn open_states(self) -> &'static [&'static str] {
        match self {
            Self::Indication => &["draft", "recorded", "put-forward", Self::NOTICE],
            Self::Case => &[
                "proposed",
                "clarifying",
                "visit-ordered",
                "assessed",
                "hearing",
                "decided",
                "reopened",
                "halted",
            ],
            Self::Visit => &["planned", "under-way"],
            Self::Accompaniment => &["requested", "confirmed"],
            Self::Run => &["draft", "approved", "open", "paused", "closed"],
            Self::Disclosure => &["requested", "approved", "sent"],
            Self::Inquiry => &[
                "received",
                "assigned",
                "contributions-open",
                "drafted",
                "signed-off",
                "answered",
            ],
            Self::SubjectRequest => &["received", "extended"],
            Self::Package => &[
                "committed",
                "sealed",
                "requested",
                "answered",
                "opened",
                "receipted",
            ],
            Self::Received => &["accepted", "unsure"],
            Self::Assistance => &["requested", "approved", "sent", "received"],
            Self::Cost | Self::Installation => &[],
        }
    }

    /// The state of an indication in which it waits for the registry, as long as no case began from it.
    pub const NOTICE: &'static str = "notice-given";

    /// True where a record of this kind in this state is public: a reported run, a published inquiry
    /// (R36). [`Facets::public`] says the same.
    #[must_use]
    pub fn is_public_in(self, state: &str) -> bool {
        match self {
            Self::Run => state == "reported",
            Self::Inquiry => state == "published",
            _ => false,
        }
    }
}

/// What policy, list filters and retention may see of a state: references and dates, never content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// The office whose compartment it lies in.
    pub office: Option<OfficeId>,
    /// The run it belongs to.
    pub run: Option<RunId>,
    /// The person concerned, in that office's numbering.
    pub person: Option<PersonId>,
    /// The same person in the numbering of the office that it was handed to (a notice only).
    pub person_there: Option<PersonId>,
    /// The carrier that accompanies, if any.
    pub carrier: Option<CarrierId>,
    /// Who started it (recorded, proposed, drafted, requested).
    pub started_by: Option<AccountId>,
    /// Accounts excluded for a conflict of interest.
    pub excluded: Vec<AccountId>,
    /// Offices it was handed to (hand-over only).
    pub handed_to: Vec<OfficeId>,
    /// True once it is public (published answers, reported runs).
    pub public: bool,
    /// The day on which it expires or must be acted on, if nothing happens before.
    pub due: Option<Date>,
}

macro_rules! states {
    ($($variant:ident($ty:ty)),* $(,)?) => {
        /// One record in its present state.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "record", rename_all = "kebab-case")]
        pub enum State {
            $(
                #[doc = concat!("See [`", stringify!($ty), "`].")]
                $variant($ty),
            )*
        }

        impl State {
            /// Its kind.
            #[must_use]
            pub const fn kind(&self) -> Kind {
                match self { $(Self::$variant(_) => Kind::$variant,)* }
            }
            /// Its id.
            #[must_use]
            pub fn id(&self) -> Uuid {
                match self { $(Self::$variant(x) => x.id().uuid(),)* }
            }
            /// The name of the state it is in, kebab-case.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self { $(Self::$variant(x) => x.state_name(),)* }
            }
            /// What policy and storage may see.
            #[must_use]
            pub fn facets(&self) -> Facets {
                match self { $(Self::$variant(x) => x.facets(),)* }
            }
        }

        $(impl From<$ty> for State {
            fn from(value: $ty) -> Self {
                Self::$variant(value)
            }
        })*
    };
}

states! {
    Indication(Indication),
    Case(Case),
    Visit(Visit),
    Accompaniment(Accompaniment),
    Run(Run),
    Disclosure(Disclosure),
    Inquiry(Inquiry),
    SubjectRequest(SubjectRequest),
    Cost(CostRecord),
    Package(Package),
    Received(ReceivedIndication),
    Assistance(Assistance),
}

impl State {
    /// The track of a case, a visit or an indication, and of what exists in track 2 alone.
    #[must_use]
    pub fn track(&self) -> Option<Track> {
        match self {
            Self::Indication(indication) => Some(indication.core().track),
            Self::Case(case) => Some(case.file().track()),
            Self::Visit(visit) => Some(visit.order().track()),
            Self::Run(run) => Some(run.track()),
            Self::Package(_) | Self::Received(_) | Self::Assistance(_) => Some(Track::BenefitCheck),
            _ => None,
        }
    }
    /// Excludes accounts from a record that belongs to a case; true where that changed it.
    pub(crate) fn exclude(&mut self, accounts: &[AccountId]) -> bool {
        let excluded = match self {
            Self::Visit(visit) => visit.excluded_mut(),
            Self::Accompaniment(accompaniment) => accompaniment.excluded_mut(),
            Self::Disclosure(disclosure) => disclosure.excluded_mut(),
            Self::SubjectRequest(request) => request.excluded_mut(),
            Self::Assistance(assistance) => assistance.excluded_mut(),
            // The others belong to no case.
            Self::Indication(_)
            | Self::Case(_)
            | Self::Run(_)
            | Self::Inquiry(_)
            | Self::Cost(_)
            | Self::Package(_)
            | Self::Received(_) => return false,
        };
        exclude::add(excluded, accounts)
    }
    /// The case that it is or belongs to.
    #[must_use]
    pub fn case(&self) -> Option<CaseId> {
        match self {
            Self::Case(case) => Some(case.id()),
            Self::Visit(visit) => Some(visit.order().case()),
            Self::Accompaniment(accompaniment) => Some(accompaniment.case()),
            Self::Disclosure(disclosure) => Some(disclosure.case()),
            Self::SubjectRequest(request) => Some(request.case()),
            Self::Assistance(assistance) => Some(assistance.case()),
            Self::Indication(_)
            | Self::Run(_)
            | Self::Inquiry(_)
            | Self::Cost(_)
            | Self::Package(_)
            | Self::Received(_) => None,
        }
    }
}
