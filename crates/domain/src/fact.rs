//! Fact rows: what is counted, without any id, so that erasure never falsifies a five-year table.

use crate::decision::LetterKind;
use crate::id::RunId;
use crate::indication::Review;
use crate::law::{GroundClass, OfficeKind};
use crate::visit::Told;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The two tracks (design section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Track {
    /// Track 1: § 6 BMG.
    RegisterClarification,
    /// Track 2: MISSIMO as practised.
    BenefitCheck,
}

/// A calendar month; the finest time a fact row knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Month {
    /// Year, e.g. 2026.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: i8,
}

impl From<Date> for Month {
    fn from(day: Date) -> Self {
        Self {
            year: day.year(),
            month: day.month(),
        }
    }
}

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseOutcome {
    /// Nothing remarkable: the register is right, or the explanation is innocent.
    Unremarkable,
    /// The register was corrected with the person's help.
    RegisterCorrected,
    /// Support was agreed.
    SupportAgreed,
    /// It could not be clarified.
    Unresolved,
    /// Assistance for the family benefits office was given; it decides. Ended here, counted there.
    AssistanceGiven,
    /// Decided after a hearing (ex-officio deregistration; at the family benefits office: entitlement).
    Decided,
    /// Declined by the second person.
    Declined,
    /// Expired.
    Expired,
}

/// How a visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitOutcome {
    /// The person was met.
    Met,
    /// Nobody was met at this time. No inference (F-26, N-08).
    NotMet,
    /// Entry was declined. No inference (R20, N-08).
    EntryDeclined,
    /// Another household was met.
    OtherHouseholdMet,
    /// The accompanist stopped the visit (P-08).
    StoppedBySocialWork,
    /// Cancelled before it began.
    Cancelled,
}

/// Who bears a cost (P-13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bearer {
    /// The municipality.
    Municipality,
    /// The Land (police, ministries).
    Land,
    /// The Federal Employment Agency (Familienkasse).
    FederalAgency,
    /// A free carrier.
    Carrier,
}

/// One countable event. Serialised, it is the content of a leaf of its own in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The month in which it is counted.
    pub month: Month,
    /// The track, where it belongs to one.
    pub track: Option<Track>,
    /// The run, where it belongs to one: runs are public, and no person is named by one. Facts from before
    /// runs were counted have none, and read and hash as they always did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<RunId>,
    /// The ground class, where it belongs to one.
    pub ground: Option<GroundClass>,
    /// What happened.
    pub what: Counted,
    /// +1, or −1 where an earlier fact is taken back (reopened case); corrections never delete.
    pub sign: i8,
    /// Children concerned (unit: child).
    pub children: u16,
}

