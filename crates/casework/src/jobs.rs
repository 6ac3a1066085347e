//! Scheduled work: what is due expires, what must be erased is erased, the log gets a checkpoint.
//!
//! Each job acts as itself ([`augenmass_domain::Role::Job`]) through the gate and leaves history.
//! `docs/retention.md` lists which job ends which retention class.

use crate::error::Error;
use crate::installation::Installation;
use crate::log;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::disclosure::{DisclosureCommand, NoticeCause};
use augenmass_domain::fact::CaseOutcome;
use augenmass_domain::id::{CaseId, IndicationId, PackageId, PersonId, ReceivedIndicationId};
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::received::ReceivedCommand;
use augenmass_domain::{Action, Actor, Command, Kind, Purpose, State};
use augenmass_store::{Forget, ListQuery, StoredCheckpoint};
use jiff::civil::Date;

/// How long after an erasure each round sweeps again.
const SWEPT_AGAIN: jiff::SignedDuration = jiff::SignedDuration::from_hours(8 * 24);

/// What one round of jobs did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Indications expired.
    pub indications_expired: usize,
    /// Cases expired.
    pub cases_expired: usize,
    /// Decisions that became final.
    pub finalised: usize,
    /// Files of one office about one person erased.
    pub erased: usize,
    /// Packages of reconciliations ended, their keys destroyed.
    pub packages_ended: usize,
    /// Opened indications forgotten without a case.
    pub received_forgotten: usize,
    /// Suspensions of payment that lapsed by law.
    pub suspensions_lapsed: usize,
    /// Notices ordered to receivers of hand-overs (Art. 19 GDPR).
    pub notices: usize,
    /// Whether nothing erased is left in the database; where a reader kept it, the next round sweeps.
    pub swept: bool,
}

/// Runs all jobs of a day and signs a checkpoint.
///
/// # Errors
/// [`Error`] where a job may not, or something broke; what was done stays done, and the next round
/// goes on from there.
pub async fn round(
    installation: &Installation,
    actor: &Actor,
) -> Result<(Round, StoredCheckpoint), Error> {
    let mut round = Round::default();
    expire_indications(installation, actor, &mut round).await?;
    lapse_suspensions(installation, actor, &mut round).await?;
    advance_cases(installation, actor, &mut round).await?;
    end_packages(installation, actor, &mut round).await?;
    crate::fairness::retire_grounds(installation, actor).await?;
    tell_of_corrections(installation, actor, &mut round).await?;
    erase_due(installation, actor, &mut round).await?;
    forget(installation, actor).await?;
    round.swept = sweep(installation).await?;
    let checkpoint = log::sign_checkpoint(installation).await?;
    Ok((round, checkpoint))
}

/// The records of a kind that are due today.
async fn due(installation: &Installation, kind: Kind) -> Result<Vec<State>, Error> {
    let gate = &installation.gate;
    let mut query = ListQuery::of(kind);
    query.due_by = Some(gate.now().today());
    let all = gate.store().list_all(query).await?;
    Ok(all.into_iter().map(|stored| stored.state).collect())
}

