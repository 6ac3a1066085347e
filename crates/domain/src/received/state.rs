//! The states of a received indication.

use crate::fact::Compared;
use crate::id::{
    AccountId, CaseId, Ids, OfficeId, PackageId, PersonId, PersonalId, ReceivedIndicationId, RunId,
};
use crate::law::GroundClass;
use crate::package;
use crate::state::Facets;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What stays the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Core {
    /// Its id.
    pub id: ReceivedIndicationId,
    /// The package it came in.
    pub package: PackageId,
    /// The place of its payload in the package, from 0; the order says nothing, it was shuffled.
    pub place: u32,
    /// The family benefits office.
    pub office: OfficeId,
    /// Its run.
    pub run: RunId,
}

/// What was opened and compared: references and days. The values lie sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The child, as this office numbers persons.
    pub person: PersonId,
    /// The office's own record.
    pub record: PersonalId,
    /// The comparison field by field.
    pub comparison: PersonalId,
    /// The class of the ground.
    pub ground: GroundClass,
    /// The day of the fact.
    pub fact_on: Date,
    /// When it was opened.
    pub on: Date,
    /// Forgotten on this day, unless a case begins.
    pub due: Date,
}

/// A received indication in its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum ReceivedIndication {
    /// Not opened: nobody here knows what it says.
    Received {
        /// What stays the same.
        core: Core,
        /// The end of its package.
        due: Date,
    },
    /// It concerns a child that benefit is paid for.
    Accepted {
        /// What stays the same.
        core: Core,
        /// What was opened.
        opened: Opened,
        /// The examiner who decided; `None` where the thresholds were met.
        decided_by: Option<AccountId>,
    },
    /// An examiner decides.
    Unsure {
        /// What stays the same.
        core: Core,
        /// What was opened.
        opened: Opened,
    },
    /// It concerns somebody else. Nothing is kept.
    Rejected {
        /// What stays the same.
        core: Core,
        /// When.
        on: Date,
        /// The examiner who decided; `None` where it lay below the thresholds.
        decided_by: Option<AccountId>,
    },
    /// A case began from it.
    TakenUp {
        /// What stays the same.
        core: Core,
        /// What was opened.
        opened: Opened,
        /// The case.
        began: CaseId,
    },
    /// Forgotten at a deadline.
    Forgotten {
        /// What stays the same.
        core: Core,
        /// When.
        on: Date,
    },
}

impl ReceivedIndication {
    /// The names of all states, kebab-case.
    pub const STATES: &[&'static str] = &[
        "received",
        "accepted",
        "unsure",
        "rejected",
        "taken-up",
        "forgotten",
    ];

    /// One payload of a package, not opened.
    pub(crate) fn new(package: &package::Core, place: u32, ids: &mut dyn Ids) -> Self {
        Self::Received {
            core: Core {
                id: ReceivedIndicationId::fresh(ids),
                package: package.id,
                place,
                office: package.office,
                run: package.run,
            },
            due: package.due,
        }
    }

    /// What stays the same.
    #[must_use]
    pub const fn core(&self) -> &Core {
        match self {
            Self::Received { core, .. }
            | Self::Accepted { core, .. }
            | Self::Unsure { core, .. }
            | Self::Rejected { core, .. }
            | Self::TakenUp { core, .. }
            | Self::Forgotten { core, .. } => core,
        }
    }
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> ReceivedIndicationId {
        self.core().id
    }
    /// The name of its state, kebab-case.
    #[must_use]
    pub const fn state_name(&self) -> &'static str {
        match self {
            Self::Received { .. } => "received",
            Self::Accepted { .. } => "accepted",
            Self::Unsure { .. } => "unsure",
            Self::Rejected { .. } => "rejected",
            Self::TakenUp { .. } => "taken-up",
            Self::Forgotten { .. } => "forgotten",
        }
    }
    /// What was opened, as long as it is kept.
    #[must_use]
    pub const fn what_was_opened(&self) -> Option<&Opened> {
        match self {
            Self::Accepted { opened, .. }
            | Self::Unsure { opened, .. }
            | Self::TakenUp { opened, .. } => Some(opened),
            Self::Received { .. } | Self::Rejected { .. } | Self::Forgotten { .. } => None,
        }
    }
    /// What was opened, where it was accepted and no case began yet.
    #[must_use]
    pub const fn accepted(&self) -> Option<&Opened> {
        match self {
            Self::Accepted { opened, .. } => Some(opened),
            _ => None,
        }
    }

    // The ways from one state to the next; `None` where there is none.

    pub(crate) fn opened(&self, result: Compared, opened: Opened) -> Option<Self> {
        let Self::Received { core, .. } = self else {
            return None;
        };
        let core = core.clone();
        match result {
            Compared::Accepted => Some(Self::Accepted {
                core,
                opened,
                decided_by: None,
            }),
            Compared::Unsure => Some(Self::Unsure { core, opened }),
            Compared::Rejected => None,
        }
    }

    pub(crate) fn rejected(&self, on: Date, decided_by: Option<AccountId>) -> Option<Self> {
        let core = match self {
            Self::Received { core, .. } | Self::Unsure { core, .. } => core.clone(),
            _ => return None,
        };
        Some(Self::Rejected {
            core,
            on,
            decided_by,
        })
    }

    pub(crate) fn taken_up(&self, began: CaseId) -> Option<Self> {
        let Self::Accepted { core, opened, .. } = self else {
            return None;
        };
        Some(Self::TakenUp {
            core: core.clone(),
            opened: opened.clone(),
            began,
        })
    }

    pub(crate) fn forgotten_unopened(&self, on: Date) -> Option<Self> {
        let Self::Received { core, .. } = self else {
            return None;
        };
        let core = core.clone();
        Some(Self::Forgotten { core, on })
    }

    /// What policy and storage may see.
    #[must_use]
    pub fn facets(&self) -> Facets {
        let opened = self.what_was_opened();
        Facets {
            office: Some(self.core().office),
            run: Some(self.core().run),
            person: opened.map(|opened| opened.person),
            due: match self {
                Self::Accepted { opened, .. } | Self::Unsure { opened, .. } => Some(opened.due),
                _ => None,
            },
            ..Facets::default()
        }
    }
}
