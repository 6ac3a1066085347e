use super::stage::*;
use crate::fact::Counted;
use crate::indication::IndicationRejection as No;
use crate::indication::*;
use crate::law::{Law, OfficeKind, RetentionClass};
use crate::{Action, Circumstances};
use jiff::civil::date;

#[test]
fn screener_must_not_be_recorder_and_is_of_the_same_office() {
    let target = recorded("not-enrolled", &mut Counting::default());
    assert_eq!(
        act(1, TODAY, &screen(&target), &[&target]),
        Err(No::ScreenerIsRecorder)
    );
    let stranger = actor(2, crate::Role::SecondSignatory, Some(office(2)));
    let elsewhere = decide(
        &screen(&target),
        &around(&stranger, TODAY, &[&target]),
        &mut Counting::default(),
    );
    assert_eq!(elsewhere, Err(No::OwnOfficeOnly));
    assert_eq!(act(2, TODAY, &screen(&target), &[]), Err(No::NotFound));
    assert_eq!(
        of(&act(2, TODAY, &screen(&target), &[&target]).expect("screened")).state_name(),
        "put-forward"
    );
}

#[test]
fn every_innocent_explanation_is_answered_by_a_human() {
    let target = recorded("not-enrolled", &mut Counting::default());
    for place in 0..6 {
        let mut answers = [Answer::DoesNotExplain; 6];
        answers[place] = Answer::NotChecked;
        assert_eq!(
            act(2, TODAY, &answered(&target, answers), &[&target]),
            Err(No::ChecklistIncomplete)
        );
        answers[place] = Answer::Explains;
        let dropped = act(2, TODAY, &answered(&target, answers), &[&target]).expect("dropped");
        assert_eq!(of(&dropped).state_name(), "dropped");
        let counted: Vec<&Counted> = dropped.facts.iter().map(|fact| &fact.what).collect();
        let review = Review::MaskedWithoutDraw;
        let put_forward = false;
        let screened = Counted::IndicationScreened {
            review,
            put_forward,
        };
        assert_eq!(counted, [&Counted::IndicationDropped, &screened]);
        assert_eq!(
            (dropped.erasures[0].on, dropped.erasures[0].class.as_str()),
            (date(2026, 3, 9), "dropped-indication")
        );
    }
}

fn answered(
    target: &Indication,
    [
        school_elsewhere,
        moved_within_germany,
        waiting_list,
        illness,
        eu_residence,
        letters_not_received,
    ]: [Answer; 6],
) -> IndicationCommand {
    let explanations = InnocentExplanations {
        school_elsewhere,
        moved_within_germany,
        waiting_list,
        illness,
        eu_residence,
        letters_not_received,
    };
    IndicationCommand::Screen {
        id: target.id(),
        explanations,
    }
}

#[test]
fn a_weak_ground_alone_stays_parked() {
    let mut ids = Counting::default();
    let weak = recorded("post-returned", &mut ids);
    assert_eq!(
        act(2, TODAY, &screen(&weak), &[&weak]),
        Err(No::SingleWeakGround)
    );
    let same_office = recorded("not-enrolled", &mut ids);
    assert_eq!(
        act(2, TODAY, &screen(&weak), &[&weak, &same_office]),
        Err(No::SingleWeakGround)
    );
    let mut core = same_office.core().clone();
    core.office = office(2);
    let Indication::Recorded(other) = same_office else {
        panic!("recorded")
    };
    let other = Indication::Recorded(Recorded {
        core: core.clone(),
        ..other
    });
    let Indication::PutForward(forward) =
        of(&act(2, TODAY, &screen(&weak), &[&weak, &other]).expect("two offices"))
    else {
        panic!("put forward");
    };
    assert_eq!(forward.basis, Basis::TwoOffices);
    let gone = Indication::Expired(Expired {
        core,
        started_by: account(5),
        expired_on: TODAY,
    });
    assert_eq!(
        act(2, TODAY, &screen(&weak), &[&weak, &gone]),
        Err(No::SingleWeakGround)
    );
}

