//! The closed catalogue of grounds (R03, R04, N-09).

use super::office::names;
use super::{Certainty, LawError, OfficeKind, Standing, entry_error, read};
use crate::fact::Track;
use crate::indication::ContactChannel;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const FILE: &str = "grounds.toml";

names! {
    /// A class of grounds, as counted and published (never finer).
    GroundClass {
        /// Official post came back.
        PostReturned = "post-returned",
        /// A child of school age is registered but at no school.
        NotEnrolled = "not-enrolled",
        /// An attendance procedure was completed without contact.
        Attendance = "attendance",
        /// A document says the person moved.
        MovedAway = "moved-away",
        /// Another official document contradicts the register.
        OtherDocument = "other-document",
    }
}

/// How much a ground carries (R06).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// A document of an office shows the fact by itself.
    Documentary,
    /// Only together with a second, independent ground of another office.
    Weak,
}

/// What it takes to switch a ground on (R04).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Enabling {
    /// The catalogue's own two-person approval.
    #[default]
    Catalogue,
    /// Also a written legal opinion, named in the entry (R04, F-25).
    WithLegalOpinion,
    /// Never (N-09, R09).
    Never,
}

/// When the prior contact took place, seen from the fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactOrder {
    /// Before or on the day of the fact: the fact is what came of it.
    BeforeFact,
    /// On the day of the fact or after it: the family was asked about it.
    AfterFact,
    /// Either.
    #[default]
    Either,
}

/// What the office must have tried before it may record the ground (R05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RequiredContact {
    /// Channels that count; at least one.
    pub channels: Vec<ContactChannel>,
    /// Days between the contact and the recording, so that the family could answer.
    pub min_days_before: u16,
    /// Before or after the fact.
    #[serde(default)]
    pub order: ContactOrder,
}

names! {
    /// The innocent explanations of R07; the fields of [`crate::indication::InnocentExplanations`].
    Explanation {
        /// School elsewhere.
        SchoolElsewhere = "school-elsewhere",
        /// A move inside Germany.
        MovedWithinGermany = "moved-within-germany",
        /// Waiting for a place or an appointment.
        WaitingList = "waiting-list",
        /// Illness, care facility.
        Illness = "illness",
        /// Residence in the EU/EEA with entitlement (§ 63(1) s. 6 EStG).
        EuResidence = "eu-residence",
        /// Own letters not received or not understood.
        LettersNotReceived = "letters-not-received",
    }
}

/// One ground of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Its key.
    pub key: String,
    /// German name.
    pub name_de: String,
    /// English name.
    pub name_en: String,
    /// The class in which it is counted.
    pub class: GroundClass,
    /// How much it carries.
    pub strength: Strength,
    /// On, or off with the reason.
    pub standing: Standing,
    /// What it takes to switch it on.
    pub enabling: Enabling,
    /// The norm.
    pub norm: String,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// What remains open, in words.
    pub caveat: String,
    /// Kinds of office that may use it.
    pub offices: Vec<OfficeKind>,
    /// Tracks in which it may be used.
    pub tracks: Vec<Track>,
    /// What must have been tried before; always present where the ground is on (R05).
    pub required_prior_contact: Option<RequiredContact>,
    /// Explanations that this ground needs above all; the checklist is always answered whole (R07).
    pub innocent_explanations: Vec<Explanation>,
}

impl Ground {
    /// True where an office of this kind may use it (R03).
    #[must_use]
    pub fn allows_office(&self, kind: OfficeKind) -> bool {
        self.offices.contains(&kind)
    }

    /// True where it is on and its class is not among those that have retired themselves (M-7, F-23).
    #[must_use]
    pub fn is_in_use(&self, retired: &[String]) -> bool {
        self.standing.is_on() && retired.iter().all(|class| class != self.class.name())
    }

    /// True where it may be used in a track.
    #[must_use]
    pub fn allows_track(&self, track: Track) -> bool {
        self.tracks.contains(&track)
    }
    /// True where it may go forward without a second ground (R06).
    #[must_use]
    pub const fn stands_alone(&self) -> bool {
        matches!(self.strength, Strength::Documentary)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    ground: BTreeMap<String, Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    name_de: String,
    name_en: String,
    class: GroundClass,
    strength: Strength,
    on: bool,
    off_reason: Option<String>,
    #[serde(default)]
    enabling: Enabling,
    legal_opinion: Option<String>,
    norm: String,
    certainty: Certainty,
    caveat: String,
    offices: Vec<OfficeKind>,
    tracks: Vec<Track>,
    required_prior_contact: Option<RequiredContact>,
    innocent_explanations: Vec<Explanation>,
}

/// Stems of attributes that may be no ground, on or off, in either language (R02, N-02, N-09, F-22).
const PROHIBITED: [&str; 22] = [
    "national",
    "staatsangehör",
    "citizen",
    "ethni",
    "origin",
    "herkunft",
    "birthplace",
    "geburtsort",
    "geburtsland",
    "religi",
    "language",
    "sprache",
    "surname",
    "nachname",
    "income",
    "einkommen",
    "household",
    "haushalt",
    "number-of-children",
    "kinderzahl",
    "district",
    "stadtteil",
];

/// Reads `policies/grounds.toml`.
pub(super) fn parse(text: &str) -> Result<BTreeMap<String, Ground>, LawError> {
    let file: File = read(FILE, text)?;
    file.ground
        .into_iter()
        .map(|(key, raw)| Ok((key.clone(), check(key, raw)?)))
        .collect()
}

/// The prohibited word in a ground's key or names, if any.
fn prohibited(key: &str, raw: &Raw) -> Option<&'static str> {
    let words = format!("{key}\n{}\n{}", raw.name_de, raw.name_en).to_lowercase();
    PROHIBITED.into_iter().find(|stem| words.contains(stem))
}

fn check(key: String, raw: Raw) -> Result<Ground, LawError> {
    if let Some(word) = prohibited(&key, &raw) {
        return Err(LawError::Prohibited {
            file: FILE,
            key,
            word,
        });
    }
    let wrong = |problem| Err(entry_error(FILE, &key, problem));
    if raw.norm.trim().is_empty() {
        return wrong("the norm is empty; name it");
    }
    let Some(standing) = Standing::read(raw.on, raw.off_reason) else {
        return wrong(
            "`on` and `off-reason` contradict each other; give a reason exactly where it is off",
        );
    };
    if raw.on {
        match raw.enabling {
            Enabling::Never => {
                return wrong("this ground can never be switched on; set `on = false`");
            }
            Enabling::WithLegalOpinion if raw.legal_opinion.is_none() => {
                return wrong(
                    "switching it on needs `legal-opinion`; name the written opinion or set `on = false`",
                );
            }
            _ => {}
        }
        if raw.offices.is_empty() || raw.tracks.is_empty() || raw.innocent_explanations.is_empty() {
            return wrong(
                "`offices`, `tracks` and `innocent-explanations` need at least one entry each",
            );
        }
        if raw
            .required_prior_contact
            .as_ref()
            .is_none_or(|contact| contact.channels.is_empty())
        {
            return wrong("`required-prior-contact` is missing or names no channel; add it (R05)");
        }
    }
    Ok(Ground {
        key,
        name_de: raw.name_de,
        name_en: raw.name_en,
        class: raw.class,
        strength: raw.strength,
        standing,
        enabling: raw.enabling,
        norm: raw.norm,
        certainty: raw.certainty,
        caveat: raw.caveat,
        offices: raw.offices,
        tracks: raw.tracks,
        required_prior_contact: raw.required_prior_contact,
        innocent_explanations: raw.innocent_explanations,
    })
}
