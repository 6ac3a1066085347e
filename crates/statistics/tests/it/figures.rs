//! What the figures say.

use crate::facts::*;
use augenmass_statistics::format::{Language, figure as written};
use augenmass_statistics::*;

fn get<'a>(figures: &'a Figures, name: &str) -> &'a Figure {
    figures
        .get(name)
        .unwrap_or_else(|| panic!("no figure {name}"))
}

#[test]
fn the_unremarkable_rate_of_herne_has_both_numbers_and_its_interval() {
    let figures = figures(herne(2025), &scope()).unwrap();
    let rate = get(&figures, "unremarkable-rate-2025");
    assert_eq!(rate.value, Some(Value::Ratio(Ratio::new(22, 33).unwrap())));
    let interval = rate.interval.unwrap();
    assert_eq!(
        (interval.level, interval.method),
        (Level::P95, Method::ClopperPearson)
    );
    assert_eq!((interval.lower, interval.upper), (0.481733, 0.820395));
    assert_eq!(written(Language::German, rate), "66,7\u{a0}% (22 von 33)");
    assert_eq!(rate.label_de, "Anteil unauffälliger Fälle, 2025");
}

#[test]
fn each_figure_of_the_catalogue_is_there_for_each_year() {
    let mut rows = herne(2025);
    rows.push(money(MoneyKind::Established, 17_700_000, 59));
    let scope = Scope {
        hypothetical: true,
        ..scope()
    };
    let figures = figures(rows, &scope).unwrap();
    for measure in Measure::ALL {
        let years: Vec<i16> = figures.table(*measure).years;
        if *measure == Measure::OverpaymentHypothetical {
            assert_eq!(years, [2025]);
        } else if measure.is_compared() {
            // No row says its run, and there is one track.
            assert!(years.is_empty());
        } else if measure.is_cumulative() {
            // From the first record to the cut-off.
            assert_eq!(years, [2026]);
        } else {
            assert_eq!(years, [2022, 2023, 2024, 2025, 2026], "{measure}");
        }
    }
}

#[test]
fn parts_are_those_of_the_catalogue_in_its_order() {
    let figures = figures([], &scope()).unwrap();
    let entries = Catalogue::embedded().unwrap().entries().iter();
    for entry in entries.filter(|entry| !entry.name.is_compared()) {
        let table = figures.table(entry.name);
        let found: Vec<_> = table.rows.iter().filter_map(|row| row.part).collect();
        let parts = entry
            .dimension
            .map_or(&[][..], |d| Catalogue::embedded().unwrap().parts(d));
        assert_eq!(
            found,
            parts.iter().map(|p| p.name.as_str()).collect::<Vec<_>>()
        );
    }
}

#[test]
fn names_are_unique_and_made_of_entry_year_and_part() {
    let figures = figures(herne(2025), &scope()).unwrap();
    let names: std::collections::BTreeSet<_> = figures.iter().map(|f| &f.name).collect();
    assert_eq!(names.len(), figures.len());
    for figure in &figures {
        let part = figure.part.as_deref();
        let name = match part.filter(|_| figure.measure.is_cumulative()) {
            // From the first record on: there is no year in it.
            Some(part) => FigureName::compared(figure.measure, part),
            None => FigureName::new(figure.measure, figure.year, part),
        };
        assert_eq!(figure.name, name);
        assert!(
            name.as_str()
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        );
    }
}

#[test]
fn years_before_the_first_record_are_not_known_and_never_zero() {
    let figures = figures(herne(2025), &scope()).unwrap();
    for figure in figures.iter().filter(|f| f.year < 2024) {
        assert_eq!(
            (figure.value, figure.status),
            (None, Status::NotKnown),
            "{}",
            figure.name
        );
        assert_eq!(written(Language::German, figure), "nicht bekannt");
    }
    assert_eq!(
        get(&figures, "letters-sent-2024-service").value,
        Some(Value::Count(0))
    );
}

#[test]
fn a_system_never_in_use_knows_nothing() {
    let figures = figures(
        [],
        &Scope {
            records_since: None,
            ..scope()
        },
    )
    .unwrap();
    assert!(!figures.is_empty());
    assert!(
        figures
            .iter()
            .all(|f| f.status == Status::NotKnown && f.value.is_none())
    );
}

#[test]
fn a_period_begins_with_the_records_and_ends_with_the_cut_off() {
    let figures = figures([], &scope()).unwrap();
    let period = |name| get(&figures, name).period;
    assert_eq!(
        period("cases-opened-2024"),
        Period::Months {
            from: month(2024, 7),
            to: month(2024, 12)
        }
    );
    assert_eq!(
        period("cases-opened-2026"),
        Period::Months {
            from: month(2026, 1),
            to: month(2026, 3)
        }
    );
    assert_eq!(
        period("cases-open-2026"),
        Period::EndOf {
            month: month(2026, 3)
        }
    );
}

