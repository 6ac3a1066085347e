//! Random commands through the two gates of the benefit check: the same steps and the same model as in `fuzz/`, with
//! policy, store and history between them. Digests are invented here; the messages themselves are sent in `passage.rs`.

use crate::base::on_both;
use crate::{Houses, houses};
use augenmass_casework::Error;
use augenmass_casework::gate::Receipt;
use augenmass_casework::installation::Installation;
use augenmass_domain::fact::{Counted, Fact};
use augenmass_domain::id::{OfficeId, PersonId};
use augenmass_domain::received::ReceivedCommand;
use augenmass_domain::{Action, Actor, Command, Kind, Purpose, Role, State};
use augenmass_fuzz::town::{Cast, House, Model, Move, Step, View, hold_between, next};
use augenmass_store::{ListQuery, MAX_PAGE, Outcome, Store, StoreError};
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tempfile::tempdir;
use uuid::Uuid;

const WALKS: u32 = 6;
const STEPS: u32 = 260;

/// What is stored: state and version by id.
type Stored = BTreeMap<Uuid, (State, i64)>;

/// One of the two installations on a walk.
struct Side {
    house: House,
    installation: Arc<Installation>,
    store: Store,
    cast: Cast,
    model: Model,
    /// In the order in which they were made.
    states: Vec<State>,
    stored: Stored,
    seq: i64,
    facts: usize,
    accepted: i64,
    noes: [i64; 2],
}

#[expect(clippy::cognitive_complexity, reason = "a list: one account for each")]
async fn cast(installation: &Installation, house: House) -> Cast {
    let actor = async |login: &str| installation.actor(login).await.unwrap();
    let (coordinator, head) = (actor("koordination").await, actor("dezernat").await);
    let data_protection = actor("datenschutz").await;
    let job = installation.actor_with(Role::Job).await.unwrap();
    if house == House::Kasse {
        let [one, two] = [actor("kasse.1").await, actor("kasse.2").await];
        // Nobody of a municipality works here: what its people would do is tried by the examiners.
        let both = || [one.clone(), two.clone()];
        let [first, second] = both();
        return Cast {
            school: both(),
            order: both(),
            registry: [one.clone(), two.clone(), first, second],
            coordinator,
            head,
            ombudsperson: data_protection.clone(),
            finance: data_protection.clone(),
            data_protection,
            council: both(),
            social_worker: Cast::invented().social_worker,
            job,
            kasse: both(),
        };
    }
    Cast {
        school: [actor("schule.1").await, actor("schule.2").await],
        order: [actor("ordnung.1").await, actor("ordnung.2").await],
        registry: [
            actor("melde.1").await,
            actor("melde.2").await,
            actor("melde.leitung").await,
            actor("melde.leitung.2").await,
        ],
        coordinator,
        head,
        kasse: [data_protection.clone(), data_protection.clone()],
        data_protection,
        ombudsperson: actor("ombud").await,
        finance: actor("kaemmerei").await,
        council: [actor("rat.1").await, actor("rat.2").await],
        social_worker: installation.actor_with(Role::SocialWorker).await.unwrap(),
        job,
    }
}

/// The purpose for which an account usually does this.
fn purpose(actor: &Actor, command: &Command) -> Purpose {
    match (actor.role, command.kind(), command.action()) {
        (Role::Job, ..) => Purpose::Housekeeping,
        (_, _, Action::SealIndication)
        | (_, Kind::Package | Kind::Received | Kind::Assistance, _)
        | (Role::Examiner | Role::SecondExaminer, ..) => Purpose::BenefitCheck,
        (Role::SocialWorker, ..) | (Role::Coordinator, Kind::Accompaniment, _) => {
            Purpose::Accompaniment
        }
        (Role::Clerk | Role::SecondSignatory, ..) => Purpose::Screening,
        (Role::RegistryOfficer | Role::RegistryLead, ..) => Purpose::RegisterClarification,
        (Role::Coordinator | Role::HeadOfDepartment, ..) => Purpose::Steering,
        (Role::DataProtectionOfficer, ..) => Purpose::Oversight,
        (Role::Ombudsperson, ..) => Purpose::SubjectRights,
        (Role::Finance, ..) => Purpose::CostAccounting,
        _ => Purpose::CouncilInformation,
    }
}

impl Side {
    async fn of(houses: &Houses, house: House) -> Self {
        let (name, installation) = match house {
            House::Kasse => ("familienkasse", &houses.office),
            House::City | House::Register => ("stadt", &houses.city),
        };
        let store = houses.store(name).await;
        let mut side = Self {
            house,
            cast: cast(installation, house).await,
            installation: installation.clone(),
            store,
            model: Model::default(),
            states: Vec::new(),
            stored: Stored::new(),
            seq: 0,
            facts: 0,
            accepted: 0,
            noes: [0; 2],
        };
        side.stored = side.all_stored().await;
        side.states = side
            .stored
            .values()
            .map(|(state, _)| state.clone())
            .collect();
        side.model.found(&side.states);
        side.seq = side.last_seq().await;
        side.facts = side.all_facts().await.len();
        side
    }

    async fn all_stored(&self) -> Stored {
        let mut all = Stored::new();
        for kind in Kind::ALL
            .into_iter()
            .filter(|kind| *kind != Kind::Installation)
        {
            for one in self.store.list_all(ListQuery::of(kind)).await.unwrap() {
                all.insert(one.state.id(), (one.state, one.version));
            }
        }
        all
    }

    async fn last_seq(&self) -> i64 {
        let mut seq = 0;
        loop {
            let page = self.store.history_after(seq, MAX_PAGE).await.unwrap();
            let Some(last) = page.last() else {
                return seq;
            };
            seq = last.seq;
        }
    }

