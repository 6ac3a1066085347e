//! What every state of a case keeps: references, closed words and dates, never a person's words.

use super::periods;
use super::suspension::Suspension;
use super::words::{ExoneratingSource, ReopenGround, Reply, Rung};
use crate::decision::{Erasure, LetterKind, LetterOrder, PersonalKind, PersonalWrite};
use crate::fact::{CaseOutcome, Counted, Fact, Track, VisitOutcome};
use crate::id::{
    AccountId, AssistanceId, CaseId, Ids, IndicationId, LetterId, OfficeId, PersonId, PersonalId,
    ReceivedIndicationId, RunId, VisitId,
};
use crate::law::{GroundClass, Law};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// An indication on which the case rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Which.
    pub indication: IndicationId,
    /// The office that recorded it.
    pub office: OfficeId,
    /// The person in that office's numbering.
    pub person: PersonId,
    /// The class of its ground.
    pub ground: GroundClass,
    /// True where the ground is a strong documentary one (R06).
    pub documentary: bool,
    /// Who recorded it.
    pub recorded_by: AccountId,
    /// Who screened it.
    pub screened_by: AccountId,
}

/// What a case began from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", content = "id", rename_all = "kebab-case")]
pub enum Origin {
    /// Notices to the registry: track 1.
    #[default]
    Notice,
    /// An indication that came sealed, in the family benefits office's own installation: track 2.
    Received(ReceivedIndicationId),
    /// A request for assistance, in the municipality: track 2. The case is the requesting authority's; here
    /// it is visited and reported, nothing else (§ 114 AO).
    Assistance(AssistanceId),
}

impl Origin {
    /// True for a case of track 1: serialised as before there were others.
    #[must_use]
    pub fn is_notice(&self) -> bool {
        *self == Self::Notice
    }
}

/// A rung that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RungTaken {
    /// Which.
    pub rung: Rung,
    /// When.
    pub on: Date,
    /// The last day to reply.
    pub reply_by: Date,
}

/// A reply of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyGiven {
    /// What.
    pub reply: Reply,
    /// When.
    pub on: Date,
    /// How many rungs had been taken by then.
    pub after_rungs: usize,
    /// The person's words, sealed.
    pub words: Option<PersonalId>,
}

/// A search for exonerating facts (§ 24(2) VwVfG NRW).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExoneratingRecord {
    /// When.
    pub on: Date,
    /// Where.
    pub looked_in: Vec<ExoneratingSource>,
    /// How many were found.
    pub found: u8,
    /// In words, sealed.
    pub words: Option<PersonalId>,
}

/// What the case keeps of a visit that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitSummary {
    /// Which.
    pub visit: VisitId,
    /// When it began, or was to begin: weekday and time of day (R22).
    pub from: DateTime,
    /// How it ended.
    pub outcome: VisitOutcome,
    /// Where the person was met: whether they say that the registered address is right.
    pub address_confirmed: Option<bool>,
}

/// The offer of support. Whether it was accepted is counted, never kept (P-09).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Support {
    /// Not offered.
    #[default]
    NotOffered,
    /// Offered, no answer yet.
    Offered,
    /// Answered.
    Answered,
}

/// What every state of a case keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFile {
    pub(super) id: CaseId,
    pub(super) office: OfficeId,
    pub(super) run: RunId,
    pub(super) person: PersonId,
    pub(super) track: Track,
    #[serde(default, skip_serializing_if = "Origin::is_notice")]
    pub(super) origin: Origin,
    pub(super) ground: GroundClass,
    pub(super) sources: Vec<Source>,
    pub(super) proposed_by: AccountId,
    pub(super) approved_by: Option<AccountId>,
    pub(super) excluded: Vec<AccountId>,
    pub(super) rungs: Vec<RungTaken>,
    pub(super) replies: Vec<ReplyGiven>,
    pub(super) exonerating: Vec<ExoneratingRecord>,
    pub(super) visits: Vec<VisitSummary>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) visited_before: Vec<DateTime>,
    pub(super) support: Support,
    pub(super) endangerment_referred: bool,
    pub(super) reopened: Option<ReopenGround>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) suspension: Option<Suspension>,
    pub(super) due: Date,
}

