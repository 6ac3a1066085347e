//! When a story begins, on which ground, and what the screener finds.

use super::{BEGIN, LAST_INTAKE};
use crate::demo::story::Story;
use augenmass_domain::indication::{Answer, InnocentExplanations};
use augenmass_domain::law::calendar;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use rand::Rng;
use rand_chacha::ChaCha20Rng;

/// Long stories begin early enough to end within the year; short ones any time.
pub(super) fn first_day(story: Story, nth: u32, rng: &mut ChaCha20Rng) -> Date {
    let last = match story {
        Story::HearingDeregistered
        | Story::HearingObjection
        | Story::HearingNoMeasure
        | Story::Expired => date(2025, 4, 30),
        Story::VisitMet | Story::VisitStopped | Story::VisitsUnresolved | Story::ParkedWeak => {
            date(2025, 8, 15)
        }
        Story::InvitationSupport
        | Story::ContactLivesHere
        | Story::Complaint
        | Story::ReReported => date(2025, 10, 10),
        _ => LAST_INTAKE,
    };
    let span = calendar::days_between(BEGIN, last).max(1);
    let drawn = BEGIN.saturating_add(rng.gen_range(0..span).days());
    // One family writes back so late that its letters can still be shown at the end of the year.
    let late = story == Story::LetterLivesHere && nth == 0;
    let day = if late { date(2025, 12, 10) } else { drawn };
    calendar::next_working_day_from(day)
}

pub(super) const fn ground(story: Story, at_school: bool) -> &'static str {
    match (story, at_school) {
        (Story::ParkedWeak, _) => "post-returned",
        (_, true) => "not-enrolled",
        (_, false) => "document-contradicts-register",
    }
}

pub(super) fn explanations(story: Story, explained: bool) -> InnocentExplanations {
    let none = Answer::DoesNotExplain;
    let mut answers = InnocentExplanations {
        school_elsewhere: none,
        moved_within_germany: Answer::NotKnown,
        waiting_list: none,
        illness: none,
        eu_residence: Answer::NotKnown,
        letters_not_received: none,
    };
    if explained && story == Story::DroppedIllness {
        answers.illness = Answer::Explains;
    } else if explained {
        answers.school_elsewhere = Answer::Explains;
    }
    answers
}
