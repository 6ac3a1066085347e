//! The safeguards in other words. The model learns what was accepted, and by whom; it asks no rule and
//! reads of a state only its kind, its name and what it shows to policy (facets).

mod check;

use super::steps::case_named;
use augenmass_domain::accompaniment::AccompanimentCommand;
use augenmass_domain::case::{Assessment, CaseCommand, Ruling};
use augenmass_domain::cost::CostCommand;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::fact::{Bearer, CaseOutcome, Counted, Fact, VisitOutcome};
use augenmass_domain::id::AccountId;
use augenmass_domain::indication::{IndicationCommand, Review};
use augenmass_domain::inquiry::{AnswerForm, InquiryCommand};
use augenmass_domain::run::RunCommand;
use augenmass_domain::subject_request::{SubjectRequestCommand, SubjectRequestKind};
use augenmass_domain::visit::{DoorFinding, VisitCommand};
use augenmass_domain::{Actor, Command, Erasure, Kind, Role, State};
use jiff::civil::{Date, DateTime};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Four weeks.
const HEARING_DAYS: i32 = 28;

/// What is remembered of one record.
#[derive(Clone, Debug, Default)]
struct Dossier {
    /// Who made it.
    started_by: Option<AccountId>,
    /// Who took part, by act.
    by: BTreeMap<&'static str, AccountId>,
    /// The records it rests on.
    rests_on: Vec<Uuid>,
    /// The last doubt about residence: who and when.
    doubt: Option<(AccountId, Date)>,
    /// The hearing after it: since when, until when, with an interpreter.
    hearing: Option<(Date, Date, bool)>,
    /// The person spoke in it.
    spoke: bool,
    consequences: bool,
    social_service: bool,
    /// What was found at the door, visit by visit.
    found: Vec<DoorFinding>,
    /// Visits before, of which the requesting authority says.
    before: usize,
    /// The moments of a window or a visit.
    window: Option<(DateTime, DateTime)>,
    /// What was asked for.
    request: Option<SubjectRequestKind>,
    /// Rungs of the ladder that were taken.
    rungs: usize,
    /// Somebody looked for what exonerates.
    looked: bool,
    /// The last day on which payment was suspended.
    suspended: Option<Date>,
    /// Who is excluded from it for a conflict of interest.
    excluded: BTreeSet<AccountId>,
    /// How the file was reviewed.
    reviewed: Option<Review>,
}

impl Dossier {
    /// A step of the ladder, or of a hearing.
    const fn note(&mut self, command: &CaseCommand) {
        match command {
            CaseCommand::TakeRung { .. } => self.rungs += 1,
            CaseCommand::RecordExonerating { .. } => self.looked = true,
            CaseCommand::ListConsequences { .. } => self.consequences = true,
            CaseCommand::InformSocialService { .. } => self.social_service = true,
            _ => {}
        }
    }
}

/// What must hold, whatever was tried.
#[derive(Clone, Debug, Default)]
pub struct Model {
    dossiers: BTreeMap<Uuid, Dossier>,
    names: BTreeMap<Uuid, &'static str>,
    erasures: BTreeSet<(Uuid, Uuid)>,
    costs: BTreeMap<(Bearer, bool), (i64, i64)>,
    complaints: i64,
    notices: i64,
    proposed: i64,
    reconsidered: i64,
    counted: BTreeMap<String, i64>,
    cents: BTreeMap<(Bearer, bool), (i64, i64)>,
    check: check::Check,
}

/// How the indication that changed was reviewed.
fn review_of(changes: &[State]) -> Option<Review> {
    changes.iter().find_map(|state| match state {
        State::Indication(indication) => indication.review(),
        _ => None,
    })
}

/// True where a record in this state never changes again.
fn is_terminal(kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Indication => matches!(name, "dropped" | "notice-given" | "expired"),
        Kind::Case => matches!(name, "closed" | "declined" | "expired"),
        Kind::Visit => matches!(name, "recorded" | "stopped-by-social-work" | "cancelled"),
        Kind::Accompaniment => matches!(name, "declined" | "used"),
        Kind::Run => name == "reported",
        Kind::Disclosure => matches!(name, "accepted" | "rejected"),
        Kind::Inquiry => name == "published",
        Kind::SubjectRequest => name == "answered",
        Kind::Cost => matches!(name, "correction" | "taken-back"),
        Kind::Package => name == "ended",
        Kind::Received => matches!(name, "rejected" | "taken-up" | "forgotten"),
        Kind::Assistance => matches!(name, "answered" | "reported"),
        Kind::Installation => false,
    }
}

