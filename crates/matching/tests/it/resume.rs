//! Messages that were cut short are gone on with at the last whole chunk.

use crate::sample::{World, heads, random};
use augenmass_matching::{
    Answering, MessageError, MessageKind, Progress, Spent, Work, resume_point,
};
use std::cell::RefCell;

#[test]
fn a_request_that_was_cut_anywhere_becomes_the_same_request() {
    let world = World::usual(1);
    let played = world.play();
    for length in (0..played.request.len()).step_by(23) {
        let kind = MessageKind::Request;
        let point = resume_point(&world.agreement, kind, &played.request[..length]).unwrap();
        let kept = point.map_or(0, |point| usize::try_from(point.offset).unwrap());
        assert!(kept <= length);
        let mut out = played.request[..kept].to_vec();
        let (receiver, records) = (world.receiver(), world.records());
        let (commitment, checkpoint) = (&played.commitment, &world.checkpoint);
        let from = point.as_ref();
        let made = receiver.request(
            commitment,
            &played.sealed,
            checkpoint,
            records,
            from,
            &mut out,
        );
        made.unwrap();
        assert_eq!(out, played.request);
    }
    let whole = resume_point(&world.agreement, MessageKind::Request, &played.request[..]);
    let whole = whole.unwrap().unwrap();
    assert!(whole.is_whole);
    let records = world.records();
    let again = world.receiver().request(
        &played.commitment,
        &played.sealed,
        &world.checkpoint,
        records,
        Some(&whole),
        Vec::new(),
    );
    assert!(matches!(again, Err(MessageError::CannotResume)));
}

#[test]
fn a_response_goes_on_after_request_or_response_were_cut() {
    let world = World::usual(1);
    let played = world.play();
    let sealed = played.sealed.transcript;
    for length in (0..played.request.len()).step_by(61) {
        let (mut out, mut spent) = (Vec::new(), Spent::default());
        let commitment = &played.commitment;
        let cut = world.respond(
            commitment,
            sealed,
            &played.request[..length],
            None,
            &mut spent,
            &mut out,
        );
        assert!(matches!(cut, Err(MessageError::Truncated)));
        // The network lost a part of what had been written as well.
        out.truncate(out.len().saturating_sub(length % 90));
        let point = resume_point(&world.agreement, MessageKind::Response, &out[..]).unwrap();
        out.truncate(point.map_or(0, |point| usize::try_from(point.offset).unwrap()));
        world
            .respond(
                commitment,
                sealed,
                &played.request,
                point,
                &mut spent,
                &mut out,
            )
            .unwrap();
        let opened = world
            .open(commitment, &played.sealed, &played.request, &out)
            .unwrap();
        assert_eq!(opened.candidates.len(), played.opened.candidates.len());
        assert_eq!(spent, played.spent);
    }
}

#[test]
fn a_message_that_was_altered_is_not_gone_on_with() {
    let world = World::usual(1);
    let mut played = world.play();
    let middle = played.request.len() / 2;
    played.request[middle] ^= 1;
    let point = resume_point(&world.agreement, MessageKind::Request, &played.request[..]);
    assert!(point.is_err());
}

#[test]
fn a_run_is_asked_once() {
    let world = World::usual(1);
    let played = world.play();
    let sealed = played.sealed.transcript;
    let mut other = World::usual(1);
    other.secret = augenmass_matching::ReceiverSecret::from_bytes([9; 32]);
    let (commitment, _) = other.commit();
    let forged = augenmass_matching::Commitment {
        transcript: played.commitment.transcript,
        ..commitment
    };
    let (_, request) = other.request(&forged, &played.sealed);
    // Header and length are those of the first request; its elements are others.
    let (mut spent, mut out) = (played.spent.clone(), Vec::new());
    let second = world.respond(&forged, sealed, &request, None, &mut spent, &mut out);
    assert!(
        matches!(second, Err(MessageError::SecondRequest)),
        "{second:?}"
    );
    assert!(
        resume_point(&world.agreement, MessageKind::Response, &out[..])
            .unwrap()
            .unwrap()
            .chunks
            == 0
    );
    // The same one is answered again.
    world
        .respond(
            &forged,
            sealed,
            &played.request,
            None,
            &mut spent,
            &mut Vec::new(),
        )
        .unwrap();
    assert_eq!(spent, played.spent);
}

#[test]
fn nothing_is_answered_that_could_not_be_kept_before() {
    let world = World::usual(1);
    let played = world.play();
    let mut calls = 0;
    // The header and one chunk can be kept; then the disk is full.
    let mut keep = |_: &Spent| {
        calls += 1;
        if calls <= 2 {
            Ok(())
        } else {
            Err(std::io::Error::other("full"))
        }
    };
    let answering = Answering {
        sealed: played.sealed.transcript,
        checkpoint: &world.checkpoint,
        spent: Spent::default(),
        resume: None,
        keep: &mut keep,
    };
    let (request, mut out) = (&played.request[..], Vec::new());
    let rng = &mut random(5);
    let (sender, commitment) = (world.sender(), &played.commitment);
    let answered = sender.respond(commitment, request, &heads, answering, rng, &mut out);
    assert!(matches!(answered, Err(MessageError::Io(_))));
    let point = resume_point(&world.agreement, MessageKind::Response, &out[..]);
    assert_eq!(point.unwrap().unwrap().chunks, 1);
}

#[test]
fn every_step_tells_how_far_it_is() {
    let world = World::usual(1);
    let played = world.play();
    let told = RefCell::new(Vec::new());
    let tell = |progress: Progress| told.borrow_mut().push((progress.done, progress.of));
    let mut receiver = world.receiver();
    receiver.work = Work {
        progress: &tell,
        ..receiver.work
    };
    let (commitment, sealed, records) = (&played.commitment, &played.sealed, world.records());
    receiver
        .request(
            commitment,
            sealed,
            &world.checkpoint,
            records,
            None,
            Vec::new(),
        )
        .unwrap();
    assert_eq!(told.take(), [(4, 15), (8, 15), (12, 15), (15, 15)]);
    let (request, response, records) = (&played.request[..], &played.response[..], world.records());
    receiver
        .open(commitment, sealed, records, request, response, &heads)
        .unwrap();
    assert_eq!(told.take(), [(4, 15), (8, 15), (12, 15), (15, 15)]);
}
