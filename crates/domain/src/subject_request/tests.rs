use super::*;
use crate::actor::Actor;
use crate::id::{OfficeId, PersonId};
use crate::law::Law;
use crate::moment::Now;
use crate::state::State;
use SubjectRequestRejection as R;
use jiff::civil::date;

struct Counter(u128);
impl Ids for Counter {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

fn account(n: u128) -> AccountId {
    AccountId::from_uuid(Uuid::from_u128(n))
}

fn actor(n: u128, role: Role) -> Actor {
    Actor {
        account: account(n),
        role,
        office: None,
        carrier: None,
        person: None,
    }
}

fn reference() -> About {
    About {
        case: CaseId::from_uuid(Uuid::from_u128(900)),
        office: OfficeId::from_uuid(Uuid::from_u128(901)),
        person: PersonId::from_uuid(Uuid::from_u128(902)),
        run: None,
        started_by: Some(account(7)),
        excluded: vec![account(8)],
        track: None,
    }
}

fn on<T>(
    day: Date,
    who: &Actor,
    loaded: Option<&SubjectRequest>,
    f: impl FnOnce(&Circumstances<'_>) -> T,
) -> T {
    let law = Law::shipped();
    let now = Now {
        at: jiff::Timestamp::UNIX_EPOCH,
        local: day.at(9, 0, 0, 0),
    };
    let mut around = Circumstances::bare(now, who, &law);
    around.subject_request = loaded.cloned();
    f(&around)
}

fn received(request: SubjectRequestKind, day: Date) -> Decision {
    let words: Private<String> = "Ich wohne hier.".to_owned().into();
    let who = actor(1, Role::RegistryOfficer);
    on(day, &who, None, |around| {
        receive(reference(), request, Some(&words), around, &mut Counter(0))
    })
}

fn record(decision: Decision) -> SubjectRequest {
    match decision.changes.into_iter().next() {
        Some(State::SubjectRequest(record)) => record,
        other => panic!("{other:?}"),
    }
}

fn extend_on(day: Date, loaded: &SubjectRequest, reason: &str) -> Decided {
    let command = SubjectRequestCommand::Extend {
        id: loaded.id,
        reason: reason.to_owned().into(),
    };
    let who = actor(1, Role::RegistryOfficer);
    on(day, &who, Some(loaded), |around| {
        decide(&command, around, &mut Counter(20))
    })
}

fn answer_by(who: &Actor, loaded: &SubjectRequest, answer: RequestAnswer) -> Decided {
    let command = SubjectRequestCommand::Answer {
        id: loaded.id,
        answer,
    };
    on(date(2026, 3, 20), who, Some(loaded), |around| {
        decide(&command, around, &mut Counter(30))
    })
}

const ACCESS: SubjectRequestKind = SubjectRequestKind::Access;
const COMPLAINT: SubjectRequestKind = SubjectRequestKind::Complaint;
const OBJECTION: SubjectRequestKind = SubjectRequestKind::Objection;

#[test]
fn a_request_is_due_after_a_month_and_a_complaint_after_four_weeks() {
    assert_eq!(
        record(received(ACCESS, date(2026, 1, 31))).due(),
        Some(date(2026, 2, 28))
    );
    assert_eq!(
        record(received(COMPLAINT, date(2026, 3, 2))).due(),
        Some(date(2026, 3, 30))
    );
}

#[test]
fn words_are_sealed_and_only_complaints_are_counted() {
    let decision = received(COMPLAINT, date(2026, 3, 2));
    assert_eq!(decision.personal.len(), 1);
    assert!(!format!("{decision:?}").contains("wohne"));
    assert_eq!(decision.facts[0].what, Counted::ComplaintReceived);
    assert!(received(ACCESS, date(2026, 3, 2)).facts.is_empty());
}

#[test]
fn the_deadline_is_extended_once_in_time_and_with_a_reason() {
    let open = record(received(ACCESS, date(2026, 1, 31)));
    assert_eq!(
        extend_on(date(2026, 2, 10), &open, " "),
        Err(R::ReasonMissing)
    );
    assert_eq!(
        extend_on(date(2026, 3, 1), &open, "viele Akten"),
        Err(R::TooLateToExtend)
    );
    let extended = record(extend_on(date(2026, 2, 28), &open, "viele Akten").unwrap());
    assert_eq!(extended.due(), Some(date(2026, 4, 30)));
    assert_eq!(
        extend_on(date(2026, 2, 28), &extended, "nochmals"),
        Err(R::AlreadyExtended)
    );
}

#[test]
fn a_complaint_is_not_extended_and_freezes_until_the_ombudsperson_answers() {
    let open = record(received(COMPLAINT, date(2026, 3, 2)));
    assert!(open.freezes_hand_overs());
    assert_eq!(
        extend_on(date(2026, 3, 3), &open, "x"),
        Err(R::ComplaintNotExtendable)
    );
    let clerk = actor(5, Role::RegistryLead);
    assert_eq!(
        answer_by(&clerk, &open, RequestAnswer::Granted),
        Err(R::ComplaintNotByOmbudsperson)
    );
    let ombuds = actor(6, Role::Ombudsperson);
    let answered = record(answer_by(&ombuds, &open, RequestAnswer::Granted).unwrap());
    assert!(!answered.freezes_hand_overs());
    assert_eq!(answered.due(), None);
    assert_eq!(
        answer_by(&ombuds, &answered, RequestAnswer::Granted),
        Err(R::AlreadyAnswered)
    );
}

#[test]
fn an_access_request_freezes_nothing() {
    assert!(!record(received(ACCESS, date(2026, 3, 2))).freezes_hand_overs());
}

#[test]
fn an_objection_is_answered_by_another_person_and_counted_when_upheld() {
    let open = record(received(OBJECTION, date(2026, 3, 2)));
    for (same, rule) in [(7, R::AnsweredBySamePerson), (8, R::ExcludedAccount)] {
        let who = actor(same, Role::RegistryLead);
        assert_eq!(answer_by(&who, &open, RequestAnswer::Declined), Err(rule));
    }
    let lead = actor(9, Role::RegistryLead);
    let upheld = answer_by(&lead, &open, RequestAnswer::GrantedInPart).unwrap();
    assert_eq!(upheld.facts[0].what, Counted::ObjectionUpheld);
    assert!(
        answer_by(&lead, &open, RequestAnswer::Declined)
            .unwrap()
            .facts
            .is_empty()
    );
}
