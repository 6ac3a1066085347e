//! Everything leaves its trace: what was accepted, what a rule turned down, what a policy refused,
//! and what was read. Each action of the product is tried by somebody who may not.

use crate::base::on_both;
use crate::city::{MONDAY, Town, drawn, explanations};
use augenmass_casework::gate::Gate;
use augenmass_casework::{Error, jobs, letters, log, outcome_report, oversight, publications};
use augenmass_domain::accompaniment::{AccompanimentCommand, Qualification};
use augenmass_domain::assistance::{AssistanceCommand, Outcome as Assisted};
use augenmass_domain::case::{
    Assessment, CaseCommand, Consequence, DeclineReason, ReopenGround, Reply, Ruling, Rung,
    StepsBefore,
};
use augenmass_domain::cost::{CostCommand, CostKind};
use augenmass_domain::disclosure::{DisclosureCommand, NoticeCause};
use augenmass_domain::fact::{Bearer, Counted, Track};
use augenmass_domain::id::{
    AccompanimentId, AssistanceId, CaseId, CostId, DisclosureId, IndicationId, InquiryId, OfficeId,
    PackageId, ReceivedIndicationId, RunId, SubjectRequestId, VisitId,
};
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::inquiry::{AnswerForm, ContributionContent, InquiryCommand, Topic};
use augenmass_domain::package::{Commitment, PackageCommand, Partner, Passed};
use augenmass_domain::received::ReceivedCommand;
use augenmass_domain::run::{CheckedManifest, Opinion, RunCommand};
use augenmass_domain::subject_request::{RequestAnswer, SubjectRequestCommand, SubjectRequestKind};
use augenmass_domain::visit::{AtTheDoor, DoorFinding, Interpreter, LegalMode, VisitCommand};
use augenmass_domain::{Action, Actor, Command, Kind, PersonalKind, Private, Purpose, Role};
use augenmass_store::Outcome;
use jiff::civil::date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The actions that are no command, each with its own test below. `AddAccount` is written by the set-up
/// of an installation only, `ReadFigures` is open to everybody, and checkpoints are always signed by
/// the installation's own job: nobody can be refused these three.
const NO_COMMANDS: [Action; 23] = [
    Action::ViewRecord,
    Action::ReadPersonalData,
    Action::PrintPaper,
    Action::RecordBlock,
    Action::ExtractForFairness,
    Action::FileFairnessStatus,
    Action::ReportBreach,
    Action::StateOnStop,
    Action::ReleaseStop,
    Action::RetireGround,
    Action::ApproveGround,
    Action::EraseDue,
    Action::ReadLog,
    Action::ExportLog,
    Action::MakeBackup,
    Action::RestoreBackup,
    Action::ReadFigures,
    Action::PublishFigures,
    Action::WriteOutcomeReport,
    Action::FileOutcomeReport,
    Action::AuditPackage,
    Action::SignCheckpoint,
    Action::AddAccount,
];

/// One record of each kind.
struct Records(BTreeMap<Kind, Uuid>);

impl Records {
    fn id(&self, kind: Kind) -> Uuid {
        self.0.get(&kind).copied().unwrap()
    }

    /// Records that were never there.
    fn unknown() -> Self {
        let kinds = Kind::ALL.into_iter().enumerate();
        Self(
            kinds
                .map(|(n, kind)| (kind, Uuid::from_u128(0xABCD_0000 + n as u128)))
                .collect(),
        )
    }

    async fn of(town: &Town) -> Self {
        let mut records = BTreeMap::new();
        for kind in Kind::ALL
            .into_iter()
            .filter(|kind| *kind != Kind::Installation)
        {
            let first = town.all(kind).await.first().map(|state| state.id());
            // The year of the town is one of track 1: what it has none of was never there.
            let unknown = || Uuid::from_u128(0xABCD_0000 + kind as u128);
            records.insert(kind, first.unwrap_or_else(unknown));
        }
        Self(records)
    }
}

const INQUIRY: &str =
    "Fraktion Beispiel\n\nAnfrage\n\n1. Wie viele Fälle gab es?\n2. Was kostet das?\n";

