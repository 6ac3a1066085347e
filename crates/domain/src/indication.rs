//! Indication (Hinweis): Draft → Recorded → PutForward | Dropped; PutForward → NoticeGiven (track 1)
//! | Sealed (track 2); any open state → Expired. An indication is never a finding (F-24).

mod decide;
mod entry;
mod review;
mod state;
#[cfg(test)]
mod tests;

pub use decide::decide;
pub use review::Review;
pub use state::{
    Basis, Core, Draft, Dropped, Expired, FirstDecision, Indication, NoticeGiven, PutForward,
    Recorded, Sealed,
};

use crate::action::Action;
use crate::id::{IndicationId, OfficeId, RunId};
use crate::person::PersonRecord;
use crate::private::Private;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What one clerk enters about one child: fact, date, evidence, and what the office already tried.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicationEntry {
    /// The recording office.
    pub office: OfficeId,
    /// The run.
    pub run: RunId,
    /// The ground's key in `policies/grounds.toml`, e.g. `post-returned`.
    pub ground: String,
    /// The day of the fact.
    pub fact_on: Date,
    /// The file reference that documents it.
    pub evidence: Private<String>,
    /// What the office already tried with the family (R05).
    pub prior_contact: Option<PriorContact>,
    /// The person concerned.
    pub person: PersonRecord,
}

/// An earlier contact with the family (R05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorContact {
    /// How.
    pub channel: ContactChannel,
    /// On which day.
    pub on: Date,
}

/// How a family was contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactChannel {
    /// Letter.
    Letter,
    /// Telephone.
    Telephone,
    /// In person at the office.
    InPerson,
    /// At school or day care, by its staff, with the parents.
    ParentMeeting,
}

/// The innocent explanations that a human answers before any hand-over (R07).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InnocentExplanations {
    /// School elsewhere (private, other town, special school)?
    pub school_elsewhere: Answer,
    /// A move inside Germany with entitlement unchanged?
    pub moved_within_germany: Answer,
    /// Waiting for a place or an appointment?
    pub waiting_list: Answer,
    /// Illness, care facility?
    pub illness: Answer,
    /// Residence in the EU/EEA with entitlement (§ 63(1) s. 6 EStG)?
    pub eu_residence: Answer,
    /// Language or delivery of our own letters (no letterbox name, mail not delivered)?
    pub letters_not_received: Answer,
}

/// A human's answer to one innocent explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Not looked at: the checklist is incomplete.
    NotChecked,
    /// It explains the fact: the indication is dropped.
    Explains,
    /// Checked; it does not explain the fact.
    DoesNotExplain,
    /// Checked; it cannot be known at this office.
    NotKnown,
}

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum IndicationCommand {
    /// Makes a draft from a file row (at most 20 per office and day). Never an indication by itself.
    ImportDraft(Box<IndicationEntry>),
    /// Records one indication: entered directly, or confirming the draft named.
    Record {
        /// The draft that is confirmed, if any.
        draft: Option<IndicationId>,
        /// The entry, complete.
        entry: Box<IndicationEntry>,
    },
    /// A second person screens: puts forward, or drops where an innocent explanation holds.
    Screen {
        /// Which.
        id: IndicationId,
        /// The checklist.
        explanations: InnocentExplanations,
    },
    /// A changed mind: what was put forward is dropped after all, with the explanation that was found. The first
    /// decision stays as it was made (M-6).
    Reconsider {
        /// Which.
        id: IndicationId,
        /// The checklist, answered anew.
        explanations: InnocentExplanations,
    },
    /// Track 1: the notice "register possibly wrong" to the registry (§ 6(2) BMG).
    GiveNotice {
        /// Which.
        id: IndicationId,
        /// The registry office.
        to: OfficeId,
    },
    /// Track 2: sealed for the family benefits office. It goes into the next package of this office and run.
    Seal {
        /// Which.
        id: IndicationId,
    },
    /// Expiry by the job.
    Expire {
        /// Which.
        id: IndicationId,
    },
}

impl InnocentExplanations {
    /// The answers, in the order of [`crate::law::Explanation::ALL`].
    #[must_use]
    pub const fn answers(self) -> [Answer; 6] {
        [
            self.school_elsewhere,
            self.moved_within_germany,
            self.waiting_list,
            self.illness,
            self.eu_residence,
            self.letters_not_received,
        ]
    }
    /// True where a human answered every one (R07).
    #[must_use]
    pub fn complete(self) -> bool {
        !self.answers().contains(&Answer::NotChecked)
    }
    /// True where one explains the fact.
    #[must_use]
    pub fn explains(self) -> bool {
        self.answers().contains(&Answer::Explains)
    }
}

