//! The rules of a package.

use super::state::{Core, Message, MessageKind, Package, Partner, Passed, Side, Stage};
use super::{Commitment, Finding, Kept, KeptIds, PackageCommand, PackageRejection as Rejection};
use crate::actor::Role;
use crate::circumstances::Circumstances;
use crate::decision::{Decision, PersonalKind, PersonalWrite};
use crate::fact::{Compared, Counted, Fact, Track};
use crate::id::{Ids, IndicationId, OfficeId, PackageId, PersonId, PersonalId, RunId};
use crate::law::{Flow, OfficeKind, RetentionClass};
use crate::private::Private;
use crate::received::{Opened, ReceivedIndication};
use crate::run::{NotRunning, may_run};

/// Decides a command about a package.
///
/// # Errors
/// The rule that said no.
#[expect(clippy::too_many_lines, reason = "a list: one entry for each command")]
pub fn decide(
    command: &PackageCommand,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    use PackageCommand as C;
    match command {
        C::Commit {
            office,
            run,
            partner,
            commitment,
            message,
        } => {
            let place = (*office, *run);
            let id = PackageId::fresh(ids);
            let package = begun(id, Side::Receiver, place, partner, commitment, around)?;
            Ok(commit(package, message, around))
        }
        C::Seal {
            id,
            office,
            run,
            partner,
            commitment,
            indications,
            public_key,
            taken,
            message,
        } => {
            let place = (*office, *run);
            let package = begun(*id, Side::Sender, place, partner, commitment, around)?;
            seal(package, indications, public_key, (taken, message), around)
        }
        C::Request {
            id,
            payloads,
            commitments,
            public_key,
            taken,
            message,
        } => {
            let package = next(*id, Stage::Committed, around)?;
            let messages = (taken, message);
            request(
                package,
                (*payloads, *commitments),
                public_key,
                messages,
                around,
                ids,
            )
        }
        C::TakeRequest { id, taken } => take_request(*id, taken, around),
        C::Respond {
            id,
            evaluations,
            message,
        } => respond(*id, *evaluations, message, around),
        C::Open {
            id,
            findings,
            taken,
        } => open(
            next(*id, Stage::Requested, around)?,
            findings,
            taken,
            around,
            ids,
        ),
        C::Receipt { id, message } => receipt(*id, message, around),
        C::End { id } => end(*id, around),
    }
}

impl Package {
    fn note(&mut self, kind: MessageKind, passed: &Passed, around: &Circumstances<'_>) {
        self.messages.push(Message {
            kind,
            passed: passed.clone(),
            on: around.now.today(),
        });
    }
}

/// Every event of a package tells the digests that stand in it: whoever holds the messages finds them there.
fn told(event: &'static str, package: Package) -> Decision {
    let digests: Vec<(MessageKind, String)> = package
        .messages
        .iter()
        .map(|message| (message.kind, message.passed.sha256.clone()))
        .collect();
    let public_key = package.public_key.clone();
    let decision = Decision::to(event, package);
    let decision = digests
        .into_iter()
        .fold(decision, |decision, (kind, digest)| {
            decision.detail(kind.name(), digest)
        });
    match public_key {
        Some(key) => decision.detail("evaluation-key", key),
        None => decision,
    }
}

fn begun(
    id: PackageId,
    side: Side,
    (office, run): (OfficeId, RunId),
    partner: &Partner,
    commitment: &Commitment,
    around: &Circumstances<'_>,
) -> Result<Package, Rejection> {
    if around.actor.office != Some(office) {
        return Err(Rejection::OwnOfficeOnly);
    }
    may_run(run, around)?;
    if around.another_open {
        return Err(Rejection::AnotherOpen);
    }
    let kind = around.office_kind.ok_or(Rejection::FlowClosed)?;
    let flow = around.law.flow(Flow::SEALED_INDICATION);
    let flow = flow
        .filter(|flow| flow.is_open())
        .ok_or(Rejection::FlowClosed)?;
    let fits = match side {
        Side::Sender => flow.connects(kind, OfficeKind::FamilyBenefitsOffice),
        Side::Receiver => kind == OfficeKind::FamilyBenefitsOffice,
    };
    if !fits {
        return Err(Rejection::FlowClosed);
    }
    if commitment.records == 0 || commitment.evaluations < commitment.records {
        return Err(Rejection::NothingCommitted);
    }
    let most = around.law.deadlines().evaluations_per_package.at_most;
    if commitment.evaluations > u64::from(most) {
        return Err(Rejection::TooManyEvaluations);
    }
    let today = around.now.today();
    let core = Core {
        id,
        side,
        office,
        run,
        partner: partner.clone(),
        begun_by: around.actor.account,
        begun_on: today,
        due: around.law.deadlines().reconciliation.after(today),
        records: commitment.records,
        evaluations: commitment.evaluations,
        root: commitment.root.clone(),
    };
    Ok(Package {
        core,
        stage: Stage::Committed,
        messages: Vec::new(),
        payloads: None,
        public_key: None,
    })
}

