//! All vectors of RFC 9497 for ristretto255-SHA512, modes OPRF and VOPRF (appendix A.1).

use super::batch::{blind_in, unblind_in};
use super::proof::{Elements, prove_with, verify};
use super::suite::Suite;
use super::*;
use curve25519_dalek::Scalar;
use curve25519_dalek::ristretto::CompressedRistretto;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use serde_json::Value;

const ONE: NonZeroUsize = NonZeroUsize::MIN;
const TWO: NonZeroUsize = NonZeroUsize::new(2).unwrap();

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn bytes(value: &Value) -> Vec<u8> {
    hex::decode(text(value)).unwrap()
}

/// Values of a batch are separated by commas.
fn list<const N: usize>(value: &Value) -> Vec<[u8; N]> {
    let array = |part: &str| hex::decode(part).unwrap().try_into().unwrap();
    text(value).split(',').map(array).collect()
}

fn scalars(value: &Value) -> Vec<Scalar> {
    let scalar = |bytes| Option::from(Scalar::from_canonical_bytes(bytes)).unwrap();
    list::<32>(value).into_iter().map(scalar).collect()
}

fn check(suite: &Suite, key: &OprfSecret, vector: &Value) {
    let inputs: Vec<Vec<u8>> = text(&vector["Input"])
        .split(',')
        .map(|part| hex::decode(part).unwrap())
        .collect();
    let blinds: Vec<Blind> = scalars(&vector["Blind"]).into_iter().map(Blind).collect();
    let requested = blind_in(suite, &inputs, &blinds, ONE).unwrap();
    assert_eq!(requested, list::<32>(&vector["BlindedElement"]));
    let (points, evaluated) = key.evaluate_only(&requested, ONE).unwrap();
    assert_eq!(evaluated, list::<32>(&vector["EvaluationElement"]));
    let decompress = |bytes: &Element| CompressedRistretto(*bytes).decompress().unwrap();
    let answered: Vec<_> = evaluated.iter().map(decompress).collect();
    let outputs = unblind_in(suite, &inputs, &blinds, &answered, ONE).unwrap();
    let outputs: Vec<[u8; 64]> = outputs.iter().map(|output| **output).collect();
    assert_eq!(outputs, list::<64>(&vector["Output"]));
    let Some(proof) = vector.get("Proof") else {
        return;
    };
    let nonce = scalars(&proof["r"])[0];
    let c = Elements {
        points: &points,
        bytes: &requested,
    };
    let d = Elements {
        points: &answered,
        bytes: &evaluated,
    };
    let made = prove_with(suite, key, c, &evaluated, ONE, |_, _| nonce).unwrap();
    assert_eq!(made, list::<64>(&proof["proof"])[0]);
    verify(suite, key.public(), c, d, &made, ONE).unwrap();
}

#[test]
fn every_vector_of_rfc_9497_for_the_suite_holds() {
    let file: Value = serde_json::from_str(include_str!(
        "../../tests/vectors/rfc9497-ristretto255.json"
    ))
    .unwrap();
    let mut checked = Vec::new();
    for mode in file.as_array().unwrap() {
        let number = u8::try_from(mode["mode"].as_u64().unwrap()).unwrap();
        let suite = Suite::new(number);
        let seed = bytes(&mode["seed"]).try_into().unwrap();
        let key = OprfSecret::derive(&suite, &seed, &bytes(&mode["keyInfo"])).unwrap();
        assert_eq!(key.expose().to_vec(), bytes(&mode["skSm"]));
        if let Some(public) = mode.get("pkSm") {
            assert_eq!(key.public().to_bytes().to_vec(), bytes(public));
        }
        for vector in mode["vectors"].as_array().unwrap() {
            check(&suite, &key, vector);
            checked.push((number, vector["Batch"].as_u64().unwrap()));
        }
    }
    assert_eq!(checked, [(0, 1), (0, 1), (1, 1), (1, 1), (1, 2)]);
}

struct Batch {
    key: OprfSecret,
    inputs: Vec<Vec<u8>>,
    blinds: Vec<Blind>,
    requested: Vec<Element>,
    answer: Evaluated,
}

impl Batch {
    fn new(many: u16, threads: NonZeroUsize) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(7);
        let key = OprfSecret::generate(&mut rng);
        let inputs: Vec<_> = (0..many).map(|n| n.to_be_bytes().to_vec()).collect();
        let blinds: Vec<_> = (0..many)
            .map(|kind| Blind::derive(&[3; 32], kind))
            .collect();
        let requested = blind(&inputs, &blinds, threads).unwrap();
        let answer = key.evaluate(&requested, threads, &mut rng).unwrap();
        Self {
            key,
            inputs,
            blinds,
            requested,
            answer,
        }
    }

    fn finalise(
        &self,
        public: &OprfPublic,
        threads: NonZeroUsize,
    ) -> Result<Vec<Output>, OprfError> {
        let pending = Pending {
            inputs: &self.inputs,
            blinds: &self.blinds,
            requested: &self.requested,
        };
        let answer = Answer {
            elements: &self.answer.elements,
            proof: &self.answer.proof,
        };
        finalise(public, pending, answer, threads)
    }
}

