//! The rules of an inquiry.

use super::state::{Contribution, ContributionStanding, Draft, Entered, Judgement, Stage};
use super::{
    AnswerForm, ContributionContent, Inquiry, InquiryCommand, InquiryRejection, LINE_LIMIT,
    ReadInquiry, TEXT_LIMIT, Topic,
};
use crate::actor::Role;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::id::{Ids, InquiryId};
use crate::law::calendar::plus_days;
use jiff::civil::Date;
use std::collections::BTreeMap;

type Decided = Result<Decision, InquiryRejection>;

/// Decides a command about an inquiry.
///
/// # Errors
/// The rule that said no.
pub fn decide(command: &InquiryCommand, around: &Circumstances<'_>, ids: &mut dyn Ids) -> Decided {
    if let InquiryCommand::Receive { read, sha256 } = command {
        return receive(read, sha256, around, ids);
    }
    let inquiry = around
        .inquiry
        .clone()
        .filter(|i| Some(i.id.uuid()) == command.target())
        .ok_or(InquiryRejection::Unknown)?;
    match command {
        InquiryCommand::Receive { .. } => Err(InquiryRejection::Unknown),
        InquiryCommand::Assign { topics, .. } => assign(inquiry, topics),
        InquiryCommand::RequestContribution {
            question, body, by, ..
        } => request(inquiry, *question, body, *by, around),
        InquiryCommand::EnterContribution {
            question,
            body,
            source,
            supplied_by,
            content,
            ..
        } => {
            let entered = Entered {
                source: source.trim().to_owned(),
                supplied_by: supplied_by.trim().to_owned(),
                content: content.clone(),
                received_on: around.now.today(),
                entered_by: around.actor.account,
            };
            enter(inquiry, *question, body, entered)
        }
        InquiryCommand::WriteJudgement { question, text, .. } => {
            judge(inquiry, *question, text, around)
        }
        InquiryCommand::Draft {
            answer_sha256,
            as_of,
            tree_size,
            ..
        } => {
            let draft = Draft {
                answer_sha256: answer_sha256.clone(),
                as_of: *as_of,
                tree_size: *tree_size,
                by: around.actor.account,
                outdated: false,
            };
            fix_draft(inquiry, draft, around)
        }
        InquiryCommand::SignOff { answer_sha256, .. } => sign_off(inquiry, answer_sha256, around),
        InquiryCommand::Answer { form, .. } => answer(inquiry, *form, around),
        InquiryCommand::Publish { .. } => publish(inquiry, around),
    }
}

