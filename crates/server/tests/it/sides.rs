//! Two installations between which a package travels: a family benefits office that serves a letterbox, and a school
//! office that calls there.

use crate::program::{address, augenmass};
use augenmass_casework::clock::{Clock as _, SetClock, SystemClock};
use augenmass_casework::demo::TwoHouses;
use jiff::civil::date;
use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Arc;

/// A served installation; ends with it.
pub(crate) struct Served {
    child: Child,
    pub(crate) address: String,
}

impl Served {
    pub(crate) fn start(house: &Path, messages: &Path) -> Self {
        let mut child = augenmass()
            .args(["serve", "--listen", "127.0.0.1:0", "--database"])
            .arg(format!(
                "sqlite:{}",
                house.join("database.sqlite").display()
            ))
            .arg("--messages")
            .arg(messages)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let address = address(&mut child);
        Self { child, address }
    }

    pub(crate) fn status(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        answer.lines().next().unwrap_or_default().to_owned()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One side and its folder of the package.
pub(crate) struct Side {
    pub(crate) house: PathBuf,
    login: &'static str,
    pub(crate) folder: PathBuf,
    card: PathBuf,
}

impl Side {
    /// A step of the command line; gives what it said.
    pub(crate) fn does(&self, step: &str, more: &[&str]) -> (bool, String) {
        let mut command = augenmass();
        command.args(["reconcile", "--database"]);
        command.arg(format!(
            "sqlite:{}",
            self.house.join("database.sqlite").display()
        ));
        command.args(["--as", self.login, step]);
        if step != "card" {
            command
                .arg("--folder")
                .arg(&self.folder)
                .arg("--card")
                .arg(&self.card);
        }
        let output = command.args(more).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (
            output.status.success(),
            String::from_utf8_lossy(&said).into_owned(),
        )
    }

    pub(crate) fn must(&self, step: &str, more: &[&str]) -> String {
        let (done, said) = self.does(step, more);
        assert!(done, "{step}: {said}");
        said
    }
}

/// Two houses of this year, with some indications sealed today; their names and birth dates.
fn founded(root: &Path) -> Vec<String> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let now = SystemClock.now();
        let before = date(now.today().year() - 1, 12, 1).at(8, 0, 0, 0);
        let clock = Arc::new(SetClock::at(before));
        let houses = TwoHouses::found(root, clock, 81).await.unwrap();
        houses.clock.set(now.local);
        let children = houses.children(1).unwrap();
        for child in &children[3..7] {
            houses.seal_one(child).await.unwrap();
        }
        let secrets = children.iter().chain(&houses.list).flat_map(|child| {
            [
                child.family_name.reveal().to_owned(),
                child.birth_date.reveal().to_string(),
            ]
        });
        // What is shorter occurs by chance in so many bytes.
        let secrets = secrets.filter(|secret| secret.len() > 6).collect();
        houses.close().await;
        secrets
    })
}

/// Two houses, the cards exchanged and the letterbox laid: the names and birth dates of their lists, the folder of the
/// letterboxes, the family benefits office, the school office.
pub(crate) fn laid(root: &Path) -> (Vec<String>, PathBuf, Side, Side) {
    let secrets = founded(root);
    let boxes = root.join("briefkaesten");
    std::fs::create_dir(&boxes).unwrap();
    let kasse = Side {
        house: root.join("familienkasse"),
        login: "kasse.1",
        folder: boxes.join("schule"),
        card: root.join("schule.karte.toml"),
    };
    let school = Side {
        house: root.join("stadt"),
        login: "schule.2",
        folder: root.join("paket"),
        card: root.join("kasse.karte.toml"),
    };
    school.must("card", &["--out", kasse.card.to_str().unwrap()]);
    kasse.must("card", &["--out", school.card.to_str().unwrap()]);
    kasse.must("letterbox", &[]);
    (secrets, boxes, kasse, school)
}

/// A step of the family benefits office that needs its list.
fn with_list(kasse: &Side, step: &str) {
    let list = kasse.house.join("kinder.csv");
    kasse.must(step, &["--register", list.to_str().unwrap()]);
}

/// The first message.
pub(crate) fn commit(kasse: &Side) {
    with_list(kasse, "commit");
}

/// All that comes after the office has sealed, fetched and sent by a line.
pub(crate) fn the_rest_travels(kasse: &Side, school: &Side, line: &[&str]) {
    school.must("send", line);
    with_list(kasse, "request");
    school.must("fetch", line);
    school.must("respond", &[]);
    school.must("send", line);
    with_list(kasse, "open");
    kasse.must("receipt", &[]);
    school.must("fetch", line);
    school.must("receipt", &[]);
}

/// The names of the messages, all six, whose bytes are the same on both sides.
pub(crate) fn same_on_both_sides(one: &Side, other: &Side) -> BTreeSet<String> {
    let names = |folder: &Path| -> BTreeSet<String> {
        let all = std::fs::read_dir(folder).unwrap();
        all.map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.ends_with(".karte.toml"))
            .collect()
    };
    let travelled = names(&one.folder);
    assert_eq!(travelled, names(&other.folder));
    assert_eq!(travelled.len(), 6);
    for name in &travelled {
        let both =
            [&one.folder, &other.folder].map(|folder| std::fs::read(folder.join(name)).unwrap());
        assert_eq!(both[0], both[1], "{name}");
    }
    travelled
}
