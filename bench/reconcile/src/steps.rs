//! One exchange with real match keys, each step a process of its own, as two installations run them: what passes between
//! the two sides goes through files. All parties are invented, so their keys may be known.

use crate::groups::{List, lists};
use crate::run::{cpu_seconds, paths, peak_mib};
use augenmass_matching::evaluate::{Met, compare};
use augenmass_matching::keys::{Configuration, Prepared};
use augenmass_matching::record::Record as Person;
use augenmass_matching::scoring::Verdict;
use augenmass_matching::{
    Agreement, Answering, Commitment, Head, Indication, LedgerLeaf, MessageError, Name, OprfSecret,
    Receiver, ReceiverSecret, Record, Sealed, Sender, Shard, Spent, Transcript, USUAL_CHUNK, Work,
};
use ed25519_dalek::SigningKey;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// The messages, in their order.
pub const MESSAGES: [&str; 5] = ["commit", "sealed", "request", "response", "receipt"];
/// The steps, and whether the office takes them.
const STEPS: [(&str, bool); 6] = [
    ("commit", false),
    ("seal", true),
    ("request", false),
    ("respond", true),
    ("open", false),
    ("receipt", true),
];
/// Bytes of a payload, as in the product.
const PAYLOAD: u32 = 4_096;

/// What is exchanged.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Children of the list.
    pub children: usize,
    /// Indications.
    pub sent: usize,
    /// Which part of the list.
    pub shard: (u16, u16),
    /// Threads of each process.
    pub threads: usize,
    /// The kinds of match key.
    pub kinds: Vec<u16>,
    /// Entries for each indication.
    pub entries: usize,
}

impl Plan {
    /// Reads what [`Plan::arguments`] wrote.
    fn parse(text: &[String]) -> Option<Self> {
        let [children, sent, number, parts, threads, kinds, entries] = text else {
            return None;
        };
        Some(Self {
            children: children.parse().ok()?,
            sent: sent.parse().ok()?,
            shard: (number.parse().ok()?, parts.parse().ok()?),
            threads: threads.parse().ok()?,
            kinds: kinds
                .split(',')
                .map(|n| n.parse().ok())
                .collect::<Option<_>>()?,
            entries: entries.parse().ok()?,
        })
    }

    fn arguments(&self) -> [String; 7] {
        let kinds: Vec<String> = self.kinds.iter().map(u16::to_string).collect();
        [
            self.children.to_string(),
            self.sent.to_string(),
            self.shard.0.to_string(),
            self.shard.1.to_string(),
            self.threads.to_string(),
            kinds.join(","),
            self.entries.to_string(),
        ]
    }

    /// The indications and the whole list.
    pub fn lists(&self) -> (Vec<Person>, Vec<Person>) {
        let groups = crate::groups::GROUPS.len();
        let cut = |list: List, many| list.records.into_iter().take(many).collect();
        let (few, many) = lists(
            self.children.div_ceil(groups),
            self.sent.div_ceil(groups),
            1,
        );
        (cut(few, self.sent), cut(many, self.children))
    }

    /// The kinds and entries of the run.
    pub fn configuration(&self) -> Result<Configuration, String> {
        let chosen = Configuration::declared().of_kinds(&self.kinds);
        let chosen = chosen.map_err(|error| error.to_string())?;
        Ok(Configuration {
            entries: self.entries,
            ..chosen
        })
    }
}

/// The process of one step: `STEP FOLDER …`.
pub fn step(args: &[String]) -> Result<String, String> {
    let [step, folder, plan @ ..] = args else {
        return Err("step, folder and plan are needed".to_owned());
    };
    let plan = Plan::parse(plan).ok_or("this is no plan")?;
    let begun = Instant::now();
    let party = Party::of(&plan, Path::new(folder))?;
    party.take(step).map_err(|error| error.to_string())?;
    Ok(format!(
        "{{\"seconds\":{:.3},\"cpu_s\":{:.3},\"peak_mib\":{:.1}}}",
        begun.elapsed().as_secs_f64(),
        cpu_seconds(),
        peak_mib()
    ))
}

/// What both sides know, as far as one process needs it.
struct Party {
    folder: PathBuf,
    configuration: Configuration,
    agreement: Agreement,
    few: Vec<Person>,
    part: Vec<Person>,
    first: u64,
    threads: NonZeroUsize,
}

fn office() -> SigningKey {
    SigningKey::from_bytes(&[1; 32])
}

fn benefits() -> SigningKey {
    SigningKey::from_bytes(&[2; 32])
}

