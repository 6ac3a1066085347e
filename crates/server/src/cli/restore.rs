//! `augenmass restore`: a new database from a backup, with everything erased that was erased since.

use super::backup::fault;
use super::open::{Which, check_keys};
use super::{Done, Failure, read_text, say};
use crate::print::progress::bar;
use augenmass_casework::backup::{Part, Restore as What, restore};
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::SystemClock;
use clap::Args;
use std::path::PathBuf;
use std::sync::Arc;

/// Spielt eine Sicherung in eine neue Datenbank zurück und löscht erneut, was seither gelöscht wurde
#[derive(Args)]
#[group(skip)]
#[command(group = clap::ArgGroup::new("erased").required(true).args(["erasures", "nothing_erased_since"]))]
#[command(group = clap::ArgGroup::new("known").required(true).args(["published", "nothing_published_since"]))]
pub(crate) struct Restore {
    #[command(flatten)]
    which: Which,
    /// Ordner der Sicherung
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// Ordner der gesicherten Schlüssel der Personen; ohne Angabe `keys` in der Sicherung
    #[arg(long, value_name = "DIR")]
    person_keys: Option<PathBuf>,
    /// Ohne Schlüssel der Personen: alle personenbezogenen Daten gelten als gelöscht
    #[arg(long, conflicts_with = "person_keys")]
    without_keys: bool,
    /// Löschjournal der verlorenen Stadt (erasures.jsonl im Ordner ihrer Schlüssel)
    #[arg(long, value_name = "FILE")]
    erasures: Option<PathBuf>,
    /// Bestätigt, dass seit der Sicherung nichts gelöscht wurde
    #[arg(long)]
    nothing_erased_since: bool,
    /// Letzter veröffentlichter Prüfpunkt, am besten aus fremder Hand
    #[arg(long, value_name = "FILE")]
    published: Option<PathBuf>,
    /// Bestätigt, dass seit der Sicherung kein Prüfpunkt das Haus verließ
    #[arg(long)]
    nothing_published_since: bool,
    /// Nimmt hin, dass veröffentlichte Einträge verloren sind; das Protokoll unterschreibt dann nichts mehr
    #[arg(long, requires = "published")]
    entries_lost: bool,
}

/// The largest checkpoint that is read, bytes.
const MAX_CHECKPOINT: u64 = 16 * 1024;

impl Restore {
    pub(crate) async fn run(self) -> Done {
        let keys = self.which.keys_folder()?;
        check_keys(&keys)?;
        if self.which.file().is_some_and(|file| file.exists()) {
            return Err(Failure::input(format!(
                "{}: diese Datenbank gibt es schon; zurückgespielt wird nur in eine neue",
                self.which.database
            )));
        }
        let published = self.published.as_ref().map(|path| {
            read_text(
                path,
                MAX_CHECKPOINT,
                "ist größer als 16 KB; ein Prüfpunkt ist das nicht",
            )
        });
        let person_keys = self.person_keys.clone();
        let what = What {
            person_keys: (!self.without_keys)
                .then(|| person_keys.unwrap_or_else(|| self.from.join(Part::Keys.folder()))),
            from: self.from,
            erasures: self.erasures,
            published: published.transpose()?,
            entries_lost: self.entries_lost,
        };
        let bar = bar("Zurückspielen", 0);
        let (clock, chance) = (Arc::new(SystemClock), Chance::from_system());
        let work = restore(
            &self.which.database,
            &keys,
            &what,
            clock,
            chance,
            |done, total| {
                bar.at(done, total);
            },
        );
        let restored = tokio::select! {
            restored = work => restored.map_err(fault)?,
            _ = tokio::signal::ctrl_c() => return Err(Failure::broken(
                "abgebrochen; es bleibt keine halbe Datenbank zurück",
            )),
        };
        bar.finish();
        say(format!(
            "{} Zeilen zurückgespielt; {} Akten erneut gelöscht; Protokoll geprüft: {} Einträge, Wurzel {}",
            restored.rows,
            restored.erased,
            restored.size,
            restored.root.to_hex()
        ));
        if restored.entries_lost {
            say(
                "Veröffentlichte Einträge sind verloren: dieses Protokoll unterschreibt nichts mehr. \
                 Weiter mit docs/operate/backup.md.",
            );
        }
        Ok(())
    }
}
