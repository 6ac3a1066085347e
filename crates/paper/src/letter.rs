//! What all letters share: sender, recipient, ways to reply, help.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{InvalidDocument, Private};

/// The sender of a letter, as its head and information block show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Letterhead {
    /// The municipality without the word "Stadt", such as `Musterstadt`.
    pub municipality: String,
    /// The name of a body that is no municipality, such as `Familienkasse Musterland`; then no town stands in the head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The office, such as `Einwohneramt`.
    pub office: String,
    /// Street and house number.
    pub street: String,
    /// Postal code and town.
    pub town: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Website, if one is named.
    pub website: Option<String>,
    /// The clerk who answers questions.
    pub contact: Private<String>,
}

/// The ways in which a person can reply (P-01, P-03). A letter is always one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReplyWays {
    /// Address of the online form; the reply code opens it.
    pub online: Option<String>,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Where to come in person, with opening hours.
    pub in_person: String,
}

/// A place that helps free of charge and is not part of the administration (P-01).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdviceCentre {
    /// Name of the place.
    pub name: String,
    /// Address.
    pub address: String,
    /// Telephone number.
    pub phone: String,
    /// Languages spoken there, if known.
    pub languages: Option<String>,
}

/// How each letter begins: its marks, its day, the sender, the address window and the information block. In
/// JSON its fields stand among the letter's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LetterOpening {
    /// Invented data: each page says so.
    pub demo: bool,
    /// Not yet released: each page says "Entwurf".
    pub draft: bool,
    /// Date of the letter.
    pub date: Date,
    /// The office that writes.
    pub sender: Letterhead,
    /// Name and address for the window, one to six lines.
    pub recipient: Private<Vec<String>>,
    /// "Unser Zeichen".
    pub reference: Private<String>,
}

impl LetterOpening {
    /// One to six lines fit the address window (DIN 5008, Anschriftzone).
    pub(crate) fn validate(&self) -> Result<(), InvalidDocument> {
        match self.recipient.reveal().len() {
            1..=6 => Ok(()),
            _ => Err(InvalidDocument::AddressLines),
        }
    }

    /// An invented letter to these lines.
    pub(crate) fn sample(recipient: &[&str], reference: &str) -> Self {
        let recipient: Vec<String> = recipient.iter().map(|line| (*line).to_owned()).collect();
        Self {
            demo: true,
            draft: false,
            date: sample_date(),
            sender: Letterhead::sample(),
            recipient: recipient.into(),
            reference: reference.into(),
        }
    }
}

impl Letterhead {
    /// An invented office.
    pub fn sample() -> Self {
        Self {
            municipality: "Musterstadt".to_owned(),
            body: None,
            office: "Einwohneramt".to_owned(),
            street: "Rathausplatz 1".to_owned(),
            town: "44999 Musterstadt".to_owned(),
            phone: "0234 555-0140".to_owned(),
            email: "meldewesen@musterstadt.example".to_owned(),
            website: Some("www.musterstadt.example".to_owned()),
            contact: "Frau Łuczak".into(),
        }
    }
}

impl ReplyWays {
    /// Invented ways to reply.
    pub fn sample() -> Self {
        Self {
            online: Some("antwort.musterstadt.example/brief".to_owned()),
            phone: "0234 555-0140".to_owned(),
            email: Some("meldewesen@musterstadt.example".to_owned()),
            in_person: "Rathausplatz 1, 44999 Musterstadt, Mo–Fr 8–12, Do 14–18".to_owned(),
        }
    }
}

impl AdviceCentre {
    /// Invented places of advice.
    pub fn samples() -> Vec<Self> {
        vec![
            Self {
                name: "Beratungshaus am Markt e. V.".to_owned(),
                address: "Marktstraße 12, 44999 Musterstadt".to_owned(),
                phone: "0234 555-0177".to_owned(),
                languages: Some("Deutsch, English, Română, Български, Türkçe".to_owned()),
            },
            Self {
                name: "Sozialberatung Nordviertel".to_owned(),
                address: "Nordring 80, 44999 Musterstadt".to_owned(),
                phone: "0234 555-0182".to_owned(),
                languages: Some("Deutsch, Polski, Українська, العربية".to_owned()),
            },
        ]
    }
}

/// The date of all samples.
pub(crate) const fn sample_date() -> Date {
    jiff::civil::date(2026, 3, 5)
}
