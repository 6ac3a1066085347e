//! Running the programme and reading what it says.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command};

/// What a command answered.
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Answer {
    /// It succeeded; gives what it printed.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self.out
    }

    /// It said that the input is wrong: exit code 2, and all these words on the terminal.
    #[track_caller]
    pub fn refused(&self, words: &[&str]) {
        let said = format!("{}{}", self.out, self.err);
        assert_eq!(self.code, 2, "{said}");
        assert!(!self.err.is_empty(), "nothing on standard error");
        for word in words {
            assert!(said.contains(word), "`{word}` is missing in: {said}");
        }
    }
}

/// The programme, with nothing of the caller's settings.
pub fn augenmass() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_augenmass"));
    for name in ["AUGENMASS_DATABASE", "AUGENMASS_KEYS", "AUGENMASS_LOG"] {
        command.env_remove(name);
    }
    command
}

/// The address, host and port, that a served programme says first; its output must be piped.
pub fn address(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let address = line.trim().strip_prefix("http://").unwrap();
    address.trim_end_matches('/').to_owned()
}

/// Runs it in a folder.
pub fn run_in(folder: &Path, args: &[&str]) -> Answer {
    let output = augenmass().args(args).current_dir(folder).output().unwrap();
    Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The names in a folder, sorted; none where it does not exist.
pub fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
