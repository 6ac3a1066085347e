//! Documents of the domain that are stored and read back: states and personal data.

use augenmass_domain::accompaniment::{AccompanimentCommand, Qualification};
use augenmass_domain::case::{
    Assessment, CaseCommand, DeclineReason, ReopenGround, Reply, Ruling, Rung,
};
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::id::{
    AccompanimentId, AccountId, CarrierId, CaseId, DisclosureId, Ids, IndicationId, InquiryId,
    OfficeId, RunId, SubjectRequestId, VisitId,
};
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::inquiry::{AnswerForm, InquiryCommand};
use augenmass_domain::run::RunCommand;
use augenmass_domain::subject_request::{RequestAnswer, SubjectRequestCommand};
use augenmass_domain::visit::{DoorFinding, LegalMode, VisitCommand};
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
        State::Indication(_) => {
            let id = IndicationId::from_uuid(id);
            let to = OfficeId::from_uuid(Uuid::from_u128(9));
            vec![
                IndicationCommand::GiveNotice { id, to }.into(),
                IndicationCommand::Expire { id }.into(),
            ]
        }
        State::Case(_) => about_a_case(CaseId::from_uuid(id), today),
        State::Visit(visit) => {
            let id = VisitId::from_uuid(id);
            let (from, until) = (visit.order().from(), visit.order().until());
            let (finding, mode) = (DoorFinding::NotMet, LegalMode::Consent);
            vec![
                VisitCommand::CheckIn { id }.into(),
                VisitCommand::Record {
                    id,
                    finding,
                    mode,
                    from,
                    until,
                }
                .into(),
                VisitCommand::Stop { id }.into(),
                VisitCommand::Cancel { id }.into(),
            ]
        }
        State::Accompaniment(_) => {
            let id = AccompanimentId::from_uuid(id);
            let qualification = Qualification::SocialWorker;
            vec![
                AccompanimentCommand::Confirm {
                    id,
                    qualification,
                    woman_available: true,
                }
                .into(),
                AccompanimentCommand::Decline { id }.into(),
            ]
        }
        State::Run(_) => {
            let id = RunId::from_uuid(id);
            vec![
                RunCommand::Approve { id }.into(),
                RunCommand::Pause { id }.into(),
                RunCommand::Resume { id }.into(),
                RunCommand::Close { id }.into(),
                RunCommand::Report {
                    id,
                    costs_recorded: true,
                }
                .into(),
            ]
        }
        State::Disclosure(_) => {
            let id = DisclosureId::from_uuid(id);
            vec![
                DisclosureCommand::Approve { id }.into(),
                DisclosureCommand::Send { id }.into(),
                DisclosureCommand::Accept { id }.into(),
                DisclosureCommand::Reject { id }.into(),
            ]
        }
        State::Inquiry(inquiry) => {
            let (id, sha) = (InquiryId::from_uuid(id), inquiry.sha256().to_owned());
            vec![
                InquiryCommand::Assign {
                    id,
                    topics: inquiry.topics().clone(),
                }
                .into(),
                InquiryCommand::SignOff {
                    id,
                    answer_sha256: sha,
                }
                .into(),
                InquiryCommand::Answer {
                    id,
                    form: AnswerForm::Written,
                }
                .into(),
                InquiryCommand::Publish { id }.into(),
            ]
        }
        State::SubjectRequest(_) => {
            let id = SubjectRequestId::from_uuid(id);
            let answer = RequestAnswer::Granted;
            vec![
                SubjectRequestCommand::Extend {
                    id,
                    reason: words(),
                }
                .into(),
                SubjectRequestCommand::Answer { id, answer }.into(),
            ]
        }
        State::Cost(_) => Vec::new(),
    }
}

fn about_a_case(id: CaseId, today: Date) -> Vec<Command> {
    let ruling = Ruling::Deregistered;
    let reply_by = today.saturating_add(28.days());
    let mut all: Vec<Command> = [
        CaseCommand::Approve { id },
        CaseCommand::Decline {
            id,
            reason: DeclineReason::AlreadyClarified,
        },
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

/// Personal data as they lie under their seal. Their `Debug` shows nothing of them.
pub fn personal(bytes: &[u8]) {
    if let Some(PersonalKind::Person { record }) = there_and_back::<PersonalKind>(bytes) {
        let record = record.reveal();
        let _ = record.check(date(2026, 3, 2));
        assert!(!record.identity().reveal().is_empty());
    }
}
