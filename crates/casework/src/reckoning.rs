//! From fact rows to figures: the only way by which a number leaves the store.

use crate::error::Error;
use augenmass_domain::fact::{self, Counted, Fact};
use augenmass_domain::law::{GroundClass, OfficeKind};
use augenmass_domain::{Action, Actor};
use augenmass_domain::{LetterKind, Purpose};
use augenmass_statistics::{self as statistics, FactKind, FactRow, Figures, Scope, Sign};
use augenmass_store::StoredCheckpoint;
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::installation::Installation;
use crate::log::checkpoint_for;

/// Figures with what they rest on.
#[derive(Clone, Debug)]
pub struct Reckoning {
    /// The figures.
    pub figures: Figures,
    /// The checkpoint: rows beyond it are not counted.
    pub checkpoint: StoredCheckpoint,
    /// The first month with records.
    pub records_since: Option<fact::Month>,
    /// How many fact rows were counted.
    pub rows: usize,
}

/// Reckons all figures of a day.
///
/// # Errors
/// [`Error::Refused`] where the actor may not read figures.
pub async fn reckon(
    installation: &Installation,
    actor: &Actor,
    as_of: Date,
) -> Result<Reckoning, Error> {
    permitted(installation, actor).await?;
    let checkpoint = checkpoint_for(installation, as_of).await?;
    under(installation, as_of, checkpoint).await
}

/// Reckons all figures of a day again, from the rows under a checkpoint.
///
/// # Errors
/// As [`reckon`].
pub async fn reckon_at(
    installation: &Installation,
    actor: &Actor,
    as_of: Date,
    checkpoint: StoredCheckpoint,
) -> Result<Reckoning, Error> {
    permitted(installation, actor).await?;
    under(installation, as_of, checkpoint).await
}

/// The last days of months that are over, the latest first: the cut-off days that pages offer. Figures
/// of two days that lie close together would tell what happened between them (section 4.2 of the
/// reference on statistics).
pub fn month_ends(today: Date) -> impl Iterator<Item = Date> {
    let first = today.first_of_month();
    (0..60).filter_map(move |months: i64| {
        let end = first.saturating_sub(months.months());
        end.yesterday().ok()
    })
}

async fn permitted(installation: &Installation, actor: &Actor) -> Result<(), Error> {
    let gate = &installation.gate;
    let (purpose, action) = (Purpose::CouncilInformation, Action::ReadFigures);
    gate.permit(actor, purpose, action).await.map(drop)
}

async fn under(
    installation: &Installation,
    as_of: Date,
    checkpoint: StoredCheckpoint,
) -> Result<Reckoning, Error> {
    let rows = installation.gate.store().facts(checkpoint.size).await?;
    let facts: Vec<Fact> = rows
        .into_iter()
        .filter(|row| row.recorded_on <= as_of)
        .map(|row| row.fact)
        .collect();
    let records_since = records_since(&facts);
    let figures = figures(&facts, as_of)?;
    Ok(Reckoning {
        figures,
        checkpoint,
        records_since,
        rows: facts.len(),
    })
}

/// The first month with records.
#[must_use]
pub fn records_since(facts: &[Fact]) -> Option<fact::Month> {
    facts.iter().map(|fact| fact.month).min()
}

/// The figures of fact rows.
///
/// # Errors
/// [`Error::Internal`] where rows do not account (more closed than opened, say).
pub fn figures(facts: &[Fact], as_of: Date) -> Result<Figures, Error> {
    let since = records_since(facts).and_then(month);
    let scope = Scope::new(as_of, since);
    let rows = facts.iter().filter_map(row);
    statistics::figures(rows, &scope).map_err(|error| Error::Internal(error.to_string()))
}

fn month(month: fact::Month) -> Option<statistics::Month> {
    statistics::Month::new(month.year, month.month).ok()
}

