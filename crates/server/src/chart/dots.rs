//! A share as a dot, its interval as a line: how exactly it is known.

use super::svg::{FIRST, LESSER, PLAIN, RULE, Set, Svg, WIDTH};
use super::{Chart, Mark};

/// Where the numbers stand, after the year.
const VALUES: f64 = 64.0;
/// Room for half the words at the ends of the scale.
const EDGE: f64 = 24.0;
const ROW: f64 = 54.0;
/// A year about which nothing is drawn.
const WORDS: f64 = 34.0;

/// Draws the chart; `None` where nothing is known.
pub(super) fn dots(name: &'static str, title: &str, note: &str, marks: &[Mark]) -> Option<Chart> {
    if marks.iter().all(|mark| mark.size.is_none()) {
        return None;
    }
    let mut svg = Svg::begin(title, note);
    for mark in marks {
        let y = svg.take(if mark.size.is_some() { ROW } else { WORDS });
        svg.line((0.0, y), (WIDTH, y), RULE, 1.0);
        let bold = Set {
            bold: true,
            ..PLAIN
        };
        svg.text(0.0, y + 22.0, bold, &mark.label);
        svg.text(VALUES, y + 22.0, mark.set(), &mark.written);
        if let Some(size) = mark.size {
            on_the_scale(&mut svg, y + 40.0, size, mark.limits);
        }
    }
    scale(&mut svg);
    Some(svg.finish(name, (title, note), marks.iter().map(Mark::in_words)))
}

/// Where a share lies across.
fn place(share: f64) -> f64 {
    EDGE + (WIDTH - 2.0 * EDGE) * share.clamp(0.0, 1.0)
}

/// Marks of quarters on the height of a row.
fn quarters(svg: &mut Svg, y: f64) {
    svg.line((place(0.0), y), (place(1.0), y), RULE, 1.0);
    for quarter in 0..=4_u8 {
        let x = place(f64::from(quarter) / 4.0);
        svg.line((x, y - 8.0), (x, y + 8.0), RULE, 1.0);
    }
}

fn on_the_scale(svg: &mut Svg, y: f64, size: f64, limits: Option<(f64, f64)>) {
    quarters(svg, y);
    if let Some((lower, upper)) = limits {
        svg.line((place(lower), y), (place(upper), y), FIRST, 4.0);
        for limit in [lower, upper] {
            let x = place(limit);
            svg.line((x, y - 7.0), (x, y + 7.0), FIRST, 2.0);
        }
    }
    svg.dot(place(size), y, FIRST);
}

fn scale(svg: &mut Svg) {
    let y = svg.take(20.0);
    for quarter in 0..=4_u8 {
        let set = Set {
            anchor: "middle",
            ..LESSER
        };
        let share = format!("{} %", u16::from(quarter) * 25);
        svg.text(place(f64::from(quarter) / 4.0), y + 12.0, set, &share);
    }
}
