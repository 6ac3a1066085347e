//! From fact rows to figures: the only way by which a number leaves the store.

use crate::error::Error;
use augenmass_domain::fact::{self, Counted as What, Fact};
use augenmass_domain::id::RunId;
use augenmass_domain::indication::Review;
use augenmass_domain::law::{GroundClass, OfficeKind};
use augenmass_domain::visit::Told;
use augenmass_domain::{Action, Actor};
use augenmass_domain::{LetterKind, Purpose};
use augenmass_statistics::{
    self as statistics, Count, FactKind, FactRow, Figures, KnownSum, Publication, RunNumber, Scope,
    Sign, StatisticsError,
};
use augenmass_store::StoredCheckpoint;
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::installation::Installation;
use crate::publications::{self, Published};

/// Figures with what they rest on.
#[derive(Clone, Debug)]
pub struct Reckoning {
    /// The figures.
    pub figures: Figures,
    /// The sums that everybody knows about them.
    pub sums: Vec<KnownSum>,
    /// What was published before them: they are protected together with it (N-13).
    pub earlier: Vec<Published>,
    /// The checkpoint: rows beyond it are not counted.
    pub checkpoint: StoredCheckpoint,
    /// The first month with records.
    pub records_since: Option<fact::Month>,
    /// How many fact rows were counted.
    pub rows: u64,
    /// The runs by their public numbers: run 1 is the first.
    pub runs: Vec<RunId>,
}

