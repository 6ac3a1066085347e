//! The attacker audit over published tables, all publications together (N-13).
//!
//! The attacker has all tables, knows the sums beside them, and knows that what is counted for a year
//! grows from one publication to the next. What each suppressed number can still be is computed exactly.
//! A suppressed number that a publication before it printed may well be known: that is said apart (decision 0043).
//! Who also knows by which rule numbers were suppressed knows a little more; against that attacker the
//! tables are made (`disclosure.rs`), but an outsider cannot repeat it without the true numbers.

use super::PrintedLine;
use super::because::Because;
use super::line::{is_count, is_person_flow, is_rate, numbers, table};
use crate::audit::{AttackerAudit, AuditCell, Known};
use crate::disclosure::{MINIMUM_FREQUENCY, SAFE_WIDTH};
use crate::error::StatisticsError;
use crate::figure::Status;
use crate::known_sum::KnownSum;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The tables of one publication, as anyone can read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedPublication {
    /// Where it was read, e.g. a folder.
    pub place: String,
    /// All lines of all tables.
    pub lines: Vec<PrintedLine>,
    /// The sums that everybody knows.
    pub sums: Vec<KnownSum>,
    /// Up to which days those count that it says were published before it. `None`: not said; then those of sooner
    /// days are taken to be.
    pub earlier: Option<Vec<Date>>,
}

impl PrintedPublication {
    /// Whether it was published before another, or counts up to the same day.
    pub(super) fn is_before(&self, other: &Self) -> bool {
        let (Ok(mine), Ok(others)) = (self.as_of(), other.as_of()) else {
            return false;
        };
        let names = |one: &Self, day: Date| one.earlier.as_ref().map(|days| days.contains(&day));
        match (names(other, mine), names(self, others)) {
            _ if mine == others => true,
            (Some(true), _) => true,
            (_, Some(true)) | (Some(false), _) => false,
            (None, Some(false)) => true,
            (None, None) => mine < others,
        }
    }

    /// Up to which day it counts: that of its lines, which must agree.
    pub(super) fn as_of(&self) -> Result<Date, StatisticsError> {
        let mut days = self.lines.iter().map(|line| line.as_of);
        let first = days.next().ok_or(StatisticsError::TablesDiffer)?;
        if days.all(|day| day == first) {
            Ok(first)
        } else {
            Err(StatisticsError::TablesDiffer)
        }
    }
}

/// What kind of number an attacker should not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Secret {
    /// A suppressed number.
    Suppressed,
    /// A number that is never printed and follows from sums, 1 to 4.
    Implied,
    /// The difference of two publications, 1 to 4.
    Difference,
}

/// A number that can be computed too closely.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Exposed {
    /// Which: the figure, and where it stands.
    pub name: String,
    /// What kind.
    pub secret: Secret,
    /// Least that it can be; with `upper`, the limits. `None` if the search took too long: not shown
    /// to be safe.
    pub limits: Option<(i64, Option<i64>)>,
    /// Why it gives nothing away all the same.
    pub because: Option<Because>,
}

impl Exposed {
    /// Whether something is given away.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.because.is_none()
    }
}

/// What the audit found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AuditReport {
    /// Publications.
    pub publications: usize,
    /// Numbers printed.
    pub printed: usize,
    /// Numbers suppressed.
    pub suppressed: usize,
    /// Differences between publications that were looked at.
    pub differences: usize,
    /// What can be computed closely; see [`Exposed::is_open`].
    pub exposed: Vec<Exposed>,
}

impl AuditReport {
    /// What is given away.
    pub fn open(&self) -> impl Iterator<Item = &Exposed> {
        self.exposed.iter().filter(|exposed| exposed.is_open())
    }
}

/// Audits all publications together.
///
/// Errors if lines of one publication have different days, if the tables contradict each other, or if what they say of
/// those made before is no order.
pub fn audit(publications: &[PrintedPublication]) -> Result<AuditReport, StatisticsError> {
    let mut days = BTreeMap::new();
    for publication in publications {
        days.insert(
            (publication.as_of()?, publication.place.as_str()),
            publication,
        );
    }
    let publications: Vec<&PrintedPublication> = days.into_values().collect();
    in_one_order(&publications)?;
    let mut report = examined(&publications)?;
    report.say_what_followed(&publications)?;
    Ok(report)
}

