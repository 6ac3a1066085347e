//! One whole run of invented parties, in a process of its own: five messages, through files.

use augenmass_matching::{
    Agreement, Answering, Head, Indication, LedgerLeaf, MessageError, Name, OprfSecret, Receiver,
    ReceiverSecret, Record, Sender, Spent, Work,
};
use ed25519_dalek::SigningKey;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, BufReader, BufWriter};
use std::num::NonZeroUsize;
use std::time::Instant;

fn agreement(office: &SigningKey, benefits: &SigningKey) -> Result<Agreement, MessageError> {
    Ok(Agreement {
        run: Name::new("bench")?,
        office: Name::new("office")?,
        receiver: Name::new("family-benefits")?,
        sender_key: office.verifying_key(),
        receiver_key: benefits.verifying_key(),
        legal_basis: "none: invented".to_owned(),
        kinds: vec![1],
        entries: 1,
        payload_length: 64,
        most_indications: u32::MAX,
        most_evaluations: u64::MAX,
        chunk: augenmass_matching::USUAL_CHUNK,
    })
}

fn records(many: u32) -> impl Iterator<Item = io::Result<Record>> {
    (0..many).map(|number| {
        let key = format!("person-{number:016}").into_bytes();
        Ok(Record {
            canonical: key.clone(),
            keys: vec![Some(key)],
        })
    })
}

/// Half of them are in the list, half are not. With the root of their log.
fn indications(many: u32, records: u32) -> (Vec<Indication>, [u8; 32]) {
    let from = records - (many / 2).min(records);
    let indication = |number: u32| Indication {
        content: b"invented".to_vec(),
        leaf: LedgerLeaf {
            commitment: Sha256::digest(number.to_be_bytes()).into(),
            index: u64::from(number),
            path: Vec::new(),
        },
        keys: vec![(1, format!("person-{:016}", from + number).into_bytes())],
    };
    let mut all: Vec<_> = (0..many).map(indication).collect();
    let root = paths(&mut all);
    (all, root)
}

/// Puts the paths of a whole tree over the commitments; returns its root.
pub fn paths(all: &mut [Indication]) -> [u8; 32] {
    let hash = |tag: u8, parts: &[&[u8]]| -> [u8; 32] {
        let mut hash = Sha256::new().chain_update([tag]);
        parts.iter().for_each(|part| hash.update(part));
        hash.finalize().into()
    };
    let leaves = all.iter().map(|one| hash(0, &[&one.leaf.commitment]));
    let mut level: Vec<[u8; 32]> = leaves.collect();
    let mut places: Vec<usize> = (0..all.len()).collect();
    while level.len() > 1 {
        for (one, place) in all.iter_mut().zip(&mut places) {
            one.leaf.path.extend(level.get(*place ^ 1));
            *place /= 2;
        }
        let pairs = level.chunks(2);
        level = pairs
            .map(|pair| {
                pair.get(1)
                    .map_or(pair[0], |right| hash(1, &[&pair[0], right]))
            })
            .collect();
    }
    level.first().copied().unwrap_or_default()
}

fn seconds(from: &mut Instant) -> f64 {
    let passed = from.elapsed().as_secs_f64();
    *from = Instant::now();
    passed
}

/// `records indications threads`: a line of JSON with the seconds of each step.
pub fn one(numbers: &[u32]) -> Result<String, String> {
    let [many, sealed, threads] = numbers else {
        return Err("records, indications and threads are needed".to_owned());
    };
    let threads = usize::try_from(*threads).ok().and_then(NonZeroUsize::new);
    let threads = threads.ok_or("at least one thread is needed")?;
    timed(*many, *sealed, threads).map_err(|error| error.to_string())
}

fn timed(many: u32, sealed: u32, threads: NonZeroUsize) -> Result<String, MessageError> {
    let (office, benefits) = (
        SigningKey::from_bytes(&[1; 32]),
        SigningKey::from_bytes(&[2; 32]),
    );
    let agreement = agreement(&office, &benefits)?;
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let work = Work {
        threads,
        progress: &|_| {},
    };
    let (key, secret) = (
        OprfSecret::generate(&mut rng),
        ReceiverSecret::generate(&mut rng),
    );
    let sender = Sender {
        agreement: &agreement,
        key: &key,
        signing: &office,
        work,
    };
    let receiver = Receiver {
        agreement: &agreement,
        secret: &secret,
        signing: &benefits,
        work,
    };
    let (steps, found) = steps(&sender, &receiver, many, sealed, &mut rng)?;
    let [commit, seal, read, request, respond, open] = steps;
    let (total, cpu, peak) = (steps.iter().sum::<f64>(), cpu_seconds(), peak_mib());
    Ok(format!(
        "{{\"found\":{found},\"commit_s\":{commit:.3},\"seal_s\":{seal:.3},\"read_s\":{read:.3},\
         \"request_s\":{request:.3},\"respond_s\":{respond:.3},\"open_s\":{open:.3},\
         \"total_s\":{total:.3},\"cpu_s\":{cpu:.3},\"peak_mib\":{peak:.1}}}"
    ))
}

/// Seconds of each step, and how many candidates there were.
fn steps(
    sender: &Sender<'_>,
    receiver: &Receiver<'_>,
    many: u32,
    sealed: u32,
    rng: &mut ChaCha20Rng,
) -> Result<([f64; 6], usize), MessageError> {
    let folder = tempfile::tempdir()?;
    let create = |name: &str| File::create(folder.path().join(name)).map(BufWriter::new);
    let open = |name: &str| File::open(folder.path().join(name)).map(BufReader::new);
    let (indications, root) = indications(sealed, many);
    let size = u64::from(sealed);
    let heads = |_: &[u8]| Some(Head { size, root });
    let mut from = Instant::now();
    let commitment = receiver.commit(b"c", records(many), create("commit")?)?;
    sender.read_commit(open("commit")?, &heads)?;
    let commit = seconds(&mut from);
    let transcript = sender.seal(&commitment, b"c", indications, rng, create("sealed")?)?;
    let seal = seconds(&mut from);
    let list = receiver.read_sealed(&commitment, sender.key.public(), open("sealed")?, &heads)?;
    let read = seconds(&mut from);
    receiver.request(
        &commitment,
        &list,
        b"c",
        records(many),
        None,
        create("request")?,
    )?;
    let request = seconds(&mut from);
    let mut keep = |_: &Spent| Ok(());
    let answering = Answering {
        sealed: transcript,
        checkpoint: b"c",
        spent: Spent::default(),
        resume: None,
        keep: &mut keep,
    };
    let (asked, out) = (open("request")?, create("response")?);
    sender.respond(&commitment, asked, &heads, answering, rng, out)?;
    let respond = seconds(&mut from);
    let (asked, answered) = (open("request")?, open("response")?);
    let opened = receiver.open(&commitment, &list, records(many), asked, answered, &heads)?;
    let steps = [commit, seal, read, request, respond, seconds(&mut from)];
    Ok((steps, opened.candidates.len()))
}

/// Seconds of processor time of this process, all threads.
pub fn cpu_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = text.rsplit(')').next().unwrap_or_default();
    let ticks = after.split_whitespace().skip(11).take(2);
    // Linux counts in hundredths of a second.
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// Greatest memory of this process, MiB.
pub fn peak_mib() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1_024.0
}
