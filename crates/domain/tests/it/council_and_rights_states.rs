//! The diagrams in `docs/states/` show exactly the transitions in the code.

use augenmass_domain::{disclosure, inquiry, subject_request};
use std::fs;
use std::path::Path;

fn diagram(name: &str) -> Vec<(String, String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs/states")
        .join(name);
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .filter_map(|line| {
            let (from, rest) = line.trim().split_once(" --> ")?;
            let (to, command) = rest.split_once(": ")?;
            Some((from.to_owned(), command.to_owned(), to.to_owned()))
        })
        .collect()
}

fn assert_same(name: &str, table: &[(&str, &str, &str)]) {
    let table: Vec<_> = table
        .iter()
        .map(|(from, command, to)| ((*from).to_owned(), (*command).to_owned(), (*to).to_owned()))
        .collect();
    assert_eq!(diagram(name), table, "{name}");
}

#[test]
fn diagrams_show_the_transitions_of_the_code() {
    assert_same("inquiry.md", inquiry::TRANSITIONS);
    assert_same("disclosure.md", disclosure::TRANSITIONS);
    assert_same("subject-request.md", subject_request::TRANSITIONS);
}
