//! Random walks: whatever is asked, by whomever and whenever, these things hold.

use super::world::{ANNE, BELA, CEM, DORA, JOB, World, facts, words};
use crate::actor::Actor;
use crate::case::{
    Assessment, Case, CaseCommand, Consequence, OrderFacts, ReopenGround, Reply, Ruling, Rung,
};
use crate::command::Command;
use crate::fact::{Counted, VisitOutcome};
use crate::visit::{DoorFinding, VisitCommand};
use proptest::prelude::*;

const PEOPLE: [&Actor; 5] = [&ANNE, &BELA, &CEM, &DORA, &JOB];

/// One step of a walk: either what comes next on the longest way, by somebody who is mostly the
/// right one, or anything by anybody.
#[derive(Clone, Copy, Debug)]
struct Step {
    next_on_the_way: bool,
    what: u8,
    who: u8,
    word: u8,
    days: u8,
}

fn step() -> impl Strategy<Value = Step> {
    let next = prop::bool::weighted(0.85);
    (next, any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>()).prop_map(
        |(next_on_the_way, what, who, word, days)| Step {
            next_on_the_way,
            what,
            who,
            word,
            days,
        },
    )
}

fn pick<T: Copy>(all: &[T], n: u8) -> T {
    all[usize::from(n) % all.len()]
}

fn finding(n: u8, allow_positive: bool) -> DoorFinding {
    match n % 5 {
        0 if allow_positive => DoorFinding::OtherHouseholdMet,
        1 if allow_positive => DoorFinding::Met {
            address_confirmed: false,
        },
        2 => DoorFinding::EntryDeclined,
        _ => DoorFinding::NotMet,
    }
}

/// The way to the far end: rungs, two visits, doubt, hearing, decision, reopening.
fn next_command(world: &mut World, step: Step, positive: bool) -> (&'static Actor, Command) {
    let id = world.id();
    match world.case.clone() {
        None => (&ANNE, world.propose().into()),
        Some(Case::Proposed(_)) => (&BELA, CaseCommand::Approve { id }.into()),
        Some(Case::Clarifying(_)) => clarify(world),
        Some(Case::VisitOrdered(_)) => {
            let id = world.visit();
            let planned = world
                .visits
                .last()
                .map(|x| (x.state_name(), x.order().from()));
            match planned {
                Some(("planned", from)) => {
                    world.now = world.now.max(from);
                    (&DORA, VisitCommand::CheckIn { id }.into())
                }
                _ if step.word.is_multiple_of(16) => (&DORA, VisitCommand::Stop { id }.into()),
                _ => {
                    world.now = world.now.date().at(world.now.hour(), 45, 0, 0);
                    (&ANNE, world.record(finding(step.what, positive)).into())
                }
            }
        }
        Some(Case::Assessed(_)) => (&ANNE, world.hearing(28, true).into()),
        Some(Case::Hearing(_)) => match step.what % 3 {
            0 => {
                let consequences = vec![Consequence::School];
                (
                    &ANNE,
                    CaseCommand::ListConsequences { id, consequences }.into(),
                )
            }
            1 => (&ANNE, CaseCommand::InformSocialService { id }.into()),
            _ => {
                world.days(i64::from(step.days % 40));
                (
                    pick(&[&CEM, &ANNE], step.who),
                    world.ruling(Ruling::Deregistered).into(),
                )
            }
        },
        Some(Case::Decided(_)) if step.what.is_multiple_of(2) => {
            world.days(32);
            (&JOB, CaseCommand::Finalise { id }.into())
        }
        Some(Case::Decided(_) | Case::Final(_)) => {
            let ground = pick(ReopenGround::ALL, step.word);
            (&CEM, CaseCommand::Reopen { id, ground }.into())
        }
        Some(Case::Reopened(_)) => (&ANNE, world.assess(pick(Assessment::ALL, step.word)).into()),
        Some(_) => (&BELA, CaseCommand::Resume { id }.into()),
    }
}

