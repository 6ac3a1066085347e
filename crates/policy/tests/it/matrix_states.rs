//! Writes the permission matrix by state: each role, each action, each state of each kind of record.

use crate::matrix_text::{short, title};
use crate::world::{POLICY, account, actor, carrier, office, person};
use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::Role;
use augenmass_domain::scope::{Aspect, Relation};
use augenmass_domain::state::{Facets, Kind};
use augenmass_policy::{Context, LooksAt, Resource};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

const HEAD: &str = "\
# Who may what, state by state

This page is written by a test from the policies in `policies/` and compared with them on each run. The
test asks the policies about each role, each action, each kind of record, each state of it, each purpose,
and each of the circumstances below that the policies concerned look at. `permission-matrix.md` shows the
same as tables of roles. After a reviewed change of a policy, write both anew with
`UPDATE_MATRIX=1 cargo test -p augenmass-policy matrix`.

One row is one role and one action. *States* are those in which the policies permit it **and** the rules
of the domain know it: an arrow with this name begins there in `docs/states/`, which tests compare with the
rules; `new` is a record about to be made. Seeing, reading, printing and the like draw no arrow; *every
state* is then every state of the section's first line. Where the policies themselves name the state, the
row says so. *Where and when* are the conditions, all of which must hold; *or* begins another way.
**What has no row is refused, in every state, for every purpose and under all circumstances.** A row is
necessary, never sufficient: deadlines, documents and the ladder are decided by the rules.

The circumstances: own office or another office; handed over to no office, to the own, to another; own
carrier, another or none; about the person concerned herself, another or nobody; begun by the account itself,
by somebody else, or nobody known (four eyes); the account excluded for a conflict of interest; a complaint
about the case open; a stop in force; the person protected by the register (§§ 51, 52 BMG); the run open.
";

/// One circumstance with the values it can have.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Relation(Relation),
    Yes(bool),
    State(&'static str),
}

/// What a box of situations is made of, in the order in which it is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Axis {
    Of(Aspect),
    Stopped,
    Protected,
    RunOpen,
}

const BOTH: [Side; 2] = [Side::Yes(false), Side::Yes(true)];

fn axes(kind: Kind, looks_at: &LooksAt) -> Vec<(Axis, Vec<Side>)> {
    let mut states: Vec<Side> = kind.states().iter().map(|&it| Side::State(it)).collect();
    states.push(Side::State("new"));
    let mut axes = vec![(Axis::Of(Aspect::State), states)];
    for aspect in Aspect::ALL {
        let values = match aspect {
            Aspect::State => continue,
            // Every record that has an office at all has one; the own or another.
            Aspect::Office => vec![Relation::Own, Relation::Other],
            Aspect::Receiver | Aspect::Carrier | Aspect::Starter | Aspect::Person => {
                Relation::ALL.to_vec()
            }
            Aspect::Excluded | Aspect::Complaint => Vec::new(),
        };
        let values: Vec<Side> = values.into_iter().map(Side::Relation).collect();
        if looks_at.counts.contains(&aspect) {
            let values = if values.is_empty() {
                BOTH.to_vec()
            } else {
                values
            };
            axes.push((Axis::Of(aspect), values));
        }
    }
    let circumstances = [
        (Axis::Stopped, looks_at.unseen.stopped),
        (Axis::Protected, looks_at.unseen.protected),
        (Axis::RunOpen, looks_at.unseen.run_open),
    ];
    let looked_at = circumstances.into_iter().filter(|(_, looks)| *looks);
    axes.extend(looked_at.map(|(axis, _)| (axis, BOTH.to_vec())));
    axes
}

/// One situation: a value on each axis.
type Point = Vec<Side>;

fn points(axes: &[(Axis, Vec<Side>)]) -> Vec<Point> {
    let mut all: Vec<Point> = vec![Vec::new()];
    for (_, values) in axes {
        all = all
            .iter()
            .flat_map(|point| {
                values.iter().map(|value| {
                    let mut longer = point.clone();
                    longer.push(*value);
                    longer
                })
            })
            .collect();
    }
    all
}

