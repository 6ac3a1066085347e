//! The reviewed samples in `policies/samples`: requests that must be permitted or refused, and which
//! policies must have said so.

use crate::world::{CALM, POLICY, Question, account, carrier, office, person};
use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::{Actor, Role};
use augenmass_domain::state::{Facets, Kind};
use augenmass_policy::{Cause, Context};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// One sample: who asks, what, on what, and what must come out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Sample {
    says: String,
    actor: Who,
    action: Action,
    purpose: Purpose,
    kind: Kind,
    #[serde(default)]
    new: bool,
    #[serde(default)]
    state: Option<String>,
    #[serde(default)]
    record: Record,
    #[serde(default)]
    circumstances: Vec<Circumstance>,
    #[serde(default)]
    policies: Vec<String>,
    #[serde(default)]
    cause: Option<Why>,
    #[serde(default)]
    hidden: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Who {
    called: String,
    role: Role,
    office: Option<String>,
    carrier: Option<String>,
    person: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct Record {
    office: Option<String>,
    carrier: Option<String>,
    person: Option<String>,
    started_by: Option<String>,
    excluded: Vec<String>,
    handed_to: Vec<String>,
    public: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Circumstance {
    Stopped,
    ComplaintOpen,
    Protected,
    RunNotOpen,
    NoGround,
    LadderNotExhausted,
    AccompanimentNotConfirmed,
    NoSecondPerson,
    NoFairnessStatus,
}

impl Circumstance {
    /// The calm circumstances, changed by this one.
    fn change(self, mut context: Context) -> Context {
        match self {
            Self::Stopped => context.stopped = true,
            Self::ComplaintOpen => context.complaint_open = true,
            Self::Protected => context.protected = true,
            Self::RunNotOpen => context.run_open = false,
            Self::NoGround => context.order.ground = false,
            Self::LadderNotExhausted => context.order.ladder = false,
            Self::AccompanimentNotConfirmed => context.order.accompaniment = false,
            Self::NoSecondPerson => context.order.second_person = false,
            Self::NoFairnessStatus => context.order.fairness = false,
        }
        context
    }
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Why {
    NotPermitted,
    Forbidden,
    CannotBeAsked,
    Incomplete,
}

impl Sample {
    fn question(&self) -> Question {
        let record = &self.record;
        Question {
            actor: Actor {
                account: account(&self.actor.called),
                role: self.actor.role,
                office: self.actor.office.as_deref().map(office),
                carrier: self.actor.carrier.as_deref().map(carrier),
                person: self.actor.person.as_deref().map(person),
            },
            kind: self.kind,
            new: self.new,
            state: self.state.clone().unwrap_or_else(|| "any".to_owned()),
            facets: Facets {
                office: record.office.as_deref().map(office),
                carrier: record.carrier.as_deref().map(carrier),
                person: record.person.as_deref().map(person),
                started_by: record.started_by.as_deref().map(account),
                excluded: record.excluded.iter().map(|name| account(name)).collect(),
                handed_to: record.handed_to.iter().map(|name| office(name)).collect(),
                public: record.public,
                ..Facets::default()
            },
            context: self
                .circumstances
                .iter()
                .fold(CALM, |context, one| one.change(context)),
        }
    }

    /// What is wrong with the answer, if anything.
    fn wrong(&self, permitted: bool) -> Option<String> {
        let answer = self.question().asks(self.action, self.purpose);
        let told = match &answer {
            Ok(permit) => (None, false, permit.policies()),
            Err(refusal) => {
                let cause = match refusal.cause {
                    Cause::NotPermitted => Why::NotPermitted,
                    Cause::Forbidden => Why::Forbidden,
                    Cause::CannotBeAsked => Why::CannotBeAsked,
                    Cause::Incomplete(_) => Why::Incomplete,
                    Cause::Broken(_) => return Some(format!("{}: {refusal}", self.says)),
                };
                (Some(cause), refusal.hidden, refusal.policies.as_slice())
            }
        };
        let expected = (self.cause, self.hidden, self.policies.as_slice());
        let agrees = answer.is_ok() == permitted && told == expected;
        (!agrees).then(|| {
            format!(
                "{}\n  expected {expected:?}\n  got      {told:?}",
                self.says
            )
        })
    }
}

fn samples(folder: &str) -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../policies/samples")
        .join(folder);
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("samples") {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("readable");
        let some: Vec<Sample> = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        all.extend(some);
    }
    all
}

fn assert_all(folder: &str, permitted: bool) {
    let wrong: Vec<String> = samples(folder)
        .iter()
        .filter_map(|sample| sample.wrong(permitted))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn good_samples_are_permitted_by_the_policies_named() {
    assert_all("good", true);
}

#[test]
fn bad_samples_are_refused_for_the_reason_named() {
    assert_all("bad", false);
}

#[test]
fn every_policy_has_a_sample() {
    let named: BTreeSet<String> = samples("good")
        .into_iter()
        .chain(samples("bad"))
        .flat_map(|sample| sample.policies)
        .collect();
    let all: BTreeSet<String> = POLICY.notes().iter().map(|note| note.id.clone()).collect();
    let without: Vec<&String> = all.difference(&named).collect();
    assert!(without.is_empty(), "policies without a sample: {without:?}");
}
