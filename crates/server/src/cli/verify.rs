//! `augenmass verify`: recompute an answer.

use super::open::{Which, acting};
use super::{Done, Failure, say};
use crate::print::progress::bar;
use augenmass_casework::answer::AnswerDocument;
use augenmass_casework::recompute;
use augenmass_domain::Role;
use clap::Args;
use std::path::PathBuf;

/// Rechnet eine Antwort nach: jede Kennzahl, jede gezählte Zeile
#[derive(Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    which: Which,
    /// answer.json
    #[arg(long, value_name = "FILE")]
    answer: PathBuf,
    /// Konto, als das gehandelt wird; ohne Angabe das erste mit der Rolle audit-office
    #[arg(long = "as", value_name = "LOGIN")]
    acting_as: Option<String>,
}

impl Verify {
    pub(crate) async fn run(self) -> Done {
        let place = self.answer.display();
        let text = std::fs::read_to_string(&self.answer)
            .map_err(|error| Failure::input(format!("{place}: {error}")))?;
        let answer: AnswerDocument = serde_json::from_str(&text)
            .map_err(|error| Failure::input(format!("{place}: ist keine Antwort ({error})")))?;
        let installation = self.which.open().await?;
        let actor = acting(&installation, self.acting_as.as_deref(), Role::AuditOffice).await?;
        let bar = bar("Nachrechnen", answer.checkpoint.tree_size);
        let checked = recompute::check(&installation, &actor, &answer, |done, total| bar.at(done, total))
            .await
            .map_err(|difference| Failure::broken(format!("{place}: {difference}")))?;
        bar.finish();
        say(format!(
            "ok: {} Kennzahlen nachgerechnet aus {} Zählzeilen; {} Einträge geöffnet, {} fristgerecht gelöscht; \
             Wurzel {} bei {} Einträgen",
            checked.figures,
            checked.facts,
            checked.opened,
            checked.erased,
            answer.checkpoint.root,
            answer.checkpoint.tree_size
        ));
        Ok(())
    }
}
