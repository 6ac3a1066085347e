//! Columns for years, two beside each other: a whole and a part of it.

use super::svg::{FIRST, PLAIN, QUIET, SECOND, Set, Svg, WIDTH};
use super::{Chart, Mark};

const TOP: f64 = 92.0;
const HIGH: f64 = 210.0;
const BOTTOM: f64 = 34.0;

/// A year with its two numbers.
pub(super) struct Year {
    pub(super) year: String,
    pub(super) whole: Mark,
    pub(super) part: Mark,
}

/// Draws the chart; `None` where nothing is known.
pub(super) fn columns(
    name: &'static str,
    title: &str,
    note: &str,
    years: &[Year],
) -> Option<Chart> {
    let sizes = years.iter().flat_map(|year| [&year.whole, &year.part]);
    let sizes: Vec<f64> = sizes.filter_map(|mark| mark.size).collect();
    if sizes.is_empty() {
        return None;
    }
    let largest = sizes.iter().copied().fold(1.0, f64::max);
    let mut svg = Svg::begin(title, note);
    legend(&mut svg, years.first()?);
    let step = WIDTH / f64::from(u16::try_from(years.len()).unwrap_or(1));
    for (place, year) in (0_u16..).zip(years) {
        let middle = step * (f64::from(place) + 0.5);
        pair(&mut svg, middle, step, year, largest);
        let set = Set {
            anchor: "middle",
            bold: true,
            ..PLAIN
        };
        svg.text(middle, TOP + HIGH + 24.0, set, &year.year);
    }
    svg.line((0.0, TOP + HIGH), (WIDTH, TOP + HIGH), QUIET, 1.0);
    let words = years.iter().map(in_words);
    Some(svg.finish(name, (title, note), TOP + HIGH + BOTTOM, words))
}

fn pair(svg: &mut Svg, middle: f64, step: f64, year: &Year, largest: f64) {
    let (whole, part) = (&year.whole, &year.part);
    if whole.size.is_none() && part.size.is_none() && whole.written == part.written {
        // The same words twice beside each other would run into one.
        column(svg, (middle, step), whole, largest, FIRST);
        return;
    }
    column(
        svg,
        (middle - step * 0.2, step * 0.36),
        whole,
        largest,
        FIRST,
    );
    column(
        svg,
        (middle + step * 0.2, step * 0.36),
        part,
        largest,
        SECOND,
    );
}

fn in_words(year: &Year) -> String {
    let (whole, part) = (year.whole.in_words(), year.part.in_words());
    format!("{}: {whole}, {part}", year.year)
}

fn legend(svg: &mut Svg, first: &Year) {
    svg.bar(0.0, 56.0, 14.0, 14.0, FIRST);
    svg.text(20.0, 68.0, PLAIN, &first.whole.label);
    svg.bar(WIDTH / 2.0, 56.0, 14.0, 14.0, SECOND);
    svg.text(WIDTH / 2.0 + 20.0, 68.0, PLAIN, &first.part.label);
}

fn column(svg: &mut Svg, (middle, width): (f64, f64), mark: &Mark, largest: f64, fill: &str) {
    let high = mark.size.map_or(0.0, |size| (HIGH - 24.0) * size / largest);
    if high > 0.0 {
        svg.bar(middle - width / 2.0, TOP + HIGH - high, width, high, fill);
    }
    let set = Set {
        size: if mark.size.is_some() { 15 } else { 11 },
        bold: mark.size.is_some(),
        anchor: "middle",
        ..mark.set()
    };
    svg.text(middle, TOP + HIGH - high - 6.0, set, &mark.written);
}
