//! Damage as offices do it: what may differ between an indication and the record of the same child.

use crate::names::within_one_edit;
use crate::record::{Birth, Record};
use rand::Rng;
use serde::Deserialize;

/// How often each part of a record is damaged, shares of all records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Damage {
    /// One slip of the hand in a name.
    pub name_slip: f64,
    /// A second one in the same name.
    pub name_second_slip: f64,
    /// Another name.
    pub name_other: f64,
    /// Only the first letter of the given name.
    pub initial_only: f64,
    /// Given and family name exchanged.
    pub exchanged: f64,
    /// A wrong digit of the birth date.
    pub date_slip: f64,
    /// Day and month exchanged.
    pub date_swapped: f64,
    /// Another date.
    pub date_other: f64,
    /// One slip in the street's or place's name.
    pub line_slip: f64,
    /// A wrong digit of the house number.
    pub house_slip: f64,
    /// A wrong digit of the postcode.
    pub postcode_slip: f64,
    /// Another street, house number, postcode or place, each alone.
    pub part_other: f64,
    /// Another address as a whole.
    pub moved: f64,
    /// A further field otherwise.
    pub other: f64,
    /// At least this share of each field is not known.
    pub absent: f64,
}

/// How often the list's own records lack each field.
#[derive(Clone, Copy, Default)]
pub(super) struct Lacking {
    given: f64,
    family: f64,
    birth: [f64; 3],
    street: f64,
    house: f64,
    postcode: f64,
    place: f64,
}

impl Lacking {
    pub(super) fn in_list(list: &[&Record]) -> Self {
        let share = |lacks: fn(&Record) -> bool| {
            let count = list.iter().filter(|record| lacks(record)).count();
            f64::from(u32::try_from(count).unwrap_or(u32::MAX))
                / f64::from(u32::try_from(list.len().max(1)).unwrap_or(u32::MAX))
        };
        Self {
            given: share(|record| record.given_name().is_empty()),
            family: share(|record| record.family_name().is_empty()),
            birth: [
                share(|record| record.birth().year.is_none()),
                share(|record| record.birth().month.is_none()),
                share(|record| record.birth().day.is_none()),
            ],
            street: share(|record| record.street().is_empty()),
            house: share(|record| record.house_number().is_empty()),
            postcode: share(|record| record.postcode().is_empty()),
            place: share(|record| record.place().is_empty()),
        }
    }
}

impl Damage {
    /// A damaged copy. `stranger` gives the other names and the other address.
    pub(super) fn copy(
        &self,
        record: &Record,
        stranger: &Record,
        lacking: &Lacking,
        chance: &mut impl Rng,
    ) -> Record {
        let severity = [0.5, 1.0, 1.0, 2.0][chance.gen_range(0..4)];
        let mut happens = |share: f64| chance.gen_bool((share * severity).clamp(0.0, 1.0));
        let mut copy = record.clone();
        let mut plan = Plan::default();
        plan.given = NamePlan::of(self, &mut happens);
        plan.family = NamePlan::of(self, &mut happens);
        plan.initial = happens(self.initial_only);
        plan.exchanged = happens(self.exchanged);
        plan.date = [self.date_slip, self.date_swapped, self.date_other].map(&mut happens);
        plan.moved = happens(self.moved);
        plan.parts_other = [self.part_other; 4].map(&mut happens);
        plan.lines = [self.line_slip; 2].map(&mut happens);
        plan.house = happens(self.house_slip);
        plan.postcode = happens(self.postcode_slip);
        plan.other = happens(self.other);
        let absent = |own: f64| own.max(self.absent);
        plan.absent = [
            lacking.given,
            lacking.family,
            0.0,
            lacking.street,
            lacking.house,
            lacking.postcode,
            lacking.place,
        ]
        .map(absent)
        .map(|share| chance.gen_bool(share.clamp(0.0, 1.0)));
        plan.parts = lacking
            .birth
            .map(|share| chance.gen_bool(share.clamp(0.0, 1.0)));
        plan.carry_out(&mut copy, stranger, chance);
        copy
    }
}

#[derive(Clone, Copy, Default)]
struct NamePlan {
    slips: usize,
    other: bool,
}

impl NamePlan {
    fn of(damage: &Damage, happens: &mut impl FnMut(f64) -> bool) -> Self {
        let first = happens(damage.name_slip);
        let second = happens(damage.name_second_slip);
        Self {
            slips: usize::from(first) + usize::from(second),
            other: happens(damage.name_other),
        }
    }

