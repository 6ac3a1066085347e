//! The runs, one after the other: drafted in December, opened in January; worked off, closed and reported after
//! their last day.

use super::Year;
use crate::demo::city::Size;
use crate::demo::set_up::{RunPlan, draft_planned, open_drafted};
use crate::error::Error;
use crate::runs::report_command;
use augenmass_domain::Purpose;
use augenmass_domain::id::RunId;
use augenmass_domain::run::{CheckedManifest, RunCommand};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

/// A run that is still to come.
pub(super) struct Ahead {
    plan: RunPlan,
    manifest: CheckedManifest,
    drafted: Option<RunId>,
}

/// A run that was opened and is not reported yet.
pub(super) struct Running {
    id: RunId,
    ends: Date,
    closed: bool,
}

impl Running {
    pub(super) const fn new(id: RunId, plan: &RunPlan) -> Self {
        Self {
            id,
            ends: plan.ends,
            closed: false,
        }
    }

    /// When it is closed, and then when it is reported: within the three months that the report may take.
    fn due(&self) -> DateTime {
        let after = if self.closed { 8.weeks() } else { 2.days() };
        self.ends.saturating_add(after).at(11, 0, 0, 0)
    }
}

impl Year<'_> {
    /// Opens a run for each further year of a size, with the same documents and signatures.
    #[must_use]
    pub fn with_later_runs(mut self, size: &Size, manifest: &CheckedManifest) -> Self {
        self.ahead = size
            .years()
            .skip(1)
            .map(|year| Ahead {
                plan: RunPlan::of_year(year),
                manifest: manifest.clone(),
                drafted: None,
            })
            .collect();
        self
    }

    /// Drafts, opens, closes and reports what is due up to a moment, each at its own.
    pub(super) async fn runs_until(&mut self, at: DateTime) -> Result<(), Error> {
        self.end_runs_until(at).await?;
        while let Some(next) = self.ahead.first_mut() {
            let Some(id) = next.drafted else {
                if next.plan.drafted > at {
                    break;
                }
                self.clock.set(next.plan.drafted);
                next.drafted = Some(draft_planned(self.installation, &next.plan).await?);
                continue;
            };
            if next.plan.opened > at {
                break;
            }
            self.clock.set(next.plan.opened);
            open_drafted(self.installation, id, &next.manifest).await?;
            self.cast.runs.push(id);
            self.running.push(Running::new(id, &next.plan));
            self.ahead.remove(0);
        }
        Ok(())
    }

    async fn end_runs_until(&mut self, at: DateTime) -> Result<(), Error> {
        while let Some(run) = self.running.first() {
            let (id, due, closed) = (run.id, run.due(), run.closed);
            if due > at {
                break;
            }
            self.clock.set(due);
            let command = if closed {
                report_command(self.installation, id).await?
            } else {
                RunCommand::Close { id }
            };
            self.submit("koordination", Purpose::Steering, command)
                .await?;
            if closed {
                self.running.remove(0);
            } else if let Some(run) = self.running.first_mut() {
                run.closed = true;
            }
        }
        Ok(())
    }
}
