//! What a passkey says, checked: Web Authentication Level 2 (sections 7.1 and 7.2) for attestation "none" and
//! ES256. No CBOR and no COSE is read: a browser hands the public key over as it is (`getPublicKey`).

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use ring::signature::{ECDSA_P256_SHA256_ASN1, UnparsedPublicKey};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::fmt;

/// The number of ES256 (RFC 9053, section 2.1), the one algorithm that is offered.
pub const ES256: &str = "-7";

/// What stands before the point of a P-256 key in its `SubjectPublicKeyInfo` (RFC 5480, section 2).
const P256: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a,
    0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];
/// The mark of a point that is not compressed (SEC 1, section 2.3.3).
const UNCOMPRESSED: u8 = 4;

/// Bytes of authenticator data before what flags announce: hash of the name, flags, counter.
const FIXED: usize = 37;
/// The longest id of a credential (section 6.5.1).
const LONGEST_ID: usize = 1023;

/// Somebody was there.
const PRESENT: u8 = 0x01;
/// The device knows who: finger, face or PIN.
const VERIFIED: u8 = 0x04;
/// The passkey may lie on several devices.
const MAY_BE_COPIED: u8 = 0x08;
/// It does.
const IS_COPIED: u8 = 0x10;
/// A new credential follows.
const CREDENTIAL: u8 = 0x40;
/// Extensions follow; none was asked for, and nothing is read of them.
const EXTENSIONS: u8 = 0x80;

/// Whose pages they are, as a browser and a device know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelyingParty {
    name: String,
    origin: String,
}

impl RelyingParty {
    /// The pages at an address: its host, which must be a name and no number, and its origin.
    #[must_use]
    pub const fn new(name: String, origin: String) -> Self {
        Self { name, origin }
    }

    /// The host.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// What a browser says of a new passkey, as a form sends it: base64url without padding, and a number.
#[derive(Clone, Copy)]
pub struct Registration<'a> {
    /// The id of the credential.
    pub credential: &'a str,
    /// `clientDataJSON`.
    pub client_data: &'a str,
    /// What `getAuthenticatorData()` gives.
    pub authenticator_data: &'a str,
    /// What `getPublicKey()` gives.
    pub public_key: &'a str,
    /// What `getPublicKeyAlgorithm()` gives.
    pub algorithm: &'a str,
}

/// What a passkey answered, as a form sends it: base64url without padding.
#[derive(Clone, Copy)]
pub struct Assertion<'a> {
    /// The id of the credential.
    pub credential: &'a str,
    /// `clientDataJSON`.
    pub client_data: &'a str,
    /// The data that were signed.
    pub authenticator_data: &'a str,
    /// The signature.
    pub signature: &'a str,
}

/// A new passkey whose words fit.
#[derive(Clone, PartialEq, Eq)]
pub struct Registered {
    /// The id of the credential.
    pub credential: Vec<u8>,
    /// The point of its public key.
    pub public_key: [u8; 65],
    /// Its counter.
    pub counter: u32,
}

impl fmt::Debug for Registration<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Registration(redacted)")
    }
}

impl fmt::Debug for Assertion<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Assertion(redacted)")
    }
}

impl fmt::Debug for Registered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registered")
            .field("counter", &self.counter)
            .finish_non_exhaustive()
    }
}

/// Why the words of a passkey were not accepted; for the log, never for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A field is no base64url.
    Encoding,
    /// The browser's words cannot be read.
    ClientData,
    /// They are about something else than what was asked.
    Kind,
    /// They answer another question.
    Question,
    /// They come from another page.
    Origin,
    /// They come from a page within another site's.
    Framed,
    /// The device's words are too short, too long or contradict themselves.
    AuthenticatorData,
    /// They were said to other pages.
    Name,
    /// Nobody was there.
    Present,
    /// The device did not look who was there.
    Verified,
    /// The credential has another id than the browser says, or none.
    Credential,
    /// Another algorithm than the one that was offered.
    Algorithm,
    /// The key is no point of P-256 in the one form.
    PublicKey,
    /// The signature is not one of this key over these words.
    Signature,
    /// The counter did not grow: there may be a copy.
    Counter,
}

impl Wrong {
    /// Its name, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::ClientData => "client-data",
            Self::Kind => "kind",
            Self::Question => "question",
            Self::Origin => "origin",
            Self::Framed => "framed",
            Self::AuthenticatorData => "authenticator-data",
            Self::Name => "name",
            Self::Present => "present",
            Self::Verified => "verified",
            Self::Credential => "credential",
            Self::Algorithm => "algorithm",
            Self::PublicKey => "public-key",
            Self::Signature => "signature",
            Self::Counter => "counter",
        }
    }
}

/// What a browser says it was asked (section 5.8.1); it may say more.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    r#type: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    top_origin: Option<String>,
}

