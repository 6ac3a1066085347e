//! From rows to figures.

mod groups;

use crate::catalogue::{Catalogue, Entry};
use crate::cell::Cell;
use crate::compared::{ALL_TIME, part_of, recipes_of};
use crate::error::StatisticsError;
use crate::fact::FactRow;
use crate::figure::{Figure, FigureName, Figures, QueryName, Status};
use crate::interval::{Interval, Level, clopper_pearson};
use crate::known_sum::{KnownSum, numbers_of_rates};
use crate::measure::Measure;
use crate::protect::{Past, Protection};
use crate::recipe::{Recipe, recipes};
use crate::reviewed::parts_of;
use crate::scope::Scope;
use crate::time::Period;
use crate::totals::{Count, Totals};
use crate::unit::{Ratio, Value};
use std::collections::BTreeSet;

/// All figures of a publication, from one pass over the rows (Q1 to Q6, R37).
///
/// The order of the rows does not matter, nor whether a count is one row or several; the same
/// rows and the same scope give the same bytes.
pub fn figures(
    rows: impl IntoIterator<Item = FactRow>,
    scope: &Scope,
) -> Result<Figures, StatisticsError> {
    figures_after(&[], rows, scope)
}

/// A publication that readers may still have.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The rows as they were then.
    pub rows: Vec<FactRow>,
    /// What it covered.
    pub scope: Scope,
    /// What it printed, and what it suppressed.
    pub figures: Figures,
}

/// All figures of a publication, protected together with all that was published before (N-13): what
/// can be computed from the difference of two publications is protected like a count.
pub fn figures_after(
    earlier: &[Earlier],
    rows: impl IntoIterator<Item = FactRow>,
    scope: &Scope,
) -> Result<Figures, StatisticsError> {
    Ok(publish_after(earlier, rows, scope)?.figures)
}

/// Figures, and the sums that everybody knows about them.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    /// The figures.
    pub figures: Figures,
    /// Which cells add up to which; printed with the tables, so that an outsider can audit them.
    pub sums: Vec<KnownSum>,
}

/// As [`figures_after`], with the sums.
pub fn publish_after(
    earlier: &[Earlier],
    rows: impl IntoIterator<Item = FactRow>,
    scope: &Scope,
) -> Result<Publication, StatisticsError> {
    scope.check()?;
    let totals = Totals::collect(rows, scope)?;
    let sums = earlier.iter().map(|earlier| {
        earlier.scope.check()?;
        Totals::collect(earlier.rows.iter().copied(), &earlier.scope)
    });
    let sums = sums.collect::<Result<Vec<_>, _>>()?;
    let past: Vec<Past<'_>> = earlier
        .iter()
        .zip(&sums)
        .map(|(earlier, totals)| Past::of(totals, &earlier.scope, &earlier.figures))
        .collect();
    print(&past, &totals, scope)
}

/// A series of publications in the order in which they were made, each protected together with those
/// before it. The counts are taken in one pass over the rows, whatever their number.
pub fn publish_series(
    counts: impl IntoIterator<Item = (Count, Scope)>,
) -> Result<Vec<Publication>, StatisticsError> {
    let counted = counts.into_iter().map(|(count, scope)| {
        scope.check()?;
        Ok((Totals::of(count, &scope)?, scope))
    });
    let counted = counted.collect::<Result<Vec<_>, StatisticsError>>()?;
    let mut made: Vec<Publication> = Vec::new();
    for (totals, scope) in &counted {
        let past: Vec<Past<'_>> = counted
            .iter()
            .zip(&made)
            .map(|((totals, then), made)| Past::of(totals, then, &made.figures))
            .collect();
        made.push(print(&past, totals, scope)?);
    }
    Ok(made)
}

