//! `augenmass demo`: the invented city, a year of track 1, an answered inquiry.

mod houses;
mod papers;
mod summary;

use super::export_log::write_key;
use super::open::{Which, close, failure, plain};
use super::{Done, Failure, say, unwritten};
use crate::print::letters::House;
use crate::print::progress::bar;
use crate::{cli, web};
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::{Clock, SetClock};
use augenmass_casework::demo::{
    BEGIN, City, DemoStatistics, END, Growth, Year, YearBook, open_first_run,
};
use augenmass_casework::fairness::Filed;
use augenmass_casework::inquiries::{self, AnswerOrder, OrderError};
use augenmass_casework::installation::Installation;
use augenmass_casework::{jobs, log, recompute};
use augenmass_domain::id::CaseId;
use augenmass_domain::inquiry::AnswerForm;
use clap::Args;
use jiff::civil::time;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Spielt ein Jahr der erfundenen Stadt durch und beantwortet eine erfundene Anfrage
///
/// Alles ist erfunden; jede Seite sagt es. Der gleiche Startwert ergibt die gleichen Dateien.
#[derive(Args)]
pub(crate) struct Demo {
    /// Größe (siehe demo/city.toml): small, medium oder city
    #[arg(long, default_value = "small")]
    size: String,
    /// Ordner; die Datenbank darin heißt municipality.sqlite, die Ergebnisse liegen in out/
    #[arg(long, value_name = "DIR", default_value = "demo-data")]
    dir: PathBuf,
    /// Leere Datenbank auf einem PostgreSQL-Server, statt der Datei im Ordner
    #[arg(
        long,
        value_name = "URL",
        env = "AUGENMASS_DEMO_DATABASE",
        hide_env_values = true
    )]
    database: Option<String>,
    /// Startwert
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Am Ende nicht im Netz bereitstellen
    #[arg(long)]
    no_serve: bool,
}

/// The size that plays a run of the benefit check, too.
const SMALL: &str = "small";
/// What marks a folder as one of an earlier demo.
const MARK: &str = "Demonstrationsdaten, keine amtliche Auskunft\n";
const INQUIRY: &[u8] = include_bytes!("../../../../demo/inquiry.txt");
const CONTRIBUTIONS: &str = include_str!("../../../../demo/contributions.toml");

impl Demo {
    pub(crate) async fn run(self) -> Done {
        let city = City::shipped().map_err(Failure::broken)?;
        let known: Vec<String> = city.sizes.keys().cloned().collect();
        let Some(city) = city.of_size(&self.size) else {
            return Err(Failure::input(format!(
                "die Größe „{}“ gibt es nicht; möglich: {}",
                self.size,
                known.join(", ")
            )));
        };
        prepare(&self.dir)?;
        let clock = Arc::new(SetClock::at(BEGIN.to_datetime(time(7, 0, 0, 0))));
        let file = format!("sqlite:{}", self.dir.join("municipality.sqlite").display());
        let database = Which {
            database: self.database.clone().unwrap_or(file),
            keys: Some(self.dir.join("keys")),
        };
        let installation = self.found(&database.database, &city, clock.clone()).await?;
        let installation = Arc::new(installation);
        let done = self
            .work(&installation, &city, &clock, &database.shown())
            .await;
        close(&installation).await;
        done
    }

    /// All of it, on the new installation.
    async fn work(
        &self,
        installation: &Arc<Installation>,
        city: &City,
        clock: &Arc<SetClock>,
        database: &str,
    ) -> Done {
        let book = self.play(installation, city, clock).await?;
        let out = self.dir.join("out");
        self.unequal_year(city, &book.statuses).await?;
        answer(installation, clock, &out).await?;
        figures(installation, &out).await?;
        papers::papers(installation, &book, &out).await?;
        export(installation, &out).await?;
        if self.size == SMALL {
            houses::track_two(&self.dir, self.seed).await?;
        }
        let waiting = morning(installation, clock).await?;
        papers::waiting(installation, &waiting, &out).await?;
        summary::results(&book, &self.dir, database);
        if self.no_serve {
            return Ok(());
        }
        let listener = listen().await?;
        let address = listener.local_addr().map_err(Failure::broken)?;
        summary::doors(installation, address, &out).await?;
        let settings = web::Settings {
            answers: Some(out),
            house: Some(House::demo().map_err(Failure::broken)?),
            ..web::Settings::default()
        };
        let site = web::Site::new(installation.clone(), settings, Some(clock.clone()));
        cli::serve::serve(listener, web::router(site)).await
    }

    /// The installation of the invented city.
    async fn found(
        &self,
        database: &str,
        city: &City,
        clock: Arc<SetClock>,
    ) -> Result<Installation, Failure> {
        let keys = self.dir.join("keys");
        let chance = Chance::from_seed(self.seed);
        let clock: Arc<dyn Clock> = clock;
        say(format!(
            "{}: eine erfundene Stadt, Demonstrationsdaten, keine amtliche Auskunft",
            city.set_up.name
        ));
        Installation::create(database, &keys, &city.set_up, true, clock, chance)
            .await
            .map_err(failure)
    }