impl Party {
    fn of(plan: &Plan, folder: &Path) -> Result<Self, String> {
        let shard = Shard::new(plan.shard.0, plan.shard.1).ok_or("there is no such part")?;
        let configuration = plan.configuration()?;
        let (few, mut many) = plan.lists();
        let range = shard.range(u64::try_from(many.len()).unwrap_or(u64::MAX));
        let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX);
        let part = many.drain(at(range.start)..at(range.end)).collect();
        let whole = agreement(&configuration).map_err(|error| error.to_string())?;
        let threads = NonZeroUsize::new(plan.threads).ok_or("at least one thread is needed")?;
        Ok(Self {
            folder: folder.to_owned(),
            agreement: shard.of(&whole).map_err(|error| error.to_string())?,
            configuration,
            few,
            part,
            first: range.start,
            threads,
        })
    }

    fn file(&self, name: &str) -> io::Result<BufReader<File>> {
        File::open(self.folder.join(name)).map(BufReader::new)
    }

    fn new_file(&self, name: &str) -> io::Result<BufWriter<File>> {
        File::create(self.folder.join(name)).map(BufWriter::new)
    }

    /// The transcript that a side kept after a step.
    fn kept(&self, name: &str) -> Result<Transcript, MessageError> {
        let bytes = fs::read(self.folder.join(name))?;
        bytes
            .try_into()
            .map(Transcript)
            .map_err(|_| MessageError::Malformed)
    }

    fn keep(&self, name: &str, transcript: &Transcript) -> Result<(), MessageError> {
        Ok(fs::write(self.folder.join(name), transcript.0)?)
    }

    fn records(&self) -> impl Iterator<Item = io::Result<Record>> + '_ {
        self.part.iter().map(|person| {
            Ok(Record {
                canonical: person.canonical_bytes().to_vec(),
                keys: self.configuration.keys_of_record(person),
            })
        })
    }

    fn take(&self, step: &str) -> Result<(), MessageError> {
        let key = OprfSecret::from_bytes(&scalar()).map_err(|_| MessageError::Malformed)?;
        let secret = ReceiverSecret::from_bytes([3; 32]);
        let (office, benefits) = (office(), benefits());
        let work = Work {
            threads: self.threads,
            progress: &|_| {},
        };
        let agreement = &self.agreement;
        let sender = Sender {
            agreement,
            key: &key,
            signing: &office,
            work,
        };
        let receiver = Receiver {
            agreement,
            secret: &secret,
            signing: &benefits,
            work,
        };
        match step {
            "commit" => {
                receiver.commit(b"c", self.records(), self.new_file("commit")?)?;
                Ok(())
            }
            "seal" | "respond" | "receipt" => self.of_the_office(step, &sender),
            _ => self.of_the_receiver(step, &receiver, &key),
        }
    }

    fn of_the_office(&self, step: &str, sender: &Sender<'_>) -> Result<(), MessageError> {
        let (heads, commitment) = (|_: &[u8]| Some(self.head()), self.commitment()?);
        let mut rng = ChaCha20Rng::seed_from_u64(self.first);
        match step {
            "seal" => {
                let (indications, out) = (self.indications().0, self.new_file("sealed")?);
                let sealed = sender.seal(&commitment, b"c", indications, &mut rng, out)?;
                self.keep("office-sealed", &sealed)
            }
            "respond" => {
                let mut keep = |_: &Spent| Ok(());
                let answering = Answering {
                    sealed: self.kept("office-sealed")?,
                    checkpoint: b"c",
                    spent: Spent::default(),
                    resume: None,
                    keep: &mut keep,
                };
                let (asked, out) = (self.file("request")?, self.new_file("response")?);
                let answered =
                    sender.respond(&commitment, asked, &heads, answering, &mut rng, out)?;
                self.keep("office-answered", &answered)
            }
            _ => {
                let answered = self.kept("office-answered")?;
                sender.read_receipt(&answered, self.file("receipt")?, &heads)?;
                Ok(())
            }
        }
    }

    fn of_the_receiver(
        &self,
        step: &str,
        receiver: &Receiver<'_>,
        key: &OprfSecret,
    ) -> Result<(), MessageError> {
        let (heads, commitment) = (|_: &[u8]| Some(self.head()), self.commitment()?);
        let (published, sealed) = (key.public(), self.file("sealed")?);
        let list: Sealed = receiver.read_sealed(&commitment, published, sealed, &heads)?;
        if step == "request" {
            let out = self.new_file("request")?;
            receiver.request(&commitment, &list, b"c", self.records(), None, out)?;
            return Ok(());
        }
        let (asked, answered) = (self.file("request")?, self.file("response")?);
        let opened = receiver.open(&commitment, &list, self.records(), asked, answered, &heads)?;
        receiver.receipt(&opened.transcript, b"c", self.new_file("receipt")?)?;
        let mut found = String::new();
        for one in &opened.candidates {
            let place = one
                .content
                .first_chunk()
                .copied()
                .map_or(0, u32::from_be_bytes);
            let bits = one
                .kinds
                .iter()
                .fold(0_u16, |bits, kind| bits | self.bit(*kind));
            let record = one.record + self.first;
            let _ = writeln!(found, "{place} {record} {bits}");
        }
        Ok(fs::write(self.folder.join("found"), found)?)
    }

    fn bit(&self, kind: u16) -> u16 {
        let place = self.agreement.kinds.iter().position(|known| *known == kind);
        place.map_or(0, |place| 1 << place)
    }

    fn commitment(&self) -> Result<Commitment, MessageError> {
        Commitment::read(&self.agreement, self.file("commit")?, &|_| {
            Some(self.head())
        })
    }

    /// The office's log with the commitments of its indications.
    fn head(&self) -> Head {
        let mut leaves = leaves(self.few.len());
        Head {
            size: u64::try_from(self.few.len()).unwrap_or_default(),
            root: paths(&mut leaves),
        }
    }

    fn indications(&self) -> (Vec<Indication>, [u8; 32]) {
        let mut all = leaves(self.few.len());
        for (one, person) in all.iter_mut().zip(&self.few) {
            one.keys = self.configuration.keys_of_indication(person);
        }
        let root = paths(&mut all);
        (all, root)
    }
}

