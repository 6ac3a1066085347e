//! The command line. Each subcommand is a file; each `--help` is a golden file under `tests/help`.

mod answer;
mod assistance;
mod audit_tables;
mod backup;
mod compare_published;
mod configuration;
mod counts;
mod demo;
mod export_log;
mod fairness;
mod figures;
mod import_drafts;
mod interval;
mod jobs;
mod keys;
mod letter_audit;
mod manifest;
mod open;
mod outcome_report;
mod reconcile;
mod restore;
mod run;
mod sample_pages;
mod serve;
mod statistics_office;
mod verify;

use clap::{Parser, Subcommand};
use jiff::civil::Date;
use std::fmt;
use std::io::{IsTerminal as _, Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

/// Registerklärung mit durchgesetzten Schutzrechten, prüfbarem Protokoll und Antworten für den Rat.
#[derive(Parser)]
#[command(
    name = "augenmass",
    version,
    propagate_version = true,
    term_width = 100
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

// A command without words here takes them from its arguments, also the longer ones of its own help.
#[derive(Subcommand)]
enum Command {
    Demo(demo::Demo),
    Serve(serve::Serve),
    CheckConfig(configuration::CheckConfig),
    Answer(answer::Answer),
    Figures(figures::Figures),
    AuditTables(audit_tables::AuditTables),
    ComparePublished(compare_published::ComparePublished),
    /// Rechnet die Intervalle eines Anteils, zum Beispiel 11 von 34
    Interval(interval::IntervalOf),
    /// Plant eine Stichprobe per Brief (für die Familienkasse) und sagt, was gezielte Prüfungen zeigen
    LetterAudit(letter_audit::LetterAuditCommand),
    /// Rechnet eine Antwort nach: jede Kennzahl, jede gezählte Zeile
    Verify(verify::Verify),
    /// Schreibt die Ausleitung des Protokolls für Prüfende (für ledger-verify)
    ExportLog(export_log::ExportLog),
    ImportDrafts(import_drafts::ImportDrafts),
    /// Durchgänge: entwerfen, Stellungnahme, freigeben, öffnen, anhalten, schließen
    Run(run::Run),
    /// Gleichbehandlung: Bescheid der Statistikstelle einreichen, Verstöße, Stopp und Aufhebung
    Fairness(fairness::Fairness),
    /// Abgeschottete Statistikstelle: Schlüssel des Quartals, zwei Listen, Zusammenführung, Bescheid
    StatisticsOffice(statistics_office::StatisticsOffice),
    /// Privater Abgleich zwischen einem Amt und der Familienkasse: Karten, fünf Nachrichten, Prüfung
    Reconcile(reconcile::Reconcile),
    /// Amtshilfe zwischen Familienkasse und Stadt: ein Ersuchen zu einem Fall, ein Bericht über die Termine
    Assistance(assistance::Assistance),
    OutcomeReport(outcome_report::OutcomeReport),
    Jobs(jobs::Jobs),
    /// Manifeste: unterschreiben und prüfen
    Manifest(manifest::Manifest),
    /// Schlüssel und leere Datenbank einer neuen Stadt anlegen, öffentlichen Schlüssel zeigen
    Keys(keys::Keys),
    /// Sichert eine Stadt im laufenden Betrieb: Daten und Schlüssel der Personen getrennt
    Backup(backup::Backup),
    /// Spielt eine Sicherung in eine neue Datenbank zurück und löscht erneut, was seither gelöscht wurde
    Restore(restore::Restore),
    /// Schreibt jede Seite mit Beispielen in jeder Sprache als HTML (zum Prüfen von Vorlagen)
    #[command(hide = true)]
    SamplePages(sample_pages::SamplePages),
    /// Kindprozess, der Papiere setzt (nur intern)
    #[command(hide = true)]
    RenderChild,
}

/// Why a command did not succeed, with its exit code: 1 where something did not check out or broke,
/// 2 where the input was wrong and has to be corrected.
#[derive(Debug)]
pub(crate) struct Failure {
    code: u8,
    message: String,
}

impl Failure {
    /// Wrong input: says what to do; nothing was changed.
    pub(crate) fn input(message: impl fmt::Display) -> Self {
        Self {
            code: 2,
            message: message.to_string(),
        }
    }

    /// Something did not check out or broke.
    pub(crate) fn broken(message: impl fmt::Display) -> Self {
        Self {
            code: 1,
            message: message.to_string(),
        }
    }
}

type Done = Result<(), Failure>;

/// Runs the command line and gives its exit code.
pub(crate) fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if matches!(arguments.command, Command::RenderChild) {
        return augenmass_paper::child_main(std::io::stdin().lock(), std::io::stdout().lock());
    }
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("AUGENMASS_LOG")
                .unwrap_or_else(|_| "warn".into()),
        )
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return report(&Failure::broken(error)),
    };
    match runtime.block_on(dispatch(arguments.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => report(&failure),
    }
}

