//! Why a number that can be computed closely gives nothing away.

use super::audit::{AuditReport, Desk, Exposed, PrintedPublication, STATE_ACTION, examined};
use crate::disclosure::MINIMUM_FREQUENCY;
use crate::error::StatisticsError;
use crate::figure::Status;
use crate::measure::Layer;
use serde::Serialize;

/// Why a number that can be computed closely gives nothing away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// The publication of this place, one that was made before or one of the same day, prints it with the value that
    /// is its least, or its most if it counts further: that was public, and it is not 1 to 4. By how much it grew in
    /// between is judged for itself.
    PrintedIn(String),
    /// It followed already from what was made before, and from what the state did: the publication in which it is
    /// suppressed adds nothing to that, and could not have prevented it.
    Followed,
    /// All that is known is that it is a part of this number of what the state did, which is always printed
    /// exactly, however small.
    PartOf(String),
}

impl AuditReport {
    /// Says of what is open where it followed already: from the publications that were made before, with the one
    /// in question saying nothing but what the state did.
    pub(super) fn say_what_followed(
        &mut self,
        publications: &[&PrintedPublication],
    ) -> Result<(), StatisticsError> {
        for this in publications {
            let place = format!(" ({}, {})", this.place, this.as_of()?);
            let of_this = |name: &str| name.ends_with(&place);
            if !self.open().any(|open| of_this(&open.name)) {
                continue;
            }
            let silent = this.silent();
            let known: Vec<&PrintedPublication> = publications
                .iter()
                .filter(|other| std::ptr::eq(**other, *this) || other.is_before(this))
                .map(|other| {
                    if std::ptr::eq(*other, *this) {
                        &silent
                    } else {
                        other
                    }
                })
                .collect();
            let before = examined(&known)?;
            for one in self.exposed.iter_mut().filter(|one| one.because.is_none()) {
                let same = |known: &&Exposed| known.name == one.name && known.limits == one.limits;
                if of_this(&one.name)
                    && one.limits.is_some()
                    && before.exposed.iter().any(|known| same(&known))
                {
                    one.because = Some(Because::Followed);
                }
            }
        }
        Ok(())
    }
}

impl PrintedPublication {
    /// The same without anything about persons.
    fn silent(&self) -> Self {
        let mut silent = self.clone();
        for line in &mut silent.lines {
            let tells = line.layer == Layer::Person || line.unit.is_rate();
            if tells && line.status == Status::Exact {
                (line.value, line.denominator) = (None, None);
                line.status = Status::Suppressed;
            }
        }
        silent
    }
}

impl Desk {
    /// Why a number that can be computed closely gives nothing away, if so.
    pub(super) fn because(
        &self,
        (number, name): &(usize, String),
        limits: (i64, Option<i64>),
        publications: &[&PrintedPublication],
    ) -> Option<Because> {
        let (lower, Some(upper)) = limits else {
            return None;
        };
        let publication = publications.get(*number)?;
        if !(1..MINIMUM_FREQUENCY).contains(&lower) {
            let printed = self.public_in((*number, name), (lower, upper), publications);
            if let Some(printed) = printed {
                return Some(Because::PrintedIn(printed.place.clone()));
            }
        }
        let is_state_action = |whole: &&String| {
            let mut lines = publication.lines.iter();
            whole.starts_with(STATE_ACTION)
                || lines.any(|line| line.figure == **whole && line.layer == Layer::StateAction)
        };
        let of_this = publication
            .sums
            .iter()
            .filter(|sum| sum.right.contains(name));
        let wholes = of_this.filter_map(|sum| match sum.left.as_slice() {
            [whole] => Some(whole),
            _ => None,
        });
        let mut wholes = wholes.filter(is_state_action);
        let whole = wholes
            .find(|whole| lower == 0 && self.value(*number, whole, publication) == Some(upper));
        whole.map(|whole| Because::PartOf(whole.clone()))
    }

    /// The nearest publication on either side that was made before and prints a number of this name, if that is
    /// the least of it, or the most.
    fn public_in<'a>(
        &self,
        (number, name): (usize, &str),
        (lower, upper): (i64, i64),
        publications: &[&'a PrintedPublication],
    ) -> Option<&'a PrintedPublication> {
        let this = *publications.get(number)?;
        let printed = |other: usize| {
            let value = self.known.get(&(other, name.to_owned()))?;
            let publication = *publications.get(other)?;
            publication.is_before(this).then_some((publication, *value))
        };
        let sooner = (0..number).rev().find_map(printed);
        let further = (number + 1..publications.len()).find_map(printed);
        let sooner = sooner.filter(|(_, value)| *value == lower);
        let further = further.filter(|(_, value)| *value == upper);
        sooner.or(further).map(|(publication, _)| publication)
    }

    /// The last publication of a sooner day that printed a number of this name, and which.
    pub(super) fn printed_before(&self, number: usize, name: &str) -> Option<(usize, i64)> {
        let printed = |earlier: usize| {
            let value = self.known.get(&(earlier, name.to_owned()))?;
            Some((earlier, *value))
        };
        (0..number).rev().find_map(printed)
    }

    /// A printed number, or one that is left of a printed sum when all else of it is printed.
    fn value(&self, number: usize, name: &str, publication: &PrintedPublication) -> Option<i64> {
        let known = |name: &String| self.known.get(&(number, name.clone())).copied();
        known(&name.to_owned()).or_else(|| {
            publication.sums.iter().find_map(|sum| {
                let ([whole], true) = (sum.left.as_slice(), sum.right.iter().any(|r| r == name))
                else {
                    return None;
                };
                let others = sum.right.iter().filter(|right| *right != name);
                let others: i64 = others.map(known).sum::<Option<i64>>()?;
                known(whole)?.checked_sub(others)
            })
        })
    }
}
