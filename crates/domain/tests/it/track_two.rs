//! Track 2 at the level of rules: walks through sealing, packages, received indications, assistance and the
//! clock of § 71 EStG, on both sides, and what must never be possible on the way.

use crate::state_documents::{Counting, TODAY, a_run_of, entry, explanations, now, office, person};
use augenmass_domain::accompaniment::{AccompanimentCommand, AccompanimentRejection};
use augenmass_domain::assistance::{Assistance, AssistanceCommand, AssistanceRejection, Outcome};
use augenmass_domain::case::{
    Assessment, Case, CaseCommand, CaseRejection, ExoneratingSource, Ruling, Rung, StepsBefore,
    VisitSummary,
};
use augenmass_domain::fact::{Compared, Counted, Track, VisitOutcome};
use augenmass_domain::id::{
    AccountId, AssistanceId, CarrierId, IndicationId, PackageId, RunId, VisitId,
};
use augenmass_domain::indication::{Answer, Indication, IndicationCommand, IndicationRejection};
use augenmass_domain::law::{GroundClass, OfficeKind};
use augenmass_domain::package::{
    Commitment, Finding, Kept, Package, PackageCommand, PackageRejection, Partner, Passed,
};
use augenmass_domain::received::{ReceivedCommand, ReceivedIndication, ReceivedRejection};
use augenmass_domain::run::Run;
use augenmass_domain::{
    Actor, Circumstances, Command, Decision, Kind, Law, LetterKind, Private, Rejection, Role,
    State, decide,
};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use uuid::Uuid;

static LAW: LazyLock<Law> = LazyLock::new(Law::shipped);
static RUN: LazyLock<Run> = LazyLock::new(|| a_run_of(Track::BenefitCheck, "open"));

type Way = (String, String, String);

/// Somebody in an office: a number, a role.
fn who(number: u128, role: Role) -> Actor {
    Actor {
        account: AccountId::from_uuid(Uuid::from_u128(0xA000 + number)),
        role,
        office: Some(office(if role.examines() { 7 } else { 1 })),
        carrier: None,
        person: None,
    }
}

fn examiner() -> Actor {
    who(11, Role::Examiner)
}
fn second() -> Actor {
    who(12, Role::SecondExaminer)
}
fn signatory() -> Actor {
    who(2, Role::SecondSignatory)
}
fn job() -> Actor {
    Actor {
        office: None,
        ..who(99, Role::Job)
    }
}

/// An installation at the level of rules: everything that was written, and the ways that were taken.
#[derive(Clone)]
struct House {
    day: Date,
    states: Vec<State>,
    ways: BTreeSet<Way>,
    kind: OfficeKind,
    ids: u128,
    stopped: bool,
    protected: bool,
}

impl House {
    fn new(kind: OfficeKind) -> Self {
        Self {
            day: TODAY,
            states: Vec::new(),
            ways: BTreeSet::new(),
            kind,
            ids: 0xF_0000,
            stopped: false,
            protected: false,
        }
    }

    fn all<T>(&self, which: impl Fn(&State) -> Option<T>) -> Vec<T> {
        self.states.iter().filter_map(which).collect()
    }

