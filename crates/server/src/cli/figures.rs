//! `augenmass figures`: all figures of a day.

use super::answer::{over, write_all};
use super::open::{Which, acting, failure};
use super::{Done, Failure, day, may_be_folder, say, unwritten};
use augenmass_casework::answer::{AnswerFigure, FigureStatus, printed};
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
    let json = serde_json::to_string_pretty(figures).map_err(|error| broken(&error))? + "\n";
    let files = [
        ("figures.json", json.into_bytes()),
        ("figures.csv", csv(figures).into_bytes()),
    ];
    write_all(out, &files).map_err(|error| unwritten(out, &error))?;
    say(format!("{} Kennzahlen in {}", figures.len(), out.display()));
    Ok(())
}

/// For a spreadsheet in German: semicolons between, commas in decimals.
fn csv(figures: &[AnswerFigure]) -> String {
    let mut csv =
        "name;label;year;value;unit;status;lower;upper;as_of;source;checkpoint\n".to_owned();
    for figure in figures {
        let interval = figure.interval.as_ref();
        let fields = [
            figure.name.clone(),
            figure.label.clone(),
            figure.year.to_string(),
            figure.display.clone().unwrap_or_default(),
            figure.unit.clone(),
            word(figure.status).to_owned(),
            interval
                .map(|interval| interval.lower.replace('.', ","))
                .unwrap_or_default(),
            interval
                .map(|interval| interval.upper.replace('.', ","))
                .unwrap_or_default(),
            figure.as_of.to_string(),
            figure.source.clone(),
            figure.checkpoint.to_string(),
        ];
        csv += &fields.map(|field| quoted(&field)).join(";");
        csv.push('\n');
    }
    csv
}

/// A field as RFC 4180 has it, with the semicolon between fields.
fn quoted(field: &str) -> String {
    if field.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_field_is_quoted_where_it_would_be_read_as_more_than_one() {
        let written = [
            "32,4 % (11 von 34)",
            "a;b",
            "so \"genannt\"",
            "zwei\nZeilen",
            "",
        ]
        .map(quoted);
        let expected = [
            "32,4 % (11 von 34)",
            "\"a;b\"",
            "\"so \"\"genannt\"\"\"",
            "\"zwei\nZeilen\"",
            "",
        ];
        assert_eq!(written, expected);
    }
}
