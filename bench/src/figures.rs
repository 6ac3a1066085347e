//! The catalogue of figures over many rows, in one pass, beside a bare scan of the same rows; and how the
//! attacker audit grows with the number of publications. The rows are made in the stream, so that memory
//! is that of the counting alone.

use crate::table::Table;
use augenmass_statistics::tables::{PrintedLine, PrintedPublication, audit};
use augenmass_statistics::{
    Bearer, Body, Catalogue, ClosedOutcome, Count, FactKind, FactRow, Letter, Money, MoneyKind,
    Month, Publication, RunNumber, Scope, StatisticsError, Track, VisitOutcome, publish_series,
};
use jiff::civil::{Date, date};
use std::hint::black_box;
use std::time::Instant;

const SIZES: [u64; 3] = [100_000, 1_000_000, 10_000_000];
const PUBLICATIONS: [i8; 5] = [1, 2, 4, 8, 12];

/// Measures the pass and the audit.
pub fn measure(table: &mut Table) -> Result<(), String> {
    for rows in SIZES {
        pass(table, rows).map_err(in_words)?;
    }
    for publications in PUBLICATIONS {
        let months: Vec<i8> = (13 - publications..=12).collect();
        grow(table, "", &months).map_err(in_words)?;
        if publications > 1 {
            let back: Vec<i8> = months.into_iter().rev().collect();
            grow(table, ", the latest day first", &back).map_err(in_words)?;
        }
    }
    Ok(())
}

fn pass(table: &mut Table, rows: u64) -> Result<(), StatisticsError> {
    let begin = Instant::now();
    let mut sum = 0_u64;
    for place in 0..rows {
        sum += u64::from(black_box(row(place)?).count);
    }
    black_box(sum);
    let bare = rate(rows, begin);
    let begin = Instant::now();
    let mut count = Count::until(CUT_OFF);
    for place in 0..rows {
        count.add(&row(place)?)?;
    }
    let scope = Scope::new(CUT_OFF, count.records_since());
    let made = publish_series([(count, scope)])?;
    let counted = rate(rows, begin);
    let figures = made.first().map_or(0, |made| made.figures.len());
    table.put(
        "figures",
        &format!("{rows} rows: the whole catalogue in one pass"),
        &format!("{counted:.0} rows per second"),
        &format!("{figures} figures; a bare scan of the same rows {bare:.0} per second"),
    );
    Ok(())
}

fn rate(rows: u64, begin: Instant) -> f64 {
    rows as f64 / begin.elapsed().as_secs_f64()
}

const CUT_OFF: Date = date(2026, 12, 31);

/// Six kinds of rows in turn, over five years; each case that is opened is closed.
fn row(place: u64) -> Result<FactRow, StatisticsError> {
    let turn = place / 6;
    let month = Month::new(
        2022 + i16::try_from(turn % 5).unwrap_or(0),
        1 + i8::try_from(turn / 5 % 12).unwrap_or(0),
    )?;
    let kind = match place % 6 {
        0 => FactKind::IndicationRecorded,
        1 => FactKind::CaseOpened,
        2 => FactKind::LetterSent {
            letter: Letter::Service,
            in_time: None,
            days: None,
        },
        3 => FactKind::VisitRecorded {
            outcome: VisitOutcome::Met,
            accompanied: true,
        },
        4 => FactKind::CaseClosed {
            outcome: outcome(turn),
            visited: true,
        },
        _ => FactKind::CostRecorded,
    };
    let mut row = FactRow::new(month, Track::RegisterClarification, kind);
    // One run each year.
    row.run = Some(RunNumber(1 + u16::try_from(turn % 5).unwrap_or(0)));
    if place % 6 == 4 {
        row.children = 1;
    }
    if place % 6 == 5 {
        row.money = Some(Money::new(MoneyKind::Spent, 1250));
        row.bearer = Some(Bearer::City);
        row.minutes = 30;
        row.body = Some(Body::Registry);
    }
    Ok(row)
}

const fn outcome(turn: u64) -> ClosedOutcome {
    match turn % 10 {
        0 => ClosedOutcome::RegisterCorrected,
        1 => ClosedOutcome::Decided,
        2 => ClosedOutcome::SupportAgreed,
        _ => ClosedOutcome::Unremarkable,
    }
}

/// A city of some fifty cases a year publishes its fifth year by months, in this order.
fn grow(table: &mut Table, order: &str, months: &[i8]) -> Result<(), StatisticsError> {
    let publications = months.len();
    let mut counts = Vec::new();
    for month in months {
        let as_of = date(2026, *month, 1).last_of_month();
        let mut count = Count::until(as_of);
        for place in 0..6 * 270 {
            count.add(&row(place)?)?;
        }
        let scope = Scope::new(as_of, count.records_since());
        counts.push((count, scope));
    }
    let days: Vec<Date> = counts.iter().map(|(_, scope)| scope.as_of).collect();
    let begin = Instant::now();
    let made = publish_series(counts)?;
    let protecting = begin.elapsed().as_secs_f64();
    let printed = days.iter().zip(&made);
    let printed = printed
        .enumerate()
        .map(|(place, (day, made))| as_printed(*day, made, &days[..place]))
        .collect::<Result<Vec<_>, _>>()?;
    let begin = Instant::now();
    let report = audit(&printed)?;
    let auditing = begin.elapsed().as_secs_f64();
    table.put(
        "figures",
        &format!("{publications} publications{order}: protecting all, each with those before it"),
        &format!("{protecting:.2} s"),
        &format!(
            "the audit of all together {auditing:.2} s: {} printed, {} suppressed, {} differences, {} open",
            report.printed,
            report.suppressed,
            report.differences,
            report.open().count()
        ),
    );
    Ok(())
}

fn as_printed(
    day: Date,
    made: &Publication,
    earlier: &[Date],
) -> Result<PrintedPublication, StatisticsError> {
    let catalogue = Catalogue::embedded()?;
    let lines = made.figures.iter().map(|figure| {
        let layer = catalogue.entry(figure.measure)?.layer;
        Ok(PrintedLine::of(figure, layer, 0))
    });
    Ok(PrintedPublication {
        place: day.to_string(),
        lines: lines.collect::<Result<Vec<_>, StatisticsError>>()?,
        sums: made.sums.clone(),
        earlier: Some(earlier.to_vec()),
    })
}

#[expect(clippy::needless_pass_by_value, reason = "given to map_err")]
fn in_words(error: StatisticsError) -> String {
    error.to_string()
}