    /// What the gate would load.
    fn around<'a>(&self, actor: &'a Actor, command: &Command) -> Circumstances<'a> {
        let mut around = Circumstances::bare(now(self.day), actor, &LAW);
        around.run = Some(RUN.clone());
        around.office_kind = Some(self.kind);
        around.person = Some(person());
        around.stopped = self.stopped;
        around.protected = self.protected;
        let id = command.target();
        let is_target = |state: &&State| Some(state.id()) == id;
        around.indications = self.all(|state| match state {
            State::Indication(one) if id.is_none() || Some(state.id()) == id => Some(one.clone()),
            _ => None,
        });
        around.received = self.all(|state| match state {
            State::Received(one) => Some(one.clone()),
            _ => None,
        });
        if let Command::Received(_) = command {
            around.received.retain(|one| Some(one.id().uuid()) == id);
        }
        if let Command::Case(CaseCommand::ProposeCheck { received, .. }) = command {
            around.received.retain(|one| one.id() == *received);
        }
        around.package = self
            .states
            .iter()
            .filter(is_target)
            .find_map(|state| match state {
                State::Package(one) => Some(one.clone()),
                _ => None,
            });
        around.assistance = self
            .states
            .iter()
            .filter(is_target)
            .find_map(|state| match state {
                State::Assistance(one) => Some(one.clone()),
                _ => None,
            });
        around.case = self
            .all(|state| match state {
                State::Case(one) => Some(one.clone()),
                _ => None,
            })
            .pop();
        around.another_open = match command {
            Command::Package(_) => self
                .states
                .iter()
                .any(|state| matches!(state, State::Package(one) if !one.is_over())),
            Command::Assistance(_) => self
                .states
                .iter()
                .any(|state| matches!(state, State::Assistance(one) if one.is_open())),
            _ => false,
        };
        around
    }

    fn tries(&mut self, actor: &Actor, command: impl Into<Command>) -> Result<Decision, Rejection> {
        let command = command.into();
        let around = self.around(actor, &command);
        self.ids += 0x1000;
        decide(&command, &around, &mut Counting(self.ids))
    }

    fn does(&mut self, actor: &Actor, command: impl Into<Command>) -> Decision {
        let command = command.into();
        let decision = self.tries(actor, command.clone());
        let decision = decision.unwrap_or_else(|no| panic!("{}: {no:?}", command.action().name()));
        for change in &decision.changes {
            let before = self
                .states
                .iter()
                .position(|state| state.id() == change.id());
            let from = before.map_or("[*]", |at| self.states[at].name()).to_owned();
            let of_track_two = [Kind::Package, Kind::Received, Kind::Assistance];
            if of_track_two.contains(&change.kind()) {
                let way = (
                    from,
                    command.action().name().to_owned(),
                    change.name().to_owned(),
                );
                self.ways.insert(way);
            }
            match before {
                Some(at) => self.states[at] = change.clone(),
                None => self.states.push(change.clone()),
            }
        }
        decision
    }

    fn package(&self) -> Package {
        self.all(|state| match state {
            State::Package(one) => Some(one.clone()),
            _ => None,
        })
        .pop()
        .expect("a package")
    }
    fn received(&self) -> Vec<ReceivedIndication> {
        self.all(|state| match state {
            State::Received(one) => Some(one.clone()),
            _ => None,
        })
    }
    fn case(&self) -> Case {
        self.all(|state| match state {
            State::Case(one) => Some(one.clone()),
            _ => None,
        })
        .pop()
        .expect("a case")
    }
    fn assistance(&self) -> Assistance {
        self.all(|state| match state {
            State::Assistance(one) => Some(one.clone()),
            _ => None,
        })
        .pop()
        .expect("a request")
    }
}

fn passed(word: &str) -> Passed {
    Passed {
        sha256: word.repeat(8),
        transcript: None,
    }
}

fn partner() -> Partner {
    Partner {
        name: "die andere Seite".into(),
        run: RunId::from_uuid(Uuid::from_u128(77)),
        office: office(70),
        card: "c".repeat(64),
    }
}

fn fixed() -> Commitment {
    Commitment {
        records: 100,
        evaluations: 1_200,
        root: "d".repeat(64),
    }
}

fn commit() -> PackageCommand {
    PackageCommand::Commit {
        office: office(7),
        run: RUN.id(),
        partner: partner(),
        commitment: fixed(),
        message: passed("commit"),
    }
}

/// The family benefits office has asked; so many payloads came.
fn asked(payloads: u32) -> House {
    let mut house = House::new(OfficeKind::FamilyBenefitsOffice);
    house.does(&examiner(), commit());
    let id = house.package().id();
    house.does(
        &examiner(),
        PackageCommand::Request {
            id,
            payloads,
            commitments: payloads,
            public_key: "key".into(),
            taken: passed("sealed"),
            message: passed("request"),
        },
    );
    house
}

fn kept() -> Kept {
    Kept {
        record: person(),
        comparison: Private::new("[]".into()),
        ground: GroundClass::Attendance,
        fact_on: date(2026, 2, 2),
    }
}

fn finding(one: &ReceivedIndication, result: Compared) -> Finding {
    Finding {
        received: one.id(),
        result,
        kept: (result != Compared::Rejected).then(kept),
    }
}

/// Two accepted, three unsure, one rejected, the rest not opened.
fn opened() -> House {
    let mut house = asked(8);
    let all = house.received();
    let results = [
        Compared::Accepted,
        Compared::Accepted,
        Compared::Unsure,
        Compared::Unsure,
        Compared::Unsure,
        Compared::Rejected,
    ];
    let findings = all
        .iter()
        .zip(results)
        .map(|(one, result)| finding(one, result));
    let id = house.package().id();
    house.does(
        &examiner(),
        PackageCommand::Open {
            id,
            findings: findings.collect(),
            taken: passed("response"),
        },
    );
    house
}

