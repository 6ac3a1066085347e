//! `augenmass audit-tables`: the attacker audit for anyone who has the published tables.

use super::{Done, Failure, read_text, say};
use crate::print::figures_folder::{METADATA, SUMS, TABLE, WHOLE};
use augenmass_statistics::StatisticsError;
use augenmass_statistics::tables::{
    AuditReport, Because, Exposed, PrintedLine, PrintedPublication, Secret, audit, read, read_sums,
};
use clap::Args;
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Prüft veröffentlichte Tabellen: Lässt sich Unterdrücktes daraus errechnen?
///
/// Braucht nur, was veröffentlicht ist: die Dateien table-*.csv, sums.csv und csv-metadata.json eines oder mehrerer
/// Ordner von `augenmass figures --out`; figures.json sagt, welche Veröffentlichung vor welcher erschien. Mehrere Ordner
/// werden zusammen geprüft, denn auch ihr Unterschied ist eine Tabelle.
#[derive(Args)]
pub(crate) struct AuditTables {
    /// Ordner mit veröffentlichten Tabellen; auch ein Ordner, der solche Ordner enthält
    #[arg(value_name = "DIR", required = true)]
    folders: Vec<PathBuf>,
}

/// The largest table that is read, bytes.
const MAX_TABLE: u64 = 32 * 1024 * 1024;

impl AuditTables {
    pub(crate) fn run(self) -> Done {
        let mut publications = Vec::new();
        for folder in &self.folders {
            publications.extend(found_in(folder)?);
        }
        tell(&audit(&publications).map_err(|error| no_audit(&error))?)
    }
}

/// Why there is no audit, and what to do.
fn no_audit(error: &StatisticsError) -> Failure {
    match error {
        StatisticsError::TablesDiffer => Failure::input(
            "in einem Ordner liegen Tabellen verschiedener Stichtage, oder keine Zeile; bitte jede Veröffentlichung in \
             einem eigenen Ordner und vollständig ablegen",
        ),
        StatisticsError::SumDoesNotHold(sum) => Failure::broken(format!(
            "die Tabellen widersprechen sich: {sum} geht nicht auf; bitte prüfen, ob sie unverändert sind"
        )),
        StatisticsError::OrderUnclear => Failure::input(format!(
            "aus {WHOLE} der Ordner geht nicht hervor, welche Veröffentlichung zuerst erschien; bitte prüfen, ob die Dateien \
             unverändert sind"
        )),
        StatisticsError::NoAudit => Failure::broken(
            "die Tabellen widersprechen einander; bitte prüfen, ob sie unverändert sind und zusammengehören",
        ),
        other => Failure::broken(format!("die Tabellen lassen sich nicht prüfen: {other}")),
    }
}

/// A file that is none of ours.
fn foreign(path: &Path, error: &StatisticsError) -> Failure {
    Failure::input(format!(
        "{}: ist keine Datei von „augenmass figures --out“, oder sie wurde verändert ({error})",
        path.display()
    ))
}

/// The publication of a folder, or those of the folders in it.
fn found_in(folder: &Path) -> Result<Vec<PrintedPublication>, Failure> {
    if folder.join(SUMS).is_file() {
        return Ok(vec![publication(folder)?]);
    }
    let within = sorted(folder)?;
    let within: Vec<PathBuf> = within
        .into_iter()
        .filter(|path| path.join(SUMS).is_file())
        .collect();
    if within.is_empty() {
        let place = folder.display();
        return Err(Failure::input(format!(
            "{place}: hier liegen keine veröffentlichten Tabellen ({SUMS} fehlt)"
        )));
    }
    within.iter().map(|folder| publication(folder)).collect()
}

fn publication(folder: &Path) -> Result<PrintedPublication, Failure> {
    let text = |path: &Path| {
        read_text(
            path,
            MAX_TABLE,
            "ist größer als 32 MB; eine Tabelle ist es nicht",
        )
    };
    let mut lines = Vec::new();
    let mut read_in = Vec::new();
    for path in sorted(folder)?.into_iter().filter(|path| path.is_file()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(TABLE) && name.ends_with(".csv") {
            read_in.push(name.to_string());
            lines.extend(read(&text(&path)?).map_err(|error| foreign(&path, &error))?);
        }
    }
    let path = folder.join(SUMS);
    let sums = read_sums(&text(&path)?).map_err(|error| foreign(&path, &error))?;
    let metadata = folder.join(METADATA);
    if !metadata.is_file() {
        return Err(Failure::input(format!(
            "{}: {METADATA} fehlt; sie nennt die Tabellen, die dazugehören",
            folder.display()
        )));
    }
    complete(folder, &read_in, &text(&metadata)?)?;
    if sums.is_empty() && lines.iter().any(|line: &PrintedLine| line.value.is_some()) {
        return Err(Failure::input(format!(
            "{}: ist leer, obwohl Zahlen gedruckt sind; bitte die veröffentlichte Datei nehmen",
            path.display()
        )));
    }
    Ok(PrintedPublication {
        place: folder.display().to_string(),
        lines,
        sums,
        earlier: earlier(folder)?,
    })
}

