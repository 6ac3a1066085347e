//! Cases by the thousand, for measuring how the product behaves as it grows. Each is the commonest
//! story: recorded, screened, notice given, proposed, approved, first letter, reply, exonerating facts,
//! assessed, closed; ten history rows.
//!
//! [`Growth::work`] sends the steps through the gate. [`Growth::load`] has each of them permitted by
//! policy and decided by the rules as well, but holds the records in hand instead of loading them and
//! writes many steps in one transaction. Invented data only: the store refuses it elsewhere.

mod hand;
mod unfair;

use self::hand::{Act, Hand};
use super::city::{City, People};
use super::people::draw;
use super::set_up::{RunPlan, open_planned, write_manifest};
use crate::clock::{Clock as _, SetClock, now_at};
use crate::error::Error;
use crate::gate::Narrowed;
use crate::gather::{Gathered, same_facts};
use crate::installation::Installation;
use crate::masked_review;
use augenmass_domain::fact::Track;
use augenmass_domain::id::{CaseId, OfficeId, RunId};
use augenmass_domain::indication::Review;
use augenmass_domain::law::OfficeKind;
use augenmass_domain::run::{CheckedManifest, Run};
use augenmass_domain::{Actor, Circumstances, Kind, Now, Purpose, State};
use augenmass_store::{Batch, Committed, Cursor, ListQuery, Reported, StoreError};
use jiff::ToSpan;
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use tokio::task::JoinHandle;

/// History rows of one case.
pub const STEPS_PER_CASE: usize = Act::ALL.len();
/// Cases of one run: two offices, each below the cap of the manifest.
const CASES_PER_RUN: u64 = 480;
/// Cases written in one transaction.
const CASES_PER_TRANSACTION: u64 = 240;

