//! The documents as one type.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Answer, BenefitLetter, ClearingLetter, DecisionNotice, HearingLetter, InvalidDocument,
    InvitationLetter, OralNotes, ServiceLetter, VisitOrder,
};

/// A document to print. In JSON the field `kind` names the variant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Document {
    /// "Mitteilung der Verwaltung": the written answer to an inquiry.
    Answer(Box<Answer>),
    /// Speaking notes for the oral answer.
    OralNotes(OralNotes),
    /// The first letter, in all languages (P-01, P-02).
    ServiceLetter(Box<ServiceLetter>),
    /// Invitation to a conversation, a rung of the ladder.
    InvitationLetter(Box<InvitationLetter>),
    /// Hearing before anything adverse (P-03, § 28 VwVfG NRW).
    HearingLetter(Box<HearingLetter>),
    /// The decision after the hearing, with the remedy (§§ 37, 39 VwVfG NRW).
    DecisionNotice(Box<DecisionNotice>),
    /// Clearing letter to an unremarkable household (P-10).
    ClearingLetter(Box<ClearingLetter>),
    /// A letter of the family benefits office in a benefit check (§§ 88, 91 AO; §§ 70, 71 EStG).
    BenefitLetter(Box<BenefitLetter>),
    /// Order for one accompanied visit in one case, with report and consent (P-08).
    VisitOrder(Box<VisitOrder>),
}

impl Document {
    /// Checks the rules that hold for this kind of document.
    ///
    /// # Errors
    /// The first rule that the document breaks.
    pub fn validate(&self) -> Result<(), InvalidDocument> {
        match self {
            Self::Answer(document) => document.validate(),
            Self::OralNotes(document) => document.validate(),
            Self::ServiceLetter(document) => document.validate(),
            Self::InvitationLetter(document) => document.validate(),
            Self::HearingLetter(document) => document.validate(),
            Self::DecisionNotice(document) => document.validate(),
            Self::ClearingLetter(document) => document.validate(),
            Self::BenefitLetter(document) => document.validate(),
            Self::VisitOrder(document) => document.validate(),
        }
    }

    /// A name for files and tests, such as `service_letter`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Answer(_) => "answer",
            Self::OralNotes(_) => "oral_notes",
            Self::ServiceLetter(_) => "service_letter",
            Self::InvitationLetter(_) => "invitation_letter",
            Self::HearingLetter(_) => "hearing_letter",
            Self::DecisionNotice(_) => "decision_notice",
            Self::ClearingLetter(_) => "clearing_letter",
            Self::BenefitLetter(_) => "benefit_letter",
            Self::VisitOrder(_) => "visit_order",
        }
    }

    /// One invented sample of each kind, and each letter of the family benefits office.
    pub fn samples() -> Vec<Self> {
        let mut all: Vec<Self> = vec![
            Answer::sample().into(),
            OralNotes::sample().into(),
            ServiceLetter::sample().into(),
            InvitationLetter::sample().into(),
            HearingLetter::sample().into(),
            DecisionNotice::sample().into(),
            ClearingLetter::sample().into(),
            VisitOrder::sample().into(),
        ];
        all.extend(BenefitLetter::samples().into_iter().map(Self::from));
        all
    }

    /// The template that prints it.
    pub(crate) const fn template(&self) -> &'static str {
        match self {
            Self::Answer(_) => "templates/answer.typ",
            Self::OralNotes(_) => "templates/oral_notes.typ",
            Self::ServiceLetter(_) => "templates/service_letter.typ",
            Self::InvitationLetter(_) => "templates/invitation_letter.typ",
            Self::HearingLetter(_) => "templates/hearing_letter.typ",
            Self::DecisionNotice(_) => "templates/decision_notice.typ",
            Self::ClearingLetter(_) => "templates/clearing_letter.typ",
            Self::BenefitLetter(_) => "templates/benefit_letter.typ",
            Self::VisitOrder(_) => "templates/visit_order.typ",
        }
    }

    /// The data as the template finds them.
    pub(crate) fn data(&self) -> serde_json::Result<Value> {
        serde_json::to_value(self)
    }
}

/// `Document::from(sample)` for each kind.
macro_rules! from {
    ($($kind:ident $wrap:expr),* $(,)?) => {$(
        impl From<$kind> for Document {
            fn from(document: $kind) -> Self {
                Self::$kind($wrap(document))
            }
        }
    )*};
}

from!(
    Answer Box::new,
    OralNotes std::convert::identity,
    ServiceLetter Box::new,
    InvitationLetter Box::new,
    HearingLetter Box::new,
    DecisionNotice Box::new,
    ClearingLetter Box::new,
    BenefitLetter Box::new,
    VisitOrder Box::new,
);