/// True where an ended record's data must have their day of erasure.
fn has_ended(kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Indication => is_terminal(kind, name),
        Kind::Case => name == "final" || is_terminal(kind, name),
        _ => false,
    }
}

/// True where an open record of this kind must have its day.
fn needs_a_day(kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Indication | Kind::Case => !has_ended(kind, name),
        Kind::Visit
        | Kind::Accompaniment
        | Kind::Run
        | Kind::SubjectRequest
        | Kind::Disclosure
        | Kind::Inquiry
        | Kind::Package
        | Kind::Assistance => !is_terminal(kind, name),
        // One that was not opened ends with its package.
        Kind::Received => matches!(name, "accepted" | "unsure"),
        Kind::Cost | Kind::Installation => false,
    }
}

/// The office and person whose data a record holds.
fn whose(state: &State) -> (Uuid, Uuid) {
    let facets = state.facets();
    (facets.office.unwrap().uuid(), facets.person.unwrap().uuid())
}

/// Whoever was sent data is told of their correction or erasure, and a conflict of interest is declared, also when
/// all else is over (Art. 19 GDPR; §§ 20, 21 VwVfG NRW).
const fn is_never_too_late(command: &Command) -> bool {
    matches!(
        command,
        Command::Disclosure(DisclosureCommand::OrderNotice { .. })
            | Command::Case(CaseCommand::Exclude { .. })
    )
}

impl Model {
    /// Takes note of records that were there before the first command.
    pub fn found(&mut self, states: &[State]) {
        let known = states.iter().map(|state| (state.id(), state.name()));
        self.names.extend(known);
    }

    /// True where an account made the draft of an indication.
    #[must_use]
    pub fn has_drafted(&self, id: Uuid, account: AccountId) -> bool {
        let dossier = self.dossiers.get(&id);
        dossier.is_some_and(|one| one.by.get("drafted") == Some(&account))
    }

    /// Takes note of an accepted command, and says what was wrong with accepting it.
    ///
    /// # Panics
    /// Where a safeguard was not kept.
    pub fn accepted(
        &mut self,
        now: DateTime,
        actor: &Actor,
        command: &Command,
        changes: &[State],
        erasures: &[Erasure],
    ) {
        for change in changes {
            let before = self.names.insert(change.id(), change.name());
            assert!(
                before.is_none_or(|name| !is_terminal(change.kind(), name))
                    || is_never_too_late(command),
                "{:?} was at its end and changed by {command:?}",
                change.kind()
            );
        }
        self.nobody_excluded(actor, command, changes);
        let ordered = erasures.iter().map(|x| (x.office.uuid(), x.person.uuid()));
        let ordered: BTreeSet<(Uuid, Uuid)> = ordered.collect();
        for change in changes {
            // An order that was given before, for another reason, does not count.
            assert!(
                is_never_too_late(command)
                    || !has_ended(change.kind(), change.name())
                    || ordered.contains(&whose(change)),
                "the end of {:?} orders its erasure: {}",
                change.kind(),
                change.name()
            );
        }
        self.erasures.extend(ordered);
        let target = command.target().unwrap_or_else(|| changes[0].id());
        match command {
            Command::Indication(command) => self.indication(target, actor, command, changes),
            // It changes nothing but who works on it.
            Command::Case(CaseCommand::Exclude { .. }) => {}
            Command::Case(command) => self.case(target, now, actor, command, changes),
            Command::Visit(command) => self.visit(target, now, actor, command),
            Command::Accompaniment(other) => self.accompaniment(target, actor, other, command),
            Command::Run(command) => self.run(target, actor, command),
            Command::Disclosure(command) => self.disclosure(target, actor, command),
            Command::Inquiry(command) => self.inquiry(target, actor, command),
            Command::SubjectRequest(other) => self.request(target, actor, other),
            Command::Cost(command) => self.cost(command),
            Command::Package(command) => self.package(target, now.date(), actor, command, changes),
            Command::Received(command) => self.received(target, actor, command),
            Command::Assistance(command) => self.assistance(target, actor, command, changes),
        }
    }