/// Three indications of an office that are sealed and wait.
fn waiting() -> House {
    let mut house = House::new(OfficeKind::School);
    for _ in 0..3 {
        let clerk = who(1, Role::Clerk);
        let record = IndicationCommand::Record {
            draft: None,
            entry: entry(RUN.id()),
        };
        let made = house.does(&clerk, record);
        let id = IndicationId::from_uuid(made.changes[0].id());
        let explanations = explanations(Answer::DoesNotExplain);
        house.does(&signatory(), IndicationCommand::Screen { id, explanations });
        house.does(&signatory(), IndicationCommand::Seal { id });
    }
    house
}

fn seal(house: &House) -> PackageCommand {
    let sealed = house.all(|state| match state {
        State::Indication(Indication::Sealed(one)) => Some(one.put_forward.recorded.core.id),
        _ => None,
    });
    PackageCommand::Seal {
        id: PackageId::from_uuid(Uuid::from_u128(0x5EA1)),
        office: office(1),
        run: RUN.id(),
        partner: partner(),
        commitment: fixed(),
        indications: sealed,
        public_key: "key".into(),
        taken: passed("commit"),
        message: passed("sealed"),
    }
}

fn sealed() -> House {
    let mut house = waiting();
    let command = seal(&house);
    house.does(&signatory(), command);
    house
}

fn answered() -> House {
    let mut house = sealed();
    let id = house.package().id();
    let taken = passed("request");
    house.does(&signatory(), PackageCommand::TakeRequest { id, taken });
    let respond = PackageCommand::Respond {
        id,
        evaluations: 1_200,
        message: passed("response"),
    };
    house.does(&signatory(), respond);
    house
}

/// A case of the family benefits office whose ladder is gone.
fn at_the_end_of_the_ladder() -> House {
    let mut house = opened();
    let received = house.received()[0].id();
    let excluded = Vec::new();
    house.does(
        &examiner(),
        CaseCommand::ProposeCheck { received, excluded },
    );
    let id = house.case().id();
    house.does(&second(), CaseCommand::Approve { id });
    for rung in Rung::ALL {
        let reply_by = house.day + 30.days();
        house.does(
            &examiner(),
            CaseCommand::TakeRung {
                id,
                rung: *rung,
                reply_by,
            },
        );
        house.day = reply_by + 1.day();
    }
    let looked_in = vec![ExoneratingSource::OwnReply];
    house.does(
        &examiner(),
        CaseCommand::RecordExonerating {
            id,
            looked_in,
            found: 0,
            words: None,
        },
    );
    house
}

fn visit(day: Date, hour: i8) -> VisitSummary {
    VisitSummary {
        visit: VisitId::from_uuid(Uuid::from_u128(u128::from(hour as u8))),
        from: day.at(hour, 0, 0, 0),
        outcome: VisitOutcome::OtherHouseholdMet,
        address_confirmed: None,
    }
}

fn assisted() -> House {
    let mut house = at_the_end_of_the_ladder();
    let case = house.case().id();
    house.does(&examiner(), AssistanceCommand::Request { case });
    let id = house.assistance().id();
    house.does(&second(), AssistanceCommand::Approve { id });
    let message = "m".repeat(64);
    house.does(
        &examiner(),
        AssistanceCommand::Send {
            id,
            to: partner(),
            message: message.clone(),
        },
    );
    let visits = vec![visit(date(2026, 6, 8), 9), visit(date(2026, 6, 10), 17)];
    let outcome = Outcome::Visited;
    house.does(
        &examiner(),
        AssistanceCommand::FileReport {
            id,
            outcome,
            visits,
            message,
        },
    );
    house
}

fn in_the_city() -> House {
    let mut house = House::new(OfficeKind::Registry);
    house.does(&who(3, Role::RegistryOfficer), receive(&house.clone()));
    house
}

fn receive(house: &House) -> AssistanceCommand {
    let rung = |rung, from: i64| {
        (
            rung,
            house.day - from.days(),
            house.day - (from - 20).days(),
        )
    };
    AssistanceCommand::Receive {
        id: AssistanceId::from_uuid(Uuid::from_u128(0xA551)),
        office: office(1),
        run: RUN.id(),
        from: partner(),
        record: Box::new(person()),
        steps: StepsBefore {
            rungs: vec![
                rung(Rung::ServiceLetter, 70),
                rung(Rung::Contact, 50),
                rung(Rung::Invitation, 30),
            ],
            looked_on: house.day,
            visited: Vec::new(),
        },
        message: "m".repeat(64),
    }
}

