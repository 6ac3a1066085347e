//! `augenmass letter-audit`: what a random audit by letter could show, from sizes of strata alone.
//!
//! It plans and does not draw. The draw belongs to the Familienkasse (§ 88(5) AO), and there is no command
//! for it here: a municipality has no list to draw from.

use super::{Done, Failure, say};
use augenmass_statistics::magnitude::{LetterAudit, TargetedBound, TargetedRun};
use augenmass_statistics::{Level, StatisticsError};
use clap::{Args, Subcommand};

/// Plant eine Stichprobe per Brief (für die Familienkasse) und sagt, was gezielte Prüfungen zeigen
#[derive(Args)]
pub(crate) struct LetterAuditCommand {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Verteilt Briefe auf Schichten und sagt, welche Obergrenze sich zeigen ließe, wenn nichts gefunden wird
    Plan {
        /// Größen der Schichten (Haushalte), mit Komma getrennt; keine Namen, keine Anschriften
        #[arg(long, value_name = "COUNTS", value_delimiter = ',', required = true)]
        strata: Vec<u64>,
        /// Zahl der Briefe
        #[arg(long, value_name = "COUNT")]
        letters: u64,
    },
    /// Die Grenze, die eine gezielte Prüfung für die ganze Stadt lässt, und warum es keine Schätzung gibt
    Targeted {
        /// Geprüfte Haushalte
        #[arg(long, value_name = "COUNT")]
        checked: u64,
        /// Davon endgültig festgestellt
        #[arg(long, value_name = "COUNT")]
        confirmed: u64,
        /// Alle Haushalte mit Kindergeld in der Stadt
        #[arg(long, value_name = "COUNT")]
        households: u64,
    },
}

impl LetterAuditCommand {
    pub(crate) fn run(self) -> Done {
        match self.command {
            Command::Plan { strata, letters } => plan(&strata, letters),
            Command::Targeted {
                checked,
                confirmed,
                households,
            } => targeted(checked, confirmed, households),
        }
    }
}

fn plan(strata: &[u64], letters: u64) -> Done {
    let plan = LetterAudit::plan(strata, letters, Level::P95).map_err(wrong)?;
    for (number, stratum) in (1_u32..).zip(&plan.strata) {
        say(format!(
            "Schicht {number}: {} Briefe an {} Haushalte (Chance {}); ohne Fund höchstens {} Haushalte",
            stratum.letters,
            stratum.frame,
            decimal(stratum.inclusion_probability),
            stratum.most_if_none_is_found
        ));
    }
    say(format!(
        "Alle Schichten zusammen: ohne jeden Fund höchstens {} Haushalte (Sicherheit {} %)",
        plan.most_if_none_is_found.floor(),
        plan.level
    ));
    say(
        "Gezogen wird bei der Familienkasse (§ 88 Abs. 5 AO): Sie veröffentlicht vorher den Hashwert einer \
         Zufallszahl und hinterher die Zahl selbst. Hier gibt es dafür keinen Befehl.",
    );
    Ok(())
}

fn targeted(checked: u64, confirmed: u64, households: u64) -> Done {
    let run = TargetedRun::new(checked, confirmed).map_err(wrong)?;
    let bound = run.bound(households).map_err(wrong)?;
    say(format!(
        "Anteil in der Stadt: zwischen {} und {}",
        decimal(bound.lower),
        decimal(bound.upper)
    ));
    say(TargetedBound::WHY_DE);
    Ok(())
}

fn decimal(number: f64) -> String {
    format!("{number:.6}").replace('.', ",")
}

fn wrong(error: StatisticsError) -> Failure {
    match error {
        StatisticsError::EmptyStratum => Failure::input(
            "jede Schicht braucht mindestens einen Haushalt und einen Brief; bitte Größen und Zahl prüfen",
        ),
        StatisticsError::PartAboveWhole { part, whole } => Failure::input(format!(
            "{part} von {whole} geht nicht; bitte die Zahlen prüfen"
        )),
        other => Failure::input(other),
    }
}
