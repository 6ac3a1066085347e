//! What somebody on the way, or a dishonest side, may try.

use crate::forge::Forged;
use crate::sample::{Played, World, checkpoint, heads};
use augenmass_matching::{
    MessageError, Name, Opened, OprfError, OprfSecret, Place, Spent, Transcript,
};
use ed25519_dalek::SigningKey;

struct Case {
    world: World,
    played: Played,
}

fn usual() -> Case {
    let world = World::usual(1);
    let played = world.play();
    Case { world, played }
}

impl Case {
    /// Gives one of the five messages to the side that reads it.
    fn read(&self, which: usize, bytes: &[u8]) -> Result<(), MessageError> {
        let (world, played) = (&self.world, &self.played);
        match which {
            0 => world.sender().read_commit(bytes, &heads).map(drop),
            1 => world.read_sealed(&played.commitment, bytes).map(drop),
            2 => self.respond(bytes).map(drop),
            3 => self.open(bytes).map(drop),
            _ => {
                let before = played.opened.transcript;
                world
                    .sender()
                    .read_receipt(&before, bytes, &heads)
                    .map(drop)
            }
        }
    }

    fn messages(&self) -> [&Vec<u8>; 5] {
        let played = &self.played;
        [
            &played.commit,
            &played.sealed_bytes,
            &played.request,
            &played.response,
            &played.receipt,
        ]
    }

    fn respond(&self, request: &[u8]) -> Result<Transcript, MessageError> {
        let (commitment, sealed) = (&self.played.commitment, self.played.sealed.transcript);
        let (spent, out) = (&mut Spent::default(), &mut Vec::new());
        self.world
            .respond(commitment, sealed, request, None, spent, out)
    }

    fn open(&self, response: &[u8]) -> Result<Opened, MessageError> {
        let played = &self.played;
        self.world.open(
            &played.commitment,
            &played.sealed,
            &played.request,
            response,
        )
    }

    /// A request that a dishonest receiver signs.
    fn ask(&self, change: impl FnOnce(&mut Forged)) -> MessageError {
        let mut forged = Forged::parse(&self.played.request);
        change(&mut forged);
        self.respond(&forged.sign(&self.world.benefits).0)
            .unwrap_err()
    }

    /// A sealed message that a dishonest sender signs.
    fn seal(&self, change: impl FnOnce(&mut Forged)) -> MessageError {
        let mut forged = Forged::parse(&self.played.sealed_bytes);
        change(&mut forged);
        let bytes = forged.sign(&self.world.office).0;
        self.world
            .read_sealed(&self.played.commitment, &bytes)
            .unwrap_err()
    }

    /// A response that a dishonest sender signs.
    fn answer(&self, change: impl FnOnce(&mut Forged)) -> MessageError {
        let mut forged = Forged::parse(&self.played.response);
        change(&mut forged);
        self.open(&forged.sign(&self.world.office).0).unwrap_err()
    }
}

#[test]
fn every_flipped_bit_is_refused() {
    let case = usual();
    for (which, message) in case.messages().into_iter().enumerate() {
        case.read(which, message).unwrap();
        for at in (0..message.len()).step_by(3) {
            let mut altered = message.clone();
            altered[at] ^= 1 << (at % 8);
            assert!(
                case.read(which, &altered).is_err(),
                "message {which}, byte {at}"
            );
        }
    }
}

#[test]
fn a_flipped_bit_in_a_chunk_is_a_wrong_signature() {
    let case = usual();
    let mut request = case.played.request.clone();
    let body = request.len() - 109 - 64 - 10;
    request[body] ^= 4;
    let error = case.respond(&request).unwrap_err();
    assert!(
        matches!(error, MessageError::WrongSignature(Place::Chunk(3))),
        "{error:?}"
    );
}

