//! A share as a dot, its interval as a line: how exactly it is known.

use super::svg::{FIRST, LESSER, PLAIN, Set, Svg, WIDTH};
use super::{Chart, Mark};

const LABELS: f64 = 70.0;
const VALUES: f64 = 320.0;
const ROW: f64 = 38.0;
const TOP: f64 = 84.0;

/// Draws the chart; `None` where nothing is known.
pub(super) fn dots(name: &'static str, title: &str, note: &str, marks: &[Mark]) -> Option<Chart> {
    if marks.iter().all(|mark| mark.size.is_none()) {
        return None;
    }
    let rows = f64::from(u16::try_from(marks.len()).unwrap_or(u16::MAX));
    let height = TOP + ROW * rows + 6.0;
    let mut svg = Svg::begin(title, note);
    let room = WIDTH - LABELS - VALUES;
    let place = |share: f64| LABELS + room * share.clamp(0.0, 1.0);
    for quarter in 0..=4_u8 {
        let x = place(f64::from(quarter) / 4.0);
        svg.line((x, TOP - 6.0), (x, height), "#d5d9de", 1.0);
        let set = Set {
            anchor: "middle",
            ..LESSER
        };
        svg.text(
            x,
            TOP - 12.0,
            set,
            &format!("{} %", u16::from(quarter) * 25),
        );
    }
    for (row, mark) in (0_u16..).zip(marks) {
        let y = TOP + ROW * (f64::from(row) + 0.5);
        let bold = Set {
            bold: true,
            ..PLAIN
        };
        svg.text(0.0, y + 5.0, bold, &mark.label);
        if let Some((lower, upper)) = mark.limits {
            svg.line((place(lower), y), (place(upper), y), FIRST, 3.0);
            for limit in [lower, upper] {
                let x = place(limit);
                svg.line((x, y - 6.0), (x, y + 6.0), FIRST, 2.0);
            }
        }
        if let Some(size) = mark.size {
            svg.dot(place(size), y, FIRST);
        }
        let set = Set {
            size: 13,
            ..mark.set()
        };
        svg.text(WIDTH - VALUES + 16.0, y + 5.0, set, &mark.written);
    }
    Some(svg.finish(
        name,
        (title, note),
        height,
        marks.iter().map(Mark::in_words),
    ))
}
