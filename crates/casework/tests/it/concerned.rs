//! The person concerned comes in by the code of a letter: to her own matter, and to nothing else; until
//! her data are erased (P-03, P-04, P-05, P-06).

use crate::base::on_both;
use crate::city::{MONDAY, Town, holds, named};
use crate::verify::{count, intruder};
use augenmass_casework::Error;
use augenmass_casework::concerned::{
    self, Code, CodeProblem, Concerned, Next, Overview, Progress, Way,
};
use augenmass_casework::gate::Narrowed;
use augenmass_casework::letters::case_paper;
use augenmass_domain::actor::PERSON_CONCERNED;
use augenmass_domain::case::{Assessment, CaseCommand, Reply, Rung};
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::fact::CaseOutcome;
use augenmass_domain::id::{CaseId, DisclosureId};
use augenmass_domain::subject_request::{RequestAnswer, SubjectRequestCommand, SubjectRequestKind};
use augenmass_domain::visit::Interpreter;
use augenmass_domain::{Action, Kind, LetterKind, Private, Purpose, Role, State};
use augenmass_store::Outcome;
use jiff::ToSpan as _;
use jiff::civil::time;
use sqlx::Row as _;

fn words(text: &str) -> Private<String> {
    Private::new(text.to_owned())
}

/// The code on the latest letter of a kind, as printed.
async fn code(town: &Town, case: CaseId, kind: LetterKind) -> String {
    let officer = town.actor("melde.1").await;
    let paper = case_paper(&town.house, &officer, case).await.unwrap();
    let letter = paper.letter(kind).unwrap();
    paper.code(letter).unwrap().reveal()
}

/// A case with its first letter.
async fn written_to(town: &Town, given: &str, family: &str) -> CaseId {
    let case = town.clarifying("schule", &named(given, family)).await;
    town.rung(case, Rung::ServiceLetter).await;
    case
}

async fn enter(town: &Town, typed: &str) -> Option<Concerned> {
    let code = Code::parse(typed).unwrap();
    concerned::enter(&town.house, &code).await.unwrap()
}

/// Who has the first letter of a case in hand.
async fn reader(town: &Town, case: CaseId) -> Concerned {
    let code = code(town, case, LetterKind::Service).await;
    enter(town, &code).await.unwrap()
}

async fn page(town: &Town, who: &Concerned) -> Overview {
    concerned::overview(&town.house, who).await.unwrap()
}

on_both!(a_code_opens_the_case_of_its_letter_and_tells_what_the_city_has_and_why);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn a_code_opens_the_case_of_its_letter_and_tells_what_the_city_has_and_why() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = written_to(&town, "Mia", "Brinkmann").await;
    let typed = code(&town, case, LetterKind::Service).await;
    let seq = town.last_seq().await;
    let who = enter(&town, &typed.to_lowercase().replace('-', " "))
        .await
        .unwrap();
    assert_eq!(who.case(), case);
    let rows = town.since(seq).await;
    assert_eq!(rows.len(), 1);
    let record = &rows[0].record;
    assert_eq!(record.event, "came-in-by-letter-code");
    assert_eq!(
        (record.role, record.outcome),
        (Role::PersonConcerned, Outcome::Read)
    );
    assert_eq!((record.actor, record.office), (PERSON_CONCERNED, None));
    assert_eq!(record.purpose, Purpose::SubjectRights);
    assert_eq!(
        record.person,
        Some(town.person_of(Kind::Case, case.uuid()).await)
    );

    let seen = page(&town, &who).await;
    assert_eq!(seen.person, named("Mia", "Brinkmann"));
    assert_eq!(
        (seen.progress, seen.outcome, seen.way),
        (Progress::Clarifying, None, Way::Reply)
    );
    assert_eq!(seen.next.what, Next::YourReply);
    assert_eq!(seen.next.until, Some(MONDAY.saturating_add(22.days())));
    assert_eq!(seen.notices.len(), 1);
    assert_eq!(seen.notices[0].given_on, Some(MONDAY));
    let school = town.store.offices().await.unwrap();
    assert!(
        school
            .iter()
            .any(|office| office.name == seen.notices[0].office && office.kind == "school")
    );
    assert_eq!(seen.letters.len(), 1);
    assert_eq!(seen.letters[0].reply_by, seen.next.until);
    assert!(seen.visit.is_none() && seen.decision.is_none() && seen.hearing_until.is_none());
    assert!(seen.requests.is_empty() && seen.replies.is_empty() && seen.handed_over.is_empty());
    assert_eq!((seen.erase_on, seen.preference.is_none()), (None, true));

    let reply = concerned::reply(&town.house, &who, Reply::Other, Some(words("Ich rufe an.")));
    reply.await.unwrap();
    let until = seen.next.until;
    let seen = page(&town, &who).await;
    assert_eq!(
        (seen.next.what, seen.next.until),
        (Next::ReplyArrived, until)
    );

    let again = concerned::come_back(&town.house, who.letter())
        .await
        .unwrap();
    assert_eq!(again, Some(who));
}

