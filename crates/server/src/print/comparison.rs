//! The years beside each other (Q2, Q6, P-13): effort per case and per final decision, and in plain words
//! whether the data can tell two years apart at all.
//!
//! Everything is computed from numbers that are printed, so nothing more is disclosed. Nobody was assigned
//! to a year, a run or a track at random, and it is said wherever they are compared.

use augenmass_casework::answer::{AnswerFigure, FigureStatus, FigureValue};
use augenmass_casework::words::{self, german, text};
use augenmass_paper::{FiveYearCell, FiveYearRow, FiveYearStage};
use augenmass_statistics::format::{Language, euro, hours};
use augenmass_statistics::{
    Effort, FigureName, Level, Measure, Ratio, TwoGroups, effort_per_decision,
};

/// Effort by year, with intervals per final decision; `None` where no year has a closed case.
pub(super) fn stage(figures: &[AnswerFigure], years: &[i16]) -> Option<FiveYearStage> {
    let desk = Desk { figures };
    let known = |year: &i16| desk.whole(Measure::CasesClosed, *year, Some("all")).is_ok();
    if !years.iter().any(known) {
        return None;
    }
    let row = |key: &str, unit: &str, cell: &dyn Fn(i16) -> Cell| FiveYearRow {
        label: german(key, &[]),
        unit: german(unit, &[]),
        cells: years
            .iter()
            .map(|year| written(words::Language::German, cell(*year)))
            .collect(),
    };
    let rows = vec![
        row("compare-hours-per-case", "unit-minutes", &|year| {
            desk.per_case(Input::Time, year)
        }),
        row("compare-cost-per-decision", "unit-cents-spent", &|year| {
            desk.per_decision(Input::Money, year)
        }),
        row("compare-hours-per-decision", "unit-minutes", &|year| {
            desk.per_decision(Input::Time, year)
        }),
        row("compare-visits-per-decision", "unit-visits", &|year| {
            desk.per_decision(Input::Visits, year)
        }),
    ];
    Some(FiveYearStage {
        heading: german("compare-heading", &[]),
        rows,
    })
}

/// Whether the shares of unremarkable cases of the last two years can be told apart, and what no
/// comparison can say.
pub(super) fn notes(figures: &[AnswerFigure], years: &[i16]) -> Vec<String> {
    let desk = Desk { figures };
    let known: Vec<(i16, Ratio)> = years
        .iter()
        .filter_map(|year| Some((*year, desk.unremarkable(*year)?)))
        .collect();
    let sentence = match known.as_slice() {
        [.., before, after] => apart(words::Language::German, before, after),
        _ => german("compare-one-year", &[]),
    };
    vec![sentence, german("compare-not-random", &[])]
}

/// Whether two shares can be told apart, in a plain sentence (Koopman 1984, 95 %).
pub(super) fn apart(
    language: words::Language,
    before: &(impl ToString, Ratio),
    after: &(impl ToString, Ratio),
) -> String {
    let (one, other) = (before.1, after.1);
    let groups = TwoGroups::new(
        one.numerator(),
        one.denominator(),
        other.numerator(),
        other.denominator(),
    );
    let ratio = groups.and_then(|groups| groups.rate_ratio(Level::P95));
    let Ok(ratio) = ratio else {
        return text(language, "compare-one-year", &[]);
    };
    let number = |number: f64| format!("{number:.2}").replace('.', ",");
    let arguments = [
        ("before", before.0.to_string()),
        ("after", after.0.to_string()),
        ("lower", number(ratio.lower)),
        ("upper", ratio.upper.map_or_else(|| "∞".to_owned(), number)),
    ];
    let same = ratio.lower <= 1.0 && ratio.upper.is_none_or(|upper| upper >= 1.0);
    let key = if same {
        "compare-same"
    } else {
        "compare-apart"
    };
    text(language, key, &arguments)
}

/// What was put in.
#[derive(Clone, Copy)]
pub(super) enum Input {
    Money,
    Time,
    Visits,
}

