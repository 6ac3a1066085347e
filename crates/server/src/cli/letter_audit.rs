//! `augenmass letter-audit`: what a random audit by letter could show, from sizes of strata alone.
//!
//! It plans, and reckons what was drawn elsewhere; it does not draw. The draw belongs to the Familienkasse
//! (§ 88(5) AO), and there is no command for it here: a municipality has no list to draw from.

use super::counts::{count, decimal, wrong};
use super::{Done, say};
use augenmass_statistics::Level;
use augenmass_statistics::magnitude::{
    LetterAudit, ProbabilitySample, Seed, SeedCommitment, Stratum, TargetedBound, TargetedRun,
};
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
    #[command(allow_negative_numbers = true)]
    Plan {
        /// Größen der Schichten (Haushalte), mit Komma getrennt; keine Namen, keine Anschriften
        #[arg(long, value_name = "COUNTS", value_delimiter = ',', required = true, value_parser = count)]
        strata: Vec<u64>,
        /// Zahl der Briefe
        #[arg(long, value_name = "COUNT", value_parser = count)]
        letters: u64,
    },
    /// Rechnet eine abgeschlossene Stichprobe der Familienkasse hoch, mit exakten Grenzen
    ///
    /// Nur mit dem vorher veröffentlichten Hashwert und der danach offengelegten Zufallszahl: Passen sie nicht
    /// zusammen, gibt es keine Zahl (docs/operate/figures.md).
    Estimate {
        /// Eine Schicht: Haushalte, Briefe, endgültig Beantwortete, davon zu Unrecht gezahlt; je Schicht einmal
        #[arg(long = "stratum", value_name = "COUNTS", required = true, value_parser = stratum)]
        strata: Vec<Stratum>,
        /// Vorher veröffentlichter Hashwert (64 Zeichen)
        #[arg(long, value_name = "HEX", value_parser = bytes)]
        committed: [u8; 32],
        /// Danach offengelegte Zufallszahl (64 Zeichen)
        #[arg(long, value_name = "HEX", value_parser = bytes)]
        revealed: [u8; 32],
    },
    /// Die Grenze, die eine gezielte Prüfung für die ganze Stadt lässt, und warum es keine Schätzung gibt
    #[command(allow_negative_numbers = true)]
    Targeted {
        /// Geprüfte Haushalte
        #[arg(long, value_name = "COUNT", value_parser = count)]
        checked: u64,
        /// Davon endgültig festgestellt
        #[arg(long, value_name = "COUNT", value_parser = count)]
        confirmed: u64,
        /// Alle Haushalte mit Kindergeld in der Stadt
        #[arg(long, value_name = "COUNT", value_parser = count)]
        households: u64,
    },
}

impl LetterAuditCommand {
    pub(crate) fn run(self) -> Done {
        match self.command {
            Command::Plan { strata, letters } => plan(&strata, letters),
            Command::Estimate {
                strata,
                committed,
                revealed,
            } => estimate(strata, SeedCommitment::new(committed), &Seed::new(revealed)),
            Command::Targeted {
                checked,
                confirmed,
                households,
            } => targeted(checked, confirmed, households),
        }
    }
}

/// `12000,200,200,1`.
fn stratum(text: &str) -> Result<Stratum, String> {
    let counts: Vec<u64> = text
        .split(',')
        .map(count)
        .collect::<Result<_, _>>()
        .unwrap_or_default();
    match counts.as_slice() {
        [frame, drawn, answered, confirmed] => Ok(Stratum {
            frame: *frame,
            drawn: *drawn,
            answered: *answered,
            confirmed: *confirmed,
        }),
        _ => Err("sind keine vier Zahlen; bitte als 12000,200,200,1 schreiben".to_owned()),
    }
}

fn bytes(text: &str) -> Result<[u8; 32], String> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(text, &mut bytes)
        .map_err(|_| "sind nicht 64 Zeichen aus 0–9 und a–f".to_owned())?;
    Ok(bytes)
}

fn estimate(strata: Vec<Stratum>, committed: SeedCommitment, revealed: &Seed) -> Done {
    let sample = ProbabilitySample::new(strata, committed, revealed).map_err(wrong)?;
    let found = sample.estimate(Level::P95);
    say(format!(
        "Zwischen {:.0} und {:.0} von {} Haushalten (Sicherheit {} %; Clopper-Pearson je Schicht, Bonferroni)",
        found.lower.floor(),
        found.upper.ceil(),
        found.frame,
        found.level
    ));
    say(format!(
        "Hochgerechnet {}, Anteil {}; daneben nach Jeffreys {}",
        one_digit(found.found),
        decimal(found.share),
        one_digit(found.companion)
    ));
    say(format!(
        "{} Briefe, davon {} ohne endgültige Antwort: unten als berechtigt gezählt, oben als nicht berechtigt",
        found.drawn, found.missing
    ));
    say(
        "Die Zahl gilt für die Haushalte, aus denen gezogen wurde, für diesen Stichtag und für nichts sonst.",
    );
    Ok(())
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

fn one_digit(number: f64) -> String {
    format!("{number:.1}").replace('.', ",")
}