/// A record and the circumstances of a situation; what no axis speaks of is as usual.
fn situation(
    role: Role,
    kind: Kind,
    axes: &[(Axis, Vec<Side>)],
    point: &Point,
) -> (Facets, &'static str, Context) {
    let mut facets = Facets {
        office: Some(office("own")),
        carrier: Some(carrier("own")),
        person: Some(person("own")),
        started_by: Some(account("someone else")),
        ..Facets::default()
    };
    let mut state = "new";
    let mut context = crate::world::CALM;
    for ((axis, _), value) in axes.iter().zip(point) {
        match (axis, value) {
            (Axis::Of(Aspect::State), Side::State(name)) => state = name,
            (Axis::Of(Aspect::Office), Side::Relation(it)) => {
                facets.office = place(*it).map(office);
            }
            (Axis::Of(Aspect::Receiver), Side::Relation(it)) => {
                facets.handed_to = place(*it).map(office).into_iter().collect();
            }
            (Axis::Of(Aspect::Carrier), Side::Relation(it)) => {
                facets.carrier = place(*it).map(carrier);
            }
            (Axis::Of(Aspect::Starter), Side::Relation(it)) => {
                facets.started_by = match it {
                    Relation::None => None,
                    Relation::Own => Some(actor(role, "own").account),
                    Relation::Other => Some(account("someone else")),
                };
            }
            (Axis::Of(Aspect::Person), Side::Relation(it)) => {
                facets.person = place(*it).map(person);
            }
            (Axis::Of(Aspect::Excluded), Side::Yes(true)) => {
                facets.excluded = vec![actor(role, "own").account];
            }
            (Axis::Of(Aspect::Complaint), Side::Yes(yes)) => context.complaint_open = *yes,
            (Axis::Stopped, Side::Yes(yes)) => context.stopped = *yes,
            (Axis::Protected, Side::Yes(yes)) => context.protected = *yes,
            (Axis::RunOpen, Side::Yes(yes)) => context.run_open = *yes,
            _ => {}
        }
    }
    facets.public = kind.is_public_in(state);
    (facets, state, context)
}

const fn place(relation: Relation) -> Option<&'static str> {
    match relation {
        Relation::None => None,
        Relation::Own => Some("own"),
        Relation::Other => Some("other"),
    }
}

/// Groups situations into boxes: per axis a set of values, every combination of which is permitted.
fn boxes(axes: &[(Axis, Vec<Side>)], permitted: &BTreeSet<Point>) -> Vec<Vec<Vec<Side>>> {
    let mut found: Vec<Vec<Vec<Side>>> = Vec::new();
    for point in permitted {
        let inside = |one: &Vec<Vec<Side>>| {
            one.iter()
                .zip(point)
                .all(|(values, value)| values.contains(value))
        };
        if found.iter().any(inside) {
            continue;
        }
        let mut grown: Vec<Vec<Side>> = point.iter().map(|value| vec![*value]).collect();
        for place in 0..axes.len() {
            for value in &axes[place].1 {
                let mut wider = grown.clone();
                wider[place] = vec![*value];
                let all = wider
                    .iter()
                    .fold(vec![Vec::new()], |all: Vec<Point>, values| {
                        all.iter()
                            .flat_map(|point| {
                                values
                                    .iter()
                                    .map(|value| [point.as_slice(), &[*value]].concat())
                            })
                            .collect()
                    });
                if !grown[place].contains(value) && all.iter().all(|it| permitted.contains(it)) {
                    grown[place].push(*value);
                }
            }
        }
        found.push(grown);
    }
    found
}

