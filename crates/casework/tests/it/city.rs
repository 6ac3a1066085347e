//! A small city to test in: an installation in a folder of its own, a clock that is set by hand, a
//! run that is open, and short ways to a case in a given state. The city is built once and copied.

use crate::base::{BASE, Base, base, bytes_at_the_server};
use crate::own_database::OwnDatabase;
use crate::side::usual_purpose;
use augenmass_casework::Error;
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SetClock;
use augenmass_casework::demo::{self, City, People, Year, YearBook};
use augenmass_casework::gate::Receipt;
use augenmass_casework::installation::Installation;
use augenmass_domain::accompaniment::{AccompanimentCommand, Qualification};
use augenmass_domain::case::{
    Assessment, CaseCommand, Consequence, ExoneratingSource, Reply, Ruling, Rung,
};
use augenmass_domain::id::{
    AccompanimentId, CaseId, IndicationId, OfficeId, PersonId, RunId, VisitId,
};
use augenmass_domain::indication::{
    Answer, ContactChannel, IndicationCommand, IndicationEntry, InnocentExplanations, PriorContact,
};
use augenmass_domain::person::{Address, PersonRecord};
use augenmass_domain::visit::{AtTheDoor, DoorFinding, Interpreter, LegalMode, VisitCommand};
use augenmass_domain::{Actor, Command, Kind, Private, State};
use augenmass_store::{HistoryRow, ListQuery, MAX_PAGE, MasterKey, Store};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;
use uuid::Uuid;

/// The Monday on which the tests' own items begin.
pub const MONDAY: Date = date(2025, 2, 3);

/// The files of an installation, and on PostgreSQL its database, to be copied.
pub struct Snapshot {
    files: Vec<(PathBuf, Vec<u8>)>,
    own: Option<OwnDatabase>,
    run: RunId,
    at: DateTime,
}

/// An installation, its clock, and a second look into its database.
pub struct Town {
    folder: TempDir,
    own: Option<OwnDatabase>,
    pub clock: Arc<SetClock>,
    pub house: Installation,
    /// What only tests have: the store beside the gate.
    pub store: Store,
    pub run: RunId,
}

fn url(folder: &Path, own: Option<&OwnDatabase>) -> String {
    match own {
        Some(own) => own.url(),
        None => format!("sqlite:{}", folder.join("municipality.sqlite").display()),
    }
}

/// A new folder and the address of a database that does not exist yet, or is empty.
async fn place() -> (TempDir, Option<OwnDatabase>, String) {
    let folder = tempfile::tempdir().unwrap();
    let own = match base() {
        Base::Sqlite => None,
        Base::Postgres => Some(OwnDatabase::new(None).await),
    };
    let url = url(folder.path(), own.as_ref());
    (folder, own, url)
}

/// What is made once for each of the two databases.
pub type Once<T> = [OnceLock<T>; 2];

/// Of the database that the test works on.
pub fn once<T>(both: &'static Once<T>, make: impl FnOnce() -> T) -> &'static T {
    both[usize::from(base() == Base::Postgres)].get_or_init(make)
}

/// Runs work to its end on a thread and a runtime of its own, on the same database.
pub fn apart<T: Send + 'static, F: Future<Output = T>>(
    work: impl FnOnce() -> F + Send + 'static,
) -> T {
    let base = base();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(BASE.scope(base, async { work().await }))
    })
    .join()
    .unwrap()
}

/// A city whose run is open since 2 January 2025 and in which nothing has happened yet.
fn open_city() -> &'static Snapshot {
    static OPEN: Once<Snapshot> = [OnceLock::new(), OnceLock::new()];
    once(&OPEN, || {
        apart(|| async {
            let (town, _) = Town::founded(&City::shipped().unwrap(), 11).await;
            town.snapshot(date(2025, 1, 7).at(9, 0, 0, 0)).await
        })
    })
}

