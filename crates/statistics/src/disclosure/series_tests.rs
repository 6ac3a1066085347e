//! Several publications of a row, against an oracle that tries every table.

use super::series::{Issue, Series};
use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_second_publication_gives_away_what_is_new_or_was_suppressed(
        first in proptest::array::uniform3(0_i64..12),
        more in proptest::array::uniform3(0_i64..9),
    ) {
        let second = [0, 1, 2].map(|i| first[i] + more[i]);
        Looks::of(&[first.to_vec(), second.to_vec()]).check()?;
    }

    #[test]
    fn no_later_publication_of_a_series_gives_away_what_an_earlier_one_suppressed(
        first in proptest::array::uniform2(0_i64..14),
        steps in proptest::collection::vec(proptest::array::uniform2(step()), 2..4),
    ) {
        Looks::of(&looks(first, steps)).check()?;
    }

    #[test]
    fn no_publication_for_an_earlier_day_gives_away_what_another_suppressed(
        first in proptest::array::uniform2(0_i64..14),
        steps in proptest::collection::vec(proptest::array::uniform2(step()), 1..4),
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
    ) {
        let looks = looks(first, steps);
        let order: Vec<usize> = order.into_iter().filter(|look| *look < looks.len()).collect();
        Looks::made(&looks, &order).check()?;
    }
}

/// Rows, each from the one before.
fn looks(first: [i64; 2], steps: Vec<[i64; 2]>) -> Vec<Vec<i64>> {
    let mut looks = vec![first.to_vec()];
    for step in steps {
        let last = looks.last().cloned().unwrap_or_default();
        let next = last
            .iter()
            .zip(step)
            .map(|(value, step)| (value + step).max(0));
        looks.push(next.collect());
    }
    looks
}

/// What is new: mostly nothing or little, and sometimes something is taken back.
fn step() -> impl Strategy<Value = i64> {
    prop_oneof![3 => Just(0), 3 => 1_i64..5, 3 => 5_i64..9, 1 => -6_i64..0]
}

/// A row and its total, published again and again; each time together with what was published before.
struct Looks {
    /// The parts, and the total as the last; in the order of the days.
    values: Vec<Vec<i64>>,
    /// What was printed of each; all false of one that is still to come.
    printed: Vec<Vec<bool>>,
    /// In which order they are made.
    order: Vec<usize>,
}

/// Least and most of each number of each publication, and of the growth between two of them.
type Widths = BTreeMap<(usize, usize, usize), i64>;

impl Looks {
    /// Publishes each after the one before it.
    fn of(parts: &[Vec<i64>]) -> Self {
        Self::made(parts, &(0..parts.len()).collect::<Vec<usize>>())
    }

    /// Publishes in this order.
    fn made(parts: &[Vec<i64>], order: &[usize]) -> Self {
        let mut looks = Self::before(parts, order);
        for made in 0..order.len() {
            looks.print(made);
        }
        looks
    }

    /// Nothing is published yet.
    fn before(parts: &[Vec<i64>], order: &[usize]) -> Self {
        let with_total = |parts: &Vec<i64>| -> Vec<i64> {
            let total = parts.iter().sum();
            parts.iter().copied().chain([total]).collect()
        };
        let values: Vec<Vec<i64>> = parts.iter().map(with_total).collect();
        Self {
            printed: values.iter().map(|row| vec![false; row.len()]).collect(),
            values,
            order: order.to_vec(),
        }
    }

    fn print(&mut self, made: usize) {
        let next = self.publish(made);
        self.printed[self.order[made]] = next;
    }

    /// The publications that are made until then, in the order of their days.
    fn until(&self, made: usize) -> Vec<usize> {
        let mut looks = self.order[..=made].to_vec();
        looks.sort_unstable();
        looks
    }

    /// The cells of a publication, as a part of the whole system.
    fn plan(&self, system: &mut System, made: usize, is_present: bool) -> Issue<usize> {
        let look = self.order[made];
        let mut cells = Vec::new();
        for (i, value) in self.values[look].iter().enumerate() {
            let role = match (is_present, self.printed[look][i]) {
                (true, _) => Role::Person,
                (false, true) => Role::Fixed,
                (false, false) => Role::Implied,
            };
            cells.push(system.add(*value, role, i as u8));
            if role == Role::Implied {
                system.withhold(cells[i]);
            }
        }
        let total = cells.len() - 1;
        system.partition(cells[total], cells[..total].to_vec());
        Issue {
            made,
            is_present,
            cells: cells.into_iter().enumerate().collect(),
            wholes: vec![(total, (0..total).collect())],
        }
    }

