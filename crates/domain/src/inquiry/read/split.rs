//! Which lines begin a question.

use super::layout::Line;
use super::marks::{self, Style};
use super::sentence::{ends_sentence, is_forced_break};
use std::cmp::Reverse;

/// Where a question begins, and whether a person must confirm it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Begin {
    /// Index of its first line.
    pub line: usize,
    /// True where the text carries a mark to be taken off.
    pub marked: bool,
    /// True where a person must confirm the split.
    pub unsure: bool,
}

/// How likely a line that looks like a mark is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// It stands inside a sentence.
    No,
    /// It may be one.
    Weak,
    /// It begins a line after a sentence, a list item or a blank line.
    Strong,
}

#[derive(Clone, Copy, Debug)]
struct Candidate {
    line: usize,
    style: Style,
    number: u16,
    strength: Strength,
    indent: usize,
}

/// One way to divide the text.
struct Plan {
    begins: Vec<Begin>,
    group: u8,
    after_lead: bool,
    asked: usize,
}

/// More marked lines than this are not questions of one inquiry.
const MOST_CANDIDATES: usize = 400;
/// More places than this are not tried as the first question.
const MOST_STARTS: usize = 40;

/// The marked questions of a text; empty where there is none.
pub(super) fn marked(lines: &[Line], lead: Option<usize>, width: usize) -> Vec<Begin> {
    let candidates = candidates(lines, width);
    let marks_until = question_marks(lines);
    let mut styles: Vec<Style> = candidates.iter().map(|c| c.style).collect();
    styles.sort_unstable();
    styles.dedup();
    let mut best: Option<Plan> = None;
    for style in styles {
        let own: Vec<Candidate> = candidates
            .iter()
            .filter(|c| c.style == style && c.strength > Strength::No)
            .take(MOST_CANDIDATES)
            .copied()
            .collect();
        for plan in plans(style, &own, lead, &marks_until) {
            if best.as_ref().is_none_or(|b| rank(&plan) > rank(b)) {
                best = Some(plan);
            }
        }
    }
    best.map_or_else(Vec::new, |plan| plan.begins)
}

type Rank = (bool, bool, u8, bool, Reverse<usize>, usize);

/// After the announcement of questions, with question marks, numbered, all of them asking, early.
fn rank(plan: &Plan) -> Rank {
    (
        plan.after_lead,
        plan.asked > 0,
        plan.group,
        plan.after_lead || plan.asked == plan.begins.len(),
        Reverse(plan.begins.first().map_or(usize::MAX, |b| b.line)),
        plan.asked,
    )
}

fn candidates(lines: &[Line], width: usize) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if let Some(mark) = marks::mark(&line.text) {
            found.push(Candidate {
                line: i,
                style: mark.style,
                number: mark.number,
                strength: strength(lines, i, width),
                indent: line.indent,
            });
        }
    }
    found
}

/// How likely the mark of line `i` is a mark.
pub(super) fn strength(lines: &[Line], i: usize, width: usize) -> Strength {
    let line = &lines[i];
    let Some(before) = i.checked_sub(1).and_then(|b| lines.get(b)) else {
        return Strength::Strong;
    };
    let Some(mark) = marks::mark(&line.text) else {
        return Strength::No;
    };
    if matches!(mark.style, Style::Dot) && is_ordinal_noun(mark.rest) {
        return Strength::No;
    }
    if line.blank_before || ends_sentence(&before.text) || before.text.ends_with(',') {
        return Strength::Strong;
    }
    if let Some(earlier) = marks::mark(&before.text)
        && earlier.style == mark.style
        && (mark.number == 0 || mark.number == earlier.number + 1)
        && !is_forced_break(&before.text, &line.text, width)
    {
        return Strength::Strong;
    }
    if line.indent >= before.indent + 2 {
        return Strength::Weak;
    }
    if expects_more(&before.text) {
        return Strength::No;
    }
    if matches!(mark.style, Style::Named | Style::NumberNamed) {
        return Strength::Strong;
    }
    let forced = is_forced_break(&before.text, &line.text, width);
    let item = mark.rest.chars().next().is_none_or(char::is_uppercase);
    let dash = matches!(mark.style, Style::Dash(_) | Style::Decimal);
    if forced && (dash || !item) {
        Strength::No
    } else {
        Strength::Weak
    }
}

