//! The five-year table as people read it: year × stage × outcome × unit, with what other bodies reported
//! beside it and marked (Q1). "Not to be clarified" is an outcome, "suppressed" and "not known" are no
//! numbers, and none of the three is 0.

use super::answer_paper::{gathered, label, percent};
use super::comparison::{reader, written};
use super::{comparison, groups};
use crate::chart::charts;
use crate::web::words::Words;
use augenmass_casework::answer::{
    AnswerContribution, AnswerDocument, AnswerFigure, AnsweredQuestion, ContributionState,
    FigureStatus, ReportedOutcomes, german_date,
};
use augenmass_casework::words::{Language, german, text};
use augenmass_domain::inquiry::Topic;
use augenmass_paper::{Comparison, FiveYearCell, FiveYearRow, FiveYearStage, FiveYears, Picture};
use augenmass_statistics::format::{self, count};
use augenmass_statistics::{Catalogue, FigureName, Measure, TableStage};

/// The table of an answer; `None` without records.
pub(crate) fn of(document: &AnswerDocument) -> Option<FiveYears> {
    let mut five = table(&document.five_year)?;
    let reported = reported(&document.questions);
    if !reported.is_empty() {
        five.notes.push(german(
            "five-years-reported",
            &[("list", reported.join("; "))],
        ));
    }
    five.comparisons.extend(structures(&document.questions));
    let reports = document.outcome_reports.iter();
    five.comparisons
        .extend(reports.map(|report| outcomes(Language::German, report)));
    Some(five)
}

/// What the family benefits office reported about a year of the benefit check: a table of its own, in no sum.
pub(crate) fn outcomes(language: Language, report: &ReportedOutcomes) -> Comparison {
    let arguments = [
        ("body", report.body.clone()),
        ("year", report.year.to_string()),
        ("day", Words(language).day(report.date)),
        ("offices", report.offices.to_string()),
        ("message", report.message.clone()),
    ];
    let says = |key| text(language, key, &arguments);
    let rows = report.counts.iter().map(|one| {
        let known = one.value.ok_or(one.status);
        FiveYearRow {
            label: one.label.clone(),
            unit: one.unit.clone(),
            cells: vec![written(
                language,
                known.map(|value| count(reader(language), value)),
            )],
        }
    });
    Comparison {
        heading: says("outcome-report-title"),
        columns: vec![says("outcome-report-year")],
        rows: rows.collect(),
        notes: vec![says("outcome-report-note"), says("outcome-report-rule")],
    }
}

/// Whether a question is about existing structures.
fn about_structures(question: &&AnsweredQuestion) -> bool {
    question.topics.contains(&Topic::Structures)
}

/// The numbers that other bodies supplied for a question, each with its value.
fn supplied(question: &AnsweredQuestion) -> impl Iterator<Item = (&AnswerContribution, i64)> {
    let figures = question.contributions.iter();
    figures
        .filter(|contribution| contribution.state == ContributionState::Figure)
        .filter_map(|contribution| Some((contribution, contribution.value?)))
}

/// The effort of existing structures (Q2), as those who keep them reported it for the questions about them:
/// each number with its source, in no sum.
fn structures(questions: &[AnsweredQuestion]) -> Option<Comparison> {
    let figures = questions.iter().filter(about_structures).flat_map(supplied);
    let rows: Vec<FiveYearRow> = figures
        .map(|(contribution, value)| {
            let cell = |text: String, is_number| FiveYearCell { text, is_number };
            FiveYearRow {
                label: contribution.text.clone().unwrap_or_default(),
                unit: contribution.unit.clone().unwrap_or_default(),
                cells: vec![
                    cell(count(format::Language::German, value), true),
                    cell(contribution.body.clone(), false),
                    cell(contribution.source.clone().unwrap_or_default(), false),
                ],
            }
        })
        .collect();
    let columns = ["compare-value", "compare-body", "compare-source"];
    (!rows.is_empty()).then(|| Comparison {
        heading: german("compare-structures", &[]),
        columns: columns.map(|key| german(key, &[])).into(),
        rows,
        notes: vec![
            german("compare-structures-note", &[]),
            german("compare-groups-not-random", &[]),
        ],
    })
}

