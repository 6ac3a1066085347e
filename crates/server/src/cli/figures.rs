//! `augenmass figures`: all figures of a day.

use super::open::{Which, acting, failure};
use super::{Done, Failure, say};
use augenmass_casework::answer::{AnswerFigure, FigureStatus, printed};
use augenmass_casework::reckoning;
use augenmass_domain::Role;
use clap::Args;
use jiff::civil::Date;
use std::path::PathBuf;

/// Gibt alle Kennzahlen zu einem Stichtag aus
#[derive(Args)]
pub(crate) struct Figures {
    #[command(flatten)]
    which: Which,
    /// Stichtag (JJJJ-MM-TT), einschließlich
    #[arg(long, value_name = "DATE")]
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
        let installation = self.which.open().await?;
        let actor = acting(&installation, self.acting_as.as_deref(), Role::CouncilOffice).await?;
        let reckoning = reckoning::reckon(&installation, &actor, self.as_of).await.map_err(failure)?;
        let size = reckoning.checkpoint.size;
        let figures: Vec<AnswerFigure> =
            reckoning.figures.iter().map(|figure| printed(figure, size)).collect();
        match &self.out {
            None => figures.iter().for_each(|figure| say(line(figure))),
            Some(out) => write(out, &figures)?,
        }
        Ok(())
    }
}

fn word(status: FigureStatus) -> &'static str {
    match status {
        FigureStatus::Exact => "exact",
        FigureStatus::Suppressed => "suppressed",
        FigureStatus::NotKnown => "not_known",
        FigureStatus::Reported => "reported",
    }
}

fn line(figure: &AnswerFigure) -> String {
    let value = figure.display.as_deref().unwrap_or("–");
    format!("{:<52} {value:>16} {:<16} {}", figure.name, figure.unit, word(figure.status))
}

fn write(out: &PathBuf, figures: &[AnswerFigure]) -> Done {
    let broken = |error: &dyn std::fmt::Display| Failure::broken(format!("{}: {error}", out.display()));
    std::fs::create_dir_all(out).map_err(|error| broken(&error))?;
    let json = serde_json::to_string_pretty(figures).map_err(|error| broken(&error))?;
    std::fs::write(out.join("figures.json"), json + "\n").map_err(|error| broken(&error))?;
    let mut csv = "name;label;year;value;unit;status;lower;upper;as_of;source;checkpoint\n".to_owned();
    for figure in figures {
        let (lower, upper) = figure
            .interval
            .as_ref()
            .map_or((String::new(), String::new()), |i| (i.lower.clone(), i.upper.clone()));
        csv += &format!(
            "{};\"{}\";{};{};{};{};{lower};{upper};{};\"{}\";{}\n",
            figure.name,
            figure.label,
            figure.year,
            figure.display.as_deref().unwrap_or_default(),
            figure.unit,
            word(figure.status),
            figure.as_of,
            figure.source,
            figure.checkpoint
        );
    }
    std::fs::write(out.join("figures.csv"), csv).map_err(|error| broken(&error))?;
    say(format!("{} Kennzahlen in {}", figures.len(), out.display()));
    Ok(())
}
