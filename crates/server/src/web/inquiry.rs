//! Inquiries of the council (Anfragen), from intake to publication.

mod answer;
mod assign;
mod draft;
mod enter_contribution;
mod files;
mod list;
mod page;
mod publish;
mod receive;
mod request_contribution;
mod sign_off;
mod write_judgement;
mod written;

use super::act::{Act, Around};
use super::acts::Step;
use super::asker::Asker;
use super::form::{Choice, Control, Field};
use super::frame::Frame;
use super::input::Input;
use super::problem::Problem;
use super::route::{Door, Route, handler};
use super::samples::{Example, examples_of};
use super::section::{purpose_for, record_title, seen};
use super::words::Words;
use augenmass_domain::id::InquiryId;
use augenmass_domain::inquiry::{Inquiry, LINE_LIMIT, Stage, TEXT_LIMIT};
use augenmass_domain::{Action, Kind, Purpose, Role, State};

/// Works on inquiries.
const OFFICE: &[Role] = &[Role::CouncilOffice];
/// Signs off.
const LEAD: &[Role] = &[Role::CouncilOfficeLead];
/// Judges.
const HEAD: &[Role] = &[Role::HeadOfDepartment];
/// Those who answer: they print what they answer with.
const PRINT: &[Role] = &[
    Role::CouncilOffice,
    Role::CouncilOfficeLead,
    Role::HeadOfDepartment,
];
/// Who sees inquiries; members of the council see what is published.
const SEE: &[Role] = &[
    Role::CouncilOffice,
    Role::CouncilOfficeLead,
    Role::HeadOfDepartment,
    Role::Coordinator,
    Role::CouncilMember,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
];

/// All acts of this area.
pub(super) const ACTS: &[&Act] = &[
    &assign::ACT,
    &request_contribution::ACT,
    &enter_contribution::ACT,
    &write_judgement::ACT,
    &answer::ACT,
];

/// The steps with pages of their own.
pub(super) const STEPS: &[Step] = &[
    Step {
        action: Action::ReceiveInquiry,
        on: Kind::Inquiry,
        path: "/anfragen/neu",
        roles: OFFICE,
    },
    Step {
        action: Action::DraftAnswer,
        on: Kind::Inquiry,
        path: "/anfragen/{id}/entwurf",
        roles: OFFICE,
    },
    Step {
        action: Action::SignOffAnswer,
        on: Kind::Inquiry,
        path: "/anfragen/{id}/freigabe",
        roles: LEAD,
    },
    Step {
        action: Action::PublishInquiry,
        on: Kind::Inquiry,
        path: "/anfragen/{id}/veroeffentlichen",
        roles: OFFICE,
    },
];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/anfragen", Door::Work(SEE), handler!(list::show)),
    Route::page("/anfragen/{id}", Door::Work(SEE), handler!(page::show)),
    Route::page(
        "/anfragen/{id}/antwort",
        Door::Work(SEE),
        handler!(written::show),
    ),
    Route::form(
        "/anfragen/neu",
        Door::Work(OFFICE),
        handler!(receive::show),
        handler!(receive::take),
    ),
    Route::form(
        "/anfragen/{id}/entwurf",
        Door::Work(OFFICE),
        handler!(draft::show),
        handler!(draft::take),
    ),
    Route::form(
        "/anfragen/{id}/freigabe",
        Door::Work(LEAD),
        handler!(sign_off::show),
        handler!(sign_off::take),
    ),
    Route::form(
        "/anfragen/{id}/veroeffentlichen",
        Door::Work(OFFICE),
        handler!(publish::show),
        handler!(publish::take),
    ),
    Route::page(
        "/anfragen/{id}/antwort.pdf",
        Door::Work(PRINT),
        handler!(files::answer_pdf),
    ),
    Route::page(
        "/anfragen/{id}/sprechzettel.pdf",
        Door::Work(PRINT),
        handler!(files::oral_pdf),
    ),
    Route::page(
        "/anfragen/{id}/answer.json",
        Door::Work(PRINT),
        handler!(files::answer_json),
    ),
];

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let mut examples = examples_of("inquiry-list", list::Page::samples(words));
    examples.extend(examples_of("inquiry-page", page::Page::samples(words)));
    examples.extend(examples_of(
        "inquiry-receive",
        receive::Page::samples(words),
    ));
    examples.extend(examples_of("inquiry-answer", written::Page::samples(words)));
    examples
}

