//! From the figures of `statistics` to the figures of an answer.

use super::document::{AnswerFigure, FigureInterval, FigureStatus, FigureValue};
use augenmass_statistics::{self as statistics, format};

/// A figure as an answer prints it, resting on a checkpoint.
#[must_use]
pub fn printed(figure: &statistics::Figure, tree_size: u64) -> AnswerFigure {
    printed_in(format::Language::German, figure, tree_size)
}

/// A figure in the language of a reader.
#[must_use]
pub fn printed_in(
    language: format::Language,
    figure: &statistics::Figure,
    tree_size: u64,
) -> AnswerFigure {
    let (label, definition, does_not_say) = match language {
        format::Language::German => (
            &figure.label_de,
            &figure.definition_de,
            &figure.does_not_say_de,
        ),
        format::Language::English => (
            &figure.label_en,
            &figure.definition_en,
            &figure.does_not_say_en,
        ),
    };
    AnswerFigure {
        name: figure.name.to_string(),
        label: label.clone(),
        definition: definition.clone(),
        does_not_say: does_not_say.clone(),
        year: figure.year,
        value: figure.value.map(value),
        display: figure.value.map(|_| format::figure(language, figure)),
        unit: figure.unit.to_string(),
        status: status(figure.status),
        interval: figure.interval.map(interval),
        as_of: figure.as_of,
        source: figure.source.as_str().to_owned(),
        checkpoint: tree_size,
    }
}

const fn status(status: statistics::Status) -> FigureStatus {
    match status {
        statistics::Status::Exact => FigureStatus::Exact,
        statistics::Status::Suppressed => FigureStatus::Suppressed,
        statistics::Status::NotKnown => FigureStatus::NotKnown,
        statistics::Status::Reported => FigureStatus::Reported,
    }
}

const fn value(value: statistics::Value) -> FigureValue {
    match value {
        statistics::Value::Count(n)
        | statistics::Value::Cents(n)
        | statistics::Value::Minutes(n) => FigureValue::Whole(n),
        statistics::Value::Ratio(ratio) => FigureValue::Share {
            numerator: ratio.numerator(),
            denominator: ratio.denominator(),
        },
    }
}

fn interval(interval: statistics::Interval) -> FigureInterval {
    FigureInterval {
        level: interval.level.to_string(),
        method: interval.method.to_string(),
        lower: format!("{:.6}", interval.lower),
        upper: format!("{:.6}", interval.upper),
    }
}
