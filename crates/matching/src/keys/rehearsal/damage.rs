//! Damage as offices do it: what may differ between an indication and the record of the same child.

use super::real;
use crate::cores::place;
use crate::names::within_one_edit;
use crate::record::{Birth, Record};
use rand::Rng;
use rand::seq::SliceRandom as _;
use serde::Deserialize;

/// How often each part of a record is damaged, shares of all records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Damage {
    /// By how much more or less often the hand that wrote a copy erred than is said: one of these for each copy,
    /// because slips, initials, exchanged and missing fields come together. Another name, another date, another
    /// address are no errors of the hand; they come as often with every one.
    pub severities: [f64; 4],
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
    /// The sex of another record.
    pub sex_other: f64,
    /// At least this share of each field is not known.
    pub absent: f64,
}

/// How often the list's own records lack each field.
#[derive(Clone, Copy, Default)]
pub(super) struct Lacking {
    /// Given name, family name, whole date, street, house number, postcode, place, sex; the whole date counts by its
    /// parts.
    fields: [f64; 8],
    /// Year, month, day.
    parts_of_date: [f64; 3],
}

impl Lacking {
    pub(super) fn in_list(list: &[&Record]) -> Self {
        let share = |lacks: fn(&Record) -> bool| {
            real(list.iter().filter(|record| lacks(record)).count()) / real(list.len().max(1))
        };
        let fields: [fn(&Record) -> bool; 8] = [
            |record| record.given_name().is_empty(),
            |record| record.family_name().is_empty(),
            |_| false,
            |record| record.street().is_empty(),
            |record| record.house_number().is_empty(),
            |record| record.postcode().is_empty(),
            |record| record.place().is_empty(),
            |record| record.sex().is_empty(),
        ];
        let parts: [fn(&Record) -> bool; 3] = [
            |record| record.birth().year.is_none(),
            |record| record.birth().month.is_none(),
            |record| record.birth().day.is_none(),
        ];
        Self {
            fields: fields.map(share),
            parts_of_date: parts.map(share),
        }
    }
}

/// Copies for each record of a short list.
const COPIES: usize = 10;

/// At most so many damaged copies of a list's records, each with its record's place.
pub(super) fn copies(
    damage: &Damage,
    list: &[&Record],
    most: usize,
    chance: &mut impl Rng,
) -> Vec<(u32, Record)> {
    let lacking = Lacking::in_list(list);
    let copies = 0..most.min(list.len() * COPIES);
    copies
        .map(|copy| {
            let own = copy % list.len();
            let stranger = list[chance.gen_range(0..list.len())];
            (
                place(own),
                damage.copy(list[own], stranger, &lacking, chance),
            )
        })
        .collect()
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
        let plan = self.plan(lacking, chance);
        let mut copy = record.clone();
        plan.names(&mut copy, stranger, chance);
        plan.date(&mut copy, stranger, chance);
        plan.address(&mut copy, stranger, chance);
        if plan.other {
            copy.others.clone_from(&stranger.others);
        }
        if plan.sex_other {
            copy.sex.clone_from(&stranger.sex);
        }
        plan.forget(&mut copy);
        copy
    }

    /// Draws what happens to a copy.
    fn plan(&self, lacking: &Lacking, chance: &mut impl Rng) -> Plan {
        let severity = self.severities[chance.gen_range(0..self.severities.len())];
        let mut drawn = |share: f64| chance.gen_bool(share.clamp(0.0, 1.0));
        let mut always = |share: f64| drawn(share);
        let others = [self.name_other; 2].map(&mut always);
        let date_other = always(self.date_other);
        let moved = always(self.moved);
        let parts_other = [self.part_other; 4].map(&mut always);
        let other = always(self.other);
        let sex_other = always(self.sex_other);
        let mut happens = |share: f64| drawn(share * severity);
        let plan = Plan {
            given: NamePlan::of(self, others[0], &mut happens),
            family: NamePlan::of(self, others[1], &mut happens),
            initial: happens(self.initial_only),
            exchanged: happens(self.exchanged),
            date: [
                happens(self.date_slip),
                happens(self.date_swapped),
                date_other,
            ],
            moved,
            parts_other,
            lines: [self.line_slip; 2].map(&mut happens),
            house: happens(self.house_slip),
            postcode: happens(self.postcode_slip),
            other,
            sex_other,
            ..Plan::default()
        };
        let absent = lacking
            .fields
            .map(|own| drawn(own.max(self.absent * severity)));
        Plan {
            absent,
            parts_absent: lacking.parts_of_date.map(&mut drawn),
            ..plan
        }
    }
}

