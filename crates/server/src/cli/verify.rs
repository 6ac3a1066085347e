//! `augenmass verify`: recompute an answer.

use super::open::{Which, acting, failure};
use super::{Done, Failure, read_text, say};
use crate::print::progress::bar;
use augenmass_casework::answer::AnswerDocument;
use augenmass_casework::installation::Installation;
use augenmass_casework::recompute::{self, Difference};
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

/// The largest answer that is read, bytes.
const MAX_ANSWER: u64 = 32 * 1024 * 1024;

impl Verify {
    pub(crate) async fn run(self) -> Done {
        let place = self.answer.display();
        let text = read_text(
            &self.answer,
            MAX_ANSWER,
            "ist größer als 32 MB; eine Antwort ist es nicht",
        )?;
        let answer: AnswerDocument = serde_json::from_str(&text)
            .map_err(|error| Failure::input(format!("{place}: ist keine Antwort ({error})")))?;
        self.which
            .with(async |installation| self.work(&answer, installation).await)
            .await
    }

    async fn work(&self, answer: &AnswerDocument, installation: &Installation) -> Done {
        let place = self.answer.display();
        let actor = acting(installation, self.acting_as.as_deref(), Role::AuditOffice).await?;
        let bar = bar("Nachrechnen", answer.checkpoint.tree_size);
        let checked = recompute::check(installation, &actor, answer, |done, total| {
            bar.at(done, total)
        })
        .await
        .map_err(|difference| match difference {
            Difference::Broken(error) => failure(error),
            difference => Failure::broken(format!("{place}: {difference}")),
        })?;
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