#[test]
fn both_sides_have_the_same_values_on_any_number_of_threads() {
    let (one, two) = (Batch::new(97, ONE), Batch::new(97, TWO));
    assert_eq!(one.requested, two.requested);
    assert_eq!(one.answer.elements, two.answer.elements);
    let values = one.finalise(one.key.public(), TWO).unwrap();
    assert_eq!(values, two.finalise(one.key.public(), ONE).unwrap());
    assert_eq!(values, one.key.outputs(&one.inputs, TWO).unwrap());
}

#[test]
fn a_source_of_chance_that_repeats_itself_does_not_repeat_a_nonce() {
    // Challenge c and response s = r - ck: with one r for two proofs, k would be (s1 - s2)/(c2 - c1).
    let (one, other) = (Batch::new(2, ONE), Batch::new(3, ONE));
    assert_eq!(*one.key.expose(), *other.key.expose());
    let halves = |batch: &Batch| {
        let scalar = |bytes: &[u8]| Scalar::from_bytes_mod_order(bytes.try_into().unwrap());
        let (c, s) = batch.answer.proof.split_at(32);
        (scalar(c), scalar(s))
    };
    let ((c1, s1), (c2, s2)) = (halves(&one), halves(&other));
    let guessed = (s1 - s2) * (c2 - c1).invert();
    assert_ne!(guessed.to_bytes(), *one.key.expose());
}

#[test]
fn an_answer_that_was_altered_or_made_with_another_key_is_refused() {
    let batch = || Batch::new(40, TWO);
    let refused = |batch: &Batch, threads| {
        let error = batch.finalise(batch.key.public(), threads).unwrap_err();
        assert_eq!(batch.finalise(batch.key.public(), ONE).unwrap_err(), error);
        error
    };
    let mut swapped = batch();
    swapped.answer.elements.swap(1, 30);
    assert_eq!(refused(&swapped, TWO), OprfError::WrongProof);
    let mut proof = batch();
    proof.answer.proof[3] ^= 1;
    assert_eq!(refused(&proof, TWO), OprfError::WrongProof);
    proof.answer.proof[31] = 0xff;
    assert_eq!(refused(&proof, TWO), OprfError::MalformedProof);
    let mut neutral = batch();
    neutral.answer.elements[33] = [0; 32];
    assert_eq!(refused(&neutral, TWO), OprfError::IdentityElement(33));
    let mut other = batch();
    other.answer.elements[33] = [0xff; 32];
    assert_eq!(refused(&other, TWO), OprfError::NonCanonicalElement(33));
    let mut short = batch();
    short.answer.elements.pop();
    assert_eq!(refused(&short, TWO), OprfError::Lengths(40, 39));
    let key = OprfSecret::generate(&mut ChaCha20Rng::seed_from_u64(8));
    assert_eq!(
        batch().finalise(key.public(), TWO).unwrap_err(),
        OprfError::WrongProof
    );
}

#[test]
fn a_request_with_a_bad_element_or_size_is_not_evaluated() {
    let mut rng = ChaCha20Rng::seed_from_u64(9);
    let key = OprfSecret::generate(&mut rng);
    let mut ask = |elements: &[Element]| key.evaluate(elements, TWO, &mut rng).unwrap_err();
    let good = key.public().to_bytes();
    assert_eq!(ask(&[]), OprfError::BatchSize(0));
    assert_eq!(ask(&vec![good; 65_536]), OprfError::BatchSize(65_536));
    assert_eq!(ask(&[good, [0; 32]]), OprfError::IdentityElement(1));
    let mut negative = [0; 32];
    negative[0] = 1;
    assert_eq!(ask(&[negative]), OprfError::NonCanonicalElement(0));
    let long = vec![0; 65_536];
    assert_eq!(
        key.outputs(&[long], ONE).unwrap_err(),
        OprfError::InputTooLong(0)
    );
}

#[test]
fn keys_are_read_back_and_bad_ones_are_refused() {
    let key = OprfSecret::generate(&mut ChaCha20Rng::seed_from_u64(10));
    let again = OprfSecret::from_bytes(&key.expose()).unwrap();
    assert_eq!(again.public(), key.public());
    assert_eq!(
        OprfSecret::from_bytes(&[0; 32]).unwrap_err(),
        OprfError::MalformedKey
    );
    assert_eq!(
        OprfSecret::from_bytes(&[0xff; 32]).unwrap_err(),
        OprfError::MalformedKey
    );
    assert!(!format!("{key:?}").contains(&hex::encode(*key.expose())));
    let text = key.public().to_text("run-1", "school");
    assert_eq!(
        OprfPublic::from_text(&text, "run-1", "school").unwrap(),
        *key.public()
    );
    for (text, run) in [
        (text.as_str(), "run-2"),
        ("augenmass-oprf-key 1", "run-1"),
        ("", "run-1"),
    ] {
        let error = OprfPublic::from_text(text, run, "school").unwrap_err();
        assert_eq!(error, OprfError::MalformedPublicKey);
    }
    let error = OprfPublic::from_bytes([0; 32]).unwrap_err();
    assert_eq!(error, OprfError::MalformedPublicKey);
}
