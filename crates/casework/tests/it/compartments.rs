//! Who sees what: offices apart from each other, the carrier apart from all names, and people under a
//! disclosure block (§§ 51, 52 BMG) apart from every list and order without anybody noticing.

use crate::base::on_both;
use crate::city::{MONDAY, Town, named};
use augenmass_casework::gate::{Narrowed, Receipt};
use augenmass_casework::{Error, notices};
use augenmass_domain::case::CaseCommand;
use augenmass_domain::id::{AccompanimentId, AccountId, CaseId, VisitId};
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::law::calendar;
use augenmass_domain::person::PersonRecord;
use augenmass_domain::subject_request::{SubjectRequestCommand, SubjectRequestKind};
use augenmass_domain::visit::VisitCommand;
use augenmass_domain::{Action, Actor, Kind, PersonalKind, Purpose, State};
use augenmass_store::Outcome;
use jiff::ToSpan as _;
use std::fmt::Write as _;
use std::sync::Arc;
use uuid::Uuid;

const READ: Action = Action::ReadPersonalData;

/// The purposes for which an office could think of asking.
const ASKED_FOR: [Purpose; 3] = [
    Purpose::Screening,
    Purpose::RegisterClarification,
    Purpose::SubjectRights,
];

async fn sees(town: &Town, login: &str, kind: Kind, id: Uuid) -> bool {
    let actor = town.actor(login).await;
    let mut seen = false;
    for purpose in ASKED_FOR {
        let gate = &town.house.gate;
        for answer in [
            gate.view(&actor, purpose, kind, id).await.map(|_| ()),
            gate.read_personal(&actor, purpose, READ, kind, id)
                .await
                .map(|_| ()),
        ] {
            match answer {
                Ok(()) => seen = true,
                // Where the record may be seen for another purpose, the answer may say so.
                Err(Error::NotFound | Error::Refused(_)) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
    seen
}

/// Not there, for any purpose and any act.
async fn does_not_exist(town: &Town, login: &str, kind: Kind, id: Uuid) {
    let actor = town.actor(login).await;
    for purpose in ASKED_FOR {
        let view = town.house.gate.view(&actor, purpose, kind, id).await;
        assert!(
            matches!(view, Err(Error::NotFound)),
            "{login} {purpose:?}: {view:?}"
        );
        let read = town
            .house
            .gate
            .read_personal(&actor, purpose, READ, kind, id)
            .await;
        assert!(
            matches!(read, Err(Error::NotFound)),
            "{login} {purpose:?}: {read:?}"
        );
    }
}

/// In no list that an account gets for its work on the register.
async fn is_not_listed(town: &Town, login: &str, kind: Kind, id: Uuid) {
    let (gate, actor) = (&town.house.gate, town.actor(login).await);
    let (purpose, all) = (Purpose::RegisterClarification, Narrowed::default());
    let listed = gate.list(&actor, purpose, kind, &all).await;
    let records = listed.map(|listed| listed.records).unwrap_or_default();
    assert!(records.iter().all(|state| state.id() != id), "{kind:?}");
}

fn steps_back(case: CaseId, account: AccountId) -> CaseCommand {
    let accounts = vec![account];
    CaseCommand::Exclude { id: case, accounts }
}

on_both!(who_steps_back_sees_nothing_of_the_case_any_more);
async fn who_steps_back_sees_nothing_of_the_case_any_more() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.exhausted("schule", &named("Mia", "Brinkmann")).await;
    let from = town.today().saturating_add(7.days()).at(9, 0, 0, 0);
    let asked = town.confirmed(case, from).await;
    let receive = SubjectRequestCommand::Receive {
        case,
        request: SubjectRequestKind::Access,
        words: None,
    };
    let request = town.submit("datenschutz", receive).await.states[0].id();
    let anna = town.actor("melde.1").await.account;
    let receipt = town.submit("melde.1", steps_back(case, anna)).await;
    assert_eq!(receipt.states.len(), 3, "case, accompaniment, request");
    for (kind, id) in [
        (Kind::Case, case.uuid()),
        (Kind::Accompaniment, asked.uuid()),
        (Kind::SubjectRequest, request),
    ] {
        does_not_exist(&town, "melde.1", kind, id).await;
        is_not_listed(&town, "melde.1", kind, id).await;
    }
}

on_both!(of_others_the_second_person_says_it_and_the_rest_go_on);
async fn of_others_the_second_person_says_it_and_the_rest_go_on() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.exhausted("schule", &named("Mia", "Brinkmann")).await;
    let anna = town.actor("melde.1").await.account;
    let rule = town.rejected("melde.2", steps_back(case, anna)).await;
    assert_eq!(rule, "case.others-excluded-by-lead");
    town.submit("melde.leitung", steps_back(case, anna)).await;
    assert!(!sees(&town, "melde.1", Kind::Case, case.uuid()).await);
    assert!(sees(&town, "melde.2", Kind::Case, case.uuid()).await);
    town.submit("melde.2", CaseCommand::OfferSupport { id: case })
        .await;
    let rule = town.rejected("melde.leitung", steps_back(case, anna)).await;
    assert_eq!(rule, "case.nobody-to-exclude");
}

on_both!(an_office_never_sees_the_indication_of_another);
async fn an_office_never_sees_the_indication_of_another() {
    let town = Town::open().await;
    town.on(MONDAY);
    let id = town.recorded("schule", &named("Mia", "Brinkmann")).await;
    for login in ["ordnung.1", "ordnung.2"] {
        does_not_exist(&town, login, Kind::Indication, id.uuid()).await;
    }
    let to = town.office("registry").await;
    let explanations = crate::city::explanations(false);
    let screen = town
        .attempt("ordnung.2", IndicationCommand::Screen { id, explanations })
        .await;
    assert!(matches!(screen, Err(Error::NotFound)), "{screen:?}");
    town.screen("schule", id, false).await;
    let notice = town
        .attempt("ordnung.2", IndicationCommand::GiveNotice { id, to })
        .await;
    assert!(matches!(notice, Err(Error::NotFound)), "{notice:?}");
    town.give_notice("schule", id).await;
    for login in [
        "ordnung.1",
        "ordnung.2",
        "bruecke.1",
        "verwaltung",
        "ratsmitglied",
    ] {
        does_not_exist(&town, login, Kind::Indication, id.uuid()).await;
    }
    assert!(sees(&town, "schule.1", Kind::Indication, id.uuid()).await);
}

on_both!(an_office_cannot_record_in_the_name_of_another);
async fn an_office_cannot_record_in_the_name_of_another() {
    let town = Town::open().await;
    town.on(MONDAY);
    let entry = town.entry("schule", &named("Mia", "Brinkmann")).await;
    let before = town.dump().await;
    let answer = town
        .attempt(
            "ordnung.1",
            IndicationCommand::Record { draft: None, entry },
        )
        .await;
    assert!(
        matches!(answer, Err(Error::Refused(_) | Error::NotFound)),
        "{answer:?}"
    );
    assert_eq!(town.dump().await, before);
}

on_both!(the_registry_sees_an_indication_only_after_the_notice);
async fn the_registry_sees_an_indication_only_after_the_notice() {
    let town = Town::open().await;
    town.on(MONDAY);
    let id = town.recorded("schule", &named("Mia", "Brinkmann")).await;
    for login in ["melde.1", "melde.leitung"] {
        does_not_exist(&town, login, Kind::Indication, id.uuid()).await;
    }
    town.screen("schule", id, false).await;
    does_not_exist(&town, "melde.1", Kind::Indication, id.uuid()).await;
    let propose = CaseCommand::Propose {
        indications: vec![id],
        excluded: Vec::new(),
    };
    let early = town.attempt("melde.1", propose).await;
    assert!(
        matches!(early, Err(Error::Refused(_) | Error::NotFound)),
        "{early:?}"
    );
    town.give_notice("schule", id).await;
    for login in ["melde.1", "melde.leitung"] {
        assert!(
            sees(&town, login, Kind::Indication, id.uuid()).await,
            "{login}"
        );
    }
}

on_both!(the_case_of_the_registry_does_not_exist_for_the_office_that_gave_the_notice);
async fn the_case_of_the_registry_does_not_exist_for_the_office_that_gave_the_notice() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.cleared("schule", &named("Mia", "Brinkmann")).await;
    for login in ["schule.1", "schule.2", "ordnung.1"] {
        does_not_exist(&town, login, Kind::Case, case.uuid()).await;
    }
}

