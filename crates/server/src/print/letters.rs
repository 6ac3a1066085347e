//! From a case to its letters and its visit order.

use augenmass_casework::answer::german_date;
use augenmass_casework::letters::CasePaper;
use augenmass_casework::words::german;
use augenmass_domain::fact::{CaseOutcome, Track};
use augenmass_domain::visit::{Interpreter, LegalMode, Visit};
use augenmass_domain::{LetterCode, LetterKind, LetterOrder};
use augenmass_paper::{
    self as paper, AdviceCentre, ClearingLetter, ComplaintBody, ConsideredDecision, DecisionNotice,
    Document, HearingLetter, InvitationLetter, KnownFact, LetterOpening, LetterReason, Letterhead,
    Notified, OnlineAccess, Private, Redress, ReplyWays, ServiceLetter, Step, TimeWindow,
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
    /// The host under which people enter the code of a letter; the page is `/brief` there. Without it the
    /// letters name no page.
    #[serde(default)]
    letter_page: Option<String>,
    /// The name or function that people reach.
    contact: String,
    /// Where to come in person.
    in_person: String,
    /// The ombudsperson; at a family benefits office who hears a complaint.
    pub(super) ombudsperson: String,
    /// The administrative court that hears actions against a decision (§ 58(1) VwGO): name, seat, address.
    court: String,
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
        Self::parse(include_str!("../../../../demo/letterhead.toml"))
    }

    /// The invented family benefits office's.
    ///
    /// # Errors
    /// Where the file does not parse.
    pub(crate) fn demo_of_benefits() -> Result<Self, toml::de::Error> {
        Self::parse(include_str!(
            "../../../../demo/familienkasse-letterhead.toml"
        ))
    }

    /// A city's own.
    ///
    /// # Errors
    /// Where the text is no letterhead.
    pub(crate) fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    fn sender(&self, municipality: &str, office: &str) -> Letterhead {
        Letterhead {
            municipality: municipality.to_owned(),
            body: None,
            office: office.to_owned(),
            street: self.street.clone(),
            town: self.town.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            website: self.website.clone(),
            contact: self.contact.clone().into(),
        }
    }

    /// Where the code of this letter is entered: nowhere, if the letter has none.
    fn page(&self, code: Option<&LetterCode>) -> Option<String> {
        let host = self.letter_page.as_deref()?.trim_end_matches('/');
        code.map(|_| format!("{host}/brief"))
    }

    pub(super) fn ways(&self, code: Option<&LetterCode>) -> ReplyWays {
        ReplyWays {
            online: self.page(code),
            phone: self.phone.clone(),
            email: Some(self.email.clone()),
            in_person: self.in_person.clone(),
        }
    }

    pub(super) fn advice(&self) -> Vec<AdviceCentre> {
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

/// The norm of a deregistration.
const DEREGISTRATION: &str = "§ 6 Abs. 1 BMG";

/// Where papers come from.
pub(crate) struct Desk<'a> {
    pub(crate) municipality: &'a str,
    pub(crate) demo: bool,
    pub(crate) house: &'a House,
}

pub(super) fn address(case: &CasePaper) -> String {
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
        format!(
            "{} {}",
            address.street.reveal(),
            address.house_number.reveal()
        ),
        format!("{} {}", address.postcode.reveal(), address.place.reveal()),
    ]
    .into()
}

fn reference(case: &CasePaper) -> Private<String> {
    let id = case.case.id().to_string();
    format!("MK-{}", id.get(id.len().saturating_sub(8)..).unwrap_or(&id)).into()
}

pub(super) fn child(case: &CasePaper) -> String {
    format!(
        "{} {}",
        case.person.given_name.reveal(),
        case.person.family_name.reveal()
    )
}