    /// All facts, once the sequencer has given them their places.
    async fn all_facts(&self) -> Vec<Fact> {
        self.store.integrate().await.unwrap();
        let rows = self.store.facts(u64::MAX).await.unwrap();
        rows.into_iter().map(|row| row.fact).collect()
    }

    async fn step(&mut self, houses: &Houses, other: &[State], step: Step) {
        let view = View {
            now: self.installation.gate.now().local,
            states: &self.states,
            cast: &self.cast,
            house: self.house,
            other,
        };
        let tried = next(&view, step);
        houses.clock.set(tried.now);
        let gate = &self.installation.gate;
        let purpose = purpose(&tried.actor, &tried.command);
        let said = gate
            .submit(&tried.actor, purpose, tried.command.clone())
            .await;
        let outcome = match said {
            Ok(receipt) => {
                self.accept(&tried, receipt).await;
                Outcome::Accepted
            }
            Err(Error::Rejected(_)) => {
                self.noes[0] += 1;
                Outcome::Rejected
            }
            Err(Error::Refused(_) | Error::NotFound) => {
                self.noes[1] += 1;
                Outcome::Refused
            }
            Err(other) => panic!("{other} after {tried:?}"),
        };
        let now_stored = self.all_stored().await;
        if outcome != Outcome::Accepted {
            assert_eq!(now_stored, self.stored, "a no changes nothing: {tried:?}");
        }
        let rows = self.store.history_after(self.seq, MAX_PAGE).await.unwrap();
        assert_eq!(rows.len(), 1, "one row for each command: {tried:?}");
        assert_eq!(rows[0].record.outcome, outcome, "{tried:?}");
        assert_eq!(rows[0].record.action, tried.command.action());
        (self.seq, self.stored) = (rows[0].seq, now_stored);
        let all = self.all_facts().await;
        self.model.count(&all[self.facts..]);
        self.facts = all.len();
        self.model.holds(&self.states);
        let times = |what: &Counted| {
            let found = all.iter().filter(|fact| fact.what == *what);
            i64::try_from(found.count()).unwrap()
        };
        let counted = [Counted::CommandRejected, Counted::CommandRefused];
        assert_eq!(counted.each_ref().map(times), self.noes);
    }

    /// The model agrees; what was answered is what is stored, one version further, and nothing else.
    async fn accept(&mut self, tried: &Move, receipt: Receipt) {
        self.accepted += 1;
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
        assert_eq!(self.all_stored().await, expected, "{tried:?}");
        let orders = self.store.due_erasures(Date::MAX).await.unwrap();
        let Move {
            now,
            actor,
            command,
        } = tried;
        self.model
            .accepted(*now, actor, command, &receipt.states, &orders);
        self.erased(command).await;
    }

    /// What a decision erases at once is gone from the store, and the model hears of it.
    async fn erased(&mut self, command: &Command) {
        let Command::Received(command) = command else {
            return;
        };
        let kept = matches!(
            command,
            ReceivedCommand::Decide {
                same_child: true,
                ..
            }
        );
        let before = command.target().and_then(|id| self.stored.get(&id));
        let data = before.and_then(|(state, _)| data_of(state));
        let Some((office, person)) = data.filter(|_| !kept) else {
            return;
        };
        let data = self.store.personal_of(person).await;
        assert!(matches!(data, Err(StoreError::Erased)), "erased at once");
        self.model.erased_at_once(&[(office, person)]);
    }
}

fn data_of(state: &State) -> Option<(OfficeId, PersonId)> {
    let facets = state.facets();
    Some((facets.office?, facets.person?))
}

on_both!(
    both_gates_keep_what_the_model_of_the_safeguards_says,
    flavor = "multi_thread"
);
async fn both_gates_keep_what_the_model_of_the_safeguards_says() {
    let (mut accepted, mut noes) = (0, [0; 2]);
    let mut seen = BTreeSet::new();
    for seed in 1..=WALKS {
        let folder = tempdir().unwrap();
        let houses = houses(folder.path(), u64::from(seed)).await;
        houses.clock.set(date(2026, 2, 16).at(9, 0, 0, 0));
        let mut city = Side::of(&houses, House::City).await;
        let mut kasse = Side::of(&houses, House::Kasse).await;
        let mut number = seed.wrapping_mul(2_654_435_761);
        for _ in 0..STEPS {
            number ^= number << 13;
            number ^= number >> 17;
            number ^= number << 5;
            let [what, who, word, days] = number.to_be_bytes();
            // More often what comes next than in `fuzz/`: there are fewer walks here.
            let step = Step::from([what % 190, who % 240, word, days]);
            if step.is_of_the_city() {
                city.step(&houses, &kasse.states, step).await;
            } else {
                kasse.step(&houses, &city.states, step).await;
            }
            hold_between(&city.states, &kasse.states);
            let both = city.states.iter().chain(&kasse.states);
            seen.extend(both.map(|state| (state.kind(), state.name())));
        }
        for side in [city, kasse] {
            accepted += side.accepted;
            noes = [noes[0] + side.noes[0], noes[1] + side.noes[1]];
            side.store.close().await;
        }
        houses.close().await;
    }
    // The walks would show nothing if they never came far.
    assert!(
        accepted > 150 && noes[0] > 10 && noes[1] > 10,
        "{accepted} {noes:?}"
    );
    for far in [
        (Kind::Package, "opened"),
        (Kind::Received, "accepted"),
        (Kind::Case, "clarifying"),
    ] {
        assert!(seen.contains(&far), "{far:?} was not reached: {seen:?}");
    }
}
