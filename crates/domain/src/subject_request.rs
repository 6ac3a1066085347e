//! Requests of the person concerned: Received → Answered | Extended; an open complaint freezes
//! hand-overs (R34, P-05, P-06).

use crate::action::Action;
use crate::actor::Role;
use crate::circumstances::Circumstances;
use crate::decision::{Decision, PersonalKind, PersonalWrite};
use crate::disclosure::about::{About, about};
use crate::fact::{Counted, Fact, Track};
use crate::id::{AccountId, CaseId, Ids, PersonalId, RunId, SubjectRequestId};
use crate::private::Private;
use crate::state::Facets;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectRequestKind {
    /// Access (Art. 15 GDPR).
    Access,
    /// Correction (Art. 16).
    Correction,
    /// Erasure (Art. 17).
    Erasure,
    /// Restriction (Art. 18).
    Restriction,
    /// Objection (Art. 21) or remedy against a decision (Widerspruch).
    Objection,
    /// Complaint to the ombudsperson (P-06).
    Complaint,
}

impl SubjectRequestKind {
    /// The name in the history.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Correction => "correction",
            Self::Erasure => "erasure",
            Self::Restriction => "restriction",
            Self::Objection => "objection",
            Self::Complaint => "complaint",
        }
    }
}

/// How it was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestAnswer {
    /// Granted.
    Granted,
    /// Granted in part.
    GrantedInPart,
    /// Declined with reasons.
    Declined,
}

impl RequestAnswer {
    /// The name in the history.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::GrantedInPart => "granted-in-part",
            Self::Declined => "declined",
        }
    }
}

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum SubjectRequestCommand {
    /// Receives one.
    Receive {
        /// About which case.
        case: CaseId,
        /// What.
        request: SubjectRequestKind,
        /// In the person's words.
        words: Option<Private<String>>,
    },
    /// Extends the deadline once, with a reason (Art. 12(3) GDPR).
    Extend {
        /// Which.
        id: SubjectRequestId,
        /// Why.
        reason: Private<String>,
    },
    /// Answers.
    Answer {
        /// Which.
        id: SubjectRequestId,
        /// How.
        answer: RequestAnswer,
    },
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub enum Stage {
    /// Received.
    Received,
    /// Its deadline was extended, once.
    Extended,
    /// Answered.
    Answered {
        /// How.
        answer: RequestAnswer,
        /// On which day.
        on: Date,
        /// By whom.
        by: AccountId,
    },
}

/// The transitions there are: (from, command, to). `docs/states/subject-request.md` shows the same.
pub const TRANSITIONS: &[(&str, &str, &str)] = &[
    ("[*]", "Receive", "received"),
    ("received", "Extend", "extended"),
    ("received", "Answer", "answered"),
    ("extended", "Answer", "answered"),
];

/// A request of the person concerned (Art. 15–21 GDPR, P-05) or a complaint (P-06). Its words are
/// sealed; this holds their reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubjectRequest {
    id: SubjectRequestId,
    about: About,
    request: SubjectRequestKind,
    words: Option<PersonalId>,
    received_on: Date,
    received_by: AccountId,
    due: Date,
    stage: Stage,
}

