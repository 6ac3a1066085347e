//! How long what is kept (R32, P-10, P-14). Each class has a start event and a norm.

use super::deadline::Unit;
use super::{Certainty, LawError, read};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

const FILE: &str = "retention.toml";

/// What starts the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StartEvent {
    /// The draft was made.
    Drafted,
    /// The indication was recorded.
    IndicationRecorded,
    /// The indication was dropped at screening.
    IndicationDropped,
    /// The indication expired.
    IndicationExpired,
    /// It was handed over.
    HandedOver,
    /// The case was proposed or last acted upon.
    CaseActedUpon,
    /// The clearing letter was ordered.
    ClearingLetterOrdered,
    /// The case was declined.
    CaseDeclined,
    /// The case expired.
    CaseExpired,
    /// The case became final after a decision.
    CaseFinal,
    /// The request or complaint was answered.
    Answered,
    /// Personal data were read.
    Accessed,
    /// Somebody signed in, or tried to.
    SignedIn,
    /// The backup was made.
    BackedUp,
    /// The run ended.
    RunEnded,
    /// The hand-over was decided.
    DisclosureDecided,
    /// The indication was sealed for the family benefits office.
    IndicationSealed,
    /// The sealed indication was opened there.
    IndicationOpened,
    /// The visits of a request for assistance were reported.
    AssistanceReported,
}

/// How long one class is kept.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Retention {
    /// How many units.
    pub amount: u16,
    /// Which unit.
    pub unit: Unit,
    /// From when.
    pub starts: StartEvent,
    /// The norm.
    pub norm: String,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// What remains open, in words.
    pub caveat: String,
}

impl Retention {
    /// The day of expiry or erasure, counted from the start event.
    #[must_use]
    pub fn ends(&self, start: Date) -> Date {
        self.unit.after(start, self.amount)
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident, $field:ident = $name:literal;)*) => {
        /// The retention classes; `policies/retention.toml` has exactly these keys.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum RetentionClass {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl RetentionClass {
            /// All classes; each has a job (completeness test).
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The key in the file and in [`crate::decision::Erasure::class`].
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// By its name.
            #[must_use]
            pub fn by_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }

        /// The file, whole.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct Table {
            $(#[serde(rename = $name)] $field: Retention,)*
        }

        impl Table {
            /// The entry of a class.
            pub(super) const fn get(&self, class: RetentionClass) -> &Retention {
                match class { $(RetentionClass::$variant => &self.$field,)* }
            }
        }
    };
}

classes! {
    /// A draft from a file that nobody has confirmed.
    DraftIndication, draft_indication = "draft-indication";
    /// An indication that is recorded or put forward, but not handed over (R32).
    ParkedIndication, parked_indication = "parked-indication";
    /// An indication dropped at screening (R30).
    DroppedIndication, dropped_indication = "dropped-indication";
    /// An indication that expired.
    ExpiredIndication, expired_indication = "expired-indication";
    /// An indication handed over, in the sending office (R32).
    HandedOverIndication, handed_over_indication = "handed-over-indication";
    /// A case without act (R32, P-14).
    OpenCase, open_case = "open-case";
    /// A case with a hand-over (R32).
    HandedOverCase, handed_over_case = "handed-over-case";
    /// An unremarkable case (P-10).
    UnremarkableCase, unremarkable_case = "unremarkable-case";
    /// A case closed otherwise without hearing.
    ClosedCase, closed_case = "closed-case";
    /// A declined case.
    DeclinedCase, declined_case = "declined-case";
    /// An expired case.
    ExpiredCase, expired_case = "expired-case";
    /// A case decided after a hearing.
    DecidedCase, decided_case = "decided-case";
    /// A refused or rejected hand-over.
    RefusedDisclosure, refused_disclosure = "refused-disclosure";
    /// A request or complaint of a person concerned.
    SubjectRequest, subject_request = "subject-request";
    /// The log of reads of personal data (§ 40(4) BMG).
    AccessLog, access_log = "access-log";
    /// Backups of wrapped person keys.
    KeyBackup, key_backup = "key-backup";
    /// The keyed mark against reporting the same facts again (R31).
    RepeatMark, repeat_mark = "repeat-mark";
    /// What became of signing in.
    SignInEvent, sign_in_event = "sign-in-event";
    /// A sealed indication, in the office that sealed it.
    SealedIndication, sealed_indication = "sealed-indication";
    /// An opened indication at the family benefits office, without a case.
    ReceivedIndication, received_indication = "received-indication";
    /// A case of assistance in the municipality.
    AssistanceCase, assistance_case = "assistance-case";
}

/// Reads `policies/retention.toml`.
pub(super) fn parse(text: &str) -> Result<Table, LawError> {
    read(FILE, text)
}
