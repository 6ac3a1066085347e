use super::stage::*;
use crate::Circumstances;
use crate::decision::{Decision, PersonalKind};
use crate::fact::{Counted, Track};
use crate::indication::IndicationRejection as No;
use crate::indication::*;
use crate::law::{GroundClass, OfficeKind};
use crate::private::Private;
use crate::run::stage::step;
use crate::run::{RunCommand, stage};
use jiff::civil::{Date, date};

/// Records an entry after changing it and the circumstances.
fn try_record(
    ground: &str,
    entry_change: impl Fn(&mut IndicationEntry),
    change: impl Fn(&mut Circumstances<'_>),
) -> Result<Decision, No> {
    let (mut entry, who) = (entry(ground), clerk(1));
    entry_change(&mut entry);
    let mut circumstances = around(&who, TODAY, &[]);
    change(&mut circumstances);
    decide(&record(entry), &circumstances, &mut Counting::default())
}

fn no_entry(change: impl Fn(&mut IndicationEntry)) -> No {
    try_record("not-enrolled", change, |_| {}).expect_err("rejected")
}

fn no_around(change: impl Fn(&mut Circumstances<'_>)) -> No {
    try_record("not-enrolled", |_| {}, change).expect_err("rejected")
}

fn contact(channel: ContactChannel, on: Date) -> Option<PriorContact> {
    Some(PriorContact { channel, on })
}

#[test]
fn a_complete_entry_is_recorded_sealed_and_counted_as_one_child() {
    let decision = try_record("not-enrolled", |_| {}, |_| {}).expect("recorded");
    let indication = of(&decision);
    assert_eq!(
        (indication.state_name(), indication.due()),
        ("recorded", Some(date(2026, 6, 2)))
    );
    assert!(matches!(
        decision.personal[0].content,
        PersonalKind::Person { .. }
    ));
    assert!(matches!(
        decision.personal[1].content,
        PersonalKind::Evidence { .. }
    ));
    let fact = &decision.facts[0];
    assert_eq!(
        (&fact.what, fact.children, fact.ground),
        (
            &Counted::IndicationRecorded,
            1,
            Some(GroundClass::NotEnrolled)
        )
    );
    assert_eq!(fact.track, Some(Track::RegisterClarification));
    let facets = indication.facets();
    assert_eq!(
        (facets.office, facets.started_by, facets.handed_to.len()),
        (Some(school()), Some(account(1)), 0)
    );
}

#[test]
fn no_personal_data_is_in_state_details_or_facts() {
    let decision = try_record("not-enrolled", |_| {}, |_| {}).expect("recorded");
    let shown = format!(
        "{:?}{:?}{:?}",
        decision.details,
        decision.facts,
        serde_json::to_string(&decision.changes).unwrap()
    );
    for word in ["Mia", "Muster", "2017", "Ringstra", "40-2/118"] {
        assert!(!shown.contains(word), "{shown}");
    }
}

#[test]
fn a_ground_is_in_the_catalogue_on_and_for_this_office_and_track() {
    assert_eq!(
        no_entry(|e| e.ground = "many-children".into()),
        No::UnknownGround
    );
    assert_eq!(
        no_entry(|e| e.ground = "missed-check-up".into()),
        No::GroundIsOff
    );
    assert_eq!(
        no_entry(|e| e.ground = "address-attribute".into()),
        No::GroundIsOff
    );
    assert_eq!(
        no_around(|a| a.office_kind = Some(OfficeKind::Health)),
        No::GroundOfAnotherOffice
    );
    assert_eq!(
        no_around(|a| a.office_kind = None),
        No::GroundOfAnotherOffice
    );
    let wrong_track = try_record(
        "school-certificate-not-confirmed",
        |_| {},
        |a| a.office_kind = Some(OfficeKind::FamilyBenefitsOffice),
    );
    assert_eq!(wrong_track.expect_err("rejected"), No::WrongTrack);
}

#[test]
fn an_office_records_for_itself_only() {
    assert_eq!(no_entry(|e| e.office = office(2)), No::OwnOfficeOnly);
}

#[test]
fn the_run_is_open_today_and_the_one_named() {
    assert_eq!(no_around(|a| a.run = None), No::RunNotOpen);
    assert_eq!(no_around(|a| a.now = now(date(2027, 1, 1))), No::RunNotOpen);
    assert_eq!(
        no_around(|a| a.run = Some(stage::approved(Track::RegisterClarification))),
        No::RunNotOpen
    );
    assert_eq!(
        no_entry(|e| e.run = RunId::from_uuid(Uuid::nil())),
        No::RunNotOpen
    );
    let paused = |a: &mut Circumstances<'_>| {
        let run = a.run.clone().expect("a run");
        a.run = Some(step(
            &run,
            &actor(1, crate::Role::Coordinator, None),
            &RunCommand::Pause { id: run.id() },
        ));
    };
    assert_eq!(no_around(paused), No::RunNotOpen);
}

#[test]
fn the_cap_of_the_manifest_is_never_passed() {
    assert_eq!(no_around(|a| a.indications_in_run = 250), No::CapReached);
    assert!(try_record("not-enrolled", |_| {}, |a| a.indications_in_run = 249).is_ok());
}

#[test]
fn a_fact_is_neither_in_the_future_nor_old() {
    assert_eq!(
        no_entry(|e| e.fact_on = date(2026, 3, 3)),
        No::FactInTheFuture
    );
    assert_eq!(no_entry(|e| e.fact_on = date(2025, 3, 1)), No::FactTooOld);
    assert!(try_record("not-enrolled", |e| e.fact_on = date(2025, 3, 2), |_| {}).is_ok());
}

#[test]
fn an_indication_without_evidence_is_not_recorded() {
    assert_eq!(
        no_entry(|e| e.evidence = Private::new("  ".into())),
        No::EvidenceMissing
    );
}

#[test]
fn the_office_has_tried_to_reach_the_family_first() {
    use ContactChannel::{Letter, Telephone};
    assert_eq!(
        no_entry(|e| e.prior_contact = None),
        No::PriorContactMissing
    );
    assert_eq!(
        no_entry(|e| e.prior_contact = contact(Letter, date(2026, 3, 3))),
        No::PriorContactTime
    );
    assert_eq!(
        no_entry(|e| e.prior_contact = contact(Letter, date(2026, 2, 17))),
        No::PriorContactTime
    );
    assert_eq!(
        no_entry(|e| e.prior_contact = contact(Letter, date(2025, 3, 1))),
        No::PriorContactTime
    );
    assert!(
        try_record(
            "not-enrolled",
            |e| e.prior_contact = contact(Letter, date(2026, 2, 16)),
            |_| {}
        )
        .is_ok()
    );
    let by_telephone = try_record(
        "attendance-procedure",
        |e| e.prior_contact = contact(Telephone, date(2026, 1, 20)),
        |_| {},
    );
    assert_eq!(by_telephone.expect_err("rejected"), No::PriorContactChannel);
    let after = try_record(
        "attendance-procedure",
        |e| e.prior_contact = contact(Letter, date(2026, 2, 3)),
        |_| {},
    );
    assert_eq!(after.expect_err("rejected"), No::PriorContactOrder);
}

#[test]
fn a_person_of_25_is_no_child() {
    assert_eq!(
        no_entry(|e| e.person.birth_date = Private::new(date(2001, 3, 2))),
        No::PersonNotRight
    );
}

#[test]
fn the_same_facts_are_not_reported_again() {
    assert_eq!(
        no_around(|a| a.already_reported = true),
        No::AlreadyReported
    );
}

#[test]
fn recording_tells_nobody_who_is_protected() {
    let open = try_record("not-enrolled", |_| {}, |_| {}).expect("recorded");
    let protected = try_record("not-enrolled", |_| {}, |a| a.protected = true).expect("recorded");
    assert_eq!(open, protected);
}

#[test]
fn a_stop_halts_visits_not_clarification() {
    assert!(try_record("not-enrolled", |_| {}, |a| a.stopped = true).is_ok());
}

#[test]
fn a_draft_is_no_indication_and_is_not_counted() {
    let draft = IndicationCommand::ImportDraft(Box::new(IndicationEntry {
        prior_contact: None,
        evidence: Private::new(String::new()),
        ..entry("not-enrolled")
    }));
    let decision = act(1, TODAY, &draft, &[]).expect("drafted");
    assert_eq!(of(&decision).due(), Some(date(2026, 3, 16)));
    assert!(decision.facts.is_empty() && decision.personal.len() == 1);
    assert_eq!(
        act(2, TODAY, &screen(&of(&decision)), &[&of(&decision)]),
        Err(No::WrongState)
    );
}

#[test]
fn an_office_makes_at_most_twenty_drafts_a_day() {
    let (who, draft) = (
        clerk(1),
        IndicationCommand::ImportDraft(Box::new(entry("not-enrolled"))),
    );
    let mut circumstances = around(&who, TODAY, &[]);
    circumstances.drafts_today = 19;
    assert!(decide(&draft, &circumstances, &mut Counting::default()).is_ok());
    circumstances.drafts_today = 20;
    assert_eq!(
        decide(&draft, &circumstances, &mut Counting::default()),
        Err(No::DraftsReached)
    );
}

#[test]
fn a_named_person_confirms_a_draft_with_own_evidence_and_prior_contact() {
    let mut ids = Counting::default();
    let draft = IndicationCommand::ImportDraft(Box::new(entry("not-enrolled")));
    let draft = of(&decide(&draft, &around(&clerk(1), TODAY, &[]), &mut ids).expect("drafted"));
    let confirm = |change: &dyn Fn(&mut IndicationEntry)| {
        let mut entry = Box::new(entry("not-enrolled"));
        change(&mut entry);
        IndicationCommand::Record {
            draft: Some(draft.id()),
            entry,
        }
    };
    let as_drafted = confirm(&|_| {});
    let confirmed = of(&act(2, TODAY, &as_drafted, &[&draft]).expect("confirmed"));
    assert_eq!(
        (confirmed.id(), confirmed.core().person),
        (draft.id(), draft.core().person)
    );
    assert_eq!(confirmed.started_by(), account(2));
    assert_eq!(as_drafted.target(), Some(draft.id().uuid()));
    assert_eq!(act(2, TODAY, &as_drafted, &[]), Err(No::DraftNotFound));
    assert_eq!(
        act(2, TODAY, &as_drafted, &[&confirmed]),
        Err(No::WrongState)
    );
    assert_eq!(
        act(2, date(2026, 3, 16), &as_drafted, &[&draft]),
        Err(No::PastItsDeadline)
    );
    assert_eq!(
        act(2, TODAY, &confirm(&|e| e.prior_contact = None), &[&draft]),
        Err(No::PriorContactMissing)
    );
    assert_eq!(
        act(
            2,
            TODAY,
            &confirm(&|e| e.evidence = Private::default()),
            &[&draft]
        ),
        Err(No::EvidenceMissing)
    );
    assert_eq!(
        act(
            2,
            TODAY,
            &confirm(&|e| e.ground = "attendance-procedure".into()),
            &[&draft]
        ),
        Err(No::DraftDiffers)
    );
}

#[test]
fn the_sixth_draft_alike_alerts_the_data_protection_officer() {
    let who = clerk(1);
    let draft = IndicationCommand::ImportDraft(Box::new(entry("not-enrolled")));
    for (alike, alerted) in [(4, false), (5, true), (9, true)] {
        let mut circumstances = around(&who, TODAY, &[]);
        circumstances.drafts_alike = alike;
        let decision = decide(&draft, &circumstances, &mut Counting::default()).expect("drafted");
        assert_eq!(
            decision.details.contains_key("alert"),
            alerted,
            "{alike} before it"
        );
    }
}
