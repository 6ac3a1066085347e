use super::world::{ANNE, CEM, World, words};
use crate::case::CaseRejection::{self, *};
use crate::case::{Assessment, CaseCommand, Consequence, Reply, Ruling};
use crate::decision::{LetterKind, PersonalKind};
use crate::rejection::Rejection;

fn no(rule: CaseRejection) -> Rejection {
    Rejection::Case(rule)
}

#[test]
fn a_hearing_is_opened_on_a_doubt_only() {
    let mut world = World::ladder_gone().assessed(Assessment::Unresolved);
    let hearing = world.hearing(28, true);
    assert_eq!(world.refused(&ANNE, hearing), no(HearingOnlyOnDoubt));
}

#[test]
fn a_hearing_lasts_four_weeks_and_has_a_letter() {
    let mut world = World::other_household_met().assessed(Assessment::DoubtAboutResidence);
    let hearing = world.hearing(27, true);
    assert_eq!(world.refused(&ANNE, hearing), no(HearingTooShort));
    let hearing = world.hearing(28, true);
    let decision = world.done(&ANNE, hearing);
    assert_eq!(decision.letters[0].kind, LetterKind::Hearing);
    assert!(decision.letters[0].reply_by.is_some());
}

#[test]
fn without_an_interpreter_the_period_does_not_run() {
    let mut world = World::other_household_met().assessed(Assessment::DoubtAboutResidence);
    let hearing = world.hearing(28, false);
    world.done(&ANNE, hearing);
    let decide = world.days(60).ruling(Ruling::NoMeasure);
    assert_eq!(world.refused(&CEM, decide.clone()), no(HearingStillOpen));
    let again = world.hearing(28, true);
    world.done(&ANNE, again);
    assert_eq!(world.refused(&CEM, decide.clone()), no(HearingStillOpen));
    world.days(29);
    world.done(&CEM, decide);
}

#[test]
fn a_hearing_can_be_prolonged_but_not_shortened() {
    let mut world = World::in_hearing();
    let longer = world.hearing(42, true);
    world.done(&ANNE, longer);
    let shorter = world.hearing(30, true);
    assert_eq!(world.refused(&ANNE, shorter), no(HearingMustNotShorten));
}

#[test]
fn nothing_is_decided_before_the_period_has_passed_or_a_statement_was_made() {
    let mut world = World::in_hearing();
    let decide = world.days(28).ruling(Ruling::NoMeasure);
    assert_eq!(world.refused(&CEM, decide), no(HearingStillOpen));
    let mut world = World::in_hearing();
    let id = world.id();
    let empty = CaseCommand::RecordStatement {
        id,
        words: words("  "),
    };
    assert_eq!(world.refused(&ANNE, empty), no(StatementEmpty));
    let statement = CaseCommand::RecordStatement {
        id,
        words: words("We live there."),
    };
    let decision = world.done(&ANNE, statement);
    assert_eq!(decision.personal.len(), 1);
    let decide = world.ruling(Ruling::NoMeasure);
    world.done(&CEM, decide);
}

#[test]
fn consequences_are_listed_before_a_deregistration() {
    let mut world = World::in_hearing();
    let id = world.id();
    let list = |consequences| CaseCommand::ListConsequences { id, consequences };
    assert_eq!(world.refused(&ANNE, list(vec![])), no(ConsequencesMissing));
    let both = list(vec![Consequence::NoneFound, Consequence::School]);
    assert_eq!(world.refused(&ANNE, both), no(NoneFoundStandsAlone));
    world.done(&ANNE, CaseCommand::InformSocialService { id });
    let decide = world.days(29).ruling(Ruling::Deregistered);
    assert_eq!(world.refused(&CEM, decide.clone()), no(ConsequencesMissing));
    world.done(&ANNE, list(vec![Consequence::NoneFound]));
    world.done(&CEM, decide);
}

#[test]
fn the_social_service_is_told_in_good_time_before_a_deregistration() {
    let mut world = World::in_hearing();
    let id = world.id();
    let consequences = vec![Consequence::Health];
    world.done(&ANNE, CaseCommand::ListConsequences { id, consequences });
    let decide = world.days(29).ruling(Ruling::Deregistered);
    assert_eq!(world.refused(&CEM, decide.clone()), no(SocialServiceFirst));
    world.done(&ANNE, CaseCommand::InformSocialService { id });
    world.days(13);
    assert_eq!(world.refused(&CEM, decide.clone()), no(SocialServiceFirst));
    world.days(1);
    world.done(&CEM, decide);
}

#[test]
fn in_a_hearing_an_interpreter_can_be_asked_for_and_nothing_else_is_a_reply() {
    let mut world = World::in_hearing();
    for reply in Reply::ALL {
        let command = world.reply(*reply);
        if *reply == Reply::AsksForInterpreter {
            world.done(&ANNE, command);
            assert_eq!(world.state(), "hearing");
        } else {
            assert_eq!(
                world.refused(&ANNE, command),
                no(NotInThisState),
                "{reply:?}"
            );
        }
    }
}

#[test]
fn the_language_somebody_asks_for_is_a_preference_and_no_statement() {
    for reply in [Reply::AsksForInterpreter, Reply::Other] {
        let mut world = World::in_hearing();
        if reply == Reply::Other {
            world = World::ladder_gone();
        }
        let id = world.id();
        let command = CaseCommand::RecordReply {
            id,
            reply,
            words: Some(words("Romanes")),
        };
        let decision = world.done(&ANNE, command);
        let preference = matches!(
            decision.personal[0].content,
            PersonalKind::CommunicationPreference { .. }
        );
        assert_eq!(preference, reply == Reply::AsksForInterpreter);
        let blank = CaseCommand::RecordReply {
            id,
            reply,
            words: Some(words("  ")),
        };
        assert!(world.done(&ANNE, blank).personal.is_empty());
    }
}