    /// Who is excluded from a case does nothing on it or on what belongs to it; only the accompanist ends a visit at
    /// any time (P-08).
    fn nobody_excluded(&mut self, actor: &Actor, command: &Command, changes: &[State]) {
        let who = actor.account;
        let ends_a_visit = matches!(command, Command::Visit(VisitCommand::Stop { .. }));
        for case in changes.iter().filter_map(State::case) {
            let dossier = self.of(case.uuid());
            assert!(
                ends_a_visit || !dossier.excluded.contains(&who),
                "excluded, and did {command:?}"
            );
        }
        match command {
            Command::Case(CaseCommand::Exclude { id, accounts }) => {
                let second = matches!(actor.role, Role::RegistryLead | Role::SecondExaminer);
                assert!(second || accounts.iter().all(|one| *one == who));
                self.of(id.uuid()).excluded.extend(accounts);
                for change in changes {
                    let shown = change.facets().excluded;
                    assert!(accounts.iter().all(|one| shown.contains(one)));
                }
            }
            Command::Case(CaseCommand::Propose { excluded, .. }) => {
                let case = changes.iter().find(|x| x.kind() == Kind::Case);
                let case = case.unwrap().id();
                self.of(case).excluded.extend(excluded);
            }
            _ => {}
        }
    }

    fn of(&mut self, id: Uuid) -> &mut Dossier {
        self.dossiers.entry(id).or_default()
    }

    fn indication(
        &mut self,
        id: Uuid,
        actor: &Actor,
        command: &IndicationCommand,
        changes: &[State],
    ) {
        let who = actor.account;
        let dossier = self.of(id);
        match command {
            IndicationCommand::ImportDraft(_) => {
                dossier.by.insert("drafted", who);
            }
            IndicationCommand::Record { entry, .. } => {
                dossier.started_by = Some(who);
                if entry.ground != "post-returned" {
                    dossier.by.insert("documentary", who);
                }
            }
            IndicationCommand::Screen { explanations, .. } => {
                assert_ne!(dossier.started_by, Some(who), "two people screen");
                assert!(
                    explanations.complete(),
                    "each innocent explanation was looked at"
                );
                let review = review_of(changes).expect("each decision says how it was reviewed");
                let knows = dossier.by.get("drafted") == Some(&who);
                assert!(
                    !review.is_masked() || !knows,
                    "masked is who does not know it"
                );
                dossier.by.insert("screened", who);
                dossier.reviewed = Some(review);
            }
            IndicationCommand::Reconsider { explanations, .. } => {
                assert_ne!(dossier.started_by, Some(who), "two people screen");
                assert!(explanations.explains(), "a changed mind has its reason");
                assert_eq!(
                    review_of(changes),
                    dossier.reviewed,
                    "the first decision stays"
                );
                self.reconsidered += 1;
            }
            IndicationCommand::GiveNotice { .. } => {
                let screened = dossier.by.get("screened");
                assert!(screened.is_some() && screened != dossier.started_by.as_ref());
            }
            IndicationCommand::Seal { .. } => self.seal(id),
            IndicationCommand::Expire { .. } => {}
        }
    }

