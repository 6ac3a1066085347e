//! The office's side: it seals, evaluates what was committed to, and learns nothing.

use super::sealing::{self, Indication};
use super::{Commitment, EVALUATED, Progress, REQUESTED, Work, elements, in_chunk};
use crate::agreement::Agreement;
use crate::error::MessageError;
use crate::message::{
    Begin, CheckHead, Chunk, Expected, MessageKind, MessageReader, MessageWriter, ResumePoint,
    Transcript, cut, ended,
};
use crate::oprf::{Element, OprfSecret};
use ed25519_dalek::SigningKey;
use rand::{CryptoRng, RngCore};
use std::fmt;
use std::io::{self, Read, Write};

/// What a run has been asked so far. Not secret. Kept durably by the caller, so that a run is asked
/// once: the same request can be answered again, another one cannot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spent {
    /// The request's running hash after its header and after each chunk that was evaluated.
    chains: Vec<[u8; 32]>,
}

impl Spent {
    /// For storage: 32 bytes for the header and for each chunk. Those of a later state begin with
    /// those of an earlier one, so that appending the last 32 is enough.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.chains.concat()
    }

    /// From storage.
    ///
    /// # Errors
    /// [`MessageError::Malformed`] where these are not its bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, MessageError> {
        let (chains, rest) = bytes.as_chunks();
        ended(rest)?;
        Ok(Self {
            chains: chains.to_vec(),
        })
    }

    /// Whole chunks of the request that were evaluated.
    #[must_use]
    pub fn chunks(&self) -> u32 {
        u32::try_from(self.chains.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }
}

/// The sender of one run.
#[derive(Clone, Copy)]
pub struct Sender<'a> {
    /// What both sides agreed on.
    pub agreement: &'a Agreement,
    /// Fresh for this run and office; its public half stands in the log.
    pub key: &'a OprfSecret,
    /// Signs the messages.
    pub signing: &'a SigningKey,
    /// How to work.
    pub work: Work<'a>,
}

impl fmt::Debug for Sender<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sender of {:?}", self.agreement.run)
    }
}

/// What a request is answered with.
pub struct Answering<'a> {
    /// The transcript with `sealed`.
    pub sealed: Transcript,
    /// A checkpoint of the sender's log.
    pub checkpoint: &'a [u8],
    /// What the run was asked before.
    pub spent: Spent,
    /// Where the response goes on, if a part of it is there ([`resume_point`](crate::resume_point)).
    pub resume: Option<ResumePoint>,
    /// Keeps what has been asked, durably, before the answer to it is written.
    pub keep: &'a mut dyn FnMut(&Spent) -> io::Result<()>,
}

impl fmt::Debug for Answering<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answering after {:?}", self.spent)
    }
}