#[test]
fn every_cut_is_a_truncation_and_bytes_after_the_end_are_refused() {
    let case = usual();
    for (which, message) in case.messages().into_iter().enumerate() {
        for length in (0..message.len()).step_by(7) {
            let error = case.read(which, &message[..length]).unwrap_err();
            assert!(
                matches!(error, MessageError::Truncated),
                "{which} {length} {error:?}"
            );
        }
        let longer = [message.as_slice(), b"x"].concat();
        let error = case.read(which, &longer).unwrap_err();
        assert!(matches!(error, MessageError::TrailingBytes), "{error:?}");
    }
}

#[test]
fn no_message_is_taken_for_another() {
    let case = usual();
    for (which, message) in case.messages().into_iter().enumerate() {
        for other in (0..5).filter(|other| *other != which) {
            let error = case.read(other, message).unwrap_err();
            assert!(matches!(error, MessageError::WrongMessage), "{error:?}");
        }
    }
    let mut role = case.played.commit.clone();
    role[11] = 2;
    assert!(matches!(case.read(0, &role), Err(MessageError::WrongRole)));
    let mut version = case.played.commit.clone();
    version[9] = 2;
    assert!(matches!(
        case.read(0, &version),
        Err(MessageError::Version(2))
    ));
    assert!(matches!(
        case.read(0, b"a letter"),
        Err(MessageError::NotAMessage)
    ));
}

#[test]
fn another_run_office_receiver_key_or_agreement_is_refused() {
    let case = usual();
    let read = |change: fn(&mut World)| {
        let mut world = World::usual(1);
        change(&mut world);
        let commit = world.sender().read_commit(&case.played.commit[..], &heads);
        commit.unwrap_err()
    };
    let name = |text| Name::new(text).unwrap();
    let error = read(|world| world.agreement.run = Name::new("2027-q1").unwrap());
    assert!(matches!(error, MessageError::WrongRun));
    let error = read(|world| world.agreement.office = Name::new("health").unwrap());
    assert!(matches!(error, MessageError::WrongOffice));
    let error = read(|world| world.agreement.receiver = Name::new("another").unwrap());
    assert!(matches!(error, MessageError::WrongReceiver));
    let error = read(|world| world.agreement.entries = 6);
    assert!(matches!(error, MessageError::WrongAgreement));
    let error = read(|world| "another norm".clone_into(&mut world.agreement.legal_basis));
    assert!(matches!(error, MessageError::WrongAgreement));
    let error = read(|world| {
        let stranger = SigningKey::from_bytes(&[5; 32]);
        world.agreement.receiver_key = stranger.verifying_key();
    });
    assert!(matches!(error, MessageError::WrongSignature(Place::Header)));
    assert!(matches!(Name::new("a b"), Err(MessageError::Name)));
    assert_eq!(name("x").as_str(), "x");
}

#[test]
fn a_message_of_an_earlier_exchange_is_refused_as_a_replay() {
    let case = usual();
    let mut other = World::usual(2);
    other.agreement = case.world.agreement.clone();
    let earlier = other.play();
    for (which, message) in [
        (1, &earlier.sealed_bytes),
        (2, &earlier.request),
        (3, &earlier.response),
        (4, &earlier.receipt),
    ] {
        let error = case.read(which, message).unwrap_err();
        assert!(matches!(error, MessageError::WrongTranscript), "{error:?}");
    }
}

#[test]
fn a_checkpoint_that_is_not_accepted_stops_every_message() {
    let case = usual();
    let refuse = |_: &[u8]| None;
    let commit = case
        .world
        .sender()
        .read_commit(&case.played.commit[..], &refuse);
    assert!(matches!(commit, Err(MessageError::WrongCheckpoint)));
    let error = case.seal(|forged| forged.checkpoint.clear());
    assert!(matches!(error, MessageError::WrongCheckpoint));
    let error = case.ask(|forged| forged.checkpoint = b"other".to_vec());
    assert!(matches!(error, MessageError::WrongCheckpoint));
    let error = case.answer(|forged| forged.checkpoint = b"other".to_vec());
    assert!(matches!(error, MessageError::WrongCheckpoint));
}

