//! The head of an inquiry: who asks, where, when, about what.

use super::dates::{self, Found};
use super::layout::Line;
use super::sentence::{self, Break};
use super::subject;
use crate::inquiry::Reading;
use jiff::civil::Date;

/// What the head says.
pub(super) struct Head {
    pub group: Reading<String>,
    pub committee: Reading<String>,
    pub session_date: Reading<Date>,
    pub dated: Reading<Date>,
    pub subject: Reading<String>,
}

/// Reads the head; what it does not say may stand in the closing.
pub(super) fn read(head: &[Line], closing: &[Line], width: usize) -> Head {
    let flat = flat(head);
    let end = self::flat(closing);
    let session = session(&flat).or_else(|| session(&end));
    let session_day = session.as_ref().and_then(|s| s.date);
    Head {
        group: group(head, closing),
        committee: match session.as_ref().and_then(|s| s.committee.clone()) {
            Some(committee) => sure(committee),
            None => committee_line(head),
        },
        session_date: Reading {
            value: session_day,
            unsure: session.is_none_or(|s| s.date.is_none() || s.several),
        },
        dated: dated(head, closing, session_day),
        subject: subject::read(head, width),
    }
}

const fn sure<T>(value: T) -> Reading<T> {
    Reading {
        value: Some(value),
        unsure: false,
    }
}

const fn guessed<T>(value: Option<T>) -> Reading<T> {
    Reading {
        value,
        unsure: true,
    }
}

fn flat(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        sentence::append(&mut text, &line.text, Break::Wrapped);
    }
    text
}

/// Who asks: the name in quotation marks behind `Fraktion`, or the words as written.
fn group(head: &[Line], closing: &[Line]) -> Reading<String> {
    for (n, line) in head.iter().chain(closing).enumerate() {
        if let Some(member) = single_member(&line.text) {
            return guessed(Some(member));
        }
        if let Some(name) = line.text.split("   ").find_map(group_of) {
            return Reading {
                value: Some(name),
                unsure: n >= 12,
            };
        }
    }
    guessed(None)
}

fn group_of(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|w| {
        let bare = w.trim_end_matches([',', ':']);
        let lower = bare.to_lowercase();
        lower.ends_with("fraktion")
            || lower.ends_with("fraktionen")
            || matches!(bare, "Ratsgruppe" | "Gruppe" | "Wählergruppe")
    })?;
    if words[at].ends_with([',', ':']) {
        return compound(words[at]);
    }
    if at + 1 == words.len() && (1..=5).contains(&at) && compound(words[at]).is_none() {
        return Some(line.trim().to_owned());
    }
    let rest = words[at + 1..].join(" ");
    if let Some(name) = quoted(&rest) {
        return Some(name);
    }
    let mut name = vec![words[at]];
    for (n, word) in words[at + 1..].iter().enumerate() {
        let next = words.get(at + n + 2).copied().unwrap_or("");
        if ends_name(word, next) {
            break;
        }
        name.push(word.trim_end_matches([',', ':', '.']));
        if word.ends_with([',', ':', '.']) {
            break;
        }
    }
    if name.len() > 1 {
        return Some(name.join(" "));
    }
    compound(words[at])
}

/// A member without a group: `Einzelratsmitglied Max Probe`.
fn single_member(line: &str) -> Option<String> {
    let first = line.split_whitespace().next()?;
    let member = matches!(
        first,
        "Ratsmitglied" | "Einzelratsmitglied" | "Einzelmandatsträger"
    );
    let short = line.split_whitespace().count() <= 6;
    (member && short).then(|| line.split(',').next().unwrap_or(line).trim().to_owned())
}

/// `SPD-Fraktion` names a group by itself, `Fraktion` does not.
fn compound(word: &str) -> Option<String> {
    let bare = word.trim_end_matches([',', ':']);
    let own = bare.contains('-') || bare.starts_with(['„', '"']);
    own.then(|| bare.to_owned())
}

fn ends_name(word: &str, next: &str) -> bool {
    const ENDS: [&str; 24] = [
        "im", "in", "zur", "zum", "vom", "am", "an", "fragt", "fragen", "bittet", "bitten", "|",
        "·", "•", "–", "-", "zu", "auf", "hat", "für", "stellt", "gemäß", "*", "/",
    ];
    ENDS.contains(&word)
        || word.starts_with('(')
        || word.chars().any(|c| c.is_ascii_digit())
        || (matches!(word, "der" | "des") && matches!(next, "Stadt" | "Gemeinde" | "Rates"))
}

fn quoted(text: &str) -> Option<String> {
    let inner = text.strip_prefix(['„', '“', '"', '«', '»', '‚'])?;
    let close = inner.find(['“', '”', '"', '«', '»', '‘'])?;
    let name = inner[..close].trim();
    (!name.is_empty()).then(|| name.to_owned())
}

struct Session {
    committee: Option<String>,
    date: Option<Date>,
    several: bool,
}

