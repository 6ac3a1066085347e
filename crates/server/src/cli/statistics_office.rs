//! `augenmass statistics-office`: the key of a quarter, the two lists, the join, the signed status.

use super::fairness::{say_delay_at, say_power};
use super::manifest::load_key;
use super::open::{Which, acting, failure};
use super::{Done, Failure, day, read_text, say};
use augenmass_casework::chance::Chance;
use augenmass_casework::clock::{Clock as _, SystemClock};
use augenmass_casework::manifest::sha256_hex;
use augenmass_casework::statistics_office::{
    Extract, Marks, Office, OfficeError, QuarterKey, destroy, extract, mark,
};
use augenmass_domain::Role;
use augenmass_domain::fairness::Quarter;
use augenmass_statistics::fairness::{Band, FairnessPlan, HybridVerdict};
use clap::{Args, Subcommand};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Abgeschottete Statistikstelle: Schlüssel des Quartals, zwei Listen, Zusammenführung, Bescheid
#[derive(Args)]
pub(crate) struct StatisticsOffice {
    #[command(subcommand)]
    command: Command,
}

/// The quarter and the plan.
#[derive(Args, Clone)]
struct About {
    /// Quartal, z. B. 2026-Q1
    #[arg(long, value_name = "QUARTER", value_parser = quarter)]
    quarter: Quarter,
    /// Der Plan, den das Manifest nennt (Form: policies/fairness.toml)
    #[arg(long, value_name = "FILE")]
    plan: PathBuf,
}

