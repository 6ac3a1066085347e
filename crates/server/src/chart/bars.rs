//! Bars across, one for each number, its name above it: the flow from indications to decisions, cost by bearer.

use super::svg::{FIRST, GAP, PLAIN, QUIET, Set, Svg, WIDTH};
use super::{Chart, Mark};

/// Room for the value beside the longest bar.
const VALUES: f64 = 150.0;
const ROW: f64 = 48.0;
const HIGH: f64 = 18.0;

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
    for mark in marks {
        let y = svg.take(ROW);
        svg.text(0.0, y + 15.0, PLAIN, &mark.label);
        bar(
            &mut svg,
            (0.0, y + 21.0),
            WIDTH - VALUES,
            mark,
            largest,
            FIRST,
        );
    }
    Some(svg.finish(name, (title, note), marks.iter().map(Mark::in_words)))
}

/// One bar from a small line on, as long as its number, and the number in words beside it.
pub(super) fn bar(
    svg: &mut Svg,
    (x, y): (f64, f64),
    room: f64,
    mark: &Mark,
    largest: f64,
    fill: &str,
) {
    let width = mark.size.filter(|_| largest > 0.0);
    let width = width.map_or(0.0, |size| room * size / largest);
    svg.line((x, y - 1.0), (x, y + HIGH + 1.0), QUIET, 1.0);
    if width > 0.0 {
        svg.bar(x, y, width.max(1.0), HIGH, fill);
    }
    let set = Set {
        bold: mark.size.is_some(),
        ..mark.set()
    };
    svg.text(x + width + GAP, y + HIGH - 3.5, set, &mark.written);
}