on_both!(no_number_of_a_person_spans_two_offices);
async fn no_number_of_a_person_spans_two_offices() {
    let town = Town::open().await;
    town.on(MONDAY);
    let child = named("Mia", "Brinkmann");
    let at_school = town.recorded("schule", &child).await;
    let elsewhere = town.noticed("ordnung", &child).await;
    let case = town.propose(elsewhere).await;
    let numbers = [
        town.person_of(Kind::Indication, at_school.uuid()).await,
        town.person_of(Kind::Indication, elsewhere.uuid()).await,
        town.person_of(Kind::Case, case.uuid()).await,
    ];
    assert_ne!(numbers[0], numbers[1]);
    assert_ne!(numbers[1], numbers[2]);
    assert_ne!(numbers[0], numbers[2]);
}

on_both!(the_carrier_can_never_read_personal_data);
async fn the_carrier_can_never_read_personal_data() {
    let town = Town::after_the_year().await;
    let carrier = town.actor("bruecke.1").await;
    for kind in Kind::ALL {
        let records = if kind == Kind::Installation {
            Vec::new()
        } else {
            town.all(kind).await
        };
        let Some(id) = records.first().map(State::id) else {
            continue;
        };
        for purpose in Purpose::ALL {
            for action in [READ, Action::PrintPaper] {
                let answer = town
                    .house
                    .gate
                    .read_personal(&carrier, purpose, action, kind, id)
                    .await;
                assert!(
                    matches!(answer, Err(Error::NotFound | Error::Refused(_))),
                    "{kind:?} {purpose:?} {action:?}: {answer:?}"
                );
            }
        }
    }
    let rows = town.history().await;
    let read = rows
        .iter()
        .filter(|row| row.record.role == carrier.role && row.record.outcome == Outcome::Read);
    assert_eq!(read.count(), 0);
}

