//! Help and protection, apart from the clarification: counted, hardly kept.

use super::file::Support;
use super::rejection::CaseRejection;
use super::states::Case;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::{Counted, Fact};

fn open(case: &Case) -> Result<(), CaseRejection> {
    if case.is_open() {
        Ok(())
    } else {
        Err(CaseRejection::NotInThisState)
    }
}

/// The endangerment path was taken (R24). Outside this programme and this case: a flag and a count
/// without track or ground; the case goes on unchanged.
pub(super) fn refer_endangerment(
    mut case: Case,
    around: &Circumstances<'_>,
) -> Result<Decision, CaseRejection> {
    open(&case)?;
    case.file_mut().endangerment_referred = true;
    let fact = Fact::one(around.now.today(), Counted::EndangermentReferred).children(1);
    Ok(Decision::to("endangerment-referred", case).fact(fact))
}

/// Offers support.
pub(super) fn offer(mut case: Case, around: &Circumstances<'_>) -> Result<Decision, CaseRejection> {
    open(&case)?;
    let file = case.file_mut();
    if file.support == Support::Offered {
        return Err(CaseRejection::SupportAlreadyOffered);
    }
    file.support = Support::Offered;
    let fact = file.fact(around.now.today(), Counted::SupportOffered);
    Ok(Decision::to("support-offered", case).fact(fact))
}

/// Records the answer to an offer. Neither the state nor the history says which it was: acceptance
/// is counted, and that is all (P-09).
pub(super) fn record(
    mut case: Case,
    accepted: bool,
    around: &Circumstances<'_>,
) -> Result<Decision, CaseRejection> {
    open(&case)?;
    let file = case.file_mut();
    if file.support != Support::Offered {
        return Err(CaseRejection::SupportNotOffered);
    }
    file.support = Support::Answered;
    let fact = accepted.then(|| file.fact(around.now.today(), Counted::SupportAccepted));
    let mut decision = Decision::to("support-recorded", case);
    decision.facts.extend(fact);
    Ok(decision)
}