    fn case(
        &mut self,
        id: Uuid,
        now: DateTime,
        actor: &Actor,
        command: &CaseCommand,
        changes: &[State],
    ) {
        let (who, today) = (actor.account, now.date());
        let became = self.names.get(&id).copied().unwrap_or_default();
        assert!(
            became != "decided" || matches!(command, CaseCommand::Decide { .. }),
            "nothing but a decision decides"
        );
        self.suspensions_end(id, became);
        match command {
            CaseCommand::Propose { indications, .. } => {
                self.proposed += 1;
                let rests_on = indications.iter().map(|id| id.uuid()).collect();
                let dossier = self.of(id);
                (dossier.started_by, dossier.rests_on) = (Some(who), rests_on);
            }
            CaseCommand::ProposeCheck { received, .. } => {
                self.propose_check(id, actor, received.uuid());
            }
            CaseCommand::SuspendPayment { .. }
            | CaseCommand::ResumePayment { .. }
            | CaseCommand::LapseSuspension { .. } => self.suspension(id, today, actor, command),
            CaseCommand::Approve { .. } => self.approve(id, who),
            CaseCommand::OrderVisit { accompaniment, .. } => {
                let visit = changes.iter().find(|x| x.kind() == Kind::Visit);
                let visit = visit.unwrap().id();
                self.order_visit(id, visit, accompaniment.uuid(), actor, command);
            }
            CaseCommand::Assess { assessment, .. } => self.assess(id, today, who, *assessment),
            CaseCommand::OpenHearing {
                until,
                interpreter_offered,
                ..
            } => {
                let dossier = self.of(id);
                assert!(dossier.doubt.is_some(), "a hearing follows a doubt");
                assert!(
                    (*until - today).get_days() >= HEARING_DAYS,
                    "four weeks at least"
                );
                let before = dossier.hearing;
                let offered = *interpreter_offered || before.is_some_and(|(_, _, x)| x);
                let since = before.map_or(today, |(since, _, _)| since);
                dossier.hearing = Some((since, *until, offered));
            }
            CaseCommand::RecordStatement { .. } => self.of(id).spoke = true,
            CaseCommand::ListConsequences { .. }
            | CaseCommand::InformSocialService { .. }
            | CaseCommand::TakeRung { .. }
            | CaseCommand::RecordExonerating { .. } => self.of(id).note(command),
            CaseCommand::RecordReply { .. } if became == "clarifying" => {
                // Whoever replies is not heard about an assessment that no longer stands.
                let dossier = self.of(id);
                (dossier.doubt, dossier.hearing) = (None, None);
            }
            CaseCommand::Decide { ruling, .. } => self.decide(id, today, actor, *ruling),
            CaseCommand::Finalise { .. }
            | CaseCommand::Expire { .. }
            | CaseCommand::Halt { .. } => {}
            _ => assert_ne!(actor.role, Role::Job, "jobs decide nothing"),
        }
    }

    fn assess(&mut self, id: Uuid, today: Date, who: AccountId, assessment: Assessment) {
        let doubt = assessment == Assessment::DoubtAboutResidence;
        let dossier = self.of(id);
        dossier.doubt = doubt.then_some((who, today));
        (dossier.hearing, dossier.spoke) = (None, false);
        (dossier.consequences, dossier.social_service) = (false, false);
        if doubt {
            self.doubt_rests_on_a_fact(id);
        }
    }

    fn approve(&mut self, id: Uuid, who: AccountId) {
        let dossier = self.of(id);
        assert_ne!(
            dossier.started_by,
            Some(who),
            "nobody approves what they proposed"
        );
        dossier.by.insert("approved", who);
        for indication in dossier.rests_on.clone() {
            let reported = self.of(indication);
            assert_ne!(reported.started_by, Some(who), "nor what they recorded");
            assert_ne!(
                reported.by.get("screened"),
                Some(&who),
                "nor what they screened"
            );
        }
    }

    /// No visit without an accompaniment that the carrier's own social worker confirmed for it.
    fn order_visit(
        &mut self,
        case: Uuid,
        visit: Uuid,
        accompaniment: Uuid,
        actor: &Actor,
        command: &CaseCommand,
    ) {
        let CaseCommand::OrderVisit { from, until, .. } = command else {
            return;
        };
        assert_ne!(
            self.of(case).by.get("approved"),
            Some(&actor.account),
            "two people"
        );
        assert!(self.of(case).by.contains_key("approved"));
        assert!(
            !self.of(case).rests_on.is_empty(),
            "no visit without a ground"
        );
        let done = self.of(case).found.len() + self.of(case).before;
        assert!(done < 2, "two visits at most, whoever asked");
        let confirmed = self.of(accompaniment);
        assert!(
            confirmed.by.contains_key("confirmed"),
            "no visit without accompaniment"
        );
        assert!(
            confirmed.by.insert("used", actor.account).is_none(),
            "used once"
        );
        assert_eq!(confirmed.rests_on, [case], "for this case");
        let (begin, end) = confirmed.window.unwrap();
        assert!(begin <= *from && *until <= end, "inside the window");
        let dossier = self.of(visit);
        dossier.rests_on = vec![case];
        dossier.started_by = Some(actor.account);
    }

