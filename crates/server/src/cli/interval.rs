//! `augenmass interval`: how exactly a share is known.

use super::counts::{count, decimal, ratio, share, wrong};
use super::{Done, Failure, say};
use augenmass_statistics::format::{Language, euro, percent_of_one};
use augenmass_statistics::{
    Amount, Comparison, FisherTest, Interval, Level, Ratio, StatisticsError, TwoGroups,
    clopper_pearson, confidence_sequence, cost_per_decision, count_in_population,
    effort_per_decision, jeffreys, mid_p, shrink, wilson,
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
    ("Jeffreys (zum Vergleich, ohne Garantie)", jeffreys),
    ("Wilson (Näherung, ohne Garantie)", wilson),
    ("mid-P (weniger vorsichtig, ohne Garantie)", mid_p),
    (
        "Konfidenzfolge (gilt, so oft man auch hinsieht)",
        confidence_sequence,
    ),
];

/// Rechnet die Intervalle eines Anteils, zum Beispiel 11 von 34
#[derive(Args)]
#[command(allow_negative_numbers = true)]
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
    #[arg(long, value_name = "COUNT", value_parser = count)]
    population: Option<u64>,
    /// Was die N zusammen gekostet haben, in ganzen Euro: gibt die Kosten je Ergebnis
    #[arg(long, value_name = "EUR", value_parser = count)]
    spent: Option<u64>,
    /// Ein zweiter Anteil Y von M, zum Beispiel 9/180: vergleicht X/N mit ihm
    #[arg(long, value_name = "Y/M", value_parser = share)]
    against: Option<(u64, u64)>,
    /// Ein Anteil einer anderen kleinen Einheit, je Einheit einmal: nähert alle dem gemeinsamen Anteil an
    #[arg(long, value_name = "Y/M", value_parser = share)]
    beside: Vec<(u64, u64)>,
}

fn level(text: &str) -> Result<Level, String> {
    text.parse()
        .map_err(|_| "gibt es nicht; bitte 0.90, 0.95 oder 0.99".to_owned())
}

impl IntervalOf {
    /// All is computed before anything is printed: what is refused has no half answer.
    pub(crate) fn run(self) -> Done {
        let share = ratio((self.successes, self.trials))?;
        let mut lines = self.alone(share)?;
        if let Some(other) = self.against {
            lines.extend(self.compared(other)?);
        }
        if !self.beside.is_empty() {
            lines.extend(together(share, &self.beside)?);
        }
        lines.iter().for_each(say);
        Ok(())
    }

    fn alone(&self, share: Ratio) -> Result<Vec<String>, Failure> {
        let public = clopper_pearson(share, self.confidence).map_err(wrong)?;
        let mut lines = vec![format!(
            "{} von {}: {} (Sicherheit {} %)",
            self.successes,
            self.trials,
            decimal(share.quotient()),
            self.confidence
        )];
        for (name, interval) in WAYS {
            let found = interval(share, self.confidence).map_err(wrong)?;
            lines.push(line(name, found.lower, Some(found.upper)));
        }
        let effort = effort_per_decision(share, self.confidence).map_err(wrong)?;
        let seen = effort.per_decision.map_or_else(unlimited, decimal);
        let name = format!("Aufwand je Ergebnis (N je X): {seen}");
        lines.push(line(&name, effort.lower, effort.upper));
        if let Some(spent) = self.spent {
            lines.push(self.cost(share, spent)?);
        }
        if let Some(population) = self.population {
            let count = count_in_population(share, population, self.confidence).map_err(wrong)?;
            lines.push(format!(
                "{:<56} {} bis {}",
                format!("Anzahl unter {population}, falls zufällig gezogen"),
                count.lower,
                count.upper
            ));
        }
        lines.push(in_words(share, public));
        Ok(lines)
    }

    fn cost(&self, share: Ratio, euros: u64) -> Result<String, Failure> {
        let cents = i64::try_from(euros).ok().and_then(|n| n.checked_mul(100));
        let cents = cents.ok_or_else(|| wrong(StatisticsError::Overflow))?;
        let spent = Amount::from_cents(cents);
        let cost = cost_per_decision(spent, share, self.confidence).map_err(wrong)?;
        // Money of a city is far below 2^52 cents.
        let money = |cents: f64| euro(Language::German, cents.round() as i64);
        Ok(format!(
            "{:<56} {} bis {}",
            format!(
                "Kosten je Ergebnis: {}",
                cost.per_decision.map_or_else(unlimited, money)
            ),
            money(cost.lower),
            cost.upper.map_or_else(unlimited, money)
        ))
    }

