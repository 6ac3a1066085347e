//! Loading what a rule may look at. Nothing is decided here.

mod entry;
mod records;
mod track_two;

pub(crate) use records::{complaint_among, complaint_is_open, person_record, same_facts};

use crate::error::Error;
use crate::gate::Gate;
use crate::masked_review;
use augenmass_domain::accompaniment::AccompanimentCommand;
use augenmass_domain::assistance::{Assistance, AssistanceCommand};
use augenmass_domain::case::{Case, CaseCommand};
use augenmass_domain::cost::CostCommand;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::fact::Track;
use augenmass_domain::id::{CaseId, OfficeId, PersonId, RunId};
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::law::OfficeKind;
use augenmass_domain::run::{Run, RunCommand};
use augenmass_domain::subject_request::{SubjectRequest, SubjectRequestCommand};
use augenmass_domain::{Actor, Circumstances, Command, Facets, Kind, Now, State};
use augenmass_store::{ListQuery, Reported, Store, Stored, Surroundings};
use std::collections::HashMap;
use uuid::Uuid;

/// What was loaded for one command.
pub(crate) struct Gathered<'a> {
    /// What the rule may look at.
    pub around: Circumstances<'a>,
    /// What policy may see of the target (or of what is about to be made).
    pub facets: Facets,
    /// The target's state.
    pub state_name: Option<String>,
    /// True where the target does not exist.
    pub missing: bool,
    /// True where the run is open today.
    pub run_open: bool,
    /// The token against re-reporting, kept when the command is accepted (R31).
    pub reported: Option<Reported>,
    versions: HashMap<(Kind, Uuid), i64>,
}

impl<'a> Gathered<'a> {
    /// Circumstances with nothing loaded.
    pub(crate) fn bare(around: Circumstances<'a>) -> Self {
        Self {
            around,
            facets: Facets::default(),
            state_name: None,
            missing: false,
            run_open: false,
            reported: None,
            versions: HashMap::new(),
        }
    }

    /// Remembers the version of a record that was loaded.
    pub(crate) fn remember(&mut self, kind: Kind, id: Uuid, version: i64) {
        self.versions.insert((kind, id), version);
    }

    /// The track of the case that the command is about, or of what it is about itself in track 2.
    pub(crate) fn track(&self) -> Option<Track> {
        let around = &self.around;
        let case = around.case.as_ref().map(|case| case.file().track());
        let visit = || around.visit.as_ref().map(|visit| visit.order().track());
        case.or_else(visit)
            .or_else(|| around.received.first().map(|_| Track::BenefitCheck))
    }

    /// The version that was loaded; `None` for a new record.
    pub(crate) fn version(&self, kind: Kind, id: Uuid) -> Option<i64> {
        self.versions.get(&(kind, id)).copied()
    }
}

/// Loads the target and what belongs to it.
pub(crate) async fn gather<'a>(
    gate: &'a Gate,
    actor: &'a Actor,
    now: Now,
    command: &Command,
) -> Result<Gathered<'a>, Error> {
    let mut gathered = Gathered::bare(Circumstances::bare(now, actor, gate.law()));
    let mut loader = Loader {
        store: gate.store(),
        gathered: &mut gathered,
        held: None,
    };
    loader.target(command).await?;
    loader.related(command).await?;
    loader.installation().await?;
    Ok(gathered)
}

struct Loader<'l, 'a> {
    store: &'l Store,
    gathered: &'l mut Gathered<'a>,
    /// What lies around the target, or around what a new record belongs to.
    held: Option<Surroundings>,
}

impl Loader<'_, '_> {
    /// Keeps a loaded record in its place and remembers its version.
    fn place(&mut self, stored: Stored) {
        let (kind, id) = (stored.state.kind(), stored.state.id());
        self.gathered.remember(kind, id, stored.version);
        let around = &mut self.gathered.around;
        match stored.state {
            State::Indication(indication) => around.indications.push(indication),
            State::Case(case) => around.case = Some(case),
            State::Visit(visit) => around.visits.push(visit),
            State::Accompaniment(accompaniment) => around.accompaniment = Some(accompaniment),
            State::Run(run) => around.run = Some(run),
            State::Disclosure(disclosure) => around.disclosure = Some(disclosure),
            State::Inquiry(inquiry) => around.inquiry = Some(inquiry),
            State::SubjectRequest(request) => around.subject_request = Some(request),
            State::Cost(cost) => around.cost = Some(cost),
            State::Package(package) => around.package = Some(package),
            State::Received(received) => around.received.push(received),
            State::Assistance(assistance) => around.assistance = Some(assistance),
        }
    }

