//! The state of an inquiry.

use super::{ContributionContent, ReadInquiry, Topic};
use crate::id::{AccountId, InquiryId};
use crate::law::calendar::plus_days;
use crate::state::{Facets, Kind};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Days within which a contribution is asked for where the day of the answer is not known.
const A_YEAR: u16 = 365;

/// How far an inquiry has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub enum Stage {
    /// It was received.
    Received,
    /// Its questions have topics.
    Assigned,
    /// Other bodies are asked for contributions, or have given some.
    ContributionsOpen,
    /// A draft of the answer is fixed by its hash.
    Drafted,
    /// A second person signed that draft off.
    SignedOff {
        /// Who.
        by: AccountId,
        /// On which day.
        on: Date,
    },
    /// It was answered, in one or both forms.
    Answered {
        /// Who signed the answer off.
        signed_by: AccountId,
        /// Day of the oral answer.
        orally: Option<Date>,
        /// Day of the written answer.
        in_writing: Option<Date>,
    },
    /// The written answer is public.
    Published {
        /// Who signed the answer off.
        signed_by: AccountId,
        /// Day of the oral answer.
        orally: Option<Date>,
        /// Day of the written answer.
        in_writing: Date,
        /// Day of publication.
        on: Date,
    },
}

/// The transitions there are: (from, command, to). `docs/states/inquiry.md` shows the same.
pub const TRANSITIONS: &[(&str, &str, &str)] = &[
    ("[*]", "Receive", "received"),
    ("received", "Assign", "assigned"),
    ("assigned", "Assign", "assigned"),
    ("contributions-open", "Assign", "contributions-open"),
    ("drafted", "Assign", "drafted"),
    ("assigned", "RequestContribution", "contributions-open"),
    (
        "contributions-open",
        "RequestContribution",
        "contributions-open",
    ),
    ("drafted", "RequestContribution", "contributions-open"),
    ("assigned", "EnterContribution", "contributions-open"),
    (
        "contributions-open",
        "EnterContribution",
        "contributions-open",
    ),
    ("drafted", "EnterContribution", "drafted"),
    ("assigned", "WriteJudgement", "assigned"),
    ("contributions-open", "WriteJudgement", "contributions-open"),
    ("drafted", "WriteJudgement", "drafted"),
    ("assigned", "Draft", "drafted"),
    ("contributions-open", "Draft", "drafted"),
    ("drafted", "Draft", "drafted"),
    ("drafted", "SignOff", "signed-off"),
    ("signed-off", "Answer", "answered"),
    ("answered", "Answer", "answered"),
    ("answered", "Publish", "published"),
];

/// What another body was asked for, and what it supplied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// The question's number.
    pub question: u16,
    /// The body, e.g. `Familienkasse`.
    pub body: String,
    /// By when it was asked for; `None` where it came unasked.
    pub by: Option<Date>,
    /// What was supplied, if anything yet.
    pub entered: Option<Entered>,
}

/// A contribution as entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The source, e.g. a letter with its date.
    pub source: String,
    /// The named person in office who supplied it.
    pub supplied_by: String,
    /// What.
    pub content: ContributionContent,
    /// The day it was received.
    pub received_on: Date,
    /// Who entered it.
    pub entered_by: AccountId,
}

/// How a contribution stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContributionStanding {
    /// It is still awaited: no answer is signed off before its deadline.
    Awaited,
    /// It was supplied (a nil return is supplied too).
    Supplied,
    /// Its deadline passed: the answer says *not supplied*, never zero (R37).
    NotSupplied,
}

impl Contribution {
    /// How it stands on a day.
    #[must_use]
    pub fn standing(&self, today: Date) -> ContributionStanding {
        match (&self.entered, self.by) {
            (Some(_), _) => ContributionStanding::Supplied,
            (None, Some(by)) if by < today => ContributionStanding::NotSupplied,
            (None, _) => ContributionStanding::Awaited,
        }
    }
}

/// A judgement of the head of department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Its words.
    pub text: String,
    /// Who wrote it.
    pub by: AccountId,
    /// On which day.
    pub on: Date,
}

/// A draft of the answer, fixed by its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// SHA-256 of `answer.json`, hex.
    pub answer_sha256: String,
    /// The day up to which it counts.
    pub as_of: Date,
    /// The tree size of the checkpoint it rests on.
    pub tree_size: u64,
    /// Who drafted it.
    pub by: AccountId,
    /// True once a contribution, judgement or topic came after it: it must be drafted again.
    pub outdated: bool,
}