/// Each simple event moves its own figure and no other count.
#[test]
fn each_event_moves_its_own_figure() {
    let cases = [
        (FactKind::NoticeGiven, "notices-given-2025"),
        (FactKind::CaseOpened, "cases-opened-2025"),
        (FactKind::IndicationRecorded, "indications-recorded-2025"),
        (FactKind::VisitOrdered, "visits-ordered-2025"),
        (FactKind::DisclosureSent, "disclosures-sent-2025"),
        (FactKind::DisclosureRefused, "disclosures-refused-2025"),
        (FactKind::ComplaintReceived, "complaints-received-2025"),
        (FactKind::ObjectionUpheld, "objections-upheld-2025"),
        (FactKind::SupportOffered, "support-offered-2025"),
        (FactKind::SupportAccepted, "support-accepted-2025"),
        (FactKind::EndangermentReferred, "endangerment-referred-2025"),
        (FactKind::CommandRefused, "commands-refused-2025"),
        (FactKind::CommandRejected, "commands-rejected-2025"),
        (
            FactKind::LetterSent {
                letter: Letter::Hearing,
                in_time: None,
                days: None,
            },
            "letters-sent-2025-hearing",
        ),
        (
            FactKind::LetterSent {
                letter: Letter::Clearing,
                in_time: None,
                days: None,
            },
            "clearing-letters-sent-2025",
        ),
        (
            FactKind::VisitRecorded {
                outcome: VisitOutcome::Cancelled,
                accompanied: false,
            },
            "visits-cancelled-2025",
        ),
    ];
    let empty = figures([], &scope()).unwrap();
    for (kind, name) in cases {
        let moved = figures([row(2025, kind, 9)], &scope()).unwrap();
        assert_eq!(get(&moved, name).value, Some(Value::Count(9)), "{name}");
        let measure = get(&moved, name).measure;
        for (before, after) in empty.iter().zip(&moved) {
            // Nobody accepted 9 offers: "none of nine" is protected, so acceptance has no zero.
            let offer =
                kind == FactKind::SupportOffered && after.measure == Measure::SupportAccepted;
            let kin = offer
                || after.measure == measure
                || matches!(
                    after.measure,
                    Measure::CasesOpen | Measure::IndicationsByGround
                );
            assert!(kin || before == after, "{kind:?} also moved {}", after.name);
        }
    }
}

#[test]
fn ends_of_cases_and_indications_move_their_own_figures() {
    let rows = [
        row(2025, FactKind::CaseOpened, 40),
        row(2025, FactKind::CaseDeclined, 7),
        row(2025, FactKind::CaseExpired, 8),
        closed(2025, ClosedOutcome::Unremarkable, false, 10),
        closed(2025, ClosedOutcome::Decided, true, 9),
        row(2025, FactKind::IndicationRecorded, 40),
        row(2025, FactKind::IndicationDropped, 11),
        row(2025, FactKind::IndicationExpired, 12),
    ];
    let figures = figures(rows, &scope()).unwrap();
    for (name, count) in [
        ("cases-declined-2025", 7),
        ("cases-expired-2025", 8),
        ("cases-closed-2025-all", 19),
        ("cases-closed-by-letter-alone-2025", 10),
        ("children-in-closed-cases-2025-decided", 27),
        ("cases-open-2025", 6),
        ("indications-dropped-2025", 11),
        ("indications-expired-2025", 12),
    ] {
        assert_eq!(
            get(&figures, name).value,
            Some(Value::Count(count)),
            "{name}"
        );
    }
}

#[test]
fn all_visits_are_accompanied_and_the_figure_shows_if_not() {
    let visit = |outcome, accompanied, n| {
        row(
            2025,
            FactKind::VisitRecorded {
                outcome,
                accompanied,
            },
            n,
        )
    };
    let mut rows = vec![
        visit(VisitOutcome::Met, true, 3),
        visit(VisitOutcome::StoppedBySocialWork, true, 1),
        visit(VisitOutcome::Cancelled, true, 2),
    ];
    let share = |rows: Vec<FactRow>| {
        let figures = figures(rows, &scope()).unwrap();
        assert_eq!(
            get(&figures, "visits-stopped-by-social-work-2025").value,
            Some(Value::Count(1))
        );
        get(&figures, "visits-accompanied-2025").clone()
    };
    let all = share(rows.clone());
    assert_eq!(all.value, Some(Value::Ratio(Ratio::new(4, 4).unwrap())));
    assert_eq!(all.status, Status::Exact);
    rows.push(visit(VisitOutcome::NotMet, false, 1));
    assert_eq!(
        share(rows).value,
        Some(Value::Ratio(Ratio::new(4, 5).unwrap()))
    );
}