impl CaseFile {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> CaseId {
        self.id
    }
    /// The registry that keeps it.
    #[must_use]
    pub const fn office(&self) -> OfficeId {
        self.office
    }
    /// The run.
    #[must_use]
    pub const fn run(&self) -> RunId {
        self.run
    }
    /// The person concerned, in the registry's numbering.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        self.person
    }
    /// The track.
    #[must_use]
    pub const fn track(&self) -> Track {
        self.track
    }
    /// What it began from.
    #[must_use]
    pub const fn origin(&self) -> Origin {
        self.origin
    }
    /// True where it is visited here for the family benefits office, which alone decides.
    #[must_use]
    pub const fn is_assistance(&self) -> bool {
        matches!(self.origin, Origin::Assistance(_))
    }
    /// The last provisional suspension of payment, if there was one (§ 71 EStG).
    #[must_use]
    pub const fn suspension(&self) -> Option<&Suspension> {
        self.suspension.as_ref()
    }
    /// The class of the ground, as counted: that of the first indication.
    #[must_use]
    pub const fn ground(&self) -> GroundClass {
        self.ground
    }
    /// The indications on which it rests.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }
    /// Who proposed it.
    #[must_use]
    pub const fn proposed_by(&self) -> AccountId {
        self.proposed_by
    }
    /// Who approved it, once approved.
    #[must_use]
    pub const fn approved_by(&self) -> Option<AccountId> {
        self.approved_by
    }
    /// Accounts excluded for a conflict of interest.
    #[must_use]
    pub fn excluded(&self) -> &[AccountId] {
        &self.excluded
    }
    /// The rungs taken, in their order.
    #[must_use]
    pub fn rungs(&self) -> &[RungTaken] {
        &self.rungs
    }
    /// The replies, oldest first.
    #[must_use]
    pub fn replies(&self) -> &[ReplyGiven] {
        &self.replies
    }
    /// The searches for exonerating facts, oldest first.
    #[must_use]
    pub fn exonerating(&self) -> &[ExoneratingRecord] {
        &self.exonerating
    }
    /// The visits that have ended, oldest first.
    #[must_use]
    pub fn visits(&self) -> &[VisitSummary] {
        &self.visits
    }
    /// When the requesting authority says that visits took place before its request; for a case of assistance alone.
    #[must_use]
    pub fn visited_before(&self) -> &[DateTime] {
        &self.visited_before
    }
    /// The offer of support.
    #[must_use]
    pub const fn support(&self) -> Support {
        self.support
    }
    /// True once the endangerment path was taken (R24); it changes nothing in the case.
    #[must_use]
    pub const fn endangerment_referred(&self) -> bool {
        self.endangerment_referred
    }
    /// Why it was last reopened, if it was.
    #[must_use]
    pub const fn reopened(&self) -> Option<ReopenGround> {
        self.reopened
    }
    /// The hard expiry, if nothing happens before (R32, P-14).
    #[must_use]
    pub const fn due(&self) -> Date {
        self.due
    }

    /// True where a visit took place, however it ended.
    #[must_use]
    pub fn was_visited(&self) -> bool {
        self.visits
            .iter()
            .any(|visit| visit.outcome != VisitOutcome::Cancelled)
    }

    /// As it stood at the end of a day: what was taken, said and looked for later is left out. For the
    /// page of a person whom the register protects, which tells nothing newer (R16, P-11).
    #[must_use]
    pub fn as_of(&self, law: &Law, day: Date) -> Self {
        let mut file = self.clone();
        file.rungs.retain(|taken| taken.on <= day);
        file.replies.retain(|given| given.on <= day);
        file.exonerating.retain(|record| record.on <= day);
        file.visits.retain(|visit| visit.from.date() <= day);
        let taken = file.rungs.iter().map(|taken| taken.on);
        let given = file.replies.iter().map(|given| given.on);
        if let Some(last) = taken.chain(given).max() {
            file.acted(law, last);
        }
        file
    }

    /// An act on the case: the six months begin anew.
    pub(super) fn acted(&mut self, law: &Law, today: Date) {
        self.due = periods::expiry_after(law, today);
    }

    /// A fact about this case: one child, in its track and class.
    pub(super) fn fact(&self, today: Date, what: Counted) -> Fact {
        Fact::one(today, what)
            .track(self.track)
            .run(self.run)
            .ground(self.ground)
            .children(1)
    }

    /// The fact of its end; none for assistance: that case is counted where it is decided.
    pub(super) fn closed_fact(&self, today: Date, outcome: CaseOutcome) -> Option<Fact> {
        let without_visit = !self.was_visited();
        let what = Counted::CaseClosed {
            outcome,
            without_visit,
        };
        (!self.is_assistance()).then(|| self.fact(today, what))
    }

    /// The erasures after the end: at the registry and at each office that recorded an indication.
    pub(super) fn erasures(&self, on: Date, outcome: CaseOutcome) -> Vec<Erasure> {
        let mut whose = vec![(self.office, self.person)];
        for source in &self.sources {
            if !whose.contains(&(source.office, source.person)) {
                whose.push((source.office, source.person));
            }
        }
        let class = periods::retention_class(outcome).name();
        whose
            .into_iter()
            .map(|(office, person)| Erasure {
                person,
                office,
                on,
                class: class.to_owned(),
            })
            .collect()
    }

    /// A letter to the person; none in a case of assistance, of which the requesting authority writes.
    pub(super) fn letter(
        &self,
        kind: LetterKind,
        date: Date,
        reply_by: Option<Date>,
        ids: &mut dyn Ids,
    ) -> Option<LetterOrder> {
        (!self.is_assistance()).then(|| LetterOrder {
            id: LetterId::fresh(ids),
            kind,
            case: self.id,
            person: self.person,
            office: self.office,
            date,
            reply_by,
        })
    }

    /// Personal data to be sealed in the registry's compartment.
    pub(super) fn seal(&self, content: PersonalKind, ids: &mut dyn Ids) -> PersonalWrite {
        PersonalWrite {
            id: PersonalId::fresh(ids),
            person: self.person,
            office: self.office,
            content,
        }
    }
}
