//! A package travels between two served installations over the wire, and nothing else does: every byte between them is
//! captured and accounted for. Real programmes, real sockets; TLS ends before the programme, so here is none.

use crate::program::augenmass;
use augenmass_casework::clock::{Clock as _, SetClock, SystemClock};
use augenmass_casework::demo::TwoHouses;
use jiff::civil::date;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};

/// A served installation; ends with it.
struct Served {
    child: Child,
    address: String,
}

impl Served {
    fn start(house: &Path, messages: &Path) -> Self {
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
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.trim().strip_prefix("http://").unwrap();
        Self {
            child,
            address: address.trim_end_matches('/').to_owned(),
        }
    }

    fn status(&self, request: &str) -> String {
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

/// What went there and what came back, connection by connection.
type Captured = Arc<Mutex<Vec<(Vec<u8>, Vec<u8>)>>>;

/// Passes everything on to an address and keeps it.
fn wire(to: String) -> (String, Captured) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let captured = Captured::default();
    let kept = captured.clone();
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let (client, server) = (client.unwrap(), TcpStream::connect(&to).unwrap());
            let kept = kept.clone();
            std::thread::spawn(move || {
                let (from_client, to_server) =
                    (client.try_clone().unwrap(), server.try_clone().unwrap());
                let there = std::thread::spawn(move || pass(from_client, to_server));
                let back = pass(server, client);
                let there = there.join().unwrap();
                kept.lock().unwrap().push((there, back));
            });
        }
    });
    (address, captured)
}

fn pass(mut from: TcpStream, mut to: TcpStream) -> Vec<u8> {
    let (mut all, mut buffer) = (Vec::new(), vec![0; 64 * 1024]);
    while let Ok(read) = from.read(&mut buffer) {
        if read == 0 || to.write_all(&buffer[..read]).is_err() {
            break;
        }
        all.extend_from_slice(&buffer[..read]);
    }
    let _ = to.shutdown(std::net::Shutdown::Both);
    all
}