/// Whether what publications say of those made before them is one order: of different days, each names another number of
/// the others. Two that name each other would excuse each other's numbers.
fn in_one_order(publications: &[&PrintedPublication]) -> Result<(), StatisticsError> {
    let mut said: BTreeMap<Date, BTreeSet<Date>> = BTreeMap::new();
    for publication in publications {
        if let Some(earlier) = &publication.earlier {
            let days = said.entry(publication.as_of()?).or_default();
            days.extend(earlier);
        }
    }
    let days: BTreeSet<Date> = said.keys().copied().collect();
    let named = said
        .values()
        .map(|earlier| earlier.intersection(&days).count());
    let places: BTreeSet<usize> = named.collect();
    if places.len() == days.len() {
        Ok(())
    } else {
        Err(StatisticsError::OrderUnclear)
    }
}

/// What can be computed from publications, in the order of their days.
pub(super) fn examined(
    publications: &[&PrintedPublication],
) -> Result<AuditReport, StatisticsError> {
    let mut desk = Desk::default();
    for publication in publications {
        desk.enter(publication.as_of()?, &publication.place, publication)?;
    }
    desk.link(publications)?;
    desk.report(publications)
}

/// What the names of complements begin with that are never printed.
const COMPLEMENT: &str = "closed-not-unremarkable-";

/// What the names of numbers begin with that are what the state did, and printed in two parts: no secret.
pub(super) const STATE_ACTION: &str = "visits-completed-";

/// Cells by the number of their publication and their name.
type Places = BTreeMap<(usize, String), AuditCell>;

#[derive(Default)]
pub(super) struct Desk {
    audit: AttackerAudit,
    places: Places,
    /// What is printed.
    pub(super) known: BTreeMap<(usize, String), i64>,
    secrets: BTreeMap<AuditCell, (String, Secret)>,
    /// The growth of a number between two publications.
    growth: BTreeMap<(usize, usize, String), AuditCell>,
    publications: usize,
    suppressed: usize,
    differences: usize,
}

impl Desk {
    fn enter(
        &mut self,
        day: Date,
        place: &str,
        publication: &PrintedPublication,
    ) -> Result<(), StatisticsError> {
        let number = self.publications;
        self.publications += 1;
        let lines = publication.lines.iter();
        for line in lines.filter(|line| is_count(line) || is_rate(line)) {
            // Of a rate that is not printed one number may be: each stands in a table of its own.
            let is_secret = line.status == Status::Suppressed && is_count(line);
            for (name, value) in numbers(line) {
                self.cell(number, name, value, is_secret, &format!("{place}, {day}"))?;
            }
        }
        for sum in &publication.sums {
            let mut side = |names: &[String]| -> Result<Vec<AuditCell>, StatisticsError> {
                let mut cells = Vec::new();
                for name in names {
                    cells.push(self.hidden(number, name, &format!("{place}, {day}")));
                }
                Ok(cells)
            };
            let (left, right) = (side(&sum.left)?, side(&sum.right)?);
            self.audit.equal(&left, &right)?;
            self.holds(number, sum)?;
        }
        Ok(())
    }

    /// A sum of which all is printed, and which is wrong, is named: somebody changed a number.
    fn holds(&self, number: usize, sum: &KnownSum) -> Result<(), StatisticsError> {
        let printed = |names: &[String]| -> Option<i64> {
            let value = |name: &String| self.known.get(&(number, name.clone())).copied();
            names.iter().map(value).sum()
        };
        match (printed(&sum.left), printed(&sum.right)) {
            (Some(left), Some(right)) if left != right => {
                let side = |names: &[String]| names.join(" + ");
                Err(StatisticsError::SumDoesNotHold(format!(
                    "{} = {}",
                    side(&sum.left),
                    side(&sum.right)
                )))
            }
            _ => Ok(()),
        }
    }

