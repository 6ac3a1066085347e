//! Masked and clear review beside each other in words (M-6): what an answer, the public page and the page of those
//! who watch over the others say. From printed figures alone.

use crate::words::{self, Language};
use augenmass_statistics::{
    Arm, Figure, FigureName, Figures, Measure, ReviewComparison, Status, Value, format,
};

/// The sentences: what the draw is, what was passed on in each way, and whether the two can be told apart.
#[must_use]
pub fn review_in_words(language: Language, figures: &Figures) -> Vec<String> {
    let text = |key: &str, with: &[(&str, String)]| words::text(language, key, with);
    let arm = |arm: Arm| {
        let name = FigureName::compared(Measure::PassedOnByReview, arm.name());
        share(language, figures.get(name.as_str()))
    };
    let both = [("masked", arm(Arm::Masked)), ("clear", arm(Arm::Clear))];
    let mut sentences = vec![text("answer-review", &both)];
    match ReviewComparison::of(figures) {
        Ok(Some(compared)) => {
            let number = |number| format::decimal(format_of(language), number);
            let open = |limit: Option<f64>| {
                limit.map_or_else(|| text("answer-review-no-limit", &[]), number)
            };
            let ratio = compared.odds_ratio;
            let with = [
                ("ratio", open(ratio.estimate)),
                ("lower", number(ratio.lower)),
                ("upper", open(ratio.upper)),
            ];
            sentences.push(text("answer-review-compared", &with));
            let verdict = if compared.tells_apart() {
                "answer-review-apart"
            } else {
                "answer-review-not-apart"
            };
            sentences.push(text(verdict, &[]));
        }
        Ok(None) | Err(_) => sentences.push(text("answer-review-nothing", &[])),
    }
    sentences
}

const fn format_of(language: Language) -> format::Language {
    match language {
        Language::English => format::Language::English,
        Language::German | Language::PlainGerman => format::Language::German,
    }
}

/// `14 von 20 (70,0 %)`, or why there is no number.
fn share(language: Language, figure: Option<&Figure>) -> String {
    match figure {
        Some(Figure {
            value: Some(Value::Ratio(ratio)),
            ..
        }) => words::text(
            language,
            "answer-review-share",
            &[
                ("part", ratio.numerator().to_string()),
                ("whole", ratio.denominator().to_string()),
                ("share", format::percent(format_of(language), *ratio)),
            ],
        ),
        Some(figure) if figure.status == Status::Suppressed => {
            words::text(language, "answer-suppressed", &[])
        }
        _ => words::text(language, "answer-not-known", &[]),
    }
}