/// The session for which the inquiry is made: `zur 3. Sitzung des AGS am 05. März 2026`.
fn session(flat: &str) -> Option<Session> {
    let days = dates::all(flat);
    let mut best: Option<(bool, Session)> = None;
    let mut seen: Vec<Date> = Vec::new();
    // An inquiry names one session, perhaps a few earlier ones.
    for (at, word) in flat.match_indices("itzung").take(40) {
        let after = at + word.len();
        let rest = &flat[after..];
        if rest.starts_with("en") || rest.starts_with("sperio") {
            continue;
        }
        let before = sentence::last(&flat[..at], 28).to_lowercase();
        let wanted = ["zur ", "für die ", "zu der ", "nächsten "]
            .iter()
            .any(|w| before.contains(w));
        let past = before.contains("bezug") || before.contains("aus der");
        let day = days
            .iter()
            .find(|d| d.from >= after && d.from - after < 160);
        let committee = if flat[..at].ends_with("Ratss") {
            Some("Rat".to_owned())
        } else {
            committee_of(rest, day.map(|d| d.from - after))
        };
        if committee.is_none() && day.is_none() {
            continue;
        }
        if let Some(day) = day.map(|d| d.date)
            && !seen.contains(&day)
        {
            seen.push(day);
        }
        let session = Session {
            committee,
            date: day.map(|d| d.date),
            several: false,
        };
        let better = best.as_ref().is_none_or(|(w, s)| {
            (wanted && !w) || (*w == wanted && s.date.is_none() && day.is_some())
        });
        if better && !(past && best.is_some()) {
            best = Some((wanted && !past, session));
        }
    }
    best.map(|(wanted, session)| Session {
        several: seen.len() > 1 && !wanted,
        ..session
    })
}

/// `… des AGS am` / `… des Ausschusses für Arbeit, Gesundheit und Soziales (AGS) am`.
fn committee_of(rest: &str, date_at: Option<usize>) -> Option<String> {
    let rest = rest.trim_start_matches("stermin").trim_start();
    let skipped = rest
        .strip_prefix("des ")
        .or_else(|| rest.strip_prefix("der "))
        .or_else(|| rest.strip_prefix("im "))?;
    let end = date_at.map_or(usize::MAX, |d| d);
    let mut words: Vec<&str> = Vec::new();
    let mut used = 0;
    for word in skipped.split_whitespace() {
        used += word.len() + 1;
        let bare = word.trim_end_matches(['.', ':', ';']);
        let stop = matches!(
            bare,
            "am" | "vom" | "den" | "der" | "in" | "TOP" | "zum" | "zu" | "bitten" | "–" | "-"
        );
        let of_list =
            matches!(words.last(), Some(&w) if w.ends_with(',') || w == "und" || w == "für");
        if (stop && !of_list) || word.starts_with('(') || used > end || words.len() >= 14 {
            break;
        }
        if bare.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        words.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    let name = words.join(" ");
    let name = name.trim_end_matches(',');
    name.starts_with(char::is_uppercase)
        .then(|| nominative(name))
}

/// `Ausschusses` → `Ausschuss`, `Rates` → `Rat`.
fn nominative(name: &str) -> String {
    let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
    for word in &mut words {
        let lower = word.to_lowercase();
        let cut = if lower.ends_with("ausschusses") || lower.ends_with("rates") {
            2
        } else if lower == "rats" || lower.ends_with("srats") {
            1
        } else {
            continue;
        };
        word.truncate(word.len() - cut);
        break;
    }
    words.join(" ")
}

/// A committee that stands on a line of its own or in the address.
fn committee_line(head: &[Line]) -> Reading<String> {
    for line in head.iter().take(25) {
        if let Some(name) = line.text.strip_prefix("Gremium:") {
            return sure(name.trim().to_owned());
        }
        let text = [
            "An den ",
            "An die ",
            "an den ",
            "an die ",
            "im ",
            "für den ",
        ]
        .iter()
        .find_map(|p| line.text.strip_prefix(p))
        .unwrap_or(&line.text);
        let text = text
            .trim_start_matches("Vorsitzenden des ")
            .trim_start_matches("Vorsitzende des ");
        let first = text.split(' ').next().unwrap_or("");
        let lower = text.to_lowercase();
        let names = (lower.contains("ausschuss") && text.starts_with(char::is_uppercase))
            || first.starts_with("Bezirksvertretung")
            || first == "Integrationsrat";
        if names && text.chars().count() < 90 && !text.ends_with('.') {
            let name = text.split('(').next().unwrap_or(text);
            return guessed(Some(nominative(name.trim().trim_end_matches([',', ':']))));
        }
    }
    let council = head
        .iter()
        .take(25)
        .any(|l| l.text.contains("Rat der Stadt") || l.text.contains("Rates der Stadt"));
    guessed(council.then(|| "Rat".to_owned()))
}

/// The day of the letter: `Bochum, den 26.02.2026`, `Datum: …`, or a day on a line of its own.
fn dated(head: &[Line], closing: &[Line], session: Option<Date>) -> Reading<Date> {
    let lines = || head.iter().chain(closing);
    for line in lines() {
        for day in dates::all(&line.text) {
            let before = line.text[..day.from].trim_end();
            let lower = before.to_lowercase();
            if lower.ends_with(", den") || lower.ends_with("datum:") || lower == "den" {
                return sure(day.date);
            }
        }
    }
    for line in lines() {
        if let [day] = dates::all(&line.text)[..]
            && is_date_line(&line.text, day)
        {
            return sure(day.date);
        }
    }
    let other = head
        .iter()
        .take(12)
        .flat_map(|l| dates::all(&l.text))
        .map(|d| d.date)
        .find(|d| Some(*d) != session);
    guessed(other)
}

/// `26.02.2026`, `Musterstadt, 26. Februar 2026`, `… 44777 Musterstadt      26.02.2026`.
fn is_date_line(line: &str, day: Found) -> bool {
    let before = line[..day.from].trim_end();
    let place = before
        .strip_suffix(',')
        .is_some_and(|p| p.split(' ').count() <= 4);
    let column = line[..day.from].ends_with("   ");
    line[day.to..].trim().is_empty() && (before.is_empty() || place || column)
}
