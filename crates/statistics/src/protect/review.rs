//! Masked and clear review in the system: what was dropped in each way is a part of all that was dropped
//! (decision 0060).

use super::Plan;
use crate::cell::Cell;
use crate::compared::ALL_TIME;
use crate::disclosure::Role;
use crate::fact::Arm;
use crate::reviewed::Reviewed;

impl Plan<'_> {
    /// Each way of the draw by what was decided; together with what was dropped otherwise that is all that was
    /// dropped in all years.
    pub(super) fn reviewed(&mut self, years: &[i16]) {
        if !self.totals.is_reviewed() {
            return;
        }
        let mut dropped = Vec::new();
        for arm in Arm::ALL {
            let cell = |what| Cell::Drawn(*arm, what);
            let parts = vec![cell(Reviewed::PassedOn), cell(Reviewed::Dropped)];
            let (_, parts) = self.partition(cell(Reviewed::Screened), parts);
            dropped.extend(parts.last().copied());
        }
        // More was taken back than was dropped: then nothing follows.
        if self.totals.get(ALL_TIME, Cell::DroppedOtherwise) < 0 {
            return;
        }
        dropped.push(self.cell(Cell::DroppedOtherwise));
        let id = |year: &i16| {
            let key = (*year, Cell::IndicationsDropped);
            self.planned.cells.get(&key).copied()
        };
        let mut all: Vec<usize> = years.iter().filter_map(id).collect();
        if self.totals.has_older_rows() {
            let before = self.totals.before(Cell::IndicationsDropped);
            all.push(self.system.add(before, Role::Unseen, 0));
        }
        self.system.equate(all, dropped);
    }
}
