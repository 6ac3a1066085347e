use super::world::{ANNE, World};
use crate::case::CaseRejection::{self, *};
use crate::case::{Case, CaseCommand, Support};
use crate::fact::Counted;
use crate::rejection::Rejection;

fn no(rule: CaseRejection) -> Rejection {
    Rejection::Case(rule)
}

#[test]
fn the_endangerment_path_leaves_a_flag_and_a_count_and_nothing_else() {
    let mut world = World::clarifying();
    let before = serde_json::to_value(world.case()).unwrap();
    let id = world.id();
    let decision = world.done(&ANNE, CaseCommand::ReferEndangerment { id });
    assert!(world.case().file().endangerment_referred());
    assert!(decision.personal.is_empty() && decision.details.is_empty());
    let fact = &decision.facts[0];
    assert_eq!(fact.what, Counted::EndangermentReferred);
    assert_eq!((fact.track, fact.ground), (None, None));
    let mut after = serde_json::to_value(world.case()).unwrap();
    after["file"]["endangerment_referred"] = false.into();
    assert_eq!(after, before);
}

#[test]
fn whether_support_was_accepted_is_counted_and_not_kept() {
    let answered = |accepted| {
        let mut world = World::clarifying();
        let id = world.id();
        world.done(&ANNE, CaseCommand::OfferSupport { id });
        let decision = world.done(&ANNE, CaseCommand::RecordSupport { id, accepted });
        assert_eq!(world.counted(&Counted::SupportOffered), 1);
        assert_eq!(
            world.counted(&Counted::SupportAccepted),
            usize::from(accepted)
        );
        (world.case.unwrap(), decision.details)
    };
    assert_eq!(answered(true), answered(false));
}

#[test]
fn an_answer_belongs_to_an_offer_and_is_counted_once() {
    let mut world = World::clarifying();
    let id = world.id();
    let record = CaseCommand::RecordSupport { id, accepted: true };
    assert_eq!(world.refused(&ANNE, record.clone()), no(SupportNotOffered));
    world.done(&ANNE, CaseCommand::OfferSupport { id });
    assert_eq!(
        world.refused(&ANNE, CaseCommand::OfferSupport { id }),
        no(SupportAlreadyOffered)
    );
    world.done(&ANNE, record.clone());
    assert_eq!(world.refused(&ANNE, record), no(SupportNotOffered));
    assert_eq!(world.case().file().support(), Support::Answered);
}

#[test]
fn every_state_survives_storage() {
    for world in super::transitions::worlds() {
        let Some(case) = world.case else { continue };
        let stored = serde_json::to_string(&case).unwrap();
        assert_eq!(serde_json::from_str::<Case>(&stored).unwrap(), case);
    }
}
