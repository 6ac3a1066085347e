//! What a receiver may choose from: every conjunction of declared forms that is no short key, each with a slip
//! of the hand in no, one or some of its forms.
//!
//! A kind of the offer has a number: its place among the conjunctions, and which of its forms may slip. So a
//! list of numbers, as both sides' manifests hold it, says everything about the kinds of a run.

use super::configuration::{Configuration, ConfigurationError, Kind};
use super::form::Form;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Numbers below this belong to the kinds that the file names one by one.
pub(super) const FIRST: u16 = 256;
/// Choices of slips for each conjunction.
const SLIPS: u16 = 16;
/// The greatest number of conjunctions: each has [`SLIPS`] numbers of two bytes.
pub(super) const CONJUNCTIONS_LIMIT: usize = 4080;
/// The greatest number of combinations that are looked at.
const COMBINATIONS_LIMIT: usize = 200_000;
/// The greatest number of forms of a conjunction with slips.
const FORMS: usize = 5;
/// Which of five forms slip: none, one, or two. Of up to four forms any may.
const OF_FIVE: [u8; 16] = [
    0b0_0000, 0b0_0001, 0b0_0010, 0b0_0100, 0b0_1000, 0b1_0000, 0b0_0011, 0b0_0101, 0b0_1001,
    0b1_0001, 0b0_0110, 0b0_1010, 0b1_0010, 0b0_1100, 0b1_0100, 0b1_1000,
];

/// One list for each part of a record: what a key may hold of it, an empty entry for nothing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Of the given name.
    pub given: Vec<Vec<Form>>,
    /// Of the family name.
    pub family: Vec<Vec<Form>>,
    /// Of the birth date.
    pub birth: Vec<Vec<Form>>,
    /// Of street and house number.
    pub street: Vec<Vec<Form>>,
    /// Of postcode and place.
    pub place: Vec<Vec<Form>>,
    /// Of the further fields.
    pub other: Vec<Vec<Form>>,
    /// The forms that may be sent with one slip of the hand.
    pub slips: BTreeSet<Form>,
    /// The greatest number of forms of a kind.
    pub most_forms: usize,
    /// The same where the key holds little of a given name.
    pub most_forms_with_little: usize,
}