    /// A record: one that is held, or else from the store.
    async fn find(&self, kind: Kind, id: Uuid) -> Result<Option<Stored>, Error> {
        let held = self.held.as_ref().and_then(|held| held.record(kind, id));
        match held {
            Some(stored) => Ok(Some(stored.clone())),
            None => Ok(self.store.load(kind, id).await?),
        }
    }

    fn held(&self) -> impl Iterator<Item = &Stored> {
        self.held.iter().flat_map(|held| &held.records)
    }

    /// Loads a record with what lies around it, to be held.
    async fn hold(&mut self, kind: Kind, id: Uuid) -> Result<Option<Stored>, Error> {
        let held = self.held.insert(self.store.surroundings(kind, id).await?);
        Ok(held.record(kind, id).cloned())
    }

    async fn load(&mut self, kind: Kind, id: Uuid) -> Result<Option<Facets>, Error> {
        let Some(stored) = self.find(kind, id).await? else {
            return Ok(None);
        };
        let facets = stored.state.facets();
        self.place(stored);
        Ok(Some(facets))
    }

    /// The target, or what policy may see of what is about to be made.
    async fn target(&mut self, command: &Command) -> Result<(), Error> {
        let Some(id) = command.target() else {
            return self.facets_of_new(command).await;
        };
        let Some(stored) = self.hold(command.kind(), id).await? else {
            self.gathered.missing = true;
            return Ok(());
        };
        self.gathered.facets = stored.state.facets();
        self.gathered.state_name = Some(stored.state.name().to_owned());
        if let State::Visit(visit) = &stored.state {
            self.gathered.around.visit = Some(visit.clone());
        }
        self.place(stored);
        Ok(())
    }

    /// A new record lies where its maker puts it; policy decides whether it may lie there.
    async fn facets_of_new(&mut self, command: &Command) -> Result<(), Error> {
        let facets = match command {
            Command::Indication(
                IndicationCommand::ImportDraft(entry) | IndicationCommand::Record { entry, .. },
            ) => {
                self.hold(Kind::Run, entry.run.uuid()).await?;
                Facets {
                    office: Some(entry.office),
                    run: Some(entry.run),
                    ..Facets::default()
                }
            }
            Command::Case(CaseCommand::Propose { indications, .. }) => {
                return self
                    .facets_of_proposal(indications.first().map(|id| id.uuid()))
                    .await;
            }
            Command::Accompaniment(AccompanimentCommand::Request { case, carrier, .. }) => Facets {
                carrier: Some(*carrier),
                ..self.facets_of_case(*case).await?
            },
            Command::Disclosure(DisclosureCommand::Request { case, .. })
            | Command::SubjectRequest(SubjectRequestCommand::Receive { case, .. }) => {
                self.facets_of_case(*case).await?
            }
            Command::Case(CaseCommand::ProposeCheck { received, .. }) => {
                return self.facets_of_check(received.uuid()).await;
            }
            Command::Package(command) => track_two::facets_of_package(command),
            Command::Assistance(AssistanceCommand::Request { case }) => {
                self.facets_of_case(*case).await?
            }
            Command::Assistance(AssistanceCommand::Receive { office, run, .. }) => Facets {
                office: Some(*office),
                run: Some(*run),
                ..Facets::default()
            },
            Command::Cost(CostCommand::Record { office, run, .. }) => Facets {
                office: *office,
                run: Some(*run),
                ..Facets::default()
            },
            _ => Facets::default(),
        };
        self.gathered.facets = facets;
        Ok(())
    }

    /// A proposal lies with the registry that the notice was handed to.
    async fn facets_of_proposal(&mut self, first: Option<Uuid>) -> Result<(), Error> {
        let Some(notice) = first else { return Ok(()) };
        let Some(stored) = self.hold(Kind::Indication, notice).await? else {
            self.gathered.missing = true;
            return Ok(());
        };
        let facets = stored.state.facets();
        self.gathered.facets = Facets {
            office: facets.handed_to.first().copied(),
            run: facets.run,
            ..Facets::default()
        };
        Ok(())
    }

