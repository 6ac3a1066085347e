//! What an honest run gives, and what it shows.

use crate::forge::Forged;
use crate::sample::{Played, World, key};
use augenmass_matching::Keys;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_receiver_opens_what_has_a_key_in_common_and_nothing_else() {
    let played = World::usual(1).play();
    let candidates = &played.opened.candidates;
    let found: Vec<_> = candidates
        .iter()
        .map(|one| (one.record, one.kinds.clone(), one.content.to_vec()))
        .collect();
    let first = (1, BTreeSet::from([1, 2]), b"Anlass 0".to_vec());
    let second = (3, BTreeSet::from([7]), b"Anlass 1".to_vec());
    assert_eq!(found, [first, second]);
    assert_eq!(played.opened.malformed, 0);
    assert!(!format!("{candidates:?}").contains("Anlass"));
}

#[test]
fn two_indications_with_equal_keys_are_both_opened_and_no_tag_comes_twice() {
    let same = vec![(1, b"name of 1".to_vec()), (2, b"date of 1".to_vec())];
    let list: Vec<Keys> = vec![
        vec![key("x"), None, None],
        vec![key("name of 1"), None, None],
    ];
    let played = World::new(3, list, &[same.clone(), same.clone(), same]).play();
    let opened: BTreeSet<_> = played
        .opened
        .candidates
        .iter()
        .map(|one| one.payload)
        .collect();
    assert_eq!(opened.len(), 3);
}

#[test]
fn empty_lists_and_runs_without_indications_work() {
    let played = World::new(4, Vec::new(), &[vec![(1, b"k".to_vec())]]).play();
    assert!(played.opened.candidates.is_empty());
    let played = World::new(5, vec![vec![key("k"), None, None]], &[]).play();
    assert!(played.opened.candidates.is_empty());
}

/// Every 16 bytes in a row of what a message holds, but for the log's public commitments.
fn windows(message: &[u8]) -> BTreeSet<Vec<u8>> {
    let parts = Forged::parse(message).parts.into_iter();
    let bodies = parts.filter(|part| part.section != 3).map(|part| part.body);
    bodies
        .flat_map(|body| body.windows(16).map(<[u8]>::to_vec).collect::<Vec<_>>())
        .collect()
}

#[test]
fn two_runs_of_the_same_input_have_nothing_in_common() {
    let (first, second) = (World::usual(10).play(), World::usual(20).play());
    let pairs: [fn(&Played) -> &Vec<u8>; 3] = [
        |played| &played.sealed_bytes,
        |played| &played.request,
        |played| &played.response,
    ];
    for of in pairs {
        let (one, other) = (windows(of(&first)), windows(of(&second)));
        assert!(one.len() > 400 && one.is_disjoint(&other));
    }
    // Within a run nothing comes twice either, not even for equal keys.
    let many = |message: &[u8]| {
        Forged::parse(message)
            .parts
            .iter()
            .map(|p| p.body.len())
            .sum::<usize>()
    };
    assert!(windows(&first.request).len() > many(&first.request) - 15 * 16);
}

#[test]
fn lengths_show_numbers_that_are_known_and_nothing_of_contents() {
    let lengths = |world: &World| {
        let played = world.play();
        let parts = [
            &played.commit,
            &played.sealed_bytes,
            &played.request,
            &played.response,
        ];
        (parts.map(Vec::len), played.receipt.len())
    };
    let usual = World::usual(1);
    let mut other = World::usual(2);
    other.indications[0].content = vec![b'x'; 200];
    other.indications[0].keys.truncate(1);
    other.indications[2].keys.clear();
    for keys in &mut other.list {
        *keys = vec![None, key("a much longer key than all the others"), None];
    }
    assert_eq!(lengths(&usual), lengths(&other));
    let (receipt, again) = (usual.play().receipt, World::usual(1).play().receipt);
    assert_eq!(receipt.len(), again.len());
}

#[test]
fn the_receipt_is_the_same_whatever_was_found() {
    // The same messages, and a list that finds: the receipt depends on the messages only.
    let world = World::usual(1);
    let played = world.play();
    let mut again = Vec::new();
    let transcript = played.opened.transcript;
    world
        .receiver()
        .receipt(&transcript, &world.checkpoint, &mut again)
        .unwrap();
    assert_eq!(again, played.receipt);
}

/// Keys from a small set, so that some are in common.
fn some_keys() -> impl Strategy<Value = Vec<(u16, Vec<u8>)>> {
    let one = (prop::sample::select(vec![1_u16, 2, 7]), 0_u8..6);
    prop::collection::vec(one.prop_map(|(kind, n)| (kind, vec![n])), 0..5)
}

fn some_record() -> impl Strategy<Value = Keys> {
    prop::collection::vec(prop::option::of((0_u8..6).prop_map(|n| vec![n])), 3)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn what_is_opened_shares_a_key_and_what_shares_a_key_is_opened(
        list in prop::collection::vec(some_record(), 0..6),
        indications in prop::collection::vec(some_keys(), 0..5),
    ) {
        let world = World::new(6, list, &indications);
        let played = world.play();
        let mut expected: BTreeMap<(u64, Vec<u8>), BTreeSet<u16>> = BTreeMap::new();
        for (number, keys) in (0_u64..).zip(&world.list) {
            for indication in &world.indications {
                for (kind, key) in [1_u16, 2, 7].iter().zip(keys) {
                    let Some(key) = key else { continue };
                    if indication.keys.contains(&(*kind, key.clone())) {
                        let place = (number, indication.content.clone());
                        expected.entry(place).or_default().insert(*kind);
                    }
                }
            }
        }
        let opened: BTreeMap<_, _> = played.opened.candidates.into_iter()
            .map(|one| ((one.record, one.content.to_vec()), one.kinds))
            .collect();
        prop_assert_eq!(opened, expected);
    }
}
