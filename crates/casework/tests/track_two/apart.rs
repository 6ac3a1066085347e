//! A step of the reconciliation in a process of its own, on a house that was closed: it can be watched, killed, and
//! given a small disk. The process is this test programme, told by its environment what to do.

use augenmass_casework::Error;
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SetClock;
use augenmass_casework::gate::Narrowed;
use augenmass_casework::installation::Installation;
use augenmass_casework::reconciliation::{self, Card, Folder, ReconciliationError, Register};
use augenmass_domain::id::ReceivedIndicationId;
use augenmass_domain::received::ReceivedCommand;
use augenmass_domain::{Action, Kind, Purpose};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

const ORDER: &str = "AUGENMASS_TRACK_TWO_ORDER";
/// Text that is surely in the memory of the process: whoever looks for something else must find this.
pub const CONTROL: &str = "Wachtposten-7f3a9c21";

/// What the process does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    /// The folder of both houses.
    pub root: PathBuf,
    /// Which house, by its folder.
    pub house: String,
    /// As whom.
    pub login: String,
    /// `commit`, `seal`, `request`, `respond`, `open`, `open-and-reject`, `receipt`.
    pub step: String,
    /// The folder of messages.
    pub messages: PathBuf,
    /// The card of the other side.
    pub card: PathBuf,
    /// When.
    pub at: DateTime,
    /// Chance.
    pub seed: u64,
    /// Waits after everything is closed, to be looked at.
    pub wait: bool,
}

impl Order {
    fn command(&self) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args([
            "--exact",
            "apart::inside",
            "--nocapture",
            "--test-threads=1",
        ]);
        self.tell(&mut command);
        command
    }

    fn tell(&self, command: &mut Command) {
        let temporary = self.root.join("tmp");
        std::fs::create_dir_all(&temporary).unwrap();
        command
            .env(ORDER, serde_json::to_string(self).unwrap())
            .env("TMPDIR", temporary)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
    }

    /// Takes the step; gives what it said.
    pub fn run(&self) -> Result<String, String> {
        said(&self.command().output().unwrap().stdout)
    }

    /// Takes the step with the messages on a disk of so many bytes; `None` where mounting is not permitted here.
    pub fn run_on_small_disk(&self, bytes: u64) -> Option<Result<String, String>> {
        let small = self.root.join("klein");
        std::fs::create_dir_all(&small).unwrap();
        let order = Self {
            messages: small.clone(),
            ..self.clone()
        };
        let script = "mount -t tmpfs -o size=$1 tmpfs \"$2\" && cp -a \"$3\"/. \"$2\"/ || exit 77
            from=$2; to=$3; shift 3; \"$@\"; cp -a \"$from\"/. \"$to\"/";
        let mut command = Command::new("unshare");
        command.args([
            "--mount",
            "--user",
            "--map-root-user",
            "sh",
            "-c",
            script,
            "sh",
        ]);
        command
            .arg(bytes.to_string())
            .arg(&small)
            .arg(&self.messages);
        command.arg(std::env::current_exe().unwrap());
        command.args(["--exact", "apart::inside", "--nocapture"]);
        order.tell(&mut command);
        let output = command.output().ok()?;
        if output.status.code() == Some(77) || output.stdout.is_empty() {
            return None;
        }
        Some(said(&output.stdout))
    }

    /// Takes the step and is killed after a while, if it has not ended by then. True where it was killed.
    pub fn run_killed_after(&self, time: Duration) -> bool {
        let mut child = self.command().spawn().unwrap();
        std::thread::sleep(time);
        let ended = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait().unwrap();
        !ended
    }

    /// Takes the step, closes everything and waits: the process, and what it said.
    pub fn run_and_wait(&self) -> (Child, String) {
        let mut child = self.command().spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut all = String::new();
        while !all.contains("closed") {
            let read = out.read_line(&mut all).unwrap();
            if read == 0 {
                child.wait().unwrap();
                panic!("ended early: {all}");
            }
        }
        child.stdout = Some(out.into_inner());
        (child, all)
    }
}

/// What a process said: `done …` or `no …`.
fn said(out: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(out).into_owned();
    for line in text.lines() {
        if let Some(at) = line.find("done: ") {
            return Ok(line[at + 6..].to_owned());
        }
        if let Some(at) = line.find("no: ") {
            return Err(line[at + 4..].to_owned());
        }
    }
    panic!("neither done nor refused: {text}");
}

/// The other half: does what the environment says; nothing where it says nothing.
#[test]
fn inside() {
    let Ok(order) = std::env::var(ORDER) else {
        return;
    };
    let order: Order = serde_json::from_str(&order).unwrap();
    let control = CONTROL.to_owned();
    let wait = order.wait;
    {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let answer = runtime.block_on(take(&order));
        match answer {
            Ok(what) => println!("\ndone: {what}"),
            Err(error) => println!("\nno: {}", in_short(&error)),
        }
    }
    if wait {
        println!("\nclosed");
        std::io::stdout().flush().unwrap();
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).unwrap();
    }
    assert_eq!(control, CONTROL);
}

