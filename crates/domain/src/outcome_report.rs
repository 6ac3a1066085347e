//! Outcome report (Ergebnisbericht): what the family benefits office says about a calendar year of the benefit
//! check, over all offices. Counts of track 2 leave it in no other way (§ 30 AO; R39).
//!
//! A year is reported once, after its end, and when nothing that was received in it is undecided: so no two reports
//! have a difference that one office, one run or one day made.

use crate::id::OfficeId;
use crate::package::{MessageKind, Package, Side};
use crate::received::ReceivedIndication;
use jiff::civil::Date;
use std::collections::BTreeMap;

crate::rejections! {
    /// Why an outcome report was not written or not filed.
    OutcomeReportRejection {
        /// The family benefits office writes it, a municipality files it.
        WrongInstallation => "outcome-report.wrong-installation", "§ 30 AO; R10";
        /// The year is not over.
        YearNotOver => "outcome-report.year-not-over", "R39; N-13";
        /// A later year was reported before: it would have a difference with this one.
        LaterYearReported => "outcome-report.later-year-reported", "R39; N-13";
        /// No package was opened in the year.
        NothingToReport => "outcome-report.nothing-to-report", "R37";
        /// A package of the year runs, or an examiner has not decided a pair.
        Undecided => "outcome-report.undecided", "R37, R39";
        /// Too few offices sealed anything: one would be seen in the sum.
        TooFewOffices => "outcome-report.too-few-offices", "§ 30 AO; R39";
        /// One office sealed more than all others together.
        OneOfficeTooLarge => "outcome-report.one-office-too-large", "§ 30 AO; R39";
        /// The signature is not that of the card, or it is no report.
        NotSigned => "outcome-report.not-signed", "§ 87a AO; R31";
        /// Another report about the year was filed before.
        FiledBefore => "outcome-report.filed-before", "R37";
    }
}

/// How many indications each office sealed, by year: of packages that were opened in it.
#[must_use]
pub fn sealed_by_office(packages: &[Package], year: i16) -> BTreeMap<OfficeId, u64> {
    let mut sealed = BTreeMap::new();
    for package in packages.iter().filter(|one| opened_in(one) == Some(year)) {
        let payloads = u64::from(package.payloads().unwrap_or(0));
        *sealed.entry(package.core().partner.office).or_default() += payloads;
    }
    sealed
}

/// The year in which this office opened a package.
fn opened_in(package: &Package) -> Option<i16> {
    let mut messages = package.messages().iter();
    let response = messages.find(|message| message.kind == MessageKind::Response);
    response
        .filter(|_| package.core().side == Side::Receiver)
        .map(|message| message.on.year())
}

/// Whether a year may be reported today, with all packages and received indications of the installation.
/// `last` is the latest year that was reported.
///
/// # Errors
/// The rule that says no.
pub fn may_be_written(
    year: i16,
    last: Option<i16>,
    today: Date,
    packages: &[Package],
    received: &[ReceivedIndication],
) -> Result<(), OutcomeReportRejection> {
    if year >= today.year() {
        return Err(OutcomeReportRejection::YearNotOver);
    }
    if last.is_some_and(|last| last > year) {
        return Err(OutcomeReportRejection::LaterYearReported);
    }
    let mut of_year = packages.iter().filter(|one| opened_in(one) == Some(year));
    let Some(first) = of_year.next() else {
        return Err(OutcomeReportRejection::NothingToReport);
    };
    let mut running = std::iter::once(first).chain(of_year);
    let undecided = |one: &ReceivedIndication| matches!(one, ReceivedIndication::Unsure { opened, .. } if opened.on.year() == year);
    if running.any(|package| !package.is_over()) || received.iter().any(undecided) {
        return Err(OutcomeReportRejection::Undecided);
    }
    Ok(())
}

/// Whether a report about a year may be filed today; `filed_before` is whether another one about it was.
///
/// # Errors
/// The rule that says no.
pub fn may_be_filed(
    year: i16,
    today: Date,
    filed_before: bool,
) -> Result<(), OutcomeReportRejection> {
    if year >= today.year() {
        return Err(OutcomeReportRejection::YearNotOver);
    }
    if filed_before {
        return Err(OutcomeReportRejection::FiledBefore);
    }
    Ok(())
}
