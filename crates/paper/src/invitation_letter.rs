//! The invitation to a conversation, the last step before a visit may be ordered (§ 93(1) s. 3 AO, the ladder).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AdviceCentre, InvalidDocument, LetterOpening, Private, ReplyWays};

/// Invitation to a conversation: voluntary, where and when the person likes, with an interpreter, and
/// nothing follows from not coming.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InvitationLetter {
    /// How it begins; the sender is the office that invites.
    #[serde(flatten)]
    pub opening: LetterOpening,
    /// The address in the register that the question is about.
    pub registered_address: Private<String>,
    /// The day of the first letter, if there was one.
    pub first_letter: Option<Date>,
    /// Until when the person may choose a day.
    pub reply_by: Date,
    /// The code that stands for the letter in a reply.
    pub reply_code: Private<String>,
    /// How to reply.
    pub ways: ReplyWays,
    /// Free and independent help; the conversation can take place there.
    pub advice_centres: Vec<AdviceCentre>,
    /// Where to complain.
    pub ombudsperson: String,
}

impl InvitationLetter {
    pub(crate) fn validate(&self) -> Result<(), InvalidDocument> {
        self.opening.validate()
    }

    /// An invented letter.
    pub fn sample() -> Self {
        Self {
            opening: LetterOpening::sample(
                &["Frau", "Aïcha Ḏūq", "Beispielweg 9", "44999 Musterstadt"],
                "33.2-REG-2026-00402",
            ),
            registered_address: "Beispielweg 9, 44999 Musterstadt".into(),
            first_letter: Some(jiff::civil::date(2026, 1, 19)),
            reply_by: jiff::civil::date(2026, 3, 26),
            reply_code: "T5NC-6WJ2-8KQ0-R4VM".into(),
            ways: ReplyWays::sample(),
            advice_centres: AdviceCentre::samples(),
            ombudsperson: "Ombudsstelle Musterstadt, 0234 555-0199".to_owned(),
        }
    }
}
