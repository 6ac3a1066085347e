//! When a story begins, on which ground, and what the screener finds.

use crate::demo::story::Story;
use augenmass_domain::indication::{Answer, InnocentExplanations};
use augenmass_domain::law::calendar;
use jiff::ToSpan;
use jiff::civil::Date;
use rand::Rng;
use rand_chacha::ChaCha20Rng;

/// A day of a year.
pub(super) fn day_of(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap_or(Date::MIN)
}

/// The first working day of an invented year.
pub(super) fn begin_of(year: i16) -> Date {
    day_of(year, 1, 7)
}

/// Long stories begin early enough to end within the year; short ones any time.
pub(super) fn first_day(story: Story, nth: u32, year: i16, rng: &mut ChaCha20Rng) -> Date {
    let last = match story {
        Story::HearingDeregistered
        | Story::HearingObjection
        | Story::HearingNoMeasure
        | Story::Expired => day_of(year, 4, 30),
        Story::VisitMet | Story::VisitStopped | Story::VisitsUnresolved | Story::ParkedWeak => {
            day_of(year, 8, 15)
        }
        Story::InvitationSupport
        | Story::ContactLivesHere
        | Story::Complaint
        | Story::ReReported => day_of(year, 10, 10),
        _ => day_of(year, 12, 19),
    };
    let begin = begin_of(year);
    let span = calendar::days_between(begin, last).max(1);
    let drawn = begin.saturating_add(rng.gen_range(0..span).days());
    // One family writes back so late that its letters can still be shown at the end of the year.
    let late = story == Story::LetterLivesHere && nth == 0;
    let day = if late { day_of(year, 12, 10) } else { drawn };
    calendar::next_working_day_from(day)
}

pub(super) fn ground(story: Story, stem: &str) -> &'static str {
    match (story, stem) {
        (Story::ParkedWeak, _) => "post-returned",
        (_, "schule") => "not-enrolled",
        _ => "document-contradicts-register",
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

/// The first Monday from a day on.
pub(super) fn next_monday(day: Date) -> Date {
    let mut day = day;
    while day.weekday() != jiff::civil::Weekday::Monday {
        day = day.saturating_add(1.days());
    }
    day
}
