//! What must be true before anybody goes to a door, for policy to ask once more.
//!
//! The rules of [`super::visit_order`] say no first, each by its name. What stands here is read from the
//! same records by another way and goes to the policies as circumstances: a second barrier, over which
//! a solver proves that no visit order passes without all five.

use super::command::CaseCommand;
use super::file::{CaseFile, Origin};
use crate::circumstances::Circumstances;
use crate::id::AccountId;

/// The five facts without which nobody is visited. The default is the cautious one: none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct OrderFacts {
    /// The case rests on at least one indication, and each has a ground of the catalogue (R03, N-04).
    pub ground: bool,
    /// All rungs were taken and their periods have passed (R18, N-04).
    pub ladder: bool,
    /// The carrier confirmed to accompany this case in a window that holds the visit (N-05, P-08).
    pub accompaniment: bool,
    /// Each indication was screened, and the case approved, by another person than the one who began
    /// it; and who approved does not order (R04, R07, R11).
    pub second_person: bool,
    /// The closed statistics office has signed a status for the plan of this run, and it is young
    /// enough (M-2, N-14).
    pub fairness: bool,
}

impl OrderFacts {
    /// All five.
    pub const COMPLETE: Self = Self {
        ground: true,
        ladder: true,
        accompaniment: true,
        second_person: true,
        fairness: true,
    };

    /// The facts of a visit order as they are; none for any other command and where there is no case.
    #[must_use]
    pub fn of(command: &CaseCommand, around: &Circumstances<'_>) -> Self {
        let CaseCommand::OrderVisit {
            id,
            accompaniment,
            from,
            until,
            ..
        } = command
        else {
            return Self::default();
        };
        let Some(case) = around.case.as_ref().filter(|case| case.id() == *id) else {
            return Self::default();
        };
        let promised = around.accompaniment.as_ref().is_some_and(|promise| {
            promise.id() == *accompaniment && promise.usable(*id, *from, *until).is_ok()
        });
        Self {
            ground: rests_on_grounds(case.file(), around),
            ladder: case.file().is_exhausted(around.now.today()),
            accompaniment: promised,
            second_person: others_agreed(case.file(), around.actor.account),
            fairness: around.fairness_known(),
        }
    }
}

fn rests_on_grounds(file: &CaseFile, around: &Circumstances<'_>) -> bool {
    match file.origin() {
        Origin::Notice => {}
        // Two examiners approved the request, and its signature was checked when it came in.
        Origin::Assistance(_) => return true,
        Origin::Received(_) => return false,
    }
    let in_catalogue = |class| around.law.grounds().any(|ground| ground.class == class);
    !file.sources.is_empty()
        && file
            .sources
            .iter()
            .all(|source| in_catalogue(source.ground))
}

fn others_agreed(file: &CaseFile, orderer: AccountId) -> bool {
    let screened = file
        .sources
        .iter()
        .all(|source| source.recorded_by != source.screened_by);
    let approved = file
        .approved_by
        .is_some_and(|approver| approver != file.proposed_by && approver != orderer);
    screened && approved
}
