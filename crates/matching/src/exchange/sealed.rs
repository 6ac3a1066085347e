//! The message `sealed`: entries, payloads, and the log's commitments of the screened indications.

use super::input_of;
use crate::agreement::Agreement;
use crate::error::MessageError;
use crate::merkle::{is_included, leaf_hash};
use crate::message::{
    Begin, CheckHead, Chunk, Expected, Head, MessageKind, MessageReader, MessageWriter, Transcript,
    cut, ended,
};
use crate::oprf::{OprfPublic, OprfSecret, Output};
use crate::seal::{
    ENTRY_LENGTH, OnceKey, Opener, Place, TAG_LENGTH, dummy, entry, item_length, seal_payload,
};
use ed25519_dalek::SigningKey;
use rand::seq::SliceRandom as _;
use rand::{CryptoRng, RngCore};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;
use std::io::{Read, Write};
use std::num::NonZeroUsize;

/// Section of a chunk: entries.
const ENTRIES: u8 = 1;
/// Section of a chunk: payloads.
const PAYLOADS: u8 = 2;
/// Section of a chunk: commitments with their proofs.
const LEAVES: u8 = 3;
/// Bytes of a chunk that is filled with several things.
const FULL: usize = 1_024 * 1_024;
/// The longest proof: a tree has at most 2^63 leaves.
const LONGEST_PATH: usize = 63;

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

fn too_many(there: usize, agreement: &Agreement) -> Result<(), MessageError> {
    let there = u64::try_from(there).unwrap_or(u64::MAX);
    let allowed = u64::from(agreement.most_indications);
    if there > allowed {
        return Err(MessageError::TooManyIndications { there, allowed });
    }
    Ok(())
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
            entry(output, *kind, i, digest, opens)
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

/// What the receiver keeps of `sealed`: a few megabytes, looked up for every output.
pub struct Sealed {
    /// The key under which the office evaluates.
    pub key: OprfPublic,
    /// The transcript with this message.
    pub transcript: Transcript,
    pub(super) entries: HashMap<[u8; TAG_LENGTH], Vec<u8>>,
    pub(super) payloads: Vec<Vec<u8>>,
    pub(super) commitments: HashSet<[u8; 32]>,
}

impl Sealed {
    /// How many payloads there are.
    #[must_use]
    pub const fn payloads(&self) -> usize {
        self.payloads.len()
    }
    /// How many commitments of screened indications came with them.
    #[must_use]
    pub fn commitments(&self) -> usize {
        self.commitments.len()
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} payloads)", self.payloads.len())
    }
}

/// Reads the message.
pub(super) fn read(
    agreement: &Agreement,
    before: Transcript,
    published: &OprfPublic,
    message: impl Read,
    heads: CheckHead<'_>,
) -> Result<Sealed, MessageError> {
    let (kind, transcript) = (MessageKind::Sealed, Some(before));
    let expected = Expected {
        agreement,
        kind,
        transcript,
    };
    let mut reader = MessageReader::open(message, expected)?;
    let head = reader.head(heads)?;
    let body = reader.body.clone();
    let rest = &mut body.as_slice();
    if published.to_bytes() != cut(rest)? {
        return Err(MessageError::UnpublishedKey);
    }
    let said = [
        u32::from_be_bytes(cut(rest)?),
        u32::from_be_bytes(cut(rest)?),
    ];
    ended(rest)?;
    let [payloads, commitments] = said.map(u64::from);
    if payloads > commitments {
        return Err(MessageError::MorePayloadsThanCommitments {
            payloads,
            commitments,
        });
    }
    too_many(
        usize::try_from(commitments).unwrap_or(usize::MAX),
        agreement,
    )?;
    let mut sealed = Sealed {
        key: *published,
        transcript: before,
        entries: HashMap::new(),
        payloads: Vec::new(),
        commitments: HashSet::new(),
    };
    let due = payloads * u64::from(agreement.entries);
    let mut section = ENTRIES;
    while let Some(chunk) = reader.next()? {
        if chunk.section < section {
            return Err(MessageError::Malformed);
        }
        section = chunk.section;
        sealed.take(agreement, &chunk, head)?;
        sealed.at_most([due, payloads, commitments])?;
    }
    let said = due + payloads + commitments;
    if reader.items() != said {
        return Err(MessageError::WrongCount {
            said,
            there: reader.items(),
        });
    }
    let (_, digest) = reader.finish()?;
    sealed.transcript = before.then(&digest);
    Ok(sealed)
}

impl Sealed {
    fn at_most(&self, said: [u64; 3]) -> Result<(), MessageError> {
        let there = [
            self.entries.len(),
            self.payloads.len(),
            self.commitments.len(),
        ];
        for (said, there) in said.into_iter().zip(there) {
            let there = u64::try_from(there).unwrap_or(u64::MAX);
            if there > said {
                return Err(MessageError::WrongCount { said, there });
            }
        }
        Ok(())
    }

    fn take(
        &mut self,
        agreement: &Agreement,
        chunk: &Chunk,
        head: Head,
    ) -> Result<(), MessageError> {
        let length =
            usize::try_from(agreement.payload_length).map_err(|_| MessageError::Malformed)?;
        match chunk.section {
            ENTRIES => {
                for item in items(chunk, ENTRY_LENGTH)? {
                    let (tag, wrapped) = item.split_first_chunk().ok_or(MessageError::Malformed)?;
                    if self.entries.insert(*tag, wrapped.to_vec()).is_some() {
                        return Err(MessageError::DuplicateTag);
                    }
                }
            }
            PAYLOADS => {
                let payloads = items(chunk, item_length(length))?;
                self.payloads.extend(payloads.map(<[u8]>::to_vec));
            }
            LEAVES => self.leaves(chunk, head)?,
            _ => return Err(MessageError::Malformed),
        }
        Ok(())
    }

    fn leaves(&mut self, chunk: &Chunk, head: Head) -> Result<(), MessageError> {
        let rest = &mut chunk.body.as_slice();
        for _ in 0..chunk.items {
            let commitment: [u8; 32] = cut(rest)?;
            let index = u64::from_be_bytes(cut(rest)?);
            let [steps] = cut(rest)?;
            if usize::from(steps) > LONGEST_PATH {
                return Err(MessageError::Malformed);
            }
            let path = (0..steps)
                .map(|_| cut(rest))
                .collect::<Result<Vec<_>, _>>()?;
            let leaf = leaf_hash(&commitment);
            if !is_included(&leaf, index, head.size, &path, &head.root) {
                return Err(MessageError::NotInLog(self.commitments.len()));
            }
            if !self.commitments.insert(commitment) {
                return Err(MessageError::DuplicateCommitment);
            }
        }
        ended(rest)
    }
}

/// Things of one length in a chunk.
fn items(chunk: &Chunk, length: usize) -> Result<std::slice::ChunksExact<'_, u8>, MessageError> {
    if chunk.items.checked_mul(length) != Some(chunk.body.len()) {
        return Err(MessageError::Malformed);
    }
    Ok(chunk.body.chunks_exact(length))
}
