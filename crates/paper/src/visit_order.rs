//! One document for one accompanied visit in one case (P-08, N-05).

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::letter::sample_date;
use crate::{InvalidDocument, Private};

/// Order for one visit, with a report form and a consent sheet in the same file.
///
/// The police have no account: two people hand this document over, and the report
/// comes back on it. A visit without confirmed social work does not exist (N-05).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VisitOrder {
    /// Invented data: each page says so.
    pub demo: bool,
    /// Not yet released: each page says "Entwurf".
    pub draft: bool,
    /// Date of the order.
    pub date: Date,
    /// The municipality without the word "Stadt".
    pub municipality: String,
    /// The office that orders the visit.
    pub office: String,
    /// Telephone number of the office during the visit.
    pub office_phone: String,
    /// Reference of the one case.
    pub case_reference: Private<String>,
    /// The address to visit.
    pub address: Private<String>,
    /// Name at the door.
    pub household: Private<String>,
    /// The one legal mode (R19); consent by default.
    pub legal_mode: LegalMode,
    /// The two people who hand the order over (four eyes): name and office each.
    pub handed_over_by: [Private<String>; 2],
    /// Who accompanies, confirmed by the carrier.
    pub accompaniment: Accompaniment,
    /// The interpreter (P-07).
    pub interpreter: Interpreter,
    /// When.
    pub window: TimeWindow,
    /// What to observe, and nothing else.
    pub observations: Vec<Observation>,
}

/// The legal mode of a visit: exactly one, recorded before (R19).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "mode", rename_all = "snake_case")]
pub enum LegalMode {
    /// Voluntary and revocable consent at the door (Article 13 GG).
    #[default]
    Consent,
    /// A court order.
    Warrant {
        /// Court and file number.
        order: String,
    },
    /// Urgent danger (Article 13(7) GG).
    UrgentDanger {
        /// The danger, without personal data.
        danger: String,
    },
    /// The own supervisory law of an office.
    OwnSupervisoryLaw {
        /// The norm.
        norm: String,
    },
}

/// Confirmed accompaniment by social work (P-08).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Accompaniment {
    /// The carrier.
    pub carrier: String,
    /// The person who accompanies.
    pub name: Private<String>,
    /// Qualification (§ 203(1) no. 6 StGB).
    pub qualification: String,
    /// Reference of the confirmation that the carrier gave from its own account.
    pub confirmation: String,
}

/// The interpreter: never a child, a neighbour or a police officer (P-07).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Interpreter {
    /// A person comes along.
    Present {
        /// Name of the interpreter.
        name: Private<String>,
        /// Language that the person concerned chose.
        language: Private<String>,
    },
    /// By telephone.
    ByPhone {
        /// Number to call.
        phone: String,
        /// Language that the person concerned chose.
        language: Private<String>,
    },
    /// Offered, and the person concerned does not want one.
    Declined,
}

/// The time window of a visit on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeWindow {
    /// The day.
    pub date: Date,
    /// Not before.
    pub from: Time,
    /// Not after.
    pub to: Time,
}

/// One thing to observe, with the answers to choose from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// What to look at.
    pub text: String,
    /// The answers; the form prints a box for each.
    pub answers: Vec<String>,
}

impl VisitOrder {
    pub(crate) fn validate(&self) -> Result<(), InvalidDocument> {
        let [first, second] = &self.handed_over_by;
        let named = |name: &Private<String>| !name.reveal().trim().is_empty();
        if first == second || !named(first) || !named(second) {
            return Err(InvalidDocument::TwoPeopleHandOver);
        }
        let accompaniment = &self.accompaniment;
        if accompaniment.confirmation.trim().is_empty() || !named(&accompaniment.name) {
            return Err(InvalidDocument::AccompanimentMissing);
        }
        if self.window.from >= self.window.to {
            return Err(InvalidDocument::TimeWindowEmpty);
        }
        Ok(())
    }

    /// An invented order.
    pub fn sample() -> Self {
        Self {
            demo: true,
            draft: false,
            date: sample_date(),
            municipality: "Musterstadt".to_owned(),
            office: "Einwohneramt".to_owned(),
            office_phone: "0234 555-0140".to_owned(),
            case_reference: "33.2-REG-2026-00388".into(),
            address: "Beispielweg 7, 2. OG links, 44999 Musterstadt".into(),
            household: "Șerban-Ḥaddād".into(),
            legal_mode: LegalMode::Consent,
            handed_over_by: [
                "Frau Łuczak, Einwohneramt".into(),
                "Herr Brandt, Koordination".into(),
            ],
            accompaniment: Accompaniment {
                carrier: "Beratungshaus am Markt e. V.".to_owned(),
                name: "Frau Öztürk".into(),
                qualification: "staatlich anerkannte Sozialarbeiterin".to_owned(),
                confirmation: "BEG-2026-0077 vom 03.03.2026".to_owned(),
            },
            interpreter: Interpreter::Present {
                name: "Frau Dumitrescu".into(),
                language: "Rumänisch".into(),
            },
            window: TimeWindow {
                date: jiff::civil::date(2026, 3, 11),
                from: jiff::civil::time(15, 0, 0, 0),
                to: jiff::civil::time(17, 30, 0, 0),
            },
            observations: vec![
                observation(
                    "Name an Klingel oder Briefkasten",
                    &["ja", "nein", "nicht erkennbar"],
                ),
                observation(
                    "Person öffnet und bestätigt, dort zu wohnen",
                    &["ja", "nein"],
                ),
                observation("Andere Anschrift genannt", &["ja", "nein"]),
            ],
        }
    }
}

fn observation(text: &str, answers: &[&str]) -> Observation {
    Observation {
        text: text.to_owned(),
        answers: answers.iter().map(|&answer| answer.to_owned()).collect(),
    }
}
