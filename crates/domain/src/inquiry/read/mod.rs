//! Reads a council inquiry from the text that PDF extraction leaves.
//!
//! Nothing is dropped: preface, questions with their marks, and closing hold every word in order,
//! apart from page headers and footers, which are reported in `removed_lines`. What is uncertain is
//! marked `unsure` for a person; the reader proposes, a person confirms at intake.

mod clean;
mod closing;
mod dates;
mod head;
mod layout;
mod marks;
mod papers;
mod sentence;
mod split;
mod subject;

use super::{Question, ReadInquiry};
use clean::SOFT_HYPHEN;
use layout::Line;
use sentence::Break;
use split::Begin;

/// The longest text that is read, in bytes.
pub const LONGEST_TEXT: usize = 1_000_000;

/// Why a text could not be read as an inquiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is no text: a scan without text layer, or an empty file.
    #[error("the file holds no text; a scan needs text recognition first, or type the text")]
    Empty,
    /// The text is longer than any inquiry.
    #[error(
        "the text has {bytes} bytes, more than {LONGEST_TEXT}; give the inquiry alone, without annexes"
    )]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// No question was found.
    #[error(
        "no question was found; put each question on a line of its own with a number (1., 2., …) or a question mark, and read again"
    )]
    NoQuestions,
}

impl ReadError {
    /// The name for translations, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "inquiry-text-empty",
            Self::TooLong { .. } => "inquiry-text-too-long",
            Self::NoQuestions => "inquiry-without-questions",
        }
    }
}

/// Reads an inquiry (§ 55(1) GO NRW) from plain text.
///
/// # Errors
/// No text, too much text, or no question in it.
pub fn read(text: &str) -> Result<ReadInquiry, ReadError> {
    if text.len() > LONGEST_TEXT {
        return Err(ReadError::TooLong { bytes: text.len() });
    }
    let (lines, removed_lines) = layout::content(clean::lines(text));
    if lines.is_empty() {
        return Err(ReadError::Empty);
    }
    let lines = divide_lines(lines);
    let width = sentence::usual_width(&lines);
    let lead = split::lead(&lines, width);
    let mut begins = split::marked(&lines, lead, width);
    if begins.is_empty() {
        begins = split::unmarked(&lines, lead, width);
    }
    if begins.is_empty() {
        begins = split::unmarked(&lines, None, width);
    }
    let (begins, end, unsure_end) = with_words(&lines, begins, width);
    let Some(first) = begins.first() else {
        return Err(ReadError::NoQuestions);
    };
    let parts = Parts {
        head: &lines[..first.line],
        closing: &lines[end..],
        width,
    };
    let mut questions = questions(&lines, &begins, end, width);
    if let (true, Some(question)) = (unsure_end, questions.last_mut()) {
        question.unsure = true;
    }
    Ok(assemble(&parts, questions, removed_lines))
}

struct Parts<'a> {
    head: &'a [Line],
    closing: &'a [Line],
    width: usize,
}

fn assemble(
    parts: &Parts<'_>,
    questions: Vec<Question>,
    removed_lines: Vec<String>,
) -> ReadInquiry {
    let preface = prose(parts.head, parts.width);
    let closing = prose(parts.closing, parts.width);
    let (forms, forms_unsure) = closing::forms(&format!("{preface}\n.{closing}"));
    let found = head::read(parts.head, parts.closing, parts.width);
    let mut everything = preface.clone();
    for question in &questions {
        everything.push(' ');
        everything.push_str(&question.text);
    }
    everything.push(' ');
    everything.push_str(&closing);
    ReadInquiry {
        group: found.group,
        committee: found.committee,
        session_date: found.session_date,
        dated: found.dated,
        papers: papers::all(&everything),
        subject: found.subject,
        forms,
        forms_unsure,
        signatory: closing::signatory(parts.closing),
        preface,
        questions,
        closing,
        removed_lines,
    }
}

/// Questions on one line with their announcement or with each other get lines of their own.
fn divide_lines(lines: Vec<Line>) -> Vec<Line> {
    let mut divided: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let mut rest = line.text.as_str();
        let mut blank_before = line.blank_before;
        while let Some(at) = inner_mark(rest) {
            divided.push(Line {
                text: rest[..at].trim_end().to_owned(),
                indent: line.indent,
                blank_before,
            });
            rest = &rest[at..];
            blank_before = false;
        }
        divided.push(Line {
            text: rest.to_owned(),
            indent: line.indent,
            blank_before,
        });
    }
    divided
}

