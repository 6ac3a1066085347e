//! A package travels between two served installations over the wire, and nothing else does: every byte between them is
//! captured and accounted for. Real programmes, real sockets; TLS ends before the programme, so here is none.

use crate::sides::{Served, commit, laid, same_on_both_sides, the_rest_travels};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

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
fn a_package_travels_between_two_served_installations_and_nothing_else_does() {
    let root = tempfile::tempdir().unwrap();
    let (secrets, boxes, kasse, school) = laid(root.path());
    let empty = root.path().join("leer");
    std::fs::create_dir(&empty).unwrap();
    let served = Served::start(&kasse.house, &boxes);
    let other = Served::start(&school.house, &empty);
    let (address, captured) = wire(served.address.clone());
    let url = format!("http://{address}/");
    let line = ["--url", url.as_str()];

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

    commit(&kasse);
    // Half of it was fetched before: it goes on from there.
    let commit = std::fs::read(kasse.folder.join("1-commit.augm")).unwrap();
    std::fs::create_dir_all(&school.folder).unwrap();
    let partial = school.folder.join("1-commit.augm.partial");
    std::fs::write(&partial, &commit[..commit.len() / 2]).unwrap();
    school.must("fetch", &line);
    school.must("seal", &[]);
    the_rest_travels(&kasse, &school, &line);
    drop((served, other));

    let travelled = same_on_both_sides(&school, &kasse);

    let captured = captured.lock().unwrap();
    let went = accounted_for(&captured, &school.folder, &secrets);
    assert_eq!(went.keys().cloned().collect::<BTreeSet<_>>(), travelled);
    assert_eq!(went["1-commit.augm"], commit.len() - commit.len() / 2);
}