on_both!(a_wrong_code_and_an_erased_case_look_the_same_and_a_slip_is_told_without_asking);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn a_wrong_code_and_an_erased_case_look_the_same_and_a_slip_is_told_without_asking() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.cleared("schule", &named("Mia", "Brinkmann")).await;
    let typed = code(&town, case, LetterKind::Clearing).await;
    let who = enter(&town, &typed).await.unwrap();
    let seen = page(&town, &who).await;
    assert_eq!(
        (seen.progress, seen.next.what),
        (Progress::Closed, Next::Erasure)
    );
    assert_eq!(seen.outcome, Some(CaseOutcome::Unremarkable));
    assert!(seen.erase_on.is_some() && seen.erase_on == seen.next.until);
    let mut connection = intruder(&town).await;
    let rows = sqlx::query("SELECT token FROM letter_code")
        .fetch_all(&mut connection)
        .await;
    let tokens: Vec<Vec<u8>> = rows.unwrap().iter().map(|row| row.get(0)).collect();
    drop(connection);
    assert_eq!(tokens.len(), 2);
    let bytes = town.database_bytes().await;
    assert!(
        tokens.iter().all(|token| holds(&bytes, token)),
        "the test looks at the right bytes"
    );

    let round = town.jobs(seen.erase_on.unwrap()).await;
    assert!(round.erased > 0 && round.swept);
    assert_eq!(count(&town, "SELECT COUNT(*) FROM letter_code").await, 0);
    let bytes = town.database_bytes().await;
    assert!(
        tokens.iter().all(|token| !holds(&bytes, token)),
        "a token is left"
    );
    let seq = town.last_seq().await;
    let wrong = "0000-0000-0000-0000";
    for none in [wrong, &typed] {
        assert_eq!(enter(&town, none).await, None);
    }
    assert_eq!(town.last_seq().await, seq, "neither leaves a trace");
    // Whoever still holds the page gets no further.
    assert_eq!(
        concerned::come_back(&town.house, who.letter())
            .await
            .unwrap(),
        None
    );
    let seen = concerned::overview(&town.house, &who).await;
    assert!(matches!(seen, Err(Error::NotFound)), "{seen:?}");

    let slip = typed.replace(&typed[18..], if typed.ends_with('7') { "8" } else { "7" });
    assert_eq!(Code::parse(&slip), Err(CodeProblem::Mistyped));
    assert_eq!(
        Code::parse(&typed[..9]),
        Err(CodeProblem::Length { count: 8 })
    );
}

on_both!(a_letter_printed_again_has_the_same_code_and_the_code_is_nowhere_kept);
async fn a_letter_printed_again_has_the_same_code_and_the_code_is_nowhere_kept() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.cleared("schule", &named("Mia", "Brinkmann")).await;
    let service = code(&town, case, LetterKind::Service).await;
    let clearing = code(&town, case, LetterKind::Clearing).await;
    assert_ne!(service, clearing, "each letter has its own");
    town.later(1);
    assert_eq!(code(&town, case, LetterKind::Service).await, service);
    let who = enter(&town, &service).await.unwrap();
    assert_eq!(enter(&town, &clearing).await.unwrap().case(), who.case());
    let bytes = town.database_bytes().await;
    for code in [service, clearing] {
        for form in [code.clone(), code.replace('-', ""), code.to_lowercase()] {
            assert!(!holds(&bytes, form.as_bytes()));
        }
    }
    let paper = case_paper(&town.house, &town.actor("melde.1").await, case)
        .await
        .unwrap();
    assert!(!format!("{paper:?}").contains(&code(&town, case, LetterKind::Service).await));
}