    async fn facets_of_case(&mut self, case: CaseId) -> Result<Facets, Error> {
        let Some(stored) = self.hold(Kind::Case, case.uuid()).await? else {
            self.gathered.missing = true;
            return Ok(Facets::default());
        };
        let facets = stored.state.facets();
        self.place(stored);
        Ok(Facets {
            started_by: None,
            ..facets
        })
    }

    /// What belongs to the target: its run, case, visits, indications, and the marks on its person.
    async fn related(&mut self, command: &Command) -> Result<(), Error> {
        match command {
            Command::Indication(command) => self.around_indication(command).await?,
            Command::Case(command) => self.around_case(command).await?,
            Command::Visit(_)
            | Command::Accompaniment(_)
            | Command::Disclosure(_)
            | Command::SubjectRequest(_) => self.around_parts_of_a_case().await?,
            Command::Package(command) => self.around_package(command).await?,
            Command::Assistance(command) => self.around_assistance(command).await?,
            Command::Run(command) => self.around_run(command)?,
            Command::Inquiry(_) | Command::Cost(_) | Command::Received(_) => {}
        }
        self.run(self.gathered.facets.run).await?;
        if let Some(office) = self.gathered.facets.office {
            self.gathered.around.office_kind = self.office_kind(office).await?;
        }
        Ok(())
    }

    /// The draw for masked review: committed to when the run opens, told when it closes (M-6).
    fn around_run(&mut self, command: &RunCommand) -> Result<(), Error> {
        let around = &mut self.gathered.around;
        match command {
            RunCommand::Open { id, .. } => {
                around.review_draw = Some(masked_review::draw_of(self.store, *id)?);
            }
            RunCommand::Close { id } => {
                around.review_seed = Some(masked_review::seed_of(self.store, *id));
            }
            _ => {}
        }
        Ok(())
    }

    async fn run(&mut self, run: Option<RunId>) -> Result<(), Error> {
        if self.gathered.around.run.is_none()
            && let Some(run) = run
        {
            self.load(Kind::Run, run.uuid()).await?;
        }
        let today = self.gathered.around.now.today();
        self.gathered.run_open = self
            .gathered
            .around
            .run
            .as_ref()
            .is_some_and(|run: &Run| run.is_open_on(today));
        Ok(())
    }

    async fn office_kind(&self, office: OfficeId) -> Result<Option<OfficeKind>, Error> {
        let kind = self.store.office_kind(office).await?;
        Ok(kind.as_deref().and_then(OfficeKind::by_name))
    }

    async fn around_indication(&mut self, command: &IndicationCommand) -> Result<(), Error> {
        if let IndicationCommand::ImportDraft(entry) | IndicationCommand::Record { entry, .. } =
            command
        {
            let recorded = matches!(command, IndicationCommand::Record { .. });
            self.around_entry(entry, recorded).await?;
        }
        if let IndicationCommand::Screen { id, .. } = command {
            self.run(self.gathered.facets.run).await?;
            let (store, around) = (self.store, &mut self.gathered.around);
            around.review = masked_review::review_of(store, around.run.as_ref(), *id).await?;
            around.read_in_clear =
                masked_review::was_read_in_clear(store, around.actor, *id).await?;
        }
        if let IndicationCommand::Screen { .. }
        | IndicationCommand::GiveNotice { .. }
        | IndicationCommand::Seal { .. } = command
        {
            self.person_record().await?;
        }
        if let IndicationCommand::GiveNotice { to, .. } = command {
            self.gathered.around.receiver_kind = self.office_kind(*to).await?;
        }
        Ok(())
    }

