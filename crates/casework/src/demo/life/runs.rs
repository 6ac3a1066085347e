//! The runs of later years: drafted in December, opened in January.

use super::Year;
use crate::demo::city::Size;
use crate::demo::set_up::{RunPlan, draft_planned, open_drafted};
use crate::error::Error;
use augenmass_domain::id::RunId;
use augenmass_domain::run::CheckedManifest;
use jiff::civil::DateTime;

/// A run that is still to come.
pub(super) struct Ahead {
    plan: RunPlan,
    manifest: CheckedManifest,
    drafted: Option<RunId>,
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

    /// Drafts and opens what is due up to a moment, each at its own.
    pub(super) async fn open_runs_until(&mut self, at: DateTime) -> Result<(), Error> {
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
            self.ahead.remove(0);
        }
        Ok(())
    }
}
