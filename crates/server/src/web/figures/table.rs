//! Figures as tables: by what they describe, with the years across. What is suppressed or not known says
//! so and is never a 0 (R37).

use crate::print::five_years::outcomes;
use crate::print::groups::comparisons;
use crate::web::words::Words;
use augenmass_casework::answer::{AnswerFigure, printed_in, reported_in, review_in_words};
use augenmass_casework::outcome_report::{FiledReport, OutcomeReport};
use augenmass_casework::words::Language;
use augenmass_paper::FiveYearRow;
use augenmass_statistics::{
    self as statistics, Arm, FactKind, FactRow, Figure, FigureName, Figures, Measure, OutcomeCount,
    Scope, Topic, Track, format,
};
use jiff::civil::Date;

/// Figures about one part of the work.
pub(crate) struct Group {
    /// For the anchor.
    pub name: String,
    pub title: String,
    /// What stands above the columns: calendar years, newest first; or tracks, or runs.
    pub years: Vec<String>,
    pub rows: Vec<Row>,
    pub notes: Vec<String>,
    pub definitions: Vec<Definition>,
}

/// A figure with its years across.
pub(crate) struct Row {
    pub label: String,
    pub unit: String,
    pub cells: Vec<String>,
}

/// What a figure counts, and what it does not say.
pub(crate) struct Definition {
    pub name: String,
    pub counts: String,
    pub does_not_say: String,
}

/// All figures; each stands once, with the first topic that it helps to answer.
pub(crate) fn groups(words: Words, figures: &Figures) -> Vec<Group> {
    let of_topic = |topic: &Topic| {
        let first = |measure: &&Measure| {
            if measure.is_cumulative() {
                return false;
            }
            let mut all = figures.iter().filter(|figure| figure.measure == **measure);
            all.next().and_then(|figure| figure.topics.first()) == Some(topic)
        };
        let measures: Vec<Measure> = Measure::ALL.iter().filter(first).copied().collect();
        group(words, figures, *topic, &measures)
    };
    let groups = Topic::ALL.iter().map(of_topic);
    let groups = groups.filter(|group| !group.rows.is_empty());
    let reviewed = reviewed(words, figures);
    groups
        .chain(reviewed)
        .chain(compared(words, figures))
        .collect()
}

/// Masked and clear review beside each other, from the first record on (M-6).
fn reviewed(words: Words, figures: &Figures) -> Option<Group> {
    let mut rows: Vec<Row> = Vec::new();
    let mut definitions = Vec::new();
    for measure in [Measure::ScreenedByReview, Measure::PassedOnByReview] {
        let both = Arm::ALL.iter().map(|arm| {
            let name = FigureName::compared(measure, arm.name());
            figures.get(name.as_str())
        });
        let both = both.collect::<Option<Vec<&Figure>>>()?;
        let defined = definition(words, both.first()?);
        rows.push(Row {
            label: defined.name.clone(),
            unit: words.t(&format!("unit-{}", both.first()?.unit)),
            cells: both.into_iter().map(|figure| cell(words, figure)).collect(),
        });
        definitions.push(defined);
    }
    let columns = ["figures-review-masked", "figures-review-clear"].map(|arm| words.t(arm));
    Some(Group {
        name: "reviewed".to_owned(),
        title: words.t("figures-review"),
        years: columns.to_vec(),
        rows,
        notes: review_in_words(words.0, figures),
        definitions,
    })
}

/// Tracks and runs beside each other (Q2).
fn compared(words: Words, figures: &Figures) -> Vec<Group> {
    let compared = figures.iter().filter(|figure| figure.measure.is_compared());
    let printed: Vec<AnswerFigure> = compared
        .clone()
        .map(|figure| printed_in(language(words), figure, 0))
        .collect();
    let mut definitions: Vec<Definition> = Vec::new();
    for figure in compared {
        let definition = definition(words, figure);
        if definitions.last().map(|last| &last.name) != Some(&definition.name) {
            definitions.push(definition);
        }
    }
    let mut tables = (1..).zip(comparisons(words.0, &printed)).peekable();
    let mut all = Vec::new();
    while let Some((number, table)) = tables.next() {
        let of_last = tables.peek().is_none();
        all.push(Group {
            name: format!("compared-{number}"),
            title: table.heading,
            years: table.columns,
            rows: table.rows.into_iter().map(row).collect(),
            notes: table.notes,
            // What they mean stands once, under the last.
            definitions: if of_last {
                std::mem::take(&mut definitions)
            } else {
                Vec::new()
            },
        });
    }
    all
}

/// What the family benefits office reported, newest year first: in tables of its own, in no sum.
pub(crate) fn reported(words: Words, filed: &[FiledReport]) -> Vec<Group> {
    let newest_first = filed.iter().rev();
    newest_first
        .map(|filed| {
            let report = reported_in(words.0, filed);
            let table = outcomes(words.0, &report);
            Group {
                name: format!("outcome-{}", report.year),
                title: table.heading,
                years: table.columns,
                rows: table.rows.into_iter().map(row).collect(),
                notes: table.notes,
                definitions: Vec::new(),
            }
        })
        .collect()
}

/// A row of a comparison.
pub(crate) fn row(row: FiveYearRow) -> Row {
    Row {
        label: row.label,
        unit: row.unit,
        cells: row.cells.into_iter().map(|cell| cell.text).collect(),
    }
}