/// One request or answer.
struct Said {
    first: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

/// Cuts a stream into what was said, to its last byte.
fn cut(mut bytes: &[u8]) -> Vec<Said> {
    let mut all = Vec::new();
    while !bytes.is_empty() {
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.lines();
        let first = lines.next().unwrap().to_owned();
        let headers: BTreeMap<String, String> = lines
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        let length = headers
            .get("content-length")
            .map_or(0, |text| text.parse().unwrap());
        let body = &bytes[end + 4..end + 4 + length];
        bytes = &bytes[end + 4 + length..];
        all.push(Said {
            first,
            headers,
            body: body.to_vec(),
        });
    }
    all
}

/// One side and its folder of the package.
struct Side {
    house: PathBuf,
    login: &'static str,
    folder: PathBuf,
    card: PathBuf,
}

impl Side {
    /// A step of the command line; gives what it said.
    fn does(&self, step: &str, more: &[&str]) -> (bool, String) {
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

    fn must(&self, step: &str, more: &[&str]) -> String {
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

/// The wire: known paths and headers, bodies that are pieces of the files or signed notes, and not a byte more. Gives
/// how many bytes of which message went.
fn accounted_for(
    captured: &[(Vec<u8>, Vec<u8>)],
    files: &Path,
    secrets: &[String],
) -> BTreeMap<String, usize> {
    let mut went: BTreeMap<String, usize> = BTreeMap::new();
    for (there, back) in captured {
        let (there, back) = (cut(there), cut(back));
        assert_eq!(there.len(), back.len());
        for (asked, answered) in there.iter().zip(&back) {
            if let Some((name, bytes)) = piece(asked, answered, files) {
                *went.entry(name).or_default() += bytes;
            }
        }
        for secret in secrets {
            for said in there.iter().chain(&back) {
                let mut parts = said.body.windows(secret.len());
                let found = parts.any(|part| part == secret.as_bytes());
                assert!(!found, "a name or a birth date on the wire");
            }
        }
    }
    went
}

/// The piece that one request and its answer carried; `None` where there was nothing.
fn piece(asked: &Said, answered: &Said, files: &Path) -> Option<(String, usize)> {
    let mut words = asked.first.split(' ');
    let (method, path) = (words.next().unwrap(), words.next().unwrap());
    let parts: Vec<&str> = path.split('/').collect();
    assert_eq!(
        (parts.len(), parts[1], parts[2].len()),
        (4, "nachrichten", 64)
    );
    let known = [
        "accept",
        "augenmass-question",
        "augenmass-offset",
        "augenmass-size",
        "host",
        "content-length",
    ];
    for name in asked.headers.keys() {
        assert!(known.contains(&name.as_str()), "{name}");
    }
    let status = answered.first.split(' ').nth(1).unwrap();
    let name = parts[3].to_owned();
    let offset: usize = asked.headers["augenmass-offset"].parse().unwrap();
    let bytes = match (method, status) {
        ("GET", "404") => {
            assert_eq!(answered.body, "nicht gefunden\n".as_bytes());
            return None;
        }
        ("GET", "200") => &answered.body,
        ("PUT", "200") => {
            assert!(answered.body.starts_with(b"augenmass message taken v1\n"));
            &asked.body
        }
        other => panic!("{other:?} {name}"),
    };
    let file = std::fs::read(files.join(&name)).unwrap();
    assert_eq!(file[offset..offset + bytes.len()], bytes[..]);
    Some((name, bytes.len()))
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story")]
fn a_package_travels_between_two_served_installations_and_nothing_else_does() {
    let root = tempfile::tempdir().unwrap();
    let secrets = founded(root.path());
    let (boxes, empty) = (root.path().join("briefkaesten"), root.path().join("leer"));
    for folder in [&boxes, &empty] {
        std::fs::create_dir(folder).unwrap();
    }
    let kasse = Side {
        house: root.path().join("familienkasse"),
        login: "kasse.1",
        folder: boxes.join("schule"),
        card: root.path().join("schule.karte.toml"),
    };
    let school = Side {
        house: root.path().join("stadt"),
        login: "schule.2",
        folder: root.path().join("paket"),
        card: root.path().join("kasse.karte.toml"),
    };
    school.must("card", &["--out", kasse.card.to_str().unwrap()]);
    kasse.must("card", &["--out", school.card.to_str().unwrap()]);
    kasse.must("letterbox", &[]);
    let served = Served::start(&kasse.house, &boxes);
    let other = Served::start(&school.house, &empty);
    let (address, captured) = wire(served.address.clone());
    let url = format!("http://{address}/");
    let line = ["--url", url.as_str()];
    let list = kasse.house.join("kinder.csv");
    let list = ["--register", list.to_str().unwrap()];

    // Nothing lies there yet; a stranger is told the same, and so is whoever asks the wrong house.
    assert!(school.must("fetch", &line).contains("nichts Neues"));
    for house in [&served, &other] {
        let path = format!("GET /nachrichten/{}/1-commit.augm", "0".repeat(64));
        assert!(house.status(&path).contains("404"));
    }
    let elsewhere = format!("http://{}/", other.address);
    assert!(
        school
            .must("fetch", &["--url", &elsewhere])
            .contains("nichts Neues")
    );
    let (done, said) = school.does("fetch", &["--url", "http://192.0.2.1/"]);
    assert!(!done && said.contains("https://"), "{said}");

    kasse.must("commit", &list);
    // Half of it was fetched before: it goes on from there.
    let commit = std::fs::read(kasse.folder.join("1-commit.augm")).unwrap();
    std::fs::create_dir_all(&school.folder).unwrap();
    let partial = school.folder.join("1-commit.augm.partial");
    std::fs::write(&partial, &commit[..commit.len() / 2]).unwrap();
    school.must("fetch", &line);
    school.must("seal", &[]);
    school.must("send", &line);
    kasse.must("request", &list);
    school.must("fetch", &line);
    school.must("respond", &[]);
    school.must("send", &line);
    kasse.must("open", &list);
    kasse.must("receipt", &[]);
    school.must("fetch", &line);
    school.must("receipt", &[]);
    drop((served, other));

    // The same bytes on both sides.
    let names = |folder: &Path| -> BTreeSet<String> {
        let all = std::fs::read_dir(folder).unwrap();
        all.map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.ends_with(".karte.toml"))
            .collect()
    };
    let travelled = names(&school.folder);
    assert_eq!(travelled, names(&kasse.folder));
    assert_eq!(travelled.len(), 6);
    for name in &travelled {
        let both =
            [&school.folder, &kasse.folder].map(|folder| std::fs::read(folder.join(name)).unwrap());
        assert_eq!(both[0], both[1], "{name}");
    }

    let captured = captured.lock().unwrap();
    let went = accounted_for(&captured, &school.folder, &secrets);
    assert_eq!(went.keys().cloned().collect::<BTreeSet<_>>(), travelled);
    assert_eq!(went["1-commit.augm"], commit.len() - commit.len() / 2);
}
