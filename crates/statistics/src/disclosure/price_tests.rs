//! What the fixed order of partners costs beside the cheapest set, and what the cheapest set gives away (decision
//! 0053). `cargo test -p augenmass-statistics price -- --nocapture` prints it.

use super::tests::{Printed, groups, printed, row_system, rows};
use super::*;
use crate::fact::{ClosedOutcome, FactKind, FactRow, Letter, Track, VisitOutcome};
use crate::protect::Protection;
use crate::scope::Scope;
use crate::time::Month;
use crate::totals::Totals;
use std::collections::{BTreeMap, BTreeSet};

impl System {
    fn all_safe(&self) -> bool {
        let mut attacks = self.attacks();
        (0..self.cells.len()).all(|cell| self.is_safe(cell, &mut attacks))
    }

    fn suppressed(&self) -> usize {
        self.cells.iter().filter(|cell| cell.suppressed).count()
    }

    /// Partners, with their twins, that are not protected for their own sake.
    fn partners(&self) -> Vec<Vec<usize>> {
        let mut known = BTreeSet::new();
        let mut partners = Vec::new();
        for cell in 0..self.cells.len() {
            let mut group = vec![cell];
            let mut next = 0;
            while let Some(member) = group.get(next).copied() {
                next += 1;
                let twins = self.twins.iter().filter_map(|pair| other_of(*pair, member));
                for twin in twins.collect::<Vec<_>>() {
                    if !group.contains(&twin) {
                        group.push(twin);
                    }
                }
            }
            let is_partner = |c: &usize| self.cells[*c].suppressed && !self.cells[*c].sensitive;
            if group.iter().all(is_partner) && known.insert(group.iter().copied().min()) {
                partners.push(group);
            }
        }
        // Dearest first.
        partners.sort_by_key(|group| {
            std::cmp::Reverse(group.iter().map(|c| self.cells[*c].rank).max())
        });
        partners
    }

    /// Prints again each partner without which all cells are still safe, dearest first; how many cells.
    fn put_back(&mut self) -> usize {
        let before = self.suppressed();
        for group in self.partners() {
            let mut other = self.clone();
            for cell in group {
                other.cells[cell].suppressed = false;
            }
            if other.all_safe() {
                *self = other;
            }
        }
        before - self.suppressed()
    }
}

/// The set of least total value that withstands both attackers, by trying all; everything where none does.
fn cheapest(parts: &[i64]) -> System {
    let mut system = System::default();
    let ids: Vec<usize> = parts
        .iter()
        .map(|v| system.add(*v, Role::Person, 0))
        .collect();
    let total = system.add(parts.iter().sum(), Role::Person, 0);
    system.partition(total, ids);
    for cell in 0..system.cells.len() {
        if system.cells[cell].sensitive {
            system.suppress(cell);
        }
    }
    let free: Vec<usize> = (0..system.cells.len())
        .filter(|cell| !system.cells[*cell].suppressed)
        .collect();
    let mut sets: Vec<(i64, u32)> = (0..1_u32 << free.len())
        .map(|set| {
            let cells = free.iter().enumerate().filter(|(i, _)| (set >> i) & 1 == 1);
            (cells.map(|(_, cell)| system.cells[*cell].value).sum(), set)
        })
        .collect();
    sets.sort_unstable();
    let with = |set: u32| {
        let mut system = system.clone();
        for (i, cell) in free.iter().enumerate() {
            if (set >> i) & 1 == 1 {
                system.suppress(*cell);
            }
        }
        system
    };
    let safe = sets
        .iter()
        .map(|(_, set)| with(*set))
        .find(System::all_safe);
    safe.unwrap_or_else(|| with(u32::MAX))
}

/// How many tables print a suppressed cell that only one value fits, for whoever knows the method.
fn determined(groups: &BTreeMap<Printed, Vec<Vec<i64>>>) -> usize {
    let open = groups.iter().filter(|(printed, tables)| {
        printed.iter().enumerate().any(|(cell, value)| {
            let possible: BTreeSet<i64> = tables.iter().map(|table| table[cell]).collect();
            value.is_none() && possible.len() == 1
        })
    });
    open.map(|(_, tables)| tables.len()).sum()
}

