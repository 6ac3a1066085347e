//! Tracks and runs beside each other (Q2): outcomes, effort per final decision, days to the clearing letter,
//! with intervals, and a plain sentence whether the data can tell them apart at all.
//!
//! Everything is computed from numbers that are printed, so nothing more is disclosed.

use super::comparison::{Cell, Input, apart, between, reader, written};
use augenmass_casework::answer::{AnswerFigure, FigureStatus, FigureValue};
use augenmass_casework::words::{Language, text};
use augenmass_paper::{Comparison, FiveYearRow};
use augenmass_statistics::format::percent_of_one;
use augenmass_statistics::{
    Catalogue, Dimension, FigureName, Level, Measure, Part, Ratio, effort_per_decision,
};

/// So many columns stand beside each other on a page.
const COLUMNS: usize = 4;

/// All comparisons of printed figures: tracks where there are two, and runs.
pub(crate) fn comparisons(language: Language, figures: &[AnswerFigure]) -> Vec<Comparison> {
    let groups = groups(figures);
    let mut all = Vec::new();
    for (prefix, heading) in [("track-", "compare-tracks"), ("run-", "compare-runs")] {
        let these: Vec<&String> = groups.iter().filter(|g| g.starts_with(prefix)).collect();
        let desk = Desk { language, figures };
        let sentence = desk.can_be_told_apart(&these);
        let mut parts = these.chunks(COLUMNS).peekable();
        while let Some(part) = parts.next() {
            let mut one = table(desk, part, desk.w(heading));
            if parts.peek().is_none() {
                one.notes = vec![sentence.clone(), desk.w("compare-groups-not-random")];
            }
            all.push(one);
        }
    }
    all
}

/// The names of tracks and runs, in the order in which they are printed.
fn groups(figures: &[AnswerFigure]) -> Vec<String> {
    let prefix = format!("{}-", Measure::ComparedCasesOpened);
    let names = figures.iter().filter_map(|f| f.name.strip_prefix(&prefix));
    names.map(str::to_owned).collect()
}

/// What is counted, before the outcomes: words, unit, measure.
const COUNTS: [(&str, &str, Measure); 3] = [
    (
        "compare-indications",
        "unit-indications",
        Measure::ComparedIndications,
    ),
    ("compare-opened", "unit-cases", Measure::ComparedCasesOpened),
    ("compare-visits", "unit-visits", Measure::ComparedVisits),
];

/// Shares, days, time and money, after the outcomes: words, unit, measure.
const SHARES: [(&str, &str, Measure); 5] = [
    (
        "compare-unremarkable",
        "unit-share",
        Measure::ComparedUnremarkableRate,
    ),
    (
        "compare-in-time",
        "unit-share",
        Measure::ComparedLettersInTime,
    ),
    (
        "compare-days",
        "unit-days-per-letter",
        Measure::ComparedDays,
    ),
    ("compare-time", "unit-minutes", Measure::ComparedTime),
    ("compare-cost", "unit-cents-spent", Measure::ComparedCost),
];

/// What one final decision took: words, unit, what is divided by the decisions.
const EFFORT: [(&str, &str, Input); 3] = [
    (
        "compare-cost-per-decision",
        "unit-cents-spent",
        Input::Money,
    ),
    ("compare-hours-per-decision", "unit-minutes", Input::Time),
    ("compare-visits-per-decision", "unit-visits", Input::Visits),
];

fn table(desk: Desk<'_>, groups: &[&String], heading: String) -> Comparison {
    let row = |label: String, unit: &str, cell: &dyn Fn(&str) -> Cell| FiveYearRow {
        label,
        unit: desk.w(unit),
        cells: groups
            .iter()
            .map(|group| written(desk.language, cell(group)))
            .collect(),
    };
    let printed = |measure| move |group: &str| desk.printed(measure, group);
    let line =
        |(key, unit, measure): (&str, &str, Measure)| row(desk.w(key), unit, &printed(measure));
    let mut rows: Vec<FiveYearRow> = COUNTS.map(line).into();
    for (name, outcome) in outcomes(desk.language) {
        let label = text(desk.language, "compare-closed", &[("outcome", outcome)]);
        let cell = |group: &str| {
            let part = format!("{group}-{name}");
            desk.printed(Measure::ComparedCasesClosed, &part)
        };
        rows.push(row(label, "unit-cases", &cell));
    }
    rows.extend(SHARES.map(line));
    rows.extend(EFFORT.map(|(key, unit, input)| {
        row(desk.w(key), unit, &|group| desk.per_decision(input, group))
    }));
    Comparison {
        heading,
        columns: groups
            .iter()
            .map(|group| label(desk.language, group))
            .collect(),
        rows,
        notes: Vec::new(),
    }
}

