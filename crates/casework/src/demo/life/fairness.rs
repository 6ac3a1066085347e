//! What the statistics office sees of the year: a list every month, a status every quarter. And how second persons
//! see their files: masked where the draw falls on them.

use super::Year;
use crate::demo::statistics::{DemoStatistics, keep_status};
use crate::error::Error;
use crate::gate::Sight;
use augenmass_domain::fairness::Quarter;
use augenmass_domain::id::IndicationId;
use augenmass_domain::{Kind, Purpose};
use jiff::civil::Date;

impl Year<'_> {
    /// Gives the year a statistics office that does its real work; everybody in it is in its register.
    /// Without one, the office signs that it has seen nothing.
    #[must_use]
    pub fn with_statistics_office(mut self, mut office: DemoStatistics) -> Self {
        for item in &self.items {
            office.enter(&item.person);
        }
        self.statistics = Some(office);
        self
    }

    /// The second person reads the file, masked or in clear as the draw has it (M-6).
    pub(super) async fn look(&mut self, login: &str, id: IndicationId) -> Result<(), Error> {
        let actor = self.cast.actor(login)?;
        let gate = &self.installation.gate;
        let read = gate.see(actor, Purpose::Screening, Kind::Indication, id.uuid());
        if matches!(read.await?.1, Sight::Masked(_)) {
            self.book.masked += 1;
        }
        Ok(())
    }

    /// The first Monday of a month: the list of the running quarter is added to, or the last one closed.
    pub(super) async fn look_at_fairness(&mut self, day: Date) -> Result<(), Error> {
        let Some(office) = &self.statistics else {
            return keep_status(self.installation).await;
        };
        if matches!(day.month(), 1 | 4 | 7 | 10) {
            let last = Quarter::of(day).before();
            if last >= Quarter::of(self.begin) {
                let filed = office.close(self.installation, last).await?;
                self.book.statuses.extend(filed);
            }
            return Ok(());
        }
        office.list(self.installation, Quarter::of(day)).await
    }
}
