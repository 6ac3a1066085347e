//! How numbers are written for people. The only place that knows separators.
//!
//! Between number and sign stands a no-break space (U+00A0), the minus is U+2212.

use crate::figure::{Figure, Status};
use crate::interval::Interval;
use crate::unit::{Ratio, Unit, Value};

/// Language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// German: `1.234,5`.
    German,
    /// English: `1,234.5`.
    English,
}

const NO_BREAK: char = '\u{a0}';

impl Language {
    const fn thousands(self) -> char {
        match self {
            Self::German => '.',
            Self::English => ',',
        }
    }

    const fn decimal(self) -> char {
        match self {
            Self::German => ',',
            Self::English => '.',
        }
    }
}

/// A count: `1.234`.
#[must_use]
pub fn count(language: Language, number: i64) -> String {
    let digits = grouped(language, number.unsigned_abs());
    if number < 0 {
        format!("\u{2212}{digits}")
    } else {
        digits
    }
}

/// A share in percent with one digit, rounded half up: `32,4 %`.
#[must_use]
pub fn percent(language: Language, share: Ratio) -> String {
    tenths(language, rounded(share, 1000), "%")
}

/// A number with two digits, such as an odds ratio: `1,25`.
#[must_use]
pub fn decimal(language: Language, number: f64) -> String {
    let text = format!("{number:.2}");
    text.replace('.', &language.decimal().to_string())
}

/// A share given as a number from 0 to 1, such as the limit of an interval: `17,4 %`.
#[must_use]
pub fn percent_of_one(language: Language, share: f64) -> String {
    // Shares lie between 0 and 1; the cast cannot lose anything.
    let per_mille = (share.clamp(0.0, 1.0) * 1000.0).round() as u64;
    tenths(language, per_mille, "%")
}

/// Money from cents: `1.234,56 €`, in English `€1,234.56`.
#[must_use]
pub fn euro(language: Language, cents: i64) -> String {
    let minus = if cents < 0 { "\u{2212}" } else { "" };
    let (whole, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let number = format!(
        "{}{}{rest:02}",
        grouped(language, whole),
        language.decimal()
    );
    match language {
        Language::German => format!("{minus}{number}{NO_BREAK}€"),
        Language::English => format!("{minus}€{number}"),
    }
}

/// Working time from minutes, in hours with one digit, rounded half up: `12,5 Stunden`.
#[must_use]
pub fn hours(language: Language, minutes: i64) -> String {
    let word = match language {
        Language::German => "Stunden",
        Language::English => "hours",
    };
    let minus = if minutes < 0 { "\u{2212}" } else { "" };
    let tenth_hours = (minutes.unsigned_abs() + 3) / 6;
    format!("{minus}{}", tenths(language, tenth_hours, word))
}

/// Mean days with both its numbers: `6,2 Tage (310 Tage, 50 Schreiben)`.
fn days(language: Language, mean: Ratio) -> String {
    let (unit, letters) = match language {
        Language::German => ("Tage", "Schreiben"),
        Language::English => ("days", "letters"),
    };
    let number = |n| grouped(language, n);
    let mean_days = tenths(language, rounded(mean, 10), unit);
    format!(
        "{mean_days} ({} {unit}, {} {letters})",
        number(mean.numerator()),
        number(mean.denominator())
    )
}

/// An interval of a share: `17,4 % bis 50,5 %`.
#[must_use]
pub fn interval(language: Language, interval: Interval) -> String {
    let to = match language {
        Language::German => "bis",
        Language::English => "to",
    };
    let limit = |x| percent_of_one(language, x);
    format!("{} {to} {}", limit(interval.lower), limit(interval.upper))
}

/// The words for a figure without a value.
#[must_use]
pub const fn without_value(language: Language, status: Status) -> &'static str {
    match (language, status) {
        (Language::German, Status::Suppressed) => "unterdrückt",
        (Language::English, Status::Suppressed) => "suppressed",
        (Language::German, _) => "nicht bekannt",
        (Language::English, _) => "not known",
    }
}

