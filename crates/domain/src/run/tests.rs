use super::stage::*;
use super::*;
use crate::actor::{Actor, Role};
use crate::law::Law;
use jiff::civil::date;
use proptest::prelude::*;

const TRACK: Track = Track::RegisterClarification;

fn coordinator() -> Actor {
    actor(1, Role::Coordinator, None)
}

fn head() -> Actor {
    actor(2, Role::HeadOfDepartment, None)
}

fn officer() -> Actor {
    actor(3, Role::DataProtectionOfficer, None)
}

fn no(run: &Run, who: &Actor, command: &RunCommand) -> RunRejection {
    act_on(Some(run), TODAY, who, command, false).expect_err("rejected")
}

fn draft(title: &str, begins: Date, ends: Date) -> Result<Run, RunRejection> {
    let title = title.to_owned();
    let command = RunCommand::Draft {
        title,
        track: TRACK,
        begins,
        ends,
    };
    act_on(None, TODAY, &coordinator(), &command, false).map(run_of)
}

#[test]
fn a_run_has_a_name_and_ends_after_it_begins_within_two_years() {
    let begins = date(2026, 1, 1);
    assert_eq!(
        draft("  ", begins, date(2026, 12, 31)),
        Err(RunRejection::TitleMissing)
    );
    assert_eq!(
        draft("x", begins, date(2025, 12, 31)),
        Err(RunRejection::EndsTooEarly)
    );
    assert_eq!(
        draft("x", begins, date(2026, 3, 1)),
        Err(RunRejection::EndsTooEarly)
    );
    assert_eq!(
        draft("x", begins, date(2028, 1, 2)),
        Err(RunRejection::TooLong)
    );
    assert!(draft("x", begins, date(2028, 1, 1)).is_ok());
}

#[test]
fn a_run_begins_within_two_years() {
    let last = date(2028, 3, 2);
    assert!(draft("x", last, date(2028, 12, 31)).is_ok());
    assert_eq!(
        draft("x", date(2028, 3, 3), date(2028, 12, 31)),
        Err(RunRejection::BeginsTooLate)
    );
}

#[test]
fn the_opinion_is_the_data_protection_officers_own_and_has_words() {
    let run = drafted(TRACK);
    assert_eq!(
        no(&run, &coordinator(), &opinion(run.id())),
        RunRejection::OpinionOfAnotherRole
    );
    let wordless = RunCommand::GiveOpinion {
        id: run.id(),
        opinion: Opinion::NoObjections,
        words: Private::new(" ".into()),
    };
    assert_eq!(
        no(&run, &officer(), &wordless),
        RunRejection::OpinionWithoutWords
    );
}

#[test]
fn nobody_approves_before_the_opinion() {
    let run = drafted(TRACK);
    assert_eq!(
        no(&run, &head(), &RunCommand::Approve { id: run.id() }),
        RunRejection::OpinionMissing
    );
}

#[test]
fn an_opinion_with_objections_stays_with_the_run() {
    let run = opened(TRACK);
    assert_eq!(
        run.opinion().map(|given| given.opinion),
        Some(Opinion::Objections)
    );
}

#[test]
fn two_functions_held_by_two_people_approve() {
    let run = drafted(TRACK);
    let approve = RunCommand::Approve { id: run.id() };
    let run = step(&run, &officer(), &opinion(run.id()));
    assert_eq!(no(&run, &officer(), &approve), RunRejection::ApproverRole);
    let run = step(&run, &coordinator(), &approve);
    assert_eq!(run.state_name(), "draft");
    assert_eq!(
        no(&run, &officer(), &opinion(run.id())),
        RunRejection::OpinionTooLate
    );
    assert_eq!(
        no(&run, &actor(9, Role::Coordinator, None), &approve),
        RunRejection::RoleHasApproved
    );
    assert_eq!(
        no(&run, &actor(1, Role::HeadOfDepartment, None), &approve),
        RunRejection::ApproverMustDiffer
    );
    assert_eq!(step(&run, &head(), &approve).state_name(), "approved");
}