/// Prints the figures of sums, protected together with the past.
fn print(
    past: &[Past<'_>],
    totals: &Totals,
    scope: &Scope,
) -> Result<Publication, StatisticsError> {
    let catalogue = Catalogue::embedded()?;
    let known = scope.known_years();
    let protection = Protection::after(past, totals, scope);
    let press = Press {
        catalogue,
        totals,
        protection: &protection,
        scope,
        known: &known,
    };
    let mut figures = Vec::new();
    for entry in catalogue.entries() {
        for year in scope.window() {
            for (part, recipe) in recipes(entry.name) {
                figures.extend(press.print(entry, year, part, recipe)?);
            }
        }
        for (part, recipe) in parts_of(entry.name) {
            figures.push(press.since_the_first(entry, part, recipe)?);
        }
        for group in totals.groups().iter().filter(|g| totals.is_printed(**g)) {
            for (outcome, recipe) in recipes_of(entry.name, *group) {
                figures.push(press.compare(entry, *group, outcome, recipe)?);
            }
        }
    }
    let mut sums = protection.sums();
    sums.extend(numbers_of_rates(known.iter().copied(), totals.groups()));
    Ok(Publication {
        figures: Figures::new(figures),
        sums,
    })
}

impl<'a> Past<'a> {
    /// The true sums of an earlier publication, and which cells it printed.
    fn of(totals: &'a Totals, scope: &Scope, figures: &Figures) -> Self {
        let (mut printed, mut withheld) = (BTreeSet::new(), BTreeSet::new());
        for figure in figures {
            for (year, recipe) in made_of(figure, totals) {
                let cells = recipe.cells().into_iter().map(|cell| (year, cell));
                match (figure.status, recipe) {
                    (Status::Exact, _) => printed.extend(cells),
                    // Of a rate that is not printed, one number may be.
                    (Status::Suppressed, Recipe::Count(_)) => withheld.extend(cells),
                    _ => {}
                }
            }
        }
        Self {
            as_of: scope.as_of,
            totals,
            years: scope.known_years(),
            printed,
            withheld,
        }
    }
}

/// From which cells of which year a figure was made.
fn made_of(figure: &Figure, totals: &Totals) -> Vec<(i16, Recipe)> {
    let part = figure.part.as_deref();
    let mut made: Vec<(i16, Recipe)> = Vec::new();
    for (year, parts) in [
        (figure.year, recipes(figure.measure)),
        (ALL_TIME, parts_of(figure.measure)),
    ] {
        let mine = parts.into_iter().filter(|(name, _)| *name == part);
        made.extend(mine.map(|(_, recipe)| (year, recipe)));
    }
    if figure.measure.is_compared() {
        for group in totals.groups() {
            for (outcome, recipe) in recipes_of(figure.measure, *group) {
                if part == Some(&part_of(*group, outcome)) {
                    made.push((ALL_TIME, recipe));
                }
            }
        }
    }
    made
}

/// What a figure is called and what it speaks about.
struct Place {
    name: FigureName,
    year: i16,
    part: Option<String>,
    /// German, English.
    labels: (String, String),
    period: Period,
    only_next_to: Option<FigureName>,
}

/// Value, status, interval.
type Content = (Option<Value>, Status, Option<Interval>);

const NOT_KNOWN: Content = (None, Status::NotKnown, None);
const SUPPRESSED: Content = (None, Status::Suppressed, None);

struct Press<'a> {
    catalogue: &'a Catalogue,
    totals: &'a Totals,
    protection: &'a Protection,
    scope: &'a Scope,
    known: &'a [i16],
}

