//! A disk that is full, read-only, or gives up. Each test runs in a process of its own with a small disk of
//! its own (`unshare`, a tmpfs), which goes away with it.

use crate::look::{FactRule, Look};
use crate::server::Server;
use crate::town::{BEGIN, Town, file_in};
use crate::work::{Desk, Tell, Told};
use augenmass_casework::{Error, words};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

const INSIDE: &str = "AUGENMASS_CRASH_DISK";

/// Runs the test of this name once more, inside, where a disk of its own may be mounted. False, and a line
/// that says so, where this system does not permit that.
fn inside(name: &str) -> bool {
    let root = ["unshare", "--mount"];
    let user = ["unshare", "--mount", "--user", "--map-root-user"];
    let wrap: &[&str] = if crate::server::is_root() {
        &root
    } else {
        &user
    };
    let mounts = Command::new(wrap[0])
        .args(&wrap[1..])
        .args(["mount", "-t", "tmpfs", "tmpfs", "/mnt"])
        .output();
    if !mounts.is_ok_and(|output| output.status.success()) {
        println!("skipped: mounting a small disk is not permitted here");
        return false;
    }
    let mut command = Command::new(wrap[0]);
    again(command.args(&wrap[1..]).arg(exe()), name);
    true
}

fn exe() -> PathBuf {
    std::env::current_exe().unwrap()
}