#[test]
fn a_run_does_not_open_without_a_whole_manifest() {
    let run = approved(TRACK);
    let open = |change: &dyn Fn(&mut CheckedManifest)| {
        let mut manifest = manifest(TRACK);
        change(&mut manifest);
        no(
            &run,
            &coordinator(),
            &RunCommand::Open {
                id: run.id(),
                manifest,
            },
        )
    };
    for document in ManifestDocument::ALL {
        assert_eq!(
            open(&|m| {
                m.documents.remove(&document);
            }),
            RunRejection::ManifestDocumentMissing
        );
        assert_eq!(
            open(&|m| {
                m.documents.insert(document, "no hash".into());
            }),
            RunRejection::ManifestDocumentMissing
        );
    }
    assert_eq!(
        open(&|m| m.sha256.clear()),
        RunRejection::ManifestDocumentMissing
    );
    assert_eq!(
        open(&|m| {
            m.signed_by.pop();
        }),
        RunRejection::ManifestSignatureMissing
    );
    assert_eq!(
        open(&|m| {
            m.signed_by.remove(0);
        }),
        RunRejection::ManifestSignatureMissing
    );
    assert_eq!(open(&|m| m.cap = 0), RunRejection::ManifestCap);
    assert_eq!(open(&|m| m.cap = 251), RunRejection::ManifestCap);
    assert_eq!(
        open(&|m| m.track = Track::BenefitCheck),
        RunRejection::ManifestTrack
    );
}

#[test]
fn a_run_does_not_open_from_a_draft_or_outside_its_days() {
    let open = |run: &Run, day| {
        let command = RunCommand::Open {
            id: run.id(),
            manifest: manifest(TRACK),
        };
        act_on(Some(run), day, &coordinator(), &command, false)
    };
    assert_eq!(open(&drafted(TRACK), TODAY), Err(RunRejection::WrongState));
    assert_eq!(
        open(&approved(TRACK), date(2025, 12, 31)),
        Err(RunRejection::OutsideItsDays)
    );
    assert_eq!(
        open(&approved(TRACK), date(2027, 1, 1)),
        Err(RunRejection::OutsideItsDays)
    );
}

#[test]
fn an_expired_run_is_read_only() {
    let run = opened(TRACK);
    assert!(run.is_open_on(date(2026, 12, 31)) && !run.is_open_on(date(2027, 1, 1)));
    let paused = step(&run, &coordinator(), &RunCommand::Pause { id: run.id() });
    assert!(!paused.is_open_on(TODAY));
    let resume = RunCommand::Resume { id: run.id() };
    assert_eq!(
        act_on(
            Some(&paused),
            date(2027, 1, 1),
            &coordinator(),
            &resume,
            false
        ),
        Err(RunRejection::OutsideItsDays)
    );
}

#[test]
fn a_paused_run_does_not_continue_while_a_stop_is_in_force() {
    let run = opened(TRACK);
    let paused = step(&run, &coordinator(), &RunCommand::Pause { id: run.id() });
    let resume = RunCommand::Resume { id: run.id() };
    assert_eq!(
        act_on(Some(&paused), TODAY, &coordinator(), &resume, true),
        Err(RunRejection::StopInForce)
    );
    assert_eq!(step(&paused, &coordinator(), &resume), run);
}

#[test]
fn a_report_needs_costs_and_the_panels_statement_and_is_public() {
    let run = opened(TRACK);
    let id = run.id();
    let report = |costs_recorded| RunCommand::Report { id, costs_recorded };
    assert_eq!(
        no(&run, &coordinator(), &report(true)),
        RunRejection::WrongState
    );
    let closed = step(&run, &coordinator(), &RunCommand::Close { id });
    assert_eq!(closed.facets().due, Some(date(2026, 6, 2)));
    assert_eq!(
        no(&closed, &coordinator(), &report(false)),
        RunRejection::CostsMissing
    );
    let Run::Closed(mut without) = closed.clone() else {
        panic!("closed")
    };
    without
        .open
        .manifest
        .documents
        .remove(&ManifestDocument::PanelStatement);
    assert_eq!(
        no(&Run::Closed(without), &coordinator(), &report(true)),
        RunRejection::PanelStatementMissing
    );
    let reported = step(&closed, &coordinator(), &report(true));
    assert!(reported.facets().public && reported.facets().due.is_none());
}

