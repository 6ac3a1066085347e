//! Published tables as text, and the audit that an outsider runs on them.

use crate::facts::*;
use augenmass_statistics::tables::{
    AuditReport, PrintedLine, PrintedPublication, Secret, audit, read, read_sums, write, write_sums,
};
use augenmass_statistics::*;
use jiff::civil::{Date, date};

/// Ten closed cases a year with one small outcome, seen at the end of `months`.
fn rows(until: i8, unresolved: u32) -> Vec<FactRow> {
    let mut rows = vec![
        row(2025, FactKind::CaseOpened, 60),
        closed(2025, ClosedOutcome::Unremarkable, false, 30),
        closed(2025, ClosedOutcome::RegisterCorrected, false, 9),
        closed(2025, ClosedOutcome::Unresolved, true, unresolved),
        closed(2025, ClosedOutcome::Decided, true, 7),
    ];
    for row in &mut rows {
        row.children = row.count;
        row.month = month(2025, 1);
    }
    rows.extend((2..=until).map(|m| FactRow {
        month: month(2025, m),
        children: 1,
        ..closed(2025, ClosedOutcome::Unremarkable, false, 1)
    }));
    rows
}

pub(crate) fn count(rows: &[FactRow], until: i8) -> (Count, Scope) {
    count_until(rows, date(2025, until, 28))
}

pub(crate) fn count_until(rows: &[FactRow], as_of: Date) -> (Count, Scope) {
    let mut count = Count::until(as_of);
    for row in rows {
        count.add(row).unwrap();
    }
    let scope = Scope::new(as_of, count.records_since());
    (count, scope)
}

pub(crate) fn printed(publication: &Publication, place: &str) -> PrintedPublication {
    let catalogue = Catalogue::embedded().unwrap();
    let lines = publication.figures.iter().map(|figure| {
        let layer = catalogue.entry(figure.measure).unwrap().layer;
        PrintedLine::of(figure, layer, 812)
    });
    let text = write(&lines.collect::<Vec<_>>()).unwrap();
    let sums = write_sums(&publication.sums).unwrap();
    PrintedPublication {
        place: place.to_owned(),
        lines: read(&text).unwrap(),
        sums: read_sums(&sums).unwrap(),
        earlier: None,
    }
}

/// One publication for each month, made one after the other.
fn series(months: &[i8], together: bool) -> Vec<PrintedPublication> {
    let rows = rows(12, 2);
    let counts: Vec<(Count, Scope)> = months.iter().map(|until| count(&rows, *until)).collect();
    let made = if together {
        publish_series(counts).unwrap()
    } else {
        let alone = |one| publish_series([one]).unwrap().remove(0);
        counts.into_iter().map(alone).collect()
    };
    let places = months.iter().zip(&made);
    places
        .map(|(m, made)| printed(made, &format!("{m}")))
        .collect()
}

fn found(publications: &[PrintedPublication]) -> AuditReport {
    audit(publications).unwrap()
}

#[test]
fn tables_are_read_as_they_were_written() {
    let made = publish_series([count(&rows(6, 2), 6)]).unwrap().remove(0);
    let printed = printed(&made, "june");
    assert_eq!(printed.lines.len(), made.figures.len());
    assert_eq!(printed.sums, made.sums);
    for (line, figure) in printed.lines.iter().zip(&made.figures) {
        assert_eq!(line.figure, figure.name.as_str());
        assert_eq!(line.value.is_some(), figure.value.is_some());
        let is_rate = matches!(figure.value, Some(Value::Ratio(_)));
        assert_eq!(line.denominator.is_some(), is_rate, "{}", line.figure);
    }
    assert!(read("figure,part\nx,y\n").is_err());
    // Something else, even without any line.
    assert!(read("name;value\n").is_err() && read_sums("x;y").is_err());
    assert_eq!(
        (read("").unwrap().len(), read_sums("").unwrap().len()),
        (0, 0)
    );
}

