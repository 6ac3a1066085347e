//! `augenmass fairness`: the status of the statistics office, stops and their release.

use super::open::{Acting, failure};
use super::{Done, Failure, read_limited, read_text, say};
use augenmass_casework::answer::german_date;
use augenmass_casework::clock::now_at;
use augenmass_casework::fairness;
use augenmass_casework::installation::Installation;
use augenmass_casework::manifest::sha256_hex;
use augenmass_casework::masked_review;
use augenmass_casework::open_to_all;
use augenmass_casework::words::{self, Language};
use augenmass_domain::fairness::{Breach, StatementKind};
use augenmass_domain::{Actor, Role};
use augenmass_statistics::fairness::{
    Band, FairnessPlan, Volume, delay_to_stop, detectable_shares,
};
use clap::{Args, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// Gleichbehandlung: Bescheid der Statistikstelle einreichen, Verstöße, Stopp und Aufhebung
#[derive(Args)]
pub(crate) struct Fairness {
    #[command(flatten)]
    acting: Acting,
    #[command(subcommand)]
    command: Command,
}

/// What broke.
#[derive(Clone, Copy, ValueEnum)]
enum BreachWord {
    /// Ein Besuch ohne soziale Begleitung
    VisitWithoutSocialWork,
    /// Eine gesperrte Anschrift (§§ 51, 52 BMG) auf einer Liste oder einem Auftrag
    ProtectedAddressOnAList,
    /// Ein Anlass, den der Katalog nicht kennt oder abgeschaltet hat
    BannedGround,
}

/// Which statement.
#[derive(Clone, Copy, ValueEnum)]
enum StatementWord {
    /// Schriftliche Analyse der Ursache
    CauseAnalysis,
    /// Stellungnahme des Beirats betroffener Gruppen
    PanelStatement,
}

#[derive(Subcommand)]
enum Command {
    /// Reicht den unterschriebenen Bescheid eines Quartals ein
    Status {
        /// Der Bescheid
        file: PathBuf,
    },
    /// Zeigt, was gilt: Bescheid, Stopps, abgeschaltete Anlässe
    Show,
    /// Rechnet das Los für die verdeckte Prüfung aus dem Protokoll nach, Durchgang für Durchgang
    Draws,
    /// Meldet einen belegten Verstoß; neue Besuche sind damit gestoppt
    Breach {
        /// Was geschah
        #[arg(long)]
        what: BreachWord,
        /// Die schriftliche Meldung; festgehalten wird ihr SHA-256
        #[arg(long, value_name = "FILE")]
        document: PathBuf,
    },
    /// Hinterlegt eine der beiden Stellungnahmen vor der Aufhebung eines Stopps
    Statement {
        /// Welche
        #[arg(long)]
        kind: StatementWord,
        /// Das Schriftstück; festgehalten wird sein SHA-256
        #[arg(long, value_name = "FILE")]
        document: PathBuf,
    },
    /// Hebt die Stopps auf (Dezernatsleitung, nach beiden Stellungnahmen und dem Beschluss des Rates)
    Release {
        /// Beschluss des Rates; festgehalten wird sein SHA-256
        #[arg(long, value_name = "FILE")]
        vote: PathBuf,
        /// Neuer Plan; nach einem Stopp wegen ungleicher Behandlung nötig
        #[arg(long, value_name = "FILE")]
        plan: Option<PathBuf>,
    },
    /// Lässt einen Anlass wieder zu, der sich abgeschaltet hat
    ApproveGround {
        /// Klasse des Anlasses, wie `show` sie nennt
        ground: String,
    },
}

/// The largest status and the largest plan that are read, bytes.
const MAX_MESSAGE: u64 = 64 * 1024;
/// The largest document whose hash is kept, bytes.
const MAX_DOCUMENT: u64 = 256 * 1024 * 1024;

impl Fairness {
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
        match self {
            Self::Status { file } => file_status(installation, &actor, &file).await,
            Self::Show => show(installation, &actor).await,
            Self::Draws => draws(installation, &actor).await,
            Self::Breach { what, document } => {
                let breach = match what {
                    BreachWord::VisitWithoutSocialWork => Breach::VisitWithoutSocialWork,
                    BreachWord::ProtectedAddressOnAList => Breach::ProtectedAddressOnAList,
                    BreachWord::BannedGround => Breach::BannedGround,
                };
                let document = hash_of(&document)?;
                let done =
                    fairness::report_breach(installation, &actor, breach, &document, None).await;
                done.map_err(failure)?;
                say(text("fairness-stop-begins"));
                Ok(())
            }
            Self::Statement { kind, document } => {
                let kind = match kind {
                    StatementWord::CauseAnalysis => StatementKind::CauseAnalysis,
                    StatementWord::PanelStatement => StatementKind::PanelStatement,
                };
                let document = hash_of(&document)?;
                let done =
                    fairness::state_on_stop(installation, &actor, kind, &document, None).await;
                done.map_err(failure)
            }
            Self::Release { vote, plan } => {
                let vote = hash_of(&vote)?;
                let too_large = "ist größer als 64 KB; ein Plan ist das nicht";
                let plan = plan.map(|plan| read_text(&plan, MAX_MESSAGE, too_large));
                let plan = plan.transpose()?;
                let done =
                    fairness::release_stops(installation, &actor, &vote, plan.as_deref()).await;
                done.map_err(failure)
            }
            Self::ApproveGround { ground } => {
                let done = fairness::approve_ground(installation, &actor, &ground).await;
                done.map_err(failure)
            }
        }
    }
}