/// True where an inquiry does not wait for a step that its state allows: it was done and may be done again,
/// or something comes before it.
pub(super) fn is_not_due(state: &State, action: Action) -> bool {
    let State::Inquiry(inquiry) = state else {
        return false;
    };
    let in_writing = match inquiry.stage() {
        Stage::Answered { in_writing, .. } => in_writing.is_some(),
        _ => false,
    };
    match action {
        Action::DraftAnswer => inquiry.draft().is_some_and(|draft| !draft.outdated),
        Action::SignOffAnswer => inquiry.draft().is_none_or(|draft| draft.outdated),
        Action::AnswerInquiry => in_writing,
        Action::PublishInquiry => !in_writing,
        _ => false,
    }
}

/// The inquiry that a form is about.
fn this(around: &Around<'_>) -> InquiryId {
    InquiryId::from_uuid(around.id())
}

/// Its questions, to choose one.
fn question(around: &Around<'_>) -> Field {
    let questions = match around.state {
        Some(State::Inquiry(inquiry)) => inquiry.read().questions.as_slice(),
        _ => &[],
    };
    let choices = questions.iter().map(|question| {
        let label = around
            .words
            .with("inquiry-question", "number", question.number);
        Choice {
            hint: question.text.clone(),
            ..Choice::new(question.number, label)
        }
    });
    Field::new(
        around.words,
        "question",
        "field-inquiry-question",
        Control::Radios(choices.collect()),
    )
}

/// The question that was chosen; whether there is one with this number is a rule's matter.
fn chosen_question(input: &mut Input) -> Option<u16> {
    let number = input.raw("question").parse().ok();
    if number.is_none() {
        input.say("question", "wrong-choice");
    }
    number
}

/// What is written on one line, as long as the answer can hold it.
fn line(input: &mut Input, words: Words, name: &str) -> Option<String> {
    at_most(input, words, name, LINE_LIMIT)
}

/// A text as long as the answer can hold it.
fn lines(input: &mut Input, words: Words, name: &str) -> Option<String> {
    at_most(input, words, name, TEXT_LIMIT)
}

/// What is longer stays in its field, with the limit beside it.
fn at_most(input: &mut Input, words: Words, name: &str, limit: usize) -> Option<String> {
    let text = input.text(name)?;
    let fits = text.chars().count() <= limit;
    if !fits {
        input.say_text(name, words.with("wrong-inquiry-length", "limit", limit));
    }
    fits.then_some(text)
}

/// The inquiry that the path names, as the account may see it.
async fn named(asker: &Asker) -> Result<Inquiry, Problem> {
    match seen(asker, Kind::Inquiry).await? {
        State::Inquiry(inquiry) => Ok(inquiry),
        _ => Err(Problem::NotFound),
    }
}

/// For which purpose the account looks at inquiries.
fn purpose(asker: &Asker) -> Result<Purpose, Problem> {
    Ok(purpose_for(asker.actor()?.role, Kind::Inquiry))
}

/// The frame of a page below the page of an inquiry.
fn frame(asker: &Asker, inquiry: &Inquiry, title: String) -> Frame {
    let words = asker.words;
    let record = State::Inquiry(inquiry.clone());
    let own = format!("/anfragen/{}", inquiry.id());
    asker
        .frame()
        .titled(title)
        .below("/anfragen", words.t("page-inquiries"))
        .below(own, record_title(words, &record))
}