/// Every way that the walks take.
#[expect(clippy::too_many_lines, reason = "a list: one entry for each way")]
pub fn ways() -> BTreeSet<Way> {
    let mut ways = BTreeSet::new();
    // Given up at each stage, on both sides.
    for mut house in [
        House::new(OfficeKind::FamilyBenefitsOffice),
        asked(2),
        opened(),
    ] {
        if house.states.is_empty() {
            house.does(&examiner(), commit());
        }
        let id = house.package().id();
        house.does(&examiner(), PackageCommand::End { id });
        ways.extend(house.ways);
    }
    for mut house in [sealed(), answered()] {
        let id = house.package().id();
        house.does(&signatory(), PackageCommand::End { id });
        ways.extend(house.ways);
    }
    for (mut house, actor) in [(opened(), examiner()), (answered(), signatory())] {
        let id = house.package().id();
        let message = passed("receipt");
        house.does(&actor, PackageCommand::Receipt { id, message });
        house.day += 28.days();
        house.does(&job(), PackageCommand::End { id });
        ways.extend(house.ways);
    }
    let mut house = opened();
    let unsure: Vec<_> = house
        .received()
        .iter()
        .filter(|one| one.state_name() == "unsure")
        .map(ReceivedIndication::id)
        .collect();
    house.does(
        &examiner(),
        ReceivedCommand::Decide {
            id: unsure[0],
            same_child: true,
        },
    );
    house.does(
        &examiner(),
        ReceivedCommand::Decide {
            id: unsure[1],
            same_child: false,
        },
    );
    house.day += 3.months();
    for one in house.received() {
        if ["accepted", "unsure"].contains(&one.state_name()) {
            house.does(&job(), ReceivedCommand::Forget { id: one.id() });
        }
    }
    ways.extend(house.ways);
    ways.extend(assisted().ways);
    let mut house = in_the_city();
    let id = house.case().id();
    house.does(
        &who(4, Role::RegistryLead),
        CaseCommand::Decline {
            id,
            reason: augenmass_domain::case::DeclineReason::Disproportionate,
        },
    );
    let id = house.assistance().id();
    house.does(
        &who(3, Role::RegistryOfficer),
        AssistanceCommand::Report {
            id,
            message: "r".repeat(64),
        },
    );
    ways.extend(house.ways);
    ways
}

fn no(result: Result<Decision, Rejection>) -> Rejection {
    result.expect_err("rejected")
}

#[test]
fn a_weak_ground_is_never_sealed_and_nothing_is_sealed_in_track_1() {
    let mut house = waiting();
    let State::Indication(Indication::Sealed(one)) = house.states[0].clone() else {
        panic!("sealed");
    };
    let mut weak = one.put_forward.clone();
    weak.recorded.core.ground = "post-returned".into();
    house.states[0] = Indication::PutForward(weak).into();
    let id = one.put_forward.recorded.core.id;
    let command = IndicationCommand::Seal { id };
    let weak = no(house.tries(&signatory(), command.clone()));
    assert_eq!(weak, IndicationRejection::SingleWeakGround.into());
    let mut other = one.put_forward;
    other.recorded.core.track = Track::RegisterClarification;
    house.states[0] = Indication::PutForward(other).into();
    let other = no(house.tries(&signatory(), command));
    assert_eq!(other, IndicationRejection::WrongTrack.into());
}

#[test]
fn an_indication_goes_along_once_and_one_package_at_a_time() {
    let mut house = sealed();
    let again = seal(&house);
    let another = no(house.tries(&signatory(), again.clone()));
    assert_eq!(another, PackageRejection::AnotherOpen.into());
    let id = house.package().id();
    house.does(&signatory(), PackageCommand::End { id });
    let carried = no(house.tries(&signatory(), again));
    assert_eq!(carried, PackageRejection::NotSealed.into());
}

#[test]
fn a_sealed_indication_expires_and_tells_nothing_of_its_fate() {
    let mut house = answered();
    house.day += 3.months();
    for one in house.all(|state| match state {
        State::Indication(one) => Some(one.clone()),
        _ => None,
    }) {
        let decision = house.does(&job(), IndicationCommand::Expire { id: one.id() });
        assert_eq!(decision.changes[0].name(), "expired");
        assert!(
            decision.facts.is_empty(),
            "counted where it was opened, if it was"
        );
    }
}

#[test]
fn the_commitment_binds_the_number_of_evaluations() {
    let mut house = sealed();
    let id = house.package().id();
    house.does(
        &signatory(),
        PackageCommand::TakeRequest {
            id,
            taken: passed("request"),
        },
    );
    let respond = |evaluations| PackageCommand::Respond {
        id,
        evaluations,
        message: passed("response"),
    };
    for wrong in [1_199, 1_201] {
        let rejected = no(house.tries(&signatory(), respond(wrong)));
        assert_eq!(rejected, PackageRejection::NotAsCommitted.into());
    }
    let other = PackageCommand::TakeRequest {
        id,
        taken: passed("another"),
    };
    assert_eq!(
        no(house.tries(&signatory(), other)),
        PackageRejection::AskedBefore.into()
    );
}

