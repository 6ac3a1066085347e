//! The whole protocol between two invented parties on this machine: five messages, in memory, with fresh
//! keys. What is opened is what the Familienkasse would open.

use super::meeting::{Met, kind_bit};
use super::run::{Stage, Told};
use crate::cores::place;
use crate::exchange::Progress;
use crate::keys::Configuration;
use crate::record::Record;
use crate::{
    Agreement, Answering, Candidate, Head, Indication, LedgerLeaf, MessageError, Name, OprfSecret,
    Receiver, ReceiverSecret, Sender, Shard, Spent, USUAL_CHUNK, Work,
};
use ed25519_dalek::SigningKey;
use rand::{CryptoRng, RngCore};
use sha2::{Digest as _, Sha256};
use std::cell::Cell;
use std::io;

/// Indications in one run at most: more are measured in several runs, because the sender holds the
/// entries of a run in memory.
const RUN: usize = 4000;

/// Payload of a measured run: the indication's place in A.
const PAYLOAD: u32 = 4;

/// Every indication of `few` with every record of `many` that it opens.
///
/// # Errors
/// What a message says; nothing is opened then.
pub fn open(
    few: &[Record],
    many: &[Record],
    configuration: &Configuration,
    chance: &mut (impl RngCore + CryptoRng),
) -> Result<Vec<Met>, MessageError> {
    open_shard(few, many, Shard::WHOLE, configuration, chance)
}

/// What one part of `many` opens; places are those in the whole list. All parts together open what the whole list opens.
///
/// # Errors
/// What a message says; nothing is opened then.
pub fn open_shard(
    few: &[Record],
    many: &[Record],
    shard: Shard,
    configuration: &Configuration,
    chance: &mut (impl RngCore + CryptoRng),
) -> Result<Vec<Met>, MessageError> {
    opened((few, many), shard, configuration, &|_, _| {}, chance)
}

/// As [`open_shard`]; `told` hears how far each step is.
pub(super) fn opened(
    (few, many): (&[Record], &[Record]),
    shard: Shard,
    configuration: &Configuration,
    told: &Told<'_>,
    chance: &mut (impl RngCore + CryptoRng),
) -> Result<Vec<Met>, MessageError> {
    let range = shard.range(u64::try_from(many.len()).unwrap_or(u64::MAX));
    let [first, end] = [range.start, range.end].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
    let part = many.get(first..end).unwrap_or_default();
    let mut met = Vec::new();
    for (start, run) in (0..).step_by(RUN).zip(few.chunks(RUN)) {
        let found = open_run((run, part), shard, configuration, told, chance)?;
        met.extend(found.into_iter().map(|one| Met {
            indication: one.indication + place(start),
            record: one.record + place(first),
            ..one
        }));
    }
    met.sort_unstable();
    Ok(met)
}

fn agreement(
    configuration: &Configuration,
    office: &SigningKey,
    benefits: &SigningKey,
) -> Result<Agreement, MessageError> {
    Ok(Agreement {
        run: Name::new("evaluate")?,
        office: Name::new("office")?,
        receiver: Name::new("family-benefits")?,
        sender_key: office.verifying_key(),
        receiver_key: benefits.verifying_key(),
        legal_basis: "none: measured on lists whose truth is known".to_owned(),
        kinds: configuration.kind_numbers(),
        entries: u16::try_from(configuration.entries).unwrap_or(u16::MAX),
        payload_length: PAYLOAD,
        most_indications: u32::MAX,
        most_evaluations: u64::MAX,
        chunk: USUAL_CHUNK,
    })
}