/// The condition on one axis in words; none where it does not matter.
fn condition(axis: Axis, all: &[Side], values: &[Side]) -> Option<&'static str> {
    if values.len() == all.len() {
        return None;
    }
    let has = |relation| values.contains(&Side::Relation(relation));
    let is = values.contains(&Side::Yes(true));
    let relations = (
        has(Relation::None),
        has(Relation::Own),
        has(Relation::Other),
    );
    Some(match (axis, relations) {
        (Axis::Of(Aspect::Office), (_, true, _)) => "own office",
        (Axis::Of(Aspect::Office), _) => "another office",
        (Axis::Of(Aspect::Receiver), (false, true, false)) => "handed over to the own office",
        (Axis::Of(Aspect::Receiver), (true, false, false)) => "handed over to no office",
        (Axis::Of(Aspect::Receiver), (false, true, true)) => "handed over to an office",
        (Axis::Of(Aspect::Receiver), (true, false, true)) => "not handed over to the own office",
        (Axis::Of(Aspect::Receiver), (true, true, false)) => "handed over to no other office",
        (Axis::Of(Aspect::Receiver), _) => "handed over to another office",
        (Axis::Of(Aspect::Carrier), (false, true, false)) => "own carrier",
        (Axis::Of(Aspect::Carrier), _) => "a carrier that is not the own one",
        (Axis::Of(Aspect::Starter), (false, false, true)) => "begun by somebody else",
        (Axis::Of(Aspect::Starter), (false, true, false)) => "begun by the account itself",
        (Axis::Of(Aspect::Starter), _) => "not begun by the account itself",
        (Axis::Of(Aspect::Person), (false, true, false)) => "about the person herself",
        (Axis::Of(Aspect::Person), _) => "not about the person herself",
        (Axis::Of(Aspect::Excluded), _) if is => "account excluded",
        (Axis::Of(Aspect::Excluded), _) => "account not excluded",
        (Axis::Of(Aspect::Complaint), _) if is => "a complaint is open",
        (Axis::Of(Aspect::Complaint), _) => "no complaint open",
        (Axis::Stopped, _) if is => "a stop in force",
        (Axis::Stopped, _) => "no stop in force",
        (Axis::Protected, _) if is => "person protected",
        (Axis::Protected, _) => "person not protected",
        (Axis::RunOpen, _) if is => "run open",
        (Axis::RunOpen, _) => "run not open",
        (Axis::Of(Aspect::State), _) => return None,
    })
}

/// Where an action begins in the drawing of its kind, if it draws an arrow there.
fn drawn(kind: Kind, action: Action) -> Option<BTreeSet<String>> {
    let (document, ending) = match kind {
        Kind::Indication => ("indication", ""),
        Kind::Case => ("case", ""),
        Kind::Visit => ("visit", ""),
        Kind::Accompaniment => ("accompaniment", ""),
        Kind::Run => ("run", ""),
        Kind::Disclosure => ("disclosure", "Disclosure"),
        Kind::Inquiry => ("inquiry", "Inquiry"),
        Kind::SubjectRequest => ("subject-request", "SubjectRequest"),
        Kind::Cost => ("cost", ""),
        Kind::Package => ("package", ""),
        Kind::Received => ("received", ""),
        Kind::Assistance => ("assistance", ""),
        Kind::Installation => return None,
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/states");
    let text = std::fs::read_to_string(path.join(document).with_extension("md")).expect(document);
    let is_named = |label: &str| {
        let mut letters = label.chars();
        let first = letters.next().map(|it| it.to_ascii_lowercase());
        let label: String = first.into_iter().chain(letters).collect();
        [
            label.clone(),
            format!("{label}{ending}"),
            format!("{label}Answer"),
        ]
        .contains(&action.name().to_owned())
    };
    let begins: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.trim().split_once(" --> "))
        .filter_map(|(from, rest)| Some((from, rest.split_once(": ")?.1)))
        .filter(|(_, labels)| labels.split(", ").any(is_named))
        .map(|(from, _)| from.replace("[*]", "new").replace('_', "-"))
        .collect();
    (!begins.is_empty()).then_some(begins)
}

