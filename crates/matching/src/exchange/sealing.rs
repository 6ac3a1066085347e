//! The message `sealed` as the sender makes it.

use super::input_of;
use super::sealed::{ENTRIES, LEAVES, PAYLOADS, too_many};
use crate::agreement::Agreement;
use crate::error::MessageError;
use crate::message::{Begin, MessageKind, MessageWriter, Transcript};
use crate::oprf::{OprfPublic, OprfSecret, Output};
use crate::seal::{EntryKeys, OnceKey, Opener, Place, dummy, seal_payload};
use ed25519_dalek::SigningKey;
use rand::seq::SliceRandom as _;
use rand::{CryptoRng, RngCore};
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::io::Write;
use std::num::NonZeroUsize;

/// Bytes of a chunk that is filled with several things.
const FULL: usize = 1_024 * 1_024;
/// A screened indication's commitment in the sender's log, with the proof that it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLeaf {
    /// The commitment: the log's entry (its leaf hash is SHA-256(0x00 || commitment), RFC 6962).
    pub commitment: [u8; 32],
    /// Its place in the log.
    pub index: u64,
    /// The path to the root of the checkpoint in the header.
    pub path: Vec<[u8; 32]>,
}

/// What is sealed of one indication.
#[derive(Clone)]
pub struct Indication {
    /// The fields that the hand-over flow allows, nothing else; what opens the commitment is best
    /// among them.
    pub content: Vec<u8>,
    /// The indication in the log.
    pub leaf: LedgerLeaf,
    /// Its match keys with their kinds, all spellings.
    pub keys: Vec<(u16, Vec<u8>)>,
}

impl fmt::Debug for Indication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Indication(redacted)")
    }
}

/// Distinct keys of an indication, of agreed kinds, not more than entries.
fn distinct(
    agreement: &Agreement,
    indication: &Indication,
) -> Result<BTreeSet<(u16, Vec<u8>)>, MessageError> {
    let keys: BTreeSet<_> = indication.keys.iter().cloned().collect();
    let unknown = keys
        .iter()
        .find(|(kind, _)| !agreement.kinds.contains(kind));
    if let Some((kind, _)) = unknown {
        return Err(MessageError::UnknownKind(*kind));
    }
    let (there, allowed) = (keys.len(), usize::from(agreement.entries));
    if there > allowed {
        return Err(MessageError::TooManyKeys { there, allowed });
    }
    Ok(keys)
}

/// The lists of the message, each shuffled.
pub(super) struct Lists {
    entries: Vec<Vec<u8>>,
    payloads: Vec<Vec<u8>>,
    leaves: Vec<LedgerLeaf>,
}

/// Seals indications under the key.
pub(super) fn seal(
    agreement: &Agreement,
    key: &OprfSecret,
    mut indications: Vec<Indication>,
    threads: NonZeroUsize,
    rng: &mut (impl RngCore + CryptoRng),
) -> Result<Lists, MessageError> {
    too_many(indications.len(), agreement)?;
    let digest = agreement.digest();
    let length = usize::try_from(agreement.payload_length).map_err(|_| MessageError::Malformed)?;
    // The order of the payloads is chance, and so is that of everything else.
    indications.shuffle(rng);
    let (mut payloads, mut wanted) = (Vec::new(), Vec::new());
    for (number, indication) in (0_u32..).zip(&indications) {
        let there = indication.content.len();
        if there > length {
            return Err(MessageError::TooLong {
                there,
                allowed: length,
            });
        }
        let mut once = OnceKey::default();
        rng.fill_bytes(once.as_mut());
        let place = Place {
            agreement: &digest,
            number,
        };
        let commitment = &indication.leaf.commitment;
        payloads.push(seal_payload(
            &once,
            place,
            commitment,
            &indication.content,
            length,
        ));
        for (kind, key) in distinct(agreement, indication)? {
            wanted.push((
                kind,
                input_of(kind, &key),
                Opener {
                    payload: number,
                    key: once.clone(),
                },
            ));
        }
    }
    let inputs: Vec<&[u8]> = wanted
        .iter()
        .map(|(_, input, _)| input.as_slice())
        .collect();
    let outputs = super::in_chunk(0, key.outputs(&inputs, threads))?;
    let mut entries = entries(&digest, &wanted, &outputs);
    let due = indications.len() * usize::from(agreement.entries);
    entries.resize_with(due, || dummy(rng));
    entries.shuffle(rng);
    let mut leaves: Vec<_> = indications.into_iter().map(|one| one.leaf).collect();
    leaves.shuffle(rng);
    Ok(Lists {
        entries,
        payloads,
        leaves,
    })
}

/// An entry for each wanted input; equal inputs count up, so that no tag and no key comes twice.
fn entries(
    digest: &[u8; 32],
    wanted: &[(u16, Vec<u8>, Opener)],
    outputs: &[Output],
) -> Vec<Vec<u8>> {
    let mut seen: HashMap<&[u8], u32> = HashMap::new();
    let made = wanted
        .iter()
        .zip(outputs)
        .map(|((kind, input, opens), output)| {
            let next = seen.entry(input).or_default();
            let i = *next;
            *next += 1;
            EntryKeys::new(output, *kind, digest).entry(i, opens)
        });
    made.collect()
}

/// Writes the message; returns its digest.
pub(super) fn write(
    out: impl Write,
    agreement: &Agreement,
    key: (&OprfPublic, &SigningKey),
    before: (Transcript, &[u8]),
    lists: &Lists,
) -> Result<[u8; 32], MessageError> {
    let many = |list: usize| u32::try_from(list).map_err(|_| MessageError::Malformed);
    let mut body = key.0.to_bytes().to_vec();
    body.extend(many(lists.payloads.len())?.to_be_bytes());
    body.extend(many(lists.leaves.len())?.to_be_bytes());
    let (transcript, checkpoint) = before;
    let kind = MessageKind::Sealed;
    let begin = Begin {
        agreement,
        kind,
        transcript,
        checkpoint,
        body: &body,
    };
    let mut writer = MessageWriter::begin(out, &begin, key.1)?;
    let leaves: Vec<Vec<u8>> = lists
        .leaves
        .iter()
        .map(leaf_bytes)
        .collect::<Result<_, _>>()?;
    for (section, list) in [
        (ENTRIES, &lists.entries),
        (PAYLOADS, &lists.payloads),
        (LEAVES, &leaves),
    ] {
        let longest = list.iter().map(Vec::len).max().unwrap_or(1);
        for some in list.chunks((FULL / longest).max(1)) {
            writer.chunk(section, some.len(), &some.concat())?;
        }
    }
    writer.finish(&transcript)
}

fn leaf_bytes(leaf: &LedgerLeaf) -> Result<Vec<u8>, MessageError> {
    let steps = u8::try_from(leaf.path.len()).map_err(|_| MessageError::Malformed)?;
    let mut bytes = leaf.commitment.to_vec();
    bytes.extend(leaf.index.to_be_bytes());
    bytes.push(steps);
    bytes.extend(leaf.path.iter().flatten());
    Ok(bytes)
}
