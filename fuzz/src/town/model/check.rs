//! The safeguards of the benefit check in other words: what is sealed was screened by two and is carried once, a package
//! is asked once and answers what was committed to, a pair is accepted by its rule or by an examiner, and the
//! municipality visits only on a request that two people made.

use super::{Dossier, Model};
use augenmass_domain::assistance::{AssistanceCommand, Outcome};
use augenmass_domain::case::{CaseCommand, VisitSummary};
use augenmass_domain::fact::{Compared, Counted, VisitOutcome};
use augenmass_domain::id::{OfficeId, PersonId, RunId};
use augenmass_domain::package::{Finding, PackageCommand};
use augenmass_domain::received::ReceivedCommand;
use augenmass_domain::visit::DoorFinding;
use augenmass_domain::{Actor, Kind, Role, State};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A package must end four weeks after it began.
const PACKAGE_DAYS: i32 = 28;
/// The most indications of an office in a run.
const CAP: u32 = 250;
/// The most evaluations of a package.
const EVALUATIONS: u64 = 2_000_000;

/// What is remembered of a package.
#[derive(Clone, Debug)]
struct Passage {
    place: (OfficeId, RunId),
    begun: Date,
    evaluations: u64,
    payloads: u32,
    asked: bool,
    answered: bool,
    opened: bool,
    over: bool,
}

/// What became of a received indication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Closed,
    ByItsRule,
    Unsure,
    ByAnExaminer,
    Rejected,
    TakenUp,
    Forgotten,
}

#[derive(Clone, Debug)]
struct Pair {
    package: Uuid,
    fate: Fate,
    /// Whose data were kept of it.
    person: Option<(OfficeId, PersonId)>,
}

/// What is remembered of the benefit check.
#[derive(Clone, Debug, Default)]
pub(super) struct Check {
    packages: BTreeMap<Uuid, Passage>,
    carried: BTreeSet<Uuid>,
    pairs: BTreeMap<Uuid, Pair>,
    erased: BTreeSet<(OfficeId, PersonId)>,
    /// Cases that began with a request of the other side.
    pub(super) assisted: BTreeSet<Uuid>,
    /// The running suspension of a case: since when.
    suspended: BTreeMap<Uuid, Date>,
    sealed: i64,
    sent: i64,
    given: i64,
    suspensions: i64,
}

/// The received indications among the changes, with the one whose data they hold.
fn pairs(changes: &[State]) -> impl Iterator<Item = (Uuid, &State)> {
    let received = changes.iter().filter(|x| x.kind() == Kind::Received);
    received.map(|state| (state.id(), state))
}

fn data_of(state: &State) -> Option<(OfficeId, PersonId)> {
    let facets = state.facets();
    Some((facets.office?, facets.person?))
}

fn found(visit: &VisitSummary) -> DoorFinding {
    match visit.outcome {
        VisitOutcome::Met => DoorFinding::Met {
            address_confirmed: visit.address_confirmed == Some(true),
        },
        VisitOutcome::OtherHouseholdMet => DoorFinding::OtherHouseholdMet,
        VisitOutcome::EntryDeclined => DoorFinding::EntryDeclined,
        VisitOutcome::NotMet | VisitOutcome::StoppedBySocialWork | VisitOutcome::Cancelled => {
            DoorFinding::NotMet
        }
    }
}

impl Model {
    /// Takes note of files that were erased with a command.
    pub fn erased_at_once(&mut self, files: &[(OfficeId, PersonId)]) {
        self.check.erased.extend(files);
    }

    /// An indication is sealed once it was screened by another person, and never on a weak ground.
    pub(super) fn seal(&mut self, id: Uuid) {
        let dossier = self.of(id);
        let screened = dossier.by.get("screened");
        assert!(screened.is_some() && screened != dossier.started_by.as_ref());
        assert!(
            dossier.by.contains_key("documentary"),
            "a weak ground is never sealed"
        );
        self.check.sealed += 1;
    }

