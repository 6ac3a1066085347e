//! Charts as SVG, written by hand: attributes only (the pages allow no inline style), a title and a
//! description that holds every number, two colours that differ in lightness too, so that they can be
//! told apart in print and by people who see colours differently. A chart is never the only place where a
//! number stands: the table with the same figures is beside it.

mod bars;
mod dots;
mod figures;
mod svg;
mod years;

pub(crate) use figures::charts;

/// A chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chart {
    /// Stable name, also of its file.
    pub(crate) name: &'static str,
    /// Its heading.
    pub(crate) title: String,
    /// All that it shows, in words.
    pub(crate) text: String,
    /// The picture.
    pub(crate) svg: String,
}

impl Chart {
    /// An example for tests of pages.
    pub(crate) fn sample() -> Self {
        Self {
            name: "chart-flow",
            title: "Vom Hinweis bis zur Entscheidung, 2025".to_owned(),
            text: "Hinweise erfasst: 71.".to_owned(),
            svg: String::new(),
        }
    }
}

/// A number as a chart shows it: how large, and what is written beside it. Without a number only the
/// words stand there (suppressed, not known).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// What it is.
    label: String,
    /// How large; `None` where there is no value.
    size: Option<f64>,
    /// Limits of its interval.
    limits: Option<(f64, f64)>,
    /// The value in words.
    written: String,
}

impl Mark {
    /// How its words are set: lesser where there is no value.
    const fn set(&self) -> svg::Set {
        svg::Set {
            fill: if self.size.is_some() {
                svg::PLAIN.fill
            } else {
                svg::QUIET
            },
            ..svg::PLAIN
        }
    }

    fn in_words(&self) -> String {
        format!("{}: {}", self.label, self.written)
    }
}
