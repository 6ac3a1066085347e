//! What both sides agree on before the first message: each builds it from its own card and the other's, and its
//! digest is part of every message.

use super::{Card, CardError, ReconciliationError};
use crate::error::Error;
use crate::installation::{Installation, InstallationKind};
use augenmass_domain::id::OfficeId;
use augenmass_domain::law::Flow;
use augenmass_ledger::{LogVerifier, open_checkpoint};
use augenmass_matching::keys::Configuration;
use augenmass_matching::{Agreement, Head, MessageError, Name, USUAL_CHUNK};
use ed25519_dalek::{SigningKey, VerifyingKey};
use zeroize::Zeroizing;

/// Bytes of a payload, padded: the longest names and street that a record may hold fit.
const PAYLOAD: u32 = 4_096;

/// What a step works with.
pub(super) struct Agreed {
    pub(super) own: Card,
    pub(super) agreement: Agreement,
    pub(super) signing: SigningKey,
    /// The kinds of key of the run, with all that makes keys of them.
    pub(super) keys: Configuration,
    log: LogVerifier,
}

impl Agreed {
    /// The agreement of this office with the other side.
    pub(super) async fn of(
        installation: &Installation,
        office: OfficeId,
        other: &Card,
    ) -> Result<Self, ReconciliationError> {
        let own = Card::own(installation, office).await?;
        let receiver = |card: &Card| card.kind == InstallationKind::FamilyBenefitsOffice;
        let (sender, receiver) = match (receiver(&own), receiver(other)) {
            (true, false) => (other, &own),
            (false, true) => (&own, other),
            _ => return Err(CardError::SameSide.into()),
        };
        let law = installation.gate.law();
        let basis = law
            .flow(Flow::SEALED_INDICATION)
            .map(|flow| flow.norm.clone());
        if own.match_keys != other.match_keys {
            return Err(CardError::OtherKeys.into());
        }
        // An office answers only for kinds that are long enough within one municipality.
        let offered = Configuration::declared().for_municipality();
        let keys = offered.of_kinds(&own.match_keys);
        let keys = keys.map_err(|error| Error::Internal(error.to_string()))?;
        let agreement = Agreement {
            run: name(sender.run)?,
            office: name(sender.office)?,
            receiver: name(receiver.office)?,
            sender_key: ed25519(&sender.messages)?,
            receiver_key: ed25519(&receiver.messages)?,
            legal_basis: basis.unwrap_or_default(),
            kinds: keys.kind_numbers(),
            entries: u16::try_from(keys.entries).unwrap_or(u16::MAX),
            payload_length: PAYLOAD,
            most_indications: sender.cap,
            most_evaluations: u64::from(law.deadlines().evaluations_per_package.at_most),
            chunk: USUAL_CHUNK,
        };
        agreement.check().map_err(broken)?;
        let seed: Zeroizing<[u8; 32]> = installation.gate.store().message_seed();
        Ok(Self {
            log: other.log()?,
            signing: SigningKey::from_bytes(&seed),
            agreement,
            keys,
            own,
        })
    }

    /// Reads a checkpoint of the other side's log.
    pub(super) fn head(&self, note: &[u8]) -> Option<Head> {
        let head = open_checkpoint(&self.log, note).ok()?;
        Some(Head {
            size: head.size,
            root: head.root.0,
        })
    }

    /// Reads a checkpoint of the own log, in an own message.
    pub(super) fn own_head(&self, note: &[u8]) -> Option<Head> {
        let head = open_checkpoint(&self.own.log().ok()?, note).ok()?;
        Some(Head {
            size: head.size,
            root: head.root.0,
        })
    }

    pub(super) const fn log(&self) -> &LogVerifier {
        &self.log
    }
}

fn name(id: impl std::fmt::Display) -> Result<Name, Error> {
    Name::new(&id.to_string()).map_err(broken)
}

fn broken(error: MessageError) -> Error {
    Error::Internal(error.to_string())
}

/// The bare key of a text `name+hash+key`: Ed25519 is one byte, then 32.
fn ed25519(vkey: &str) -> Result<VerifyingKey, CardError> {
    use base64::Engine as _;
    let wrong = || CardError::Form {
        file: "Karte".to_owned(),
        reason: "der Schlüssel ist nicht in seiner Form".to_owned(),
    };
    let key = vkey.splitn(3, '+').nth(2).ok_or_else(wrong)?;
    let bytes = base64::engine::general_purpose::STANDARD.decode(key);
    let bytes = bytes.map_err(|_| wrong())?;
    let key = bytes.split_first_chunk::<1>().map(|(_, key)| key);
    let key: &[u8; 32] = key.and_then(|key| key.try_into().ok()).ok_or_else(wrong)?;
    VerifyingKey::from_bytes(key).map_err(|_| wrong())
}
