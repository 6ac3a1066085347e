//! Where a case can be, for callers that map their states to figures.

use crate::fact::ClosedOutcome;
use crate::named::named;

named! {
    /// Where a case is: open, or in exactly one end.
    CaseState {
        /// Neither closed nor declined nor expired at the cut-off.
        Open = "open",
        /// Closed: nothing to correct.
        Unremarkable = "unremarkable",
        /// Closed: register corrected.
        RegisterCorrected = "register-corrected",
        /// Closed: support agreed.
        SupportAgreed = "support-agreed",
        /// Closed: not to be clarified.
        Unresolved = "unresolved",
        /// Closed: decided.
        Decided = "decided",
        /// Ended by its deadline (R32).
        Expired = "expired",
        /// Declined by the second person (four eyes).
        Declined = "declined",
    }
}

impl From<ClosedOutcome> for CaseState {
    fn from(outcome: ClosedOutcome) -> Self {
        match outcome {
            ClosedOutcome::Unremarkable => Self::Unremarkable,
            ClosedOutcome::RegisterCorrected => Self::RegisterCorrected,
            ClosedOutcome::SupportAgreed => Self::SupportAgreed,
            ClosedOutcome::Unresolved => Self::Unresolved,
            ClosedOutcome::Decided => Self::Decided,
        }
    }
}
