//! Cost records: what it costs and who pays (Q6, P-13). A record is final; a correction is a second
//! record with the sign reversed.

use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::fact::{Bearer, Counted, Fact};
use crate::id::{AccountId, CostId, Ids, OfficeId, RunId};
use crate::law::OfficeKind;
use crate::run::Run;
use crate::state::Facets;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the money or time went into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CostKind {
    /// Working time.
    Staff,
    /// Accompaniment by social work.
    Accompaniment,
    /// Interpreters and translation.
    Interpreting,
    /// Post and printing.
    Postage,
    /// Anything else.
    Other,
}

/// Commands.
#[derive(Clone, Debug, PartialEq)]
pub enum CostCommand {
    /// Records a cost.
    Record {
        /// The run.
        run: RunId,
        /// The office where it arose, if one of the city's.
        office: Option<OfficeId>,
        /// What for.
        kind: CostKind,
        /// Who bears it.
        bearer: Bearer,
        /// On which day.
        on: Date,
        /// Money, cents; may be 0 where only time is recorded.
        cents: i64,
        /// Working time, minutes.
        minutes: u32,
        /// Planned, not spent (Q6).
        planned: bool,
        /// The record that is taken back, repeated here exactly; `None` for a new cost.
        corrects: Option<CostId>,
    },
}

/// A cost record. Amounts are never negative: a correction repeats the amounts of the record that it
/// takes back and counts with the sign reversed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostRecord {
    /// Its id.
    pub id: CostId,
    /// The run.
    pub run: RunId,
    /// The office where it arose, if one of the city's.
    pub office: Option<OfficeId>,
    /// What for.
    pub kind: CostKind,
    /// Who bears it.
    pub bearer: Bearer,
    /// On which day.
    pub on: Date,
    /// Money, cents.
    pub cents: i64,
    /// Working time, minutes.
    pub minutes: u32,
    /// Planned, not spent (Q6). Never added to what was spent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub planned: bool,
    /// Who recorded it.
    pub recorded_by: AccountId,
    /// The record that this one takes back.
    pub corrects: Option<CostId>,
    /// The correction by which this one was taken back.
    pub corrected_by: Option<CostId>,
}

impl CostRecord {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> CostId {
        self.id
    }
    /// The name of its state, kebab-case. All are final.
    #[must_use]
    pub const fn state_name(&self) -> &'static str {
        match (self.corrects, self.corrected_by) {
            (Some(_), _) => "correction",
            (None, Some(_)) => "taken-back",
            (None, None) if self.planned => "planned",
            (None, None) => "recorded",
        }
    }
    /// What policy and storage may see.
    #[must_use]
    pub fn facets(&self) -> Facets {
        Facets {
            office: self.office,
            run: Some(self.run),
            started_by: Some(self.recorded_by),
            ..Facets::default()
        }
    }
}

crate::rejections! {
    /// Rules of this aggregate.
    CostRejection {
        /// The run is not there.
        RunNotFound => "cost.run-not-found", "P-13";
        /// The run is reported: its figures stand.
        RunReported => "cost.run-reported", "R37, P-13";
        /// The day lies in the future.
        InTheFuture => "cost.in-the-future", "Art. 5(1)(d) GDPR, P-13";
        /// A run that is over is not planned any more.
        PlanTooLate => "cost.plan-too-late", "P-13";
        /// The day lies outside the run.
        OutsideTheRun => "cost.outside-the-run", "P-13, R42";
        /// Neither money nor time.
        Nothing => "cost.nothing", "P-13";
        /// A negative amount: take the wrong record back by a correction.
        Negative => "cost.negative", "P-13, R35";
        /// The record to be taken back is not there.
        OriginalNotFound => "cost.original-not-found", "R35";
        /// A correction repeats the record that it takes back.
        DiffersFromOriginal => "cost.differs-from-original", "R35";
        /// The record was taken back already, or is a correction itself.
        AlreadyTakenBack => "cost.already-taken-back", "R35";
    }
}

