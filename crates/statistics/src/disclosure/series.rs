//! What links publications with each other (decisions 0028 and 0043): a number of a later one is that of a sooner
//! one and what is new. A difference of 1 to 4 is as small as a count of 1 to 4, and "all that is new has this
//! outcome" is a group.

use super::{MINIMUM_FREQUENCY, Role, System};
use std::collections::{BTreeMap, BTreeSet};

/// A publication among all of them, as far as its numbers can be compared: what is counted from a fixed day on.
pub(crate) struct Issue<K> {
    /// Its place in the order in which they were made; the one that is being made is the last.
    pub(crate) made: usize,
    /// Whether it is the one that is being made.
    pub(crate) is_present: bool,
    /// The cells of the system by what they count.
    pub(crate) cells: BTreeMap<K, usize>,
    /// Wholes and their parts.
    pub(crate) wholes: Vec<(K, Vec<K>)>,
}

/// Links the publications of a series, in the order of the days up to which they count.
#[derive(Default)]
pub(crate) struct Series {
    /// The growth between two cells.
    linked: BTreeMap<(usize, usize), usize>,
}

/// A number of one publication.
#[derive(Clone, Copy)]
struct Entry {
    id: usize,
    value: i64,
    made: usize,
    is_present: bool,
    /// Printed by an earlier publication: nothing can be hidden about it any more.
    printed: bool,
}

impl Entry {
    fn of<K: Ord>(system: &System, issues: &[Issue<K>], issue: usize, key: &K) -> Option<Self> {
        let place = &issues[issue];
        let id = *place.cells.get(key)?;
        Some(Self {
            id,
            value: system.cells[id].value,
            made: place.made,
            is_present: place.is_present,
            printed: !place.is_present && system.is_published(id),
        })
    }

    /// Both are printed with the same value.
    const fn says_the_same(&self, other: &Self) -> bool {
        self.printed && other.printed && self.value == other.value
    }
}

impl Series {
    /// Links the issues with each other: all of them if none is the present one, else it with the others.
    pub(crate) fn link<K: Ord + Copy>(&mut self, system: &mut System, issues: &[Issue<K>]) {
        let present = issues.iter().find(|issue| issue.is_present);
        let from = |issue: &Issue<K>| issue.cells.keys().copied().collect::<BTreeSet<K>>();
        let keys: BTreeSet<K> =
            present.map_or_else(|| issues.iter().flat_map(from).collect(), from);
        for key in &keys {
            let numbers = (0..issues.len()).filter_map(|i| Entry::of(system, issues, i, key));
            let entries: Vec<Entry> = numbers.collect();
            mark_public(system, &entries);
            self.link_one(system, &entries, present.is_some());
        }
        for later in 1..issues.len() {
            for sooner in 0..later {
                let close = if present.is_some() {
                    issues[later].is_present || issues[sooner].is_present
                } else {
                    later == sooner + 1
                };
                if close {
                    self.guard_groups(system, issues, (sooner, later));
                }
            }
        }
    }

    /// All publications that have one number.
    fn link_one(&mut self, system: &mut System, entries: &[Entry], has_present: bool) {
        for (at, sooner) in entries.iter().enumerate() {
            let (mut steps, mut last) = (Steps::default(), sooner);
            for (after, later) in entries.iter().enumerate().skip(at + 1) {
                steps.add(later.value - last.value);
                last = later;
                if has_present && !sooner.is_present && !later.is_present {
                    continue;
                }
                let growth = later.value - sooner.value;
                if growth < 0 {
                    for entry in [sooner, later].into_iter().filter(|one| one.is_present) {
                        system.guard_correction(entry.id, growth);
                    }
                    continue;
                }
                let is_next = after == at + 1;
                let nearer = [(sooner, &entries[at + 1]), (later, &entries[after - 1])];
                if !is_next && nearer.iter().any(|(one, other)| one.says_the_same(other)) {
                    continue;
                }
                let is_small = (1..MINIMUM_FREQUENCY).contains(&growth);
                if is_next || is_small || (has_present && steps.say_more()) {
                    self.between(system, sooner, later);
                }
            }
        }
    }

    /// `later = sooner + growth`; nothing where both were printed before.
    fn between(&mut self, system: &mut System, sooner: &Entry, later: &Entry) -> Option<usize> {
        let growth = later.value - sooner.value;
        if growth < 0 || (sooner.printed && later.printed) {
            return None;
        }
        let key = (sooner.id, later.id);
        if let Some(known) = self.linked.get(&key) {
            return Some(*known);
        }
        let between = system.add(growth, Role::Implied, 0);
        system.equate(vec![later.id], vec![sooner.id, between]);
        self.linked.insert(key, between);
        Some(between)
    }

    /// Where all that is new in a whole is in one of its parts, what is new in the parts is protected.
    fn guard_groups<K: Ord + Copy>(
        &mut self,
        system: &mut System,
        issues: &[Issue<K>],
        (sooner, later): (usize, usize),
    ) {
        for (whole, parts) in &issues[later].wholes {
            let pair = |system: &System, key: &K| {
                let then = Entry::of(system, issues, sooner, key)?;
                Some((then, Entry::of(system, issues, later, key)?))
            };
            let grown = |pair: &(Entry, Entry)| pair.1.value - pair.0.value;
            let Some(all) = pair(system, whole) else {
                continue;
            };
            let parts = parts.iter().filter_map(|part| pair(system, part));
            let parts: Vec<(Entry, Entry)> = parts.collect();
            let growth = grown(&all);
            if growth <= 0 || !parts.iter().any(|part| grown(part) == growth) {
                continue;
            }
            for (then, now) in &parts {
                if let Some(between) = self.between(system, then, now) {
                    system.guard(between);
                }
            }
        }
    }
}

/// What is known about the steps between two publications that are not next to each other.
#[derive(Default)]
struct Steps {
    fell: bool,
    small: usize,
    large: usize,
}

impl Steps {
    const fn add(&mut self, growth: i64) {
        match growth {
            i64::MIN..0 => self.fell = true,
            0 => {}
            1..MINIMUM_FREQUENCY => self.small += 1,
            _ => self.large += 1,
        }
    }

    /// Whether the growth of all says more than each step for itself: several small ones that are not small
    /// together, or steps that do not hang together because something was taken back in between.
    const fn say_more(&self) -> bool {
        self.fell || (self.small > 1 && self.large == 0)
    }
}

/// A number that a publication made before printed with the same value is public, whether it counts less far or
/// further. Not where something was new or taken back in between: then it may be another number.
fn mark_public(system: &mut System, entries: &[Entry]) {
    for (at, entry) in entries.iter().enumerate() {
        let same = |other: &&Entry| other.value == entry.value;
        let sooner = entries[..at].iter().rev().take_while(same);
        let later = entries[at + 1..].iter().take_while(same);
        let mut unchanged = sooner.chain(later);
        if unchanged.any(|other| other.printed && other.made < entry.made) {
            system.mark_public(entry.id);
        }
    }
}
