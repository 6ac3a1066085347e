#![allow(clippy::all, clippy::pedantic, missing_docs, clippy::print_stdout, clippy::unwrap_used, unused)]
use augenmass_matching::{evaluate::*, keys::*};
use std::collections::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let read = |p: &str| Table::read(std::fs::File::open(p).unwrap(), &ColumnMap::default(), "cluster").unwrap();
    // sets: pairs of files; weights
    let mut tp: Vec<HashSet<(usize, u32, u32)>> = vec![]; let mut fp = vec![]; let mut names: Vec<String> = vec![]; let mut ent: Vec<f64> = vec![];
    let mut totals = 0usize;
    let sets: Vec<(Table, Table)> = a[1..].chunks(2).map(|f| (read(&f[0]), read(&f[1]))).collect();
    for (s, (x, y)) in sets.iter().enumerate() { let have: HashSet<&String> = y.truth.iter().collect(); let n = x.truth.iter().filter(|t| have.contains(t)).count(); println!("set {s} true {n}"); totals += n; }
    for f in 0..3 {
        let mut c = Configuration::parse(&std::fs::read_to_string(format!("/tmp/pool{f}.toml")).unwrap()).unwrap();
        let base = names.len();
        for k in &c.kinds { names.push(k.name.clone()); tp.push(HashSet::new()); fp.push(HashSet::new()); ent.push(0.0); }
        for r in &sets[0].0.records[..100] { for k in c.variants(r) { ent[base + k.kind() as usize] += 0.01; } }
        for (s, (x, y)) in sets.iter().enumerate() {
            for m in meet(&x.records, &y.records, &c) { let ok = x.truth[m.indication as usize] == y.truth[m.record as usize];
                for k in 0..c.kinds.len() { if m.kinds >> k & 1 == 1 { if ok { tp[base + k].insert((s, m.indication, m.record)); } else { fp[base + k].insert((s, m.indication, m.record)); } } } }
        }
    }
    let all: HashSet<_> = tp.iter().flatten().collect(); println!("pool total: {} of {totals}", all.len());
    for (lam, mu) in [(0.3, 0.05), (0.6, 0.05), (0.3, 0.2)] {
        let mut t: HashSet<(usize, u32, u32)> = HashSet::new(); let mut f = HashSet::new(); let mut e = 0.0; let mut left: Vec<usize> = (0..names.len()).collect();
        println!("--- lambda {lam} mu {mu}");
        for _ in 0..16 {
            let g = |k: usize| { let dt = tp[k].difference(&t).count() as f64; let df = fp[k].difference(&f).count() as f64; (dt - lam * df - mu * ent[k], dt, df) };
            let Some(best) = left.iter().copied().max_by(|a, b| g(*a).0.total_cmp(&g(*b).0)) else { break };
            let (_, dt, df) = g(best); e += ent[best];
            t.extend(tp[best].iter().copied()); f.extend(fp[best].iter().copied()); left.retain(|k| *k != best);
            let per: Vec<String> = (0..sets.len()).map(|s| format!("{}/{}", t.iter().filter(|p| p.0 == s).count(), f.iter().filter(|p: &&(usize, u32, u32)| p.0 == s).count())).collect();
            println!("{:16} +{dt} +fp {df} entries {:.0} sum {e:.0} {per:?}", names[best], ent[best]);
        }
    }
}