/// Reckons all figures of a day, as they were published or, where they were not, as they would be now.
///
/// # Errors
/// [`Error::Refused`] where the actor may not read figures.
pub async fn reckon(
    installation: &Installation,
    actor: &Actor,
    as_of: Date,
) -> Result<Reckoning, Error> {
    permitted(installation, actor).await?;
    let checkpoint = publications::checkpoint(installation, as_of).await?;
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

/// Counts the rows of a day and of all earlier publications in one pass.
async fn under(
    installation: &Installation,
    as_of: Date,
    checkpoint: StoredCheckpoint,
) -> Result<Reckoning, Error> {
    let this = Published {
        as_of,
        tree_size: checkpoint.size,
    };
    let earlier = publications::before(installation, this).await?;
    let mut counting = Counting::of(&earlier, this);
    let store = installation.gate.store();
    store
        .each_fact(counting.size(), |row| {
            counting.add(row.index, row.recorded_on, &row.fact)
        })
        .await?;
    let counted = counting.finish()?;
    Ok(Reckoning {
        figures: counted.publication.figures,
        sums: counted.publication.sums,
        records_since: counted.records_since,
        rows: counted.rows,
        runs: counted.runs,
        earlier,
        checkpoint,
    })
}

/// Counts fact rows one by one for a publication and those before it. Memory does not grow with the
/// rows.
#[derive(Debug)]
pub struct Counting {
    series: Vec<(Published, Count)>,
    /// Runs in the order of their first leaf, which never changes: their public numbers.
    runs: Vec<RunId>,
}

/// What was counted.
#[derive(Debug)]
pub struct Counted {
    /// The publication.
    pub publication: Publication,
    /// The first month with records.
    pub records_since: Option<fact::Month>,
    /// How many rows were counted.
    pub rows: u64,
    /// The runs by their public numbers.
    pub runs: Vec<RunId>,
}

impl Counting {
    /// For a publication, after others.
    #[must_use]
    pub fn of(earlier: &[Published], this: Published) -> Self {
        let all = earlier.iter().chain([&this]);
        let series = all.map(|one| (*one, Count::until(one.as_of)));
        Self {
            series: series.collect(),
            runs: Vec::new(),
        }
    }

    /// How many leaves have to be looked at.
    #[must_use]
    pub fn size(&self) -> u64 {
        let sizes = self.series.iter().map(|(one, _)| one.tree_size);
        sizes.max().unwrap_or(0)
    }

    /// Counts the fact of a leaf wherever it belongs.
    ///
    /// # Errors
    /// [`Error::Internal`] where the fact cannot be counted.
    pub fn add(&mut self, index: u64, recorded_on: Date, fact: &Fact) -> Result<(), Error> {
        let Some(mut row) = row(fact) else {
            return Ok(());
        };
        row.run = fact.run.and_then(|run| self.number(run));
        for (published, count) in &mut self.series {
            if index < published.tree_size && recorded_on <= published.as_of {
                count.add(&row).map_err(broken)?;
            }
        }
        Ok(())
    }

    /// The public number of a run. More than 65 535 runs have none.
    fn number(&mut self, run: RunId) -> Option<RunNumber> {
        let place = self.runs.iter().position(|known| *known == run);
        let place = place.unwrap_or_else(|| {
            self.runs.push(run);
            self.runs.len() - 1
        });
        u16::try_from(place + 1).ok().map(RunNumber)
    }

    /// The figures of the last one, protected together with those before it.
    ///
    /// # Errors
    /// [`Error::Internal`] where rows do not account (more closed than opened, say).
    pub fn finish(self) -> Result<Counted, Error> {
        let last = self.series.last().map(|(_, count)| count);
        let records_since = last.and_then(Count::records_since).map(domain_month);
        let rows = last.map_or(0, Count::rows);
        let scoped = self.series.into_iter().map(|(published, count)| {
            let scope = Scope::new(published.as_of, count.records_since());
            (count, scope)
        });
        let mut made = statistics::publish_series(scoped).map_err(broken)?;
        let publication = made
            .pop()
            .ok_or_else(|| Error::Internal("nothing was counted".to_owned()))?;
        Ok(Counted {
            publication,
            records_since,
            rows,
            runs: self.runs,
        })
    }
}

#[expect(clippy::needless_pass_by_value, reason = "given to map_err")]
fn broken(error: StatisticsError) -> Error {
    Error::Internal(error.to_string())
}

const fn domain_month(month: statistics::Month) -> fact::Month {
    fact::Month {
        year: month.year(),
        month: month.month(),
    }
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
        What::CostRecorded {
            bearer,
            cents,
            minutes,
            office,
        }
        | What::CostPlanned {
            bearer,
            cents,
            minutes,
            office,
        } => {
            let kind = match fact.what {
                What::CostPlanned { .. } => statistics::MoneyKind::Planned,
                _ => statistics::MoneyKind::Spent,
            };
            row.minutes = *minutes;
            row.body = (*minutes > 0).then(|| body(*bearer, *office));
            row.money = (*cents != 0).then(|| statistics::Money::new(kind, *cents));
            row.bearer = (*cents != 0).then(|| cost_bearer(*bearer));
        }
        What::Money { kind, cents } => {
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

fn kind(what: &What) -> Option<FactKind> {
    Some(match what {
        What::IndicationRecorded => FactKind::IndicationRecorded,
        What::IndicationDropped => FactKind::IndicationDropped,
        What::IndicationScreened { .. } | What::AtTheDoor { .. } => return beside(what),
        What::IndicationExpired => FactKind::IndicationExpired,
        What::NoticeGiven => FactKind::NoticeGiven,
        What::CaseOpened => FactKind::CaseOpened,
        What::CaseClosed {
            outcome,
            without_visit,
        } => closed(*outcome, !without_visit)?,
        What::CaseReopened => FactKind::CaseReopened,
        What::LetterSent {
            letter,
            in_time,
            days,
        } => FactKind::LetterSent {
            letter: self::letter(*letter)?,
            in_time: *in_time,
            days: days.map(u32::from),
        },
        What::VisitOrdered => FactKind::VisitOrdered,
        What::VisitRecorded {
            outcome,
            accompanied,
        } => FactKind::VisitRecorded {
            outcome: visit_outcome(*outcome),
            accompanied: *accompanied,
        },
        // The figures of track 2 leave in the outcome report alone (`docs/reconciliation.md`).
        What::IndicationSealed
        | What::IndicationCompared { .. }
        | What::IndicationNotOpened
        | What::AssistanceRequested
        | What::AssistanceGiven
        | What::PaymentSuspended
        | What::PaymentResumed { .. } => return None,
        // A notice follows from a hand-over that is counted; it is no figure of its own.
        What::RecipientNoticeOrdered => return None,
        What::DisclosureSent => FactKind::DisclosureSent,
        What::DisclosureRefused => FactKind::DisclosureRefused,
        What::ComplaintReceived => FactKind::ComplaintReceived,
        What::ObjectionUpheld => FactKind::ObjectionUpheld,
        What::SupportOffered => FactKind::SupportOffered,
        What::SupportAccepted => FactKind::SupportAccepted,
        What::EndangermentReferred => FactKind::EndangermentReferred,
        What::CommandRefused => FactKind::CommandRefused,
        What::CommandRejected => FactKind::CommandRejected,
        What::CostRecorded { .. } | What::Money { .. } => FactKind::CostRecorded,
        What::CostPlanned { .. } => FactKind::CostPlanned,
    })
}

/// What is counted beside the event that it belongs to: how a file was reviewed (M-6), harm at the door (M-8).
const fn beside(what: &What) -> Option<FactKind> {
    match what {
        What::IndicationScreened {
            review,
            put_forward,
        } => Some(FactKind::IndicationScreened {
            arm: arm(*review),
            put_forward: *put_forward,
        }),
        What::AtTheDoor {
            consent_withdrawn,
            children_present,
        } => Some(FactKind::AtTheDoor {
            consent_withdrawn: told(*consent_withdrawn),
            children_present: told(*children_present),
        }),
        _ => None,
    }
}

/// Assistance is no case of the municipality: where it is decided it is counted.
const fn closed(outcome: fact::CaseOutcome, visited: bool) -> Option<FactKind> {
    let outcome = match outcome {
        fact::CaseOutcome::Unremarkable => statistics::ClosedOutcome::Unremarkable,
        fact::CaseOutcome::RegisterCorrected => statistics::ClosedOutcome::RegisterCorrected,
        fact::CaseOutcome::SupportAgreed => statistics::ClosedOutcome::SupportAgreed,
        fact::CaseOutcome::Unresolved => statistics::ClosedOutcome::Unresolved,
        fact::CaseOutcome::Decided => statistics::ClosedOutcome::Decided,
        fact::CaseOutcome::Declined => return Some(FactKind::CaseDeclined),
        fact::CaseOutcome::Expired => return Some(FactKind::CaseExpired),
        fact::CaseOutcome::AssistanceGiven => return None,
    };
    Some(FactKind::CaseClosed { outcome, visited })
}

/// The notice of a decision, or of a suspension, is counted with it and not as a letter of its own.
const fn letter(kind: LetterKind) -> Option<statistics::Letter> {
    match kind {
        LetterKind::Service => Some(statistics::Letter::Service),
        LetterKind::Invitation => Some(statistics::Letter::Invitation),
        LetterKind::Hearing => Some(statistics::Letter::Hearing),
        LetterKind::Clearing => Some(statistics::Letter::Clearing),
        LetterKind::Notice | LetterKind::Suspension | LetterKind::Resumption => None,
    }
}

/// What was decided outside the draw is compared with nothing (M-6).
const fn arm(review: Review) -> Option<statistics::Arm> {
    match review {
        Review::Masked => Some(statistics::Arm::Masked),
        Review::Clear => Some(statistics::Arm::Clear),
        Review::MaskedAtWatch | Review::MaskedWithoutDraw => None,
    }
}

const fn told(told: Told) -> statistics::Told {
    match told {
        Told::Yes => statistics::Told::Yes,
        Told::No => statistics::Told::No,
        Told::NotKnown => statistics::Told::NotKnown,
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