fn clarify(world: &mut World) -> (&'static Actor, Command) {
    let case = world.case();
    let file = case.file();
    if let Some(rung) = file.next_rung() {
        world.days(15);
        return (&ANNE, world.rung(rung).into());
    }
    if file.exonerating().is_empty() {
        return (&ANNE, world.exonerating().into());
    }
    let visits = file.completed_visits().count();
    if visits >= 2 {
        return (&ANNE, world.assess(Assessment::DoubtAboutResidence).into());
    }
    world.days(15);
    let hour = if visits == 0 { 9 } else { 16 };
    let from = world.now.date().tomorrow().unwrap().at(hour, 0, 0, 0);
    let until = from.date().at(hour + 1, 0, 0, 0);
    if world
        .accompaniments
        .last()
        .is_some_and(|x| x.window() == (from, until))
    {
        return (&ANNE, world.order(from, until).into());
    }
    let request = world.request(from, until);
    if world.act(&ANNE, request).is_ok() {
        let confirm = world.confirm();
        let _ = world.act(&DORA, confirm);
    }
    (&ANNE, world.order(from, until).into())
}

fn any_command(world: &World, step: Step) -> Command {
    let id = world.id();
    let (from, until) = world.accompaniments.last().map_or(
        (world.now, world.now),
        crate::accompaniment::Accompaniment::window,
    );
    match step.what % 20 {
        0 => CaseCommand::Halt { id }.into(),
        1 => CaseCommand::Resume { id }.into(),
        2 => CaseCommand::Expire { id }.into(),
        3 => CaseCommand::Close { id }.into(),
        4 => world.ruling(pick(Ruling::ALL, step.word)).into(),
        5 => world.rung(pick(Rung::ALL, step.word)).into(),
        6 => world.reply(pick(Reply::ALL, step.word)).into(),
        7 => world.exonerating().into(),
        8 => world.assess(pick(Assessment::ALL, step.word)).into(),
        9 => world
            .hearing(i64::from(step.word), step.word.is_multiple_of(2))
            .into(),
        10 => CaseCommand::RecordStatement {
            id,
            words: words("We live there."),
        }
        .into(),
        11 => world.order(from, until).into(),
        12 => VisitCommand::CheckIn { id: world.visit() }.into(),
        13 => VisitCommand::Cancel { id: world.visit() }.into(),
        14 => world.confirm().into(),
        15 => CaseCommand::Reopen {
            id,
            ground: pick(ReopenGround::ALL, step.word),
        }
        .into(),
        16 => CaseCommand::OfferSupport { id }.into(),
        17 => CaseCommand::RecordSupport {
            id,
            accepted: step.word.is_multiple_of(2),
        }
        .into(),
        18 => CaseCommand::Finalise { id }.into(),
        _ => CaseCommand::Approve { id }.into(),
    }
}

/// What the rules accept as a visit order, policy was told all five facts of.
fn try_it(world: &mut World, who: &Actor, command: Command) {
    let told = match &command {
        Command::Case(order @ CaseCommand::OrderVisit { .. }) => Some(facts(world, who, order)),
        _ => None,
    };
    if world.act(who, command).is_ok() {
        assert_eq!(told.unwrap_or(OrderFacts::COMPLETE), OrderFacts::COMPLETE);
    }
}

fn take(world: &mut World, step: Step, positive: bool) {
    if step.next_on_the_way {
        let (who, command) = next_command(world, step, positive);
        try_it(world, who, command);
    } else {
        if step.days.is_multiple_of(8) {
            world.days(i64::from(step.days));
        }
        let command = any_command(world, step);
        try_it(world, pick(&PEOPLE, step.who), command);
    }
}

/// A measure rests on two people, a hearing, a letter; counted with the last time around.
fn measure_rests_on_hearing_and_two_people(world: &World) {
    let Some(record) = world.case.as_ref().and_then(Case::decision) else {
        return;
    };
    assert_ne!(record.assessed_by, record.decided_by);
    let file = world.case().file();
    assert_ne!(Some(file.proposed_by()), file.approved_by());
    let last = |event| world.history.iter().rposition(|(x, _)| *x == event);
    let assessed = last("case-assessed").unwrap();
    let heard = last("hearing-opened").unwrap();
    let decided = last("case-decided").unwrap();
    assert!(assessed < heard && heard < decided);
    let stated = last("statement-recorded").is_some_and(|x| heard_first(world, x, assessed));
    let days = (world.history[decided].1 - world.history[heard].1).get_days();
    assert!(stated || days > 28, "heard for {days} days");
}

