//! Of a rejected candidate nothing stays: 50 indications that share a key with a child of the list and are of another
//! child carry a word that occurs nowhere else. They are opened, compared, those that lie between the thresholds shown
//! to an examiner field by field, and all rejected. After the office's process has closed, the word is looked for in every
//! byte of its database, write-ahead log, messages and temporary files, and in every readable byte of the memory of
//! the process itself: what a core dump taken now would hold, read through `/proc/PID/mem`, as a core file would need
//! the machine's own settings (`core_pattern`).

use crate::apart::{self, CONTROL};
use crate::houses;
use augenmass_domain::person::PersonRecord;
use jiff::civil::date;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use tempfile::tempdir;

/// The word, in the forms in which a comparison holds it: as written, its consonants alone, wide letters.
const WORD: &str = "kanarix";
const SKELETON: &str = "knrks";

/// A child who shares initials, birth date and address with one of the list, as two families in one house may; the
/// names are others.
fn canary(of: &PersonRecord, number: usize) -> PersonRecord {
    let initial = |name: &str| name.chars().next().unwrap();
    let letters: String = number
        .to_string()
        .chars()
        .map(|digit| char::from(b'a' + digit as u8 - b'0'))
        .collect();
    let birth = *of.birth_date.reveal();
    let today = date(2026, 2, 16);
    let (given, family) = (of.given_name.reveal(), of.family_name.reveal());
    PersonRecord::new(
        &format!("{}{WORD}{letters}", initial(given)),
        &format!("{}{WORD}{letters}mann", initial(family)),
        &birth.to_string(),
        "Kanarix Eltern",
        of.address.clone(),
        today,
    )
    .unwrap()
}

/// How often the bytes hold the word in one of its forms, whatever the case of its letters.
fn found(bytes: &[u8], needles: &[Vec<u8>]) -> usize {
    let lower = bytes.to_ascii_lowercase();
    needles
        .iter()
        .map(|needle| occurrences(&lower, needle))
        .sum()
}

fn occurrences(bytes: &[u8], needle: &[u8]) -> usize {
    let mut count = 0;
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == needle[0]) {
        rest = &rest[at..];
        count += usize::from(rest.starts_with(needle));
        rest = &rest[1..];
    }
    count
}

fn needles() -> Vec<Vec<u8>> {
    let wide = |text: &str| {
        text.chars()
            .flat_map(|letter| (letter as u32).to_le_bytes())
            .collect()
    };
    vec![WORD.into(), wide(WORD), SKELETON.into()]
}

fn in_files(folder: &Path, needles: &[Vec<u8>]) -> Vec<String> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(in_files(&path, needles));
        } else if found(&std::fs::read(&path).unwrap(), needles) > 0 {
            all.push(path.display().to_string());
        }
    }
    all
}

/// Every readable mapping of a process; gives how often the word is there, and how many bytes were read.
fn in_memory(process: u32, needles: &[Vec<u8>]) -> (Vec<String>, u64) {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let mut memory = File::open(format!("/proc/{process}/mem")).unwrap();
    let (mut all, mut read) = (Vec::new(), 0);
    for line in maps.lines() {
        let mut parts = line.split_whitespace();
        let (range, rights) = (parts.next().unwrap(), parts.next().unwrap());
        let name = parts.nth(3).unwrap_or("anonymous");
        // What is mapped from the programme's own file holds the word as this test spells it; data, not text, may
        // be written to.
        if !rights.starts_with("rw") || name.starts_with("[vvar") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let [from, to] = [from, to].map(|text| u64::from_str_radix(text, 16).unwrap());
        memory.seek(SeekFrom::Start(from)).unwrap();
        let mut bytes = vec![0; usize::try_from(to - from).unwrap()];
        if memory.read_exact(&mut bytes).is_err() {
            continue;
        }
        read += to - from;
        let many = found(&bytes, needles);
        if many > 0 {
            all.push(format!("{name} {range}: {many}"));
        }
    }
    (all, read)
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_rejected_candidates_nothing_is_left_in_files_or_memory() {
    let root = tempdir().unwrap();
    let houses = houses(root.path(), 21).await;
    houses.clock.set(date(2026, 2, 16).at(9, 0, 0, 0));
    for (number, of) in houses.list.iter().take(64).enumerate() {
        houses.seal_one(&canary(of, number)).await.unwrap();
    }
    let orders = apart::closed(&houses, root.path()).await;
    for step in ["commit", "seal", "request", "respond"] {
        orders.step(step).run().unwrap();
    }
    let mut order = orders.step("open-and-reject");
    order.wait = true;
    let (mut child, said) = order.run_and_wait();
    let rejected = said.split("rejected ").nth(1).unwrap();
    let rejected: String = rejected.chars().take_while(char::is_ascii_digit).collect();
    assert!(rejected.parse::<u32>().unwrap() >= 50, "{said}");

    let process = child.id();
    let (control, _) = in_memory(process, &[CONTROL.to_ascii_lowercase().into()]);
    assert!(
        !control.is_empty(),
        "whoever looks for nothing finds nothing"
    );
    let (memory, read) = in_memory(process, &needles());
    let files = in_files(root.path(), &needles());
    child.stdin.take().unwrap().write_all(b"\n").unwrap();
    assert!(child.wait().unwrap().success());
    assert!(read > 1024 * 1024, "{read} bytes of memory looked at");
    assert!(files.is_empty(), "{files:#?}");
    assert!(memory.is_empty(), "{memory:#?}");
}
