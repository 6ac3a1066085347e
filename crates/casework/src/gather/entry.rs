//! What the rules of an entry may look at: what the office reported already, what its run still allows.

use super::Loader;
use super::records::{count, same_facts};
use crate::error::Error;
use augenmass_domain::indication::IndicationEntry;
use augenmass_domain::{Kind, State};
use augenmass_store::{ListQuery, Reported, Stored};

impl Loader<'_, '_> {
    pub(super) async fn around_entry(
        &mut self,
        entry: &IndicationEntry,
        recorded: bool,
    ) -> Result<(), Error> {
        self.load(Kind::Run, entry.run.uuid()).await?;
        let class = self.gathered.around.law.ground(&entry.ground);
        if let Some(class) = class.map(|ground| ground.class.name()) {
            let retired = self.store.retired_grounds().await?;
            self.gathered.around.ground_retired = retired.iter().any(|one| one.ground == class);
        }
        let drafts = self.store.drafts_in_run(entry.run, entry.office).await?;
        let counted = self.store.count_in_run(entry.run, entry.office).await?;
        let around = &mut self.gathered.around;
        around.indications_in_run = counted.saturating_sub(count(&drafts, expired_as_draft));
        around.drafts_alike = count(&drafts, |stored| {
            stored.state.name() == "draft" && is_alike(stored, entry)
        });
        around.drafts_today = self
            .store
            .drafts_on(entry.office, around.now.today())
            .await?;
        let token = self
            .store
            .token(entry.office, entry.run, &same_facts(entry))
            .await?;
        around.already_reported = self.store.already_reported(entry.run, token).await?;
        if !recorded && self.known_draft(entry).await? {
            self.gathered.around.already_reported = true;
        }
        let around = &mut self.gathered.around;
        // A draft is no report: only the indication that a person records is remembered (R31).
        let until = around
            .run
            .as_ref()
            .filter(|_| recorded)
            .map(|run| run.plan().ends);
        self.gathered.reported = until.map(|until| Reported {
            office: entry.office,
            run: entry.run,
            token,
            until,
        });
        Ok(())
    }

    /// True where the office holds the same child, ground and day already: a file read twice.
    async fn known_draft(&self, entry: &IndicationEntry) -> Result<bool, Error> {
        let identity = entry.person.identity();
        for person in self
            .store
            .persons_like(entry.office, identity.reveal())
            .await?
        {
            let query = ListQuery::of_person(Kind::Indication, person);
            let known = self.store.list_all(query).await?;
            if known.iter().any(|stored| is_alike(stored, entry)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// True for an indication with the ground and the day of the fact of this entry.
fn is_alike(stored: &Stored, entry: &IndicationEntry) -> bool {
    match &stored.state {
        State::Indication(known) => {
            known.core().ground == entry.ground && known.core().fact_on == entry.fact_on
        }
        _ => false,
    }
}

/// What expired as a draft was never an indication and does not count towards the cap of the manifest; it
/// is known by its missing evidence, which no indication lacks.
fn expired_as_draft(stored: &Stored) -> bool {
    match &stored.state {
        State::Indication(expired) => {
            stored.state.name() == "expired" && expired.core().evidence.is_none()
        }
        _ => false,
    }
}
