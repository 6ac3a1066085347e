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
/// Signs of a name's second code that its beginning has, and letters of its end.
const BEGINNING: usize = 3;
/// Letters of a street that count.
const STREET_LETTERS: usize = 6;
/// Years by which a wrong year may be off.
const YEARS_OFF: u16 = 4;
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

/// What is read of a word.
type Code = fn(&str) -> String;
/// A name, whether its last part is read, and the code of it.
type Read<'a> = (&'a NameParts, bool, Code);

/// What a form reads of the names.
fn of_a_name(form: Form, record: &Prepared) -> Option<Read<'_>> {
    let (given, family) = (&record.given, &record.family);
    let read: Read<'_> = match form {
        Form::GivenLetters => (given, false, str::to_owned),
        Form::GivenSound => (given, false, cologne_or_letters),
        Form::GivenSkeleton => (given, false, skeleton_or_letters),
        Form::GivenShort => (given, false, short),
        Form::GivenEnding => (given, false, ending),
        Form::GivenLastSound => (given, true, cologne_or_letters),
        Form::GivenInitial => (given, false, initial),
        Form::FamilyLetters => (family, false, str::to_owned),
        Form::FamilySound => (family, false, cologne_or_letters),
        Form::FamilySkeleton => (family, false, skeleton_or_letters),
        Form::FamilyShort => (family, false, short),
        Form::FamilyEnding => (family, false, ending),
        Form::FamilyLastSound => (family, true, cologne_or_letters),
        Form::FamilyInitial => (family, false, initial),
        Form::FamilyBeginning => (family, false, beginning),
        _ => return None,
    };
    Some(read)
}

/// The one value of a form for a record; `None` where the record lacks the feature.
pub(super) fn canonical(form: Form, record: &Prepared) -> Option<String> {
    if let Some((name, last, code)) = of_a_name(form, record) {
        return (if last { name.last() } else { name.first() }).map(code);
    }
    match form {
        Form::GivenInitialOrAbsent => {
            let first = record.given.first();
            Some(first.map_or_else(|| ABSENT.to_owned(), initial))
        }
        Form::Sex => record.sex.map(String::from),
        Form::BirthDate => (record.birth.known_parts() >= 2).then(|| record.birth.digits()),
        Form::StreetSound => (!record.street.is_empty()).then(|| street_sound(&record.street)),
        Form::HouseNumber => filled(record.house_digits().to_owned()),
        Form::Postcode => filled(record.postcode.clone()),
        Form::PlaceSound => (!record.place.is_empty()).then(|| line_sound(&record.place)),
        Form::Other => further(record, 0).map(|line| line_sound(&line)),
        Form::Other2 => further(record, 1).map(|line| line_sound(&line)),
        _ => part_of_date(form, record.birth),
    }
}

/// Letters and digits of a further field.
fn further(record: &Prepared, at: usize) -> Option<String> {
    let text = record.others.get(at)?;
    filled(text.chars().filter(|c| c.is_alphanumeric()).collect())
}

fn initial(word: &str) -> String {
    word.chars().take(1).collect()
}

fn beginning(word: &str) -> String {
    word.chars().take(2).collect()
}

/// What stays the same where the rest of a name is written in another way.
fn short(word: &str) -> String {
    skeleton_or_letters(word).chars().take(BEGINNING).collect()
}

/// What stays the same where the beginning of a name is written in another way.
fn ending(word: &str) -> String {
    let letters = word.chars().count();
    word.chars()
        .skip(letters.saturating_sub(BEGINNING))
        .collect()
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
    let values = if let Some((name, last, code)) = of_a_name(form, record) {
        let letters = matches!(form, Form::GivenLetters | Form::FamilyLetters);
        let spelling = if letters {
            costs.spelling_in_letters
        } else {
            costs.spelling
        };
        let parts = !matches!(form, Form::GivenEnding | Form::FamilyEnding);
        let costs = Costs { spelling, ..*costs };
        names((name, last, parts), slip, &costs, code)
    } else {
        match form {
            Form::GivenInitialOrAbsent => initials(&record.given, costs),
            Form::Sex => sexes(record.sex, costs),
            Form::StreetSound => lines(&record.street, slip, costs, street_sound),
            Form::PlaceSound => lines(&record.place, slip, costs, line_sound),
            Form::HouseNumber => numbers(record.house_digits(), slip, costs),
            Form::Postcode => numbers(&record.postcode, slip, costs),
            Form::Other => furthers(further(record, 0), slip, costs),
            Form::Other2 => furthers(further(record, 1), slip, costs),
            _ => dates(form, record, slip, costs),
        }
    };
    values.sorted(costs.reach)
}

/// `parts`: the receiver may hold the name in two parts: Hans Peter, Hanspeter.
fn names(
    (name, last, parts): (&NameParts, bool, bool),
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
    for (at, _) in own.char_indices().skip(2).filter(|_| parts) {
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
    let mut values = names((given, false, false), false, costs, initial);
    if given.is_empty() {
        values.put(0, ABSENT.to_owned());
        for letter in 'A'..='Z' {
            values.put(costs.any_initial, letter.to_string());
        }
    } else {
        values.put(costs.absent, ABSENT.to_owned());
    }
    values
}

/// Where the sender does not know the sex, either.
fn sexes(sex: Option<char>, costs: &Costs) -> Variants {
    let mut values = Variants::new();
    match sex {
        Some(own) => values.put(0, own.to_string()),
        None => {
            for either in ["F", "M"] {
                values.put(costs.absent, either.to_owned());
            }
        }
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
    if !swapped.is_mistaken() {
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
    let correction = if own.is_mistaken() {
        costs.date_habit
    } else {
        costs.slip
    };
    if slip || own.is_mistaken() {
        for date in own.one_slip() {
            put(correction, date);
        }
    }
    if slip {
        for date in own.one_part_otherwise(YEARS_OFF) {
            put(costs.slip, date);
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
    all.into_iter().filter(|date| !date.is_mistaken()).collect()
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

/// A further field as it is, and with one slip of a letter or a wrong digit.
fn furthers(line: Option<String>, slip: bool, costs: &Costs) -> Variants {
    let mut values = Variants::new();
    let Some(line) = line else {
        return values;
    };
    values.put(0, line_sound(&line));
    if slip {
        let wrong_digits = numbers(&line, true, costs).values;
        for (_, other) in wrong_digits {
            values.put(costs.slip, line_sound(&other));
        }
        for word in within_one_edit(&line) {
            values.put(costs.slip, line_sound(&word));
        }
    }
    values
}

/// A number with one digit or letter wrong, or exchanged with its neighbour.
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
    for (at, sign) in bytes.iter().enumerate() {
        let others = match sign {
            b'0'..=b'9' => b'0'..=b'9',
            b'A'..=b'Z' => b'A'..=b'Z',
            _ => continue,
        };
        for sign in others {
            let mut other = bytes.to_vec();
            other[at] = sign;
            values.put(costs.slip, text(&other));
        }
    }
    values
}