fn group(words: Words, figures: &Figures, topic: Topic, measures: &[Measure]) -> Group {
    let of_these = figures.iter().filter(|f| measures.contains(&f.measure));
    let mut years: Vec<i16> = of_these.map(|figure| figure.year).collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    let mut rows = Vec::new();
    let mut definitions: Vec<Definition> = Vec::new();
    for measure in measures {
        for line in figures.table(*measure).rows {
            let Some(first) = line.cells.first() else {
                continue;
            };
            let cell = |year: &i16| {
                let figure = line.cells.iter().find(|figure| figure.year == *year);
                figure.map_or_else(|| words.t("answer-not-known"), |figure| cell(words, figure))
            };
            rows.push(Row {
                label: label(words, first),
                unit: words.t(&format!("unit-{}", first.unit)),
                cells: years.iter().map(cell).collect(),
            });
            let definition = definition(words, first);
            if definitions.last().map(|last| &last.counts) != Some(&definition.counts) {
                definitions.push(definition);
            }
        }
    }
    Group {
        name: topic.name().to_owned(),
        title: words.t(&format!("choice-figures-{}", topic.name())),
        years: years.iter().map(i16::to_string).collect(),
        rows,
        notes: Vec::new(),
        definitions,
    }
}

pub(crate) const fn language(words: Words) -> format::Language {
    match words.0 {
        Language::English => format::Language::English,
        Language::German | Language::PlainGerman => format::Language::German,
    }
}

/// A value with its interval, or why there is none.
fn cell(words: Words, figure: &Figure) -> String {
    let value = format::figure(language(words), figure);
    match figure.interval {
        Some(interval) if figure.value.is_some() => {
            format!("{value} [{}]", format::interval(language(words), interval))
        }
        _ => value,
    }
}

/// The label without its year, which stands above the column.
pub(crate) fn label(words: Words, figure: &Figure) -> String {
    let label = match words.0 {
        Language::English => &figure.label_en,
        Language::German | Language::PlainGerman => &figure.label_de,
    };
    let year = figure.year.to_string();
    let label = label.trim_end_matches(&year);
    label.trim_end_matches([',', ' ']).to_owned()
}

fn definition(words: Words, figure: &Figure) -> Definition {
    let (counts, does_not_say) = match words.0 {
        Language::English => (&figure.definition_en, &figure.does_not_say_en),
        Language::German | Language::PlainGerman => {
            (&figure.definition_de, &figure.does_not_say_de)
        }
    };
    let label = label(words, figure);
    Definition {
        name: label
            .split(':')
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned(),
        counts: counts.clone(),
        does_not_say: does_not_say.clone(),
    }
}

/// Examples for tests: told apart, and not yet.
pub(crate) fn review_samples(words: Words) -> Vec<Vec<String>> {
    let sample = |of: [u32; 4]| {
        let month = "2026-01".parse().expect("a month");
        let row = |(arm, put_forward, count): (Arm, bool, u32)| {
            let kind = FactKind::IndicationScreened {
                arm: Some(arm),
                put_forward,
            };
            FactRow {
                count,
                ..FactRow::new(month, Track::RegisterClarification, kind)
            }
        };
        let [masked, masked_dropped, clear, clear_dropped] = of;
        let rows = [
            (Arm::Masked, true, masked),
            (Arm::Masked, false, masked_dropped),
            (Arm::Clear, true, clear),
            (Arm::Clear, false, clear_dropped),
        ];
        let dropped = FactRow {
            count: masked_dropped + clear_dropped,
            ..FactRow::new(
                month,
                Track::RegisterClarification,
                FactKind::IndicationDropped,
            )
        };
        let recorded = FactRow {
            count: of.iter().sum(),
            ..FactRow::new(
                month,
                Track::RegisterClarification,
                FactKind::IndicationRecorded,
            )
        };
        let scope = Scope::new(Date::constant(2026, 12, 31), Some(month));
        let rows = rows.into_iter().map(row).chain([dropped, recorded]);
        let figures = statistics::figures(rows, &scope).expect("rows that account");
        review_in_words(words.0, &figures)
    };
    vec![sample([20, 40, 90, 30]), sample([20, 10, 70, 30])]
}

/// A report for examples.
pub(crate) fn sample_report() -> FiledReport {
    let counts = OutcomeCount::ALL.iter().map(|what| match what {
        OutcomeCount::Needless => (*what, None),
        _ => (*what, Some(120)),
    });
    FiledReport {
        report: OutcomeReport {
            sending_body: "Familienkasse (erfunden)".to_owned(),
            date: Date::constant(2026, 1, 15),
            year: 2025,
            offices: 7,
            counts: counts.collect(),
        },
        message: "0a".repeat(32),
    }
}

/// An example for tests.
pub(crate) fn sample(words: Words) -> Vec<Group> {
    vec![Group {
        name: "extent".to_owned(),
        title: words.t("choice-figures-extent"),
        years: vec!["2026".to_owned(), "2025".to_owned()],
        notes: Vec::new(),
        rows: vec![Row {
            label: "Eröffnete Vorgänge".to_owned(),
            unit: words.t("unit-cases"),
            cells: vec!["34".to_owned(), words.t("answer-not-known")],
        }],
        definitions: vec![Definition {
            name: "Eröffnete Vorgänge".to_owned(),
            counts: "Vorgänge, denen eine zweite Person zugestimmt hat.".to_owned(),
            does_not_say: "Nicht, wie viele Menschen betroffen sind.".to_owned(),
        }],
    }]
}
