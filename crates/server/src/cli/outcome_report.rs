//! `augenmass outcome-report`: a year of the benefit check, from the family benefits office to everybody.

use super::open::{Acting, failure, letter_failure};
use super::{Done, Failure, is_new, read_text, say, unwritten};
use crate::print::five_years::outcomes;
use augenmass_casework::answer::reported_in;
use augenmass_casework::installation::Installation;
use augenmass_casework::outcome_report::{self, FiledReport};
use augenmass_casework::reconciliation::Card;
use augenmass_casework::words::Language;
use augenmass_domain::{Actor, Role};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

/// Ergebnisbericht der Familienkasse über ein Jahr: Zahlen über alle Ämter, ohne kleine Zahlen
///
/// Zahlen der gemeinsamen Prüfung verlassen die Familienkasse nur so: ein Bericht je Jahr, für alle derselbe, und
/// keiner, in dem ein einzelnes Amt zu erkennen wäre. Die Stadt zeigt ihn bei ihren Kennzahlen als Bericht
/// einer anderen Stelle.
#[derive(Args)]
pub(crate) struct OutcomeReport {
    #[command(flatten)]
    acting: Acting,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Familienkasse: schreibt den Bericht über ein Jahr, das vorbei ist, als unterschriebene Datei
    Write {
        /// Kalenderjahr
        year: i16,
        /// Neue Datei
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Stadt: nimmt den Bericht zu den Akten
    File {
        /// Der Bericht
        file: PathBuf,
        /// Karte der Familienkasse
        #[arg(long, value_name = "FILE")]
        card: PathBuf,
    },
    /// Stadt: zeigt die Berichte, die vorliegen
    Show,
}

/// The largest report that is read, bytes.
const MAX_REPORT: u64 = 64 * 1024;

impl OutcomeReport {
    pub(crate) async fn run(self) -> Done {
        let Self { acting, command } = self;
        let role = match &command {
            Command::Write { .. } => Role::HeadOfDepartment,
            Command::File { .. } | Command::Show => Role::CouncilOffice,
        };
        acting
            .with(role, async |installation, actor| {
                command.work(installation, &actor).await
            })
            .await
    }
}

impl Command {
    async fn work(self, installation: &Installation, actor: &Actor) -> Done {
        match self {
            Self::Write { year, out } => write(installation, actor, year, &out).await,
            Self::File { file, card } => {
                let card = Card::read(&card).map_err(Failure::input)?;
                let too_large = "ist größer als 64 KB; ein Bericht ist das nicht";
                let text = read_text(&file, MAX_REPORT, too_large)?;
                let filed = outcome_report::file(installation, actor, &card, &text).await;
                let report = filed.map_err(letter_failure)?;
                say(format!(
                    "Bericht über {} von {}: liegt bei den Akten",
                    report.year, report.sending_body
                ));
                Ok(())
            }
            Self::Show => {
                let filed = outcome_report::filed(installation).await.map_err(failure)?;
                filed.iter().rev().for_each(print);
                if filed.is_empty() {
                    say("Es liegt kein Bericht vor.");
                }
                Ok(())
            }
        }
    }
}

async fn write(installation: &Installation, actor: &Actor, year: i16, out: &Path) -> Done {
    is_new(out)?;
    let written = outcome_report::write(installation, actor, year).await;
    let (report, text) = written.map_err(failure)?;
    std::fs::write(out, &text).map_err(|error| unwritten(out, &error))?;
    let message = augenmass_casework::manifest::sha256_hex(text.as_bytes());
    print(&FiledReport { report, message });
    say(out.display());
    Ok(())
}

/// A report, line by line.
fn print(filed: &FiledReport) {
    let report = reported_in(Language::German, filed);
    let table = outcomes(Language::German, &report);
    say(&table.heading);
    for row in &table.rows {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        say(format!(
            "  {} ({}): {}",
            row.label,
            row.unit,
            cells.join(" ")
        ));
    }
    for note in &table.notes {
        say(format!("  {note}"));
    }
}
