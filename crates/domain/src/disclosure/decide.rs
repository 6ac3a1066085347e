//! The rules of a hand-over.

use super::about::{About, about};
use super::{
    Disclosure, DisclosureCommand, DisclosureRejection, NoticeCause, RecipientNotice, Stage,
};
use crate::action::Action;
use crate::circumstances::Circumstances;
use crate::decision::{Decision, PersonalKind, PersonalWrite};
use crate::fact::{Counted, Fact};
use crate::id::{DisclosureId, Ids, PersonalId};
use crate::law::calendar::plus_days;
use crate::law::{Body, Flow};
use crate::private::Private;
use jiff::Unit;
use jiff::civil::Date;

type Decided = Result<Decision, DisclosureRejection>;

/// Decides a command about a hand-over.
///
/// # Errors
/// The rule that said no.
pub fn decide(
    command: &DisclosureCommand,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Decided {
    if let DisclosureCommand::Request { case, .. } = command {
        let about = around.case.as_ref().and_then(about);
        let about = about
            .filter(|a| a.case == *case)
            .ok_or(DisclosureRejection::CaseUnknown)?;
        around.admitted(&about.excluded, DisclosureRejection::ExcludedAccount)?;
        return request(command, about, around, ids);
    }
    let disclosure = around
        .disclosure
        .clone()
        .filter(|d| Some(d.id.uuid()) == command.target())
        .ok_or(DisclosureRejection::Unknown)?;
    let excluded = &disclosure.about.excluded;
    around.admitted(excluded, DisclosureRejection::ExcludedAccount)?;
    match command {
        DisclosureCommand::Request { .. } => Err(DisclosureRejection::Unknown),
        DisclosureCommand::Approve { .. } => approve(disclosure, around),
        DisclosureCommand::Send { .. } => send(disclosure, around),
        DisclosureCommand::Accept { .. } => received(disclosure, true),
        DisclosureCommand::Reject { .. } => received(disclosure, false),
        DisclosureCommand::OrderNotice { cause, .. } => order_notice(disclosure, *cause, around),
    }
}

/// Requests a hand-over about one case whose references are known.
fn request(
    command: &DisclosureCommand,
    about: About,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Decided {
    let DisclosureCommand::Request {
        flow,
        fields,
        necessity,
        requested_on,
        ..
    } = command
    else {
        return Err(DisclosureRejection::WrongState);
    };
    ensure_free(around)?;
    let case = around.case.as_ref();
    if case.is_some_and(|case| {
        case.file()
            .origin()
            .refuses(Action::RequestDisclosure)
            .is_some()
    }) {
        return Err(DisclosureRejection::OtherTrack);
    }
    let rule = open_flow(flow, around)?;
    ensure_fields(fields, rule)?;
    if necessity.reveal().trim().is_empty() {
        return Err(DisclosureRejection::NecessityMissing);
    }
    ensure_request(*requested_on, rule, around.now.today())?;
    let sealed = PersonalWrite {
        id: PersonalId::fresh(ids),
        person: about.person,
        office: about.office,
        content: PersonalKind::Reason {
            text: Private::new(necessity.reveal().trim().to_owned()),
        },
    };
    let mut fields = fields.clone();
    fields.sort_unstable();
    fields.dedup();
    let disclosure = Disclosure {
        id: DisclosureId::fresh(ids),
        about,
        flow: flow.clone(),
        to: receivers(rule),
        norm: rule.norm.clone(),
        fields,
        necessity: sealed.id,
        requested_on: *requested_on,
        requested_by: around.actor.account,
        due: Some(send_by(*requested_on, rule, around)),
        stage: Stage::Requested,
        notices: Vec::new(),
    };
    Ok(decision("disclosure-requested", disclosure).seal(sealed))
}

fn approve(mut disclosure: Disclosure, around: &Circumstances<'_>) -> Decided {
    if disclosure.stage != Stage::Requested {
        return Err(DisclosureRejection::WrongState);
    }
    let rule = ensure_still_allowed(&disclosure, around)?;
    if disclosure.requested_by == around.actor.account {
        return Err(DisclosureRejection::ApproverIsRequester);
    }
    if !rule.decided_by.accepts(around.actor.role) {
        return Err(DisclosureRejection::ApproverOfWrongRole);
    }
    disclosure.stage = Stage::Approved {
        by: around.actor.account,
    };
    Ok(decision("disclosure-approved", disclosure))
}

fn send(mut disclosure: Disclosure, around: &Circumstances<'_>) -> Decided {
    let approved_by = match disclosure.stage {
        Stage::Approved { by } => by,
        Stage::Requested => return Err(DisclosureRejection::WrongState),
        _ => return Err(DisclosureRejection::AlreadySent),
    };
    ensure_still_allowed(&disclosure, around)?;
    let today = around.now.today();
    disclosure.stage = Stage::Sent {
        approved_by,
        on: today,
    };
    disclosure.due = Some(around.law.deadlines().hand_over.after(today));
    let mut fact = Fact::one(today, Counted::DisclosureSent);
    (fact.track, fact.run) = (disclosure.about.track, disclosure.about.run);
    Ok(decision("disclosure-sent", disclosure).fact(fact))
}

/// The receiver's answer is recorded whatever happened to the case meanwhile.
fn received(mut disclosure: Disclosure, accepted: bool) -> Decided {
    let Stage::Sent {
        approved_by,
        on: sent_on,
    } = disclosure.stage
    else {
        return Err(DisclosureRejection::WrongState);
    };
    let (stage, event) = if accepted {
        let stage = Stage::Accepted {
            approved_by,
            sent_on,
        };
        (stage, "disclosure-accepted")
    } else {
        let stage = Stage::Rejected {
            approved_by,
            sent_on,
        };
        (stage, "disclosure-rejected")
    };
    (disclosure.stage, disclosure.due) = (stage, None);
    Ok(decision(event, disclosure))
}

/// Each receiver is told once of a correction and once of the erasure (Art. 19 GDPR). The notice names
/// the hand-over and nobody: it is also owed where nothing else may leave.
fn order_notice(
    mut disclosure: Disclosure,
    cause: NoticeCause,
    around: &Circumstances<'_>,
) -> Decided {
    if !disclosure.owes_notice(cause) {
        return Err(DisclosureRejection::WrongState);
    }
    let today = around.now.today();
    disclosure.notices.push(RecipientNotice {
        cause,
        ordered_on: today,
    });
    let mut fact = Fact::one(today, Counted::RecipientNoticeOrdered);
    (fact.track, fact.run) = (disclosure.about.track, disclosure.about.run);
    let to = disclosure.to.clone();
    Ok(decision("recipient-notice-ordered", disclosure)
        .detail("cause", cause.name())
        .detail("to", to)
        .fact(fact))
}

fn decision(event: &'static str, disclosure: Disclosure) -> Decision {
    let (case, flow) = (disclosure.about.case, disclosure.flow.clone());
    let (norm, fields) = (disclosure.norm.clone(), disclosure.fields.join(" "));
    Decision::to(event, disclosure)
        .detail("case", case)
        .detail("flow", flow)
        .detail("norm", norm)
        .detail("fields", fields)
}

/// Nothing leaves for a protected person (R16) or while a complaint is open (R34).
const fn ensure_free(around: &Circumstances<'_>) -> Result<(), DisclosureRejection> {
    if around.protected {
        return Err(DisclosureRejection::PersonProtected);
    }
    if around.complaint_open {
        return Err(DisclosureRejection::FrozenByComplaint);
    }
    Ok(())
}

/// The flow, its fields and the request's age are looked at again at each step.
fn ensure_still_allowed<'a>(
    disclosure: &Disclosure,
    around: &Circumstances<'a>,
) -> Result<&'a Flow, DisclosureRejection> {
    ensure_free(around)?;
    let rule = open_flow(&disclosure.flow, around)?;
    ensure_fields(&disclosure.fields, rule)?;
    ensure_request(disclosure.requested_on, rule, around.now.today())?;
    Ok(rule)
}

