//! Drawing invented people: with a generator of their own, after the stories are fixed.

use super::city::{City, People};
use augenmass_domain::Private;
use augenmass_domain::person::{Address, Name, NameError, PersonRecord, PlaceName};
use jiff::ToSpan;
use jiff::civil::Date;
use rand::Rng;
use rand_chacha::ChaCha20Rng;

/// A drawn person, with the label of the list its names came from (for the independence test only).
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The record.
    pub record: PersonRecord,
    /// The list's label.
    pub label: String,
}

fn pick<'a, T>(rng: &mut ChaCha20Rng, list: &'a [T]) -> Option<&'a T> {
    if list.is_empty() {
        return None;
    }
    list.get(rng.gen_range(0..list.len()))
}

/// Draws one child with its address and a parent as addressee. `today` bounds the birth date.
///
/// # Errors
/// [`NameError`] where a list holds a name outside DIN 91379 (a test keeps that from happening).
pub fn draw(
    rng: &mut ChaCha20Rng,
    city: &City,
    people: &People,
    today: Date,
) -> Result<Drawn, NameError> {
    let list = pick(rng, &people.names).ok_or(NameError::Empty)?;
    let given = pick(rng, &list.given).ok_or(NameError::Empty)?;
    let parent = pick(rng, &list.given).ok_or(NameError::Empty)?;
    let family = pick(rng, &list.family).ok_or(NameError::Empty)?;
    let street = pick(rng, &city.streets.names).ok_or(NameError::Empty)?;
    let age_days = rng.gen_range(6 * 365..16 * 365);
    Ok(Drawn {
        record: PersonRecord {
            given_name: Name::new(given)?,
            family_name: Name::new(family)?,
            birth_date: Private::new(today.saturating_sub(age_days.days())),
            addressee: Name::new(&format!("{parent} {family}"))?,
            address: Address {
                street: PlaceName::new(street)?,
                house_number: Private::new(rng.gen_range(1..120).to_string()),
                postcode: Private::new(city.postcode.clone()),
                place: PlaceName::new(&city.set_up.name)?,
            },
        },
        label: list.label.clone(),
    })
}