/// Makes cases in an installation of invented data.
pub struct Growth {
    installation: Arc<Installation>,
    clock: Arc<SetClock>,
    city: City,
    people: People,
    names: ChaCha20Rng,
    manifest: CheckedManifest,
    actors: BTreeMap<&'static str, Actor>,
    /// The two offices that report, with the stem of their logins.
    reporting: [(OfficeId, &'static str, OfficeKind); 2],
    registry: OfficeId,
    run: Run,
    /// Cases made so far in the present run.
    in_run: u64,
    /// Cases made so far, for names and dates.
    made: u64,
}

const LOGINS: [&str; 6] = [
    "schule.1",
    "schule.2",
    "ordnung.1",
    "ordnung.2",
    "melde.1",
    "melde.leitung",
];

impl Growth {
    /// Opens a run in the installation. `folder` takes the invented documents of the manifest; `number`
    /// tells apart several that work at the same time.
    ///
    /// # Errors
    /// Where the installation is not the invented city, or the run is turned down.
    pub async fn begin(
        installation: Arc<Installation>,
        clock: Arc<SetClock>,
        folder: &Path,
        number: u64,
    ) -> Result<Self, Error> {
        let manifest = write_manifest(&installation, folder, Track::RegisterClarification)?;
        let made = installation.cases_made().await?;
        // Later than all that was made before: at most twenty seconds for each case.
        clock.forward(i64::try_from(made).unwrap_or(0).saturating_mul(25));
        let run = open(&installation, &clock, &manifest).await?;
        Self::within(installation, clock, run, manifest, number).await
    }

    /// Works in the latest run that is open today.
    ///
    /// # Errors
    /// Where the installation is not the invented city, or no run is open.
    pub async fn in_open_run(
        installation: Arc<Installation>,
        clock: Arc<SetClock>,
    ) -> Result<Self, Error> {
        let steering = installation.actor("koordination").await?;
        let open = Narrowed {
            states: vec!["open".to_owned()],
            ..Narrowed::default()
        };
        let purpose = Purpose::Steering;
        let runs = installation.gate.list(&steering, purpose, Kind::Run, &open);
        let today = clock.now().today();
        let mut run = None;
        for state in runs.await?.records {
            run = match state {
                State::Run(found) if found.is_open_on(today) => Some(found),
                _ => run,
            };
        }
        let run = run.ok_or(Error::NotFound)?;
        let manifest = run.opening().map(|open| open.manifest.clone());
        let manifest = manifest.ok_or(Error::NotFound)?;
        Self::within(installation, clock, run, manifest, 0).await
    }

    async fn within(
        installation: Arc<Installation>,
        clock: Arc<SetClock>,
        run: Run,
        manifest: CheckedManifest,
        number: u64,
    ) -> Result<Self, Error> {
        let broken = |what: &dyn std::fmt::Display| Error::Internal(what.to_string());
        let mut actors = BTreeMap::new();
        for login in LOGINS {
            actors.insert(login, installation.actor(login).await?);
        }
        let made = installation.cases_made().await?;
        let school = installation.office("school").await?;
        let order = installation.office("public-order").await?;
        let registry = installation.office("registry").await?;
        Ok(Self {
            clock,
            city: City::shipped().map_err(|error| broken(&error))?,
            people: People::shipped().map_err(|error| broken(&error))?,
            names: ChaCha20Rng::seed_from_u64(made ^ (number << 48)),
            manifest,
            actors,
            reporting: [
                (school, "schule", OfficeKind::School),
                (order, "ordnung", OfficeKind::PublicOrder),
            ],
            registry,
            installation,
            run,
            in_run: 0,
            made,
        })
    }

    /// Sends the ten steps of one case through the gate and gives its id. `after` is told after each.
    ///
    /// # Errors
    /// The first step that is turned down.
    pub async fn work(&mut self, after: impl FnMut()) -> Result<CaseId, Error> {
        self.carry(STEPS_PER_CASE, after).await?.case_id()
    }

    /// Begins a case and leaves it after some of its steps; gives its id where they reached so far.
    ///
    /// # Errors
    /// The first step that is turned down.
    pub async fn leave_after(&mut self, steps: usize) -> Result<Option<CaseId>, Error> {
        let clock = self.clock.clone();
        let hand = self.carry(steps, || clock.forward(60)).await?;
        Ok(hand.case_id().ok())
    }

    async fn carry(&mut self, steps: usize, mut after: impl FnMut()) -> Result<Hand, Error> {
        let mut hand = self.next().await?;
        for act in Act::ALL.into_iter().take(steps) {
            let now = self.installation.gate.now();
            let (login, purpose, command) = hand.command(act, self.registry, now.today())?;
            let actor = self.actor(login)?;
            let receipt = self
                .installation
                .gate
                .submit(actor, purpose, command)
                .await?;
            hand.take(&receipt.states);
            after();
        }
        Ok(hand)
    }

    /// Loads cases in bulk until the installation holds `until`, as far as `go_on` lets it: it is told
    /// the number of cases after each transaction. Gives the number of cases; what is written stays, and
    /// the next call goes on from there.
    ///
    /// # Errors
    /// [`Error::Internal`] in an installation that is no demo; the first step that is turned down.
    pub async fn load(
        &mut self,
        until: u64,
        mut go_on: impl FnMut(u64) -> bool,
    ) -> Result<u64, Error> {
        let mut written = self.made;
        let mut writing = None;
        loop {
            // While one transaction is written, the cases of the next are settled.
            let mut batches = Vec::new();
            let settled = until.min(self.made + CASES_PER_TRANSACTION);
            while self.made < settled {
                self.settle_case(&mut batches).await?;
            }
            if let Some((task, made)) = writing.take() {
                ended(task).await?;
                written = made;
                if !go_on(written) {
                    break;
                }
            }
            if batches.is_empty() {
                break;
            }
            writing = Some((write(&self.installation, batches), self.made));
        }
        self.made = written;
        Ok(written)
    }

    /// How many cases there are.
    #[must_use]
    pub const fn made(&self) -> u64 {
        self.made
    }

    /// The ids of cases spread evenly over all that there are, at most `many`.
    ///
    /// # Errors
    /// [`Error::Internal`] where the store cannot be asked.
    pub async fn spread(&self, many: u32) -> Result<Vec<CaseId>, Error> {
        let store = self.installation.gate.store();
        let mut query = ListQuery::of(Kind::Case);
        (query.office, query.limit) = (Some(self.registry), 1);
        let Some(first) = store.list(&query).await?.pop() else {
            return Ok(Vec::new());
        };
        let span = self.clock.instant().as_second() - first.since.as_second();
        let mut ids = Vec::new();
        for part in 0..i64::from(many) {
            let on = jiff::Span::new().seconds(span / i64::from(many) * part);
            query.after = Some(Cursor {
                since: first.since.saturating_add(on).unwrap_or(first.since),
                id: uuid::Uuid::nil(),
            });
            let found = store.list(&query).await?;
            ids.extend(
                found
                    .iter()
                    .map(|stored| CaseId::from_uuid(stored.state.id())),
            );
        }
        Ok(ids)
    }

    /// The registry officer who works on these cases.
    ///
    /// # Errors
    /// Never: the account was found when the growth began.
    pub fn officer(&self) -> Result<&Actor, Error> {
        self.actor("melde.1")
    }

    fn actor(&self, login: &str) -> Result<&Actor, Error> {
        self.actors
            .get(login)
            .ok_or_else(|| Error::Internal(format!("growth knows no account `{login}`")))
    }

    /// The next family, in a new run where the present one is full. The clock goes on by twenty seconds.
    async fn next(&mut self) -> Result<Hand, Error> {
        if self.in_run == CASES_PER_RUN {
            self.run = open(&self.installation, &self.clock, &self.manifest).await?;
            self.in_run = 0;
        }
        let now = self.clock.now();
        let (office, stem, _) = self.reporting[usize::from(self.in_run % 2 == 1)];
        let drawn = draw(&mut self.names, &self.city, &self.people, now.today())
            .map_err(|error| Error::Internal(error.to_string()))?;
        let mut person = drawn.record;
        // No two families of a run are alike (R31): each child has a birth date of its own.
        let days = 6 * 365 + i32::try_from(self.made % 3650).unwrap_or(0);
        person.birth_date = augenmass_domain::Private::new(now.today().saturating_sub(days.days()));
        self.made += 1;
        self.in_run += 1;
        Ok(Hand::new(office, stem, self.run.id(), person, now.today()))
    }

    /// Settles the ten steps of one case.
    async fn settle_case(&mut self, batches: &mut Vec<Batch>) -> Result<(), Error> {
        self.clock.forward(20);
        let mut hand = self.next().await?;
        let begin = self.clock.instant();
        for (act, second) in Act::ALL.into_iter().zip(0_i64..) {
            let now = now_at(begin.saturating_add(second.seconds()).unwrap_or(begin));
            let (login, purpose, command) = hand.command(act, self.registry, now.today())?;
            let actor = self.actor(login)?;
            let gathered = self.in_hand(actor, now, act, &hand).await?;
            let (batch, states) = self
                .installation
                .gate
                .settle_in_hand(actor, purpose, now, &command, gathered)?;
            hand.take(&states);
            batches.push(batch);
        }
        Ok(())
    }

    /// What the gate would load for a step of this case.
    async fn in_hand<'b>(
        &'b self,
        actor: &'b Actor,
        now: Now,
        act: Act,
        hand: &Hand,
    ) -> Result<Gathered<'b>, Error> {
        let gate = &self.installation.gate;
        let mut gathered = Gathered::bare(Circumstances::bare(now, actor, gate.law()));
        gathered.around.run = Some(self.run.clone());
        gathered.run_open = self.run.is_open_on(now.today());
        let reporting = self.reporting.iter().find(|(id, ..)| *id == hand.office());
        gathered.around.office_kind = match act {
            Act::Record | Act::Screen | Act::GiveNotice => reporting.map(|(.., kind)| *kind),
            _ => Some(OfficeKind::Registry),
        };
        if act == Act::GiveNotice {
            gathered.around.receiver_kind = Some(OfficeKind::Registry);
        }
        if act == Act::Record {
            let entry = hand.entry();
            let store = gate.store();
            gathered.reported = Some(Reported {
                office: entry.office,
                run: entry.run,
                token: store
                    .token(entry.office, entry.run, &same_facts(entry))
                    .await?,
                until: self.run.plan().ends,
            });
            gathered.around.indications_in_run = u32::try_from(self.in_run / 2).unwrap_or(u32::MAX);
        }
        hand.fill(act, &mut gathered);
        if let (Act::Screen, Some(one)) = (act, gathered.around.indications.first()) {
            let drawn = masked_review::drawn(gate.store(), &self.run, one.id());
            gathered.around.review = Review::of(drawn, false);
        }
        Ok(gathered)
    }
}

