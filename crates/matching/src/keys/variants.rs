//! The canonical form of a feature, computed for each of the receiver's records, and the variants in
//! which the sender writes the same feature.

use super::configuration::Costs;
use super::form::Form;
use super::prepared::Prepared;
use crate::names::{NameParts, cologne, skeleton, spellings, within_one_edit};
use crate::record::Birth;
use std::collections::HashMap;

/// Stands in a key for a given name that a record does not have.
const ABSENT: &str = "-";
/// Letters of a street that count.
const STREET_LETTERS: usize = 6;
/// Years of birth that the sender tries where the year is not known.
const YEARS: std::ops::RangeInclusive<u16> = 1915..=2035;

/// Values of a form with what they cost, each once.
struct Variants {
    values: Vec<(u8, String)>,
    places: HashMap<String, usize>,
}

impl Variants {
    fn new() -> Self {
        Self {
            values: Vec::new(),
            places: HashMap::new(),
        }
    }

    fn put(&mut self, cost: u8, value: String) {
        if value.is_empty() {
            return;
        }
        if let Some(known) = self.places.get(&value) {
            let known = &mut self.values[*known].0;
            *known = (*known).min(cost);
        } else {
            self.places.insert(value.clone(), self.values.len());
            self.values.push((cost, value));
        }
    }

