//! The rules of a run.

use super::state::{
    Approval, Approved, Closed, Draft, GivenOpinion, Open, Paused, Plan, Reported, Run,
};
use super::{CheckedManifest, ManifestDocument, Opinion, RunCommand, RunRejection as Rejection};
use crate::actor::Role;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::Track;
use crate::id::{Ids, RunId};
use crate::law::calendar::last_day_to_plan;
use crate::private::Private;
use jiff::civil::Date;

/// Decides a command about a run.
///
/// # Errors
/// The rule that said no.
pub fn decide(
    command: &RunCommand,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    match command {
        RunCommand::Draft {
            title,
            track,
            begins,
            ends,
        } => draft(title, *track, (*begins, *ends), around, ids),
        RunCommand::GiveOpinion { id, opinion, words } => {
            give_opinion(target(*id, around)?, *opinion, words, around)
        }
        RunCommand::Approve { id } => approve(target(*id, around)?, around),
        RunCommand::Open { id, manifest } => open(target(*id, around)?, manifest, around),
        RunCommand::Pause { id } => pause(target(*id, around)?, around),
        RunCommand::Resume { id } => resume(target(*id, around)?, around),
        RunCommand::Close { id } => close(target(*id, around)?, around),
        RunCommand::Report { id, costs_recorded } => {
            report(target(*id, around)?, *costs_recorded, around)
        }
    }
}

fn target<'a>(id: RunId, around: &'a Circumstances<'_>) -> Result<&'a Run, Rejection> {
    around
        .run
        .as_ref()
        .filter(|run| run.id() == id)
        .ok_or(Rejection::NotFound)
}

fn described(decision: Decision, run: &Run) -> Decision {
    decision
        .detail("run", run.id())
        .detail("from", run.state_name())
}

fn draft(
    title: &str,
    track: Track,
    (begins, ends): (Date, Date),
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    if title.trim().is_empty() {
        return Err(Rejection::TitleMissing);
    }
    if ends < begins || ends < around.now.today() {
        return Err(Rejection::EndsTooEarly);
    }
    if begins > last_day_to_plan(around.now.today()) {
        return Err(Rejection::BeginsTooLate);
    }
    if ends > around.law.deadlines().run_length.after(begins) {
        return Err(Rejection::TooLong);
    }
    let id = RunId::fresh(ids);
    let plan = Plan {
        id,
        title: title.trim().to_owned(),
        track,
        begins,
        ends,
        drafted_by: around.actor.account,
    };
    let draft = Draft {
        plan,
        opinion: None,
        first: None,
    };
    Ok(Decision::to("run-drafted", Run::Draft(draft))
        .detail("run", id)
        .detail("begins", begins)
        .detail("ends", ends))
}

fn give_opinion(
    run: &Run,
    opinion: Opinion,
    words: &Private<String>,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let Run::Draft(draft) = run else {
        return Err(Rejection::WrongState);
    };
    if around.actor.role != Role::DataProtectionOfficer {
        return Err(Rejection::OpinionOfAnotherRole);
    }
    if words.reveal().trim().is_empty() {
        return Err(Rejection::OpinionWithoutWords);
    }
    if draft.first.is_some() {
        return Err(Rejection::OpinionTooLate);
    }
    let next = Draft {
        opinion: Some(GivenOpinion {
            opinion,
            words: words.clone(),
            on: around.now.today(),
        }),
        ..draft.clone()
    };
    let name = match opinion {
        Opinion::NoObjections => "no-objections",
        Opinion::Objections => "objections",
    };
    Ok(described(Decision::to("opinion-given", Run::Draft(next)), run).detail("opinion", name))
}

/// Objections do not bind: they are published with the run (R44). Without an opinion nothing goes.
fn approve(run: &Run, around: &Circumstances<'_>) -> Result<Decision, Rejection> {
    let Run::Draft(draft) = run else {
        return Err(Rejection::WrongState);
    };
    let actor = around.actor;
    if !matches!(actor.role, Role::Coordinator | Role::HeadOfDepartment) {
        return Err(Rejection::ApproverRole);
    }
    let Some(opinion) = &draft.opinion else {
        return Err(Rejection::OpinionMissing);
    };
    if around.now.today() > draft.plan.ends {
        return Err(Rejection::OutsideItsDays);
    }
    let approval = Approval {
        by: actor.account,
        role: actor.role,
        on: around.now.today(),
    };
    let next = match draft.first {
        None => Run::Draft(Draft {
            first: Some(approval),
            ..draft.clone()
        }),
        Some(first) if first.role == approval.role => return Err(Rejection::RoleHasApproved),
        Some(first) if first.by == approval.by => return Err(Rejection::ApproverMustDiffer),
        Some(first) => Run::Approved(Approved {
            plan: draft.plan.clone(),
            opinion: opinion.clone(),
            approvals: [first, approval],
        }),
    };
    Ok(described(Decision::to("run-approved", next), run).detail("role", actor.role.name()))
}

