//! What an inquiry is about.

use super::dates;
use super::layout::Line;
use super::sentence::{self, Break};
use super::split;
use crate::inquiry::Reading;

/// Labels of a subject line.
const LABELS: [&str; 7] = [
    "Betreff:",
    "Betr.:",
    "Betr:",
    "Betrifft:",
    "Thema:",
    "Gegenstand:",
    "hier:",
];

/// The subject: behind `Betreff:`, or the line below `Anfrage … zur Sitzung …`.
pub(super) fn read(head: &[Line], width: usize) -> Reading<String> {
    if let Some(text) = labelled(head) {
        return Reading {
            unsure: text.is_empty(),
            value: (!text.is_empty()).then_some(text),
        };
    }
    let Some(title) = head.iter().take(25).position(|l| is_title(&l.text)) else {
        return Reading {
            value: before_salutation(head),
            unsure: true,
        };
    };
    let text = below_title(head, title, width);
    let other = is_salutation(&text) || split::announces(&text) || text.chars().count() > 300;
    let value = (!text.is_empty() && !other).then_some(text);
    Reading {
        unsure: value.is_none(),
        value,
    }
}

fn labelled(head: &[Line]) -> Option<String> {
    let (at, rest) = head.iter().enumerate().find_map(|(i, line)| {
        let rest = LABELS.iter().find_map(|l| line.text.strip_prefix(l))?;
        Some((i, rest))
    })?;
    let mut text = String::new();
    sentence::append(&mut text, rest, Break::Wrapped);
    for next in head[at + 1..].iter().take_while(|l| !ends_subject(l)) {
        sentence::append(&mut text, &next.text, Break::Wrapped);
    }
    Some(text)
}

fn below_title(head: &[Line], title: usize, width: usize) -> String {
    let own = head[title].text.as_str();
    let announced = ["zum Thema ", "nfrage: ", "nfrage zu "]
        .iter()
        .find_map(|a| own.split_once(a));
    let mut at = title + 1;
    let mut text = String::new();
    if let Some((_, rest)) = announced {
        sentence::append(&mut text, rest, Break::Wrapped);
    } else {
        // The title may be wrapped: its rest ends with the day of the session.
        while !ends_with_day(&head[at - 1].text)
            && head.get(at).is_some_and(|l| {
                !l.blank_before && sentence::is_forced_break(&head[at - 1].text, &l.text, width)
            })
        {
            at += 1;
        }
        if let Some(line) = head.get(at) {
            sentence::append(&mut text, &line.text, Break::Wrapped);
            at += 1;
        }
    }
    let more = head.get(at..).unwrap_or_default();
    for next in more.iter().take_while(|l| !ends_subject(l)).take(3) {
        sentence::append(&mut text, &next.text, Break::Wrapped);
    }
    text.split(". ").next().unwrap_or("").to_owned()
}

fn ends_with_day(text: &str) -> bool {
    dates::all(text)
        .last()
        .is_some_and(|d| text[d.to..].trim_end_matches('.').is_empty())
}

/// A further line of the head that does not belong to the subject.
fn ends_subject(line: &Line) -> bool {
    let begins = [
        "für die Sitzung",
        "zur Sitzung",
        "Drucksache",
        "Vorlage ",
        "Sitzung ",
    ];
    line.blank_before || is_label(&line.text) || begins.iter().any(|b| line.text.starts_with(b))
}

fn is_title(text: &str) -> bool {
    let first = text.split([' ', ':']).next().unwrap_or("");
    let second = text.split([' ', ':']).nth(1).unwrap_or("");
    first.ends_with("nfrage")
        || (matches!(first, "Kleine" | "Große" | "Schriftliche") && second == "Anfrage")
}

/// A line of the head that begins another entry, e.g. `Bezug: …`.
fn is_label(text: &str) -> bool {
    let label = text.split_once(':').map_or("", |(l, _)| l);
    (!label.is_empty() && label != "hier" && !label.contains(' ')) || is_salutation(text)
}

fn is_salutation(text: &str) -> bool {
    ["Sehr geehrte", "Liebe ", "Guten Tag"]
        .iter()
        .any(|s| text.starts_with(s))
}

fn before_salutation(head: &[Line]) -> Option<String> {
    let at = head.iter().position(|l| is_salutation(&l.text))?;
    let line = &head.get(at.checked_sub(1)?)?.text;
    Some(line.clone())
}