impl From<NotRunning> for Rejection {
    fn from(why: NotRunning) -> Self {
        match why {
            NotRunning::NotOpen => Self::RunNotOpen,
            NotRunning::OtherTrack => Self::WrongTrack,
        }
    }
}

fn commit(mut package: Package, message: &Passed, around: &Circumstances<'_>) -> Decision {
    package.note(MessageKind::Commit, message, around);
    let core = package.core.clone();
    told("package-committed", package)
        .detail("records", core.records)
        .detail("evaluations", core.evaluations)
        .detail("root", core.root)
        .detail("partner-card", core.partner.card)
}

/// Seals what waits: every indication named is sealed, of this office and run, and was carried by none.
fn seal(
    mut package: Package,
    named: &[IndicationId],
    public_key: &str,
    (taken, message): (&Passed, &Passed),
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    if named.is_empty() {
        return Err(Rejection::NothingToSeal);
    }
    let cap = around.run.as_ref().and_then(crate::run::Run::cap);
    let payloads = u32::try_from(named.len()).map_err(|_| Rejection::CapReached)?;
    if payloads.saturating_add(around.indications_in_run) > cap.unwrap_or(0) {
        return Err(Rejection::CapReached);
    }
    let mut carried = Vec::with_capacity(named.len());
    for id in named {
        let found = around.indications.iter().find(|one| one.id() == *id);
        let one = found
            .filter(|one| one.core().office == package.core.office)
            .filter(|one| one.core().run == package.core.run)
            .filter(|one| one.due().is_some_and(|due| around.now.today() < due))
            .and_then(|one| one.carried_by(package.core.id))
            .ok_or(Rejection::NotSealed)?;
        if carried.contains(&one) {
            return Err(Rejection::NotSealed);
        }
        carried.push(one);
    }
    package.payloads = Some(payloads);
    package.public_key = Some(public_key.to_owned());
    package.stage = Stage::Sealed;
    package.note(MessageKind::Commit, taken, around);
    package.note(MessageKind::Sealed, message, around);
    let core = package.core.clone();
    let decision = told("package-sealed", package)
        .detail("payloads", payloads)
        .detail("evaluations", core.evaluations)
        .detail("root", core.root)
        .detail("partner-card", core.partner.card);
    Ok(carried.into_iter().fold(decision, Decision::and))
}

/// The package at the stage that the next step needs, in time, in its own office and an open run.
fn next(id: PackageId, stage: Stage, around: &Circumstances<'_>) -> Result<Package, Rejection> {
    let package = around.package.clone().filter(|one| one.id() == id);
    let package = package.ok_or(Rejection::NotFound)?;
    if around.actor.office != Some(package.core.office) {
        return Err(Rejection::OwnOfficeOnly);
    }
    if package.stage != stage {
        return Err(Rejection::WrongState);
    }
    if around.now.today() >= package.core.due {
        return Err(Rejection::PastItsDeadline);
    }
    may_run(package.core.run, around)?;
    Ok(package)
}

fn request(
    mut package: Package,
    (payloads, commitments): (u32, u32),
    public_key: &str,
    (taken, message): (&Passed, &Passed),
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    if payloads > commitments {
        return Err(Rejection::MorePayloadsThanScreened);
    }
    let most = around
        .law
        .deadlines()
        .indications_per_run_and_office
        .at_most;
    if payloads > most {
        return Err(Rejection::CapReached);
    }
    package.payloads = Some(payloads);
    package.public_key = Some(public_key.to_owned());
    package.stage = Stage::Requested;
    package.note(MessageKind::Sealed, taken, around);
    package.note(MessageKind::Request, message, around);
    let core = package.core.clone();
    let decision = told("evaluation-requested", package)
        .detail("payloads", payloads)
        .detail("commitments", commitments);
    Ok((0..payloads).fold(decision, |decision, place| {
        decision.and(ReceivedIndication::new(&core, place, ids))
    }))
}

/// The receiver's request is taken once.
fn take_request(
    id: PackageId,
    taken: &Passed,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let mut package = next(id, Stage::Sealed, around)?;
    if package.passed(MessageKind::Request).is_some() {
        return Err(Rejection::AskedBefore);
    }
    package.note(MessageKind::Request, taken, around);
    Ok(told("request-taken", package))
}

/// What was asked is answered: exactly as much as was committed.
fn respond(
    id: PackageId,
    evaluations: u64,
    message: &Passed,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let mut package = next(id, Stage::Sealed, around)?;
    if evaluations != package.core.evaluations {
        return Err(Rejection::NotAsCommitted);
    }
    if package.passed(MessageKind::Request).is_none() {
        return Err(Rejection::WrongState);
    }
    package.note(MessageKind::Response, message, around);
    package.stage = Stage::Answered;
    Ok(told("request-answered", package).detail("evaluations", evaluations))
}