    /// Nobody met, or nobody let in, is no fact: there must be another.
    fn doubt_rests_on_a_fact(&mut self, id: Uuid) {
        let found = self.of(id).found.clone();
        assert!(found.len() >= 2, "two visits before a doubt");
        let fact = found.iter().any(|finding| match finding {
            DoorFinding::OtherHouseholdMet => true,
            DoorFinding::Met { address_confirmed } => !address_confirmed,
            DoorFinding::NotMet | DoorFinding::EntryDeclined => false,
        });
        let sources = self.of(id).rests_on.clone();
        let documentary = sources
            .iter()
            .any(|x| self.of(*x).by.contains_key("documentary"));
        assert!(fact || documentary, "absence leads to nothing");
    }

    fn decide(&mut self, id: Uuid, today: Date, actor: &Actor, ruling: Ruling) {
        assert_ne!(actor.role, Role::Job);
        let dossier = self.of(id);
        let (assessor, _) = dossier.doubt.expect("a decision follows a doubt");
        assert_ne!(assessor, actor.account, "two people assess and decide");
        let (_, until, interpreter) = dossier.hearing.expect("nothing adverse without a hearing");
        let heard = dossier.spoke || (interpreter && today > until);
        assert!(heard, "the person was heard or had four weeks");
        if ruling == Ruling::Deregistered {
            assert!(dossier.consequences && dossier.social_service);
        }
        if ruling != Ruling::NoMeasure {
            let approved = dossier.by.get("approved");
            assert!(approved.is_some() && approved != dossier.started_by.as_ref());
        }
    }

    fn visit(&mut self, id: Uuid, now: DateTime, actor: &Actor, command: &VisitCommand) {
        let case = self
            .of(id)
            .rests_on
            .first()
            .copied()
            .expect("no visit without an order");
        match command {
            VisitCommand::CheckIn { .. } => {
                assert_eq!(actor.role, Role::SocialWorker);
                let dossier = self.of(id);
                dossier.by.insert("checked-in", actor.account);
                dossier.window = Some((now, now));
            }
            VisitCommand::Record { finding, from, .. } => {
                let dossier = self.of(id);
                assert!(dossier.by.contains_key("checked-in"), "nobody visits alone");
                assert_ne!(dossier.by.get("checked-in"), Some(&actor.account));
                let since = dossier.window.map(|(since, _)| since);
                assert!(since.is_some_and(|since| since <= *from), "not before");
                self.of(case).found.push(finding.clone());
                self.leads_to_nothing(case);
            }
            VisitCommand::Stop { .. } => {
                assert!(self.of(id).by.contains_key("checked-in"));
                self.leads_to_nothing(case);
            }
            VisitCommand::Cancel { .. } => self.leads_to_nothing(case),
        }
    }

    /// Whatever was found: the case goes back to clarifying, nothing else.
    fn leads_to_nothing(&mut self, case: Uuid) {
        assert_eq!(
            self.names.get(&case),
            Some(&"clarifying"),
            "a visit decides nothing"
        );
    }

    fn accompaniment(
        &mut self,
        id: Uuid,
        actor: &Actor,
        command: &AccompanimentCommand,
        whole: &Command,
    ) {
        match command {
            AccompanimentCommand::Request { from, until, .. } => {
                assert!(actor.carrier.is_none(), "a carrier does not ask itself");
                let case = case_named(whole).unwrap().uuid();
                let dossier = self.of(id);
                dossier.rests_on = vec![case];
                dossier.window = Some((*from, *until));
                dossier.started_by = Some(actor.account);
            }
            AccompanimentCommand::Confirm { .. } => {
                assert_eq!(actor.role, Role::SocialWorker, "the carrier's own account");
                assert_ne!(self.of(id).started_by, Some(actor.account));
                self.of(id).by.insert("confirmed", actor.account);
            }
            AccompanimentCommand::Decline { .. } => assert_eq!(actor.role, Role::SocialWorker),
        }
    }

