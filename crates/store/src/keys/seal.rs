//! Sealing with XChaCha20-Poly1305 and deriving with HKDF-SHA-256: the only place that does either.
//!
//! A sealed value is nonce (24 bytes) || ciphertext || tag (16 bytes). What it belongs to is bound as
//! additional data, so that a value moved to another row, office or installation does not open.

use super::{MasterKey, Seed};
use crate::error::KeyError;
use augenmass_domain::LetterCode;
use augenmass_domain::id::{AccountId, LetterId, OfficeId, PackageId, PersonId, PersonalId};
use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

type Secret = Zeroizing<[u8; 32]>;

/// Derives a key for one purpose from another key.
pub(super) fn subkey(key: &[u8; 32], purpose: &str) -> Secret {
    let mut out = Secret::new([0; 32]);
    Hkdf::<Sha256>::new(None, key)
        .expand(purpose.as_bytes(), out.as_mut_slice())
        .expect("HKDF gives up to 8160 bytes");
    out
}

/// Seals `plain`; the nonce must be fresh for this key.
pub(super) fn seal(
    key: &[u8; 32],
    nonce: &[u8; 24],
    aad: &[u8],
    plain: &[u8],
) -> Result<Vec<u8>, KeyError> {
    let payload = Payload { msg: plain, aad };
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(nonce.into(), payload)
        .map_err(|_| KeyError::Sealed)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] sealed.
pub(super) fn open(
    key: &[u8; 32],
    aad: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let (nonce, msg) = sealed.split_first_chunk::<24>().ok_or(KeyError::Sealed)?;
    XChaCha20Poly1305::new(key.into())
        .decrypt(nonce.into(), Payload { msg, aad })
        .map(Zeroizing::new)
        .map_err(|_| KeyError::Sealed)
}

/// Where a sealed value lies.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub installation: Uuid,
    pub office: OfficeId,
}

impl Place {
    fn aad(&self, label: &str, rest: &[&[u8]]) -> Vec<u8> {
        let mut aad = label.as_bytes().to_vec();
        aad.push(0);
        aad.extend_from_slice(self.installation.as_bytes());
        aad.extend_from_slice(self.office.uuid().as_bytes());
        rest.iter().for_each(|part| aad.extend_from_slice(part));
        aad
    }

    /// The name of a person in this office.
    fn with(&self, person: PersonId) -> [u8; 32] {
        let mut name = [0; 32];
        let (office, rest) = name.split_at_mut(16);
        office.copy_from_slice(self.office.uuid().as_bytes());
        rest.copy_from_slice(person.uuid().as_bytes());
        name
    }
}

/// The key of the installation, as long as it is needed. A wrong master key is noticed by it at once.
pub(crate) struct InstallationKey {
    installation: Uuid,
    key: Secret,
}

impl InstallationKey {
    const WRAP: &str = "augenmass/installation-key/v1";
    const FACTOR: &str = "augenmass/second-factor/v1";
    const FORM: &str = "augenmass/kept-form/v1";

    /// Draws a new one.
    pub fn draw(installation: Uuid, seed: &Seed) -> Self {
        let key = seed.bytes("installation/key", &[]);
        Self { installation, key }
    }

    /// Wraps it under the master key.
    pub fn wrap(&self, keys: &MasterKey, seed: &Seed) -> Result<Vec<u8>, KeyError> {
        let nonce = seed.bytes::<24>("installation/wrap", &[]);
        let wrapping = subkey(keys.expose(), Self::WRAP);
        let aad = self.installation.as_bytes();
        seal(&wrapping, &nonce, aad, self.key.as_slice())
    }

    /// Unwraps it. Says [`KeyError::Wrong`] where the master key is that of another installation.
    pub fn unwrap(installation: Uuid, keys: &MasterKey, wrapped: &[u8]) -> Result<Self, KeyError> {
        let wrapping = subkey(keys.expose(), Self::WRAP);
        let plain = open(&wrapping, installation.as_bytes(), wrapped);
        let plain = plain.map_err(|_| KeyError::Wrong)?;
        let key = plain.as_slice().try_into().map_err(|_| KeyError::Wrong)?;
        Ok(Self {
            installation,
            key: Secret::new(key),
        })
    }