/// What was opened is compared, and kept or gone: a rejected candidate is counted and never written. The number of
/// facts is that of the indications, so that the size of the log, which is public, is no answer (§ 30 AO).
fn open(
    mut package: Package,
    findings: &[Finding],
    taken: &Passed,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    package.note(MessageKind::Response, taken, around);
    package.stage = Stage::Opened;
    let today = around.now.today();
    let (id, office, run) = (package.core.id, package.core.office, package.core.run);
    let mut decision = told("package-opened", package).detail("opened", findings.len());
    let mut done = Vec::new();
    for finding in findings {
        let from = around
            .received
            .iter()
            .find(|one| one.id() == finding.received && !done.contains(&one.id()))
            .ok_or(Rejection::NotInPackage)?;
        done.push(from.id());
        let what = Counted::IndicationCompared {
            result: finding.result,
        };
        let fact = Fact::one(today, what)
            .track(Track::BenefitCheck)
            .run(run)
            .children(1);
        let Some(kept) = finding
            .kept
            .as_ref()
            .filter(|_| finding.result != Compared::Rejected)
        else {
            let rejected = from.rejected(today, None).ok_or(Rejection::NotInPackage)?;
            decision = decision.and(rejected).fact(fact);
            continue;
        };
        decision = keep(decision, (from, finding.result, kept), office, around, ids)?
            .fact(fact.ground(kept.ground));
    }
    // One leaf for each indication of the package, whatever became of it.
    let of_it = around
        .received
        .iter()
        .filter(|one| one.core().package == id);
    let closed = of_it.filter(|one| !done.contains(&one.id()));
    Ok(closed.fold(decision, |decision, _| {
        let fact = Fact::one(today, Counted::IndicationNotOpened);
        decision.fact(fact.track(Track::BenefitCheck).run(run).children(1))
    }))
}

/// What is kept of a candidate: its state, the record and the comparison, sealed for the office.
fn keep(
    decision: Decision,
    (from, result, kept): (&ReceivedIndication, Compared, &Kept),
    office: OfficeId,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Rejection> {
    let today = around.now.today();
    let person = PersonId::fresh(ids);
    let written = KeptIds {
        record: PersonalId::fresh(ids),
        comparison: PersonalId::fresh(ids),
    };
    let opened = Opened {
        person,
        record: written.record,
        comparison: written.comparison,
        ground: kept.ground,
        fact_on: kept.fact_on,
        on: today,
        due: around
            .law
            .retention(RetentionClass::ReceivedIndication)
            .ends(today),
    };
    let seal = |id, content| PersonalWrite {
        id,
        person,
        office,
        content,
    };
    let record = PersonalKind::Person {
        record: Private::new(kept.record.clone()),
    };
    let comparison = PersonalKind::Comparison {
        fields: kept.comparison.clone(),
    };
    let state = from.opened(result, opened).ok_or(Rejection::NotInPackage)?;
    Ok(decision
        .and(state)
        .seal(seal(written.record, record))
        .seal(seal(written.comparison, comparison)))
}

fn receipt(
    id: PackageId,
    message: &Passed,
    around: &Circumstances<'_>,
) -> Result<Decision, Rejection> {
    let package = around.package.as_ref().filter(|one| one.id() == id);
    let stage = match package.ok_or(Rejection::NotFound)?.core.side {
        Side::Sender => Stage::Answered,
        Side::Receiver => Stage::Opened,
    };
    let mut package = next(id, stage, around)?;
    package.note(MessageKind::Receipt, message, around);
    package.stage = Stage::Receipted;
    Ok(told("package-receipted", package))
}

/// The end: whoever works on it may give it up, the job ends it at the deadline. Keys are destroyed by the
/// caller in the same transaction; what was received and not opened is forgotten here.
fn end(id: PackageId, around: &Circumstances<'_>) -> Result<Decision, Rejection> {
    let package = around.package.clone().filter(|one| one.id() == id);
    let mut package = package.ok_or(Rejection::NotFound)?;
    if package.is_over() {
        return Err(Rejection::WrongState);
    }
    let today = around.now.today();
    let by_job = around.actor.role == Role::Job;
    if by_job && today < package.core.due {
        return Err(Rejection::NotYetDue);
    }
    if !by_job && around.actor.office != Some(package.core.office) {
        return Err(Rejection::OwnOfficeOnly);
    }
    let from = package.state_name();
    package.stage = Stage::Ended;
    let decision = told("package-ended", package).detail("from", from);
    Ok(around
        .received
        .iter()
        .filter_map(|one| one.forgotten_unopened(today))
        .fold(decision, Decision::and))
}
