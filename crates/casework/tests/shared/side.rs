//! One installation on a walk of random commands: the same steps and the same model as in `fuzz/`, with policy, store
//! and history between them.

use augenmass_casework::Error;
use augenmass_casework::clock::SetClock;
use augenmass_casework::gate::Receipt;
use augenmass_casework::installation::Installation;
use augenmass_domain::fact::{Counted, Fact};
use augenmass_domain::id::{OfficeId, PersonId};
use augenmass_domain::received::ReceivedCommand;
use augenmass_domain::{Action, Command, Kind, Purpose, Role, State};
use augenmass_fuzz::town::{Cast, House, Model, Move, Step, View, next};
use augenmass_store::{ListQuery, MAX_PAGE, Outcome, Store, StoreError};
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is stored: state and version by id.
type Stored = BTreeMap<Uuid, (State, i64)>;

/// One installation on a walk.
pub struct Side<'a> {
    house: House,
    installation: &'a Installation,
    store: &'a Store,
    clock: &'a SetClock,
    cast: Cast,
    model: Model,
    /// In the order in which they were made.
    pub states: Vec<State>,
    stored: Stored,
    seq: i64,
    facts: usize,
    /// How many commands were accepted.
    pub accepted: i64,
    /// How many a rule rejected, how many a policy refused.
    pub noes: [i64; 2],
}

impl<'a> Side<'a> {
    /// A walk that begins with what the installation holds.
    pub async fn of(
        house: House,
        installation: &'a Installation,
        (store, clock): (&'a Store, &'a SetClock),
    ) -> Self {
        let mut side = Self {
            house,
            installation,
            store,
            clock,
            cast: cast(installation, house).await,
            model: Model::default(),
            states: Vec::new(),
            stored: Stored::new(),
            seq: 0,
            facts: 0,
            accepted: 0,
            noes: [0; 2],
        };
        side.stored = side.all_stored().await;
        let stored = side.stored.values();
        side.states = stored.map(|(state, _)| state.clone()).collect();
        side.model.found(&side.states);
        side.seq = side.last_seq().await;
        side.facts = side.all_facts().await.len();
        side
    }

    async fn all_stored(&self) -> Stored {
        let mut all = Stored::new();
        let kinds = Kind::ALL.into_iter();
        for kind in kinds.filter(|kind| *kind != Kind::Installation) {
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

    /// One command, whatever becomes of it. `other` is what stands in the other house, if there is one.
    pub async fn step(&mut self, other: &[State], step: Step) {
        let view = View {
            now: self.installation.gate.now().local,
            states: &self.states,
            cast: &self.cast,
            house: self.house,
            other,
        };
        let tried = next(&view, step);
        self.clock.set(tried.now);
        let gate = &self.installation.gate;
        let purpose = purpose(tried.actor.role, &tried.command);
        let said = gate.submit(&tried.actor, purpose, tried.command.clone());
        let outcome = match said.await {
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
        assert_eq!(rows[0].record.actor, tried.actor.account);
        assert_eq!(rows[0].record.action, tried.command.action());
        let said = rows[0].record.states.len();
        assert_eq!(said > 0, outcome == Outcome::Accepted, "{tried:?}");
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

/// The steps of a walk: four numbers each, other ones for each seed.
pub fn numbers(seed: u32, steps: u32) -> impl Iterator<Item = [u8; 4]> {
    let first = seed.wrapping_mul(2_654_435_761);
    let next = |number: &u32| {
        let mut number = *number;
        number ^= number << 13;
        number ^= number >> 17;
        number ^= number << 5;
        Some(number)
    };
    let all = std::iter::successors(Some(first), next).skip(1);
    all.map(u32::to_be_bytes)
        .take(usize::try_from(steps).unwrap())
}

/// Who acts in an installation.
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
        // No examiner works in a municipality.
        kasse: [data_protection.clone(), data_protection.clone()],
        data_protection,
        ombudsperson: actor("ombud").await,
        finance: actor("kaemmerei").await,
        council: [actor("rat.1").await, actor("rat.2").await],
        social_worker: installation.actor_with(Role::SocialWorker).await.unwrap(),
        job,
    }
}

/// The purpose for which a role usually gives this command.
fn purpose(role: Role, command: &Command) -> Purpose {
    match (role, command.kind(), command.action()) {
        (Role::Job, ..) => Purpose::Housekeeping,
        (_, _, Action::SealIndication)
        | (_, Kind::Package | Kind::Received | Kind::Assistance, _) => Purpose::BenefitCheck,
        (role, kind, _) => usual_purpose(role, kind),
    }
}

/// The purpose for which a role usually works with records of a kind.
pub const fn usual_purpose(role: Role, kind: Kind) -> Purpose {
    match (role, kind) {
        (Role::Clerk | Role::SecondSignatory, _) => Purpose::Screening,
        (Role::RegistryOfficer | Role::RegistryLead | Role::OfficeSystem, _) => {
            Purpose::RegisterClarification
        }
        (Role::SocialWorker, _) | (Role::Coordinator, Kind::Accompaniment) => {
            Purpose::Accompaniment
        }
        (Role::Coordinator, _) | (Role::HeadOfDepartment, Kind::Run) => Purpose::Steering,
        (Role::Ombudsperson, _) | (Role::DataProtectionOfficer, Kind::SubjectRequest) => {
            Purpose::SubjectRights
        }
        (Role::DataProtectionOfficer | Role::AuditOffice, _) => Purpose::Oversight,
        (Role::Finance, _) => Purpose::CostAccounting,
        (Role::Examiner | Role::SecondExaminer, _) => Purpose::BenefitCheck,
        (Role::Job, _) => Purpose::Housekeeping,
        (Role::Administrator | Role::PersonConcerned, _) => Purpose::Administration,
        (
            Role::HeadOfDepartment
            | Role::CouncilOffice
            | Role::CouncilOfficeLead
            | Role::CouncilMember,
            _,
        ) => Purpose::CouncilInformation,
    }
}