type Writing = JoinHandle<Result<Vec<Committed>, StoreError>>;

/// Writes batches in one transaction, on a thread of its own.
fn write(installation: &Arc<Installation>, batches: Vec<Batch>) -> Writing {
    let installation = installation.clone();
    tokio::spawn(async move { installation.gate.store().commit_all(&batches).await })
}

async fn ended(writing: Writing) -> Result<(), Error> {
    let outcome = writing.await;
    outcome.map_err(|error| Error::Internal(error.to_string()))??;
    Ok(())
}

impl Installation {
    /// How many cases there are.
    async fn cases_made(&self) -> Result<u64, Error> {
        let cases = ListQuery::of(Kind::Case);
        Ok(self.gate.store().count(&cases, u64::MAX).await?)
    }
}

/// Opens a run that begins today.
async fn open(
    installation: &Installation,
    clock: &SetClock,
    manifest: &CheckedManifest,
) -> Result<Run, Error> {
    let now = clock.now();
    let plan = RunPlan {
        title: format!("Wachstum {}", now.today()),
        track: Track::RegisterClarification,
        drafted: now.local,
        opened: now.local,
        begins: now.today(),
        ends: now.today().saturating_add(300.days()),
    };
    let id: RunId = open_planned(installation, clock, &plan, manifest).await?;
    let steering = installation.actor("koordination").await?;
    let state = installation
        .gate
        .view(&steering, Purpose::Steering, Kind::Run, id.uuid())
        .await?;
    match state {
        State::Run(run) => Ok(run),
        _ => Err(Error::Internal("a run is of another kind".to_owned())),
    }
}