    /// Seals the secret of an account's second factor.
    pub fn seal_factor(
        &self,
        account: AccountId,
        plain: &[u8],
        seed: &Seed,
    ) -> Result<Vec<u8>, KeyError> {
        let nonce = seed.bytes::<24>("second-factor/nonce", &[account.uuid().as_bytes()]);
        let key = subkey(&self.key, Self::FACTOR);
        seal(&key, &nonce, &self.aad(Self::FACTOR, account, ""), plain)
    }

    /// Opens the secret of an account's second factor.
    pub fn open_factor(
        &self,
        account: AccountId,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let key = subkey(&self.key, Self::FACTOR);
        open(&key, &self.aad(Self::FACTOR, account, ""), sealed)
    }

    /// Seals what an account has begun to fill in on a page.
    pub fn seal_form(
        &self,
        account: AccountId,
        path: &str,
        plain: &[u8],
        seed: &Seed,
    ) -> Result<Vec<u8>, KeyError> {
        let nonce = seed.bytes::<24>("kept-form/nonce", &[account.uuid().as_bytes()]);
        let key = subkey(&self.key, Self::FORM);
        seal(&key, &nonce, &self.aad(Self::FORM, account, path), plain)
    }

    /// Opens what an account has begun to fill in on a page.
    pub fn open_form(
        &self,
        account: AccountId,
        path: &str,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let key = subkey(&self.key, Self::FORM);
        open(&key, &self.aad(Self::FORM, account, path), sealed)
    }

    fn aad(&self, label: &str, account: AccountId, place: &str) -> Vec<u8> {
        let mut aad = label.as_bytes().to_vec();
        aad.push(0);
        aad.extend_from_slice(self.installation.as_bytes());
        aad.extend_from_slice(account.uuid().as_bytes());
        aad.extend_from_slice(place.as_bytes());
        aad
    }

    /// The seed of the key that signs messages to other installations.
    pub fn message_seed(&self) -> Secret {
        subkey(&self.key, "augenmass/message-signing/v1")
    }

    /// The seed of the draw for masked review in a run (M-6).
    pub fn review_seed(&self, run: Uuid) -> Secret {
        Secret::new(token(
            &self.key,
            "augenmass/masked-review/v1",
            &[run.as_bytes()],
        ))
    }

    /// The blind token of a person under a disclosure block.
    pub fn block_token(&self, text: &str) -> [u8; 32] {
        token(&self.key, "augenmass/block-index/v1", &[text.as_bytes()])
    }

    /// The blind token of the code of a letter.
    pub fn letter_token(&self, code: &LetterCode) -> [u8; 32] {
        token(&self.key, "augenmass/letter-index/v1", &[code.carried()])
    }
}

impl std::fmt::Debug for InstallationKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InstallationKey(redacted)")
    }
}

/// HMAC-SHA-256 under a key of its own. Without the key nobody can compare it with a guess.
fn token(key: &[u8; 32], purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
    let key = subkey(key, purpose);
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key.as_slice())
        .expect("HMAC takes a key of any length");
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// The key of an office, as long as it is needed.
pub(crate) struct OfficeKey {
    place: Place,
    key: Secret,
}

impl OfficeKey {
    const WRAP: &str = "augenmass/office-key/v1";
    const PACKAGE: &str = "augenmass/package-secret/v1";

    /// Draws a new one.
    pub fn draw(place: Place, seed: &Seed) -> Self {
        let key = seed.bytes("office/key", &[place.office.uuid().as_bytes()]);
        Self { place, key }
    }

    /// Wraps it under the master key.
    pub fn wrap(&self, keys: &MasterKey, seed: &Seed) -> Result<Vec<u8>, KeyError> {
        let nonce = seed.bytes::<24>("office/wrap", &[self.place.office.uuid().as_bytes()]);
        let wrapping = subkey(keys.expose(), Self::WRAP);
        let aad = self.place.aad(Self::WRAP, &[]);
        seal(&wrapping, &nonce, &aad, self.key.as_slice())
    }

    /// Unwraps it.
    pub fn unwrap(place: Place, keys: &MasterKey, wrapped: &[u8]) -> Result<Self, KeyError> {
        let wrapping = subkey(keys.expose(), Self::WRAP);
        let plain = open(&wrapping, &place.aad(Self::WRAP, &[]), wrapped)?;
        let key = plain.as_slice().try_into().map_err(|_| KeyError::Sealed)?;
        Ok(Self {
            place,
            key: Secret::new(key),
        })
    }

