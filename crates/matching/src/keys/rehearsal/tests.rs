use super::super::configuration::{Configuration, KINDS_LIMIT, Kind};
use super::super::form::{Form, Group};
use super::super::prepared::Prepared;
use super::damage::{Damage, Lacking};
use super::real;
use super::trial::Trial;
use crate::record::{Fields, Record};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;

const GIVEN: [&str; 12] = [
    "Mia",
    "Ayşe",
    "Ionuț",
    "Jürgen",
    "Desislava",
    "Yusuf",
    "Łukasz",
    "Oksana",
    "Fatima",
    "Ben",
    "Leonie",
    "Emre",
];
const FAMILY: [&str; 14] = [
    "Beispiel",
    "Yıldırım",
    "Popescu",
    "Müller",
    "Stoyanov",
    "Kaya",
    "Wiśniewski",
    "Bondarenko",
    "Haddad",
    "Krüger",
    "Schröder",
    "Demirtaş",
    "Iliescu",
    "Petrov",
];
const STREETS: [&str; 9] = [
    "Hauptstraße",
    "Ringweg",
    "Lindenallee",
    "Am Kreuz",
    "Parkstraße",
    "Schulgasse",
    "Bergweg",
    "Uferstraße",
    "Gartenweg",
];

fn chance() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(5)
}

/// An invented list: every third child has the birth date, family and address of the one before it where
/// `twins` is set.
fn list(length: usize, twins: bool) -> Vec<Record> {
    (0..length)
        .map(|number| {
            let family = if twins { number - number % 3 } else { number };
            let fields = Fields {
                given_name: GIVEN[(number * 5 + number / 12) % 12].to_owned().into(),
                family_name: FAMILY[(family * 3 + family / 14) % 14].to_owned().into(),
                birth_date: format!(
                    "{}-{:02}-{:02}",
                    2006 + family % 17,
                    family * 7 % 12 + 1,
                    family * 11 % 28 + 1
                )
                .into(),
                street: STREETS[family * 2 % 9].to_owned().into(),
                house_number: (family * 13 % 97 + 1).to_string().into(),
                postcode: format!("447{:02}", family % 19).into(),
                ..Fields::default()
            };
            Record::read(&fields).record
        })
        .collect()
}

fn small() -> Configuration {
    let declared = Configuration::declared();
    let mut rehearsal = declared.rehearsal;
    rehearsal.sample = 120;
    let offer = declared.offer.smaller();
    Configuration {
        rehearsal,
        offer,
        ..declared.clone()
    }
}

#[test]
fn the_choice_keeps_its_limits_and_is_the_same_for_the_same_draw() {
    let (configuration, list) = (small(), list(300, false));
    let chosen = configuration.rehearse(&list, &mut chance());
    assert_eq!(chosen, configuration.rehearse(&list, &mut chance()));
    assert!((1..=KINDS_LIMIT).contains(&chosen.kinds.len()));
    assert!(chosen.found > 0.8, "{chosen:?}");
    assert!(chosen.needless <= configuration.rehearsal.needless);
    assert!(chosen.variants <= real(configuration.entries));
    configuration.of_kinds(&chosen.kinds).unwrap();
}

#[test]
fn openings_are_counted_again_with_records_that_the_choice_has_not_seen() {
    let (mut configuration, list) = (small(), list(300, true));
    configuration.rehearsal.senders = 100;
    let trial = Trial::new(&configuration, (&list, list.len()), &mut chance());
    let of_others = |kinds: &[Kind]| trial.needless_of_others(&configuration, &list, kinds);
    // A kind without a given name opens the twins of each third child.
    let offered = configuration.offered();
    let twins = offered
        .iter()
        .find(|kind| kind.name == "family name by skeleton, date, street");
    let opened = of_others(std::slice::from_ref(twins.unwrap())).unwrap();
    assert!((1.9..=2.1).contains(&opened), "{opened}");
    assert_eq!(of_others(&[]), Some(0.0));
    let chosen = configuration.rehearse(&list, &mut chance());
    assert!(chosen.needless <= configuration.rehearsal.needless);
    configuration.rehearsal.senders = 4000;
    let trial = Trial::new(&configuration, (&list, list.len()), &mut chance());
    assert_eq!(trial.needless_of_others(&configuration, &list, &[]), None);
}

