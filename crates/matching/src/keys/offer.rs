//! What a receiver may choose from: every conjunction of declared forms that is no short key, each with a slip
//! of the hand in no, one or some of its forms.
//!
//! A kind of the offer has a number: conjunction after conjunction, and of each one number for every choice of the
//! forms that may slip. So a list of numbers, as both sides' manifests hold it, says everything about the kinds of a
//! run.

use super::configuration::{Configuration, ConfigurationError, Kind};
use super::form::Form;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Numbers below this belong to the kinds that the file names one by one.
pub(super) const FIRST: u16 = 256;
/// The greatest number of combinations that are looked at.
const COMBINATIONS_LIMIT: usize = 200_000;
/// The greatest number of forms of which any may slip; of more, two at most.
const ANY_SLIPS: usize = 4;

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
    /// The greatest number of forms of a kind; the sex does not count.
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
        let mut next = FIRST;
        for combination in 0..combinations {
            let mut forms: Vec<Form> = Vec::new();
            let mut rest = combination;
            for list in lists.iter().rev() {
                forms.splice(0..0, list[rest % list.len()].iter().copied());
                rest /= list.len();
            }
            let counted = forms.iter().filter(|form| **form != Form::Sex).count();
            if counted > self.most_forms_of(&forms) {
                continue;
            }
            let slips = self.slips.iter().filter(|form| forms.contains(form));
            let kind = Kind {
                number: next,
                name: name_of(&forms, 0),
                slips: slips.copied().collect(),
                forms,
                reach: None,
            };
            match of.check_kind(&kind) {
                Ok(()) => {
                    let choices = u16::try_from(choices(&kind).count()).ok();
                    next = choices
                        .and_then(|choices| next.checked_add(choices))
                        .ok_or(ConfigurationError::Kinds(kinds.len() + 1))?;
                    kinds.push(kind);
                }
                Err(ConfigurationError::GivenName(_) | ConfigurationError::Short { .. }) => {}
                Err(error) => return Err(error),
            }
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
        if forms.iter().any(|form| form.is_little_of_a_given_name()) {
            self.most_forms_with_little
        } else {
            self.most_forms
        }
    }
}

fn name_of(forms: &[Form], slips: u8) -> String {
    let words = forms.iter().enumerate().map(|(at, form)| {
        let slip = if slips >> at & 1 == 1 { " (slip)" } else { "" };
        format!("{}{slip}", form.words())
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The conjunction that a number belongs to, of those of the offer.
pub(super) fn conjunction_of(kinds: &[Kind], number: u16) -> Option<&Kind> {
    let after = kinds.partition_point(|kind| kind.number <= number);
    kinds.get(after.checked_sub(1)?)
}

/// True where slips (a bit for each form) can be chosen for a conjunction.
pub(super) fn may_slip(kind: &Kind, slips: u8) -> bool {
    let mut forms = kind.forms.iter().enumerate();
    (kind.forms.len() <= ANY_SLIPS || slips.count_ones() <= 2)
        && forms.all(|(at, form)| slips >> at & 1 == 0 || kind.slips.contains(form))
}

/// The slips (a bit for each form) that can be chosen for a conjunction, in the order of their numbers.
fn choices(kind: &Kind) -> impl Iterator<Item = u8> + '_ {
    (0..1_u8 << kind.forms.len().min(7)).filter(|slips| may_slip(kind, *slips))
}

/// A conjunction with slips in some of its forms (a bit for each form); `None` where these cannot be chosen.
pub(super) fn with_slips(kind: &Kind, slips: u8) -> Option<Kind> {
    let choice = choices(kind).position(|choice| choice == slips)?;
    let slipping = kind.forms.iter().enumerate();
    let slipping = slipping.filter(|(at, _)| slips >> at & 1 == 1);
    Some(Kind {
        number: kind.number.checked_add(u16::try_from(choice).ok()?)?,
        name: name_of(&kind.forms, slips),
        forms: kind.forms.clone(),
        slips: slipping.map(|(_, form)| *form).collect(),
        reach: kind.reach,
    })
}

/// The kind of a number, from its conjunction.
pub(super) fn numbered(kind: &Kind, number: u16) -> Option<Kind> {
    let choice = number.checked_sub(kind.number)?;
    with_slips(kind, choices(kind).nth(usize::from(choice))?)
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
        for kind in &kinds {
            for slips in 0..64 {
                let Some(chosen) = with_slips(kind, slips) else {
                    continue;
                };
                assert!(numbers.insert(chosen.number), "{}", chosen.name);
                assert_eq!(conjunction_of(&kinds, chosen.number), Some(kind));
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
        let five = kinds.iter().find(|kind| kind.forms.len() > ANY_SLIPS);
        assert!(with_slips(five.unwrap(), 0b1_1100).is_none(), "three slips");
        let initial = kinds
            .iter()
            .find(|kind| kind.forms[0] == Form::GivenInitial)
            .unwrap();
        assert!(with_slips(initial, 1).is_none(), "any initial is none");
        assert!(numbered(initial, initial.number - 1).is_none());
    }
}
