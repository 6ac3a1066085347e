//! Growth: 10⁴, 10⁵, 10⁶ cases loaded in bulk with a valid log, and at each size the cost of a commit
//! through the gate, of reading a case, and of the pages. The database stays, so that a later run goes on.

use crate::pages::{self, Served};
use crate::table::Table;
use crate::{Wish, gate, postgres};
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SetClock;
use augenmass_casework::demo::{Growth, STEPS_PER_CASE};
use augenmass_casework::installation::Installation;
use augenmass_casework::{log, reckoning};
use augenmass_domain::{Kind, Purpose};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Cases at which is measured.
const SIZES: [u64; 3] = [10_000, 100_000, 1_000_000];
/// Cases sent through the gate at each size.
const PROBE: usize = 40;
/// Cases read at each size.
const READ: u32 = 200;

/// Grows as far as time allows; measures at each size what was asked for.
pub async fn measure(table: &mut Table, wish: &Wish) -> Result<(), String> {
    let end = Instant::now() + Duration::from_secs(60 * wish.minutes);
    let folder = wish.dir.join("growth");
    let url = format!("sqlite:{}", folder.join("municipality.sqlite").display());
    let (town, clock) = open(&url, &folder).await?;
    let papers = folder.join("manifest");
    let begun = Growth::begin(town.clone(), clock.clone(), &papers, 0).await;
    let mut growth = begun.map_err(|error| error.to_string())?;
    for size in SIZES {
        // An earlier run grew past this size: its rows stay.
        if growth.made() > size + size / 10 {
            continue;
        }
        if size > wish.cases || !load(table, "SQLite", &town, &mut growth, (size, end)).await? {
            break;
        }
        if wish.wants("growth") {
            probe(table, &town, &mut growth, size).await?;
        }
        if wish.wants("pages") && wish.wants_pages_of("sqlite") {
            let bare = folder.join("bare.sqlite");
            std::fs::File::create(&bare).map_err(|error| error.to_string())?;
            let served = Served {
                name: "SQLite",
                url: &url,
                bare: &format!("sqlite:{}", bare.display()),
                keys: &folder.join("keys"),
                size,
                soak: wish.soak,
            };
            served_with(table, &growth, &served).await?;
        }
        let bytes =
            std::fs::metadata(folder.join("municipality.sqlite")).map_or(0, |file| file.len());
        let figure = format!("{:.0} MB", bytes as f64 / 1e6);
        table.put(
            "growth",
            &format!("{size} cases: database"),
            &figure,
            "SQLite",
        );
    }
    town.close().await;
    Ok(())
}

/// The pages of a PostgreSQL database that holds so many cases.
pub async fn on_postgres(table: &mut Table, wish: &Wish) -> Result<(), String> {
    let Some(server) = postgres::Server::start()? else {
        table.put(
            "pages",
            "PostgreSQL",
            "not measured",
            "PostgreSQL is not installed",
        );
        return Ok(());
    };
    let end = Instant::now() + Duration::from_secs(60 * wish.minutes);
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (url, bare) = (
        server.database("pages").await?,
        server.database("bare").await?,
    );
    let (town, clock) = gate::found(&url, folder.path()).await?;
    let papers = folder.path().join("manifest");
    let begun = Growth::begin(town.clone(), clock, &papers, 0).await;
    let mut growth = begun.map_err(|error| error.to_string())?;
    for size in SIZES {
        if size > wish.cases || !load(table, "PostgreSQL", &town, &mut growth, (size, end)).await? {
            break;
        }
        postgres::settle(&url).await?;
        let served = Served {
            name: "PostgreSQL",
            url: &url,
            bare: &bare,
            keys: &folder.path().join("keys"),
            size,
            soak: wish.soak,
        };
        served_with(table, &growth, &served).await?;
    }
    town.close().await;
    Ok(())
}

async fn served_with(
    table: &mut Table,
    growth: &Growth,
    served: &Served<'_>,
) -> Result<(), String> {
    let cases = growth
        .spread(500)
        .await
        .map_err(|error| error.to_string())?;
    pages::measure(table, served, &cases).await
}

