//! The Familienkasse's side: it commits, asks, and opens what has a key in common with its list.

use super::audit::Opening;
use super::records::{Asked, Feed, Record};
use super::sealed::{self, Sealed};
use super::sender::asked;
use super::{Commitment, EVALUATED, Progress, REQUESTED, Work, elements, evaluations_of, in_chunk};
use crate::agreement::Agreement;
use crate::error::MessageError;
use crate::message::{
    Begin, CheckHead, Expected, MessageKind, MessageReader, MessageWriter, ResumePoint, Transcript,
};
use crate::oprf::{
    Answer, Blind, Element, OprfError, OprfPublic, Output, PROOF_LENGTH, Pending, blind, divided,
    finalise,
};
use crate::seal::{Place, open_entry, open_payload, tag};
use ed25519_dalek::SigningKey;
use rand::{CryptoRng, RngCore};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::io::{self, Read, Write};
use std::num::NonZeroUsize;
use zeroize::{ZeroizeOnDrop, Zeroizing};

/// The receiver's secret of one run: salts and blinds come from it. Wiped when dropped, kept sealed
/// until the audit is over.
#[derive(Clone, ZeroizeOnDrop)]
pub struct ReceiverSecret([u8; 32]);

impl ReceiverSecret {
    /// A new secret.
    #[must_use]
    pub fn generate(rng: &mut (impl RngCore + CryptoRng)) -> Self {
        let mut secret = Self([0; 32]);
        rng.fill_bytes(&mut secret.0);
        secret
    }

    /// Takes the stored bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The secret bytes, for sealed storage.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for ReceiverSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiverSecret(redacted)")
    }
}

/// A payload that a record of the list opened: a candidate, to be compared in clear.
#[derive(Clone)]
pub struct Candidate {
    /// Number of the record in the receiver's list, from 0.
    pub record: u64,
    /// Number of the payload in `sealed`.
    pub payload: u32,
    /// The kinds of match key that opened it.
    pub kinds: BTreeSet<u16>,
    /// The indication's commitment in the office's log.
    pub commitment: [u8; 32],
    /// What the office sealed.
    pub content: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Candidate(redacted)")
    }
}

/// What came of a run. It stays with the receiver.
#[derive(Debug)]
pub struct Opened {
    /// The candidates, by record and payload.
    pub candidates: Vec<Candidate>,
    /// Entries or payloads that were found and are malformed: a sender's error or trick. Never told
    /// to the sender while the run lasts, because it would say that something was found.
    pub malformed: u64,
    /// The transcript with `response`.
    pub transcript: Transcript,
}

/// The receiver of one run.
#[derive(Clone, Copy)]
pub struct Receiver<'a> {
    /// What both sides agreed on.
    pub agreement: &'a Agreement,
    /// Fresh for this run and office.
    pub secret: &'a ReceiverSecret,
    /// Signs the messages.
    pub signing: &'a SigningKey,
    /// How to work.
    pub work: Work<'a>,
}

impl fmt::Debug for Receiver<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Receiver of {:?}", self.agreement.run)
    }
}