#[test]
fn chunks_that_are_moved_doubled_or_left_out_are_refused() {
    let case = usual();
    let error = case.ask(|forged| forged.parts.swap(0, 1));
    assert!(matches!(
        error,
        MessageError::Order {
            expected: 0,
            found: 1
        }
    ));
    let error = case.ask(|forged| drop(forged.parts.remove(1)));
    assert!(matches!(
        error,
        MessageError::Order {
            expected: 1,
            found: 2
        }
    ));
    let error = case.ask(|forged| drop(forged.parts.pop()));
    assert!(matches!(
        error,
        MessageError::WrongCount {
            said: 15,
            there: 12
        }
    ));
    let error = case.ask(|forged| forged.items = Some(14));
    assert!(matches!(
        error,
        MessageError::WrongCount {
            said: 14,
            there: 15
        }
    ));
    let error = case.answer(|forged| drop(forged.parts.pop()));
    assert!(
        matches!(
            error,
            MessageError::WrongCount {
                said: 15,
                there: 12
            }
        ),
        "{error:?}"
    );
    let error = case.answer(|forged| {
        forged.parts.swap(0, 1);
        (forged.parts[0].number, forged.parts[1].number) = (0, 1);
    });
    assert!(matches!(error, MessageError::AnswersAnotherRequest));
    let error = case.answer(|forged| forged.bound = [0; 32]);
    assert!(matches!(error, MessageError::AnswersAnotherRequest));
}

#[test]
fn a_receiver_cannot_ask_for_more_than_it_committed_to() {
    let case = usual();
    let error = case.ask(|forged| forged.body = 16_u64.to_be_bytes().to_vec());
    assert!(matches!(
        error,
        MessageError::OverAsking {
            asked: 16,
            allowed: 15
        }
    ));
    let error = case.ask(|forged| {
        let last = &mut forged.parts[3];
        last.body.extend(World::usual(1).key.public().to_bytes());
        last.items += 1;
    });
    assert!(
        matches!(
            error,
            MessageError::OverAsking {
                asked: 16,
                allowed: 15
            }
        ),
        "{error:?}"
    );
    let mut world = World::usual(1);
    world.agreement.most_evaluations = 14;
    let commit = world
        .receiver()
        .commit(&world.checkpoint, world.records(), Vec::new());
    assert!(matches!(
        commit,
        Err(MessageError::OverAsking {
            asked: 15,
            allowed: 14
        })
    ));
    let mut forged = Forged::parse(&case.played.commit);
    forged.body[15] = 16;
    let error = case
        .read(0, &forged.sign(&case.world.benefits).0)
        .unwrap_err();
    assert!(matches!(
        error,
        MessageError::WrongCount {
            said: 16,
            there: 15
        }
    ));
}

#[test]
fn elements_that_are_no_points_neutral_or_there_twice_are_not_evaluated() {
    let case = usual();
    let error = case.ask(|forged| forged.parts[1].body[32..64].fill(0));
    let source = OprfError::IdentityElement(1);
    assert!(matches!(error, MessageError::Oprf { chunk: 1, source: s } if s == source));
    let error = case.ask(|forged| forged.parts[2].body[..32].fill(0xff));
    let source = OprfError::NonCanonicalElement(0);
    assert!(matches!(error, MessageError::Oprf { chunk: 2, source: s } if s == source));
    let error = case.ask(|forged| forged.parts[0].body.copy_within(0..32, 96));
    assert!(matches!(error, MessageError::DuplicateElement));
    let error = case.ask(|forged| forged.parts[0].body.truncate(31));
    assert!(matches!(error, MessageError::Malformed));
    let error = case.ask(|forged| forged.parts[0].section = 5);
    assert!(matches!(error, MessageError::Malformed));
}