/// A fact of the domain as a row of the statistics.
fn row(fact: &Fact) -> Option<FactRow> {
    let mut row = FactRow::new(month(fact.month)?, track(fact.track), kind(&fact.what)?);
    row.ground_class = fact.ground.map(ground_class);
    row.children = u32::from(fact.children);
    row.sign = if fact.sign < 0 {
        Sign::Minus
    } else {
        Sign::Plus
    };
    match &fact.what {
        Counted::CostRecorded {
            bearer,
            cents,
            minutes,
            office,
        } => {
            row.minutes = *minutes;
            row.body = (*minutes > 0).then(|| body(*bearer, *office));
            row.money =
                (*cents != 0).then(|| statistics::Money::new(statistics::MoneyKind::Spent, *cents));
            row.bearer = (*cents != 0).then(|| cost_bearer(*bearer));
        }
        Counted::Money { kind, cents } => {
            row.money = Some(statistics::Money::new(money_kind(*kind), *cents));
        }
        _ => {}
    }
    Some(row)
}

/// Events that belong to no track (refused commands, costs) are counted with track 1, the only one
/// that is open; tables by track do not print them.
fn track(track: Option<fact::Track>) -> statistics::Track {
    match track {
        Some(fact::Track::BenefitCheck) => statistics::Track::BenefitCheck,
        Some(fact::Track::RegisterClarification) | None => statistics::Track::RegisterClarification,
    }
}

fn kind(what: &Counted) -> Option<FactKind> {
    Some(match what {
        Counted::IndicationRecorded => FactKind::IndicationRecorded,
        Counted::IndicationDropped => FactKind::IndicationDropped,
        Counted::IndicationExpired => FactKind::IndicationExpired,
        Counted::NoticeGiven => FactKind::NoticeGiven,
        Counted::CaseOpened => FactKind::CaseOpened,
        Counted::CaseClosed {
            outcome,
            without_visit,
        } => closed(*outcome, !without_visit),
        Counted::CaseReopened => FactKind::CaseReopened,
        Counted::LetterSent { letter, in_time } => FactKind::LetterSent {
            letter: self::letter(*letter)?,
            in_time: *in_time,
        },
        Counted::VisitOrdered => FactKind::VisitOrdered,
        Counted::VisitRecorded {
            outcome,
            accompanied,
        } => FactKind::VisitRecorded {
            outcome: visit_outcome(*outcome),
            accompanied: *accompanied,
        },
        // A notice follows from a hand-over that is counted; it is no figure of its own.
        Counted::RecipientNoticeOrdered => return None,
        Counted::DisclosureSent => FactKind::DisclosureSent,
        Counted::DisclosureRefused => FactKind::DisclosureRefused,
        Counted::ComplaintReceived => FactKind::ComplaintReceived,
        Counted::ObjectionUpheld => FactKind::ObjectionUpheld,
        Counted::SupportOffered => FactKind::SupportOffered,
        Counted::SupportAccepted => FactKind::SupportAccepted,
        Counted::EndangermentReferred => FactKind::EndangermentReferred,
        Counted::CommandRefused => FactKind::CommandRefused,
        Counted::CommandRejected => FactKind::CommandRejected,
        Counted::CostRecorded { .. } | Counted::Money { .. } => FactKind::CostRecorded,
    })
}

const fn closed(outcome: fact::CaseOutcome, visited: bool) -> FactKind {
    let outcome = match outcome {
        fact::CaseOutcome::Unremarkable => statistics::ClosedOutcome::Unremarkable,
        fact::CaseOutcome::RegisterCorrected => statistics::ClosedOutcome::RegisterCorrected,
        fact::CaseOutcome::SupportAgreed => statistics::ClosedOutcome::SupportAgreed,
        fact::CaseOutcome::Unresolved => statistics::ClosedOutcome::Unresolved,
        fact::CaseOutcome::Decided => statistics::ClosedOutcome::Decided,
        fact::CaseOutcome::Declined => return FactKind::CaseDeclined,
        fact::CaseOutcome::Expired => return FactKind::CaseExpired,
    };
    FactKind::CaseClosed { outcome, visited }
}

