//! Random commands through the real gate: the same walks and the same model as in `fuzz/`, with policy,
//! store and history between them.

use crate::base::on_both;
use crate::city::{Town, usual_purpose};
use augenmass_casework::Error;
use augenmass_casework::gate::Receipt;
use augenmass_domain::fact::{Counted, Fact};
use augenmass_domain::{Kind, State};
use augenmass_fuzz::town::{Cast, House, Model, Move, Step, View, next};
use augenmass_store::Outcome;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const WALKS: u32 = 24;
const STEPS: u32 = 40;

/// What is stored: state and version by id.
type Stored = BTreeMap<Uuid, (State, i64)>;

/// A walk through one installation.
struct Walk {
    town: Town,
    cast: Cast,
    model: Model,
    /// In the order in which they were made.
    states: Vec<State>,
    stored: Stored,
    seq: i64,
    facts: usize,
    accepted: i64,
    rejected: i64,
    refused: i64,
}

async fn cast(town: &Town) -> Cast {
    Cast {
        school: [town.actor("schule.1").await, town.actor("schule.2").await],
        order: [town.actor("ordnung.1").await, town.actor("ordnung.2").await],
        registry: [
            town.actor("melde.1").await,
            town.actor("melde.2").await,
            town.actor("melde.leitung").await,
            town.actor("melde.leitung.2").await,
        ],
        coordinator: town.actor("koordination").await,
        head: town.actor("dezernat").await,
        data_protection: town.actor("datenschutz").await,
        ombudsperson: town.actor("ombud").await,
        finance: town.actor("kaemmerei").await,
        council: [town.actor("rat.1").await, town.actor("rat.2").await],
        social_worker: town.actor("bruecke.1").await,
        job: town.actor("frist").await,
        // No examiner works in a municipality.
        kasse: [
            town.actor("datenschutz").await,
            town.actor("datenschutz").await,
        ],
    }
}

async fn stored(town: &Town) -> Stored {
    let dump = town.dump().await.into_iter();
    dump.map(|(state, version)| (state.id(), (state, version)))
        .collect()
}

impl Walk {
    async fn begin() -> Self {
        let town = Town::open().await;
        let stored = stored(&town).await;
        let states: Vec<State> = stored.values().map(|(state, _)| state.clone()).collect();
        let mut model = Model::default();
        model.found(&states);
        let facts = facts(&town).await.len();
        Self {
            cast: cast(&town).await,
            seq: town.last_seq().await,
            town,
            model,
            states,
            stored,
            facts,
            accepted: 0,
            rejected: 0,
            refused: 0,
        }
    }

    async fn step(&mut self, step: Step) {
        let view = View {
            now: self.town.house.gate.now().local,
            states: &self.states,
            cast: &self.cast,
            house: House::Register,
            other: &[],
        };
        let tried = next(&view, step);
        self.town.clock.set(tried.now);
        let purpose = usual_purpose(tried.actor.role, tried.command.kind());
        let gate = &self.town.house.gate;
        let said = gate.submit(&tried.actor, purpose, tried.command.clone());
        let outcome = match said.await {
            Ok(receipt) => {
                self.accept(&tried, receipt).await;
                Outcome::Accepted
            }
            Err(Error::Rejected(_)) => {
                self.rejected += 1;
                Outcome::Rejected
            }
            Err(Error::Refused(_) | Error::NotFound) => {
                self.refused += 1;
                Outcome::Refused
            }
            Err(other) => panic!("{other} after {tried:?}"),
        };
        let now_stored = stored(&self.town).await;
        if outcome != Outcome::Accepted {
            assert_eq!(now_stored, self.stored, "a no changes nothing: {tried:?}");
        }
        let rows = self.town.since(self.seq).await;
        assert_eq!(rows.len(), 1, "one row for each command: {tried:?}");
        assert_eq!(rows[0].record.outcome, outcome);
        assert_eq!(rows[0].record.actor, tried.actor.account);
        assert_eq!(rows[0].record.action, tried.command.action());
        let said = rows[0].record.states.len();
        assert_eq!(said > 0, outcome == Outcome::Accepted, "{tried:?}");
        (self.seq, self.stored) = (rows[0].seq, now_stored);
        let all = facts(&self.town).await;
        self.model.count(&all[self.facts..]);
        self.facts = all.len();
        self.model.holds(&self.states);
        self.noes_are_counted(&all);
    }

    /// The model agrees; what was answered is what is stored, one version further, and nothing else.
    async fn accept(&mut self, tried: &Move, receipt: Receipt) {
        self.accepted += 1;
        let now_stored = stored(&self.town).await;
        let mut expected = self.stored.clone();
        for state in &receipt.states {
            let entry = expected.entry(state.id());
            let entry = entry.or_insert_with(|| (state.clone(), 0));
            *entry = (state.clone(), entry.1 + 1);
            match self.states.iter_mut().find(|x| x.id() == state.id()) {
                Some(known) => *known = state.clone(),
                None => self.states.push(state.clone()),
            }
        }
        assert_eq!(now_stored, expected, "{tried:?}");
        let orders = self.town.store.due_erasures(Date::MAX).await.unwrap();
        let Move {
            now,
            actor,
            command,
        } = tried;
        self.model
            .accepted(*now, actor, command, &receipt.states, &orders);
    }

    fn noes_are_counted(&self, all: &[Fact]) {
        let times = |what: &Counted| {
            let found = all.iter().filter(|fact| fact.what == *what);
            i64::try_from(found.count()).unwrap()
        };
        assert_eq!(times(&Counted::CommandRejected), self.rejected);
        assert_eq!(times(&Counted::CommandRefused), self.refused);
    }
}

/// All facts, once the sequencer has given them their places.
async fn facts(town: &Town) -> Vec<Fact> {
    town.store.integrate().await.unwrap();
    let rows = town.store.facts(u64::MAX).await.unwrap();
    rows.into_iter().map(|row| row.fact).collect()
}

async fn the_gate_keeps_what_the_model_of_the_safeguards_says() {
    let (mut accepted, mut rejected, mut refused) = (0, 0, 0);
    let mut seen = BTreeSet::new();
    for seed in 1..=WALKS {
        let mut walk = Walk::begin().await;
        let mut number = seed.wrapping_mul(2_654_435_761);
        for _ in 0..STEPS {
            number ^= number << 13;
            number ^= number >> 17;
            number ^= number << 5;
            walk.step(Step::from(number.to_be_bytes())).await;
        }
        accepted += walk.accepted;
        rejected += walk.rejected;
        refused += walk.refused;
        let names = walk.states.iter();
        seen.extend(names.map(|state| (state.kind(), state.name())));
    }
    // The walks would show nothing if they never came far.
    assert!(
        accepted > 200 && rejected > 20 && refused > 20,
        "{accepted} {rejected} {refused}"
    );
    for far in [
        (Kind::Indication, "notice-given"),
        (Kind::Case, "clarifying"),
        (Kind::Inquiry, "received"),
        (Kind::Cost, "recorded"),
    ] {
        assert!(seen.contains(&far), "{far:?} was not reached: {seen:?}");
    }
}
on_both!(the_gate_keeps_what_the_model_of_the_safeguards_says);