#[test]
fn other_copies_are_found_as_often_as_those_of_the_choice() {
    let (configuration, list) = (small(), list(300, false));
    let chosen = configuration.rehearse(&list, &mut chance());
    let run = configuration.of_kinds(&chosen.kinds).unwrap();
    let again = run.finds_again(&list, &mut ChaCha20Rng::seed_from_u64(6));
    assert!((again - chosen.found).abs() < 0.12, "{again} {chosen:?}");
    let one = configuration.of_kinds(&chosen.kinds[..1]).unwrap();
    assert!(one.finds_again(&list, &mut chance()) < again);
}

#[test]
fn what_the_list_does_not_have_is_in_no_key() {
    let configuration = small();
    let chosen = configuration.rehearse(&list(300, false), &mut chance());
    let run = configuration.of_kinds(&chosen.kinds).unwrap();
    let forms = run.kinds.iter().flat_map(|kind| &kind.forms);
    for form in forms {
        assert!(!matches!(form, Form::PlaceSound | Form::Other), "{form:?}");
    }
}

#[test]
fn kinds_that_open_twins_are_not_chosen_where_there_are_many() {
    let configuration = small();
    let chosen = configuration.rehearse(&list(300, true), &mut chance());
    let run = configuration.of_kinds(&chosen.kinds).unwrap();
    for kind in &run.kinds {
        let given = kind.forms.iter().any(|form| form.group() == Group::Given);
        assert!(given, "{}", kind.name);
    }
    assert!(chosen.needless <= configuration.rehearsal.needless);
}

#[test]
fn a_kind_that_is_short_for_the_list_is_not_tried() {
    let mut configuration = small();
    let list = list(300, false);
    let tried = |configuration: &Configuration| {
        let trial = Trial::new(configuration, (&list, list.len()), &mut chance());
        trial.try_all(configuration).len()
    };
    let few_bits = tried(&configuration);
    configuration.rehearsal.margin_bits = 20.0;
    assert!(tried(&configuration) < few_bits);
    configuration.rehearsal.margin_bits = 60.0;
    assert_eq!(tried(&configuration), 0);
    let usual = configuration.rehearse(&list, &mut chance());
    assert_eq!(usual.kinds, configuration.usual().kind_numbers());
}

#[test]
fn no_list_and_one_record_are_answered_with_the_usual_kinds() {
    for length in [0, 1] {
        let chosen = small().rehearse(&list(length, false), &mut chance());
        assert_eq!(chosen.kinds, small().usual().kind_numbers());
    }
}

#[test]
fn damage_changes_what_it_says_and_nothing_else() {
    let list = list(60, false);
    let records: Vec<&Record> = list.iter().collect();
    let lacking = Lacking::in_list(&records);
    let none = Damage {
        severities: [1.0; 4],
        ..Damage::default()
    };
    for record in &list {
        assert!(none.copy(record, &list[7], &lacking, &mut chance()) == *record);
    }
    let always = |damage: Damage| {
        let mut chance = chance();
        let copies = list
            .iter()
            .map(|record| damage.copy(record, &list[7], &lacking, &mut chance));
        copies.map(|copy| Prepared::of(&copy)).collect::<Vec<_>>()
    };
    let moved = always(Damage { moved: 2.0, ..none });
    assert!(
        moved.iter().all(
            |copy| copy.street == "LINDENALLEE" || copy.street == Prepared::of(&list[7]).street
        )
    );
    assert!(
        always(Damage {
            absent: 1.0,
            ..none
        })
        .iter()
        .all(|copy| copy.given.is_empty())
    );
    let initials = always(Damage {
        initial_only: 2.0,
        ..none
    });
    assert!(
        initials
            .iter()
            .all(|copy| copy.given.joined().chars().count() <= 2)
    );
    let dates = always(Damage {
        date_slip: 2.0,
        ..none
    });
    let changed = dates
        .iter()
        .zip(&list)
        .filter(|(copy, record)| copy.birth != record.birth());
    assert!(changed.count() > 50);
}
