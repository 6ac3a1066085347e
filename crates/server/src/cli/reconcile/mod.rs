//! `augenmass reconcile`: the private reconciliation, step by step. Each step is taken by an account of the
//! office or of the family benefits office, in its own installation; the messages lie in a folder.

mod evaluate;
mod frontier;
mod lists;
mod reasons;
mod rehearse;
mod step;
mod travel;

use lists::{Lists, chance};

use super::open::{Acting, Which};
use super::{Done, Failure};
use augenmass_domain::Role;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Privater Abgleich zwischen einem Amt und der Familienkasse: Karten, fünf Nachrichten, Prüfung
///
/// Reihenfolge: Familienkasse commit → Amt seal → Familienkasse request → Amt respond → Familienkasse open und
/// receipt → Amt receipt. Jede Seite handelt in ihrer eigenen Installation (docs/operate/reconcile.md).
#[derive(Args)]
#[command(subcommand_negates_reqs = true)]
pub(crate) struct Reconcile {
    // Measuring needs no installation; every step does.
    #[command(flatten)]
    which: Option<Which>,
    /// Konto, als das gehandelt wird
    #[arg(long = "as", value_name = "LOGIN", global = true)]
    acting_as: Option<String>,
    #[command(subcommand)]
    command: Command,
}

/// The folder of the messages, and the other side.
#[derive(Args, Clone)]
struct With {
    /// Ordner der Nachrichten dieses Pakets; sonst liegt nichts darin
    #[arg(long, value_name = "DIR")]
    folder: PathBuf,
    /// Karte der anderen Seite (`augenmass reconcile card`)
    #[arg(long, value_name = "FILE")]
    card: PathBuf,
}

/// The list of children.
#[derive(Args, Clone)]
struct List {
    /// Liste der Kinder: CSV mit Strichpunkt, UTF-8, Spalten vorname;nachname;geburtsdatum;strasse;hausnummer;plz;ort;berechtigte
    #[arg(long, value_name = "FILE")]
    register: PathBuf,
}

#[derive(Subcommand)]
enum Command {
    #[command(flatten)]
    Step(Step),
    /// Familienkasse: probt den Abgleich an der eigenen Liste und nennt die Schlüsselarten für das Manifest
    Rehearse(rehearse::Rehearse),
    /// Misst den Abgleich an zwei Listen, deren Wahrheit bekannt ist
    Evaluate(evaluate::Evaluate),
    /// Misst Treffsicherheit gegen unnötige Öffnungen gegen Aufwand, je Zahl der Schlüsselarten
    Frontier(frontier::Frontier),
}

#[derive(Subcommand)]
enum Step {
    /// Schreibt die eigene Karte für die andere Seite: Stelle, Durchgang, öffentliche Schlüssel
    Card {
        /// Neue Datei
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Familienkasse: legt sich auf ihre Liste fest, bevor sie etwas sieht
    Commit {
        #[command(flatten)]
        with: With,
        #[command(flatten)]
        list: List,
    },
    /// Amt: versiegelt alle Hinweise, die darauf warten
    Seal {
        #[command(flatten)]
        with: With,
    },
    /// Familienkasse: nimmt das versiegelte Paket an und bittet um Auswertung
    Request {
        #[command(flatten)]
        with: With,
        #[command(flatten)]
        list: List,
    },
    /// Amt: wertet einmal aus, mit Nachweisen; ein abgebrochener Schritt wird fortgesetzt
    Respond {
        #[command(flatten)]
        with: With,
    },
    /// Familienkasse: öffnet, was ein Kind ihrer Liste betrifft, und vergleicht im Klartext
    Open {
        #[command(flatten)]
        with: With,
        #[command(flatten)]
        list: List,
    },
    /// Quittung: die Familienkasse schreibt sie, das Amt nimmt sie zu den Akten; sie enthält keine Zahlen
    Receipt {
        #[command(flatten)]
        with: With,
    },
    /// Familienkasse: zieht Zeilen der Liste durch ein öffentliches Los und prüft sie gegen Festlegung und Anfrage
    Audit {
        #[command(flatten)]
        with: With,
        #[command(flatten)]
        list: List,
        /// Öffentlicher Text, den bei der Anfrage niemand kennen konnte, z. B. die Lottozahlen des Folgetags
        #[arg(long, value_parser = clap::builder::NonEmptyStringValueParser::new())]
        coin: String,
        /// Wie viele Zeilen
        #[arg(long, default_value_t = 59, value_parser = clap::value_parser!(u64).range(1..))]
        many: u64,
    },
    /// Macht den Ordner zum Briefkasten, aus dem die andere Seite über HTTPS holt und in den sie legt
    Letterbox {
        #[command(flatten)]
        with: With,
    },
    /// Sendet die eigenen Nachrichten des Ordners über HTTPS in den Briefkasten der anderen Seite
    Send {
        #[command(flatten)]
        with: With,
        #[command(flatten)]
        line: travel::Line,
    },
    /// Holt die Nachrichten der anderen Seite über HTTPS aus deren Briefkasten
    Fetch {
        #[command(flatten)]
        with: With,
        #[command(flatten)]
        line: travel::Line,
    },
    /// Gibt das offene Paket auf: Schlüssel vernichtet, Ungeöffnetes vergessen
    End,
}

impl Reconcile {
    pub(crate) async fn run(self) -> Done {
        let Self {
            which,
            acting_as,
            command,
        } = self;
        let step = match command {
            Command::Rehearse(rehearse) => return rehearse.run(),
            Command::Evaluate(evaluate) => return evaluate.run(),
            Command::Frontier(frontier) => return frontier.run(),
            Command::Step(step) => step,
        };
        let Some(which) = which else {
            return Err(Failure::input("dieser Schritt braucht --database"));
        };
        let acting = Acting { which, acting_as };
        // Without --as: whoever usually takes this step.
        let role = match &step {
            Step::Seal { .. } | Step::Respond { .. } => Role::SecondSignatory,
            Step::Audit { .. } => Role::SecondExaminer,
            _ => Role::Examiner,
        };
        acting
            .with(role, async |installation, actor| {
                step::take(installation, &actor, step).await
            })
            .await
    }
}