/// What a JSON file of a publication says.
fn parsed<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|error| {
        Failure::input(format!(
            "{}: ist keine Datei von „augenmass figures --out“ ({error})",
            path.display()
        ))
    })
}

/// What a publication says of those before it.
#[derive(Deserialize)]
struct Whole {
    publication: Origin,
}

#[derive(Deserialize)]
struct Origin {
    earlier: Vec<Earlier>,
}

#[derive(Deserialize)]
struct Earlier {
    as_of: Date,
}

/// The days of the publications that were made before, if the folder says so.
fn earlier(folder: &Path) -> Result<Option<Vec<Date>>, Failure> {
    let path = folder.join(WHOLE);
    if !path.is_file() {
        return Ok(None);
    }
    let text = read_text(&path, MAX_TABLE, "ist größer als 32 MB")?;
    let whole: Whole = parsed(&path, &text)?;
    let earlier = whole.publication.earlier.iter();
    Ok(Some(earlier.map(|one| one.as_of).collect()))
}

/// The tables that a publication says it has.
#[derive(Deserialize)]
struct Metadata {
    tables: Vec<Table>,
}

#[derive(Deserialize)]
struct Table {
    url: String,
}

/// Whether all tables are there: what is missing could give away what is suppressed in the others.
fn complete(folder: &Path, read_in: &[String], metadata: &str) -> Done {
    let place = folder.join(METADATA);
    let named: Metadata = parsed(&place, metadata)?;
    let missing: Vec<&str> = named
        .tables
        .iter()
        .map(|table| table.url.as_str())
        .filter(|url| !read_in.iter().any(|name| name == url))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::input(format!(
        "{}: nicht vollständig, es fehlen {}; bitte alle veröffentlichten Tabellen in den Ordner legen",
        folder.display(),
        missing.join(", ")
    )))
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let wrong = |error: std::io::Error| {
        let place = folder.display();
        Failure::input(match error.kind() {
            ErrorKind::NotFound => format!("{place}: gibt es nicht; bitte den Ordner prüfen"),
            ErrorKind::NotADirectory => {
                format!("{place}: ist kein Ordner; bitte den Ordner mit den Tabellen nennen")
            }
            _ => format!("{place}: kann nicht gelesen werden ({error})"),
        })
    };
    let entries = std::fs::read_dir(folder).map_err(wrong)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(wrong)?;
    paths.sort();
    Ok(paths)
}

fn tell(report: &AuditReport) -> Done {
    say(format!(
        "Veröffentlichungen: {}; gezählte Zahlen gedruckt: {}, unterdrückt: {}; Unterschiede: {}",
        report.publications, report.printed, report.suppressed, report.differences
    ));
    for exposed in report.open() {
        say(line(exposed));
    }
    let printed = |one: &&Exposed| matches!(one.because, Some(Because::PrintedIn(_)));
    match report.exposed.iter().filter(printed).count() {
        0 => {}
        number => say(format!(
            "{number} unterdrückte Zahlen stehen in einer der Veröffentlichungen, die vorher erschien oder vom selben Tag \
             ist, mit diesem Wert gedruckt (keine davon 1 bis 4): Das war schon bekannt"
        )),
    }
    let followed = |one: &&Exposed| one.because == Some(Because::Followed);
    match report.exposed.iter().filter(followed).count() {
        0 => {}
        number => say(format!(
            "{number} unterdrückte Zahlen ergaben sich schon aus Veröffentlichungen, die vorher erschienen; die, in der sie \
             unterdrückt sind, fügt dem nichts hinzu"
        )),
    }
    for exposed in &report.exposed {
        if let (Some(Because::PartOf(whole)), Some((_, Some(most)))) =
            (&exposed.because, exposed.limits)
        {
            say(format!(
                "klein: {} ist höchstens {most}, weil {whole} so klein ist; was der Staat getan hat, wird immer genau \
                 gedruckt",
                exposed.name
            ));
        }
    }
    match report.open().count() {
        0 if report.exposed.is_empty() => say(
            "ok: nichts lässt sich errechnen; jede unterdrückte Zahl lässt mindestens vier Werte zu",
        ),
        0 => say("ok: nichts lässt sich errechnen, was nicht gedruckt ist"),
        number => {
            return Err(Failure::broken(format!(
                "{number} Zahlen lassen sich zu genau errechnen"
            )));
        }
    }
    Ok(())
}

fn line(exposed: &Exposed) -> String {
    let what = match exposed.secret {
        Secret::Suppressed => "unterdrückt",
        Secret::Implied => "nicht gedruckt",
        Secret::Difference => "Unterschied",
    };
    let limits = match exposed.limits {
        None => "die Suche kam an ihre Grenze; nicht als sicher gezeigt".to_owned(),
        Some((lower, Some(upper))) if lower == upper => format!("ist {lower}"),
        Some((lower, Some(upper))) => format!("liegt zwischen {lower} und {upper}"),
        Some((lower, None)) => format!("ist mindestens {lower}"),
    };
    format!("offen: {} ({what}): {limits}", exposed.name)
}
