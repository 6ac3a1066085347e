//! A small world with one case: who acts, what day it is, and what was counted.

use crate::accompaniment::{Accompaniment, AccompanimentCommand, Qualification};
use crate::actor::{Actor, Role};
use crate::case::{
    Assessment, Case, CaseCommand, CaseFile, Consequence, ExoneratingSource, OrderFacts, Reply,
    Ruling, Rung,
};
use crate::circumstances::Circumstances;
use crate::command::{Command, decide};
use crate::decision::Decision;
use crate::fact::{CaseOutcome, Counted, Fact, Track};
use crate::id::{
    AccompanimentId, AccountId, CarrierId, CaseId, Ids, IndicationId, OfficeId, PersonId,
    PersonalId, RunId, VisitId,
};
use crate::indication::{
    Answer, Basis, ContactChannel, Core, Indication, InnocentExplanations, NoticeGiven,
    PriorContact, PutForward, Recorded,
};
use crate::law::{GroundClass, Law};
use crate::moment::Now;
use crate::private::Private;
use crate::rejection::Rejection;
use crate::run::Run;
use crate::run::stage::{closed, opened};
use crate::state::State;
use crate::visit::{AtTheDoor, DoorFinding, Interpreter, LegalMode, Told, Visit, VisitCommand};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use uuid::Uuid;

#[derive(Clone, Debug, Default)]
pub(crate) struct Counter(u128);

impl Ids for Counter {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0 << 64)
    }
}

const fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(n)
}
pub(crate) const fn account(n: u128) -> AccountId {
    AccountId::from_uuid(uuid(n))
}
const REGISTRY: OfficeId = OfficeId::from_uuid(uuid(1));
const SCHOOL: OfficeId = OfficeId::from_uuid(uuid(2));
pub(crate) const CARRIER: CarrierId = CarrierId::from_uuid(uuid(3));

const fn registry(n: u128, role: Role) -> Actor {
    Actor {
        account: account(n),
        role,
        office: Some(REGISTRY),
        carrier: None,
        person: None,
    }
}
/// Proposes, takes the rungs, orders visits.
pub(crate) const ANNE: Actor = registry(11, Role::RegistryOfficer);
/// Approves.
pub(crate) const BELA: Actor = registry(12, Role::RegistryLead);
/// Decides.
pub(crate) const CEM: Actor = registry(13, Role::RegistryLead);
/// Accompanies, from the carrier's own account.
pub(crate) const DORA: Actor = Actor {
    account: account(14),
    role: Role::SocialWorker,
    office: None,
    carrier: Some(CARRIER),
    person: None,
};
pub(crate) const JOB: Actor = Actor {
    account: account(15),
    role: Role::Job,
    office: None,
    carrier: None,
    person: None,
};
/// Recorded the indication, at the school office.
pub(crate) const RECORDER: AccountId = account(21);
/// Screened it.
pub(crate) const SCREENER: AccountId = account(22);

pub(crate) fn words(text: &str) -> Private<String> {
    Private::new(text.to_owned())
}

/// The shipped law with fourteen days for every reply, so that the days of the walks are round.
fn law() -> Law {
    let deadlines = Law::DEADLINES.replacen("amount = 21", "amount = 14", 1);
    Law::from_texts(Law::GROUNDS, Law::FLOWS, Law::RETENTION, &deadlines).unwrap()
}