#[test]
fn one_publication_withstands_the_audit() {
    let report = found(&series(&[6], true));
    assert!(report.suppressed > 2 && report.printed > 20, "{report:?}");
    assert_eq!(report.exposed, []);
}

#[test]
fn a_suppressed_number_that_is_printed_elsewhere_is_found() {
    let mut one = series(&[6], true);
    // Somebody prints the total's parts but one.
    for line in &mut one[0].lines {
        if line.figure == "cases-closed-2025-all" {
            (line.value, line.status) = (Some(53), Status::Exact);
        }
        let part = line.part.as_deref();
        if line.figure.starts_with("cases-closed-2025") && part != Some("unresolved") {
            let value = match part {
                Some("unremarkable") => 35,
                Some("register-corrected") => 9,
                Some("support-agreed") => 0,
                Some("decided") => 7,
                _ => continue,
            };
            (line.value, line.status) = (Some(value), Status::Exact);
        }
    }
    let report = found(&one);
    let open = report.exposed.iter().find(|exposed| {
        exposed.name.starts_with("cases-closed-2025-unresolved")
            && exposed.limits == Some((2, Some(2)))
    });
    assert_eq!(open.map(|exposed| exposed.secret), Some(Secret::Suppressed));
}

#[test]
fn a_total_of_what_the_state_did_is_known_to_the_attacker() {
    let mut one = series(&[6], true);
    let recorded = "indications-recorded-2025";
    let part = "indications-by-ground-2025-attendance";
    for line in &mut one[0].lines {
        if line.figure == recorded {
            (line.value, line.status) = (Some(3), Status::Exact);
        } else if line.figure == part {
            (line.value, line.status) = (None, Status::Suppressed);
        }
    }
    let report = found(&one);
    let open = report
        .exposed
        .iter()
        .find(|exposed| exposed.name.starts_with(part));
    assert_eq!(open.and_then(|exposed| exposed.limits), Some((3, Some(3))));
}

#[test]
fn two_publications_that_do_not_know_of_each_other_tell_their_difference() {
    let alone = found(&series(&[6, 7], false));
    let differences = |report: &AuditReport| {
        let is = |exposed: &&tables::Exposed| exposed.secret == Secret::Difference;
        report.exposed.iter().filter(is).count()
    };
    assert!(differences(&alone) > 0, "one more in July: {alone:?}");
    let together = found(&series(&[6, 7], true));
    assert_eq!(together.exposed, []);
    assert!(together.suppressed > alone.suppressed);
}

/// Seven visits of a year, one of them stopped by social work; outcomes are persons and too few to print.
fn visits(met: u32, not_met: u32) -> PrintedPublication {
    let visit = |outcome, count| {
        let accompanied = true;
        let kind = FactKind::VisitRecorded {
            outcome,
            accompanied,
        };
        row(2025, kind, count)
    };
    let rows = vec![
        visit(VisitOutcome::Met, met),
        visit(VisitOutcome::NotMet, not_met),
        visit(VisitOutcome::StoppedBySocialWork, 1),
    ];
    let made = publish_series([count(&rows, 6)]).unwrap().remove(0);
    printed(&made, "visits")
}

#[test]
fn visits_that_were_held_and_stopped_tell_how_many_were_completed() {
    let mut one = visits(2, 4);
    let print = |one: &mut PrintedPublication, figure: &str, value: i64| {
        let line = one
            .lines
            .iter_mut()
            .find(|line| line.figure == figure)
            .unwrap();
        assert_eq!(line.status, Status::Suppressed, "{figure}");
        (line.value, line.status) = (Some(value), Status::Exact);
    };
    assert_eq!(found(std::slice::from_ref(&one)).open().count(), 0);
    for (part, value) in [
        ("not-met", 4),
        ("entry-declined", 0),
        ("other-household-met", 0),
    ] {
        print(&mut one, &format!("visits-by-outcome-2025-{part}"), value);
    }
    // 7 held, 1 stopped, 4 not met: 2 were met, although no table says how many were completed.
    let report = found(&[one]);
    let names: Vec<&str> = report.open().map(|open| open.name.as_str()).collect();
    assert!(
        names.len() == 1 && names[0].starts_with("visits-by-outcome-2025-met"),
        "{names:?}"
    );
    assert_eq!(report.open().next().unwrap().limits, Some((2, Some(2))));
}

