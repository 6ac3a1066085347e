use super::world::{ANNE, BELA, CEM, DORA, JOB, World, words};
use crate::accompaniment::{self, Accompaniment};
use crate::actor::Actor;
use crate::case::{
    Assessment, Case, CaseCommand, Consequence, DeclineReason, ExoneratingSource, ReopenGround,
    Reply, Ruling, Rung, transitions, transitions_of_benefit_check,
};
use crate::command::Command;
use crate::id::CaseId;
use crate::state::State;
use crate::visit::{self, DoorFinding, Visit, VisitCommand};
use std::collections::BTreeSet;

type Transition = (&'static str, &'static str, &'static str);

/// Everything settles once the register's history has been looked at.
fn almost_settled() -> World {
    let mut world = World::clarifying();
    let id = world.id();
    for rung in Rung::ALL {
        let take = world.rung(*rung);
        world.done(&ANNE, take);
        world.days(15);
    }
    let looked_in = vec![ExoneratingSource::OfficeFile];
    world.done(
        &ANNE,
        CaseCommand::RecordExonerating {
            id,
            looked_in,
            found: 0,
            words: None,
        },
    );
    let reply = world.reply(Reply::LivesHere);
    world.done(&ANNE, reply);
    world
}

/// At least one world in each state, and in each situation in which a state allows other commands.
pub(super) fn worlds() -> Vec<World> {
    let mut protected = World::new();
    protected.protected = true;
    let mut declined = World::proposed();
    let id = declined.id();
    let reason = DeclineReason::Disproportionate;
    declined.done(&BELA, CaseCommand::Decline { id, reason });
    let mut closed = World::ladder_gone().assessed(Assessment::Unremarkable);
    let id = closed.id();
    closed.done(&ANNE, CaseCommand::Close { id });
    let mut expired = World::clarifying();
    let id = expired.id();
    expired.days(190).done(&JOB, CaseCommand::Expire { id });
    let mut requested = World::ladder_gone();
    let (from, until) = requested.confirmed(1, (9, 11));
    let request = requested.request(from, until);
    requested.done(&ANNE, request);
    let mut confirmed = World::ladder_gone();
    confirmed.confirmed(1, (9, 11));
    vec![
        World::new(),
        protected,
        almost_settled().visit_ordered_in(1, (9, 10)),
        World::proposed(),
        World::proposed().halted(),
        World::clarifying(),
        World::clarifying().halted(),
        World::ladder_gone(),
        requested,
        confirmed,
        World::ladder_gone().visit_ordered_in(1, (9, 10)),
        World::ladder_gone().under_way_in(1, (9, 10)),
        World::other_household_met(),
        World::ladder_gone().assessed(Assessment::Unremarkable),
        World::ladder_gone()
            .assessed(Assessment::Unresolved)
            .halted(),
        World::other_household_met().assessed(Assessment::DoubtAboutResidence),
        World::in_hearing(),
        World::in_hearing().halted(),
        World::heard(),
        World::decided(),
        World::finalised(),
        World::reopened(ReopenGround::Objection),
        World::reopened(ReopenGround::Objection).halted(),
        closed,
        declined,
        expired,
    ]
}

fn stepping_back(id: CaseId) -> CaseCommand {
    let accounts = vec![ANNE.account];
    CaseCommand::Exclude { id, accounts }
}

/// Everything that can be asked in a world, each by someone who may.
fn commands(world: &World) -> Vec<(&'static Actor, Command)> {
    let id = world.id();
    let mut all: Vec<(&'static Actor, Command)> = vec![
        (&ANNE, world.propose().into()),
        (&BELA, CaseCommand::Approve { id }.into()),
        (
            &BELA,
            CaseCommand::Decline {
                id,
                reason: DeclineReason::NotEnoughFacts,
            }
            .into(),
        ),
        (&ANNE, world.exonerating().into()),
        (&ANNE, CaseCommand::Close { id }.into()),
        (&ANNE, world.hearing(60, true).into()),
        (
            &ANNE,
            CaseCommand::RecordStatement {
                id,
                words: words("We live there."),
            }
            .into(),
        ),
        (
            &ANNE,
            CaseCommand::ListConsequences {
                id,
                consequences: vec![Consequence::School],
            }
            .into(),
        ),
        (&ANNE, CaseCommand::InformSocialService { id }.into()),
        (&CEM, world.ruling(Ruling::Deregistered).into()),
        (&CEM, world.ruling(Ruling::NoMeasure).into()),
        (&JOB, CaseCommand::Finalise { id }.into()),
        (&JOB, CaseCommand::Expire { id }.into()),
        (&ANNE, CaseCommand::Halt { id }.into()),
        (&BELA, CaseCommand::Resume { id }.into()),
        (&ANNE, stepping_back(id).into()),
        (&ANNE, CaseCommand::ReferEndangerment { id }.into()),
        (&ANNE, CaseCommand::OfferSupport { id }.into()),
    ];
    all.extend(commands_of_visits(world));
    for accepted in [true, false] {
        all.push((&ANNE, CaseCommand::RecordSupport { id, accepted }.into()));
    }
    for ground in [ReopenGround::Objection, ReopenGround::NewFacts] {
        all.push((&CEM, CaseCommand::Reopen { id, ground }.into()));
    }
    all.extend(Rung::ALL.iter().map(|x| (&ANNE, world.rung(*x).into())));
    all.extend(Reply::ALL.iter().map(|x| (&ANNE, world.reply(*x).into())));
    all.extend(
        Assessment::ALL
            .iter()
            .map(|x| (&ANNE, world.assess(*x).into())),
    );
    all
}

fn commands_of_visits(world: &World) -> [(&'static Actor, Command); 8] {
    let id = world.visit();
    let decline = accompaniment::AccompanimentCommand::Decline {
        id: world.accompaniment(),
    };
    let (from, until) = world
        .accompaniments
        .last()
        .map_or((world.now, world.now), Accompaniment::window);
    [
        (&ANNE, world.request(from, until).into()),
        (&DORA, world.confirm().into()),
        (&DORA, decline.into()),
        (&ANNE, world.order(from, until).into()),
        (&DORA, VisitCommand::CheckIn { id }.into()),
        (&ANNE, world.record(DoorFinding::NotMet).into()),
        (&DORA, VisitCommand::Stop { id }.into()),
        (&ANNE, VisitCommand::Cancel { id }.into()),
    ]
}

/// A world after some time, and prepared where a command needs an earlier one.
fn prepared(world: &World, variant: usize) -> World {
    let mut world = world.clone();
    let id = world.id();
    match variant {
        1 => {
            world.days(190);
        }
        2 => {
            world.days(32);
        }
        3 => {
            let reply = world.reply(Reply::LivesHere);
            let _ = world.act(&ANNE, reply);
        }
        4 => {
            let _ = world.act(&ANNE, CaseCommand::OfferSupport { id });
        }
        5 => {
            if let Some(visit) = world.visits.last() {
                world.now = visit.order().from();
                world.at(9, 40);
            }
        }
        _ => {}
    }
    world
}

/// Every transition that the rules really allow: of cases, visits, accompaniments.
fn observed() -> [BTreeSet<Transition>; 3] {
    let mut seen = <[BTreeSet<Transition>; 3]>::default();
    for world in worlds() {
        for variant in 0..6 {
            let world = prepared(&world, variant);
            for (who, command) in commands(&world) {
                observe(world.clone(), who, command, &mut seen);
            }
        }
    }
    seen
}

fn observe(
    mut world: World,
    who: &Actor,
    command: Command,
    [cases, visits, accompaniments]: &mut [BTreeSet<Transition>; 3],
) {
    let name = command.action().name();
    let before = world.state();
    let visit = world.visits.last().map_or("[*]", Visit::state_name);
    let visits_before = world.visits.len();
    let asked = world
        .accompaniments
        .last()
        .map_or("[*]", Accompaniment::state_name);
    let asked_before = world.accompaniments.len();
    let is_proposal = matches!(command, Command::Case(CaseCommand::Propose { .. }));
    let Ok(decision) = world.act(who, command) else {
        return;
    };
    // Who is excluded stands in each record that belongs to the case; the tables of those are not about that.
    let told = |change: &State| name != ALWAYS || change.kind() == crate::Kind::Case;
    for change in decision.changes.into_iter().filter(told) {
        match change.kind() {
            crate::Kind::Case => {
                let from = if is_proposal { "[*]" } else { before };
                cases.insert((from, name, change.name()));
            }
            crate::Kind::Visit => {
                let from = if world.visits.len() > visits_before {
                    "[*]"
                } else {
                    visit
                };
                visits.insert((from, name, change.name()));
            }
            _ => {
                let from = if world.accompaniments.len() > asked_before {
                    "[*]"
                } else {
                    asked
                };
                accompaniments.insert((from, name, change.name()));
            }
        }
    }
}

fn table(transitions: &[Transition]) -> BTreeSet<Transition> {
    let set: BTreeSet<_> = transitions.iter().copied().collect();
    assert_eq!(set.len(), transitions.len(), "no line twice");
    set
}

#[test]
fn the_tables_say_exactly_what_the_rules_allow() {
    let [cases, visits, accompaniments] = observed();
    assert_eq!(cases, table(transitions()), "{cases:#?}");
    assert_eq!(visits, table(visit::transitions()));
    assert_eq!(accompaniments, table(accompaniment::transitions()));
}

#[test]
fn the_worlds_cover_every_state() {
    let seen: BTreeSet<_> = worlds().iter().map(World::state).collect();
    for state in Case::STATES {
        assert!(seen.contains(state), "{state}");
    }
}

/// Possible in every open state without changing it; the drawing says it once, in words.
const EVERYWHERE: [&str; 3] = ["referEndangerment", "offerSupport", "recordSupport"];
/// Possible in every state, also after the end; said in words too.
const ALWAYS: &str = "excludeAccounts";

#[test]
fn a_conflict_of_interest_is_declared_in_every_state_and_changes_none() {
    let mut states = BTreeSet::new();
    for (from, command, to) in transitions() {
        if *command == ALWAYS {
            assert_eq!(from, to);
            states.insert(*from);
        }
    }
    assert_eq!(states, BTreeSet::from_iter(Case::STATES.iter().copied()));
}

#[test]
fn help_and_protection_are_possible_in_every_open_state_and_change_none() {
    let open: BTreeSet<_> = worlds()
        .iter()
        .filter_map(|world| world.case.as_ref())
        .filter(|case| case.is_open())
        .map(Case::state_name)
        .collect();
    for name in EVERYWHERE {
        let states: BTreeSet<_> = transitions()
            .iter()
            .filter(|(_, command, _)| *command == name)
            .inspect(|(from, _, to)| assert_eq!(from, to))
            .map(|(from, _, _)| *from)
            .collect();
        assert_eq!(states, open);
    }
}

/// The transitions drawn in a Mermaid state diagram: `from --> to: action, action`. Mermaid knows no
/// hyphens in the names of states.
fn drawn(document: &str) -> BTreeSet<(String, String, String)> {
    let mut set = BTreeSet::new();
    for line in document.lines() {
        let Some((from, rest)) = line.trim().split_once(" --> ") else {
            continue;
        };
        let Some((to, actions)) = rest.split_once(": ") else {
            continue;
        };
        for action in actions.split(", ") {
            let line = (
                from.replace('_', "-"),
                action.to_owned(),
                to.replace('_', "-"),
            );
            assert!(set.insert(line.clone()), "drawn twice: {line:?}");
        }
    }
    set
}

fn as_drawn(transitions: &[Transition]) -> BTreeSet<(String, String, String)> {
    transitions
        .iter()
        .filter(|(_, action, _)| !EVERYWHERE.contains(action) && *action != ALWAYS)
        .map(|(from, action, to)| ((*from).into(), (*action).into(), (*to).into()))
        .collect()
}

#[test]
fn the_drawings_are_the_tables() {
    let case = drawn(include_str!("../../../../../docs/states/case.md"));
    let both = [transitions(), transitions_of_benefit_check()].concat();
    assert_eq!(case, as_drawn(&both));
    let visit = drawn(include_str!("../../../../../docs/states/visit.md"));
    assert_eq!(visit, as_drawn(visit::transitions()));
    let asked = drawn(include_str!("../../../../../docs/states/accompaniment.md"));
    assert_eq!(asked, as_drawn(accompaniment::transitions()));
}
