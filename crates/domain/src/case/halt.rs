//! Standing still: a case is halted for a named person, and continues by a person's decision.

use super::file::{CaseFile, VisitSummary};
use super::rejection::CaseRejection;
use super::states::{
    Assessed, Case, Clarifying, Halted, Hearing, Proposed, Reopened, VisitOrdered, WasIn,
};
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::{Counted, Fact, VisitOutcome};
use crate::id::VisitId;
use crate::visit::Visit;
use jiff::ToSpan;

/// A visit that was called off with its case, and its fact.
pub(super) struct CalledOff {
    visit: Visit,
    fact: Fact,
}

impl CalledOff {
    pub(super) fn add_to(self, decision: Decision) -> Decision {
        decision.and(self.visit).fact(self.fact)
    }
}

fn loaded<'v>(id: VisitId, around: &'v Circumstances<'_>) -> Option<&'v Visit> {
    around
        .visits
        .iter()
        .chain(around.visit.as_ref())
        .find(|visit| visit.id() == id)
}

/// True while nobody has set out for the visit.
pub(super) fn is_planned(id: VisitId, around: &Circumstances<'_>) -> bool {
    matches!(loaded(id, around), Some(Visit::Planned(_)))
}

/// Calls off the visit that is ordered, with the case or because it is not needed any more.
pub(super) fn call_off(
    ordered: VisitOrdered,
    around: &Circumstances<'_>,
) -> Result<(Box<CaseFile>, CalledOff), CaseRejection> {
    let VisitOrdered {
        mut file, visit, ..
    } = ordered;
    let (visit, accompanied) = loaded(visit, around)
        .cloned()
        .and_then(|visit| visit.call_off(around.now))
        .ok_or(CaseRejection::Missing)?;
    let outcome = VisitOutcome::Cancelled;
    file.visits.push(VisitSummary {
        visit: visit.id(),
        from: visit.order().from(),
        outcome,
        address_confirmed: None,
    });
    let fact = file.fact(
        around.now.today(),
        Counted::VisitRecorded {
            outcome,
            accompanied,
        },
    );
    Ok((file, CalledOff { visit, fact }))
}

/// Halts an open case. A visit that is ordered is called off, even at the door.
pub(super) fn halt(case: Case, around: &Circumstances<'_>) -> Result<Decision, CaseRejection> {
    let mut called_off = None;
    let (file, was) = match case {
        Case::Proposed(x) => (x.file, WasIn::Proposed),
        Case::Clarifying(x) => (x.file, WasIn::Clarifying),
        Case::VisitOrdered(ordered) => {
            let (file, off) = call_off(ordered, around)?;
            called_off = Some(off);
            (file, WasIn::Clarifying)
        }
        Case::Assessed(x) => (x.file, WasIn::Assessed(x.record)),
        Case::Hearing(x) => (x.file, WasIn::Hearing(x.record)),
        Case::Reopened(x) => (x.file, WasIn::Reopened),
        Case::Halted(_)
        | Case::Decided(_)
        | Case::Final(_)
        | Case::Closed(_)
        | Case::Declined(_)
        | Case::Expired(_) => return Err(CaseRejection::NotInThisState),
    };
    let since = around.now.today();
    let decision = Decision::to("case-halted", Case::from(Halted { file, was, since }));
    Ok(match called_off {
        Some(off) => off.add_to(decision),
        None => decision,
    })
}

/// Continues where the case stood. The days of the halt do not count against the person: the period
/// of a hearing is longer by them.
pub(super) fn resume(case: Case, around: &Circumstances<'_>) -> Result<Decision, CaseRejection> {
    let Case::Halted(Halted { file, was, since }) = case else {
        return Err(CaseRejection::NotInThisState);
    };
    let case = match was {
        WasIn::Proposed => Case::from(Proposed { file }),
        WasIn::Clarifying => Case::from(Clarifying { file }),
        WasIn::Assessed(record) => Case::from(Assessed { file, record }),
        WasIn::Hearing(mut record) => {
            let halted = (around.now.today() - since).get_days();
            record.until = record.until.saturating_add(halted.days());
            Case::from(Hearing { file, record })
        }
        WasIn::Reopened => Case::from(Reopened { file }),
    };
    Ok(Decision::to("case-resumed", case))
}