/// The table of printed figures with its notes and charts; `None` without any figure.
pub(crate) fn table(figures: &[AnswerFigure]) -> Option<FiveYears> {
    let as_of = german_date(figures.first()?.as_of);
    let mut years: Vec<i16> = figures.iter().map(|figure| figure.year).collect();
    years.sort_unstable();
    years.dedup();
    let mut missing = Vec::new();
    let mut stages: Vec<FiveYearStage> = TableStage::ALL
        .iter()
        .map(|stage| {
            let mut rows = rows(*stage, figures, &years);
            if *stage == TableStage::Cost {
                missing = without_any(&mut rows);
            }
            FiveYearStage {
                heading: heading(*stage),
                rows,
            }
        })
        .filter(|stage| !stage.rows.is_empty())
        .collect();
    stages.extend(comparison::stage(figures, &years));
    let mut notes = vec![
        german("five-years-words", &[]),
        german("five-years-money", &[]),
    ];
    notes.extend(years.iter().filter_map(|year| account(figures, *year)));
    let list = |key, list: &[String]| german(key, &[("list", gathered(list))]);
    if !missing.is_empty() {
        notes.push(list("five-years-missing", &missing));
    }
    let planned = figures.iter().filter(|figure| is_plan(figure));
    if planned.clone().all(|figure| figure.value.is_none()) {
        notes.push(german("five-years-no-plan", &[]));
    }
    let not_booked: Vec<String> = planned
        .filter(|plan| figures.iter().any(|figure| is_unbooked(plan, figure)))
        .map(|plan| plan.label.clone())
        .collect();
    if !not_booked.is_empty() {
        notes.push(list("five-years-not-booked", &not_booked));
    }
    notes.extend(comparison::notes(figures, &years));
    Some(FiveYears {
        title: german("five-years-title", &[("as-of", as_of)]),
        years: years.iter().map(i16::to_string).collect(),
        stages,
        notes,
        comparisons: groups::comparisons(Language::German, figures),
        charts: pictures(figures),
    })
}

/// Planned money or time.
fn is_plan(figure: &AnswerFigure) -> bool {
    [Measure::PlannedCostByBearer, Measure::PlannedTimeByBody]
        .iter()
        .any(|measure| figure.name.starts_with(measure.name()))
}

/// Whether a figure is what a plan was made for, and nothing of it was booked.
fn is_unbooked(plan: &AnswerFigure, figure: &AnswerFigure) -> bool {
    let booked = plan.name.strip_prefix("planned-");
    plan.value.is_some() && booked == Some(&figure.name) && figure.value.is_none()
}

/// Takes out the rows about which nothing is known in any year; gives what they are about, so that the
/// parts that are missing are named.
fn without_any(rows: &mut Vec<FiveYearRow>) -> Vec<String> {
    let not_known = german("answer-not-known", &[]);
    let empty = |row: &FiveYearRow| row.cells.iter().all(|cell| cell.text == not_known);
    // Who planned nothing is not missing; that there is no plan at all is said in a sentence of its own.
    let plans: Vec<String> = [Measure::PlannedCostByBearer, Measure::PlannedTimeByBody]
        .iter()
        .filter_map(|plan| {
            Some(
                Catalogue::embedded()
                    .ok()?
                    .entry(*plan)
                    .ok()?
                    .label_de
                    .clone(),
            )
        })
        .collect();
    let missing = rows.iter().filter(|row| empty(row));
    let missing = missing
        .filter(|row| !plans.iter().any(|plan| row.label.starts_with(plan)))
        .map(|row| row.label.clone())
        .collect();
    rows.retain(|row| !empty(row));
    missing
}