#[test]
fn the_draw_for_masked_review_is_committed_to_at_the_opening_and_told_at_the_close() {
    let draw = ReviewDraw {
        commitment: "ab".repeat(32),
        per_mille: 250,
    };
    let (who, law) = (coordinator(), Law::shipped());
    let with = |run: &Run, command: &RunCommand| {
        let around = Circumstances {
            run: Some(run.clone()),
            review_draw: Some(draw.clone()),
            review_seed: Some("seed".to_owned()),
            ..Circumstances::bare(now(TODAY), &who, &law)
        };
        decide(command, &around, &mut Counting::default()).unwrap()
    };
    let run = approved(TRACK);
    let open = RunCommand::Open {
        id: run.id(),
        manifest: manifest(TRACK),
    };
    let decision = with(&run, &open);
    assert_eq!(decision.details["review-commitment"], draw.commitment);
    assert_eq!(decision.details["review-per-mille"], "250");
    assert!(!decision.details.contains_key("review-seed"));
    let run = run_of(decision);
    assert_eq!(run.opening().unwrap().review.as_ref(), Some(&draw));
    let close = RunCommand::Close { id: run.id() };
    assert_eq!(with(&run, &close).details["review-seed"], "seed");
    // Where nothing was committed to, nothing is told.
    let without = with(&opened(TRACK), &close);
    assert!(!without.details.contains_key("review-seed"));
}

#[test]
fn a_run_survives_storage() {
    let run = opened(TRACK);
    let text = serde_json::to_string(&run).unwrap();
    assert_eq!(serde_json::from_str::<Run>(&text).unwrap(), run);
}

/// Any command, by any role and person.
fn commands(id: RunId) -> impl Strategy<Value = (RunCommand, Actor, u16)> {
    let command = prop_oneof![
        Just(opinion(id)),
        Just(RunCommand::Approve { id }),
        Just(RunCommand::Open {
            id,
            manifest: manifest(TRACK)
        }),
        Just(RunCommand::Pause { id }),
        Just(RunCommand::Resume { id }),
        Just(RunCommand::Close { id }),
        any::<bool>().prop_map(move |costs_recorded| RunCommand::Report { id, costs_recorded }),
    ];
    let role = prop_oneof![
        Just(Role::Coordinator),
        Just(Role::HeadOfDepartment),
        Just(Role::DataProtectionOfficer)
    ];
    (command, 1_u128..4, role, 0_u16..60)
        .prop_map(|(command, person, role, days)| (command, actor(person, role, None), days))
}

proptest! {
    #[test]
    fn whatever_is_tried_an_open_run_has_two_approvers_an_opinion_and_a_whole_manifest(
        tried in prop::collection::vec(commands(drafted(TRACK).id()), 0..60)
    ) {
        let (mut run, mut day) = (drafted(TRACK), TODAY);
        for (command, who, days) in tried {
            day = crate::law::calendar::plus_days(day, days / 4);
            if let Ok(decision) = act_on(Some(&run), day, &who, &command, false) {
                run = run_of(decision);
            }
            prop_assert!(run.facets().due.is_some() || matches!(run, Run::Reported(_)));
            if let Some(open) = run.opening() {
                let [one, other] = open.approved.approvals;
                prop_assert!(one.by != other.by && one.role != other.role);
                prop_assert!(run.opinion().is_some());
                prop_assert_eq!(open.manifest.documents.len(), 5);
            }
        }
    }
}
