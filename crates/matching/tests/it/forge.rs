//! A second, plain implementation of the format of `docs/reconciliation.md`, for messages that a
//! dishonest side signs.

use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest as _, Sha256};

pub struct Part {
    pub section: u8,
    pub number: u32,
    pub items: u32,
    pub body: Vec<u8>,
}

/// A message taken apart. Public fields may be changed before it is signed anew.
pub struct Forged {
    pub start: Vec<u8>,
    pub transcript: [u8; 32],
    pub checkpoint: Vec<u8>,
    pub body: Vec<u8>,
    pub parts: Vec<Part>,
    pub bound: [u8; 32],
    pub items: Option<u64>,
}

fn hash(label: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(format!("augenmass/reconcile/v1/{label}\0"));
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> &'a [u8] {
        let (first, rest) = self.0.split_at(length);
        self.0 = rest;
        first
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        self.take(N).try_into().unwrap()
    }

    fn counted(&mut self) -> Vec<u8> {
        let length = u16::from_be_bytes(self.array());
        self.take(usize::from(length)).to_vec()
    }
}

impl Forged {
    pub fn parse(message: &[u8]) -> Self {
        let mut names = 12;
        for _ in 0..3 {
            names += 1 + usize::from(message[names]);
        }
        let mut bytes = Bytes(message);
        let start = bytes.take(names + 32).to_vec();
        let transcript = bytes.array();
        let (checkpoint, body) = (bytes.counted(), bytes.counted());
        bytes.take(64);
        let mut parts = Vec::new();
        while bytes.array() == [1] {
            let [section] = bytes.array();
            let [number, items, length] = [(); 3].map(|()| u32::from_be_bytes(bytes.array()));
            let body = bytes.take(usize::try_from(length).unwrap()).to_vec();
            bytes.take(64);
            parts.push(Part {
                section,
                number,
                items,
                body,
            });
        }
        bytes.take(12);
        Self {
            start,
            transcript,
            checkpoint,
            body,
            parts,
            bound: bytes.array(),
            items: None,
        }
    }

    /// The message, signed; and the running hashes after header, chunks and end.
    pub fn sign(&self, key: &SigningKey) -> (Vec<u8>, Vec<[u8; 32]>) {
        let counted =
            |part: &[u8]| [&u16::try_from(part.len()).unwrap().to_be_bytes()[..], part].concat();
        let header = [
            self.start.clone(),
            self.transcript.to_vec(),
            counted(&self.checkpoint),
            counted(&self.body),
        ]
        .concat();
        let mut chains = vec![hash("header", &[&header])];
        let mut out = header;
        let sign = |out: &mut Vec<u8>, chain: &[u8; 32]| {
            let text = [b"augenmass/reconcile/v1/signature\0".as_slice(), chain].concat();
            out.extend(key.sign(&text).to_bytes());
        };
        sign(&mut out, &chains[0]);
        for part in &self.parts {
            let length = u32::try_from(part.body.len()).unwrap();
            let mut head = vec![1, part.section];
            for number in [part.number, part.items, length] {
                head.extend(number.to_be_bytes());
            }
            chains.push(hash("chunk", &[chains.last().unwrap(), &head, &part.body]));
            out.extend([head, part.body.clone()].concat());
            sign(&mut out, chains.last().unwrap());
        }
        let items: u64 = self.parts.iter().map(|part| u64::from(part.items)).sum();
        let mut end = vec![2];
        end.extend(u32::try_from(self.parts.len()).unwrap().to_be_bytes());
        end.extend(self.items.unwrap_or(items).to_be_bytes());
        end.extend(self.bound);
        chains.push(hash("end", &[chains.last().unwrap(), &end]));
        out.extend(end);
        sign(&mut out, chains.last().unwrap());
        (out, chains)
    }
}

#[test]
fn the_second_implementation_writes_the_same_bytes() {
    let world = crate::sample::World::usual(1);
    let played = world.play();
    for (message, key) in [
        (&played.commit, &world.benefits),
        (&played.sealed_bytes, &world.office),
        (&played.request, &world.benefits),
        (&played.response, &world.office),
        (&played.receipt, &world.benefits),
    ] {
        assert_eq!(Forged::parse(message).sign(key).0, *message);
    }
}