fn receive(
    read: &ReadInquiry,
    sha256: &str,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Decided {
    if read.questions.is_empty() {
        return Err(InquiryRejection::NoQuestions);
    }
    ensure_hash(sha256)?;
    let today = around.now.today();
    let practice = around.law.deadlines().council("default");
    let inquiry = Inquiry {
        id: InquiryId::fresh(ids),
        read: Box::new(read.clone()),
        sha256: sha256.to_owned(),
        received_on: today,
        answer_by: Some(plus_days(today, practice.written_within_days)),
        received_by: around.actor.account,
        topics: BTreeMap::new(),
        contributions: Vec::new(),
        judgements: BTreeMap::new(),
        draft: None,
        stage: Stage::Received,
    };
    let questions = inquiry.read.questions.len();
    Ok(Decision::to("inquiry-received", inquiry)
        .detail("questions", questions)
        .detail("sha256", sha256))
}

fn assign(mut inquiry: Inquiry, topics: &BTreeMap<u16, Vec<Topic>>) -> Decided {
    if inquiry.stage == Stage::Received {
        inquiry.stage = Stage::Assigned;
    } else {
        ensure_open(&inquiry)?;
    }
    for number in topics.keys() {
        ensure_question(&inquiry, *number)?;
    }
    for question in &inquiry.read.questions {
        if topics.get(&question.number).is_none_or(Vec::is_empty) {
            return Err(InquiryRejection::QuestionWithoutTopic);
        }
    }
    inquiry.topics = topics.clone();
    outdate(&mut inquiry);
    Ok(Decision::to("inquiry-assigned", inquiry))
}

fn request(
    mut inquiry: Inquiry,
    question: u16,
    body: &str,
    by: Date,
    around: &Circumstances<'_>,
) -> Decided {
    ensure_open(&inquiry)?;
    ensure_question(&inquiry, question)?;
    let body = body.trim();
    ensure_body(body)?;
    let today = around.now.today();
    if by <= today {
        return Err(InquiryRejection::DeadlineNotInFuture);
    }
    if by > inquiry.contributions_until(today) {
        return Err(InquiryRejection::DeadlineTooLate);
    }
    match find(&mut inquiry, question, body) {
        Some(c) if c.standing(today) != ContributionStanding::NotSupplied => {
            return Err(InquiryRejection::AlreadyRequested);
        }
        Some(c) => c.by = Some(by),
        None => inquiry.contributions.push(Contribution {
            question,
            body: body.to_owned(),
            by: Some(by),
            entered: None,
        }),
    }
    inquiry.stage = Stage::ContributionsOpen;
    Ok(Decision::to("contribution-requested", inquiry)
        .detail("question", question)
        .detail("by", by))
}

fn enter(mut inquiry: Inquiry, question: u16, body: &str, entered: Entered) -> Decided {
    ensure_open(&inquiry)?;
    ensure_question(&inquiry, question)?;
    let body = body.trim();
    ensure_body(body)?;
    if entered.source.is_empty() {
        return Err(InquiryRejection::SourceMissing);
    }
    if entered.supplied_by.is_empty() {
        return Err(InquiryRejection::SupplierMissing);
    }
    ensure_line(&entered.source)?;
    ensure_line(&entered.supplied_by)?;
    ensure_content(&entered.content)?;
    match find(&mut inquiry, question, body) {
        Some(contribution) => contribution.entered = Some(entered),
        None => inquiry.contributions.push(Contribution {
            question,
            body: body.to_owned(),
            by: None,
            entered: Some(entered),
        }),
    }
    if inquiry.stage == Stage::Assigned {
        inquiry.stage = Stage::ContributionsOpen;
    }
    outdate(&mut inquiry);
    Ok(Decision::to("contribution-entered", inquiry).detail("question", question))
}

fn judge(mut inquiry: Inquiry, question: u16, text: &str, around: &Circumstances<'_>) -> Decided {
    ensure_open(&inquiry)?;
    if around.actor.role != Role::HeadOfDepartment {
        return Err(InquiryRejection::JudgementNotByHead);
    }
    ensure_question(&inquiry, question)?;
    if text.trim().is_empty() {
        return Err(InquiryRejection::JudgementEmpty);
    }
    if text.trim().chars().count() > TEXT_LIMIT {
        return Err(InquiryRejection::JudgementTooLong);
    }
    inquiry.judgements.insert(
        question,
        Judgement {
            text: text.trim().to_owned(),
            by: around.actor.account,
            on: around.now.today(),
        },
    );
    outdate(&mut inquiry);
    Ok(Decision::to("judgement-written", inquiry).detail("question", question))
}

fn fix_draft(mut inquiry: Inquiry, draft: Draft, around: &Circumstances<'_>) -> Decided {
    ensure_open(&inquiry)?;
    ensure_hash(&draft.answer_sha256)?;
    if draft.as_of > around.now.today() {
        return Err(InquiryRejection::AsOfInFuture);
    }
    let (sha256, as_of, tree_size) = (draft.answer_sha256.clone(), draft.as_of, draft.tree_size);
    inquiry.draft = Some(draft);
    inquiry.stage = Stage::Drafted;
    Ok(Decision::to("answer-drafted", inquiry)
        .detail("answer-sha256", sha256)
        .detail("as-of", as_of)
        .detail("tree-size", tree_size))
}

fn sign_off(mut inquiry: Inquiry, answer_sha256: &str, around: &Circumstances<'_>) -> Decided {
    if inquiry.stage != Stage::Drafted {
        return Err(InquiryRejection::WrongState);
    }
    let draft = inquiry.draft.as_ref().ok_or(InquiryRejection::WrongState)?;
    if draft.by == around.actor.account {
        return Err(InquiryRejection::SignerIsDrafter);
    }
    if draft.answer_sha256 != answer_sha256 {
        return Err(InquiryRejection::AnotherDraft);
    }
    if draft.outdated {
        return Err(InquiryRejection::DraftOutdated);
    }
    let today = around.now.today();
    let standing = |s| {
        inquiry
            .contributions
            .iter()
            .filter(|c| c.standing(today) == s)
            .count()
    };
    if standing(ContributionStanding::Awaited) > 0 {
        return Err(InquiryRejection::ContributionOpen);
    }
    let missing = standing(ContributionStanding::NotSupplied);
    inquiry.stage = Stage::SignedOff {
        by: around.actor.account,
        on: today,
    };
    Ok(Decision::to("answer-signed-off", inquiry)
        .detail("answer-sha256", answer_sha256)
        .detail("not-supplied", missing))
}

fn answer(mut inquiry: Inquiry, form: AnswerForm, around: &Circumstances<'_>) -> Decided {
    let (signed_by, mut orally, mut in_writing) = match inquiry.stage {
        Stage::SignedOff { by, .. } => (by, None, None),
        Stage::Answered {
            signed_by,
            orally,
            in_writing,
        } => (signed_by, orally, in_writing),
        _ => return Err(InquiryRejection::WrongState),
    };
    let (given, name) = match form {
        AnswerForm::Oral => (&mut orally, "oral"),
        AnswerForm::Written => (&mut in_writing, "written"),
    };
    if given.is_some() {
        return Err(InquiryRejection::AlreadyAnswered);
    }
    *given = Some(around.now.today());
    inquiry.stage = Stage::Answered {
        signed_by,
        orally,
        in_writing,
    };
    Ok(Decision::to("inquiry-answered", inquiry).detail("form", name))
}

fn publish(mut inquiry: Inquiry, around: &Circumstances<'_>) -> Decided {
    let Stage::Answered {
        signed_by,
        orally,
        in_writing,
    } = inquiry.stage
    else {
        return Err(InquiryRejection::WrongState);
    };
    let in_writing = in_writing.ok_or(InquiryRejection::NotAnsweredInWriting)?;
    inquiry.stage = Stage::Published {
        signed_by,
        orally,
        in_writing,
        on: around.now.today(),
    };
    Ok(Decision::to("inquiry-published", inquiry))
}

/// Topics are assigned and nobody has signed off yet.
const fn ensure_open(inquiry: &Inquiry) -> Result<(), InquiryRejection> {
    match inquiry.stage {
        Stage::Assigned | Stage::ContributionsOpen | Stage::Drafted => Ok(()),
        _ => Err(InquiryRejection::WrongState),
    }
}

fn ensure_question(inquiry: &Inquiry, number: u16) -> Result<(), InquiryRejection> {
    let known = inquiry.read.questions.iter().any(|q| q.number == number);
    known.then_some(()).ok_or(InquiryRejection::UnknownQuestion)
}

/// A body is named, in a line that a table of the answer can hold.
fn ensure_body(body: &str) -> Result<(), InquiryRejection> {
    if body.is_empty() {
        return Err(InquiryRejection::BodyMissing);
    }
    ensure_line(body)
}

fn ensure_line(line: &str) -> Result<(), InquiryRejection> {
    let fits = line.trim().chars().count() <= LINE_LIMIT;
    fits.then_some(()).ok_or(InquiryRejection::LineTooLong)
}

/// What was supplied says something, and the answer can hold it.
fn ensure_content(content: &ContributionContent) -> Result<(), InquiryRejection> {
    match content {
        ContributionContent::Nil => Ok(()),
        ContributionContent::Text { text } if text.trim().is_empty() => {
            Err(InquiryRejection::ContentMissing)
        }
        ContributionContent::Text { text } => {
            let fits = text.trim().chars().count() <= TEXT_LIMIT;
            fits.then_some(()).ok_or(InquiryRejection::TextTooLong)
        }
        ContributionContent::Figure { label, value, unit } => {
            if label.trim().is_empty() || unit.trim().is_empty() {
                return Err(InquiryRejection::ContentMissing);
            }
            if *value < 0 {
                return Err(InquiryRejection::FigureNegative);
            }
            ensure_line(label)?;
            ensure_line(unit)
        }
    }
}

fn ensure_hash(hex: &str) -> Result<(), InquiryRejection> {
    let lower_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    let sha256 = hex.len() == 64 && hex.bytes().all(lower_hex);
    sha256.then_some(()).ok_or(InquiryRejection::HashMalformed)
}

fn find<'a>(inquiry: &'a mut Inquiry, question: u16, body: &str) -> Option<&'a mut Contribution> {
    inquiry
        .contributions
        .iter_mut()
        .find(|c| c.question == question && c.body.to_lowercase() == body.to_lowercase())
}

/// What a draft rests on has changed: it must be drafted again before anyone signs it off.
fn outdate(inquiry: &mut Inquiry) {
    if let Some(draft) = &mut inquiry.draft {
        draft.outdated = true;
    }
}

#[cfg(test)]
mod tests;