    /// Protects the next publication.
    fn publish(&self, present: usize) -> Vec<bool> {
        let mut system = System::default();
        let mut issues: Vec<Issue<usize>> = (0..present)
            .map(|made| self.plan(&mut system, made, false))
            .collect();
        issues.sort_by_key(|issue| self.order[issue.made]);
        let mut series = Series::default();
        series.link(&mut system, &issues);
        let this = self.plan(&mut system, present, true);
        let cells: Vec<usize> = this.cells.values().copied().collect();
        let place = issues.partition_point(|one| self.order[one.made] < self.order[present]);
        issues.insert(place, this);
        series.link(&mut system, &issues);
        if present > 0 {
            system.ask_for_what_is_possible();
        }
        system.protect();
        let printed = cells.iter().map(|cell| system.is_published(*cell));
        printed.collect()
    }

    /// All rows of a publication, near to the true one, that show what is printed.
    fn rows(&self, look: usize) -> Vec<Vec<i64>> {
        let (values, printed) = (&self.values[look], &self.printed[look]);
        let total = values.len() - 1;
        let reach = if total > 2 { 7 } else { 5 };
        let fits = |i: usize, value: i64| {
            let near = if printed[i] { 0 } else { reach };
            value >= 0 && (value - values[i]).abs() <= near
        };
        let mut rows: Vec<Vec<i64>> = vec![Vec::new()];
        for i in 0..total {
            let values = (values[i] - reach..=values[i] + reach).filter(|value| fits(i, *value));
            let values: Vec<i64> = values.collect();
            let longer = rows.iter().flat_map(|row| {
                let add = |value: &i64| row.iter().copied().chain([*value]).collect();
                values.iter().map(add).collect::<Vec<Vec<i64>>>()
            });
            rows = longer.collect();
        }
        for row in &mut rows {
            row.push(row.iter().sum());
        }
        // Of a total that is hidden only what the parts allow.
        rows.retain(|row| !printed[total] || row[total] == values[total]);
        rows
    }

    /// Whether one row can follow another: everybody knows that numbers grow, where they do.
    fn follows(&self, looks: (usize, usize), then: &[i64], now: &[i64]) -> bool {
        let (old, new) = (&self.values[looks.0], &self.values[looks.1]);
        (0..old.len()).all(|i| new[i] < old[i] || now[i] >= then[i])
    }

    /// What was printed before with this value by the nearest on either side, and nothing was taken back or new
    /// in between.
    fn is_public(&self, made: usize, look: usize, i: usize) -> bool {
        let looks = self.until(made);
        let at = looks.partition_point(|one| *one < look);
        let same = |one: &&usize| self.values[**one][i] == self.values[look][i];
        let rank = |look: usize| self.order.iter().position(|one| *one == look);
        let sooner = looks[..at].iter().rev().take_while(same);
        let later = looks[at + 1..].iter().take_while(same);
        let mut near = sooner.chain(later);
        near.any(|one| self.printed[*one][i] && rank(*one) < rank(look))
    }

    /// Whether nothing was taken back between two publications.
    fn only_grew(&self, looks: &[usize], i: usize) -> bool {
        let values: Vec<i64> = looks.iter().map(|look| self.values[*look][i]).collect();
        values.is_sorted()
    }