/// A council inquiry (§ 55(1) GO NRW) and what belongs to its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inquiry {
    pub(super) id: InquiryId,
    pub(super) read: Box<ReadInquiry>,
    pub(super) sha256: String,
    pub(super) received_on: Date,
    /// The last day for the written answer where no session is known. `None` only in records that
    /// were written before it was kept.
    #[serde(default)]
    pub(super) answer_by: Option<Date>,
    pub(super) received_by: AccountId,
    pub(super) topics: BTreeMap<u16, Vec<Topic>>,
    pub(super) contributions: Vec<Contribution>,
    pub(super) judgements: BTreeMap<u16, Judgement>,
    pub(super) draft: Option<Draft>,
    pub(super) stage: Stage,
}

impl Inquiry {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> InquiryId {
        self.id
    }
    /// The name of its state, kebab-case.
    #[must_use]
    pub const fn state_name(&self) -> &'static str {
        match self.stage {
            Stage::Received => "received",
            Stage::Assigned => "assigned",
            Stage::ContributionsOpen => "contributions-open",
            Stage::Drafted => "drafted",
            Stage::SignedOff { .. } => "signed-off",
            Stage::Answered { .. } => "answered",
            Stage::Published { .. } => "published",
        }
    }
    /// How far it has come.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }
    /// The inquiry as read.
    #[must_use]
    pub const fn read(&self) -> &ReadInquiry {
        &self.read
    }
    /// SHA-256 of its file, hex.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
    /// True where a text is, as far as that can be told without reading it, this inquiry once more: the same
    /// file, or a letter of the same group and day that asks for the same forms of answer.
    #[must_use]
    pub fn is_alike(&self, read: &ReadInquiry, sha256: &str) -> bool {
        let known = &self.read;
        let same_letter = read.group.value.is_some()
            && read.dated.value.is_some()
            && known.group.value == read.group.value
            && known.dated.value == read.dated.value
            && known.forms == read.forms;
        self.sha256 == sha256 || same_letter
    }
    /// The day it was received.
    #[must_use]
    pub const fn received_on(&self) -> Date {
        self.received_on
    }
    /// Topics by question number.
    #[must_use]
    pub const fn topics(&self) -> &BTreeMap<u16, Vec<Topic>> {
        &self.topics
    }
    /// What other bodies were asked for and supplied.
    #[must_use]
    pub fn contributions(&self) -> &[Contribution] {
        &self.contributions
    }
    /// Judgements by question number.
    #[must_use]
    pub const fn judgements(&self) -> &BTreeMap<u16, Judgement> {
        &self.judgements
    }
    /// The draft of the answer.
    #[must_use]
    pub const fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }
    /// True while every output must say *Entwurf* (design 3).
    #[must_use]
    pub const fn output_is_draft(&self) -> bool {
        !matches!(
            self.stage,
            Stage::SignedOff { .. } | Stage::Answered { .. } | Stage::Published { .. }
        )
    }
    /// The next day on which somebody must act: a contribution's deadline, or the session; where no
    /// session is known, the last day of the council's period for a written answer (§ 55(1) GO NRW,
    /// rules of procedure). `None` once it was answered in writing.
    #[must_use]
    pub fn due(&self) -> Option<Date> {
        let session = self.read.session_date.value.or(self.answer_by);
        match &self.stage {
            Stage::Published { .. } => None,
            Stage::Answered {
                in_writing: Some(_),
                ..
            } => None,
            Stage::SignedOff { .. } | Stage::Answered { .. } => session,
            _ => self
                .contributions
                .iter()
                .filter(|c| c.entered.is_none())
                .filter_map(|c| c.by)
                .chain(session)
                .min(),
        }
    }
    /// The last day by which a contribution may be asked for: the day of the answer (the session, else the
    /// end of the council's period), or a year ahead where that is not known or has passed.
    #[must_use]
    pub fn contributions_until(&self, today: Date) -> Date {
        let answer = self.read.session_date.value.or(self.answer_by);
        answer
            .filter(|day| *day > today)
            .unwrap_or_else(|| plus_days(today, A_YEAR))
    }
    /// What policy and storage may see. An inquiry lies in no office's compartment: it concerns
    /// figures, never a person. `started_by` is the drafter once there is a draft.
    #[must_use]
    pub fn facets(&self) -> Facets {
        Facets {
            started_by: Some(self.draft.as_ref().map_or(self.received_by, |d| d.by)),
            public: Kind::Inquiry.is_public_in(self.state_name()),
            due: self.due(),
            ..Facets::default()
        }
    }
}
