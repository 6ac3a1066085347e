//! `docs/states/{indication,run,cost}.md` draw exactly what the rules allow: everything is tried in
//! every state through [`decide`], and what was accepted is compared with the drawing.

use augenmass_domain::cost::{CostCommand, CostKind, CostRecord};
use augenmass_domain::fact::{Bearer, Track};
use augenmass_domain::id::{AccountId, OfficeId, RunId};
use augenmass_domain::indication::{
    Answer, ContactChannel, Indication, IndicationCommand, IndicationEntry, InnocentExplanations,
    PriorContact,
};
use augenmass_domain::law::OfficeKind;
use augenmass_domain::person::{Address, PersonRecord};
use augenmass_domain::run::{CheckedManifest, ManifestDocument, Opinion, Run, RunCommand};
use augenmass_domain::{
    Actor, Circumstances, Command, Decision, Ids, Law, Now, Private, Rejection, Role, State, decide,
};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use uuid::Uuid;

type Transition = (String, String, String);

static LAW: LazyLock<Law> = LazyLock::new(Law::shipped);

pub(crate) const TODAY: Date = date(2026, 3, 2);
const CLERK: u128 = 1;
const SECOND: u128 = 2;
const COORDINATOR: u128 = 3;
const HEAD: u128 = 4;
const OFFICER: u128 = 5;
const FINANCE: u128 = 6;

/// Ids in order, from a beginning of one's own.
pub(crate) struct Counting(pub(crate) u128);

impl Ids for Counting {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

pub(crate) fn office(number: u128) -> OfficeId {
    OfficeId::from_uuid(Uuid::from_u128(0xB000 + number))
}

fn actor(number: u128) -> Actor {
    let (role, office) = match number {
        CLERK => (Role::Clerk, Some(office(1))),
        SECOND => (Role::SecondSignatory, Some(office(1))),
        COORDINATOR => (Role::Coordinator, None),
        HEAD => (Role::HeadOfDepartment, None),
        OFFICER => (Role::DataProtectionOfficer, None),
        _ => (Role::Finance, None),
    };
    Actor {
        account: AccountId::from_uuid(Uuid::from_u128(0xA000 + number)),
        role,
        office,
        carrier: None,
        person: None,
    }
}

pub(crate) fn now(day: Date) -> Now {
    let local = day.at(10, 0, 0, 0);
    let at = local.in_tz("UTC").unwrap().timestamp();
    Now { at, local }
}

/// Everything in order: what is asked for is there, no stop, no complaint.
fn ask(
    who: u128,
    day: Date,
    command: &Command,
    run: Option<&Run>,
    target: Option<&State>,
) -> Result<Decision, Rejection> {
    let actor = actor(who);
    let mut around = Circumstances::bare(now(day), &actor, &LAW);
    around.office_kind = Some(OfficeKind::School);
    around.receiver_kind = Some(OfficeKind::Registry);
    around.person = Some(person());
    around.run = run.cloned();
    match target {
        Some(State::Indication(indication)) => around.indications = vec![indication.clone()],
        Some(State::Cost(cost)) => around.cost = Some(cost.clone()),
        _ => {}
    }
    let fresh = if target.is_some() { 0x1_F000 } else { 0xF000 };
    decide(command, &around, &mut Counting(fresh))
}

fn first(decision: Result<Decision, Rejection>) -> State {
    decision.expect("accepted").changes.remove(0)
}

/// The drawn transitions. Mermaid knows no hyphens in the names of states; a way to the end carries
/// no command.
fn drawn(document: &str) -> BTreeSet<Transition> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/states");
    let text = fs::read_to_string(path.join(document)).unwrap();
    let mut set = BTreeSet::new();
    for line in text.lines() {
        let Some((from, rest)) = line.trim().split_once(" --> ") else {
            continue;
        };
        let Some((to, actions)) = rest.split_once(": ") else {
            continue;
        };
        for action in actions.split(", ") {
            let (from, to) = (from.replace('_', "-"), to.replace('_', "-"));
            let line = (from, action.to_owned(), to);
            assert!(set.insert(line.clone()), "drawn twice: {line:?}");
        }
    }
    set
}

fn line(from: &str, command: &Command, to: &str) -> Transition {
    let action = command.action().name();
    (from.to_owned(), action.to_owned(), to.to_owned())
}

// ---- run

fn draft_run(track: Track) -> Command {
    Command::Run(RunCommand::Draft {
        title: "Registerklärung 2026".to_owned(),
        track,
        begins: date(2026, 1, 1),
        ends: date(2026, 12, 31),
    })
}

