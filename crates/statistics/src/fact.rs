//! Fact rows: one counted event each, without anything that leads to a person.
//!
//! A fact row is what remains when a case is erased (P-10). It has a month but no day, no id,
//! no name, no address, no free text.

use crate::money::Money;
use crate::named::named;
use crate::time::Month;
use serde::{Deserialize, Serialize};

named! {
    /// The two tracks of the work, under one standard of protection.
    Track {
        /// The registry clarifies its register (§ 6 BMG).
        RegisterClarification = "register-clarification",
        /// The Familienkasse examines with sealed indications (MISSIMO as practised).
        BenefitCheck = "benefit-check",
    }
}

named! {
    /// Neutral classes of grounds (F-01, F-09); the closed catalogue itself is law as data.
    GroundClass {
        /// Official post came back.
        PostReturned = "post-returned",
        /// A child of school age is registered but not enrolled.
        NotEnrolled = "not-enrolled",
        /// A move within Germany that the register does not show.
        MovedWithinGermany = "moved-within-germany",
        /// Long absence after a completed attendance procedure.
        Attendance = "attendance",
        /// A certificate or other document is unclear.
        Document = "document",
        /// Another documented official fact.
        OtherOfficialFact = "other-official-fact",
    }
}

named! {
    /// How a case was closed. Each closed case has exactly one of these (R37).
    ClosedOutcome {
        /// Nothing to correct: the indication was unfounded. The figure that must be unavoidable.
        Unremarkable = "unremarkable",
        /// The register was corrected.
        RegisterCorrected = "register-corrected",
        /// Support was agreed.
        SupportAgreed = "support-agreed",
        /// It could not be clarified; nothing follows from that (F-26).
        Unresolved = "unresolved",
        /// A decision by the competent body after a hearing.
        Decided = "decided",
    }
}

named! {
    /// What a letter is for.
    Letter {
        /// The first rung: an explaining service letter.
        Service = "service",
        /// An invitation to a talk.
        Invitation = "invitation",
        /// The hearing, before anything adverse.
        Hearing = "hearing",
        /// The clearing letter: "everything is in order" (P-10).
        Clearing = "clearing",
    }
}

named! {
    /// How a visit ended.
    VisitOutcome {
        /// The family was met.
        Met = "met",
        /// Nobody was met; never adverse (F-26, N-08).
        NotMet = "not-met",
        /// Entry was declined; never adverse (N-08).
        EntryDeclined = "entry-declined",
        /// Another household was met.
        OtherHouseholdMet = "other-household-met",
        /// The social worker stopped the visit.
        StoppedBySocialWork = "stopped-by-social-work",
        /// The visit did not take place.
        Cancelled = "cancelled",
    }
}

named! {
    /// Which way the draw let a second person see a file (M-6). Files that were not drawn have none.
    Arm {
        /// Without name and address.
        Masked = "masked",
        /// In clear.
        Clear = "clear",
    }
}

named! {
    /// What is told about a visit besides its outcome (M-8).
    Told {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Not known, or not asked.
        NotKnown = "not-known",
    }
}

named! {
    /// Who bears a cost (Q6).
    Bearer {
        /// The city.
        City = "city",
        /// The Land.
        State = "state",
        /// The Federation, with the Familienkasse.
        Federation = "federation",
        /// A carrier of social work with its own means.
        Carrier = "carrier",
    }
}

named! {
    /// Whose working time it was.
    Body {
        /// Coordinating unit.
        Coordination = "coordination",
        /// School administration.
        SchoolOffice = "school-office",
        /// Youth office.
        YouthOffice = "youth-office",
        /// Health office.
        HealthOffice = "health-office",
        /// Public-order office.
        PublicOrderOffice = "public-order-office",
        /// Residents' registry.
        Registry = "registry",
        /// Job centre.
        JobCentre = "job-centre",
        /// Familienkasse.
        FamilyBenefitsOffice = "family-benefits-office",
        /// Carrier of social work.
        SocialCarrier = "social-carrier",
        /// Police, as reported on paper (there is no police account).
        Police = "police",
        /// Any other body of the administration.
        Other = "other",
    }
}

named! {
    /// Whether a row counts or takes back. Rows are never deleted: a correction is a new row.
    Sign {
        /// Counts.
        Plus = "plus",
        /// Takes back what an earlier row counted.
        Minus = "minus",
    }
}

/// The public number of a run: 1 for the first that anything was counted in. Not an id of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RunNumber(pub u16);

