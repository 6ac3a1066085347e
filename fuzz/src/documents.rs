//! Documents of the domain that are stored and read back: states and personal data.

use augenmass_domain::accompaniment::{AccompanimentCommand, Qualification};
use augenmass_domain::assistance::{AssistanceCommand, Outcome};
use augenmass_domain::case::{
    Assessment, CaseCommand, DeclineReason, ReopenGround, Reply, Ruling, Rung,
};
use augenmass_domain::disclosure::{DisclosureCommand, NoticeCause};
use augenmass_domain::id::{
    AccompanimentId, AccountId, AssistanceId, CarrierId, CaseId, DisclosureId, Ids, IndicationId,
    OfficeId, PackageId, ReceivedIndicationId, RunId, SubjectRequestId,
};
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::inquiry::{AnswerForm, Inquiry, InquiryCommand};
use augenmass_domain::package::{PackageCommand, Partner, Passed};
use augenmass_domain::received::ReceivedCommand;
use augenmass_domain::run::RunCommand;
use augenmass_domain::subject_request::{RequestAnswer, SubjectRequestCommand};
use augenmass_domain::visit::{AtTheDoor, DoorFinding, LegalMode, Visit, VisitCommand};
use augenmass_domain::{
    Actor, Circumstances, Command, Law, Now, PersonalKind, Private, Role, State, decide,
};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::sync::OnceLock;
use uuid::Uuid;

/// What is read and written back is read as the same.
fn there_and_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(bytes: &[u8]) -> Option<T> {
    let value: T = serde_json::from_slice(bytes).ok()?;
    let again: T = serde_json::from_str(&serde_json::to_string(&value).unwrap()).unwrap();
    assert_eq!(again, value, "it survives storage");
    Some(value)
}

struct Counter(u128);

impl Ids for Counter {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

/// The shipped law, read once.
pub(crate) fn shipped_law() -> &'static Law {
    static LAW: OnceLock<Law> = OnceLock::new();
    LAW.get_or_init(|| Law::shipped().clone())
}

/// A moment by the wall clock.
pub(crate) fn at(local: DateTime) -> Now {
    let zoned = local.in_tz("Europe/Berlin").unwrap();
    Now {
        at: zoned.timestamp(),
        local,
    }
}

/// A state as stored: read, written back, looked at, and asked for every command that concerns it.
/// A document that no rule could have written may be turned down; it never stops the programme.
pub fn state(bytes: &[u8]) {
    let Some(state) = there_and_back::<State>(bytes) else {
        return;
    };
    let facets = state.facets();
    assert!(!state.name().is_empty());
    let actor = |n: u128, role, carrier: Option<CarrierId>| Actor {
        account: AccountId::from_uuid(Uuid::from_u128(n)),
        role,
        office: facets.office.filter(|_| carrier.is_none()),
        carrier,
        person: None,
    };
    let actors = [
        actor(1, Role::RegistryLead, None),
        actor(2, Role::Job, None),
        actor(
            3,
            Role::SocialWorker,
            facets.carrier.or(Some(CarrierId::from_uuid(Uuid::nil()))),
        ),
        actor(4, Role::Ombudsperson, None),
        actor(5, Role::HeadOfDepartment, None),
        actor(6, Role::Coordinator, None),
    ];
    for actor in &actors {
        for moment in [
            date(2026, 3, 2).at(10, 0, 0, 0),
            date(2031, 3, 3).at(10, 0, 0, 0),
        ] {
            let mut around = Circumstances::bare(at(moment), actor, shipped_law());
            crate::town::place(state.clone(), &mut around);
            for command in commands_about(&state, moment.date()) {
                let _ = decide(&command, &around, &mut Counter(1 << 64));
            }
        }
    }
}

fn words() -> Private<String> {
    Private::new("Erfunden.".to_owned())
}