fn run_commands(id: RunId, track: Track) -> Vec<Command> {
    let manifest = CheckedManifest {
        sha256: "a".repeat(64),
        track,
        documents: ManifestDocument::ALL
            .into_iter()
            .map(|document| (document, "b".repeat(64)))
            .collect(),
        cap: 250,
        match_keys: Vec::new(),
        signed_by: vec![
            "head-of-department".to_owned(),
            "data-protection-officer".to_owned(),
        ],
        statistics_office: None,
    };
    let opinion = RunCommand::GiveOpinion {
        id,
        opinion: Opinion::Objections,
        words: Private::new("Bedenken wegen der Dauer.".to_owned()),
    };
    [
        opinion,
        RunCommand::Approve { id },
        RunCommand::Open { id, manifest },
        RunCommand::Pause { id },
        RunCommand::Resume { id },
        RunCommand::Close { id },
        RunCommand::Report {
            id,
            costs_recorded: true,
        },
    ]
    .map(Command::Run)
    .into()
}

/// Every run that can be reached, with the transitions on the way.
fn reachable_runs(track: Track) -> (Vec<Run>, BTreeSet<Transition>) {
    let State::Run(drafted) = first(ask(COORDINATOR, TODAY, &draft_run(track), None, None)) else {
        panic!("a run is drafted");
    };
    let mut seen = BTreeSet::from([line("[*]", &draft_run(track), drafted.state_name())]);
    let mut runs = vec![drafted];
    let mut next = 0;
    while let Some(run) = runs.get(next).cloned() {
        next += 1;
        for command in run_commands(run.id(), track) {
            for who in [COORDINATOR, HEAD, OFFICER] {
                let Ok(decision) = ask(who, TODAY, &command, Some(&run), None) else {
                    continue;
                };
                for change in decision.changes {
                    seen.insert(line(run.state_name(), &command, change.name()));
                    if let State::Run(after) = change
                        && !runs.contains(&after)
                    {
                        runs.push(after);
                    }
                }
            }
        }
    }
    (runs, seen)
}

fn a_run(state: &str) -> Run {
    a_run_of(Track::RegisterClarification, state)
}

pub(crate) fn a_run_of(track: Track, state: &str) -> Run {
    let (runs, _) = reachable_runs(track);
    let run = runs.into_iter().find(|run| run.state_name() == state);
    run.expect("reachable")
}

#[test]
fn the_drawing_of_a_run_shows_what_the_rules_allow() {
    let (runs, seen) = reachable_runs(Track::RegisterClarification);
    assert_eq!(seen, drawn("run.md"));
    let states: BTreeSet<_> = runs.iter().map(Run::state_name).collect();
    assert_eq!(states.len(), 6, "every state is reached: {states:?}");
}

// ---- indication

pub(crate) fn person() -> PersonRecord {
    let address = Address::new("Ringstraße", "12a", "44787", "Bochum").unwrap();
    PersonRecord::new("Mia", "Muster", "2017-05-04", "Kim Muster", address, TODAY).unwrap()
}

pub(crate) fn entry(run: RunId) -> Box<IndicationEntry> {
    Box::new(IndicationEntry {
        office: office(1),
        run,
        ground: "not-enrolled".to_owned(),
        fact_on: date(2026, 2, 2),
        evidence: Private::new("40-2/118".to_owned()),
        prior_contact: Some(PriorContact {
            channel: ContactChannel::Letter,
            on: date(2026, 1, 20),
        }),
        person: person(),
    })
}

pub(crate) fn explanations(waiting_list: Answer) -> InnocentExplanations {
    InnocentExplanations {
        school_elsewhere: Answer::DoesNotExplain,
        moved_within_germany: Answer::DoesNotExplain,
        waiting_list,
        illness: Answer::NotKnown,
        eu_residence: Answer::NotKnown,
        letters_not_received: Answer::DoesNotExplain,
    }
}

/// Commands that make a new indication.
fn beginnings(run: &Run) -> [Command; 2] {
    [
        IndicationCommand::ImportDraft(entry(run.id())),
        IndicationCommand::Record {
            draft: None,
            entry: entry(run.id()),
        },
    ]
    .map(Command::Indication)
}