    /// The cheapest first.
    fn sorted(mut self, reach: u8) -> Vec<(u8, String)> {
        self.values.retain(|(cost, _)| *cost <= reach);
        self.values.sort_by_key(|(cost, _)| *cost);
        self.values
    }
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// Code of a street: of its first letters, because the rest is mostly a word for street, which is written
/// in every way and then misspelt.
fn street_sound(street: &str) -> String {
    let end = street
        .char_indices()
        .nth(STREET_LETTERS)
        .map_or(street.len(), |(at, _)| at);
    line_sound(&street[..end])
}

/// Code by sound of letters and digits: the digits stay.
fn line_sound(line: &str) -> String {
    let digits: String = line.chars().filter(char::is_ascii_digit).collect();
    let letters = cologne(line);
    if letters.is_empty() && digits.is_empty() {
        line.to_owned()
    } else {
        format!("{letters}.{digits}")
    }
}

/// The one value of a form for a record; `None` where the record lacks the feature.
pub(super) fn canonical(form: Form, record: &Prepared) -> Option<String> {
    let (given, family) = (&record.given, &record.family);
    match form {
        Form::GivenLetters => given.first().map(str::to_owned),
        Form::GivenSound => given.first().map(cologne_or_letters),
        Form::GivenSkeleton => given.first().map(skeleton_or_letters),
        Form::GivenLastSound => given.last().map(cologne_or_letters),
        Form::GivenInitial => given.first().map(initial),
        Form::GivenInitialOrAbsent => {
            Some(given.first().map_or_else(|| ABSENT.to_owned(), initial))
        }
        Form::FamilyLetters => family.first().map(str::to_owned),
        Form::FamilySound => family.first().map(cologne_or_letters),
        Form::FamilySkeleton => family.first().map(skeleton_or_letters),
        Form::FamilyLastSound => family.last().map(cologne_or_letters),
        Form::FamilyInitial => family.first().map(initial),
        Form::FamilyBeginning => family.first().map(beginning),
        Form::BirthDate => (record.birth.known_parts() >= 2).then(|| record.birth.digits()),
        Form::BirthYear | Form::BirthMonthDay | Form::BirthYearMonth | Form::BirthYearDay => {
            part_of_date(form, record.birth)
        }
        Form::StreetSound => (!record.street.is_empty()).then(|| street_sound(&record.street)),
        Form::HouseNumber => filled(record.house_digits().to_owned()),
        Form::Postcode => filled(record.postcode.clone()),
        Form::PlaceSound => (!record.place.is_empty()).then(|| line_sound(&record.place)),
        Form::Other => record.others.first().cloned().and_then(filled),
    }
}

fn initial(word: &str) -> String {
    word.chars().take(1).collect()
}

fn beginning(word: &str) -> String {
    word.chars().take(2).collect()
}

/// A word that is no sound to the code (one of H, or not Latin) stays in letters.
fn cologne_or_letters(word: &str) -> String {
    filled(cologne(word)).unwrap_or_else(|| word.to_owned())
}

fn skeleton_or_letters(word: &str) -> String {
    filled(skeleton(word)).unwrap_or_else(|| word.to_owned())
}

fn part_of_date(form: Form, date: Birth) -> Option<String> {
    let year = date.year.map(|year| format!("{year:04}"));
    let month = date.month.map(|month| format!("{month:02}"));
    let day = date.day.map(|day| format!("{day:02}"));
    match form {
        Form::BirthYear => year,
        Form::BirthMonthDay => Some(month? + &day?),
        Form::BirthYearMonth => Some(year? + &month?),
        Form::BirthYearDay => Some(year? + &day?),
        _ => None,
    }
}

/// The values of a form in which the sender writes a record's feature.
pub(super) fn of(form: Form, slip: bool, record: &Prepared, costs: &Costs) -> Vec<(u8, String)> {
    let (given, family) = (&record.given, &record.family);
    let in_letters = Costs {
        spelling: costs.spelling_in_letters,
        ..*costs
    };
    let values = match form {
        Form::GivenLetters => names(given, false, slip, &in_letters, str::to_owned),
        Form::GivenSound => names(given, false, slip, costs, cologne_or_letters),
        Form::GivenSkeleton => names(given, false, slip, costs, skeleton_or_letters),
        Form::GivenLastSound => names(given, true, slip, costs, cologne_or_letters),
        Form::GivenInitial => names(given, false, slip, costs, initial),
        Form::GivenInitialOrAbsent => initials(given, costs),
        Form::FamilyLetters => names(family, false, slip, &in_letters, str::to_owned),
        Form::FamilySound => names(family, false, slip, costs, cologne_or_letters),
        Form::FamilySkeleton => names(family, false, slip, costs, skeleton_or_letters),
        Form::FamilyLastSound => names(family, true, slip, costs, cologne_or_letters),
        Form::FamilyInitial => names(family, false, slip, costs, initial),
        Form::FamilyBeginning => names(family, false, slip, costs, beginning),
        Form::BirthDate
        | Form::BirthYear
        | Form::BirthMonthDay
        | Form::BirthYearMonth
        | Form::BirthYearDay => dates(form, record, slip, costs),
        Form::StreetSound => lines(&record.street, slip, costs, street_sound),
        Form::PlaceSound => lines(&record.place, slip, costs, line_sound),
        Form::HouseNumber => numbers(record.house_digits(), slip, costs),
        Form::Postcode => numbers(&record.postcode, slip, costs),
        Form::Other => {
            let mut values = Variants::new();
            values.put(0, record.others.first().cloned().unwrap_or_default());
            values
        }
    };
    values.sorted(costs.reach)
}

fn names(
    name: &NameParts,
    last: bool,
    slip: bool,
    costs: &Costs,
    code: fn(&str) -> String,
) -> Variants {
    let mut values = Variants::new();
    let Some(own) = (if last { name.last() } else { name.first() }) else {
        return values;
    };
    values.put(0, code(own));
    for part in name.parts() {
        values.put(costs.order, code(part));
    }
    values.put(costs.order, code(&name.joined()));
    for (at, _) in own.char_indices().skip(2) {
        // The receiver may hold the name in two parts: Hans Peter, Hanspeter.
        values.put(costs.order, code(&own[..at]));
    }
    for part in name.parts() {
        for spelling in spellings(part) {
            values.put(costs.spelling, code(&spelling));
        }
    }
    if slip {
        for word in within_one_edit(own) {
            values.put(costs.slip, code(&word));
        }
    }
    values
}

fn initials(given: &NameParts, costs: &Costs) -> Variants {
    let mut values = names(given, false, false, costs, initial);
    if given.is_empty() {
        values.put(0, ABSENT.to_owned());
        for letter in 'A'..='Z' {
            values.put(costs.absent, letter.to_string());
        }
    } else {
        values.put(costs.absent, ABSENT.to_owned());
    }
    values
}

fn dates(form: Form, record: &Prepared, slip: bool, costs: &Costs) -> Variants {
    let mut values = Variants::new();
    let own = record.birth;
    let mut put = |cost, date: Birth| {
        let value = if form == Form::BirthDate {
            (date.known_parts() >= 2).then(|| date.digits())
        } else {
            part_of_date(form, date)
        };
        values.put(cost, value.unwrap_or_default());
    };
    put(0, own);
    let swapped = own.swapped();
    if !swapped.is_impossible() {
        put(costs.date_habit, swapped);
    }
    if let Some(year) = own.year {
        put(costs.date_habit, Birth::on(year, 1, 1));
    }
    for date in [
        Birth { year: None, ..own },
        Birth { month: None, ..own },
        Birth { day: None, ..own },
    ] {
        put(costs.unknown, date);
    }
    for date in completed(own) {
        put(costs.unknown, date);
    }
    let correction = if own.is_impossible() {
        costs.date_habit
    } else {
        costs.slip
    };
    if slip || own.is_impossible() {
        for date in own.one_slip() {
            put(correction, date);
        }
    }
    values
}

/// The dates that a date with one part unknown may be.
fn completed(date: Birth) -> Vec<Birth> {
    if date.known_parts() != 2 {
        return Vec::new();
    }
    let all: Vec<Birth> = if date.day.is_none() {
        (1..=31)
            .map(|day| Birth {
                day: Some(day),
                ..date
            })
            .collect()
    } else if date.month.is_none() {
        (1..=12)
            .map(|month| Birth {
                month: Some(month),
                ..date
            })
            .collect()
    } else {
        YEARS
            .map(|year| Birth {
                year: Some(year),
                ..date
            })
            .collect()
    };
    all.into_iter()
        .filter(|date| !date.is_impossible())
        .collect()
}

fn lines(line: &str, slip: bool, costs: &Costs, code: fn(&str) -> String) -> Variants {
    let mut values = Variants::new();
    if line.is_empty() {
        return values;
    }
    values.put(0, code(line));
    for spelling in spellings(line) {
        values.put(costs.spelling, code(&spelling));
    }
    if slip {
        for word in within_one_edit(line) {
            values.put(costs.slip, code(&word));
        }
    }
    values
}

/// A number with one digit wrong, left out, added or exchanged with its neighbour.
fn numbers(number: &str, slip: bool, costs: &Costs) -> Variants {
    let mut values = Variants::new();
    values.put(0, number.to_owned());
    if !slip || !number.is_ascii() {
        return values;
    }
    let bytes = number.as_bytes();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for at in 1..bytes.len() {
        let mut other = bytes.to_vec();
        other.swap(at - 1, at);
        values.put(costs.slip, text(&other));
    }
    for at in (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()) {
        for digit in b'0'..=b'9' {
            let mut other = bytes.to_vec();
            other[at] = digit;
            values.put(costs.slip, text(&other));
        }
    }
    values
}
