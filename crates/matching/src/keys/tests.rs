use super::*;
use crate::record::Fields;
use proptest::prelude::*;

fn record(given: &str, family: &str, birth: &str, street: &str, postcode: &str) -> Record {
    let fields = Fields {
        given_name: given.to_owned().into(),
        family_name: family.to_owned().into(),
        birth_date: birth.to_owned().into(),
        street: street.to_owned().into(),
        postcode: postcode.to_owned().into(),
        ..Fields::default()
    };
    Record::read(&fields).record
}

/// The usual kinds: what the programme uses where no list was rehearsed.
fn usual() -> Configuration {
    Configuration::declared().usual()
}

fn meet(indication: &Record, record: &Record) -> bool {
    // Every kind that is long enough within one municipality.
    let declared = Configuration::declared().for_municipality();
    let sent: HashSet<Key> = declared.variants(indication).into_iter().collect();
    declared
        .canonical(&Prepared::of(record))
        .flatten()
        .any(|key| sent.contains(&key))
}

#[test]
fn the_same_child_is_met_in_spite_of_spelling() {
    let held = record("Ayşe", "Yıldırım", "2017-03-09", "Hauptstraße 12", "44787");
    for sent in [
        record("Ayse", "Yildirim", "2017-03-09", "", ""),
        record("Aische", "Yildirim", "2017-03-09", "", ""),
        record("Yildirim", "Ayse", "2017-03-09", "", ""),
        record("Ayse", "Yildirim", "2017-09-03", "", ""),
        record("Ayse", "Yildirim", "2017-03-19", "", ""),
        record("Ayse", "Yildirim", "2017-01-01", "Hauptstr. 12", ""),
        record("Ayse", "Yildrim", "2017-03-09", "", ""),
        record("Ayse", "Kaya", "2017-03-09", "hauptstrasse 7", ""),
        record("Ayse Nur", "Yildirim-Kaya", "2017-03-09", "", ""),
    ] {
        assert!(
            meet(&sent, &held),
            "{:?} {:?}",
            sent.given_name(),
            sent.birth().digits()
        );
    }
}

#[test]
fn brothers_and_sisters_are_not_met() {
    let held = record("Ayşe", "Yıldırım", "2017-03-09", "Hauptstraße 12", "44787");
    for sent in [
        record("Murat", "Yildirim", "2015-08-21", "Hauptstraße 12", "44787"),
        record("", "Yildirim", "2015-08-21", "Hauptstraße 12", "44787"),
        record("Ayse", "Yildirim", "", "", ""),
    ] {
        assert!(!meet(&sent, &held), "{}", sent.given_name());
    }
}

#[test]
fn a_twin_is_met_and_never_accepted_without_an_examiner() {
    use crate::scoring::{Verdict, levels, verdict};
    let held = record("Ayşe", "Yıldırım", "2017-03-09", "Hauptstraße 12", "44787");
    let twin = record("Murat", "Yildirim", "2017-03-09", "Hauptstraße 12", "44787");
    assert!(meet(&twin, &held));
    let levels = levels(&Prepared::of(&twin), &Prepared::of(&held));
    assert_eq!(verdict(&levels, 100.0), Verdict::Unsure);
}

#[test]
fn a_missing_feature_is_never_a_shorter_key() {
    let declared = usual();
    let bare = record("Mia", "Beispiel", "", "", "");
    let keys = declared.keys_of_record(&bare);
    assert_eq!(keys.len(), declared.kinds.len());
    assert!(keys.iter().all(Option::is_none));
    assert!(declared.keys_of_indication(&bare).is_empty());
    let full = record("Mia", "Beispiel", "2019-04-30", "Weg 1", "44787");
    assert!(declared.keys_of_record(&full).iter().all(Option::is_some));
    let sent = declared.keys_of_indication(&full);
    assert!(sent.len() <= declared.entries && sent.len() > declared.kinds.len());
}

#[test]
fn the_own_keys_come_first_when_there_are_too_many() {
    let declared = usual();
    let long = record(
        "Aleksandra Schtscherbatschowa",
        "Tschernyschenko-Żółkiewska",
        "2019-12-11",
        "Weg 1",
        "44787",
    );
    let few = Configuration {
        entries: declared.kinds.len(),
        ..declared.clone()
    };
    let sent = few.variants(&long);
    let own: Vec<Key> = declared.canonical(&Prepared::of(&long)).flatten().collect();
    assert!(own.iter().all(|key| sent.contains(key)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn own_keys_are_always_among_the_variants(given in "[A-Za-zÀ-ž' -]{1,20}", family in "[A-Za-zÀ-ž-]{1,20}",
        birth in "(19[3-9][0-9]|20[0-2][0-9])(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])", street in "[A-Za-z ]{0,12}", postcode in "[0-9]{0,5}") {
        let record = record(&given, &family, &birth, &street, &postcode);
        let declared = usual();
        let sent = declared.variants(&record);
        prop_assert!(sent.len() <= declared.entries);
        for key in declared.canonical(&Prepared::of(&record)).flatten() {
            prop_assert!(sent.contains(&key));
        }
        let unique: HashSet<&Key> = sent.iter().collect();
        prop_assert_eq!(unique.len(), sent.len());
    }
}
