//! Forms of records and of indications as numbers, so that a kind of key can be tried without writing keys.

use super::super::configuration::{Configuration, Kind};
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
pub(super) struct Canonical([u64; FORMS]);

impl Canonical {
    pub(super) fn of(record: &Prepared) -> Self {
        Self(
            Form::ALL
                .map(|form| variants::canonical(form, record).map_or(0, |value| hashed(&value))),
        )
    }

    /// Its key of some forms.
    pub(super) fn joined(&self, forms: &[Form]) -> Option<u64> {
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

/// The variants of an indication: for every reading its cost, and for every form, without slips and with
/// them, values with their costs, the cheapest first.
pub(super) struct Sent {
    readings: Vec<(u8, Vec<[Values; 2]>)>,
}

type Values = Vec<(u8, u64)>;

impl Sent {
    pub(super) fn of(record: &Record, configuration: &Configuration) -> Self {
        let costs = &configuration.costs;
        let readings = readings(Prepared::of(record), costs)
            .into_iter()
            .map(|(cost, prepared)| {
                let forms = Form::ALL.map(|form| {
                    [false, true].map(|slip| {
                        let values = variants::of(form, slip, &prepared, costs);
                        values
                            .into_iter()
                            .map(|(cost, value)| (cost, hashed(&value)))
                            .collect()
                    })
                });
                (cost, forms.into())
            })
            .collect();
        Self { readings }
    }

    /// For every form, without slips and with them: what the variant costs that equals the record's; one
    /// table for each reading.
    pub(super) fn costs(&self, record: &Canonical) -> Vec<Costs> {
        let table = |(cost, forms): &(u8, Vec<[Values; 2]>)| {
            let cost_of = |values: &Values, wanted: u64| {
                values
                    .iter()
                    .find(|(_, value)| wanted != 0 && *value == wanted)
                    .map(|(cost, _)| *cost)
            };
            let mut costs = [[None; 2]; FORMS];
            for (form, sides) in forms.iter().enumerate() {
                for (slip, values) in sides.iter().enumerate() {
                    costs[form][slip] = cost_of(values, record.0[form]);
                }
            }
            Costs {
                reading: *cost,
                forms: costs,
            }
        };
        self.readings.iter().map(table).collect()
    }

    /// Every key of a kind within its reach.
    pub(super) fn keys(&self, kind: &Kind, reach: u8, keys: &mut Vec<u64>) {
        for (cost, forms) in &self.readings {
            if *cost > reach {
                continue;
            }
            let mut partial = vec![(*cost, 0_u64)];
            for form in &kind.forms {
                let values = &forms[number(*form)][usize::from(kind.slips.contains(form))];
                let mut longer = Vec::with_capacity(partial.len());
                for (cost, key) in &partial {
                    for (more, value) in values {
                        if cost + more > reach {
                            break;
                        }
                        longer.push((cost + more, joined(*key, *value)));
                    }
                }
                partial = longer;
            }
            keys.extend(partial.into_iter().map(|(_, key)| key));
        }
    }
}

/// What it costs to write a record's forms from an indication, in one reading.
pub(super) struct Costs {
    reading: u8,
    forms: [[Option<u8>; 2]; FORMS],
}

impl Costs {
    /// True where a variant of the kind within the reach is the record's key.
    pub(super) fn meets(&self, kind: &Kind, reach: u8) -> bool {
        let mut sum = self.reading;
        for form in &kind.forms {
            let slip = usize::from(kind.slips.contains(form));
            match self.forms[number(*form)][slip] {
                Some(cost) => sum = sum.saturating_add(cost),
                None => return false,
            }
        }
        sum <= reach
    }
}
