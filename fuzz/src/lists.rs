//! What `reconcile evaluate` reads: a map of columns, a list of persons, a configuration of match keys.

use augenmass_matching::evaluate::{ColumnMap, Table};
use augenmass_matching::keys::{Configuration, KINDS_LIMIT};
use augenmass_matching::record::FIELD_LIMIT;

/// Where one file ends and the next begins.
const NEXT_FILE: &[u8] = b"\n=====\n";

/// A map, a list and a configuration, one after the other. A list that is taken has a truth for each record, and its
/// records have keys; a configuration that is taken is within its limits.
pub fn evaluate(bytes: &[u8]) {
    let mut parts = split(bytes);
    let (map, list) = (parts.next().unwrap_or_default(), parts.next());
    let map = std::str::from_utf8(map)
        .ok()
        .and_then(|text| ColumnMap::parse(text).ok());
    for map in [Some(ColumnMap::default()), map].into_iter().flatten() {
        if let Some(Ok(table)) = list.map(|list| Table::read(list, &map, "cluster")) {
            taken(&table);
        }
    }
    let Some(Ok(text)) = parts.next().map(std::str::from_utf8) else {
        return;
    };
    if let Ok(configuration) = Configuration::parse(text) {
        assert!(!configuration.kinds.is_empty() && configuration.entries > 0);
        let numbers = configuration.kind_numbers();
        let chosen = &numbers[..numbers.len().min(KINDS_LIMIT)];
        if let Ok(some) = configuration.of_kinds(chosen) {
            assert_eq!(some.kind_numbers(), chosen);
        }
    }
}

fn taken(table: &Table) {
    assert!(!table.records.is_empty());
    assert_eq!(table.records.len(), table.truth.len());
    assert!(table.rows_with_problems <= table.records.len());
    let usual = Configuration::declared().usual();
    for record in table.records.iter().take(3) {
        assert!(record.family_name().chars().count() <= FIELD_LIMIT);
        assert_eq!(usual.keys_of_record(record).len(), usual.kinds.len());
    }
}

fn split(mut bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut over = false;
    std::iter::from_fn(move || {
        if over {
            return None;
        }
        let at = bytes
            .windows(NEXT_FILE.len())
            .position(|part| part == NEXT_FILE);
        let Some(at) = at else {
            over = true;
            return Some(bytes);
        };
        let part = &bytes[..at];
        bytes = &bytes[at + NEXT_FILE.len()..];
        Some(part)
    })
}
