//! PostgreSQL: the process is killed, and the server is stopped at once under load and started again.

use crate::killed::{Tally, kill_in, rounds, seed};
use crate::look::Look;
use crate::server::{Server, quiet};
use crate::town::{BEGIN, Town};
use crate::work::{Desk, Tell, Told, sequence};
use augenmass_casework::installation::Installation;
use augenmass_casework::{Error, words};
use jiff::ToSpan as _;
use jiff::civil::Date;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha20Rng;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinSet;

/// The day of the stops: later than the days without disturbance.
fn day() -> Date {
    BEGIN.saturating_add(20.days())
}

/// A loss of the server is told in these words, which say what to do.
fn of_the_server(error: &Error) -> bool {
    let keys = ["error-database-unreachable", "error-database-unconfirmed"];
    keys.iter()
        .any(|key| error.to_string() == words::german(key, &[]))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn on_postgresql_a_killed_process_loses_nothing_either() {
    let Some(server) = Server::start() else {
        return;
    };
    let mut rng = ChaCha20Rng::seed_from_u64(seed("PostgreSQL, process killed"));
    let folder = tempfile::tempdir().unwrap();
    let town = Town::found(&server.database("killed").await, folder.path()).await;
    let (_, rule) = Look::undisturbed(&town).await;
    let kills = rounds("AUGENMASS_CRASH_ROUNDS_POSTGRES", 25);
    let tally = kill_in(&town, rule, kills, &mut rng).await;
    tally.say("PostgreSQL, process killed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_server_stopped_at_once_loses_nothing_and_the_same_process_works_on() {
    let Some(server) = Server::start() else {
        return;
    };
    let mut rng = ChaCha20Rng::seed_from_u64(seed("PostgreSQL, server stopped"));
    let folder = tempfile::tempdir().unwrap();
    let town = Town::found(&server.database("stopped").await, folder.path()).await;
    let (_, rule) = Look::undisturbed(&town).await;
    let mut look = Look::at(&town, rule);
    let house = Arc::new(town.open(day(), 7).await);
    let mut tally = Tally::default();
    let mut disturbed = 0;
    for round in 0..rounds("AUGENMASS_CRASH_STOPS", 10) {
        let load = Load::begin(&house, &town, rng.r#gen()).await;
        load.has_told(1 + rng.gen_range(0..40)).await;
        tokio::time::sleep(Duration::from_millis(rng.gen_range(0..10))).await;
        server.stop_at_once();
        if round == 0 {
            says_that_the_server_is_gone(&house, &town).await;
        }
        server.up();
        let (told, errors) = load.end().await;
        for error in &errors {
            assert!(of_the_server(error), "{error}");
        }
        disturbed += errors.len();
        tally.note(&told);
        tally.kills += 1;
        // The same process, the same pool of connections.
        let tell: Tell = Arc::new(|_| {});
        let mut desk = Desk::new(house.clone(), &town, rng.r#gen(), tell).await;
        desk.step().await.unwrap();
        look.check(&told).await;
        if round % 5 == 4 {
            look.verify(day()).await;
        }
    }
    house.close().await;
    quiet(&town).await;
    look.verify(day()).await;
    tally.rows = look.rows();
    tally.say("PostgreSQL, server stopped");
    println!("PostgreSQL, server stopped: {disturbed} desks heard of it");
    assert!(disturbed > 0, "no stop met a desk at work");
}

/// While it is gone, a step fails in plain words, and so does opening.
async fn says_that_the_server_is_gone(house: &Arc<Installation>, town: &Town) {
    let unreachable = words::german("error-database-unreachable", &[]);
    let error = town.try_open(day(), 8).await.err().unwrap();
    assert_eq!(error.to_string(), unreachable);
    let error = house.actor("schule.1").await.unwrap_err();
    assert_eq!(error.to_string(), unreachable);
}

/// Three desks and the sequencer at work in this process, each until its first error.
struct Load {
    tasks: JoinSet<Error>,
    told: Arc<Mutex<Vec<Told>>>,
}

impl Load {
    async fn begin(house: &Arc<Installation>, town: &Town, seed: u64) -> Self {
        let told = Arc::new(Mutex::new(Vec::new()));
        let tell: Tell = {
            let told = told.clone();
            Arc::new(move |it| told.lock().unwrap().push(it))
        };
        let mut tasks = JoinSet::new();
        tasks.spawn(sequence(house.clone(), tell.clone()));
        for n in 0..3 {
            let desk = Desk::new(house.clone(), town, seed.wrapping_add(n), tell.clone()).await;
            tasks.spawn(desk.work());
        }
        Self { tasks, told }
    }

    async fn has_told(&self, count: usize) {
        while self.told.lock().unwrap().len() < count {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// What was told, and what those heard whom the stop met. Who waited for a connection works on as if
    /// nothing had happened, and is sent home.
    async fn end(mut self) -> (Vec<Told>, Vec<Error>) {
        let mut errors = Vec::new();
        let home = tokio::time::sleep(Duration::from_millis(300));
        tokio::pin!(home);
        loop {
            tokio::select! {
                ended = self.tasks.join_next() => match ended {
                    Some(error) => errors.push(error.unwrap()),
                    None => break,
                },
                () = &mut home => break,
            }
        }
        self.tasks.shutdown().await;
        let told = std::mem::take(&mut *self.told.lock().unwrap());
        (told, errors)
    }
}