on_both!(whoever_came_in_reaches_nothing_of_anybody_else);
async fn whoever_came_in_reaches_nothing_of_anybody_else() {
    let town = Town::after_the_year().await;
    town.on(town.today().saturating_add(10.days()));
    let case = written_to(&town, "Mia", "Brinkmann").await;
    let who = reader(&town, case).await;
    let actor = who.actor();
    let (gate, rights) = (&town.house.gate, Purpose::SubjectRights);
    for kind in Kind::ALL {
        let listed = gate
            .list(&actor, rights, kind, &Narrowed::default())
            .await
            .unwrap();
        let own = usize::from(kind == Kind::Case);
        assert_eq!(
            (listed.count, listed.records.len()),
            (own as u64, own),
            "{kind:?}"
        );
        if kind == Kind::Installation {
            continue;
        }
        for state in town.all(kind).await.into_iter().take(12) {
            if state.id() == case.uuid() {
                continue;
            }
            for purpose in Purpose::ALL {
                let seen = gate.view(&actor, purpose, kind, state.id()).await;
                assert!(
                    matches!(seen, Err(Error::NotFound)),
                    "{kind:?} {purpose:?}: {seen:?}"
                );
            }
            for action in [Action::ReadPersonalData, Action::PrintPaper] {
                let read = gate
                    .read_personal(&actor, rights, action, kind, state.id())
                    .await;
                assert!(
                    matches!(read, Err(Error::NotFound)),
                    "{kind:?} {action:?}: {read:?}"
                );
            }
        }
    }
}

on_both!(whoever_came_in_does_nothing_in_any_other_case_and_nothing_that_is_not_hers_to_do);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn whoever_came_in_does_nothing_in_any_other_case_and_nothing_that_is_not_hers_to_do() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = written_to(&town, "Mia", "Brinkmann").await;
    let who = reader(&town, case).await;
    let actor = who.actor();
    let (gate, rights) = (&town.house.gate, Purpose::SubjectRights);
    let other = written_to(&town, "Emma", "Niehaus").await;
    let before = town.dump().await;
    let reply = Reply::MovedAbroad;
    let command = CaseCommand::RecordReply {
        id: other,
        reply,
        words: None,
    };
    let answer = gate.submit(&actor, rights, command).await;
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    let request = SubjectRequestKind::Complaint;
    let command = SubjectRequestCommand::Receive {
        case: other,
        request,
        words: None,
    };
    let answer = gate.submit(&actor, rights, command).await;
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    for command in [
        CaseCommand::Close { id: case },
        CaseCommand::Assess {
            id: case,
            assessment: Assessment::Unremarkable,
        },
        CaseCommand::Halt { id: case },
    ] {
        let answer = gate.submit(&actor, rights, command).await;
        assert!(matches!(answer, Err(Error::Refused(_))), "{answer:?}");
    }
    let found = gate
        .look_up(&actor, rights, &named("Emma", "Niehaus").identity())
        .await;
    assert!(matches!(found, Err(Error::NotFound)), "{found:?}");
    assert_eq!(town.dump().await, before);
}

on_both!(a_reply_by_code_is_the_reply_of_the_case_and_its_words_are_sealed);
async fn a_reply_by_code_is_the_reply_of_the_case_and_its_words_are_sealed() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = written_to(&town, "Mia", "Brinkmann").await;
    let who = reader(&town, case).await;
    town.later(3);
    let canary = words("Kanarienstieg Rotkehlchen");
    let receipt = concerned::reply(&town.house, &who, Reply::LivesHere, Some(canary)).await;
    assert_eq!(receipt.unwrap().event, "reply-recorded");
    let language = Some(words("Zaunkönigisch, große Schrift"));
    let asked = concerned::ask_for_interpreter(&town.house, &who, language).await;
    asked.unwrap();
    concerned::ask_for_hearing(&town.house, &who, None)
        .await
        .unwrap();
    let State::Case(state) = town.state(Kind::Case, case.uuid()).await else {
        panic!("a case")
    };
    let given: Vec<Reply> = state
        .file()
        .replies()
        .iter()
        .map(|given| given.reply)
        .collect();
    assert_eq!(
        given,
        [
            Reply::LivesHere,
            Reply::AsksForInterpreter,
            Reply::AsksForHearing
        ]
    );
    assert!(state.file().waits_for_interpreter());
    let seen = page(&town, &who).await;
    assert_eq!((seen.next.what, seen.next.until), (Next::Contact, None));
    assert_eq!(seen.replies.len(), 3);
    assert_eq!(seen.preference, Some(words("Zaunkönigisch, große Schrift")));
    let bytes = town.database_bytes().await;
    for canary in ["Rotkehlchen", "Zaunkönigisch", "Brinkmann"] {
        assert!(!holds(&bytes, canary.as_bytes()), "{canary}");
    }
    let history = town.history().await;
    assert!(!format!("{history:?}").contains("Rotkehlchen"));
}