#[test]
fn a_notice_leaves_the_registry_a_person_id_of_its_own_and_erases_the_copy_later() {
    let target = put_forward(&mut Counting::default());
    let decision = act(1, TODAY, &notice(&target), &[&target]).expect("given");
    let given = of(&decision);
    assert_eq!(given.facets().handed_to, [registry()]);
    assert_ne!(
        given.notice().expect("a notice").person_at_registry,
        given.core().person
    );
    assert_eq!(decision.facts[0].what, Counted::NoticeGiven);
    assert_eq!(
        (decision.erasures[0].on, given.due()),
        (date(2027, 3, 2), None)
    );
    let copy = &decision.erasures[1];
    assert_eq!(
        (copy.office, copy.on, copy.class.as_str()),
        (registry(), date(2026, 9, 2), "open-case"),
        "a notice from which no case is proposed is not kept for good"
    );
    assert_eq!(
        copy.person,
        given.notice().expect("a notice").person_at_registry
    );
}

#[test]
fn a_notice_tells_nobody_who_is_protected() {
    let target = put_forward(&mut Counting::default());
    let (who, command) = (clerk(1), notice(&target));
    let with = |protected| {
        let mut circumstances = around(&who, TODAY, &[&target]);
        circumstances.protected = protected;
        decide(&command, &circumstances, &mut Counting::default())
    };
    assert_eq!(with(true), with(false));
}

#[test]
fn the_registry_gets_a_record_of_its_own_under_its_own_number() {
    let target = put_forward(&mut Counting::default());
    let who = clerk(1);
    let decision = decide(
        &notice(&target),
        &around(&who, TODAY, &[&target]),
        &mut Counting::default(),
    )
    .expect("given");
    let given = of(&decision);
    let copy = decision.personal.first().expect("a copy");
    let there = given.notice().expect("a notice");
    assert_eq!(
        (copy.id, copy.person, copy.office),
        (
            there.record_at_registry,
            there.person_at_registry,
            registry()
        )
    );
}

#[test]
fn a_notice_needs_an_open_flow_between_these_offices() {
    let target = put_forward(&mut Counting::default());
    let (who, command) = (clerk(1), notice(&target));
    let with = |change: &dyn Fn(&mut Circumstances<'_>)| {
        let mut circumstances = around(&who, TODAY, &[&target]);
        change(&mut circumstances);
        decide(&command, &circumstances, &mut Counting::default()).expect_err("rejected")
    };
    assert_eq!(
        with(&|a| a.receiver_kind = Some(OfficeKind::Coordination)),
        No::NotInMatrix
    );
    assert_eq!(with(&|a| a.receiver_kind = None), No::NotInMatrix);
    assert_eq!(with(&|a| a.complaint_open = true), No::ComplaintOpen);
    assert_eq!(with(&|a| a.person = None), No::PersonErased);
    assert_eq!(with(&|a| a.run = None), No::RunNotOpen);
    assert_eq!(
        with(&|a| a.now = now(date(2026, 6, 2))),
        No::PastItsDeadline
    );
    let (before, entry) = Law::FLOWS
        .split_once("[flow.notice-to-registry]")
        .expect("present");
    let entry = entry.replacen("open = true", "open = false\nclosed-reason = \"x\"", 1);
    let closed = format!("{before}[flow.notice-to-registry]{entry}");
    let closed =
        Law::from_texts(Law::GROUNDS, &closed, Law::RETENTION, Law::DEADLINES).expect("accepted");
    let circumstances = Circumstances {
        law: &closed,
        ..around(&who, TODAY, &[&target])
    };
    assert_eq!(
        decide(&command, &circumstances, &mut Counting::default()),
        Err(No::FlowClosed)
    );
}

#[test]
fn nothing_goes_to_the_registry_before_it_was_screened() {
    let target = recorded("not-enrolled", &mut Counting::default());
    assert_eq!(
        act(1, TODAY, &notice(&target), &[&target]),
        Err(No::WrongState)
    );
}

