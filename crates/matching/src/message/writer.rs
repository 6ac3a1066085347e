//! Writing a message piece by piece.

use super::{
    CHUNK, END, LONGEST_CHECKPOINT, LONGEST_CHUNK, LONGEST_HEADER_BODY, MAGIC, MessageKind,
    ResumePoint, Transcript, VERSION, chained, chunk_chain, to_sign,
};
use crate::agreement::Agreement;
use crate::error::MessageError;
use ed25519_dalek::{Signer as _, SigningKey};
use std::io::Write;

/// What a header says.
pub struct Begin<'a> {
    /// The agreement of run and office.
    pub(crate) agreement: &'a Agreement,
    /// Which message.
    pub(crate) kind: MessageKind,
    /// All messages before it.
    pub(crate) transcript: Transcript,
    /// A checkpoint of the author's log.
    pub(crate) checkpoint: &'a [u8],
    /// What only this message has.
    pub(crate) body: &'a [u8],
}

/// Writes chunks after a header. Without [`MessageWriter::finish`] the message is cut short.
pub struct MessageWriter<'a, W> {
    out: W,
    key: &'a SigningKey,
    chain: [u8; 32],
    chunks: u32,
    items: u64,
}

fn named(bytes: &mut Vec<u8>, name: &str) {
    bytes.push(u8::try_from(name.len()).unwrap_or(u8::MAX));
    bytes.extend(name.as_bytes());
}

fn counted(bytes: &mut Vec<u8>, part: &[u8], most: usize) -> Result<(), MessageError> {
    let length = u16::try_from(part.len()).map_err(|_| MessageError::Malformed)?;
    if part.len() > most {
        return Err(MessageError::Malformed);
    }
    bytes.extend(length.to_be_bytes());
    bytes.extend(part);
    Ok(())
}

impl<'a, W: Write> MessageWriter<'a, W> {
    /// Writes the header.
    pub(crate) fn begin(
        mut out: W,
        begin: &Begin<'_>,
        key: &'a SigningKey,
    ) -> Result<Self, MessageError> {
        let agreement = begin.agreement;
        agreement.check()?;
        if key.verifying_key() != *begin.kind.author(agreement) {
            return Err(MessageError::WrongRole);
        }
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_be_bytes());
        bytes.extend([begin.kind.number(), begin.kind.role()]);
        for name in [&agreement.run, &agreement.office, &agreement.receiver] {
            named(&mut bytes, name.as_str());
        }
        bytes.extend(agreement.digest());
        bytes.extend(begin.transcript.0);
        counted(&mut bytes, begin.checkpoint, LONGEST_CHECKPOINT)?;
        counted(&mut bytes, begin.body, LONGEST_HEADER_BODY)?;
        let chain = chained("header", &[&bytes]);
        bytes.extend(key.sign(&to_sign(&chain)).to_bytes());
        out.write_all(&bytes)?;
        Ok(Self {
            out,
            key,
            chain,
            chunks: 0,
            items: 0,
        })
    }

    /// Goes on after the last whole chunk; `out` continues there.
    pub(crate) const fn resume(out: W, point: &ResumePoint, key: &'a SigningKey) -> Self {
        let (chain, chunks, items) = (point.chain, point.chunks, point.items);
        Self {
            out,
            key,
            chain,
            chunks,
            items,
        }
    }

    /// Writes a chunk of `items` things.
    pub(crate) fn chunk(
        &mut self,
        section: u8,
        items: usize,
        body: &[u8],
    ) -> Result<(), MessageError> {
        let many = u32::try_from(items).map_err(|_| MessageError::Malformed)?;
        if body.len() > LONGEST_CHUNK {
            return Err(MessageError::Malformed);
        }
        let length = u32::try_from(body.len()).map_err(|_| MessageError::Malformed)?;
        let mut head = vec![CHUNK, section];
        for number in [self.chunks, many, length] {
            head.extend(number.to_be_bytes());
        }
        self.chain = chunk_chain(&self.chain, &head, body);
        self.chunks = self.chunks.checked_add(1).ok_or(MessageError::Malformed)?;
        self.items += u64::from(many);
        self.out.write_all(&head)?;
        self.out.write_all(body)?;
        self.sign()
    }

    fn sign(&mut self) -> Result<(), MessageError> {
        let signature = self.key.sign(&to_sign(&self.chain)).to_bytes();
        self.out.write_all(&signature)?;
        Ok(())
    }

    /// Writes the end, bound to `bound`; returns the digest of the message.
    pub(crate) fn finish(mut self, bound: &Transcript) -> Result<[u8; 32], MessageError> {
        let mut end = vec![END];
        end.extend(self.chunks.to_be_bytes());
        end.extend(self.items.to_be_bytes());
        end.extend(bound.0);
        self.chain = chained("end", &[&self.chain, &end]);
        self.out.write_all(&end)?;
        self.sign()?;
        self.out.flush()?;
        Ok(self.chain)
    }
}
