//! The audit: what was committed to is what was asked, and it comes from the records.

use crate::sample::{World, key};
use augenmass_matching::{AuditError, Commitment, Keys, Opening, Transcript, audit, drawn};
use std::collections::BTreeSet;

/// A world of forty records, whose canonical form says its keys.
fn world() -> World {
    let record = |n: u32| {
        vec![
            key(&format!("name {n};")),
            None,
            key(&format!("street {n}")),
        ]
    };
    World::new(
        1,
        (0..40).map(record).collect(),
        &[vec![(1, b"name 3;".to_vec())]],
    )
}

/// As the rule of the keys says: name up to the semicolon, street after it.
fn keys(canonical: &[u8]) -> Option<Keys> {
    let text = std::str::from_utf8(canonical).ok()?;
    let (name, street) = text.split_once(';')?;
    Some(vec![key(&format!("{name};")), None, key(street)])
}

struct Audited {
    world: World,
    commitment: Commitment,
    sealed: Transcript,
    request: Vec<u8>,
    asked: Transcript,
}

fn audited() -> Audited {
    let world = world();
    let played = world.play();
    let (asked, request) = world.request(&played.commitment, &played.sealed);
    let sealed = played.sealed.transcript;
    Audited {
        commitment: played.commitment,
        sealed,
        request,
        asked,
        world,
    }
}

impl Audited {
    fn draw(&self, many: u64) -> (BTreeSet<u64>, Vec<Opening>) {
        let draw = drawn(&self.commitment, &self.asked, &[7; 32], many);
        let records = self.world.records();
        let openings = self
            .world
            .receiver()
            .openings(&self.commitment, &draw, records);
        (draw, openings.unwrap())
    }

    fn audit(&self, draw: &BTreeSet<u64>, openings: &[Opening]) -> Result<Transcript, AuditError> {
        let (agreement, request) = (&self.world.agreement, &self.request[..]);
        audit(
            agreement,
            &self.commitment,
            &self.sealed,
            request,
            draw,
            openings,
            &keys,
        )
    }
}

#[test]
fn an_honest_receiver_passes_for_every_record() {
    let run = audited();
    for many in [1, 7, 40, 100] {
        let (draw, openings) = run.draw(many);
        assert_eq!(openings.len(), usize::try_from(many.min(40)).unwrap());
        assert_eq!(run.audit(&draw, &openings).unwrap(), run.asked);
        let again: Vec<_> = openings
            .iter()
            .map(|one| Opening::from_bytes(&one.to_bytes()).unwrap())
            .collect();
        assert_eq!(again, openings);
    }
}

#[test]
fn the_draw_is_fixed_by_coin_and_request() {
    let run = audited();
    let with = |request: &Transcript, coin| drawn(&run.commitment, request, &[coin; 32], 10);
    assert_eq!(with(&run.asked, 1), with(&run.asked, 1));
    assert_ne!(with(&run.asked, 1), with(&run.asked, 2));
    assert_ne!(with(&run.asked, 1), with(&run.sealed, 1));
    assert!(with(&run.asked, 1).iter().all(|record| *record < 40));
}

#[test]
fn an_altered_opening_is_refused() {
    let run = audited();
    let (draw, openings) = run.draw(5);
    let altered = |change: fn(&mut Vec<Opening>)| {
        let mut openings = openings.clone();
        change(&mut openings);
        run.audit(&draw, &openings).unwrap_err()
    };
    let changes: [fn(&mut Vec<Opening>); 4] = [
        |all| all[0].salt[0] ^= 1,
        |all| all[0].seed[0] ^= 1,
        |all| all[0].canonical.push(b'x'),
        |all| all[0].path.reverse(),
    ];
    for change in changes {
        assert!(matches!(altered(change), AuditError::NotCommitted(_)));
    }
    assert!(matches!(
        altered(|all| drop(all.pop())),
        AuditError::NotAsDrawn
    ));
    assert!(matches!(
        altered(|all| all[0].index = 41),
        AuditError::NotAsDrawn
    ));
}

#[test]
fn what_was_asked_beside_the_records_is_found() {
    // The receiver commits to honest records and asks with the keys of an invented one.
    let mut run = audited();
    let mut dishonest = world();
    dishonest.list[11][0] = key("name of somebody the office knows;");
    let played = dishonest.play();
    let mut request = crate::forge::Forged::parse(&run.request);
    let other = crate::forge::Forged::parse(&played.request);
    // Record 11 has inputs 33 to 35, in chunks of four.
    request.parts[8].body = other.parts[8].body.clone();
    run.request = request.sign(&run.world.benefits).0;
    let (draw, openings) = run.draw(40);
    let error = run.audit(&draw, &openings).unwrap_err();
    assert!(matches!(error, AuditError::NotFromRecord(11)), "{error:?}");
    // A draw without it does not find it: the audit is a sample.
    let draw: BTreeSet<u64> = (0..11).collect();
    let openings = run
        .world
        .receiver()
        .openings(&run.commitment, &draw, run.world.records());
    run.audit(&draw, &openings.unwrap()).unwrap();
}

#[test]
fn a_record_that_the_case_file_does_not_have_is_found() {
    let run = audited();
    let (draw, openings) = run.draw(3);
    let (agreement, request) = (&run.world.agreement, &run.request[..]);
    let unknown = audit(
        agreement,
        &run.commitment,
        &run.sealed,
        request,
        &draw,
        &openings,
        &|_| None,
    );
    assert!(matches!(unknown, Err(AuditError::NotFromRecord(_))));
}
