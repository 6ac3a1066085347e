//! From which cells a figure is made.

use crate::cell::{Cell, Closed};
use crate::fact::{Bearer, Body, ClosedOutcome, Letter, Told, VisitOutcome};
use crate::measure::Measure;
use crate::money::MoneyKind;
use crate::protect::grounds;
use crate::totals::completed_visits;

/// How a value is made.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Recipe {
    /// A count of one cell.
    Count(Cell),
    /// Cents of a cell; frequency and protection come from `events`. Without any event the amount
    /// is not known, instead of 0: nobody recorded anything (R37).
    Cents { cents: Cell, events: Cell },
    /// Minutes of a cell; not known, instead of 0, if nobody recorded any.
    Minutes(Cell),
    /// A share or a rate per case.
    Ratio { above: Cell, below: Cell },
    /// A mean; not known unless all of them say their number (`with` counts those that do).
    Mean { sum: Cell, of: Cell, with: Cell },
}

impl Recipe {
    /// The cells whose protection decides.
    pub(crate) fn cells(self) -> Vec<Cell> {
        match self {
            Self::Count(cell) => vec![cell],
            Self::Cents { events, .. } => vec![events],
            Self::Minutes(minutes) => vec![minutes],
            Self::Ratio { above, below } => vec![above, below],
            Self::Mean { of, .. } => vec![of],
        }
    }
}