    pub(super) fn package(
        &mut self,
        id: Uuid,
        today: Date,
        actor: &Actor,
        command: &PackageCommand,
        changes: &[State],
    ) {
        let ends = matches!(command, PackageCommand::End { .. });
        assert!(actor.role != Role::Job || ends, "jobs end packages only");
        match command {
            PackageCommand::Commit {
                office,
                run,
                commitment,
                ..
            } => {
                let evaluations = (commitment.records, commitment.evaluations);
                self.begin(id, today, (*office, *run), evaluations, 0);
            }
            PackageCommand::Seal {
                office,
                run,
                commitment,
                indications,
                ..
            } => {
                let payloads = u32::try_from(indications.len()).unwrap();
                let evaluations = (commitment.records, commitment.evaluations);
                self.begin(id, today, (*office, *run), evaluations, payloads);
                assert!(payloads > 0);
                for one in indications {
                    assert_eq!(self.names.get(&one.uuid()), Some(&"sealed"));
                    assert!(self.check.carried.insert(one.uuid()), "carried once");
                }
            }
            PackageCommand::Request {
                payloads,
                commitments,
                ..
            } => self.request_evaluation(id, (*payloads, *commitments), changes),
            PackageCommand::TakeRequest { .. } => {
                let passage = self.passage(id);
                assert!(!passage.asked, "asked once");
                passage.asked = true;
            }
            PackageCommand::Respond { evaluations, .. } => {
                let passage = self.passage(id);
                assert!(passage.asked && !passage.answered, "answered once");
                assert_eq!(*evaluations, passage.evaluations, "what was committed to");
                passage.answered = true;
            }
            PackageCommand::Open { findings, .. } => self.open(id, findings, changes),
            PackageCommand::Receipt { .. } => {
                let passage = self.passage(id);
                assert!(passage.answered || passage.opened);
            }
            PackageCommand::End { .. } => self.end(id, today, actor, changes),
        }
    }

    fn passage(&mut self, id: Uuid) -> &mut Passage {
        let passage = self.check.packages.get_mut(&id).expect("it was begun");
        assert!(!passage.over, "what is over is over");
        passage
    }

    fn begin(
        &mut self,
        id: Uuid,
        begun: Date,
        place: (OfficeId, RunId),
        (records, evaluations): (u64, u64),
        payloads: u32,
    ) {
        let there = self.check.packages.values().filter(|x| x.place == place);
        let (mut open, mut before) = (false, 0);
        for one in there {
            open |= !one.over;
            before += one.payloads;
        }
        assert!(!open, "one package at a time");
        assert!(before + payloads <= CAP, "the cap of the manifest");
        assert!(0 < records && records <= evaluations && evaluations <= EVALUATIONS);
        let passage = Passage {
            place,
            begun,
            evaluations,
            payloads,
            asked: false,
            answered: false,
            opened: false,
            over: false,
        };
        let again = self.check.packages.insert(id, passage);
        assert!(again.is_none(), "a package is begun once");
    }

    fn request_evaluation(
        &mut self,
        id: Uuid,
        (payloads, screened): (u32, u32),
        changes: &[State],
    ) {
        assert!(payloads <= screened, "each payload was screened");
        assert!(payloads <= CAP);
        let passage = self.passage(id);
        assert!(!passage.asked, "asked once");
        (passage.asked, passage.payloads) = (true, payloads);
        let new: Vec<Uuid> = pairs(changes).map(|(one, _)| one).collect();
        assert_eq!(new.len(), usize::try_from(payloads).unwrap());
        for one in new {
            let pair = Pair {
                package: id,
                fate: Fate::Closed,
                person: None,
            };
            assert!(self.check.pairs.insert(one, pair).is_none());
        }
    }

    /// What was opened: each once, accepted or unsure as its rule says, and of the rest nothing is kept.
    fn open(&mut self, id: Uuid, findings: &[Finding], changes: &[State]) {
        let passage = self.passage(id);
        assert!(passage.asked && !passage.opened, "opened once");
        passage.opened = true;
        assert_eq!(pairs(changes).count(), findings.len(), "each once");
        for (one, state) in pairs(changes) {
            let finding = findings.iter().find(|x| x.received.uuid() == one);
            let finding = finding.expect("only what was found changes");
            let pair = self.check.pairs.get_mut(&one).unwrap();
            assert_eq!((pair.package, pair.fate), (id, Fate::Closed));
            pair.person = data_of(state);
            pair.fate = match (state.name(), finding.result) {
                ("accepted", Compared::Accepted) => Fate::ByItsRule,
                ("unsure", Compared::Unsure) => Fate::Unsure,
                ("rejected", _) => Fate::Rejected,
                (name, result) => panic!("{name} though {result:?}"),
            };
            assert_eq!(pair.fate == Fate::Rejected, pair.person.is_none());
        }
    }