#[test]
fn a_part_of_two_visits_is_known_to_be_at_most_two_and_that_is_said() {
    let report = found(&[visits(1, 1)]);
    assert!(!report.exposed.is_empty());
    assert_eq!(report.open().count(), 0, "{report:?}");
    for one in &report.exposed {
        assert_eq!(one.limits, Some((0, Some(2))));
        let part = tables::Because::PartOf("visits-completed-2025".to_owned());
        assert_eq!(one.because, Some(part));
    }
}

#[test]
fn a_number_that_another_publication_prints_is_no_finding_unless_it_is_small() {
    let mut two = [series(&[6], true), series(&[6], true)].concat();
    two[1].place = "again".to_owned();
    let name = "cases-closed-2025-unremarkable";
    let line = two[0]
        .lines
        .iter_mut()
        .find(|line| line.figure == name)
        .unwrap();
    assert_eq!(line.value, Some(35));
    (line.value, line.status) = (None, Status::Suppressed);
    let report = found(&two);
    assert_eq!(report.open().count(), 0, "{report:?}");
    let one = report
        .exposed
        .iter()
        .find(|one| one.name.starts_with(name))
        .unwrap();
    assert_eq!(
        one.because,
        Some(tables::Because::PrintedIn("again".to_owned()))
    );
}

/// Three publications whose second does not print a number.
fn with_a_break(figure: &str, values: [Option<i64>; 3]) -> AuditReport {
    let mut publications = series(&[6, 7, 8], true);
    for (publication, value) in publications.iter_mut().zip(values) {
        let mut lines = publication.lines.iter_mut();
        let line = lines.find(|line| line.figure == figure).unwrap();
        line.value = value;
        line.status = if value.is_some() {
            Status::Exact
        } else {
            Status::Suppressed
        };
    }
    found(&publications)
}

#[test]
fn what_was_printed_before_is_not_called_open_but_said() {
    let figure = "cases-declined-2025";
    let names = |exposed: &mut dyn Iterator<Item = &tables::Exposed>| -> Vec<String> {
        let found = exposed.map(|exposed| exposed.name.clone());
        found.filter(|name| name.starts_with(figure)).collect()
    };
    let again = with_a_break(figure, [Some(0), None, Some(0)]);
    assert_eq!(names(&mut again.open()), [""; 0]);
    assert_eq!(
        names(&mut again.exposed.iter()),
        ["cases-declined-2025 (7, 2025-07-28)"]
    );
    // The first print comes later: then it gives the number away.
    let later = with_a_break(figure, [None, None, Some(0)]);
    assert_eq!(names(&mut later.open()).len(), 2);
}

#[test]
fn which_publication_was_made_before_which_decides_what_was_public() {
    let figure = "cases-declined-2025";
    let open = |earlier: [Option<Vec<Date>>; 2]| {
        let mut two = series(&[6, 7], true);
        for (publication, earlier) in two.iter_mut().zip(earlier) {
            publication.earlier = earlier;
        }
        // June does not print it, July prints 0: June's is 0, too.
        let line = two[0].lines.iter_mut().find(|line| line.figure == figure);
        let line = line.unwrap();
        assert_eq!(line.value, Some(0));
        (line.value, line.status) = (None, Status::Suppressed);
        let report = found(&two);
        let mine = |one: &&tables::Exposed| one.name.starts_with(&format!("{figure} (6, "));
        let one = report.exposed.iter().find(mine).cloned().unwrap();
        assert_eq!(one.limits, Some((0, Some(0))));
        one.because
    };
    let (june, july) = (date(2025, 6, 28), date(2025, 7, 28));
    let printed = Some(tables::Because::PrintedIn("7".to_owned()));
    assert_eq!(open([Some(vec![july]), Some(vec![])]), printed);
    assert_eq!(open([Some(vec![july]), None]), printed);
    assert_eq!(open([None, Some(vec![])]), printed);
    assert_eq!(open([Some(vec![]), Some(vec![june])]), None);
    assert_eq!(open([None, Some(vec![june])]), None);
    assert_eq!(open([None, None]), None);
}

