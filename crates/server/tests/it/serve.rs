//! `augenmass serve`: the public log and published answers over plain HTTP.

use crate::city::{City, DATABASE, demo};
use crate::program::{address, augenmass};
use augenmass_ledger::{LogVerifier, TileKind, TileTree, open_checkpoint, root, tile};
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// A site on a copy of the demo; ends with it.
struct Site {
    child: Child,
    address: String,
    _city: City,
}

/// What it answered.
struct Response {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Site {
    fn start() -> Self {
        let city = City::copy();
        let mut child = augenmass()
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--database",
                DATABASE,
                "--answers",
            ])
            .arg(demo().join("out"))
            .current_dir(city.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let address = address(&mut child);
        Self {
            child,
            address,
            _city: city,
        }
    }

    fn ask(&self, method: &str, path: &str) -> Response {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let (head, body) = bytes.split_at(end);
        let head = String::from_utf8(head.to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .unwrap()
            .split(' ')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap();
        let header = |line: &str| {
            line.split_once(": ")
                .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        };
        Response {
            status,
            headers: lines.filter_map(header).collect(),
            body: body.get(4..).unwrap().to_vec(),
        }
    }

    fn get(&self, path: &str) -> Response {
        self.ask("GET", path)
    }

    fn text(&self, path: &str) -> String {
        let response = self.get(path);
        assert_eq!(response.status, 200, "{path}");
        String::from_utf8(response.body).unwrap()
    }

    /// Sends a signal; gives the exit code, which must come within some seconds.
    fn signal(&mut self, name: &str) -> Option<i32> {
        let kill = format!("kill -{name} {}", self.child.id());
        assert!(
            std::process::Command::new("sh")
                .args(["-c", &kill])
                .status()
                .unwrap()
                .success()
        );
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(60) {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("still running 15 s after SIG{name}");
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn anyone_can_recompute_the_root_from_what_is_served() {
    let site = Site::start();
    let key = LogVerifier::parse(site.text("/log/key").trim()).unwrap();
    let published = std::fs::read_to_string(demo().join("out/log.pub")).unwrap();
    assert_eq!(key.vkey(), published.trim());
    let checkpoint = open_checkpoint(&key, site.text("/log/checkpoint").as_bytes()).unwrap();
    assert!(checkpoint.size > 256, "{}", checkpoint.size);
    let mut tree = TileTree::new();
    for path in tile::hash_tiles(checkpoint.size) {
        let response = site.get(&format!("/log/{path}"));
        assert_eq!(response.status, 200, "{path}");
        let hashes = tile::decode_hashes(&response.body, path.width()).unwrap();
        if path.kind() == (TileKind::Hashes { level: 0 }) {
            hashes.iter().for_each(|hash| tree.push(*hash));
        }
        assert_eq!(tree.tile(&path), Some(hashes.as_slice()), "{path}");
    }
    assert_eq!(root(checkpoint.size, &tree).unwrap(), checkpoint.root);
}

#[test]
fn records_salts_and_tiles_beyond_the_checkpoint_are_not_served() {
    let site = Site::start();
    let paths = [
        "/log/tile/entries/000",
        "/log/tile/entries/000.p/1",
        "/log/tile/0/x999/999",
        "/log/tile/0/0",
        "/log/tile/9/000",
        "/log/tile/0/000/../../../log/key",
        "/log/records/000000.jsonl",
        "/log/tile/0/%ff",
    ];
    for path in paths {
        assert_eq!(site.get(path).status, 404, "{path}");
    }
}

#[test]
fn what_does_not_exist_and_what_may_not_be_seen_look_the_same() {
    let site = Site::start();
    // A page is one answer for all, a file another.
    let page = site.get("/gibt-es-nicht");
    let file = site.get("/antworten/gibt-es-nicht");
    let paths = [
        "/antworten/",
        "/antworten/log.pub",
        "/antworten/../municipality.sqlite",
        "/antworten/..%2fmunicipality.sqlite",
        "/antworten/%2e%2e/keys/master.key",
        "/antworten/%2e%2e%2fkeys%2fmaster.key",
        "/antworten/..%5ckeys",
        "/antworten/answer.html%00",
        "/antworten/%ff",
        "/antworten//etc/passwd",
        "/municipality.sqlite",
        "/keys/master.key",
        "/log/tile/entries/000",
    ];
    for path in paths {
        let response = site.get(path);
        assert_eq!(response.status, 404, "{path}");
        let alike = |known: &Response| {
            response.body == known.body
                && response.headers.get("content-type") == known.headers.get("content-type")
        };
        assert!(alike(&page) || alike(&file), "{path}");
    }
}

#[test]
fn published_answers_are_served_as_they_are() {
    let site = Site::start();
    for (name, kind) in [
        ("answer.html", "text/html; charset=utf-8"),
        ("answer.pdf", "application/pdf"),
        ("answer.json", "application/json"),
        ("oral.pdf", "application/pdf"),
    ] {
        let response = site.get(&format!("/antworten/{name}"));
        assert_eq!(response.status, 200, "{name}");
        assert_eq!(response.headers.get("content-type").unwrap(), kind);
        assert!(
            response.body == std::fs::read(demo().join("out").join(name)).unwrap(),
            "{name}"
        );
    }
}

#[test]
fn the_first_page_says_that_the_data_are_invented() {
    let site = Site::start();
    let page = site.text("/");
    assert!(
        page.contains("Demonstrationsdaten, keine amtliche Auskunft") && page.contains("Auenstedt"),
        "{page}"
    );
    assert_eq!(site.text("/health"), "ok\n");
}

#[test]
fn every_response_forbids_scripts_frames_and_guessing() {
    let site = Site::start();
    let asked = [
        ("GET", "/"),
        ("GET", "/health"),
        ("HEAD", "/health"),
        ("GET", "/log/key"),
        ("GET", "/log/checkpoint"),
        ("GET", "/antworten/answer.html"),
        ("GET", "/antworten/%ff"),
        ("GET", "/gibt-es-nicht"),
        ("POST", "/health"),
        ("DELETE", "/log/checkpoint"),
    ];
    for (method, path) in asked {
        let response = site.ask(method, path);
        if method == "POST" || method == "DELETE" {
            assert_eq!(
                response.status, 405,
                "{method} {path}: the site is read-only"
            );
        }
        let header = |name: &str| {
            response
                .headers
                .get(name)
                .unwrap_or_else(|| panic!("{method} {path}: {name}"))
        };
        let policy = header("content-security-policy");
        for rule in [
            "default-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(rule), "{method} {path}: {policy}");
        }
        assert!(!policy.contains("script-src"), "{policy}");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin");
        assert!(
            !response.headers.contains_key("set-cookie")
                && !response.headers.contains_key("server")
        );
    }
}

#[test]
fn it_ends_in_order_when_told_to_by_the_terminal_or_by_the_system() {
    for signal in ["INT", "TERM"] {
        let mut site = Site::start();
        assert_eq!(site.text("/health"), "ok\n");
        assert_eq!(site.signal(signal), Some(0), "SIG{signal}");
    }
}

#[test]
fn someone_who_keeps_a_connection_open_cannot_keep_it_running() {
    let mut site = Site::start();
    let mut stream = TcpStream::connect(&site.address).unwrap();
    write!(stream, "GET /health HTTP/1.1\r\nHost: loc").unwrap();
    assert_eq!(site.text("/health"), "ok\n");
    assert_eq!(site.signal("TERM"), Some(0));
}
