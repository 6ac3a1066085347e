//! `/mein-tag/fristen.ics`: the account's due days as a calendar (RFC 5545). Kinds and references only:
//! whom a record concerns is never in it, as calendars are copied to telephones.

use super::due_within;
use crate::web::asker::Asker;
use crate::web::route::Answer;
use crate::web::section;
use crate::web::words::{Words, reference};
use augenmass_domain::State;
use axum::http::header;
use axum::response::IntoResponse as _;
use jiff::Timestamp;

/// Days ahead.
const AHEAD: i64 = 366;
/// At most so many records of a kind.
const MOST: u32 = 500;
/// The longest line in octets, without its break (RFC 5545, 3.1).
const LINE: usize = 75;

/// The calendar.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let records = due_within(&asker, AHEAD, MOST).await?;
    let now = asker.installation().gate.now().at;
    let city = asker.installation().municipality();
    let text = calendar(asker.words, city, now, &records);
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"fristen.ics\"",
        ),
    ];
    Ok((headers, text).into_response())
}

fn calendar(words: Words, city: &str, now: Timestamp, records: &[State]) -> String {
    let name = escaped(&format!("{} – Augenmaß {city}", words.t("day-due-name")));
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Augenmass//Fristen//DE".to_owned(),
        format!("X-WR-CALNAME:{name}"),
    ];
    for record in records {
        let Some(due) = record.facets().due else {
            continue;
        };
        let Ok(after) = due.tomorrow() else { continue };
        let kind = words.kind(record.kind());
        let what = format!("{kind} {}", reference(record.id()));
        let section = section::path(record.kind());
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{section}-{}@augenmass", record.id().simple()),
            format!("DTSTAMP:{}", now.strftime("%Y%m%dT%H%M%SZ")),
            format!("DTSTART;VALUE=DATE:{}", due.strftime("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", after.strftime("%Y%m%d")),
            format!(
                "SUMMARY:{}",
                escaped(&words.with("day-due-event", "what", what))
            ),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// A text value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;");
    text.replace(',', "\\,").replace('\n', "\\n")
}

/// A line with its break, folded where it is too long, never within a letter.
fn folded(line: &str) -> String {
    let mut text = String::new();
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_casework::words::Language;

    #[test]
    fn a_calendar_without_due_days_is_a_calendar() {
        let text = calendar(
            Words(Language::German),
            "Auenstedt, Stadt",
            Timestamp::UNIX_EPOCH,
            &[],
        );
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        assert!(text.ends_with("\r\nEND:VCALENDAR\r\n"));
        assert!(text.contains("Auenstedt\\, Stadt"));
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let text = folded(&"ä".repeat(100));
        assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        let whole: String = text.replace("\r\n ", "").trim_end().to_owned();
        assert_eq!(whole, "ä".repeat(100));
    }
}
