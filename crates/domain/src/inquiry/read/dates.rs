//! Days as written in letters: `05.03.2026`, `5. März 2026`, `2026-03-05`.

use jiff::civil::Date;

/// A day in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Byte offset of its first character.
    pub from: usize,
    /// Byte offset after its last.
    pub to: usize,
    /// The day.
    pub date: Date,
}

const MONTHS: [(&str, i8); 24] = [
    ("januar", 1),
    ("jan", 1),
    ("februar", 2),
    ("feb", 2),
    ("märz", 3),
    ("maerz", 3),
    ("mär", 3),
    ("april", 4),
    ("apr", 4),
    ("mai", 5),
    ("juni", 6),
    ("jun", 6),
    ("juli", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("oktober", 10),
    ("okt", 10),
    ("november", 11),
    ("dezember", 12),
    ("dez", 12),
];

/// All days of a text, in order.
pub(super) fn all(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut before = None;
    for (from, c) in text.char_indices() {
        let inside = found.last().is_some_and(|f| from < f.to);
        let begins = !matches!(before, Some(b) if is_joined(b));
        before = Some(c);
        if !c.is_ascii_digit() || inside || !begins {
            continue;
        }
        let mut cursor = Cursor {
            rest: &text[from..],
        };
        if let Some(date) = cursor.date() {
            let to = text.len() - cursor.rest.len();
            found.push(Found { from, to, date });
        }
    }
    found
}

const fn is_joined(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-')
}

struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    fn date(&mut self) -> Option<Date> {
        let (first, length) = self.number()?;
        if length == 4 {
            self.expect('-')?;
            let month = self.number()?.0;
            self.expect('-')?;
            return day(first, month, self.last()?.0);
        }
        self.expect('.')?;
        self.spaces();
        let month = match self.month_name() {
            Some(month) => i16::from(month),
            None => {
                let month = self.number()?.0;
                self.expect('.')?;
                month
            }
        };
        self.spaces();
        let (year, length) = self.last()?;
        match length {
            4 => day(year, month, first),
            2 => day(2000 + year, month, first),
            _ => None,
        }
    }

    fn number(&mut self) -> Option<(i16, usize)> {
        let length = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 || length > 4 {
            return None;
        }
        let (digits, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some((digits.parse().ok()?, length))
    }

    /// The last number of a date: no letter or digit may follow.
    fn last(&mut self) -> Option<(i16, usize)> {
        let number = self.number()?;
        let open = self
            .rest
            .chars()
            .next()
            .is_some_and(|c| c.is_alphanumeric() || c == '/');
        (!open).then_some(number)
    }

    fn expect(&mut self, c: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(c)?;
        Some(())
    }

    fn spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn month_name(&mut self) -> Option<i8> {
        let word: String = self
            .rest
            .chars()
            .take_while(|c| c.is_alphabetic())
            .collect();
        let lower = word.to_lowercase();
        let month = MONTHS.iter().find(|(name, _)| *name == lower)?.1;
        self.rest = &self.rest[word.len()..];
        if lower.chars().count() <= 4 {
            self.rest = self.rest.strip_prefix('.').unwrap_or(self.rest);
        }
        Some(month)
    }
}

fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1990..=2100).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_forms_of_letters() {
        for text in [
            "am 05.03.2026.",
            "05. März 2026",
            "5. März 2026",
            "2026-03-05",
            "5.3.26",
            "5. 3. 2026",
            "5. Mär. 2026",
        ] {
            let found = all(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].date, date(2026, 3, 5), "{text}");
        }
    }

    #[test]
    fn what_is_no_day() {
        for text in [
            "31.02.2026",
            "1.234.567",
            "20260305",
            "21-0744/3",
            "§ 55 Abs. 1",
            "12.03.",
            "K/17/6463",
            "1228/2019",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
    }
}
