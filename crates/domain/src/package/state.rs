//! The state of a package: digests, numbers and days.

use crate::id::{AccountId, OfficeId, PackageId, RunId};
use crate::state::Facets;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Which side of the reconciliation this installation is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The office: holds the indications and the key of the evaluation.
    Sender,
    /// The family benefits office: holds the list of children.
    Receiver,
}

/// Who is at the other end. The keys of both sides are exchanged apart from the messages; from the first
/// message on a package holds to the ones it began with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// The name of the installation.
    pub name: String,
    /// The run there.
    pub run: RunId,
    /// The office there.
    pub office: OfficeId,
    /// SHA-256 of its card (its public keys), hex.
    pub card: String,
}

/// The messages of a reconciliation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageKind {
    /// Receiver to sender: what the list is, fixed.
    Commit,
    /// Sender to receiver: the sealed indications.
    Sealed,
    /// Receiver to sender: blinded keys.
    Request,
    /// Sender to receiver: evaluated, with proofs.
    Response,
    /// Receiver to sender: processed.
    Receipt,
}

impl MessageKind {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::Commit,
        Self::Sealed,
        Self::Request,
        Self::Response,
        Self::Receipt,
    ];

    /// The name in history, files and tables, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Commit => "commit",
            Self::Sealed => "sealed",
            Self::Request => "request",
            Self::Response => "response",
            Self::Receipt => "receipt",
        }
    }
}

/// What is kept of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// SHA-256 of its bytes, hex.
    pub sha256: String,
    /// The hash over all messages so far, hex, where the next step needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transcript: Option<String>,
}

/// A message that went out or came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Which.
    pub kind: MessageKind,
    /// What is kept of it.
    pub passed: Passed,
    /// On which day.
    pub on: Date,
}

/// Where a package stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Receiver: committed to its list.
    Committed,
    /// Sender: sealed and sent.
    Sealed,
    /// Receiver: asked for evaluation.
    Requested,
    /// Sender: evaluated.
    Answered,
    /// Receiver: opened and compared.
    Opened,
    /// Both: the receipt is written, or filed.
    Receipted,
    /// Both: over, keys destroyed.
    Ended,
}

/// What stays the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Core {
    /// Its id.
    pub id: PackageId,
    /// Which side this is.
    pub side: Side,
    /// The own compartment.
    pub office: OfficeId,
    /// The own run.
    pub run: RunId,
    /// The other end.
    pub partner: Partner,
    /// Who began it.
    pub begun_by: AccountId,
    /// On which day.
    pub begun_on: Date,
    /// The day on which it ends, whatever happened.
    pub due: Date,
    /// Records the receiver committed to.
    pub records: u64,
    /// Evaluations the receiver committed to.
    pub evaluations: u64,
    /// Merkle root over the records, hex.
    pub root: String,
}

/// A package in its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    pub(super) core: Core,
    pub(super) stage: Stage,
    pub(super) messages: Vec<Message>,
    pub(super) payloads: Option<u32>,
    pub(super) public_key: Option<String>,
}

impl Package {
    /// The names of all states, kebab-case.
    pub const STATES: &[&'static str] = &[
        "committed",
        "sealed",
        "requested",
        "answered",
        "opened",
        "receipted",
        "ended",
    ];

    /// What stays the same.
    #[must_use]
    pub const fn core(&self) -> &Core {
        &self.core
    }
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> PackageId {
        self.core.id
    }
    /// Where it stands.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }
    /// The messages, in their order.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }
    /// What is kept of a message that went out or came in.
    #[must_use]
    pub fn passed(&self, kind: MessageKind) -> Option<&Passed> {
        let mut of_kind = self.messages.iter().filter(|message| message.kind == kind);
        of_kind.next().map(|message| &message.passed)
    }
    /// Payloads in it, once sealed.
    #[must_use]
    pub const fn payloads(&self) -> Option<u32> {
        self.payloads
    }
    /// The public key of the evaluation, hex, once sealed.
    #[must_use]
    pub fn public_key(&self) -> Option<&str> {
        self.public_key.as_deref()
    }
    /// True once it has ended.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.stage == Stage::Ended
    }
    /// The name of its state, kebab-case.
    #[must_use]
    pub const fn state_name(&self) -> &'static str {
        match self.stage {
            Stage::Committed => "committed",
            Stage::Sealed => "sealed",
            Stage::Requested => "requested",
            Stage::Answered => "answered",
            Stage::Opened => "opened",
            Stage::Receipted => "receipted",
            Stage::Ended => "ended",
        }
    }
    /// What policy and storage may see.
    #[must_use]
    pub fn facets(&self) -> Facets {
        Facets {
            office: Some(self.core.office),
            run: Some(self.core.run),
            started_by: Some(self.core.begun_by),
            due: (!self.is_over()).then_some(self.core.due),
            ..Facets::default()
        }
    }
}