#[derive(Subcommand)]
enum Command {
    /// Legt den Schlüssel eines Quartals an (Datenschutzbeauftragte Person; nie an die Statistikstelle)
    Key {
        /// Quartal, z. B. 2026-Q1
        #[arg(long, value_name = "QUARTER", value_parser = quarter)]
        quarter: Quarter,
        /// Neue Schlüsseldatei (Rechte 0600)
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Erstellt in der Stadt die Liste der Entscheidungen unter Pseudonymen; eine vorhandene wird ergänzt
    Extract {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        about: About,
        /// Schlüssel des Quartals
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// Die Liste
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Konto, als das gehandelt wird
        #[arg(long = "as", value_name = "LOGIN")]
        acting_as: Option<String>,
    },
    /// Erstellt bei der Meldebehörde die Liste der Einteilungen unter denselben Pseudonymen
    Mark {
        #[command(flatten)]
        about: About,
        /// Schlüssel des Quartals
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// CSV mit Vorname, Nachname, Geburtsdatum und je Einteilung A oder B
        #[arg(long, value_name = "FILE")]
        persons: PathBuf,
        /// Die Liste
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Führt beide Listen zusammen, behält nur Vierfeldertafeln und vernichtet die Listen
    Join {
        /// Der Plan, den das Manifest nennt
        #[arg(long, value_name = "FILE")]
        plan: PathBuf,
        /// Liste der Stadt
        #[arg(long, value_name = "FILE")]
        extract: PathBuf,
        /// Liste der Meldebehörde
        #[arg(long, value_name = "FILE")]
        marks: PathBuf,
        /// Bücher der Statistikstelle (nur Zählungen)
        #[arg(long, value_name = "FILE")]
        books: PathBuf,
        /// Eine Kopie des Schlüssels, die ebenfalls zu vernichten ist
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Jährlicher Vergleich von Besuchen und Ergebnissen; beschreibt nur und bleibt in diesem Haus (M-4)
    Hybrid {
        /// Der Plan, den das Manifest nennt
        #[arg(long, value_name = "FILE")]
        plan: PathBuf,
        /// Bücher der Statistikstelle
        #[arg(long, value_name = "FILE")]
        books: PathBuf,
        /// Das Jahr
        #[arg(long, value_name = "YEAR")]
        year: i16,
    },
    /// Schreibt den Bescheid: nur das Band, unterschrieben
    Status {
        /// Der Plan, den das Manifest nennt
        #[arg(long, value_name = "FILE")]
        plan: PathBuf,
        /// Bücher der Statistikstelle
        #[arg(long, value_name = "FILE")]
        books: PathBuf,
        /// Schlüssel, mit dem unterschrieben wird (`augenmass manifest key`)
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// Tag der Ausstellung; ohne Angabe heute
        #[arg(long, value_name = "DATE", value_parser = day)]
        issued: Option<Date>,
        /// Der Bescheid
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Überschreibt Dateien und löscht sie (Schlüssel eines Quartals, Listen)
    Destroy {
        /// Die Dateien
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

/// The largest plan that is read, bytes.
const MAX_PLAN: u64 = 64 * 1024;

pub(super) fn quarter(text: &str) -> Result<Quarter, String> {
    text.parse()
        .map_err(|_| "ist kein Quartal; bitte als 2026-Q1 schreiben".to_owned())
}

fn wrong(error: OfficeError) -> Failure {
    Failure::input(error)
}

/// Only a join begins new books.
fn is_there(path: &Path) -> Done {
    if path.is_file() {
        return Ok(());
    }
    Err(Failure::input(format!(
        "{}: gibt es nicht; bitte den Namen prüfen",
        path.display()
    )))
}

/// A plan and its SHA-256.
fn read_plan(path: &Path) -> Result<(FairnessPlan, String), Failure> {
    let text = read_text(
        path,
        MAX_PLAN,
        "ist größer als 64 KB; ein Plan ist das nicht",
    )?;
    let plan = FairnessPlan::parse(&text)
        .map_err(|error| Failure::input(format!("{}: {error}", path.display())))?;
    Ok((plan, sha256_hex(text.as_bytes())))
}

impl StatisticsOffice {
    pub(crate) async fn run(self) -> Done {
        match self.command {
            Command::Key { quarter, out } => {
                QuarterKey::create(&out, quarter, &Chance::from_system()).map_err(wrong)?;
                say(out.display());
                Ok(())
            }
            Command::Extract {
                which,
                about,
                key,
                out,
                acting_as,
            } => make_list(&which, &about, (&key, &out), acting_as.as_deref()).await,
            Command::Mark {
                about,
                key,
                persons,
                out,
            } => {
                let (plan, sha256) = read_plan(&about.plan)?;
                let key = QuarterKey::load(&key, about.quarter).map_err(wrong)?;
                let marks = mark(&persons, &key, (&plan, &sha256)).map_err(wrong)?;
                marks.write(&out).map_err(wrong)?;
                say(out.display());
                Ok(())
            }
            Command::Join {
                plan,
                extract,
                marks,
                books,
                key,
            } => join(&plan, (&extract, &marks), &books, key.as_deref()),
            Command::Hybrid { plan, books, year } => {
                is_there(&books)?;
                let (plan, sha256) = read_plan(&plan)?;
                hybrid(&Office::open(&books, plan, &sha256).map_err(wrong)?, year)
            }
            Command::Status {
                plan,
                books,
                key,
                issued,
                out,
            } => {
                let issued = issued.unwrap_or_else(|| SystemClock.now().today());
                sign(&plan, &books, &key, (issued, &out))
            }
            Command::Destroy { files } => {
                // A name that was mistyped must not look destroyed.
                files.iter().try_for_each(|file| is_there(file))?;
                for file in files {
                    destroy(&file).map_err(wrong)?;
                    say(format!("{}: vernichtet", file.display()));
                }
                Ok(())
            }
        }
    }
}

/// The signed status of a day.
fn sign(plan: &Path, books: &Path, key: &Path, (issued, out): (Date, &Path)) -> Done {
    is_there(books)?;
    let (plan, sha256) = read_plan(plan)?;
    let office = Office::open(books, plan, &sha256).map_err(wrong)?;
    let message = office.sign(issued, &load_key(key)?).map_err(wrong)?;
    std::fs::write(out, message).map_err(|error| super::unwritten(out, &error))?;
    say(out.display());
    Ok(())
}

/// The municipality's list. What was listed earlier in the quarter stays.
async fn make_list(
    which: &Which,
    about: &About,
    (key, out): (&Path, &Path),
    login: Option<&str>,
) -> Done {
    let (plan, sha256) = read_plan(&about.plan)?;
    let key = QuarterKey::load(key, about.quarter).map_err(wrong)?;
    let earlier = match out.exists() {
        true => Some(Extract::read(out).map_err(wrong)?),
        false => None,
    };
    if let Some(earlier) = &earlier
        && (earlier.quarter, earlier.plan.as_str()) != (about.quarter, sha256.as_str())
    {
        return Err(Failure::input(format!(
            "{}: gehört zu einem anderen Quartal oder Plan; bitte eine andere Datei nennen",
            out.display()
        )));
    }
    which
        .with(async |installation| {
            let officer = acting(installation, login, Role::DataProtectionOfficer).await?;
            let made = extract(installation, &officer, &key, (&plan, &sha256)).await;
            let mut made = made.map_err(failure)?;
            if let Some(earlier) = earlier {
                made.list.keep(earlier);
            }
            made.list.write(out).map_err(wrong)?;
            say(out.display());
            if made.erased > 0 {
                say(format!(
                    "{} Entscheidungen des Quartals betreffen gelöschte Personen und konnten heute nicht \
                     aufgenommen werden; bitte die Liste mindestens alle vier Wochen ergänzen",
                    made.erased
                ));
            }
            Ok(())
        })
        .await
}

/// What the hybrid test of a year says, split by split. "Inconclusive" is printed as such.
fn hybrid(office: &Office, year: i16) -> Done {
    for (split, test) in office.hybrid(year).map_err(wrong)? {
        let said = match test {
            None => "eine Gruppe ist zu klein; dazu wird nichts gesagt".to_owned(),
            Some(test) => {
                let verdict = match test.verdict {
                    HybridVerdict::LowerBarForA => {
                        "Gruppe A wurde häufiger aufgesucht und seltener bestätigt"
                    }
                    HybridVerdict::LowerBarForB => {
                        "Gruppe B wurde häufiger aufgesucht und seltener bestätigt"
                    }
                    HybridVerdict::Inconclusive => {
                        "nicht schlüssig; das heißt nicht, dass gleich behandelt wurde"
                    }
                };
                let p = |number: f64| format!("{number:.6}").replace('.', ",");
                format!(
                    "{verdict} (p {} gegen A, {} gegen B)",
                    p(test.against_a),
                    p(test.against_b)
                )
            }
        };
        say(format!("{year}, Einteilung {}: {said}", split.0));
    }
    say("Der Vergleich beschreibt ein Jahr. Er stoppt nichts und verlässt dieses Haus nicht.");
    Ok(())
}

/// The join; lists and a copy of the key are destroyed once the counts are safe.
fn join(plan: &Path, (list, marks): (&Path, &Path), books: &Path, key: Option<&Path>) -> Done {
    let (plan, sha256) = read_plan(plan)?;
    let mut office = Office::open(books, plan.clone(), &sha256).map_err(wrong)?;
    let (extract, groups) = (
        Extract::read(list).map_err(wrong)?,
        Marks::read(marks).map_err(wrong)?,
    );
    let not_found = office.join(&extract, &groups).map_err(wrong)?;
    for gone in [Some(list), Some(marks), key].into_iter().flatten() {
        destroy(gone).map_err(wrong)?;
    }
    let standing = office.standing().map_err(wrong)?;
    say(format!(
        "{}: Band {}, Wert {} nach {} Blicken, Haushalte {}; nicht im Register gefunden: {not_found}. \
         Nur das Band verlässt dieses Haus.",
        extract.quarter, standing.band, standing.value, standing.looks, standing.households
    ));
    // "Nothing seen" never stands without what could be seen at all.
    if standing.band != Band::Stop {
        say_power()?;
        say_delay_at(&plan, office.volume())?;
    }
    Ok(())
}