fn again(command: &mut Command, name: &str) {
    let folder = tempfile::tempdir().unwrap();
    let output = command
        .args(["--exact", name, "--nocapture"])
        .env(INSIDE, folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let more = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{more}");
    assert!(said.contains("1 passed"), "{said}{more}");
}

/// The folder to work in, inside.
fn place() -> Option<PathBuf> {
    std::env::var_os(INSIDE).map(PathBuf::from)
}

fn mount(options: &str, folder: &Path) {
    let mut command = Command::new("mount");
    let command = command.args(["-t", "tmpfs", "-o", options, "tmpfs"]);
    assert!(command.arg(folder).status().unwrap().success(), "{options}");
}

/// The day on which the offices work: later than the days without disturbance.
fn day() -> Date {
    BEGIN.saturating_add(20.days())
}

/// One desk, what it was told, and the look at its town.
struct Office {
    town: Town,
    desk: Desk,
    told: Arc<Mutex<Vec<Told>>>,
    look: Look,
    house: Arc<augenmass_casework::installation::Installation>,
}

impl Office {
    async fn open(folder: &Path) -> Self {
        Self::open_at(&file_in(folder), folder).await
    }

    async fn open_at(url: &str, folder: &Path) -> Self {
        let town = Town::found(url, folder).await;
        let told = Arc::new(Mutex::new(Vec::new()));
        let tell: Tell = {
            let told = told.clone();
            Arc::new(move |it| told.lock().unwrap().push(it))
        };
        let house = Arc::new(town.open(day(), 7).await);
        let desk = Desk::new(house.clone(), &town, 5, tell).await;
        let look = Look::at(&town, FactRule::default());
        Self {
            town,
            desk,
            told,
            look,
            house,
        }
    }

    /// Works until a step fails.
    async fn work(&mut self) -> Error {
        for _ in 0..20_000 {
            if let Err(error) = self.desk.step().await {
                return error;
            }
        }
        panic!("the disk was never full");
    }

    async fn works(&mut self) {
        for _ in 0..5 {
            self.desk.step().await.unwrap();
        }
    }

    async fn check(&mut self) {
        let told = std::mem::take(&mut *self.told.lock().unwrap());
        self.look.check(&told).await;
    }
}

#[track_caller]
fn says(error: &Error, key: &str) {
    assert_eq!(error.to_string(), words::german(key, &[]));
}

/// Takes all space that is left.
fn fill(path: &Path) {
    use std::io::Write as _;
    let mut file = std::fs::File::create(path).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
    while file.write_all(&[0]).is_ok() {}
}

#[tokio::test]
async fn a_full_disk_is_told_in_plain_words_and_nothing_is_half_done_and_the_same_process_goes_on()
{
    let Some(folder) = place() else {
        inside(
            "disk::a_full_disk_is_told_in_plain_words_and_nothing_is_half_done_and_the_same_process_goes_on",
        );
        return;
    };
    mount("size=6m", &folder);
    let ballast = folder.join("ballast");
    std::fs::write(&ballast, vec![1; 2 * 1024 * 1024]).unwrap();
    let mut office = Office::open(&folder).await;
    says(&office.work().await, "error-database-full");
    for _ in 0..3 {
        // A smaller step may still find room; the next that does not says so again.
        says(&office.work().await, "error-database-full");
    }
    std::fs::remove_file(&ballast).unwrap();
    office.check().await;
    office.works().await;
    office.desk.round().await.unwrap();
    office.check().await;
    office.look.verify(day()).await;
    office.house.close().await;
    office.town.open(day(), 9).await.close().await;
    office.check().await;
    assert!(office.look.rows() > 50);
}

#[tokio::test]
async fn a_disk_that_is_full_when_the_write_ahead_log_is_taken_over_loses_nothing() {
    let Some(folder) = place() else {
        inside("disk::a_disk_that_is_full_when_the_write_ahead_log_is_taken_over_loses_nothing");
        return;
    };
    mount("size=8m", &folder);
    let mut office = Office::open(&folder).await;
    for _ in 0..60 {
        office.desk.step().await.unwrap();
    }
    let ballast = folder.join("ballast");
    fill(&ballast);
    let store = office.town.store().await;
    let error = store.sweep().await.unwrap_err();
    says(&error.into(), "error-database-full");
    says(&office.work().await, "error-database-full");
    std::fs::remove_file(&ballast).unwrap();
    assert!(store.sweep().await.unwrap());
    store.close().await;
    office.works().await;
    office.check().await;
    office.look.verify(day()).await;
}

#[tokio::test]
async fn a_read_only_disk_is_told_in_plain_words_and_the_same_process_opens_it_once_it_is_writable()
{
    let Some(folder) = place() else {
        inside(
            "disk::a_read_only_disk_is_told_in_plain_words_and_the_same_process_opens_it_once_it_is_writable",
        );
        return;
    };
    mount("size=8m", &folder);
    let mut office = Office::open(&folder).await;
    office.works().await;
    office.check().await;
    office.house.close().await;
    mount("remount,ro", &folder);
    let error = office.town.try_open(day(), 8).await.err().unwrap();
    says(&error, "error-database-read-only");
    mount("remount,rw", &folder);
    let house = Arc::new(office.town.open(day(), 9).await);
    let told = office.told.clone();
    let tell: Tell = Arc::new(move |it| told.lock().unwrap().push(it));
    office.desk = Desk::new(house, &office.town, 6, tell).await;
    office.works().await;
    office.check().await;
    office.look.verify(day()).await;
}

/// PostgreSQL's tables on a small disk, its write-ahead log elsewhere; then the server takes no changes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_or_read_only_postgresql_is_told_in_plain_words_and_the_same_process_goes_on() {
    let name =
        "disk::a_full_or_read_only_postgresql_is_told_in_plain_words_and_the_same_process_goes_on";
    let Some(folder) = place() else {
        match crate::server::is_root() {
            true => drop(inside(name)),
            false => println!("skipped: only root may start a server on a disk of its own"),
        }
        return;
    };
    let Some(server) = Server::start() else {
        return;
    };
    let small = Path::new("/mnt");
    mount("size=32m", small);
    let space = small.join("space");
    std::fs::create_dir(&space).unwrap();
    let chown = Command::new("chown").arg("postgres").arg(&space).status();
    assert!(chown.unwrap().success());
    server
        .execute("CREATE TABLESPACE small LOCATION '/mnt/space'")
        .await;
    let mut office = Office::open_at(&server.database("crowded").await, &folder).await;
    office.works().await;

    let ballast = small.join("ballast");
    fill(&ballast);
    says(&office.work().await, "error-database-full");
    std::fs::remove_file(&ballast).unwrap();
    office.check().await;
    office.works().await;

    server
        .execute("ALTER SYSTEM SET default_transaction_read_only = on")
        .await;
    server.execute("SELECT pg_reload_conf()").await;
    says(&office.work().await, "error-database-read-only");
    server
        .execute("ALTER SYSTEM SET default_transaction_read_only = off")
        .await;
    server.execute("SELECT pg_reload_conf()").await;
    // The connections hear of it one after the other.
    for _ in 0..200 {
        if office.desk.step().await.is_ok() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    office.works().await;
    office.check().await;
    office.look.verify(day()).await;
    office.house.close().await;
}

/// Also where nothing may be mounted: a limit on the size of files is met in the middle of a transaction.
#[tokio::test]
async fn a_write_that_the_system_refuses_is_told_in_plain_words_and_nothing_is_half_done() {
    let name =
        "disk::a_write_that_the_system_refuses_is_told_in_plain_words_and_nothing_is_half_done";
    let Some(folder) = place() else {
        // Without the signal, a write beyond the limit fails as on a broken disk.
        let script = "trap '' XFSZ; exec \"$0\" \"$@\"";
        again(Command::new("sh").args(["-c", script]).arg(exe()), name);
        return;
    };
    let mut office = Office::open(&folder).await;
    office.works().await;
    limit("1500000");
    says(&office.work().await, "error-database-disk");
    limit("unlimited");
    office.check().await;
    office.works().await;
    office.check().await;
    office.look.verify(day()).await;
}

/// The largest file that this process may write from now on, bytes.
fn limit(bytes: &str) {
    let me = std::process::id().to_string();
    let soft = format!("--fsize={bytes}:");
    let status = Command::new("prlimit").args(["--pid", &me, &soft]).status();
    assert!(status.unwrap().success());
}