/// The growing installation.
async fn open(url: &str, folder: &Path) -> Result<(Arc<Installation>, Arc<SetClock>), String> {
    if !folder.join("municipality.sqlite").is_file() {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        return gate::found(url, folder).await;
    }
    let clock = Arc::new(SetClock::at(augenmass_casework::demo::BEGIN.at(9, 0, 0, 0)));
    let (keys, chance) = (folder.join("keys"), Chance::from_system());
    let town = Installation::open(url, &keys, clock.clone(), chance)
        .await
        .map_err(|error| error.to_string())?;
    Ok((Arc::new(town), clock))
}

/// Loads up to a size; false where time is up.
async fn load(
    table: &mut Table,
    database: &str,
    town: &Installation,
    growth: &mut Growth,
    (size, end): (u64, Instant),
) -> Result<bool, String> {
    let begin = Instant::now();
    let before = growth.made();
    if before >= size {
        return Ok(true);
    }
    let mut shown = before;
    let made = growth.load(size, |made| {
        if made - shown >= 4_800 {
            shown = made;
            println!(
                "{made} of {size} cases, {:.0} s",
                begin.elapsed().as_secs_f64()
            );
        }
        Instant::now() < end
    });
    let made = made.await.map_err(|error| error.to_string())?;
    let written = begin.elapsed().as_secs_f64();
    let steps = (made - before) as f64 * STEPS_PER_CASE as f64;
    let checkpoint = log::sign_checkpoint(town)
        .await
        .map_err(|error| error.to_string())?;
    let integrated = begin.elapsed().as_secs_f64() - written;
    println!(
        "{made} cases; {} leaves in the tree after {integrated:.0} s",
        checkpoint.size
    );
    if steps > 0.0 {
        let figure = format!("{:.0} per second", steps / (written + integrated));
        let note = format!(
            "history rows up to {made} cases, with their leaves in the tree ({integrated:.0} of {:.0} s)",
            written + integrated
        );
        table.put(
            "growth",
            &format!("{database}, {size} cases: loading in bulk"),
            &figure,
            &note,
        );
    }
    Ok(made >= size)
}

/// The cost of a commit and of a case read, at one size.
async fn probe(
    table: &mut Table,
    town: &Installation,
    growth: &mut Growth,
    size: u64,
) -> Result<(), String> {
    let mut commits = Vec::new();
    for _ in 0..PROBE {
        let mut last = Instant::now();
        let worked = growth.work(|| {
            commits.push(last.elapsed());
            last = Instant::now();
        });
        worked.await.map_err(|error| error.to_string())?;
    }
    let mut reads = Vec::new();
    let officer = growth.officer().map_err(|error| error.to_string())?;
    for id in growth
        .spread(READ)
        .await
        .map_err(|error| error.to_string())?
    {
        let begin = Instant::now();
        let seen = town.gate.view(
            officer,
            Purpose::RegisterClarification,
            Kind::Case,
            id.uuid(),
        );
        seen.await.map_err(|error| error.to_string())?;
        reads.push(begin.elapsed());
    }
    figures(table, town, growth, size).await?;
    for (what, times) in [("a commit", commits), ("a case read", reads)] {
        let row = |size: u64| format!("{size} cases: {what}");
        let figure = median(times);
        let first = table
            .number("growth", &row(10_000))
            .filter(|_| size > 10_000);
        let note = match first {
            Some(first) => format!(
                "median; {:.2} times that at 10000, goal: at most 1.5",
                figure / first
            ),
            None => "median".to_owned(),
        };
        table.put("growth", &row(size), &format!("{figure:.3} ms"), &note);
    }
    Ok(())
}

/// All figures of today, from the rows of the database: what the page of figures waits for.
async fn figures(
    table: &mut Table,
    town: &Installation,
    growth: &Growth,
    size: u64,
) -> Result<(), String> {
    log::sign_checkpoint(town)
        .await
        .map_err(|error| error.to_string())?;
    let reader = growth.officer().map_err(|error| error.to_string())?;
    let day = town.gate.now().today();
    let begin = Instant::now();
    let reckoned = reckoning::reckon(town, reader, day).await;
    let rows = reckoned.map_err(|error| error.to_string())?.rows;
    table.put(
        "growth",
        &format!("{size} cases: all figures of a day"),
        &format!("{:.2} s", begin.elapsed().as_secs_f64()),
        &format!("{rows} fact rows counted, read from the database"),
    );
    Ok(())
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times
        .get(times.len() / 2)
        .map_or(0.0, |time| time.as_secs_f64() * 1e3)
}