    /// Its year, with progress.
    async fn play(
        &self,
        installation: &Installation,
        city: &City,
        clock: &Arc<SetClock>,
    ) -> Result<YearBook, Failure> {
        let (size, seed) = (self.size.as_str(), self.seed);
        let of_size = city
            .sizes
            .get(size)
            .ok_or_else(|| Failure::broken("the size was looked up before"))?;
        let folder = self.dir.join("manifest");
        let (run, manifest) = open_first_run(installation, clock, &folder, of_size.first_year())
            .await
            .map_err(failure)?;
        let year = Year::plan(installation, clock.clone(), city, size, seed, run)
            .await
            .map_err(failure)?
            .with_later_runs(of_size, &manifest)
            .with_statistics_office(self.statistics_office("statistics-office")?);
        let steps = year.len() as u64;
        let progress = bar("Registerklärung", steps);
        let mut done = 0;
        let book = year
            .play(|_| {
                done += 1;
                progress.at(done, steps);
            })
            .await
            .map_err(failure)?;
        progress.finish();
        clock.set(END.to_datetime(time(18, 0, 0, 0)));
        due(installation).await?;
        Ok(book)
    }
}

impl Demo {
    /// The invented statistics office, in a folder of its own.
    fn statistics_office(&self, folder: &str) -> Result<DemoStatistics, Failure> {
        DemoStatistics::found(&self.dir.join(folder), self.seed).map_err(failure)
    }

    /// What the statistics office said of the year just played; then, in a second installation beside it,
    /// a year in which one person decides unequally, until visits stop.
    async fn unequal_year(&self, city: &City, fair: &[Filed]) -> Done {
        for filed in fair {
            say(quarter_said("Statistikstelle", filed));
        }
        // "Nothing seen" never stands without what could be seen at all.
        super::fairness::say_power()?;
        let folder = self.dir.join("unequal-year");
        std::fs::create_dir_all(&folder).map_err(|error| unwritten(&folder, &error))?;
        let clock = Arc::new(SetClock::at(BEGIN.to_datetime(time(7, 0, 0, 0))));
        let database = format!("sqlite:{}", folder.join("municipality.sqlite").display());
        let (keys, chance) = (folder.join("keys"), Chance::from_seed(self.seed));
        let for_it: Arc<dyn Clock> = clock.clone();
        let installation =
            Installation::create(&database, &keys, &city.set_up, true, for_it, chance);
        let installation = Arc::new(installation.await.map_err(failure)?);
        let done = self.until_the_stop(&installation, &clock, &folder).await;
        close(&installation).await;
        done
    }

    async fn until_the_stop(
        &self,
        installation: &Arc<Installation>,
        clock: &Arc<SetClock>,
        folder: &Path,
    ) -> Done {
        let manifest = folder.join("manifest");
        open_first_run(installation, clock, &manifest, BEGIN.year())
            .await
            .map_err(failure)?;
        clock.set(BEGIN.to_datetime(time(8, 0, 0, 0)));
        let growth = Growth::in_open_run(installation.clone(), clock.clone()).await;
        let mut growth = growth.map_err(failure)?;
        let mut office = self.statistics_office("unequal-year/statistics-office")?;
        for _ in 0..QUARTERS {
            let filed = growth.quarter(&mut office).await.map_err(failure)?;
            let Some(filed) = filed else { continue };
            say(quarter_said("Ungleiches Jahr (zweite Stadt)", &filed));
            if filed.stopped {
                let answer = growth.order_in_vain().await.map_err(failure)?;
                say(format!("Besuch angeordnet? Nein: {}", plain(&answer)));
                return Ok(());
            }
        }
        Err(Failure::broken(
            "the unequal year came to its end without a stop",
        ))
    }
}

/// The most quarters of the unequal year.
const QUARTERS: u8 = 4;

fn quarter_said(who: &str, filed: &Filed) -> String {
    let band = super::fairness::band_words(filed.band.name());
    format!("{who} {}: {band}", filed.quarter)
}

/// What lies on the desks when the pages are opened: cases begun, each left after so many steps.
const LEFT: [usize; 10] = [1, 1, 2, 3, 3, 4, 5, 6, 9, WRITTEN];
/// After so many steps the letter is sent and nobody has answered it.
const WRITTEN: usize = 6;

/// The day after the answer: what became due meanwhile is done, as every night, and in each office something
/// waits for somebody. Gives the cases begun.
async fn morning(
    installation: &Arc<Installation>,
    clock: &Arc<SetClock>,
) -> Result<Vec<CaseId>, Failure> {
    clock.set(jiff::civil::date(2026, 2, 27).at(8, 0, 0, 0));
    due(installation).await?;
    let growth = Growth::in_open_run(installation.clone(), clock.clone()).await;
    let mut growth = growth.map_err(failure)?;
    let mut begun = Vec::new();
    for steps in LEFT {
        begun.extend(growth.leave_after(steps).await.map_err(failure)?);
    }
    Ok(begun)
}