/// `3. Sitzung`, `2. Halbjahr`: an ordinal, not a mark.
pub(super) fn is_ordinal_noun(rest: &str) -> bool {
    const NOUNS: [&str; 13] = [
        "sitzung",
        "quartal",
        "halbjahr",
        "klasse",
        "lesung",
        "wahlperiode",
        "lebensjahr",
        "etage",
        "bauabschnitt",
        "schuljahr",
        "obergeschoss",
        "geburtstag",
        "fortschreibung",
    ];
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    let word = word.to_lowercase();
    NOUNS.iter().any(|n| word.ends_with(n))
}

/// A line that ends like this goes on in the next.
fn expects_more(before: &str) -> bool {
    const OPEN: [&str; 24] = [
        "der", "die", "das", "dem", "den", "des", "am", "im", "vom", "zum", "zur", "und", "oder",
        "bis", "seit", "ab", "nach", "unter", "absatz", "§", "abs.", "nr.", "art.", "siehe",
    ];
    let last = before
        .split_whitespace()
        .next_back()
        .unwrap_or("")
        .to_lowercase();
    OPEN.contains(&last.as_str())
}

/// `result[i]`: how many of the first `i` lines hold a question mark.
fn question_marks(lines: &[Line]) -> Vec<usize> {
    let mut sum = 0;
    let mut until = vec![0];
    for line in lines {
        sum += usize::from(line.text.contains('?'));
        until.push(sum);
    }
    until
}

fn plans(style: Style, own: &[Candidate], lead: Option<usize>, until: &[usize]) -> Vec<Plan> {
    let asks = |from: usize, to: usize| until[to] > until[from];
    let mut plans = Vec::new();
    let starts = (0..own.len()).filter(|s| own[*s].number <= 1);
    let counted = style.is_numbered() || matches!(style, Style::Letter | Style::Capital);
    for start in starts.take(MOST_STARTS) {
        let after_lead = lead.is_some_and(|l| own[start].line > l);
        let begins = if counted {
            numbered_from(own, start, &asks, until.len() - 1)
        } else if style == Style::Decimal {
            continue;
        } else {
            dashed_from(own, start)
        };
        let mut asked = 0;
        for (n, begin) in begins.iter().enumerate() {
            let to = begins.get(n + 1).map_or(until.len() - 1, |b| b.line);
            asked += usize::from(asks(begin.line, to));
        }
        let enough = after_lead || asked * 2 >= begins.len();
        if enough && (after_lead || asked > 0) {
            plans.push(Plan {
                begins,
                group: group(style),
                after_lead,
                asked,
            });
        }
        if !counted && after_lead {
            break;
        }
    }
    plans
}

const fn group(style: Style) -> u8 {
    match style {
        Style::Named | Style::NumberNamed => 3,
        s if s.is_numbered() => 2,
        _ => 1,
    }
}

fn dashed_from(own: &[Candidate], start: usize) -> Vec<Begin> {
    let indent = own[start].indent;
    own[start..]
        .iter()
        .filter(|c| c.indent <= indent + 3)
        .map(|c| begin(c, c.strength == Strength::Weak))
        .collect()
}

const fn begin(candidate: &Candidate, unsure: bool) -> Begin {
    Begin {
        line: candidate.line,
        marked: true,
        unsure,
    }
}