impl SubjectRequest {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> SubjectRequestId {
        self.id
    }
    pub(crate) const fn excluded_mut(&mut self) -> &mut Vec<AccountId> {
        &mut self.about.excluded
    }
    /// The case it is about.
    #[must_use]
    pub const fn case(&self) -> CaseId {
        self.about.case
    }
    /// What is asked for.
    #[must_use]
    pub const fn request(&self) -> SubjectRequestKind {
        self.request
    }
    /// The person's sealed words.
    #[must_use]
    pub const fn words(&self) -> Option<PersonalId> {
        self.words
    }
    /// The day it was received.
    #[must_use]
    pub const fn received_on(&self) -> Date {
        self.received_on
    }
    /// Where it stands.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }
    /// By when it must be answered; `None` once it is.
    #[must_use]
    pub const fn due(&self) -> Option<Date> {
        match self.stage {
            Stage::Answered { .. } => None,
            _ => Some(self.due),
        }
    }
    /// True while it is an open complaint: hand-overs about the case are frozen (R34).
    #[must_use]
    pub const fn freezes_hand_overs(&self) -> bool {
        matches!(self.request, SubjectRequestKind::Complaint)
            && !matches!(self.stage, Stage::Answered { .. })
    }
    /// The name of its state, kebab-case.
    #[must_use]
    pub const fn state_name(&self) -> &'static str {
        match self.stage {
            Stage::Received => "received",
            Stage::Extended => "extended",
            Stage::Answered { .. } => "answered",
        }
    }
    /// What policy and storage may see.
    #[must_use]
    pub fn facets(&self) -> Facets {
        Facets {
            office: Some(self.about.office),
            run: self.about.run,
            person: Some(self.about.person),
            started_by: Some(self.received_by),
            excluded: self.about.excluded.clone(),
            due: self.due(),
            ..Facets::default()
        }
    }
}

crate::rejections! {
    /// Rules of a request of the person concerned.
    SubjectRequestRejection {
        /// There is no such request.
        Unknown => "subject-request-unknown", "Art. 12 GDPR";
        /// The account is excluded from the case for a conflict of interest: a colleague does it.
        ExcludedAccount => "subject-request-excluded-account", "§§ 20, 21 VwVfG NRW";
        /// The case it is about is not here.
        CaseUnknown => "subject-request-case-unknown", "Art. 12 GDPR";
        /// It was answered before.
        AlreadyAnswered => "subject-request-already-answered", "Art. 12(3) GDPR";
        /// The deadline is extended once.
        AlreadyExtended => "subject-request-already-extended", "Art. 12(3) GDPR";
        /// A complaint is answered within four weeks, without extension.
        ComplaintNotExtendable => "complaint-not-extendable", "P-06";
        /// The person must learn of the extension within the first month.
        TooLateToExtend => "subject-request-too-late-to-extend", "Art. 12(3) GDPR";
        /// An extension needs its reason.
        ReasonMissing => "subject-request-reason-missing", "Art. 12(3) GDPR";
        /// A complaint is answered by the ombudsperson, outside the project.
        ComplaintNotByOmbudsperson => "complaint-only-by-ombudsperson", "P-06";
        /// An objection is not answered by the one who worked on the case.
        AnsweredBySamePerson => "objection-answered-by-same-person", "P-05";
    }
}

impl SubjectRequestCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Receive { .. } => Action::ReceiveSubjectRequest,
            Self::Extend { .. } => Action::ExtendSubjectRequest,
            Self::Answer { .. } => Action::AnswerSubjectRequest,
        }
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::Receive { .. } => None,
            Self::Extend { id, .. } | Self::Answer { id, .. } => Some(id.uuid()),
        }
    }
}

type Decided = Result<Decision, SubjectRequestRejection>;

