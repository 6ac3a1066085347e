//! Which cells are about persons, and which goes first when one more has to be suppressed.

use crate::cell::Cell;
use crate::compared::Compared;
use crate::disclosure::Role;
use crate::fact::{ClosedOutcome, Letter, VisitOutcome};
use crate::money::MoneyKind;
use crate::reviewed::Reviewed;

/// Whether a cell describes the state or persons (section 4.2, layers S-A and S-B).
pub(crate) const fn role(cell: Cell) -> Role {
    match cell {
        Cell::Of(_, what) if what.is_implied() => Role::Implied,
        Cell::Of(_, what) if what.is_about_persons() => Role::Person,
        Cell::Drawn(_, Reviewed::PassedOn) => Role::Person,
        Cell::Drawn(_, Reviewed::Dropped)
        | Cell::DroppedOtherwise
        | Cell::NotUnremarkable
        | Cell::ClosedAfterVisit
        | Cell::ClosedWithoutLetter
        | Cell::Ended
        | Cell::SupportNotAccepted => Role::Implied,
        Cell::OpenBefore => Role::Unseen,
        Cell::IndicationsWithGround(_)
        | Cell::IndicationsDropped
        | Cell::IndicationsExpired
        | Cell::CasesOpened
        | Cell::Closed(..)
        | Cell::ClosedAll(_)
        | Cell::ClosedByLetterAlone
        | Cell::CasesDeclined
        | Cell::CasesExpired
        | Cell::Open
        | Cell::Letters(Letter::Clearing)
        | Cell::ClearingTimed
        | Cell::SupportAccepted
        | Cell::EndangermentReferred
        | Cell::MoneyEvents(MoneyKind::Established | MoneyKind::Repaid | MoneyKind::Hypothetical) => {
            Role::Person
        }
        Cell::Visits(outcome) => match outcome {
            VisitOutcome::StoppedBySocialWork | VisitOutcome::Cancelled => Role::Fixed,
            _ => Role::Person,
        },
        _ => Role::Fixed,
    }
}

/// Which partner goes first. A fixed order that does not look at values; what the council needs
/// most (unremarkable, all, open) goes last.
pub(super) const fn rank(cell: Cell) -> u8 {
    match cell {
        Cell::Closed(_, ClosedOutcome::Unresolved) | Cell::IndicationsWithGround(None) => 1,
        Cell::Closed(_, ClosedOutcome::SupportAgreed) => 2,
        Cell::CasesExpired => 3,
        Cell::CasesDeclined => 4,
        Cell::Closed(_, ClosedOutcome::RegisterCorrected) => 5,
        Cell::Closed(_, ClosedOutcome::Decided) => 6,
        Cell::ClosedByLetterAlone => 7,
        Cell::CasesOpened => 8,
        Cell::Open => 9,
        Cell::Closed(_, ClosedOutcome::Unremarkable) => 10,
        Cell::ClosedAll(_) => 11,
        // What is broken down goes before what is not.
        Cell::Of(_, Compared::Closed(ClosedOutcome::Unresolved)) => 1,
        Cell::Of(_, Compared::Closed(ClosedOutcome::Unremarkable) | Compared::ClosedAll) => 3,
        Cell::Of(..) => 2,
        _ => 0,
    }
}