#[derive(Clone, Copy, Default)]
struct NamePlan {
    slips: usize,
    other: bool,
}

impl NamePlan {
    fn of(damage: &Damage, other: bool, happens: &mut impl FnMut(f64) -> bool) -> Self {
        let first = happens(damage.name_slip);
        let second = happens(damage.name_second_slip);
        Self {
            slips: usize::from(first) + usize::from(second),
            other,
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

/// What happens to one copy.
#[derive(Default)]
struct Plan {
    given: NamePlan,
    family: NamePlan,
    initial: bool,
    exchanged: bool,
    /// A wrong digit, day and month exchanged, another date.
    date: [bool; 3],
    moved: bool,
    /// Street, house number, postcode, place.
    parts_other: [bool; 4],
    /// Street, place.
    lines: [bool; 2],
    house: bool,
    postcode: bool,
    other: bool,
    sex_other: bool,
    absent: [bool; 8],
    parts_absent: [bool; 3],
}

impl Plan {
    fn names(&self, copy: &mut Record, stranger: &Record, chance: &mut impl Rng) {
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
    }

    fn date(&self, copy: &mut Record, stranger: &Record, chance: &mut impl Rng) {
        let [wrong_digit, swapped, other] = self.date;
        if other {
            copy.birth = stranger.birth;
        }
        if swapped && !copy.birth.swapped().is_mistaken() {
            copy.birth = copy.birth.swapped();
        }
        if wrong_digit && copy.birth.known_parts() == 3 {
            let dates = copy.birth.one_slip();
            copy.birth = dates.choose(chance).copied().unwrap_or(copy.birth);
        }
    }

    fn address(&self, copy: &mut Record, stranger: &Record, chance: &mut impl Rng) {
        let parts = [
            (&mut copy.street, &stranger.street),
            (&mut copy.house_number, &stranger.house_number),
            (&mut copy.postcode, &stranger.postcode),
            (&mut copy.place, &stranger.place),
        ];
        for (other, (field, strange)) in self.parts_other.iter().zip(parts) {
            if *other || self.moved {
                field.clone_from(strange);
            }
        }
        for (slips, line) in self.lines.iter().zip([&mut copy.street, &mut copy.place]) {
            if *slips {
                slip(line, chance);
            }
        }
        if self.house {
            wrong_one(&mut copy.house_number, chance);
        }
        if self.postcode {
            wrong_one(&mut copy.postcode, chance);
        }
    }

    /// Leaves out what is not known.
    fn forget(&self, copy: &mut Record) {
        let [given, family, birth, street, house, postcode, place, sex] = self.absent;
        for (absent, field) in [
            (given, &mut copy.given_name),
            (family, &mut copy.family_name),
            (street, &mut copy.street),
            (house, &mut copy.house_number),
            (postcode, &mut copy.postcode),
            (place, &mut copy.place),
            (sex, &mut copy.sex),
        ] {
            if absent {
                field.clear();
            }
        }
        let [year, month, day] = self.parts_absent.map(|absent| absent || birth);
        copy.birth = Birth {
            year: copy.birth.year.filter(|_| !year),
            month: copy.birth.month.filter(|_| !month),
            day: copy.birth.day.filter(|_| !day),
        };
    }
}

/// One slip of the hand at a random place; the four kinds of slip are equally likely.
fn slip(text: &mut String, chance: &mut impl Rng) {
    let upper = text.to_uppercase();
    let letters = upper.chars().count();
    if letters < 3 {
        return;
    }
    let near: Vec<String> = within_one_edit(&upper).collect();
    // Exchanged with its neighbour, left out, another, one more: in this order, as many of each.
    let ends = [letters - 1, 2 * letters - 1, 27 * letters - 1, near.len()];
    let kind = chance.gen_range(0..ends.len());
    let begin = kind.checked_sub(1).map_or(0, |before| ends[before]);
    let of_kind = near.get(begin..ends[kind].min(near.len()));
    if let Some(word) = of_kind.and_then(|words| words.choose(chance)) {
        text.clone_from(word);
    }
}

/// Another digit, or letter, at a random place.
fn wrong_one(text: &mut String, chance: &mut impl Rng) {
    let mut signs: Vec<char> = text.chars().collect();
    if let Some(sign) = signs.choose_mut(chance) {
        let others = if sign.is_ascii_digit() {
            b'0'..=b'9'
        } else {
            b'A'..=b'Z'
        };
        *sign = char::from(chance.gen_range(others));
        *text = signs.into_iter().collect();
    }
}
