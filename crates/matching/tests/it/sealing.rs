//! A dishonest office's payloads: one commitment for two, or one that the log does not have.

use crate::sample::World;

#[test]
fn a_commitment_that_is_not_listed_opens_nothing() {
    // The office lists other commitments than those inside its payloads: the list is taken from a
    // second run of the same log, without the indication that is found.
    let mut world = World::usual(1);
    let kept = world.indications[0].leaf.clone();
    world.indications[0].leaf.commitment = world.indications[1].leaf.commitment;
    let (commitment, _) = world.commit();
    let (_, bytes) = world.seal(&commitment);
    let mut forged = crate::forge::Forged::parse(&bytes);
    world.indications[0].leaf = kept;
    let (_, honest) = world.seal(&commitment);
    forged.parts[2].body = crate::forge::Forged::parse(&honest).parts[2].body.clone();
    let bytes = forged.sign(&world.office).0;
    let sealed = world.read_sealed(&commitment, &bytes).unwrap();
    let (_, request) = world.request(&commitment, &sealed);
    let (mut spent, mut out) = (augenmass_matching::Spent::default(), Vec::new());
    let transcript = sealed.transcript;
    world
        .respond(
            &commitment,
            transcript,
            &request,
            None,
            &mut spent,
            &mut out,
        )
        .unwrap();
    let opened = world.open(&commitment, &sealed, &request, &out).unwrap();
    // Two payloads claim one commitment: the first that is opened has it, the other opens nothing.
    assert_eq!(opened.candidates.len(), 1);
    assert!(opened.malformed > 0);
}
