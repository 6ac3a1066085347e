use super::*;
use crate::actor::{Actor, Role};
use crate::fact::Track;
use crate::id::{AccountId, CaseId, OfficeId, PersonId};
use crate::law::Law;
use crate::moment::Now;
use crate::state::State;
use DisclosureRejection as R;
use jiff::civil::date;
use uuid::Uuid;

struct Counter(u128);
impl Ids for Counter {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

fn actor(n: u128, role: Role) -> Actor {
    Actor {
        account: AccountId::from_uuid(Uuid::from_u128(n)),
        role,
        office: None,
        carrier: None,
        person: None,
    }
}

fn on(day: Date) -> Now {
    Now {
        at: jiff::Timestamp::UNIX_EPOCH,
        local: day.at(9, 0, 0, 0),
    }
}

fn case() -> CaseId {
    CaseId::from_uuid(Uuid::from_u128(900))
}

fn reference() -> About {
    About {
        case: case(),
        office: OfficeId::from_uuid(Uuid::from_u128(901)),
        person: PersonId::from_uuid(Uuid::from_u128(902)),
        run: None,
        started_by: None,
        excluded: Vec::new(),
        track: Some(Track::RegisterClarification),
    }
}

/// A world for one test.
struct World {
    law: Law,
    today: Date,
    protected: bool,
    complaint_open: bool,
}

impl World {
    fn new() -> Self {
        Self {
            law: Law::shipped(),
            today: date(2026, 8, 1),
            protected: false,
            complaint_open: false,
        }
    }

    fn around<'a>(&'a self, actor: &'a Actor, loaded: Option<&Disclosure>) -> Circumstances<'a> {
        Circumstances {
            disclosure: loaded.cloned(),
            protected: self.protected,
            complaint_open: self.complaint_open,
            ..Circumstances::bare(on(self.today), actor, &self.law)
        }
    }

    fn request(
        &self,
        flow: &str,
        fields: &[&str],
        necessity: &str,
        requested_on: Option<Date>,
    ) -> Decided {
        let command = DisclosureCommand::Request {
            case: case(),
            flow: flow.to_owned(),
            fields: fields.iter().map(|f| (*f).to_owned()).collect(),
            necessity: necessity.to_owned().into(),
            requested_on,
        };
        let clerk = actor(1, Role::Clerk);
        request(
            &command,
            reference(),
            &self.around(&clerk, None),
            &mut Counter(0),
        )
    }

