//! From a case to its letters and its visit order.

use augenmass_casework::letters::CasePaper;
use augenmass_casework::words::german;
use augenmass_domain::LetterKind;
use augenmass_domain::visit::{Interpreter, Visit};
use augenmass_paper::{
    self as paper, AdviceCentre, ClearingLetter, ComplaintBody, ConsideredDecision, Document, HearingLetter,
    KnownFact, LetterReason, Letterhead, Notified, Private, Redress, ReplyWays, ServiceLetter, Step, TimeWindow,
    VisitOrder,
};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

/// What a municipality's letters say about itself: `letterhead.toml` beside the keys, or the demo's.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct House {
    /// Street of the office.
    street: String,
    /// Postcode and place.
    town: String,
    /// Telephone.
    phone: String,
    /// E-mail.
    email: String,
    /// Website.
    website: Option<String>,
    /// The name or function that people reach.
    contact: String,
    /// Where to come in person.
    in_person: String,
    /// The ombudsperson.
    ombudsperson: String,
    /// Advice centres.
    advice: Vec<Advice>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Advice {
    name: String,
    address: String,
    phone: String,
    languages: Option<String>,
}

impl House {
    /// The invented city's.
    ///
    /// # Errors
    /// Where the file does not parse.
    pub(crate) fn demo() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("../../../../demo/letterhead.toml"))
    }

    fn sender(&self, municipality: &str, office: &str) -> Letterhead {
        Letterhead {
            municipality: municipality.to_owned(),
            office: office.to_owned(),
            street: self.street.clone(),
            town: self.town.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            website: self.website.clone(),
            contact: self.contact.clone().into(),
        }
    }

    fn ways(&self) -> ReplyWays {
        ReplyWays {
            online: None,
            phone: self.phone.clone(),
            email: Some(self.email.clone()),
            in_person: self.in_person.clone(),
        }
    }

    fn advice(&self) -> Vec<AdviceCentre> {
        self.advice
            .iter()
            .map(|one| AdviceCentre {
                name: one.name.clone(),
                address: one.address.clone(),
                phone: one.phone.clone(),
                languages: one.languages.clone(),
            })
            .collect()
    }
}

/// Where papers come from.
pub(crate) struct Desk<'a> {
    pub(crate) municipality: &'a str,
    pub(crate) demo: bool,
    pub(crate) house: &'a House,
}

fn address(case: &CasePaper) -> String {
    let address = &case.person.address;
    format!(
        "{} {}, {} {}",
        address.street.reveal(),
        address.house_number.reveal(),
        address.postcode.reveal(),
        address.place.reveal()
    )
}

fn recipient(case: &CasePaper) -> Private<Vec<String>> {
    let address = &case.person.address;
    vec![
        case.person.addressee.reveal().to_owned(),
        format!("{} {}", address.street.reveal(), address.house_number.reveal()),
        format!("{} {}", address.postcode.reveal(), address.place.reveal()),
    ]
    .into()
}

fn reference(case: &CasePaper) -> Private<String> {
    let id = case.case.id().to_string();
    format!("MK-{}", id.get(id.len().saturating_sub(8)..).unwrap_or(&id)).into()
}

fn child(case: &CasePaper) -> String {
    format!("{} {}", case.person.given_name.reveal(), case.person.family_name.reveal())
}

