//! `augenmass interval`: how exactly a share is known.

use super::{Done, Failure, say};
use augenmass_statistics::{
    Comparison, FisherTest, Interval, Level, Ratio, StatisticsError, TwoGroups, clopper_pearson,
    confidence_sequence, count_in_population, effort_per_decision, jeffreys, mid_p, wilson,
};
use clap::Args;

/// A method: what it is called, and what computes it.
type Way = (
    &'static str,
    fn(Ratio, Level) -> Result<Interval, StatisticsError>,
);

const WAYS: [Way; 5] = [
    (
        "Clopper-Pearson (exakt; das veröffentlichte Intervall)",
        clopper_pearson,
    ),
    ("Jeffreys", jeffreys),
    ("Wilson", wilson),
    ("mid-P", mid_p),
    (
        "Konfidenzfolge (gilt, so oft man auch hinsieht)",
        confidence_sequence,
    ),
];

/// Rechnet die Intervalle eines Anteils, zum Beispiel 11 von 34
#[derive(Args)]
pub(crate) struct IntervalOf {
    /// Wie viele
    #[arg(value_name = "X", value_parser = count)]
    successes: u64,
    /// Von wie vielen
    #[arg(value_name = "N", value_parser = count)]
    trials: u64,
    /// Sicherheit: 0.90, 0.95 oder 0.99
    #[arg(long, value_name = "LEVEL", default_value = "0.95", value_parser = level)]
    confidence: Level,
    /// Größe der Gesamtheit, aus der N zufällig gezogen wurden: gibt die Grenzen der Anzahl darin
    #[arg(long, value_name = "COUNT")]
    population: Option<u64>,
    /// Ein zweiter Anteil Y von M, zum Beispiel 9/180: vergleicht X/N mit ihm
    #[arg(long, value_name = "Y/M", value_parser = share)]
    against: Option<(u64, u64)>,
}

fn level(text: &str) -> Result<Level, String> {
    text.parse()
        .map_err(|_| "gibt es nicht; bitte 0.90, 0.95 oder 0.99".to_owned())
}

fn count(text: &str) -> Result<u64, String> {
    text.parse()
        .map_err(|_| "ist keine Anzahl; bitte eine ganze Zahl ab 0 schreiben".to_owned())
}

fn share(text: &str) -> Result<(u64, u64), String> {
    let read = |number: &str| number.trim().parse().ok();
    text.split_once('/')
        .and_then(|(part, whole)| Some((read(part)?, read(whole)?)))
        .ok_or_else(|| "ist kein Anteil; bitte als 9/180 schreiben".to_owned())
}

impl IntervalOf {
    pub(crate) fn run(self) -> Done {
        let share = Ratio::new(self.successes, self.trials).map_err(wrong)?;
        clopper_pearson(share, self.confidence).map_err(wrong)?;
        let seen = self.successes as f64 / self.trials as f64;
        say(format!(
            "{} von {}: {} (Sicherheit {} %)",
            self.successes,
            self.trials,
            decimal(seen),
            self.confidence
        ));
        for (name, interval) in WAYS {
            let found = interval(share, self.confidence).map_err(wrong)?;
            say(line(name, found.lower, Some(found.upper)));
        }
        let effort = effort_per_decision(share, self.confidence).map_err(wrong)?;
        say(line(
            "Aufwand je Ergebnis (N je X)",
            effort.lower,
            effort.upper,
        ));
        if let Some(population) = self.population {
            let count = count_in_population(share, population, self.confidence).map_err(wrong)?;
            say(format!(
                "{:<56} {} bis {}",
                format!("Anzahl unter {population}, falls zufällig gezogen"),
                count.lower,
                count.upper
            ));
        }
        self.against.map_or(Ok(()), |other| self.compare(other))
    }

    /// Both shares beside each other: ratios with intervals, and how rare such a difference is by chance.
    fn compare(&self, (part, whole): (u64, u64)) -> Done {
        let groups = TwoGroups::new(self.successes, self.trials, part, whole).map_err(wrong)?;
        groups.shares().map_err(wrong)?;
        say(format!(
            "Verglichen mit {part} von {whole} (beide Seiten sind feste Gruppen, niemand wurde zugelost)"
        ));
        let ratios = [
            (
                "Verhältnis der Anteile (Koopman)",
                groups.rate_ratio(self.confidence),
            ),
            (
                "Chancenverhältnis (bedingt, exakt)",
                groups.odds_ratio(self.confidence),
            ),
        ];
        for (name, ratio) in ratios {
            match ratio {
                Ok(ratio) => say(compared(name, &ratio)),
                Err(StatisticsError::NothingToCompare) => say(format!(
                    "{name}: Alle oder niemand hat das Ergebnis; es lässt sich nicht vergleichen."
                )),
                Err(other) => return Err(wrong(other)),
            }
        }
        let fisher = FisherTest::of(groups);
        say(format!(
            "Fishers exakter Test, zweiseitig: p = {}; mid-p = {}",
            decimal(fisher.two_sided),
            decimal(fisher.two_sided_mid)
        ));
        Ok(())
    }
}

fn compared(name: &str, found: &Comparison) -> String {
    let seen = found
        .estimate
        .map_or_else(|| "ohne Grenze".to_owned(), decimal);
    line(&format!("{name}: {seen}"), found.lower, found.upper)
}

fn line(name: &str, lower: f64, upper: Option<f64>) -> String {
    let upper = upper.map_or_else(|| "ohne Grenze".to_owned(), decimal);
    format!("{name:<56} {} bis {upper}", decimal(lower))
}

/// Six digits, as in the tables that can be compared.
fn decimal(number: f64) -> String {
    format!("{number:.6}").replace('.', ",")
}

fn wrong(error: StatisticsError) -> Failure {
    match error {
        StatisticsError::NoDenominator => Failure::input("N muss mindestens 1 sein"),
        StatisticsError::NoInterval { .. } => Failure::input("X darf nicht größer sein als N"),
        StatisticsError::PartAboveWhole { part, whole } => Failure::input(format!(
            "{part} von {whole} geht nicht; ein Teil darf nicht größer sein als die Gesamtheit"
        )),
        other => Failure::input(other),
    }
}