on_both!(a_complaint_by_code_freezes_hand_overs_and_its_answer_is_seen);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn a_complaint_by_code_freezes_hand_overs_and_its_answer_is_seen() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = written_to(&town, "Mia", "Brinkmann").await;
    let who = reader(&town, case).await;
    let request = DisclosureCommand::Request {
        case,
        flow: "rectification-to-recipients".to_owned(),
        fields: vec!["rectification".to_owned()],
        necessity: words("Weil es so ist (erfunden)."),
        requested_on: None,
    };
    let request = town.submit("melde.1", request).await;
    let id = DisclosureId::from_uuid(request.id_of(Kind::Disclosure).unwrap());
    let complaint = SubjectRequestKind::Complaint;
    let asked = concerned::ask(&town.house, &who, complaint, Some(words("Zaunkönig"))).await;
    let asked = asked.unwrap();
    assert_eq!(asked.due, Some(MONDAY.saturating_add(4.weeks())));
    let seq = town.last_seq().await;
    let approve = town
        .attempt("melde.leitung", DisclosureCommand::Approve { id })
        .await;
    assert!(matches!(approve, Err(Error::Refused(_))), "{approve:?}");
    let rule = town.since(seq).await[0].record.rule.clone();
    assert_eq!(rule.as_deref(), Some("complaint-freezes-hand-overs"));
    let seen = page(&town, &who).await;
    assert!(seen.hand_overs_frozen && seen.handed_over.is_empty());
    assert_eq!((seen.requests.len(), seen.requests[0].due), (1, asked.due));
    for kind in [
        SubjectRequestKind::Access,
        SubjectRequestKind::Correction,
        SubjectRequestKind::Erasure,
        SubjectRequestKind::Restriction,
        SubjectRequestKind::Objection,
    ] {
        concerned::ask(&town.house, &who, kind, None).await.unwrap();
    }
    town.later(2);
    let answer = RequestAnswer::Granted;
    let command = SubjectRequestCommand::Answer {
        id: asked.id,
        answer,
    };
    town.submit("ombud", command).await;
    let seen = page(&town, &who).await;
    assert!(!seen.hand_overs_frozen);
    assert_eq!(seen.requests.len(), 6);
    let of = |id| seen.requests.iter().find(|request| request.id == id);
    let complaint = of(asked.id).unwrap();
    assert_eq!(complaint.answered, Some((answer, town.today())));
    assert_eq!(complaint.due, None);
    town.submit("melde.leitung", DisclosureCommand::Approve { id })
        .await;
    town.submit("melde.1", DisclosureCommand::Send { id }).await;
    let seen = page(&town, &who).await;
    assert_eq!(seen.handed_over.len(), 1);
    assert_eq!(seen.handed_over[0].on, town.today());
}

on_both!(who_read_names_offices_and_purposes_and_no_staff);
async fn who_read_names_offices_and_purposes_and_no_staff() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = written_to(&town, "Mia", "Brinkmann").await;
    let who = reader(&town, case).await;
    town.later(1);
    let officer = town.actor("datenschutz").await;
    let (purpose, read) = (Purpose::Oversight, Action::ReadPersonalData);
    let gate = &town.house.gate;
    gate.read_personal(&officer, purpose, read, Kind::Case, case.uuid())
        .await
        .unwrap();
    let accesses = concerned::who_read(&town.house, &who).await.unwrap();
    let told: Vec<_> = accesses
        .iter()
        .map(|access| (access.day, access.role, access.purpose, access.action))
        .collect();
    let first = MONDAY;
    assert_eq!(
        told,
        [
            (
                town.today(),
                Role::DataProtectionOfficer,
                Purpose::Oversight,
                read
            ),
            (
                first,
                Role::PersonConcerned,
                Purpose::SubjectRights,
                Action::ViewRecord
            ),
            (
                first,
                Role::RegistryOfficer,
                Purpose::RegisterClarification,
                Action::PrintPaper
            ),
        ]
    );
    let registry = town.store.offices().await.unwrap();
    let registry = registry
        .into_iter()
        .find(|office| office.kind == "registry")
        .unwrap();
    assert_eq!(accesses[2].office, Some(registry.name));
    assert_eq!(accesses[0].office, None);
    let told = format!("{accesses:?}");
    for account in town.store.accounts().await.unwrap() {
        assert!(!told.contains(&account.name), "{}", account.name);
        assert!(!told.contains(&account.id.to_string()));
    }
}

