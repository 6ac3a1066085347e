//! Assistance with one case between two installations (§§ 111, 112, 114 AO): the family benefits office writes a
//! request, the municipality takes it in, visits under all its safeguards, and reports what the visits found.
//! The request names the child, the address and the steps that went before. Neither letter says that benefit is
//! drawn, what the ground was, or anything else of the case.

use crate::error::Error;
use crate::gate::Receipt;
use crate::installation::Installation;
use crate::reconciliation::signing::Addressee;
use crate::reconciliation::{self, Card, Letter, LetterError, signing};
use augenmass_domain::assistance::{Assistance, AssistanceCommand, Outcome};
use augenmass_domain::case::{Case, Rung, StepsBefore, VisitSummary};
use augenmass_domain::fact::VisitOutcome;
use augenmass_domain::id::{AssistanceId, CaseId, VisitId};
use augenmass_domain::person::PersonRecord;
use augenmass_domain::{Action, Actor, Kind, PersonalKind, Purpose, State};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A request for assistance (flow 15): exactly the fields of the flow.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Request {
    request_reference: AssistanceId,
    sending_body: String,
    date: Date,
    /// Name, birth date and address of the child, and to whom letters go.
    person: PersonRecord,
    steps_taken: Vec<Step>,
    exonerating_facts_looked_for: Date,
    /// When visits took place on an earlier request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    visits_before: Vec<DateTime>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Step {
    step: Rung,
    on: Date,
    reply_by: Date,
}

impl Letter for Request {
    const FORM: &'static str = "augenmass assistance request v1";
}

/// A report of visits (flow 16): exactly the fields of the flow.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Report {
    request_reference: AssistanceId,
    sending_body: String,
    date: Date,
    outcome: Outcome,
    door_findings: Vec<Found>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Found {
    at: DateTime,
    finding: VisitOutcome,
    address_confirmed: Option<bool>,
}

impl Letter for Report {
    const FORM: &'static str = "augenmass visit report v1";
}

async fn assistance(
    installation: &Installation,
    actor: &Actor,
    id: Uuid,
) -> Result<Assistance, Error> {
    let gate = &installation.gate;
    match gate
        .view(actor, Purpose::BenefitCheck, Kind::Assistance, id)
        .await?
    {
        State::Assistance(assistance) => Ok(assistance),
        _ => Err(Error::NotFound),
    }
}

async fn case(installation: &Installation, id: CaseId) -> Result<Case, Error> {
    let stored = installation
        .gate
        .store()
        .load(Kind::Case, id.uuid())
        .await?;
    match stored.map(|stored| stored.state) {
        Some(State::Case(case)) => Ok(case),
        _ => Err(Error::NotFound),
    }
}

/// Sends an approved request: the letter, and its digest in the log.
///
/// # Errors
/// [`LetterError`]; the request is then as it was.
pub async fn send(
    installation: &Installation,
    actor: &Actor,
    id: AssistanceId,
    card: &Card,
) -> Result<(Receipt, String), LetterError> {
    let gate = &installation.gate;
    let request = assistance(installation, actor, id.uuid()).await?;
    let case = case(installation, request.case()).await?;
    let today = gate.now().today();
    let kind = (
        Purpose::BenefitCheck,
        Action::ReadPersonalData,
        Kind::Assistance,
    );
    let (_, data) = gate
        .read_personal(actor, kind.0, kind.1, kind.2, id.uuid())
        .await?;
    let record = data.into_iter().find_map(|(_, content)| match content {
        PersonalKind::Person { record } => Some(record.into_inner()),
        _ => None,
    });
    // What is missing the rule names.
    let steps = case
        .file()
        .steps_before(today)
        .unwrap_or_else(|| StepsBefore {
            rungs: Vec::new(),
            looked_on: today,
            visited: Vec::new(),
        });
    let content = Request {
        request_reference: id,
        sending_body: installation.municipality().to_owned(),
        date: today,
        person: record.ok_or(Error::NotFound)?,
        steps_taken: steps
            .rungs
            .iter()
            .map(|&(step, on, reply_by)| Step { step, on, reply_by })
            .collect(),
        exonerating_facts_looked_for: steps.looked_on,
        visits_before: steps.visited,
    };
    let command = |message| AssistanceCommand::Send {
        id,
        to: card.partner(),
        message,
    };
    signed(installation, actor, card, &content, command).await
}