#[test]
fn a_number_that_is_printed_again_after_a_break_tells_how_it_grew() {
    let report = with_a_break("indications-expired-2025", [Some(6), None, Some(8)]);
    let open = report.exposed.iter().find(|exposed| {
        exposed.secret == Secret::Difference
            && exposed.name == "indications-expired-2025 (2025-06-28 – 2025-08-28)"
    });
    assert_eq!(open.and_then(|exposed| exposed.limits), Some((2, Some(2))));
}

#[test]
fn the_order_of_the_folders_does_not_matter() {
    let mut publications = series(&[3, 6, 9], true);
    let report = found(&publications);
    publications.reverse();
    assert_eq!(found(&publications), report);
    assert_eq!(report.publications, 3);
}

#[test]
fn a_publication_for_an_earlier_day_is_protected_with_the_later_one() {
    // A 0 printed for July is a 0 of June; nothing that is made later can change that.
    let back = found(&series(&[7, 6], true));
    let zero = Some((0, Some(0)));
    assert!(
        back.exposed.iter().all(|exposed| exposed.limits == zero),
        "{back:?}"
    );
    let alone = found(&series(&[7, 6], false));
    assert!(alone.exposed.iter().any(|exposed| exposed.limits != zero));
}

#[test]
fn lines_of_different_days_are_no_publication() {
    let mut one = series(&[6], true);
    one[0].lines[0].as_of = date(2024, 6, 30);
    assert!(audit(&one).is_err());
    one[0].lines.clear();
    assert!(audit(&one).is_err());
}

#[test]
fn a_number_that_was_changed_is_named_by_the_sum_that_it_breaks() {
    let mut one = series(&[6], true);
    let recorded = "indications-recorded-2025";
    for line in &mut one[0].lines {
        if line.figure == recorded {
            line.value = Some(1);
        }
    }
    let found = audit(&one).unwrap_err();
    assert!(
        matches!(&found, StatisticsError::SumDoesNotHold(sum) if sum.starts_with(recorded)),
        "{found}"
    );
}

#[test]
fn two_publications_of_one_day_have_the_same_numbers() {
    let mut two = [series(&[6], true), series(&[6], true)].concat();
    two[1].place = "again".to_owned();
    assert_eq!(found(&two).exposed, []);
    // Somebody prints on the second what the first suppresses, and nothing else with it.
    let name = "cases-closed-2025-unresolved";
    let line = two[1].lines.iter_mut().find(|line| line.figure == name);
    let line = line.unwrap();
    assert_eq!(line.status, Status::Suppressed);
    (line.value, line.status) = (Some(2), Status::Exact);
    let report = found(&two);
    let open = report.exposed.iter().find(|one| one.name.starts_with(name));
    assert_eq!(open.and_then(|open| open.limits), Some((2, Some(2))));
    // Two numbers that are both printed contradict each other, whichever is larger.
    for changed in [0, 1] {
        let mut two = [series(&[6], true), series(&[6], true)].concat();
        two[1].place = "again".to_owned();
        let line = two[changed]
            .lines
            .iter_mut()
            .find(|line| line.figure == "cases-opened-2025");
        line.unwrap().value = Some(61);
        assert!(audit(&two).is_err());
    }
}
