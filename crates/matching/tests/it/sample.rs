//! An invented run of an invented office and an invented Familienkasse.

use augenmass_matching::{
    Agreement, Answering, Commitment, Head, Indication, Keys, LedgerLeaf, MessageError, Name,
    Opened, OprfPublic, OprfSecret, Receiver, ReceiverSecret, Record, ResumePoint, Sealed, Sender,
    Spent, Transcript, Work,
};
use ed25519_dalek::SigningKey;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use sha2::{Digest as _, Sha256};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

pub const KINDS: [u16; 3] = [1, 2, 7];
pub const CHECKPOINT: &[u8] = b"log.example/office\n2\n";

/// Read by `heads`: size and root of the log that holds the sample's commitments.
pub fn checkpoint(size: u64, root: [u8; 32]) -> Vec<u8> {
    [CHECKPOINT, &size.to_be_bytes(), &root].concat()
}

pub fn heads(checkpoint: &[u8]) -> Option<Head> {
    let rest = checkpoint.strip_prefix(CHECKPOINT)?;
    let (size, root) = rest.split_first_chunk()?;
    Some(Head {
        size: u64::from_be_bytes(*size),
        root: root.try_into().ok()?,
    })
}

pub fn work() -> Work<'static> {
    Work {
        threads: NonZeroUsize::new(2).unwrap(),
        progress: &|_| {},
    }
}