    /// By the job at its deadline, by a person of its office whenever they like; then nothing stays closed.
    fn end(&mut self, id: Uuid, today: Date, actor: &Actor, changes: &[State]) {
        let passage = self.passage(id);
        passage.over = true;
        let last = passage.begun.saturating_add(PACKAGE_DAYS.days());
        let by_its_office = actor.office == Some(passage.place.0);
        assert!(by_its_office || (actor.role == Role::Job && today >= last));
        for (one, _) in pairs(changes) {
            let pair = self.check.pairs.get_mut(&one).unwrap();
            assert_eq!((pair.package, pair.fate), (id, Fate::Closed));
            pair.fate = Fate::Forgotten;
        }
        let closed = |pair: &&Pair| pair.package == id && pair.fate == Fate::Closed;
        assert_eq!(
            self.check.pairs.values().filter(closed).count(),
            0,
            "what was not opened is forgotten"
        );
    }

    pub(super) fn received(&mut self, id: Uuid, actor: &Actor, command: &ReceivedCommand) {
        let pair = self.check.pairs.get_mut(&id).unwrap();
        match command {
            ReceivedCommand::Decide { same_child, .. } => {
                assert!(matches!(actor.role, Role::Examiner | Role::SecondExaminer));
                assert_eq!(pair.fate, Fate::Unsure, "only an unsure pair is decided");
                pair.fate = if *same_child {
                    Fate::ByAnExaminer
                } else {
                    Fate::Rejected
                };
            }
            ReceivedCommand::Forget { .. } => {
                assert!(matches!(
                    pair.fate,
                    Fate::Unsure | Fate::ByItsRule | Fate::ByAnExaminer
                ));
                pair.fate = Fate::Forgotten;
            }
        }
    }

    /// A case of the benefit check begins from an accepted pair, once.
    pub(super) fn propose_check(&mut self, case: Uuid, actor: &Actor, received: Uuid) {
        let pair = self.check.pairs.get_mut(&received).unwrap();
        assert!(matches!(pair.fate, Fate::ByItsRule | Fate::ByAnExaminer));
        pair.fate = Fate::TakenUp;
        self.proposed += 1;
        // Only a document is ever sealed.
        let source = self.of(received);
        source.by.insert("documentary", actor.account);
        let dossier = self.of(case);
        (dossier.started_by, dossier.rests_on) = (Some(actor.account), vec![received]);
    }

    pub(super) fn assistance(
        &mut self,
        id: Uuid,
        actor: &Actor,
        command: &AssistanceCommand,
        changes: &[State],
    ) {
        assert_ne!(actor.role, Role::Job);
        let case = || changes.iter().find(|x| x.kind() == Kind::Case);
        match command {
            AssistanceCommand::Request { case } => {
                self.ladder_is_gone(case.uuid());
                let dossier = self.of(id);
                (dossier.started_by, dossier.rests_on) = (Some(actor.account), vec![case.uuid()]);
            }
            AssistanceCommand::Approve { .. } => {
                let case = self.of(id).rests_on[0];
                self.ladder_is_gone(case);
                let dossier = self.of(id);
                assert_ne!(dossier.started_by, Some(actor.account), "two people ask");
                dossier.by.insert("approved", actor.account);
            }
            AssistanceCommand::Send { .. } => {
                let case = self.of(id).rests_on[0];
                self.ladder_is_gone(case);
                let dossier = self.of(id);
                assert!(dossier.by.contains_key("approved"));
                assert!(dossier.by.insert("sent", actor.account).is_none(), "once");
                self.check.sent += 1;
            }
            AssistanceCommand::FileReport { visits, .. } => {
                assert!(self.of(id).by.contains_key("sent"));
                let about = self.of(id).rests_on[0];
                if case().is_some() {
                    let dossier = self.of(about);
                    dossier.found.extend(visits.iter().map(found));
                    assert!(dossier.found.len() <= 2, "two visits at most, whoever went");
                }
            }
            AssistanceCommand::Receive { steps, .. } => {
                let case = case().expect("a case begins").id();
                self.check.assisted.insert(case);
                let dossier = self.of(id);
                (dossier.started_by, dossier.rests_on) = (Some(actor.account), vec![case]);
                let dossier = self.of(case);
                (dossier.started_by, dossier.rests_on) = (Some(actor.account), vec![id]);
                dossier.before = steps.visited.len();
            }
            AssistanceCommand::Report { .. } => {
                let about = self.of(id).rests_on[0];
                let reported = changes.iter().find_map(|x| match x {
                    State::Assistance(one) => Some(one.stage()),
                    _ => None,
                });
                let visited = matches!(
                    reported,
                    Some(augenmass_domain::assistance::Stage::Reported {
                        outcome: Outcome::Visited,
                        ..
                    })
                );
                assert_eq!(visited, !self.of(about).found.is_empty(), "as it was");
                self.check.given += i64::from(visited);
            }
        }
    }

