//! Marks in front of questions and sub-parts: `1.`, `1)`, `(1)`, `Frage 1:`, `I.`, `a)`, dashes.

/// The form of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Style {
    /// `Frage 1:`.
    Named,
    /// `1. Frage:`.
    NumberNamed,
    /// `1.`.
    Dot,
    /// `1.)`.
    DotParen,
    /// `1)`.
    Paren,
    /// `(1)`.
    Parens,
    /// `1:`.
    Colon,
    /// `I.` or `I)`.
    Roman,
    /// `a)`.
    Letter,
    /// `A)`.
    Capital,
    /// A dash or bullet, that very character.
    Dash(char),
    /// `1.1`: always a sub-part.
    Decimal,
}

impl Style {
    /// True for marks that count.
    pub(super) const fn is_numbered(self) -> bool {
        !matches!(
            self,
            Self::Letter | Self::Capital | Self::Dash(_) | Self::Decimal
        )
    }
}

/// A mark at the begin of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark<'a> {
    /// Its form.
    pub style: Style,
    /// Its number (letters count from 1, dashes are 0).
    pub number: u16,
    /// As written.
    pub written: &'a str,
    /// The line after it.
    pub rest: &'a str,
}

const MONTHS: &[&str] = &[
    "januar",
    "februar",
    "märz",
    "maerz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
];

/// The mark of a line, if it begins with one.
pub(super) fn mark(line: &str) -> Option<Mark<'_>> {
    named(line)
        .or_else(|| arabic(line))
        .or_else(|| bracketed(line))
        .or_else(|| roman(line))
        .or_else(|| letter(line))
        .or_else(|| dash(line))
}

fn made(line: &str, style: Style, number: u16, length: usize) -> Mark<'_> {
    let (written, rest) = line.split_at(length);
    Mark {
        style,
        number,
        written: written.trim_end(),
        rest: rest.trim_start(),
    }
}

fn digits(text: &str) -> Option<(u16, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > 2 || text.starts_with('0') {
        return None;
    }
    text[..length].parse().ok().map(|n| (n, length))
}

/// True where a mark may end here: the line is over, a space follows, or (lost space) a capital.
fn ends_here(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || c.is_uppercase() || c == '„')
}

fn named(line: &str) -> Option<Mark<'_>> {
    let mut rest = line
        .strip_prefix("Frage ")
        .or_else(|| line.strip_prefix("FRAGE "))?
        .trim_start();
    rest = rest.strip_prefix("Nr.").unwrap_or(rest).trim_start();
    let (number, length) = digits(rest)?;
    rest = &rest[length..];
    let spaced = rest.trim_start();
    let after = match spaced.chars().next() {
        None => spaced,
        Some(c @ (':' | '.' | ')' | '-' | '–')) => {
            let after = &spaced[c.len_utf8()..];
            after.strip_prefix([':', ')']).unwrap_or(after)
        }
        Some(_) => return None,
    };
    ends_here(after).then(|| made(line, Style::Named, number, line.len() - after.len()))
}

fn arabic(line: &str) -> Option<Mark<'_>> {
    let (number, length) = digits(line)?;
    let rest = &line[length..];
    if let Some(after) = rest.strip_prefix('.') {
        if let Some(after) = after.strip_prefix(')') {
            return ends_here(after).then(|| made(line, Style::DotParen, number, length + 2));
        }
        if let Some(decimal) = decimal(line, number, length + 1, after) {
            return Some(decimal);
        }
        let word = after.trim_start();
        if let Some(tail) = word.strip_prefix("Frage")
            && (tail.is_empty() || tail.starts_with(':'))
        {
            let end = line.len() - tail.strip_prefix(':').unwrap_or(tail).len();
            return Some(made(line, Style::NumberNamed, number, end));
        }
        return (ends_here(after) && !is_month(word))
            .then(|| made(line, Style::Dot, number, length + 1));
    }
    if let Some(after) = rest.strip_prefix(')') {
        return ends_here(after).then(|| made(line, Style::Paren, number, length + 1));
    }
    let after = rest.strip_prefix(':')?;
    ends_here(after).then(|| made(line, Style::Colon, number, length + 1))
}

fn decimal<'a>(line: &'a str, number: u16, begin: usize, after: &str) -> Option<Mark<'a>> {
    let (_, length) = digits(after)?;
    let tail = &after[length..];
    let end = match tail.chars().next() {
        Some('.' | ')') => begin + length + 1,
        _ => begin + length,
    };
    let rest = &line[end..];
    let text = rest.trim_start();
    let starts = text.chars().next().is_none_or(char::is_uppercase);
    (rest.len() != text.len() && starts && !is_month(text))
        .then(|| made(line, Style::Decimal, number, end))
}

