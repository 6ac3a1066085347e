//! `augenmass run`: the life of a run from the command line.

use super::open::{Acting, failure};
use super::{Done, Failure, day, say};
use augenmass_casework::installation::Installation;
use augenmass_casework::{manifest, runs};
use augenmass_domain::fact::Track;
use augenmass_domain::id::RunId;
use augenmass_domain::run::{Opinion, RunCommand};
use augenmass_domain::{Actor, Private, Purpose, Role};
use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// Durchgänge: entwerfen, Stellungnahme, freigeben, öffnen, anhalten, schließen
#[derive(Args)]
pub(crate) struct Run {
    #[command(flatten)]
    acting: Acting,
    #[command(subcommand)]
    command: Command,
}

/// Stellungnahme der oder des Datenschutzbeauftragten.
#[derive(Clone, Copy, ValueEnum)]
enum OpinionWord {
    /// Keine Bedenken
    NoObjections,
    /// Bedenken; wird ebenso veröffentlicht
    Objections,
}

/// The tracks, as arguments.
#[derive(Clone, Copy, ValueEnum)]
enum TrackWord {
    /// Registerklärung (§ 6 BMG)
    RegisterClarification,
    /// Leistungsprüfung der Familienkasse mit versiegelten Hinweisen
    BenefitCheck,
}

impl From<TrackWord> for Track {
    fn from(word: TrackWord) -> Self {
        match word {
            TrackWord::RegisterClarification => Self::RegisterClarification,
            TrackWord::BenefitCheck => Self::BenefitCheck,
        }
    }
}

#[derive(Subcommand)]
enum Command {
    /// Entwirft einen Durchgang
    Draft {
        /// Bezeichnung
        #[arg(long)]
        title: String,
        /// Spur: Registerklärung oder Leistungsprüfung
        #[arg(long, value_enum, default_value = "register-clarification")]
        track: TrackWord,
        /// Erster Tag
        #[arg(long, value_name = "DATE", value_parser = day)]
        begins: Date,
        /// Letzter Tag
        #[arg(long, value_name = "DATE", value_parser = day)]
        ends: Date,
    },
    /// Hinterlegt die Stellungnahme der oder des Datenschutzbeauftragten
    Opinion {
        /// Durchgang
        id: RunId,
        /// Ergebnis
        #[arg(long)]
        result: OpinionWord,
        /// Wortlaut (wird veröffentlicht)
        #[arg(long)]
        words: String,
    },
    /// Gibt frei (Koordinierung und Dezernatsleitung, je mit eigenem Konto)
    Approve {
        /// Durchgang
        id: RunId,
    },
    /// Öffnet mit einem geprüften Manifest
    Open {
        /// Durchgang
        id: RunId,
        /// Manifest
        #[arg(long, value_name = "FILE")]
        manifest: PathBuf,
    },
    /// Hält an
    Pause {
        /// Durchgang
        id: RunId,
    },
    /// Setzt fort
    Resume {
        /// Durchgang
        id: RunId,
    },
    /// Schließt
    Close {
        /// Durchgang
        id: RunId,
    },
    /// Stellt den Bericht fest (braucht gebuchte Kosten)
    Report {
        /// Durchgang
        id: RunId,
    },
    /// Zeigt alle Durchgänge
    List,
}

impl Run {
    pub(crate) async fn run(self) -> Done {
        let Self { acting, command } = self;
        let role = default_role(&command);
        acting
            .with(role, async |installation, actor| {
                command.work(installation, actor).await
            })
            .await
    }
}

impl Command {
    async fn work(self, installation: &Installation, actor: Actor) -> Done {
        let purpose = match self {
            Self::Opinion { .. } => Purpose::Oversight,
            _ => Purpose::Steering,
        };
        let command = match self {
            Self::List => return list(installation, &actor).await,
            Self::Draft {
                title,
                track,
                begins,
                ends,
            } => RunCommand::Draft {
                title,
                track: track.into(),
                begins,
                ends,
            },
            Self::Opinion { id, result, words } => RunCommand::GiveOpinion {
                id,
                opinion: match result {
                    OpinionWord::NoObjections => Opinion::NoObjections,
                    OpinionWord::Objections => Opinion::Objections,
                },
                words: Private::new(words),
            },
            Self::Approve { id } => RunCommand::Approve { id },
            Self::Open { id, manifest } => RunCommand::Open {
                id,
                manifest: manifest::check(&manifest).map_err(Failure::input)?,
            },
            Self::Pause { id } => RunCommand::Pause { id },
            Self::Resume { id } => RunCommand::Resume { id },
            Self::Close { id } => RunCommand::Close { id },
            Self::Report { id } => runs::report_command(installation, id)
                .await
                .map_err(failure)?,
        };
        let receipt = installation
            .gate
            .submit(&actor, purpose, command)
            .await
            .map_err(failure)?;
        for state in &receipt.states {
            say(format!(
                "{} {} ({})",
                state.id(),
                state.name(),
                receipt.event
            ));
        }
        Ok(())
    }
}

const fn default_role(command: &Command) -> Role {
    match command {
        Command::Opinion { .. } => Role::DataProtectionOfficer,
        _ => Role::Coordinator,
    }
}

async fn list(installation: &Installation, actor: &Actor) -> Done {
    for line in runs::list(installation, actor).await.map_err(failure)? {
        say(line);
    }
    Ok(())
}