impl Press<'_> {
    fn print(
        &self,
        entry: &Entry,
        year: i16,
        part: Option<&'static str>,
        recipe: Recipe,
    ) -> Result<Option<Figure>, StatisticsError> {
        let only_next_to = match self.companion(entry.name, year)? {
            Companion::NotNeeded => None,
            Companion::Printed(name) => Some(name),
            Companion::Missing => return Ok(None),
        };
        let (from, to) = self.scope.months_of(year);
        let period = if entry.stock {
            Period::EndOf { month: to }
        } else {
            Period::Months { from, to }
        };
        let place = Place {
            name: FigureName::new(entry.name, year, part),
            year,
            part: part.map(str::to_owned),
            labels: self.labels(entry, year, part)?,
            period,
            only_next_to,
        };
        let content = self.content(entry, year, recipe)?;
        Ok(Some(self.figure(entry, place, content)))
    }

    fn figure(&self, entry: &Entry, place: Place, content: Content) -> Figure {
        let (value, status, interval) = content;
        let (label_de, label_en) = place.labels;
        Figure {
            name: place.name,
            measure: entry.name,
            year: place.year,
            part: place.part,
            label_de,
            label_en,
            definition_de: entry.definition_de.clone(),
            definition_en: entry.definition_en.clone(),
            does_not_say_de: entry.does_not_say_de.clone(),
            does_not_say_en: entry.does_not_say_en.clone(),
            value,
            unit: entry.unit,
            status,
            interval,
            as_of: self.scope.as_of,
            period: place.period,
            source: QueryName::over(&entry.numerator, entry.denominator.as_deref()),
            topics: entry.topics.clone(),
            only_next_to: place.only_next_to,
        }
    }

    /// A projection is printed only on request and only next to established money (F-27, R38).
    fn companion(&self, measure: Measure, year: i16) -> Result<Companion, StatisticsError> {
        if measure != Measure::OverpaymentHypothetical {
            return Ok(Companion::NotNeeded);
        }
        let established = Measure::OverpaymentEstablished;
        let entry = self.catalogue.entry(established)?;
        let mut printed = self.scope.hypothetical;
        for (_, recipe) in recipes(established) {
            printed &= self.content(entry, year, recipe)?.0.is_some();
        }
        Ok(if printed {
            Companion::Printed(FigureName::new(established, year, None))
        } else {
            Companion::Missing
        })
    }

    fn labels(
        &self,
        entry: &Entry,
        year: i16,
        part: Option<&str>,
    ) -> Result<(String, String), StatisticsError> {
        let (Some(part), Some(dimension)) = (part, entry.dimension) else {
            return Ok((
                format!("{}, {year}", entry.label_de),
                format!("{}, {year}", entry.label_en),
            ));
        };
        let part = self.catalogue.part(dimension, part)?;
        Ok((
            format!("{}: {}, {year}", entry.label_de, part.label_de),
            format!("{}: {}, {year}", entry.label_en, part.label_en),
        ))
    }

    fn content(
        &self,
        entry: &Entry,
        year: i16,
        recipe: Recipe,
    ) -> Result<Content, StatisticsError> {
        if self.known.is_empty() || (year != ALL_TIME && !self.known.contains(&year)) {
            return Ok(NOT_KNOWN);
        }
        let sum = |cell| self.totals.get(year, cell);
        match recipe {
            Recipe::Count(cell) => Ok(self.unless_protected(year, cell, Value::Count(sum(cell)))),
            Recipe::Minutes(minutes) if sum(minutes) == 0 => Ok(NOT_KNOWN),
            Recipe::Minutes(minutes) => Ok(exact(Value::Minutes(sum(minutes)))),
            Recipe::Cents { events, .. } if sum(events) == 0 => Ok(NOT_KNOWN),
            Recipe::Cents { cents, events } => {
                Ok(self.unless_protected(year, events, Value::Cents(sum(cents))))
            }
            Recipe::Ratio { above, below } => self.ratio(entry, year, above, below),
            Recipe::Mean { of, with, .. } if sum(with) != sum(of) => Ok(NOT_KNOWN),
            Recipe::Mean { sum, of, .. } => self.ratio(entry, year, sum, of),
        }
    }

    fn unless_protected(&self, year: i16, cell: Cell, value: Value) -> Content {
        if self.protection.is_published(year, cell) {
            exact(value)
        } else {
            SUPPRESSED
        }
    }

    /// A rate is printed only if both its numbers are; suppressing them was done with the
    /// complement in mind.
    fn ratio(
        &self,
        entry: &Entry,
        year: i16,
        above: Cell,
        below: Cell,
    ) -> Result<Content, StatisticsError> {
        let printed = |cell| self.protection.is_published(year, cell);
        if !printed(above) || !printed(below) {
            return Ok(SUPPRESSED);
        }
        let number = |cell| u64::try_from(self.totals.get(year, cell)).unwrap_or(0);
        let nothing_spent = entry.name == Measure::CostPerClosedCase && number(above) == 0;
        if number(below) == 0 || nothing_spent {
            return Ok(NOT_KNOWN);
        }
        let ratio = Ratio::new(number(above), number(below))?;
        let interval = if entry.interval {
            Some(clopper_pearson(ratio, Level::P95)?.rounded())
        } else {
            None
        };
        Ok((Some(Value::Ratio(ratio)), Status::Exact, interval))
    }
}

const fn exact(value: Value) -> Content {
    (Some(value), Status::Exact, None)
}

enum Companion {
    NotNeeded,
    Printed(FigureName),
    Missing,
}