/// The states that are permitted and drawn, in the order of the kind.
fn states(all: &[Side], values: &[Side], drawn: Option<&BTreeSet<String>>) -> String {
    let name = |value: &Side| match value {
        Side::State(name) => *name,
        _ => "",
    };
    if drawn.is_none() && values.len() == all.len() {
        return "every state".to_owned();
    }
    let names: Vec<&str> = all
        .iter()
        .filter(|value| values.contains(value))
        .map(name)
        .filter(|name| drawn.is_none_or(|drawn| drawn.contains(*name)))
        .collect();
    if names.is_empty() {
        return "none (no rule begins there)".to_owned();
    }
    names.join(", ")
}

/// The situations in which each purpose is permitted; purposes with the same situations together.
fn by_purpose(
    role: Role,
    action: Action,
    kind: Kind,
    axes: &[(Axis, Vec<Side>)],
) -> BTreeMap<BTreeSet<Point>, Vec<Purpose>> {
    let actor = actor(role, "own");
    let points = points(axes);
    let mut groups: BTreeMap<BTreeSet<Point>, Vec<Purpose>> = BTreeMap::new();
    for purpose in Purpose::ALL {
        let permitted: BTreeSet<Point> = points
            .iter()
            .filter(|point| {
                let (facets, state, context) = situation(role, kind, axes, point);
                let resource = Resource {
                    kind,
                    id: None,
                    state: (state != "new").then_some(state),
                    facets: &facets,
                };
                POLICY
                    .authorise(&actor, action, purpose, &resource, &context)
                    .is_ok()
            })
            .cloned()
            .collect();
        if !permitted.is_empty() {
            groups.entry(permitted).or_default().push(purpose);
        }
    }
    groups
}

fn rows_of(out: &mut String, kind: Kind, role: Role, action: Action) {
    let Some(looks_at) = POLICY.looks_at(&actor(role, "own"), action, kind) else {
        return;
    };
    let axes = axes(kind, &looks_at);
    let drawn = drawn(kind, action);
    let mut rows: Vec<(Vec<Purpose>, String, String)> = Vec::new();
    for (permitted, purposes) in by_purpose(role, action, kind, &axes) {
        let ways: Vec<(String, String)> = boxes(&axes, &permitted)
            .iter()
            .map(|one| {
                let named = one[0].len() < axes[0].1.len();
                let words: Vec<&str> = named
                    .then_some("the policy names the state")
                    .into_iter()
                    .chain(
                        axes.iter()
                            .zip(one)
                            .filter_map(|((axis, all), values)| condition(*axis, all, values)),
                    )
                    .collect();
                let words = if words.is_empty() {
                    "always".to_owned()
                } else {
                    words.join("; ")
                };
                (states(&axes[0].1, &one[0], drawn.as_ref()), words)
            })
            .collect();
        let (states, words): (Vec<String>, Vec<String>) = ways.into_iter().unzip();
        rows.push((purposes, states.join("<br>*or* "), words.join("<br>*or* ")));
    }
    rows.sort();
    for (purposes, states, words) in rows {
        let purposes = if purposes.len() == Purpose::ALL.len() {
            "any".to_owned()
        } else {
            let names: Vec<&str> = purposes.iter().map(|it| it.name()).collect();
            names.join(", ")
        };
        let _ = writeln!(
            out,
            "| {} | {} | {states} | {words} | {purposes} |",
            short(role),
            action.name()
        );
    }
}

/// The whole page.
pub fn whole() -> String {
    let mut out = HEAD.to_owned();
    out.push_str("\n| Short | Role |\n|---|---|\n");
    for role in Role::ALL {
        let _ = writeln!(out, "| {} | {} |", short(role), title(role));
    }
    for kind in Kind::ALL {
        let mut states = kind.states().to_vec();
        states.push("new");
        let _ = writeln!(
            out,
            "\n## {}\n\nStates: {}.\n",
            kind.name(),
            states.join(", ")
        );
        out.push_str(
            "| Role | Action | States | Where and when | Purposes |\n|---|---|---|---|---|\n",
        );
        for role in Role::ALL {
            for action in Action::ALL {
                rows_of(&mut out, kind, role, *action);
            }
        }
    }
    out
}