impl Desk<'_> {
    /// The latest letter of a kind, if one was ordered.
    pub(crate) fn letter(&self, kind: LetterKind, case: &CasePaper) -> Option<Document> {
        if case.case.file().track() == Track::BenefitCheck {
            return self.benefit(kind, case);
        }
        match kind {
            LetterKind::Service => self.service(case),
            LetterKind::Invitation => self.invitation(case),
            LetterKind::Hearing => self.hearing(case),
            LetterKind::Notice => self.notice(case),
            LetterKind::Clearing => self.clearing(case),
            // Payment is suspended in a benefit check alone.
            LetterKind::Suspension | LetterKind::Resumption => None,
        }
    }

    /// How a letter to the person of this case begins.
    pub(super) fn opening(&self, case: &CasePaper, order: &LetterOrder) -> LetterOpening {
        LetterOpening {
            demo: self.demo,
            draft: false,
            date: order.date,
            sender: self.house.sender(self.municipality, &case.office),
            recipient: recipient(case),
            reference: reference(case),
        }
    }

    /// The first letter, if one was ordered.
    fn service(&self, case: &CasePaper) -> Option<Document> {
        let order = case.letter(LetterKind::Service)?;
        let (source, source_date) = case.sources.first().cloned()?;
        Some(Document::ServiceLetter(Box::new(ServiceLetter {
            opening: self.opening(case, order),
            registered_address: address(case).into(),
            registered_people: vec![child(case).into()],
            reason: LetterReason::NoticeFromOffice,
            source,
            source_date,
            reply_by: order.reply_by?,
            reply_code: reply_code(case, order),
            ways: self.house.ways(case.code(order)),
            advice_centres: self.house.advice(),
            ombudsperson: self.house.ombudsperson.clone(),
        })))
    }

    /// The invitation to a conversation, if one was ordered.
    fn invitation(&self, case: &CasePaper) -> Option<Document> {
        let order = case.letter(LetterKind::Invitation)?;
        Some(Document::InvitationLetter(Box::new(InvitationLetter {
            opening: self.opening(case, order),
            registered_address: address(case).into(),
            first_letter: case.letter(LetterKind::Service).map(|first| first.date),
            reply_by: order.reply_by?,
            reply_code: reply_code(case, order),
            ways: self.house.ways(case.code(order)),
            advice_centres: self.house.advice(),
            ombudsperson: self.house.ombudsperson.clone(),
        })))
    }

    /// The decision after the hearing, if one was taken and its reasons are still there.
    fn notice(&self, case: &CasePaper) -> Option<Document> {
        let order = case.letter(LetterKind::Notice)?;
        Some(Document::DecisionNotice(Box::new(DecisionNotice {
            opening: self.opening(case, order),
            decision: german(
                "letter-decided-deregistration",
                &[("address", address(case))],
            )
            .into(),
            norm: DEREGISTRATION.to_owned(),
            heard_on: case.letter(LetterKind::Hearing)?.date,
            reasons: case.reasons.as_ref()?.reveal().as_str().into(),
            exonerating: exonerating(case),
            consequences: consequences(),
            court: self.house.court.clone(),
            waits_until: order.reply_by?,
            online: self.online(case, order),
            advice_centres: self.house.advice(),
            ombudsperson: self.house.ombudsperson.clone(),
        })))
    }

    /// Where the person sees what is kept, where the letter has a code and the city such a page.
    fn online(&self, case: &CasePaper, order: &LetterOrder) -> Option<OnlineAccess> {
        let code = case.code(order)?;
        let page = self.house.page(Some(code))?;
        let code = code.reveal().into();
        Some(OnlineAccess { page, code })
    }

    /// The hearing letter, if one was ordered.
    fn hearing(&self, case: &CasePaper) -> Option<Document> {
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
            opening: self.opening(case, order),
            known,
            exonerating: exonerating(case),
            considered: ConsideredDecision {
                text: german("letter-considered-deregistration", &[]).into(),
                norm: DEREGISTRATION.to_owned(),
            },
            consequences: consequences(),
            deadline: order.reply_by?,
            reply_code: reply_code(case, order),
            ways: self.house.ways(case.code(order)),
            advice_centres: self.house.advice(),
        })))
    }

    /// The clearing letter, if one was ordered.
    fn clearing(&self, case: &CasePaper) -> Option<Document> {
        let order = case.letter(LetterKind::Clearing)?;
        let mut steps: Vec<Step> = case
            .sources
            .iter()
            .map(|(office, on)| {
                step(
                    *on,
                    german("letter-step-notice", &[("office", office.clone())]),
                )
            })
            .collect();
        if let Some(first) = case.letter(LetterKind::Service) {
            steps.push(step(first.date, german("letter-step-asked", &[])));
        }
        steps.push(step(order.date, german(ending(case), &[])));
        let notified = case
            .sources
            .iter()
            .map(|(office, _)| Notified {
                date: order.date,
                body: office.clone(),
                text: german(notified_of(case), &[]),
            })
            .collect();
        Some(Document::ClearingLetter(Box::new(ClearingLetter {
            opening: self.opening(case, order),
            steps,
            erased_on: order.date.saturating_add(30.days()),
            notified,
            redress: Redress {
                office: case.office.clone(),
                contact: self.house.phone.clone(),
            },
            complaints: vec![ComplaintBody {
                name: self.house.ombudsperson.clone(),
                contact: self.house.phone.clone(),
                subject: "Verfahren".to_owned(),
                answers_within_weeks: Some(4),
            }],
            online: self.online(case, order),
        })))
    }

    /// The order of one visit.
    pub(crate) fn visit_order(
        &self,
        case: &CasePaper,
        visit: &Visit,
        carrier: &str,
    ) -> Option<Document> {
        let order = visit.order();
        Some(Document::VisitOrder(Box::new(VisitOrder {
            demo: self.demo,
            draft: false,
            date: order.ordered_on(),
            municipality: self.municipality.to_owned(),
            office: case.office.clone(),
            office_phone: self.house.phone.clone(),
            case_reference: reference(case),
            address: address(case).into(),
            household: child(case).into(),
            legal_mode: legal_mode(order.mode()),
            handed_over_by: [
                "Zweitzeichnung Meldebehörde".into(),
                "Sachbearbeitung Meldebehörde".into(),
            ],
            accompaniment: paper::Accompaniment {
                carrier: carrier.to_owned(),
                name: "nach Einteilung des Trägers".into(),
                qualification:
                    "staatlich anerkannte Fachkraft der sozialen Arbeit (§ 203 Abs. 1 StGB)"
                        .to_owned(),
                confirmation: order.accompaniment().to_string(),
            },
            interpreter: match order.interpreter() {
                Interpreter::OfferedDeclined => paper::Interpreter::Declined,
                Interpreter::OfferedAccepted | Interpreter::OfferedNoAnswer => {
                    paper::Interpreter::ByPhone {
                        phone: self.house.phone.clone(),
                        language: "nach Wunsch der Familie".into(),
                    }
                }
            },
            window: TimeWindow {
                date: order.from().date(),
                from: order.from().time(),
                to: order.until().time(),
            },
            observations: observations(),
        })))
    }
}

