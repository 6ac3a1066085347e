//! Answering an inquiry step by step, as its pages do: the answer with live figures, the draft that was
//! fixed, and what is printed of it. All of it for who may see the inquiry.

use super::composing::{self, Occasion};
use super::{OrderError, decode};
use crate::answer::{self, AnswerDocument};
use crate::error::Error;
use crate::gate::{FormKey, Submitted};
use crate::installation::Installation;
use crate::manifest::sha256_hex;
use crate::outcome_report;
use crate::publications::publish;
use crate::reckoning::{reckon, reckon_at};
use augenmass_domain::id::InquiryId;
use augenmass_domain::inquiry::topics::{TopicAssignment, TopicRules};
use augenmass_domain::inquiry::{Draft, Inquiry, InquiryCommand, ReadInquiry, read};
use augenmass_domain::{Action, Actor, Kind, Purpose, State};
use augenmass_store::{HistoryRow, Outcome};
use jiff::civil::Date;
use uuid::Uuid;

/// What a file is read as, and its SHA-256. Nothing is kept.
///
/// # Errors
/// [`OrderError::Input`] in words, where it is no text of an inquiry.
pub fn read_text(bytes: &[u8]) -> Result<(ReadInquiry, String), OrderError> {
    let inquiry = read(&decode(bytes)?).map_err(|error| OrderError::Input(error.to_string()))?;
    Ok((inquiry, sha256_hex(bytes)))
}

/// What became of an inquiry that was to be taken in.
#[derive(Clone, Debug)]
pub enum Received {
    /// It was taken in, now or before by the same form.
    Taken(Submitted),
    /// One like it is there already and not ended; nothing was written.
    Known(Vec<Inquiry>),
}

/// The inquiries that are not ended and may be the same as a text ([`Inquiry::is_alike`]), oldest first.
/// For those who take inquiries in: they see every one.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn known_alike(
    installation: &Installation,
    read: &ReadInquiry,
    sha256: &str,
) -> Result<Vec<Inquiry>, Error> {
    let store = installation.gate.store();
    let stored = store.inquiries_like(sha256, read.dated.value).await?;
    let alike = stored.into_iter().filter_map(|stored| match stored.state {
        State::Inquiry(inquiry) if inquiry.is_alike(read, sha256) => Some(inquiry),
        _ => None,
    });
    Ok(alike.collect())
}

/// Takes an inquiry in, once for each form. Where one like it is known, only if it was said to be `another`.
///
/// # Errors
/// As [`crate::gate::Gate::submit_once`].
pub async fn receive_once(
    installation: &Installation,
    actor: &Actor,
    (read, sha256): (ReadInquiry, String),
    another: bool,
    form: &FormKey,
) -> Result<Received, Error> {
    let gate = &installation.gate;
    if !another {
        let known = known_alike(installation, &read, &sha256).await?;
        if !known.is_empty() {
            // The same form may have been faster: then it is the one that is known.
            let before = gate.before(actor, form).await?;
            return Ok(before.map_or(Received::Known(known), Received::Taken));
        }
    }
    let read = Box::new(read);
    let command = InquiryCommand::Receive { read, sha256 };
    let purpose = Purpose::CouncilInformation;
    let submitted = gate.submit_once(actor, purpose, command, form).await?;
    Ok(Received::Taken(submitted))
}

/// What the rules propose for a question; a person confirms it.
///
/// # Errors
/// [`Error::Internal`] where the shipped rules cannot be read.
pub fn proposed_topics(text: &str) -> Result<TopicAssignment, Error> {
    Ok(rules()?.assign(text))
}

/// The answer as it would be drafted now, with the figures of a cut-off day.
///
/// # Errors
/// [`Error::NotFound`] where the inquiry may not be seen.
pub async fn preview(
    installation: &Installation,
    actor: &Actor,
    purpose: Purpose,
    id: Uuid,
    as_of: Date,
) -> Result<AnswerDocument, Error> {
    let inquiry = seen(installation, actor, purpose, Action::ViewRecord, id).await?;
    let reckoning = reckon(installation, actor, as_of).await?;
    let drafted_on = installation.gate.now().today();
    let occasion = Occasion {
        as_of,
        drafted_on,
        reports: outcome_report::filed(installation).await?,
    };
    Ok(composing::document(
        installation,
        &rules()?,
        &inquiry,
        &reckoning,
        occasion,
    ))
}

/// The draft that was fixed, composed again and equal to it; the draft mark is gone once it is signed
/// off. `None` where there is none, or where something it rests on has changed since.
///
/// # Errors
/// [`Error::NotFound`] where the inquiry may not be seen.
pub async fn drafted(
    installation: &Installation,
    actor: &Actor,
    purpose: Purpose,
    id: Uuid,
) -> Result<Option<AnswerDocument>, Error> {
    let inquiry = seen(installation, actor, purpose, Action::ViewRecord, id).await?;
    again(installation, actor, &inquiry).await
}

