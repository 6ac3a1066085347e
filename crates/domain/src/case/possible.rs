//! What the rules turn down today, whatever a form says: nobody is shown it as the next step.

use super::file::Support;
use super::states::Case;
use super::{ladder, visit_order};
use crate::Action;
use crate::id::AccountId;
use jiff::civil::Date;

impl Case {
    /// True where an action of this account is turned down today for what stands in the case alone: no rung is left or
    /// the period of one still runs, the ladder before a visit is not done, support was not offered. False says nothing:
    /// the rules look at more when they are asked.
    #[must_use]
    pub fn rules_out(&self, action: Action, account: AccountId, today: Date) -> bool {
        let file = self.file();
        match action {
            Action::TakeRung => ladder::can_go_on(file, today).is_err(),
            Action::OrderVisit => visit_order::stands_in_the_way(file, account, today).is_some(),
            Action::OfferSupport => file.support == Support::Offered,
            Action::RecordSupport => file.support != Support::Offered,
            _ => false,
        }
    }
}
