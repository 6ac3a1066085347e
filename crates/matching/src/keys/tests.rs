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

/// True where an indication and a record share a key of any kind that is long enough within one municipality, with
/// any slip.
fn meet(indication: &Record, record: &Record) -> bool {
    let offered = Configuration::declared().for_municipality();
    let record = rehearsal::Canonical::of(&Prepared::of(record));
    let costs = rehearsal::Costs::of(indication, &record, &offered);
    offered.offered().iter().any(|kind| {
        let meeting = costs.meets(&kind.forms);
        meeting.plain || meeting.slips != 0
    })
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

#[test]
fn a_kind_with_the_sex_keeps_brother_and_sister_apart_and_an_unknown_sex_is_either() {
    let child = |given: &str, sex: &str| {
        let fields = Fields {
            given_name: given.to_owned().into(),
            family_name: "Yildirim".to_owned().into(),
            birth_date: "2017-03-09".to_owned().into(),
            postcode: "44787".to_owned().into(),
            sex: sex.to_owned().into(),
            ..Fields::default()
        };
        Record::read(&fields).record
    };
    let held = Prepared::of(&child("Ayşe", "w"));
    let declared = Configuration::declared();
    let offered = declared.offered();
    let meets = |name: &str, sent: &Record| {
        let kind = offered.iter().find(|kind| kind.name == name).unwrap();
        let run = declared.of_kinds(&[kind.number]).unwrap();
        let own: Vec<Key> = run.canonical(&held).flatten().collect();
        assert_eq!(own.len(), 1, "{name}");
        run.variants(sent).iter().any(|key| own.contains(key))
    };
    let without = "family name, date, postcode";
    let with = "sex, family name, date, postcode";
    assert!(meets(without, &child("Murat", "m")));
    assert!(!meets(with, &child("Murat", "m")));
    assert!(meets(with, &child("Nur", "f")));
    assert!(meets(with, &child("Nur", "")));
    let initial = "initial, sex, family name, year, postcode";
    assert!(meets(initial, &child("Aylin", "")));
    assert!(!meets(initial, &child("Ali", "m")));
}

#[test]
fn a_wrong_letter_of_a_postcode_is_a_slip_as_a_wrong_digit_is() {
    let declared = Configuration::declared();
    let slips = |postcode: &str| {
        let sent = Prepared::of(&record("Mia", "Beispiel", "", "", postcode));
        variants::of(Form::Postcode, true, &sent, &declared.costs)
    };
    let has = |sent: &str, held: &str| slips(sent).iter().any(|(_, value)| value == held);
    assert!(has("PO827ER", "PQ827ER") && has("PO827ER", "PO837ER"));
    assert!(has("44787", "44797") && has("44787", "44778"));
    assert!(
        slips("44787")
            .iter()
            .all(|(_, value)| value.chars().all(|c| c.is_ascii_digit()))
    );
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

#[test]
fn what_the_rehearsal_says_of_a_kind_is_what_its_keys_do() {
    let declared = Configuration::declared();
    let held = record(
        "Ayşe Nur",
        "Yıldırım",
        "2017-03-09",
        "Hauptstraße 12",
        "44787",
    );
    let prepared = Prepared::of(&held);
    let (mut met, mut all) = (0, 0);
    for sent in [
        record("Aische", "Yildirim", "2017-03-09", "Hauptstr. 13", "44787"),
        record("Ayse", "Yildrim", "2017-09-03", "Hauptstr. 12", "44787"),
        record("Yildirim", "Nur", "2017-03-19", "Hautstr. 12", "44788"),
        record("", "Yildirim", "2017-03-09", "Ringstr. 12", "44778"),
    ] {
        let canonical = rehearsal::Canonical::of(&prepared);
        let costs = rehearsal::Costs::of(&sent, &canonical, declared);
        for kind in declared.offered().iter().step_by(61) {
            for slips in 0..1 << kind.forms.len() {
                let Some(chosen) = offer::with_slips(kind, slips) else {
                    continue;
                };
                let run = declared.of_kinds(&[chosen.number]).unwrap();
                let run = Configuration {
                    entries: usize::MAX,
                    ..run
                };
                let meeting = costs.meets(&kind.forms);
                let slipping = kind.forms.iter().enumerate();
                let by_slip = slipping
                    .filter(|(_, form)| run.kinds[0].slips.contains(form))
                    .any(|(place, _)| meeting.slips >> place & 1 == 1);
                let own = run.canonical(&prepared).flatten().next();
                let keys = run.variants(&sent);
                let shares = own.is_some_and(|own| keys.contains(&own));
                assert_eq!(shares, meeting.plain || by_slip, "{}", run.kinds[0].name);
                met += usize::from(shares);
                all += 1;
            }
        }
    }
    assert!(met > 50 && all > met + 50, "{met} of {all}");
}