    fn cell(
        &mut self,
        number: usize,
        name: String,
        value: Option<i64>,
        is_secret: bool,
        place: &str,
    ) -> Result<(), StatisticsError> {
        let printed = value.map(u32::try_from).transpose();
        let printed = printed.map_err(|_| StatisticsError::TablesDiffer)?;
        let cell = self.audit.cell(printed);
        if let Some(value) = value {
            self.known.insert((number, name.clone()), value);
        } else if is_secret {
            self.suppressed += 1;
            let secret = (format!("{name} ({place})"), Secret::Suppressed);
            self.secrets.insert(cell, secret);
        }
        self.places.insert((number, name), cell);
        Ok(())
    }

    /// A cell of a sum; one that is never printed is made here.
    fn hidden(&mut self, number: usize, name: &str, place: &str) -> AuditCell {
        let key = (number, name.to_owned());
        if let Some(cell) = self.places.get(&key) {
            return *cell;
        }
        let cell = self.audit.cell(None);
        if !name.starts_with(STATE_ACTION) {
            let secret = (format!("{name} ({place})"), Secret::Implied);
            self.secrets.insert(cell, secret);
        }
        self.places.insert(key, cell);
        cell
    }

    /// What is counted for a year grows from each publication to the next that has it. Where something
    /// was taken back, so that a printed number fell, nothing is concluded from growth.
    fn link(&mut self, publications: &[&PrintedPublication]) -> Result<(), StatisticsError> {
        let mut latest: BTreeMap<&str, usize> = BTreeMap::new();
        for (number, publication) in publications.iter().enumerate() {
            let flows: Vec<&PrintedLine> = publication
                .lines
                .iter()
                .filter(|line| is_count(line) && is_person_flow(line))
                .collect();
            let fell = self.fallen(&flows, &latest, number);
            let before = (0..number).next_back();
            for line in &flows {
                let before = latest.insert(&line.figure, number);
                let Some(before) = before else {
                    continue;
                };
                let days = |then: usize| Ok((publications[then].as_of()?, publication.as_of()?));
                let (then, now) = days(before)?;
                // The same day again: the same numbers, whatever was printed of them.
                if then == now {
                    self.are_equal(&line.figure, (before, number))?;
                    continue;
                }
                if fell.contains(&table(line)) {
                    continue;
                }
                self.grow(&line.figure, (before, number), (then, now))?;
                // A number that is printed again after a break tells its growth since it was printed last.
                let (last, known) = self.printed_before(number, &line.figure).unzip();
                let now = self.known.get(&(number, line.figure.clone())).copied();
                if let Some(last) = last.filter(|last| *last < before && known <= now) {
                    self.grow(&line.figure, (last, number), days(last)?)?;
                }
            }
            if let Some(before) = before {
                self.grow_complements(before, number, &fell)?;
                self.add_up_growth(before, number, publication)?;
            }
        }
        Ok(())
    }

    /// A number of two publications that is the same in both.
    fn are_equal(
        &mut self,
        figure: &str,
        (before, number): (usize, usize),
    ) -> Result<(), StatisticsError> {
        let place = |number| self.places.get(&(number, figure.to_owned())).copied();
        match (place(before), place(number)) {
            (Some(then), Some(now)) => self.audit.equal(&[now], &[then]),
            _ => Ok(()),
        }
    }

    /// The growth of a number between two publications that have it.
    fn grow(
        &mut self,
        figure: &str,
        (before, number): (usize, usize),
        days: (Date, Date),
    ) -> Result<(), StatisticsError> {
        let place = |number| self.places.get(&(number, figure.to_owned())).copied();
        let (Some(then), Some(now)) = (place(before), place(number)) else {
            return Ok(());
        };
        let growth = self.audit.cell(None);
        self.audit.equal(&[now], &[then, growth])?;
        self.growth
            .insert((before, number, figure.to_owned()), growth);
        self.differences += 1;
        let name = format!("{figure} ({} – {})", days.0, days.1);
        self.secrets.insert(growth, (name, Secret::Difference));
        Ok(())
    }

