//! `augenmass reconcile evaluate`: the whole reconciliation of two lists, and how well it did.

use super::{Lists, chance};
use crate::cli::{Done, Failure, say};
use crate::print::progress;
use augenmass_matching::evaluate::{Mode, Stage, evaluate};
use augenmass_matching::keys::Configuration;
use clap::Args;
use std::cell::RefCell;

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
        let stages = Stages::default();
        let measured = evaluate(
            &few,
            &many,
            one_list,
            Configuration::declared(),
            mode,
            &|stage, progress| stages.tell(stage, progress),
            &mut chance(),
        )
        .map_err(Failure::broken)?;
        stages.finish();
        say(serde_json::to_string(&measured.figures).map_err(Failure::broken)?);
        Ok(())
    }
}

/// The stage that goes on, with its bar.
#[derive(Default)]
struct Stages(RefCell<Option<(Stage, progress::Progress)>>);

impl Stages {
    fn tell(&self, stage: Stage, far: augenmass_matching::Progress) {
        let begins = self
            .0
            .borrow()
            .as_ref()
            .is_none_or(|(known, _)| *known != stage);
        if begins {
            self.finish();
            *self.0.borrow_mut() = Some((stage, progress::bar(name(stage), 0)));
        }
        if far.of > 0
            && let Some((_, bar)) = &*self.0.borrow()
        {
            bar.at(far.done, far.of);
        }
    }

    fn finish(&self) {
        if let Some((_, bar)) = self.0.borrow_mut().take() {
            bar.finish();
        }
    }
}

const fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Rehearsal => "Probe",
        Stage::Commit => "Festlegen",
        Stage::Seal => "Versiegeln",
        Stage::Request => "Verdecken",
        Stage::Respond => "Auswerten",
        Stage::Open => "Öffnen",
        Stage::Comparison => "Vergleichen",
    }
}