#[test]
fn clearing_letters_in_time_count_only_where_time_was_recorded() {
    let letter = |in_time, n| {
        row(
            2025,
            FactKind::LetterSent {
                letter: Letter::Clearing,
                in_time,
                days: None,
            },
            n,
        )
    };
    let mut rows = herne(2025);
    rows.extend([
        letter(Some(true), 18),
        letter(Some(false), 2),
        letter(None, 2),
    ]);
    let figures = figures(rows, &scope()).unwrap();
    let in_time = get(&figures, "clearing-letters-in-time-2025");
    assert_eq!(
        in_time.value,
        Some(Value::Ratio(Ratio::new(18, 20).unwrap()))
    );
    assert_eq!(
        get(&figures, "clearing-letters-sent-2025").value,
        Some(Value::Count(22))
    );
    assert_eq!(
        get(&figures, "clearing-letters-in-time-2024").status,
        Status::NotKnown
    );
}

fn cost(bearer: Bearer, cents: i64, body: Body, minutes: u32) -> FactRow {
    FactRow {
        money: Some(Money::new(MoneyKind::Spent, cents)),
        bearer: Some(bearer),
        body: Some(body),
        minutes,
        ..row(2025, FactKind::CostRecorded, 1)
    }
}

#[test]
fn costs_are_given_by_bearer_and_time_by_body() {
    let mut rows = herne(2025);
    rows.push(cost(Bearer::City, 500_000, Body::Registry, 600));
    rows.push(cost(Bearer::State, 160_000, Body::SocialCarrier, 90));
    let figures = figures(rows, &scope()).unwrap();
    let text = |name| written(Language::German, get(&figures, name));
    assert_eq!(text("cost-by-bearer-2025-city"), "5.000,00\u{a0}€");
    assert_eq!(text("cost-by-bearer-2025-carrier"), "nicht bekannt");
    assert_eq!(text("time-by-body-2025-police"), "nicht bekannt");
    assert_eq!(text("cost-by-bearer-2025-all"), "6.600,00\u{a0}€");
    assert_eq!(text("time-by-body-2025-registry"), "10,0\u{a0}Stunden");
    assert_eq!(text("time-by-body-2025-all"), "11,5\u{a0}Stunden");
    assert_eq!(text("cost-per-closed-case-2025"), "200,00\u{a0}€");
}

#[test]
fn cost_and_time_without_any_entry_are_not_known_instead_of_zero() {
    let figures = figures(herne(2025), &scope()).unwrap();
    for measure in [
        Measure::CostByBearer,
        Measure::TimeByBody,
        Measure::CostPerClosedCase,
    ] {
        assert!(
            figures
                .iter()
                .filter(|f| f.measure == measure)
                .all(|f| f.status == Status::NotKnown)
        );
    }
}

#[test]
fn a_rate_without_cases_is_not_known() {
    let figures = figures([cost(Bearer::City, 1, Body::Other, 0)], &scope()).unwrap();
    assert_eq!(
        get(&figures, "cost-per-closed-case-2025").status,
        Status::NotKnown
    );
    assert_eq!(
        get(&figures, "unremarkable-rate-2025").status,
        Status::NotKnown
    );
}

fn money(kind: MoneyKind, cents: i64, count: u32) -> FactRow {
    FactRow {
        money: Some(Money::new(kind, cents)),
        ..row(2025, FactKind::CostRecorded, count)
    }
}

#[test]
fn benefit_money_without_any_entry_is_not_known_instead_of_zero() {
    let recorded = money(MoneyKind::Established, 17_700_000, 59);
    let taken_back = recorded.taken_back();
    let spent = cost(Bearer::City, 500_000, Body::Registry, 600);
    let figures = figures([recorded, taken_back, spent], &scope()).unwrap();
    for name in ["overpayment-established-2025", "overpayment-repaid-2025"] {
        let figure = get(&figures, name);
        assert_eq!((figure.value, figure.status), (None, Status::NotKnown));
        assert_eq!(written(Language::German, figure), "nicht bekannt");
    }
}