fn indication_commands(run: &Run, target: &Indication) -> Vec<Command> {
    let id = target.id();
    let screen = |answer| IndicationCommand::Screen {
        id,
        explanations: explanations(answer),
    };
    [
        IndicationCommand::Record {
            draft: Some(id),
            entry: entry(run.id()),
        },
        screen(Answer::DoesNotExplain),
        screen(Answer::Explains),
        screen(Answer::NotChecked),
        IndicationCommand::Reconsider {
            id,
            explanations: explanations(Answer::Explains),
        },
        IndicationCommand::GiveNotice { id, to: office(9) },
        IndicationCommand::Seal { id },
        IndicationCommand::Expire { id },
    ]
    .map(Command::Indication)
    .into()
}

/// Every indication that can be reached in a run, with the transitions on the way.
fn reachable_indications(run: &Run) -> (Vec<Indication>, BTreeSet<Transition>) {
    let mut known: Vec<Indication> = Vec::new();
    let mut seen = BTreeSet::new();
    for command in beginnings(run) {
        let made = first(ask(CLERK, TODAY, &command, Some(run), None));
        seen.insert(line("[*]", &command, made.name()));
        if let State::Indication(indication) = made {
            known.push(indication);
        }
    }
    let mut next = 0;
    while let Some(target) = known.get(next).cloned() {
        next += 1;
        let state = State::Indication(target.clone());
        let mut after: Vec<Indication> = Vec::new();
        for command in indication_commands(run, &target) {
            for (who, day) in [CLERK, SECOND]
                .into_iter()
                .flat_map(|who| [TODAY, TODAY + 4.months()].map(|day| (who, day)))
            {
                let Ok(decision) = ask(who, day, &command, Some(run), Some(&state)) else {
                    continue;
                };
                for change in decision.changes {
                    seen.insert(line(target.state_name(), &command, change.name()));
                    if let State::Indication(indication) = change {
                        after.push(indication);
                    }
                }
            }
        }
        for indication in after {
            if !known.contains(&indication) {
                known.push(indication);
            }
        }
    }
    (known, seen)
}

#[test]
fn the_drawing_of_an_indication_shows_what_the_rules_allow() {
    let (mut known, mut seen) = reachable_indications(&a_run("open"));
    let (in_track_two, more) = reachable_indications(&a_run_of(Track::BenefitCheck, "open"));
    known.extend(in_track_two);
    seen.extend(more);
    assert_eq!(seen, drawn("indication.md"));
    let states: BTreeSet<_> = known.iter().map(Indication::state_name).collect();
    assert_eq!(states.len(), 7, "every state is tried: {states:?}");
}

#[test]
fn outside_an_open_run_an_indication_can_only_expire() {
    let (known, _) = reachable_indications(&a_run("open"));
    for state in ["draft", "approved", "paused", "closed", "reported"] {
        let run = a_run(state);
        for command in beginnings(&run) {
            assert!(ask(CLERK, TODAY, &command, Some(&run), None).is_err());
        }
        for target in &known {
            for command in indication_commands(&run, target) {
                let target = State::Indication(target.clone());
                let late = TODAY + 4.months();
                if ask(SECOND, late, &command, Some(&run), Some(&target)).is_ok() {
                    assert_eq!(command.action().name(), "expireIndication");
                }
            }
        }
    }
}

// ---- cost

fn cost(run: &Run, planned: bool, corrects: Option<&CostRecord>) -> Command {
    Command::Cost(CostCommand::Record {
        run: run.id(),
        office: None,
        kind: CostKind::Postage,
        bearer: Bearer::Municipality,
        on: TODAY,
        cents: 95,
        minutes: 0,
        planned,
        corrects: corrects.map(CostRecord::id),
    })
}

#[test]
fn the_drawing_of_a_cost_record_shows_what_the_rules_allow() {
    let run = a_run("open");
    let mut seen = BTreeSet::new();
    for planned in [false, true] {
        let command = cost(&run, planned, None);
        let State::Cost(recorded) = first(ask(FINANCE, TODAY, &command, Some(&run), None)) else {
            panic!("a cost is recorded");
        };
        seen.insert(line("[*]", &command, recorded.state_name()));
        let command = cost(&run, planned, Some(&recorded));
        let target = State::Cost(recorded.clone());
        let decision = ask(FINANCE, TODAY, &command, Some(&run), Some(&target)).unwrap();
        for change in decision.changes {
            let State::Cost(after) = &change else {
                panic!("cost records only");
            };
            let from = if after.id() == recorded.id() {
                recorded.state_name()
            } else {
                "[*]"
            };
            seen.insert(line(from, &command, after.state_name()));
            let again = cost(&run, planned, Some(after));
            assert!(ask(FINANCE, TODAY, &again, Some(&run), Some(&change)).is_err());
        }
    }
    assert_eq!(seen, drawn("cost.md"));
}