fn pictures(figures: &[AnswerFigure]) -> Vec<Picture> {
    let charts = charts(Language::German, figures).into_iter();
    charts
        .map(|chart| Picture {
            title: chart.title,
            svg: chart.svg,
            text: chart.text,
        })
        .collect()
}

fn heading(stage: TableStage) -> String {
    let key = match stage {
        TableStage::Indications => "five-years-indications",
        TableStage::Cases => "five-years-cases",
        TableStage::Children => "five-years-children",
        TableStage::Visits => "five-years-visits",
        TableStage::Money => "five-years-overpayment",
        TableStage::Cost => "five-years-cost",
    };
    german(key, &[])
}

fn rows(stage: TableStage, figures: &[AnswerFigure], years: &[i16]) -> Vec<FiveYearRow> {
    let mut rows: Vec<FiveYearRow> = Vec::new();
    for figure in figures
        .iter()
        .filter(|figure| stage_of(figure) == Some(stage))
    {
        let label = label(figure);
        let place = match rows.iter().position(|row| row.label == label) {
            Some(place) => place,
            None => {
                let cell = || FiveYearCell {
                    text: german("status-not-known", &[]),
                    is_number: false,
                };
                rows.push(FiveYearRow {
                    label,
                    unit: german(&format!("unit-{}", figure.unit), &[]),
                    cells: years.iter().map(|_| cell()).collect(),
                });
                rows.len() - 1
            }
        };
        let year = years.iter().position(|year| *year == figure.year);
        if let Some(cell) = year.and_then(|year| rows[place].cells.get_mut(year)) {
            *cell = cell_of(figure);
        }
    }
    rows
}