on_both!(the_carrier_sees_its_visit_while_it_is_open_and_no_longer);
async fn the_carrier_sees_its_visit_while_it_is_open_and_no_longer() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.exhausted("schule", &named("Mia", "Brinkmann")).await;
    let from = working_day_after(&town).at(9, 0, 0, 0);
    let accompaniment = town.confirmed(case, from).await;
    let receipt = town
        .submit("melde.leitung.2", Town::order(case, accompaniment, from))
        .await;
    let id = receipt.id_of(Kind::Visit).unwrap();
    let carrier = town.actor("bruecke.1").await;
    let view = || {
        town.house
            .gate
            .view(&carrier, Purpose::Accompaniment, Kind::Visit, id)
    };
    assert_eq!(view().await.unwrap().name(), "planned");
    town.submit(
        "melde.1",
        VisitCommand::Cancel {
            id: VisitId::from_uuid(id),
        },
    )
    .await;
    assert!(matches!(view().await, Err(Error::NotFound)));
    does_not_exist(&town, "bruecke.1", Kind::Case, case.uuid()).await;
}

/// A working day on which a visit can still be arranged.
fn working_day_after(town: &Town) -> jiff::civil::Date {
    calendar::next_working_day_from(town.today().saturating_add(3.days()))
}

/// All that the school is told, as bytes.
fn told(letter: &mut String, receipt: &Receipt) {
    let states = serde_json::to_string(&receipt.states).unwrap();
    writeln!(
        letter,
        "{} {} {:?} {states}",
        receipt.event, receipt.history, receipt.leaf
    )
    .unwrap();
}