/// The small demo year, played once with seed 3.
pub fn small_year() -> &'static (Snapshot, YearBook) {
    static YEAR: Once<(Snapshot, YearBook)> = [OnceLock::new(), OnceLock::new()];
    once(&YEAR, || {
        apart(|| async {
            let (town, book) = Town::played(&City::shipped().unwrap(), "small", 3).await;
            (town.snapshot(demo::END.at(12, 0, 0, 0)).await, book)
        })
    })
}

impl Town {
    /// A new municipality with an open run.
    pub async fn founded(city: &City, seed: u64) -> (Self, u64) {
        let (folder, own, url) = place().await;
        let clock = Arc::new(SetClock::at(date(2024, 12, 1).at(8, 0, 0, 0)));
        let house = Installation::create(
            &url,
            &folder.path().join("keys"),
            &city.set_up,
            true,
            clock.clone(),
            Chance::from_seed(seed),
        )
        .await
        .unwrap();
        let run = demo::open_run(&house, &clock, &folder.path().join("run"))
            .await
            .unwrap();
        let store = beside(&url, folder.path()).await;
        (
            Self {
                folder,
                own,
                clock,
                house,
                store,
                run,
            },
            seed,
        )
    }

    /// A new municipality in which a year of a size was played.
    pub async fn played(city: &City, size: &str, seed: u64) -> (Self, YearBook) {
        let (town, _) = Self::founded(city, seed).await;
        let year = Year::plan(&town.house, town.clock.clone(), city, size, seed, town.run)
            .await
            .unwrap();
        let book = year.play(|_| {}).await.unwrap();
        (town, book)
    }

    /// A new municipality in which the years of a size were played, each with a run of its own.
    pub async fn played_for_years(city: &City, size: &str, seed: u64) -> (Self, YearBook) {
        let (folder, own, url) = place().await;
        let of_size = &city.sizes[size];
        let begin = date(of_size.first_year(), 1, 1).at(8, 0, 0, 0);
        let clock = Arc::new(SetClock::at(begin));
        let (keys, chance) = (folder.path().join("keys"), Chance::from_seed(seed));
        let house = Installation::create(&url, &keys, &city.set_up, true, clock.clone(), chance)
            .await
            .unwrap();
        let papers = folder.path().join("run");
        let (run, manifest) = demo::open_first_run(&house, &clock, &papers, of_size.first_year())
            .await
            .unwrap();
        let year = Year::plan(&house, clock.clone(), city, size, seed, run)
            .await
            .unwrap()
            .with_later_runs(of_size, &manifest);
        let book = year.play(|_| {}).await.unwrap();
        let store = beside(&url, folder.path()).await;
        let town = Self {
            folder,
            own,
            clock,
            house,
            store,
            run,
        };
        (town, book)
    }

    /// An own copy of the city with an open run; nothing has happened yet.
    pub async fn open() -> Self {
        Self::copy(open_city(), 1).await
    }

    /// An own copy of the city after the small demo year.
    pub async fn after_the_year() -> Self {
        Self::copy(&small_year().0, 1).await
    }