#[test]
fn a_sender_that_uses_another_key_or_alters_an_answer_is_found() {
    let case = usual();
    let mut other = World::usual(1);
    other.key = OprfSecret::generate(&mut crate::sample::random(99));
    let (spent, out) = (&mut Spent::default(), &mut Vec::new());
    let (commitment, sealed) = (&case.played.commitment, case.played.sealed.transcript);
    other
        .respond(commitment, sealed, &case.played.request, None, spent, out)
        .unwrap();
    let error = case.open(out).unwrap_err();
    let source = OprfError::WrongProof;
    assert!(matches!(error, MessageError::Oprf { chunk: 0, source: s } if s == source));
    let error = case.answer(|forged| {
        let body = &mut forged.parts[1].body;
        let (first, second) = body[32..96].split_at_mut(32);
        first.swap_with_slice(second);
    });
    assert!(matches!(error, MessageError::Oprf { chunk: 1, source: s } if s == source));
    let error = case.answer(|forged| forged.parts[0].body[32..64].fill(0));
    let source = OprfError::IdentityElement(0);
    assert!(matches!(error, MessageError::Oprf { chunk: 0, source: s } if s == source));
    let error = case.answer(|forged| {
        forged.parts[3]
            .body
            .last_mut()
            .into_iter()
            .for_each(|b| *b = 0xff)
    });
    let source = OprfError::MalformedProof;
    assert!(matches!(error, MessageError::Oprf { chunk: 3, source: s } if s == source));
    let (_, bytes) = other.seal(commitment);
    let error = case.world.read_sealed(commitment, &bytes).unwrap_err();
    assert!(matches!(error, MessageError::UnpublishedKey));
}

#[test]
fn more_payloads_than_screened_indications_are_refused() {
    let case = usual();
    let error = case.seal(|forged| forged.body[35] = 4);
    let expected = MessageError::MorePayloadsThanCommitments {
        payloads: 4,
        commitments: 3,
    };
    assert_eq!(format!("{error:?}"), format!("{expected:?}"));
    let error = case.seal(|forged| forged.body[35] = 2);
    assert!(matches!(error, MessageError::WrongCount { .. }));
    let error = case.seal(|forged| forged.body[39..40].copy_from_slice(&[4]));
    assert!(matches!(error, MessageError::WrongCount { .. }));
    let error = case.seal(|forged| forged.body[38] = 1);
    assert!(matches!(
        error,
        MessageError::TooManyIndications {
            there: 259,
            allowed: 250
        }
    ));
}

#[test]
fn a_commitment_that_is_not_in_the_log_or_there_twice_is_refused() {
    let case = usual();
    let error = case.seal(|forged| forged.parts[2].body[3] ^= 1);
    assert!(matches!(error, MessageError::NotInLog(0)));
    let error = case.seal(|forged| forged.checkpoint = checkpoint(3, [0; 32]));
    assert!(matches!(error, MessageError::NotInLog(0)));
    let error = case.seal(|forged| {
        let leaves = &mut forged.parts[2];
        let steps = usize::from(leaves.body[40]);
        let first = leaves.body[..41 + 32 * steps].to_vec();
        leaves.body = first.repeat(3);
    });
    assert!(
        matches!(error, MessageError::DuplicateCommitment),
        "{error:?}"
    );
}

#[test]
fn a_tag_twice_and_parts_out_of_order_are_refused() {
    let case = usual();
    let error = case.seal(|forged| forged.parts[0].body.copy_within(0..84, 168));
    assert!(matches!(error, MessageError::DuplicateTag));
    let error = case.seal(|forged| {
        forged.parts.swap(0, 1);
        (forged.parts[0].number, forged.parts[1].number) = (0, 1);
    });
    assert!(matches!(error, MessageError::Malformed));
    let error = case.seal(|forged| forged.parts[1].body.truncate(31));
    assert!(matches!(error, MessageError::Malformed));
}

