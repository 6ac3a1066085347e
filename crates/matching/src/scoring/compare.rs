//! Levels of agreement of two records, field by field.

use crate::keys::Prepared;
use crate::names::{NameParts, cologne, skeleton, spellings};
use crate::record::Birth;
use serde::{Deserialize, Serialize};
use strsim::{jaro, jaro_winkler, osa_distance};

/// Similarity (Jaro–Winkler) from which two names are similar.
const SIMILAR: f64 = 0.85;
/// Similarity (Jaro) below which no spelling is looked for, and letters at the end that are enough instead: a sound
/// at the beginning may be written in many letters (Cem, Dschem).
const NEAR: f64 = 0.6;
const SAME_END: usize = 2;

/// What is compared. Parts of an address depend on each other, so they are one comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// Given names.
    GivenName,
    /// Family names, birth name among them.
    FamilyName,
    /// Birth date.
    BirthDate,
    /// Street, house number, postcode and place.
    Address,
    /// Sex.
    Sex,
    /// The first further field.
    #[serde(rename = "other-1")]
    Other1,
    /// The second further field.
    #[serde(rename = "other-2")]
    Other2,
}

impl Comparison {
    /// All comparisons, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::GivenName,
        Self::FamilyName,
        Self::BirthDate,
        Self::Address,
        Self::Sex,
        Self::Other1,
        Self::Other2,
    ];
}

/// How far two values agree. Which levels a comparison has, and their order, stands in `scoring.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// One side does not know the value: it says nothing.
    Missing,
    /// Equal in the search form.
    Equal,
    /// Different letters, one sound.
    SameSound,
    /// One slip of the hand apart.
    OneSlip,
    /// A part of one name is the whole or a part of the other.
    OtherPart,
    /// Given and family name stand exchanged.
    Exchanged,
    /// One side has only the first letter.
    Initial,
    /// Similar letters.
    Similar,
    /// Day and month stand exchanged.
    DayAndMonthExchanged,
    /// All parts that both know are equal, one is unknown.
    KnownPartsEqual,
    /// Two of the three parts are equal.
    TwoPartsEqual,
    /// One of the three parts is equal.
    OnePartEqual,
    /// The whole address.
    StreetHousePostcode,
    /// Street and house number.
    StreetHouse,
    /// House number and postcode.
    HousePostcode,
    /// Street and postcode.
    StreetPostcode,
    /// House number and place.
    HousePlace,
    /// Street and place.
    StreetPlace,
    /// House number, and a postcode with one slip.
    NearPostcodeHouse,
    /// Postcode only.
    Postcode,
    /// Street only.
    Street,
    /// Place only.
    Place,
    /// House number only.
    House,
    /// Nothing of this.
    Different,
}

/// The level of one comparison.
#[must_use]
pub fn level(comparison: Comparison, one: &Prepared, other: &Prepared) -> Level {
    match comparison {
        Comparison::GivenName => given(one, other),
        Comparison::FamilyName => family(one, other),
        Comparison::BirthDate => birth(one.birth, other.birth),
        Comparison::Address => address(one, other),
        Comparison::Sex => match (one.sex, other.sex) {
            (Some(one), Some(other)) if one == other => Level::Equal,
            (Some(_), Some(_)) => Level::Different,
            _ => Level::Missing,
        },
        Comparison::Other1 => further(one, other, 0),
        Comparison::Other2 => further(one, other, 1),
    }
}

fn exchanged(one: &Prepared, other: &Prepared) -> bool {
    !matches!(
        names(&one.given, &other.given),
        Level::Equal | Level::SameSound
    ) && close(&one.given, &other.family)
        && close(&one.family, &other.given)
}

fn close(one: &NameParts, other: &NameParts) -> bool {
    matches!(
        names(one, other),
        Level::Equal | Level::SameSound | Level::OneSlip
    )
}

fn given(one: &Prepared, other: &Prepared) -> Level {
    if exchanged(one, other) {
        return Level::Exchanged;
    }
    let (Some(first), Some(second)) = (one.given.first(), other.given.first()) else {
        return Level::Missing;
    };
    let short = first.chars().count() == 1 || second.chars().count() == 1;
    if first != second && short && first.chars().next() == second.chars().next() {
        return Level::Initial;
    }
    names(&one.given, &other.given)
}

fn family(one: &Prepared, other: &Prepared) -> Level {
    if exchanged(one, other) {
        return Level::Exchanged;
    }
    let pairs = [
        (&one.family, &other.family),
        (&one.birth_name, &other.family),
        (&one.family, &other.birth_name),
    ];
    let levels = pairs.map(|(one, other)| names(one, other));
    levels
        .into_iter()
        .filter(|level| *level != Level::Missing)
        .min()
        .unwrap_or(Level::Missing)
}

