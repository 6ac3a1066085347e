//! The letter after an unremarkable case (P-10).

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{InvalidDocument, LetterOpening, Private};

/// Days from the letter to the erasure of the data (P-10).
const ERASURE_DAYS: i64 = 30;

/// Clearing letter: apology, what was done, when the data go, who was told, redress
/// free of charge, where to complain (P-10).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClearingLetter {
    /// How it begins; the sender is the office that led the case.
    #[serde(flatten)]
    pub opening: LetterOpening,
    /// What was done, in order.
    pub steps: Vec<Step>,
    /// The day on which the data are erased: 30 days after the letter.
    pub erased_on: Date,
    /// The bodies that were told that the case is closed; may be empty.
    pub notified: Vec<Notified>,
    /// Whom to ask for redress, free of charge.
    pub redress: Redress,
    /// Where to complain (P-06).
    pub complaints: Vec<ComplaintBody>,
    /// How to see until then what is kept, if the municipality has such a page (P-04).
    pub online: Option<OnlineAccess>,
}

/// A page on which the person sees what is kept about the case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OnlineAccess {
    /// Address of the page; it never holds the code.
    pub page: String,
    /// The code that opens it.
    pub code: Private<String>,
}

/// One thing that was done in the case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub date: Date,
    /// What, as a sentence.
    pub text: Private<String>,
}

/// A body that was told that the case is closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Notified {
    /// When.
    pub date: Date,
    /// Which body.
    pub body: String,
    /// What it was told.
    pub text: String,
}

/// Whom to ask for redress.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Redress {
    /// The office.
    pub office: String,
    /// Telephone, e-mail or address.
    pub contact: String,
}

/// A body that hears complaints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComplaintBody {
    /// Name of the body.
    pub name: String,
    /// Telephone, e-mail or address.
    pub contact: String,
    /// What it looks after, such as "Datenschutz".
    pub subject: String,
    /// Weeks within which it answers, if it promises that (P-06: 4).
    pub answers_within_weeks: Option<u32>,
}

impl ClearingLetter {
    pub(crate) fn validate(&self) -> Result<(), InvalidDocument> {
        self.opening.validate()?;
        match self.opening.date.checked_add(ERASURE_DAYS.days()) {
            Ok(day) if self.erased_on == day => Ok(()),
            _ => Err(InvalidDocument::ErasureDateNotThirtyDays),
        }
    }

    /// An invented letter.
    pub fn sample() -> Self {
        Self {
            opening: LetterOpening::sample(
                &[
                    "Familie",
                    "Şentürk-Ḯlina",
                    "Lindenallee 21",
                    "44999 Musterstadt",
                ],
                "33.2-REG-2026-00297",
            ),
            steps: vec![
                step(
                    1,
                    14,
                    "Das Schulverwaltungsamt hat uns mitgeteilt, dass ein Brief zurückkam.",
                ),
                step(
                    1,
                    19,
                    "Wir haben Ihnen geschrieben und um eine Antwort gebeten.",
                ),
                step(
                    2,
                    2,
                    "Sie haben geantwortet. Wir haben Ihre Angaben geprüft.",
                ),
                step(
                    2,
                    27,
                    "Wir haben festgestellt: Ihre Eintragung ist richtig.",
                ),
            ],
            erased_on: jiff::civil::date(2026, 4, 4),
            notified: vec![Notified {
                date: jiff::civil::date(2026, 2, 27),
                body: "Schulverwaltungsamt".to_owned(),
                text: "Die eingetragene Anschrift ist richtig.".to_owned(),
            }],
            redress: Redress {
                office: "Beschwerde- und Ausgleichsstelle im Rechtsamt".to_owned(),
                contact: "0234 555-0188, ausgleich@musterstadt.example".to_owned(),
            },
            complaints: complaints(),
            online: Some(OnlineAccess {
                page: "antwort.musterstadt.example/brief".to_owned(),
                code: "9CVM-20XR-TK6E-48HD".into(),
            }),
        }
    }
}

fn step(month: i8, day: i8, text: &str) -> Step {
    Step {
        date: jiff::civil::date(2026, month, day),
        text: text.into(),
    }
}

fn complaints() -> Vec<ComplaintBody> {
    vec![
        ComplaintBody {
            name: "Ombudsstelle Musterstadt".to_owned(),
            contact: "0234 555-0199".to_owned(),
            subject: "Umgang der Verwaltung mit Ihnen".to_owned(),
            answers_within_weeks: Some(4),
        },
        ComplaintBody {
            name: "Antidiskriminierungsstelle".to_owned(),
            contact: "0234 555-0166".to_owned(),
            subject: "Benachteiligung".to_owned(),
            answers_within_weeks: Some(4),
        },
        ComplaintBody {
            name: "Landesbeauftragte für Datenschutz und Informationsfreiheit NRW".to_owned(),
            contact: "Postfach 20 04 44, 40102 Düsseldorf".to_owned(),
            subject: "Datenschutz".to_owned(),
            answers_within_weeks: None,
        },
    ]
}