/// A figure as it is printed: value and, for a rate, both its numbers (F-28): `32,4 % (11 von 34)`.
#[must_use]
pub fn figure(language: Language, figure: &Figure) -> String {
    match figure.value {
        None => without_value(language, figure.status).to_owned(),
        Some(Value::Count(number)) => count(language, number),
        Some(Value::Cents(cents)) => euro(language, cents),
        Some(Value::Minutes(minutes)) => hours(language, minutes),
        Some(Value::Ratio(ratio)) if figure.unit == Unit::CentsPerCase => {
            let cents = i64::try_from(rounded(ratio, 1)).unwrap_or(i64::MAX);
            euro(language, cents)
        }
        Some(Value::Ratio(ratio)) if figure.unit == Unit::DaysPerLetter => days(language, ratio),
        Some(Value::Ratio(ratio)) => {
            let of = match language {
                Language::German => "von",
                Language::English => "of",
            };
            let (x, n) = (
                grouped(language, ratio.numerator()),
                grouped(language, ratio.denominator()),
            );
            format!("{} ({x} {of} {n})", percent(language, ratio))
        }
    }
}

/// `numerator × times / denominator`, rounded half up, exactly.
fn rounded(ratio: Ratio, times: u64) -> u64 {
    let (x, n) = (
        u128::from(ratio.numerator()),
        u128::from(ratio.denominator()),
    );
    let value = (2 * x * u128::from(times) + n) / (2 * n);
    u64::try_from(value).unwrap_or(u64::MAX)
}

fn tenths(language: Language, tenths: u64, sign: &str) -> String {
    let whole = grouped(language, tenths / 10);
    format!(
        "{whole}{}{}{NO_BREAK}{sign}",
        language.decimal(),
        tenths % 10
    )
}

fn grouped(language: Language, number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(language.thousands());
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Language::{English, German};
    use super::*;

    #[test]
    fn counts_are_grouped_by_thousands() {
        let written = [0, 7, 999, 1_000, 1_234, 1_234_567].map(|n| count(German, n));
        assert_eq!(written, ["0", "7", "999", "1.000", "1.234", "1.234.567"]);
        assert_eq!(count(English, 1_234_567), "1,234,567");
        assert_eq!(count(German, -1_234), "\u{2212}1.234");
        assert_eq!(count(German, i64::MIN), "\u{2212}9.223.372.036.854.775.808");
    }

    #[test]
    fn shares_have_one_digit_and_are_rounded_half_up() {
        let share = |x, n| percent(German, Ratio::new(x, n).unwrap());
        assert_eq!(share(11, 34), "32,4\u{a0}%");
        assert_eq!(share(1, 2000), "0,1\u{a0}%");
        assert_eq!(share(1, 2001), "0,0\u{a0}%");
        assert_eq!(share(5, 5), "100,0\u{a0}%");
        assert_eq!(percent(English, Ratio::new(22, 34).unwrap()), "64.7\u{a0}%");
    }

    #[test]
    fn money_is_written_in_euros() {
        assert_eq!(euro(German, 123_456), "1.234,56\u{a0}€");
        assert_eq!(euro(German, 5), "0,05\u{a0}€");
        assert_eq!(euro(German, -123), "\u{2212}1,23\u{a0}€");
        assert_eq!(euro(English, 17_700_000), "€177,000.00");
    }

    #[test]
    fn working_time_is_written_in_hours() {
        assert_eq!(hours(German, 750), "12,5\u{a0}Stunden");
        assert_eq!(hours(German, 3), "0,1\u{a0}Stunden");
        assert_eq!(hours(German, 2), "0,0\u{a0}Stunden");
        assert_eq!(hours(English, 60_000), "1,000.0\u{a0}hours");
    }

    #[test]
    fn an_interval_is_written_with_both_limits() {
        let herne = crate::clopper_pearson(Ratio::new(11, 34).unwrap(), crate::Level::P95).unwrap();
        assert_eq!(interval(German, herne), "17,4\u{a0}% bis 50,5\u{a0}%");
        assert_eq!(interval(English, herne), "17.4\u{a0}% to 50.5\u{a0}%");
    }

    #[test]
    fn the_euros_per_child_of_duisburg_are_reproduced() {
        // F-27: 177 000 / 59 = 3 000.00; 1.2 million / 59 = 20 338.98; 1.7 million / 83 = 20 481.93.
        let per_child = |cents, children| {
            euro(
                German,
                rounded(Ratio::new(cents, children).unwrap(), 1) as i64,
            )
        };
        assert_eq!(per_child(17_700_000, 59), "3.000,00\u{a0}€");
        assert_eq!(per_child(120_000_000, 59), "20.338,98\u{a0}€");
        assert_eq!(per_child(170_000_000, 83), "20.481,93\u{a0}€");
    }

    #[test]
    fn no_value_is_written_in_words_never_as_zero() {
        assert_eq!(without_value(German, Status::Suppressed), "unterdrückt");
        assert_eq!(without_value(German, Status::NotKnown), "nicht bekannt");
        assert_eq!(without_value(English, Status::NotKnown), "not known");
    }
}
