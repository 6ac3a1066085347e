//! The counters behind the figures, and which counters a row moves.

use crate::compared::{Compared, Group};
use crate::error::StatisticsError;
use crate::fact::{
    Arm, Bearer, Body, ClosedOutcome, FactKind, FactRow, GroundClass, Letter, Sign, Told,
    VisitOutcome,
};
use crate::money::{Money, MoneyKind};
use crate::reviewed::Reviewed;

/// What is counted per closed case (R37: units are never mixed).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Closed {
    Cases,
    Children,
}

impl Closed {
    pub(crate) const ALL: [Self; 2] = [Self::Cases, Self::Children];
}

/// A counter of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cell {
    IndicationsRecorded,
    IndicationsWithGround(Option<GroundClass>),
    IndicationsDropped,
    IndicationsExpired,
    NoticesGiven,
    CasesOpened,
    Closed(Closed, ClosedOutcome),
    ClosedAfterVisit,
    ClosedByLetterAlone,
    ClosingsTakenBack,
    CasesDeclined,
    CasesExpired,
    CasesReopened,
    ObjectionsUpheld,
    Letters(Letter),
    ClearingTimed,
    ClearingInTime,
    /// Days to all clearing letters that say them, and how many say them.
    ClearingDays,
    ClearingWithDays,
    VisitsOrdered,
    Visits(VisitOutcome),
    VisitsAccompanied,
    ConsentWithdrawn(Told),
    ChildrenPresent(Told),
    DisclosuresSent,
    DisclosuresRefused,
    ComplaintsReceived,
    SupportOffered,
    SupportAccepted,
    CommandsRefused,
    CommandsRejected,
    EndangermentReferred,
    Spent(Bearer),
    /// Rows with money spent of a bearer: without any, the cost is not known.
    SpendingEvents(Bearer),
    TimeOf(Body),
    Planned(Bearer),
    /// Rows with planned money of a bearer.
    PlanEvents(Bearer),
    PlannedTimeOf(Body),
    MoneyOf(MoneyKind),
    /// Rows with money of a kind: the frequency that protects the amount.
    MoneyEvents(MoneyKind),
    // Derived after the pass:
    ClosedAll(Closed),
    /// Closed cases minus the unremarkable ones: what a share of them would reveal.
    NotUnremarkable,
    /// Closed cases without a clearing letter: each end without a decision has one, protected persons
    /// excepted, so this is nearly the number of decisions.
    ClosedWithoutLetter,
    /// All ends of the year: closed, declined, expired.
    Ended,
    /// Open at the end of the year.
    Open,
    /// Open at the end of the year before the window.
    OpenBefore,
    VisitsHeld,
    VisitsCompleted,
    SupportNotAccepted,
    TimeOfAll,
    PlannedTimeOfAll,
    /// Of a track or run, from the first record on.
    Of(Group, Compared),
    /// Of first decisions by the draw for masked review, from the first record on.
    Drawn(Arm, Reviewed),
    /// Dropped outside the draw, or after having been put forward, from the first record on.
    DroppedOtherwise,
}

/// The counters that a row moves, and by how much.
pub(crate) fn moves(row: &FactRow) -> Result<Vec<(Cell, i64)>, StatisticsError> {
    let sign: i64 = match row.sign {
        Sign::Plus => 1,
        Sign::Minus => -1,
    };
    let count = sign * i64::from(row.count);
    let mut moves = Vec::with_capacity(8);
    events(row, sign, count, &mut moves);
    if row.minutes > 0 {
        let body = row
            .body
            .ok_or(StatisticsError::MinutesWithoutBody(row.month))?;
        let time = if row.kind == FactKind::CostPlanned {
            Cell::PlannedTimeOf(body)
        } else {
            Cell::TimeOf(body)
        };
        moves.push((time, sign * i64::from(row.minutes)));
    }
    if let Some(money) = row.money {
        amounts(row, money, sign, count, &mut moves)?;
    }
    Ok(moves)
}

fn amounts(
    row: &FactRow,
    money: Money,
    sign: i64,
    count: i64,
    moves: &mut Vec<(Cell, i64)>,
) -> Result<(), StatisticsError> {
    if money.cents() < 0 {
        return Err(StatisticsError::NegativeAmount(row.month));
    }
    let cents = sign * money.cents();
    let kind = money.kind();
    if matches!(kind, MoneyKind::Spent | MoneyKind::Planned) {
        let bearer = row
            .bearer
            .ok_or(StatisticsError::SpendingWithoutBearer(row.month))?;
        let (amount, events) = match kind {
            MoneyKind::Spent => (Cell::Spent(bearer), Cell::SpendingEvents(bearer)),
            _ => (Cell::Planned(bearer), Cell::PlanEvents(bearer)),
        };
        moves.push((amount, cents));
        moves.push((events, count));
    }
    moves.push((Cell::MoneyOf(kind), cents));
    moves.push((Cell::MoneyEvents(kind), count));
    Ok(())
}