#[test]
fn benefit_money_recorded_as_nothing_is_zero() {
    let figures = figures([money(MoneyKind::Repaid, 0, 9)], &scope()).unwrap();
    let repaid = get(&figures, "overpayment-repaid-2025");
    assert_eq!(repaid.value, Some(Value::Cents(0)));
}

#[test]
fn only_what_was_recorded_of_a_bearer_or_a_body_has_a_value() {
    let rows = [
        cost(Bearer::City, 500_000, Body::Registry, 600),
        cost(Bearer::State, 0, Body::SocialCarrier, 90),
    ];
    let figures = figures(rows, &scope()).unwrap();
    for figure in &figures {
        let known: &[&str] = match figure.measure {
            Measure::CostByBearer => &["city", "state", "all"],
            Measure::TimeByBody => &["registry", "social-carrier", "all"],
            _ => continue,
        };
        let part = figure.part.as_deref().unwrap();
        let status = if figure.year == 2025 && known.contains(&part) {
            Status::Exact
        } else {
            Status::NotKnown
        };
        assert_eq!(figure.status, status, "{}", figure.name);
    }
    let all = get(&figures, "cost-by-bearer-2025-all");
    assert!(all.label_de.contains("alles Erfasste"));
    assert!(all.definition_de.contains("nur, was erfasst wurde"));
    let all = get(&figures, "time-by-body-2025-all");
    assert!(all.label_en.contains("all that is recorded"));
    assert!(all.definition_en.contains("only what was recorded"));
}

#[test]
fn projections_are_off_and_appear_only_next_to_established_money() {
    let rows = [
        money(MoneyKind::Established, 17_700_000, 59),
        money(MoneyKind::Hypothetical, 120_000_000, 59),
    ];
    let off = figures(rows, &scope()).unwrap();
    assert!(off.get("overpayment-hypothetical-2025").is_none());
    let on = figures(
        rows,
        &Scope {
            hypothetical: true,
            ..scope()
        },
    )
    .unwrap();
    let projection = get(&on, "overpayment-hypothetical-2025");
    let companion = projection.only_next_to.as_ref().unwrap();
    assert_eq!(
        get(&on, companion.as_str()).value,
        Some(Value::Cents(17_700_000))
    );
    let real = get(&on, "overpayment-established-2025").quantity().unwrap();
    assert!(real.plus(projection.quantity().unwrap()).is_err());
}

#[test]
fn a_projection_without_a_printed_established_amount_is_left_out() {
    let rows = [
        money(MoneyKind::Established, 1_000, 2),
        money(MoneyKind::Hypothetical, 99_000, 50),
    ];
    let figures = figures(
        rows,
        &Scope {
            hypothetical: true,
            ..scope()
        },
    )
    .unwrap();
    assert!(figures.get("overpayment-hypothetical-2025").is_none());
    assert_eq!(
        get(&figures, "overpayment-established-2025").status,
        Status::Suppressed
    );
}

#[test]
fn figures_are_found_by_topic() {
    let figures = figures(herne(2025), &scope()).unwrap();
    let cost: Vec<_> = figures.about(Topic::Cost).map(|f| f.measure).collect();
    assert!(cost.contains(&Measure::CostByBearer) && !cost.contains(&Measure::VisitsHeld));
    for topic in Topic::ALL {
        assert!(figures.about(*topic).count() > 0);
    }
}

#[test]
fn figures_can_be_stored_and_read_again() {
    let figures = figures(herne(2025), &scope()).unwrap();
    let json = serde_json::to_string(&figures).unwrap();
    assert_eq!(serde_json::from_str::<Figures>(&json).unwrap(), figures);
}

#[test]
fn exactly_the_figures_without_value_say_why() {
    let figures = figures(herne(2025), &scope()).unwrap();
    for figure in &figures {
        assert_eq!(
            figure.value.is_some(),
            figure.status == Status::Exact,
            "{}",
            figure.name
        );
        let rate = matches!(figure.value, Some(Value::Ratio(_)));
        assert!(!rate || figure.unit.is_rate());
        assert!(figure.interval.is_none() || rate);
    }
}

/// F-28: every share is printed with unit, denominator and interval.
#[test]
fn each_share_has_an_interval() {
    for entry in Catalogue::embedded().unwrap().entries() {
        assert_eq!(entry.interval, entry.unit == Unit::Share, "{}", entry.name);
    }
    let figures = figures(herne(2025), &scope()).unwrap();
    let shares = figures.iter().filter(|figure| figure.unit == Unit::Share);
    let printed: Vec<&Figure> = shares.filter(|figure| figure.value.is_some()).collect();
    assert!(!printed.is_empty());
    assert!(printed.iter().all(|figure| figure.interval.is_some()));
}
