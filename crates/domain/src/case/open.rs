//! The beginning: proposed by one person, approved or declined by another.

use super::file::{CaseFile, Origin, Source, Support};
use super::periods;
use super::rejection::CaseRejection;
use super::sources::{self, Notice};
use super::states::{Case, Clarifying, Declined, Halted, Proposed, WasIn};
use super::words::DeclineReason;
use crate::actor::Role;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::{CaseOutcome, Counted, Track};
use crate::id::{AccountId, CaseId, Ids, IndicationId, OfficeId, PersonId, RunId};
use crate::law::GroundClass;

/// Proposes a case from notices about one person.
///
/// The case of a protected person begins halted, with the same event and the same fact: nothing
/// outside the case tells the difference (R16, P-11).
pub(super) fn propose(
    indications: &[IndicationId],
    excluded: &[AccountId],
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    let today = around.now.today();
    if around.actor.role == Role::Job {
        return Err(CaseRejection::NoDecisionByJob);
    }
    around.admitted(excluded, CaseRejection::ExcludedAccount)?;
    let run = around
        .run
        .as_ref()
        .filter(|run| run.is_open_on(today))
        .ok_or(CaseRejection::RunNotOpen)?;
    let notices = notices_of(indications, around)?;
    let (_, first) = notices.first().ok_or(CaseRejection::NoticeNeeded)?;
    if notices.iter().any(|(_, x)| x.registry != first.registry) {
        return Err(CaseRejection::NoticeNeeded);
    }
    if notices.iter().any(|(_, x)| x.person != first.person) {
        return Err(CaseRejection::OnePersonOnly);
    }
    if around.case_from_notice {
        return Err(CaseRejection::CaseFromThisNotice);
    }
    let file = CaseFile {
        sources: notices.iter().map(|(id, x)| source(*id, x)).collect(),
        excluded: excluded.to_vec(),
        ..begun(
            Beginning {
                office: first.registry,
                run: run.id(),
                person: first.person,
                origin: Origin::Notice,
                ground: first.ground,
            },
            around,
            ids,
        )
    };
    let fact = file.fact(today, Counted::CaseOpened);
    Ok(Decision::to("case-proposed", proposed(file, around))
        .detail("indications", notices.len())
        .fact(fact))
}

/// Where and about whom a case begins.
pub(super) struct Beginning {
    pub(super) office: OfficeId,
    pub(super) run: RunId,
    pub(super) person: PersonId,
    pub(super) origin: Origin,
    pub(super) ground: GroundClass,
}

/// A file with nothing in it yet.
pub(super) fn begun(
    beginning: Beginning,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> CaseFile {
    let track = match beginning.origin {
        Origin::Notice => Track::RegisterClarification,
        Origin::Received(_) | Origin::Assistance(_) => Track::BenefitCheck,
    };
    CaseFile {
        id: CaseId::fresh(ids),
        office: beginning.office,
        run: beginning.run,
        person: beginning.person,
        track,
        origin: beginning.origin,
        ground: beginning.ground,
        sources: Vec::new(),
        proposed_by: around.actor.account,
        approved_by: None,
        excluded: Vec::new(),
        rungs: Vec::new(),
        replies: Vec::new(),
        exonerating: Vec::new(),
        visits: Vec::new(),
        visited_before: Vec::new(),
        support: Support::NotOffered,
        endangerment_referred: false,
        reopened: None,
        suspension: None,
        due: periods::expiry_after(around.law, around.now.today()),
    }
}

/// The first state: halted where the register protects the person.
pub(super) fn proposed(file: CaseFile, around: &Circumstances<'_>) -> Case {
    let file = Box::new(file);
    if around.protected {
        Case::from(Halted {
            file,
            was: WasIn::Proposed,
            since: around.now.today(),
        })
    } else {
        Case::from(Proposed { file })
    }
}

/// The notices of exactly the indications named, each once.
fn notices_of(
    named: &[IndicationId],
    around: &Circumstances<'_>,
) -> Result<Vec<(IndicationId, Notice)>, CaseRejection> {
    let mut notices: Vec<(IndicationId, Notice)> = Vec::with_capacity(named.len());
    for id in named {
        let notice = around
            .indications
            .iter()
            .find(|indication| indication.id() == *id)
            .and_then(sources::notice_of)
            .ok_or(CaseRejection::NoticeNeeded)?;
        if !notices.iter().any(|(known, _)| known == id) {
            notices.push((*id, notice));
        }
    }
    Ok(notices)
}

const fn source(indication: IndicationId, notice: &Notice) -> Source {
    Source {
        indication,
        office: notice.office,
        person: notice.person_there,
        ground: notice.ground,
        documentary: notice.documentary,
        recorded_by: notice.recorded_by,
        screened_by: notice.screened_by,
    }
}

/// Approves: another person than the proposer and than all who reported.
pub(super) fn approve(case: Case, around: &Circumstances<'_>) -> Result<Decision, CaseRejection> {
    let Case::Proposed(Proposed { mut file }) = case else {
        return Err(CaseRejection::NotInThisState);
    };
    let approver = around.actor.account;
    if approver == file.proposed_by {
        return Err(CaseRejection::ApproverMustNotBeProposer);
    }
    let reported =
        |source: &Source| source.recorded_by == approver || source.screened_by == approver;
    if file.sources.iter().any(reported) {
        return Err(CaseRejection::ApproverMustNotHaveReported);
    }
    file.approved_by = Some(approver);
    file.acted(around.law, around.now.today());
    Ok(Decision::to(
        "case-approved",
        Case::from(Clarifying { file }),
    ))
}

/// Declines: another person than the proposer. No letter: none had been sent, and the notice to the
/// registry is erased with the case (Art. 14(5) GDPR; R30).
pub(super) fn decline(
    case: Case,
    reason: DeclineReason,
    around: &Circumstances<'_>,
) -> Result<Decision, CaseRejection> {
    let Case::Proposed(Proposed { file }) = case else {
        return Err(CaseRejection::NotInThisState);
    };
    if around.actor.account == file.proposed_by {
        return Err(CaseRejection::ApproverMustNotBeProposer);
    }
    let today = around.now.today();
    let erase_on = periods::erasure_after(around.law, CaseOutcome::Declined, today);
    let facts = Vec::from_iter(file.closed_fact(today, CaseOutcome::Declined));
    let erasures = file.erasures(erase_on, CaseOutcome::Declined);
    let mut decision = Decision::to(
        "case-declined",
        Case::from(Declined {
            file,
            reason,
            erase_on,
        }),
    )
    .detail("reason", reason.name());
    decision.facts = facts;
    decision.erasures = erasures;
    Ok(decision)
}