fn events(row: &FactRow, sign: i64, count: i64, moves: &mut Vec<(Cell, i64)>) {
    match row.kind {
        FactKind::IndicationRecorded => {
            moves.push((Cell::IndicationsRecorded, count));
            moves.push((Cell::IndicationsWithGround(row.ground_class), count));
        }
        FactKind::CaseClosed { outcome, visited } => {
            let way = if visited {
                Cell::ClosedAfterVisit
            } else {
                Cell::ClosedByLetterAlone
            };
            moves.push((way, count));
            moves.push((Cell::Closed(Closed::Cases, outcome), count));
            moves.push((
                Cell::Closed(Closed::Children, outcome),
                sign * i64::from(row.children),
            ));
            if row.sign == Sign::Minus {
                moves.push((Cell::ClosingsTakenBack, -count));
            }
        }
        FactKind::LetterSent {
            letter,
            in_time,
            days,
        } => {
            moves.push((Cell::Letters(letter), count));
            if let (Letter::Clearing, Some(in_time)) = (letter, in_time) {
                moves.push((Cell::ClearingTimed, count));
                moves.push((Cell::ClearingInTime, if in_time { count } else { 0 }));
            }
            if let (Letter::Clearing, Some(days)) = (letter, days) {
                moves.push((Cell::ClearingWithDays, count));
                moves.push((Cell::ClearingDays, sign * i64::from(days)));
            }
        }
        FactKind::VisitRecorded {
            outcome,
            accompanied,
        } => {
            moves.push((Cell::Visits(outcome), count));
            if accompanied && outcome != VisitOutcome::Cancelled {
                moves.push((Cell::VisitsAccompanied, count));
            }
        }
        FactKind::IndicationScreened { arm, put_forward } => {
            let passed = if put_forward { count } else { 0 };
            moves.extend(arm.map(|arm| (Cell::Drawn(arm, Reviewed::Screened), count)));
            moves.extend(arm.map(|arm| (Cell::Drawn(arm, Reviewed::PassedOn), passed)));
        }
        FactKind::AtTheDoor {
            consent_withdrawn,
            children_present,
        } => {
            moves.push((Cell::ConsentWithdrawn(consent_withdrawn), count));
            moves.push((Cell::ChildrenPresent(children_present), count));
        }
        FactKind::CostRecorded | FactKind::CostPlanned => {}
        simple => moves.extend(simple_cell(simple).map(|cell| (cell, count))),
    }
}

const fn simple_cell(kind: FactKind) -> Option<Cell> {
    Some(match kind {
        FactKind::IndicationDropped => Cell::IndicationsDropped,
        FactKind::IndicationExpired => Cell::IndicationsExpired,
        FactKind::NoticeGiven => Cell::NoticesGiven,
        FactKind::CaseOpened => Cell::CasesOpened,
        FactKind::CaseDeclined => Cell::CasesDeclined,
        FactKind::CaseExpired => Cell::CasesExpired,
        FactKind::CaseReopened => Cell::CasesReopened,
        FactKind::ObjectionUpheld => Cell::ObjectionsUpheld,
        FactKind::VisitOrdered => Cell::VisitsOrdered,
        FactKind::DisclosureSent => Cell::DisclosuresSent,
        FactKind::DisclosureRefused => Cell::DisclosuresRefused,
        FactKind::ComplaintReceived => Cell::ComplaintsReceived,
        FactKind::SupportOffered => Cell::SupportOffered,
        FactKind::SupportAccepted => Cell::SupportAccepted,
        FactKind::CommandRefused => Cell::CommandsRefused,
        FactKind::CommandRejected => Cell::CommandsRejected,
        FactKind::EndangermentReferred => Cell::EndangermentReferred,
        FactKind::IndicationRecorded
        | FactKind::IndicationScreened { .. }
        | FactKind::AtTheDoor { .. }
        | FactKind::CaseClosed { .. }
        | FactKind::LetterSent { .. }
        | FactKind::VisitRecorded { .. }
        | FactKind::CostRecorded
        | FactKind::CostPlanned => return None,
    })
}
