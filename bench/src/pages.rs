//! The pages under load: `augenmass serve` in a process of its own, asked from here over eight kept
//! connections for lists, cases, forms and public pages. First as fast as it answers, then at half of
//! that, each request at its appointed moment: a late answer delays no other and hides no wait.

use crate::table::Table;
use crate::{bare, programs};
use augenmass_domain::id::CaseId;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Request, StatusCode, header};
use hyper_util::rt::TokioIo;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::NamedTempFile;
use tokio::net::TcpStream;

/// Connections that ask at the same time.
const CONNECTIONS: usize = 8;
/// How long each measurement goes on.
const LENGTH: Duration = Duration::from_secs(15);
/// The account that works on the cases.
const LOGIN: &str = "melde.1";

/// A kind of page of the mixed load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    List,
    Case,
    Form,
    Public,
}

impl Kind {
    const ALL: [Self; 4] = [Self::List, Self::Case, Self::Form, Self::Public];

    /// The order in which one connection asks: a case page reads personal data and leaves an access row.
    const MIX: [Self; 10] = [
        Self::Case,
        Self::List,
        Self::Form,
        Self::Case,
        Self::Public,
        Self::List,
        Self::Case,
        Self::Form,
        Self::List,
        Self::Public,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::List => "a list of cases",
            Self::Case => "a case",
            Self::Form => "a form",
            Self::Public => "a public page",
        }
    }

    fn path(self, case: CaseId) -> String {
        match self {
            Self::List => "/vorgaenge?stand=closed".to_owned(),
            Self::Case => format!("/vorgaenge/{case}"),
            Self::Form => format!("/vorgaenge/{case}/antrag-aufnehmen"),
            Self::Public => "/anlaesse".to_owned(),
        }
    }
}

/// The server, ended with this value.
struct Server {
    child: Child,
    address: String,
    _configuration: NamedTempFile,
}

/// One account stands for an office here: it may ask as often as the server can answer.
const CONFIGURATION: &str = "[requests]\npages = 4294967295\nforms = 4294967295\n";

