//! Years below each other, two bars for each: a whole and a part of it.

use super::bars::bar;
use super::svg::{FIRST, PLAIN, RULE, SECOND, Set, Svg, WIDTH};
use super::{Chart, Mark};

/// Where the bars begin.
const BARS: f64 = 64.0;
/// Room for the value beside the longest bar.
const VALUES: f64 = 100.0;
const YEAR: f64 = 56.0;
/// A year about which there is one thing to say.
const WORDS: f64 = 34.0;

/// A year with its two numbers.
pub(super) struct Year {
    pub(super) year: String,
    pub(super) whole: Mark,
    pub(super) part: Mark,
}

impl Year {
    /// The same words twice would say no more than once.
    fn is_one(&self) -> bool {
        let (whole, part) = (&self.whole, &self.part);
        whole.size.is_none() && part.size.is_none() && whole.written == part.written
    }

    fn in_words(&self) -> String {
        let (whole, part) = (self.whole.in_words(), self.part.in_words());
        format!("{}: {whole}, {part}", self.year)
    }
}

/// Draws the chart; `None` where nothing is known.
pub(super) fn years(name: &'static str, title: &str, note: &str, years: &[Year]) -> Option<Chart> {
    let sizes = years.iter().flat_map(|year| [&year.whole, &year.part]);
    let sizes: Vec<f64> = sizes.filter_map(|mark| mark.size).collect();
    if sizes.is_empty() {
        return None;
    }
    let largest = sizes.iter().copied().fold(1.0, f64::max);
    let mut svg = Svg::begin(title, note);
    legend(&mut svg, years.first()?);
    for year in years {
        let y = svg.take(if year.is_one() { WORDS } else { YEAR });
        svg.line((0.0, y), (WIDTH, y), RULE, 1.0);
        let bold = Set {
            bold: true,
            ..PLAIN
        };
        svg.text(0.0, y + 22.0, bold, &year.year);
        let room = WIDTH - BARS - VALUES;
        bar(&mut svg, (BARS, y + 8.0), room, &year.whole, largest, FIRST);
        if !year.is_one() {
            let below = (BARS, y + 29.0);
            bar(&mut svg, below, room, &year.part, largest, SECOND);
        }
    }
    let words = years.iter().map(Year::in_words);
    Some(svg.finish(name, (title, note), words))
}

fn legend(svg: &mut Svg, first: &Year) {
    let y = svg.take(30.0);
    for (x, fill, mark) in [
        (0.0, FIRST, &first.whole),
        (WIDTH / 2.0, SECOND, &first.part),
    ] {
        svg.bar(x, y + 3.0, 14.0, 14.0, fill);
        svg.text(x + 22.0, y + 16.0, PLAIN, &mark.label);
    }
}
