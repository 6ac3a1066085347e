//! What two authorities may learn: the private reconciliation of track 2.
//!
//! An office (the *sender*) holds a few screened indications. The Familienkasse (the *receiver*) holds
//! the list of children it pays benefit for. The receiver learns which sealed indications have a match
//! key in common with its list, and reads those; the rest stays unreadable. The office learns nothing.
//! Bytes in, bytes out: no transport, no storage, no clock, no case logic; chance is a parameter. Who
//! learns what, and what is not protected, stands in `docs/reconciliation.md`.
//!
//! Both sides build the same [`Agreement`] from the signed manifest. Then five messages, each read from
//! any `Read` and written to any `Write` (a file, a body of HTTP):
//!
//! | message | sender | receiver |
//! |---|---|---|
//! | key | [`OprfSecret::generate`], [`OprfPublic::to_text`] into the log | [`OprfPublic::from_text`] |
//! | `commit` | [`Sender::read_commit`] | [`Receiver::commit`] |
//! | `sealed` | [`Sender::seal`] | [`Receiver::read_sealed`] |
//! | `request` | [`Sender::respond`] reads it | [`Receiver::request`] |
//! | `response` | [`Sender::respond`] writes it | [`Receiver::open`] |
//! | `receipt` | [`Sender::read_receipt`] | [`Receiver::receipt`] |
//! | audit | anybody: [`drawn`], [`audit`] | [`Receiver::openings`] |
//!
//! What a side keeps between the steps:
//!
//! * the receiver: its [`ReceiverSecret`] (sealed), the files `commit`, `sealed` and `request`; it reads
//!   `commit` again with [`Commitment::read`] and `sealed` with [`Receiver::read_sealed`];
//! * the sender: its [`OprfSecret`] (sealed, destroyed with the run), the file `commit`, the
//!   [`Transcript`] that [`Sender::seal`] returned, [`Spent`] (durable), the file `response` as far as it
//!   is written.
//!
//! Records come as an iterator three times (commit, request, open), the same in the same order each
//! time; none of the steps holds more than a chunk of them. A `request` or `response` that was cut
//! short is gone on with: [`resume_point`] checks what is there and says at which byte; cut the file
//! to it and hand the point to [`Receiver::request`] or, as [`Answering::resume`], to
//! [`Sender::respond`].
//!
//! Every message carries a checkpoint of its author's log as opaque bytes. The reading side hands in a
//! function that opens it and says [`Head`], or `None` where it is not acceptable ([`CheckHead`]).
//!
//! | module | what it is |
//! |---|---|
//! | [`oprf`] | the oblivious function of RFC 9497, in batches |
//! | `seal` | payloads and entries |
//! | `message` | the format of the five messages, signatures, going on |
//! | `exchange` | the steps of both sides, the audit |
//! | `shard` | a long list in parts, each with messages of its own |
//! | `merkle` | trees of RFC 6962 |
//! | [`record`], [`names`] | a person as both sides hold them; names made comparable |
//! | [`keys`] | match keys: one of each kind for a record, many variants for an indication (`matching.toml`) |
//! | [`scoring`] | what was opened, compared field by field (`scoring.toml`) |
//! | [`evaluate`] | the whole measured on lists whose truth is known |

mod agreement;
mod cores;
mod error;
pub mod evaluate;
mod exchange;
pub mod keys;
mod merkle;
mod message;
pub mod names;
pub mod oprf;
pub mod record;
pub mod scoring;
mod seal;
mod shard;

pub use agreement::{Agreement, LONGEST_PAYLOAD, Name, USUAL_CHUNK, USUAL_INDICATIONS};
pub use error::{MessageError, Place};
pub use exchange::{
    Answering, AuditError, Candidate, Commitment, Indication, Keys, LedgerLeaf, Opened, Opening,
    Progress, Receiver, ReceiverSecret, Record, Sealed, Sender, Spent, Work, audit, drawn,
};
pub use message::{CheckHead, Head, MessageKind, ResumePoint, Transcript, VERSION, resume_point};
pub use oprf::{OprfError, OprfPublic, OprfSecret};
pub use shard::Shard;