/// The notice of a decision is counted with the decision, not as a letter of its own.
const fn letter(kind: LetterKind) -> Option<statistics::Letter> {
    match kind {
        LetterKind::Service => Some(statistics::Letter::Service),
        LetterKind::Invitation => Some(statistics::Letter::Invitation),
        LetterKind::Hearing => Some(statistics::Letter::Hearing),
        LetterKind::Clearing => Some(statistics::Letter::Clearing),
        LetterKind::Notice => None,
    }
}

const fn visit_outcome(outcome: fact::VisitOutcome) -> statistics::VisitOutcome {
    match outcome {
        fact::VisitOutcome::Met => statistics::VisitOutcome::Met,
        fact::VisitOutcome::NotMet => statistics::VisitOutcome::NotMet,
        fact::VisitOutcome::EntryDeclined => statistics::VisitOutcome::EntryDeclined,
        fact::VisitOutcome::OtherHouseholdMet => statistics::VisitOutcome::OtherHouseholdMet,
        fact::VisitOutcome::StoppedBySocialWork => statistics::VisitOutcome::StoppedBySocialWork,
        fact::VisitOutcome::Cancelled => statistics::VisitOutcome::Cancelled,
    }
}

const fn ground_class(class: GroundClass) -> statistics::GroundClass {
    match class {
        GroundClass::PostReturned => statistics::GroundClass::PostReturned,
        GroundClass::NotEnrolled => statistics::GroundClass::NotEnrolled,
        GroundClass::Attendance => statistics::GroundClass::Attendance,
        GroundClass::MovedAway => statistics::GroundClass::MovedWithinGermany,
        GroundClass::OtherDocument => statistics::GroundClass::OtherOfficialFact,
    }
}

const fn cost_bearer(bearer: fact::Bearer) -> statistics::Bearer {
    match bearer {
        fact::Bearer::Municipality => statistics::Bearer::City,
        fact::Bearer::Land => statistics::Bearer::State,
        fact::Bearer::FederalAgency => statistics::Bearer::Federation,
        fact::Bearer::Carrier => statistics::Bearer::Carrier,
    }
}

/// Whose working time it was: the office's own, else that of the body that bears it.
const fn body(bearer: fact::Bearer, office: Option<OfficeKind>) -> statistics::Body {
    match (bearer, office) {
        (fact::Bearer::Carrier, _) => statistics::Body::SocialCarrier,
        (fact::Bearer::Land, _) => statistics::Body::Police,
        (fact::Bearer::FederalAgency, _) | (_, Some(OfficeKind::FamilyBenefitsOffice)) => {
            statistics::Body::FamilyBenefitsOffice
        }
        (_, Some(OfficeKind::School)) => statistics::Body::SchoolOffice,
        (_, Some(OfficeKind::Youth)) => statistics::Body::YouthOffice,
        (_, Some(OfficeKind::Health)) => statistics::Body::HealthOffice,
        (_, Some(OfficeKind::PublicOrder)) => statistics::Body::PublicOrderOffice,
        (_, Some(OfficeKind::Registry)) => statistics::Body::Registry,
        (_, Some(OfficeKind::JobCentre)) => statistics::Body::JobCentre,
        (_, Some(OfficeKind::Coordination)) => statistics::Body::Coordination,
        (_, _) => statistics::Body::Other,
    }
}

const fn money_kind(kind: fact::MoneyKind) -> statistics::MoneyKind {
    match kind {
        fact::MoneyKind::Established => statistics::MoneyKind::Established,
        fact::MoneyKind::Repaid => statistics::MoneyKind::Repaid,
        fact::MoneyKind::Hypothetical => statistics::MoneyKind::Hypothetical,
    }
}