#[test]
fn an_indication_expires_at_its_deadline_and_not_before() {
    let target = recorded("not-enrolled", &mut Counting::default());
    let expire = IndicationCommand::Expire { id: target.id() };
    assert_eq!(
        act(1, date(2026, 6, 1), &expire, &[&target]),
        Err(No::NotYetDue)
    );
    let decision = act(1, date(2026, 6, 2), &expire, &[&target]).expect("expired");
    assert_eq!(decision.facts[0].what, Counted::IndicationExpired);
    assert_eq!(
        decision.erasures[0].class,
        RetentionClass::ExpiredIndication.name()
    );
    let expired = of(&decision);
    assert_eq!(
        act(1, date(2026, 7, 1), &expire, &[&expired]),
        Err(No::WrongState)
    );
}

#[test]
fn each_command_asks_for_its_own_action() {
    let target = recorded("not-enrolled", &mut Counting::default());
    assert_eq!(screen(&target).action(), Action::ScreenIndication);
    assert_eq!(notice(&target).action(), Action::GiveNotice);
    assert_eq!(
        record(entry("not-enrolled")).action(),
        Action::RecordIndication
    );
    assert_eq!(record(entry("not-enrolled")).target(), None);
}

#[test]
fn a_decision_says_how_the_file_was_reviewed() {
    let target = recorded("not-enrolled", &mut Counting::default());
    let screener = clerk(2);
    for review in Review::ALL {
        let mut circumstances = around(&screener, TODAY, &[&target]);
        circumstances.review = *review;
        let ids = &mut Counting::default();
        let decision = decide(&screen(&target), &circumstances, ids).expect("screened");
        assert_eq!(of(&decision).review(), Some(*review));
        assert_eq!(decision.details["review"], review.name());
        let what = &decision.facts[0].what;
        assert!(
            matches!(what, Counted::IndicationScreened { review: told, put_forward: true } if told == review)
        );
        assert_eq!(Review::by_name(review.name()), Some(*review));
    }
}

#[test]
fn who_has_read_it_in_clear_does_not_screen_it_masked() {
    let target = recorded("not-enrolled", &mut Counting::default());
    let screener = clerk(2);
    for review in Review::ALL {
        let mut circumstances = around(&screener, TODAY, &[&target]);
        (circumstances.review, circumstances.read_in_clear) = (*review, true);
        let answer = decide(&screen(&target), &circumstances, &mut Counting::default());
        if review.is_masked() {
            assert_eq!(answer, Err(No::ScreenerReadItInClear));
        } else {
            assert!(answer.is_ok());
        }
    }
}

#[test]
fn the_monitor_goes_before_the_draw_and_no_draw_is_masked() {
    assert_eq!(Review::of(Some(false), false), Review::Clear);
    assert_eq!(Review::of(Some(true), false), Review::Masked);
    assert_eq!(Review::of(None, false), Review::MaskedWithoutDraw);
    for drawn in [None, Some(false), Some(true)] {
        assert_eq!(Review::of(drawn, true), Review::MaskedAtWatch);
    }
}

#[test]
fn a_mind_is_changed_only_towards_dropping_and_only_for_a_reason() {
    let target = put_forward(&mut Counting::default());
    let id = target.id();
    let reconsider = |answer| {
        let mut explanations = nothing_explains();
        explanations.waiting_list = answer;
        IndicationCommand::Reconsider { id, explanations }
    };
    let explained = reconsider(Answer::Explains);
    assert_eq!(
        act(1, TODAY, &explained, &[&target]),
        Err(No::ScreenerIsRecorder)
    );
    let rejected = [
        (Answer::DoesNotExplain, No::NothingExplains),
        (Answer::NotChecked, No::ChecklistIncomplete),
    ];
    for (answer, rule) in rejected {
        assert_eq!(act(3, TODAY, &reconsider(answer), &[&target]), Err(rule));
    }
    let decision = act(3, TODAY, &explained, &[&target]).expect("reconsidered");
    let Indication::Dropped(dropped) = of(&decision) else {
        panic!("dropped");
    };
    let first = dropped.first.expect("the first decision stays");
    assert_eq!(
        (first.screened_by, dropped.screened_by),
        (account(2), account(3))
    );
    assert_eq!(first.explanations, nothing_explains());
    let counted: Vec<&Counted> = decision.facts.iter().map(|fact| &fact.what).collect();
    assert_eq!(counted, [&Counted::IndicationDropped]);
    let gone = of(&decision);
    assert_eq!(act(3, TODAY, &explained, &[&gone]), Err(No::WrongState));
}