/// As [`drafted`], to be printed.
///
/// # Errors
/// [`Error::Refused`] or [`Error::NotFound`] where the actor may not print it.
pub async fn draft_to_print(
    installation: &Installation,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<AnswerDocument>, Error> {
    let purpose = Purpose::CouncilInformation;
    let inquiry = seen(installation, actor, purpose, Action::PrintPaper, id).await?;
    again(installation, actor, &inquiry).await
}

/// Fixes a draft: exactly this document, once for each form. What is drafted is given to the council, so
/// its figures are published with it.
///
/// # Errors
/// As [`crate::gate::Gate::submit_once`]; [`Error::Conflict`] where other figures were published since
/// the document was composed, so that these are no longer protected.
pub async fn draft_once(
    installation: &Installation,
    actor: &Actor,
    id: InquiryId,
    document: &AnswerDocument,
    form: &FormKey,
) -> Result<Submitted, Error> {
    let reckoning = publish(installation, actor, document.as_of).await?;
    let reports = outcome_report::filed(installation).await?;
    let same = reckoning.checkpoint.size == document.checkpoint.tree_size
        && reckoning.earlier == document.earlier
        && answer::reported(&reports, document.as_of) == document.outcome_reports;
    if !same {
        return Err(Error::Conflict);
    }
    let command = InquiryCommand::Draft {
        id,
        answer_sha256: document.content_sha256(),
        as_of: document.as_of,
        tree_size: document.checkpoint.tree_size,
    };
    let purpose = Purpose::CouncilInformation;
    let gate = &installation.gate;
    gate.submit_once(actor, purpose, command, form).await
}

/// Publishes, once for each form.
///
/// # Errors
/// As [`crate::gate::Gate::submit_once`].
pub async fn publish_once(
    installation: &Installation,
    actor: &Actor,
    id: InquiryId,
    form: &FormKey,
) -> Result<Submitted, Error> {
    let command = InquiryCommand::Publish { id };
    let purpose = Purpose::CouncilInformation;
    let gate = &installation.gate;
    gate.submit_once(actor, purpose, command, form).await
}

fn rules() -> Result<TopicRules, Error> {
    TopicRules::shipped().map_err(|error| Error::Internal(error.to_string()))
}

async fn seen(
    installation: &Installation,
    actor: &Actor,
    purpose: Purpose,
    action: Action,
    id: Uuid,
) -> Result<Inquiry, Error> {
    let gate = &installation.gate;
    match gate.look(actor, purpose, action, Kind::Inquiry, id).await? {
        State::Inquiry(inquiry) => Ok(inquiry),
        _ => Err(Error::NotFound),
    }
}

/// Composes the draft again from the rows under its checkpoint; only an equal one counts.
async fn again(
    installation: &Installation,
    actor: &Actor,
    inquiry: &Inquiry,
) -> Result<Option<AnswerDocument>, Error> {
    let Some(draft) = inquiry.draft() else {
        return Ok(None);
    };
    let store = installation.gate.store();
    let checkpoint = store.checkpoint(draft.tree_size).await?;
    let fixed = fixed_by(installation, inquiry.id(), draft).await?;
    let (Some(checkpoint), Some(fixed)) = (checkpoint, fixed) else {
        return Ok(None);
    };
    let Some(at) = fixed.record.moment() else {
        return Ok(None);
    };
    let reckoning = reckon_at(installation, actor, draft.as_of, checkpoint).await?;
    let occasion = Occasion {
        as_of: draft.as_of,
        drafted_on: crate::clock::now_at(at).today(),
        reports: outcome_report::filed_before(installation, fixed.seq).await?,
    };
    let mut document = composing::document(installation, &rules()?, inquiry, &reckoning, occasion);
    if document.content_sha256() != draft.answer_sha256 {
        return Ok(None);
    }
    document.draft = inquiry.output_is_draft();
    Ok(Some(document))
}

/// The row of the history by which a draft was fixed.
async fn fixed_by(
    installation: &Installation,
    id: InquiryId,
    draft: &Draft,
) -> Result<Option<HistoryRow>, Error> {
    let store = installation.gate.store();
    let rows = store.history_of(Kind::Inquiry, id.uuid()).await?;
    Ok(rows.into_iter().rev().find(|row| {
        let hash = row.record.details.get("answer-sha256");
        row.record.action == Action::DraftAnswer
            && row.record.outcome == Outcome::Accepted
            && hash == Some(&draft.answer_sha256)
    }))
}