/// Submits a job's command; somebody else being faster is no failure, the next round looks again.
async fn submit(
    installation: &Installation,
    actor: &Actor,
    command: Command,
) -> Result<bool, Error> {
    match installation
        .gate
        .submit(actor, Purpose::Housekeeping, command)
        .await
    {
        Ok(_) => Ok(true),
        Err(Error::Conflict | Error::Rejected(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

async fn expire_indications(
    installation: &Installation,
    actor: &Actor,
    round: &mut Round,
) -> Result<(), Error> {
    for state in due(installation, Kind::Indication).await? {
        let id = IndicationId::from_uuid(state.id());
        let command = IndicationCommand::Expire { id };
        if submit(installation, actor, command.into()).await? {
            round.indications_expired += 1;
        }
    }
    Ok(())
}

async fn advance_cases(
    installation: &Installation,
    actor: &Actor,
    round: &mut Round,
) -> Result<(), Error> {
    let today = installation.gate.now().today();
    for state in due(installation, Kind::Case).await? {
        let id = CaseId::from_uuid(state.id());
        if let State::Case(case) = &state
            && let Some(decision) = case.decision()
        {
            // The last day of the period belongs to the person; trying earlier would count a rejection.
            if decision.objection_until >= today {
                continue;
            }
            if submit(installation, actor, CaseCommand::Finalise { id }.into()).await? {
                round.finalised += 1;
            }
        } else if submit(installation, actor, CaseCommand::Expire { id }.into()).await? {
            round.cases_expired += 1;
        }
    }
    Ok(())
}

/// Suspensions of payment whose two months have passed (§ 71 EStG): payment is made up for by law.
async fn lapse_suspensions(
    installation: &Installation,
    actor: &Actor,
    round: &mut Round,
) -> Result<(), Error> {
    let gate = &installation.gate;
    let today = gate.now().today();
    let mut query = ListQuery::of(Kind::Case);
    query.open = true;
    for stored in gate.store().list_all(query).await? {
        if let State::Case(case) = &stored.state
            && case
                .file()
                .suspension()
                .is_some_and(|one| one.is_overdue(today))
        {
            let id = case.id();
            if submit(
                installation,
                actor,
                CaseCommand::LapseSuspension { id }.into(),
            )
            .await?
            {
                round.suspensions_lapsed += 1;
            }
        }
    }
    Ok(())
}

/// Packages at their deadline end: keys destroyed, what was not opened forgotten. Opened indications without
/// a case are forgotten at theirs.
async fn end_packages(
    installation: &Installation,
    actor: &Actor,
    round: &mut Round,
) -> Result<(), Error> {
    for state in due(installation, Kind::Package).await? {
        let id = PackageId::from_uuid(state.id());
        match crate::reconciliation::end(installation, actor, Purpose::Housekeeping, id).await {
            Ok(_) => round.packages_ended += 1,
            Err(Error::Conflict | Error::Rejected(_)) => {}
            Err(error) => return Err(error),
        }
    }
    for state in due(installation, Kind::Received).await? {
        let id = ReceivedIndicationId::from_uuid(state.id());
        let command = ReceivedCommand::Forget { id };
        if submit(installation, actor, command.into()).await? {
            round.received_forgotten += 1;
        }
    }
    Ok(())
}

/// Orders the notices to all who were sent data about a person and were not told yet.
async fn tell_receivers(
    installation: &Installation,
    actor: &Actor,
    person: PersonId,
    cause: NoticeCause,
    round: &mut Round,
) -> Result<(), Error> {
    let query = ListQuery::of_person(Kind::Disclosure, person);
    for stored in installation.gate.store().list_all(query).await? {
        if let State::Disclosure(disclosure) = &stored.state
            && disclosure.owes_notice(cause)
        {
            let id = disclosure.id();
            let command = DisclosureCommand::OrderNotice { id, cause };
            if submit(installation, actor, command.into()).await? {
                round.notices += 1;
            }
        }
    }
    Ok(())
}

/// Who was sent data about a person is told when the register was corrected. Such a case is closed and
/// its erasure ordered: the orders that are open name the persons.
async fn tell_of_corrections(
    installation: &Installation,
    actor: &Actor,
    round: &mut Round,
) -> Result<(), Error> {
    for erasure in installation.gate.store().due_erasures(Date::MAX).await? {
        let query = ListQuery::of_person(Kind::Case, erasure.person);
        let cases = installation.gate.store().list_all(query).await?;
        let corrected = cases.iter().any(|stored| match &stored.state {
            State::Case(case) => matches!(
                case.outcome(),
                Some(CaseOutcome::RegisterCorrected | CaseOutcome::Decided)
            ),
            _ => false,
        });
        if corrected {
            let cause = NoticeCause::Corrected;
            tell_receivers(installation, actor, erasure.person, cause, round).await?;
        }
    }
    Ok(())
}

/// True while a case about the person runs: its end orders the erasure anew.
async fn is_clarified(installation: &Installation, person: PersonId) -> Result<bool, Error> {
    let query = ListQuery::of_person(Kind::Case, person);
    let cases = installation.gate.store().list_all(query).await?;
    Ok(cases
        .iter()
        .any(|stored| stored.state.facets().due.is_some()))
}

/// Erases by key what is due, one transaction per file, so that an interruption loses nothing.
pub(crate) async fn erase_due(
    installation: &Installation,
    actor: &Actor,
    round: &mut Round,
) -> Result<(), Error> {
    let gate = &installation.gate;
    let due = gate.store().due_erasures(gate.now().today()).await?;
    if due.is_empty() {
        return Ok(());
    }
    let permit = gate
        .permit(actor, Purpose::Housekeeping, Action::EraseDue)
        .await?;
    for erasure in due {
        if is_clarified(installation, erasure.person).await? {
            continue;
        }
        // Before the erasure: the order and the erasure stand in the history in this order.
        let cause = NoticeCause::Erased;
        tell_receivers(installation, actor, erasure.person, cause, round).await?;
        gate.keep_house(actor, &permit, "personal-data-erased", |batch| {
            batch.history.person = Some(erasure.person);
            batch
                .history
                .details
                .insert("class".to_owned(), erasure.class.clone());
            batch.erase.push((erasure.office, erasure.person));
        })
        .await?;
        round.erased += 1;
    }
    Ok(())
}

/// Takes away what is left in the database of what was erased in the last days: a reader may have kept
/// it in the rounds before. True where nothing is left.
pub(crate) async fn sweep(installation: &Installation) -> Result<bool, Error> {
    let gate = &installation.gate;
    let since = gate.now().at - SWEPT_AGAIN;
    if gate.store().erasures_done(since).await?.is_empty() {
        return Ok(true);
    }
    Ok(gate.store().sweep().await?)
}

/// Forgets access rows after the end of the calendar year that follows the read (§ 40(4) BMG), and
/// tokens against re-reporting after the end of their run (R31); sessions that ended, what became of
/// signing in, and forms that were sent (`policies/sessions.toml`).
pub(crate) async fn forget(installation: &Installation, actor: &Actor) -> Result<(), Error> {
    let gate = &installation.gate;
    let today = gate.now().today();
    let keep_from = crate::concerned::kept_from(today);
    let permit = gate
        .permit(actor, Purpose::Housekeeping, Action::EraseDue)
        .await?;
    let before = crate::clock::begin_of(keep_from).timestamp();
    gate.keep_house(actor, &permit, "expired-rows-forgotten", |batch| {
        batch.forget = Forget {
            accesses_before: Some(before),
            reported_before: Some(today),
            sign_in: Some(crate::sign_in::past(installation)),
        };
    })
    .await?;
    Ok(())
}