async fn dispatch(command: Command) -> Done {
    match command {
        Command::Demo(demo) => demo.run().await,
        Command::Serve(serve) => serve.run().await,
        Command::CheckConfig(check) => check.run().await,
        Command::Answer(answer) => answer.run().await,
        Command::Figures(figures) => figures.run().await,
        Command::AuditTables(audit) => audit.run(),
        Command::ComparePublished(compare) => compare.run(),
        Command::Interval(interval) => interval.run(),
        Command::LetterAudit(audit) => audit.run(),
        Command::Verify(verify) => verify.run().await,
        Command::ExportLog(export) => export.run().await,
        Command::ImportDrafts(import) => import.run().await,
        Command::Run(run) => run.run().await,
        Command::Fairness(fairness) => fairness.run().await,
        Command::StatisticsOffice(office) => office.run().await,
        Command::Reconcile(reconcile) => reconcile.run().await,
        Command::Assistance(assistance) => assistance.run().await,
        Command::OutcomeReport(report) => report.run().await,
        Command::Jobs(jobs) => jobs.run().await,
        Command::Manifest(manifest) => manifest.run(),
        Command::Keys(keys) => keys.run().await,
        Command::Backup(backup) => backup.run().await,
        Command::Restore(restore) => restore.run().await,
        Command::SamplePages(pages) => pages.run(),
        Command::RenderChild => Ok(()),
    }
}

fn report(failure: &Failure) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "augenmass: {}", failure.message);
    ExitCode::from(failure.code)
}

/// Prints a result line. Who stops reading (`| head`) does not stop the work.
pub(crate) fn say(line: impl fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A day, as an argument.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    Date::strptime("%Y-%m-%d", text)
        .map_err(|_| "ist kein Tag im Kalender; bitte als JJJJ-MM-TT schreiben".to_owned())
}

/// The bytes of a file of at most `limit` bytes.
pub(crate) fn read_limited(path: &Path, limit: u64, too_large: &str) -> Result<Vec<u8>, Failure> {
    let wrong = |what: &dyn fmt::Display| Failure::input(format!("{}: {what}", path.display()));
    let unreadable = |error: std::io::Error| wrong(&format!("kann nicht gelesen werden ({error})"));
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    if file.metadata().map_err(unreadable)?.len() <= limit {
        file.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        if bytes.len() as u64 <= limit {
            return Ok(bytes);
        }
    }
    Err(wrong(&too_large))
}

/// The text of a file of at most `limit` bytes.
pub(crate) fn read_text(path: &Path, limit: u64, too_large: &str) -> Result<String, Failure> {
    String::from_utf8(read_limited(path, limit, too_large)?).map_err(|_| {
        Failure::input(format!(
            "{}: ist kein Text in UTF-8; bitte so speichern",
            path.display()
        ))
    })
}

/// Before anything is made: nothing that is there is written over.
pub(crate) fn is_new(out: &Path) -> Done {
    if out.exists() {
        let there = "gibt es schon und wird nicht überschrieben";
        return Err(Failure::input(format!("{}: {there}", out.display())));
    }
    Ok(())
}

/// Writes a file and says where.
pub(crate) fn write_new(out: &Path, text: &str) -> Done {
    std::fs::write(out, text).map_err(|error| unwritten(out, &error))?;
    say(out.display());
    Ok(())
}

/// What to do where something could not be written; nothing half-written is left under its name.
pub(crate) fn unwritten(place: &Path, error: &std::io::Error) -> Failure {
    use std::io::ErrorKind;
    let what = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "der Datenträger ist voll; bitte Platz schaffen und den Befehl wiederholen".to_owned()
        }
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => {
            "hier darf nicht geschrieben werden; bitte die Rechte prüfen oder einen anderen Ordner nennen"
                .to_owned()
        }
        _ => error.to_string(),
    };
    Failure::broken(format!("{}: {what}", place.display()))
}

/// A folder to write into: new, or a folder already.
pub(crate) fn may_be_folder(path: &Path) -> Done {
    if path.exists() && !path.is_dir() {
        return Err(Failure::input(format!(
            "{}: ist kein Ordner; bitte einen anderen nennen",
            path.display()
        )));
    }
    Ok(())
}