    pub async fn copy(snapshot: &Snapshot, seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in &snapshot.files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, bytes).unwrap();
            only_for_the_owner(&path);
        }
        let clock = Arc::new(SetClock::at(snapshot.at));
        let chance = Chance::from_seed(0x7E57_0000 + seed);
        let keys = folder.path().join("keys");
        let own = match &snapshot.own {
            Some(other) => Some(OwnDatabase::new(Some(other)).await),
            None => None,
        };
        let url = url(folder.path(), own.as_ref());
        let house = Installation::open(&url, &keys, clock.clone(), chance)
            .await
            .unwrap();
        let store = beside(&url, folder.path()).await;
        Self {
            folder,
            own,
            clock,
            house,
            store,
            run: snapshot.run,
        }
    }

    pub async fn snapshot(self, at: DateTime) -> Snapshot {
        assert!(self.store.sweep().await.unwrap(), "somebody still reads");
        self.house.close().await;
        self.store.close().await;
        let mut files = Vec::new();
        collect(self.folder.path(), Path::new(""), &mut files);
        Snapshot {
            files,
            own: self.own,
            run: self.run,
            at,
        }
    }

    /// The same installation, opened once more.
    pub async fn again(&self, seed: u64) -> Installation {
        let keys = self.folder().join("keys");
        let chance = Chance::from_seed(0xA6A1_0000 + seed);
        Installation::open(&self.url(), &keys, self.clock.clone(), chance)
            .await
            .unwrap()
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn url(&self) -> String {
        url(self.folder.path(), self.own.as_ref())
    }

    /// The bytes of the database; on SQLite with everything beside it.
    pub async fn database_bytes(&self) -> Vec<u8> {
        if self.own.is_some() {
            return bytes_at_the_server(&self.url()).await;
        }
        let mut all = Vec::new();
        for name in ["municipality.sqlite", "municipality.sqlite-wal"] {
            all.extend(std::fs::read(self.folder().join(name)).unwrap_or_default());
        }
        all
    }

    pub fn today(&self) -> Date {
        self.house.gate.now().today()
    }

    /// Sets the clock to ten o'clock of a day.
    pub fn on(&self, day: Date) {
        self.clock.set(day.at(10, 0, 0, 0));
    }

    pub fn later(&self, days: i32) {
        self.on(self.today().saturating_add(days.days()));
    }

    pub async fn actor(&self, login: &str) -> Actor {
        self.house.actor(login).await.unwrap()
    }

    pub async fn office(&self, kind: &str) -> OfficeId {
        self.house.office(kind).await.unwrap()
    }

    /// Submits with the purpose that the account usually has for such a command.
    pub async fn attempt(
        &self,
        login: &str,
        command: impl Into<Command>,
    ) -> Result<Receipt, Error> {
        let actor = self.actor(login).await;
        let command = command.into();
        let purpose = usual_purpose(actor.role, command.kind());
        self.house.gate.submit(&actor, purpose, command).await
    }

    pub async fn submit(&self, login: &str, command: impl Into<Command>) -> Receipt {
        let command = command.into();
        let what = command.action();
        match self.attempt(login, command).await {
            Ok(receipt) => receipt,
            Err(error) => panic!("{login} {}: {error}", what.name()),
        }
    }

    /// Submits what a rule must turn down; gives the rule.
    pub async fn rejected(&self, login: &str, command: impl Into<Command>) -> &'static str {
        match self.attempt(login, command).await {
            Err(Error::Rejected(rejection)) => rejection.rule(),
            other => panic!("not rejected: {other:?}"),
        }
    }

    pub async fn state(&self, kind: Kind, id: Uuid) -> State {
        self.store.load(kind, id).await.unwrap().unwrap().state
    }

    pub async fn all(&self, kind: Kind) -> Vec<State> {
        let mut query = ListQuery::of(kind);
        query.limit = MAX_PAGE;
        self.store
            .list(&query)
            .await
            .unwrap()
            .into_iter()
            .map(|stored| stored.state)
            .collect()
    }

    /// Every state with its version, to see that nothing has changed.
    pub async fn dump(&self) -> Vec<(State, i64)> {
        let mut dump = Vec::new();
        for kind in Kind::ALL
            .into_iter()
            .filter(|kind| *kind != Kind::Installation)
        {
            let mut query = ListQuery::of(kind);
            query.limit = MAX_PAGE;
            let states = self.store.list(&query).await.unwrap();
            dump.extend(
                states
                    .into_iter()
                    .map(|stored| (stored.state, stored.version)),
            );
        }
        dump
    }

    /// The whole history, in order.
    pub async fn history(&self) -> Vec<HistoryRow> {
        let mut rows: Vec<HistoryRow> = Vec::new();
        loop {
            let after = rows.last().map_or(0, |row| row.seq);
            let page = self.store.history_after(after, MAX_PAGE).await.unwrap();
            if page.is_empty() {
                return rows;
            }
            rows.extend(page);
        }
    }

    /// The history written by `work`.
    pub async fn last_seq(&self) -> i64 {
        self.history().await.last().map_or(0, |row| row.seq)
    }

    pub async fn since(&self, seq: i64) -> Vec<HistoryRow> {
        self.store.history_after(seq, MAX_PAGE).await.unwrap()
    }

    pub async fn entry(&self, stem: &str, person: &PersonRecord) -> Box<IndicationEntry> {
        let (kind, ground) = match stem {
            "schule" => ("school", "not-enrolled"),
            _ => ("public-order", "document-contradicts-register"),
        };
        let fact_on = self.today().saturating_sub(9.days());
        Box::new(IndicationEntry {
            office: self.office(kind).await,
            run: self.run,
            ground: ground.to_owned(),
            fact_on,
            evidence: Private::new("Vermerk 1 (erfunden)".to_owned()),
            prior_contact: Some(PriorContact {
                channel: ContactChannel::Letter,
                on: fact_on.saturating_sub(20.days()),
            }),
            person: person.clone(),
        })
    }

    /// Recorded by the clerk of an office (`schule` or `ordnung`).
    pub async fn recorded(&self, stem: &str, person: &PersonRecord) -> IndicationId {
        let entry = self.entry(stem, person).await;
        let command = IndicationCommand::Record { draft: None, entry };
        let receipt = self.submit(&format!("{stem}.1"), command).await;
        IndicationId::from_uuid(receipt.id_of(Kind::Indication).unwrap())
    }

    /// Recorded, and dropped because an innocent explanation holds.
    pub async fn dropped(&self, stem: &str, person: &PersonRecord) -> IndicationId {
        let id = self.recorded(stem, person).await;
        self.screen(stem, id, true).await;
        id
    }

    pub async fn screen(&self, stem: &str, id: IndicationId, explained: bool) -> Receipt {
        let command = IndicationCommand::Screen {
            id,
            explanations: explanations(explained),
        };
        self.submit(&format!("{stem}.2"), command).await
    }

    /// Recorded, screened, and the notice given to the registry.
    pub async fn noticed(&self, stem: &str, person: &PersonRecord) -> IndicationId {
        let id = self.recorded(stem, person).await;
        self.screen(stem, id, false).await;
        self.give_notice(stem, id).await;
        id
    }

    pub async fn give_notice(&self, stem: &str, id: IndicationId) -> Receipt {
        let to = self.office("registry").await;
        self.submit(
            &format!("{stem}.2"),
            IndicationCommand::GiveNotice { id, to },
        )
        .await
    }

    pub async fn propose(&self, notice: IndicationId) -> CaseId {
        let command = CaseCommand::Propose {
            indications: vec![notice],
            excluded: Vec::new(),
        };
        let receipt = self.submit("melde.1", command).await;
        CaseId::from_uuid(receipt.id_of(Kind::Case).unwrap())
    }

    /// A case that was approved: the ladder begins.
    pub async fn clarifying(&self, stem: &str, person: &PersonRecord) -> CaseId {
        let notice = self.noticed(stem, person).await;
        let id = self.propose(notice).await;
        self.submit("melde.leitung", CaseCommand::Approve { id })
            .await;
        id
    }

    pub async fn rung(&self, id: CaseId, rung: Rung) {
        let days = if rung == Rung::ServiceLetter { 22 } else { 15 };
        let reply_by = self.today().saturating_add(days.days());
        self.submit("melde.1", CaseCommand::TakeRung { id, rung, reply_by })
            .await;
    }

    pub async fn exonerate(&self, id: CaseId) {
        let looked_in = vec![
            ExoneratingSource::RegisterHistory,
            ExoneratingSource::OfficeFile,
        ];
        let command = CaseCommand::RecordExonerating {
            id,
            looked_in,
            found: 1,
            words: None,
        };
        self.submit("melde.1", command).await;
    }

    pub async fn assess(&self, id: CaseId, assessment: Assessment) {
        self.submit("melde.1", CaseCommand::Assess { id, assessment })
            .await;
    }

    /// A case that ended with the first letter: they live there.
    pub async fn cleared(&self, stem: &str, person: &PersonRecord) -> CaseId {
        let id = self.clarifying(stem, person).await;
        self.rung(id, Rung::ServiceLetter).await;
        self.later(7);
        let words = Some(Private::new("Wir wohnen hier (erfunden).".to_owned()));
        let reply = CaseCommand::RecordReply {
            id,
            reply: Reply::LivesHere,
            words,
        };
        self.submit("melde.1", reply).await;
        self.exonerate(id).await;
        self.assess(id, Assessment::Unremarkable).await;
        self.submit("melde.1", CaseCommand::Close { id }).await;
        id
    }

    /// A case whose ladder is exhausted: a visit may be ordered.
    pub async fn exhausted(&self, stem: &str, person: &PersonRecord) -> CaseId {
        let id = self.clarifying(stem, person).await;
        for (rung, days) in [
            (Rung::ServiceLetter, 24),
            (Rung::Contact, 17),
            (Rung::Invitation, 17),
        ] {
            self.rung(id, rung).await;
            self.later(days);
        }
        self.exonerate(id).await;
        id
    }

    /// Asks the carrier for a window.
    pub async fn ask_carrier(
        &self,
        case: CaseId,
        from: DateTime,
    ) -> Result<AccompanimentId, Error> {
        let carrier = self.actor("bruecke.1").await.carrier.unwrap();
        let until = from.saturating_add(2.hours());
        let command = AccompanimentCommand::Request {
            case,
            carrier,
            from,
            until,
        };
        let receipt = self.attempt("koordination", command).await?;
        Ok(AccompanimentId::from_uuid(
            receipt.id_of(Kind::Accompaniment).unwrap(),
        ))
    }

    pub async fn confirmed(&self, case: CaseId, from: DateTime) -> AccompanimentId {
        demo::keep_status(&self.house).await.unwrap();
        let id = self.ask_carrier(case, from).await.unwrap();
        let qualification = Qualification::SocialWorker;
        let command = AccompanimentCommand::Confirm {
            id,
            qualification,
            woman_available: true,
        };
        self.submit("bruecke.1", command).await;
        id
    }

    pub fn order(id: CaseId, accompaniment: AccompanimentId, from: DateTime) -> CaseCommand {
        CaseCommand::OrderVisit {
            id,
            accompaniment,
            mode: LegalMode::Consent,
            interpreter: Interpreter::OfferedNoAnswer,
            from,
            until: from.saturating_add(1.hours()),
        }
    }

    /// An accompanied visit from the request to the record.
    pub async fn visited(&self, case: CaseId, from: DateTime, finding: DoorFinding) -> VisitId {
        let accompaniment = self.confirmed(case, from).await;
        let receipt = self
            .submit("melde.leitung.2", Self::order(case, accompaniment, from))
            .await;
        let id = VisitId::from_uuid(receipt.id_of(Kind::Visit).unwrap());
        self.clock.set(from);
        self.submit("bruecke.1", VisitCommand::CheckIn { id }).await;
        let until = from.saturating_add(30.minutes());
        self.clock.set(until);
        let mode = LegalMode::Consent;
        self.submit(
            "melde.2",
            VisitCommand::Record {
                id,
                finding,
                door: AtTheDoor::default(),
                mode,
                from,
                until,
            },
        )
        .await;
        id
    }

    /// A case in which the person is heard: five weeks, with an interpreter.
    pub async fn in_hearing(&self, stem: &str, person: &PersonRecord) -> CaseId {
        let id = self.exhausted(stem, person).await;
        let first = self.weekday(jiff::civil::Weekday::Tuesday).at(9, 0, 0, 0);
        self.visited(id, first, DoorFinding::NotMet).await;
        let second = self.weekday(jiff::civil::Weekday::Friday).at(16, 0, 0, 0);
        self.visited(id, second, DoorFinding::OtherHouseholdMet)
            .await;
        self.assess(id, Assessment::DoubtAboutResidence).await;
        let until = self.today().saturating_add(35.days());
        self.submit(
            "melde.1",
            CaseCommand::OpenHearing {
                id,
                until,
                interpreter_offered: true,
            },
        )
        .await;
        id
    }

    /// A case in which the person was heard and deregistered; the month for objections runs.
    pub async fn decided(&self, stem: &str, person: &PersonRecord) -> CaseId {
        let id = self.in_hearing(stem, person).await;
        let consequences = vec![Consequence::ChildBenefit];
        self.submit(
            "melde.1",
            CaseCommand::ListConsequences { id, consequences },
        )
        .await;
        self.submit("melde.1", CaseCommand::InformSocialService { id })
            .await;
        self.later(40);
        let reasons = Private::new("Die Gründe (erfunden).".to_owned());
        let ruling = Ruling::Deregistered;
        self.submit(
            "melde.leitung",
            CaseCommand::Decide {
                id,
                ruling,
                reasons,
            },
        )
        .await;
        id
    }

    /// The next such weekday that is at least two days away and no holiday.
    fn weekday(&self, weekday: jiff::civil::Weekday) -> Date {
        let mut day = self.today().saturating_add(2.days());
        while day.weekday() != weekday || !augenmass_domain::law::calendar::is_working_day(day) {
            day = day.saturating_add(1.days());
        }
        day
    }

    /// One round of jobs at half past five of a day.
    pub async fn jobs(&self, day: Date) -> augenmass_casework::jobs::Round {
        self.clock.set(day.at(5, 30, 0, 0));
        let job = self.actor("frist").await;
        augenmass_casework::jobs::round(&self.house, &job)
            .await
            .unwrap()
            .0
    }

    /// The person of a record, in its own compartment.
    pub async fn person_of(&self, kind: Kind, id: Uuid) -> PersonId {
        self.state(kind, id).await.facets().person.unwrap()
    }
}