/// True where an event followed the opening of the hearing after this assessment.
fn heard_first(world: &World, event: usize, assessed: usize) -> bool {
    let opened = |(n, (name, _)): (usize, &(&str, _))| n > assessed && *name == "hearing-opened";
    world.history.iter().enumerate().take(event).any(opened)
}

fn each_visit_has_its_own_accompaniment(world: &World) {
    for visit in &world.visits {
        let used = world
            .accompaniments
            .iter()
            .filter(|x| x.used_for() == Some(visit.id()));
        let used: Vec<_> = used.collect();
        assert_eq!(used.len(), 1);
        assert_eq!(used[0].id(), visit.order().accompaniment());
        assert_eq!(used[0].carrier(), visit.order().carrier());
    }
    let unaccompanied = |what: &Counted| {
        matches!(
            what,
            Counted::VisitRecorded { outcome, accompanied: false } if *outcome != VisitOutcome::Cancelled
        )
    };
    assert!(!world.facts.iter().any(|fact| unaccompanied(&fact.what)));
}

fn has_a_deadline_or_has_ended(world: &World) {
    let Some(case) = &world.case else { return };
    let ended = matches!(
        case,
        Case::Final(_) | Case::Closed(_) | Case::Declined(_) | Case::Expired(_)
    );
    assert_eq!(case.facets().due.is_none(), ended);
    assert_eq!(case.erase_on().is_some(), ended);
    for visit in &world.visits {
        assert_eq!(visit.facets().due.is_some(), visit.is_open());
    }
    let waiting = world.visits.iter().filter(|x| x.is_open()).count();
    assert_eq!(waiting, usize::from(case.ordered_visit().is_some()));
}

fn the_counts_add_up(world: &World) {
    let opened = i32::try_from(world.counted(&Counted::CaseOpened)).unwrap();
    let open = i32::from(world.case.as_ref().is_some_and(Case::is_open));
    assert_eq!(opened, open + world.ended());
    if let Some(outcome) = world.case.as_ref().and_then(Case::outcome) {
        assert_eq!(world.ended_as(outcome), 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_every_walk_the_safeguards_hold(steps in prop::collection::vec(step(), 1..60)) {
        let mut world = World::new();
        for step in steps {
            if matches!(world.case, Some(Case::Closed(_) | Case::Declined(_) | Case::Expired(_))) {
                break;
            }
            take(&mut world, step, true);
            measure_rests_on_hearing_and_two_people(&world);
            each_visit_has_its_own_accompaniment(&world);
            has_a_deadline_or_has_ended(&world);
            the_counts_add_up(&world);
        }
    }

    #[test]
    fn absence_and_declined_entry_alone_never_lead_to_anything_adverse(
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut world = World::new();
        for step in steps {
            take(&mut world, step, false);
            prop_assert!(!matches!(
                world.case,
                Some(Case::Hearing(_) | Case::Decided(_) | Case::Final(_))
            ));
            let doubt = world.case.as_ref().and_then(Case::assessment);
            prop_assert!(doubt.is_none_or(|x| x.assessment != Assessment::DoubtAboutResidence));
        }
    }
}

/// The walks would show nothing if they never came far.
#[test]
fn the_way_of_the_walks_leads_to_a_decision() {
    let mut world = World::new();
    let mut seen = std::collections::BTreeSet::new();
    for n in 0..60 {
        let step = Step {
            next_on_the_way: true,
            what: n % 3 * 5,
            who: 0,
            word: 9,
            days: 30,
        };
        take(&mut world, step, true);
        seen.insert(world.state());
    }
    assert!(seen.contains("hearing"), "{seen:?}");
    assert!(seen.contains("decided"), "{seen:?}");
}