impl Offer {
    /// The conjunctions that are no short keys, in the order of the lists; each with its first number, and with
    /// a slip in every form that may have one.
    ///
    /// # Errors
    /// [`ConfigurationError`] where there are too many, or a form has no figure under `[bits]`.
    pub(super) fn kinds(&self, of: &Configuration) -> Result<Vec<Kind>, ConfigurationError> {
        let lists = [
            &self.given,
            &self.family,
            &self.birth,
            &self.street,
            &self.place,
            &self.other,
        ];
        let combinations = lists
            .iter()
            .map(|list| list.len())
            .try_fold(1_usize, usize::checked_mul)
            .filter(|count| *count <= COMBINATIONS_LIMIT);
        let combinations = combinations.ok_or(ConfigurationError::Kinds(usize::MAX))?;
        let mut kinds = Vec::new();
        for combination in 0..combinations {
            let mut forms: Vec<Form> = Vec::new();
            let mut rest = combination;
            for list in lists.iter().rev() {
                forms.splice(0..0, list[rest % list.len()].iter().copied());
                rest /= list.len();
            }
            if forms.len() > self.most_forms_of(&forms) {
                continue;
            }
            let slips = self.slips.iter().filter(|form| forms.contains(form));
            let kind = Kind {
                number: number_of(kinds.len(), 0),
                name: name_of(&forms, 0),
                slips: slips.copied().collect(),
                forms,
                reach: None,
            };
            match of.check_kind(&kind) {
                Ok(()) => kinds.push(kind),
                Err(ConfigurationError::GivenName(_) | ConfigurationError::Short { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        if kinds.len() > CONJUNCTIONS_LIMIT {
            return Err(ConfigurationError::Kinds(kinds.len()));
        }
        Ok(kinds)
    }

    /// A part of the offer: enough to choose from, and quick without optimisation.
    #[cfg(test)]
    pub(crate) fn smaller(&self) -> Self {
        let mut offer = self.clone();
        let little = [
            Form::GivenLetters,
            Form::GivenShort,
            Form::GivenEnding,
            Form::FamilyLetters,
            Form::FamilyShort,
            Form::FamilyEnding,
            Form::BirthYear,
            Form::Other2,
        ];
        for list in [
            &mut offer.given,
            &mut offer.family,
            &mut offer.birth,
            &mut offer.other,
        ] {
            list.retain(|forms| forms.iter().all(|form| !little.contains(form)));
        }
        offer.most_forms_with_little = offer.most_forms;
        offer
    }

    fn most_forms_of(&self, forms: &[Form]) -> usize {
        let most = if forms.iter().any(|form| form.is_little_of_a_given_name()) {
            self.most_forms_with_little
        } else {
            self.most_forms
        };
        most.min(FORMS)
    }
}

fn number_of(place: usize, slips: u16) -> u16 {
    u16::try_from(place)
        .ok()
        .and_then(|place| {
            FIRST
                .checked_add(place.checked_mul(SLIPS)?)?
                .checked_add(slips)
        })
        .unwrap_or(u16::MAX)
}

fn name_of(forms: &[Form], slips: u8) -> String {
    let words = forms.iter().enumerate().map(|(at, form)| {
        let slip = if slips >> at & 1 == 1 { " (slip)" } else { "" };
        format!("{}{slip}", form.words())
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The place of a number's kind among the conjunctions.
pub(super) fn place_of(number: u16) -> Option<usize> {
    Some(usize::from(number.checked_sub(FIRST)? / SLIPS))
}

/// The choice of slips (a bit for each form) by its number; `None` where these cannot be chosen.
fn choice_of(kind: &Kind, slips: u8) -> Option<u16> {
    let choice = if kind.forms.len() == FORMS {
        u16::try_from(OF_FIVE.iter().position(|mask| *mask == slips)?).ok()?
    } else {
        u16::from(slips)
    };
    let known = u32::from(slips).checked_shr(u32::try_from(kind.forms.len()).ok()?) == Some(0);
    let mut forms = kind.forms.iter().enumerate();
    let may = forms.all(|(at, form)| slips >> at & 1 == 0 || kind.slips.contains(form));
    (choice < SLIPS && known && may).then_some(choice)
}

/// True where slips (a bit for each form) can be chosen for a conjunction.
pub(super) fn may_slip(kind: &Kind, slips: u8) -> bool {
    choice_of(kind, slips).is_some()
}

/// A conjunction with slips in some of its forms (a bit for each form); `None` where these cannot be chosen.
pub(super) fn with_slips(kind: &Kind, slips: u8) -> Option<Kind> {
    let choice = choice_of(kind, slips)?;
    let slipping = kind.forms.iter().enumerate();
    let slipping = slipping.filter(|(at, _)| slips >> at & 1 == 1);
    Some(Kind {
        number: kind.number.checked_add(choice)?,
        name: name_of(&kind.forms, slips),
        forms: kind.forms.clone(),
        slips: slipping.map(|(_, form)| *form).collect(),
        reach: kind.reach,
    })
}

/// The kind of a number, from its conjunction.
pub(super) fn numbered(kind: &Kind, number: u16) -> Option<Kind> {
    let choice = number.checked_sub(kind.number)?;
    let slips = if kind.forms.len() == FORMS {
        *OF_FIVE.get(usize::from(choice))?
    } else {
        u8::try_from(choice).ok().filter(|_| choice < SLIPS)?
    };
    with_slips(kind, slips)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_kind_of_the_offer_has_one_number_that_gives_it_back() {
        let declared = Configuration::declared();
        let kinds = declared.offer.kinds(declared).unwrap();
        assert!(kinds.len() > 1000, "{}", kinds.len());
        let mut numbers = HashSet::new();
        for (place, kind) in kinds.iter().enumerate() {
            for slips in 0..32 {
                let Some(chosen) = with_slips(kind, slips) else {
                    continue;
                };
                assert!(numbers.insert(chosen.number), "{}", chosen.name);
                assert_eq!(place_of(chosen.number), Some(place));
                assert_eq!(numbered(kind, chosen.number), Some(chosen));
            }
        }
        assert!(numbers.iter().all(|number| *number >= FIRST));
    }

    #[test]
    fn no_conjunction_stands_twice_and_none_is_short() {
        let declared = Configuration::declared();
        let kinds = declared.offer.kinds(declared).unwrap();
        let forms: HashSet<&Vec<Form>> = kinds.iter().map(|kind| &kind.forms).collect();
        assert_eq!(forms.len(), kinds.len());
        assert!(kinds.iter().all(|kind| kind.forms.len() >= 3));
    }

    #[test]
    fn slips_that_cannot_be_chosen_are_refused() {
        let declared = Configuration::declared();
        let kinds = declared.offer.kinds(declared).unwrap();
        let five = kinds.iter().find(|kind| kind.forms.len() == FORMS).unwrap();
        assert!(with_slips(five, 0b1_1111).is_none());
        let initial = kinds
            .iter()
            .find(|kind| kind.forms[0] == Form::GivenInitial)
            .unwrap();
        assert!(with_slips(initial, 1).is_none(), "any initial is none");
        assert!(numbered(initial, initial.number - 1).is_none());
    }
}
