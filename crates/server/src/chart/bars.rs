//! Bars across, one for each number: the flow from indications to decisions, cost by bearer.

use super::svg::{FIRST, PLAIN, QUIET, Set, Svg, WIDTH};
use super::{Chart, Mark};

const LABELS: f64 = 300.0;
const VALUES: f64 = 130.0;
const ROW: f64 = 34.0;
const TOP: f64 = 58.0;

/// Draws the chart; `None` where nothing is known.
pub(super) fn bars(name: &'static str, title: &str, note: &str, marks: &[Mark]) -> Option<Chart> {
    let largest = marks
        .iter()
        .filter_map(|mark| mark.size)
        .fold(0.0, f64::max);
    if marks.iter().all(|mark| mark.size.is_none()) {
        return None;
    }
    let mut svg = Svg::begin(title, note);
    let room = WIDTH - LABELS - VALUES;
    for (row, mark) in (0_u16..).zip(marks) {
        let y = TOP + ROW * f64::from(row);
        let right = Set {
            anchor: "end",
            ..PLAIN
        };
        svg.text(LABELS - 12.0, y + 19.0, right, &mark.label);
        let width = mark.size.filter(|_| largest > 0.0);
        let width = width.map_or(0.0, |size| room * size / largest);
        if width > 0.0 {
            svg.bar(LABELS, y + 4.0, width.max(1.0), ROW - 12.0, FIRST);
        }
        let set = Set {
            bold: mark.size.is_some(),
            ..mark.set()
        };
        svg.text(LABELS + width + 8.0, y + 19.0, set, &mark.written);
    }
    let rows = f64::from(u16::try_from(marks.len()).unwrap_or(u16::MAX));
    let height = TOP + ROW * rows + 8.0;
    svg.line((LABELS, TOP), (LABELS, height - 8.0), QUIET, 1.0);
    Some(svg.finish(
        name,
        (title, note),
        height,
        marks.iter().map(Mark::in_words),
    ))
}