/// Does what is due on the day of the clock.
async fn due(installation: &Installation) -> Done {
    let job = installation.actor("frist").await.map_err(failure)?;
    jobs::round(installation, &job).await.map_err(failure)?;
    Ok(())
}

/// Port 8080 on loopback, or any free one where it is taken.
async fn listen() -> Result<tokio::net::TcpListener, Failure> {
    match tokio::net::TcpListener::bind(("127.0.0.1", 8080)).await {
        Ok(listener) => Ok(listener),
        Err(_) => tokio::net::TcpListener::bind(("127.0.0.1", 0))
            .await
            .map_err(Failure::broken),
    }
}

/// An earlier demo in the folder is replaced; anything else is left alone.
fn prepare(dir: &Path) -> Done {
    let wrong = |what: &dyn std::fmt::Display| Failure::input(format!("{}: {what}", dir.display()));
    std::fs::create_dir_all(dir).map_err(|error| wrong(&error))?;
    let marker = dir.join("DEMO");
    let empty = std::fs::read_dir(dir)
        .map_err(|error| wrong(&error))?
        .next()
        .is_none();
    let ours = std::fs::read(&marker).is_ok_and(|content| content == MARK.as_bytes());
    if !empty && !ours {
        return Err(wrong(
            &"ist nicht leer und kein Ordner einer früheren Demonstration; bitte einen anderen nennen",
        ));
    }
    for name in [
        "municipality.sqlite",
        "municipality.sqlite-wal",
        "municipality.sqlite-shm",
    ] {
        let _ = std::fs::remove_file(dir.join(name));
    }
    for name in [
        "keys",
        "manifest",
        "out",
        "statistics-office",
        "unequal-year",
        "track2",
    ] {
        let _ = std::fs::remove_dir_all(dir.join(name));
    }
    std::fs::write(&marker, MARK).map_err(|error| wrong(&error))
}

/// The invented inquiry: drafted by one person, judged, signed off by another, given and published.
async fn answer(installation: &Installation, clock: &SetClock, out: &Path) -> Done {
    let actor =
        |login: &'static str| async move { installation.actor(login).await.map_err(failure) };
    let order = AnswerOrder {
        inquiry: INQUIRY.to_vec(),
        as_of: jiff::civil::date(2025, 12, 31),
        topics: None,
        contributions: Some(CONTRIBUTIONS.to_owned()),
    };
    let (drafter, judge) = (actor("rat.1").await?, actor("dezernat").await?);
    let broken = |error| match error {
        OrderError::Input(what) => Failure::broken(what),
        OrderError::Gate(error) => failure(error),
    };
    // First draft: other bodies are asked. Second draft: their deadline has passed.
    clock.set(jiff::civil::date(2026, 2, 4).at(9, 0, 0, 0));
    inquiries::answer(installation, &drafter, Some(&judge), &order)
        .await
        .map_err(broken)?;
    clock.set(jiff::civil::date(2026, 2, 20).at(9, 0, 0, 0));
    let drafted = inquiries::answer(installation, &drafter, Some(&judge), &order)
        .await
        .map_err(broken)?;
    clock.set(jiff::civil::date(2026, 2, 20).at(15, 0, 0, 0));
    let second = actor("rat.2").await?;
    let document = inquiries::sign_off(installation, &second, drafted.inquiry, drafted.document)
        .await
        .map_err(failure)?;
    cli::answer::write(&document, out)?;
    clock.set(jiff::civil::date(2026, 2, 26).at(17, 0, 0, 0));
    let forms = [AnswerForm::Oral, AnswerForm::Written];
    inquiries::give(
        installation,
        &actor("rat.1").await?,
        drafted.inquiry,
        &forms,
        true,
    )
    .await
    .map_err(failure)?;
    let checked = recompute::check(installation, &actor("rpa").await?, &document, |_, _| ())
        .await
        .map_err(Failure::broken)?;
    say(format!(
        "Antwort: {} Kennzahlen, nachgerechnet aus {} Zählzeilen",
        checked.figures, checked.facts
    ));
    Ok(())
}

/// The figures of the answer, published as a folder.
async fn figures(installation: &Installation, out: &Path) -> Done {
    let actor = installation.actor("rat.1").await.map_err(failure)?;
    let as_of = jiff::civil::date(2025, 12, 31);
    cli::figures::publish(installation, &actor, as_of, &out.join("figures")).await
}

async fn export(installation: &Installation, out: &Path) -> Done {
    let auditor = installation.actor("rpa").await.map_err(failure)?;
    let progress = bar("Ausleitung des Protokolls", 0);
    let checkpoint = log::export(installation, &auditor, &out.join("log"), |done, total| {
        progress.at(done, total)
    })
    .await
    .map_err(failure)?;
    progress.finish();
    write_key(&out.join("log.pub"), installation)?;
    say(format!(
        "Protokoll: {} Einträge, Wurzel {}",
        checkpoint.size,
        checkpoint.root.to_hex()
    ));
    Ok(())
}