fn receive() -> InquiryCommand {
    let read = augenmass_domain::inquiry::read(INQUIRY).unwrap();
    InquiryCommand::Receive {
        read: Box::new(read),
        sha256: "0a".repeat(32),
    }
}

/// Every command there is.
async fn every_command(town: &Town, records: &Records) -> Vec<Command> {
    let entry = town.entry("schule", &drawn(1)).await;
    let mut commands: Vec<Command> = Vec::new();
    let id = IndicationId::from_uuid(records.id(Kind::Indication));
    let to = town.office("registry").await;
    commands.extend([
        IndicationCommand::ImportDraft(entry.clone()).into(),
        IndicationCommand::Record {
            draft: None,
            entry: entry.clone(),
        }
        .into(),
        IndicationCommand::Record {
            draft: Some(id),
            entry,
        }
        .into(),
        IndicationCommand::Screen {
            id,
            explanations: explanations(false),
        }
        .into(),
        IndicationCommand::Reconsider {
            id,
            explanations: explanations(true),
        }
        .into(),
        IndicationCommand::GiveNotice { id, to }.into(),
        IndicationCommand::Expire { id }.into(),
    ]);
    commands.extend(case_commands(town, records));
    commands.extend(visit_commands(town, records).await);
    commands.extend(run_commands(town, records));
    commands.extend(council_commands(records));
    commands.extend(rights_commands(records));
    commands.extend(package_commands(town, records).await);
    commands.extend(check_commands(town, records).await);
    commands
}