#[test]
fn nothing_is_evaluated_before_its_request_is_in_the_log() {
    let mut house = sealed();
    let respond = PackageCommand::Respond {
        id: house.package().id(),
        evaluations: 1_200,
        message: passed("response"),
    };
    assert_eq!(
        no(house.tries(&signatory(), respond)),
        PackageRejection::WrongState.into()
    );
}

#[test]
fn more_evaluations_than_the_law_allows_are_refused_on_both_sides() {
    let many = Commitment {
        records: 1_000_000,
        evaluations: 12_000_000,
        ..fixed()
    };
    let mut house = House::new(OfficeKind::FamilyBenefitsOffice);
    let PackageCommand::Commit {
        office,
        run,
        partner,
        message,
        ..
    } = commit()
    else {
        panic!("a commitment");
    };
    let command = PackageCommand::Commit {
        office,
        run,
        partner,
        commitment: many.clone(),
        message,
    };
    assert_eq!(
        no(house.tries(&examiner(), command)),
        PackageRejection::TooManyEvaluations.into()
    );
    let mut house = waiting();
    let mut command = seal(&house);
    if let PackageCommand::Seal { commitment, .. } = &mut command {
        *commitment = many;
    }
    assert_eq!(
        no(house.tries(&signatory(), command)),
        PackageRejection::TooManyEvaluations.into()
    );
}

#[test]
fn more_payloads_than_screened_indications_are_refused() {
    let mut house = House::new(OfficeKind::FamilyBenefitsOffice);
    house.does(&examiner(), commit());
    let command = PackageCommand::Request {
        id: house.package().id(),
        payloads: 3,
        commitments: 2,
        public_key: "key".into(),
        taken: passed("sealed"),
        message: passed("request"),
    };
    let rejected = no(house.tries(&examiner(), command));
    assert_eq!(rejected, PackageRejection::MorePayloadsThanScreened.into());
}

#[test]
fn nothing_of_a_rejected_candidate_is_written_and_the_rest_is_forgotten_with_the_package() {
    let mut house = asked(3);
    let all = house.received();
    let findings = vec![finding(&all[0], Compared::Rejected)];
    let id = house.package().id();
    let taken = passed("response");
    let decision = house.does(
        &examiner(),
        PackageCommand::Open {
            id,
            findings,
            taken,
        },
    );
    assert!(decision.personal.is_empty());
    // One fact for each indication of the package: their number says nothing about what was opened.
    let counted: Vec<_> = decision.facts.iter().map(|fact| &fact.what).collect();
    let rejected = Counted::IndicationCompared {
        result: Compared::Rejected,
    };
    let closed = Counted::IndicationNotOpened;
    assert_eq!(counted, [&rejected, &closed, &closed]);
    house.does(&examiner(), PackageCommand::End { id });
    let states: Vec<_> = house
        .received()
        .iter()
        .map(ReceivedIndication::state_name)
        .collect();
    assert_eq!(states, ["rejected", "forgotten", "forgotten"]);
}

#[test]
fn a_finding_outside_the_package_and_one_twice_are_refused() {
    let mut house = asked(1);
    let one = house.received()[0].clone();
    let id = house.package().id();
    let twice = vec![
        finding(&one, Compared::Accepted),
        finding(&one, Compared::Accepted),
    ];
    let taken = passed("response");
    let command = PackageCommand::Open {
        id,
        findings: twice,
        taken,
    };
    assert_eq!(
        no(house.tries(&examiner(), command)),
        PackageRejection::NotInPackage.into()
    );
}

#[test]
fn an_examiner_decides_what_is_unsure_and_a_rejected_pair_is_erased_with_the_decision() {
    let mut house = opened();
    let unsure = house
        .received()
        .into_iter()
        .find(|one| one.state_name() == "unsure");
    let id = unsure.clone().expect("unsure").id();
    let by_job = no(house.tries(
        &job(),
        ReceivedCommand::Decide {
            id,
            same_child: true,
        },
    ));
    assert_eq!(by_job, ReceivedRejection::NoDecisionByJob.into());
    let decision = house.does(
        &examiner(),
        ReceivedCommand::Decide {
            id,
            same_child: false,
        },
    );
    let person = unsure
        .and_then(|one| one.facets().person)
        .expect("a person");
    assert_eq!(decision.erased_at_once, [(office(7), person)]);
    assert_eq!(decision.changes[0].facets().person, None);
    let signs: i8 = decision.facts.iter().map(|fact| fact.sign).sum();
    assert_eq!(
        signs, 0,
        "it counts once: no longer as unsure, now as rejected"
    );
}

