//! House rules that a text scan can check: words, sizes, and which crate may know what.

use std::fs;
use std::path::{Path, PathBuf};

/// Words that presume guilt or rank people; banned in code identifiers and in text for people.
const BANNED_WORDS: [&str; 6] = [
    "suspect",
    "fraud",
    "offender",
    "betrug",
    "betrüg",
    "verdächtig",
];
/// File names that say nothing.
const BANNED_NAMES: [&str; 5] = ["utils", "util", "helpers", "manager", "common"];
/// Production lines at which a file is looked at twice.
const MAX_LINES: usize = 500;
/// What only one crate may know: (word in code, crate).
const KNOWS: [(&str, &str); 4] = [
    ("cedar_policy::", "policy"),
    ("sqlx::", "store"),
    ("typst::", "paper"),
    ("SELECT ", "store"),
];

/// One finding: file, line, what.
pub type Finding = String;

/// All findings of the workspace.
#[must_use]
pub fn findings() -> Vec<Finding> {
    let root = crate::root();
    let mut files = Vec::new();
    for folder in ["crates", "translations", "policies"] {
        collect(&root.join(folder), &mut files);
    }
    files.sort();
    let mut findings = Vec::new();
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        let name = file
            .strip_prefix(&root)
            .unwrap_or(&file)
            .display()
            .to_string();
        file_name(&name, &mut findings);
        if name.ends_with(".rs") {
            size(&name, &text, &mut findings);
            knowledge(&name, &text, &mut findings);
        }
        words(&name, &text, &mut findings);
    }
    findings
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if matches!(
            path.extension().and_then(|e| e.to_str()),
            Some("rs" | "ftl" | "typ" | "html" | "toml" | "cedar")
        ) {
            files.push(path);
        }
    }
}

fn file_name(name: &str, findings: &mut Vec<Finding>) {
    let stem = Path::new(name)
        .file_stem()
        .and_then(|s| s.to_str())
        .unwrap_or_default();
    if BANNED_NAMES.contains(&stem) {
        findings.push(format!(
            "{name}: the name `{stem}` says nothing; name it for what it holds"
        ));
    }
}

fn size(name: &str, text: &str, findings: &mut Vec<Finding>) {
    let production = text
        .lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .count();
    if production > MAX_LINES && !name.contains("/tests/") {
        findings.push(format!(
            "{name}: {production} production lines, more than {MAX_LINES}"
        ));
    }
}

/// Comment lines, tests and the generated lists may name what code may not.
fn knowledge(name: &str, text: &str, findings: &mut Vec<Finding>) {
    for (word, owner) in KNOWS {
        if name.starts_with(&format!("crates/{owner}/")) || name.contains("/tests/") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            if line.contains(word) && !line.trim_start().starts_with("//") {
                findings.push(format!(
                    "{name}:{}: only `{owner}` may know `{}`",
                    number + 1,
                    word.trim()
                ));
            }
        }
    }
}

/// Banned words. A line may carry `tidy: allow` with its reason where the word must be named, as in
/// a test that looks for it or a rule that refuses it.
fn words(name: &str, text: &str, findings: &mut Vec<Finding>) {
    if name.contains("/tests/") || name.ends_with("topics.toml") {
        return; // tests look for these words; inquiries and topics are the words of those who ask
    }
    for (number, line) in text.lines().enumerate() {
        let lower = line.to_lowercase();
        if lower.contains("tidy: allow") {
            continue;
        }
        for word in BANNED_WORDS {
            if lower.contains(word) {
                findings.push(format!(
                    "{name}:{}: the word `{word}` presumes guilt",
                    number + 1
                ));
            }
        }
    }
}