impl Receiver<'_> {
    fn begin<'b>(
        &'b self,
        kind: MessageKind,
        transcript: Transcript,
        checkpoint: &'b [u8],
        body: &'b [u8],
    ) -> Begin<'b> {
        let agreement = self.agreement;
        Begin {
            agreement,
            kind,
            transcript,
            checkpoint,
            body,
        }
    }

    /// Commits to the list: one pass over the records, then `commit` is written.
    ///
    /// # Errors
    /// More evaluations than the manifest allows; a record without one place per kind; reading or
    /// writing fails.
    pub fn commit(
        &self,
        checkpoint: &[u8],
        records: impl IntoIterator<Item = io::Result<Record>>,
        out: impl Write,
    ) -> Result<Commitment, MessageError> {
        self.agreement.check()?;
        let mut feed = Feed::new(self.agreement, &self.secret.0, records.into_iter());
        while let Some((index, ..)) = feed.record()? {
            if index.is_multiple_of(10_000) {
                (self.work.progress)(Progress { done: index, of: 0 });
            }
        }
        let (records, root) = feed.root();
        let evaluations = evaluations_of(self.agreement, records)?;
        let mut body = records.to_be_bytes().to_vec();
        body.extend(evaluations.to_be_bytes());
        body.extend(root);
        let before = Transcript::begin(self.agreement);
        let begin = self.begin(MessageKind::Commit, before, checkpoint, &body);
        let digest = MessageWriter::begin(out, &begin, self.signing)?.finish(&before)?;
        Ok(Commitment {
            records,
            evaluations,
            root,
            transcript: before.then(&digest),
        })
    }

    /// Reads `sealed`. `published` is the office's key as the log has it; `heads` reads a checkpoint
    /// of the office's log, in which every commitment must be.
    ///
    /// # Errors
    /// Whatever is wrong with the message; another key; more payloads than commitments; a commitment
    /// that is not in the log.
    pub fn read_sealed(
        &self,
        commitment: &Commitment,
        published: &OprfPublic,
        message: impl Read,
        heads: CheckHead<'_>,
    ) -> Result<Sealed, MessageError> {
        sealed::read(
            self.agreement,
            commitment.transcript,
            published,
            message,
            heads,
        )
    }

    /// Writes `request`: a second pass over the same records. `resume` goes on with one that was cut
    /// short ([`resume_point`](crate::resume_point)); `out` continues there. Returns the transcript.
    ///
    /// # Errors
    /// The records are not those of the commitment (then the message has no end); writing fails.
    pub fn request(
        &self,
        commitment: &Commitment,
        sealed: &Sealed,
        checkpoint: &[u8],
        records: impl IntoIterator<Item = io::Result<Record>>,
        resume: Option<&ResumePoint>,
        out: impl Write,
    ) -> Result<Transcript, MessageError> {
        let body = commitment.evaluations.to_be_bytes();
        let begin = self.begin(MessageKind::Request, sealed.transcript, checkpoint, &body);
        let mut writer = match resume {
            None => MessageWriter::begin(out, &begin, self.signing)?,
            Some(point) => {
                let is_ours = point.kind == begin.kind && point.transcript == begin.transcript;
                if !is_ours || point.is_whole {
                    return Err(MessageError::CannotResume);
                }
                MessageWriter::resume(out, point, self.signing)
            }
        };
        let mut feed = Feed::new(self.agreement, &self.secret.0, records.into_iter());
        let chunk = usize::from(self.agreement.chunk);
        let (mut number, mut done) = (0, 0);
        loop {
            let some = feed.take(chunk)?;
            if some.is_empty() {
                break;
            }
            if resume.is_none_or(|point| number >= point.chunks) {
                let (inputs, blinds) = lists(&some);
                let blinded = in_chunk(number, blind(&inputs, &blinds, self.work.threads))?;
                writer.chunk(REQUESTED, some.len(), &blinded.concat())?;
            }
            number += 1;
            done += u64::try_from(some.len()).unwrap_or(u64::MAX);
            (self.work.progress)(Progress {
                done,
                of: commitment.evaluations,
            });
        }
        feed.finish(commitment.records, &commitment.root)?;
        Ok(sealed.transcript.then(&writer.finish(&sealed.transcript)?))
    }

    /// Verifies every proof, takes the blinds off, and opens what has a key in common: a third pass
    /// over the same records, with the request as it was sent. One wrong proof and nothing is opened.
    ///
    /// # Errors
    /// Whatever is wrong with `response`; a wrong proof; the records are not those of the commitment.
    pub fn open(
        &self,
        commitment: &Commitment,
        sealed: &Sealed,
        records: impl IntoIterator<Item = io::Result<Record>>,
        request: impl Read,
        response: impl Read,
        heads: CheckHead<'_>,
    ) -> Result<Opened, MessageError> {
        let agreement = self.agreement;
        let (kind, transcript) = (MessageKind::Request, Some(sealed.transcript));
        let mut sent = MessageReader::open(
            request,
            Expected {
                agreement,
                kind,
                transcript,
            },
        )?;
        asked(&sent.body)?;
        let before = sealed.transcript.then(sent.chain());
        let (kind, transcript) = (MessageKind::Response, Some(before));
        let mut given = MessageReader::open(
            response,
            Expected {
                agreement,
                kind,
                transcript,
            },
        )?;
        given.head(heads)?;
        let mut feed = Feed::new(agreement, &self.secret.0, records.into_iter());
        let mut finds = Finds::new(agreement, sealed);
        while let Some(pair) = Pair::next(&mut sent, &mut given)? {
            let some = feed.take(pair.requested.len())?;
            let (inputs, blinds) = lists(&some);
            let requested = &pair.requested;
            let pending = Pending {
                inputs: &inputs,
                blinds: &blinds,
                requested,
            };
            let answer = Answer {
                elements: &pair.evaluated,
                proof: &pair.proof,
            };
            let outputs = finalise(&sealed.key, pending, answer, self.work.threads);
            let outputs = in_chunk(pair.number, outputs)?;
            let found = finds.look_up(&some, &outputs, self.work.threads);
            in_chunk(pair.number, found)?;
            (self.work.progress)(Progress {
                done: sent.items(),
                of: commitment.evaluations,
            });
        }
        feed.finish(commitment.records, &commitment.root)?;
        let (_, digest) = sent.finish()?;
        let after = sealed.transcript.then(&digest);
        let (bound, digest) = given.finish()?;
        if bound != after {
            return Err(MessageError::AnswersAnotherRequest);
        }
        Ok(finds.opened(after.then(&digest)))
    }

    /// Writes `receipt`: the digest of all that was processed, and nothing about what came of it.
    ///
    /// # Errors
    /// Writing fails.
    pub fn receipt(
        &self,
        response: &Transcript,
        checkpoint: &[u8],
        out: impl Write,
    ) -> Result<Transcript, MessageError> {
        let begin = self.begin(MessageKind::Receipt, *response, checkpoint, &response.0);
        let digest = MessageWriter::begin(out, &begin, self.signing)?.finish(response)?;
        Ok(response.then(&digest))
    }

    /// Opens the records that an audit drew ([`drawn`](crate::drawn)): a pass over the same records.
    ///
    /// # Errors
    /// The records are not those of the commitment.
    pub fn openings(
        &self,
        commitment: &Commitment,
        drawn: &BTreeSet<u64>,
        records: impl IntoIterator<Item = io::Result<Record>>,
    ) -> Result<Vec<Opening>, MessageError> {
        let mut feed = Feed::new(self.agreement, &self.secret.0, records.into_iter());
        feed.watch(drawn.iter().copied());
        let mut openings = Vec::new();
        while let Some((index, record, secrets)) = feed.record()? {
            if drawn.contains(&index) {
                let (salt, seed) = (secrets.salt, secrets.seed);
                let canonical = record.canonical;
                openings.push(Opening {
                    index,
                    salt,
                    canonical,
                    seed,
                    path: Vec::new(),
                });
            }
        }
        let (root, mut paths) = feed.paths();
        if root != commitment.root {
            return Err(MessageError::RecordsChanged);
        }
        for opening in &mut openings {
            opening.path = paths.remove(&opening.index).unwrap_or_default();
        }
        Ok(openings)
    }
}