#[test]
fn a_job_ends_a_package_at_its_deadline_and_not_before() {
    let mut house = asked(1);
    let id = house.package().id();
    house.day += 27.days();
    let early = no(house.tries(&job(), PackageCommand::End { id }));
    assert_eq!(early, PackageRejection::NotYetDue.into());
    house.day += 1.day();
    let late = PackageCommand::Open {
        id,
        findings: Vec::new(),
        taken: passed("response"),
    };
    assert_eq!(
        no(house.tries(&examiner(), late)),
        PackageRejection::PastItsDeadline.into()
    );
    house.does(&job(), PackageCommand::End { id });
}

#[test]
fn a_case_needs_an_accepted_indication_and_four_eyes() {
    let mut house = opened();
    let propose = |one: &ReceivedIndication| CaseCommand::ProposeCheck {
        received: one.id(),
        excluded: Vec::new(),
    };
    let all = house.received();
    for one in &all[2..] {
        let rejected = no(house.tries(&examiner(), propose(one)));
        assert_eq!(
            rejected,
            CaseRejection::AcceptedIndicationNeeded.into(),
            "{}",
            one.state_name()
        );
    }
    house.does(&examiner(), propose(&all[0]));
    let again = no(house.tries(&examiner(), propose(&all[0])));
    assert_eq!(again, CaseRejection::AcceptedIndicationNeeded.into());
    let id = house.case().id();
    let same = no(house.tries(&examiner(), CaseCommand::Approve { id }));
    assert_eq!(same, CaseRejection::ApproverMustNotBeProposer.into());
}

#[test]
fn assistance_waits_for_the_ladder_needs_another_examiner_and_stops_with_a_stop() {
    let mut early = opened();
    let received = early.received()[0].id();
    early.does(
        &examiner(),
        CaseCommand::ProposeCheck {
            received,
            excluded: Vec::new(),
        },
    );
    let id = early.case().id();
    early.does(&second(), CaseCommand::Approve { id });
    let missing = no(early.tries(&examiner(), AssistanceCommand::Request { case: id }));
    assert_eq!(missing, AssistanceRejection::StepsMissing.into());

    let mut house = at_the_end_of_the_ladder();
    let case = house.case().id();
    house.stopped = true;
    let stopped = no(house.tries(&examiner(), AssistanceCommand::Request { case }));
    assert_eq!(stopped, AssistanceRejection::VisitsStopped.into());
    house.stopped = false;
    house.does(&examiner(), AssistanceCommand::Request { case });
    let twice = no(house.tries(&examiner(), AssistanceCommand::Request { case }));
    assert_eq!(twice, AssistanceRejection::AnotherOpen.into());
    let id = house.assistance().id();
    let same = no(house.tries(&examiner(), AssistanceCommand::Approve { id }));
    assert_eq!(same, AssistanceRejection::ApproverMustNotBeRequester.into());
    let unapproved = AssistanceCommand::Send {
        id,
        to: partner(),
        message: "m".into(),
    };
    assert_eq!(
        no(house.tries(&examiner(), unapproved)),
        AssistanceRejection::WrongState.into()
    );
}

#[test]
fn the_family_benefits_office_visits_nobody_and_the_municipality_decides_nothing() {
    let mut house = at_the_end_of_the_ladder();
    let id = house.case().id();
    let list = CaseCommand::ListConsequences {
        id,
        consequences: Vec::new(),
    };
    assert_eq!(
        no(house.tries(&examiner(), list)),
        CaseRejection::OtherTrack.into()
    );
    let mut city = in_the_city();
    let id = city.case().id();
    city.does(&who(4, Role::RegistryLead), CaseCommand::Approve { id });
    let officer = who(3, Role::RegistryOfficer);
    for command in [
        CaseCommand::Assess {
            id,
            assessment: Assessment::Unremarkable,
        },
        CaseCommand::TakeRung {
            id,
            rung: Rung::ServiceLetter,
            reply_by: city.day + 30.days(),
        },
        CaseCommand::Close { id },
        CaseCommand::RecordStatement {
            id,
            words: Private::new("x".into()),
        },
    ] {
        let rejected = no(city.tries(&officer, command));
        assert_eq!(rejected, CaseRejection::RequestingAuthorityDecides.into());
    }
}

