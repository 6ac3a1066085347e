#![allow(
    clippy::all,
    clippy::pedantic,
    missing_docs,
    clippy::print_stdout,
    clippy::unwrap_used,
    unused
)]
use augenmass_matching::{evaluate::*, keys::*};
use std::collections::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let read = |p: &str| {
        Table::read(
            std::fs::File::open(p).unwrap(),
            &ColumnMap::default(),
            "cluster",
        )
        .unwrap()
    };
    let (x, y) = (read(&a[1]), read(&a[2]));
    let text = std::fs::read_to_string("crates/matching/matching.toml").unwrap();
    let c = Configuration::parse(&text).unwrap();
    let t = std::time::Instant::now();
    let n: usize = x.records.iter().map(|r| c.variants(r).len()).sum();
    let full = x
        .records
        .iter()
        .filter(|r| c.variants(r).len() == c.entries)
        .count();
    let dedup = a[1] == a[2];
    let mut met = meet(&x.records, &y.records, &c);
    if dedup {
        met.retain(|m| m.indication < m.record);
    }
    let mut by: HashMap<&str, usize> = HashMap::new();
    for t in &y.truth {
        *by.entry(t).or_default() += 1;
    }
    let mut total: usize = x
        .truth
        .iter()
        .map(|t| by.get(t.as_str()).copied().unwrap_or(0))
        .sum();
    if dedup {
        total = (total - x.truth.len()) / 2;
    }
    let ok = |m: &Met| x.truth[m.indication as usize] == y.truth[m.record as usize];
    let tp = met.iter().filter(|m| ok(m)).count();
    println!("{:?} {:?}\n{:?}", x.columns, x.problems, y.problems);
    println!(
        "rows {} {} true {total} tp {tp} recall {:.4} needless {:.4} variants {:.0} full {full} {:?}",
        x.records.len(),
        y.records.len(),
        tp as f64 / total as f64,
        (met.len() - tp) as f64 / total as f64,
        n as f64 / x.records.len() as f64,
        t.elapsed()
    );
    for (k, kind) in c.kinds.iter().enumerate() {
        let b = 1u16 << k;
        let hit = |m: &&Met| m.kinds & b != 0;
        let only = |m: &&Met| m.kinds == b;
        println!(
            "{:45} tp {:6} only {:5} fp {:6} only {:5}",
            kind.name,
            met.iter().filter(hit).filter(|m| ok(m)).count(),
            met.iter().filter(only).filter(|m| ok(m)).count(),
            met.iter().filter(hit).filter(|m| !ok(m)).count(),
            met.iter().filter(only).filter(|m| !ok(m)).count()
        );
    }
    if a.len() > 3 {
        // missed pairs of a development set
        let have: HashSet<(u32, u32)> = met.iter().map(|m| (m.indication, m.record)).collect();
        let mut at: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, t) in y.truth.iter().enumerate() {
            at.entry(t).or_default().push(i);
        }
        let mut left: usize = a[3].parse().unwrap();
        for (i, t) in x.truth.iter().enumerate() {
            for j in at.get(t.as_str()).into_iter().flatten() {
                if (!dedup || i < *j) && !have.contains(&(i as u32, *j as u32)) && left > 0 {
                    left -= 1;
                    for r in [&x.records[i], &y.records[*j]] {
                        println!(
                            "{} | {} | {} | {} | {} | {} | {}",
                            r.given_name(),
                            r.family_name(),
                            r.birth().digits(),
                            r.street(),
                            r.house_number(),
                            r.postcode(),
                            r.place()
                        );
                    }
                    println!();
                }
            }
        }
    }
}