impl CostCommand {
    /// The action that policies decide.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Record { .. } => Action::RecordCost,
        }
    }
    /// The record it concerns; `None` where it makes a new one.
    #[must_use]
    pub const fn target(&self) -> Option<Uuid> {
        match self {
            Self::Record {
                corrects: Some(id), ..
            } => Some(id.uuid()),
            Self::Record { corrects: None, .. } => None,
        }
    }
}

/// Decides a command about a cost record.
///
/// # Errors
/// The rule that said no.
pub fn decide(
    command: &CostCommand,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CostRejection> {
    let CostCommand::Record {
        run: id,
        office,
        kind,
        bearer,
        on,
        cents,
        minutes,
        planned,
        corrects,
    } = command;
    let run = around
        .run
        .as_ref()
        .filter(|run| run.id() == *id)
        .ok_or(CostRejection::RunNotFound)?;
    check_time(run, *on, *planned, around)?;
    check_amounts(*cents, *minutes)?;
    let record = CostRecord {
        id: CostId::fresh(ids),
        run: *id,
        office: *office,
        kind: *kind,
        bearer: *bearer,
        on: *on,
        cents: *cents,
        minutes: *minutes,
        planned: *planned,
        recorded_by: around.actor.account,
        corrects: *corrects,
        corrected_by: None,
    };
    let counted = counted(&record, office.and(around.office_kind));
    let fact = Fact::one(*on, counted).track(run.track()).run(*id);
    let Some(original) = corrects else {
        let event = if *planned {
            "cost-planned"
        } else {
            "cost-recorded"
        };
        return Ok(described(Decision::to(event, record), *id).fact(fact));
    };
    let original = original_of(&record, *original, around)?;
    let taken_back = CostRecord {
        corrected_by: Some(record.id),
        ..original.clone()
    };
    Ok(
        described(Decision::to("cost-taken-back", taken_back).and(record), *id)
            .fact(fact.taken_back()),
    )
}

const fn counted(record: &CostRecord, office: Option<OfficeKind>) -> Counted {
    let (bearer, cents, minutes) = (record.bearer, record.cents, record.minutes);
    if record.planned {
        Counted::CostPlanned {
            bearer,
            cents,
            minutes,
            office,
        }
    } else {
        Counted::CostRecorded {
            bearer,
            cents,
            minutes,
            office,
        }
    }
}

/// The rules about the run and the day. A plan may lie ahead, but not after the run.
fn check_time(
    run: &Run,
    on: Date,
    planned: bool,
    around: &Circumstances<'_>,
) -> Result<(), CostRejection> {
    if matches!(run, Run::Reported(_)) {
        return Err(CostRejection::RunReported);
    }
    if planned && matches!(run, Run::Closed(_)) {
        return Err(CostRejection::PlanTooLate);
    }
    if !planned && on > around.now.today() {
        return Err(CostRejection::InTheFuture);
    }
    if !run.covers(on) {
        return Err(CostRejection::OutsideTheRun);
    }
    Ok(())
}

const fn check_amounts(cents: i64, minutes: u32) -> Result<(), CostRejection> {
    if cents < 0 {
        return Err(CostRejection::Negative);
    }
    if cents == 0 && minutes == 0 {
        return Err(CostRejection::Nothing);
    }
    Ok(())
}

fn described(decision: Decision, run: RunId) -> Decision {
    decision.detail("run", run)
}

/// The record that a correction takes back: the same amounts, still standing.
fn original_of<'a>(
    correction: &CostRecord,
    id: CostId,
    around: &'a Circumstances<'_>,
) -> Result<&'a CostRecord, CostRejection> {
    let original = around
        .cost
        .as_ref()
        .filter(|cost| cost.id == id)
        .ok_or(CostRejection::OriginalNotFound)?;
    if original.corrects.is_some() || original.corrected_by.is_some() {
        return Err(CostRejection::AlreadyTakenBack);
    }
    let repeated = CostRecord {
        id: original.id,
        recorded_by: original.recorded_by,
        corrects: None,
        ..correction.clone()
    };
    if repeated != *original {
        return Err(CostRejection::DiffersFromOriginal);
    }
    Ok(original)
}

#[cfg(test)]
mod tests;
