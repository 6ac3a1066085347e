//! The same over HTTPS: a server of other people (nginx) speaks TLS before the letterbox, with a certificate of an
//! authority that the machine does not know.

use crate::sides::{Served, commit, laid, same_on_both_sides, the_rest_travels};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// nginx, ended with this value.
struct Tls {
    child: Child,
    port: u16,
}

impl Drop for Tls {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn openssl(folder: &Path, args: &[&str]) {
    let output = Command::new("openssl")
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "openssl {args:?}: {said}");
}

/// An authority of a test's own (`ca.pem`) and its certificate for `localhost`.
fn certified(folder: &Path) {
    let key = [
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
    ];
    let authority = [
        "-x509", "-days", "2", "-subj", "/CN=Test", "-keyout", "ca.key", "-out", "ca.pem",
    ];
    openssl(folder, &[&["req"], &key[..], &authority].concat());
    let wish = [
        "-subj",
        "/CN=localhost",
        "-keyout",
        "site.key",
        "-out",
        "site.csr",
    ];
    openssl(folder, &[&["req"], &key[..], &wish].concat());
    std::fs::write(folder.join("names"), "subjectAltName=DNS:localhost\n").unwrap();
    openssl(
        folder,
        &[
            "x509",
            "-req",
            "-in",
            "site.csr",
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-CAcreateserial",
            "-days",
            "2",
            "-extfile",
            "names",
            "-out",
            "site.pem",
        ],
    );
}

/// The configuration that is documented.
const DOCUMENTED: &str = include_str!("../../../../docs/operate/nginx.conf");

/// nginx with the documented configuration before an address, letting so much through.
fn before(address: &str, folder: &Path, most: &str) -> Tls {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let at = folder.display();
    let mut site = DOCUMENTED.to_owned();
    for (documented, here) in [
        ("listen 443", format!("listen 127.0.0.1:{port}")),
        ("augenmass.musterstadt.example", "localhost".to_owned()),
        ("/etc/ssl/augenmass", at.to_string()),
        ("127.0.0.1:8080", address.to_owned()),
        ("body_size 16m", format!("body_size {most}")),
    ] {
        assert!(site.contains(documented), "{documented}");
        site = site.replace(documented, &here);
    }
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|what| format!("{what}_temp_path {at}/{what};\n"))
        .concat();
    let configuration = format!(
        "daemon off;\nmaster_process off;\npid {at}/nginx.pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{temporary}{site}}}\n"
    );
    std::fs::write(folder.join("nginx.conf"), configuration).unwrap();
    let child = Command::new(NGINX)
        .arg("-c")
        .arg(folder.join("nginx.conf"))
        .arg("-e")
        .arg("stderr")
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let tls = Tls { child, port };
    for _ in 0..100 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return tls;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("nginx did not start");
}

/// Where Debian puts it, which is not on everybody's path.
const NGINX: &str = "/usr/sbin/nginx";

#[test]
fn a_package_travels_through_a_server_that_speaks_tls() {
    let there = |program: &str| {
        let mut asked = Command::new(program);
        let asked = asked.arg("-v").stdout(Stdio::null());
        asked.stderr(Stdio::null()).status().is_ok()
    };
    if !there(NGINX) || !there("openssl") {
        println!("nginx or openssl is not installed; skipped");
        return;
    }
    let root = tempfile::tempdir().unwrap();
    let (_, boxes, kasse, school) = laid(root.path());
    let served = Served::start(&kasse.house, &boxes);
    let folder = root.path().join("nginx");
    std::fs::create_dir(&folder).unwrap();
    certified(&folder);
    let tls = before(&served.address, &folder, "16m");
    let url = format!("https://localhost:{}/", tls.port);
    let (ca, other) = (folder.join("ca.pem"), folder.join("site.csr"));
    let line = ["--url", url.as_str(), "--ca", ca.to_str().unwrap()];
    commit(&kasse);

    // An authority that nobody knows, another name than the certificate's, and a file that is no certificate.
    let by_number = url.replace("localhost", "127.0.0.1");
    let (known, none) = (ca.to_str().unwrap(), other.to_str().unwrap());
    for wrong in [
        vec!["--url", url.as_str()],
        vec!["--url", by_number.as_str(), "--ca", known],
        vec!["--url", url.as_str(), "--ca", none],
    ] {
        let (done, said) = school.does("fetch", &wrong);
        assert!(!done, "{wrong:?}: {said}");
        assert!(!school.folder.join("1-commit.augm").exists(), "{wrong:?}");
    }
    // A server that lets less through than a piece.
    school.must("fetch", &line);
    school.must("seal", &[]);
    let narrow = before(&served.address, &folder, "4k");
    let narrow = format!("https://localhost:{}/", narrow.port);
    let (done, said) = school.does("send", &["--url", &narrow, "--ca", known]);
    assert!(!done && said.contains("client_max_body_size"), "{said}");

    the_rest_travels(&kasse, &school, &line);
    same_on_both_sides(&school, &kasse);
}
