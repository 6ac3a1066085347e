//! Why a message, a chunk or a step of the reconciliation is refused.

use crate::oprf::OprfError;
use std::io;

/// One variant for each thing that can be wrong, so that a refusal says what happened. No variant
/// holds personal data, and none says whether anything was found.
#[derive(Debug, thiserror::Error)]
pub enum MessageError {
    /// A name with other characters than it may have.
    #[error(
        "a run or body is named by 1 to 64 ASCII letters, digits, dots, hyphens or underscores"
    )]
    Name,
    /// The agreement cannot be worked with.
    #[error("the agreement does not work: {0}")]
    Agreement(&'static str),
    /// The bytes do not begin like a message.
    #[error("this is no message of the reconciliation")]
    NotAMessage,
    /// Another version of the format.
    #[error("the message has version {0}; this programme reads version 1")]
    Version(u16),
    /// Another of the five messages.
    #[error("another of the five messages was expected here")]
    WrongMessage,
    /// Signed in the role of the other side.
    #[error("the message was made in the wrong role")]
    WrongRole,
    /// Of another run.
    #[error("the message belongs to another run")]
    WrongRun,
    /// Of or for another office.
    #[error("the message belongs to another office")]
    WrongOffice,
    /// Of or for another receiver.
    #[error("the message belongs to another receiver")]
    WrongReceiver,
    /// The agreements of both sides differ.
    #[error(
        "the two sides have agreed on different things (kinds, caps, lengths, keys or legal basis)"
    )]
    WrongAgreement,
    /// Not the answer to the messages that this side has seen.
    #[error("the message does not follow the ones before it: replayed, or of another exchange")]
    WrongTranscript,
    /// The caller does not accept the log's head in the header.
    #[error("the checkpoint in the message is not accepted")]
    WrongCheckpoint,
    /// Altered, or signed with another key.
    #[error("the signature of {0} does not hold: altered, or another key")]
    WrongSignature(Place),
    /// The bytes end too early; go on at the last whole chunk.
    #[error("the message ends too early")]
    Truncated,
    /// Bytes after the end.
    #[error("bytes follow the end of the message")]
    TrailingBytes,
    /// A chunk is not the next one.
    #[error("chunk {expected} was expected, chunk {found} is there")]
    Order {
        /// Its number, from 0.
        expected: u32,
        /// What came.
        found: u32,
    },
    /// A length or kind of part that cannot be.
    #[error("a part of the message has a length or kind that cannot be")]
    Malformed,
    /// The number at the end is not the number of things.
    #[error("the message says that it has {said}, but has {there}")]
    WrongCount {
        /// By header or end.
        said: u64,
        /// Counted.
        there: u64,
    },
    /// More evaluations than committed to or than the manifest allows.
    #[error("{asked} evaluations are asked, {allowed} are allowed")]
    OverAsking {
        /// Asked.
        asked: u64,
        /// Committed to, or the manifest's cap.
        allowed: u64,
    },
    /// Another request where one was answered already.
    #[error("this run was already asked with other elements; a run is asked once")]
    SecondRequest,
    /// One element twice in a chunk.
    #[error("an element is there twice")]
    DuplicateElement,
    /// One tag twice.
    #[error("a tag is there twice")]
    DuplicateTag,
    /// One commitment of the log twice.
    #[error("a commitment of the log is there twice")]
    DuplicateCommitment,
    /// More indications than the manifest allows.
    #[error("{there} indications, the manifest allows {allowed}")]
    TooManyIndications {
        /// Counted.
        there: u64,
        /// The cap.
        allowed: u64,
    },
    /// More spellings of one indication than there are entries.
    #[error("an indication has {there} keys, {allowed} entries are agreed")]
    TooManyKeys {
        /// Counted.
        there: usize,
        /// E of the agreement.
        allowed: usize,
    },
    /// A key of a kind that was not agreed.
    #[error("kind {0} of match key is not agreed")]
    UnknownKind(u16),
    /// A content that is longer than agreed.
    #[error("a content has {there} bytes, {allowed} are agreed")]
    TooLong {
        /// Counted.
        there: usize,
        /// Of the agreement.
        allowed: usize,
    },
    /// More payloads than screened indications in the log.
    #[error("{payloads} payloads, but {commitments} commitments of screened indications")]
    MorePayloadsThanCommitments {
        /// Counted.
        payloads: u64,
        /// Counted.
        commitments: u64,
    },
    /// A commitment is not in the log.
    #[error("commitment {0} is not in the log of the checkpoint")]
    NotInLog(usize),
    /// The key in the message is not the one that was published.
    #[error("the key in the message is not the one in the log")]
    UnpublishedKey,
    /// An answer to other elements than were sent.
    #[error("the answer belongs to another request")]
    AnswersAnotherRequest,
    /// The receipt names other messages.
    #[error("the receipt is for other messages than were exchanged")]
    WrongReceipt,
    /// The records are not those that were committed to.
    #[error("the records are not those of the commitment")]
    RecordsChanged,
    /// What is there of a file cannot be gone on with.
    #[error("what is there is not the beginning of this message")]
    CannotResume,
    /// An element, key or proof, with the number of its chunk.
    #[error("chunk {chunk}: {source}")]
    Oprf {
        /// From 0.
        chunk: u32,
        /// What is wrong.
        source: OprfError,
    },
    /// Reading or writing failed.
    #[error("reading or writing failed: {0}")]
    Io(#[source] io::Error),
}

/// What a signature is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The header.
    Header,
    /// A chunk, from 0.
    Chunk(u32),
    /// The end.
    End,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Header => f.write_str("the header"),
            Self::Chunk(number) => write!(f, "chunk {number}"),
            Self::End => f.write_str("the end"),
        }
    }
}

impl From<io::Error> for MessageError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::UnexpectedEof {
            Self::Truncated
        } else {
            Self::Io(error)
        }
    }
}

impl MessageError {
    /// The error of an element in a chunk.
    pub(crate) const fn in_chunk(chunk: u32) -> impl Fn(OprfError) -> Self {
        move |source| Self::Oprf { chunk, source }
    }
}
