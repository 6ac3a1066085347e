//! The matrix of hand-overs: from whom to whom, which fields, on which norm (R11, R12, F-25, N-07).

use super::office::names;
use super::{Body, Certainty, LawError, Standing, entry_error, read};
use crate::actor::Role;
use crate::law::calendar::days_between;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const FILE: &str = "flows.toml";

names! {
    /// The fields that a hand-over may carry: closed; what is not here cannot be handed over (R12).
    FlowField {
        /// "There is a concrete indication that the register may be wrong" (§ 6(2) BMG).
        RegisterMayBeWrong = "register-may-be-wrong",
        /// The key of the person and the registered address.
        PersonAddressKey = "person-address-key",
        /// The date of the statement.
        Date = "date",
        /// The sending body.
        SendingBody = "sending-body",
        /// Name.
        Name = "name",
        /// Date of birth.
        BirthDate = "birth-date",
        /// Present or last address.
        Address = "address",
        /// Former addresses and days of moving.
        FormerAddresses = "former-addresses",
        /// Whereabouts (§ 68(1) SGB X).
        Whereabouts = "whereabouts",
        /// Employer (§ 68(1) SGB X).
        Employer = "employer",
        /// The reference number of the receiving body's request.
        RequestReference = "request-reference",
        /// The answer to exactly the question asked in one case.
        AnswerToQuestion = "answer-to-question",
        /// A written statement of facts.
        FactStatement = "fact-statement",
        /// Finding at the door, from the closed list.
        DoorFinding = "door-finding",
        /// A disclosure block exists: neutral answer (§§ 51, 52 BMG).
        NeutralAnswer = "neutral-answer",
        /// What was corrected, erased or restricted (Art. 19 GDPR).
        Rectification = "rectification",
        /// A deregistration ex officio is intended, with its consequences listed (R33).
        IntendedDeregistration = "intended-deregistration",
        /// Aggregates under disclosure control.
        Aggregates = "aggregates",
        /// The key of the ground in the catalogue.
        Ground = "ground",
        /// The day of the fact behind an indication.
        FactDate = "fact-date",
        /// That letter, contact and invitation went before, with their days.
        StepsTaken = "steps-taken",
        /// Defects of a dwelling, without its residents.
        DwellingDefects = "dwelling-defects",
    }
}

/// Who decides about a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decider {
    /// A second person with signing rank in the sending office.
    SecondPerson,
    /// The head of the office or a specially empowered person (§ 68(2) SGB X).
    HeadOfOffice,
    /// A judge (§ 73 SGB X): not in this installation.
    Judge,
    /// Nobody here: it does not run through an installation of this software.
    NotHere,
}

impl Decider {
    /// True where an account of this role may approve (always another person than the requester).
    #[must_use]
    pub const fn accepts(self, role: Role) -> bool {
        match self {
            Self::SecondPerson => matches!(
                role,
                Role::SecondSignatory
                    | Role::RegistryLead
                    | Role::HeadOfDepartment
                    | Role::SecondExaminer
            ),
            Self::HeadOfOffice => matches!(role, Role::HeadOfDepartment),
            Self::Judge | Self::NotHere => false,
        }
    }
}

/// One flow of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Its key.
    pub key: String,
    /// Its number in the public matrix.
    pub number: u8,
    /// German name.
    pub name_de: String,
    /// English name.
    pub name_en: String,
    /// Senders.
    pub from: Vec<Body>,
    /// Receivers.
    pub to: Vec<Body>,
    /// The fields it may carry, nothing else (R12).
    pub fields: Vec<FlowField>,
    /// The norm.
    pub norm: String,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// What remains open, in words.
    pub caveat: String,
    /// Open, or closed with the reason.
    pub standing: Standing,
    /// Who decides.
    pub decided_by: Decider,
    /// The other body's written request may be at most so many days old; `None`: no request needed.
    pub request_max_age_days: Option<u16>,
    /// Once sent, it cannot be called back in law: the form warns (§ 78(1) s. 6 SGB X).
    pub irreversible: bool,
}