/// The stage of a printed figure, by the entry of the catalogue that its name begins with.
fn stage_of(figure: &AnswerFigure) -> Option<TableStage> {
    let begins = |measure: &&Measure| {
        let name = FigureName::new(**measure, figure.year, None);
        let rest = figure.name.strip_prefix(name.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    Measure::ALL
        .iter()
        .find(begins)
        .and_then(|measure| TableStage::of(*measure))
}

fn cell_of(figure: &AnswerFigure) -> FiveYearCell {
    let text = match (&figure.display, figure.status) {
        // The unit stands in a column of its own; a rate never stands without its interval (F-28).
        (Some(display), _) => {
            let value = display.replace("\u{a0}Stunden", "");
            figure.interval.as_ref().map_or_else(
                || value.clone(),
                |interval| {
                    let (lower, upper) = (percent(&interval.lower), percent(&interval.upper));
                    format!("{value} [{lower} – {upper}]")
                },
            )
        }
        (None, FigureStatus::Suppressed) => german("answer-suppressed", &[]),
        (None, _) => german("answer-not-known", &[]),
    };
    FiveYearCell {
        text,
        is_number: figure.display.is_some(),
    }
}

/// That each case is in exactly one place, in numbers, for a year where all of them are printed.
fn account(figures: &[AnswerFigure], year: i16) -> Option<String> {
    let number = |measure, year, part| {
        let name = FigureName::new(measure, year, part);
        let figure = figures.iter().find(|figure| figure.name == name.as_str())?;
        figure.display.clone()
    };
    let before = number(Measure::CasesOpen, year - 1, None);
    let known =
        |figure: &&AnswerFigure| figure.year < year && figure.status != FigureStatus::NotKnown;
    let before = match before {
        Some(before) => before,
        None if !figures.iter().any(|figure| known(&figure)) => "0".to_owned(),
        None => return None,
    };
    let arguments = [
        ("year", year.to_string()),
        ("before", before),
        ("opened", number(Measure::CasesOpened, year, None)?),
        ("closed", number(Measure::CasesClosed, year, Some("all"))?),
        ("declined", number(Measure::CasesDeclined, year, None)?),
        ("expired", number(Measure::CasesExpired, year, None)?),
        ("open", number(Measure::CasesOpen, year, None)?),
    ];
    Some(text(Language::German, "five-years-account", &arguments))
}

/// What other bodies reported as a number. It is theirs: it stands beside the table, never in a sum. Existing
/// structures have a table of their own.
fn reported(questions: &[AnsweredQuestion]) -> Vec<String> {
    let questions = questions
        .iter()
        .filter(|question| !about_structures(question));
    questions
        .flat_map(supplied)
        .map(|(contribution, value)| {
            format!(
                "{}: {} {} ({})",
                contribution.text.as_deref().unwrap_or_default(),
                count(format::Language::German, value),
                contribution.unit.as_deref().unwrap_or_default(),
                contribution.body
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_casework::answer::Judgement;
    use jiff::civil::date;

    fn contribution(
        body: &str,
        state: ContributionState,
        value: Option<i64>,
    ) -> AnswerContribution {
        AnswerContribution {
            body: body.to_owned(),
            by: date(2026, 2, 13),
            state,
            text: Some("Arbeitszeit der bestehenden Amtshilfe".to_owned()),
            value,
            unit: Some("Stunden".to_owned()),
            status: value.map(|_| FigureStatus::Reported),
            source: Some("Zeiterfassung".to_owned()),
            supplied_by: Some("Sachgebietsleitung".to_owned()),
            received_on: Some(date(2026, 2, 3)),
        }
    }

    fn question(topic: Topic, contributions: Vec<AnswerContribution>) -> AnsweredQuestion {
        AnsweredQuestion {
            number: 2,
            mark: "2.".to_owned(),
            text: "Reichen die bestehenden Strukturen?".to_owned(),
            topics: vec![topic],
            topics_because: Vec::new(),
            paragraphs: Vec::new(),
            figures: Vec::new(),
            contributions,
            judgement: Judgement::NotAsked,
            oral: Vec::new(),
        }
    }

    #[test]
    fn existing_structures_stand_in_a_table_of_their_own_with_their_source_and_in_no_sum() {
        let questions = [
            question(
                Topic::Structures,
                vec![
                    contribution("Schulamt", ContributionState::Figure, Some(1_310)),
                    contribution("Ordnungsamt", ContributionState::Figure, Some(0)),
                    contribution("Jugendamt", ContributionState::Nil, None),
                    contribution("Polizei", ContributionState::Open, None),
                ],
            ),
            question(
                Topic::Extent,
                vec![contribution(
                    "Jobcenter",
                    ContributionState::Figure,
                    Some(7),
                )],
            ),
        ];
        let table = structures(&questions).unwrap();
        let cells: Vec<Vec<&str>> = table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
            .collect();
        // What a body did not say is no row and no 0; a 0 that it reported is one.
        assert_eq!(
            cells,
            [
                ["1.310", "Schulamt", "Zeiterfassung"],
                ["0", "Ordnungsamt", "Zeiterfassung"]
            ]
        );
        assert!(table.rows.iter().all(|row| row.unit == "Stunden"));
        assert_eq!(table.columns.len(), 3);
        assert!(table.notes[0].contains("in keiner Summe") && table.notes[1].contains("zufällig"));
        // Each number stands in one place.
        assert_eq!(
            reported(&questions),
            ["Arbeitszeit der bestehenden Amtshilfe: 7 Stunden (Jobcenter)"]
        );
    }

    #[test]
    fn without_a_number_about_existing_structures_there_is_no_table() {
        let nil = contribution("Jugendamt", ContributionState::Nil, None);
        let broken = contribution("Jugendamt", ContributionState::Figure, None);
        assert_eq!(
            structures(&[question(Topic::Structures, vec![nil, broken])]),
            None
        );
        let other = contribution("Polizei", ContributionState::Figure, Some(3));
        assert_eq!(structures(&[question(Topic::Cost, vec![other])]), None);
    }
}