/// The passage of a package, on both sides. Each is given to this municipality, where the family benefits office's part
/// is nobody's.
#[expect(clippy::too_many_lines, reason = "a list: one entry for each command")]
async fn package_commands(town: &Town, records: &Records) -> Vec<Command> {
    let id = PackageId::from_uuid(records.id(Kind::Package));
    let run = RunId::from_uuid(records.id(Kind::Run));
    let office = town.office("school").await;
    let passed = || Passed {
        sha256: "0c".repeat(32),
        transcript: None,
    };
    let commitment = || Commitment {
        records: 400,
        evaluations: 6_400,
        root: "0d".repeat(32),
    };
    let all = [
        PackageCommand::Commit {
            office,
            run,
            partner: partner(records),
            commitment: commitment(),
            message: passed(),
        },
        PackageCommand::Seal {
            id: PackageId::from_uuid(Uuid::from_u128(0x5EA1)),
            office,
            run,
            partner: partner(records),
            commitment: commitment(),
            indications: vec![IndicationId::from_uuid(records.id(Kind::Indication))],
            public_key: "0e".repeat(32),
            taken: passed(),
            message: passed(),
        },
        PackageCommand::Request {
            id,
            payloads: 1,
            commitments: 1,
            public_key: "0e".repeat(32),
            taken: passed(),
            message: passed(),
        },
        PackageCommand::TakeRequest {
            id,
            taken: passed(),
        },
        PackageCommand::Respond {
            id,
            evaluations: 6_400,
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

fn partner(records: &Records) -> Partner {
    Partner {
        name: "Familienkasse Auenland".to_owned(),
        run: RunId::from_uuid(records.id(Kind::Run)),
        office: OfficeId::from_uuid(Uuid::from_u128(0x0FF1CE)),
        card: "0f".repeat(32),
    }
}

/// What follows from a package: pairs, cases of the benefit check, assistance.
async fn check_commands(town: &Town, records: &Records) -> Vec<Command> {
    let indication = IndicationId::from_uuid(records.id(Kind::Indication));
    let received = ReceivedIndicationId::from_uuid(records.id(Kind::Received));
    let case = CaseId::from_uuid(records.id(Kind::Case));
    let id = AssistanceId::from_uuid(records.id(Kind::Assistance));
    let (message, reasons) = ("0a".repeat(32), Private::new("Worte (erfunden)".to_owned()));
    let today = town.today();
    let receive = AssistanceCommand::Receive {
        id,
        office: town.office("registry").await,
        run: RunId::from_uuid(records.id(Kind::Run)),
        from: partner(records),
        record: Box::new(drawn(2)),
        steps: StepsBefore {
            rungs: Vec::new(),
            looked_on: today,
            visited: Vec::new(),
        },
        message: message.clone(),
    };
    let send = AssistanceCommand::Send {
        id,
        to: partner(records),
        message: message.clone(),
    };
    let file = AssistanceCommand::FileReport {
        id,
        outcome: Assisted::NotVisited,
        visits: Vec::new(),
        message: message.clone(),
    };
    let decide = ReceivedCommand::Decide {
        id: received,
        same_child: true,
    };
    let propose = CaseCommand::ProposeCheck {
        received,
        excluded: Vec::new(),
    };
    vec![
        IndicationCommand::Seal { id: indication }.into(),
        decide.into(),
        ReceivedCommand::Forget { id: received }.into(),
        propose.into(),
        CaseCommand::SuspendPayment { id: case, reasons }.into(),
        CaseCommand::ResumePayment { id: case }.into(),
        CaseCommand::LapseSuspension { id: case }.into(),
        AssistanceCommand::Request { case }.into(),
        AssistanceCommand::Approve { id }.into(),
        send.into(),
        file.into(),
        receive.into(),
        AssistanceCommand::Report { id, message }.into(),
    ]
}

#[expect(clippy::too_many_lines, reason = "a list: one entry for each command")]
fn case_commands(town: &Town, records: &Records) -> Vec<Command> {
    let id = CaseId::from_uuid(records.id(Kind::Case));
    let words = Private::new("Worte (erfunden)".to_owned());
    let until = town.today();
    let notice = IndicationId::from_uuid(records.id(Kind::Indication));
    let all = [
        CaseCommand::Propose {
            indications: vec![notice],
            excluded: Vec::new(),
        },
        CaseCommand::Approve { id },
        CaseCommand::Decline {
            id,
            reason: DeclineReason::NotEnoughFacts,
        },
        CaseCommand::TakeRung {
            id,
            rung: Rung::ServiceLetter,
            reply_by: until,
        },
        CaseCommand::RecordReply {
            id,
            reply: Reply::LivesHere,
            words: None,
        },
        CaseCommand::RecordExonerating {
            id,
            looked_in: Vec::new(),
            found: 0,
            words: None,
        },
        CaseCommand::OrderVisit {
            id,
            accompaniment: AccompanimentId::from_uuid(records.id(Kind::Accompaniment)),
            mode: LegalMode::Consent,
            interpreter: Interpreter::OfferedDeclined,
            from: until.at(9, 0, 0, 0),
            until: until.at(10, 0, 0, 0),
        },
        CaseCommand::Assess {
            id,
            assessment: Assessment::Unremarkable,
        },
        CaseCommand::Close { id },
        CaseCommand::OpenHearing {
            id,
            until,
            interpreter_offered: true,
        },
        CaseCommand::RecordStatement {
            id,
            words: words.clone(),
        },
        CaseCommand::ListConsequences {
            id,
            consequences: vec![Consequence::NoneFound],
        },
        CaseCommand::InformSocialService { id },
        CaseCommand::Decide {
            id,
            ruling: Ruling::NoMeasure,
            reasons: words,
        },
        CaseCommand::Finalise { id },
        CaseCommand::Reopen {
            id,
            ground: ReopenGround::NewFacts,
        },
        CaseCommand::Halt { id },
        CaseCommand::Exclude {
            id,
            accounts: Vec::new(),
        },
        CaseCommand::Resume { id },
        CaseCommand::ReferEndangerment { id },
        CaseCommand::OfferSupport { id },
        CaseCommand::RecordSupport { id, accepted: true },
        CaseCommand::Expire { id },
    ];
    all.into_iter().map(Command::from).collect()
}

async fn visit_commands(town: &Town, records: &Records) -> Vec<Command> {
    let case = CaseId::from_uuid(records.id(Kind::Case));
    let id = AccompanimentId::from_uuid(records.id(Kind::Accompaniment));
    let carrier = town.actor("bruecke.1").await.carrier.unwrap();
    let (from, until) = (town.today().at(9, 0, 0, 0), town.today().at(11, 0, 0, 0));
    let qualification = Qualification::SocialPedagogue;
    let visit = VisitId::from_uuid(records.id(Kind::Visit));
    let (finding, mode) = (DoorFinding::NotMet, LegalMode::Consent);
    vec![
        AccompanimentCommand::Request {
            case,
            carrier,
            from,
            until,
        }
        .into(),
        AccompanimentCommand::Confirm {
            id,
            qualification,
            woman_available: false,
        }
        .into(),
        AccompanimentCommand::Decline { id }.into(),
        VisitCommand::CheckIn { id: visit }.into(),
        VisitCommand::Record {
            id: visit,
            finding,
            door: AtTheDoor::default(),
            mode,
            from,
            until,
        }
        .into(),
        VisitCommand::Stop { id: visit }.into(),
        VisitCommand::Cancel { id: visit }.into(),
    ]
}

fn run_commands(town: &Town, records: &Records) -> Vec<Command> {
    let id = RunId::from_uuid(records.id(Kind::Run));
    let manifest = CheckedManifest {
        sha256: "0a".repeat(32),
        track: Track::RegisterClarification,
        documents: BTreeMap::new(),
        cap: 1,
        match_keys: Vec::new(),
        signed_by: Vec::new(),
        statistics_office: None,
    };
    let (begins, ends) = (town.today(), town.today());
    let words = Private::new("Worte (erfunden)".to_owned());
    let all = [
        RunCommand::Draft {
            title: "Zweiter".to_owned(),
            track: Track::RegisterClarification,
            begins,
            ends,
        },
        RunCommand::GiveOpinion {
            id,
            opinion: Opinion::NoObjections,
            words,
        },
        RunCommand::Approve { id },
        RunCommand::Open { id, manifest },
        RunCommand::Pause { id },
        RunCommand::Resume { id },
        RunCommand::Close { id },
        RunCommand::Report {
            id,
            costs_recorded: true,
        },
    ];
    all.into_iter().map(Command::from).collect()
}

fn council_commands(records: &Records) -> Vec<Command> {
    let id = InquiryId::from_uuid(records.id(Kind::Inquiry));
    let answer_sha256 = "0b".repeat(32);
    let (question, body) = (1, "Polizei".to_owned());
    let all = [
        receive(),
        InquiryCommand::Assign {
            id,
            topics: BTreeMap::from([(1, vec![Topic::Extent]), (2, vec![Topic::Cost])]),
        },
        InquiryCommand::RequestContribution {
            id,
            question,
            body: body.clone(),
            by: date(2030, 1, 1),
        },
        InquiryCommand::EnterContribution {
            id,
            question,
            body,
            source: "Schreiben".to_owned(),
            supplied_by: "Leitung".to_owned(),
            content: ContributionContent::Nil,
        },
        InquiryCommand::WriteJudgement {
            id,
            question,
            text: "So ist es.".to_owned(),
        },
        InquiryCommand::Draft {
            id,
            answer_sha256: answer_sha256.clone(),
            as_of: date(2025, 12, 31),
            tree_size: 1,
        },
        InquiryCommand::SignOff { id, answer_sha256 },
        InquiryCommand::Answer {
            id,
            form: AnswerForm::Oral,
        },
        InquiryCommand::Publish { id },
    ];
    all.into_iter().map(Command::from).collect()
}

fn rights_commands(records: &Records) -> Vec<Command> {
    let case = CaseId::from_uuid(records.id(Kind::Case));
    let hand_over = DisclosureId::from_uuid(records.id(Kind::Disclosure));
    let id = SubjectRequestId::from_uuid(records.id(Kind::SubjectRequest));
    let words = Private::new("Worte (erfunden)".to_owned());
    let cost = CostCommand::Record {
        run: RunId::from_uuid(records.id(Kind::Run)),
        office: None,
        kind: CostKind::Other,
        bearer: Bearer::Land,
        on: date(2025, 6, 2),
        cents: 100,
        minutes: 0,
        planned: false,
        corrects: Some(CostId::from_uuid(records.id(Kind::Cost))),
    };
    vec![
        DisclosureCommand::Request {
            case,
            flow: "rectification-to-recipients".to_owned(),
            fields: vec!["rectification".to_owned()],
            necessity: words.clone(),
            requested_on: None,
        }
        .into(),
        DisclosureCommand::Approve { id: hand_over }.into(),
        DisclosureCommand::Send { id: hand_over }.into(),
        DisclosureCommand::Accept { id: hand_over }.into(),
        DisclosureCommand::Reject { id: hand_over }.into(),
        DisclosureCommand::OrderNotice {
            id: hand_over,
            cause: NoticeCause::Erased,
        }
        .into(),
        SubjectRequestCommand::Receive {
            case,
            request: SubjectRequestKind::Access,
            words: None,
        }
        .into(),
        SubjectRequestCommand::Extend { id, reason: words }.into(),
        SubjectRequestCommand::Answer {
            id,
            answer: RequestAnswer::Declined,
        }
        .into(),
        cost.into(),
    ]
}

/// The purpose that policies ask for, so that a refusal is about the account and nothing else.
const fn right_purpose(action: Action, kind: Kind) -> Purpose {
    match (action, kind) {
        (Action::ExpireIndication | Action::ExpireCase | Action::FinaliseCase, _) => {
            Purpose::Housekeeping
        }
        (
            Action::SealIndication
            | Action::SuspendPayment
            | Action::ResumePayment
            | Action::LapseSuspension,
            _,
        ) => Purpose::BenefitCheck,
        (_, Kind::Indication) => Purpose::Screening,
        (Action::CheckIn | Action::StopVisit, _) | (_, Kind::Accompaniment) => {
            Purpose::Accompaniment
        }
        (_, Kind::Case | Kind::Visit | Kind::Disclosure) => Purpose::RegisterClarification,
        (Action::GiveOpinion, _) => Purpose::Oversight,
        (_, Kind::Run) => Purpose::Steering,
        (_, Kind::Inquiry) => Purpose::CouncilInformation,
        (_, Kind::SubjectRequest) => Purpose::SubjectRights,
        (_, Kind::Cost) => Purpose::CostAccounting,
        (_, Kind::Installation) => Purpose::Administration,
        (_, Kind::Package | Kind::Received | Kind::Assistance) => Purpose::BenefitCheck,
    }
}

on_both!(the_list_of_commands_names_every_action_that_is_one);
async fn the_list_of_commands_names_every_action_that_is_one() {
    let town = Town::open().await;
    let listed: BTreeSet<Action> = every_command(&town, &Records::unknown())
        .await
        .iter()
        .map(Command::action)
        .collect();
    let expected: BTreeSet<Action> = Action::ALL
        .iter()
        .copied()
        .filter(|action| !NO_COMMANDS.contains(action))
        .collect();
    assert_eq!(listed, expected);
}

on_both!(every_command_of_somebody_who_may_not_is_refused_and_stands_in_the_history);
async fn every_command_of_somebody_who_may_not_is_refused_and_stands_in_the_history() {
    let town = Town::after_the_year().await;
    town.submit("rat.1", receive()).await;
    let records = Records::of(&town).await;
    let commands = every_command(&town, &records).await;
    for login in ["ratsmitglied", "verwaltung", "rpa"] {
        let actor = town.actor(login).await;
        let before = town.dump().await;
        for command in &commands {
            refused(&town, &actor, command).await;
        }
        assert_eq!(town.dump().await, before, "{login} changed a state");
    }
}

/// One refused attempt with all that it must leave behind, and nothing else.
async fn refused(town: &Town, actor: &Actor, command: &Command) {
    let (action, kind) = (command.action(), command.kind());
    let what = format!("{} by {}", action.name(), actor.role.name());
    let seq = town.last_seq().await;
    let answer = town
        .house
        .gate
        .submit(actor, right_purpose(action, kind), command.clone())
        .await;
    let refused = matches!(&answer, Err(Error::Refused(_) | Error::NotFound));
    assert!(refused, "{what}: {answer:?}");
    let rows = town.since(seq).await;
    let [row] = rows.as_slice() else {
        panic!("{what}: {rows:?}")
    };
    let record = &row.record;
    assert_eq!(
        (record.action, record.outcome),
        (action, Outcome::Refused),
        "{what}"
    );
    assert_eq!(
        (record.actor, record.role),
        (actor.account, actor.role),
        "{what}"
    );
    assert_eq!(
        (record.resource.kind, record.resource.id),
        (kind, command.target()),
        "{what}"
    );
    assert!(
        record.rule.as_ref().is_some_and(|rule| !rule.is_empty()),
        "{what}"
    );
    assert!(
        record.event.is_empty() && record.states.is_empty() && record.personal.is_empty(),
        "{what}"
    );
}

on_both!(what_may_not_be_seen_answers_like_what_was_never_there);
async fn what_may_not_be_seen_answers_like_what_was_never_there() {
    let town = Town::after_the_year().await;
    town.submit("rat.1", receive()).await;
    let actor = town.actor("ratsmitglied").await;
    for records in [Records::of(&town).await, Records::unknown()] {
        for command in every_command(&town, &records).await {
            if command.target().is_none() {
                continue;
            }
            let purpose = right_purpose(command.action(), command.kind());
            let answer = town
                .house
                .gate
                .submit(&actor, purpose, command.clone())
                .await;
            assert!(
                matches!(answer, Err(Error::NotFound)),
                "{}: {answer:?}",
                command.action().name()
            );
        }
    }
}

on_both!(a_rejected_command_leaves_the_name_of_its_rule_and_is_counted);
async fn a_rejected_command_leaves_the_name_of_its_rule_and_is_counted() {
    let town = Town::open().await;
    town.on(MONDAY);
    let mut entry = town.entry("schule", &drawn(1)).await;
    entry.evidence = Private::default();
    let seq = town.last_seq().await;
    let before = town.dump().await;
    let rule = town
        .rejected("schule.1", IndicationCommand::Record { draft: None, entry })
        .await;
    assert_eq!(rule, "indication.evidence-missing");
    assert_eq!(town.dump().await, before);
    let rows = town.since(seq).await;
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    assert_eq!(
        (row.record.action, row.record.outcome),
        (Action::RecordIndication, Outcome::Rejected)
    );
    assert_eq!(row.record.rule.as_deref(), Some(rule));
    assert!(row.record.event.is_empty() && row.record.personal.is_empty());
    let checkpoint = log::sign_checkpoint(&town.house).await.unwrap();
    let facts = town.store.facts(checkpoint.size).await.unwrap();
    let counted: Vec<&Counted> = facts.iter().map(|row| &row.fact.what).collect();
    assert_eq!(counted, [&Counted::CommandRejected]);
}

on_both!(an_accepted_command_leaves_one_row_with_its_event_and_the_hash_of_each_state);
async fn an_accepted_command_leaves_one_row_with_its_event_and_the_hash_of_each_state() {
    let town = Town::open().await;
    town.on(MONDAY);
    let seq = town.last_seq().await;
    let id = town.recorded("schule", &drawn(1)).await;
    let rows = town.since(seq).await;
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    assert_eq!(
        (row.record.action, row.record.outcome),
        (Action::RecordIndication, Outcome::Accepted)
    );
    assert_eq!(row.record.event, "indication-recorded");
    assert_eq!(row.record.resource.id, Some(id.uuid()));
    assert_eq!(row.record.role, Role::Clerk);
    assert_eq!(row.record.purpose, Purpose::Screening);
    assert_eq!(row.record.rule, None);
    assert_eq!(
        row.record.person,
        Some(town.person_of(Kind::Indication, id.uuid()).await)
    );
    let states: Vec<_> = row
        .record
        .states
        .iter()
        .map(|state| (state.id, state.state.as_str()))
        .collect();
    assert_eq!(states, [(id.uuid(), "recorded")]);
    // The record of the person and the reference to the evidence, by id and salted commitment only.
    assert_eq!(row.record.personal.len(), 2);
    assert!(
        row.record
            .personal
            .iter()
            .all(|personal| personal.commitment.is_some())
    );
}

on_both!(reading_personal_data_leaves_an_access_row_with_what_was_read_and_for_which_purpose);
async fn reading_personal_data_leaves_an_access_row_with_what_was_read_and_for_which_purpose() {
    let town = Town::open().await;
    town.on(MONDAY);
    let person = drawn(2);
    let case = town.clarifying("schule", &person).await;
    let (seq, officer) = (town.last_seq().await, town.actor("melde.1").await);
    let purpose = Purpose::RegisterClarification;
    let read = Action::ReadPersonalData;
    let (_, data) = town
        .house
        .gate
        .read_personal(&officer, purpose, read, Kind::Case, case.uuid())
        .await
        .unwrap();
    let shown = data.iter().find_map(|(_, content)| match content {
        PersonalKind::Person { record } => Some(record.reveal()),
        _ => None,
    });
    assert_eq!(shown, Some(&person));
    let rows = town.since(seq).await;
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    assert_eq!(
        (row.record.action, row.record.outcome),
        (read, Outcome::Read)
    );
    assert_eq!(
        (row.record.actor, row.record.purpose),
        (officer.account, purpose)
    );
    let named: Vec<_> = row
        .record
        .personal
        .iter()
        .map(|personal| personal.id)
        .collect();
    let given: Vec<_> = data.iter().map(|(id, _)| *id).collect();
    assert_eq!(named, given);
    let person = town.person_of(Kind::Case, case.uuid()).await;
    assert_eq!(
        town.store.accesses_of(person).await.unwrap().as_slice(),
        rows.as_slice()
    );
}

async fn only_row(town: &Town, seq: i64) -> (Action, Outcome) {
    let rows = town.since(seq).await;
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    assert!(row.record.personal.is_empty() && row.record.event.is_empty());
    (row.record.action, row.record.outcome)
}

on_both!(looking_reading_and_printing_in_vain_leave_a_row_each);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn looking_reading_and_printing_in_vain_leave_a_row_each() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.clarifying("schule", &drawn(3)).await;
    let clerk = town.actor("schule.1").await;
    let gate: &Gate = &town.house.gate;
    let purpose = Purpose::RegisterClarification;
    let seq = town.last_seq().await;
    let seen = gate.view(&clerk, purpose, Kind::Case, case.uuid()).await;
    assert!(matches!(seen, Err(Error::NotFound)));
    assert_eq!(
        only_row(&town, seq).await,
        (Action::ViewRecord, Outcome::Refused)
    );

    let seq = town.last_seq().await;
    let read = Action::ReadPersonalData;
    let data = gate
        .read_personal(&clerk, purpose, read, Kind::Case, case.uuid())
        .await;
    assert!(matches!(data, Err(Error::NotFound)));
    assert_eq!(only_row(&town, seq).await, (read, Outcome::Refused));

    let seq = town.last_seq().await;
    let paper = letters::case_paper(&town.house, &clerk, case).await;
    assert!(matches!(paper, Err(Error::NotFound)));
    assert_eq!(
        only_row(&town, seq).await,
        (Action::PrintPaper, Outcome::Refused)
    );

    let seq = town.last_seq().await;
    let data = gate
        .read_personal(&clerk, purpose, read, Kind::Case, Uuid::from_u128(7))
        .await;
    assert!(matches!(data, Err(Error::NotFound)));
    assert_eq!(only_row(&town, seq).await, (read, Outcome::Refused));
}

on_both!(blocks_erasures_and_exports_by_the_wrong_account_are_refused_and_noted);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn blocks_erasures_and_exports_by_the_wrong_account_are_refused_and_noted() {
    let town = Town::open().await;
    town.on(MONDAY);
    let administrator = town.actor("verwaltung").await;
    let seq = town.last_seq().await;
    let answer = town.house.block(&administrator, &drawn(1)).await;
    assert!(
        matches!(answer, Err(Error::Refused(_) | Error::NotFound)),
        "{answer:?}"
    );
    assert_eq!(
        only_row(&town, seq).await,
        (Action::RecordBlock, Outcome::Refused)
    );

    let seq = town.last_seq().await;
    let answer = jobs::round(&town.house, &administrator).await;
    assert!(
        matches!(answer, Err(Error::Refused(_) | Error::NotFound)),
        "{answer:?}"
    );
    assert_eq!(
        only_row(&town, seq).await,
        (Action::EraseDue, Outcome::Refused)
    );

    let seq = town.last_seq().await;
    let folder = town.folder().join("export");
    let answer = log::export(&town.house, &administrator, &folder, |_, _| {}).await;
    assert!(
        matches!(answer, Err(Error::Refused(_) | Error::NotFound)),
        "{answer:?}"
    );
    assert_eq!(
        only_row(&town, seq).await,
        (Action::ExportLog, Outcome::Refused)
    );
    assert!(!folder.exists());

    let seq = town.last_seq().await;
    let reads = oversight::Part::Reads;
    let answer = oversight::log(&town.house, &administrator, reads, None, 10).await;
    assert!(
        matches!(answer, Err(Error::Refused(_) | Error::NotFound)),
        "{answer:?}"
    );
    assert_eq!(
        only_row(&town, seq).await,
        (Action::ReadLog, Outcome::Refused)
    );

    let seq = town.last_seq().await;
    let day = date(2025, 12, 31);
    let answer = publications::publish(&town.house, &administrator, day).await;
    assert!(
        matches!(answer, Err(Error::Refused(_) | Error::NotFound)),
        "{answer:?}"
    );
    assert_eq!(
        only_row(&town, seq).await,
        (Action::PublishFigures, Outcome::Refused)
    );
}

on_both!(an_outcome_report_by_the_wrong_account_is_refused_and_noted);
async fn an_outcome_report_by_the_wrong_account_is_refused_and_noted() {
    let town = Town::open().await;
    town.on(MONDAY);
    let administrator = town.actor("verwaltung").await;
    let seq = town.last_seq().await;
    let answer = outcome_report::write(&town.house, &administrator, 2025).await;
    assert!(
        matches!(answer, Err(Error::Refused(_) | Error::NotFound)),
        "{answer:?}"
    );
    assert_eq!(
        only_row(&town, seq).await,
        (Action::WriteOutcomeReport, Outcome::Refused)
    );
}

on_both!(trying_out_decides_like_the_gate_and_writes_nothing);
async fn trying_out_decides_like_the_gate_and_writes_nothing() {
    let town = Town::open().await;
    town.on(MONDAY);
    let clerk = town.actor("schule.1").await;
    let entry = town.entry("schule", &drawn(4)).await;
    let good = IndicationCommand::Record {
        draft: None,
        entry: entry.clone(),
    };
    let mut entry = entry;
    entry.prior_contact = None;
    let bad = IndicationCommand::Record { draft: None, entry };
    let (before, seq) = (town.dump().await, town.last_seq().await);
    let gate = &town.house.gate;
    gate.try_out(&clerk, Purpose::Screening, good)
        .await
        .unwrap();
    let answer = gate.try_out(&clerk, Purpose::Screening, bad).await;
    assert!(matches!(answer, Err(Error::Rejected(_))), "{answer:?}");
    assert_eq!((town.dump().await, town.last_seq().await), (before, seq));
}

on_both!(looking_a_person_up_stays_within_the_office_and_leaves_a_row_that_names_nobody);
async fn looking_a_person_up_stays_within_the_office_and_leaves_a_row_that_names_nobody() {
    let town = Town::open().await;
    town.on(MONDAY);
    let child = drawn(5);
    let id = town.recorded("schule", &child).await;
    for (login, purpose, found) in [
        ("schule.1", Purpose::Screening, vec![id.uuid()]),
        ("ordnung.1", Purpose::Screening, Vec::new()),
        ("melde.1", Purpose::RegisterClarification, Vec::new()),
        ("koordination", Purpose::Steering, Vec::new()),
    ] {
        let (actor, seq) = (town.actor(login).await, town.last_seq().await);
        let states = town
            .house
            .gate
            .look_up(&actor, purpose, &child.identity())
            .await
            .unwrap();
        let ids: Vec<Uuid> = states.iter().map(augenmass_domain::State::id).collect();
        assert_eq!(ids, found, "{login}");
        let rows = town.since(seq).await;
        let [row] = rows.as_slice() else {
            panic!("{rows:?}")
        };
        assert_eq!(
            (row.record.outcome, row.record.event.as_str()),
            (Outcome::Read, "person-looked-up")
        );
        assert_eq!((row.record.person, row.record.resource.id), (None, None));
        assert_eq!(
            row.record.details.get("found"),
            Some(&found.len().to_string())
        );
    }
}
