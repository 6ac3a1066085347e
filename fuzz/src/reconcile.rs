//! The private reconciliation: every message is read without a panic, and only signed bytes are taken.

use augenmass_matching::oprf::{Answer, Blind, Pending, finalise};
use augenmass_matching::{
    Agreement, Answering, Commitment, Head, Indication, LedgerLeaf, MessageKind, Name, Opening,
    OprfPublic, OprfSecret, Receiver, ReceiverSecret, Record, Sealed, Sender, Spent, Work,
    resume_point,
};
use ed25519_dalek::{Signer as _, SigningKey};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use sha2::{Digest as _, Sha256};
use std::num::NonZeroUsize;
use std::sync::OnceLock;

const KINDS: [MessageKind; 5] = [
    MessageKind::Commit,
    MessageKind::Sealed,
    MessageKind::Request,
    MessageKind::Response,
    MessageKind::Receipt,
];

/// An honest run of invented parties: everybody may know its keys.
pub struct Run {
    agreement: Agreement,
    office: SigningKey,
    benefits: SigningKey,
    key: OprfSecret,
    secret: ReceiverSecret,
    commitment: Commitment,
    sealed: Sealed,
    /// The five messages.
    pub messages: [Vec<u8>; 5],
    /// An opened record.
    pub opening: Opening,
}

fn heads(_: &[u8]) -> Option<Head> {
    let commitment: [u8; 32] = Sha256::digest(b"one").into();
    let root = Sha256::new()
        .chain_update([0])
        .chain_update(commitment)
        .finalize()
        .into();
    Some(Head { size: 1, root })
}

fn work() -> Work<'static> {
    Work {
        threads: NonZeroUsize::MIN,
        progress: &|_| {},
    }
}

fn records() -> Vec<std::io::Result<Record>> {
    let record = |n: u8| {
        let keys = vec![Some(vec![n]), None];
        Ok(Record {
            canonical: vec![n],
            keys,
        })
    };
    (0..3).map(record).collect()
}

fn agreement(office: &SigningKey, benefits: &SigningKey) -> Agreement {
    Agreement {
        run: Name::new("run").unwrap(),
        office: Name::new("office").unwrap(),
        receiver: Name::new("receiver").unwrap(),
        sender_key: office.verifying_key(),
        receiver_key: benefits.verifying_key(),
        legal_basis: "none".to_owned(),
        kinds: vec![1, 2],
        entries: 2,
        payload_length: 8,
        most_indications: 3,
        most_evaluations: 6,
        chunk: 4,
    }
}

/// The run, made once.
#[must_use]
pub fn honest() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| {
        let (office, benefits) = (
            SigningKey::from_bytes(&[1; 32]),
            SigningKey::from_bytes(&[2; 32]),
        );
        let mut rng = ChaCha20Rng::seed_from_u64(3);
        let agreement = agreement(&office, &benefits);
        let key = OprfSecret::generate(&mut rng);
        let secret = ReceiverSecret::generate(&mut rng);
        let sender = Sender {
            agreement: &agreement,
            key: &key,
            signing: &office,
            work: work(),
        };
        let receiver = Receiver {
            agreement: &agreement,
            secret: &secret,
            signing: &benefits,
            work: work(),
        };
        let (messages, commitment, sealed) = exchange(&sender, &receiver, &mut rng);
        let drawn = [2].into_iter().collect();
        let openings = receiver.openings(&commitment, &drawn, records());
        let opening = openings.unwrap().remove(0);
        Run {
            agreement,
            office,
            benefits,
            key,
            secret,
            commitment,
            sealed,
            messages,
            opening,
        }
    })
}

fn exchange(
    sender: &Sender<'_>,
    receiver: &Receiver<'_>,
    rng: &mut ChaCha20Rng,
) -> ([Vec<u8>; 5], Commitment, Sealed) {
    let mut messages: [Vec<u8>; 5] = Default::default();
    let [commit, sealed, request, response, receipt] = &mut messages;
    let made = receiver.commit(b"c", records(), commit).unwrap();
    let leaf = LedgerLeaf {
        commitment: Sha256::digest(b"one").into(),
        index: 0,
        path: vec![],
    };
    let indication = Indication {
        content: b"text".to_vec(),
        leaf,
        keys: vec![(1, vec![1])],
    };
    let before = sender.seal(&made, b"c", vec![indication], rng, &mut *sealed);
    let published = sender.key.public();
    let list = receiver.read_sealed(&made, published, &sealed[..], &heads);
    let list = list.unwrap();
    let asked = receiver.request(&made, &list, b"c", records(), None, &mut *request);
    asked.unwrap();
    let mut keep = |_: &Spent| Ok(());
    let answering = Answering {
        sealed: before.unwrap(),
        checkpoint: b"c",
        spent: Spent::default(),
        resume: None,
        keep: &mut keep,
    };
    let after = sender.respond(&made, &request[..], &heads, answering, rng, response);
    receiver.receipt(&after.unwrap(), b"c", receipt).unwrap();
    (messages, made, list)
}

