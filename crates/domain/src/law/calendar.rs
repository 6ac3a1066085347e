//! Working days in North Rhine-Westphalia (§ 2 Feiertagsgesetz NW): fixed holidays and those that
//! follow Easter. Periods that end on a day off end on the next working day (§ 31(3) VwVfG NRW).

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The same day `days` later; at the end of the calendar, its last day.
#[must_use]
pub fn plus_days(day: Date, days: u16) -> Date {
    day.saturating_add(i64::from(days).days())
}

/// The same day `months` later, or the month's last day where it has no such day (§ 188(3) BGB).
#[must_use]
pub fn plus_months(day: Date, months: u16) -> Date {
    day.saturating_add(i64::from(months).months())
}

/// The last day for which something may be planned: two years ahead. What is typed beyond it is a slip.
#[must_use]
pub fn last_day_to_plan(today: Date) -> Date {
    plus_months(today, 24)
}

/// Whole days from `earlier` to `later`; negative where they are the other way round.
#[must_use]
pub fn days_between(earlier: Date, later: Date) -> i64 {
    let hours = later.duration_since(earlier).as_hours();
    hours / 24
}

/// Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876, also known
/// as Meeus/Jones/Butcher). `None` only outside the range of calendar years.
#[must_use]
pub fn easter_sunday(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let skipped = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let shift = (golden + 11 * moon + 22 * week) / 451;
    let sum = moon + week - 7 * shift + 114;
    let month = i8::try_from(sum / 31).ok()?;
    let day = i8::try_from(sum % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

/// True on a public holiday of North Rhine-Westphalia (§ 2(1) Feiertagsgesetz NW).
#[must_use]
pub fn is_public_holiday(day: Date) -> bool {
    /// New Year, Labour Day, German Unity, All Saints, Christmas Day and the day after.
    const FIXED: [(i8, i8); 6] = [(1, 1), (5, 1), (10, 3), (11, 1), (12, 25), (12, 26)];
    /// Days after Easter Sunday: Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi.
    const AFTER_EASTER: [i64; 5] = [-2, 1, 39, 50, 60];
    FIXED.contains(&(day.month(), day.day()))
        || easter_sunday(day.year())
            .is_some_and(|easter| AFTER_EASTER.contains(&days_between(easter, day)))
}

/// True from Monday to Friday, except on public holidays.
#[must_use]
pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_public_holiday(day)
}

/// The day itself if it is a working day, otherwise the next one (§ 31(3) VwVfG NRW, § 193 BGB).
#[must_use]
pub fn next_working_day_from(day: Date) -> Date {
    let mut day = day;
    while !is_working_day(day) && day < Date::MAX {
        day = plus_days(day, 1);
    }
    day
}

/// The working day that is `days` working days after `day`; the day itself does not count
/// (§ 187(1) BGB).
#[must_use]
pub fn add_working_days(day: Date, days: u16) -> Date {
    (0..days).fold(day, |day, _| next_working_day_from(plus_days(day, 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_falls_on_the_published_days() {
        for (year, month, day) in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
        ] {
            assert_eq!(easter_sunday(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn the_eleven_holidays_of_2026_are_known_and_no_other_day_is_one() {
        let known = [
            date(2026, 1, 1),
            date(2026, 4, 3),
            date(2026, 4, 6),
            date(2026, 5, 1),
            date(2026, 5, 14),
            date(2026, 5, 25),
            date(2026, 6, 4),
            date(2026, 10, 3),
            date(2026, 11, 1),
            date(2026, 12, 25),
            date(2026, 12, 26),
        ];
        let computed: Vec<Date> = (0..365)
            .map(|n| plus_days(date(2026, 1, 1), n))
            .filter(|day| is_public_holiday(*day))
            .collect();
        assert_eq!(computed, known);
    }

    #[test]
    fn working_days_skip_weekends_and_holidays() {
        assert_eq!(add_working_days(date(2026, 4, 2), 1), date(2026, 4, 7));
        assert_eq!(add_working_days(date(2026, 5, 13), 1), date(2026, 5, 15));
        assert_eq!(add_working_days(date(2026, 3, 2), 10), date(2026, 3, 16));
        assert_eq!(add_working_days(date(2026, 12, 23), 2), date(2026, 12, 28));
        assert_eq!(next_working_day_from(date(2026, 6, 4)), date(2026, 6, 5));
    }

    #[test]
    fn days_between_counts_over_leap_days_and_backwards() {
        assert_eq!(days_between(date(2028, 2, 28), date(2028, 3, 1)), 2);
        assert_eq!(days_between(date(2026, 4, 5), date(2026, 4, 3)), -2);
    }

    #[test]
    fn a_month_after_the_last_of_january_is_the_last_of_february() {
        assert_eq!(plus_months(date(2026, 1, 31), 1), date(2026, 2, 28));
    }
}
