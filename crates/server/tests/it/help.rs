//! Each subcommand's `--help` is a file under `tests/help`. After a change that is meant:
//! `UPDATE_HELP=1 cargo test -p augenmass-server help`.

use crate::program::{augenmass, names};
use std::collections::BTreeMap;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/help")
}

fn help(path: &[String], environment: &[(&str, &str)]) -> String {
    let output = augenmass()
        .args(path)
        .arg("--help")
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    assert!(output.status.success(), "{path:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The subcommands that a help lists.
fn subcommands(help: &str) -> Vec<String> {
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let list = list.take_while(|line| !line.is_empty());
    let names = list.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// Every help there is, by the name of its file.
fn all(environment: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(path) = open.pop() {
        let text = help(&path, environment);
        open.extend(
            subcommands(&text)
                .into_iter()
                .map(|name| [path.clone(), vec![name]].concat()),
        );
        let name = if path.is_empty() {
            "augenmass".to_owned()
        } else {
            path.join("-")
        };
        found.insert(format!("{name}.txt"), text);
    }
    found
}

#[test]
fn each_help_is_the_one_that_was_reviewed() {
    let found = all(&[]);
    assert!(found.len() > 20, "{:?}", found.keys());
    if std::env::var_os("UPDATE_HELP").is_some() {
        for name in names(&folder()) {
            std::fs::remove_file(folder().join(name)).unwrap();
        }
        for (name, text) in &found {
            std::fs::write(folder().join(name), text).unwrap();
        }
    }
    for (name, text) in &found {
        let reviewed = std::fs::read_to_string(folder().join(name)).unwrap_or_default();
        assert_eq!(
            *text, reviewed,
            "{name} changed; where it is meant: UPDATE_HELP=1"
        );
    }
    let expected: Vec<&String> = found.keys().collect();
    assert_eq!(
        names(&folder()).iter().collect::<Vec<_>>(),
        expected,
        "a file without a subcommand"
    );
}

#[test]
fn settings_and_the_width_of_the_terminal_do_not_change_the_help() {
    let environment = [
        ("AUGENMASS_DATABASE", "sqlite:somewhere-private.sqlite"),
        ("AUGENMASS_KEYS", "/etc/somewhere-private"),
        ("COLUMNS", "40"),
    ];
    assert!(
        all(&environment) == all(&[]),
        "the help depends on the environment"
    );
}

#[test]
fn no_line_of_a_help_is_wider_than_a_page() {
    for (name, text) in all(&[]) {
        for line in text.lines().filter(|line| !line.contains("Usage: ")) {
            assert!(line.chars().count() <= 100, "{name}: {line}");
        }
    }
}

#[test]
fn what_is_internal_is_not_listed() {
    assert!(!help(&[], &[]).contains("render-child"));
}
