//! `augenmass reconcile frontier`: what each further kind of key finds, opens needlessly and costs.

use super::{Lists, chance};
use crate::cli::{Done, Failure, say};
use augenmass_matching::evaluate::frontier;
use augenmass_matching::keys::Configuration;
use clap::Args;

/// Misst Treffsicherheit gegen unnötige Öffnungen gegen Aufwand, je Zahl der Schlüsselarten
///
/// Eine Zeile JSON je Zahl der Schlüsselarten, die nützlichste zuerst, wie die Probe auf B sie ohne Wahrheit wählt; auf unverschlüsselten Schlüsseln.
#[derive(Args)]
pub(super) struct Frontier {
    #[command(flatten)]
    lists: Lists,
}

impl Frontier {
    pub(super) fn run(self) -> Done {
        let (few, many) = self.lists.read()?;
        let points = frontier(&few, &many, Configuration::declared(), &mut chance());
        for point in points.map_err(Failure::broken)? {
            say(serde_json::to_string(&point).map_err(Failure::broken)?);
        }
        Ok(())
    }
}
