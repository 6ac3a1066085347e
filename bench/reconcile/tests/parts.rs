//! Two processes on two parts of the receiver's list give the same as one on the whole, and both what plain keys give.

use std::process::Command;

#[test]
fn two_processes_on_two_parts_give_the_same_as_one_and_as_plain_keys() {
    let programme = env!("CARGO_BIN_EXE_augenmass-bench-reconcile");
    let ran = Command::new(programme)
        .args(["--same", "70", "14", "64"])
        .output()
        .unwrap();
    let said = String::from_utf8(ran.stdout).unwrap();
    assert!(ran.status.success(), "{said}");
    let words: Vec<&str> = said.split_whitespace().collect();
    let numbers: Vec<u64> = words[1..]
        .iter()
        .map(|word| word.parse().unwrap())
        .collect();
    let [opened, accepted, sizes @ ..] = numbers.as_slice() else {
        panic!("{said}");
    };
    assert!(*opened >= 10 && *accepted >= 5, "{said}");
    // 70 records of 12 kinds, 32 bytes each, and what stands around them.
    assert!((26_880..29_000).contains(&sizes[2]), "{said}");
}