pub(crate) type Parts = Vec<(Option<&'static str>, Recipe)>;

/// The parts of a figure, in the order of publication.
pub(crate) fn recipes(measure: Measure) -> Parts {
    match measure {
        Measure::IndicationsByGround => grounds()
            .map(|g| {
                let name = g.map_or("not-stated", crate::fact::GroundClass::name);
                (Some(name), Recipe::Count(Cell::IndicationsWithGround(g)))
            })
            .collect(),
        Measure::CasesClosed => by_outcome(Closed::Cases),
        Measure::ChildrenInClosedCases => by_outcome(Closed::Children),
        Measure::LettersSent => [Letter::Service, Letter::Invitation, Letter::Hearing]
            .iter()
            .map(|l| (Some(l.name()), Recipe::Count(Cell::Letters(*l))))
            .collect(),
        Measure::VisitsByOutcome => completed_visits()
            .map(|o| (Some(o.name()), Recipe::Count(Cell::Visits(o))))
            .collect(),
        Measure::CostByBearer => cost_by_bearer(MoneyKind::Spent),
        Measure::TimeByBody => time_by_body(Cell::TimeOf, Cell::TimeOfAll),
        Measure::PlannedCostByBearer => cost_by_bearer(MoneyKind::Planned),
        Measure::PlannedTimeByBody => time_by_body(Cell::PlannedTimeOf, Cell::PlannedTimeOfAll),
        Measure::ConsentWithdrawn => by_told(Cell::ConsentWithdrawn),
        Measure::ChildrenPresent => by_told(Cell::ChildrenPresent),
        cumulative if cumulative.is_cumulative() => Vec::new(),
        single => vec![(None, one(single))],
    }
}

fn by_outcome(unit: Closed) -> Parts {
    ClosedOutcome::ALL
        .iter()
        .map(|o| (Some(o.name()), Recipe::Count(Cell::Closed(unit, *o))))
        .chain([(Some("all"), Recipe::Count(Cell::ClosedAll(unit)))])
        .collect()
}

fn by_told(cell: fn(Told) -> Cell) -> Parts {
    let all = Told::ALL.iter();
    all.map(|told| (Some(told.name()), Recipe::Count(cell(*told))))
        .collect()
}

/// Money spent or planned, by who bears it.
fn cost_by_bearer(kind: MoneyKind) -> Parts {
    Bearer::ALL
        .iter()
        .map(|b| {
            let (cents, events) = match kind {
                MoneyKind::Planned => (Cell::Planned(*b), Cell::PlanEvents(*b)),
                _ => (Cell::Spent(*b), Cell::SpendingEvents(*b)),
            };
            (Some(b.name()), Recipe::Cents { cents, events })
        })
        .chain([(Some("all"), money(kind))])
        .collect()
}

fn time_by_body(of: fn(Body) -> Cell, all: Cell) -> Parts {
    Body::ALL
        .iter()
        .map(|b| (Some(b.name()), Recipe::Minutes(of(*b))))
        .chain([(Some("all"), Recipe::Minutes(all))])
        .collect()
}

const fn money(kind: MoneyKind) -> Recipe {
    Recipe::Cents {
        cents: Cell::MoneyOf(kind),
        events: Cell::MoneyEvents(kind),
    }
}

const fn one(measure: Measure) -> Recipe {
    let closed = Cell::ClosedAll(Closed::Cases);
    match measure {
        Measure::UnremarkableRate => {
            let above = Cell::Closed(Closed::Cases, ClosedOutcome::Unremarkable);
            Recipe::Ratio {
                above,
                below: closed,
            }
        }
        Measure::ClearingLettersInTime => Recipe::Ratio {
            above: Cell::ClearingInTime,
            below: Cell::ClearingTimed,
        },
        Measure::DaysToClearingLetter => Recipe::Mean {
            sum: Cell::ClearingDays,
            of: Cell::ClearingTimed,
            with: Cell::ClearingWithDays,
        },
        Measure::VisitsAccompanied => Recipe::Ratio {
            above: Cell::VisitsAccompanied,
            below: Cell::VisitsHeld,
        },
        Measure::CostPerClosedCase => Recipe::Ratio {
            above: Cell::MoneyOf(MoneyKind::Spent),
            below: closed,
        },
        Measure::OverpaymentEstablished => money(MoneyKind::Established),
        Measure::OverpaymentRepaid => money(MoneyKind::Repaid),
        Measure::OverpaymentHypothetical => money(MoneyKind::Hypothetical),
        counted => Recipe::Count(counter(counted)),
    }
}

const fn counter(measure: Measure) -> Cell {
    match measure {
        Measure::IndicationsDropped => Cell::IndicationsDropped,
        Measure::IndicationsExpired => Cell::IndicationsExpired,
        Measure::NoticesGiven => Cell::NoticesGiven,
        Measure::CasesOpened => Cell::CasesOpened,
        Measure::CasesOpen => Cell::Open,
        Measure::CasesClosedByLetterAlone => Cell::ClosedByLetterAlone,
        Measure::CasesDeclined => Cell::CasesDeclined,
        Measure::CasesExpired => Cell::CasesExpired,
        Measure::CasesReopened => Cell::CasesReopened,
        Measure::ClearingLettersSent => Cell::Letters(Letter::Clearing),
        Measure::VisitsOrdered => Cell::VisitsOrdered,
        Measure::VisitsHeld => Cell::VisitsHeld,
        Measure::VisitsStopped => Cell::Visits(VisitOutcome::StoppedBySocialWork),
        Measure::VisitsCancelled => Cell::Visits(VisitOutcome::Cancelled),
        Measure::DisclosuresSent => Cell::DisclosuresSent,
        Measure::DisclosuresRefused => Cell::DisclosuresRefused,
        Measure::ComplaintsReceived => Cell::ComplaintsReceived,
        Measure::ObjectionsUpheld => Cell::ObjectionsUpheld,
        Measure::SupportOffered => Cell::SupportOffered,
        Measure::SupportAccepted => Cell::SupportAccepted,
        Measure::EndangermentReferred => Cell::EndangermentReferred,
        Measure::CommandsRefused => Cell::CommandsRefused,
        Measure::CommandsRejected => Cell::CommandsRejected,
        // The list is closed; a test compares each figure with its own row.
        _ => Cell::IndicationsRecorded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::compared::{Group, recipes_of};
    use crate::disclosure::Role;
    use crate::fact::RunNumber;
    use crate::measure::Layer;
    use crate::protect::role;
    use crate::reviewed::parts_of;

    #[test]
    fn the_layer_in_the_catalogue_is_the_protection_in_the_code() {
        for entry in Catalogue::embedded().unwrap().entries() {
            let group = Group::Run(RunNumber(1));
            let all = recipes(entry.name).into_iter();
            let all = all.chain(parts_of(entry.name));
            for (_, recipe) in all.chain(recipes_of(entry.name, group)) {
                let cells = recipe.cells();
                let person = cells.iter().any(|cell| role(*cell) == Role::Person);
                assert_eq!(person, entry.layer == Layer::Person, "{}", entry.name);
            }
        }
    }

    #[test]
    fn no_two_figures_are_made_in_the_same_way() {
        let mut seen = std::collections::BTreeSet::new();
        for measure in Measure::ALL {
            for (part, recipe) in recipes(*measure).into_iter().chain(parts_of(*measure)) {
                assert!(seen.insert(format!("{recipe:?}")), "{measure} {part:?}");
            }
        }
    }
}
