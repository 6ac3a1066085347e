//! Looking outputs up among the entries, and opening what is found.

use super::records::Asked;
use super::sealed::Sealed;
use super::{EVALUATED, REQUESTED, elements};
use crate::agreement::Agreement;
use crate::error::MessageError;
use crate::message::{MessageReader, Transcript};
use crate::oprf::{Element, OprfError, Output, PROOF_LENGTH, divided};
use crate::seal::{EntryKeys, Opener, Place, open_payload};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::io::Read;
use std::num::NonZeroUsize;
use zeroize::Zeroizing;

/// A payload that a record of the list opened: a candidate, to be compared in clear.
#[derive(Clone)]
pub struct Candidate {
    /// Number of the record in the receiver's list, from 0.
    pub record: u64,
    /// Number of the payload in `sealed`.
    pub payload: u32,
    /// The kinds of match key that opened it.
    pub kinds: BTreeSet<u16>,
    /// The indication's commitment in the office's log.
    pub commitment: [u8; 32],
    /// What the office sealed.
    pub content: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Candidate(redacted)")
    }
}

/// What came of a run. It stays with the receiver.
#[derive(Debug)]
pub struct Opened {
    /// The candidates, by record and payload.
    pub candidates: Vec<Candidate>,
    /// Entries or payloads that were found and are malformed: a sender's error or trick. Never told
    /// to the sender while the run lasts, because it would say that something was found.
    pub malformed: u64,
    /// The transcript with `response`.
    pub transcript: Transcript,
}

/// A chunk of the request and the one that answers it.
pub(super) struct Pair {
    pub(super) number: u32,
    pub(super) requested: Vec<Element>,
    pub(super) evaluated: Vec<Element>,
    pub(super) proof: [u8; PROOF_LENGTH],
}

impl Pair {
    pub(super) fn next(
        sent: &mut MessageReader<'_, impl Read>,
        given: &mut MessageReader<'_, impl Read>,
    ) -> Result<Option<Self>, MessageError> {
        let Some(asked) = sent.next()? else {
            return Ok(None);
        };
        let answer = given.next()?;
        let (said, there) = (sent.items(), given.items());
        let answer = answer.ok_or(MessageError::WrongCount { said, there })?;
        let (chain, rest) = answer
            .body
            .split_first_chunk()
            .ok_or(MessageError::Malformed)?;
        if chain != sent.chain() || answer.items != asked.items {
            return Err(MessageError::AnswersAnotherRequest);
        }
        let (body, proof) = rest.split_last_chunk().ok_or(MessageError::Malformed)?;
        if asked.section != REQUESTED || answer.section != EVALUATED {
            return Err(MessageError::Malformed);
        }
        Ok(Some(Self {
            number: asked.number,
            requested: elements(&asked.body, asked.items)?,
            evaluated: elements(body, answer.items)?,
            proof: *proof,
        }))
    }
}

/// What was found so far.
pub(super) struct Finds<'a> {
    digest: [u8; 32],
    sealed: &'a Sealed,
    candidates: BTreeMap<(u64, u32), Candidate>,
    /// Which payload claims a commitment.
    claimed: HashMap<[u8; 32], u32>,
    malformed: u64,
}

impl<'a> Finds<'a> {
    pub(super) fn new(agreement: &Agreement, sealed: &'a Sealed) -> Self {
        let (candidates, claimed) = (BTreeMap::new(), HashMap::new());
        Self {
            digest: agreement.digest(),
            sealed,
            candidates,
            claimed,
            malformed: 0,
        }
    }

    /// Looks every output up, from i = 0 until a miss.
    pub(super) fn look_up(
        &mut self,
        some: &[Asked],
        outputs: &[Output],
        threads: NonZeroUsize,
    ) -> Result<(), OprfError> {
        let (digest, entries) = (self.digest, &self.sealed.entries);
        let first = divided(threads, some.len(), |range| {
            let is_there = |at: &usize| {
                let keys = EntryKeys::new(&outputs[*at], some[*at].kind, &digest);
                entries.contains_key(&keys.tag(0))
            };
            Ok(range.filter(is_there).collect::<Vec<_>>())
        })?;
        for at in first.into_iter().flatten() {
            let asked = &some[at];
            let keys = EntryKeys::new(&outputs[at], asked.kind, &digest);
            for i in 0.. {
                let tag = keys.tag(i);
                let Some(wrapped) = self.sealed.entries.get(&tag) else {
                    break;
                };
                let opened = keys.open(i, &tag, wrapped);
                if opened
                    .and_then(|opener| self.open(asked, &opener))
                    .is_none()
                {
                    self.malformed += 1;
                }
            }
        }
        Ok(())
    }

    fn open(&mut self, asked: &Asked, opener: &Opener) -> Option<()> {
        let number = opener.payload;
        if let Some(known) = self.candidates.get_mut(&(asked.record, number)) {
            known.kinds.insert(asked.kind);
            return Some(());
        }
        let item = self.sealed.payloads.get(usize::try_from(number).ok()?)?;
        let place = Place {
            agreement: &self.digest,
            number,
        };
        let (commitment, content) = open_payload(&opener.key, place, item)?;
        let is_listed = self.sealed.commitments.contains(&commitment);
        if !is_listed || *self.claimed.entry(commitment).or_insert(number) != number {
            return None;
        }
        let (record, kinds) = (asked.record, BTreeSet::from([asked.kind]));
        let candidate = Candidate {
            record,
            payload: number,
            kinds,
            commitment,
            content,
        };
        self.candidates.insert((record, number), candidate);
        Some(())
    }

    pub(super) fn opened(self, transcript: Transcript) -> Opened {
        let candidates = self.candidates.into_values().collect();
        Opened {
            candidates,
            malformed: self.malformed,
            transcript,
        }
    }
}
