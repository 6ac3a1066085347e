//! Published vectors (C2SP/wycheproof) against the primitives as they are used here.

use crate::sample::shared;
use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use ed25519_dalek::{Signature, VerifyingKey};
use hkdf::Hkdf;
use serde_json::Value;
use sha2::Sha256;

fn bytes(value: &Value) -> Vec<u8> {
    hex::decode(value.as_str().unwrap()).unwrap()
}

/// Judges every test of a file; returns how many there were.
fn judge(file: &str, mut judge: impl FnMut(&Value, &Value, bool)) {
    let Some(path) = shared(&format!("vectors/wycheproof/{file}")) else {
        return;
    };
    let vectors: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let mut judged = 0;
    for group in vectors["testGroups"].as_array().unwrap() {
        for test in group["tests"].as_array().unwrap() {
            judge(group, test, test["result"] == "valid");
            judged += 1;
        }
    }
    assert_eq!(vectors["numberOfTests"], judged);
}

#[test]
fn signatures_are_judged_as_wycheproof_says() {
    judge("ed25519_test.json", |group, test, is_valid| {
        let key = bytes(&group["publicKey"]["pk"]).try_into().unwrap();
        let key = VerifyingKey::from_bytes(&key).unwrap();
        let signature = Signature::from_slice(&bytes(&test["sig"]));
        let holds = signature
            .is_ok_and(|signature| key.verify_strict(&bytes(&test["msg"]), &signature).is_ok());
        assert_eq!(holds, is_valid, "{test}");
    });
}

#[test]
fn xchacha20_poly1305_is_judged_as_wycheproof_says() {
    judge("xchacha20_poly1305_test.json", |_, test, is_valid| {
        let nonce = bytes(&test["iv"]);
        if nonce.len() != 24 {
            assert!(!is_valid);
            return;
        }
        let cipher = XChaCha20Poly1305::new_from_slice(&bytes(&test["key"])).unwrap();
        let sealed = [bytes(&test["ct"]), bytes(&test["tag"])].concat();
        let aad = bytes(&test["aad"]);
        let payload = Payload {
            msg: &sealed,
            aad: &aad,
        };
        let opened = cipher.decrypt(XNonce::from_slice(&nonce), payload);
        assert_eq!(opened.is_ok(), is_valid, "{test}");
        if let Ok(opened) = opened {
            assert_eq!(opened, bytes(&test["msg"]));
        }
    });
}

#[test]
fn hkdf_sha_256_is_judged_as_wycheproof_says() {
    judge("hkdf_sha256_test.json", |_, test, is_valid| {
        let hkdf = Hkdf::<Sha256>::new(Some(&bytes(&test["salt"])), &bytes(&test["ikm"]));
        let size = usize::try_from(test["size"].as_u64().unwrap()).unwrap();
        let mut okm = vec![0; size];
        let expanded = hkdf.expand(&bytes(&test["info"]), &mut okm);
        assert_eq!(
            expanded.is_ok() && okm == bytes(&test["okm"]),
            is_valid,
            "{test}"
        );
    });
}
