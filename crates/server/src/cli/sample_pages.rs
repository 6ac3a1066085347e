//! `augenmass sample-pages`: writes each page with examples in each language, for whoever checks or
//! changes templates.

use super::{Done, Failure, say, unwritten};
use crate::web;
use augenmass_casework::words::Language;
use clap::Args;
use std::path::PathBuf;

/// Schreibt jede Seite mit Beispielen in jeder Sprache als HTML (zum Prüfen von Vorlagen)
#[derive(Args)]
pub(crate) struct SamplePages {
    /// Ordner
    #[arg(value_name = "DIR")]
    out: PathBuf,
}

impl SamplePages {
    pub(crate) fn run(self) -> Done {
        std::fs::create_dir_all(&self.out).map_err(|error| unwritten(&self.out, &error))?;
        let mut count = 0;
        for language in Language::ALL {
            let pages = web::samples(web::Words(language)).map_err(Failure::broken)?;
            for (name, html) in pages {
                let file = self.out.join(format!("{name}.html"));
                std::fs::write(&file, html).map_err(|error| unwritten(&file, &error))?;
                count += 1;
            }
        }
        say(format!("{count} Seiten in {}", self.out.display()));
        Ok(())
    }
}