/// Files a status and says what it does; "nothing seen" never stands without what could be seen at all.
async fn file_status(installation: &Installation, actor: &Actor, file: &Path) -> Done {
    let too_large = "ist größer als 64 KB; kein Bescheid ist so lang";
    let message = read_limited(file, MAX_MESSAGE, too_large)?;
    let filed = fairness::file_status(installation, actor, &message).await;
    let filed = filed.map_err(failure)?;
    say(format!(
        "{}: {} Er gilt bis {}.",
        filed.quarter,
        band_words(filed.band.name()),
        filed.counts_until
    ));
    if filed.stopped {
        say(text("fairness-stop-begins"));
    }
    if filed.band == Band::Stop {
        return Ok(());
    }
    say(text("fairness-unseen"));
    say_power()
}

const fn default_role(command: &Command) -> Role {
    match command {
        Command::Statement {
            kind: StatementWord::PanelStatement,
            ..
        } => Role::Ombudsperson,
        Command::Release { .. } | Command::ApproveGround { .. } => Role::HeadOfDepartment,
        _ => Role::DataProtectionOfficer,
    }
}

fn hash_of(path: &Path) -> Result<String, Failure> {
    let bytes = read_limited(path, MAX_DOCUMENT, "ist größer als 256 MB")?;
    Ok(sha256_hex(&bytes))
}

fn text(key: &str) -> String {
    words::text(Language::German, key, &[])
}

/// A band in words, as on the pages.
pub(crate) fn band_words(band: &str) -> String {
    let known = Band::ALL.iter().any(|one| one.name() == band);
    text(&format!(
        "fairness-band-{}",
        if known { band } else { "stop" }
    ))
}

