//! Typed ids: an id of one kind is never taken for another.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// A source of fresh ids. Chance is a parameter (house rule): the gate passes one in.
pub trait Ids {
    /// The next id; never the same twice.
    fn next(&mut self) -> Uuid;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A fresh id from the injected source.
            pub fn fresh(ids: &mut dyn Ids) -> Self {
                Self(ids.next())
            }
            /// The id as stored.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
            /// The id as read from storage.
            #[must_use]
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// A staff account. Its holder's name is kept apart, in the account list.
    AccountId,
    /// An office: its own controller and compartment (§ 67(4) SGB X, R10).
    OfficeId,
    /// A token of an office system (Fachverfahren); the id is no secret.
    OfficeTokenId,
    /// A free carrier (freier Träger) that accompanies visits (P-08).
    CarrierId,
    /// One person concerned within one office; no person id spans offices.
    PersonId,
    /// One sealed piece of personal data (the store holds its ciphertext).
    PersonalId,
    /// An indication (Hinweis).
    IndicationId,
    /// A case (Vorgang).
    CaseId,
    /// A visit (Vor-Ort-Termin).
    VisitId,
    /// A request for accompaniment to a carrier.
    AccompanimentId,
    /// A run (Durchgang).
    RunId,
    /// A hand-over to another body (Übermittlung).
    DisclosureId,
    /// A council inquiry (Anfrage).
    InquiryId,
    /// A request of the person concerned (Betroffenenantrag).
    SubjectRequestId,
    /// A cost record.
    CostId,
    /// A letter.
    LetterId,
    /// A package of the private reconciliation: one run, one office, one passage of messages.
    PackageId,
    /// An indication that came sealed, in the family benefits office's installation.
    ReceivedIndicationId,
    /// A request for assistance with one case (Amtshilfeersuchen).
    AssistanceId,
}