/// Outcomes by name, with their labels.
fn outcomes(language: Language) -> Vec<(String, String)> {
    let parts = Catalogue::embedded().map_or(&[][..], |all| all.parts(Dimension::Outcome));
    parts
        .iter()
        .map(|part| (part.name.clone(), in_language(language, part)))
        .collect()
}

fn in_language(language: Language, part: &Part) -> String {
    match language {
        Language::English => part.label_en.clone(),
        Language::German | Language::PlainGerman => part.label_de.clone(),
    }
}

/// What a column is called.
fn label(language: Language, group: &str) -> String {
    let parts = Catalogue::embedded().map_or(&[][..], |all| all.parts(Dimension::Group));
    let of = |name: &str| {
        let part = parts.iter().find(|part| part.name == name);
        part.map_or_else(|| name.to_owned(), |part| in_language(language, part))
    };
    match group.strip_prefix("run-") {
        Some(number) if number != "none" => format!("{} {number}", of("run")),
        _ => of(group),
    }
}

#[derive(Clone, Copy)]
struct Desk<'a> {
    language: Language,
    figures: &'a [AnswerFigure],
}

impl Desk<'_> {
    fn w(&self, key: &str) -> String {
        text(self.language, key, &[])
    }

    /// Whether the two tracks, or the last two runs, can be told apart by their shares.
    fn can_be_told_apart(&self, groups: &[&String]) -> String {
        let share =
            |group: &&&String| Some((label(self.language, group), self.unremarkable(group)?));
        let known: Vec<(String, Ratio)> = groups.iter().filter_map(|group| share(&group)).collect();
        match known.as_slice() {
            [.., before, after] => apart(self.language, before, after),
            _ => self.w("compare-one-group"),
        }
    }

    fn figure(&self, measure: Measure, part: &str) -> Option<&AnswerFigure> {
        let name = FigureName::compared(measure, part);
        self.figures.iter().find(|f| f.name == name.as_str())
    }

    /// A figure as it is printed, with its interval.
    fn printed(&self, measure: Measure, part: &str) -> Cell {
        let figure = self.figure(measure, part).ok_or(FigureStatus::NotKnown)?;
        let display = figure.display.clone().ok_or(figure.status)?;
        let limit = |limit: &str| -> f64 { limit.parse().unwrap_or_default() };
        Ok(match &figure.interval {
            None => display,
            Some(interval) => format!(
                "{display} [{} – {}]",
                percent_of_one(reader(self.language), limit(&interval.lower)),
                percent_of_one(reader(self.language), limit(&interval.upper))
            ),
        })
    }

    fn whole(&self, measure: Measure, part: &str) -> Result<i64, FigureStatus> {
        let figure = self.figure(measure, part).ok_or(FigureStatus::NotKnown)?;
        match figure.value {
            Some(FigureValue::Whole(number)) => Ok(number),
            _ => Err(figure.status),
        }
    }

    /// What one final decision took.
    fn per_decision(&self, input: Input, group: &str) -> Cell {
        let measure = match input {
            Input::Money => Measure::ComparedCost,
            Input::Time => Measure::ComparedTime,
            Input::Visits => Measure::ComparedVisits,
        };
        let amount = self.whole(measure, group)? as f64;
        let closed = |outcome: &str| {
            let part = format!("{group}-{outcome}");
            let number = self.whole(Measure::ComparedCasesClosed, &part)?;
            u64::try_from(number).map_err(|_| FigureStatus::NotKnown)
        };
        let (decided, all) = (closed("decided")?, closed("all")?);
        let share = Ratio::new(decided, all).map_err(|_| FigureStatus::NotKnown)?;
        let effort = effort_per_decision(share, Level::P95).map_err(|_| FigureStatus::NotKnown)?;
        Ok(between(self.language, input, amount / all as f64, &effort))
    }

    fn unremarkable(&self, group: &str) -> Option<Ratio> {
        match self
            .figure(Measure::ComparedUnremarkableRate, group)?
            .value?
        {
            FigureValue::Share {
                numerator,
                denominator,
            } => Ratio::new(numerator, denominator).ok(),
            FigureValue::Whole(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_casework::answer::printed;
    use augenmass_statistics::{
        ClosedOutcome, FactKind, FactRow, Letter, Month, RunNumber, Scope, Track, figures,
    };
    use jiff::civil::date;

    fn rows(run: u16, unremarkable: u32, decided: u32) -> Vec<FactRow> {
        let month = Month::new(2025, 3).unwrap();
        let row = |kind, count| FactRow {
            run: Some(RunNumber(run)),
            count,
            children: count,
            ..FactRow::new(month, Track::RegisterClarification, kind)
        };
        let closed = |outcome| FactKind::CaseClosed {
            outcome,
            visited: false,
        };
        let letter = FactKind::LetterSent {
            letter: Letter::Clearing,
            in_time: Some(true),
            days: Some(5 * unremarkable),
        };
        vec![
            row(FactKind::IndicationRecorded, unremarkable + decided),
            row(FactKind::CaseOpened, unremarkable + decided),
            row(closed(ClosedOutcome::Unremarkable), unremarkable),
            row(closed(ClosedOutcome::Decided), decided),
            row(letter, unremarkable),
        ]
    }

    fn made(first: (u32, u32), second: (u32, u32)) -> Vec<AnswerFigure> {
        let all = [rows(1, first.0, first.1), rows(2, second.0, second.1)].concat();
        let scope = Scope::new(date(2025, 12, 31), Month::new(2025, 1).ok());
        let figures = figures(all, &scope).unwrap();
        figures.iter().map(|figure| printed(figure, 812)).collect()
    }

    #[test]
    fn two_runs_stand_beside_each_other_with_outcomes_effort_and_a_sentence() {
        let all = comparisons(Language::German, &made((60, 20), (70, 22)));
        let [runs] = all.as_slice() else {
            panic!("one table: there is one track");
        };
        assert_eq!(runs.columns, ["Durchgang 1", "Durchgang 2"]);
        let row = |label: &str| {
            let row = runs.rows.iter().find(|row| row.label == label).unwrap();
            row.cells
                .iter()
                .map(|cell| cell.text.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(row("Abgeschlossen: alle"), ["80", "92"]);
        assert!(row("Anteil unauffälliger Fälle")[0].contains("(60 von 80) ["));
        assert!(row("Tage bis zum Entlastungsschreiben, im Mittel")[1].starts_with("5,0"));
        assert!(
            runs.notes[0].contains("nicht unterscheiden"),
            "{}",
            runs.notes[0]
        );
        assert!(runs.notes[1].contains("zufällig"));
    }

    #[test]
    fn runs_that_differ_are_said_to_differ_and_no_cause_is_named() {
        let all = comparisons(Language::German, &made((80, 10), (30, 60)));
        assert!(
            all[0].notes[0].contains("unterscheiden sich"),
            "{}",
            all[0].notes[0]
        );
    }

    #[test]
    fn more_runs_than_columns_go_on_in_another_table() {
        let all: Vec<FactRow> = (1..=6).flat_map(|run| rows(run, 30, 12)).collect();
        let scope = Scope::new(date(2025, 12, 31), Month::new(2025, 1).ok());
        let figures = figures(all, &scope).unwrap();
        let printed: Vec<AnswerFigure> = figures.iter().map(|f| printed(f, 812)).collect();
        let columns = comparisons(Language::English, &printed);
        let columns: Vec<usize> = columns.iter().map(|one| one.columns.len()).collect();
        assert_eq!(columns, [4, 2]);
    }
}
