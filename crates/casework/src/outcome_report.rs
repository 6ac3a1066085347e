//! The outcome report (Ergebnisbericht): what the family benefits office tells everybody about a year of the benefit
//! check, over all offices and under disclosure control. One signed text with the same bytes for each municipality;
//! a municipality files it, and its figures and answers show it as another body's report.
//!
//! What may be printed is decided in `augenmass_statistics` (`outcome_report.rs`); when a year may be reported in
//! `augenmass_domain` (`outcome_report.rs`); why in `docs/reconciliation.md`.

use crate::error::Error;
use crate::installation::{Installation, InstallationKind};
use crate::reconciliation::signing::{self, Addressee};
use crate::reconciliation::{Card, Letter, LetterError};
use augenmass_domain::fact::{CaseOutcome, Compared, Counted, Fact};
use augenmass_domain::outcome_report::{
    OutcomeReportRejection as Rejection, may_be_filed, may_be_written, sealed_by_office,
};
use augenmass_domain::package::Package;
use augenmass_domain::received::ReceivedIndication;
use augenmass_domain::{Action, Actor, Kind, Purpose, State};
use augenmass_statistics::{
    OutcomeCount, Outcomes, PrintedOutcomes, Withheld, hide_each_other, print_outcomes,
};
use augenmass_store::{HistoryRow, ListQuery};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a report says: the fields of its flow (aggregates, date, sending body) and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OutcomeReport {
    /// Who reports.
    pub sending_body: String,
    /// The day on which it was written.
    pub date: Date,
    /// The calendar year that it is about.
    pub year: i16,
    /// How many offices sealed indications.
    pub offices: u64,
    /// The counts; `null` where a count is suppressed.
    pub counts: PrintedOutcomes,
}

impl Letter for OutcomeReport {
    const FORM: &'static str = "augenmass outcome report v1";
}

/// A report that was filed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiledReport {
    /// What it says.
    pub report: OutcomeReport,
    /// SHA-256 of the signed message, hex.
    pub message: String,
}

/// The words of the history.
const REPORT: &str = "report";
const TREE_SIZE: &str = "tree-size";
const MESSAGE: &str = "message";
const CARD: &str = "partner-card";

/// Writes the report of a year, for everybody; the same text again where it was written before.
///
/// # Errors
/// [`Error::Refused`] where the actor may not; [`Error::Rejected`] with the rule, also where one office would be
/// seen in it. Both stand in the history.
pub async fn write(
    installation: &Installation,
    actor: &Actor,
    year: i16,
) -> Result<(OutcomeReport, String), Error> {
    let gate = &installation.gate;
    let (purpose, action) = (Purpose::CouncilInformation, Action::WriteOutcomeReport);
    let permit = gate.permit(actor, purpose, action).await?;
    let of_year = |all: Vec<Kept>| all.into_iter().find(|one| one.report.year == year);
    if of_year(kept(installation, action).await?).is_none() {
        let (report, size) = match compose(installation, year).await? {
            Ok(composed) => composed,
            Err(no) => return Err(gate.turn_down(actor, &permit, no.into()).await?),
        };
        let message = signing::write(installation, Addressee::All, &report)?;
        let text = augenmass_store::canonical(&report)?;
        gate.keep_house(actor, &permit, "outcome-report-written", |batch| {
            let details = &mut batch.history.details;
            details.insert(REPORT.to_owned(), text);
            details.insert(TREE_SIZE.to_owned(), size.to_string());
            details.insert(MESSAGE.to_owned(), signing::digest(&message));
        })
        .await?;
    }
    // Where two people write at once, the first row is the report.
    let written = of_year(kept(installation, action).await?);
    let report = written.ok_or_else(missing)?.report;
    let message = signing::write(installation, Addressee::All, &report)?;
    Ok((report, message))
}

/// What a year comes to, and the size of the log under which it was counted.
async fn compose(
    installation: &Installation,
    year: i16,
) -> Result<Result<(OutcomeReport, u64), Rejection>, Error> {
    if installation.kind() != InstallationKind::FamilyBenefitsOffice {
        return Ok(Err(Rejection::WrongInstallation));
    }
    let written = kept(installation, Action::WriteOutcomeReport).await?;
    let today = installation.gate.now().today();
    let packages: Vec<Package> = all(installation, Kind::Package, |state| match state {
        State::Package(package) => Some(package),
        _ => None,
    })
    .await?;
    let received: Vec<ReceivedIndication> =
        all(installation, Kind::Received, |state| match state {
            State::Received(received) => Some(received),
            _ => None,
        })
        .await?;
    let last = written.iter().map(|one| one.report.year).max();
    let may = may_be_written(year, last, today, &packages, &received);
    if let Err(no) = may.and_then(|()| hidden(&packages, year)) {
        return Ok(Err(no));
    }
    let size = crate::log::sign_checkpoint(installation).await?.size;
    let (past, now) = counted(installation, &packages, &written, (year, size)).await?;
    let counts = print_outcomes(&past, &now).map_err(|error| Error::Internal(error.to_string()))?;
    let report = OutcomeReport {
        sending_body: installation.municipality().to_owned(),
        date: today,
        year,
        offices: sealed_by_office(&packages, year).len() as u64,
        counts,
    };
    Ok(Ok((report, size)))
}

