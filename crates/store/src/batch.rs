//! What one change writes, all of it in one transaction: the one write path.

use crate::keys::Seed;
use crate::sign_in::{FirstPassword, ForgetSignIn, NewOfficeToken, Submission};
use augenmass_domain::fact::Fact;
use augenmass_domain::fairness::{Quarter, StatementKind};
use augenmass_domain::id::{
    AccountId, CarrierId, LetterId, OfficeId, OfficeTokenId, PackageId, PersonId, PersonalId, RunId,
};
use augenmass_domain::{
    Action, Actor, Decision, Erasure, Kind, LetterOrder, Now, PersonalWrite, Purpose, Role, State,
};
use jiff::Timestamp;
use jiff::civil::Date;
use rand::RngCore;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;
use zeroize::Zeroizing;

/// What became of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was done.
    Accepted,
    /// A policy said no.
    Refused,
    /// A rule said no.
    Rejected,
    /// Something was read (an access row).
    Read,
}

/// A history row to be written. References, enum names, dates and counts; never personal data.
#[derive(Clone, Debug)]
pub struct NewHistory {
    /// The moment.
    pub now: Now,
    /// Who acted.
    pub actor: Actor,
    /// What was asked.
    pub action: Action,
    /// For which purpose.
    pub purpose: Purpose,
    /// The kind of the record concerned.
    pub kind: Kind,
    /// Its id; `None` where there is none (yet).
    pub id: Option<Uuid>,
    /// The person concerned, for the data log (P-04).
    pub person: Option<PersonId>,
    /// What became of it.
    pub outcome: Outcome,
    /// The event, e.g. `case-approved`; empty where nothing happened.
    pub event: String,
    /// The rule or policy that said no.
    pub rule: Option<String>,
    /// Details of the event.
    pub details: BTreeMap<String, String>,
    /// Personal data that were read.
    pub read: Vec<PersonalId>,
}

/// A state to be written.
#[derive(Clone, Debug)]
pub struct Change {
    /// The new state.
    pub state: State,
    /// The version that was loaded; `None` for a new record.
    pub expected: Option<i64>,
}

/// A token that says: this was reported in this run (R31).
#[derive(Clone, Debug)]
pub struct Reported {
    /// The office that reported.
    pub office: OfficeId,
    /// The run.
    pub run: RunId,
    /// From [`crate::Store::token`].
    pub token: [u8; 32],
    /// The end of the run; the token is deleted after it.
    pub until: Date,
}

/// A stop of visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Visits stop, for a cause: a word, e.g. `fairness`.
    Begin(String),
    /// All stops are lifted.
    Lift,
}

/// A status of the statistics office, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairnessStatus {
    /// SHA-256 of the plan that it was signed for, hex.
    pub plan: String,
    /// The quarter whose counts it holds.
    pub quarter: Quarter,
    /// The band, a word.
    pub band: String,
    /// When it was signed.
    pub issued_on: Date,
    /// The last day on which it counts.
    pub counts_until: Date,
    /// The message with its signature, as it came.
    pub signed_text: String,
}

/// What a batch writes about the fairness monitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FairnessChange {
    /// A status comes in.
    Status(FairnessStatus),
    /// Somebody makes a statement on a stop; with the SHA-256 of the document, hex.
    Statement(StatementKind, String),
    /// Another plan takes the place of one that manifests name, and the statuses of the one that held end.
    PlanReplaced {
        /// The plan that the manifests name.
        named_plan: String,
        /// The plan that held: the same, or one that took its place before.
        held: String,
        /// The plan that holds from now on.
        plan: String,
    },
    /// A ground retires.
    GroundRetired {
        /// Its key in the catalogue.
        ground: String,
        /// Cases with it that are finished.
        finished: u64,
        /// Those of them that ended in a final decision.
        decided: u64,
    },
    /// A retired ground is approved again.
    GroundApproved(String),
}

/// What retention deletes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Forget {
    /// Access rows from before this moment, with the salts of their leaves.
    pub accesses_before: Option<Timestamp>,
    /// Tokens whose run ended before this day.
    pub reported_before: Option<Date>,
    /// What signing in leaves behind.
    pub sign_in: Option<ForgetSignIn>,
}

/// What a package of the reconciliation needs to go on, to be sealed under the key of its office.
#[derive(Clone)]
pub struct PackageSecret {
    /// The package.
    pub package: PackageId,
    /// Its office.
    pub office: OfficeId,
    /// The secret: a key or a seed.
    pub secret: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for PackageSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PackageSecret")
            .field("package", &self.package)
            .finish_non_exhaustive()
    }
}

/// An office: a compartment with a key of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Its id.
    pub id: OfficeId,
    /// Its name.
    pub name: String,
    /// What it is, e.g. `registry`, `school`.
    pub kind: String,
}

/// A free carrier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// Its id.
    pub id: CarrierId,
    /// Its name.
    pub name: String,
}

/// A staff account. Names of staff are no case data and lie in clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The login name.
    pub login: String,
    /// The name shown.
    pub name: String,
    /// Its one role.
    pub role: Role,
    /// Its office, if any.
    pub office: Option<OfficeId>,
    /// Its carrier, if any.
    pub carrier: Option<CarrierId>,
    /// Who stands in, for people to see; gives no permission by itself.
    pub deputy: Option<AccountId>,
    /// False once it may not log in any more; accounts are never deleted.
    pub active: bool,
}

