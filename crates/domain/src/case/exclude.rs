//! A conflict of interest that shows itself later: who knows the family or is related to it works on the case no more
//! (§§ 20, 21 VwVfG NRW), nor on anything that belongs to it.

use super::rejection::CaseRejection;
use super::states::Case;
use crate::actor::Role;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::id::AccountId;

/// Excludes accounts, in every state: an objection can follow an end. What they did before stands; whether it can be
/// relied on is for the second person and for the remedies (§ 46 VwVfG NRW).
pub(super) fn exclude(
    mut case: Case,
    accounts: &[AccountId],
    around: &Circumstances<'_>,
) -> Result<Decision, CaseRejection> {
    let known = case.file().excluded();
    if accounts.is_empty() || accounts.iter().all(|one| known.contains(one)) {
        return Err(CaseRejection::NobodyToExclude);
    }
    let second_person = matches!(around.actor.role, Role::RegistryLead | Role::SecondExaminer);
    let oneself = accounts.iter().all(|one| *one == around.actor.account);
    if !second_person && !oneself {
        return Err(CaseRejection::OthersExcludedByLead);
    }
    let before = known.len();
    add(&mut case.file_mut().excluded, accounts);
    let added = case.file().excluded().len() - before;
    let mut decision = Decision::to("accounts-excluded", case).detail("excluded", added);
    for part in &around.parts {
        let mut part = part.clone();
        if part.exclude(accounts) {
            decision.changes.push(part);
        }
    }
    Ok(decision)
}

/// Adds accounts to a list, each once; true where one was added.
pub(crate) fn add(excluded: &mut Vec<AccountId>, accounts: &[AccountId]) -> bool {
    let before = excluded.len();
    for account in accounts {
        if !excluded.contains(account) {
            excluded.push(*account);
        }
    }
    excluded.len() > before
}