#[test]
fn assistance_is_no_case_of_the_municipality_in_any_count() {
    let mut city = House::new(OfficeKind::Registry);
    let officer = who(3, Role::RegistryOfficer);
    let command = receive(&city);
    let begun = city.does(&officer, command);
    assert!(begun.facts.is_empty());
    let id = city.case().id();
    let reason = augenmass_domain::case::DeclineReason::Disproportionate;
    let declined = city.does(
        &who(4, Role::RegistryLead),
        CaseCommand::Decline { id, reason },
    );
    assert!(declined.facts.is_empty());
}

#[test]
fn a_protected_persons_assistance_begins_halted_and_reads_like_any_other_without_a_visit() {
    let mut city = House::new(OfficeKind::Registry);
    city.protected = true;
    let officer = who(3, Role::RegistryOfficer);
    let command = receive(&city);
    let begun = city.does(&officer, command);
    assert_eq!(
        (begun.event, city.case().state_name()),
        ("assistance-received", "halted")
    );
    let id = city.assistance().id();
    let report = AssistanceCommand::Report {
        id,
        message: "r".into(),
    };
    let reported = city.does(&officer, report);
    assert_eq!(reported.details["outcome"], "not-visited");
    assert!(!reported.details.contains_key("halted"));
    assert_eq!(city.case().state_name(), "closed");
}

#[test]
fn there_is_nothing_to_report_before_a_visit_or_a_reason_against_one() {
    let mut city = in_the_city();
    let id = city.case().id();
    city.does(&who(4, Role::RegistryLead), CaseCommand::Approve { id });
    let id = city.assistance().id();
    let report = AssistanceCommand::Report {
        id,
        message: "r".into(),
    };
    let rejected = no(city.tries(&who(3, Role::RegistryOfficer), report));
    assert_eq!(rejected, AssistanceRejection::NothingToReport.into());
}

#[test]
fn the_family_benefits_office_asks_no_carrier_to_accompany() {
    let mut house = at_the_end_of_the_ladder();
    let from = (house.day + 3.days()).at(9, 0, 0, 0);
    let request = AccompanimentCommand::Request {
        case: house.case().id(),
        carrier: CarrierId::from_uuid(Uuid::from_u128(7)),
        from,
        until: from.saturating_add(1.hour()),
    };
    assert_eq!(
        no(house.tries(&examiner(), request)),
        AccompanimentRejection::VisitByAssistance.into()
    );
}

/// Two requests about one case must not become four visits: what took place before is told and counts (R22).
#[test]
fn visits_on_an_earlier_request_count_towards_the_two_that_there_may_be() {
    let house = assisted();
    let filed: Vec<_> = house.case().file().completed_visits().copied().collect();
    let told = house.case().file().steps_before(house.day);
    let told = told.map(|steps| steps.visited).unwrap_or_default();
    assert_eq!(
        told,
        filed.iter().map(|visit| visit.from).collect::<Vec<_>>()
    );
    assert!(!told.is_empty(), "a visit took place");
    let mut house = House::new(OfficeKind::Registry);
    let mut command = receive(&house.clone());
    let AssistanceCommand::Receive { steps, .. } = &mut command else {
        panic!("a request");
    };
    let before = house.day - 9.days();
    steps.visited = vec![before.at(9, 0, 0, 0)];
    let one = command.clone();
    let AssistanceCommand::Receive { steps, .. } = &mut command else {
        panic!("a request");
    };
    steps.visited.push(before.at(16, 0, 0, 0));
    let officer = who(3, Role::RegistryOfficer);
    assert_eq!(
        no(house.tries(&officer, command)),
        AssistanceRejection::TwoVisitsAtMost.into()
    );
    house.does(&officer, one);
    assert_eq!(house.case().file().visited_before().len(), 1);
}

#[test]
fn steps_that_do_not_carry_a_visit_are_refused_by_the_municipality() {
    let mut city = House::new(OfficeKind::Registry);
    for drop in 0..3 {
        let mut command = receive(&city);
        if let AssistanceCommand::Receive { steps, .. } = &mut command {
            steps.rungs.remove(drop);
        }
        let rejected = no(city.tries(&who(3, Role::RegistryOfficer), command));
        assert_eq!(rejected, AssistanceRejection::StepsMissing.into());
    }
}

/// A case with an assessed doubt.
fn in_doubt() -> House {
    let mut house = assisted();
    let id = house.case().id();
    let assessment = Assessment::DoubtAboutResidence;
    house.does(&examiner(), CaseCommand::Assess { id, assessment });
    house
}