fn bracketed(line: &str) -> Option<Mark<'_>> {
    let inner = line.strip_prefix('(')?;
    let close = inner.find(')')?;
    let (label, after) = (&inner[..close], &inner[close + 1..]);
    if !ends_here(after) {
        return None;
    }
    let length = close + 2;
    if let Some((number, used)) = digits(label)
        && used == label.len()
    {
        return Some(made(line, Style::Parens, number, length));
    }
    one_letter(label).map(|(style, number)| made(line, style, number, length))
}

fn roman(line: &str) -> Option<Mark<'_>> {
    let length = line
        .bytes()
        .take_while(|b| matches!(b, b'I' | b'V' | b'X'))
        .count();
    let number = roman_value(&line[..length])?;
    let after = line[length..].strip_prefix(['.', ')'])?;
    let spaced = after.is_empty() || after.starts_with(' ');
    spaced.then(|| made(line, Style::Roman, number, length + 1))
}

fn roman_value(text: &str) -> Option<u16> {
    const ROMAN: [&str; 15] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV",
    ];
    let at = ROMAN.iter().position(|r| *r == text)?;
    u16::try_from(at + 1).ok()
}

fn one_letter(label: &str) -> Option<(Style, u16)> {
    let mut bytes = label.bytes();
    let (byte, None) = (bytes.next()?, bytes.next()) else {
        return None;
    };
    match byte {
        b'a'..=b'z' => Some((Style::Letter, u16::from(byte - b'a') + 1)),
        b'A'..=b'Z' => Some((Style::Capital, u16::from(byte - b'A') + 1)),
        _ => None,
    }
}

fn letter(line: &str) -> Option<Mark<'_>> {
    let label = line.get(..1)?;
    let (style, number) = one_letter(label)?;
    let rest = &line[1..];
    let after = rest.strip_prefix(".)").or_else(|| rest.strip_prefix(')'))?;
    ends_here(after).then(|| made(line, style, number, line.len() - after.len()))
}

fn dash(line: &str) -> Option<Mark<'_>> {
    let c = line.chars().next()?;
    let bullet = matches!(
        c,
        '-' | '–'
            | '—'
            | '•'
            | '*'
            | '·'
            | '▪'
            | '◦'
            | '‣'
            | '●'
            | '►'
            | '➢'
            | '■'
            | '□'
            | 'o'
    ) || ('\u{f000}'..='\u{f0ff}').contains(&c);
    let after = &line[c.len_utf8()..];
    let text = after.trim_start();
    let real = after.len() != text.len() && text.chars().next().is_some_and(char::is_alphanumeric);
    // Word's second bullet arrives as a letter.
    let letter = c == 'o' && !text.starts_with(char::is_uppercase);
    (bullet && real && !letter).then(|| made(line, Style::Dash(c), 0, c.len_utf8()))
}

fn is_month(text: &str) -> bool {
    let word: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
    MONTHS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Style, u16, &str, &str)> {
        mark(line).map(|m| (m.style, m.number, m.written, m.rest))
    }

    #[test]
    fn each_form_is_recognised() {
        assert_eq!(read("1. Wie"), Some((Style::Dot, 1, "1.", "Wie")));
        assert_eq!(read("1.Wie"), Some((Style::Dot, 1, "1.", "Wie")));
        assert_eq!(read("2) Wie"), Some((Style::Paren, 2, "2)", "Wie")));
        assert_eq!(read("2.) Wie"), Some((Style::DotParen, 2, "2.)", "Wie")));
        assert_eq!(read("(3) Wie"), Some((Style::Parens, 3, "(3)", "Wie")));
        assert_eq!(
            read("Frage 4: Wie"),
            Some((Style::Named, 4, "Frage 4:", "Wie"))
        );
        assert_eq!(
            read("Frage Nr. 4"),
            Some((Style::Named, 4, "Frage Nr. 4", ""))
        );
        assert_eq!(
            read("1. Frage: Wie"),
            Some((Style::NumberNamed, 1, "1. Frage:", "Wie"))
        );
        assert_eq!(read("IV. Wie"), Some((Style::Roman, 4, "IV.", "Wie")));
        assert_eq!(read("b) wie"), Some((Style::Letter, 2, "b)", "wie")));
        assert_eq!(read("– Wie"), Some((Style::Dash('–'), 0, "–", "Wie")));
        assert_eq!(read("1.1 Wie"), Some((Style::Decimal, 1, "1.1", "Wie")));
    }

    #[test]
    fn dates_years_and_paragraphs_are_no_marks() {
        for line in [
            "05. März 2026",
            "5. März 2026",
            "26.02.2026 war",
            "5 Jahren in Bochum",
            "§ 55 Abs. 1",
            "2026 wurden",
            "2024. Danach",
            "3,5 Prozent",
            "Frage 3 der Anfrage",
            "10.000 Euro",
            "–",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
