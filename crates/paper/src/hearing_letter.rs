//! The hearing before anything adverse (P-03).

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AdviceCentre, InvalidDocument, LetterOpening, Private, ReplyWays};

/// Days between the letter and the end of the deadline, at least (P-03).
const MIN_DAYS: i64 = 28;

/// Hearing before an adverse decision (§ 28 VwVfG NRW, P-03).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HearingLetter {
    /// How it begins; the sender is the office that will decide.
    #[serde(flatten)]
    pub opening: LetterOpening,
    /// What the office knows, and from whom.
    pub known: Vec<KnownFact>,
    /// What speaks for the person and was found too; it may be empty, and the
    /// letter then says so.
    pub exonerating: Vec<Private<String>>,
    /// The decision that is considered.
    pub considered: ConsideredDecision,
    /// What the decision would mean for the person, one sentence each.
    pub consequences: Vec<String>,
    /// Last day for a reply: at least 28 days after the letter.
    pub deadline: Date,
    /// The code that stands for the letter in a reply.
    pub reply_code: Private<String>,
    /// How to reply.
    pub ways: ReplyWays,
    /// Free and independent help.
    pub advice_centres: Vec<AdviceCentre>,
}

/// One fact that the office would use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KnownFact {
    /// The fact.
    pub text: Private<String>,
    /// Where it comes from.
    pub source: String,
    /// Its day.
    pub date: Date,
}

/// A decision that is considered and not yet taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConsideredDecision {
    /// The decision, as a sentence.
    pub text: Private<String>,
    /// The norm it would rest on.
    pub norm: String,
}

impl HearingLetter {
    pub(crate) fn validate(&self) -> Result<(), InvalidDocument> {
        self.opening.validate()?;
        match self.opening.date.checked_add(MIN_DAYS.days()) {
            Ok(earliest) if self.deadline >= earliest => Ok(()),
            _ => Err(InvalidDocument::HearingDeadlineTooShort),
        }
    }

    /// An invented letter.
    pub fn sample() -> Self {
        Self {
            opening: LetterOpening::sample(&["Herrn", "Ionuț Șerban-Ḥaddād", "Beispielweg 7", "44999 Musterstadt"], "33.2-REG-2026-00388"),
            known: vec![
                KnownFact {
                    text: "Unser Brief vom 12. Januar 2026 kam als unzustellbar zurück.".into(),
                    source: "Postrücklauf des Einwohneramtes".to_owned(),
                    date: jiff::civil::date(2026, 1, 19),
                },
                KnownFact {
                    text: "Die Wohnungsgeberin hat den Auszug zum 31. Dezember 2025 bestätigt.".into(),
                    source: "Wohnungsgeberbestätigung (§ 19 BMG)".to_owned(),
                    date: jiff::civil::date(2026, 2, 3),
                },
            ],
            exonerating: vec![
                "Ihr Kind besucht weiterhin die Grundschule in Musterstadt.".into(),
                "Sie haben am 9. Februar 2026 telefonisch um einen Termin gebeten.".into(),
            ],
            considered: ConsideredDecision {
                text: "Wir erwägen, Sie im Melderegister für die Anschrift Beispielweg 7 abzumelden."
                    .into(),
                norm: "§ 6 Abs. 1 BMG".to_owned(),
            },
            consequences: vec![
                "Sie wären dann nicht mehr unter dieser Anschrift gemeldet.".to_owned(),
                "Wir unterrichten kraft Gesetzes weitere Stellen, auch die Familienkasse (§ 69 EStG)."
                    .to_owned(),
                "Vor einer Entscheidung geschieht nichts davon.".to_owned(),
            ],
            deadline: jiff::civil::date(2026, 4, 9),
            reply_code: "H2XD-8WQK-73JA-M0ZF".into(),
            ways: ReplyWays::sample(),
            advice_centres: AdviceCentre::samples(),
        }
    }
}
