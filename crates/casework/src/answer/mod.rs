//! The answer to a council inquiry: composed from records, recomputable by anyone with the database.

mod compose;
mod document;
mod figure;
mod review;

pub use compose::{
    Matter, QuestionMatter, compose, figures_about, five_year, german_date, reported, reported_in,
    requested,
};
pub use document::{
    AnswerContribution, AnswerDocument, AnswerFigure, AnsweredQuestion, CheckpointReference,
    ContributionState, FigureInterval, FigureStatus, FigureValue, InquiryHead, Judgement,
    ReportedCount, ReportedOutcomes,
};
pub use figure::{printed, printed_in};
pub use review::review_in_words;