#[test]
fn the_price_in_rows_buys_that_no_cell_is_given_away() {
    let tables: Vec<Vec<i64>> = rows(3, 18)
        .into_iter()
        .filter(|parts| parts.iter().sum::<i64>() <= 18)
        .collect();
    let measure = |make: &dyn Fn(&[i64]) -> System| {
        let found = groups(&tables, |parts| {
            let system = make(parts);
            let values = system.cells.iter().map(|cell| cell.value).collect();
            (printed(&system), values)
        });
        let hidden: usize = tables.iter().map(|parts| make(parts).suppressed()).sum();
        (hidden, determined(&found))
    };
    let (by_order, open_by_order) = measure(&|parts| row_system(parts, Role::Person));
    let (by_cost, open_by_cost) = measure(&cheapest);
    // Smallest by leaving out, dearest first, what the others protect without it: no set within it does.
    let (put_back, open_put_back) = measure(&|parts| {
        let mut system = row_system(parts, Role::Person);
        system.put_back();
        system
    });
    println!(
        "{} rows of three and a total: by the order {by_order} cells suppressed, in {open_by_order} rows one is given \
         away; cheapest set {by_cost} cells, in {open_by_cost} rows; partners put back {put_back} cells, in \
         {open_put_back} rows",
        tables.len()
    );
    assert_eq!(open_by_order, 0);
    assert!(open_by_cost > 0, "then the cheapest set would do");
    assert!(
        open_put_back > 0 && put_back >= by_cost,
        "then a smallest set would do"
    );
    assert!(by_cost <= by_order);
    // The price: at most one cell in eight more.
    assert!(8 * (by_order - by_cost) <= by_cost, "{by_order} {by_cost}");
}

/// Numbers from a fixed seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) % u64::from(most)).unwrap()
    }
}

/// Years of a city with about so many cases each, spread over outcomes as cities report them.
fn city(chance: &mut Chance, years: i16, cases: u32) -> Vec<FactRow> {
    let mut rows = Vec::new();
    for year in 0..years {
        let month = Month::new(2025 - year, 3).unwrap();
        let mut add = |kind, count, children| {
            let row = FactRow::new(month, Track::RegisterClarification, kind);
            rows.push(FactRow {
                count,
                children,
                ..row
            });
        };
        let shares = [60, 15, 8, 10, 7];
        let (mut all, mut unfinished) = (0, 0);
        for (outcome, share) in ClosedOutcome::ALL.iter().zip(shares) {
            let count = cases * share / 100 + chance.below(4);
            all += count;
            unfinished += u32::from(*outcome == ClosedOutcome::Decided) * count;
            for (visited, count) in [(false, count - count / 3), (true, count / 3)] {
                let kind = FactKind::CaseClosed {
                    outcome: *outcome,
                    visited,
                };
                add(kind, count, count);
            }
        }
        let (declined, expired, open) = (chance.below(7), chance.below(5), chance.below(9));
        add(FactKind::CaseOpened, all + declined + expired + open, 0);
        add(FactKind::CaseDeclined, declined, 0);
        add(FactKind::CaseExpired, expired, 0);
        let letter = FactKind::LetterSent {
            letter: Letter::Clearing,
            in_time: Some(true),
            days: None,
        };
        add(letter, all - unfinished, 0);
        for outcome in [
            VisitOutcome::Met,
            VisitOutcome::NotMet,
            VisitOutcome::EntryDeclined,
        ] {
            let kind = FactKind::VisitRecorded {
                outcome,
                accompanied: true,
            };
            add(kind, cases / 12 + chance.below(5), 0);
        }
    }
    rows.retain(|row| row.count > 0);
    rows
}

#[test]
fn the_price_in_the_tables_of_the_catalogue_is_small() {
    let mut chance = Chance(20_261_130);
    for (years, cases) in [(1, 35), (1, 60), (1, 240), (3, 60), (3, 240)] {
        let (mut by_order, mut back, cities) = (0, 0, 40);
        for _ in 0..cities {
            let rows = city(&mut chance, years, cases);
            let scope = Scope::new(
                jiff::civil::date(2025, 12, 31),
                Month::new(2025 - years + 1, 1).ok(),
            );
            let totals = Totals::collect(rows, &scope).unwrap();
            let mut system = Protection::after(&[], &totals, &scope).into_system();
            by_order += system.suppressed();
            back += system.put_back();
            assert_eq!(system.put_back(), 0, "nothing more can be put back");
        }
        println!(
            "{years} years of {cases} cases, {cities} cities: {:.1} cells suppressed, of which {:.1} could be printed \
             against both attackers on these numbers alone",
            by_order as f64 / f64::from(cities),
            back as f64 / f64::from(cities)
        );
        assert!(
            4 * back <= by_order,
            "{years} {cases}: {back} of {by_order}"
        );
    }
}
