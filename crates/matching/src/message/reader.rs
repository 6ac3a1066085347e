//! Reading a message piece by piece; nothing is handed on before its signature was checked.

use super::{
    CHUNK, CheckHead, END, Head, LONGEST_CHECKPOINT, LONGEST_CHUNK, LONGEST_HEADER_BODY, MAGIC,
    MessageKind, Transcript, VERSION, chained, chunk_chain, cut, to_sign,
};
use crate::agreement::Agreement;
use crate::error::{MessageError, Place};
use ed25519_dalek::Signature;
use std::io::Read;

/// What a message must be to be read.
pub struct Expected<'a> {
    /// The agreement of run and office.
    pub(crate) agreement: &'a Agreement,
    /// Which message.
    pub(crate) kind: MessageKind,
    /// All messages before it; `None` where the caller compares it.
    pub(crate) transcript: Option<Transcript>,
}

/// One chunk whose signature holds.
pub struct Chunk {
    /// Its number, from 0.
    pub(crate) number: u32,
    /// What it holds.
    pub(crate) section: u8,
    /// How many things.
    pub(crate) items: usize,
    /// The bytes.
    pub(crate) body: Vec<u8>,
}

/// A message of which the header was read and its signature checked.
pub struct MessageReader<'a, R> {
    input: R,
    expected: Expected<'a>,
    /// The transcript that the header names.
    pub(crate) transcript: Transcript,
    /// A checkpoint of the author's log.
    pub(crate) checkpoint: Vec<u8>,
    /// What only this message has.
    pub(crate) body: Vec<u8>,
    chain: [u8; 32],
    chunks: u32,
    items: u64,
    offset: u64,
    ended: Option<Transcript>,
}

/// Keeps what was read, because the running hash needs it.
struct Kept<'r, R> {
    input: &'r mut R,
    bytes: Vec<u8>,
}

impl<R: Read> Kept<'_, R> {
    fn take(&mut self, length: usize) -> Result<&[u8], MessageError> {
        let from = self.bytes.len();
        self.bytes.resize(from + length, 0);
        self.input.read_exact(&mut self.bytes[from..])?;
        Ok(&self.bytes[from..])
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], MessageError> {
        self.take(N)?
            .try_into()
            .map_err(|_| MessageError::Malformed)
    }

    fn is_named(&mut self, name: &str) -> Result<bool, MessageError> {
        let [length] = self.array()?;
        Ok(self.take(usize::from(length))? == name.as_bytes())
    }

    fn counted(&mut self, most: usize) -> Result<Vec<u8>, MessageError> {
        let length = usize::from(u16::from_be_bytes(self.array()?));
        if length > most {
            return Err(MessageError::Malformed);
        }
        Ok(self.take(length)?.to_vec())
    }
}

