//! The first letter: "we may hold a wrong address" (P-01, P-02).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AdviceCentre, InvalidDocument, LetterOpening, Private, ReplyWays};

/// The first letter of the registry to a person (P-01), with the box of honest
/// consequences (P-02), which is constant text of this crate.
///
/// It carries all languages, so that nobody has to know or record which one the
/// person reads: German first, then plain German, English, Romanian, Bulgarian,
/// Turkish, Polish, Ukrainian and Arabic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ServiceLetter {
    /// How it begins; the sender is the registry office.
    #[serde(flatten)]
    pub opening: LetterOpening,
    /// The address that the register holds, in one line.
    pub registered_address: Private<String>,
    /// The people whom the letter is about, as registered.
    pub registered_people: Vec<Private<String>>,
    /// Why the registry writes.
    pub reason: LetterReason,
    /// The body that gave the notice, as the person knows it; proper names stay German.
    pub source: String,
    /// When the notice came in.
    pub source_date: Date,
    /// Last day for a reply; silence has no adverse consequence by itself (N-08).
    pub reply_by: Date,
    /// The code that stands for the letter in a reply, online or on the telephone.
    pub reply_code: Private<String>,
    /// How to reply.
    pub ways: ReplyWays,
    /// Free and independent help.
    pub advice_centres: Vec<AdviceCentre>,
    /// Who hears a complaint: name and contact of the ombudsperson (P-06).
    pub ombudsperson: String,
}

/// Why the registry writes. A closed list, because the reason is printed in nine
/// languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterReason {
    /// A letter to the registered address came back.
    MailReturned,
    /// A body with a duty to tell the registry did so (§ 6(2) BMG).
    NoticeFromOffice,
    /// The person, or someone of the household, named another address.
    OtherAddressNamed,
    /// Two registers of the city hold different addresses.
    RegistersDiffer,
}

impl ServiceLetter {
    pub(crate) fn validate(&self) -> Result<(), InvalidDocument> {
        self.opening.validate()?;
        if self.reply_by <= self.opening.date {
            return Err(InvalidDocument::ReplyDateNotAfterLetter);
        }
        Ok(())
    }

    /// An invented letter.
    pub fn sample() -> Self {
        Self {
            opening: LetterOpening::sample(
                &[
                    "Frau",
                    "Ḥalīma Ḏūq-Łaszkiewicz",
                    "Beispielweg 7",
                    "44999 Musterstadt",
                ],
                "33.2-REG-2026-00412",
            ),
            registered_address: "Beispielweg 7, 44999 Musterstadt".into(),
            registered_people: vec![
                "Ḥalīma Ḏūq-Łaszkiewicz".into(),
                "Ionuț Șerban".into(),
                "Aïcha Ḏūq".into(),
            ],
            reason: LetterReason::MailReturned,
            source: "Schulverwaltungsamt".to_owned(),
            source_date: jiff::civil::date(2026, 2, 26),
            reply_by: jiff::civil::date(2026, 4, 2),
            reply_code: "K7TM-4R9P-0QXB-5H2C".into(),
            ways: ReplyWays::sample(),
            advice_centres: AdviceCentre::samples(),
            ombudsperson: "Ombudsstelle Musterstadt, 0234 555-0199".to_owned(),
        }
    }
}