    /// Letter, contact and invitation were taken, and what exonerates was looked for, before anybody is sent.
    fn ladder_is_gone(&mut self, case: Uuid) {
        let dossier = self.of(case);
        assert!(dossier.rungs >= 3 && dossier.looked, "the steps come first");
        assert!(dossier.found.len() < 2, "two visits at most");
    }

    /// Payment stands still on a doubt, by another person than the assessor, once, for two months at most.
    pub(super) fn suspension(
        &mut self,
        case: Uuid,
        today: Date,
        actor: &Actor,
        command: &CaseCommand,
    ) {
        let since = self.check.suspended.get(&case).copied();
        match command {
            CaseCommand::SuspendPayment { .. } => {
                let dossier: &mut Dossier = self.of(case);
                let (assessor, on) = dossier.doubt.expect("a suspension follows a doubt");
                assert_ne!(assessor, actor.account, "two people assess and suspend");
                let last = dossier.suspended.replace(today);
                assert!(last.is_none_or(|last| last < on), "once for each doubt");
                assert!(since.is_none(), "one at a time");
                self.check.suspended.insert(case, today);
                self.check.suspensions += 1;
            }
            CaseCommand::LapseSuspension { .. } => {
                let since = since.expect("it ran");
                assert!(today > since.saturating_add(2.months()), "two months");
                self.check.suspended.remove(&case);
            }
            _ => {
                assert!(since.is_some(), "what stands still is resumed");
                self.check.suspended.remove(&case);
            }
        }
    }

    /// Nothing is suspended beyond the end of a case.
    pub(super) fn suspensions_end(&mut self, case: Uuid, became: &str) {
        if matches!(became, "closed" | "decided" | "expired" | "declined") {
            self.check.suspended.remove(&case);
        }
    }

    /// What must hold of the benefit check as a whole.
    pub(super) fn check_holds(&self, states: &[State]) {
        for state in states {
            match state {
                State::Received(_) => self.fate_is_shown(state),
                State::Case(case) => {
                    let runs = case.file().suspension().is_some_and(|x| x.runs());
                    assert_eq!(runs, self.check.suspended.contains_key(&state.id()));
                }
                _ => {}
            }
        }
        let all = states.iter().filter(|x| x.kind() == Kind::Received);
        assert_eq!(all.count(), self.check.pairs.len());
        self.pairs_add_up();
        let check = &self.check;
        assert_eq!(self.times(&Counted::IndicationSealed), check.sealed);
        assert_eq!(self.times(&Counted::AssistanceRequested), check.sent);
        assert_eq!(self.times(&Counted::AssistanceGiven), check.given);
        assert_eq!(self.times(&Counted::PaymentSuspended), check.suspensions);
    }

    fn fate_is_shown(&self, state: &State) {
        let pair = &self.check.pairs[&state.id()];
        let shown = match pair.fate {
            Fate::Closed => "received",
            Fate::ByItsRule | Fate::ByAnExaminer => "accepted",
            Fate::Unsure => "unsure",
            Fate::Rejected => "rejected",
            Fate::TakenUp => "taken-up",
            Fate::Forgotten => "forgotten",
        };
        assert_eq!(state.name(), shown);
        let holds_data = data_of(state).is_some();
        let over = matches!(pair.fate, Fate::Rejected | Fate::Forgotten);
        assert!(!over || !holds_data, "of what is over nothing is kept");
        if let Some(person) = pair.person.filter(|_| over) {
            assert!(self.check.erased.contains(&person), "it was erased at once");
        }
    }

    /// Each indication of an opened package made one fact, and a decided pair counts as what it became.
    fn pairs_add_up(&self) {
        let check = &self.check;
        let counted = |result| self.times(&Counted::IndicationCompared { result });
        let (accepted, unsure) = (counted(Compared::Accepted), counted(Compared::Unsure));
        let rejected = counted(Compared::Rejected);
        let closed = self.times(&Counted::IndicationNotOpened);
        let opened = check.packages.values().filter(|x| x.opened);
        let payloads: i64 = opened.map(|x| i64::from(x.payloads)).sum();
        assert_eq!(accepted + unsure + rejected + closed, payloads);
        let of = |fate| check.pairs.values().filter(|x| x.fate == fate).count();
        assert_eq!(rejected, i64::try_from(of(Fate::Rejected)).unwrap());
        let still = of(Fate::ByItsRule) + of(Fate::ByAnExaminer) + of(Fate::TakenUp);
        assert!(accepted >= i64::try_from(still).unwrap());
        assert!(unsure >= i64::try_from(of(Fate::Unsure)).unwrap());
    }

    /// How many indications were sealed.
    pub(super) const fn sealed(&self) -> i64 {
        self.check.sealed
    }
}
