//! Which figures become which chart.

use super::bars::bars;
use super::dots::dots;
use super::years::{Year, years};
use super::{Chart, Mark};
use crate::print::reader;
use augenmass_casework::answer::{AnswerFigure, FigureStatus, FigureValue, german_date};
use augenmass_casework::words::{Language, text};
use augenmass_statistics::format::percent_of_one;
use augenmass_statistics::{FigureName, Measure};

/// The charts of printed figures: five years, the flow of one year, how exactly the share of
/// unremarkable cases is known, and who bears the cost. A chart without any number is left out.
pub(crate) fn charts(language: Language, figures: &[AnswerFigure]) -> Vec<Chart> {
    let Some(desk) = Desk::of(language, figures) else {
        return Vec::new();
    };
    [
        desk.five_years(),
        desk.flow(),
        desk.unremarkable(),
        desk.cost(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

struct Desk<'a> {
    language: Language,
    figures: &'a [AnswerFigure],
    years: Vec<i16>,
    /// The last year about which something is known.
    year: i16,
    as_of: String,
}

impl<'a> Desk<'a> {
    fn of(language: Language, figures: &'a [AnswerFigure]) -> Option<Self> {
        let mut years: Vec<i16> = figures.iter().map(|figure| figure.year).collect();
        years.sort_unstable();
        years.dedup();
        let known = figures.iter().filter(|figure| figure.value.is_some());
        Some(Self {
            language,
            figures,
            years,
            year: known.map(|figure| figure.year).max()?,
            as_of: german_date(figures.first()?.as_of),
        })
    }

    fn w(&self, key: &str) -> String {
        let arguments = [
            ("as-of", self.as_of.clone()),
            ("year", self.year.to_string()),
        ];
        text(self.language, key, &arguments)
    }

    fn mark(&self, label: String, measure: Measure, year: i16, part: Option<&str>) -> Mark {
        let name = FigureName::new(measure, year, part);
        let figure = self.figures.iter().find(|f| f.name == name.as_str());
        let size = figure.and_then(|figure| figure.value).map(size);
        let interval = figure.and_then(|figure| figure.interval.as_ref());
        let limits = interval.and_then(|interval| {
            let lower = interval.lower.parse().ok()?;
            Some((lower, interval.upper.parse().ok()?))
        });
        let written = match figure {
            Some(figure) if figure.display.is_some() => {
                let display = figure.display.clone().unwrap_or_default();
                limits.map_or_else(
                    || display.clone(),
                    |limits| format!("{display} {}", self.between(limits)),
                )
            }
            Some(figure) if figure.status == FigureStatus::Suppressed => {
                self.w("answer-suppressed")
            }
            _ => self.w("answer-not-known"),
        };
        Mark {
            label,
            size,
            limits,
            written,
        }
    }

    /// The limits of an interval in words.
    fn between(&self, (lower, upper): (f64, f64)) -> String {
        let percent = |share| percent_of_one(reader(self.language), share);
        format!("[{} – {}]", percent(lower), percent(upper))
    }

    fn five_years(&self) -> Option<Chart> {
        let all: Vec<Year> = self
            .years
            .iter()
            .map(|year| {
                let mark =
                    |key, part| self.mark(self.w(key), Measure::CasesClosed, *year, Some(part));
                Year {
                    year: year.to_string(),
                    whole: mark("chart-closed", "all"),
                    part: mark("chart-unremarkable", "unremarkable"),
                }
            })
            .collect();
        let (title, note) = (self.w("chart-five-years"), self.w("chart-note"));
        years("chart-five-years", &title, &note, &all)
    }

    fn flow(&self) -> Option<Chart> {
        let steps = [
            ("chart-indications", Measure::IndicationsRecorded, None),
            ("chart-notices", Measure::NoticesGiven, None),
            ("chart-opened", Measure::CasesOpened, None),
            ("chart-visits", Measure::VisitsHeld, None),
            ("chart-closed", Measure::CasesClosed, Some("all")),
            (
                "chart-unremarkable",
                Measure::CasesClosed,
                Some("unremarkable"),
            ),
            ("chart-decided", Measure::CasesClosed, Some("decided")),
        ];
        let marks: Vec<Mark> = steps
            .into_iter()
            .map(|(key, measure, part)| self.mark(self.w(key), measure, self.year, part))
            .collect();
        let (title, note) = (self.w("chart-flow"), self.w("chart-flow-note"));
        bars("chart-flow", &title, &note, &marks)
    }

    fn unremarkable(&self) -> Option<Chart> {
        let mark = |year: &i16| self.mark(year.to_string(), Measure::UnremarkableRate, *year, None);
        let marks: Vec<Mark> = self.years.iter().map(mark).collect();
        let (title, note) = (self.w("chart-share"), self.w("chart-share-note"));
        dots("chart-unremarkable", &title, &note, &marks)
    }

    fn cost(&self) -> Option<Chart> {
        let bearers = [
            ("chart-bearer-city", "city"),
            ("chart-bearer-state", "state"),
            ("chart-bearer-federation", "federation"),
            ("chart-bearer-carrier", "carrier"),
        ];
        let mark =
            |(key, part)| self.mark(self.w(key), Measure::CostByBearer, self.year, Some(part));
        let marks: Vec<Mark> = bearers.map(mark).into();
        let (title, note) = (self.w("chart-cost"), self.w("chart-cost-note"));
        bars("chart-cost", &title, &note, &marks)
    }
}

/// How large a value is drawn.
fn size(value: FigureValue) -> f64 {
    match value {
        // Counts and cents of a city are far below 2^52.
        FigureValue::Whole(n) => n as f64,
        FigureValue::Share {
            numerator,
            denominator,
        } => numerator as f64 / denominator as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_casework::answer::FigureInterval;
    use jiff::civil::date;

    fn figure(
        name: &str,
        year: i16,
        value: Option<FigureValue>,
        status: FigureStatus,
    ) -> AnswerFigure {
        let display = value.map(|value| match value {
            FigureValue::Whole(n) => n.to_string(),
            FigureValue::Share {
                numerator,
                denominator,
            } => format!("{numerator} von {denominator}"),
        });
        AnswerFigure {
            name: name.to_owned(),
            label: "Bezeichnung".to_owned(),
            definition: String::new(),
            does_not_say: String::new(),
            year,
            value,
            display,
            unit: "cases".to_owned(),
            status,
            interval: None,
            as_of: date(2025, 12, 31),
            source: "facts/case-closed".to_owned(),
            checkpoint: 812,
        }
    }

    fn figures() -> Vec<AnswerFigure> {
        let exact = FigureStatus::Exact;
        let whole = |name: &str, n| figure(name, 2025, Some(FigureValue::Whole(n)), exact);
        let share = FigureValue::Share {
            numerator: 33,
            denominator: 47,
        };
        let mut rate = figure("unremarkable-rate-2025", 2025, Some(share), exact);
        rate.interval = Some(FigureInterval {
            level: "95".to_owned(),
            method: "clopper-pearson".to_owned(),
            lower: "0.551086".to_owned(),
            upper: "0.826661".to_owned(),
        });
        vec![
            figure("cases-closed-2024-all", 2024, None, FigureStatus::NotKnown),
            whole("cases-closed-2025-all", 47),
            whole("cases-closed-2025-unremarkable", 33),
            figure(
                "cases-closed-2025-decided",
                2025,
                None,
                FigureStatus::Suppressed,
            ),
            whole("indications-recorded-2025", 71),
            rate,
            whole("cost-by-bearer-2025-city", 266_460),
        ]
    }

    #[test]
    fn each_chart_says_all_its_numbers_in_words_and_in_the_picture() {
        for language in [Language::German, Language::English] {
            let charts = charts(language, &figures());
            let names: Vec<&str> = charts.iter().map(|chart| chart.name).collect();
            assert_eq!(
                names,
                [
                    "chart-five-years",
                    "chart-flow",
                    "chart-unremarkable",
                    "chart-cost"
                ]
            );
            let shown = [
                vec!["47", "33"],
                vec!["71", "47"],
                vec!["33 von 47", "55", "82"],
                vec!["266460"],
            ];
            for (chart, numbers) in charts.iter().zip(shown) {
                for number in numbers {
                    assert!(chart.text.contains(number), "{}: {number}", chart.text);
                    assert!(chart.svg.contains(number), "{}: {number}", chart.name);
                }
            }
        }
    }

    #[test]
    fn a_number_that_is_protected_or_not_known_has_no_bar_and_is_no_zero() {
        let charts = charts(Language::German, &figures());
        let flow = charts
            .iter()
            .find(|chart| chart.name == "chart-flow")
            .unwrap();
        assert!(
            flow.text
                .contains("davon durch Entscheidung beendet: unterdrückt")
        );
        assert!(flow.text.contains("Besuche: nicht bekannt"));
        assert!(!flow.text.contains(": 0"));
        // White ground, and one bar for each of the three numbers that are known.
        assert_eq!(flow.svg.matches("<rect").count(), 1 + 3);
    }

    #[test]
    fn a_chart_has_a_title_a_description_and_nothing_that_a_page_forbids() {
        for chart in charts(Language::German, &figures()) {
            assert!(
                chart
                    .svg
                    .contains(&format!("<title id=\"{}-title\">", chart.name))
            );
            assert!(chart.svg.contains("<desc id="));
            for forbidden in ["style=", "<style", "<script", "href", "onload"] {
                assert!(
                    !chart.svg.contains(forbidden),
                    "{}: {forbidden}",
                    chart.name
                );
            }
            assert!(chart.text.contains("31.12.2025"), "{}", chart.text);
        }
    }

    #[test]
    fn without_any_number_there_is_no_chart() {
        let nothing = [figure(
            "cases-closed-2025-all",
            2025,
            None,
            FigureStatus::NotKnown,
        )];
        assert_eq!(charts(Language::German, &nothing), []);
        assert_eq!(charts(Language::German, &[]), []);
    }
}
