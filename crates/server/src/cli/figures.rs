//! `augenmass figures`: all figures of a day.

use super::answer::over;
use super::open::{Which, acting, failure};
use super::{Done, Failure, day, may_be_folder, say, unwritten};
use crate::print::answer_files::write_all;
use crate::print::figures_file::word;
use crate::print::figures_folder::{self, Head, WHOLE};
use augenmass_casework::answer::{AnswerFigure, printed};
use augenmass_casework::clock::now_at;
use augenmass_casework::installation::Installation;
use augenmass_casework::{publications, reckoning};
use augenmass_domain::{Actor, Role};
use augenmass_statistics::Status;
use clap::Args;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Gibt alle Kennzahlen zu einem Stichtag aus; mit --out werden sie veröffentlicht
///
/// Was in einen Ordner geschrieben ist, gilt als veröffentlicht: Spätere Kennzahlen werden zusammen mit
/// ihm geschützt, und derselbe Stichtag ergibt immer dieselben Dateien.
#[derive(Args)]
pub(crate) struct Figures {
    #[command(flatten)]
    which: Which,
    /// Stichtag (JJJJ-MM-TT), einschließlich
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Date,
    /// Ordner der Veröffentlichung (Tabellen, Diagramme, Seite); ohne Angabe eine Liste am Bildschirm
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Konto, als das gehandelt wird; ohne Angabe das erste mit der Rolle council-office
    #[arg(long = "as", value_name = "LOGIN")]
    acting_as: Option<String>,
}

impl Figures {
    pub(crate) async fn run(self) -> Done {
        if let Some(out) = &self.out {
            may_be_folder(out)?;
            same_day(out, self.as_of)?;
        }
        self.which
            .with(async |installation| self.work(installation).await)
            .await
    }

    async fn work(&self, installation: &Installation) -> Done {
        over(self.as_of, installation)?;
        let actor = acting(installation, self.acting_as.as_deref(), Role::CouncilOffice).await?;
        if let Some(out) = &self.out {
            return publish(installation, &actor, self.as_of, out).await;
        }
        let reckoning = reckoning::reckon(installation, &actor, self.as_of)
            .await
            .map_err(failure)?;
        let size = reckoning.checkpoint.size;
        for figure in &reckoning.figures {
            say(line(&printed(figure, size)));
        }
        Ok(())
    }
}

/// Before anything is recorded: the folder of another day is not written over, nor mixed with this one.
fn same_day(out: &Path, as_of: Date) -> Done {
    let Ok(text) = std::fs::read(out.join(WHOLE)) else {
        return Ok(());
    };
    let there: Option<serde_json::Value> = serde_json::from_slice(&text).ok();
    let day = there.as_ref().and_then(|whole| {
        let day = whole.get("publication")?.get("as_of")?;
        day.as_str()
    });
    if day == Some(as_of.to_string().as_str()) {
        return Ok(());
    }
    Err(Failure::input(format!(
        "{}: hier liegt schon eine andere Veröffentlichung ({}); bitte einen eigenen Ordner nennen",
        out.display(),
        day.unwrap_or("unbekannt")
    )))
}

/// Publishes the figures of a day and writes their folder.
pub(crate) async fn publish(
    installation: &Installation,
    actor: &Actor,
    as_of: Date,
    out: &Path,
) -> Done {
    let reckoning = publications::publish(installation, actor, as_of)
        .await
        .map_err(failure)?;
    let checkpoint = &reckoning.checkpoint;
    let head = Head {
        municipality: installation.municipality().to_owned(),
        demo: installation.is_demo(),
        as_of,
        records_since: reckoning
            .records_since
            .map(|month| format!("{:04}-{:02}", month.year, month.month)),
        log: installation.signer().name().to_owned(),
        tree_size: checkpoint.size,
        root: checkpoint.root.to_hex(),
        note: checkpoint.note.clone(),
        signed_on: now_at(checkpoint.signed_at).today(),
        earlier: reckoning.earlier.clone(),
    };
    let files = figures_folder::make(&head, &reckoning)
        .map_err(|error| Failure::broken(format!("{}: {error}", out.display())))?;
    let files: Vec<(&str, Vec<u8>)> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()))
        .collect();
    write_all(out, &files).map_err(|error| unwritten(out, &error))?;
    say(format!(
        "{} Kennzahlen veröffentlicht in {}",
        reckoning.figures.len(),
        out.display()
    ));
    let later = reckoning.earlier.iter().map(|one| one.as_of).max();
    if let Some(later) = later.filter(|later| *later > as_of) {
        say(beside_a_later_day(&reckoning.figures, later));
    }
    Ok(())
}

/// Why figures of a day are few where those of a later one were published before.
fn beside_a_later_day(figures: &augenmass_statistics::Figures, later: Date) -> String {
    let hidden = figures
        .iter()
        .filter(|figure| figure.status == Status::Suppressed);
    format!(
        "{} davon sind unterdrückt, auch weil die Kennzahlen zum {} schon veröffentlicht sind: Beide zusammen dürfen nicht \
         mehr verraten als jede allein. Zahlen von Jahren, die vorbei sind, stehen auch dort.",
        hidden.count(),
        later
    )
}

fn line(figure: &AnswerFigure) -> String {
    let value = figure.display.as_deref().unwrap_or("–");
    format!(
        "{:<52} {value:>16} {:<16} {}",
        figure.name,
        figure.unit,
        word(figure.status)
    )
}