impl Server {
    fn start(url: &str, keys: &Path) -> Result<Self, String> {
        let broken = |error: std::io::Error| error.to_string();
        let mut configuration = NamedTempFile::new().map_err(broken)?;
        configuration
            .write_all(CONFIGURATION.as_bytes())
            .map_err(broken)?;
        let mut child = Command::new(programs::program("augenmass"))
            .args(["serve", "--config"])
            .arg(configuration.path())
            .args(["--listen", "127.0.0.1:0", "--database", url, "--keys"])
            .arg(keys)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("augenmass serve: {error}; build first"))?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out)
                .read_line(&mut line)
                .map_err(|error| error.to_string())?;
        }
        let address = line.trim().trim_start_matches("http://");
        let address = address.trim_end_matches('/').to_owned();
        if address.is_empty() {
            return Err("augenmass serve did not say its address".to_owned());
        }
        Ok(Self {
            child,
            address,
            _configuration: configuration,
        })
    }

    /// Its memory now, MiB.
    fn memory(&self) -> f64 {
        let status = format!("/proc/{}/status", self.child.id());
        programs::kib_of(Path::new(&status), "VmRSS:").unwrap_or(0.0) / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One kept connection.
struct Connection {
    to: SendRequest<Full<Bytes>>,
    host: String,
    cookies: Vec<String>,
}

/// What came back.
struct Answer {
    status: StatusCode,
    text: String,
}

impl Connection {
    async fn open(address: &str, cookies: &[String]) -> Result<Self, String> {
        let wrong = |error: &dyn std::fmt::Display| format!("{address}: {error}");
        let stream = TcpStream::connect(address).await.map_err(|e| wrong(&e))?;
        stream.set_nodelay(true).map_err(|e| wrong(&e))?;
        let (to, connection) = handshake(TokioIo::new(stream))
            .await
            .map_err(|e| wrong(&e))?;
        tokio::spawn(connection);
        Ok(Self {
            to,
            host: address.to_owned(),
            cookies: cookies.to_vec(),
        })
    }

    async fn ask(&mut self, path: &str, form: Option<String>) -> Result<Answer, String> {
        let method = if form.is_some() { "POST" } else { "GET" };
        let mut request = Request::builder().method(method).uri(path);
        request = request.header(header::HOST, self.host.as_str());
        request = request.header(header::COOKIE, self.cookies.join("; "));
        if form.is_some() {
            let kind = "application/x-www-form-urlencoded";
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let body = Full::new(Bytes::from(form.unwrap_or_default()));
        let request = request.body(body).map_err(|error| error.to_string())?;
        let wrong = |error: hyper::Error| format!("{path}: {error}");
        // The answer before was read to its end; the connection may still be about to notice.
        self.to.ready().await.map_err(wrong)?;
        let response = self.to.send_request(request).await.map_err(wrong)?;
        let status = response.status();
        for set in response.headers().get_all(header::SET_COOKIE) {
            let pair = set.to_str().unwrap_or_default().split(';').next();
            let pair = pair.unwrap_or_default().to_owned();
            let name = pair.split('=').next().unwrap_or_default().to_owned();
            self.cookies
                .retain(|known| !known.starts_with(&format!("{name}=")));
            self.cookies.push(pair);
        }
        let body = response.into_body().collect().await.map_err(wrong)?;
        let text = String::from_utf8_lossy(&body.to_bytes()).into_owned();
        Ok(Answer { status, text })
    }

    /// A page that must be there.
    async fn page(&mut self, path: &str) -> Result<String, String> {
        let answer = self.ask(path, None).await?;
        match answer.status {
            StatusCode::OK => Ok(answer.text),
            other => Err(format!("{path}: {other}")),
        }
    }
}

/// Steps into the role of the registry officer of the invented city.
async fn sign_in(address: &str) -> Result<Vec<String>, String> {
    let mut connection = Connection::open(address, &[]).await?;
    let page = connection.page("/demo").await?;
    let after = page.split("name=\"form-key\" value=\"").nth(1);
    let key = after.and_then(|text| text.split('"').next());
    let key = key.ok_or("the page of roles has no form")?;
    let form = format!("form-key={key}&login={LOGIN}");
    let answer = connection.ask("/demo", Some(form)).await?;
    if answer.status != StatusCode::SEE_OTHER {
        return Err(format!("stepping into a role: {}", answer.status));
    }
    Ok(connection.cookies)
}

/// What one connection saw: the kind of page and how long it took.
type Seen = Vec<(Kind, Duration)>;

/// Asks over all connections: as fast as they are answered, or so often in a second.
async fn load(
    address: &str,
    cookies: &[String],
    cases: &[CaseId],
    per_second: Option<f64>,
    length: Duration,
) -> Result<(Seen, f64), String> {
    let begin = Instant::now();
    let tasks = (0..CONNECTIONS).map(|number| {
        let (address, cookies, cases) = (address.to_owned(), cookies.to_vec(), cases.to_vec());
        tokio::spawn(async move {
            let mut connection = Connection::open(&address, &cookies).await?;
            let mut seen = Seen::new();
            let step = per_second.map(|all| CONNECTIONS as f64 / all);
            let first = step.map_or(0.0, |step| step * number as f64 / CONNECTIONS as f64);
            for turn in 0_usize.. {
                let due =
                    step.map(|step| begin + Duration::from_secs_f64(first + step * turn as f64));
                let asked = match due {
                    Some(due) => {
                        tokio::time::sleep_until(due.into()).await;
                        due
                    }
                    None => Instant::now(),
                };
                if begin.elapsed() >= length {
                    break;
                }
                let kind = Kind::MIX[(turn + number) % Kind::MIX.len()];
                let case = cases[(turn * 7919 + number * 31) % cases.len()];
                connection.page(&kind.path(case)).await?;
                seen.push((kind, asked.elapsed()));
            }
            Ok::<Seen, String>(seen)
        })
    });
    let mut seen = Seen::new();
    for task in tasks.collect::<Vec<_>>() {
        seen.extend(task.await.map_err(|error| error.to_string())??);
    }
    let rate = seen.len() as f64 / begin.elapsed().as_secs_f64();
    Ok((seen, rate))
}

/// How often in a second the same server answers with one and the same small page.
async fn constant(address: &str) -> Result<f64, String> {
    let begin = Instant::now();
    let tasks = (0..CONNECTIONS).map(|_| {
        let address = address.to_owned();
        tokio::spawn(async move {
            let mut connection = Connection::open(&address, &[]).await?;
            let mut count = 0_u32;
            while begin.elapsed() < LENGTH / 3 {
                connection.page("/health").await?;
                count += 1;
            }
            Ok::<u32, String>(count)
        })
    });
    let mut count = 0;
    for task in tasks.collect::<Vec<_>>() {
        count += task.await.map_err(|error| error.to_string())??;
    }
    Ok(f64::from(count) / begin.elapsed().as_secs_f64())
}

/// The time that so many in a hundred do not exceed, milliseconds.
fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort();
    let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times
        .get(place)
        .map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

/// A served database.
pub struct Served<'a> {
    /// `SQLite` or `PostgreSQL`.
    pub name: &'a str,
    /// The address of the database.
    pub url: &'a str,
    /// Of the same kind, empty: for bare statements.
    pub bare: &'a str,
    pub keys: &'a Path,
    /// How many cases it holds.
    pub size: u64,
    /// Minutes of steady load at the end.
    pub soak: u64,
}

impl Served<'_> {
    /// The name of a row.
    fn row(&self, what: &str) -> String {
        self.row_at(self.size, what)
    }

    /// The name of the same row with so many cases.
    fn row_at(&self, size: u64, what: &str) -> String {
        format!("{}, {size} cases: {what}", self.name)
    }
}