/// What the school is told about a child while the registry holds a block for another or the same.
async fn answers_to_the_school(
    child: &PersonRecord,
    blocked: &PersonRecord,
) -> (Town, String, Uuid) {
    let town = Town::open().await;
    town.on(MONDAY);
    let lead = town.actor("melde.leitung").await;
    town.house.block(&lead, blocked).await.unwrap();
    let mut letter = String::new();
    let entry = town.entry("schule", child).await;
    let record = IndicationCommand::Record {
        draft: None,
        entry: entry.clone(),
    };
    let receipt = town.submit("schule.1", record.clone()).await;
    told(&mut letter, &receipt);
    let id =
        augenmass_domain::id::IndicationId::from_uuid(receipt.id_of(Kind::Indication).unwrap());
    told(&mut letter, &town.screen("schule", id, false).await);
    told(&mut letter, &town.give_notice("schule", id).await);
    let again = town.attempt("schule.1", record).await;
    writeln!(letter, "{again:?}").unwrap();
    let case = town.propose(id).await;
    for login in ["schule.1", "schule.2"] {
        let actor: Actor = town.actor(login).await;
        for (kind, id) in [(Kind::Indication, id.uuid()), (Kind::Case, case.uuid())] {
            for purpose in ASKED_FOR {
                let seen = town.house.gate.view(&actor, purpose, kind, id).await;
                let seen = seen.map(|seen| serde_json::to_string(&seen).unwrap());
                writeln!(letter, "{login} {seen:?}").unwrap();
                let read = town
                    .house
                    .gate
                    .read_personal(&actor, purpose, READ, kind, id)
                    .await;
                let read = read.map(|(state, data)| serde_json::to_string(&(state, data)).unwrap());
                writeln!(letter, "{login} {read:?}").unwrap();
            }
        }
    }
    (town, letter, case.uuid())
}

on_both!(a_protected_person_cannot_be_told_apart_by_the_office_and_the_case_halts);
async fn a_protected_person_cannot_be_told_apart_by_the_office_and_the_case_halts() {
    let (child, other) = (named("Mia", "Brinkmann"), named("Emma", "Niehaus"));
    let (protected, to_protected, halted) = answers_to_the_school(&child, &child).await;
    let (ordinary, to_ordinary, proposed) = answers_to_the_school(&child, &other).await;
    assert_eq!(to_protected.as_bytes(), to_ordinary.as_bytes());
    assert!(
        to_protected.contains("Brinkmann"),
        "the office does read its own data"
    );
    assert_eq!(protected.state(Kind::Case, halted).await.name(), "halted");
    assert_eq!(
        ordinary.state(Kind::Case, proposed).await.name(),
        "proposed"
    );
}

on_both!(no_visit_can_be_ordered_for_a_protected_person);
async fn no_visit_can_be_ordered_for_a_protected_person() {
    let town = Town::open().await;
    town.on(MONDAY);
    let child = named("Mia", "Brinkmann");
    let lead = town.actor("melde.leitung").await;
    // The block comes when everything else is ready.
    let case = town.exhausted("schule", &child).await;
    let from = working_day_after(&town).at(9, 0, 0, 0);
    let accompaniment = town.confirmed(case, from).await;
    town.house.block(&lead, &child).await.unwrap();
    assert_eq!(town.state(Kind::Case, case.uuid()).await.name(), "halted");
    let before = town.dump().await;
    let seq = town.last_seq().await;
    let answer = town
        .attempt("melde.leitung.2", Town::order(case, accompaniment, from))
        .await;
    assert!(matches!(answer, Err(Error::Refused(_))), "{answer:?}");
    assert_eq!(town.dump().await, before);
    let rows = town.since(seq).await;
    assert_eq!(
        rows.first()
            .and_then(|row| row.record.rule.clone())
            .unwrap(),
        "protected-person-no-visit-order"
    );
    // No carrier is asked either, and nothing in the answer tells why.
    let asked = town.ask_carrier(case, from).await;
    let Err(Error::Rejected(rejection)) = asked else {
        panic!("{asked:?}")
    };
    assert_eq!(rejection.rule(), "accompaniment.not-possible-now");
}