#[test]
fn a_malformed_entry_is_kept_quiet_because_a_refusal_would_be_an_answer() {
    let case = usual();
    let receipts = [false, true].map(|is_malformed| {
        let mut forged = Forged::parse(&case.played.sealed_bytes);
        if is_malformed {
            // Every wrapped key and every payload, so that whatever is found is malformed.
            forged.parts[0]
                .body
                .chunks_mut(84)
                .for_each(|entry| entry[60] ^= 1);
        }
        let bytes = forged.sign(&case.world.office).0;
        let commitment = &case.played.commitment;
        let sealed = case.world.read_sealed(commitment, &bytes).unwrap();
        let (_, request) = case.world.request(commitment, &sealed);
        let (spent, out) = (&mut Spent::default(), &mut Vec::new());
        let transcript = sealed.transcript;
        case.world
            .respond(commitment, transcript, &request, None, spent, out)
            .unwrap();
        let opened = case.world.open(commitment, &sealed, &request, out).unwrap();
        assert_eq!(opened.candidates.is_empty(), is_malformed);
        assert_eq!(opened.malformed, if is_malformed { 3 } else { 0 });
        let mut receipt = Vec::new();
        let made = case
            .world
            .receiver()
            .receipt(&opened.transcript, b"same", &mut receipt);
        made.unwrap();
        receipt.len()
    });
    assert_eq!(receipts[0], receipts[1]);
}

#[test]
fn a_receipt_for_other_messages_is_refused() {
    let case = usual();
    let mut forged = Forged::parse(&case.played.receipt);
    forged.body[0] ^= 1;
    let bytes = forged.sign(&case.world.benefits).0;
    assert!(matches!(
        case.read(4, &bytes),
        Err(MessageError::WrongReceipt)
    ));
}

#[test]
fn records_that_changed_after_the_commitment_stop_the_request() {
    let case = usual();
    let mut changed = World::usual(1);
    changed.list[4][0] = crate::sample::key("somebody else");
    let (commitment, sealed) = (&case.played.commitment, &case.played.sealed);
    let mut out = Vec::new();
    let records = changed.records();
    let receiver = changed.receiver();
    let made = receiver.request(
        commitment,
        sealed,
        &changed.checkpoint,
        records,
        None,
        &mut out,
    );
    assert!(matches!(made, Err(MessageError::RecordsChanged)));
    // What was written has no end, so nobody takes it for a request.
    assert!(matches!(case.respond(&out), Err(MessageError::Truncated)));
    let mut short = World::usual(1);
    short.list.pop();
    let opened = short.open(
        commitment,
        sealed,
        &case.played.request,
        &case.played.response,
    );
    assert!(opened.is_err());
}

#[test]
fn an_office_cannot_seal_more_than_agreed() {
    let seal = |change: fn(&mut World)| {
        let mut world = World::usual(1);
        let commitment = world.commit().0;
        change(&mut world);
        let rng = &mut crate::sample::random(1);
        let indications = world.indications.clone();
        world
            .sender()
            .seal(&commitment, b"", indications, rng, Vec::new())
            .unwrap_err()
    };
    let error = seal(|world| world.agreement.most_indications = 2);
    assert!(matches!(
        error,
        MessageError::TooManyIndications {
            there: 3,
            allowed: 2
        }
    ));
    let error = seal(|world| world.agreement.entries = 2);
    assert!(matches!(
        error,
        MessageError::TooManyKeys {
            there: 3,
            allowed: 2
        }
    ));
    let error = seal(|world| world.indications[0].keys[0].0 = 3);
    assert!(matches!(error, MessageError::UnknownKind(3)));
    let error = seal(|world| world.indications[0].content = vec![0; 201]);
    assert!(matches!(
        error,
        MessageError::TooLong {
            there: 201,
            allowed: 200
        }
    ));
    let error = seal(|world| world.agreement.kinds = vec![1, 1]);
    assert!(matches!(error, MessageError::Agreement(_)));
}