    /// By trying all rows of all publications that are made until then.
    fn widths(&self, made: usize) -> Widths {
        let looks = self.until(made);
        let mut rows: Vec<Vec<Vec<i64>>> = looks.iter().map(|look| self.rows(*look)).collect();
        for t in 1..rows.len() {
            let (then, pair) = (rows[t - 1].clone(), (looks[t - 1], looks[t]));
            rows[t].retain(|now| then.iter().any(|then| self.follows(pair, then, now)));
        }
        for t in (1..rows.len()).rev() {
            let (now, pair) = (rows[t].clone(), (looks[t - 1], looks[t]));
            rows[t - 1].retain(|then| now.iter().any(|now| self.follows(pair, then, now)));
        }
        let mut widths = Widths::new();
        for (look, rows) in looks.iter().zip(&rows) {
            for i in 0..self.values[*look].len() {
                let width = width(rows.iter().map(|row| row[i]));
                widths.insert((*look, *look, i), width);
            }
        }
        for first in 0..looks.len() {
            self.growths(&looks[first..], &rows[first..], &mut widths);
        }
        widths
    }

    /// Growth of 1 to 4 between the first of some publications and each later one.
    fn growths(&self, looks: &[usize], rows: &[Vec<Vec<i64>>], widths: &mut Widths) {
        let cells = self.values[looks[0]].len();
        let mut seen = vec![vec![Vec::new(); cells]; rows.len()];
        for start in &rows[0] {
            let mut reached = vec![start.clone()];
            for at in 1..rows.len() {
                let pair = (looks[at - 1], looks[at]);
                let follow = |now: &&Vec<i64>| reached.iter().any(|r| self.follows(pair, r, now));
                reached = rows[at].iter().filter(follow).cloned().collect();
                for i in 0..cells {
                    seen[at][i].extend(reached.iter().map(|row| row[i] - start[i]));
                }
            }
        }
        for (at, cells) in seen.into_iter().enumerate().skip(1) {
            for (i, seen) in cells.into_iter().enumerate() {
                let new = self.values[looks[at]][i] - self.values[looks[0]][i];
                if (1..MINIMUM_FREQUENCY).contains(&new) && self.only_grew(&looks[..=at], i) {
                    widths.insert((looks[0], looks[at], i), width(seen.into_iter()));
                }
            }
        }
    }

    /// Whether what is printed leaves each number the width that it had before, or the safe one.
    fn check(&self) -> Result<(), TestCaseError> {
        let mut looks = Self {
            values: self.values.clone(),
            printed: self
                .printed
                .iter()
                .map(|row| vec![false; row.len()])
                .collect(),
            order: self.order.clone(),
        };
        for made in 0..self.order.len() {
            let before = looks.widths(made);
            let this = self.order[made];
            looks.printed[this].clone_from(&self.printed[this]);
            for ((sooner, later, i), width) in looks.widths(made) {
                let is_growth = sooner != later;
                let exempt = looks.printed[later][i] || looks.is_public(made, later, i);
                // In the order of the days nothing is given away before it is counted.
                let possible = if self.order.is_sorted() {
                    SAFE_WIDTH
                } else {
                    before[&(sooner, later, i)]
                };
                let needed = SAFE_WIDTH.min(possible);
                prop_assert!(
                    (!is_growth && exempt) || width >= needed,
                    "{:?} in the order {:?}: {i} of {sooner} to {later} after {this}: {width}",
                    self.values,
                    self.order
                );
            }
        }
        Ok(())
    }
}

fn width(values: impl Iterator<Item = i64>) -> i64 {
    let (low, high) = values.fold((i64::MAX, i64::MIN), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    high - low
}

#[test]
fn two_new_cases_are_as_small_as_two_cases() {
    let looks = Looks::of(&[vec![20, 11, 6], vec![20, 13, 6]]);
    assert_eq!(looks.printed[0], [true; 4]);
    assert!(!looks.printed[1][1]);
    // Nothing new: all may be printed again.
    let same = Looks::of(&[vec![20, 11, 6], vec![20, 11, 6]]);
    assert_eq!(same.printed[1], [true; 4]);
}

#[test]
fn if_all_that_is_new_has_one_outcome_the_outcomes_are_not_printed() {
    let looks = Looks::of(&[vec![20, 11, 6], vec![20, 21, 6]]);
    assert!(!looks.printed[1][1]);
}

#[test]
fn what_did_not_grow_is_the_last_partner() {
    // The second part grew by 2. The first has the lowest rank, but it did not grow: whoever knows that learns nothing
    // less without it.
    let looks = Looks::of(&[vec![20, 11, 6], vec![20, 13, 26]]);
    assert_eq!(looks.printed[1], [true, false, false, true]);
}
