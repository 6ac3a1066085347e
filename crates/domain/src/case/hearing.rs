//! The hearing: before anything adverse, at least four weeks, with an interpreter (P-03).

use super::periods;
use super::rejection::CaseRejection;
use super::states::{AssessmentRecord, Case, Hearing, HearingRecord};
use super::words::{Assessment, Consequence};
use crate::circumstances::Circumstances;
use crate::decision::{Decision, LetterKind, PersonalKind};
use crate::fact::Counted;
use crate::id::Ids;
use crate::private::Private;
use jiff::civil::Date;

/// Opens the hearing on a doubt, or opens its period anew: with the interpreter that was missing,
/// or longer.
pub(super) fn open_hearing(
    case: Case,
    until: Date,
    interpreter_offered: bool,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    let (mut file, mut record) = match case {
        Case::Assessed(x) => {
            if x.record.assessment != Assessment::DoubtAboutResidence {
                return Err(CaseRejection::HearingOnlyOnDoubt);
            }
            (x.file, fresh(x.record, until))
        }
        Case::Hearing(x) => (x.file, x.record),
        _ => return Err(CaseRejection::NotInThisState),
    };
    let today = around.now.today();
    if until < periods::earliest_end_of_hearing(around.law, today) {
        return Err(CaseRejection::HearingTooShort);
    }
    if until > periods::expiry_after(around.law, today) {
        return Err(CaseRejection::PeriodBeyondExpiry);
    }
    if until < record.until {
        return Err(CaseRejection::HearingMustNotShorten);
    }
    record.until = until;
    record.interpreter_offered |= interpreter_offered;
    file.acted(around.law, today);
    let letter = file.letter(LetterKind::Hearing, today, Some(until), ids);
    let fact = file.fact(
        today,
        Counted::LetterSent {
            letter: LetterKind::Hearing,
            in_time: None,
            days: None,
        },
    );
    let mut decision = Decision::to("hearing-opened", Case::from(Hearing { file, record }))
        .detail("until", until)
        .detail("interpreter-offered", interpreter_offered)
        .fact(fact);
    decision.letters.extend(letter);
    Ok(decision)
}

const fn fresh(assessment: AssessmentRecord, until: Date) -> HearingRecord {
    HearingRecord {
        assessment,
        until,
        interpreter_offered: false,
        statements: Vec::new(),
        consequences: Vec::new(),
        social_service_told: None,
    }
}

fn in_hearing(case: Case) -> Result<Hearing, CaseRejection> {
    match case {
        Case::Hearing(hearing) => Ok(hearing),
        _ => Err(CaseRejection::NotInThisState),
    }
}

/// Records the person's statement: it closes the hearing.
pub(super) fn record_statement(
    case: Case,
    words: &Private<String>,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    let mut hearing = in_hearing(case)?;
    if words.reveal().trim().is_empty() {
        return Err(CaseRejection::StatementEmpty);
    }
    let text = words.clone();
    let write = hearing.file.seal(PersonalKind::Statement { text }, ids);
    hearing.record.statements.push(write.id);
    hearing.file.acted(around.law, around.now.today());
    Ok(Decision::to("statement-recorded", Case::from(hearing)).seal(write))
}

/// Lists the consequences of a deregistration (R33).
pub(super) fn list_consequences(
    case: Case,
    consequences: &[Consequence],
) -> Result<Decision, CaseRejection> {
    let mut hearing = in_hearing(case)?;
    if consequences.is_empty() {
        return Err(CaseRejection::ConsequencesMissing);
    }
    let none_found = consequences.contains(&Consequence::NoneFound);
    if none_found && consequences.len() > 1 {
        return Err(CaseRejection::NoneFoundStandsAlone);
    }
    hearing.record.consequences = consequences.to_vec();
    Ok(Decision::to("consequences-listed", Case::from(hearing))
        .detail("consequences", consequences.len()))
}

/// Tells the social service, once; the first day counts (R33).
pub(super) fn inform_social_service(
    case: Case,
    around: &Circumstances<'_>,
) -> Result<Decision, CaseRejection> {
    let mut hearing = in_hearing(case)?;
    let told = &mut hearing.record.social_service_told;
    told.get_or_insert(around.now.today());
    Ok(Decision::to("social-service-informed", Case::from(hearing)))
}