impl Flow {
    /// The flow of track 1 (§ 6(2) BMG).
    pub const NOTICE_TO_REGISTRY: &'static str = "notice-to-registry";
    /// The social service is told before a deregistration (R33).
    pub const SOCIAL_SERVICE_BEFORE_DEREGISTRATION: &'static str =
        "social-service-before-deregistration";
    /// Earlier recipients are told of a correction or erasure (Art. 19 GDPR, R30).
    pub const RECTIFICATION_TO_RECIPIENTS: &'static str = "rectification-to-recipients";

    /// Track 2: a sealed indication to the family benefits office.
    pub const SEALED_INDICATION: &'static str = "sealed-indication";
    /// Track 2: the family benefits office asks for one visit.
    pub const ASSISTANCE_REQUEST: &'static str = "visit-order-from-family-benefits-office";
    /// Track 2: what the visit found.
    pub const VISIT_REPORT: &'static str = "visit-report-to-family-benefits-office";

    /// True where the flow may be used at all.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.standing.is_on()
    }
    /// True where the pair is in the matrix (R11).
    #[must_use]
    pub fn connects(&self, from: impl Into<Body>, to: impl Into<Body>) -> bool {
        self.from.contains(&from.into()) && self.to.contains(&to.into())
    }
    /// True where the field, by its name, may be handed over (R12).
    #[must_use]
    pub fn allows_field(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name() == name)
    }
    /// True where a written request of `requested_on` is there if one is needed, not in the future
    /// and not too old on `today` (R14: 184 days old is refused).
    #[must_use]
    pub fn accepts_request(&self, requested_on: Option<Date>, today: Date) -> bool {
        match (self.request_max_age_days, requested_on) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(most), Some(day)) => (0..=i64::from(most)).contains(&days_between(day, today)),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    flow: BTreeMap<String, Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    number: u8,
    name_de: String,
    name_en: String,
    from: Vec<Body>,
    to: Vec<Body>,
    fields: Vec<FlowField>,
    norm: String,
    certainty: Certainty,
    caveat: String,
    open: bool,
    closed_reason: Option<String>,
    decided_by: Decider,
    request_max_age_days: Option<u16>,
    #[serde(default)]
    irreversible: bool,
}

/// Reads `policies/flows.toml`.
pub(super) fn parse(text: &str) -> Result<BTreeMap<String, Flow>, LawError> {
    let file: File = read(FILE, text)?;
    let mut numbers = BTreeMap::new();
    let mut flows = BTreeMap::new();
    for (key, raw) in file.flow {
        if numbers.insert(raw.number, key.clone()).is_some() {
            return Err(entry_error(
                FILE,
                &key,
                "its `number` is used twice; give each flow its own",
            ));
        }
        flows.insert(key.clone(), check(key, raw)?);
    }
    Ok(flows)
}

fn check(key: String, raw: Raw) -> Result<Flow, LawError> {
    let wrong = |problem| Err(entry_error(FILE, &key, problem));
    let Some(standing) = Standing::read(raw.open, raw.closed_reason) else {
        return wrong(
            "`open` and `closed-reason` contradict each other; give a reason exactly where it is closed",
        );
    };
    if raw.norm.trim().is_empty() {
        return wrong("the norm is empty; name it (F-25)");
    }
    if raw.from.is_empty() || raw.to.is_empty() {
        return wrong("`from` and `to` need at least one body each");
    }
    if raw.open && raw.fields.is_empty() {
        return wrong("an open flow needs its closed list of `fields` (R12)");
    }
    if raw.open && matches!(raw.decided_by, Decider::Judge | Decider::NotHere) {
        return wrong("an open flow needs somebody here who decides; close it or name the rank");
    }
    Ok(Flow {
        key,
        number: raw.number,
        name_de: raw.name_de,
        name_en: raw.name_en,
        from: raw.from,
        to: raw.to,
        fields: raw.fields,
        norm: raw.norm,
        certainty: raw.certainty,
        caveat: raw.caveat,
        standing,
        decided_by: raw.decided_by,
        request_max_age_days: raw.request_max_age_days,
        irreversible: raw.irreversible,
    })
}