pub fn random(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

/// Everything a run needs: the secrets of both sides, the list, the indications.
pub struct World {
    pub agreement: Agreement,
    pub office: SigningKey,
    pub benefits: SigningKey,
    pub key: OprfSecret,
    pub secret: ReceiverSecret,
    pub list: Vec<Keys>,
    pub indications: Vec<Indication>,
    pub checkpoint: Vec<u8>,
    pub seed: u64,
}

fn node(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    Sha256::new()
        .chain_update([1])
        .chain_update(left)
        .chain_update(right)
        .finalize()
        .into()
}

/// A log of two leaves for each pair of indications would not do: a whole tree, made plainly.
pub fn log_of(commitments: &[[u8; 32]]) -> ([u8; 32], Vec<Vec<[u8; 32]>>) {
    let mut level: Vec<[u8; 32]> = commitments
        .iter()
        .map(|one| {
            Sha256::new()
                .chain_update([0])
                .chain_update(one)
                .finalize()
                .into()
        })
        .collect();
    let mut paths = vec![Vec::new(); commitments.len()];
    let mut places: Vec<usize> = (0..commitments.len()).collect();
    while level.len() > 1 {
        for (path, place) in paths.iter_mut().zip(&mut places) {
            if let Some(sibling) = level.get(*place ^ 1) {
                path.push(*sibling);
            }
            *place /= 2;
        }
        let pairs = level.chunks(2);
        level = pairs
            .map(|pair| pair.get(1).map_or(pair[0], |right| node(&pair[0], right)))
            .collect();
    }
    (level.first().copied().unwrap_or([0; 32]), paths)
}

pub fn key(text: &str) -> Option<Vec<u8>> {
    Some(text.as_bytes().to_vec())
}

impl World {
    /// A list of records and the keys of each indication.
    pub fn new(seed: u64, list: Vec<Keys>, indications: &[Vec<(u16, Vec<u8>)>]) -> Self {
        let mut rng = random(seed);
        let office = SigningKey::from_bytes(&[1; 32]);
        let benefits = SigningKey::from_bytes(&[2; 32]);
        let commitments: Vec<[u8; 32]> = (0..indications.len())
            .map(|number| Sha256::digest(number.to_be_bytes()).into())
            .collect();
        let (root, paths) = log_of(&commitments);
        let size = u64::try_from(commitments.len()).unwrap();
        let with_path = indications.iter().zip(commitments).zip(paths).zip(0_u64..);
        let indications = with_path
            .map(|(((keys, commitment), path), index)| Indication {
                content: format!("Anlass {index}").into_bytes(),
                leaf: LedgerLeaf {
                    commitment,
                    index,
                    path,
                },
                keys: keys.clone(),
            })
            .collect();
        let agreement = Agreement {
            run: Name::new("2026-q4").unwrap(),
            office: Name::new("school").unwrap(),
            receiver: Name::new("family-benefits").unwrap(),
            sender_key: office.verifying_key(),
            receiver_key: benefits.verifying_key(),
            legal_basis: "§ 68 EStG, Manifest 2026-q4".to_owned(),
            kinds: KINDS.to_vec(),
            entries: 5,
            payload_length: 200,
            most_indications: 250,
            most_evaluations: 1_000,
            chunk: 4,
        };
        Self {
            agreement,
            office,
            benefits,
            key: OprfSecret::generate(&mut rng),
            secret: ReceiverSecret::generate(&mut rng),
            list,
            indications,
            checkpoint: checkpoint(size, root),
            seed,
        }
    }

    /// Five records; indications about the second (two keys in common) and the fourth, and one about
    /// nobody in the list.
    pub fn usual(seed: u64) -> Self {
        let record = |n: u32| {
            let of = |kind| key(&format!("{kind} of {n}"));
            vec![
                of("name"),
                of("date"),
                if n == 2 { None } else { of("street") },
            ]
        };
        let known = |kind: u16, text: &str| (kind, text.as_bytes().to_vec());
        let indications = [
            vec![
                known(1, "name of 1"),
                known(2, "date of 1"),
                known(1, "nam of 1"),
            ],
            vec![known(7, "street of 3")],
            vec![known(1, "name of 9"), known(2, "date of 9")],
        ];
        Self::new(seed, (0..5).map(record).collect(), &indications)
    }

    pub fn records(&self) -> Vec<std::io::Result<Record>> {
        let record = |keys: &Keys| {
            let canonical = keys.iter().flatten().flatten().copied().collect();
            Ok(Record {
                canonical,
                keys: keys.clone(),
            })
        };
        self.list.iter().map(record).collect()
    }

    pub fn sender(&self) -> Sender<'_> {
        let (agreement, key) = (&self.agreement, &self.key);
        Sender {
            agreement,
            key,
            signing: &self.office,
            work: work(),
        }
    }

    pub fn receiver(&self) -> Receiver<'_> {
        let (agreement, secret) = (&self.agreement, &self.secret);
        Receiver {
            agreement,
            secret,
            signing: &self.benefits,
            work: work(),
        }
    }

    pub fn commit(&self) -> (Commitment, Vec<u8>) {
        let mut out = Vec::new();
        let made = self
            .receiver()
            .commit(&self.checkpoint, self.records(), &mut out)
            .unwrap();
        (made, out)
    }

    pub fn seal(&self, commitment: &Commitment) -> (Transcript, Vec<u8>) {
        let mut out = Vec::new();
        let (checkpoint, rng) = (&self.checkpoint, &mut random(self.seed + 1));
        let indications = self.indications.clone();
        let sealed = self
            .sender()
            .seal(commitment, checkpoint, indications, rng, &mut out);
        (sealed.unwrap(), out)
    }

    pub fn read_sealed(
        &self,
        commitment: &Commitment,
        bytes: &[u8],
    ) -> Result<Sealed, MessageError> {
        let published = OprfPublic::from_bytes(self.key.public().to_bytes()).unwrap();
        self.receiver()
            .read_sealed(commitment, &published, bytes, &heads)
    }

    pub fn request(&self, commitment: &Commitment, sealed: &Sealed) -> (Transcript, Vec<u8>) {
        let mut out = Vec::new();
        let (receiver, checkpoint) = (self.receiver(), &self.checkpoint);
        let records = self.records();
        let made = receiver.request(commitment, sealed, checkpoint, records, None, &mut out);
        (made.unwrap(), out)
    }

    /// Answers, going on where asked to; keeps what was asked in `spent`.
    pub fn respond(
        &self,
        commitment: &Commitment,
        sealed: Transcript,
        request: &[u8],
        resume: Option<ResumePoint>,
        spent: &mut Spent,
        out: &mut Vec<u8>,
    ) -> Result<Transcript, MessageError> {
        let before = spent.clone();
        let mut keep = |now: &Spent| {
            *spent = Spent::from_bytes(&now.to_bytes()).unwrap();
            Ok(())
        };
        let checkpoint = &self.checkpoint;
        let answering = Answering {
            sealed,
            checkpoint,
            spent: before,
            resume,
            keep: &mut keep,
        };
        let rng = &mut random(self.seed + 2);
        self.sender()
            .respond(commitment, request, &heads, answering, rng, out)
    }

    pub fn open(
        &self,
        commitment: &Commitment,
        sealed: &Sealed,
        request: &[u8],
        response: &[u8],
    ) -> Result<Opened, MessageError> {
        let records = self.records();
        self.receiver()
            .open(commitment, sealed, records, request, response, &heads)
    }

    /// All messages of an honest run, and what came of it.
    pub fn play(&self) -> Played {
        let (commitment, commit) = self.commit();
        let read = self.sender().read_commit(&commit[..], &heads).unwrap();
        assert_eq!(read, commitment);
        let (transcript, sealed_bytes) = self.seal(&commitment);
        let sealed = self.read_sealed(&commitment, &sealed_bytes).unwrap();
        assert_eq!(sealed.transcript, transcript);
        let (_, request) = self.request(&commitment, &sealed);
        let (mut response, mut spent) = (Vec::new(), Spent::default());
        let answered = self
            .respond(
                &commitment,
                transcript,
                &request,
                None,
                &mut spent,
                &mut response,
            )
            .unwrap();
        let opened = self
            .open(&commitment, &sealed, &request, &response)
            .unwrap();
        assert_eq!(opened.transcript, answered);
        let mut receipt = Vec::new();
        let made = self
            .receiver()
            .receipt(&answered, &self.checkpoint, &mut receipt)
            .unwrap();
        let read = self
            .sender()
            .read_receipt(&answered, &receipt[..], &heads)
            .unwrap();
        assert_eq!(made, read);
        Played {
            commitment,
            commit,
            sealed_bytes,
            sealed,
            request,
            response,
            opened,
            receipt,
            spent,
        }
    }
}

/// The files of a run.
pub struct Played {
    pub commitment: Commitment,
    pub commit: Vec<u8>,
    pub sealed_bytes: Vec<u8>,
    pub sealed: Sealed,
    pub request: Vec<u8>,
    pub response: Vec<u8>,
    pub opened: Opened,
    pub receipt: Vec<u8>,
    pub spent: Spent,
}

/// A file beside the checkout, where it is there.
pub fn shared(name: &str) -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::var_os("AUGENMASS_SHARED")
        .map_or_else(|| here.join("../../../shared"), PathBuf::from);
    let file = folder.join(name);
    if !file.exists() {
        println!("skipped: {} is not there", file.display());
        return None;
    }
    Some(file)
}