/// What the watching process tells errors apart by.
fn in_short(error: &ReconciliationError) -> String {
    match error {
        ReconciliationError::Disk { source, .. } => format!("disk {:?}", source.kind()),
        other => other.to_string(),
    }
}

async fn take(order: &Order) -> Result<String, ReconciliationError> {
    let clock = Arc::new(SetClock::at(order.at));
    let folder = order.root.join(&order.house);
    let url = format!("sqlite:{}", folder.join("database.sqlite").display());
    let chance = Chance::from_seed(order.seed);
    let house = Installation::open(&url, &folder.join("keys"), clock, chance).await?;
    let answer = step(order, &house).await;
    house.close().await;
    answer
}

async fn step(order: &Order, house: &Installation) -> Result<String, ReconciliationError> {
    let actor = house.actor(&order.login).await?;
    let messages = Folder::at(&order.messages)?;
    let card = Card::read(&order.card)?;
    let list = order.root.join("familienkasse/kinder.csv");
    let register = Register::at(&list, house.gate.now().today());
    let quiet = |_: u64, _: u64| {};
    let named = |path: PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    match order.step.as_str() {
        "commit" => {
            let step =
                reconciliation::commit(house, &actor, &messages, &card, &register, &quiet).await;
            step.map(|(_, path)| named(path))
        }
        "seal" => {
            let step = reconciliation::seal(house, &actor, &messages, &card, &quiet).await;
            step.map(|(_, path)| named(path))
        }
        "request" => {
            let step =
                reconciliation::request(house, &actor, &messages, &card, &register, &quiet).await;
            step.map(|(_, path)| named(path))
        }
        "respond" => {
            let step = reconciliation::respond(house, &actor, &messages, &card, &quiet).await;
            step.map(|(_, path)| named(path))
        }
        "open" => {
            let step =
                reconciliation::open(house, &actor, &messages, &card, &register, &quiet).await;
            step.map(|(_, opening)| format!("{opening:?}"))
        }
        "open-and-reject" => {
            let step =
                reconciliation::open(house, &actor, &messages, &card, &register, &quiet).await;
            let (_, opening) = step?;
            Ok(format!(
                "rejected {}",
                opening.rejected + reject(house).await?
            ))
        }
        _ => {
            let step = reconciliation::write_receipt(house, &actor, &messages, &card).await;
            step.map(|(_, path)| named(path))
        }
    }
}

/// An examiner looks at every unsure pair, field by field, and says that it is another child.
async fn reject(house: &Installation) -> Result<usize, Error> {
    let examiner = house.actor("kasse.2").await?;
    let (purpose, kind) = (Purpose::BenefitCheck, Kind::Received);
    let mut rejected = 0;
    loop {
        let unsure = Narrowed {
            states: vec!["unsure".to_owned()],
            ..Narrowed::default()
        };
        let page = house.gate.list(&examiner, purpose, kind, &unsure).await?;
        if page.records.is_empty() {
            return Ok(rejected);
        }
        for state in page.records {
            let read = Action::ReadPersonalData;
            let read = house
                .gate
                .read_personal(&examiner, purpose, read, kind, state.id());
            assert_eq!(read.await?.1.len(), 2);
            let decide = ReceivedCommand::Decide {
                id: ReceivedIndicationId::from_uuid(state.id()),
                same_child: false,
            };
            house.gate.submit(&examiner, purpose, decide).await?;
            rejected += 1;
        }
    }
}

/// Orders for both houses of a folder that were closed; cards lie beside them.
pub struct Orders {
    /// The folder.
    pub root: PathBuf,
    /// When.
    pub at: DateTime,
}

impl Orders {
    /// An order for a step, as whoever usually takes it.
    pub fn step(&self, step: &str) -> Order {
        let of_the_city = matches!(step, "seal" | "respond");
        let (house, login, card) = if of_the_city {
            ("stadt", "schule.2", "kasse.karte.toml")
        } else {
            ("familienkasse", "kasse.1", "schule.karte.toml")
        };
        Order {
            root: self.root.clone(),
            house: house.to_owned(),
            login: login.to_owned(),
            step: step.to_owned(),
            messages: self.root.join("nachrichten"),
            card: self.root.join(card),
            at: self.at,
            seed: u64::from(std::process::id()) ^ step.len() as u64,
            wait: false,
        }
    }
}

/// Writes both cards beside the houses and closes these.
pub async fn closed(houses: &crate::Houses, root: &Path) -> Orders {
    for (name, card) in [
        ("kasse.karte.toml", houses.card_of_kasse().await.unwrap()),
        ("schule.karte.toml", houses.card_of_school().await.unwrap()),
    ] {
        std::fs::write(root.join(name), card.to_text()).unwrap();
    }
    std::fs::create_dir_all(root.join("nachrichten")).unwrap();
    let at = houses.office.gate.now().local;
    houses.close().await;
    Orders {
        root: root.to_owned(),
        at,
    }
}