/// Decides a command about a request of the person concerned.
///
/// # Errors
/// The rule that said no.
pub fn decide(
    command: &SubjectRequestCommand,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Decided {
    if let SubjectRequestCommand::Receive {
        case,
        request,
        words,
    } = command
    {
        let about = around.case.as_ref().and_then(about);
        let about = about
            .filter(|a| a.case == *case)
            .ok_or(SubjectRequestRejection::CaseUnknown)?;
        around.admitted(&about.excluded, SubjectRequestRejection::ExcludedAccount)?;
        return Ok(receive(about, *request, words.as_ref(), around, ids));
    }
    let open = around
        .subject_request
        .clone()
        .filter(|r| Some(r.id.uuid()) == command.target())
        .ok_or(SubjectRequestRejection::Unknown)?;
    let excluded = &open.about.excluded;
    around.admitted(excluded, SubjectRequestRejection::ExcludedAccount)?;
    if matches!(open.stage, Stage::Answered { .. }) {
        return Err(SubjectRequestRejection::AlreadyAnswered);
    }
    match command {
        SubjectRequestCommand::Receive { .. } => Err(SubjectRequestRejection::Unknown),
        SubjectRequestCommand::Extend { reason, .. } => extend(open, reason, around, ids),
        SubjectRequestCommand::Answer { answer, .. } => reply(open, *answer, around),
    }
}

fn receive(
    about: About,
    request: SubjectRequestKind,
    words: Option<&Private<String>>,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Decision {
    let today = around.now.today();
    let complaint = request == SubjectRequestKind::Complaint;
    let words = words
        .map(|w| w.reveal().trim().to_owned())
        .filter(|w| !w.is_empty())
        .map(|text| PersonalWrite {
            id: PersonalId::fresh(ids),
            person: about.person,
            office: about.office,
            content: PersonalKind::Statement { text: text.into() },
        });
    let of = (about.track, about.run);
    let record = SubjectRequest {
        id: SubjectRequestId::fresh(ids),
        words: words.as_ref().map(|w| w.id),
        about,
        request,
        received_on: today,
        received_by: around.actor.account,
        due: today.saturating_add(if complaint { 4.weeks() } else { 1.month() }),
        stage: Stage::Received,
    };
    let (case, due) = (record.about.case, record.due);
    let mut decision = Decision::to("subject-request-received", record)
        .detail("case", case)
        .detail("request", request.name())
        .detail("due", due);
    decision.personal.extend(words);
    if complaint {
        decision = decision.fact(fact(today, Counted::ComplaintReceived, of));
    }
    decision
}

fn extend(
    mut record: SubjectRequest,
    reason: &Private<String>,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Decided {
    if record.stage == Stage::Extended {
        return Err(SubjectRequestRejection::AlreadyExtended);
    }
    if record.request == SubjectRequestKind::Complaint {
        return Err(SubjectRequestRejection::ComplaintNotExtendable);
    }
    let reason = reason.reveal().trim();
    if reason.is_empty() {
        return Err(SubjectRequestRejection::ReasonMissing);
    }
    if around.now.today() > record.due {
        return Err(SubjectRequestRejection::TooLateToExtend);
    }
    let sealed = PersonalWrite {
        id: PersonalId::fresh(ids),
        person: record.about.person,
        office: record.about.office,
        content: PersonalKind::Reason {
            text: reason.to_owned().into(),
        },
    };
    // Counted from the receipt: 31 January + 3 months is 30 April, not 28 February + 2 months.
    record.due = record.received_on.saturating_add(3.months());
    record.stage = Stage::Extended;
    let due = record.due;
    Ok(Decision::to("subject-request-extended", record)
        .detail("due", due)
        .seal(sealed))
}

fn reply(mut record: SubjectRequest, answer: RequestAnswer, around: &Circumstances<'_>) -> Decided {
    let by = around.actor.account;
    match record.request {
        SubjectRequestKind::Complaint if around.actor.role != Role::Ombudsperson => {
            return Err(SubjectRequestRejection::ComplaintNotByOmbudsperson);
        }
        SubjectRequestKind::Complaint | SubjectRequestKind::Objection
            if record.about.started_by == Some(by) =>
        {
            return Err(SubjectRequestRejection::AnsweredBySamePerson);
        }
        _ => {}
    }
    let today = around.now.today();
    let in_time = today <= record.due;
    record.stage = Stage::Answered {
        answer,
        on: today,
        by,
    };
    let upheld =
        record.request == SubjectRequestKind::Objection && answer != RequestAnswer::Declined;
    let of = (record.about.track, record.about.run);
    let decision = Decision::to("subject-request-answered", record)
        .detail("answer", answer.name())
        .detail("in-time", in_time);
    Ok(if upheld {
        decision.fact(fact(today, Counted::ObjectionUpheld, of))
    } else {
        decision
    })
}

fn fact(day: Date, what: Counted, (track, run): (Option<Track>, Option<RunId>)) -> Fact {
    Fact {
        track,
        run,
        ..Fact::one(day, what)
    }
}

#[cfg(test)]
mod tests;