/// What kind of event a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "event",
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum FactKind {
    /// An office recorded an indication.
    IndicationRecorded,
    /// An indication was dropped: there was an innocent explanation.
    IndicationDropped,
    /// A second person decided about an indication for the first time (M-6).
    IndicationScreened {
        /// What the draw made of the file; `None` where nothing was drawn.
        arm: Option<Arm>,
        /// Whether it was put forward.
        put_forward: bool,
    },
    /// An indication expired at its deadline.
    IndicationExpired,
    /// Notice "register possibly wrong" to the registry (track 1).
    NoticeGiven,
    /// A case was opened (proposed). The beginning of the accounting identity.
    CaseOpened,
    /// The second person declined the case. An end of the case.
    CaseDeclined,
    /// The case expired at its deadline. An end of the case.
    CaseExpired,
    /// The case was closed. An end of the case.
    CaseClosed {
        /// How.
        outcome: ClosedOutcome,
        /// Whether there was any visit in this case; `false`: a letter was enough.
        visited: bool,
    },
    /// The case was reopened, on objection or new facts. Comes together with a row that takes the
    /// old outcome back (`CaseClosed`, `sign: minus`).
    CaseReopened,
    /// An objection was upheld (Einspruch, Widerspruch).
    ObjectionUpheld,
    /// A letter was sent.
    LetterSent {
        /// What for.
        letter: Letter,
        /// For a clearing letter: within 10 working days (P-10). `None`: not recorded.
        in_time: Option<bool>,
        /// For a clearing letter: days from the end of the case to the letter, all letters of the row
        /// together. Unit: calendar days. `None`: not recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        days: Option<u32>,
    },
    /// A visit was ordered.
    VisitOrdered,
    /// A visit was recorded.
    VisitRecorded {
        /// How it ended.
        outcome: VisitOutcome,
        /// Whether social work accompanied it; must always be so (N-05).
        accompanied: bool,
    },
    /// What else a recorded visit says about harm (M-8).
    AtTheDoor {
        /// Whether consent was withdrawn.
        consent_withdrawn: Told,
        /// Whether children were present.
        children_present: Told,
    },
    /// Data of one person were sent to another body.
    DisclosureSent,
    /// A disclosure was refused.
    DisclosureRefused,
    /// A complaint was received (R34).
    ComplaintReceived,
    /// Support was offered.
    SupportOffered,
    /// Support was accepted.
    SupportAccepted,
    /// A policy refused a command.
    CommandRefused,
    /// A rule rejected a command.
    CommandRejected,
    /// Money or working time was recorded that belongs to no other event.
    CostRecorded,
    /// Money or working time was planned, before anything was spent (Q6).
    CostPlanned,
    /// A child's endangerment was referred to the youth office (§ 8a SGB VIII).
    EndangermentReferred,
}

/// One counted event. Additive in every field: one row with `count: 2` says the same as two rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FactRow {
    /// Month of the event. **A row that takes back carries the month of the row it takes back**,
    /// so that the year which was wrong is corrected; the reopening itself has its own month.
    pub month: Month,
    /// What happened.
    pub kind: FactKind,
    /// In which track.
    pub track: Track,
    /// In which run; `None`: in none, or recorded before runs were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<RunNumber>,
    /// Class of the ground, for indications.
    #[serde(default)]
    pub ground_class: Option<GroundClass>,
    /// How many events, usually 1. Unit: events.
    pub count: u32,
    /// Children concerned, all events of the row together. Unit: children.
    #[serde(default)]
    pub children: u32,
    /// Working time, all events of the row together. Unit: minutes.
    #[serde(default)]
    pub minutes: u32,
    /// Whose working time; needed when `minutes` is not 0.
    #[serde(default)]
    pub body: Option<Body>,
    /// Money, all events of the row together.
    #[serde(default)]
    pub money: Option<Money>,
    /// Who bears money spent; needed for `Money::Spent`.
    #[serde(default)]
    pub bearer: Option<Bearer>,
    /// Counts or takes back.
    pub sign: Sign,
}

impl FactRow {
    /// A row that counts one event and carries nothing else.
    #[must_use]
    pub const fn new(month: Month, track: Track, kind: FactKind) -> Self {
        Self {
            month,
            kind,
            track,
            run: None,
            ground_class: None,
            count: 1,
            children: 0,
            minutes: 0,
            body: None,
            money: None,
            bearer: None,
            sign: Sign::Plus,
        }
    }

    /// The row that takes this row back.
    #[must_use]
    pub const fn taken_back(self) -> Self {
        let sign = match self.sign {
            Sign::Plus => Sign::Minus,
            Sign::Minus => Sign::Plus,
        };
        Self { sign, ..self }
    }
}