on_both!(the_office_whose_notice_it_was_stands_in_the_list_of_readings);
async fn the_office_whose_notice_it_was_stands_in_the_list_of_readings() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = written_to(&town, "Mia", "Brinkmann").await;
    let who = reader(&town, case).await;
    let (clerk, gate) = (town.actor("schule.1").await, &town.house.gate);
    let State::Case(state) = town.state(Kind::Case, case.uuid()).await else {
        panic!("a case")
    };
    let indication = state.file().sources()[0].indication.uuid();
    gate.read_personal(
        &clerk,
        Purpose::Screening,
        Action::ReadPersonalData,
        Kind::Indication,
        indication,
    )
    .await
    .unwrap();
    let accesses = concerned::who_read(&town.house, &who).await.unwrap();
    assert_eq!((accesses.len(), accesses[0].role), (3, Role::Clerk));
}

on_both!(a_planned_visit_is_told_with_its_window_and_that_entry_may_be_declined);
async fn a_planned_visit_is_told_with_its_window_and_that_entry_may_be_declined() {
    let town = Town::open().await;
    town.on(MONDAY);
    let case = town.exhausted("schule", &named("Mia", "Brinkmann")).await;
    let who = reader(&town, case).await;
    assert_eq!(page(&town, &who).await.next.what, Next::Assessment);
    let day = town.today().saturating_add(3.days());
    let day = augenmass_domain::law::calendar::next_working_day_from(day);
    let from = day.at(9, 0, 0, 0);
    let accompaniment = town.confirmed(case, from).await;
    town.submit("melde.leitung.2", Town::order(case, accompaniment, from))
        .await;
    let seen = page(&town, &who).await;
    assert_eq!(
        (seen.progress, seen.next.what),
        (Progress::VisitPlanned, Next::Visit)
    );
    let visit = seen.visit.unwrap();
    assert_eq!((visit.day, seen.next.until), (day, Some(day)));
    assert_eq!(
        (visit.from, visit.until),
        (time(9, 0, 0, 0), time(10, 0, 0, 0))
    );
    assert!(visit.entry_may_be_declined && visit.woman_available && visit.carrier.is_some());
    assert_eq!(visit.interpreter, Interpreter::OfferedNoAnswer);
    // Her reply settles the matter: the visit is called off.
    concerned::reply(&town.house, &who, Reply::LivesHere, None)
        .await
        .unwrap();
    let seen = page(&town, &who).await;
    assert_eq!((seen.progress, seen.visit), (Progress::Clarifying, None));
}