    /// Both shares beside each other: ratios with intervals, and how rare such a difference is by chance.
    fn compared(&self, (part, whole): (u64, u64)) -> Result<Vec<String>, Failure> {
        let groups = TwoGroups::new(self.successes, self.trials, part, whole).map_err(wrong)?;
        groups.shares().map_err(wrong)?;
        let mut lines = vec![format!(
            "Verglichen mit {part} von {whole} (beide Seiten sind feste Gruppen, niemand wurde zugelost)"
        )];
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
        let mut apart = None;
        for (name, ratio) in ratios {
            match ratio {
                Ok(ratio) => {
                    let one = ratio.lower <= 1.0 && ratio.upper.is_none_or(|upper| upper >= 1.0);
                    apart = Some(!one);
                    lines.push(compared(name, &ratio));
                }
                Err(StatisticsError::NothingToCompare) => lines.push(format!(
                    "{name}: Alle oder niemand hat das Ergebnis; es lässt sich nicht vergleichen."
                )),
                Err(other) => return Err(wrong(other)),
            }
        }
        let fisher = FisherTest::of(groups);
        lines.push(format!(
            "Fishers exakter Test, zweiseitig: p = {}; mid-p = {}",
            decimal(fisher.two_sided),
            decimal(fisher.two_sided_mid)
        ));
        lines.push(
            match apart {
                Some(true) => {
                    "In Worten: Die Anteile unterscheiden sich; warum, sagen die Zahlen nicht."
                }
                Some(false) => {
                    "In Worten: Die Zahlen können die beiden Anteile nicht unterscheiden. Das heißt \
                     nicht, dass sie gleich sind."
                }
                None => "In Worten: Aus diesen Zahlen folgt kein Unterschied und keine Gleichheit.",
            }
            .to_owned(),
        );
        Ok(lines)
    }
}

/// What a councillor reads.
fn in_words(share: Ratio, interval: Interval) -> String {
    let percent = |share| percent_of_one(Language::German, share);
    format!(
        "In Worten: gezählt {}. Sind die {} zufällig ausgewählt, so liegt der wahre Anteil mit {} % Sicherheit \
         zwischen {} und {}. Wurden sie gezielt ausgewählt, so sagt das Intervall nichts über andere.",
        percent(share.quotient()),
        share.denominator(),
        interval.level,
        percent(interval.lower),
        percent(interval.upper)
    )
}

/// Shares of small units brought nearer to the common share, in the order in which they were given: no ranking.
fn together(share: Ratio, others: &[(u64, u64)]) -> Result<Vec<String>, Failure> {
    let mut units = vec![share];
    for other in others {
        units.push(ratio(*other)?);
    }
    let found = shrink(&units).map_err(wrong)?;
    let mut lines = vec![format!(
        "{} Einheiten zusammen: {}; Unterschiede über den Zufall hinaus: {}",
        units.len(),
        decimal(found.common),
        decimal(found.overdispersion)
    )];
    for (unit, drawn) in units.iter().zip(&found.shares) {
        let (part, whole) = (unit.numerator(), unit.denominator());
        lines.push(format!(
            "{:<56} {}",
            format!(
                "{part} von {whole}: gezählt {}, dem gemeinsamen angenähert",
                decimal(unit.quotient())
            ),
            decimal(*drawn)
        ));
    }
    lines.push(if found.alpha.is_none() {
        "In Worten: Die Einheiten unterscheiden sich nicht mehr als durch Zufall. Nur für die eigene Durchsicht, \
         nie als Rangfolge."
            .to_owned()
    } else {
        "In Worten: Kleine Einheiten schwanken stark, angenäherte Anteile weniger. Nur für die eigene \
         Durchsicht, nie als Rangfolge."
            .to_owned()
    });
    Ok(lines)
}

fn compared(name: &str, found: &Comparison) -> String {
    let seen = found.estimate.map_or_else(unlimited, decimal);
    line(&format!("{name}: {seen}"), found.lower, found.upper)
}

fn line(name: &str, lower: f64, upper: Option<f64>) -> String {
    let upper = upper.map_or_else(unlimited, decimal);
    format!("{name:<56} {} bis {upper}", decimal(lower))
}

fn unlimited() -> String {
    "ohne Grenze".to_owned()
}