/// Where a question begins inside a line: behind its announcement, or a numbered one behind `?`.
fn inner_mark(text: &str) -> Option<usize> {
    text.match_indices([':', '?']).find_map(|(at, sign)| {
        let rest = text[at + 1..].trim_start();
        let begin = text.len() - rest.len();
        if begin == at + 1 || rest.is_empty() {
            return None;
        }
        if sign == ":" {
            let starts = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            return (starts && split::announces(sentence::last(&text[..=at], 400)))
                .then_some(begin);
        }
        if closing::opens(rest) {
            return Some(begin);
        }
        let mark = marks::mark(rest)?;
        let numbered = mark.style.is_numbered() && mark.style != marks::Style::Roman;
        let starts = mark.rest.starts_with(char::is_uppercase);
        (numbered && starts && !split::is_ordinal_noun(mark.rest)).then_some(begin)
    })
}

fn questions(lines: &[Line], begins: &[Begin], end: usize, width: usize) -> Vec<Question> {
    let mut questions = Vec::new();
    for (n, begin) in begins.iter().enumerate() {
        let to = begins.get(n + 1).map_or(end, |b| b.line);
        let Ok(number) = u16::try_from(n + 1) else {
            break;
        };
        questions.push(question(&lines[begin.line..to], *begin, number, width));
    }
    questions
}

/// A mark with no word behind it is no question: it stays in the text before it, and a person must
/// confirm that one. Also says where the questions end, and whether that is unsure.
fn with_words(lines: &[Line], mut begins: Vec<Begin>, width: usize) -> (Vec<Begin>, usize, bool) {
    loop {
        let Some(last) = begins.last() else {
            return (begins, 0, false);
        };
        let (end, unsure_end) = closing::begin(lines, last.line);
        let mut kept: Vec<Begin> = Vec::with_capacity(begins.len());
        for (n, begin) in begins.iter().enumerate() {
            let to = begins.get(n + 1).map_or(end, |next| next.line);
            let own = question(&lines[begin.line..to], *begin, 0, width);
            if !own.text.trim().is_empty() {
                kept.push(*begin);
            } else if let Some(before) = kept.last_mut() {
                before.unsure = true;
            }
        }
        if kept.len() == begins.len() {
            return (begins, end, unsure_end);
        }
        begins = kept;
    }
}

fn question(own: &[Line], begin: Begin, number: u16, width: usize) -> Question {
    let mut text = String::new();
    let mut mark = String::new();
    let mut unsure = begin.unsure;
    for (i, line) in own.iter().enumerate() {
        if i == 0 {
            let read = begin.marked.then(|| marks::mark(&line.text)).flatten();
            mark = read.map_or_else(String::new, |m| m.written.to_owned());
            sentence::append(
                &mut text,
                read.map_or(line.text.as_str(), |m| m.rest),
                Break::Wrapped,
            );
            continue;
        }
        let before = &own[i - 1].text;
        let part = split::strength(own, i, width) > split::Strength::No;
        let apart = line.blank_before && sentence::ends_sentence(before);
        unsure |= apart && !part && !line.text.contains('?') && !line.text.ends_with('.');
        let between = if part || apart {
            Break::Part
        } else {
            Break::Wrapped
        };
        sentence::append(&mut text, &line.text, between);
    }
    text.truncate(text.trim_end_matches(SOFT_HYPHEN).len());
    unsure |= !text.contains('?');
    Question {
        number,
        mark,
        text,
        unsure,
    }
}

/// Text around the questions: wrapped lines are joined, other line breaks stay.
fn prose(lines: &[Line], width: usize) -> String {
    let mut text = String::new();
    for (i, line) in lines.iter().enumerate() {
        let before = i.checked_sub(1).map_or("", |b| lines[b].text.as_str());
        let between = if line.blank_before {
            Break::Paragraph
        } else if sentence::is_forced_break(before, &line.text, width) {
            Break::Wrapped
        } else {
            Break::Line
        };
        sentence::append(&mut text, &line.text, between);
    }
    text.truncate(text.trim_end_matches(SOFT_HYPHEN).len());
    text
}
