//! Backups: made at work, restored whole or not at all, with everything erased again that was erased
//! since, and a log that never contradicts what was published.

use crate::city::{MONDAY, Town, drawn, holds, named};
use augenmass_casework::backup::{Fault, Part, Restore, Restored, make, restore};
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SetClock;
use augenmass_casework::installation::Installation;
use augenmass_casework::keys::ERASURES;
use augenmass_casework::log;
use augenmass_casework::sign_in::{self, SignedIn};
use augenmass_domain::{Kind, Private, Purpose};
use augenmass_ledger::open_checkpoint;
use augenmass_store::backup::JournalError;
use augenmass_store::{MasterKey, Store, StoreError};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// Makes a backup into a folder of the town.
async fn backed_up(town: &Town, name: &str) -> PathBuf {
    let out = town.folder().join(name);
    let job = town.actor("frist").await;
    make(&town.house, &job, &out, |_, _| {}).await.unwrap();
    out
}

/// A restore of everything, with the town's journal, nothing published since.
fn of(town: &Town, from: &Path) -> Restore {
    Restore {
        from: from.to_owned(),
        person_keys: Some(from.join(Part::Keys.folder())),
        erasures: Some(town.folder().join("keys").join(ERASURES)),
        published: None,
        entries_lost: false,
    }
}

/// Another folder with the town's two keys, and the address of a database that is not there yet.
fn elsewhere(town: &Town, name: &str) -> (PathBuf, String) {
    let folder = town.folder().join(name);
    std::fs::create_dir_all(folder.join("keys")).unwrap();
    for key in ["keys/master.key", "keys/log-signing.key"] {
        std::fs::copy(town.folder().join(key), folder.join(key)).unwrap();
    }
    let url = format!("sqlite:{}", folder.join("stadt.sqlite").display());
    (folder.join("keys"), url)
}

async fn restored(
    town: &Town,
    name: &str,
    what: &Restore,
    today: Date,
) -> (Result<Restored, Fault>, PathBuf, String) {
    let (keys, url) = elsewhere(town, name);
    let clock = Arc::new(SetClock::at(today.at(12, 0, 0, 0)));
    let done = restore(&url, &keys, what, clock, Chance::from_seed(77), |_, _| {}).await;
    (done, keys, url)
}

async fn opened(keys: &Path, url: &str, today: Date) -> (Installation, Store) {
    let clock = Arc::new(SetClock::at(today.at(12, 30, 0, 0)));
    let house = Installation::open(url, keys, clock, Chance::from_seed(78))
        .await
        .unwrap();
    let master = MasterKey::load(&keys.join("master.key")).unwrap();
    (house, Store::open(url, master).await.unwrap())
}

/// What lies in a folder beside its keys.
fn left_in(keys: &Path) -> usize {
    std::fs::read_dir(keys.parent().unwrap()).unwrap().count() - 1
}

fn all_bytes(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(all_bytes(&path));
        } else {
            all.extend(std::fs::read(path).unwrap());
        }
    }
    all
}

#[tokio::test]
async fn a_person_erased_after_the_backup_is_erased_again_by_the_restore() {
    let town = Town::open().await;
    town.on(MONDAY);
    let dropped = town.dropped("schule", &drawn(1)).await;
    let living = town.clarifying("ordnung", &drawn(2)).await;
    let gone = town.person_of(Kind::Indication, dropped.uuid()).await;
    let stays = town.person_of(Kind::Case, living.uuid()).await;
    let backup = backed_up(&town, "backup").await;
    let erased_on = MONDAY.saturating_add(7.days());
    assert_eq!(town.jobs(erased_on).await.erased, 1);

    // Restored with a clock that shows the day of the backup: only the journal knows of the erasure.
    let (done, keys, url) = restored(&town, "neu", &of(&town, &backup), MONDAY).await;
    assert_eq!(done.unwrap().erased, 1);
    let (house, store) = opened(&keys, &url, MONDAY).await;
    assert!(matches!(
        store.personal_of(gone).await,
        Err(StoreError::Erased)
    ));
    assert!(!store.personal_of(stays).await.unwrap().is_empty());
    let events: Vec<String> = store
        .history_after(0, 1000)
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.record.event)
        .collect();
    assert!(events.contains(&"installation-restored".to_owned()));
    // The restored city keeps a journal that knows it too.
    let own = augenmass_store::backup::ErasureJournal::at(&keys.join(ERASURES));
    let known = own.read(house.installation_id()).unwrap();
    assert!(known.iter().any(|(_, person)| *person == gone));
    house.close().await;

    let mut without = of(&town, &backup);
    without.erasures = Some(town.folder().join("nowhere.jsonl"));
    let (done, keys, _) = restored(&town, "ohne", &without, MONDAY).await;
    assert!(
        matches!(done, Err(Fault::Journal(JournalError::Missing))),
        "{done:?}"
    );
    assert_eq!(left_in(&keys), 0);
}

