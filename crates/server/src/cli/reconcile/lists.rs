//! Lists whose truth is known, for measuring the reconciliation.

use crate::cli::Failure;
use augenmass_matching::evaluate::{ColumnMap, Table};
use clap::Args;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// Two lists whose truth is known.
#[derive(Args)]
pub(super) struct Lists {
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
    pub(super) fn read(&self) -> Result<(Table, Table), Failure> {
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

    pub(super) fn is_one_list(&self) -> bool {
        self.few == self.many
    }
}

fn wrong(path: &Path, error: impl std::fmt::Display) -> Failure {
    Failure::input(format!("{}: {error}", path.display()))
}

/// Chance that gives the same figures each time.
pub(super) fn chance() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(1)
}
