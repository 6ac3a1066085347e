//! `docs/states/{package,received,assistance}.md` draw exactly what the tables of the code say, and the walks in
//! `track_two.rs` take every one of these ways and no other.

use augenmass_domain::{assistance, package, received};
use std::collections::BTreeSet;

type Way = (String, String, String);

fn drawn(document: &str) -> BTreeSet<Way> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/states");
    let text = std::fs::read_to_string(path.join(document)).expect("a drawing");
    text.lines()
        .filter_map(|line| line.trim().split_once(" --> "))
        .filter_map(|(from, rest)| Some((from, rest.split_once(": ")?)))
        .map(|(from, (to, action))| {
            (
                from.replace('_', "-"),
                action.to_owned(),
                to.replace('_', "-"),
            )
        })
        .collect()
}

fn table(ways: &[(&str, &str, &str)]) -> BTreeSet<Way> {
    let own = |&(from, action, to): &(&str, &str, &str)| {
        (from.to_owned(), action.to_owned(), to.to_owned())
    };
    ways.iter().map(own).collect()
}

#[test]
fn drawings_and_tables_are_the_same() {
    assert_eq!(drawn("package.md"), table(package::TRANSITIONS));
    assert_eq!(drawn("received.md"), table(received::TRANSITIONS));
    assert_eq!(drawn("assistance.md"), table(assistance::TRANSITIONS));
}

#[test]
fn the_walks_take_every_way_and_no_other() {
    let taken = crate::track_two::ways();
    let all = [
        package::TRANSITIONS,
        received::TRANSITIONS,
        assistance::TRANSITIONS,
    ]
    .concat();
    assert_eq!(taken, table(&all));
}
