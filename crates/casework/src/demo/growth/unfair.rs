//! A year in which one person decides unequally: who belongs to a group that was drawn by lot is passed on,
//! who does not is mostly declined. Nothing in the records says so; the statistics office sees it.

use super::{Act, Growth};
use crate::demo::statistics::DemoStatistics;
use crate::error::Error;
use crate::fairness::Filed;
use augenmass_domain::Purpose;
use augenmass_domain::case::{CaseCommand, DeclineReason};
use augenmass_domain::fairness::Quarter;
use augenmass_domain::id::{AccompanimentId, CaseId};
use augenmass_domain::visit::{Interpreter, LegalMode};
use jiff::ToSpan;
use jiff::civil::time;

/// Households of one quarter.
const HOUSEHOLDS: u32 = 30;
/// Of ten households of each group, so many are approved.
const APPROVED: (u32, u32) = (9, 3);

impl Growth {
    /// Plays the quarter in which the clock stands and gives what the statistics office said at its end.
    ///
    /// # Errors
    /// The first step that is turned down.
    pub async fn quarter(&mut self, office: &mut DemoStatistics) -> Result<Option<Filed>, Error> {
        let quarter = Quarter::of(self.installation.gate.now().today());
        let mut seen = [0_u32; 2];
        for nth in 0..HOUSEHOLDS {
            self.decide(office, &mut seen).await?;
            if nth % 10 == 9 {
                office.list(&self.installation, quarter).await?;
                self.clock.forward(20 * 86_400);
            }
        }
        let next = quarter.after().first().saturating_add(4.days());
        self.clock.set(next.to_datetime(time(9, 0, 0, 0)));
        office.close(&self.installation, quarter).await
    }

    /// One case up to its proposal, approved or declined.
    async fn decide(
        &mut self,
        office: &mut DemoStatistics,
        seen: &mut [u32; 2],
    ) -> Result<(), Error> {
        let clock = self.clock.clone();
        let proposal = Act::ALL
            .iter()
            .take_while(|act| **act != Act::Approve)
            .count();
        let hand = self.carry(proposal, || clock.forward(60)).await?;
        let is_a = office.enter(&hand.entry().person);
        let of_ten = if is_a { APPROVED.0 } else { APPROVED.1 };
        let [of_a, of_b] = seen;
        let nth = if is_a { of_a } else { of_b };
        let approve = *nth % 10 < of_ten;
        *nth += 1;
        let id = hand.case_id()?;
        let command = if approve {
            CaseCommand::Approve { id }
        } else {
            CaseCommand::Decline {
                id,
                reason: DeclineReason::NotEnoughFacts,
            }
        };
        let (lead, purpose) = (self.actor("melde.leitung")?, Purpose::RegisterClarification);
        let gate = &self.installation.gate;
        gate.submit(lead, purpose, command).await?;
        Ok(())
    }

    /// Tries to order a visit in a case of the year; gives the answer.
    ///
    /// # Errors
    /// Where no case can be begun.
    pub async fn order_in_vain(&mut self) -> Result<Error, Error> {
        let clock = self.clock.clone();
        let approved = Act::ALL
            .iter()
            .take_while(|act| **act != Act::Letter)
            .count();
        let id: CaseId = self
            .carry(approved, || clock.forward(60))
            .await?
            .case_id()?;
        let from = self.installation.gate.now().local.saturating_add(7.days());
        let order = CaseCommand::OrderVisit {
            id,
            accompaniment: AccompanimentId::from_uuid(id.uuid()),
            mode: LegalMode::Consent,
            interpreter: Interpreter::OfferedNoAnswer,
            from,
            until: from.saturating_add(1.hours()),
        };
        let lead = self.installation.actor("melde.leitung.2").await?;
        let gate = &self.installation.gate;
        match gate
            .submit(&lead, Purpose::RegisterClarification, order)
            .await
        {
            Err(error) => Ok(error),
            Ok(_) => Err(Error::Internal(
                "a visit was ordered during a stop".to_owned(),
            )),
        }
    }
}