    /// The closed cases that are not unremarkable grow too, though their number is never printed.
    fn grow_complements(
        &mut self,
        before: usize,
        number: usize,
        fell: &BTreeSet<(String, i16)>,
    ) -> Result<(), StatisticsError> {
        if !fell.is_empty() {
            return Ok(());
        }
        let both: Vec<(String, AuditCell, AuditCell)> = self
            .places
            .iter()
            .filter(|((place, name), _)| *place == number && name.starts_with(COMPLEMENT))
            .filter_map(|((_, name), now)| {
                let then = self.places.get(&(before, name.clone()))?;
                Some((name.clone(), *then, *now))
            })
            .collect();
        for (name, then, now) in both {
            let growth = self.audit.cell(None);
            self.audit.equal(&[now], &[then, growth])?;
            self.growth.insert((before, number, name), growth);
        }
        Ok(())
    }

    /// Growths add up like the numbers that grew. It follows from the sums, but said outright it is found
    /// without a search.
    fn add_up_growth(
        &mut self,
        before: usize,
        number: usize,
        publication: &PrintedPublication,
    ) -> Result<(), StatisticsError> {
        for sum in &publication.sums {
            let grown = |names: &[String]| -> Option<Vec<AuditCell>> {
                let key = |name: &String| (before, number, name.clone());
                names
                    .iter()
                    .map(|name| self.growth.get(&key(name)).copied())
                    .collect()
            };
            let printed = |names: &[String]| -> Option<i64> {
                let [name] = names else { return None };
                let known = |number| self.known.get(&(number, name.clone())).copied();
                known(number)?.checked_sub(known(before)?)
            };
            let Some(right) = grown(&sum.right).filter(|right| !right.is_empty()) else {
                continue;
            };
            // A total of what the state did is printed both times; that of persons grows itself.
            let left = match (grown(&sum.left), printed(&sum.left)) {
                (Some(left), _) => left,
                (None, Some(growth)) => match u32::try_from(growth) {
                    Ok(growth) => vec![self.audit.cell(Some(growth))],
                    Err(_) => continue,
                },
                (None, None) => continue,
            };
            self.audit.equal(&left, &right)?;
        }
        Ok(())
    }

    fn fallen(
        &self,
        flows: &[&PrintedLine],
        latest: &BTreeMap<&str, usize>,
        number: usize,
    ) -> BTreeSet<(String, i16)> {
        let known = |number: usize, line: &PrintedLine| {
            self.known.get(&(number, line.figure.clone())).copied()
        };
        flows
            .iter()
            .filter(|line| {
                let then = latest
                    .get(line.figure.as_str())
                    .and_then(|n| known(*n, line));
                then.zip(known(number, line))
                    .is_some_and(|(then, now)| now < then)
            })
            .map(|line| table(line))
            .collect()
    }

    fn report(self, publications: &[&PrintedPublication]) -> Result<AuditReport, StatisticsError> {
        let names: BTreeMap<AuditCell, &(usize, String)> = self
            .places
            .iter()
            .map(|(place, cell)| (*cell, place))
            .collect();
        let mut exposed = Vec::new();
        for (cell, known) in self.audit.judge(self.secrets.keys().copied())? {
            let Some((name, secret)) = self.secrets.get(&cell) else {
                continue;
            };
            if !is_safe(*secret, known) {
                let limits = match known {
                    Known::Limits(lower, upper) => Some((lower, upper)),
                    Known::Little | Known::Nothing => None,
                };
                let place = names.get(&cell).zip(limits);
                exposed.push(Exposed {
                    name: name.clone(),
                    secret: *secret,
                    limits,
                    because: place
                        .and_then(|(place, limits)| self.because(place, limits, publications)),
                });
            }
        }
        Ok(AuditReport {
            publications: publications.len(),
            printed: self.known.len(),
            suppressed: self.suppressed,
            differences: self.differences,
            exposed,
        })
    }
}

/// A suppressed number needs at least four values; what was never meant to be printed is secret only
/// while it is 1 to 4.
fn is_safe(secret: Secret, known: Known) -> bool {
    let (lower, upper) = match known {
        Known::Little => return true,
        Known::Nothing => return false,
        Known::Limits(lower, upper) => (lower, upper),
    };
    let wide = upper.is_none_or(|upper| upper - lower >= SAFE_WIDTH);
    let small = lower >= 1 && upper.is_some_and(|upper| upper < MINIMUM_FREQUENCY);
    match secret {
        Secret::Suppressed => wide,
        Secret::Implied | Secret::Difference => wide || !small,
    }
}
