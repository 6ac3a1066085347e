//! Page headers, footers and page numbers: recognised, taken out and reported, never silently.

use super::clean::RawLine;
use super::marks;
use super::sentence::ends_sentence;
use std::collections::{BTreeMap, BTreeSet};

/// A line with content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text, trimmed.
    pub text: String,
    /// Leading spaces.
    pub indent: usize,
    /// A blank line stands before it (not one made by a page break inside a sentence).
    pub blank_before: bool,
}

/// Lines at the top or bottom of a page that can be a header or footer.
const ZONE: usize = 3;

/// Takes layout lines out; the second part is what was taken.
pub(super) fn content(raw: Vec<RawLine>) -> (Vec<Line>, Vec<String>) {
    let pages = paginate(raw);
    let dropped = layout_lines(&pages);
    let mut lines: Vec<Line> = Vec::new();
    let mut removed = Vec::new();
    for (p, page) in pages.iter().enumerate() {
        let mut blank = false;
        let mut turned = p > 0;
        for (i, line) in page.iter().enumerate() {
            if line.text.is_empty() {
                blank = true;
            } else if dropped.contains(&(p, i)) {
                removed.push(line.text.clone());
                turned = true;
            } else {
                let before = lines.last();
                let paragraph = match before {
                    None => blank,
                    Some(before) if turned => ends_sentence(&before.text),
                    Some(_) => blank,
                };
                lines.push(Line {
                    text: line.text.clone(),
                    indent: line.indent,
                    blank_before: paragraph,
                });
                (blank, turned) = (false, false);
            }
        }
    }
    (lines, removed)
}

type Page = Vec<RawLine>;

/// Pages by form feed; where there is none, by lines that can only be a page number.
fn paginate(raw: Vec<RawLine>) -> Vec<Page> {
    let fed = raw.iter().any(|l| l.page > 0);
    let mut pages: Vec<Page> = vec![Vec::new()];
    let mut current = 0;
    let mut numbered = false;
    for line in raw {
        if (fed && line.page != current) || (!fed && numbered) {
            pages.push(Vec::new());
        }
        current = line.page;
        numbered = matches!(
            page_number(&line.text),
            PageNumber::Sure | PageNumber::Beside
        );
        if let Some(page) = pages.last_mut() {
            page.push(line);
        }
    }
    pages
}

fn layout_lines(pages: &[Page]) -> BTreeSet<(usize, usize)> {
    let mut dropped = BTreeSet::new();
    let mut filled = 0;
    for (p, page) in pages.iter().enumerate() {
        for (i, line) in page.iter().enumerate() {
            filled += usize::from(!line.text.is_empty());
            let number = page_number(&line.text);
            // The first lines of a letter are its letterhead, whatever stands beside it.
            if number == PageNumber::Sure || (number == PageNumber::Beside && filled > ZONE) {
                dropped.insert((p, i));
            }
        }
    }
    if pages.len() > 1 {
        drop_edge_numbers(pages, &mut dropped);
        drop_repeated(pages, &mut dropped);
        drop_edge_numbers(pages, &mut dropped);
    }
    dropped
}

/// A bare number is a page number only at the edge of one of several pages.
fn drop_edge_numbers(pages: &[Page], dropped: &mut BTreeSet<(usize, usize)>) {
    for (p, page) in pages.iter().enumerate() {
        for bottom in [false, true] {
            if let Some(&i) = zone(pages, p, dropped, bottom).first()
                && page_number(&page[i].text) == PageNumber::Maybe
            {
                dropped.insert((p, i));
            }
        }
    }
}

/// Lines that stand at the edge of two or more pages. The first page's head is content (letterhead).
fn drop_repeated(pages: &[Page], dropped: &mut BTreeSet<(usize, usize)>) {
    let mut seen: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for p in 0..pages.len() {
        for i in zone(pages, p, dropped, false)
            .into_iter()
            .chain(zone(pages, p, dropped, true))
        {
            if let Some(key) = header_key(&pages[p][i].text) {
                seen.entry(key).or_default().insert(p);
            }
        }
    }
    let repeated = |p: usize, i: usize| {
        header_key(&pages[p][i].text)
            .and_then(|key| seen.get(&key))
            .is_some_and(|on| on.len() > 1)
    };
    let first = pages
        .iter()
        .position(|page| page.iter().any(|l| !l.text.is_empty()))
        .unwrap_or(0);
    for p in 0..pages.len() {
        for bottom in [false, true] {
            if p <= first && !bottom {
                continue;
            }
            for i in zone(pages, p, dropped, bottom) {
                if !repeated(p, i) {
                    break;
                }
                dropped.insert((p, i));
            }
        }
    }
}

