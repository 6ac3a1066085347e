//! `GET /api/v1/figures`: the figures that were published last.

use super::call::Call;
use super::fault::{Fault, ProblemDetails};
use super::{Given, json};
use crate::web::public;
use augenmass_casework::answer::{AnswerFigure, FigureInterval, FigureValue, printed};
use serde::Serialize;
use utoipa::ToSchema;

/// The figures that are public.
#[derive(Serialize, ToSchema)]
pub(super) struct PublishedFigures {
    /// The cut-off day.
    #[schema(format = Date)]
    as_of: String,
    /// The size of the log under the checkpoint that they rest on.
    checkpoint: u64,
    /// The figures.
    figures: Vec<Figure>,
}

/// A figure with its definition: nothing is published without what it does not say.
#[derive(Serialize, ToSchema)]
pub(super) struct Figure {
    /// Its stable name.
    name: String,
    /// Its heading, in German as it is published.
    label: String,
    /// What is counted.
    definition: String,
    /// What it does not say.
    does_not_say: String,
    /// The calendar year.
    year: i16,
    /// The value; `null` where it is protected or not known.
    #[schema(required)]
    value: Option<Amount>,
    /// The unit.
    unit: String,
    /// `exact`, `suppressed` (disclosure control), `not_known` or `reported` (by another body).
    status: &'static str,
    /// The interval, where one belongs to it.
    #[schema(required)]
    interval: Option<Interval>,
    /// What it was counted from.
    source: String,
}

/// A whole number in the unit of the figure, or a share with its denominator.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum Amount {
    /// A count, cents or minutes, by the unit.
    Whole(i64),
    /// A share or unit cost.
    Share {
        /// Numerator.
        numerator: u64,
        /// Denominator, never 0.
        denominator: u64,
    },
}

/// An interval; decimals as text, so that they read the same everywhere.
#[derive(Serialize, ToSchema)]
struct Interval {
    /// Its level in percent.
    level: String,
    /// How it was reckoned.
    method: String,
    /// The lower bound.
    lower: String,
    /// The upper bound.
    upper: String,
}

impl From<AnswerFigure> for Figure {
    fn from(figure: AnswerFigure) -> Self {
        Self {
            status: crate::print::figures_file::word(figure.status),
            value: figure.value.map(|value| match value {
                FigureValue::Whole(whole) => Amount::Whole(whole),
                FigureValue::Share {
                    numerator,
                    denominator,
                } => Amount::Share {
                    numerator,
                    denominator,
                },
            }),
            interval: figure.interval.map(|interval: FigureInterval| Interval {
                level: interval.level,
                method: interval.method,
                lower: interval.lower,
                upper: interval.upper,
            }),
            name: figure.name,
            label: figure.label,
            definition: figure.definition,
            does_not_say: figure.does_not_say,
            year: figure.year,
            unit: figure.unit,
            source: figure.source,
        }
    }
}

/// The figures that are public.
///
/// The same as on the page `/zahlen`, for everybody, without a token.
#[utoipa::path(
    get,
    path = "/api/v1/figures",
    operation_id = "readFigures",
    tag = "figures",
    responses(
        (status = 200, description = "The figures.", body = PublishedFigures),
        (status = 400, description = "A parameter that this endpoint does not have.", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, description = "No figures have been published yet.", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(call: Call) -> Given {
    call.query(&[])?;
    let known = public::figures::reckoned(&call.site).await?;
    let known = known.ok_or(Fault::NoFigures)?;
    let size = known.1.checkpoint.size;
    let figures = known.1.figures.iter();
    json(&PublishedFigures {
        as_of: known.0.to_string(),
        checkpoint: size,
        figures: figures.map(|figure| printed(figure, size).into()).collect(),
    })
}
