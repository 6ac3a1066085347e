//! A town in memory, in which random steps become commands, and a model that watches the safeguards.
//!
//! [`Town`] keeps states and decides with the domain alone. `steps` turns four bytes into the next
//! command: mostly what comes next on the longest way, by somebody who is mostly the right one,
//! otherwise anything by anybody. [`Houses`] are two such towns, a municipality and a family benefits office, with the
//! benefit check between them. [`Model`] restates the safeguards in its own words; it knows the
//! commands that were accepted and never asks a rule.

mod anything;
mod cast;
mod houses;
mod messages;
mod model;
mod office;
mod steps;
mod way;

pub use cast::{Cast, child};
pub use houses::{Houses, hold_between};
pub use model::Model;
pub use steps::{House, Move, Step, View, next};

use crate::documents::{at, shipped_law};
use augenmass_domain::accompaniment::Accompaniment;
use augenmass_domain::assistance::Assistance;
use augenmass_domain::case::{Case, CaseCommand};
use augenmass_domain::disclosure::Disclosure;
use augenmass_domain::id::{CaseId, Ids};
use augenmass_domain::indication::{Indication, IndicationCommand, Review};
use augenmass_domain::law::OfficeKind;
use augenmass_domain::subject_request::SubjectRequest;
use augenmass_domain::{Circumstances, Command, Decision, Kind, Rejection, State, decide};
use jiff::civil::{DateTime, date};
use uuid::Uuid;

struct Counter(u128);

impl Ids for Counter {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

/// The longest sequence of one input.
const MOST_STEPS: usize = 400;

/// Random steps through the whole domain; four bytes are one.
pub fn commands(bytes: &[u8]) {
    let mut town = Town::new();
    for chunk in bytes.as_chunks::<4>().0.iter().take(MOST_STEPS) {
        let _ = town.step(Step::from(*chunk));
    }
}

/// Random steps through both sides of the benefit check; four bytes are one.
pub fn benefit_check(bytes: &[u8]) {
    let mut houses = Houses::new();
    for chunk in bytes.as_chunks::<4>().0.iter().take(MOST_STEPS) {
        let _ = houses.step(Step::from(*chunk));
    }
}

/// States in memory, in the order in which they were made, and the model that watches them.
pub struct Town {
    /// The moment by the wall clock.
    pub now: DateTime,
    /// The states.
    pub states: Vec<State>,
    /// Who acts.
    pub cast: Cast,
    /// What must hold.
    pub model: Model,
    house: House,
    ids: Counter,
}

impl Default for Town {
    fn default() -> Self {
        Self::new()
    }
}

impl Town {
    /// Monday, 2 March 2026, nine o'clock; nothing has happened yet.
    #[must_use]
    pub fn new() -> Self {
        Self::of(House::Register, 1 << 64)
    }

    fn of(house: House, first_id: u128) -> Self {
        Self {
            now: date(2026, 3, 2).at(9, 0, 0, 0),
            states: Vec::new(),
            cast: Cast::invented(),
            model: Model::default(),
            house,
            ids: Counter(first_id),
        }
    }

    /// Takes one step; what is decided becomes true, and the model must agree.
    ///
    /// # Errors
    /// The rule that said no.
    pub fn step(&mut self, step: Step) -> Result<(), Rejection> {
        self.step_beside(&[], step)
    }

    /// Takes one step in sight of the other house's states: what they say was sent is what can be taken in.
    fn step_beside(&mut self, other: &[State], step: Step) -> Result<(), Rejection> {
        let view = View {
            now: self.now,
            states: &self.states,
            cast: &self.cast,
            house: self.house,
            other,
        };
        let Move {
            now,
            actor,
            command,
        } = next(&view, step);
        self.now = now;
        let decided = {
            let around = self.around(&actor, &command);
            decide(&command, &around, &mut self.ids)
        };
        let Decision {
            changes,
            facts,
            erasures,
            erased_at_once,
            ..
        } = decided?;
        for change in &changes {
            match self
                .states
                .iter_mut()
                .find(|known| known.id() == change.id())
            {
                Some(known) => *known = change.clone(),
                None => self.states.push(change.clone()),
            }
        }
        self.model
            .accepted(self.now, &actor, &command, &changes, &erasures);
        self.model.erased_at_once(&erased_at_once);
        self.model.count(&facts);
        self.model.holds(&self.states);
        Ok(())
    }

    fn find(&self, kind: Kind, id: Uuid) -> Option<State> {
        let is_it = |state: &&State| state.kind() == kind && state.id() == id;
        self.states.iter().find(is_it).cloned()
    }

    fn case(&self, id: CaseId) -> Option<Case> {
        match self.find(Kind::Case, id.uuid()) {
            Some(State::Case(case)) => Some(case),
            _ => None,
        }
    }

    fn indication(&self, id: Uuid) -> Option<Indication> {
        match self.find(Kind::Indication, id) {
            Some(State::Indication(indication)) => Some(indication),
            _ => None,
        }
    }