/// What a device says (section 6.1).
struct AuthenticatorData<'a> {
    flags: u8,
    counter: u32,
    /// What the flags announce.
    rest: &'a [u8],
}

impl RelyingParty {
    /// Checks a new passkey. With attestation "none" nothing is signed: it is the session that vouches for it.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn registered(&self, question: &str, sent: &Registration<'_>) -> Result<Registered, Wrong> {
        self.client_data(&decoded(sent.client_data)?, "webauthn.create", question)?;
        let authenticator_data = decoded(sent.authenticator_data)?;
        let said = self.authenticator_data(&authenticator_data)?;
        let credential = decoded(sent.credential)?;
        if said.flags & CREDENTIAL == 0 || new_credential(said.rest) != Some(&*credential) {
            return Err(Wrong::Credential);
        }
        if sent.algorithm != ES256 {
            return Err(Wrong::Algorithm);
        }
        Ok(Registered {
            public_key: point(&decoded(sent.public_key)?).ok_or(Wrong::PublicKey)?,
            counter: said.counter,
            credential,
        })
    }

    /// Checks an answer of a passkey and gives its new counter. The id of the credential is what the key and the
    /// counter were found by.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn confirmed(
        &self,
        question: &str,
        sent: &Assertion<'_>,
        (public_key, counter): (&[u8; 65], u32),
    ) -> Result<u32, Wrong> {
        let client_data = decoded(sent.client_data)?;
        self.client_data(&client_data, "webauthn.get", question)?;
        let authenticator_data = decoded(sent.authenticator_data)?;
        let said = self.authenticator_data(&authenticator_data)?;
        if said.flags & CREDENTIAL != 0 || (said.flags & EXTENSIONS != 0) == said.rest.is_empty() {
            return Err(Wrong::AuthenticatorData);
        }
        let mut signed = authenticator_data.clone();
        signed.extend_from_slice(&Sha256::digest(&client_data));
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, public_key)
            .verify(&signed, &decoded(sent.signature)?)
            .map_err(|_| Wrong::Signature)?;
        if said.counter <= counter && (said.counter, counter) != (0, 0) {
            return Err(Wrong::Counter);
        }
        Ok(said.counter)
    }

    fn client_data(&self, json: &[u8], kind: &str, question: &str) -> Result<(), Wrong> {
        let said: ClientData = serde_json::from_slice(json).map_err(|_| Wrong::ClientData)?;
        if said.r#type != kind {
            return Err(Wrong::Kind);
        }
        if said.challenge != question {
            return Err(Wrong::Question);
        }
        if said.origin != self.origin {
            return Err(Wrong::Origin);
        }
        if said.cross_origin || said.top_origin.is_some() {
            return Err(Wrong::Framed);
        }
        Ok(())
    }

    fn authenticator_data<'a>(&self, bytes: &'a [u8]) -> Result<AuthenticatorData<'a>, Wrong> {
        let (fixed, rest) = bytes
            .split_first_chunk::<FIXED>()
            .ok_or(Wrong::AuthenticatorData)?;
        let [name @ .., flags, a, b, c, d] = fixed;
        let wanted: [u8; 32] = Sha256::digest(self.name.as_bytes()).into();
        if *name != wanted {
            return Err(Wrong::Name);
        }
        if flags & PRESENT == 0 {
            return Err(Wrong::Present);
        }
        if flags & VERIFIED == 0 {
            return Err(Wrong::Verified);
        }
        if flags & MAY_BE_COPIED == 0 && flags & IS_COPIED != 0 {
            return Err(Wrong::AuthenticatorData);
        }
        Ok(AuthenticatorData {
            flags: *flags,
            counter: u32::from_be_bytes([*a, *b, *c, *d]),
            rest,
        })
    }
}

fn decoded(text: &str) -> Result<Vec<u8>, Wrong> {
    BASE64_URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| Wrong::Encoding)
}

/// The id of a new credential (section 6.5.1): the model of the device, two bytes of length, the id. Its key follows
/// in a form that is not read.
fn new_credential(bytes: &[u8]) -> Option<&[u8]> {
    let (head, rest) = bytes.split_first_chunk::<18>()?;
    let length = usize::from(u16::from_be_bytes([head[16], head[17]]));
    let (id, key) = rest.split_at_checked(length)?;
    (!key.is_empty() && (1..=LONGEST_ID).contains(&length)).then_some(id)
}

/// The point of a P-256 key in its one form. Whether it lies on the curve is checked with each signature.
fn point(spki: &[u8]) -> Option<[u8; 65]> {
    let point: [u8; 65] = spki.strip_prefix(&P256)?.try_into().ok()?;
    (point[0] == UNCOMPRESSED).then_some(point)
}

#[cfg(test)]
mod tests;
