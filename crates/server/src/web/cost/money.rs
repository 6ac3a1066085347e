//! Money as people type it: `1.234,50`.

/// Cents of an amount in euros: digits, with or without dots between thousands, with or without a comma
/// and two digits of cents. `None` for anything else: an amount is never guessed at.
pub(super) fn read(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('€').trim_end();
    let (euros, cents) = match text.split_once(',') {
        Some((euros, cents)) => (euros, two_digits(cents)?),
        None => (text, 0),
    };
    whole(euros)?.checked_mul(100)?.checked_add(cents)
}

fn two_digits(text: &str) -> Option<i64> {
    (text.len() == 2 && is_digits(text))
        .then(|| text.parse().ok())
        .flatten()
}

/// Whole euros; dots only where they part thousands.
fn whole(text: &str) -> Option<i64> {
    let mut groups = text.split('.');
    let first = groups.next().filter(|first| is_digits(first))?;
    let mut digits = first.to_owned();
    for group in groups {
        if first.len() > 3 || group.len() != 3 || !is_digits(group) {
            return None;
        }
        digits.push_str(group);
    }
    digits.parse().ok()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn an_amount_is_read_as_it_is_written_in_german() {
        for (text, cents) in [
            ("1.234,50", 123_450),
            ("1234,50", 123_450),
            (" 12 € ", 1_200),
            ("0", 0),
            ("0,05", 5),
            ("1.000.000", 100_000_000),
            ("7,00€", 700),
        ] {
            assert_eq!(read(text), Some(cents), "{text}");
        }
    }

    #[test]
    fn what_could_mean_something_else_is_asked_for_again() {
        for text in [
            "",
            "1,234.50",
            "12.50",
            "1.23",
            "1,5",
            "1,",
            ",50",
            "-5",
            "1234.567",
            "12 34",
            "zwei",
            "99999999999999999999",
            "1..000",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
