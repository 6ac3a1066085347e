//! What cannot be loaded, and what the message says then.

use augenmass_policy::{Policy, PolicyError};
use std::fs;
use std::path::{Path, PathBuf};

fn load_with(file: &str, text: &str) -> Result<Policy, PolicyError> {
    let (schema, shipped) = Policy::shipped_texts();
    let files: Vec<(&str, &str)> = shipped.iter().copied().chain([(file, text)]).collect();
    Policy::from_texts(schema, &files)
}

fn message(text: &str) -> String {
    load_with("extra.cedar", text)
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

/// The bad policies, each with the words that the error must contain, from its first line.
fn bad_policies() -> Vec<(PathBuf, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/samples/bad-policies");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("bad-policies/")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("readable");
            let first = text.lines().next().unwrap_or_default();
            let expected = first
                .strip_prefix("// rejected: ")
                .expect("first line says why")
                .to_owned();
            (path, text, expected)
        })
        .collect()
}

#[test]
fn the_shipped_policies_load() {
    assert_eq!(Policy::shipped().err(), None);
}

#[test]
fn every_bad_policy_is_rejected_with_its_file_and_reason() {
    let all = bad_policies();
    assert!(all.len() >= 10);
    for (path, text, expected) in all {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        let error = load_with(name, &text)
            .err()
            .unwrap_or_else(|| panic!("`{name}` was accepted"));
        let message = error.to_string();
        assert!(message.contains(name), "{message}");
        assert!(
            message.contains(&expected),
            "`{name}`: expected `{expected}` in `{message}`"
        );
    }
}

#[test]
fn a_policy_without_id_or_norm_is_rejected() {
    let body = "permit (principal is Job, action == Action::\"expireCase\", resource is Case);";
    let first = format!("@id(\"one\") @norm(\"R32\") {body}\n");
    assert_eq!(
        message(&format!("{first}{body}")),
        "policy `number 2` in `extra.cedar` has no `@id(…)`; write one above it"
    );
    assert_eq!(
        message(&format!("@id(\"two\") {body}")),
        "policy `two` in `extra.cedar` has no `@norm(…)`; write one above it"
    );
}

#[test]
fn two_policies_never_share_an_id() {
    let twice = "@id(\"figures-open-to-all\") @norm(\"R36\") \
                 permit (principal is Job, action == Action::\"expireCase\", resource is Case);";
    assert_eq!(
        message(twice),
        "policy `figures-open-to-all` in `extra.cedar` has the id of another policy; choose a new id"
    );
}

#[test]
fn a_syntax_error_names_the_line_of_the_policy() {
    let good = "@id(\"one\")\n@norm(\"R32\")\npermit (principal is Job, action == Action::\"expireCase\", resource);\n";
    let text = format!(
        "// two\n{good}\n@id(\"two\")\n@norm(\"R32\")\npermit (principal, action resource);\n"
    );
    assert!(
        message(&text).contains("`extra.cedar` cannot be read: in the policy from line 6:"),
        "{}",
        message(&text)
    );
}

#[test]
fn a_schema_that_does_not_parse_is_rejected() {
    let error = Policy::from_texts("entity entity", &[])
        .err()
        .expect("broken");
    assert!(
        error.to_string().starts_with("the schema cannot be read: "),
        "{error}"
    );
}
