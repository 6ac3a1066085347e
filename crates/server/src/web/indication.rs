//! Indications (Hinweise): recorded one by one, screened by a second person, handed to the registry.

mod confirm;
mod drafts;
mod entry;
mod give_notice;
mod grounds;
mod list;
mod page;
mod reconsider;
mod record;
mod screen;
mod seal;

use super::act::{Act, Around};
use super::frame::Link;
use super::route::{Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;
use augenmass_casework::words::Language;
use augenmass_domain::id::IndicationId;
use augenmass_domain::indication::{Answer, ContactChannel, Indication};
use augenmass_domain::law::Ground;
use augenmass_domain::{Role, State};

/// The staff of an office.
const OFFICE: &[Role] = &[Role::Clerk, Role::SecondSignatory];
/// The second person of an office.
const SECOND: &[Role] = &[Role::SecondSignatory];
/// Who sees indications: those of the own office, those handed over, or their state.
const SEE: &[Role] = &[
    Role::Clerk,
    Role::SecondSignatory,
    Role::RegistryOfficer,
    Role::RegistryLead,
    Role::Coordinator,
    Role::DataProtectionOfficer,
    Role::AuditOffice,
];

/// All acts of this area. A draft is confirmed by the first act of its name, on the draft.
pub(super) const ACTS: &[&Act] = &[
    &confirm::ACT,
    &record::ACT,
    &screen::ACT,
    &reconsider::ACT,
    &give_notice::ACT,
    &seal::ACT,
];

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/hinweise", Door::Work(SEE), handler!(list::show)),
    Route::page(GROUNDS, Door::Work(SEE), handler!(grounds::show)),
    Route::form(
        DRAFTS,
        Door::Work(OFFICE),
        handler!(drafts::show),
        handler!(drafts::take),
    ),
    Route::page(
        "/hinweise/entwuerfe/vorlage.csv",
        Door::Work(OFFICE),
        handler!(drafts::template),
    ),
    Route::page("/hinweise/{id}", Door::Work(SEE), handler!(page::show)),
];

const GROUNDS: &str = "/hinweise/anlaesse";
const DRAFTS: &str = "/hinweise/entwuerfe";

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let mut examples = examples_of("indication-list", list::samples(words));
    examples.extend(examples_of("indication-page", page::Page::samples(words)));
    examples.extend(examples_of("indication-entry", entry::samples(words)));
    examples.extend(examples_of(
        "indication-drafts",
        drafts::Page::samples(words),
    ));
    examples.extend(examples_of(
        "indication-grounds",
        grounds::Page::samples(words),
    ));
    examples
}

/// The indication that a form is about.
fn this(around: &Around<'_>) -> IndicationId {
    IndicationId::from_uuid(around.id())
}

/// The same with its content.
const fn indication<'a>(around: &Around<'a>) -> Option<&'a Indication> {
    match around.state {
        Some(State::Indication(indication)) => Some(indication),
        _ => None,
    }
}

/// The name of a ground in the language of the page.
fn ground_name(words: Words, ground: &Ground) -> String {
    match words.0 {
        Language::English => ground.name_en.clone(),
        Language::German | Language::PlainGerman => ground.name_de.clone(),
    }
}

/// To the catalogue of grounds.
fn to_grounds(words: Words) -> Link {
    Link::to(GROUNDS, words.t("page-grounds"))
}

/// All ways to contact a family.
const CHANNELS: &[ContactChannel] = &[
    ContactChannel::Letter,
    ContactChannel::Telephone,
    ContactChannel::InPerson,
    ContactChannel::ParentMeeting,
];

const fn channel_name(channel: ContactChannel) -> &'static str {
    match channel {
        ContactChannel::Letter => "letter",
        ContactChannel::Telephone => "telephone",
        ContactChannel::InPerson => "in-person",
        ContactChannel::ParentMeeting => "parent-meeting",
    }
}

/// The answers to an innocent explanation, the open one first.
const ANSWERS: &[Answer] = &[
    Answer::NotChecked,
    Answer::Explains,
    Answer::DoesNotExplain,
    Answer::NotKnown,
];

const fn answer_name(answer: Answer) -> &'static str {
    match answer {
        Answer::NotChecked => "not-checked",
        Answer::Explains => "explains",
        Answer::DoesNotExplain => "does-not-explain",
        Answer::NotKnown => "not-known",
    }
}
