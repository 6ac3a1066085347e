//! Published Ed25519 vectors (C2SP/wycheproof) against the check we use.

use crate::sample::shared;
use augenmass_ledger::LogVerifier;
use serde_json::Value;

fn bytes(value: &Value) -> Vec<u8> {
    hex::decode(value.as_str().unwrap()).unwrap()
}

#[test]
fn signatures_are_judged_as_wycheproof_says() {
    let Some(file) = shared("vectors/wycheproof/ed25519_test.json") else {
        return;
    };
    let vectors: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let mut judged = 0;
    for group in vectors["testGroups"].as_array().unwrap() {
        let key: [u8; 32] = bytes(&group["publicKey"]["pk"]).try_into().unwrap();
        let key = LogVerifier::from_public_key("wycheproof", &key).unwrap();
        for test in group["tests"].as_array().unwrap() {
            let is_valid = key.is_valid(&bytes(&test["msg"]), &bytes(&test["sig"]));
            assert_eq!(is_valid, test["result"] == "valid", "{test}");
            judged += 1;
        }
    }
    assert_eq!(vectors["numberOfTests"], judged);
}

#[test]
fn a_key_under_which_anyone_can_sign_is_refused() {
    // The neutral point: every message has a valid signature under lax rules.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    assert!(LogVerifier::from_public_key("weak", &neutral).is_err());
}
