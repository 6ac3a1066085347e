//! Figures of tracks and runs.

use super::{Place, Press};
use crate::catalogue::Entry;
use crate::compared::{ALL_TIME, Group, part_of};
use crate::error::StatisticsError;
use crate::fact::RunNumber;
use crate::figure::{Figure, FigureName};
use crate::measure::Dimension;
use crate::recipe::Recipe;
use crate::time::Period;

impl Press<'_> {
    /// A figure of a track or run, from the first record to the cut-off.
    pub(super) fn compare(
        &self,
        entry: &Entry,
        group: Group,
        outcome: Option<&'static str>,
        recipe: Recipe,
    ) -> Result<Figure, StatisticsError> {
        let part = part_of(group, outcome);
        let labels = self.group_labels(entry, group, outcome)?;
        self.all_time(entry, part, labels, recipe)
    }

    /// A figure about masked review, from the first record to the cut-off.
    pub(super) fn since_the_first(
        &self,
        entry: &Entry,
        part: Option<&str>,
        recipe: Recipe,
    ) -> Result<Figure, StatisticsError> {
        let part = part.unwrap_or_default();
        let named = self.catalogue.part(Dimension::Review, part)?;
        let labels = (
            format!("{}: {}", entry.label_de, named.label_de),
            format!("{}: {}", entry.label_en, named.label_en),
        );
        self.all_time(entry, part.to_owned(), labels, recipe)
    }

    fn all_time(
        &self,
        entry: &Entry,
        part: String,
        labels: (String, String),
        recipe: Recipe,
    ) -> Result<Figure, StatisticsError> {
        let cut_off = self.scope.cut_off();
        let place = Place {
            name: FigureName::compared(entry.name, &part),
            year: self.scope.as_of.year(),
            part: Some(part),
            labels,
            period: Period::Months {
                from: self.scope.records_since.unwrap_or(cut_off),
                to: cut_off,
            },
            only_next_to: None,
        };
        let content = self.content(entry, ALL_TIME, recipe)?;
        Ok(self.figure(entry, place, content))
    }

    /// Heading of a figure of a track or run.
    fn group_labels(
        &self,
        entry: &Entry,
        group: Group,
        outcome: Option<&str>,
    ) -> Result<(String, String), StatisticsError> {
        let part = |dimension, name: &str| self.catalogue.part(dimension, name);
        let (mut de, mut en) = match group {
            Group::Run(RunNumber(number)) => {
                let run = part(Dimension::Group, "run")?;
                let with = |label: &str| format!("{label} {number}");
                (with(&run.label_de), with(&run.label_en))
            }
            Group::Track(_) | Group::NoRun => {
                let named = part(Dimension::Group, &group.name())?;
                (named.label_de.clone(), named.label_en.clone())
            }
        };
        if let Some(outcome) = outcome {
            let outcome = part(Dimension::Outcome, outcome)?;
            de = format!("{de}, {}", outcome.label_de);
            en = format!("{en}, {}", outcome.label_en);
        }
        Ok((
            format!("{}: {de}", entry.label_de),
            format!("{}: {en}", entry.label_en),
        ))
    }
}