impl Sender<'_> {
    /// Reads `commit` ([`Commitment::read`]).
    ///
    /// # Errors
    /// Whatever is wrong with it; more evaluations than the manifest allows.
    pub fn read_commit(
        &self,
        message: impl Read,
        heads: CheckHead<'_>,
    ) -> Result<Commitment, MessageError> {
        Commitment::read(self.agreement, message, heads)
    }

    /// Seals indications and writes `sealed`. The checkpoint must be of a log that holds every
    /// indication's commitment where its path says.
    ///
    /// # Errors
    /// More indications, keys or bytes than agreed, a kind that was not agreed; writing fails.
    pub fn seal(
        &self,
        commitment: &Commitment,
        checkpoint: &[u8],
        indications: Vec<Indication>,
        rng: &mut (impl RngCore + CryptoRng),
        out: impl Write,
    ) -> Result<Transcript, MessageError> {
        self.agreement.check()?;
        let lists = sealing::seal(
            self.agreement,
            self.key,
            indications,
            self.work.threads,
            rng,
        )?;
        let keys = (self.key.public(), self.signing);
        let before = commitment.transcript;
        let digest = sealing::write(out, self.agreement, keys, (before, checkpoint), &lists)?;
        Ok(before.then(&digest))
    }

    /// Answers `request` with `response`, chunk by chunk: what was read is checked, counted, kept,
    /// then answered. Where the request is cut short the response holds as many whole chunks.
    ///
    /// # Errors
    /// Whatever is wrong with the request; another one than was begun; more than was committed to.
    pub fn respond(
        &self,
        commitment: &Commitment,
        request: impl Read,
        heads: CheckHead<'_>,
        mut answering: Answering<'_>,
        rng: &mut (impl RngCore + CryptoRng),
        out: impl Write,
    ) -> Result<Transcript, MessageError> {
        let (agreement, kind) = (self.agreement, MessageKind::Request);
        let expected = Expected {
            agreement,
            kind,
            transcript: Some(answering.sealed),
        };
        let mut reader = MessageReader::open(request, expected)?;
        reader.head(heads)?;
        let allowed = commitment.evaluations.min(agreement.most_evaluations);
        let asked = asked(&reader.body)?;
        if asked > allowed {
            return Err(MessageError::OverAsking { asked, allowed });
        }
        answering.keep(0, reader.chain())?;
        let before = answering.sealed.then(reader.chain());
        let mut writer = self.response(&answering, before, out)?;
        let from = answering.resume.map_or(0, |point| point.chunks);
        while let Some(chunk) = reader.next()? {
            if reader.items() > allowed {
                return Err(MessageError::OverAsking {
                    asked: reader.items(),
                    allowed,
                });
            }
            let requested = requested(&chunk)?;
            answering.keep(chunk.number.saturating_add(1), reader.chain())?;
            if chunk.number >= from {
                let evaluated = self.key.evaluate(&requested, self.work.threads, rng);
                let evaluated = in_chunk(chunk.number, evaluated)?;
                let mut body = reader.chain().to_vec();
                body.extend(evaluated.elements.iter().flatten());
                body.extend(evaluated.proof);
                writer.chunk(EVALUATED, chunk.items, &body)?;
            }
            (self.work.progress)(Progress {
                done: reader.items(),
                of: allowed,
            });
        }
        if reader.items() != commitment.evaluations || asked != commitment.evaluations {
            return Err(MessageError::WrongCount {
                said: commitment.evaluations,
                there: reader.items(),
            });
        }
        let (_, digest) = reader.finish()?;
        let after = answering.sealed.then(&digest);
        Ok(after.then(&writer.finish(&after)?))
    }

    fn response<W: Write>(
        &self,
        answering: &Answering<'_>,
        transcript: Transcript,
        out: W,
    ) -> Result<MessageWriter<'_, W>, MessageError> {
        let kind = MessageKind::Response;
        let Some(point) = answering.resume else {
            let (agreement, checkpoint) = (self.agreement, answering.checkpoint);
            let begin = Begin {
                agreement,
                kind,
                transcript,
                checkpoint,
                body: &[],
            };
            return MessageWriter::begin(out, &begin, self.signing);
        };
        let is_ours = point.kind == kind && point.transcript == transcript && !point.is_whole;
        if !is_ours || point.chunks > answering.spent.chunks() {
            return Err(MessageError::CannotResume);
        }
        Ok(MessageWriter::resume(out, &point, self.signing))
    }

    /// Reads `receipt`: the receiver processed exactly what this side saw. It says nothing else.
    ///
    /// # Errors
    /// Whatever is wrong with it; it names other messages.
    pub fn read_receipt(
        &self,
        response: &Transcript,
        message: impl Read,
        heads: CheckHead<'_>,
    ) -> Result<Transcript, MessageError> {
        let (agreement, kind) = (self.agreement, MessageKind::Receipt);
        let expected = Expected {
            agreement,
            kind,
            transcript: Some(*response),
        };
        let reader = MessageReader::open(message, expected)?;
        reader.head(heads)?;
        if reader.body != response.0 {
            return Err(MessageError::WrongReceipt);
        }
        let (_, digest) = reader.finish()?;
        Ok(response.then(&digest))
    }
}

/// How many evaluations the header of a request says.
pub(super) fn asked(mut body: &[u8]) -> Result<u64, MessageError> {
    let asked = u64::from_be_bytes(cut(&mut body)?);
    ended(body)?;
    Ok(asked)
}

/// The elements of a chunk, none twice.
fn requested(chunk: &Chunk) -> Result<Vec<Element>, MessageError> {
    if chunk.section != REQUESTED {
        return Err(MessageError::Malformed);
    }
    let requested = elements(&chunk.body, chunk.items)?;
    let mut sorted: Vec<&Element> = requested.iter().collect();
    sorted.sort_unstable();
    if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(MessageError::DuplicateElement);
    }
    Ok(requested)
}

impl Answering<'_> {
    /// The request after so many chunks: the same as before where it had come as far before, kept
    /// otherwise.
    fn keep(&mut self, chunks: u32, chain: &[u8; 32]) -> Result<(), MessageError> {
        let at = usize::try_from(chunks).map_err(|_| MessageError::Malformed)?;
        match self.spent.chains.get(at) {
            Some(known) if known == chain => Ok(()),
            Some(_) => Err(MessageError::SecondRequest),
            None => {
                self.spent.chains.push(*chain);
                Ok((self.keep)(&self.spent)?)
            }
        }
    }
}
