//! `augenmass assistance`: requests for assistance and reports of visits as signed files.

use super::open::{Acting, letter_failure};
use super::{Done, Failure, is_new, read_text, say, write_new};
use augenmass_casework::assistance;
use augenmass_casework::gate::Receipt;
use augenmass_casework::installation::Installation;
use augenmass_casework::reconciliation::Card;
use augenmass_domain::id::AssistanceId;
use augenmass_domain::{Actor, Role};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

/// Amtshilfe zwischen Familienkasse und Stadt: ein Ersuchen zu einem Fall, ein Bericht über die Termine
#[derive(Args)]
pub(crate) struct Assistance {
    #[command(flatten)]
    acting: Acting,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Familienkasse: schreibt ein freigegebenes Ersuchen als unterschriebene Datei
    Send {
        /// Ersuchen
        id: AssistanceId,
        /// Karte der Meldebehörde der Stadt
        #[arg(long, value_name = "FILE")]
        card: PathBuf,
        /// Neue Datei
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Stadt: nimmt ein Ersuchen an; ein Vorgang beginnt und wartet auf eine zweite Person
    Receive {
        /// Das Ersuchen
        file: PathBuf,
        /// Karte der Familienkasse
        #[arg(long, value_name = "FILE")]
        card: PathBuf,
    },
    /// Stadt: berichtet, was die Termine ergeben haben
    Report {
        /// Ersuchen
        id: AssistanceId,
        /// Karte der Familienkasse
        #[arg(long, value_name = "FILE")]
        card: PathBuf,
        /// Neue Datei
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Familienkasse: nimmt den Bericht zu den Akten
    File {
        /// Der Bericht
        file: PathBuf,
        /// Karte der Meldebehörde der Stadt
        #[arg(long, value_name = "FILE")]
        card: PathBuf,
    },
}

/// The largest letter that is read, bytes.
const MAX_LETTER: u64 = 64 * 1024;

fn letter(path: &Path) -> Result<String, Failure> {
    read_text(
        path,
        MAX_LETTER,
        "ist größer als 64 KB; ein Schreiben ist das nicht",
    )
}

fn done(receipt: &Receipt) {
    for state in &receipt.states {
        say(format!(
            "{} {} ({})",
            state.id(),
            state.name(),
            receipt.event
        ));
    }
}

impl Assistance {
    pub(crate) async fn run(self) -> Done {
        let Self { acting, command } = self;
        let role = match &command {
            Command::Send { .. } | Command::File { .. } => Role::Examiner,
            Command::Receive { .. } | Command::Report { .. } => Role::RegistryOfficer,
        };
        acting
            .with(role, async |installation, actor| {
                command.work(installation, &actor).await
            })
            .await
    }
}

impl Command {
    async fn work(self, installation: &Installation, actor: &Actor) -> Done {
        match self {
            Self::Send { id, card, out } => {
                is_new(&out)?;
                let card = Card::read(&card).map_err(Failure::input)?;
                let sent = assistance::send(installation, actor, id, &card).await;
                let (receipt, text) = sent.map_err(letter_failure)?;
                done(&receipt);
                write_new(&out, &text)
            }
            Self::Receive { file, card } => {
                let card = Card::read(&card).map_err(Failure::input)?;
                let text = letter(&file)?;
                let receipt = assistance::receive(installation, actor, &card, &text).await;
                done(&receipt.map_err(letter_failure)?);
                Ok(())
            }
            Self::Report { id, card, out } => {
                is_new(&out)?;
                let card = Card::read(&card).map_err(Failure::input)?;
                let reported = assistance::report(installation, actor, id, &card).await;
                let (receipt, text) = reported.map_err(letter_failure)?;
                done(&receipt);
                write_new(&out, &text)
            }
            Self::File { file, card } => {
                let card = Card::read(&card).map_err(Failure::input)?;
                let text = letter(&file)?;
                let receipt = assistance::file_report(installation, actor, &card, &text).await;
                done(&receipt.map_err(letter_failure)?);
                Ok(())
            }
        }
    }
}
