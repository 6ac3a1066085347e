//! Commits per second through the gate on both databases, by one and by eight writers, beside bare
//! INSERT transactions. A commit is one step of a case: loaded, permitted, decided and written with its
//! history row, states, sealed personal data, facts and leaves.

use crate::table::Table;
use crate::{bare, postgres};
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SetClock;
use augenmass_casework::demo::{BEGIN, City, Growth};
use augenmass_casework::installation::Installation;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How long each measurement goes on.
const LENGTH: Duration = Duration::from_secs(20);

/// Measures SQLite, and PostgreSQL where it is installed.
pub async fn measure(table: &mut Table) -> Result<(), String> {
    for writers in [1, 8] {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let url = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
        std::fs::File::create(folder.path().join("bare.sqlite")).map_err(|e| e.to_string())?;
        compare(
            table,
            "SQLite",
            writers,
            &url("gate.sqlite"),
            &url("bare.sqlite"),
        )
        .await?;
    }
    let Some(server) = postgres::Server::start()? else {
        table.put(
            "gate",
            "PostgreSQL",
            "not measured",
            "PostgreSQL is not installed",
        );
        return Ok(());
    };
    for writers in [1, 8] {
        let (gate, bare) = (format!("gate{writers}"), format!("bare{writers}"));
        let (gate, bare) = (server.database(&gate).await?, server.database(&bare).await?);
        compare(table, "PostgreSQL", writers, &gate, &bare).await?;
    }
    Ok(())
}

async fn compare(
    table: &mut Table,
    name: &str,
    writers: u32,
    gate: &str,
    bare: &str,
) -> Result<(), String> {
    let through = through_the_gate(gate, writers).await?;
    let alone = bare::per_second(bare, writers, LENGTH)
        .await
        .map_err(|error| error.to_string())?;
    let whose = match writers {
        1 => "one writer".to_owned(),
        many => format!("{many} writers"),
    };
    let per_second = |n: f64| format!("{n:.0} per second");
    table.put(
        "gate",
        &format!("{name}, {whose}: commits through the gate"),
        &per_second(through),
        "",
    );
    table.put(
        "gate",
        &format!("{name}, {whose}: bare INSERT transactions"),
        &per_second(alone),
        "the same durability",
    );
    let ratio = format!("{:.0} %", 100.0 * through / alone);
    table.put(
        "gate",
        &format!("{name}, {whose}: gate beside bare"),
        &ratio,
        "goal: at least 50 %",
    );
    Ok(())
}

async fn through_the_gate(url: &str, writers: u32) -> Result<f64, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (town, clock) = found(url, folder.path()).await?;
    let mut growths = Vec::new();
    for number in 0..writers {
        let papers = folder.path().join(format!("manifest-{number}"));
        let growth = Growth::begin(town.clone(), clock.clone(), &papers, number.into()).await;
        growths.push(growth.map_err(|error| error.to_string())?);
    }
    let done = Arc::new(AtomicU32::new(0));
    let begin = Instant::now();
    let tasks = growths.into_iter().map(|mut growth| {
        let done = done.clone();
        tokio::spawn(async move {
            while begin.elapsed() < LENGTH {
                growth
                    .work(|| {
                        done.fetch_add(1, Ordering::Relaxed);
                    })
                    .await
                    .map_err(|error| error.to_string())?;
            }
            Ok::<(), String>(())
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.map_err(|error| error.to_string())??;
    }
    let seconds = begin.elapsed().as_secs_f64();
    town.close().await;
    Ok(f64::from(done.load(Ordering::Relaxed)) / seconds)
}

/// The invented city, empty.
pub async fn found(url: &str, folder: &Path) -> Result<(Arc<Installation>, Arc<SetClock>), String> {
    let city = City::shipped().map_err(|error| error.to_string())?;
    let clock = Arc::new(SetClock::at(BEGIN.at(9, 0, 0, 0)));
    let (keys, chance) = (folder.join("keys"), Chance::from_system());
    let town = Installation::create(url, &keys, &city.set_up, true, clock.clone(), chance)
        .await
        .map_err(|error| error.to_string())?;
    Ok((Arc::new(town), clock))
}
