//! A city of today, made with the command line alone: an open run into which drafts can be imported.

use crate::city::DATABASE;
use crate::program::{Answer, run_in};
use augenmass_casework::clock::{Clock as _, SystemClock};
use augenmass_casework::manifest::sha256_hex;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;

/// The head of a file of drafts.
pub const HEAD: &str =
    "Anlass;Tatsache am;Vorname;Nachname;Geburtsdatum;Anschrift an;Straße;Hausnummer;PLZ;Ort";
const SIGNATORIES: [&str; 2] = ["head-of-department", "data-protection-officer"];
const DOCUMENTS: [&str; 5] = [
    "impact-assessment",
    "legal-opinion",
    "fairness-plan",
    "panel-statement",
    "staff-council-consent",
];

/// The machine's day, as the programme under test sees it.
pub fn today() -> Date {
    SystemClock.now().today()
}

/// A row that is right, of the child with a number.
pub fn row(number: usize) -> String {
    let name = char::from(b'A' + u8::try_from(number % 26).unwrap());
    let fact_on = today().saturating_sub(30.days());
    let born = today().year() - 8;
    format!(
        "not-enrolled;{fact_on};{name}nna;Sandberg;14.09.{born};Jonte Sandberg;Lindenweg;{number}a;99901;Auenstedt"
    )
}

/// Names and contents.
type Files = Vec<(&'static str, Vec<u8>)>;

/// An installation in a folder that goes away with it.
pub struct Office {
    folder: TempDir,
    /// The open run.
    pub run: String,
}

/// Keys and manifest of a run in a folder.
pub fn write_manifest(folder: &Path) {
    let mut text = "track = \"register-clarification\"\ncap = 250\n".to_owned();
    for document in DOCUMENTS {
        std::fs::write(folder.join(format!("{document}.txt")), document).unwrap();
        let sha256 = sha256_hex(document.as_bytes());
        text +=
            &format!("[documents.{document}]\nfile = \"{document}.txt\"\nsha256 = \"{sha256}\"\n");
    }
    for function in SIGNATORIES {
        let name = format!("{function}@stadt.example");
        let line = run_in(
            folder,
            &[
                "manifest",
                "key",
                "--name",
                &name,
                "--out",
                &format!("{function}.key"),
            ],
        )
        .ok();
        text += &format!("[signatories.{function}]\nname = \"{function}\"\n{line}");
    }
    std::fs::write(folder.join("manifest.toml"), text).unwrap();
    for function in SIGNATORIES {
        let key = format!("{function}.key");
        run_in(
            folder,
            &[
                "manifest",
                "sign",
                "manifest.toml",
                "--function",
                function,
                "--key",
                &key,
            ],
        )
        .ok();
    }
}

fn set_up(folder: &Path) -> String {
    let city = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/city.toml");
    let create = ["keys", "create", "--database", DATABASE, "--set-up"];
    run_in(folder, &[&create[..], &[city.to_str().unwrap()]].concat()).ok();
    write_manifest(folder);
    let run = |login: &str, args: &[&str]| {
        let run = ["run", "--database", DATABASE, "--as", login];
        run_in(folder, &[&run[..], args].concat()).ok()
    };
    let begins = today().saturating_sub(2.days()).to_string();
    let ends = today().saturating_add(300.days()).to_string();
    let days = ["--begins", &begins, "--ends", &ends];
    let draft = [&["draft", "--title", "Probe"], &days[..]].concat();
    let id = run("koordination", &draft);
    let id = id.split_whitespace().next().unwrap().to_owned();
    let words = ["--result", "no-objections", "--words", "Keine Bedenken."];
    run("datenschutz", &[&["opinion", &id], &words[..]].concat());
    run("koordination", &["approve", &id]);
    run("dezernat", &["approve", &id]);
    let open = ["open", &id, "--manifest", "manifest.toml"];
    run("koordination", &open);
    let listed = run("koordination", &["list"]);
    assert!(
        listed.starts_with(&id) && listed.contains(" open "),
        "{listed}"
    );
    id
}

impl Office {
    /// A copy of an installation that is made once.
    pub fn copy() -> Self {
        static MADE: OnceLock<(Files, String)> = OnceLock::new();
        let (files, run) = MADE.get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            let run = set_up(folder.path());
            let names = [
                "municipality.sqlite",
                "keys/master.key",
                "keys/log-signing.key",
            ];
            assert!(
                !folder.path().join("municipality.sqlite-wal").exists(),
                "the database was not closed"
            );
            (
                names
                    .map(|name| (name, std::fs::read(folder.path().join(name)).unwrap()))
                    .into(),
                run,
            )
        });
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            write_private(&folder.path().join(name), bytes);
        }
        Self {
            folder,
            run: run.clone(),
        }
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Imports a file of these bytes.
    pub fn import(&self, bytes: impl AsRef<[u8]>, args: &[&str]) -> Answer {
        std::fs::write(self.path().join("drafts.csv"), bytes).unwrap();
        self.import_file("drafts.csv", args)
    }

    /// Imports a file by its name.
    pub fn import_file(&self, name: &str, args: &[&str]) -> Answer {
        let command = [
            "import-drafts",
            name,
            "--run",
            &self.run,
            "--as",
            "schule.1",
            "--database",
            DATABASE,
        ];
        run_in(self.path(), &[&command, args].concat())
    }

    /// How many of the day's 20 drafts are taken, as the next import sees it.
    pub fn is_untouched(&self) -> bool {
        let rows: Vec<String> = (1..=20).map(row).collect();
        let said = self.import(format!("{HEAD}\n{}\n", rows.join("\n")), &[]);
        said.code == 0 && said.out.contains("20 Entwürfe übernommen")
    }
}

fn write_private(path: &Path, bytes: &[u8]) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}