/// The flow in the matrix, open, and for this kind of sending office (R11).
fn open_flow<'a>(key: &str, around: &Circumstances<'a>) -> Result<&'a Flow, DisclosureRejection> {
    let rule = around
        .law
        .flow(key)
        .ok_or(DisclosureRejection::FlowNotInMatrix)?;
    let sends = |kind| rule.from.contains(&Body::from(kind));
    if !around.office_kind.is_none_or(sends) {
        return Err(DisclosureRejection::FlowNotInMatrix);
    }
    if rule.is_open() {
        Ok(rule)
    } else {
        Err(DisclosureRejection::FlowClosed)
    }
}

/// The bodies that may receive, by name.
fn receivers(flow: &Flow) -> String {
    let names: Vec<&str> = flow.to.iter().map(|body| body.name()).collect();
    names.join(", ")
}

fn ensure_fields(fields: &[String], rule: &Flow) -> Result<(), DisclosureRejection> {
    if fields.is_empty() {
        return Err(DisclosureRejection::NoField);
    }
    let known = fields.iter().all(|field| rule.allows_field(field));
    known
        .then_some(())
        .ok_or(DisclosureRejection::FieldNotInFlow)
}

/// The last day for sending: the house's period, or the day on which the other body's request ages,
/// whichever comes first.
fn send_by(requested_on: Option<Date>, rule: &Flow, around: &Circumstances<'_>) -> Date {
    let by = around.law.deadlines().hand_over.after(around.now.today());
    let ages = requested_on
        .zip(rule.request_max_age_days)
        .map(|(written, limit)| plus_days(written, limit));
    ages.map_or(by, |ages| by.min(ages))
}

/// R14: a request of the age of 184 days is refused.
fn ensure_request(
    requested_on: Option<Date>,
    rule: &Flow,
    today: Date,
) -> Result<(), DisclosureRejection> {
    let Some(limit) = rule.request_max_age_days else {
        return Ok(());
    };
    let written = requested_on.ok_or(DisclosureRejection::RequestMissing)?;
    if written > today {
        return Err(DisclosureRejection::RequestInFuture);
    }
    let age = written
        .until((Unit::Day, today))
        .map_or(i32::MAX, |span| span.get_days());
    if age > i32::from(limit) {
        return Err(DisclosureRejection::RequestTooOld);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