on_both!(a_halted_case_cannot_be_visited_approved_or_written_to);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn a_halted_case_cannot_be_visited_approved_or_written_to() {
    let town = Town::open().await;
    town.on(MONDAY);
    let child = named("Mia", "Brinkmann");
    let lead = town.actor("melde.leitung").await;
    town.house.block(&lead, &child).await.unwrap();
    let notice = town.noticed("schule", &child).await;
    let id = town.propose(notice).await;
    let before = town.dump().await;
    let from = town.today().saturating_add(2.days()).at(9, 0, 0, 0);
    let nobody = AccompanimentId::from_uuid(Uuid::from_u128(5));
    for (login, command) in [
        ("melde.leitung", CaseCommand::Approve { id }),
        ("melde.leitung.2", Town::order(id, nobody, from)),
    ] {
        let answer = town.attempt(login, command).await;
        assert!(
            matches!(answer, Err(Error::Refused(_) | Error::Rejected(_))),
            "{answer:?}"
        );
    }
    let reply_by = town.today().saturating_add(22.days());
    let rung = augenmass_domain::case::Rung::ServiceLetter;
    let answer = town
        .attempt("melde.1", CaseCommand::TakeRung { id, rung, reply_by })
        .await;
    assert!(matches!(answer, Err(Error::Rejected(_))), "{answer:?}");
    assert_eq!(town.dump().await, before);
    // Only a person continues it.
    let job = town.actor("frist").await;
    let answer = town
        .house
        .gate
        .submit(&job, Purpose::Housekeeping, CaseCommand::Resume { id })
        .await;
    assert!(answer.is_err());
    let rule = town
        .rejected("melde.leitung.2", CaseCommand::Resume { id })
        .await;
    assert_eq!(rule, "case.not-possible-now");
    assert_eq!(town.dump().await, before);
    // A person closes it, and no letter goes to the address.
    town.submit("melde.leitung.2", CaseCommand::Close { id })
        .await;
    assert_eq!(town.store.letters_of(id).await.unwrap(), []);
}

on_both!(a_notice_shows_the_registry_a_person_and_a_day_and_neither_ground_nor_evidence);
async fn a_notice_shows_the_registry_a_person_and_a_day_and_neither_ground_nor_evidence() {
    let town = Town::open().await;
    town.on(MONDAY);
    let id = town.noticed("schule", &named("Mia", "Brinkmann")).await;
    let gate = &town.house.gate;
    let read = async |login: &'static str, purpose| {
        let actor = town.actor(login).await;
        gate.read_personal(&actor, purpose, READ, Kind::Indication, id.uuid())
            .await
            .unwrap()
    };
    let (own, all) = read("schule.1", Purpose::Screening).await;
    let (handed, data) = read("melde.1", Purpose::RegisterClarification).await;
    let (State::Indication(own), State::Indication(handed)) = (own, handed) else {
        panic!("an indication");
    };
    assert!(
        all.iter()
            .any(|(_, it)| matches!(it, PersonalKind::Evidence { .. }))
    );
    assert!(
        data.iter()
            .all(|(_, it)| matches!(it, PersonalKind::Person { .. }))
    );
    assert_eq!(
        data.len(),
        1,
        "one record of the person, the registry's own"
    );
    assert_eq!(own.core().ground, "not-enrolled");
    assert_eq!(handed.core().ground, "");
    assert_eq!(handed.core().evidence, None);
    assert_ne!(
        handed.core().person,
        own.core().person,
        "no number spans two offices"
    );
}