/// Whether the offices hide each other, in the year and in the one before: cases of this year began with packages of
/// both.
fn hidden(packages: &[Package], year: i16) -> Result<(), Rejection> {
    for year in [year, year - 1] {
        let sealed: Vec<u64> = sealed_by_office(packages, year).into_values().collect();
        if sealed.is_empty() {
            continue;
        }
        hide_each_other(&sealed).map_err(|withheld| match withheld {
            Withheld::TooFewOffices => Rejection::TooFewOffices,
            Withheld::OneOfficeTooLarge => Rejection::OneOfficeTooLarge,
        })?;
    }
    Ok(())
}

/// One year that is counted: up to which leaf, and what was printed of it.
struct Year {
    year: i16,
    tree_size: u64,
    outcomes: Outcomes,
    printed: PrintedOutcomes,
}

/// Counts the year, and those before it: reported ones as they were then, others of which nothing was printed.
async fn counted(
    installation: &Installation,
    packages: &[Package],
    written: &[Kept],
    (year, size): (i16, u64),
) -> Result<(Vec<(Outcomes, PrintedOutcomes)>, Outcomes), Error> {
    let begun = packages.iter().map(|one| one.core().begun_on.year()).min();
    let mut years: Vec<Year> = (begun.unwrap_or(year).min(year)..=year)
        .map(|year| {
            let reported = written.iter().find(|one| one.report.year == year);
            Year {
                year,
                tree_size: reported.map_or(size, |one| one.tree_size),
                outcomes: received_in(packages, year),
                printed: reported
                    .map_or_else(PrintedOutcomes::new, |one| one.report.counts.clone()),
            }
        })
        .collect();
    let store = installation.gate.store();
    store
        .each_fact(size, |row| {
            let mut years = years.iter_mut();
            let of_it = years.find(|one| one.year == row.fact.month.year);
            if let Some(of_it) = of_it.filter(|one| row.index < one.tree_size) {
                count(&mut of_it.outcomes, &row.fact);
            }
            Ok::<(), Error>(())
        })
        .await?;
    let now = years.pop().map(|one| one.outcomes).unwrap_or_default();
    let past = years.into_iter().map(|one| (one.outcomes, one.printed));
    Ok((past.collect(), now))
}

fn received_in(packages: &[Package], year: i16) -> Outcomes {
    let sealed: u64 = sealed_by_office(packages, year).values().sum();
    let mut outcomes = Outcomes::default();
    outcomes.add(
        OutcomeCount::Received,
        i64::try_from(sealed).unwrap_or(i64::MAX),
    );
    outcomes
}

/// Counts a fact of the family benefits office.
fn count(outcomes: &mut Outcomes, fact: &Fact) {
    let by = i64::from(fact.sign);
    let mut add = |what| outcomes.add(what, by);
    match &fact.what {
        Counted::IndicationCompared { result } => {
            add(OutcomeCount::Opened);
            match result {
                Compared::Accepted => add(OutcomeCount::Accepted),
                Compared::Rejected => add(OutcomeCount::Needless),
                // A year with an undecided pair is not reported.
                Compared::Unsure => {}
            }
        }
        Counted::CaseOpened => add(OutcomeCount::CasesOpened),
        Counted::CaseReopened => outcomes.reopen(by),
        Counted::CaseClosed { outcome, .. } => {
            if let Some(what) = ended(*outcome) {
                add(what);
            }
        }
        Counted::AssistanceRequested => add(OutcomeCount::AssistanceRequested),
        Counted::PaymentSuspended => add(OutcomeCount::PaymentsSuspended),
        Counted::PaymentResumed { .. } => add(OutcomeCount::PaymentsResumed),
        Counted::ComplaintReceived => add(OutcomeCount::Complaints),
        Counted::ObjectionUpheld => add(OutcomeCount::ObjectionsUpheld),
        _ => {}
    }
}

const fn ended(outcome: CaseOutcome) -> Option<OutcomeCount> {
    Some(match outcome {
        CaseOutcome::Unremarkable => OutcomeCount::Unremarkable,
        CaseOutcome::RegisterCorrected => OutcomeCount::RegisterCorrected,
        CaseOutcome::SupportAgreed => OutcomeCount::SupportAgreed,
        CaseOutcome::Unresolved => OutcomeCount::Unresolved,
        CaseOutcome::Decided => OutcomeCount::Decided,
        CaseOutcome::Declined => OutcomeCount::Declined,
        CaseOutcome::Expired => OutcomeCount::Expired,
        // Given by a municipality, and no end here.
        CaseOutcome::AssistanceGiven => return None,
    })
}