/// What a manifest must show before it opens a run (N-15).
fn check_manifest(
    manifest: &CheckedManifest,
    track: Track,
    greatest_cap: u32,
) -> Result<(), Rejection> {
    let is_sha256 = |text: &str| text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit());
    if manifest.track != track {
        return Err(Rejection::ManifestTrack);
    }
    let named = |document| {
        manifest
            .documents
            .get(document)
            .is_some_and(|hash| is_sha256(hash))
    };
    if !is_sha256(&manifest.sha256) || !ManifestDocument::ALL.iter().all(named) {
        return Err(Rejection::ManifestDocumentMissing);
    }
    let signed = |role: Role| manifest.signed_by.iter().any(|name| name == role.name());
    if !signed(Role::HeadOfDepartment) || !signed(Role::DataProtectionOfficer) {
        return Err(Rejection::ManifestSignatureMissing);
    }
    if !(1..=greatest_cap).contains(&manifest.cap) {
        return Err(Rejection::ManifestCap);
    }
    Ok(())
}

fn open(
    run: &Run,
    manifest: &CheckedManifest,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let Run::Approved(approved) = run else {
        return Err(Rejection::WrongState);
    };
    let greatest_cap = around
        .law
        .deadlines()
        .indications_per_run_and_office
        .at_most;
    check_manifest(manifest, run.track(), greatest_cap)?;
    let today = around.now.today();
    if !run.covers(today) {
        return Err(Rejection::OutsideItsDays);
    }
    let next = Open {
        approved: approved.clone(),
        manifest: manifest.clone(),
        opened_on: today,
        review: around.review_draw.clone(),
    };
    let decision = described(Decision::to("run-opened", Run::Open(next)), run)
        .detail("manifest", &manifest.sha256)
        .detail("cap", manifest.cap);
    // In the log before the first indication (M-6).
    Ok(match &around.review_draw {
        Some(draw) => decision
            .detail("review-commitment", &draw.commitment)
            .detail("review-per-mille", draw.per_mille),
        None => decision,
    })
}

fn pause(run: &Run, around: &Circumstances<'_>) -> Result<Decision, Rejection> {
    let Run::Open(open) = run else {
        return Err(Rejection::WrongState);
    };
    let next = Paused {
        open: open.clone(),
        paused_on: around.now.today(),
    };
    Ok(described(
        Decision::to("run-paused", Run::Paused(next)),
        run,
    ))
}

fn resume(run: &Run, around: &Circumstances<'_>) -> Result<Decision, Rejection> {
    let Run::Paused(paused) = run else {
        return Err(Rejection::WrongState);
    };
    if !run.covers(around.now.today()) {
        return Err(Rejection::OutsideItsDays);
    }
    if around.stopped {
        return Err(Rejection::StopInForce);
    }
    Ok(described(
        Decision::to("run-resumed", Run::Open(paused.open.clone())),
        run,
    ))
}

fn close(run: &Run, around: &Circumstances<'_>) -> Result<Decision, Rejection> {
    let open = match run {
        Run::Open(open) => open,
        Run::Paused(paused) => &paused.open,
        _ => return Err(Rejection::WrongState),
    };
    let today = around.now.today();
    let next = Closed {
        open: open.clone(),
        closed_on: today,
        report_due: around.law.deadlines().run_report.after(today),
    };
    let drawn = next.open.review.is_some();
    let decision = described(Decision::to("run-closed", Run::Closed(next)), run);
    // Nothing is screened in a closed run: from now on everybody may check the draw (M-6).
    Ok(match &around.review_seed {
        Some(seed) if drawn => decision.detail("review-seed", seed),
        _ => decision,
    })
}

fn report(
    run: &Run,
    costs_recorded: bool,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let Run::Closed(closed) = run else {
        return Err(Rejection::WrongState);
    };
    if !costs_recorded {
        return Err(Rejection::CostsMissing);
    }
    let documents = &closed.open.manifest.documents;
    if !documents.contains_key(&ManifestDocument::PanelStatement) {
        return Err(Rejection::PanelStatementMissing);
    }
    let next = Reported {
        closed: closed.clone(),
        reported_on: around.now.today(),
    };
    Ok(described(
        Decision::to("run-reported", Run::Reported(next)),
        run,
    ))
}
