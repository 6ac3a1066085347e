//! Wycheproof vectors against the functions that seal and derive here.

use super::seal;
use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use hkdf::Hkdf;
use serde_json::Value;
use sha2::Sha256;
use std::path::PathBuf;

/// The vectors lie beside the project, or where `AUGENMASS_SHARED` says.
fn vectors(name: &str) -> Option<Value> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("AUGENMASS_SHARED").map_or(beside, PathBuf::from);
    let file = shared.join("vectors/wycheproof").join(name);
    let Ok(text) = std::fs::read_to_string(&file) else {
        println!("skipped: {} is not there", file.display());
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

fn bytes(value: &Value) -> Vec<u8> {
    hex::decode(value.as_str().unwrap()).unwrap()
}

fn tests(vectors: &Value) -> impl Iterator<Item = &Value> {
    let groups = vectors["testGroups"].as_array().unwrap().iter();
    groups.flat_map(|group| group["tests"].as_array().unwrap())
}

#[test]
fn xchacha20_poly1305_agrees_with_wycheproof() {
    let Some(vectors) = vectors("xchacha20_poly1305_test.json") else {
        return;
    };
    let mut seen = 0;
    for test in tests(&vectors) {
        let valid = test["result"] == "valid";
        let (Ok(key), Ok(nonce)) = (
            <[u8; 32]>::try_from(bytes(&test["key"])),
            <[u8; 24]>::try_from(bytes(&test["iv"])),
        ) else {
            assert!(!valid, "{test}");
            continue;
        };
        let (aad, msg) = (bytes(&test["aad"]), bytes(&test["msg"]));
        let boxed = [nonce.as_slice(), &bytes(&test["ct"]), &bytes(&test["tag"])].concat();
        let opened = seal::open(&key, &aad, &boxed);
        assert_eq!(opened.is_ok(), valid, "{test}");
        if let Ok(opened) = opened {
            assert_eq!(*opened, msg);
            assert_eq!(seal::seal(&key, &nonce, &aad, &msg).unwrap(), boxed);
            let payload = Payload {
                msg: &msg,
                aad: &aad,
            };
            let cipher = XChaCha20Poly1305::new(&key.into());
            assert_eq!(cipher.encrypt(&nonce.into(), payload).unwrap(), boxed[24..]);
        }
        seen += 1;
    }
    assert!(seen > 100, "only {seen} vectors");
}

#[test]
fn hkdf_sha256_agrees_with_wycheproof() {
    let Some(vectors) = vectors("hkdf_sha256_test.json") else {
        return;
    };
    let mut seen = 0;
    for test in tests(&vectors) {
        let size = usize::try_from(test["size"].as_u64().unwrap()).unwrap();
        let mut okm = vec![0; size];
        let derived = Hkdf::<Sha256>::new(Some(&bytes(&test["salt"])), &bytes(&test["ikm"]))
            .expand(&bytes(&test["info"]), &mut okm);
        assert_eq!(derived.is_ok(), test["result"] == "valid", "{test}");
        if derived.is_ok() {
            assert_eq!(okm, bytes(&test["okm"]), "{test}");
        }
        seen += 1;
    }
    assert!(seen > 50, "only {seen} vectors");
}

#[test]
fn two_purposes_give_two_keys() {
    let key = [7; 32];
    assert_ne!(*seal::subkey(&key, "one"), *seal::subkey(&key, "two"));
}
