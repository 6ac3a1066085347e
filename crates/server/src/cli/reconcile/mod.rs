//! `augenmass reconcile`: the private reconciliation (track 2).

mod evaluate;
mod frontier;

use super::{Done, Failure};
use augenmass_matching::evaluate::{ColumnMap, Table};
use clap::{Args, Subcommand};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// Privater Abgleich zwischen einem Amt und der Familienkasse
#[derive(Args)]
pub(crate) struct Reconcile {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Misst den Abgleich an zwei Listen, deren Wahrheit bekannt ist
    Evaluate(evaluate::Evaluate),
    /// Misst Treffsicherheit gegen unnötige Öffnungen gegen Aufwand, je Zahl der Schlüsselarten
    Frontier(frontier::Frontier),
}

impl Reconcile {
    pub(crate) fn run(self) -> Done {
        match self.command {
            Command::Evaluate(evaluate) => evaluate.run(),
            Command::Frontier(frontier) => frontier.run(),
        }
    }
}

/// Two lists whose truth is known.
#[derive(Args)]
struct Lists {
    /// Die wenigen: CSV mit Kopfzeile
    #[arg(value_name = "A.csv")]
    few: PathBuf,
    /// Die vielen: CSV mit Kopfzeile; dieselbe Datei vergleicht eine Liste mit sich selbst
    #[arg(value_name = "B.csv")]
    many: PathBuf,
    /// Spalte, die sagt, welche Zeilen dieselbe Person sind; sie wird nur für die Zahlen gelesen
    #[arg(long, value_name = "COLUMN", default_value = "cluster")]
    truth: String,
    /// Zuordnung der Spalten (TOML), z. B. family_name = "surname"; sonst nach üblichen Namen
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
}

impl Lists {
    /// Reads both lists, and says on standard error what was wrong with rows.
    fn read(&self) -> Result<(Table, Table), Failure> {
        let map = match &self.map {
            None => ColumnMap::default(),
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|error| wrong(path, error))?;
                ColumnMap::parse(&text).map_err(|error| wrong(path, error))?
            }
        };
        Ok((self.table(&self.few, &map)?, self.table(&self.many, &map)?))
    }

    fn table(&self, path: &Path, map: &ColumnMap) -> Result<Table, Failure> {
        let file = File::open(path).map_err(|error| wrong(path, error))?;
        let table = Table::read(BufReader::new(file), map, &self.truth)
            .map_err(|error| wrong(path, error))?;
        for ((field, problem), rows) in &table.problems {
            tracing::warn!("{}: {rows} × {field}: {problem}", path.display());
        }
        Ok(table)
    }

    fn is_one_list(&self) -> bool {
        self.few == self.many
    }
}

fn wrong(path: &Path, error: impl std::fmt::Display) -> Failure {
    Failure::input(format!("{}: {error}", path.display()))
}

/// Chance that gives the same figures each time.
fn chance() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(1)
}