async fn all<T>(
    installation: &Installation,
    kind: Kind,
    which: impl Fn(State) -> Option<T>,
) -> Result<Vec<T>, Error> {
    let all = installation
        .gate
        .store()
        .list_all(ListQuery::of(kind))
        .await?;
    Ok(all.into_iter().filter_map(|one| which(one.state)).collect())
}

/// Files a report in a municipality: signed with the key of the card, about a year that is over, once for each year.
///
/// # Errors
/// [`LetterError`]; a rule that says no stands in the history.
pub async fn file(
    installation: &Installation,
    actor: &Actor,
    card: &Card,
    letter: &str,
) -> Result<OutcomeReport, LetterError> {
    let gate = &installation.gate;
    let (purpose, action) = (Purpose::CouncilInformation, Action::FileOutcomeReport);
    let permit = gate.permit(actor, purpose, action).await?;
    let checked = check(installation, card, letter).await?;
    let report = match checked {
        Ok(report) => report,
        Err(no) => return Err(gate.turn_down(actor, &permit, no.into()).await?.into()),
    };
    let text = augenmass_store::canonical(&report).map_err(Error::from)?;
    let message = signing::digest(letter);
    if filed(installation)
        .await?
        .iter()
        .all(|one| one.message != message)
    {
        gate.keep_house(actor, &permit, "outcome-report-filed", |batch| {
            let details = &mut batch.history.details;
            details.insert(REPORT.to_owned(), text);
            details.insert(MESSAGE.to_owned(), message);
            details.insert(CARD.to_owned(), card.fingerprint());
        })
        .await?;
    }
    Ok(report)
}

async fn check(
    installation: &Installation,
    card: &Card,
    letter: &str,
) -> Result<Result<OutcomeReport, Rejection>, LetterError> {
    let from_there = card.kind == InstallationKind::FamilyBenefitsOffice;
    if installation.kind() != InstallationKind::Municipality || !from_there {
        return Ok(Err(Rejection::WrongInstallation));
    }
    let report: OutcomeReport = match signing::read(card, Addressee::All, letter) {
        Ok(report) => report,
        Err(LetterError::Signature | LetterError::Form | LetterError::Addressee) => {
            return Ok(Err(Rejection::NotSigned));
        }
        Err(other) => return Err(other),
    };
    let message = signing::digest(letter);
    let mut known = filed(installation).await?.into_iter();
    let another = known.any(|one| one.report.year == report.year && one.message != message);
    let today = installation.gate.now().today();
    Ok(may_be_filed(report.year, today, another).map(|()| report))
}

/// The reports that were filed here, by year.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn filed(installation: &Installation) -> Result<Vec<FiledReport>, Error> {
    filed_before(installation, i64::MAX).await
}

/// The reports that were filed before a row of the history, by year: what an answer that was drafted by that row shows.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub(crate) async fn filed_before(
    installation: &Installation,
    row: i64,
) -> Result<Vec<FiledReport>, Error> {
    let mut all = kept(installation, Action::FileOutcomeReport).await?;
    all.retain(|one| one.row < row);
    all.sort_by_key(|one| one.report.year);
    let filed = all.into_iter().map(|one| FiledReport {
        report: one.report,
        message: one.message,
    });
    Ok(filed.collect())
}

/// A report as the history holds it.
struct Kept {
    report: OutcomeReport,
    message: String,
    /// The number of the row.
    row: i64,
    /// The size of the log under which it was counted; 0 where it was filed.
    tree_size: u64,
}

/// All reports that were written or filed here, each year once, in their order.
async fn kept(installation: &Installation, action: Action) -> Result<Vec<Kept>, Error> {
    let rows = installation
        .gate
        .store()
        .history_of_installation(action)
        .await?;
    let mut all: Vec<Kept> = Vec::new();
    for row in rows {
        let one = read(&row).ok_or_else(missing)?;
        if all.iter().all(|known| known.report.year != one.report.year) {
            all.push(one);
        }
    }
    Ok(all)
}

fn read(row: &HistoryRow) -> Option<Kept> {
    let detail = |name: &str| row.record.details.get(name);
    Some(Kept {
        report: serde_json::from_str(detail(REPORT)?).ok()?,
        message: detail(MESSAGE)?.clone(),
        row: row.seq,
        tree_size: detail(TREE_SIZE).map_or(Some(0), |size| size.parse().ok())?,
    })
}

fn missing() -> Error {
    Error::Internal("an outcome report of the history cannot be read".to_owned())
}