/// Signs a letter to an office, and commits the command that sends it.
async fn signed<L: Letter>(
    installation: &Installation,
    actor: &Actor,
    card: &Card,
    content: &L,
    command: impl FnOnce(String) -> AssistanceCommand,
) -> Result<(Receipt, String), LetterError> {
    let letter = signing::write(installation, Addressee::Office(card.office), content)?;
    let command = command(signing::digest(&letter));
    let gate = &installation.gate;
    let receipt = gate.submit(actor, Purpose::BenefitCheck, command).await?;
    Ok((receipt, letter))
}

/// The municipality takes a request in: a case begins, and waits for a second person.
///
/// # Errors
/// [`LetterError`]; nothing begins then.
pub async fn receive(
    installation: &Installation,
    actor: &Actor,
    card: &Card,
    letter: &str,
) -> Result<Receipt, LetterError> {
    let office = actor.office.ok_or(Error::NotFound)?;
    let request: Request = signing::read(card, Addressee::Office(office), letter)?;
    let run = reconciliation::open_run(installation).await?;
    let steps = request.steps_taken.iter();
    let command = AssistanceCommand::Receive {
        id: request.request_reference,
        office,
        run: run.id(),
        from: card.partner(),
        steps: StepsBefore {
            rungs: steps.map(|one| (one.step, one.on, one.reply_by)).collect(),
            looked_on: request.exonerating_facts_looked_for,
            visited: request.visits_before,
        },
        record: Box::new(request.person),
        message: signing::digest(letter),
    };
    let gate = &installation.gate;
    Ok(gate.submit(actor, Purpose::BenefitCheck, command).await?)
}

/// The municipality reports: what the visits found, from the closed list, and nothing seen in a home.
///
/// # Errors
/// [`LetterError`]; where there is nothing to report yet, the rule says so.
pub async fn report(
    installation: &Installation,
    actor: &Actor,
    id: AssistanceId,
    card: &Card,
) -> Result<(Receipt, String), LetterError> {
    let gate = &installation.gate;
    let request = assistance(installation, actor, id.uuid()).await?;
    if request
        .partner()
        .is_none_or(|from| from.card != card.fingerprint())
    {
        return Err(LetterError::Addressee);
    }
    let case = case(installation, request.case()).await?;
    let outcome = Outcome::of(&case).unwrap_or(Outcome::NotVisited);
    let visits = case.file().visits().iter();
    let content = Report {
        request_reference: id,
        sending_body: installation.municipality().to_owned(),
        date: gate.now().today(),
        outcome,
        door_findings: visits
            .filter(|_| outcome == Outcome::Visited)
            .filter(|visit| visit.outcome != VisitOutcome::Cancelled)
            .map(|visit| Found {
                at: visit.from,
                finding: visit.outcome,
                address_confirmed: visit.address_confirmed,
            })
            .collect(),
    };
    let command = |message| AssistanceCommand::Report { id, message };
    signed(installation, actor, card, &content, command).await
}

/// The family benefits office files the report with its case.
///
/// # Errors
/// [`LetterError`]; the request is then as it was.
pub async fn file_report(
    installation: &Installation,
    actor: &Actor,
    card: &Card,
    letter: &str,
) -> Result<Receipt, LetterError> {
    let office = actor.office.ok_or(Error::NotFound)?;
    let report: Report = signing::read(card, Addressee::Office(office), letter)?;
    let id = report.request_reference;
    let request = assistance(installation, actor, id.uuid()).await?;
    if request
        .partner()
        .is_none_or(|to| to.card != card.fingerprint())
    {
        return Err(LetterError::Addressee);
    }
    let command = AssistanceCommand::FileReport {
        id,
        outcome: report.outcome,
        visits: report
            .door_findings
            .iter()
            .zip(1_u128..)
            .map(|(found, number)| VisitSummary {
                // The municipality's own number of the visit stays there.
                visit: VisitId::from_uuid(Uuid::from_u128(id.uuid().as_u128() ^ number)),
                from: found.at,
                outcome: found.finding,
                address_confirmed: found.address_confirmed,
            })
            .collect(),
        message: signing::digest(letter),
    };
    let gate = &installation.gate;
    Ok(gate.submit(actor, Purpose::BenefitCheck, command).await?)
}