#[tokio::test]
async fn what_fell_due_since_the_backup_is_erased_before_the_restore_ends() {
    let town = Town::open().await;
    town.on(MONDAY);
    let dropped = town.dropped("schule", &drawn(1)).await;
    let gone = town.person_of(Kind::Indication, dropped.uuid()).await;
    let backup = backed_up(&town, "backup").await;
    let mut what = of(&town, &backup);
    what.erasures = None;
    let today = MONDAY.saturating_add(7.days());
    let (done, keys, url) = restored(&town, "neu", &what, today).await;
    assert_eq!(done.unwrap().erased, 1);
    let (house, store) = opened(&keys, &url, today).await;
    assert!(matches!(
        store.personal_of(gone).await,
        Err(StoreError::Erased)
    ));
    house.close().await;
}

#[tokio::test]
async fn an_old_copy_of_the_journal_is_found_out() {
    let town = Town::open().await;
    town.on(MONDAY);
    town.dropped("schule", &drawn(1)).await;
    town.dropped("ordnung", &drawn(2)).await;
    town.jobs(MONDAY.saturating_add(7.days())).await;
    let backup = backed_up(&town, "backup").await;
    let journal = town.folder().join("keys").join(ERASURES);
    let whole = std::fs::read_to_string(&journal).unwrap();
    assert_eq!(whole.lines().count(), 2);
    let mut what = of(&town, &backup);
    let old = town.folder().join("old.jsonl");
    std::fs::write(&old, format!("{}\n", whole.lines().next().unwrap())).unwrap();
    what.erasures = Some(old);
    let (done, keys, _) = restored(&town, "neu", &what, town.today()).await;
    assert!(matches!(done, Err(Fault::JournalTooOld(1))), "{done:?}");
    assert_eq!(left_in(&keys), 0);
}

#[tokio::test]
async fn keys_are_taken_for_thirty_days_and_without_them_nobody_can_be_read() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.clarifying("schule", &drawn(3)).await;
    let person = town.person_of(Kind::Case, case.uuid()).await;
    let backup = backed_up(&town, "backup").await;
    let mut what = of(&town, &backup);
    what.erasures = None;
    let last = MONDAY.saturating_add(30.days());
    let (done, keys, url) = restored(&town, "rechtzeitig", &what, last).await;
    done.unwrap();
    let (house, store) = opened(&keys, &url, last).await;
    assert!(!store.personal_of(person).await.unwrap().is_empty());
    house.close().await;

    let day = last.saturating_add(1.days());
    let (done, keys, _) = restored(&town, "verspätet", &what, day).await;
    assert!(
        matches!(done, Err(Fault::KeysTooOld { until, .. }) if until == last),
        "{done:?}"
    );
    assert_eq!(left_in(&keys), 0);

    what.person_keys = None;
    std::fs::remove_dir_all(backup.join("keys")).unwrap();
    let (done, keys, url) = restored(&town, "ohne", &what, day).await;
    assert!(
        done.unwrap().erased >= 2,
        "the office's file and the registry's"
    );
    let (house, store) = opened(&keys, &url, day).await;
    assert!(matches!(
        store.personal_of(person).await,
        Err(StoreError::Erased)
    ));
    let state = store
        .load(Kind::Case, case.uuid())
        .await
        .unwrap()
        .unwrap()
        .state;
    assert_eq!(state.name(), "clarifying", "states stay");
    log::sign_checkpoint(&house).await.unwrap();
    house.close().await;
}