on_both!(a_person_is_looked_up_by_exact_identity_in_the_own_office_only);
async fn a_person_is_looked_up_by_exact_identity_in_the_own_office_only() {
    let town = Town::open().await;
    town.on(MONDAY);
    let person = named("Mia", "Brinkmann");
    let id = town.recorded("schule", &person).await;
    let gate = &town.house.gate;
    let school = town.actor("schule.1").await;
    let found = gate
        .look_up(&school, Purpose::Screening, &person.identity())
        .await
        .unwrap();
    let ids: Vec<Uuid> = found.iter().map(State::id).collect();
    assert_eq!(ids, [id.uuid()]);
    let other = town.actor("ordnung.1").await;
    let none = gate
        .look_up(&other, Purpose::Screening, &person.identity())
        .await
        .unwrap();
    assert!(none.is_empty());
    let rows = town.history().await;
    let looked = rows
        .iter()
        .filter(|row| row.record.event == "person-looked-up");
    assert_eq!(looked.count(), 2, "each look-up leaves an access row");
}

on_both!(a_notice_waits_until_a_case_begins_from_it);
async fn a_notice_waits_until_a_case_begins_from_it() {
    let town = Town::open().await;
    let notice = town.noticed("schule", &named("Emir", "Castellan")).await;
    town.noticed("schule", &named("Mila", "Sandberg")).await;
    let clarification = Purpose::RegisterClarification;
    let waiting = async |login: &str, purpose| {
        let actor = town.actor(login).await;
        let narrowed = Narrowed {
            states: vec!["notice-given".to_owned()],
            open: true,
            ..Narrowed::default()
        };
        let gate = &town.house.gate;
        let page = gate.list(&actor, purpose, Kind::Indication, &narrowed);
        let page = page.await.unwrap();
        assert_eq!(page.records.len() as u64, page.count);
        page.count
    };
    assert_eq!(waiting("melde.1", clarification).await, 2);
    let case = town.propose(notice).await;
    assert_eq!(waiting("melde.1", clarification).await, 1);
    assert_eq!(waiting("melde.leitung", clarification).await, 1);
    // The office that reported does not learn whether a case began.
    assert_eq!(waiting("schule.2", Purpose::Screening).await, 2);

    let State::Indication(indication) = town.state(Kind::Indication, notice.uuid()).await else {
        panic!("no indication");
    };
    let began = async |login: &str| {
        let actor = town.actor(login).await;
        let cases = notices::cases_of(&town.house, &actor, clarification, &indication);
        let cases = cases.await.unwrap();
        cases.iter().map(State::id).collect::<Vec<_>>()
    };
    assert_eq!(began("melde.1").await, [case.uuid()]);
    assert_eq!(began("schule.2").await, Vec::<Uuid>::new());
}

on_both!(
    of_eight_proposals_at_once_from_one_notice_one_begins_a_case,
    flavor = "multi_thread"
);
async fn of_eight_proposals_at_once_from_one_notice_one_begins_a_case() {
    let town = Town::open().await;
    let notice = town.noticed("schule", &named("Emir", "Castellan")).await;
    let actor = town.actor("melde.1").await;
    let house = Arc::new(town.again(1).await);
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let (house, actor) = (house.clone(), actor.clone());
            let propose = CaseCommand::Propose {
                indications: vec![notice],
                excluded: Vec::new(),
            };
            let purpose = Purpose::RegisterClarification;
            tokio::spawn(async move { house.gate.submit(&actor, purpose, propose).await })
        })
        .collect();
    let mut begun = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => begun += 1,
            Err(Error::Rejected(rule)) => assert_eq!(rule.rule(), "case.case-from-this-notice"),
            // Read before the case was there, written after: the store refuses it.
            Err(Error::Conflict) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(begun, 1);
    assert_eq!(town.all(Kind::Case).await.len(), 1);
    let again = CaseCommand::Propose {
        indications: vec![notice],
        excluded: Vec::new(),
    };
    let rule = town.rejected("melde.1", again).await;
    assert_eq!(rule, "case.case-from-this-notice");
}
