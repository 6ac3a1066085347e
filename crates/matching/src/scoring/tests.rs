use super::*;
use crate::record::{Fields, Record};
use rand::SeedableRng;
use rand_chacha::ChaCha20Rng;

fn record(given: &str, family: &str, birth: &str, street: &str) -> Record {
    Record::read(&Fields {
        given_name: given.to_owned().into(),
        family_name: family.to_owned().into(),
        birth_date: birth.to_owned().into(),
        street: street.to_owned().into(),
        postcode: "44787".to_owned().into(),
        ..Fields::default()
    })
    .record
}

fn levels_of(one: &Record, other: &Record) -> Levels {
    levels(&Prepared::of(one), &Prepared::of(other))
}

#[test]
fn the_published_weights_are_shares() {
    let published = Published::declared();
    assert_eq!(published.version, 1);
    for field in &published.fields {
        let sums = field
            .levels
            .iter()
            .fold((0.0, 0.0), |sum, odds| (sum.0 + odds.m, sum.1 + odds.u));
        assert!(
            (sums.0 - 1.0).abs() < 0.02 && (sums.1 - 1.0).abs() < 0.03,
            "{:?} {sums:?}",
            field.name
        );
    }
    assert_eq!(published.fields.len(), Comparison::ALL.len());
}

#[test]
fn levels_say_how_two_records_agree() {
    let one = record("Ayşe", "Yıldırım", "2017-03-09", "Hauptstraße 12");
    let level = |other: &Record| levels_of(&one, other);
    assert_eq!(
        level(&one)[..4],
        [
            Level::Equal,
            Level::Equal,
            Level::Equal,
            Level::StreetHousePostcode
        ]
    );
    let other = record("Yildirim", "Ayse", "2017-09-03", "Hauptstr. 14");
    assert_eq!(
        level(&other)[..4],
        [
            Level::Exchanged,
            Level::Exchanged,
            Level::DayAndMonthExchanged,
            Level::StreetPostcode
        ]
    );
    let other = record("A", "Yildirim-Kaya", "2017-03-19", "Weg 12");
    assert_eq!(
        level(&other)[..4],
        [
            Level::Initial,
            Level::OtherPart,
            Level::OneSlip,
            Level::HousePostcode
        ]
    );
    let other = record("", "Yildirin", "2015-03-21", "");
    assert_eq!(
        level(&other)[..4],
        [
            Level::Missing,
            Level::OneSlip,
            Level::OnePartEqual,
            Level::Postcode
        ]
    );
}

#[test]
fn a_sound_that_is_written_in_many_letters_is_one() {
    let held = record("Cem", "Şahin", "2017-03-09", "Hauptstraße 12");
    for (given, family) in [("Dschem", "Sahin"), ("Cem", "Schahin"), ("Cem", "Chahin")] {
        let other = record(given, family, "2017-03-09", "Hauptstraße 12");
        for level in &levels_of(&held, &other)[..2] {
            assert!(
                matches!(level, Level::Equal | Level::SameSound),
                "{given} {family} {level:?}"
            );
        }
    }
}

#[test]
fn a_sister_is_never_accepted_and_the_reasons_add_up() {
    let held = record("Ayşe", "Yıldırım", "2017-03-09", "Hauptstraße 12");
    let list: Vec<Prepared> = std::iter::repeat_with(|| Prepared::of(&held))
        .take(2000)
        .collect();
    let model = Model::published(10, list.iter());
    for (opened, wanted) in [
        (
            record("Ayse", "Yildirim", "2017-03-09", "Hauptstr. 12"),
            Verdict::Accepted,
        ),
        (
            record("Fatma", "Yildirim", "2017-03-09", "Hauptstr. 12"),
            Verdict::Unsure,
        ),
        (
            record("Fatma", "Kaya", "2011-10-20", "Weg 3"),
            Verdict::Rejected,
        ),
    ] {
        let explanation = explain(
            &model,
            (&opened, &Prepared::of(&opened)),
            (&held, &Prepared::of(&held)),
        );
        assert_eq!(explanation.verdict, wanted, "{explanation:?}");
        let sum: f64 = explanation
            .fields
            .iter()
            .map(|field| field.weight + field.rarity)
            .sum();
        assert!((explanation.prior + sum - explanation.evidence).abs() < 1e-9);
        assert_eq!(explanation.fields[0].held, "Ayşe");
        assert!(!format!("{explanation:?}").contains("Ay"));
    }
}

#[test]
fn learning_moves_weights_towards_what_is_seen() {
    let held = record("Ayşe", "Yıldırım", "2017-03-09", "Hauptstraße 12");
    let list: Vec<Prepared> = (0..500)
        .map(|at| {
            Prepared::of(&record(
                &format!("Name{at}"),
                "Beispiel",
                "2014-05-06",
                "Weg 1",
            ))
        })
        .collect();
    let few: Vec<&Prepared> = list.iter().take(50).collect();
    let many: Vec<&Prepared> = list.iter().collect();
    let mut model = Model::published(50, list.iter());
    let before = model.weight(Comparison::FamilyName, Level::Equal);
    model.learn_from_random_pairs(&few, &many, &mut ChaCha20Rng::seed_from_u64(1));
    let after = model.weight(Comparison::FamilyName, Level::Equal);
    assert!(
        after < before && after < 0.5,
        "an equal name tells nothing where all have it: {before} {after}"
    );
    let slip = levels_of(
        &record("Ayşe", "Yıldırım", "2017-03-19", "Hauptstraße 12"),
        &held,
    );
    let before = model.weight(Comparison::BirthDate, Level::OneSlip);
    model.learn_from_candidates(&vec![slip; 200], 50);
    assert!(model.weight(Comparison::BirthDate, Level::OneSlip) > before);
}

#[test]
fn each_side_is_matched_once() {
    let pairs = [
        (0, 0, 5.0),
        (0, 1, 9.0),
        (1, 1, 8.0),
        (1, 0, 7.0),
        (2, 2, 7.0),
    ];
    assert_eq!(one_to_one(&pairs), [1, 3, 4]);
}