/// The footing that was ordered. The rules let a visit be ordered on the first and the last only.
fn legal_mode(mode: LegalMode) -> paper::LegalMode {
    match mode {
        LegalMode::OwnSupervision => paper::LegalMode::OwnSupervisoryLaw {
            norm: german("visit-own-supervision", &[]),
        },
        LegalMode::Consent | LegalMode::JudicialOrder | LegalMode::UrgentDanger => {
            paper::LegalMode::Consent
        }
    }
}

/// What was looked for and found that speaks for the person (§ 28 VwVfG NRW, F-06).
pub(super) fn exonerating(case: &CasePaper) -> Vec<Private<String>> {
    case.case
        .file()
        .exonerating()
        .iter()
        .map(|record| {
            let places: Vec<String> = record
                .looked_in
                .iter()
                .map(|place| german(&format!("letter-exonerating-{}", place.name()), &[]))
                .collect();
            german(
                "letter-exonerating-record",
                &[
                    ("on", german_date(record.on)),
                    ("where", places.join(", ")),
                    ("found", record.found.to_string()),
                ],
            )
            .into()
        })
        .collect()
}

/// How the clearing letter says that the case ended.
fn ending(case: &CasePaper) -> &'static str {
    match case.case.outcome() {
        Some(CaseOutcome::RegisterCorrected) => "letter-step-corrected",
        Some(CaseOutcome::SupportAgreed) => "letter-step-support",
        Some(CaseOutcome::Unremarkable) => "letter-step-cleared",
        _ => "letter-step-unresolved",
    }
}

/// What follows from a deregistration (R33).
fn consequences() -> Vec<String> {
    vec![
        german("letter-consequence-benefit", &[]),
        german("letter-consequence-school", &[]),
    ]
}

/// What recipients were told: only for an unremarkable case that the register is right.
fn notified_of(case: &CasePaper) -> &'static str {
    match case.case.outcome() {
        Some(CaseOutcome::Unremarkable) => "letter-notified",
        _ => "letter-notified-closed",
    }
}

/// What to look at, and nothing else (R23).
fn observations() -> Vec<paper::Observation> {
    let yes_no = || {
        vec![
            german("visit-answer-yes", &[]),
            german("visit-answer-no", &[]),
        ]
    };
    let mut name = yes_no();
    name.push(german("visit-answer-unclear", &[]));
    vec![
        paper::Observation {
            text: german("visit-observe-name", &[]),
            answers: name,
        },
        paper::Observation {
            text: german("visit-observe-met", &[]),
            answers: yes_no(),
        },
        paper::Observation {
            text: german("visit-observe-other-household", &[]),
            answers: yes_no(),
        },
    ]
}

fn step(date: Date, text: String) -> Step {
    Step {
        date,
        text: text.into(),
    }
}

/// The code that opens the case to the person on the page of letters, and stands for the letter in a
/// reply. A letter from before there were codes has the case's short reference, which opens nothing.
pub(super) fn reply_code(case: &CasePaper, order: &LetterOrder) -> Private<String> {
    case.code(order)
        .map_or_else(|| reference(case), |code| code.reveal().into())
}
