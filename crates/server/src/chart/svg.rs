//! The few shapes that charts are made of.

use super::Chart;
use std::fmt::Write as _;

/// Width of every chart, in its own units: narrow enough that its words can still be read on a telephone, where
/// it is drawn at two thirds.
pub(super) const WIDTH: f64 = 480.0;
/// Between a bar and its number.
pub(super) const GAP: f64 = 8.0;
/// Dark blue of the house.
pub(super) const FIRST: &str = "#1d3b5c";
/// Amber, lighter than the first by half.
pub(super) const SECOND: &str = "#d9992b";
/// Text.
pub(super) const INK: &str = "#16202b";
/// Lines and lesser text.
pub(super) const QUIET: &str = "#55606b";

/// Lines that only divide.
pub(super) const RULE: &str = "#d5d9de";

/// Smaller text.
pub(super) const LESSER: Set = Set {
    size: 14,
    bold: false,
    anchor: "start",
    fill: QUIET,
};

/// A picture in the making.
pub(super) struct Svg {
    body: String,
    /// Down to where it is drawn.
    bottom: f64,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Set {
    pub(super) size: u8,
    pub(super) bold: bool,
    pub(super) anchor: &'static str,
    pub(super) fill: &'static str,
}

/// Usual text.
pub(super) const PLAIN: Set = Set {
    size: 16,
    bold: false,
    anchor: "start",
    fill: INK,
};

impl Svg {
    /// A picture with its heading and, smaller, unit, day and limits.
    pub(super) fn begin(title: &str, note: &str) -> Self {
        let mut svg = Self {
            body: String::new(),
            bottom: 0.0,
        };
        let head = Set {
            size: 18,
            bold: true,
            ..PLAIN
        };
        for (set, text, per_line, high) in [(head, title, 44, 24.0), (LESSER, note, 62, 19.0)] {
            for line in lines(text, per_line) {
                let y = svg.take(high);
                svg.text(0.0, y + high - 5.0, set, &line);
            }
        }
        svg.take(10.0);
        svg
    }

    /// Goes so far down; gives where that begins.
    pub(super) fn take(&mut self, high: f64) -> f64 {
        let top = self.bottom;
        self.bottom += high;
        top
    }

    pub(super) fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, fill: &str) {
        let _ = writeln!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"/>"
        );
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64) {
        let _ = writeln!(
            self.body,
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{stroke}\" stroke-width=\"{width}\"/>",
            from.0, from.1, to.0, to.1
        );
    }

    pub(super) fn dot(&mut self, x: f64, y: f64, fill: &str) {
        let _ = writeln!(
            self.body,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6.5\" fill=\"{fill}\"/>"
        );
    }

    pub(super) fn text(&mut self, x: f64, y: f64, set: Set, text: &str) {
        let weight = if set.bold { " font-weight=\"700\"" } else { "" };
        let _ = writeln!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\"{weight}>{}</text>",
            set.size,
            set.anchor,
            set.fill,
            escaped(text)
        );
    }

    /// The chart: the whole picture on white, with its name and all that it shows in words for who does not
    /// see it.
    pub(super) fn finish(
        self,
        name: &'static str,
        (title, note): (&str, &str),
        words: impl Iterator<Item = String>,
    ) -> Chart {
        let words: Vec<String> = words.collect();
        let text = format!("{note} {}.", words.join("; "));
        let height = self.bottom + 6.0;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" \
             width=\"{WIDTH:.0}\" height=\"{height:.0}\" role=\"img\" aria-labelledby=\"{name}-title {name}-desc\" \
             font-family=\"Noto Sans, sans-serif\">\n\
             <title id=\"{name}-title\">{}</title>\n<desc id=\"{name}-desc\">{}</desc>\n\
             <rect width=\"{WIDTH:.0}\" height=\"{height:.0}\" fill=\"#ffffff\"/>\n{}</svg>\n",
            escaped(title),
            escaped(&text),
            self.body
        );
        Chart {
            name,
            title: title.to_owned(),
            text,
            svg,
        }
    }
}

/// A text in lines of at most so many letters; a single longer word keeps its line.
fn lines(text: &str, per_line: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= per_line => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Text in XML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, lines};

    #[test]
    fn a_long_heading_goes_on_in_the_next_line() {
        let text = "Anteil unauffälliger Fälle mit Unsicherheit";
        assert_eq!(lines(text, 44), [text]);
        assert_eq!(
            lines(text, 30),
            ["Anteil unauffälliger Fälle mit", "Unsicherheit"]
        );
        assert_eq!(lines("Unsicherheit", 5), ["Unsicherheit"]);
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("<script>&\"\n"), "&lt;script&gt;&amp;&quot; ");
    }
}