/// An indication of the school office as it was put forward.
fn put_forward(id: IndicationId, run: RunId, ground: Ground) -> PutForward {
    let day = date(2026, 2, 20);
    let none = Answer::DoesNotExplain;
    let core = Core {
        id,
        office: SCHOOL,
        run,
        track: Track::RegisterClarification,
        ground: "post-returned".to_owned(),
        class: GroundClass::PostReturned,
        fact_on: day,
        person: PersonId::from_uuid(uuid(ground.person + 100)),
        record: PersonalId::from_uuid(uuid(ground.person + 200)),
        evidence: None,
    };
    let recorded = Recorded {
        core,
        recorded_by: RECORDER,
        recorded_on: day,
        prior_contact: PriorContact {
            channel: ContactChannel::Letter,
            on: day,
        },
        due: date(2026, 5, 20),
    };
    let explanations = InnocentExplanations {
        school_elsewhere: none,
        moved_within_germany: none,
        waiting_list: none,
        illness: none,
        eu_residence: none,
        letters_not_received: none,
    };
    PutForward {
        recorded,
        screened_by: SCREENER,
        screened_on: day,
        explanations,
        basis: if ground.documentary {
            Basis::Documentary
        } else {
            Basis::TwoOffices
        },
        review: Some(crate::indication::Review::Clear),
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Ground {
    pub(crate) documentary: bool,
    pub(crate) person: u128,
}

#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) now: DateTime,
    pub(crate) law: Law,
    pub(crate) run: Run,
    pub(crate) indications: Vec<Indication>,
    pub(crate) case: Option<Case>,
    pub(crate) visits: Vec<Visit>,
    pub(crate) accompaniments: Vec<Accompaniment>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) history: Vec<(&'static str, Date)>,
    pub(crate) protected: bool,
    pub(crate) stopped: bool,
    pub(crate) fairness_until: Option<Date>,
    ids: Counter,
}

/// What policy is told of a command of `who`.
pub(crate) fn facts(world: &World, who: &Actor, command: &CaseCommand) -> OrderFacts {
    let around = world.around(who, &world.law, &command.clone().into());
    OrderFacts::of(command, &around)
}

impl World {
    /// Monday, 2 March 2026, nine o'clock; one notice from the school office.
    pub(crate) fn new() -> Self {
        let mut world = Self {
            now: date(2026, 3, 2).at(9, 0, 0, 0),
            law: law(),
            run: opened(Track::RegisterClarification),
            indications: Vec::new(),
            case: None,
            visits: Vec::new(),
            accompaniments: Vec::new(),
            facts: Vec::new(),
            history: Vec::new(),
            protected: false,
            stopped: false,
            fairness_until: Some(date(2027, 12, 31)),
            ids: Counter::default(),
        };
        world.notice(Ground {
            documentary: false,
            person: 5,
        });
        world
    }
    pub(crate) fn documented() -> Self {
        let mut world = Self::new();
        world.indications.clear();
        world.notice(Ground {
            documentary: true,
            person: 5,
        });
        world
    }
    /// Leads the run to its end: it is closed.
    pub(crate) fn close_run(&mut self) {
        self.run = closed(Track::RegisterClarification);
    }
    pub(crate) fn notice(&mut self, ground: Ground) {
        let id = IndicationId::fresh(&mut self.ids);
        self.indications.push(Indication::NoticeGiven(NoticeGiven {
            put_forward: put_forward(id, self.run.id(), ground),
            given_by: SCREENER,
            given_on: self.now.date(),
            registry: REGISTRY,
            person_at_registry: PersonId::from_uuid(uuid(ground.person)),
            record_at_registry: PersonalId::fresh(&mut self.ids),
        }));
    }

    fn around<'a>(&self, actor: &'a Actor, law: &'a Law, command: &Command) -> Circumstances<'a> {
        let at = self.now.in_tz("Europe/Berlin").unwrap().timestamp();
        let local = self.now;
        let mut around = Circumstances::bare(Now { at, local }, actor, law);
        let target = match command {
            Command::Case(CaseCommand::OrderVisit { accompaniment, .. }) => {
                Some(accompaniment.uuid())
            }
            other => other.target(),
        };
        around.run = Some(self.run.clone());
        around.indications = self.indications.clone();
        around.case = self.case.clone();
        around.visits = self.visits.clone();
        let visits = self.visits.iter().cloned().map(State::from);
        let asked = self.accompaniments.iter().cloned().map(State::from);
        around.parts = visits.chain(asked).collect();
        let is_target = |id: Uuid| Some(id) == target;
        around.visit = self
            .visits
            .iter()
            .find(|x| is_target(x.id().uuid()))
            .cloned();
        around.accompaniment = self
            .accompaniments
            .iter()
            .find(|x| is_target(x.id().uuid()))
            .cloned();
        around.case_from_notice = self.case.is_some();
        around.protected = self.protected;
        around.stopped = self.stopped;
        around.fairness_until = self.fairness_until;
        around
    }

    /// Asks for something; what is decided becomes true in this world.
    pub(crate) fn act(
        &mut self,
        who: &Actor,
        command: impl Into<Command>,
    ) -> Result<Decision, Rejection> {
        let command = command.into();
        let law = self.law.clone();
        let around = self.around(who, &law, &command);
        let decision = decide(&command, &around, &mut self.ids)?;
        for change in &decision.changes {
            match change.clone() {
                State::Case(case) => self.case = Some(case),
                State::Visit(visit) => {
                    self.visits.retain(|x| x.id() != visit.id());
                    self.visits.push(visit);
                }
                State::Accompaniment(x) => {
                    self.accompaniments.retain(|y| y.id() != x.id());
                    self.accompaniments.push(x);
                }
                other => panic!("a case does not change {other:?}"),
            }
        }
        self.facts.extend(decision.facts.iter().cloned());
        self.history.push((decision.event, self.now.date()));
        Ok(decision)
    }
    /// The same world with another file: a state that the rules never reach.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut CaseFile)) -> Self {
        let mut world = self.clone();
        match &mut world.case {
            Some(Case::Clarifying(clarifying)) => change(&mut clarifying.file),
            other => panic!("not clarifying: {other:?}"),
        }
        world
    }
    /// As [`World::act`], where the rules must say yes.
    pub(crate) fn done(&mut self, who: &Actor, command: impl Into<Command>) -> Decision {
        self.act(who, command).unwrap()
    }
    /// The rule that says no.
    pub(crate) fn refused(&mut self, who: &Actor, command: impl Into<Command>) -> Rejection {
        self.act(who, command).unwrap_err()
    }
    pub(crate) fn days(&mut self, days: i64) -> &mut Self {
        self.now = self.now.saturating_add(days.days());
        self
    }
    pub(crate) fn at(&mut self, hour: i8, minute: i8) -> &mut Self {
        self.now = self.now.date().at(hour, minute, 0, 0);
        self
    }

    pub(crate) fn case(&self) -> &Case {
        self.case.as_ref().unwrap()
    }
    pub(crate) fn state(&self) -> &'static str {
        self.case.as_ref().map_or("[*]", Case::state_name)
    }
    pub(crate) fn id(&self) -> CaseId {
        self.case
            .as_ref()
            .map_or(CaseId::from_uuid(uuid(9)), Case::id)
    }
    pub(crate) fn visit(&self) -> VisitId {
        self.visits
            .last()
            .map_or(VisitId::from_uuid(uuid(9)), Visit::id)
    }
    pub(crate) fn accompaniment(&self) -> AccompanimentId {
        self.accompaniments
            .last()
            .map_or(AccompanimentId::from_uuid(uuid(9)), Accompaniment::id)
    }
    /// Cases counted as ended, with their signs.
    pub(crate) fn ended(&self) -> i32 {
        let ends = |fact: &&Fact| matches!(fact.what, Counted::CaseClosed { .. });
        self.facts
            .iter()
            .filter(ends)
            .map(|f| i32::from(f.sign))
            .sum()
    }
    pub(crate) fn ended_as(&self, wanted: CaseOutcome) -> i32 {
        let ends = |fact: &&Fact| matches!(fact.what, Counted::CaseClosed { outcome, .. } if outcome == wanted);
        self.facts
            .iter()
            .filter(ends)
            .map(|f| i32::from(f.sign))
            .sum()
    }
    pub(crate) fn counted(&self, what: &Counted) -> usize {
        self.facts.iter().filter(|fact| fact.what == *what).count()
    }

    // Commands, as they are mostly given.
    pub(crate) fn propose(&self) -> CaseCommand {
        CaseCommand::Propose {
            indications: self.indications.iter().map(Indication::id).collect(),
            excluded: Vec::new(),
        }
    }
    pub(crate) fn rung(&self, rung: Rung) -> CaseCommand {
        CaseCommand::TakeRung {
            id: self.id(),
            rung,
            reply_by: self.now.date().saturating_add(14.days()),
        }
    }
    pub(crate) fn reply(&self, reply: Reply) -> CaseCommand {
        CaseCommand::RecordReply {
            id: self.id(),
            reply,
            words: None,
        }
    }
    pub(crate) fn exonerating(&self) -> CaseCommand {
        CaseCommand::RecordExonerating {
            id: self.id(),
            looked_in: vec![ExoneratingSource::RegisterHistory],
            found: 0,
            words: None,
        }
    }
    pub(crate) fn assess(&self, assessment: Assessment) -> CaseCommand {
        let id = self.id();
        CaseCommand::Assess { id, assessment }
    }
    pub(crate) fn request(&self, from: DateTime, until: DateTime) -> AccompanimentCommand {
        AccompanimentCommand::Request {
            case: self.id(),
            carrier: CARRIER,
            from,
            until,
        }
    }
    pub(crate) fn confirm(&self) -> AccompanimentCommand {
        AccompanimentCommand::Confirm {
            id: self.accompaniment(),
            qualification: Qualification::SocialWorker,
            woman_available: true,
        }
    }
    pub(crate) fn order(&self, from: DateTime, until: DateTime) -> CaseCommand {
        CaseCommand::OrderVisit {
            id: self.id(),
            accompaniment: self.accompaniment(),
            mode: LegalMode::Consent,
            interpreter: Interpreter::OfferedAccepted,
            from,
            until,
        }
    }
    pub(crate) fn record(&self, finding: DoorFinding) -> VisitCommand {
        VisitCommand::Record {
            id: self.visit(),
            finding,
            door: AtTheDoor {
                consent_withdrawn: Told::No,
                children_present: Told::Yes,
            },
            mode: LegalMode::Consent,
            from: self.now.saturating_sub(30.minutes()),
            until: self.now,
        }
    }
    pub(crate) fn hearing(&self, days: i64, interpreter_offered: bool) -> CaseCommand {
        CaseCommand::OpenHearing {
            id: self.id(),
            until: self.now.date().saturating_add(days.days()),
            interpreter_offered,
        }
    }
    pub(crate) fn ruling(&self, ruling: Ruling) -> CaseCommand {
        CaseCommand::Decide {
            id: self.id(),
            ruling,
            reasons: words("The reasons."),
        }
    }

    // The way, state by state.
    pub(crate) fn proposed() -> Self {
        let mut world = Self::new();
        let propose = world.propose();
        world.done(&ANNE, propose);
        world
    }
    pub(crate) fn approved(mut self) -> Self {
        if self.case.is_none() {
            let propose = self.propose();
            self.done(&ANNE, propose);
        }
        let id = self.id();
        self.done(&BELA, CaseCommand::Approve { id });
        self
    }
    pub(crate) fn clarifying() -> Self {
        Self::new().approved()
    }
    /// All rungs taken without a reply, exonerating facts looked for.
    pub(crate) fn exhausted(mut self) -> Self {
        for rung in Rung::ALL {
            let command = self.rung(*rung);
            self.done(&ANNE, command);
            self.days(15);
        }
        let command = self.exonerating();
        self.done(&ANNE, command);
        self
    }
    pub(crate) fn ladder_gone() -> Self {
        Self::clarifying().exhausted()
    }
    /// Asked and confirmed for the hours `from..until` in a number of days.
    pub(crate) fn confirmed(&mut self, days: i64, hours: (i8, i8)) -> (DateTime, DateTime) {
        let day = self.now.date().saturating_add(days.days());
        let (from, until) = (day.at(hours.0, 0, 0, 0), day.at(hours.1, 0, 0, 0));
        let request = self.request(from, until);
        self.done(&ANNE, request);
        let confirm = self.confirm();
        self.done(&DORA, confirm);
        (from, until)
    }
    pub(crate) fn visit_ordered_in(mut self, days: i64, hours: (i8, i8)) -> Self {
        let (from, until) = self.confirmed(days, hours);
        let order = self.order(from, until);
        self.done(&ANNE, order);
        self
    }
    pub(crate) fn under_way_in(self, days: i64, hours: (i8, i8)) -> Self {
        let mut world = self.visit_ordered_in(days, hours);
        world.days(days).at(hours.0, 0);
        let id = world.visit();
        world.done(&DORA, VisitCommand::CheckIn { id });
        world
    }
    pub(crate) fn visited(self, days: i64, hours: (i8, i8), finding: DoorFinding) -> Self {
        let mut world = self.under_way_in(days, hours);
        world.at(hours.0, 45);
        let record = world.record(finding);
        world.done(&ANNE, record);
        world
    }
    /// Two visits on different weekdays and times; the ladder ends on Thursday, 16 April 2026.
    pub(crate) fn visited_twice(self, first: DoorFinding, second: DoorFinding) -> Self {
        self.visited(1, (9, 10), first).visited(3, (16, 17), second)
    }
    pub(crate) fn other_household_met() -> Self {
        Self::ladder_gone().visited_twice(DoorFinding::NotMet, DoorFinding::OtherHouseholdMet)
    }
    pub(crate) fn assessed(mut self, assessment: Assessment) -> Self {
        let assess = self.assess(assessment);
        self.done(&ANNE, assess);
        self
    }
    pub(crate) fn in_hearing() -> Self {
        let mut world = Self::other_household_met().assessed(Assessment::DoubtAboutResidence);
        let open = world.hearing(28, true);
        world.done(&ANNE, open);
        world
    }
    /// Heard, consequences listed, social service told, periods passed.
    pub(crate) fn heard() -> Self {
        let mut world = Self::in_hearing();
        let id = world.id();
        world.done(
            &ANNE,
            CaseCommand::ListConsequences {
                id,
                consequences: vec![Consequence::ChildBenefit, Consequence::School],
            },
        );
        world.done(&ANNE, CaseCommand::InformSocialService { id });
        world.days(29);
        world
    }
    pub(crate) fn decided() -> Self {
        let mut world = Self::heard();
        let decide = world.ruling(Ruling::Deregistered);
        world.done(&CEM, decide);
        world
    }
    pub(crate) fn finalised() -> Self {
        let mut world = Self::decided();
        world.days(32);
        let id = world.id();
        world.done(&JOB, CaseCommand::Finalise { id });
        world
    }
    pub(crate) fn reopened(ground: crate::case::ReopenGround) -> Self {
        let mut world = Self::decided();
        let id = world.id();
        world.done(&CEM, CaseCommand::Reopen { id, ground });
        world
    }
    pub(crate) fn halted(mut self) -> Self {
        let id = self.id();
        self.done(&ANNE, CaseCommand::Halt { id });
        self
    }
}