    fn carry_out(self, name: &mut String, stranger: &str, chance: &mut impl Rng) {
        if self.other {
            stranger.clone_into(name);
        }
        for _ in 0..self.slips {
            slip(name, chance);
        }
    }
}

#[derive(Default)]
struct Plan {
    given: NamePlan,
    family: NamePlan,
    initial: bool,
    exchanged: bool,
    date: [bool; 3],
    moved: bool,
    parts_other: [bool; 4],
    lines: [bool; 2],
    house: bool,
    postcode: bool,
    other: bool,
    absent: [bool; 7],
    parts: [bool; 3],
}

impl Plan {
    fn carry_out(&self, copy: &mut Record, stranger: &Record, chance: &mut impl Rng) {
        self.given
            .carry_out(&mut copy.given_name, &stranger.given_name, chance);
        self.family
            .carry_out(&mut copy.family_name, &stranger.family_name, chance);
        if self.initial {
            copy.given_name = copy.given_name.chars().take(1).collect();
        }
        if self.exchanged {
            std::mem::swap(&mut copy.given_name, &mut copy.family_name);
        }
        let [wrong_digit, swapped, other] = self.date;
        if other {
            copy.birth = stranger.birth;
        }
        if swapped && !copy.birth.swapped().is_impossible() {
            copy.birth = copy.birth.swapped();
        }
        if wrong_digit && copy.birth.known_parts() == 3 {
            let dates = copy.birth.one_slip();
            if !dates.is_empty() {
                copy.birth = dates[chance.gen_range(0..dates.len())];
            }
        }
        for (other, (field, strange)) in self.parts_other.iter().zip([
            (&mut copy.street, &stranger.street),
            (&mut copy.house_number, &stranger.house_number),
            (&mut copy.postcode, &stranger.postcode),
            (&mut copy.place, &stranger.place),
        ]) {
            if *other || self.moved {
                field.clone_from(strange);
            }
        }
        if self.lines[0] {
            slip(&mut copy.street, chance);
        }
        if self.lines[1] {
            slip(&mut copy.place, chance);
        }
        if self.house {
            wrong_one(&mut copy.house_number, chance);
        }
        if self.postcode {
            wrong_one(&mut copy.postcode, chance);
        }
        if self.other {
            copy.others.clone_from(&stranger.others);
        }
        let [given, family, birth, street, house, postcode, place] = self.absent;
        for (absent, field) in [
            (given, &mut copy.given_name),
            (family, &mut copy.family_name),
            (street, &mut copy.street),
            (house, &mut copy.house_number),
            (postcode, &mut copy.postcode),
            (place, &mut copy.place),
        ] {
            if absent {
                field.clear();
            }
        }
        if birth {
            copy.birth = Birth::default();
        }
        let [year, month, day] = self.parts;
        copy.birth.year = copy.birth.year.filter(|_| !year);
        copy.birth.month = copy.birth.month.filter(|_| !month);
        copy.birth.day = copy.birth.day.filter(|_| !day);
    }
}

/// One slip of the hand at a random place.
fn slip(text: &mut String, chance: &mut impl Rng) {
    let upper = text.to_uppercase();
    let near: Vec<String> = within_one_edit(&upper).collect();
    if upper.chars().count() >= 3 && !near.is_empty() {
        // The four kinds of slip are equally likely.
        let letters = upper.chars().count();
        let bounds = [
            0,
            letters - 1,
            2 * letters - 1,
            near.len().min(2 * letters - 1 + 25 * letters),
            near.len(),
        ];
        let kind = chance.gen_range(0..4);
        let (from, to) = (
            bounds[kind].min(near.len() - 1),
            bounds[kind + 1].min(near.len()),
        );
        let at = if from < to {
            chance.gen_range(from..to)
        } else {
            from
        };
        text.clone_from(&near[at]);
    }
}

/// Another letter or digit at a random place.
fn wrong_one(text: &mut String, chance: &mut impl Rng) {
    let mut signs: Vec<char> = text.chars().collect();
    if signs.is_empty() {
        return;
    }
    let at = chance.gen_range(0..signs.len());
    signs[at] = char::from(b'0' + u8::try_from(chance.gen_range(0..10)).unwrap_or(0));
    *text = signs.into_iter().collect();
}