/// Commands about a state, with words and days that fit `today`.
pub(crate) fn commands_about(state: &State, today: Date) -> Vec<Command> {
    let id = state.id();
    match state {
        State::Indication(_) => about_an_indication(IndicationId::from_uuid(id)),
        State::Case(_) => about_a_case(CaseId::from_uuid(id), today),
        State::Visit(visit) => about_a_visit(visit),
        State::Accompaniment(_) => about_an_accompaniment(AccompanimentId::from_uuid(id)),
        State::Run(_) => about_a_run(RunId::from_uuid(id)),
        State::Disclosure(_) => about_a_hand_over(DisclosureId::from_uuid(id)),
        State::Inquiry(inquiry) => about_an_inquiry(inquiry),
        State::SubjectRequest(_) => about_a_request(SubjectRequestId::from_uuid(id)),
        State::Cost(_) => Vec::new(),
        State::Package(_) => about_a_package(PackageId::from_uuid(id)),
        State::Received(_) => about_a_received(ReceivedIndicationId::from_uuid(id)),
        State::Assistance(_) => about_an_assistance(AssistanceId::from_uuid(id)),
    }
}

fn about_a_package(id: PackageId) -> Vec<Command> {
    let passed = || Passed {
        sha256: "9".repeat(64),
        transcript: None,
    };
    let all = [
        PackageCommand::TakeRequest {
            id,
            taken: passed(),
        },
        PackageCommand::Respond {
            id,
            evaluations: 160,
            message: passed(),
        },
        PackageCommand::Open {
            id,
            findings: Vec::new(),
            taken: passed(),
        },
        PackageCommand::Receipt {
            id,
            message: passed(),
        },
        PackageCommand::End { id },
    ];
    all.into_iter().map(Command::from).collect()
}

fn about_a_received(id: ReceivedIndicationId) -> Vec<Command> {
    let decide = |same_child| ReceivedCommand::Decide { id, same_child };
    let all = [decide(true), decide(false), ReceivedCommand::Forget { id }];
    all.into_iter().map(Command::from).collect()
}

fn about_an_assistance(id: AssistanceId) -> Vec<Command> {
    let message = || "8".repeat(64);
    let to = Partner {
        name: "gegenüber".to_owned(),
        run: RunId::from_uuid(Uuid::from_u128(777)),
        office: OfficeId::from_uuid(Uuid::from_u128(888)),
        card: "e".repeat(64),
    };
    let all = [
        AssistanceCommand::Approve { id },
        AssistanceCommand::Send {
            id,
            to,
            message: message(),
        },
        AssistanceCommand::FileReport {
            id,
            outcome: Outcome::NotVisited,
            visits: Vec::new(),
            message: message(),
        },
        AssistanceCommand::Report {
            id,
            message: message(),
        },
    ];
    all.into_iter().map(Command::from).collect()
}

fn about_an_indication(id: IndicationId) -> Vec<Command> {
    let to = OfficeId::from_uuid(Uuid::from_u128(9));
    vec![
        IndicationCommand::GiveNotice { id, to }.into(),
        IndicationCommand::Seal { id }.into(),
        IndicationCommand::Expire { id }.into(),
    ]
}

fn about_a_visit(visit: &Visit) -> Vec<Command> {
    let id = visit.id();
    let (from, until) = (visit.order().from(), visit.order().until());
    let (finding, mode) = (DoorFinding::NotMet, LegalMode::Consent);
    vec![
        VisitCommand::CheckIn { id }.into(),
        VisitCommand::Record {
            id,
            finding,
            door: AtTheDoor::default(),
            mode,
            from,
            until,
        }
        .into(),
        VisitCommand::Stop { id }.into(),
        VisitCommand::Cancel { id }.into(),
    ]
}

fn about_an_accompaniment(id: AccompanimentId) -> Vec<Command> {
    let confirm = AccompanimentCommand::Confirm {
        id,
        qualification: Qualification::SocialWorker,
        woman_available: true,
    };
    vec![confirm.into(), AccompanimentCommand::Decline { id }.into()]
}

fn about_a_run(id: RunId) -> Vec<Command> {
    let report = RunCommand::Report {
        id,
        costs_recorded: true,
    };
    vec![
        RunCommand::Approve { id }.into(),
        RunCommand::Pause { id }.into(),
        RunCommand::Resume { id }.into(),
        RunCommand::Close { id }.into(),
        report.into(),
    ]
}