impl Run {
    /// The office's key as the log has it.
    #[must_use]
    pub fn public_text(&self) -> String {
        self.key.public().to_text("run", "office")
    }

    /// Gives bytes to whoever reads this message; whether they were taken.
    fn is_taken(&self, kind: usize, bytes: &[u8]) -> bool {
        let (agreement, work) = (&self.agreement, work());
        let sender = Sender {
            agreement,
            key: &self.key,
            signing: &self.office,
            work,
        };
        let receiver = Receiver {
            agreement,
            secret: &self.secret,
            signing: &self.benefits,
            work,
        };
        let mut rng = ChaCha20Rng::seed_from_u64(4);
        let (commitment, sealed) = (&self.commitment, &self.sealed);
        match kind {
            0 => sender.read_commit(bytes, &heads).is_ok(),
            1 => receiver
                .read_sealed(commitment, self.key.public(), bytes, &heads)
                .is_ok(),
            2 => {
                let (mut keep, spent) = (|_: &Spent| Ok(()), Spent::default());
                let sealed = sealed.transcript;
                let answering = Answering {
                    sealed,
                    checkpoint: b"c",
                    spent,
                    resume: None,
                    keep: &mut keep,
                };
                sender
                    .respond(commitment, bytes, &heads, answering, &mut rng, Vec::new())
                    .is_ok()
            }
            3 => {
                let request = &self.messages[2][..];
                receiver
                    .open(commitment, sealed, records(), request, bytes, &heads)
                    .is_ok()
            }
            // The receipt follows the transcript with the response, which only the parties know.
            _ => false,
        }
    }
}

/// Signs the hash that a header with these bytes has, as its author would.
fn signed(header: &[u8], key: &SigningKey) -> Vec<u8> {
    let chain = Sha256::new()
        .chain_update("augenmass/reconcile/v1/header\0")
        .chain_update(header);
    let text = [
        b"augenmass/reconcile/v1/signature\0".as_slice(),
        &chain.finalize(),
    ]
    .concat();
    [header, &key.sign(&text).to_bytes()].concat()
}

/// The five messages: bytes as they are, and as a header that its author signed. Accepted only as
/// they were written.
pub fn message(bytes: &[u8]) {
    let run = honest();
    for (number, kind) in KINDS.into_iter().enumerate() {
        if run.is_taken(number, bytes) {
            assert_eq!(
                run.messages[number], bytes,
                "only what was signed is taken; a new form of the messages needs a new corpus"
            );
        }
        let author = if matches!(number, 1 | 3) {
            &run.office
        } else {
            &run.benefits
        };
        let signed = signed(bytes, author);
        run.is_taken(number, &signed);
        for bytes in [bytes, &signed] {
            if let Ok(Some(point)) = resume_point(&run.agreement, kind, bytes) {
                assert!(point.offset <= u64::try_from(bytes.len()).unwrap());
            }
        }
    }
}

/// The small parsers: keys and their text, openings, what was asked, elements and proofs.
pub fn parts(bytes: &[u8]) {
    if let Ok(opening) = Opening::from_bytes(bytes) {
        assert_eq!(opening.to_bytes(), bytes);
    }
    if let Ok(spent) = Spent::from_bytes(bytes) {
        assert_eq!(spent.to_bytes(), bytes);
    }
    let text = String::from_utf8_lossy(bytes);
    if let Ok(public) = OprfPublic::from_text(&text, "run", "office") {
        assert_eq!(public.to_text("run", "office"), text);
    }
    if let Ok(name) = Name::new(&text) {
        assert_eq!(name.as_str(), text);
    }
    let Some((first, rest)) = bytes.split_first_chunk::<32>() else {
        return;
    };
    if let Ok(public) = OprfPublic::from_bytes(*first) {
        assert_eq!(public.to_bytes(), *first);
    }
    if let Ok(secret) = OprfSecret::from_bytes(first) {
        assert_eq!(*secret.expose(), *first);
    }
    let run = honest();
    let one = NonZeroUsize::MIN;
    let answered = run
        .key
        .evaluate(&[*first], one, &mut ChaCha20Rng::seed_from_u64(5));
    assert_eq!(answered.is_ok(), OprfPublic::from_bytes(*first).is_ok());
    if let Some((proof, _)) = rest.split_first_chunk::<64>() {
        let blinds = [Blind::derive(first, 1)];
        let pending = Pending {
            inputs: &[b"x"],
            blinds: &blinds,
            requested: &[*first],
        };
        let answer = Answer {
            elements: &[*first],
            proof,
        };
        // Nobody can prove that an element is its own multiple by a key other than one.
        assert!(finalise(run.key.public(), pending, answer, one).is_err());
    }
}