/// Follows 1, 2, 3 … from one candidate. A number that is left out, repeated or begins again is
/// followed too, but a person must look at it.
fn numbered_from(
    own: &[Candidate],
    start: usize,
    asks: &impl Fn(usize, usize) -> bool,
    end: usize,
) -> Vec<Begin> {
    let first = own[start];
    let mut begins = vec![begin(&first, false)];
    let mut number = first.number;
    for (at, next) in own.iter().enumerate().skip(start + 1) {
        if next.indent > first.indent + 3 {
            continue;
        }
        let strong = next.strength == Strength::Strong;
        let asking = || asks(next.line, own.get(at + 1).map_or(end, |c| c.line));
        let expected = next.number == number + 1;
        let later = |n: u16, s: Strength| {
            own[at + 1..]
                .iter()
                .take_while(|c| c.number != n + 1)
                .any(|c| c.number == n && c.strength >= s)
        };
        let taken = if expected {
            (strong || !later(next.number, Strength::Strong)).then_some(!strong)
        } else if strong && next.number == 1 && asking() {
            Some(true)
        } else if strong && (next.number == number || next.number == number + 2) && asking() {
            (!later(number + 1, Strength::Weak)).then_some(true)
        } else {
            None
        };
        if let Some(unsure) = taken {
            begins.push(begin(next, unsure));
            number = next.number;
        }
    }
    begins
}

/// The line that announces the questions, e.g. `… fragt deshalb an:`.
pub(super) fn lead(lines: &[Line], width: usize) -> Option<usize> {
    (0..lines.len()).find(|&i| {
        let text = &lines[i].text;
        let bare = text.trim_end_matches([':', '.']).trim();
        if matches!(
            bare,
            "Fragen" | "Unsere Fragen" | "Fragestellung" | "Fragestellungen"
        ) {
            return true;
        }
        let mut sentence = text.clone();
        let wrapped =
            i > 0 && !lines[i].blank_before && is_forced_break(&lines[i - 1].text, text, width);
        if wrapped {
            sentence = format!("{} {text}", lines[i - 1].text);
        }
        announces(&sentence)
    })
}

/// True for a text that ends by announcing questions.
pub(super) fn announces(text: &str) -> bool {
    let lower = text.to_lowercase();
    if lower.ends_with("folgender fragen.") || lower.ends_with("folgende fragen.") {
        return true;
    }
    if !lower.ends_with(':') || marks::mark(text).is_some() {
        return false;
    }
    let asks = lower
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| w.starts_with("frag"));
    asks || (lower.contains("bitte") && (lower.contains("beantwort") || lower.contains("auskunft")))
}

/// A paragraph that begins or ends with a question.
fn is_asking(paragraph: &[Line]) -> bool {
    let begins = paragraph
        .iter()
        .flat_map(|l| l.text.chars())
        .find(|c| matches!(c, '.' | '!' | '?'));
    begins == Some('?') || paragraph.last().is_some_and(|l| l.text.ends_with('?'))
}

/// Unmarked questions: paragraphs with a question mark, each to be confirmed by a person.
pub(super) fn unmarked(lines: &[Line], lead: Option<usize>, width: usize) -> Vec<Begin> {
    let from = lead.map_or(0, |l| l + 1);
    let mut paragraphs: Vec<(usize, bool)> = Vec::new();
    for i in from..lines.len() {
        let line = &lines[i];
        let new = i == from || line.blank_before || {
            let before = &lines[i - 1].text;
            before.ends_with('?') && !is_forced_break(before, &line.text, width)
        };
        if new {
            paragraphs.push((i, false));
        }
        if let Some(last) = paragraphs.last_mut() {
            last.1 |= line.text.contains('?');
        }
    }
    if lead.is_none() {
        for n in 0..paragraphs.len() {
            let to = paragraphs.get(n + 1).map_or(lines.len(), |p| p.0);
            paragraphs[n].1 &= is_asking(&lines[paragraphs[n].0..to]);
        }
        let end = paragraphs.iter().rposition(|p| p.1).map_or(0, |e| e + 1);
        let begin = paragraphs[..end]
            .iter()
            .rposition(|p| !p.1)
            .map_or(0, |b| b + 1);
        paragraphs.truncate(end);
        paragraphs.drain(..begin);
    }
    paragraphs
        .into_iter()
        .filter(|p| p.1)
        .map(|(line, _)| Begin {
            line,
            marked: false,
            unsure: true,
        })
        .collect()
}