crate::rejections! {
    /// Rules of this aggregate.
    IndicationRejection {
        /// An office records, screens and hands over in its own compartment only.
        OwnOfficeOnly => "indication.own-office-only", "§ 67(4) SGB X, R10";
        /// The ground is not in the catalogue.
        UnknownGround => "indication.unknown-ground", "R03, N-09";
        /// The ground is in the catalogue but off.
        GroundIsOff => "indication.ground-is-off", "R04, N-09";
        /// The ground so rarely ended in a final decision that it has retired itself.
        GroundRetired => "indication.ground-retired", "M-7; F-23";
        /// An office of this kind may not use the ground.
        GroundOfAnotherOffice => "indication.ground-of-another-office", "R03";
        /// The run is not open today.
        RunNotOpen => "indication.run-not-open", "R42, N-15";
        /// The ground, or the act, does not belong to the run's track.
        WrongTrack => "indication.wrong-track", "N-15, Art. 5(1)(b) GDPR";
        /// The manifest's cap for this office is reached.
        CapReached => "indication.cap-reached", "N-15, BVerfGE 115, 320";
        /// The fact lies in the future.
        FactInTheFuture => "indication.fact-in-the-future", "Art. 5(1)(d) GDPR, R05";
        /// The fact is too old to say anything.
        FactTooOld => "indication.fact-too-old", "Art. 5(1)(d) GDPR";
        /// No document shows the fact.
        EvidenceMissing => "indication.evidence-missing", "R05, F-24, § 24 VwVfG NRW";
        /// The office has not tried to reach the family first.
        PriorContactMissing => "indication.prior-contact-missing", "R05, § 93(1) s. 3 AO, § 62(2) SGB VIII";
        /// The channel does not count for this ground.
        PriorContactChannel => "indication.prior-contact-channel", "R05";
        /// The contact lies in the future, is too recent to be answered, or too old.
        PriorContactTime => "indication.prior-contact-time", "R05";
        /// The contact lies on the wrong side of the fact.
        PriorContactOrder => "indication.prior-contact-order", "R05";
        /// A field of the person's record is not right (birth date, address).
        PersonNotRight => "indication.person-not-right", "Art. 5(1)(d) GDPR, § 32(4) EStG";
        /// The office has made its drafts for today.
        DraftsReached => "indication.drafts-reached", "R08";
        /// The same child, ground and period was already reported in this run.
        AlreadyReported => "indication.already-reported", "R31";
        /// The draft named is not there.
        DraftNotFound => "indication.draft-not-found", "R08";
        /// The entry differs from the draft in run or ground: it is another matter.
        DraftDiffers => "indication.draft-differs", "R08, F-24";
        /// The indication named is not there.
        NotFound => "indication.not-found", "R10";
        /// The act is not possible in this state.
        WrongState => "indication.wrong-state", "design section 3";
        /// Its deadline has passed; it can only expire.
        PastItsDeadline => "indication.past-its-deadline", "R32, Art. 5(1)(e) GDPR";
        /// Who recorded it cannot screen it.
        ScreenerIsRecorder => "indication.screener-is-recorder", "design section 3, F-21";
        /// Not every innocent explanation was answered.
        ChecklistIncomplete => "indication.checklist-incomplete", "R07, § 24(2) VwVfG NRW, § 88(1) s. 2 AO";
        /// It is reviewed masked, and who screens has read it in clear before.
        ScreenerReadItInClear => "indication.screener-read-it-in-clear", "M-6, M-2";
        /// Only an innocent explanation is a reason to drop what was put forward.
        NothingExplains => "indication.nothing-explains", "R07, M-6";
        /// One weak ground alone stays parked.
        SingleWeakGround => "indication.single-weak-ground", "R06";
        /// The person's record was erased: nothing can be handed over any more.
        PersonErased => "indication.person-erased", "Art. 17, Art. 5(1)(e) GDPR, R32";
        /// The flow to the registry is closed.
        FlowClosed => "indication.flow-closed", "R11, F-25";
        /// The pair of offices is not in the matrix.
        NotInMatrix => "indication.not-in-matrix", "R11, § 6(2) BMG";
        /// A complaint is open: hand-overs are frozen.
        ComplaintOpen => "indication.complaint-open", "R34, P-06";
        /// Its deadline has not come yet.
        NotYetDue => "indication.not-yet-due", "R32";
    }
}

impl IndicationCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::ImportDraft(_) => Action::ImportDraft,
            Self::Record { .. } => Action::RecordIndication,
            Self::Screen { .. } => Action::ScreenIndication,
            Self::Reconsider { .. } => Action::ReconsiderIndication,
            Self::GiveNotice { .. } => Action::GiveNotice,
            Self::Seal { .. } => Action::SealIndication,
            Self::Expire { .. } => Action::ExpireIndication,
        }
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::ImportDraft(_) | Self::Record { draft: None, .. } => None,
            Self::Record {
                draft: Some(id), ..
            }
            | Self::Screen { id, .. }
            | Self::Reconsider { id, .. }
            | Self::GiveNotice { id, .. }
            | Self::Seal { id }
            | Self::Expire { id } => Some(id.uuid()),
        }
    }
}
