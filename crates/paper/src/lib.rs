//! What is printed: Typst templates and rendering to PDF/A and PDF/UA.
//!
//! A caller fills one of the document structs ([`Answer`], [`OralNotes`],
//! [`ServiceLetter`], [`HearingLetter`], [`ClearingLetter`], [`VisitOrder`]) and
//! hands it to a [`Renderer`], which returns the bytes of one PDF per document.
//! Each PDF is PDF/A-2a (it can be archived) and PDF/UA-1 (a screen reader can
//! read it), and the same input gives the same bytes.
//!
//! Rendering happens in a child process ([`child_main`]) under a time limit and
//! a memory limit, because a text that someone sent to the city must not be able
//! to stop the city's server. Data reach the templates as JSON, never as source.
//!
//! This is the only crate that knows Typst, and it knows no other crate of the
//! workspace.

mod answer;
mod benefit_letter;
mod child;
mod clean;
mod clearing_letter;
mod decision_notice;
mod document;
mod engine;
mod error;
mod frame;
mod hearing_letter;
mod invitation_letter;
mod letter;
mod oral_notes;
mod private;
mod renderer;
mod service_letter;
mod visit_order;

pub use answer::{
    Answer, AnsweredQuestion, Comparison, Contribution, ContributionState, FigureDefinition,
    FigureRow, FigureStatus, FigureTable, FiveYearCell, FiveYearRow, FiveYearStage, FiveYears,
    InquiryReference, Judgement, NonPublicAnnex, Picture, Stage, Verification,
};
pub use benefit_letter::{BenefitLetter, BenefitMatter};
pub use child::child_main;
pub use clearing_letter::{ClearingLetter, ComplaintBody, Notified, OnlineAccess, Redress, Step};
pub use decision_notice::DecisionNotice;
pub use document::Document;
pub use error::{Diagnostic, InvalidDocument, PaperError};
pub use hearing_letter::{ConsideredDecision, HearingLetter, KnownFact};
pub use invitation_letter::InvitationLetter;
pub use jiff::civil::{Date, Time};
pub use letter::{AdviceCentre, LetterOpening, Letterhead, ReplyWays};
pub use oral_notes::{OralBlock, OralNotes};
pub use private::Private;
pub use renderer::Renderer;
pub use service_letter::{LetterReason, ServiceLetter};
pub use visit_order::{Accompaniment, Interpreter, LegalMode, Observation, TimeWindow, VisitOrder};