    /// What the gate would load for a command.
    fn around<'a>(
        &self,
        actor: &'a augenmass_domain::Actor,
        command: &Command,
    ) -> Circumstances<'a> {
        let mut around = Circumstances::bare(at(self.now), actor, shipped_law());
        let mut office = actor.office;
        let target = command
            .target()
            .and_then(|id| self.find(command.kind(), id));
        let mut run = target.as_ref().and_then(|state| state.facets().run);
        if let Some(target) = target {
            office = target.facets().office.or(office);
            place(target, &mut around);
        }
        self.related(command, &mut around);
        if let Some(case) = &around.case {
            run = run.or(case.facets().run);
            around.visits = self.visits_of(case.id());
            around.complaint_open = self.complaint_open(case.id());
            around.parts = self.parts_of(case.id());
        }
        run = run.or_else(|| houses::run_of_new(command, around.received.first()));
        run = run.or_else(|| around.indications.first().map(|x| x.core().run));
        if let (None, Some(run)) = (&around.run, run)
            && let Some(State::Run(run)) = self.find(Kind::Run, run.uuid())
        {
            around.run = Some(run);
        }
        around.office_kind = office.and_then(|office| self.cast.kind_of(office));
        around
    }

    /// What belongs to a case and keeps who is excluded from it.
    fn parts_of(&self, case: CaseId) -> Vec<State> {
        let parts = self
            .states
            .iter()
            .filter(|state| state.kind() != Kind::Case && state.case() == Some(case));
        parts.cloned().collect()
    }

    fn related(&self, command: &Command, around: &mut Circumstances<'_>) {
        match command {
            Command::Indication(
                IndicationCommand::ImportDraft(entry) | IndicationCommand::Record { entry, .. },
            ) => {
                if let Some(State::Run(run)) = self.find(Kind::Run, entry.run.uuid()) {
                    around.run = Some(run);
                }
            }
            Command::Indication(IndicationCommand::Screen { id, .. }) => {
                // As if all indications were about one child.
                let others = self.states.iter().filter_map(|state| match state {
                    State::Indication(x) if x.id() != *id => Some(x.clone()),
                    _ => None,
                });
                around.indications.extend(others);
                // As if a draw had been made, and now and then the monitor watched.
                let last = usize::from(id.uuid().as_bytes()[15]);
                around.review = Review::ALL[last % Review::ALL.len()];
                around.read_in_clear = self.model.has_drafted(id.uuid(), around.actor.account);
            }
            Command::Package(_)
            | Command::Assistance(_)
            | Command::Case(CaseCommand::ProposeCheck { .. })
            | Command::Indication(IndicationCommand::Seal { .. }) => {
                self.related_of_the_check(command, around);
            }
            Command::Indication(IndicationCommand::GiveNotice { to, .. }) => {
                around.receiver_kind = self.cast.kind_of(*to);
                around.person = Some(child(0));
            }
            Command::Case(CaseCommand::Propose { indications, .. }) => {
                let named = indications.iter();
                around.indications = named.filter_map(|id| self.indication(id.uuid())).collect();
            }
            Command::Case(CaseCommand::OrderVisit { accompaniment, .. }) => {
                around.accompaniment = self.accompaniment(accompaniment.uuid());
                around.fairness_until = Some(around.now.today());
            }
            Command::Cost(augenmass_domain::cost::CostCommand::Record { run, .. }) => {
                if let Some(State::Run(run)) = self.find(Kind::Run, run.uuid()) {
                    around.run = Some(run);
                }
            }
            _ => {}
        }
        let case = steps::case_named(command)
            .or_else(|| around.visit.as_ref().map(|visit| visit.order().case()))
            .or_else(|| around.accompaniment.as_ref().map(Accompaniment::case))
            .or_else(|| around.disclosure.as_ref().map(Disclosure::case))
            .or_else(|| around.subject_request.as_ref().map(SubjectRequest::case))
            .or_else(|| around.assistance.as_ref().map(Assistance::case));
        if let (None, Some(case)) = (&around.case, case) {
            around.case = self.case(case);
        }
    }

    fn accompaniment(&self, id: Uuid) -> Option<Accompaniment> {
        match self.find(Kind::Accompaniment, id) {
            Some(State::Accompaniment(accompaniment)) => Some(accompaniment),
            _ => None,
        }
    }

    fn visits_of(&self, case: CaseId) -> Vec<augenmass_domain::visit::Visit> {
        let visits = self.states.iter().filter_map(|state| match state {
            State::Visit(visit) if visit.order().case() == case => Some(visit.clone()),
            _ => None,
        });
        visits.collect()
    }

    fn complaint_open(&self, case: CaseId) -> bool {
        self.states.iter().any(|state| match state {
            State::SubjectRequest(request) => {
                request.case() == case && request.freezes_hand_overs()
            }
            _ => false,
        })
    }
}

/// Puts the target of a command in its place.
pub(crate) fn place(state: State, around: &mut Circumstances<'_>) {
    match state {
        State::Indication(x) => around.indications = vec![x],
        State::Case(x) => around.case = Some(x),
        State::Visit(x) => around.visit = Some(x),
        State::Accompaniment(x) => around.accompaniment = Some(x),
        State::Run(x) => around.run = Some(x),
        State::Disclosure(x) => around.disclosure = Some(x),
        State::Inquiry(x) => around.inquiry = Some(x),
        State::SubjectRequest(x) => around.subject_request = Some(x),
        State::Cost(x) => around.cost = Some(x),
        State::Package(x) => around.package = Some(x),
        State::Received(x) => around.received = vec![x],
        State::Assistance(x) => around.assistance = Some(x),
    }
}

/// The kinds of office in the town.
pub(crate) const OFFICES: [OfficeKind; 4] = [
    OfficeKind::School,
    OfficeKind::PublicOrder,
    OfficeKind::Registry,
    OfficeKind::FamilyBenefitsOffice,
];