#[tokio::test]
async fn the_log_goes_on_after_a_restore_and_never_contradicts_what_was_published() {
    let town = Town::open().await;
    town.on(MONDAY);
    town.dropped("schule", &drawn(1)).await;
    let first = log::sign_checkpoint(&town.house).await.unwrap();
    let backup = backed_up(&town, "backup").await;
    let mut what = of(&town, &backup);
    what.erasures = None;
    what.published = Some(first.note.clone());
    let (done, keys, url) = restored(&town, "neu", &what, MONDAY).await;
    assert!(!done.unwrap().entries_lost);
    let (house, store) = opened(&keys, &url, MONDAY).await;
    let next = log::sign_checkpoint(&house).await.unwrap();
    let proof = store
        .prove_consistency(first.size, next.size)
        .await
        .unwrap();
    let (old, new) = ((first.size, &first.root), (next.size, &next.root));
    augenmass_ledger::check_consistency(old, new, &proof).unwrap();
    let job = house.actor("frist").await.unwrap();
    let forked = town.folder().join("forked");
    make(&house, &job, &forked, |_, _| {}).await.unwrap();
    house.close().await;

    // The lost log had grown and was published.
    town.recorded("ordnung", &drawn(2)).await;
    let published = log::sign_checkpoint(&town.house).await.unwrap();
    what.published = Some(published.note.clone());
    let (done, keys, _) = restored(&town, "kürzer", &what, MONDAY).await;
    assert!(matches!(done, Err(Fault::EntriesLost { .. })), "{done:?}");
    assert_eq!(left_in(&keys), 0);
    what.entries_lost = true;
    let (done, keys, url) = restored(&town, "hingenommen", &what, MONDAY).await;
    assert!(done.unwrap().entries_lost);
    let (house, _) = opened(&keys, &url, MONDAY).await;
    log::sign_checkpoint(&house).await.unwrap_err();
    house.close().await;

    // A backup of the fork does not pass for one of the published log.
    what.entries_lost = false;
    what.from = forked.clone();
    what.person_keys = Some(forked.join("keys"));
    what.published = Some(open_at(&town, published.size).await);
    let (done, keys, _) = restored(&town, "gegabelt", &what, MONDAY).await;
    let refused = matches!(
        done,
        Err(Fault::Contradiction(_) | Fault::EntriesLost { .. })
    );
    assert!(refused, "{done:?}");
    assert_eq!(left_in(&keys), 0);
    what.published = Some("nichts".to_owned());
    let (done, _, _) = restored(&town, "unsinn", &what, MONDAY).await;
    assert!(matches!(done, Err(Fault::NotPublished)), "{done:?}");
}

/// The note over a size, opened to be sure.
async fn open_at(town: &Town, size: u64) -> String {
    let kept = town.store.checkpoint(size).await.unwrap().unwrap();
    open_checkpoint(town.house.signer().verifier(), kept.note.as_bytes()).unwrap();
    kept.note
}

#[tokio::test]
async fn a_backup_is_whole_although_others_write_meanwhile_and_holds_no_name() {
    let town = Town::open().await;
    town.on(MONDAY);
    let child = named("Xaverine", "Zwölfenbein");
    town.clarifying("schule", &child).await;
    let clerk = town.actor("schule.1").await;
    let job = town.actor("frist").await;
    let out = town.folder().join("backup");
    let writing = async {
        for n in 0..60 {
            let gate = &town.house.gate;
            let seen = gate.view(&clerk, Purpose::Screening, Kind::Case, Uuid::from_u128(n));
            assert!(seen.await.is_err());
        }
    };
    let (made, ()) = tokio::join!(make(&town.house, &job, &out, |_, _| {}), writing);
    made.unwrap();
    let bytes = all_bytes(&out);
    for name in ["Xaverine", "Zwölfenbein", "WGF2ZXJpbm", "5861766572696e65"] {
        assert!(!holds(&bytes, name.as_bytes()), "{name}");
    }
    assert!(!holds(
        &std::fs::read(out.join("data/personal.jsonl")).unwrap(),
        b"wrapped_key"
    ));
    assert!(!out.join("data/person_key.jsonl").exists());
    let mut what = of(&town, &out);
    what.erasures = None;
    let (done, _, _) = restored(&town, "neu", &what, MONDAY).await;
    done.unwrap();
}

#[tokio::test]
async fn nobody_but_the_job_makes_a_backup_and_nothing_stays_of_a_refused_one() {
    let town = Town::open().await;
    let out = town.folder().join("backup");
    let administrator = town.actor("verwaltung").await;
    let made = make(&town.house, &administrator, &out, |_, _| {}).await;
    assert!(matches!(made, Err(Fault::Broken(_))), "{made:?}");
    let last = town.history().await.pop().unwrap().record;
    assert_eq!(last.action, augenmass_domain::Action::MakeBackup);
    assert_eq!(last.outcome, augenmass_store::Outcome::Refused);
    assert!(!out.exists() && !town.folder().join("backup.part").exists());
}

/// A database of its own on the server that `AUGENMASS_TEST_POSTGRES` names.
struct OnServer {
    server: String,
    name: String,
    url: String,
}

impl OnServer {
    async fn new() -> Option<Self> {
        let Ok(server) = std::env::var("AUGENMASS_TEST_POSTGRES") else {
            eprintln!("skipped: AUGENMASS_TEST_POSTGRES is not set");
            return None;
        };
        let name = format!("augenmass_{}", hex::encode(rand::random::<[u8; 8]>()));
        let (head, query) = server.split_once('?').unwrap_or((server.as_str(), ""));
        let scheme = head.find("://").unwrap() + 3;
        let base = head[scheme..]
            .find('/')
            .map_or(head, |slash| &head[..scheme + slash]);
        let url = match query {
            "" => format!("{base}/{name}"),
            query => format!("{base}/{name}?{query}"),
        };
        let one = Self {
            server: server.clone(),
            name,
            url,
        };
        one.ask(format!("CREATE DATABASE {}", one.name)).await;
        Some(one)
    }