/// Indications without keys, each with its commitment.
fn leaves(many: usize) -> Vec<Indication> {
    let many = u32::try_from(many).unwrap_or(u32::MAX);
    let one = |number: u32| Indication {
        content: number.to_be_bytes().to_vec(),
        leaf: LedgerLeaf {
            commitment: Sha256::digest(number.to_be_bytes()).into(),
            index: u64::from(number),
            path: Vec::new(),
        },
        keys: Vec::new(),
    };
    (0..many).map(one).collect()
}

/// The office's key of the evaluation.
fn scalar() -> [u8; 32] {
    let mut bytes = [7; 32];
    bytes[31] = 0;
    bytes
}

fn agreement(configuration: &Configuration) -> Result<Agreement, MessageError> {
    Ok(Agreement {
        run: Name::new("bench")?,
        office: Name::new("office")?,
        receiver: Name::new("family-benefits")?,
        sender_key: office().verifying_key(),
        receiver_key: benefits().verifying_key(),
        legal_basis: "none: invented".to_owned(),
        kinds: configuration.kind_numbers(),
        entries: u16::try_from(configuration.entries).unwrap_or(u16::MAX),
        payload_length: PAYLOAD,
        most_indications: 250,
        most_evaluations: 2_000_000,
        chunk: USUAL_CHUNK,
    })
}

/// What an exchange cost and found.
pub struct Exchanged {
    /// Seconds on the clock, one step after the other.
    pub seconds: f64,
    /// Processor seconds of the receiver and of the office.
    pub cpu: [f64; 2],
    /// Greatest memory of a process of each, MiB.
    pub peak: [f64; 2],
    /// Bytes of the five messages.
    pub sizes: [u64; 5],
    /// Who met whom.
    pub found: Vec<Met>,
}

/// Runs all steps of an exchange, one process after the other.
pub fn exchange(plan: &Plan, folder: &Path) -> Result<Exchanged, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let begun = Instant::now();
    let (mut cpu, mut peak) = ([0.0; 2], [0.0_f64; 2]);
    for (step, is_office) in STEPS {
        let mut command = Command::new(&own);
        command.arg("--step").arg(step).arg(folder);
        let line = crate::speed::last_line(command.args(plan.arguments()))?;
        let side = usize::from(is_office);
        cpu[side] += crate::speed::number(&line, "cpu_s")?;
        peak[side] = peak[side].max(crate::speed::number(&line, "peak_mib")?);
    }
    let seconds = begun.elapsed().as_secs_f64();
    let size = |name: &str| fs::metadata(folder.join(name)).map_or(0, |file| file.len());
    let text = fs::read_to_string(folder.join("found")).map_err(|error| error.to_string())?;
    let met = |line: &str| {
        let mut numbers = line.split(' ');
        Some(Met {
            indication: numbers.next()?.parse().ok()?,
            record: numbers.next()?.parse().ok()?,
            kinds: numbers.next()?.parse().ok()?,
        })
    };
    let mut found: Vec<Met> = text.lines().filter_map(met).collect();
    found.sort_unstable();
    Ok(Exchanged {
        seconds,
        cpu,
        peak,
        sizes: MESSAGES.map(size),
        found,
    })
}

/// The accepted pairs of what met.
pub fn accepted(plan: &Plan, met: &[Met]) -> Vec<Met> {
    let (few, many) = plan.lists();
    let prepared = |list: &[Person]| -> Vec<Prepared> { list.iter().map(Prepared::of).collect() };
    let mut chance = ChaCha20Rng::seed_from_u64(1);
    let all = compare(met, &prepared(&few), &prepared(&many), &mut chance);
    let accepted = all
        .into_iter()
        .filter(|one| one.assigned && one.verdict == Verdict::Accepted);
    accepted.map(|one| one.met).collect()
}
