#![allow(clippy::all, clippy::pedantic, missing_docs, clippy::print_stdout, clippy::unwrap_used, unused)]
use augenmass_matching::{evaluate::*, keys::*};
use std::collections::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let x = Table::read(std::fs::File::open(&a[1]).unwrap(), &ColumnMap::default(), "cluster").unwrap();
    let text = std::fs::read_to_string("crates/matching/matching.toml").unwrap();
    let mut c = Configuration::parse(&text).unwrap();
    c.entries = 100000;
    let n = 100.min(x.records.len());
    let full = c.costs.reach;
    let mut before: Vec<usize> = vec![0; c.kinds.len()];
    for reach in 0..=full {
        c.costs.reach = reach;
        let mut by = vec![0; c.kinds.len()];
        for r in &x.records[..n] { for k in c.variants(r) { by[k.kind() as usize] += 1; } }
        println!("reach {reach}: total {:.1} more {:?}", by.iter().sum::<usize>() as f64 / n as f64, by.iter().zip(&before).map(|(a, b)| (a - b) / n).collect::<Vec<_>>());
        before = by;
    }
}
