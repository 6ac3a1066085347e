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

/// One reading of a record, and how far variants of it may go.
struct Written<'a> {
    cost: u8,
    record: Prepared,
    within: super::super::Costs,
    configuration: &'a Configuration,
}

impl<'a> Written<'a> {
    fn all(
        record: &Record,
        configuration: &'a Configuration,
    ) -> impl Iterator<Item = Self> + use<'a> {
        let costs = &configuration.costs;
        let readings = readings(Prepared::of(record), costs).into_iter();
        readings.map(move |(cost, record)| Self {
            cost,
            record,
            within: super::super::Costs {
                reach: costs.reach.saturating_sub(cost),
                ..*costs
            },
            configuration,
        })
    }

    fn may_slip(&self, form: Form) -> bool {
        self.within.slip <= self.within.reach && self.configuration.offer.slips.contains(&form)
    }

    fn values(&self, form: Form, slip: bool) -> impl Iterator<Item = (u8, u64)> + use<> {
        let values = variants::of(form, slip, &self.record, &self.within);
        values
            .into_iter()
            .map(|(cost, value)| (cost, hashed(&value)))
    }

    fn cost_of(&self, form: Form, slip: bool, wanted: u64) -> Option<u8> {
        let found = self.values(form, slip).find(|(_, value)| *value == wanted);
        found.map(|(cost, _)| cost)
    }

    fn sides(&self, form: Form) -> Sides {
        let plain: Values = self.values(form, false).collect();
        let mut slips: Values = Vec::new();
        if self.may_slip(form) {
            slips = self
                .values(form, true)
                .filter(|(_, value)| plain.iter().all(|(_, known)| known != value))
                .collect();
        }
        let count = |values: &Values| {
            let same = values.chunk_by(|one, other| one.0 == other.0);
            same.map(|same| (same[0].0, same.len())).collect()
        };
        Sides {
            counts: [count(&plain), count(&slips)],
            values: [plain, slips],
        }
    }
}

impl Sent {
    /// The variants in the forms of the offer.
    pub(in crate::keys) fn of(record: &Record, configuration: &Configuration) -> Self {
        let readings = Written::all(record, configuration).map(|written| Reading {
            cost: written.cost,
            forms: Form::ALL.map(|form| written.sides(form)).into(),
        });
        Self {
            readings: readings.collect(),
            reach: configuration.costs.reach,
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
    /// What it costs `sent` to write `held`. Slips are only looked for where nothing else does.
    pub(in crate::keys) fn of(
        sent: &Record,
        held: &Canonical,
        configuration: &Configuration,
    ) -> Self {
        let of_reading = |reading: Written| {
            let mut costs = [[None; 2]; FORMS];
            for ((costs, form), wanted) in costs.iter_mut().zip(Form::ALL).zip(held.0) {
                if wanted == 0 {
                    continue;
                }
                let cost = |slip| reading.cost_of(form, slip, wanted);
                costs[0] = cost(false);
                if costs[0].is_none() && reading.may_slip(form) {
                    costs[1] = cost(true);
                }
            }
            (reading.cost, costs)
        };
        Self {
            readings: Written::all(sent, configuration).map(of_reading).collect(),
            reach: configuration.costs.reach,
        }
    }

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