fn names(one: &NameParts, other: &NameParts) -> Level {
    if one.is_empty() || other.is_empty() {
        return Level::Missing;
    }
    if one.parts() == other.parts() || one.joined() == other.joined() {
        return Level::Equal;
    }
    let (first, second) = (one.parts().concat(), other.parts().concat());
    let code = |word: &str| (cologne(word), skeleton(word));
    let (sounds, others) = (code(&first), code(&second));
    let slips = osa_distance(&first, &second);
    let long = first.len().min(second.len()) >= 3;
    if sounds == others && !sounds.1.is_empty() {
        Level::SameSound
    } else if slips == 1 && long {
        Level::OneSlip
    } else if one
        .parts()
        .iter()
        .any(|part| part.len() > 2 && other.parts().contains(part))
    {
        Level::OtherPart
    } else if is_written_elsewhere(&first, &second) {
        Level::SameSound
    } else if jaro_winkler(&first, &second) >= SIMILAR
        || (slips == 2 && long)
        || sounds.1 == others.1
    {
        Level::Similar
    } else {
        Level::Different
    }
}

/// True where a spelling under which one name is written elsewhere is the other, or sounds like it. A letter that is
/// written for two sounds (J, C, CH, RZ) has one code only; the rules of the spellings carry it over, as they do for keys.
fn is_written_elsewhere(one: &str, other: &str) -> bool {
    let sounds_so = |from: &str, to: &str| {
        let sounds = (cologne(to), skeleton(to));
        let mut spellings = spellings(from).into_iter();
        spellings.any(|word| word == to || (cologne(&word), skeleton(&word)) == sounds)
    };
    // Names that have little in common are not looked at: the rules change one sound.
    let near = jaro(one, other) >= NEAR || same_end(one, other) >= SAME_END;
    near && (sounds_so(one, other) || sounds_so(other, one))
}

/// How many letters two names have in common at their end.
fn same_end(one: &str, other: &str) -> usize {
    let letters = one.chars().rev().zip(other.chars().rev());
    letters.take_while(|(one, other)| one == other).count()
}

fn birth(one: Birth, other: Birth) -> Level {
    let parts = [
        one.year.zip(other.year).map(|(one, other)| one == other),
        one.month.zip(other.month).map(|(one, other)| one == other),
        one.day.zip(other.day).map(|(one, other)| one == other),
    ];
    let known = parts.iter().flatten().count();
    let equal = parts.iter().flatten().filter(|equal| **equal).count();
    match (known, equal) {
        (0, _) => Level::Missing,
        (3, 3) => Level::Equal,
        (3, 0 | 1) if one.swapped() == other => Level::DayAndMonthExchanged,
        (3, _) if osa_distance(&one.digits(), &other.digits()) == 1 => Level::OneSlip,
        (2, 2) => Level::KnownPartsEqual,
        (_, 2) => Level::TwoPartsEqual,
        (_, 1) => Level::OnePartEqual,
        _ => Level::Different,
    }
}

fn address(one: &Prepared, other: &Prepared) -> Level {
    let both = |one: &str, other: &str| !one.is_empty() && !other.is_empty();
    let street_known = both(&one.street, &other.street);
    let (house_one, house_other) = (one.house_digits(), other.house_digits());
    let near = |one: &str, other: &str| {
        one == other || osa_distance(one, other) == 1 || jaro_winkler(one, other) >= 0.9
    };
    let begins = |one: &str, other: &str| one.len() >= 4 && other.starts_with(one);
    let street = street_known
        && (near(&one.street, &other.street)
            || begins(&one.street, &other.street)
            || begins(&other.street, &one.street));
    let house = both(house_one, house_other) && house_one == house_other;
    let postcode_known = both(&one.postcode, &other.postcode);
    let postcode = postcode_known && one.postcode == other.postcode;
    let near_postcode = postcode_known && osa_distance(&one.postcode, &other.postcode) == 1;
    let place_known = both(&one.place, &other.place);
    let place = place_known && near(&one.place, &other.place);
    match (street, house, postcode) {
        (true, true, true) => Level::StreetHousePostcode,
        (true, true, false) => Level::StreetHouse,
        (false, true, true) => Level::HousePostcode,
        (true, false, true) => Level::StreetPostcode,
        (false, true, false) if place => Level::HousePlace,
        (true, false, false) if place => Level::StreetPlace,
        (false, true, false) if near_postcode => Level::NearPostcodeHouse,
        (false, false, true) => Level::Postcode,
        (true, false, false) => Level::Street,
        (false, false, false) if place => Level::Place,
        (false, true, false) => Level::House,
        _ if street_known || postcode_known || place_known => Level::Different,
        _ => Level::Missing,
    }
}

fn further(one: &Prepared, other: &Prepared, at: usize) -> Level {
    match (one.others.get(at), other.others.get(at)) {
        (Some(one), Some(other)) if !one.is_empty() && !other.is_empty() => {
            if one == other {
                Level::Equal
            } else if jaro_winkler(one, other) >= SIMILAR {
                Level::Similar
            } else {
                Level::Different
            }
        }
        _ => Level::Missing,
    }
}
