//! Published results of cities as real input.

use augenmass_statistics::Ratio;
use augenmass_statistics::published::*;
use std::collections::BTreeSet;

fn count(run: &str, stage: PublishedStage, unit: PublishedUnit) -> &'static PublishedCount {
    published_counts()
        .unwrap()
        .iter()
        .find(|c| c.run == run && c.stage == stage && c.unit == unit)
        .unwrap()
}

fn shares(run: &str) -> Vec<(PublishedStage, PublishedStage, Ratio, f64, f64)> {
    findings(run)
        .unwrap()
        .into_iter()
        .filter_map(|finding| match finding {
            Finding::Share {
                part,
                whole,
                share,
                interval,
                ..
            } => Some((part, whole, share, interval.lower, interval.upper)),
            _ => None,
        })
        .collect()
}

fn ratio(x: u64, n: u64) -> Ratio {
    Ratio::new(x, n).unwrap()
}

#[test]
fn every_number_has_a_source_and_stands_once() {
    let counts = published_counts().unwrap();
    let keys: BTreeSet<_> = counts.iter().map(|c| (&c.run, c.stage, c.unit)).collect();
    assert_eq!(keys.len(), counts.len());
    for count in counts {
        assert!(count.source.starts_with("https://"), "{}", count.run);
        assert!(count.count > 0 && !count.city.is_empty());
    }
    assert_eq!(runs().unwrap().len(), 12);
}

#[test]
fn hernes_shares_are_computed_with_their_intervals() {
    use PublishedStage::{Checked, Confirmed, Received, Unremarkable};
    assert_eq!(
        shares("herne-2024"),
        [
            (Checked, Received, ratio(34, 35), 0.850828, 0.999277),
            (Confirmed, Received, ratio(11, 35), 0.168517, 0.492880),
            (Confirmed, Checked, ratio(11, 34), 0.173883, 0.505265),
            (Unremarkable, Received, ratio(22, 35), 0.449231, 0.785268),
            (Unremarkable, Checked, ratio(22, 34), 0.464886, 0.802541),
        ]
    );
}

#[test]
fn hernes_missing_case_is_named() {
    let gaps: Vec<Finding> = findings("herne-2024")
        .unwrap()
        .into_iter()
        .filter(|finding| matches!(finding, Finding::Unaccounted { .. }))
        .collect();
    let unit = PublishedUnit::Cases;
    assert_eq!(
        gaps,
        [Finding::Unaccounted {
            unit,
            checked: 34,
            missing: 1
        }]
    );
}

#[test]
fn hagens_four_numbers_are_four_units_and_give_no_share() {
    assert_eq!(shares("hagen-2025"), []);
    use PublishedStage::{Received, ToBeExamined, Visited};
    use PublishedUnit::{Addresses, Indications, Matters, Recipients};
    for (part, whole) in [
        ((ToBeExamined, Matters), (Received, Indications)),
        ((ToBeExamined, Recipients), (Visited, Addresses)),
    ] {
        let refused = Finding::Refused {
            part,
            whole: Some(whole),
            why: Refusal::UnitsDiffer,
        };
        assert!(findings("hagen-2025").unwrap().contains(&refused));
    }
}

#[test]
fn a_run_without_a_whole_has_no_share() {
    let refused = Finding::Refused {
        part: (PublishedStage::ToBeExamined, PublishedUnit::Cases),
        whole: None,
        why: Refusal::NoWhole,
    };
    assert!(findings("hagen-2026").unwrap().contains(&refused));
    assert_eq!(shares("hagen-2026"), []);
}

#[test]
fn more_than_three_hundred_is_no_denominator() {
    let doubts = count(
        "duisburg-2024",
        PublishedStage::ToBeExamined,
        PublishedUnit::Addresses,
    );
    let visited = count(
        "duisburg-2024",
        PublishedStage::Visited,
        PublishedUnit::Addresses,
    );
    assert_eq!(share(doubts, visited), Err(Refusal::NotExact));
    assert_eq!(share(visited, doubts), Err(Refusal::NoWhole));
}

#[test]
fn the_sum_of_395_cases_is_refused() {
    // Addresses of Duisburg (the motions took 85 for 86), children of Krefeld and Gelsenkirchen,
    // children looked at in Wuppertal.
    let claim = &claims().unwrap()[0];
    assert_eq!((claim.name.as_str(), claim.stated), ("395-cases", 395));
    let added: u32 = claim.parts.iter().map(|part| part.count).sum();
    assert_eq!(u64::from(added), claim.stated);
    assert_eq!(claim.sum(), Err(Refusal::UnitsDiffer));
    let [duisburg, krefeld, gelsenkirchen, wuppertal] = &claim.parts[..] else {
        panic!("four cities were added");
    };
    let published = count(
        "duisburg-2024",
        PublishedStage::ToBeExamined,
        PublishedUnit::Addresses,
    );
    assert_eq!((duisburg.count, published.count), (85, 86));
    assert_eq!(
        add(&[krefeld, gelsenkirchen, wuppertal]),
        Err(Refusal::StagesDiffer)
    );
    assert_eq!(add(&[wuppertal]), Err(Refusal::NotExact));
    assert_eq!(add(&[krefeld, gelsenkirchen]), Ok(210));
}

/// F-27: 118,000 € were stated for Krefeld, 1.7 million € are a projection to the 18th birthday.
#[test]
fn a_projection_is_no_damage_and_has_no_sum_with_it() {
    for (run, stated, projected) in [
        ("krefeld-2019", 118_000, 1_700_000),
        ("duisburg-weisser-riese-2024", 177_000, 1_200_000),
    ] {
        let money = Finding::TwoKindsOfMoney { stated, projected };
        let found = findings(run).unwrap();
        assert!(found.contains(&money), "{run}");
        // Money is no part of any whole, so no share of it is even refused.
        let of_money = |finding: &&Finding| matches!(finding, Finding::Refused { part: (_, unit), .. } if unit.is_money());
        assert_eq!(found.iter().find(of_money), None);
        use PublishedUnit::{EurosProjected, EurosStated};
        let parts =
            [EurosStated, EurosProjected].map(|unit| count(run, PublishedStage::Confirmed, unit));
        assert_eq!(add(&parts), Err(Refusal::UnitsDiffer));
    }
}

#[test]
fn runs_are_not_set_against_each_other() {
    let herne = count("herne-2024", PublishedStage::Checked, PublishedUnit::Cases);
    let hagen = count(
        "hagen-2026",
        PublishedStage::ToBeExamined,
        PublishedUnit::Cases,
    );
    assert_eq!(share(hagen, herne), Err(Refusal::RunsDiffer));
}

#[test]
fn only_herne_says_how_many_were_unremarkable() {
    let silent = |run: &&str| {
        findings(run)
            .unwrap()
            .contains(&Finding::UnremarkableNotPublished)
    };
    let told: Vec<&str> = runs()
        .unwrap()
        .into_iter()
        .filter(|run| !silent(run))
        .collect();
    assert_eq!(told, ["herne-2024"]);
}

#[test]
fn each_refusal_has_a_plain_reason_in_both_languages() {
    for refusal in Refusal::ALL {
        for why in [refusal.why_de(), refusal.why_en()] {
            assert!(why.ends_with('.') && !why.contains("  "), "{why}");
        }
    }
}