    fn run(&mut self, id: Uuid, actor: &Actor, command: &RunCommand) {
        let dossier = self.of(id);
        match command {
            RunCommand::GiveOpinion { .. } => {
                assert_eq!(actor.role, Role::DataProtectionOfficer);
                dossier.by.insert("opinion", actor.account);
            }
            RunCommand::Approve { .. } => {
                assert!(
                    dossier.by.contains_key("opinion"),
                    "the opinion comes first"
                );
                let function = match actor.role {
                    Role::Coordinator => "coordinator",
                    Role::HeadOfDepartment => "head",
                    other => panic!("{other:?} does not approve runs"),
                };
                assert!(dossier.by.insert(function, actor.account).is_none(), "once");
            }
            RunCommand::Open { manifest, .. } => {
                let approved = (dossier.by.get("coordinator"), dossier.by.get("head"));
                assert!(approved.0.is_some() && approved.1.is_some() && approved.0 != approved.1);
                assert_eq!(manifest.documents.len(), 5);
            }
            _ => {}
        }
    }

    fn disclosure(&mut self, id: Uuid, actor: &Actor, command: &DisclosureCommand) {
        let dossier = self.of(id);
        match command {
            DisclosureCommand::Request { necessity, .. } => {
                assert!(!necessity.reveal().trim().is_empty());
                dossier.started_by = Some(actor.account);
            }
            DisclosureCommand::Approve { .. } => {
                assert_ne!(
                    dossier.started_by,
                    Some(actor.account),
                    "another person approves"
                );
                dossier.by.insert("approved", actor.account);
            }
            DisclosureCommand::Send { .. } => {
                assert!(
                    dossier.by.contains_key("approved"),
                    "nothing is sent unapproved"
                );
                assert!(
                    dossier.by.insert("sent", actor.account).is_none(),
                    "sent once"
                );
            }
            DisclosureCommand::Accept { .. } | DisclosureCommand::Reject { .. } => {
                assert!(dossier.by.contains_key("sent"));
            }
            DisclosureCommand::OrderNotice { cause, .. } => {
                assert!(
                    dossier.by.contains_key("sent"),
                    "who received nothing is told nothing"
                );
                let before = dossier.by.insert(cause.name(), actor.account);
                assert!(before.is_none(), "told once of each cause");
                self.notices += 1;
            }
        }
    }

    fn inquiry(&mut self, id: Uuid, actor: &Actor, command: &InquiryCommand) {
        let dossier = self.of(id);
        match command {
            InquiryCommand::Draft { .. } => {
                dossier.by.insert("drafted", actor.account);
            }
            InquiryCommand::SignOff { .. } => {
                let drafted = dossier.by.get("drafted");
                assert!(
                    drafted.is_some_and(|by| *by != actor.account),
                    "a second person"
                );
                dossier.by.insert("signed", actor.account);
            }
            InquiryCommand::Answer { form, .. } => {
                assert!(
                    dossier.by.contains_key("signed"),
                    "nothing goes out unsigned"
                );
                if *form == AnswerForm::Written {
                    dossier.by.insert("in-writing", actor.account);
                }
            }
            InquiryCommand::Publish { .. } => assert!(
                dossier.by.contains_key("in-writing"),
                "only a written answer is published"
            ),
            InquiryCommand::WriteJudgement { .. } => assert_eq!(actor.role, Role::HeadOfDepartment),
            _ => {}
        }
    }

    fn request(&mut self, id: Uuid, actor: &Actor, command: &SubjectRequestCommand) {
        match command {
            SubjectRequestCommand::Receive { case, request, .. } => {
                self.complaints += i64::from(*request == SubjectRequestKind::Complaint);
                let case = case.uuid();
                let dossier = self.of(id);
                (dossier.request, dossier.rests_on) = (Some(*request), vec![case]);
            }
            SubjectRequestCommand::Extend { .. } => {
                let once = self.of(id).by.insert("extended", actor.account);
                assert!(once.is_none(), "extended once");
            }
            SubjectRequestCommand::Answer { .. } => {
                let asked = self.of(id).request;
                let case = self.of(id).rests_on[0];
                if asked == Some(SubjectRequestKind::Complaint) {
                    assert_eq!(actor.role, Role::Ombudsperson);
                }
                if asked == Some(SubjectRequestKind::Objection) {
                    assert_ne!(
                        self.of(case).started_by,
                        Some(actor.account),
                        "another person"
                    );
                }
            }
        }
    }