/// Measures the pages of one database.
pub async fn measure(
    table: &mut Table,
    served: &Served<'_>,
    cases: &[CaseId],
) -> Result<(), String> {
    let server = Server::start(served.url, served.keys)?;
    let cookies = sign_in(&server.address).await?;
    let before = server.memory();
    let (_, most) = load(&server.address, &cookies, cases, None, LENGTH).await?;
    let constant = constant(&server.address).await?;
    let bare = bare::look_and_insert(
        served.bare,
        u32::try_from(CONNECTIONS).unwrap_or(1),
        LENGTH / 3,
    );
    let bare = bare.await.map_err(|error| error.to_string())?;
    let note = format!(
        "lists, cases, forms, public pages; a constant page {constant:.0}, a bare query with one INSERT {bare:.0} per second"
    );
    table.put(
        "pages",
        &served.row("pages, mixed"),
        &format!("{most:.0} per second"),
        &note,
    );
    let (mut seen, rate) = load(&server.address, &cookies, cases, Some(most / 2.0), LENGTH).await?;
    at_half_load(table, served, &mut seen, rate);
    let after = server.memory();
    table.put(
        "pages",
        &served.row("memory of the server"),
        &format!("{after:.0} MiB"),
        &format!(
            "{before:.0} MiB before {:.0} s of load",
            2.0 * LENGTH.as_secs_f64()
        ),
    );
    soak(table, served, &server, (&cookies, cases), most / 2.0).await
}

/// Steady load, minute by minute, and the memory after each: whether it stays flat.
async fn soak(
    table: &mut Table,
    served: &Served<'_>,
    server: &Server,
    (cookies, cases): (&[String], &[CaseId]),
    per_second: f64,
) -> Result<(), String> {
    if served.soak == 0 {
        return Ok(());
    }
    let mut memory = Vec::new();
    let mut answers = 0;
    for _ in 0..served.soak {
        let minute = Duration::from_secs(60);
        let asked = load(&server.address, cookies, cases, Some(per_second), minute).await?;
        answers += asked.0.len();
        memory.push(server.memory());
    }
    let (first, last) = (memory[0], memory[memory.len() - 1]);
    let most = memory.iter().copied().fold(0.0, f64::max);
    table.put(
        "pages",
        &served.row(&format!("memory after {} minutes of load", served.soak)),
        &format!("{last:.0} MiB"),
        &format!(
            "{first:.0} MiB after the first minute, at most {most:.0}; {answers} answers, {per_second:.0} per second"
        ),
    );
    Ok(())
}

/// A row for each kind of page.
fn at_half_load(table: &mut Table, served: &Served<'_>, seen: &mut Seen, rate: f64) {
    for kind in Kind::ALL {
        let of = seen.iter_mut().filter(|(known, _)| *known == kind);
        let mut times: Vec<Duration> = of.map(|(_, time)| *time).collect();
        let (half, most) = (percentile(&mut times, 50), percentile(&mut times, 99));
        let what = format!("{}, p99 at half load", kind.name());
        let first = served.row_at(10_000, &what);
        let mut note = format!(
            "p50 {half:.1} ms, {} answers, {rate:.0} per second",
            times.len()
        );
        if kind == Kind::Case {
            note.push_str("; goal: under 50 ms");
        }
        if let Some(first) = table
            .number("pages", &first)
            .filter(|_| served.size > 10_000)
        {
            let times = most / first;
            note.push_str(&format!(
                "; {times:.1} times that at 10000, goal: at most 2"
            ));
        }
        table.put("pages", &served.row(&what), &format!("{most:.1} ms"), &note);
    }
}
