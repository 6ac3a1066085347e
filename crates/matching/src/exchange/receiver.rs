//! The Familienkasse's side: it commits, asks, and opens what has a key in common with its list.

use super::audit::Opening;
use super::finds::{Finds, Opened, Pair};
use super::records::{Asked, Feed, Record};
use super::sealed::{self, Sealed};
use super::sender::asked;
use super::{Commitment, Progress, REQUESTED, Work, evaluations_of, in_chunk};
use crate::agreement::Agreement;
use crate::error::MessageError;
use crate::message::{
    Begin, CheckHead, Expected, MessageKind, MessageReader, MessageWriter, ResumePoint, Transcript,
};
use crate::oprf::{Answer, Blind, OprfPublic, Pending, blind, finalise};
use ed25519_dalek::SigningKey;
use rand::{CryptoRng, RngCore};
use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read, Write};
use zeroize::ZeroizeOnDrop;

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

    /// Checks that these are the records of the commitment, in their order: before a message is begun or gone on
    /// with, which would otherwise hold what was never committed to.
    ///
    /// # Errors
    /// [`MessageError::RecordsChanged`] where they are others; what reading them gives.
    pub fn holds(
        &self,
        commitment: &Commitment,
        records: impl IntoIterator<Item = io::Result<Record>>,
    ) -> Result<(), MessageError> {
        let mut feed = Feed::new(self.agreement, &self.secret.0, records.into_iter());
        while feed.record()?.is_some() {}
        feed.finish(commitment.records, &commitment.root)
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
