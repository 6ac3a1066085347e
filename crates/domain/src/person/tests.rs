use super::characters::entries;
use super::*;
use unicode_normalization::is_nfc;

const TODAY: Date = date(2026, 3, 2);

fn address() -> Address {
    Address::new("Straße des 17. Juni", "12a", "44787", "Bochum").unwrap()
}

fn born(on: &str) -> Result<PersonRecord, PersonError> {
    PersonRecord::new(
        "Ayşe",
        "Müller-Çelik",
        on,
        "Łukasz Müller",
        address(),
        TODAY,
    )
}

#[test]
fn every_letter_and_sequence_of_the_list_is_accepted_in_a_name() {
    let mut seen = 0;
    for (group, text) in entries().filter(|(group, _)| DataType::A.includes(group)) {
        let name = format!("A{text}b");
        let read = Name::new(&name).unwrap_or_else(|error| panic!("{group} {text:?}: {error}"));
        assert_eq!(read.reveal(), name.nfc().collect::<String>());
        seen += 1;
    }
    assert_eq!(seen, 500 + 149 + 18);
}

#[test]
fn decomposed_input_of_every_row_is_normalised_to_the_same_name() {
    for (_, text) in entries().filter(|(group, _)| DataType::A.includes(group)) {
        let name = format!("A{text}b");
        let decomposed: String = name.nfd().collect();
        let read = Name::new(&decomposed).expect("accepted");
        assert!(is_nfc(read.reveal()));
        assert_eq!(read, Name::new(&name).expect("accepted"));
    }
}

#[test]
fn every_other_row_of_the_list_is_refused_in_a_name() {
    for (group, text) in entries().filter(|(group, _)| !DataType::A.includes(group)) {
        let name = format!("Q{text}b");
        assert!(
            matches!(Name::new(&name), Err(NameError::Outside { .. })),
            "{group} {text:?}"
        );
    }
}

#[test]
fn a_letter_with_marks_is_accepted_only_in_a_listed_sequence() {
    assert!(Name::new("Z\u{0327}eki").is_ok());
    assert_eq!(
        Name::new("Q\u{0327}eki"),
        Err(NameError::Outside {
            position: 2,
            code: 0x0327
        })
    );
}

#[test]
fn foreign_characters_are_named_by_position_and_code_point_without_the_name() {
    for (name, position, code) in [
        ("Ann\u{0}a", 4, 0),
        ("Anna\u{202E}x", 5, 0x202E),
        ("Anna 😀", 6, 0x1F600),
        ("Аnna", 1, 0x0410),
        ("An\u{200B}na", 3, 0x200B),
        ("A7", 2, 0x37),
    ] {
        let error = Name::new(name).expect_err("refused");
        assert_eq!(error, NameError::Outside { position, code });
        assert!(!error.to_string().contains("nna"));
    }
}

#[test]
fn empty_and_overlong_names_are_refused() {
    assert_eq!(Name::new("  \t"), Err(NameError::Empty));
    assert_eq!(
        Name::new(&"a".repeat(121)),
        Err(NameError::TooLong { limit: 120 })
    );
    assert!(Name::new(&"a".repeat(120)).is_ok());
}

#[test]
fn streets_and_places_may_hold_digits_and_brackets_but_no_foreign_script() {
    assert!(PlaceName::new("C 4").is_ok() && PlaceName::new("Halle (Saale)").is_ok());
    assert!(PlaceName::new("Невский").is_err());
}

#[test]
fn house_numbers_and_postcodes_are_checked() {
    for good in ["1", "12a", "12 a", "12-14", "12a - 14b", "12 1/2", "99999"] {
        assert!(is_house_number(good), "{good}");
    }
    for bad in [
        "", "a", "0", "12ab", "123456", "12-14-16", "12/", "-3", "12 ½",
    ] {
        assert!(!is_house_number(bad), "{bad}");
    }
    for bad in ["4478", "447877", "4478a", "४४७८७"] {
        let error = Address::new("Ring", "1", bad, "Bochum").expect_err("refused");
        assert_eq!(error.field, PersonField::Postcode);
    }
}

#[test]
fn birth_dates_are_in_the_past_after_1900_and_of_a_child() {
    assert!(born("2026-03-02").is_ok() && born("2001-03-03").is_ok());
    for (on, problem) in [
        ("2026-03-03", PersonProblem::InTheFuture),
        ("1899-12-31", PersonProblem::TooEarly),
        ("2001-03-02", PersonProblem::NoChild),
        ("2019-04-31", PersonProblem::NotADate),
    ] {
        assert_eq!(
            born(on),
            Err(PersonError {
                field: PersonField::BirthDate,
                problem
            }),
            "{on}"
        );
    }
}

#[test]
fn a_record_with_a_nationality_is_not_read() {
    let mut json = serde_json::to_value(born("2019-04-30").unwrap()).unwrap();
    assert!(serde_json::from_value::<PersonRecord>(json.clone()).is_ok());
    json["nationality"] = "x".into();
    assert!(serde_json::from_value::<PersonRecord>(json).is_err());
}

#[test]
fn debug_output_of_a_record_holds_no_personal_data() {
    let shown = format!("{:?}", born("2019-04-30").unwrap());
    for word in ["Ayşe", "Müller", "2019", "44787", "Juni", "12a"] {
        assert!(!shown.contains(word), "{shown}");
    }
}
