//! `augenmass compare-published`: what cities published, by our definitions.

use super::counts::decimal;
use super::{Done, Failure, say};
use augenmass_statistics::StatisticsError;
use augenmass_statistics::format::Language;
use augenmass_statistics::published::{
    Claim, Finding, PublishedCount, PublishedStage, PublishedUnit, Refusal, Standing, claims,
    findings, published_counts, runs,
};
use clap::Args;

/// Legt unsere Definitionen an, was Städte veröffentlicht haben
///
/// Rechnet, was sich rechnen lässt (Anteile mit Clopper-Pearson-Intervall, 95 %), und sagt bei allem
/// anderen, warum nicht. Die Zahlen stehen mit ihren Quellen in published-runs.csv.
#[derive(Args)]
pub(crate) struct ComparePublished {
    /// Nur dieser Durchgang, zum Beispiel herne-2024
    #[arg(long, value_name = "RUN")]
    run: Option<String>,
}

impl ComparePublished {
    pub(crate) fn run(self) -> Done {
        let known = runs().map_err(broken)?;
        let chosen: Vec<&str> = match self.run.as_deref() {
            None => known,
            Some(run) if known.contains(&run) => vec![run],
            Some(run) => {
                return Err(Failure::input(format!(
                    "den Durchgang „{run}“ gibt es hier nicht; bekannt sind: {}",
                    known.join(", ")
                )));
            }
        };
        for run in &chosen {
            tell(run)?;
        }
        if self.run.is_none() {
            say("Summen, die andere gebildet haben");
            for claim in claims().map_err(broken)? {
                say(claimed(claim));
            }
            say(CAUTION);
        }
        Ok(())
    }
}

const CAUTION: &str = "Die Durchgänge sind nicht vergleichbar: Gezählt wurde Verschiedenes, und wer geprüft wurde, \
    wurde nicht zufällig ausgewählt. Keine dieser Zahlen sagt, wie oft Kindergeld zu Unrecht gezahlt wird.";

fn tell(run: &str) -> Done {
    let counts = published_counts().map_err(broken)?;
    let counts: Vec<&PublishedCount> = counts.iter().filter(|count| count.run == run).collect();
    let Some(first) = counts.first() else {
        return Ok(());
    };
    say(format!("{} ({}, {})", first.city, first.year, run));
    let mut sources: Vec<&str> = Vec::new();
    for count in &counts {
        let standing = match count.standing {
            Standing::AsStated => String::new(),
            standing => format!(" ({})", standing.label_de()),
        };
        let (precision, unit) = (count.precision.label_de(), count.unit.label_de());
        let stage = count.stage.label_de();
        say(format!(
            "  veröffentlicht  {precision}{} {unit} {stage}{standing}",
            written(count.count)
        ));
        if !sources.contains(&count.source.as_str()) {
            sources.push(&count.source);
        }
    }
    let units: Vec<&str> = units_of(&counts);
    if units.len() > 1 {
        say(format!(
            "  Einheiten       {} verschiedene: {}",
            units.len(),
            units.join(", ")
        ));
    }
    told(&findings(run).map_err(broken)?);
    for source in sources {
        say(format!("  Quelle          {source}"));
    }
    say("");
    Ok(())
}

/// What was counted, each once.
fn units_of(counts: &[&PublishedCount]) -> Vec<&'static str> {
    let mut units: Vec<PublishedUnit> = Vec::new();
    for count in counts.iter().filter(|count| !count.unit.is_money()) {
        if !units.contains(&count.unit) {
            units.push(count.unit);
        }
    }
    units.into_iter().map(PublishedUnit::label_de).collect()
}

/// All findings; those that are refused for the same reason stand together under it.
fn told(findings: &[Finding]) {
    let refused = |finding: &Finding| match finding {
        Finding::Refused { part, whole, why } => Some((*part, *whole, *why)),
        _ => None,
    };
    for finding in findings.iter().filter(|one| refused(one).is_none()) {
        say(format!("  {}", found(finding)));
    }
    for why in Refusal::ALL {
        let all = findings.iter().filter_map(refused);
        let mut all = all.filter(|(_, _, reason)| reason == why).peekable();
        if all.peek().is_some() {
            say(format!("  nicht gerechnet {}", why.why_de()));
        }
        for (part, whole, _) in all {
            let of = whole.map_or_else(String::new, |whole| format!(" von „{}“", named(whole)));
            say(format!("                  – „{}“{of}", named(part)));
        }
    }
}

/// A number as people write it.
fn written(count: u32) -> String {
    augenmass_statistics::format::count(Language::German, count.into())
}

/// What a finding says; what is refused stands under its reason ([`told`]).
fn found(finding: &Finding) -> String {
    match finding {
        Finding::Share {
            part,
            whole,
            unit,
            share,
            interval,
        } => format!(
            "gerechnet       {}/{} = {} [{}; {}]  {} von {} ({})",
            share.numerator(),
            share.denominator(),
            decimal(share.quotient()),
            decimal(interval.lower),
            decimal(interval.upper),
            part.label_de(),
            whole.label_de(),
            unit.label_de(),
        ),
        Finding::Refused { part, why, .. } => {
            format!("nicht gerechnet „{}“: {}", named(*part), why.why_de())
        }
        Finding::TwoKindsOfMoney { stated, projected } => format!(
            "nicht gerechnet {} Euro und {} Euro haben keine Summe: Das Zweite ist in die Zukunft hochgerechnet, nie \
             geflossen und kein Schaden.",
            written(*stated),
            written(*projected)
        ),
        Finding::Unaccounted {
            unit,
            checked,
            missing,
        } => format!(
            "fehlt           {missing} von {checked} geprüften {}n: Darüber ist nichts veröffentlicht.",
            unit.label_de()
        ),
        Finding::UnremarkableNotPublished => {
            "fehlt           Wie viele unauffällig waren, ist nicht veröffentlicht.".to_owned()
        }
    }
}

fn named((stage, unit): (PublishedStage, PublishedUnit)) -> String {
    format!("{} {}", unit.label_de(), stage.label_de())
}

fn claimed(claim: &Claim) -> String {
    let parts: Vec<String> = claim
        .parts
        .iter()
        .map(|part| {
            let (unit, stage) = (part.unit.label_de(), part.stage.label_de());
            let precision = part.precision.label_de();
            format!("{} {precision}{} {unit} {stage}", part.city, part.count)
        })
        .collect();
    let verdict = match claim.sum() {
        Ok(sum) => format!("ergibt {sum}"),
        Err(why) => format!("nicht gerechnet: {}", why.why_de()),
    };
    format!(
        "  „{} {}“ = {}\n  {verdict}",
        claim.stated,
        claim.stated_as,
        parts.join(" + ")
    )
}

fn broken(error: StatisticsError) -> Failure {
    Failure::broken(error)
}