fn must(holds: bool, otherwise: MessageError) -> Result<(), MessageError> {
    if holds { Ok(()) } else { Err(otherwise) }
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

impl<'a, R: Read> MessageReader<'a, R> {
    /// Reads the header.
    pub(crate) fn open(mut input: R, expected: Expected<'a>) -> Result<Self, MessageError> {
        let (agreement, kind) = (expected.agreement, expected.kind);
        agreement.check()?;
        let mut kept = Kept {
            input: &mut input,
            bytes: Vec::new(),
        };
        must(kept.take(MAGIC.len())? == MAGIC, MessageError::NotAMessage)?;
        let version = u16::from_be_bytes(kept.array()?);
        must(version == VERSION, MessageError::Version(version))?;
        let [found, role] = kept.array()?;
        must(found == kind.number(), MessageError::WrongMessage)?;
        must(role == kind.role(), MessageError::WrongRole)?;
        must(
            kept.is_named(agreement.run.as_str())?,
            MessageError::WrongRun,
        )?;
        must(
            kept.is_named(agreement.office.as_str())?,
            MessageError::WrongOffice,
        )?;
        must(
            kept.is_named(agreement.receiver.as_str())?,
            MessageError::WrongReceiver,
        )?;
        let digest: [u8; 32] = kept.array()?;
        let transcript = Transcript(kept.array()?);
        let checkpoint = kept.counted(LONGEST_CHECKPOINT)?;
        let body = kept.counted(LONGEST_HEADER_BODY)?;
        let chain = chained("header", &[&kept.bytes]);
        let offset = length(&kept.bytes);
        let mut reader = Self {
            input,
            expected,
            transcript,
            checkpoint,
            body,
            chain,
            chunks: 0,
            items: 0,
            offset,
            ended: None,
        };
        reader.signature(Place::Header)?;
        must(digest == agreement.digest(), MessageError::WrongAgreement)?;
        let follows = reader
            .expected
            .transcript
            .is_none_or(|known| known == transcript);
        must(follows, MessageError::WrongTranscript)?;
        Ok(reader)
    }

    /// The head of the author's log, where the caller accepts it.
    pub(crate) fn head(&self, check: CheckHead<'_>) -> Result<Head, MessageError> {
        check(&self.checkpoint).ok_or(MessageError::WrongCheckpoint)
    }

    /// The running hash.
    pub(crate) const fn chain(&self) -> &[u8; 32] {
        &self.chain
    }

    /// Things so far.
    pub(crate) const fn items(&self) -> u64 {
        self.items
    }

    fn signature(&mut self, place: Place) -> Result<(), MessageError> {
        let mut bytes = [0; 64];
        self.input.read_exact(&mut bytes)?;
        self.offset += 64;
        let author = self.expected.kind.author(self.expected.agreement);
        let checked = author.verify_strict(&to_sign(&self.chain), &Signature::from_bytes(&bytes));
        checked.map_err(|_| MessageError::WrongSignature(place))
    }

    /// The next chunk, or nothing after the end. An error leaves the message where it is.
    pub(crate) fn next(&mut self) -> Result<Option<Chunk>, MessageError> {
        if self.ended.is_some() {
            return Ok(None);
        }
        let mut kept = Kept {
            input: &mut self.input,
            bytes: Vec::new(),
        };
        match kept.array()? {
            [CHUNK] => {}
            [END] => return self.end().map(|()| None),
            _ => return Err(MessageError::Malformed),
        }
        let [section] = kept.array()?;
        let number = u32::from_be_bytes(kept.array()?);
        let items = u32::from_be_bytes(kept.array()?);
        let size = usize::try_from(u32::from_be_bytes(kept.array()?));
        let size = size.map_err(|_| MessageError::Malformed)?;
        let order = MessageError::Order {
            expected: self.chunks,
            found: number,
        };
        must(number == self.chunks, order)?;
        must(size <= LONGEST_CHUNK && items > 0, MessageError::Malformed)?;
        let head = std::mem::take(&mut kept.bytes);
        kept.take(size)?;
        let body = kept.bytes;
        self.chain = chunk_chain(&self.chain, &head, &body);
        self.offset += length(&head) + length(&body);
        self.signature(Place::Chunk(number))?;
        self.chunks = number.checked_add(1).ok_or(MessageError::Malformed)?;
        self.items += u64::from(items);
        let items = usize::try_from(items).map_err(|_| MessageError::Malformed)?;
        Ok(Some(Chunk {
            number,
            section,
            items,
            body,
        }))
    }

    fn end(&mut self) -> Result<(), MessageError> {
        let mut bytes = [0; 44];
        self.input.read_exact(&mut bytes)?;
        let rest = &mut bytes.as_slice();
        let chunks = u32::from_be_bytes(cut(rest)?);
        let said = u64::from_be_bytes(cut(rest)?);
        let bound = Transcript(cut(rest)?);
        self.chain = chained("end", &[&self.chain, &[END], &bytes]);
        self.signature(Place::End)?;
        let there = self.items;
        must(
            said == there && chunks == self.chunks,
            MessageError::WrongCount { said, there },
        )?;
        let mut more = [0];
        must(
            self.input.read(&mut more)? == 0,
            MessageError::TrailingBytes,
        )?;
        self.ended = Some(bound);
        Ok(())
    }

    /// Reads the end where nothing but it may follow: what the message is bound to, and its digest.
    pub(crate) fn finish(mut self) -> Result<(Transcript, [u8; 32]), MessageError> {
        if self.next()?.is_some() {
            return Err(MessageError::Malformed);
        }
        let bound = self.ended.ok_or(MessageError::Truncated)?;
        Ok((bound, self.chain))
    }
}

/// Where a message that was cut short can be gone on with. Everything before it was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResumePoint {
    /// Which message.
    pub kind: MessageKind,
    /// Whole chunks; the next one has this number.
    pub chunks: u32,
    /// Things in them.
    pub items: u64,
    /// Bytes up to there: cut the file to this length and append.
    pub offset: u64,
    /// Whether the end is there: then there is nothing to go on with.
    pub is_whole: bool,
    /// The running hash up to there.
    pub(crate) chain: [u8; 32],
    /// The transcript in its header.
    pub transcript: Transcript,
}

/// Checks what is there of a message, chunk by chunk, and says where to go on; nothing where not even
/// the header is whole (begin anew).
///
/// # Errors
/// Whatever is wrong with what is there, other than that it ends too early.
pub fn resume_point(
    agreement: &Agreement,
    kind: MessageKind,
    partial: impl Read,
) -> Result<Option<ResumePoint>, MessageError> {
    let expected = Expected {
        agreement,
        kind,
        transcript: None,
    };
    let mut reader = match MessageReader::open(partial, expected) {
        Ok(reader) => reader,
        Err(MessageError::Truncated) => return Ok(None),
        Err(error) => return Err(error),
    };
    let transcript = reader.transcript;
    loop {
        let mut point = ResumePoint {
            kind,
            chunks: reader.chunks,
            items: reader.items,
            offset: reader.offset,
            is_whole: false,
            chain: reader.chain,
            transcript,
        };
        match reader.next() {
            Ok(Some(_)) => {}
            Ok(None) => {
                point.is_whole = true;
                return Ok(Some(point));
            }
            Err(MessageError::Truncated) => return Ok(Some(point)),
            Err(error) => return Err(error),
        }
    }
}
