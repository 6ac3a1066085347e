//! Forms of records and of indications as numbers, so that a kind of key can be tried without writing keys.

use super::super::configuration::Configuration;
use super::super::form::Form;
use super::super::prepared::Prepared;
use super::super::{readings, variants};
use crate::record::Record;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// How many forms there are.
const FORMS: usize = Form::ALL.len();

const fn number(form: Form) -> usize {
    form as usize
}

fn hashed(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish() | 1
}

const fn joined(before: u64, form: u64) -> u64 {
    let mixed = (before.rotate_left(23) ^ form).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

/// The canonical forms of a record; 0 where it lacks one.
#[derive(Clone, Copy)]
pub(in crate::keys) struct Canonical([u64; FORMS]);

impl Canonical {
    pub(in crate::keys) fn of(record: &Prepared) -> Self {
        Self(
            Form::ALL
                .map(|form| variants::canonical(form, record).map_or(0, |value| hashed(&value))),
        )
    }

    /// Its key of some forms.
    pub(in crate::keys) fn joined(&self, forms: &[Form]) -> Option<u64> {
        let mut key = 0;
        for form in forms {
            let value = self.0[number(*form)];
            if value == 0 {
                return None;
            }
            key = joined(key, value);
        }
        Some(key)
    }
}

/// Values of a form with their costs, the cheapest first.
type Values = Vec<(u8, u64)>;

/// The values of one form: those without a slip, and those that need one; of both, how many there are of each cost.
#[derive(Default)]
struct Sides {
    values: [Values; 2],
    counts: [Vec<(u8, usize)>; 2],
}

/// One reading of an indication.
struct Reading {
    cost: u8,
    forms: Vec<Sides>,
}

/// The variants of an indication.
pub(in crate::keys) struct Sent {
    readings: Vec<Reading>,
    reach: u8,
}

impl Sent {
    /// The variants in the forms of the offer.
    pub(in crate::keys) fn of(record: &Record, configuration: &Configuration) -> Self {
        let costs = &configuration.costs;
        let readings = readings(Prepared::of(record), costs)
            .into_iter()
            .map(|(cost, prepared)| {
                let reach = costs.reach.saturating_sub(cost);
                let within = super::super::Costs { reach, ..*costs };
                let slips =
                    |form: Form| costs.slip <= reach && configuration.offer.slips.contains(&form);
                let forms = Form::ALL.map(|form| Sides::of(form, slips(form), &prepared, &within));
                Reading {
                    cost,
                    forms: forms.into(),
                }
            })
            .collect();
        Self {
            readings,
            reach: costs.reach,
        }
    }

    /// What it costs to write a record's forms.
    pub(in crate::keys) fn costs(&self, record: &Canonical) -> Costs {
        let of_reading = |reading: &Reading| {
            let mut costs = [[None; 2]; FORMS];
            for ((costs, sides), wanted) in costs.iter_mut().zip(&reading.forms).zip(record.0) {
                for (cost, values) in costs.iter_mut().zip(&sides.values) {
                    let mut known = values.iter().filter(|_| wanted != 0);
                    *cost = known
                        .find(|(_, value)| *value == wanted)
                        .map(|(cost, _)| *cost);
                }
            }
            (reading.cost, costs)
        };
        Costs {
            readings: self.readings.iter().map(of_reading).collect(),
            reach: self.reach,
        }
    }

    /// Every key of some forms: without a slip, or with one in the form at a place.
    pub(in crate::keys) fn keys(
        &self,
        forms: &[Form],
        slip: Option<usize>,
        mut found: impl FnMut(u64),
    ) {
        for reading in &self.readings {
            let lists: Vec<&Values> = reading.lists(forms, slip).collect();
            put_together(&lists, reading.cost, 0, self.reach, &mut found);
        }
    }

    /// How many keys that are.
    pub(in crate::keys) fn count(&self, forms: &[Form], slip: Option<usize>) -> usize {
        let of_reading = |reading: &Reading| {
            // How many keys there are of each cost, with the forms so far.
            let mut partial: Vec<(u8, usize)> = vec![(reading.cost, 1)];
            for (place, form) in forms.iter().enumerate() {
                let counts = &reading.forms[number(*form)].counts[usize::from(slip == Some(place))];
                let mut longer: Vec<(u8, usize)> = Vec::with_capacity(16);
                for (cost, some) in &partial {
                    for (more, count) in counts {
                        let sum = cost.saturating_add(*more);
                        if sum > self.reach {
                            break;
                        }
                        match longer.iter_mut().find(|(known, _)| *known == sum) {
                            Some((_, known)) => *known += some * count,
                            None => longer.push((sum, some * count)),
                        }
                    }
                }
                partial = longer;
            }
            partial.iter().map(|(_, count)| count).sum::<usize>()
        };
        self.readings.iter().map(of_reading).sum()
    }
}

impl Reading {
    fn lists(&self, forms: &[Form], slip: Option<usize>) -> impl Iterator<Item = &Values> {
        let forms = forms.iter().enumerate();
        forms.map(move |(place, form)| {
            &self.forms[number(*form)].values[usize::from(slip == Some(place))]
        })
    }
}

/// Every key of one value of each list, within the reach.
fn put_together(lists: &[&Values], cost: u8, key: u64, reach: u8, found: &mut impl FnMut(u64)) {
    let Some((values, rest)) = lists.split_first() else {
        found(key);
        return;
    };
    for (more, value) in *values {
        let cost = cost.saturating_add(*more);
        if cost > reach {
            break;
        }
        put_together(rest, cost, joined(key, *value), reach, found);
    }
}

/// What it costs to write a record's forms from an indication: for every reading and form, without a slip and with
/// one.
pub(in crate::keys) struct Costs {
    readings: Vec<(u8, [[Option<u8>; 2]; FORMS])>,
    reach: u8,
}

impl Costs {
    /// How the record is met in some forms: by none of the variants, by one without a slip, or by one with a slip in
    /// one form. Slips cost so much that no variant has two.
    pub(in crate::keys) fn meets(&self, forms: &[Form]) -> Meeting {
        let mut meeting = Meeting::default();
        for (cost, table) in &self.readings {
            let mut sum = *cost;
            let mut slipped = None;
            let mut missed = 0;
            for (place, form) in forms.iter().enumerate() {
                match table[number(*form)] {
                    [Some(cost), _] => sum = sum.saturating_add(cost),
                    [None, Some(cost)] => {
                        sum = sum.saturating_add(cost);
                        slipped = Some(place);
                        missed += 1;
                    }
                    [None, None] => {
                        missed = 2;
                        break;
                    }
                }
            }
            if sum <= self.reach {
                match (missed, slipped) {
                    (0, _) => meeting.plain = true,
                    (1, Some(place)) => meeting.slips |= 1 << place,
                    _ => {}
                }
            }
        }
        meeting
    }
}

/// How a record is met: without a slip, and with one in which forms (a bit for each).
#[derive(Clone, Copy, Default)]
pub(in crate::keys) struct Meeting {
    pub(in crate::keys) plain: bool,
    pub(in crate::keys) slips: u8,
}

impl Sides {
    fn of(form: Form, slip: bool, record: &Prepared, costs: &super::super::Costs) -> Self {
        let hash = |(cost, value): (u8, String)| (cost, hashed(&value));
        let plain: Values = variants::of(form, false, record, costs)
            .into_iter()
            .map(hash)
            .collect();
        let mut slips: Values = Vec::new();
        if slip {
            slips = variants::of(form, true, record, costs)
                .into_iter()
                .map(hash)
                .filter(|(_, value)| plain.iter().all(|(_, known)| known != value))
                .collect();
        }
        let count = |values: &Values| {
            let same = values.chunk_by(|one, other| one.0 == other.0);
            same.map(|same| (same[0].0, same.len())).collect()
        };
        Self {
            counts: [count(&plain), count(&slips)],
            values: [plain, slips],
        }
    }
}
