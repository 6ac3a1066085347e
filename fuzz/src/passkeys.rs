//! What a browser says of a passkey, as a form brings it.

use augenmass_casework::sign_in::{Assertion, ES256, Registration, RelyingParty};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};

/// The question of the corpus.
pub const QUESTION: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
/// The pages of the corpus.
pub const NAME: &str = "augenmass.example";

/// Four parts, each but the last after its length: words of the browser, words of the device, id of a credential, and
/// a key or a signature. No answer holds by chance; a new passkey is taken only as it was made.
pub fn passkey(bytes: &[u8]) {
    let mut rest = bytes;
    let mut part = || {
        let (length, after) = rest.split_first_chunk::<2>().unwrap_or((&[0, 0], rest));
        let length = usize::from(u16::from_be_bytes(*length)).min(after.len());
        let (part, after) = after.split_at(length);
        rest = after;
        part
    };
    let parts = [part(), part(), part()];
    let [client_data, authenticator_data, credential] =
        parts.map(|part| BASE64_URL_SAFE_NO_PAD.encode(part));
    let last = BASE64_URL_SAFE_NO_PAD.encode(rest);
    let pages = RelyingParty::new(NAME.to_owned(), format!("https://{NAME}"));
    let new = Registration {
        credential: &credential,
        client_data: &client_data,
        authenticator_data: &authenticator_data,
        public_key: &last,
        algorithm: ES256,
    };
    if let Ok(taken) = pages.registered(QUESTION, &new) {
        assert_eq!(taken.credential, parts[2]);
        assert!(rest.len() == 91 && rest.ends_with(&taken.public_key));
        let said = parts[1];
        assert!(said[32] & 0x45 == 0x45 && said[33..37] == taken.counter.to_be_bytes());
        let words = String::from_utf8_lossy(parts[0]);
        assert!(words.contains("webauthn.create") || words.contains('\\'));
    }
    let answer = Assertion {
        credential: &credential,
        client_data: &client_data,
        authenticator_data: &authenticator_data,
        signature: &last,
    };
    // The generator of the curve: its private key is one, and everybody may sign with it, but not by chance.
    assert!(pages.confirmed(QUESTION, &answer, (&GENERATOR, 0)).is_err());
}

/// The generator of P-256 (SEC 2, section 2.4.2), uncompressed.
const GENERATOR: [u8; 65] = [
    0x04, 0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40,
    0xf2, 0x77, 0x03, 0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45, 0xd8, 0x98, 0xc2,
    0x96, 0x4f, 0xe3, 0x42, 0xe2, 0xfe, 0x1a, 0x7f, 0x9b, 0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e,
    0x16, 0x2b, 0xce, 0x33, 0x57, 0x6b, 0x31, 0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51,
    0xf5,
];