impl Desk<'_> {
    /// The first letter, if one was ordered.
    pub(crate) fn service(&self, case: &CasePaper) -> Option<Document> {
        let order = case.letter(LetterKind::Service)?;
        let (source, source_date) = case.sources.first().cloned()?;
        Some(Document::ServiceLetter(Box::new(ServiceLetter {
            demo: self.demo,
            draft: false,
            date: order.date,
            sender: self.house.sender(self.municipality, &case.office),
            recipient: recipient(case),
            reference: reference(case),
            registered_address: address(case).into(),
            registered_people: vec![child(case).into()],
            reason: LetterReason::NoticeFromOffice,
            source,
            source_date,
            reply_by: order.reply_by?,
            reply_code: reply_code(case),
            ways: self.house.ways(),
            advice_centres: self.house.advice(),
            ombudsperson: self.house.ombudsperson.clone(),
        })))
    }

    /// The hearing letter, if one was ordered.
    pub(crate) fn hearing(&self, case: &CasePaper) -> Option<Document> {
        let order = case.letter(LetterKind::Hearing)?;
        let known = case
            .sources
            .iter()
            .map(|(office, on)| KnownFact {
                text: german("letter-known-notice", &[("office", office.clone())]).into(),
                source: office.clone(),
                date: *on,
            })
            .collect();
        Some(Document::HearingLetter(Box::new(HearingLetter {
            demo: self.demo,
            draft: false,
            date: order.date,
            sender: self.house.sender(self.municipality, &case.office),
            recipient: recipient(case),
            reference: reference(case),
            known,
            exonerating: vec![german("letter-exonerating-looked-for", &[]).into()],
            considered: ConsideredDecision {
                text: german("letter-considered-deregistration", &[]),
                norm: "§ 6 BMG".to_owned(),
            },
            consequences: vec![
                german("letter-consequence-benefit", &[]),
                german("letter-consequence-school", &[]),
            ],
            deadline: order.reply_by?,
            reply_code: reply_code(case),
            ways: self.house.ways(),
            advice_centres: self.house.advice(),
        })))
    }

    /// The clearing letter, if one was ordered.
    pub(crate) fn clearing(&self, case: &CasePaper) -> Option<Document> {
        let order = case.letter(LetterKind::Clearing)?;
        let mut steps: Vec<Step> = case
            .sources
            .iter()
            .map(|(office, on)| step(*on, german("letter-step-notice", &[("office", office.clone())])))
            .collect();
        if let Some(first) = case.letter(LetterKind::Service) {
            steps.push(step(first.date, german("letter-step-asked", &[])));
        }
        steps.push(step(order.date, german("letter-step-cleared", &[])));
        let notified = case
            .sources
            .iter()
            .map(|(office, _)| Notified {
                date: order.date,
                body: office.clone(),
                text: german("letter-notified", &[]),
            })
            .collect();
        Some(Document::ClearingLetter(Box::new(ClearingLetter {
            demo: self.demo,
            draft: false,
            date: order.date,
            sender: self.house.sender(self.municipality, &case.office),
            recipient: recipient(case),
            reference: reference(case),
            steps,
            erased_on: order.date.saturating_add(30.days()),
            notified,
            redress: Redress { office: case.office.clone(), contact: self.house.phone.clone() },
            complaints: vec![ComplaintBody {
                name: self.house.ombudsperson.clone(),
                contact: self.house.phone.clone(),
                subject: "Verfahren".to_owned(),
                answers_within_weeks: Some(4),
            }],
        })))
    }

    /// The order of one visit.
    pub(crate) fn visit_order(&self, case: &CasePaper, visit: &Visit, carrier: &str) -> Option<Document> {
        let from = visit.from();
        Some(Document::VisitOrder(Box::new(VisitOrder {
            demo: self.demo,
            draft: false,
            date: visit.ordered_on(),
            municipality: self.municipality.to_owned(),
            office: case.office.clone(),
            office_phone: self.house.phone.clone(),
            case_reference: reference(case),
            address: address(case).into(),
            household: child(case).into(),
            legal_mode: paper::LegalMode::Consent,
            handed_over_by: ["Zweitzeichnung Meldebehörde".into(), "Sachbearbeitung Meldebehörde".into()],
            accompaniment: paper::Accompaniment {
                carrier: carrier.to_owned(),
                name: "nach Einteilung des Trägers".into(),
                qualification: "staatlich anerkannte Fachkraft der sozialen Arbeit (§ 203 Abs. 1 StGB)".to_owned(),
                confirmation: visit.accompaniment().to_string(),
            },
            interpreter: match visit.interpreter() {
                Interpreter::OfferedDeclined => paper::Interpreter::Declined,
                Interpreter::OfferedAccepted | Interpreter::OfferedNoAnswer => paper::Interpreter::ByPhone {
                    phone: self.house.phone.clone(),
                    language: "nach Wunsch der Familie".into(),
                },
            },
            window: TimeWindow {
                date: from.date(),
                from: from.time(),
                until: visit.until().time(),
            },
            observations: paper::Observation::ALL.to_vec(),
        })))
    }
}

fn step(date: Date, text: String) -> Step {
    Step { date, text: text.into() }
}

/// The code by which a reply finds its case. The page that takes it comes with the web application;
/// until then it is the case's short reference, which opens nothing.
fn reply_code(case: &CasePaper) -> Private<String> {
    reference(case)
}