fn suspend(house: &House) -> CaseCommand {
    CaseCommand::SuspendPayment {
        id: house.case().id(),
        reasons: Private::new("Zwei Termine, ein anderer Haushalt.".into()),
    }
}

fn suspended() -> House {
    let mut house = in_doubt();
    let command = suspend(&house);
    house.does(&second(), command);
    house
}

#[test]
fn payment_is_suspended_on_a_doubt_by_another_person_with_reasons_and_once() {
    let mut house = assisted();
    let early = suspend(&house);
    let early = no(house.tries(&second(), early));
    assert_eq!(early, CaseRejection::SuspensionNeedsDoubt.into());
    let mut house = in_doubt();
    let command = suspend(&house);
    let same = no(house.tries(&examiner(), command.clone()));
    assert_eq!(same, CaseRejection::SuspenderMustNotBeAssessor.into());
    let silent = CaseCommand::SuspendPayment {
        id: house.case().id(),
        reasons: Private::new(" ".into()),
    };
    assert_eq!(
        no(house.tries(&second(), silent)),
        CaseRejection::ReasonsMissing.into()
    );
    let decision = house.does(&second(), command.clone());
    // Told at once, with the last day.
    let told = decision
        .letters
        .first()
        .map(|order| (order.kind, order.reply_by));
    let until = house.case().file().suspension().map(|last| last.until);
    assert_eq!(told, Some((LetterKind::Suspension, until)));
    let id = house.case().id();
    let resumed = house.does(&examiner(), CaseCommand::ResumePayment { id });
    let today = house.day;
    assert_eq!(letters(&resumed), [(LetterKind::Resumption, today)]);
    let again = no(house.tries(&second(), command));
    assert_eq!(
        again,
        CaseRejection::SuspendedAlready.into(),
        "two months are not begun anew"
    );
}

/// The letters that a decision orders, each with its day.
fn letters(decision: &Decision) -> Vec<(LetterKind, Date)> {
    let letters = decision.letters.iter();
    letters.map(|order| (order.kind, order.date)).collect()
}

#[test]
fn a_suspension_that_ends_because_its_case_expires_is_told_where_no_other_letter_is() {
    let mut house = suspended();
    let id = house.case().id();
    house.day = house.case().file().due();
    let decision = house.does(&job(), CaseCommand::Expire { id });
    assert_eq!(house.case().state_name(), "expired");
    assert!(!house.case().file().suspension().expect("ended").runs());
    let by_law = house
        .case()
        .file()
        .suspension()
        .expect("ended")
        .ended_by_law();
    assert!(by_law, "the two months had passed before");
    let told = letters(&decision);
    assert_eq!(told, [(LetterKind::Resumption, house.day)]);
}

#[test]
fn after_two_months_without_a_decision_payment_is_made_up_for_by_law() {
    let mut house = suspended();
    let until = house.case().file().suspension().expect("suspended").until;
    assert_eq!(until, house.day + 2.months());
    let id = house.case().id();
    house.day = until;
    let early = no(house.tries(&job(), CaseCommand::LapseSuspension { id }));
    assert_eq!(early, CaseRejection::NotYetDue.into());
    house.day += 1.day();
    assert!(
        house
            .case()
            .file()
            .suspension()
            .expect("suspended")
            .is_overdue(house.day)
    );
    let decision = house.does(&job(), CaseCommand::LapseSuspension { id });
    assert_eq!(
        decision.facts[0].what,
        Counted::PaymentResumed { by_law: true }
    );
    let told = letters(&decision);
    assert_eq!(told, [(LetterKind::Resumption, house.day)]);
    assert!(!house.case().file().suspension().expect("ended").runs());
}

#[test]
fn entitlement_ends_after_a_hearing_by_another_person_and_never_in_track_1() {
    let mut house = suspended();
    let id = house.case().id();
    let until = house.day + 29.days();
    house.does(
        &examiner(),
        CaseCommand::OpenHearing {
            id,
            until,
            interpreter_offered: true,
        },
    );
    house.day = until + 1.day();
    let rule = |ruling| CaseCommand::Decide {
        id,
        ruling,
        reasons: Private::new("Weil.".into()),
    };
    let register = no(house.tries(&second(), rule(Ruling::Deregistered)));
    assert_eq!(register, CaseRejection::OtherTrack.into());
    let decision = house.does(&second(), rule(Ruling::EntitlementEnded));
    assert_eq!(house.case().state_name(), "decided");
    let letters: Vec<_> = decision.letters.iter().map(|order| order.kind).collect();
    assert_eq!(
        letters,
        [LetterKind::Notice],
        "the person is told, with the remedy"
    );
    assert!(!house.case().file().suspension().expect("ended").runs());
}