/// Everything one transaction writes. Made with [`Batch::new`], then filled field by field.
#[derive(Debug)]
pub struct Batch {
    /// The one history row.
    pub history: NewHistory,
    /// State rows.
    pub changes: Vec<Change>,
    /// Personal data to be sealed.
    pub personal: Vec<PersonalWrite>,
    /// Fact rows.
    pub facts: Vec<Fact>,
    /// Letters ordered.
    pub letters: Vec<LetterOrder>,
    /// Letters printed.
    pub printed: Vec<LetterId>,
    /// Erasures ordered. An order replaces an earlier open one for the same person and office.
    pub erasures: Vec<Erasure>,
    /// Erasures carried out now: keys and ciphertexts of (office, person).
    pub erase: Vec<(OfficeId, PersonId)>,
    /// Tokens of what was reported.
    pub reported: Vec<Reported>,
    /// Tokens of persons under a disclosure block (§§ 51, 52 BMG), from
    /// [`crate::Store::block_token`].
    pub blocks: Vec<[u8; 32]>,
    /// Tokens of persons whose block has ended.
    pub unblocked: Vec<[u8; 32]>,
    /// A stop of visits that begins or is lifted (N-14).
    pub stop: Option<Stop>,
    /// What the fairness monitor brings.
    pub fairness: Vec<FairnessChange>,
    /// What retention deletes now.
    pub forget: Forget,
    /// New offices.
    pub offices: Vec<Office>,
    /// New carriers.
    pub carriers: Vec<Carrier>,
    /// New accounts, or known ones (by id) with other particulars.
    pub accounts: Vec<Account>,
    /// Passwords that were set for somebody else.
    pub passwords: Vec<FirstPassword>,
    /// Accounts whose sessions end.
    pub signed_out: Vec<AccountId>,
    /// Tokens that are issued to office systems.
    pub office_tokens: Vec<NewOfficeToken>,
    /// Tokens of office systems that are revoked.
    pub revoked: Vec<OfficeTokenId>,
    /// Secrets of packages that begin.
    pub package_secrets: Vec<PackageSecret>,
    /// Packages whose secret is destroyed.
    pub destroyed: Vec<PackageId>,
    /// The form that brought this change about; it is never carried out twice.
    pub submission: Option<Submission>,
    pub(crate) seed: Seed,
}

impl Batch {
    /// A batch with its history row and nothing else. Draws one seed from `chance`: salts, nonces
    /// and keys of the batch come from it.
    pub fn new(history: NewHistory, chance: &mut dyn RngCore) -> Self {
        Self {
            history,
            changes: Vec::new(),
            personal: Vec::new(),
            facts: Vec::new(),
            letters: Vec::new(),
            printed: Vec::new(),
            erasures: Vec::new(),
            erase: Vec::new(),
            reported: Vec::new(),
            blocks: Vec::new(),
            unblocked: Vec::new(),
            stop: None,
            fairness: Vec::new(),
            forget: Forget::default(),
            offices: Vec::new(),
            carriers: Vec::new(),
            accounts: Vec::new(),
            passwords: Vec::new(),
            signed_out: Vec::new(),
            office_tokens: Vec::new(),
            revoked: Vec::new(),
            package_secrets: Vec::new(),
            destroyed: Vec::new(),
            submission: None,
            seed: Seed::draw(chance),
        }
    }

    /// Takes over a decision: event, details and all it brings about. `version` gives the version
    /// that was loaded for a state, `None` for a new one.
    #[must_use]
    pub fn decided(
        mut self,
        decision: Decision,
        version: impl Fn(Kind, Uuid) -> Option<i64>,
    ) -> Self {
        decision.event.clone_into(&mut self.history.event);
        let details = decision.details.into_iter();
        let details = details.map(|(key, value)| (key.to_owned(), value));
        self.history.details.extend(details);
        self.changes
            .extend(decision.changes.into_iter().map(|state| {
                let expected = version(state.kind(), state.id());
                Change { state, expected }
            }));
        self.personal.extend(decision.personal);
        self.facts.extend(decision.facts);
        self.letters.extend(decision.letters);
        self.erasures.extend(decision.erasures);
        self.erase.extend(decision.erased_at_once);
        self
    }
}

/// The number of a leaf in the order of writing; its index in the tree follows with integration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeafNo(pub(crate) i64);

impl LeafNo {
    /// As stored.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
    /// As read from storage or a receipt.
    #[must_use]
    pub const fn from_number(number: i64) -> Self {
        Self(number)
    }
}

/// What a batch became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The number of the history row.
    pub history: i64,
    /// The leaves: of the history row first, then one per fact in their order.
    pub leaves: Vec<LeafNo>,
    /// False where something was erased and is still to be swept away with [`crate::Store::sweep`]: on
    /// SQLite because a reader, or a full disk, kept the write-ahead log from being cut, on PostgreSQL
    /// always.
    pub swept: bool,
}
