//! Tracks and runs in the system: the same cases as those of the years, cut in another way (decision 0044).

use super::Plan;
use crate::cell::Cell;
use crate::compared::{ALL_TIME, Compared, Group};
use crate::disclosure::Role;
use crate::fact::ClosedOutcome;
use crate::totals::Totals;

/// By what the publications compare. One track alone, or no run, is nothing beside the years.
#[derive(Clone, Copy)]
pub(super) struct ComparedBy {
    tracks: bool,
    runs: bool,
}

impl ComparedBy {
    pub(super) fn of<'a>(all: impl Iterator<Item = &'a Totals>) -> Self {
        let mut by = Self {
            tracks: false,
            runs: false,
        };
        for totals in all {
            let groups = totals.groups();
            by.tracks |= groups.iter().filter(|group| group.is_track()).count() > 1;
            by.runs |= groups.iter().any(|group| matches!(group, Group::Run(_)));
        }
        by
    }

    pub(super) const fn holds(self, group: Group) -> bool {
        if group.is_track() {
            self.tracks
        } else {
            self.runs
        }
    }
}

impl Plan<'_> {
    /// The outcomes of a track or run, the complement of its rate, its clearing letters.
    fn group(&mut self, group: Group) {
        let cell = |what| Cell::Of(group, what);
        let outcomes: Vec<Cell> = ClosedOutcome::ALL
            .iter()
            .map(|o| cell(Compared::Closed(*o)))
            .collect();
        let parts = self.cells(outcomes.iter().copied());
        let whole = cell(Compared::ClosedAll);
        let all = self.cell(whole);
        let complement = self.cell(cell(Compared::NotUnremarkable));
        self.system.equate(vec![complement], parts[1..].to_vec());
        self.system.guard_whole_group(all, &parts);
        self.system.partition(all, vec![parts[0], complement]);
        self.planned.wholes.push((ALL_TIME, whole, outcomes));
        self.cell(cell(Compared::Opened));
        let letters = self.cell(cell(Compared::Timed));
        if self.totals.get(ALL_TIME, cell(Compared::WithoutLetter)) >= 0 {
            let without = self.cell(cell(Compared::WithoutLetter));
            self.system.equate(vec![all], vec![letters, without]);
        }
    }

    /// Tracks or runs: all of them together are all years together.
    pub(super) fn compared(&mut self, groups: &[Group], years: &[i16]) {
        if let ([group], [year], false) = (groups, years, self.totals.has_older_rows()) {
            return self.same_as_year(*group, *year);
        }
        groups.iter().for_each(|group| self.group(*group));
        for (what, of_year) in Compared::linked() {
            let id = |key: &(i16, Cell)| self.planned.cells.get(key).copied();
            let mut all: Vec<usize> = years.iter().filter_map(|y| id(&(*y, of_year))).collect();
            let parts = groups.iter();
            let parts: Vec<usize> = parts
                .filter_map(|group| id(&(ALL_TIME, Cell::Of(*group, what))))
                .collect();
            if self.totals.has_older_rows() {
                let before = self.totals.before(of_year);
                all.push(self.system.add(before, Role::Unseen, 0));
            }
            if !parts.is_empty() {
                self.system.equate(all, parts);
            }
        }
    }

    /// The only group of the only year is that year: the same cells under other names.
    fn same_as_year(&mut self, group: Group, year: i16) {
        for (what, of_year) in Compared::linked() {
            if let Some(id) = self.planned.cells.get(&(year, of_year)).copied() {
                let key = (ALL_TIME, Cell::Of(group, what));
                self.planned.cells.insert(key, id);
            }
        }
    }
}