fn lists(some: &[Asked]) -> (Vec<&[u8]>, Vec<Blind>) {
    let inputs = some.iter().map(|one| one.input.as_slice()).collect();
    (inputs, some.iter().map(|one| one.blind.clone()).collect())
}

/// A chunk of the request and the one that answers it.
struct Pair {
    number: u32,
    requested: Vec<Element>,
    evaluated: Vec<Element>,
    proof: [u8; PROOF_LENGTH],
}

impl Pair {
    fn next(
        sent: &mut MessageReader<'_, impl Read>,
        given: &mut MessageReader<'_, impl Read>,
    ) -> Result<Option<Self>, MessageError> {
        let Some(asked) = sent.next()? else {
            return Ok(None);
        };
        let answer = given.next()?;
        let (said, there) = (sent.items(), given.items());
        let answer = answer.ok_or(MessageError::WrongCount { said, there })?;
        let (chain, rest) = answer
            .body
            .split_first_chunk()
            .ok_or(MessageError::Malformed)?;
        if chain != sent.chain() || answer.items != asked.items {
            return Err(MessageError::AnswersAnotherRequest);
        }
        let (body, proof) = rest.split_last_chunk().ok_or(MessageError::Malformed)?;
        if asked.section != REQUESTED || answer.section != EVALUATED {
            return Err(MessageError::Malformed);
        }
        Ok(Some(Self {
            number: asked.number,
            requested: elements(&asked.body, asked.items)?,
            evaluated: elements(body, answer.items)?,
            proof: *proof,
        }))
    }
}