async fn beside(url: &str, folder: &Path) -> Store {
    let master = MasterKey::load(&folder.join("keys/master.key")).unwrap();
    Store::open(url, master).await.unwrap()
}

#[cfg(unix)]
fn only_for_the_owner(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}

#[cfg(not(unix))]
fn only_for_the_owner(_: &Path) {}

fn collect(root: &Path, below: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(root.join(below)).unwrap() {
        let path = below.join(entry.unwrap().file_name());
        if root.join(&path).is_dir() {
            collect(root, &path, files);
        } else if path
            .extension()
            .is_none_or(|end| end != "sqlite-wal" && end != "sqlite-shm")
        {
            let bytes = std::fs::read(root.join(&path)).unwrap();
            files.push((path, bytes));
        }
    }
}

pub fn explanations(explained: bool) -> InnocentExplanations {
    let none = Answer::DoesNotExplain;
    InnocentExplanations {
        school_elsewhere: none,
        moved_within_germany: Answer::NotKnown,
        waiting_list: none,
        illness: if explained { Answer::Explains } else { none },
        eu_residence: Answer::NotKnown,
        letters_not_received: none,
    }
}

/// An invented child with a name of the test's choice.
pub fn named(given: &str, family: &str) -> PersonRecord {
    let address = Address::new("Ahornkamp", "12a", "99901", "Auenstedt").unwrap();
    let addressee = format!("Robin {family}");
    PersonRecord::new(given, family, "2015-04-09", &addressee, address, MONDAY).unwrap()
}

/// An invented child, drawn as the demo draws.
pub fn drawn(seed: u64) -> PersonRecord {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let (city, people) = (City::shipped().unwrap(), People::shipped().unwrap());
    demo::draw(&mut rng, &city, &people, MONDAY).unwrap().record
}

/// True where the bytes hold the text.
pub fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}