on_both!(in_a_hearing_she_asks_for_an_interpreter_and_makes_her_statement);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn in_a_hearing_she_asks_for_an_interpreter_and_makes_her_statement() {
    let town = Town::open().await;
    town.on(MONDAY);
    let child = named("Emma", "Niehaus");
    let case = town.in_hearing("schule", &child).await;
    let typed = code(&town, case, LetterKind::Hearing).await;
    let who = enter(&town, &typed).await.unwrap();
    let seen = page(&town, &who).await;
    let until = Some(town.today().saturating_add(35.days()));
    assert_eq!(
        (seen.progress, seen.way),
        (Progress::Hearing, Way::Statement)
    );
    assert_eq!(
        (seen.next.what, seen.next.until),
        (Next::YourStatement, until)
    );
    assert_eq!(seen.hearing_until, until);
    let language = Some(words("Zaunkönigisch"));
    concerned::ask_for_interpreter(&town.house, &who, language.clone())
        .await
        .unwrap();
    assert_eq!(page(&town, &who).await.preference, language);
    let refused = concerned::reply(&town.house, &who, Reply::LivesHere, None).await;
    assert!(matches!(refused, Err(Error::Rejected(_))), "{refused:?}");
    let blank = concerned::make_statement(&town.house, &who, words(" ")).await;
    assert!(matches!(blank, Err(Error::Rejected(_))), "{blank:?}");
    town.later(1);
    let made = concerned::make_statement(&town.house, &who, words("Wir wohnen hier.")).await;
    assert_eq!(made.unwrap().event, "statement-recorded");
    assert_eq!(page(&town, &who).await.next.what, Next::Decision);
    // Where it stands still she is not told so, and what she says arrives.
    let lead = town.actor("melde.leitung").await;
    town.later(1);
    town.house.block(&lead, &child).await.unwrap();
    concerned::make_statement(&town.house, &who, words("Bitte schreiben Sie mir nicht."))
        .await
        .unwrap();
    let State::Case(state) = town.state(Kind::Case, case.uuid()).await else {
        panic!("a case")
    };
    assert_eq!(
        state.file().replies().last().map(|it| it.reply),
        Some(Reply::Other)
    );
    let seen = page(&town, &who).await;
    assert_eq!(
        (seen.progress, seen.way),
        (Progress::Hearing, Way::Statement)
    );
}

on_both!(after_the_decision_she_objects_and_every_kind_of_letter_had_its_code);
async fn after_the_decision_she_objects_and_every_kind_of_letter_had_its_code() {
    let town = Town::open().await;
    town.on(MONDAY);
    let decided = town.decided("schule", &named("Emma", "Niehaus")).await;
    let typed = code(&town, decided, LetterKind::Notice).await;
    let who = enter(&town, &typed).await.unwrap();
    let seen = page(&town, &who).await;
    assert_eq!(
        (seen.progress, seen.next.what),
        (Progress::Decided, Next::Objection)
    );
    let decision = seen.decision.unwrap();
    assert_eq!(seen.next.until, Some(decision.objection_until));
    let objection = SubjectRequestKind::Objection;
    concerned::ask(&town.house, &who, objection, None)
        .await
        .unwrap();
    let refused = concerned::make_statement(&town.house, &who, words("Zu spät")).await;
    assert!(matches!(refused, Err(Error::Rejected(_))), "{refused:?}");
    // Every kind of letter to her had a code, and each leads to the same case.
    for kind in [
        LetterKind::Service,
        LetterKind::Invitation,
        LetterKind::Hearing,
    ] {
        let typed = code(&town, decided, kind).await;
        assert_eq!(enter(&town, &typed).await.unwrap().case(), decided);
    }
}

on_both!(the_page_of_a_protected_person_stands_still_and_tells_nothing_new);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn the_page_of_a_protected_person_stands_still_and_tells_nothing_new() {
    let town = Town::open().await;
    town.on(MONDAY);
    let child = named("Mia", "Brinkmann");
    let case = written_to(&town, "Mia", "Brinkmann").await;
    let who = reader(&town, case).await;
    town.later(2);
    let before = page(&town, &who).await;
    let read_before = concerned::who_read(&town.house, &who).await.unwrap();
    town.later(1);
    let lead = town.actor("melde.leitung").await;
    town.house.block(&lead, &child).await.unwrap();
    assert_eq!(town.state(Kind::Case, case.uuid()).await.name(), "halted");
    town.later(1);
    concerned::reply(&town.house, &who, Reply::MovedWithinGermany, None)
        .await
        .unwrap();
    let kind = SubjectRequestKind::Complaint;
    concerned::ask(&town.house, &who, kind, None).await.unwrap();
    let after = page(&town, &who).await;
    assert_eq!(
        format!("{:?}", after.person),
        format!("{:?}", before.person)
    );
    assert_eq!((after.progress, after.way), (before.progress, before.way));
    assert_eq!(after.next, before.next);
    assert_eq!(after.letters, before.letters);
    assert!(after.replies.is_empty() && after.requests.is_empty() && !after.hand_overs_frozen);
    let read_after = concerned::who_read(&town.house, &who).await.unwrap();
    assert_eq!(read_after.len(), read_before.len());
    // What she sent arrived all the same.
    assert!(town.house.complaint_is_open(case).await.unwrap());
}