    fn cost(&mut self, command: &CostCommand) {
        let CostCommand::Record {
            bearer,
            cents,
            minutes,
            planned,
            corrects,
            ..
        } = command;
        let sign = if corrects.is_some() { -1 } else { 1 };
        let sum = self.costs.entry((*bearer, *planned)).or_default();
        sum.0 += sign * cents;
        sum.1 += sign * i64::from(*minutes);
        assert!(
            sum.0 >= 0 && sum.1 >= 0,
            "no more is taken back than was recorded"
        );
    }

    /// Adds fact rows to the count.
    ///
    /// # Panics
    /// Where a row has no unit or mixes kinds of money.
    pub fn count(&mut self, facts: &[Fact]) {
        for fact in facts {
            assert!(fact.sign == 1 || fact.sign == -1);
            let sign = i64::from(fact.sign);
            match &fact.what {
                Counted::CostRecorded {
                    bearer,
                    cents,
                    minutes,
                    ..
                }
                | Counted::CostPlanned {
                    bearer,
                    cents,
                    minutes,
                    ..
                } => {
                    let planned = matches!(fact.what, Counted::CostPlanned { .. });
                    assert_eq!(fact.children, 0, "money is not counted in children");
                    let sum = self.cents.entry((*bearer, planned)).or_default();
                    sum.0 += sign * cents;
                    sum.1 += sign * i64::from(*minutes);
                }
                Counted::Money { .. } => panic!("no command of the city records benefit money"),
                Counted::CommandRefused | Counted::CommandRejected => {}
                // Requests and notices are counted one by one, not in children.
                Counted::ComplaintReceived
                | Counted::RecipientNoticeOrdered
                | Counted::DisclosureSent
                | Counted::DisclosureRefused => {
                    self.add(&fact.what, sign);
                }
                Counted::ObjectionUpheld => self.add(&fact.what, sign),
                other => {
                    assert_eq!(fact.children, 1, "{other:?} concerns one child");
                    self.add(other, sign);
                }
            }
        }
    }

    fn add(&mut self, what: &Counted, sign: i64) {
        *self.counted.entry(key(what)).or_default() += sign;
    }

    fn times(&self, what: &Counted) -> i64 {
        self.counted.get(&key(what)).copied().unwrap_or_default()
    }

    /// All facts of a kind, whatever they say.
    fn sum_of(&self, kind: &str) -> i64 {
        let of_kind = self.counted.iter().filter(|(key, _)| key.starts_with(kind));
        of_kind.map(|(_, times)| times).sum()
    }

    fn closed_as(&self, outcome: CaseOutcome) -> i64 {
        [true, false]
            .into_iter()
            .map(|without_visit| {
                self.times(&Counted::CaseClosed {
                    outcome,
                    without_visit,
                })
            })
            .sum()
    }

    /// What must hold of all states together.
    ///
    /// # Panics
    /// Where a record has no day, an ended one no order of erasure, or the counts do not add up.
    pub fn holds(&self, states: &[State]) {
        for state in states {
            let (kind, name) = (state.kind(), state.name());
            assert_eq!(
                self.names.get(&state.id()),
                Some(&name),
                "only commands change states"
            );
            let facets = state.facets();
            // Who answered in writing owes nothing more.
            let answered = self
                .dossiers
                .get(&state.id())
                .is_some_and(|x| x.by.contains_key("in-writing"));
            assert!(
                !needs_a_day(kind, name) || answered || facets.due.is_some(),
                "an open {kind:?} has its day: {name}"
            );
            assert!(!is_terminal(kind, name) || facets.due.is_none());
            if has_ended(kind, name) {
                assert!(
                    self.erasures.contains(&whose(state)),
                    "an ended {kind:?} is erased: {name}"
                );
            }
        }
        self.cases_add_up(states);
        self.others_add_up(states);
        self.check_holds(states);
        assert_eq!(self.cents, self.costs, "money and time, bearer by bearer");
    }

