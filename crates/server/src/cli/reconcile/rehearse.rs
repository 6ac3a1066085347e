//! `augenmass reconcile rehearse`: which kinds of match key a run on a list should use.

use super::{List, chance};
use crate::cli::{Done, Failure, say};
use augenmass_casework::clock::{Clock as _, SystemClock};
use augenmass_casework::reconciliation::Register;
use augenmass_matching::keys::Configuration;
use clap::Args;

/// Familienkasse: probt den Abgleich an der eigenen Liste und nennt die Schlüsselarten für das Manifest
///
/// Beschädigt Abschriften eigener Einträge, wie Ämter es tun, und nimmt die Schlüsselarten, die am meisten
/// wiederfinden und kaum jemand anderen öffnen. Die Zeile match-keys gehört in die Manifeste beider Seiten. Die
/// Liste bleibt auf diesem Rechner.
#[derive(Args)]
pub(super) struct Rehearse {
    #[command(flatten)]
    list: List,
}

impl Rehearse {
    pub(super) fn run(self) -> Done {
        let register = Register::at(&self.list.register, SystemClock.now().today());
        let rehearsed = register.rehearse(&mut chance()).map_err(Failure::input)?;
        let run = Configuration::declared()
            .of_kinds(&rehearsed.kinds)
            .map_err(Failure::broken)?;
        for kind in &run.kinds {
            say(format!("# {:>3}  {}", kind.number, kind.name));
        }
        let percent = |share: f64| format!("{:.1}", 100.0 * share).replace('.', ",");
        say(format!(
            "# beschädigte Abschriften wiedergefunden: {} %; andere geöffnet, je 100 Hinweise: {}",
            percent(rehearsed.found),
            percent(rehearsed.needless)
        ));
        let numbers: Vec<String> = rehearsed.kinds.iter().map(u16::to_string).collect();
        say(format!("match-keys = [{}]", numbers.join(", ")));
        Ok(())
    }
}