async fn show(installation: &Installation, actor: &Actor) -> Done {
    let standing = fairness::standing(installation, actor).await;
    let standing = standing.map_err(failure)?;
    match &standing.latest {
        None => say(text("fairness-no-status")),
        Some(status) => {
            say(format!("{}: {}", status.quarter, band_words(&status.band)));
            say(format!("Plan {}", status.plan));
            if standing.counts {
                say(format!("Gilt bis {}.", status.counts_until));
            } else {
                say(text("fairness-status-counts-no-more"));
            }
        }
    }
    if standing.watched {
        say(text("fairness-watched"));
    }
    for stop in &standing.stops {
        let cause = text(&format!("choice-stop-{}", stop.cause));
        let since = german_date(now_at(stop.since).today());
        say(format!("Stopp seit {since}: {cause}"));
    }
    for ground in &standing.retired {
        say(format!("Abgeschaltet: {}", ground.ground));
    }
    say(text("fairness-unseen"));
    say_power()?;
    say_delay(installation).await
}

/// The draw of each run, repeated from the history; what is not as drawn ends with an error.
async fn draws(installation: &Installation, actor: &Actor) -> Done {
    let checked = masked_review::check(installation, actor).await;
    let mut wrong = 0;
    for one in checked.map_err(failure)? {
        say(format!("{} ({})", one.title, one.run));
        if let Some(draw) = &one.draw {
            let share = f64::from(draw.per_mille) / 10.0;
            let commitment = &draw.commitment;
            say(format!("  {}: {share:.1} %", text("draws-share")));
            say(format!("  {}: {commitment}", text("draws-commitment")));
        }
        if let Some(seed) = &one.seed {
            say(format!("  {}: {seed}", text("draws-seed")));
        }
        for (review, count) in &one.screened {
            let how = text(&format!("choice-review-{}", review.name()));
            say(format!("  {how}: {count}"));
        }
        say(format!("  {}", text(one.found())));
        wrong += u32::from(one.is_wrong());
    }
    match wrong {
        0 => Ok(()),
        _ => Err(Failure::broken(text("draws-not-as-drawn"))),
    }
}

/// What would be noticed at all: the power table, beside every "nothing seen".
pub(super) fn say_power() -> Done {
    for size in [17, 34, 50, 100, 200, 400] {
        let seen = detectable_shares(size, 0.35, 0.05, 0.8).map_err(Failure::broken)?;
        let percent = |share: f64| format!("{:.0} %", share * 100.0);
        let above = seen.above.map_or_else(
            || "nach oben nie".to_owned(),
            |share| format!("ab {}", percent(share)),
        );
        let below = seen.below.map_or_else(
            || "nach unten nie".to_owned(),
            |share| format!("bis {}", percent(share)),
        );
        say(format!(
            "{size} Haushalte je Gruppe, 35 % in der einen: auffällig wird die andere {above}, {below}"
        ));
    }
    Ok(())
}

/// How long unequal treatment of one stage would go on in this city before visits stop.
async fn say_delay(installation: &Installation) -> Done {
    let published = open_to_all::figures(installation).await.map_err(failure)?;
    let volume = published.as_ref().and_then(fairness::volume);
    say_delay_at(&FairnessPlan::embedded().map_err(Failure::broken)?, volume)
}

/// The expected delay at a volume of decisions per quarter, for the components of a plan.
pub(super) fn say_delay_at(plan: &FairnessPlan, volume: Option<Volume>) -> Done {
    let Some(volume) = volume else {
        say(
            "Noch zu wenige gezählte Vorgänge: Wie lange es bis zu einem Stopp dauern würde, ist offen.",
        );
        return Ok(());
    };
    say(format!(
        "Bei {} und {} Haushalten je Quartal, {:.0} % weitergegeben, {} Bestandteilen des Plans:",
        volume.of_a,
        volume.of_b,
        100.0 * volume.base_share,
        volume.components
    ));
    for odds_ratio in [2.0, 3.0, 5.0] {
        let delay = delay_to_stop(plan, volume, odds_ratio).map_err(Failure::broken)?;
        let looks = delay
            .median
            .map_or_else(|| "mehr als 400".to_owned(), |looks| looks.to_string());
        say(format!(
            "  Chancenverhältnis {odds_ratio}: Stopp in der Hälfte der Fälle nach {looks} Quartalen"
        ));
    }
    Ok(())
}
