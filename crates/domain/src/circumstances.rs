//! Everything that a rule may look at besides the command: loaded by the gate, never fetched.

use crate::accompaniment::Accompaniment;
use crate::actor::Actor;
use crate::assistance::Assistance;
use crate::case::Case;
use crate::cost::CostRecord;
use crate::disclosure::Disclosure;
use crate::id::AccountId;
use crate::indication::{Indication, Review};
use crate::inquiry::Inquiry;
use crate::law::{Law, OfficeKind};
use crate::moment::Now;
use crate::package::Package;
use crate::person::PersonRecord;
use crate::received::ReceivedIndication;
use crate::run::{ReviewDraw, Run};
use crate::state::State;
use crate::subject_request::SubjectRequest;
use crate::visit::Visit;
use jiff::civil::Date;

/// What is the case, at the moment of decision. The target of the command is in its own field; a
/// field is `None` where the command has no such target or the record does not exist yet.
#[derive(Clone, Debug)]
pub struct Circumstances<'a> {
    /// The moment.
    pub now: Now,
    /// Who acts.
    pub actor: &'a Actor,
    /// The law as data.
    pub law: &'a Law,
    /// The kind of the actor's office (R03, R11).
    pub office_kind: Option<OfficeKind>,
    /// The kind of the receiving office of a hand-over, where it is an office of the installation
    /// (R11).
    pub receiver_kind: Option<OfficeKind>,
    /// The run that the record belongs to.
    pub run: Option<Run>,
    /// The indications: the target first, or those the case rests on.
    pub indications: Vec<Indication>,
    /// The case.
    pub case: Option<Case>,
    /// True where a case began from one of the notices that a proposal names.
    pub case_from_notice: bool,
    /// The visits of the case, oldest first; the target visit is also in `visit`.
    pub visits: Vec<Visit>,
    /// All records that belong to the case, where accounts are excluded from it.
    pub parts: Vec<State>,
    /// The visit that is the target.
    pub visit: Option<Visit>,
    /// The accompaniment that is the target or that an order rests on.
    pub accompaniment: Option<Accompaniment>,
    /// The hand-over.
    pub disclosure: Option<Disclosure>,
    /// The inquiry.
    pub inquiry: Option<Inquiry>,
    /// The request of a person concerned.
    pub subject_request: Option<SubjectRequest>,
    /// The cost record that a correction takes back.
    pub cost: Option<CostRecord>,
    /// The package of a reconciliation that is the target.
    pub package: Option<Package>,
    /// The received indications: the target first, or all of the package that is the target.
    pub received: Vec<ReceivedIndication>,
    /// The request for assistance that is the target, or that the case rests on.
    pub assistance: Option<Assistance>,
    /// True where this office has a package in this run that has not ended, or another request for
    /// assistance about the case has not: one at a time.
    pub another_open: bool,
    /// The record of the person concerned in the target's compartment, for a rule that hands it over;
    /// `None` where there is no person or its data are erased.
    pub person: Option<PersonRecord>,
    /// True where the register holds a disclosure block (§§ 51, 52 BMG) for the person (R16, P-11).
    pub protected: bool,
    /// True while a complaint about the case is open: hand-overs are frozen (R34).
    pub complaint_open: bool,
    /// True while a fairness stop or zero-tolerance breach is in force (N-14, M-5).
    pub stopped: bool,
    /// The last day on which the signed status of the statistics office for the plan of this run
    /// counts; `None` where there is none (M-2).
    pub fairness_until: Option<Date>,
    /// True where the ground of a new indication has retired itself (M-7).
    pub ground_retired: bool,
    /// True where the same child, ground and period was already reported in this run (R31).
    pub already_reported: bool,
    /// How the indication that is the target is shown to whoever acts, until it is decided (M-6).
    pub review: Review,
    /// True where whoever acts has read the indication in clear, or made the draft it came from (M-6).
    pub read_in_clear: bool,
    /// The draw that a run which opens begins with (M-6).
    pub review_draw: Option<ReviewDraw>,
    /// The seed of the draw of a run that closes, hex: nothing can be screened in it any more, so it is told.
    pub review_seed: Option<String>,
    /// Indications already in the run from this office (cap of the manifest).
    pub indications_in_run: u32,
    /// Drafts already made today by this office.
    pub drafts_today: u32,
    /// Living drafts of this office with the same ground and day of the fact.
    pub drafts_alike: u32,
}

impl<'a> Circumstances<'a> {
    /// Circumstances with nothing loaded.
    #[must_use]
    pub const fn bare(now: Now, actor: &'a Actor, law: &'a Law) -> Self {
        Self {
            now,
            actor,
            law,
            office_kind: None,
            receiver_kind: None,
            run: None,
            indications: Vec::new(),
            case: None,
            case_from_notice: false,
            visits: Vec::new(),
            parts: Vec::new(),
            visit: None,
            accompaniment: None,
            disclosure: None,
            inquiry: None,
            subject_request: None,
            cost: None,
            package: None,
            received: Vec::new(),
            assistance: None,
            another_open: false,
            person: None,
            protected: false,
            complaint_open: false,
            stopped: false,
            fairness_until: None,
            ground_retired: false,
            already_reported: false,
            review: Review::MaskedWithoutDraw,
            read_in_clear: false,
            review_draw: None,
            review_seed: None,
            indications_in_run: 0,
            drafts_today: 0,
            drafts_alike: 0,
        }
    }

    /// Lets whoever acts go on, where these excluded accounts do not name them (§§ 20, 21 VwVfG NRW).
    ///
    /// # Errors
    /// The rule's own no.
    pub(crate) fn admitted<E>(&self, excluded: &[AccountId], no: E) -> Result<(), E> {
        match excluded.contains(&self.actor.account) {
            true => Err(no),
            false => Ok(()),
        }
    }

    /// True while a signed status of the statistics office counts today (M-2).
    #[must_use]
    pub fn fairness_known(&self) -> bool {
        self.fairness_until
            .is_some_and(|until| self.now.today() <= until)
    }
}
