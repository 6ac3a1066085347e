use super::*;
use proptest::prelude::*;

fn fields(given: &str, family: &str, birth: &str) -> Fields {
    Fields {
        given_name: given.to_owned().into(),
        family_name: family.to_owned().into(),
        birth_date: birth.to_owned().into(),
        ..Fields::default()
    }
}

fn problem(given: &str, family: &str, birth: &str) -> Option<(Field, Problem)> {
    Record::new(&fields(given, family, birth)).err()
}

#[test]
fn bad_input_is_named() {
    assert_eq!(problem("Mia", "Beispiel", "2019-04-30"), None);
    assert_eq!(
        problem("", "Beispiel", ""),
        Some((Field::GivenName, Problem::EmptyName))
    );
    assert_eq!(
        problem("Mia", " -.", ""),
        Some((Field::FamilyName, Problem::EmptyName))
    );
    assert_eq!(
        problem("Mia", "Beispiel", "2019-02-29"),
        Some((Field::Birth, Problem::ImpossibleDate))
    );
    assert_eq!(
        problem("Mia", "Beispiel", "neulich"),
        Some((Field::Birth, Problem::NotADate))
    );
    let forty = ["Maria"; 40].join(" ");
    assert_eq!(
        problem(&forty, "Beispiel", ""),
        Some((Field::GivenName, Problem::TooManyParts))
    );
    assert_eq!(
        problem("Mi\u{202E}a", "Beispiel", ""),
        Some((Field::GivenName, Problem::DirectionMark))
    );
    assert_eq!(
        problem("Mi\na", "Beispiel", ""),
        Some((Field::GivenName, Problem::ControlCharacter))
    );
    let long = "a".repeat(FIELD_LIMIT + 1);
    assert_eq!(
        problem("Mia", &long, ""),
        Some((Field::FamilyName, Problem::TooLong))
    );
    assert_eq!(problem("Zoe\u{308}", "Beispiel", ""), None);
    let read = Record::read(&fields("Zoe\u{308}", "Beispiel", ""));
    assert_eq!(read.problems, [(Field::GivenName, Problem::NotComposed)]);
    assert_eq!(read.record.given_name(), "Zoë");
}

#[test]
fn dates_in_all_spellings_are_one() {
    let date = Birth::on(2019, 4, 30);
    for text in [
        "2019-04-30",
        "20190430",
        "30.04.2019",
        "30.4.2019",
        "2019/4/30",
        "2019-04-30T00:00:00",
    ] {
        assert_eq!(
            Record::read(&fields("a", "b", text)).record.birth(),
            date,
            "{text}"
        );
    }
}

#[test]
fn nothing_shows_in_debug() {
    let record = Record::read(&fields("Mia", "Beispiel", "2019-04-30"));
    let shown = format!("{record:?} {:?}", fields("Mia", "Beispiel", "2019-04-30"));
    assert!(!shown.contains("Mia") && !shown.contains("2019"), "{shown}");
}

#[test]
fn canonical_bytes_tell_fields_apart() {
    let bytes = |given, family| {
        Record::read(&fields(given, family, ""))
            .record
            .canonical_bytes()
    };
    assert_ne!(bytes("ab", "c"), bytes("a", "bc"));
    assert_eq!(bytes("Zoe\u{308}", "c"), bytes("Zoë", "c"));
}

proptest! {
    #[test]
    fn any_text_is_read(given in ".*", family in ".*", birth in ".{0,12}", street in ".*") {
        let mut fields = fields(&given, &family, &birth);
        fields.street = street.into();
        let read = Record::read(&fields);
        prop_assert!(read.record.given_name().chars().count() <= FIELD_LIMIT);
        let again = Fields {
            given_name: read.record.given_name().to_owned().into(),
            family_name: read.record.family_name().to_owned().into(),
            street: read.record.street().to_owned().into(),
            birth_date: birth.into(),
            ..Fields::default()
        };
        prop_assert_eq!(Record::read(&again).record, read.record.clone());
    }

    #[test]
    fn a_part_otherwise_is_a_day_of_the_calendar_with_the_other_parts(
        year in 1900_u16..2030, month in 1_u8..=12, day in 1_u8..=28
    ) {
        let date = Birth::on(year, month, day);
        let others = date.one_part_otherwise(4);
        prop_assert!(others.len() >= 27 + 11 + 7);
        for other in others {
            prop_assert!(!other.is_impossible());
            let differ = [other.year != date.year, other.month != date.month, other.day != date.day];
            prop_assert_eq!(differ.iter().filter(|differs| **differs).count(), 1);
        }
        let unknown = Birth { day: None, ..date };
        prop_assert!(unknown.one_part_otherwise(4).is_empty());
    }

    #[test]
    fn a_slip_is_a_day_of_the_calendar(year in 1900_u16..2030, month in 1_u8..=12, day in 1_u8..=28) {
        let date = Birth::on(year, month, day);
        let slips = date.one_slip();
        prop_assert!(slips.iter().all(|slip| !slip.is_impossible() && *slip != date));
        for slip in slips {
            prop_assert!(slip.one_slip().contains(&date));
        }
    }
}