/// What was found so far.
struct Finds<'a> {
    digest: [u8; 32],
    sealed: &'a Sealed,
    candidates: BTreeMap<(u64, u32), Candidate>,
    /// Which payload claims a commitment.
    claimed: HashMap<[u8; 32], u32>,
    malformed: u64,
}

impl<'a> Finds<'a> {
    fn new(agreement: &Agreement, sealed: &'a Sealed) -> Self {
        let (candidates, claimed) = (BTreeMap::new(), HashMap::new());
        Self {
            digest: agreement.digest(),
            sealed,
            candidates,
            claimed,
            malformed: 0,
        }
    }

    /// Looks every output up, from i = 0 until a miss.
    fn look_up(
        &mut self,
        some: &[Asked],
        outputs: &[Output],
        threads: NonZeroUsize,
    ) -> Result<(), OprfError> {
        let (digest, entries) = (self.digest, &self.sealed.entries);
        let first = divided(threads, some.len(), |range| {
            let is_there =
                |at: &usize| entries.contains_key(&tag(&outputs[*at], some[*at].kind, 0, &digest));
            Ok(range.filter(is_there).collect::<Vec<_>>())
        })?;
        for at in first.into_iter().flatten() {
            let (asked, output) = (&some[at], &outputs[at]);
            for i in 0.. {
                let tag = tag(output, asked.kind, i, &digest);
                let Some(wrapped) = self.sealed.entries.get(&tag) else {
                    break;
                };
                if self.open(asked, output, i, wrapped).is_none() {
                    self.malformed += 1;
                }
            }
        }
        Ok(())
    }

    fn open(&mut self, asked: &Asked, output: &Output, i: u32, wrapped: &[u8]) -> Option<()> {
        let opener = open_entry(output, asked.kind, i, &self.digest, wrapped)?;
        let number = opener.payload;
        if let Some(known) = self.candidates.get_mut(&(asked.record, number)) {
            known.kinds.insert(asked.kind);
            return Some(());
        }
        let item = self.sealed.payloads.get(usize::try_from(number).ok()?)?;
        let place = Place {
            agreement: &self.digest,
            number,
        };
        let (commitment, content) = open_payload(&opener.key, place, item)?;
        let is_listed = self.sealed.commitments.contains(&commitment);
        if !is_listed || *self.claimed.entry(commitment).or_insert(number) != number {
            return None;
        }
        let (record, kinds) = (asked.record, BTreeSet::from([asked.kind]));
        let candidate = Candidate {
            record,
            payload: number,
            kinds,
            commitment,
            content,
        };
        self.candidates.insert((record, number), candidate);
        Some(())
    }

    fn opened(self, transcript: Transcript) -> Opened {
        let candidates = self.candidates.into_values().collect();
        Opened {
            candidates,
            malformed: self.malformed,
            transcript,
        }
    }
}
