//! `augenmass figures`: all figures of a day.

use super::answer::over;
use super::open::{Which, acting, failure};
use super::{Done, Failure, day, may_be_folder, say, unwritten};
use crate::print::answer_files::write_all;
use crate::print::figures_file::{csv, json, word};
use augenmass_casework::answer::{AnswerFigure, printed};
use augenmass_casework::installation::Installation;
use augenmass_casework::reckoning;
use augenmass_domain::Role;
use clap::Args;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Gibt alle Kennzahlen zu einem Stichtag aus
#[derive(Args)]
pub(crate) struct Figures {
    #[command(flatten)]
    which: Which,
    /// Stichtag (JJJJ-MM-TT), einschließlich
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Date,
    /// Ordner für figures.json und figures.csv; ohne Angabe eine Liste am Bildschirm
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Konto, als das gehandelt wird; ohne Angabe das erste mit der Rolle council-office
    #[arg(long = "as", value_name = "LOGIN")]
    acting_as: Option<String>,
}

impl Figures {
    pub(crate) async fn run(self) -> Done {
        self.out.as_deref().map_or(Ok(()), may_be_folder)?;
        self.which
            .with(async |installation| self.work(installation).await)
            .await
    }

    async fn work(&self, installation: &Installation) -> Done {
        over(self.as_of, installation)?;
        let actor = acting(installation, self.acting_as.as_deref(), Role::CouncilOffice).await?;
        let reckoning = reckoning::reckon(installation, &actor, self.as_of)
            .await
            .map_err(failure)?;
        let size = reckoning.checkpoint.size;
        let figures: Vec<AnswerFigure> = reckoning
            .figures
            .iter()
            .map(|figure| printed(figure, size))
            .collect();
        match &self.out {
            None => figures.iter().for_each(|figure| say(line(figure))),
            Some(out) => write(out, &figures)?,
        }
        Ok(())
    }
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

fn write(out: &Path, figures: &[AnswerFigure]) -> Done {
    let broken =
        |error: &dyn std::fmt::Display| Failure::broken(format!("{}: {error}", out.display()));
    let json = json(figures).map_err(|error| broken(&error))?;
    let files = [
        ("figures.json", json.into_bytes()),
        ("figures.csv", csv(figures).into_bytes()),
    ];
    write_all(out, &files).map_err(|error| unwritten(out, &error))?;
    say(format!("{} Kennzahlen in {}", figures.len(), out.display()));
    Ok(())
}