    async fn around_case(&mut self, command: &CaseCommand) -> Result<(), Error> {
        if let CaseCommand::Propose { indications, .. } = command {
            for id in indications {
                if self.load(Kind::Indication, id.uuid()).await?.is_none() {
                    self.gathered.missing = true;
                }
            }
            let named = self.gathered.around.indications.iter();
            let persons: Vec<PersonId> = named
                .filter_map(|one| one.notice())
                .map(|notice| notice.person_at_registry)
                .collect();
            for person in &persons {
                let begun = ListQuery::of_person(Kind::Case, *person);
                self.gathered.around.case_from_notice |= self.store.count(&begun, 1).await? > 0;
            }
            self.gathered.facets.person = persons.first().copied();
        }
        if let CaseCommand::Exclude { id, .. } = command {
            self.all_parts_of(*id).await?;
        }
        if let CaseCommand::OrderVisit { accompaniment, .. } = command {
            self.load(Kind::Accompaniment, accompaniment.uuid()).await?;
        }
        if let Some(case) = self.gathered.around.case.as_ref().map(Case::id) {
            self.parts_of(case).await?;
        }
        self.person_record().await
    }

    async fn around_parts_of_a_case(&mut self) -> Result<(), Error> {
        if self.gathered.around.case.is_none()
            && let Some(case) = self.case_of_target()
        {
            self.load(Kind::Case, case.uuid()).await?;
        }
        if let Some(case) = self.gathered.around.case.as_ref().map(Case::id) {
            self.parts_of(case).await?;
        }
        self.person_record().await
    }

    fn case_of_target(&self) -> Option<CaseId> {
        let around = &self.gathered.around;
        around
            .visit
            .as_ref()
            .map(|visit| visit.order().case())
            .or_else(|| {
                around
                    .accompaniment
                    .as_ref()
                    .map(augenmass_domain::accompaniment::Accompaniment::case)
            })
            .or_else(|| {
                around
                    .disclosure
                    .as_ref()
                    .map(augenmass_domain::disclosure::Disclosure::case)
            })
            .or_else(|| around.subject_request.as_ref().map(SubjectRequest::case))
            .or_else(|| around.assistance.as_ref().map(Assistance::case))
    }

    /// Every record that belongs to a case and keeps who is excluded from it.
    async fn all_parts_of(&mut self, case: CaseId) -> Result<(), Error> {
        for kind in [
            Kind::Visit,
            Kind::Accompaniment,
            Kind::Disclosure,
            Kind::SubjectRequest,
            Kind::Assistance,
        ] {
            let parts = self.store.list_all(ListQuery::of_case(kind, case)).await?;
            for part in parts {
                self.gathered.remember(kind, part.state.id(), part.version);
                self.gathered.around.parts.push(part.state);
            }
        }
        Ok(())
    }

    /// The visits of a case, and whether a complaint about it is open: that freezes hand-overs (R34).
    async fn parts_of(&mut self, case: CaseId) -> Result<(), Error> {
        let is_case = |stored: &Stored| stored.state.kind() == Kind::Case;
        if !self
            .held()
            .any(|held| is_case(held) && held.state.id() == case.uuid())
        {
            self.hold(Kind::Case, case.uuid()).await?;
        }
        let parts: Vec<Stored> = self.held().cloned().collect();
        self.gathered.around.complaint_open = complaint_among(&parts, case);
        self.gathered.around.visits.clear();
        let visits = parts.into_iter();
        for visit in visits.filter(|stored| stored.state.kind() == Kind::Visit) {
            self.place(visit);
        }
        Ok(())
    }

    /// The person's record in the target's compartment, for rules that hand it over or look for a
    /// disclosure block. It is shown to nobody here.
    async fn person_record(&mut self) -> Result<(), Error> {
        let Some(person) = self.gathered.facets.person else {
            return Ok(());
        };
        let record = person_record(self.store, person).await?;
        if let Some(record) = &record {
            // Only the registry knows blocks; other offices get the same neutral way for everyone (R16).
            if self.gathered.around.case.is_some() || self.gathered.state_name.is_none() {
                self.gathered.around.protected =
                    self.store.is_blocked(record.identity().reveal()).await?;
            }
        }
        self.gathered.around.person = record;
        Ok(())
    }

    async fn installation(&mut self) -> Result<(), Error> {
        self.gathered.around.stopped = match &self.held {
            Some(held) => held.stopped,
            None => self.store.is_stopped().await?,
        };
        self.gathered.around.fairness_until = match (&self.gathered.around.run, &self.held) {
            (Some(run), Some(held)) => crate::fairness::known_until(run, &held.fairness),
            _ => None,
        };
        Ok(())
    }
}