/// The outermost lines of a page, from the edge inwards.
fn zone(pages: &[Page], p: usize, dropped: &BTreeSet<(usize, usize)>, bottom: bool) -> Vec<usize> {
    let page = &pages[p];
    let kept = |i: &usize| !page[*i].text.is_empty() && !dropped.contains(&(p, *i));
    if bottom {
        (0..page.len()).rev().filter(kept).take(ZONE).collect()
    } else {
        (0..page.len()).filter(kept).take(ZONE).collect()
    }
}

/// What two occurrences of a header share: the text without a page number at its end.
fn header_key(text: &str) -> Option<String> {
    if text.ends_with('?') || marks::mark(text).is_some() {
        return None;
    }
    let key = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/' || c == ' ');
    let key = key
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    (key.chars().filter(|c| c.is_alphabetic()).count() >= 3).then_some(key)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PageNumber {
    /// The line is a page number.
    Sure,
    /// A header or footer with a page number beside it.
    Beside,
    /// A number that is a page number only at the edge of a page.
    Maybe,
    No,
}

fn page_number(text: &str) -> PageNumber {
    let lower = text.to_lowercase();
    if let Some(rest) = lower.strip_prefix("seite ") {
        return match numbers(rest) {
            Some(2) => PageNumber::Sure,
            Some(1) => PageNumber::Maybe,
            _ => PageNumber::No,
        };
    }
    let dashed = |c: char| matches!(c, '-' | '–' | '—');
    if lower.starts_with(dashed) && lower.ends_with(dashed) && lower.chars().count() >= 3 {
        let inner = lower.trim_matches(|c| dashed(c) || c == ' ');
        let inner = inner.strip_prefix("seite ").unwrap_or(inner);
        if numbers(inner) == Some(1) {
            return PageNumber::Sure;
        }
    }
    if let Some((head, tail)) = lower.rsplit_once("seite ") {
        let apart = head.trim_end().ends_with(['|', '·', '–', '—', '•']) || head.ends_with("   ");
        if apart && numbers(tail).is_some() && text.chars().count() < 120 {
            return PageNumber::Beside;
        }
    }
    match numbers(&lower) {
        Some(_) => PageNumber::Maybe,
        None => PageNumber::No,
    }
}

/// How many page numbers a text consists of: `2` → 1; `2 von 3`, `2/3` → 2; anything else → none.
fn numbers(text: &str) -> Option<usize> {
    let parts: Vec<&str> = text
        .split([' ', '/'])
        .filter(|p| !p.is_empty() && *p != "von")
        .collect();
    let short = |p: &&str| p.len() <= 3 && p.chars().all(|c| c.is_ascii_digit());
    (matches!(parts.len(), 1 | 2) && parts.iter().all(short)).then_some(parts.len())
}

#[cfg(test)]
mod tests {
    use super::super::clean;
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let (lines, removed) = content(clean::lines(text));
        (lines.into_iter().map(|l| l.text).collect(), removed)
    }

    #[test]
    fn repeated_header_is_taken_out_but_the_letterhead_stays() {
        let (lines, removed) = read("Fraktion X\nText eins und\n\u{c}Fraktion X\n2\nText zwei");
        assert_eq!(lines, ["Fraktion X", "Text eins und", "Text zwei"]);
        assert_eq!(removed, ["Fraktion X", "2"]);
    }

    #[test]
    fn page_numbers_without_form_feed() {
        let (lines, removed) = read("Kopf\nText\n- 1 -\nKopf\nmehr Text\nSeite 2 von 2");
        assert_eq!(lines, ["Kopf", "Text", "mehr Text"]);
        assert_eq!(removed, ["- 1 -", "Kopf", "Seite 2 von 2"]);
    }

    #[test]
    fn a_number_on_its_own_line_of_a_single_page_stays() {
        assert_eq!(read("Im Jahr\n2025\nwaren es 7").1, Vec::<String>::new());
    }
}