    async fn ask(&self, sql: String) {
        sqlx::any::install_default_drivers();
        let pool = sqlx::AnyPool::connect(&self.server).await.unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&pool)
            .await
            .unwrap();
        pool.close().await;
    }

    async fn drop(self) {
        self.ask(format!("DROP DATABASE {} WITH (FORCE)", self.name))
            .await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_one_database_is_restored_into_the_other_and_back() {
    let Some(server) = OnServer::new().await else {
        return;
    };
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.cleared("schule", &drawn(4)).await;
    let person = town.person_of(Kind::Case, case.uuid()).await;
    let first = backed_up(&town, "first").await;
    let today = town.today();
    let clock = Arc::new(SetClock::at(today.at(12, 0, 0, 0)));
    let (keys, _) = elsewhere(&town, "server");
    let mut what = of(&town, &first);
    what.erasures = None;
    let seeded = Chance::from_seed(79);
    restore(&server.url, &keys, &what, clock.clone(), seeded, |_, _| {})
        .await
        .unwrap();
    let again = restore(
        &server.url,
        &keys,
        &what,
        clock.clone(),
        Chance::from_seed(80),
        |_, _| {},
    );
    assert!(
        again.await.is_err(),
        "a database that is there is not touched"
    );

    let (house, store) = opened(&keys, &server.url, today).await;
    assert_eq!(
        store.personal_of(person).await.unwrap(),
        town.store.personal_of(person).await.unwrap()
    );
    let job = house.actor("frist").await.unwrap();
    let second = town.folder().join("second");
    make(&house, &job, &second, |_, _| {}).await.unwrap();
    house.close().await;
    store.close().await;
    for file in [
        "data/personal.jsonl",
        "data/cases.jsonl",
        "keys/person_key.jsonl",
    ] {
        let read = |folder: &Path| std::fs::read(folder.join(file)).unwrap();
        assert_eq!(read(&first), read(&second), "{file}");
    }
    what.from = second.clone();
    what.person_keys = Some(second.join("keys"));
    let (done, keys, url) = restored(&town, "zurück", &what, today).await;
    done.unwrap();
    let (house, store) = opened(&keys, &url, today).await;
    assert!(!store.personal_of(person).await.unwrap().is_empty());
    house.close().await;
    server.drop().await;
}

#[tokio::test]
async fn passwords_and_second_factors_come_back_sessions_do_not() {
    let town = Town::open().await;
    let (session, base32) = crate::sign_in::with_factor(&town, "schule.1").await;
    let backup = backed_up(&town, "backup").await;
    let mut what = of(&town, &backup);
    what.erasures = None;
    let (done, keys, url) = restored(&town, "neu", &what, town.today()).await;
    done.unwrap();
    let (house, store) = opened(&keys, &url, town.today()).await;
    let resumed = sign_in::resume(&house, &session).await.unwrap();
    assert!(resumed.is_none(), "a session outlived the restore");
    assert_eq!(store.sign_in_events(10).await.unwrap(), Vec::new());
    let own = Private::new(crate::sign_in::OWN.to_owned());
    let begun = sign_in::with_password(&house, "schule.1", &own).await;
    let SignedIn::SecondFactor(open) = begun.unwrap() else {
        panic!("no second factor")
    };
    let code = crate::sign_in::code(&base32, house.gate.now().at.as_second());
    let signed_in = sign_in::second_factor(&house, &open, &code).await;
    assert!(signed_in.unwrap().is_some());
}

#[tokio::test]
async fn passkeys_come_back_as_they_were() {
    let town = Town::open().await;
    let (_, mut device) = crate::passkeys::Holder::with_passkey(&town, "schule.1").await;
    let (open, question) = crate::passkeys::asked(&town, "schule.1").await;
    let answered = device.answered(&question.unwrap());
    let signed_in = crate::passkeys::confirm(&town, &open, &answered).await;
    assert!(signed_in.is_some());
    let backup = backed_up(&town, "backup").await;
    let mut what = of(&town, &backup);
    what.erasures = None;
    let (done, keys, url) = restored(&town, "neu", &what, town.today()).await;
    done.unwrap();
    let (house, store) = opened(&keys, &url, town.today()).await;
    let account = town.actor("schule.1").await.account;
    let before = town.store.passkeys(account).await.unwrap();
    assert_eq!(before.len(), 1);
    assert_eq!(store.passkeys(account).await.unwrap(), before);
    house.close().await;
}
