//! A device with one passkey, as tests play it: it says and signs what a browser would have it sign.

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use sha2::{Digest as _, Sha256};

/// Somebody was there, and the device knows who.
pub const SEEN: u8 = 0x05;
/// A new credential follows.
pub const NEW: u8 = 0x40;

/// The device.
pub struct Device {
    keys: EcdsaKeyPair,
    /// The host that it knows.
    pub name: &'static str,
    /// The origin that its browser is at.
    pub origin: &'static str,
    /// The id of its credential.
    pub credential: Vec<u8>,
    /// How often it signed.
    pub counter: u32,
}

/// What a form sends of a new passkey: base64url each.
pub struct Made {
    pub credential: String,
    pub client_data: String,
    pub authenticator_data: String,
    pub public_key: String,
}

/// What a form sends of an answer: base64url each.
pub struct Answered {
    pub credential: String,
    pub client_data: String,
    pub authenticator_data: String,
    pub signature: String,
}

/// Base64url without padding.
pub fn text(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

impl Device {
    /// A new one, with a key of its own.
    pub fn new(name: &'static str, origin: &'static str) -> Self {
        let (algorithm, chance) = (&ECDSA_P256_SHA256_ASN1_SIGNING, SystemRandom::new());
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &chance).unwrap();
        let keys = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &chance).unwrap();
        let credential = Sha256::digest(keys.public_key().as_ref())[..20].to_vec();
        Self {
            keys,
            name,
            origin,
            credential,
            counter: 0,
        }
    }

    /// What a browser says (section 5.8.1 of Web Authentication).
    pub fn client_data(&self, kind: &str, question: &str) -> String {
        let origin = self.origin;
        format!(
            r#"{{"type":"{kind}","challenge":"{question}","origin":"{origin}","crossOrigin":false,"other":1}}"#
        )
    }

    /// What the device says (section 6.1).
    pub fn data(&self, flags: u8, rest: &[u8]) -> Vec<u8> {
        let mut data = Sha256::digest(self.name).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data.extend(rest);
        data
    }

    /// A new credential: model, length, id, and a key in the form that nobody reads.
    pub fn new_credential(&self) -> Vec<u8> {
        let length = u16::try_from(self.credential.len()).unwrap().to_be_bytes();
        [&[0; 16], &length[..], &self.credential, &[0xA5, 1, 2]].concat()
    }

    /// The public key as `getPublicKey()` gives it (RFC 5480): sequence, algorithm and curve, the point as bits.
    pub fn public_key(&self) -> Vec<u8> {
        let before = "3059301306072a8648ce3d020106082a8648ce3d030107034200";
        let before = hex::decode(before).unwrap();
        [&before, self.keys.public_key().as_ref()].concat()
    }

    /// Signs both.
    pub fn signed(&self, client_data: &str, data: &[u8]) -> Answered {
        let message = [data, &Sha256::digest(client_data)].concat();
        let signature = self.keys.sign(&SystemRandom::new(), &message).unwrap();
        Answered {
            credential: text(&self.credential),
            client_data: text(client_data),
            authenticator_data: text(data),
            signature: text(signature),
        }
    }

    /// A new passkey for a question.
    pub fn made(&self, question: &str) -> Made {
        Made {
            credential: text(&self.credential),
            client_data: text(self.client_data("webauthn.create", question)),
            authenticator_data: text(self.data(SEEN | NEW, &self.new_credential())),
            public_key: text(self.public_key()),
        }
    }

    /// An answer to a question; it counts.
    pub fn answered(&mut self, question: &str) -> Answered {
        self.counter += 1;
        let data = self.data(SEEN, &[]);
        self.signed(&self.client_data("webauthn.get", question), &data)
    }
}