impl Input {
    pub(super) fn in_words(self, language: Language, amount: f64) -> String {
        // Amounts of a city are far below 2^52.
        let whole = amount.round() as i64;
        match self {
            Self::Money => euro(language, whole),
            Self::Time => hours(language, whole),
            Self::Visits if language == Language::German => {
                format!("{amount:.1}").replace('.', ",")
            }
            Self::Visits => format!("{amount:.1}"),
        }
    }
}

/// A number in words, or why there is none.
pub(super) type Cell = Result<String, FigureStatus>;

struct Desk<'a> {
    figures: &'a [AnswerFigure],
}

impl Desk<'_> {
    fn whole(&self, measure: Measure, year: i16, part: Option<&str>) -> Result<i64, FigureStatus> {
        let name = FigureName::new(measure, year, part);
        let figure = self.figures.iter().find(|f| f.name == name.as_str());
        let figure = figure.ok_or(FigureStatus::NotKnown)?;
        match figure.value {
            Some(FigureValue::Whole(number)) => Ok(number),
            _ => Err(figure.status),
        }
    }

    fn input(&self, input: Input, year: i16) -> Result<f64, FigureStatus> {
        let (measure, part) = match input {
            Input::Money => (Measure::CostByBearer, Some("all")),
            Input::Time => (Measure::TimeByBody, Some("all")),
            Input::Visits => (Measure::VisitsHeld, None),
        };
        self.whole(measure, year, part).map(|amount| amount as f64)
    }

    fn closed(&self, year: i16) -> Result<u64, FigureStatus> {
        let closed = self.whole(Measure::CasesClosed, year, Some("all"))?;
        u64::try_from(closed).map_err(|_| FigureStatus::NotKnown)
    }

    fn per_case(&self, input: Input, year: i16) -> Cell {
        let (amount, closed) = (self.input(input, year)?, self.closed(year)?);
        if closed == 0 {
            return Err(FigureStatus::NotKnown);
        }
        Ok(input.in_words(Language::German, amount / closed as f64))
    }

    /// What one final decision took: input per closed case, divided by the share of decisions, whose
    /// interval is turned round.
    fn per_decision(&self, input: Input, year: i16) -> Cell {
        let decided = self.whole(Measure::CasesClosed, year, Some("decided"))?;
        let decided = u64::try_from(decided).map_err(|_| FigureStatus::NotKnown)?;
        let (amount, closed) = (self.input(input, year)?, self.closed(year)?);
        let share = Ratio::new(decided, closed).map_err(|_| FigureStatus::NotKnown)?;
        let effort = effort_per_decision(share, Level::P95).map_err(|_| FigureStatus::NotKnown)?;
        Ok(between(
            words::Language::German,
            input,
            amount / closed as f64,
            &effort,
        ))
    }

    fn unremarkable(&self, year: i16) -> Option<Ratio> {
        let name = FigureName::new(Measure::UnremarkableRate, year, None);
        let figure = self.figures.iter().find(|f| f.name == name.as_str())?;
        match figure.value? {
            FigureValue::Share {
                numerator,
                denominator,
            } => Ratio::new(numerator, denominator).ok(),
            FigureValue::Whole(_) => None,
        }
    }
}

pub(super) fn between(
    language: words::Language,
    input: Input,
    per_case: f64,
    effort: &Effort,
) -> String {
    let amount = |cases: f64| input.in_words(reader(language), cases * per_case);
    let seen = effort
        .per_decision
        .map_or_else(|| text(language, "compare-no-decision", &[]), amount);
    let upper = effort
        .upper
        .map_or_else(|| text(language, "compare-no-limit", &[]), amount);
    format!("{seen} [{} – {upper}]", amount(effort.lower))
}

/// The language of numbers.
pub(crate) const fn reader(language: words::Language) -> Language {
    match language {
        words::Language::English => Language::English,
        words::Language::German | words::Language::PlainGerman => Language::German,
    }
}

/// A cell of a table.
pub(super) fn written(language: words::Language, cell: Cell) -> FiveYearCell {
    let is_number = cell.is_ok();
    let text = cell.unwrap_or_else(|status| match status {
        FigureStatus::Suppressed => text(language, "answer-suppressed", &[]),
        _ => text(language, "answer-not-known", &[]),
    });
    FiveYearCell { text, is_number }
}
