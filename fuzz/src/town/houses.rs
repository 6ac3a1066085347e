//! Two houses side by side: a municipality and a family benefits office, each with states and a model of its own, on
//! one clock. Between them go no objects: what a house can take in is what the states of the other say was sent.

use super::cast::child;
use super::steps::{House, Step};
use super::{Kind, State, Town};
use augenmass_domain::assistance::AssistanceCommand;
use augenmass_domain::case::CaseCommand;
use augenmass_domain::id::{CaseId, OfficeId, PackageId, RunId};
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::package::{Package, PackageCommand};
use augenmass_domain::received::ReceivedIndication;
use augenmass_domain::{Circumstances, Command, Rejection};
use std::collections::BTreeSet;

/// A municipality and a family benefits office.
pub struct Houses {
    /// The municipality, in a run of the benefit check.
    pub city: Town,
    /// The family benefits office.
    pub kasse: Town,
}

impl Default for Houses {
    fn default() -> Self {
        Self::new()
    }
}

impl Houses {
    /// Monday, 2 March 2026, nine o'clock; nothing has happened in either.
    #[must_use]
    pub fn new() -> Self {
        Self {
            city: Town::of(House::City, 1 << 64),
            kasse: Town::of(House::Kasse, 1 << 72),
        }
    }

    /// Takes one step in one of the houses; both models must agree, and so must what stands between them.
    ///
    /// # Errors
    /// The rule that said no.
    ///
    /// # Panics
    /// Where a safeguard was not kept.
    pub fn step(&mut self, step: Step) -> Result<(), Rejection> {
        let now = self.city.now.max(self.kasse.now);
        (self.city.now, self.kasse.now) = (now, now);
        let done = if step.is_of_the_city() {
            self.city.step_beside(&self.kasse.states, step)
        } else {
            self.kasse.step_beside(&self.city.states, step)
        };
        hold_between(&self.city.states, &self.kasse.states);
        done
    }
}

/// What must hold between a municipality and a family benefits office, whatever was tried.
///
/// # Panics
/// Where it does not.
pub fn hold_between(city: &[State], kasse: &[State]) {
    let of = |states: &[State], kind: Kind| -> usize {
        states.iter().filter(|state| state.kind() == kind).count()
    };
    // Each side has what is its own: who was opened there, who was visited here.
    assert_eq!(of(city, Kind::Received), 0, "the city opens nothing");
    assert_eq!(
        of(kasse, Kind::Visit) + of(kasse, Kind::Accompaniment),
        0,
        "the family benefits office visits nobody"
    );
    // The city never learns a fate: sealed stays sealed until it expires.
    for state in city {
        let is_fate = state.kind() == Kind::Indication && state.name() == "notice-given";
        assert!(
            !is_fate,
            "no notice to the registry in a run of the benefit check"
        );
    }
    // A visit in a file of the family benefits office took place in the city, accompanied.
    let done: BTreeSet<_> = city
        .iter()
        .filter(|state| state.kind() == Kind::Visit && state.name() == "recorded")
        .map(State::id)
        .collect();
    for state in kasse {
        if let State::Case(case) = state {
            let filed = case.file().visits();
            assert!(
                filed.iter().all(|visit| done.contains(&visit.visit.uuid())),
                "what is reported took place"
            );
        }
    }
}

/// The run of what is about to be made.
pub(super) fn run_of_new(
    command: &Command,
    received: Option<&ReceivedIndication>,
) -> Option<RunId> {
    match command {
        Command::Package(PackageCommand::Commit { run, .. } | PackageCommand::Seal { run, .. })
        | Command::Assistance(AssistanceCommand::Receive { run, .. }) => Some(*run),
        Command::Case(CaseCommand::ProposeCheck { .. }) => received.map(|one| one.core().run),
        _ => None,
    }
}

impl Town {
    /// What the gate would load for a command of the benefit check.
    pub(super) fn related_of_the_check(&self, command: &Command, around: &mut Circumstances<'_>) {
        match command {
            Command::Indication(IndicationCommand::Seal { .. }) => around.person = Some(child(0)),
            Command::Case(CaseCommand::ProposeCheck { received, .. }) => {
                let found = self.find(Kind::Received, received.uuid());
                around.received = found.into_iter().filter_map(as_received).collect();
            }
            Command::Package(command) => self.around_package(command, around),
            Command::Assistance(AssistanceCommand::Receive { id, .. }) => {
                if let Some(State::Assistance(one)) = self.find(Kind::Assistance, id.uuid()) {
                    around.assistance = Some(one);
                }
            }
            Command::Assistance(command) => {
                around.person = Some(child(0));
                if let AssistanceCommand::Request { case } = command {
                    around.another_open = self.is_asked(*case);
                }
            }
            _ => {}
        }
    }

    fn around_package(&self, command: &PackageCommand, around: &mut Circumstances<'_>) {
        match command {
            PackageCommand::Commit { office, run, .. } => self.packages(*office, *run, around),
            PackageCommand::Seal {
                office,
                run,
                indications,
                ..
            } => {
                let named = indications.iter();
                around.indications = named.filter_map(|id| self.indication(id.uuid())).collect();
                self.packages(*office, *run, around);
            }
            PackageCommand::Open { id, .. } | PackageCommand::End { id } => {
                around.received = received_of(&self.states, *id);
            }
            _ => {}
        }
    }

    fn packages(&self, office: OfficeId, run: RunId, around: &mut Circumstances<'_>) {
        let there: Vec<&Package> = self
            .states
            .iter()
            .filter_map(|state| match state {
                State::Package(one) => Some(one),
                _ => None,
            })
            .filter(|one| one.core().office == office && one.core().run == run)
            .collect();
        around.another_open = there.iter().any(|one| !one.is_over());
        around.indications_in_run = there.iter().filter_map(|one| one.payloads()).sum();
    }

    fn is_asked(&self, case: CaseId) -> bool {
        self.states.iter().any(|state| match state {
            State::Assistance(one) => one.case() == case && one.is_open(),
            _ => false,
        })
    }
}

fn as_received(state: State) -> Option<ReceivedIndication> {
    match state {
        State::Received(one) => Some(one),
        _ => None,
    }
}

/// The received indications of a package.
pub(super) fn received_of(states: &[State], package: PackageId) -> Vec<ReceivedIndication> {
    let all = states.iter().filter_map(|state| match state {
        State::Received(one) if one.core().package == package => Some(one.clone()),
        _ => None,
    });
    all.collect()
}