    fn cases_add_up(&self, states: &[State]) {
        // A case that is visited for another authority is counted there.
        let own = |state: &&State| {
            state.kind() == Kind::Case && !self.check.assisted.contains(&state.id())
        };
        let in_states = |names: &[&str]| -> i64 {
            let is_in = |state: &&State| own(state) && names.contains(&state.name());
            i64::try_from(states.iter().filter(is_in).count()).unwrap()
        };
        let all = i64::try_from(states.iter().filter(own).count()).unwrap();
        assert_eq!(
            (self.times(&Counted::CaseOpened), self.proposed),
            (all, all)
        );
        let decided = self.closed_as(CaseOutcome::Decided);
        let closed: i64 = [
            CaseOutcome::Unremarkable,
            CaseOutcome::RegisterCorrected,
            CaseOutcome::SupportAgreed,
            CaseOutcome::Unresolved,
        ]
        .into_iter()
        .map(|outcome| self.closed_as(outcome))
        .sum();
        assert_eq!(decided, in_states(&["decided", "final"]));
        assert_eq!(closed, in_states(&["closed"]));
        assert_eq!(
            self.closed_as(CaseOutcome::Declined),
            in_states(&["declined"])
        );
        assert_eq!(
            self.closed_as(CaseOutcome::Expired),
            in_states(&["expired"])
        );
    }

    /// A changed mind does not change the first decision.
    fn first_decisions_stay(&self, dropped: i64, gone_on: i64) {
        let screened = |put_forward| {
            let all = Review::ALL.iter();
            let all = all.map(|review| Counted::IndicationScreened {
                review: *review,
                put_forward,
            });
            all.map(|what| self.times(&what)).sum::<i64>()
        };
        assert_eq!(dropped, screened(false) + self.reconsidered);
        assert!(screened(true) >= gone_on + self.reconsidered);
    }

    fn others_add_up(&self, states: &[State]) {
        let number = |kind: Kind, names: &[&str]| -> i64 {
            let is_in = |state: &&State| {
                state.kind() == kind && (names.is_empty() || names.contains(&state.name()))
            };
            i64::try_from(states.iter().filter(is_in).count()).unwrap()
        };
        assert_eq!(self.times(&Counted::VisitOrdered), number(Kind::Visit, &[]));
        let ended: i64 = [
            VisitOutcome::Met,
            VisitOutcome::NotMet,
            VisitOutcome::EntryDeclined,
            VisitOutcome::OtherHouseholdMet,
            VisitOutcome::StoppedBySocialWork,
            VisitOutcome::Cancelled,
        ]
        .into_iter()
        .flat_map(|outcome| [true, false].map(|accompanied| (outcome, accompanied)))
        .map(|(outcome, accompanied)| {
            let times = self.times(&Counted::VisitRecorded {
                outcome,
                accompanied,
            });
            let alone = !accompanied && outcome != VisitOutcome::Cancelled;
            assert!(!alone || times == 0, "no visit without accompaniment");
            times
        })
        .sum();
        let over = ["recorded", "stopped-by-social-work", "cancelled"];
        assert_eq!(ended, number(Kind::Visit, &over));
        let told = self.sum_of("AtTheDoor");
        assert_eq!(
            told,
            number(Kind::Visit, &["recorded"]),
            "harm is counted once"
        );
        let dropped = self.times(&Counted::IndicationDropped);
        assert_eq!(dropped, number(Kind::Indication, &["dropped"]));
        let gone_on = number(Kind::Indication, &["put-forward", "notice-given"]);
        self.first_decisions_stay(dropped, gone_on);
        let noticed = self.times(&Counted::NoticeGiven);
        assert_eq!(noticed, number(Kind::Indication, &["notice-given"]));
        let waiting = number(Kind::Indication, &["recorded", "put-forward"]);
        let expired = self.times(&Counted::IndicationExpired);
        let recorded = self.times(&Counted::IndicationRecorded);
        assert_eq!(
            recorded,
            dropped + noticed + waiting + expired + self.sealed()
        );
        let sent = number(Kind::Disclosure, &["sent", "accepted", "rejected"]);
        assert_eq!(self.times(&Counted::DisclosureSent), sent);
        assert_eq!(self.times(&Counted::ComplaintReceived), self.complaints);
        assert_eq!(self.times(&Counted::RecipientNoticeOrdered), self.notices);
    }
}

fn key(what: &Counted) -> String {
    format!("{what:?}")
}
