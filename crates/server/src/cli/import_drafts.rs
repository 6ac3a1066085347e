//! `augenmass import-drafts`: drafts of indications from a CSV file.

use super::open::{Which, acting, failure, plain};
use super::{Done, Failure, say};
use augenmass_casework::Error;
use augenmass_casework::drafts::{self, Imported};
use augenmass_casework::installation::Installation;
use augenmass_casework::words::Language;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::{Purpose, Role};
use clap::Args;
use std::path::PathBuf;

/// Übernimmt Entwürfe von Hinweisen aus einer CSV-Datei (höchstens 20 je Amt und Tag)
///
/// Entwürfe sind keine Hinweise: jede Zeile muss danach eine Person mit eigenem Beleg und eigenem
/// vorherigem Kontakt bestätigen. Ohne --rest wird bei einem Fehler nichts übernommen.
#[derive(Args)]
pub(crate) struct ImportDrafts {
    #[command(flatten)]
    which: Which,
    /// Die Datei: CSV, UTF-8, Kopfzeile wie in docs/operate/import-drafts.md
    file: PathBuf,
    /// Durchgang
    #[arg(long, value_name = "ID")]
    run: String,
    /// Konto der übernehmenden Person; ihr Amt wird das Amt der Entwürfe
    #[arg(long = "as", value_name = "LOGIN")]
    acting_as: String,
    /// Fehlerhafte Zeilen auslassen und alle übrigen übernehmen
    #[arg(long)]
    rest: bool,
}

impl ImportDrafts {
    pub(crate) async fn run(self) -> Done {
        self.which
            .with(async |installation| self.work(installation).await)
            .await
    }

    async fn work(&self, installation: &Installation) -> Done {
        let place = self.file.display();
        let actor = acting(installation, Some(&self.acting_as), Role::Clerk).await?;
        let office = actor.office.ok_or_else(|| {
            Failure::input(format!(
                "das Konto „{}“ gehört zu keinem Amt",
                self.acting_as
            ))
        })?;
        let run = self.run.parse().map_err(|_| {
            Failure::input(format!(
                "„{}“ ist keine Kennung; siehe `augenmass run list`",
                self.run
            ))
        })?;
        let today = installation.gate.now().today();
        let law = installation.gate.law();
        let read = drafts::read_file(&self.file, office, run, today, law)
            .map_err(|problem| Failure::input(format!("{place}: {problem}")))?;
        let problems: Vec<String> = read
            .problems
            .iter()
            .map(|problem| format!("{place}: {problem}"))
            .collect();
        let commands: Vec<_> = read
            .good
            .into_iter()
            .map(|row| {
                (
                    row.line,
                    IndicationCommand::ImportDraft(Box::new(row.entry)),
                )
            })
            .collect();
        let (gate, purpose) = (&installation.gate, Purpose::Screening);
        if !problems.is_empty() && !self.rest {
            let turned_down = drafts::try_out(gate, &actor, purpose, &commands).await;
            let turned_down = turned_down
                .iter()
                .map(|(line, error)| self.row(*line, error));
            let all: Vec<String> = problems.into_iter().chain(turned_down).collect();
            return Err(Failure::input(format!(
                "{}\nNichts wurde übernommen. Zeilen berichtigen, oder mit --rest alle übrigen übernehmen.",
                all.join("\n")
            )));
        }
        let outcome = drafts::import(gate, &actor, purpose, commands, self.rest)
            .await
            .map_err(failure)?;
        self.report(&outcome, &problems)
    }

    /// A row that was turned down, with its place and why.
    fn row(&self, line: u64, error: &Error) -> String {
        let why = drafts::turned_down(Language::German, line, error, plain(error));
        format!("{}: {why}", self.file.display())
    }

    /// Says what became of each row.
    fn report(&self, outcome: &Imported, problems: &[String]) -> Done {
        for (line, error) in &outcome.turned_down {
            say(self.row(*line, error));
        }
        problems.iter().for_each(say);
        say(format!("{} Entwürfe übernommen", outcome.imported));
        if outcome.turned_down.is_empty() && problems.is_empty() {
            Ok(())
        } else if self.rest {
            Err(Failure::input(
                "einige Zeilen wurden nicht übernommen (siehe oben)",
            ))
        } else {
            Err(Failure::input(
                "nichts wurde übernommen (siehe oben); mit --rest alle übrigen Zeilen übernehmen",
            ))
        }
    }
}
