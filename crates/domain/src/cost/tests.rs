use super::*;
use crate::actor::Role;
use crate::fact::Track;
use crate::law::Law;
use crate::run::RunCommand;
use crate::run::stage::{Counting, TODAY, actor, now, opened, step};
use crate::state::State;
use jiff::civil::date;

struct Cost {
    on: Date,
    cents: i64,
    minutes: u32,
    planned: bool,
    corrects: Option<CostId>,
}

const RIGHT: Cost = Cost {
    on: TODAY,
    cents: 1250,
    minutes: 90,
    planned: false,
    corrects: None,
};

fn try_record(
    cost: &Cost,
    run: Option<Run>,
    original: Option<CostRecord>,
    ids: &mut dyn Ids,
) -> Result<Decision, CostRejection> {
    let (law, who) = (Law::shipped(), actor(7, Role::Finance, None));
    let command = CostCommand::Record {
        run: opened(Track::RegisterClarification).id(),
        office: None,
        kind: CostKind::Staff,
        bearer: Bearer::Municipality,
        on: cost.on,
        cents: cost.cents,
        minutes: cost.minutes,
        planned: cost.planned,
        corrects: cost.corrects,
    };
    let around = Circumstances {
        run,
        cost: original,
        ..Circumstances::bare(now(TODAY), &who, &law)
    };
    decide(&command, &around, ids)
}

fn in_open_run(cost: &Cost) -> Result<Decision, CostRejection> {
    try_record(
        cost,
        Some(opened(Track::RegisterClarification)),
        None,
        &mut Counting::default(),
    )
}

fn records(decision: &Decision) -> Vec<CostRecord> {
    let record = |state: &State| match state {
        State::Cost(record) => Some(record.clone()),
        _ => None,
    };
    decision.changes.iter().filter_map(record).collect()
}

#[test]
fn a_cost_is_counted_in_its_month_by_its_bearer() {
    let decision = in_open_run(&Cost {
        on: date(2026, 1, 31),
        ..RIGHT
    })
    .expect("recorded");
    assert_eq!(
        (decision.facts[0].month.month, decision.facts[0].sign),
        (1, 1)
    );
    assert_eq!(records(&decision)[0].state_name(), "recorded");
}

#[test]
fn a_cost_has_a_run_that_is_not_yet_reported() {
    let run = opened(Track::RegisterClarification);
    let who = actor(1, Role::Coordinator, None);
    let closed = step(&run, &who, &RunCommand::Close { id: run.id() });
    assert!(try_record(&RIGHT, Some(closed.clone()), None, &mut Counting::default()).is_ok());
    let report = RunCommand::Report {
        id: run.id(),
        costs_recorded: true,
    };
    let reported = step(&closed, &who, &report);
    assert_eq!(
        try_record(&RIGHT, Some(reported), None, &mut Counting::default()),
        Err(CostRejection::RunReported)
    );
    assert_eq!(
        try_record(&RIGHT, None, None, &mut Counting::default()),
        Err(CostRejection::RunNotFound)
    );
}

#[test]
fn a_cost_lies_within_the_run_and_not_in_the_future() {
    assert_eq!(
        in_open_run(&Cost {
            on: date(2026, 3, 3),
            ..RIGHT
        }),
        Err(CostRejection::InTheFuture)
    );
    assert_eq!(
        in_open_run(&Cost {
            on: date(2025, 12, 31),
            ..RIGHT
        }),
        Err(CostRejection::OutsideTheRun)
    );
}

#[test]
fn a_cost_is_money_or_time_and_never_negative() {
    assert_eq!(
        in_open_run(&Cost {
            cents: 0,
            minutes: 0,
            ..RIGHT
        }),
        Err(CostRejection::Nothing)
    );
    assert_eq!(
        in_open_run(&Cost { cents: -1, ..RIGHT }),
        Err(CostRejection::Negative)
    );
    assert!(in_open_run(&Cost { cents: 0, ..RIGHT }).is_ok());
}

#[test]
fn a_correction_takes_back_money_and_time_of_one_record_once() {
    let run = || Some(opened(Track::RegisterClarification));
    let mut ids = Counting::default();
    let original = records(&try_record(&RIGHT, run(), None, &mut ids).expect("recorded")).remove(0);
    let correction = Cost {
        corrects: Some(original.id),
        ..RIGHT
    };
    assert_eq!(
        try_record(&correction, run(), None, &mut ids),
        Err(CostRejection::OriginalNotFound)
    );
    let other = Cost {
        minutes: 91,
        ..correction
    };
    assert_eq!(
        try_record(&other, run(), Some(original.clone()), &mut ids),
        Err(CostRejection::DiffersFromOriginal)
    );
    let decision =
        try_record(&correction, run(), Some(original.clone()), &mut ids).expect("taken back");
    assert_eq!(decision.facts[0].sign, -1);
    let changed = records(&decision);
    assert_eq!(
        changed
            .iter()
            .map(CostRecord::state_name)
            .collect::<Vec<_>>(),
        ["taken-back", "correction"]
    );
    assert_eq!(changed[0].id, original.id);
    assert_eq!(
        try_record(&correction, run(), Some(changed[0].clone()), &mut ids),
        Err(CostRejection::AlreadyTakenBack)
    );
}

#[test]
fn a_plan_may_lie_ahead_and_counts_beside_the_cost_never_with_it() {
    let plan = Cost {
        on: date(2026, 3, 31),
        planned: true,
        ..RIGHT
    };
    let decision = in_open_run(&plan).expect("planned");
    assert_eq!(records(&decision)[0].state_name(), "planned");
    assert!(matches!(
        decision.facts[0].what,
        Counted::CostPlanned { cents: 1250, .. }
    ));
    let (month, run) = (decision.facts[0].month.month, decision.facts[0].run);
    assert_eq!((month, run.is_some()), (3, true));
}

#[test]
fn a_plan_is_made_before_the_run_is_closed_and_taken_back_as_a_plan() {
    let run = opened(Track::RegisterClarification);
    let who = actor(1, Role::Coordinator, None);
    let closed = step(&run, &who, &RunCommand::Close { id: run.id() });
    let plan = Cost {
        planned: true,
        ..RIGHT
    };
    assert_eq!(
        try_record(&plan, Some(closed), None, &mut Counting::default()),
        Err(CostRejection::PlanTooLate)
    );
    let mut ids = Counting::default();
    let made = try_record(&plan, Some(run.clone()), None, &mut ids).expect("planned");
    let original = records(&made).remove(0);
    let spent = Cost {
        corrects: Some(original.id),
        ..RIGHT
    };
    assert_eq!(
        try_record(&spent, Some(run.clone()), Some(original.clone()), &mut ids),
        Err(CostRejection::DiffersFromOriginal)
    );
    let correction = Cost {
        planned: true,
        ..spent
    };
    let back = try_record(&correction, Some(run), Some(original), &mut ids).expect("taken back");
    assert_eq!(back.facts[0].sign, -1);
    assert!(matches!(back.facts[0].what, Counted::CostPlanned { .. }));
}
