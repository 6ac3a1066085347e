//! `augenmass reconcile evaluate`: the whole reconciliation of two lists, and how well it did.

use super::{Lists, chance};
use crate::cli::{Done, Failure, say};
use augenmass_matching::evaluate::{Mode, evaluate};
use augenmass_matching::keys::Configuration;
use clap::Args;

/// Misst den Abgleich an zwei Listen, deren Wahrheit bekannt ist
///
/// Spielt alle fünf Nachrichten zwischen zwei erfundenen Stellen durch und schreibt eine Zeile JSON:
/// Genauigkeit, Vollständigkeit, unnötige Öffnungen, Aufwand. Die Listen bleiben auf diesem Rechner.
#[derive(Args)]
pub(super) struct Evaluate {
    #[command(flatten)]
    lists: Lists,
    /// Vergleicht die Schlüssel unverschlüsselt: dasselbe Ergebnis, für sehr große Listen
    #[arg(long)]
    plain: bool,
}

impl Evaluate {
    pub(super) fn run(self) -> Done {
        let (few, many) = self.lists.read()?;
        let mode = if self.plain {
            Mode::Plain
        } else {
            Mode::Protocol
        };
        let one_list = self.lists.is_one_list();
        let measured = evaluate(
            &few,
            &many,
            one_list,
            Configuration::declared(),
            mode,
            &mut chance(),
        )
        .map_err(Failure::broken)?;
        say(serde_json::to_string(&measured.figures).map_err(Failure::broken)?);
        Ok(())
    }
}
