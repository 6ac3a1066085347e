//! What the rules of track 2 may look at: packages, received indications, requests for assistance.

use super::Loader;
use crate::error::Error;
use augenmass_domain::assistance::AssistanceCommand;
use augenmass_domain::id::{OfficeId, PackageId, RunId};
use augenmass_domain::package::{Package, PackageCommand};
use augenmass_domain::{Facets, Kind, State};
use augenmass_store::{ListQuery, Store};
use uuid::Uuid;

/// Where a new package lies; for one that exists the facets come with it.
pub(super) fn facets_of_package(command: &PackageCommand) -> Facets {
    match command {
        PackageCommand::Commit { office, run, .. } | PackageCommand::Seal { office, run, .. } => {
            Facets {
                office: Some(*office),
                run: Some(*run),
                ..Facets::default()
            }
        }
        _ => Facets::default(),
    }
}

/// The packages of an office in a run.
pub(crate) async fn packages(
    store: &Store,
    office: OfficeId,
    run: RunId,
) -> Result<Vec<Package>, Error> {
    let mut query = ListQuery::of(Kind::Package);
    query.office = Some(office);
    query.run = Some(run);
    let all = store.list_all(query).await?;
    Ok(all
        .into_iter()
        .filter_map(|stored| match stored.state {
            State::Package(package) => Some(package),
            _ => None,
        })
        .collect())
}

impl Loader<'_, '_> {
    /// A case of the benefit check lies where the indication lies that it begins from.
    pub(super) async fn facets_of_check(&mut self, received: Uuid) -> Result<(), Error> {
        let Some(stored) = self.hold(Kind::Received, received).await? else {
            self.gathered.missing = true;
            return Ok(());
        };
        let facets = stored.state.facets();
        self.gathered.facets = Facets {
            office: facets.office,
            run: facets.run,
            person: facets.person,
            ..Facets::default()
        };
        self.place(stored);
        Ok(())
    }

    pub(super) async fn around_package(&mut self, command: &PackageCommand) -> Result<(), Error> {
        match command {
            PackageCommand::Commit { office, run, .. } => self.other_packages(*office, *run).await,
            PackageCommand::Seal {
                office,
                run,
                indications,
                ..
            } => {
                for id in indications {
                    self.load(Kind::Indication, id.uuid()).await?;
                }
                self.other_packages(*office, *run).await
            }
            PackageCommand::Open { id, .. } | PackageCommand::End { id } => {
                self.payloads(*id).await
            }
            PackageCommand::Request { .. }
            | PackageCommand::TakeRequest { .. }
            | PackageCommand::Respond { .. }
            | PackageCommand::Receipt { .. } => Ok(()),
        }
    }

    /// Whether another package has not ended, and how many indications earlier ones carried.
    async fn other_packages(&mut self, office: OfficeId, run: RunId) -> Result<(), Error> {
        let packages = packages(self.store, office, run).await?;
        let around = &mut self.gathered.around;
        around.another_open = packages.iter().any(|one| !one.is_over());
        around.indications_in_run = packages.iter().filter_map(Package::payloads).sum();
        Ok(())
    }

    /// The received indications of a package.
    async fn payloads(&mut self, package: PackageId) -> Result<(), Error> {
        let mut query = ListQuery::of(Kind::Received);
        query.run = self.gathered.facets.run;
        query.office = self.gathered.facets.office;
        for stored in self.store.list_all(query).await? {
            if let State::Received(one) = &stored.state
                && one.core().package == package
            {
                self.place(stored);
            }
        }
        Ok(())
    }

    pub(super) async fn around_assistance(
        &mut self,
        command: &AssistanceCommand,
    ) -> Result<(), Error> {
        match command {
            AssistanceCommand::Receive { id, record, .. } => {
                self.load(Kind::Assistance, id.uuid()).await?;
                let identity = record.identity();
                self.gathered.around.protected = self.store.is_blocked(identity.reveal()).await?;
                return Ok(());
            }
            AssistanceCommand::Request { case } => {
                let query = ListQuery::of_case(Kind::Assistance, *case);
                let others = self.store.list_all(query).await?;
                self.gathered.around.another_open = others.iter().any(
                    |stored| matches!(&stored.state, State::Assistance(other) if other.is_open()),
                );
            }
            _ => {}
        }
        self.around_parts_of_a_case().await
    }
}