#[expect(
    clippy::too_many_lines,
    reason = "one exchange, message by message: it is read in one go"
)]
fn open_run(
    (few, many): (&[Record], &[Record]),
    shard: Shard,
    configuration: &Configuration,
    told: &Told<'_>,
    chance: &mut (impl RngCore + CryptoRng),
) -> Result<Vec<Met>, MessageError> {
    let (office, benefits) = (SigningKey::generate(chance), SigningKey::generate(chance));
    let agreement = shard.of(&agreement(configuration, &office, &benefits)?)?;
    let (key, secret) = (
        OprfSecret::generate(chance),
        ReceiverSecret::generate(chance),
    );
    let stage = Cell::new(Stage::Commit);
    let progress = |progress| told(stage.get(), progress);
    let begin = |next| {
        stage.set(next);
        progress(Progress { done: 0, of: 0 });
    };
    let work = Work {
        progress: &progress,
        ..Work::quiet()
    };
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
    let records = || {
        many.iter().map(|record| {
            Ok::<_, io::Error>(crate::Record {
                canonical: record.canonical_bytes().to_vec(),
                keys: configuration.keys_of_record(record),
            })
        })
    };
    let (indications, root) = indications(few, configuration);
    let size = u64::try_from(few.len()).unwrap_or(u64::MAX);
    let heads = |_: &[u8]| Some(Head { size, root });
    let mut messages: [Vec<u8>; 5] = Default::default();
    let [commit, sealed, request, response, receipt] = &mut messages;
    begin(Stage::Commit);
    let commitment = receiver.commit(b"receiver", records(), &mut *commit)?;
    sender.read_commit(commit.as_slice(), &heads)?;
    begin(Stage::Seal);
    let transcript = sender.seal(&commitment, b"sender", indications, chance, &mut *sealed)?;
    let list = receiver.read_sealed(&commitment, key.public(), sealed.as_slice(), &heads)?;
    begin(Stage::Request);
    receiver.request(
        &commitment,
        &list,
        b"receiver",
        records(),
        None,
        &mut *request,
    )?;
    let mut keep = |_: &Spent| Ok(());
    let answering = Answering {
        sealed: transcript,
        checkpoint: b"sender",
        spent: Spent::default(),
        resume: None,
        keep: &mut keep,
    };
    let (asked, answer) = (request.as_slice(), &mut *response);
    begin(Stage::Respond);
    let answered = sender.respond(&commitment, asked, &heads, answering, chance, answer)?;
    begin(Stage::Open);
    let opened = receiver.open(
        &commitment,
        &list,
        records(),
        asked,
        response.as_slice(),
        &heads,
    )?;
    receiver.receipt(&opened.transcript, b"receiver", &mut *receipt)?;
    sender.read_receipt(&answered, receipt.as_slice(), &heads)?;
    Ok(met(&opened.candidates, configuration))
}

/// Who met whom, in order: the payload is the indication's place in A.
fn met(candidates: &[Candidate], configuration: &Configuration) -> Vec<Met> {
    let one = |candidate: &Candidate| Met {
        indication: candidate
            .content
            .first_chunk()
            .copied()
            .map_or(u32::MAX, u32::from_be_bytes),
        record: u32::try_from(candidate.record).unwrap_or(u32::MAX),
        kinds: candidate
            .kinds
            .iter()
            .fold(0, |kinds, kind| kinds | kind_bit(configuration, *kind)),
    };
    let mut met: Vec<Met> = candidates.iter().map(one).collect();
    met.sort_unstable();
    met
}

/// The indications with the invented log in which each has a commitment, and the log's root.
fn indications(few: &[Record], configuration: &Configuration) -> (Vec<Indication>, [u8; 32]) {
    let mut all: Vec<Indication> = (0_u32..)
        .zip(few)
        .map(|(number, record)| Indication {
            content: number.to_be_bytes().to_vec(),
            leaf: LedgerLeaf {
                commitment: Sha256::digest(number.to_be_bytes()).into(),
                index: u64::from(number),
                path: Vec::new(),
            },
            keys: configuration.keys_of_indication(record),
        })
        .collect();
    let root = add_paths(&mut all);
    (all, root)
}

/// Puts the paths of a tree of RFC 6962 over the commitments, and gives its root.
fn add_paths(all: &mut [Indication]) -> [u8; 32] {
    let hash = |tag: u8, parts: &[&[u8]]| -> [u8; 32] {
        let mut hash = Sha256::new().chain_update([tag]);
        parts.iter().for_each(|part| hash.update(part));
        hash.finalize().into()
    };
    let mut level: Vec<[u8; 32]> = all
        .iter()
        .map(|one| hash(0, &[&one.leaf.commitment]))
        .collect();
    let mut places: Vec<usize> = (0..all.len()).collect();
    while level.len() > 1 {
        for (one, place) in all.iter_mut().zip(&mut places) {
            one.leaf.path.extend(level.get(*place ^ 1));
            *place /= 2;
        }
        level = level
            .chunks(2)
            .map(|pair| {
                pair.get(1)
                    .map_or(pair[0], |right| hash(1, &[&pair[0], right]))
            })
            .collect();
    }
    level.first().copied().unwrap_or_default()
}