    /// The blind token of a text within a run (R31). Tokens of two offices never meet.
    pub fn token(&self, run: Uuid, text: &str) -> [u8; 32] {
        let parts = [run.as_bytes().as_slice(), text.as_bytes()];
        token(&self.key, "augenmass/blind-index/v1", &parts)
    }

    /// Seals the secret of a package of the reconciliation.
    pub fn seal_package(
        &self,
        package: PackageId,
        plain: &[u8],
        seed: &Seed,
    ) -> Result<Vec<u8>, KeyError> {
        let id = package.uuid();
        let nonce = seed.bytes::<24>("package/nonce", &[id.as_bytes()]);
        let key = subkey(&self.key, Self::PACKAGE);
        let aad = self.place.aad(Self::PACKAGE, &[id.as_bytes()]);
        seal(&key, &nonce, &aad, plain)
    }

    /// Opens the secret of a package.
    pub fn open_package(
        &self,
        package: PackageId,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let key = subkey(&self.key, Self::PACKAGE);
        let aad = self.place.aad(Self::PACKAGE, &[package.uuid().as_bytes()]);
        open(&key, &aad, sealed)
    }

    /// The blind token of a person for exact look-up inside the office.
    pub fn person_token(&self, identity: &str) -> [u8; 32] {
        token(
            &self.key,
            "augenmass/person-index/v1",
            &[identity.as_bytes()],
        )
    }
}

/// The key of one person in one office, as long as it is needed.
pub(crate) struct PersonKey {
    place: Place,
    person: PersonId,
    key: Secret,
}

impl PersonKey {
    const WRAP: &str = "augenmass/person-key/v1";
    const DATA: &str = "augenmass/personal/v1";

    /// Draws a new one.
    pub fn draw(place: Place, person: PersonId, seed: &Seed) -> Self {
        let key = seed.bytes("person/key", &[&place.with(person)]);
        Self { place, person, key }
    }

    /// Wraps it under the key of its office.
    pub fn wrap(&self, office: &OfficeKey, seed: &Seed) -> Result<Vec<u8>, KeyError> {
        let nonce = seed.bytes::<24>("person/wrap", &[&self.place.with(self.person)]);
        let aad = self.place.aad(Self::WRAP, &[self.person.uuid().as_bytes()]);
        seal(
            &subkey(&office.key, Self::WRAP),
            &nonce,
            &aad,
            self.key.as_slice(),
        )
    }

    /// Unwraps it.
    pub fn unwrap(office: &OfficeKey, person: PersonId, wrapped: &[u8]) -> Result<Self, KeyError> {
        let place = office.place;
        let aad = place.aad(Self::WRAP, &[person.uuid().as_bytes()]);
        let plain = open(&subkey(&office.key, Self::WRAP), &aad, wrapped)?;
        let key = plain.as_slice().try_into().map_err(|_| KeyError::Sealed)?;
        Ok(Self {
            place,
            person,
            key: Secret::new(key),
        })
    }

    /// Seals one piece of personal data.
    pub fn seal(&self, id: PersonalId, plain: &[u8], seed: &Seed) -> Result<Vec<u8>, KeyError> {
        let nonce = seed.bytes::<24>("personal/nonce", &[id.uuid().as_bytes()]);
        seal(&self.key, &nonce, &self.data_aad(id), plain)
    }

    /// Opens one piece of personal data.
    pub fn open(&self, id: PersonalId, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        open(&self.key, &self.data_aad(id), sealed)
    }

    /// The code of a letter to this person: the same each time, until the key is destroyed.
    pub fn letter_code(&self, letter: LetterId) -> LetterCode {
        let purpose = "augenmass/letter-code/v1";
        let long = Zeroizing::new(token(&self.key, purpose, &[letter.uuid().as_bytes()]));
        let mut short = Zeroizing::new([0; 10]);
        short
            .iter_mut()
            .zip(long.iter())
            .for_each(|(to, from)| *to = *from);
        LetterCode::from_bytes(*short)
    }

    fn data_aad(&self, id: PersonalId) -> Vec<u8> {
        let version = [crate::write::SEALED_VERSION];
        let person = self.person.uuid();
        self.place.aad(
            Self::DATA,
            &[person.as_bytes(), id.uuid().as_bytes(), &version],
        )
    }
}
