mod limits;

use super::*;
use crate::actor::Actor;
use crate::id::AccountId;
use crate::inquiry::TRANSITIONS;
use crate::law::Law;
use crate::moment::Now;
use crate::state::State;
use InquiryRejection as R;
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

const DRAFTER: u128 = 1;
const SIGNER: u128 = 2;
const HEAD: u128 = 3;

struct Counter(u128);
impl Ids for Counter {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

fn actor(n: u128) -> Actor {
    let role = match n {
        HEAD => Role::HeadOfDepartment,
        SIGNER => Role::CouncilOfficeLead,
        _ => Role::CouncilOffice,
    };
    Actor {
        account: AccountId::from_uuid(Uuid::from_u128(n)),
        role,
        office: None,
        carrier: None,
        person: None,
    }
}

fn hash(c: char) -> String {
    c.to_string().repeat(64)
}

fn act(
    who: u128,
    day: Date,
    loaded: Option<&Inquiry>,
    command: &InquiryCommand,
) -> Result<Inquiry, R> {
    let (law, actor) = (Law::shipped(), actor(who));
    let now = Now {
        at: jiff::Timestamp::UNIX_EPOCH,
        local: day.at(9, 0, 0, 0),
    };
    let mut around = Circumstances::bare(now, &actor, &law);
    around.inquiry = loaded.cloned();
    decide(command, &around, &mut Counter(100)).map(|decision| {
        match decision.changes.into_iter().next() {
            Some(State::Inquiry(inquiry)) => inquiry,
            other => panic!("{other:?}"),
        }
    })
}

/// The day on which the tests begin.
const DAY: Date = date(2026, 3, 1);

fn received() -> Inquiry {
    let text = "Fraktion Bürgerliste Musterstadt\nSitzung des Rates am 20.03.2026\nWir fragen:\n1. Wie viele?\n2. Was kostet es?";
    let read = crate::inquiry::read(text).unwrap();
    let command = InquiryCommand::Receive {
        read: Box::new(read),
        sha256: hash('a'),
    };
    act(DRAFTER, DAY, None, &command).unwrap()
}

#[test]
fn without_a_session_the_councils_period_for_a_written_answer_runs() {
    assert_eq!(received().due(), Some(date(2026, 3, 20)), "the session");
    let mut inquiry = received();
    inquiry.read.session_date.value = None;
    let days = Law::shipped()
        .deadlines()
        .council("default")
        .written_within_days;
    assert_eq!(days, 60);
    assert_eq!(inquiry.due(), Some(date(2026, 4, 30)));
}

fn topics(numbers: &[u16]) -> BTreeMap<u16, Vec<Topic>> {
    numbers.iter().map(|n| (*n, vec![Topic::Extent])).collect()
}

fn assigned() -> Inquiry {
    let inquiry = received();
    let command = InquiryCommand::Assign {
        id: inquiry.id,
        topics: topics(&[1, 2]),
    };
    act(DRAFTER, DAY, Some(&inquiry), &command).unwrap()
}

fn ask(inquiry: &Inquiry, by: Date) -> InquiryCommand {
    InquiryCommand::RequestContribution {
        id: inquiry.id,
        question: 1,
        body: "Familienkasse".to_owned(),
        by,
    }
}

fn supply(inquiry: &Inquiry, supplied_by: &str) -> InquiryCommand {
    InquiryCommand::EnterContribution {
        id: inquiry.id,
        question: 1,
        body: "familienkasse ".to_owned(),
        source: "Schreiben vom 02.03.2026".to_owned(),
        supplied_by: supplied_by.to_owned(),
        content: ContributionContent::Nil,
    }
}

fn draft(inquiry: &Inquiry, c: char) -> InquiryCommand {
    InquiryCommand::Draft {
        id: inquiry.id,
        answer_sha256: hash(c),
        as_of: DAY,
        tree_size: 7,
    }
}

fn sign(inquiry: &Inquiry, c: char) -> InquiryCommand {
    InquiryCommand::SignOff {
        id: inquiry.id,
        answer_sha256: hash(c),
    }
}

fn judgement(inquiry: &Inquiry, text: &str) -> InquiryCommand {
    InquiryCommand::WriteJudgement {
        id: inquiry.id,
        question: 2,
        text: text.to_owned(),
    }
}

fn give(inquiry: &Inquiry, form: AnswerForm) -> InquiryCommand {
    InquiryCommand::Answer {
        id: inquiry.id,
        form,
    }
}

/// Takes one step on the first day; it must be allowed.
fn step(who: u128, inquiry: &Inquiry, command: &InquiryCommand) -> Inquiry {
    act(who, DAY, Some(inquiry), command).unwrap()
}

fn drafted() -> Inquiry {
    let inquiry = assigned();
    step(DRAFTER, &inquiry, &draft(&inquiry, 'b'))
}

#[test]
fn an_inquiry_goes_from_receipt_to_publication() {
    let inquiry = drafted();
    assert!(inquiry.output_is_draft());
    let signed = step(SIGNER, &inquiry, &sign(&inquiry, 'b'));
    assert!(!signed.output_is_draft());
    let orally = step(DRAFTER, &signed, &give(&signed, AnswerForm::Oral));
    let publish = InquiryCommand::Publish { id: orally.id };
    assert_eq!(
        act(DRAFTER, DAY, Some(&orally), &publish),
        Err(R::NotAnsweredInWriting)
    );
    let twice = give(&orally, AnswerForm::Oral);
    assert_eq!(
        act(DRAFTER, DAY, Some(&orally), &twice),
        Err(R::AlreadyAnswered)
    );
    let both = step(DRAFTER, &orally, &give(&orally, AnswerForm::Written));
    assert!(!both.facets().public);
    let published = step(DRAFTER, &both, &publish);
    assert!(published.facets().public);
    assert_eq!(
        (published.state_name(), published.due()),
        ("published", None)
    );
}

#[test]
fn receipt_needs_a_hash_and_a_question() {
    let mut read = received().read().clone();
    let make = |read: &ReadInquiry, sha256: String| InquiryCommand::Receive {
        read: Box::new(read.clone()),
        sha256,
    };
    assert_eq!(
        act(DRAFTER, DAY, None, &make(&read, hash('g'))),
        Err(R::HashMalformed)
    );
    assert_eq!(
        act(DRAFTER, DAY, None, &make(&read, "abc".to_owned())),
        Err(R::HashMalformed)
    );
    read.questions.clear();
    assert_eq!(
        act(DRAFTER, DAY, None, &make(&read, hash('a'))),
        Err(R::NoQuestions)
    );
}

#[test]
fn the_same_file_or_a_letter_of_the_same_group_day_and_forms_is_alike() {
    let mut inquiry = received();
    inquiry.read.group.value = Some("Bürgerliste".to_owned());
    inquiry.read.dated.value = None;
    let undated = inquiry.read().clone();
    // Nothing is known of the day of this letter: only the file tells.
    assert!(inquiry.is_alike(&undated, &hash('a')));
    assert!(!inquiry.is_alike(&undated, &hash('b')));
    inquiry.read.dated.value = Some(date(2026, 2, 20));
    let letter = inquiry.read().clone();
    assert!(inquiry.is_alike(&letter, &hash('b')));
    let mut other_day = letter.clone();
    other_day.dated.value = Some(date(2026, 2, 21));
    assert!(!inquiry.is_alike(&other_day, &hash('b')));
    assert!(inquiry.is_alike(&other_day, &hash('a')));
    let mut other_group = letter.clone();
    other_group.group.value = Some("Fraktion Beispiel".to_owned());
    assert!(!inquiry.is_alike(&other_group, &hash('b')));
}

#[test]
fn every_question_gets_a_topic_and_no_other() {
    let inquiry = received();
    let assign = |topics| {
        let command = InquiryCommand::Assign {
            id: inquiry.id,
            topics,
        };
        act(DRAFTER, DAY, Some(&inquiry), &command)
    };
    assert_eq!(assign(topics(&[1])), Err(R::QuestionWithoutTopic));
    assert_eq!(assign(topics(&[1, 2, 3])), Err(R::UnknownQuestion));
    assert!(assign(topics(&[1, 2])).is_ok());
}

#[test]
fn signer_must_not_be_drafter_and_must_have_read_that_draft() {
    let inquiry = drafted();
    assert_eq!(
        act(DRAFTER, DAY, Some(&inquiry), &sign(&inquiry, 'b')),
        Err(R::SignerIsDrafter)
    );
    assert_eq!(
        act(SIGNER, DAY, Some(&inquiry), &sign(&inquiry, 'c')),
        Err(R::AnotherDraft)
    );
    let redrafted = step(DRAFTER, &inquiry, &draft(&inquiry, 'c'));
    assert_eq!(
        act(SIGNER, DAY, Some(&redrafted), &sign(&redrafted, 'b')),
        Err(R::AnotherDraft)
    );
    assert_eq!(redrafted.topics(), inquiry.topics());
}

#[test]
fn no_sign_off_while_a_contribution_is_awaited() {
    let inquiry = assigned();
    assert_eq!(
        act(DRAFTER, DAY, Some(&inquiry), &ask(&inquiry, DAY)),
        Err(R::DeadlineNotInFuture)
    );
    let by = date(2026, 3, 10);
    let asked = step(DRAFTER, &inquiry, &ask(&inquiry, by));
    assert_eq!(asked.due(), Some(by));
    assert_eq!(
        act(DRAFTER, DAY, Some(&asked), &ask(&asked, by)),
        Err(R::AlreadyRequested)
    );
    let drafted = step(DRAFTER, &asked, &draft(&asked, 'b'));
    let sign = sign(&drafted, 'b');
    assert_eq!(
        act(SIGNER, by, Some(&drafted), &sign),
        Err(R::ContributionOpen)
    );
    let late = date(2026, 3, 11);
    let signed = act(SIGNER, late, Some(&drafted), &sign).unwrap();
    assert_eq!(
        signed.contributions()[0].standing(late),
        ContributionStanding::NotSupplied
    );
    assert!(act(DRAFTER, late, Some(&asked), &ask(&asked, date(2026, 3, 15))).is_ok());
}

#[test]
fn a_contribution_names_source_supplier_label_and_unit() {
    let inquiry = assigned();
    let refused =
        |command: &InquiryCommand| act(DRAFTER, DAY, Some(&inquiry), command).unwrap_err();
    assert_eq!(refused(&supply(&inquiry, "  ")), R::SupplierMissing);
    let make = |source: &str, content| InquiryCommand::EnterContribution {
        id: inquiry.id,
        question: 1,
        body: "Jobcenter".to_owned(),
        source: source.to_owned(),
        supplied_by: "Erika Musterfrau".to_owned(),
        content,
    };
    assert_eq!(
        refused(&make("", ContributionContent::Nil)),
        R::SourceMissing
    );
    let figure = ContributionContent::Figure {
        label: "Fälle".to_owned(),
        value: 3,
        unit: " ".to_owned(),
    };
    assert_eq!(refused(&make("Schreiben", figure)), R::ContentMissing);
    let asked = step(DRAFTER, &inquiry, &ask(&inquiry, date(2026, 3, 10)));
    let entered = step(DRAFTER, &asked, &supply(&asked, "Erika Musterfrau"));
    assert_eq!(entered.contributions().len(), 1);
    let given = entered.contributions()[0].entered.as_ref().unwrap();
    assert_eq!(given.received_on, DAY);
}

#[test]
fn judgement_is_the_head_of_departments_and_outdates_the_draft() {
    let inquiry = drafted();
    let write = judgement(&inquiry, "Ja, weil …");
    assert_eq!(
        act(SIGNER, DAY, Some(&inquiry), &write),
        Err(R::JudgementNotByHead)
    );
    assert_eq!(
        act(HEAD, DAY, Some(&inquiry), &judgement(&inquiry, " ")),
        Err(R::JudgementEmpty)
    );
    let judged = step(HEAD, &inquiry, &write);
    assert_eq!(judged.judgements()[&2].text, "Ja, weil …");
    assert_eq!(
        act(SIGNER, DAY, Some(&judged), &sign(&judged, 'b')),
        Err(R::DraftOutdated)
    );
    let again = step(DRAFTER, &judged, &draft(&judged, 'c'));
    assert_eq!(again.judgements(), judged.judgements());
    assert!(act(SIGNER, DAY, Some(&again), &sign(&again, 'c')).is_ok());
}

#[test]
fn nothing_changes_after_sign_off() {
    let inquiry = drafted();
    let signed = step(SIGNER, &inquiry, &sign(&inquiry, 'b'));
    for command in [
        draft(&signed, 'c'),
        supply(&signed, "Erika Musterfrau"),
        ask(&signed, date(2026, 3, 10)),
        judgement(&signed, "Nein."),
        sign(&signed, 'b'),
        InquiryCommand::Assign {
            id: signed.id,
            topics: topics(&[1, 2]),
        },
    ] {
        assert_eq!(act(HEAD, DAY, Some(&signed), &command), Err(R::WrongState));
    }
}

#[test]
fn an_answer_does_not_count_up_to_a_day_to_come() {
    let inquiry = assigned();
    let command = InquiryCommand::Draft {
        id: inquiry.id,
        answer_sha256: hash('b'),
        as_of: date(2026, 3, 2),
        tree_size: 0,
    };
    assert_eq!(
        act(DRAFTER, DAY, Some(&inquiry), &command),
        Err(R::AsOfInFuture)
    );
}

fn any_command(inquiry: &Inquiry, which: u8) -> (&'static str, InquiryCommand) {
    let id = inquiry.id;
    match which % 9 {
        0 => (
            "Assign",
            InquiryCommand::Assign {
                id,
                topics: topics(&[1, 2]),
            },
        ),
        1 => ("RequestContribution", ask(inquiry, date(2026, 3, 10))),
        2 => ("EnterContribution", supply(inquiry, "Erika Musterfrau")),
        3 => (
            "RequestContribution",
            InquiryCommand::RequestContribution {
                id,
                question: 2,
                body: "Jobcenter".to_owned(),
                by: date(2026, 3, 10),
            },
        ),
        4 => ("WriteJudgement", judgement(inquiry, "Ja.")),
        5 => ("Draft", draft(inquiry, 'b')),
        6 => ("SignOff", sign(inquiry, 'b')),
        7 => ("Answer", give(inquiry, AnswerForm::Written)),
        _ => ("Publish", InquiryCommand::Publish { id }),
    }
}

proptest! {
    /// Whatever is tried in whatever order: only the transitions of the table happen, and an answer
    /// that is out was signed by another person than its drafter.
    #[test]
    fn only_the_transitions_of_the_table_happen(tries in prop::collection::vec((0_u8..9, 1_u128..4), 0..60)) {
        let mut inquiry = received();
        for (which, who) in tries {
            let (name, command) = any_command(&inquiry, which);
            let from = inquiry.state_name();
            if let Ok(next) = act(who, DAY, Some(&inquiry), &command) {
                prop_assert!(TRANSITIONS.contains(&(from, name, next.state_name())), "{from} {name} {}", next.state_name());
                if let Stage::SignedOff { by, .. } | Stage::Answered { signed_by: by, .. } | Stage::Published { signed_by: by, .. } = next.stage {
                    prop_assert_ne!(by, next.draft.as_ref().unwrap().by);
                }
                inquiry = next;
            }
        }
    }
}

#[test]
fn every_transition_of_the_table_can_happen() {
    let mut seen: BTreeSet<(&str, &str, &str)> = BTreeSet::from([("[*]", "Receive", "received")]);
    let mut open = vec![received()];
    let mut known: Vec<Inquiry> = Vec::new();
    while let Some(inquiry) = open.pop() {
        if known.contains(&inquiry) || known.len() > 400 {
            continue;
        }
        for which in 0..9 {
            for who in [DRAFTER, SIGNER, HEAD] {
                let (name, command) = any_command(&inquiry, which);
                if let Ok(next) = act(who, DAY, Some(&inquiry), &command) {
                    seen.insert((inquiry.state_name(), name, next.state_name()));
                    open.push(next);
                }
                if name == "Answer"
                    && let Ok(next) =
                        act(who, DAY, Some(&inquiry), &give(&inquiry, AnswerForm::Oral))
                {
                    open.push(next);
                }
            }
        }
        known.push(inquiry);
    }
    let table: BTreeSet<_> = TRANSITIONS.iter().copied().collect();
    assert_eq!(seen, table);
}
