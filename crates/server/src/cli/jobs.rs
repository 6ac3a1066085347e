//! `augenmass jobs`: what is due today.

use super::open::{Which, acting, failure};
use super::{Done, say};
use augenmass_casework::installation::Installation;
use augenmass_casework::jobs;
use augenmass_domain::Role;
use clap::Args;

/// Führt aus, was heute fällig ist: Ablauf, Löschung, Mitteilungen an Empfänger, Prüfpunkt
///
/// Für jede Nacht gedacht (cron, systemd-Timer). Wird der Lauf unterbrochen, geht der nächste dort
/// weiter; ein zweiter Lauf am selben Tag richtet nichts an.
#[derive(Args)]
pub(crate) struct Jobs {
    #[command(flatten)]
    which: Which,
    /// Konto, als das gehandelt wird; ohne Angabe das erste mit der Rolle job
    #[arg(long = "as", value_name = "LOGIN")]
    acting_as: Option<String>,
}

impl Jobs {
    pub(crate) async fn run(self) -> Done {
        self.which
            .with(async |installation| self.work(installation).await)
            .await
    }

    async fn work(&self, installation: &Installation) -> Done {
        let actor = acting(installation, self.acting_as.as_deref(), Role::Job).await?;
        let (round, checkpoint) = jobs::round(installation, &actor).await.map_err(failure)?;
        for (count, what) in [
            (round.indications_expired, "Hinweise abgelaufen"),
            (round.cases_expired, "Fälle abgelaufen"),
            (round.finalised, "Entscheidungen bestandskräftig"),
            (
                round.notices,
                "Mitteilungen an Empfänger angeordnet (Art. 19 DSGVO)",
            ),
            (round.erased, "Akten je Amt und Person gelöscht"),
        ] {
            say(format!("{count:>6} {what}"));
        }
        if !round.swept {
            say(
                "Gelöschtes liegt noch in der Datenbank, weil jemand sie gerade liest; der nächste Lauf räumt es weg",
            );
        }
        say(format!(
            "Prüfpunkt: {} Einträge, Wurzel {}",
            checkpoint.size,
            checkpoint.root.to_hex()
        ));
        Ok(())
    }
}