/// What a fact row counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "counted", rename_all = "kebab-case")]
pub enum Counted {
    /// An indication was recorded.
    IndicationRecorded,
    /// An indication was dropped at screening: an innocent explanation held.
    IndicationDropped,
    /// A second person decided about an indication for the first time (M-6).
    IndicationScreened {
        /// How the file was reviewed.
        review: Review,
        /// True where it was put forward.
        put_forward: bool,
    },
    /// An indication expired.
    IndicationExpired,
    /// A notice was given to the registry.
    NoticeGiven,
    /// An indication was sealed for the family benefits office (track 2).
    IndicationSealed,
    /// A sealed indication was opened at the family benefits office, and compared. Counted there alone; it
    /// leaves in an outcome report only.
    IndicationCompared {
        /// What became of it.
        result: Compared,
    },
    /// A sealed indication was not opened. Counted so that each indication of a package makes one leaf, opened or
    /// not: the size of the log tells nobody how many were.
    IndicationNotOpened,
    /// A request for assistance was sent (family benefits office).
    AssistanceRequested,
    /// Assistance was given and reported (municipality).
    AssistanceGiven,
    /// Payment was provisionally suspended (§ 71 EStG).
    PaymentSuspended,
    /// Payment was resumed; by law after two months without a decision.
    PaymentResumed {
        /// True where the two months had passed.
        by_law: bool,
    },
    /// A case was opened (proposed).
    CaseOpened,
    /// A case ended. `visits` and `rungs` as they stood.
    CaseClosed {
        /// How.
        outcome: CaseOutcome,
        /// True where no visit took place.
        without_visit: bool,
    },
    /// A case was reopened; its old outcome is taken back by a row of its own.
    CaseReopened,
    /// A letter was ordered.
    LetterSent {
        /// Which.
        letter: LetterKind,
        /// For the clearing letter: within 10 working days (P-10).
        in_time: Option<bool>,
        /// For the clearing letter: calendar days since it was clear that the case ends (M-8).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        days: Option<u16>,
    },
    /// A visit was ordered.
    VisitOrdered,
    /// A visit ended.
    VisitRecorded {
        /// How.
        outcome: VisitOutcome,
        /// True where the accompanist had checked in from the carrier's own account.
        accompanied: bool,
    },
    /// What else a recorded visit says about harm (M-8). A row of its own: it is never told by outcome.
    AtTheDoor {
        /// Whether consent was withdrawn.
        consent_withdrawn: Told,
        /// Whether children were present.
        children_present: Told,
    },
    /// A hand-over was sent.
    DisclosureSent,
    /// A notice to the receiver of a hand-over was ordered (Art. 19 GDPR).
    RecipientNoticeOrdered,
    /// A hand-over was refused or rejected.
    DisclosureRefused,
    /// A complaint was received.
    ComplaintReceived,
    /// An objection succeeded.
    ObjectionUpheld,
    /// Support was offered.
    SupportOffered,
    /// Support was accepted.
    SupportAccepted,
    /// The endangerment path was taken (R24): count only.
    EndangermentReferred,
    /// A policy said no.
    CommandRefused,
    /// A rule said no.
    CommandRejected,
    /// A cost was recorded.
    CostRecorded {
        /// Who bears it.
        bearer: Bearer,
        /// Money spent, cents.
        cents: i64,
        /// Working time, minutes.
        minutes: u32,
        /// Whose work it was, where it is one of the city's offices.
        office: Option<OfficeKind>,
    },
    /// A cost was planned, before anything was spent (Q6).
    CostPlanned {
        /// Who is to bear it.
        bearer: Bearer,
        /// Money, cents.
        cents: i64,
        /// Working time, minutes.
        minutes: u32,
        /// Whose work it is to be, where it is one of the city's offices.
        office: Option<OfficeKind>,
    },
    /// Money about benefits, by kind; kinds never add (R38, F-27).
    Money {
        /// Which kind.
        kind: MoneyKind,
        /// Amount, cents.
        cents: i64,
    },
}

/// What became of an opened indication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compared {
    /// It concerns a child that benefit is paid for.
    Accepted,
    /// It concerns somebody else: erased at once.
    Rejected,
    /// An examiner decides.
    Unsure,
}

impl Compared {
    /// The name in history and tables, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Unsure => "unsure",
        }
    }
}

/// The three kinds of money that are never summed (F-27).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoneyKind {
    /// Finally established overpayment.
    Established,
    /// Repaid.
    Repaid,
    /// Hypothetical future payments; off by default.
    Hypothetical,
}

impl Fact {
    /// One event (+1) in the month of `day`.
    #[must_use]
    pub fn one(day: Date, what: Counted) -> Self {
        Self {
            month: day.into(),
            track: None,
            run: None,
            ground: None,
            what,
            sign: 1,
            children: 0,
        }
    }
    /// In a track.
    #[must_use]
    pub fn track(mut self, track: Track) -> Self {
        self.track = Some(track);
        self
    }
    /// In a run.
    #[must_use]
    pub fn run(mut self, run: RunId) -> Self {
        self.run = Some(run);
        self
    }
    /// Of a ground class.
    #[must_use]
    pub fn ground(mut self, class: GroundClass) -> Self {
        self.ground = Some(class);
        self
    }
    /// Concerning a number of children.
    #[must_use]
    pub fn children(mut self, children: u16) -> Self {
        self.children = children;
        self
    }
    /// Takes an earlier fact back.
    #[must_use]
    pub fn taken_back(mut self) -> Self {
        self.sign = -self.sign;
        self
    }
}