    fn step(
        &self,
        who: &Actor,
        loaded: &Disclosure,
        make: fn(DisclosureId) -> DisclosureCommand,
    ) -> Decided {
        decide(
            &make(loaded.id),
            &self.around(who, Some(loaded)),
            &mut Counter(50),
        )
    }
}

fn approve(id: DisclosureId) -> DisclosureCommand {
    DisclosureCommand::Approve { id }
}
fn send(id: DisclosureId) -> DisclosureCommand {
    DisclosureCommand::Send { id }
}
fn accept(id: DisclosureId) -> DisclosureCommand {
    DisclosureCommand::Accept { id }
}
fn reject(id: DisclosureId) -> DisclosureCommand {
    DisclosureCommand::Reject { id }
}

fn made(decided: Decided) -> Disclosure {
    match decided.unwrap().changes.swap_remove(0) {
        State::Disclosure(disclosure) => disclosure,
        other => panic!("{other:?}"),
    }
}

fn requested(world: &World) -> Disclosure {
    made(world.request(
        "rectification-to-recipients",
        &["rectification"],
        "Post kam zurück",
        None,
    ))
}

fn second() -> Actor {
    actor(2, Role::SecondSignatory)
}

#[test]
fn who_is_excluded_from_the_case_does_nothing_on_its_hand_overs() {
    let world = World::new();
    let mut disclosure = requested(&world);
    disclosure.about.excluded.push(second().account);
    assert_eq!(
        world.step(&second(), &disclosure, approve),
        Err(R::ExcludedAccount)
    );
    let other = actor(3, Role::SecondSignatory);
    made(world.step(&other, &disclosure, approve));
}

#[test]
fn a_hand_over_goes_from_request_to_the_receivers_answer() {
    let world = World::new();
    let disclosure = made(world.step(&second(), &requested(&world), approve));
    let sent = world
        .step(&actor(1, Role::Clerk), &disclosure, send)
        .unwrap();
    assert_eq!(sent.facts.len(), 1);
    assert_eq!(sent.facts[0].what, Counted::DisclosureSent);
    let sent = made(Ok(sent));
    assert_eq!(
        made(world.step(&second(), &sent, accept)).state_name(),
        "accepted"
    );
    assert_eq!(
        made(world.step(&second(), &sent, reject)).state_name(),
        "rejected"
    );
}

#[test]
fn necessity_is_sealed_and_not_in_the_history() {
    let decision = World::new()
        .request(
            "rectification-to-recipients",
            &["rectification"],
            "Post kam zurück",
            None,
        )
        .unwrap();
    assert_eq!(decision.personal.len(), 1);
    assert!(decision.details.values().all(|v| !v.contains("Post")));
    assert!(!format!("{decision:?}").contains("Post"));
}

#[test]
fn flow_must_stand_in_the_matrix_and_be_open() {
    let world = World::new();
    assert_eq!(
        world.request("everything-to-everyone", &["name"], "x", None),
        Err(R::FlowNotInMatrix)
    );
    assert_eq!(
        world.request("youth-to-coordinator", &["name"], "x", None),
        Err(R::FlowClosed)
    );
}

#[test]
fn only_fields_of_the_flow_go_and_at_least_one() {
    let world = World::new();
    assert_eq!(
        world.request("rectification-to-recipients", &[], "x", None),
        Err(R::NoField)
    );
    let more = ["rectification", "name"];
    assert_eq!(
        world.request("rectification-to-recipients", &more, "x", None),
        Err(R::FieldNotInFlow)
    );
}

#[test]
fn necessity_must_be_said() {
    let refused = World::new().request(
        "rectification-to-recipients",
        &["rectification"],
        " \n",
        None,
    );
    assert_eq!(refused, Err(R::NecessityMissing));
}

#[test]
fn request_of_184_days_is_too_old_also_when_it_ages_on_the_way() {
    let mut world = World::new();
    let ask = |w: &World, day| w.request("police-single-request", &["name"], "x", day);
    assert_eq!(ask(&world, None), Err(R::RequestMissing));
    assert_eq!(ask(&world, Some(date(2026, 8, 2))), Err(R::RequestInFuture));
    // 2026-01-29 is 184 days before 2026-08-01.
    assert_eq!(ask(&world, Some(date(2026, 1, 29))), Err(R::RequestTooOld));
    let disclosure = made(ask(&world, Some(date(2026, 1, 30))));
    world.today = date(2026, 8, 2);
    let head = actor(3, Role::HeadOfDepartment);
    assert_eq!(
        world.step(&head, &disclosure, approve),
        Err(R::RequestTooOld)
    );
}

#[test]
fn an_open_hand_over_has_its_day_and_an_answered_one_none() {
    let mut world = World::new();
    let disclosure = requested(&world);
    assert_eq!(disclosure.due(), Some(date(2026, 8, 29)), "four weeks");
    world.today = date(2026, 8, 10);
    let approved = made(world.step(&second(), &disclosure, approve));
    assert_eq!(approved.facets().due, Some(date(2026, 8, 29)));
    let sent = made(world.step(&second(), &approved, send));
    assert_eq!(sent.facets().due, Some(date(2026, 9, 7)), "for the answer");
    let accepted = made(world.step(&second(), &sent, accept));
    assert_eq!(accepted.facets().due, None);
    // The other body's request ages sooner: the last day on which it still carries is the day.
    world.today = date(2026, 8, 1);
    let asked = Some(date(2026, 2, 10));
    let aged = made(world.request("police-single-request", &["name"], "x", asked));
    assert_eq!(aged.due(), Some(date(2026, 8, 12)));
    world.today = date(2026, 8, 12);
    let head = actor(3, Role::HeadOfDepartment);
    assert_ne!(world.step(&head, &aged, approve), Err(R::RequestTooOld));
}

#[test]
fn approver_is_another_person_of_the_rank_the_flow_asks_for() {
    let world = World::new();
    let disclosure = requested(&world);
    let same = actor(1, Role::SecondSignatory);
    assert_eq!(
        world.step(&same, &disclosure, approve),
        Err(R::ApproverIsRequester)
    );
    assert_eq!(
        world.step(&actor(2, Role::Clerk), &disclosure, approve),
        Err(R::ApproverOfWrongRole)
    );
    let police = made(world.request("police-single-request", &["name"], "x", Some(world.today)));
    assert_eq!(
        world.step(&second(), &police, approve),
        Err(R::ApproverOfWrongRole)
    );
    assert!(
        world
            .step(&actor(3, Role::HeadOfDepartment), &police, approve)
            .is_ok()
    );
}

#[test]
fn complaint_and_protection_freeze_every_step_to_the_outside() {
    let free = World::new();
    let disclosure = requested(&free);
    let approved = made(free.step(&second(), &disclosure, approve));
    for (world, rule) in [
        (
            World {
                complaint_open: true,
                ..World::new()
            },
            R::FrozenByComplaint,
        ),
        (
            World {
                protected: true,
                ..World::new()
            },
            R::PersonProtected,
        ),
    ] {
        let asked = world.request("rectification-to-recipients", &["rectification"], "x", None);
        assert_eq!(asked, Err(rule));
        assert_eq!(world.step(&second(), &disclosure, approve), Err(rule));
        assert_eq!(world.step(&second(), &approved, send), Err(rule));
    }
}

#[test]
fn a_hand_over_is_sent_once_and_only_approved() {
    let world = World::new();
    let disclosure = requested(&world);
    assert_eq!(world.step(&second(), &disclosure, send), Err(R::WrongState));
    assert_eq!(
        world.step(&second(), &disclosure, accept),
        Err(R::WrongState)
    );
    let approved = made(world.step(&second(), &disclosure, approve));
    let sent = made(world.step(&second(), &approved, send));
    assert_eq!(world.step(&second(), &sent, send), Err(R::AlreadySent));
}

#[test]
fn each_receiver_is_told_once_of_a_correction_and_once_of_the_erasure() {
    const fn corrected(id: DisclosureId) -> DisclosureCommand {
        let cause = NoticeCause::Corrected;
        DisclosureCommand::OrderNotice { id, cause }
    }
    const fn erased(id: DisclosureId) -> DisclosureCommand {
        let cause = NoticeCause::Erased;
        DisclosureCommand::OrderNotice { id, cause }
    }
    let free = World::new();
    let disclosure = requested(&free);
    let approved = made(free.step(&second(), &disclosure, approve));
    for kept in [&disclosure, &approved] {
        let answer = free.step(&second(), kept, erased);
        assert_eq!(answer, Err(R::WrongState), "nobody was sent anything");
    }
    let sent = made(free.step(&second(), &approved, send));
    let world = World {
        protected: true,
        complaint_open: true,
        ..World::new()
    };
    let decision = world.step(&second(), &sent, corrected).unwrap();
    assert_eq!(decision.event, "recipient-notice-ordered");
    assert_eq!(
        decision.details.get("cause").map(String::as_str),
        Some("corrected")
    );
    assert_eq!(decision.facts.len(), 1);
    assert_eq!(decision.facts[0].what, Counted::RecipientNoticeOrdered);
    let told = made(Ok(decision));
    assert_eq!(world.step(&second(), &told, corrected), Err(R::WrongState));
    let told = made(world.step(&second(), &told, erased));
    let causes: Vec<NoticeCause> = told.notices().iter().map(|notice| notice.cause).collect();
    assert_eq!(causes, [NoticeCause::Corrected, NoticeCause::Erased]);
    assert_eq!(told.notices()[0].ordered_on, world.today);
    assert_eq!(told.state_name(), "sent");
}

#[test]
fn without_its_case_or_record_nothing_is_decided() {
    let world = World::new();
    let clerk = actor(1, Role::Clerk);
    let around = world.around(&clerk, None);
    let command = DisclosureCommand::Request {
        case: case(),
        flow: "rectification-to-recipients".to_owned(),
        fields: vec!["rectification".to_owned()],
        necessity: "x".to_owned().into(),
        requested_on: None,
    };
    assert_eq!(
        decide(&command, &around, &mut Counter(0)),
        Err(R::CaseUnknown)
    );
    let unknown = approve(DisclosureId::from_uuid(Uuid::from_u128(7)));
    assert_eq!(decide(&unknown, &around, &mut Counter(0)), Err(R::Unknown));
}