fn about_a_hand_over(id: DisclosureId) -> Vec<Command> {
    let mut all: Vec<Command> = [
        DisclosureCommand::Approve { id },
        DisclosureCommand::Send { id },
        DisclosureCommand::Accept { id },
        DisclosureCommand::Reject { id },
    ]
    .into_iter()
    .map(Command::from)
    .collect();
    for cause in [NoticeCause::Corrected, NoticeCause::Erased] {
        all.push(DisclosureCommand::OrderNotice { id, cause }.into());
    }
    all
}

fn about_an_inquiry(inquiry: &Inquiry) -> Vec<Command> {
    let (id, answer_sha256) = (inquiry.id(), inquiry.sha256().to_owned());
    let topics = inquiry.topics().clone();
    let form = AnswerForm::Written;
    vec![
        InquiryCommand::Assign { id, topics }.into(),
        InquiryCommand::SignOff { id, answer_sha256 }.into(),
        InquiryCommand::Answer { id, form }.into(),
        InquiryCommand::Publish { id }.into(),
    ]
}

fn about_a_request(id: SubjectRequestId) -> Vec<Command> {
    let answer = RequestAnswer::Granted;
    let reason = words();
    vec![
        SubjectRequestCommand::Extend { id, reason }.into(),
        SubjectRequestCommand::Answer { id, answer }.into(),
    ]
}

fn exclude(id: CaseId) -> CaseCommand {
    let accounts = vec![AccountId::from_uuid(Uuid::from_u128(9))];
    CaseCommand::Exclude { id, accounts }
}

fn about_a_case(id: CaseId, today: Date) -> Vec<Command> {
    let ruling = Ruling::Deregistered;
    let reply_by = today.saturating_add(28.days());
    let reason = DeclineReason::AlreadyClarified;
    let mut all: Vec<Command> = [
        CaseCommand::Approve { id },
        CaseCommand::Decline { id, reason },
        CaseCommand::Close { id },
        CaseCommand::Halt { id },
        CaseCommand::Resume { id },
        CaseCommand::Finalise { id },
        CaseCommand::Expire { id },
        CaseCommand::OfferSupport { id },
        CaseCommand::ReferEndangerment { id },
        CaseCommand::InformSocialService { id },
        CaseCommand::Decide {
            id,
            ruling,
            reasons: words(),
        },
        CaseCommand::OpenHearing {
            id,
            until: reply_by,
            interpreter_offered: true,
        },
        CaseCommand::RecordStatement { id, words: words() },
        CaseCommand::Reopen {
            id,
            ground: ReopenGround::NewFacts,
        },
        CaseCommand::RecordReply {
            id,
            reply: Reply::LivesHere,
            words: None,
        },
    ]
    .into_iter()
    .map(Command::from)
    .collect();
    all.extend(about_a_check(id));
    all.push(exclude(id).into());
    for rung in Rung::ALL {
        all.push(
            CaseCommand::TakeRung {
                id,
                rung: *rung,
                reply_by,
            }
            .into(),
        );
    }
    for assessment in Assessment::ALL {
        all.push(
            CaseCommand::Assess {
                id,
                assessment: *assessment,
            }
            .into(),
        );
    }
    all
}

/// What only a case of the benefit check knows.
fn about_a_check(id: CaseId) -> [Command; 4] {
    let reasons = words();
    [
        CaseCommand::SuspendPayment { id, reasons }.into(),
        CaseCommand::ResumePayment { id }.into(),
        CaseCommand::LapseSuspension { id }.into(),
        AssistanceCommand::Request { case: id }.into(),
    ]
}

/// Personal data as they lie under their seal. Their `Debug` shows nothing of them.
pub fn personal(bytes: &[u8]) {
    if let Some(PersonalKind::Person { record }) = there_and_back::<PersonalKind>(bytes) {
        let record = record.reveal();
        let _ = record.check(date(2026, 3, 2));
        assert!(!record.identity().reveal().is_empty());
    }
}
