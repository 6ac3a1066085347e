//! Answering an inquiry of the council, from a city without any records to the signature.

use crate::base::on_both;
use crate::city::Town;
use augenmass_casework::Error;
use augenmass_casework::answer::{AnswerDocument, ContributionState, FigureStatus, Judgement};
use augenmass_casework::inquiries::{AnswerOrder, Drafted, OrderError, answer, give, sign_off};
use augenmass_domain::Kind;
use augenmass_domain::id::InquiryId;
use augenmass_domain::inquiry::{AnswerForm, ContributionContent, InquiryCommand};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use std::fmt::Write as _;
use std::path::PathBuf;

/// An invented inquiry with umlauts and a question that asks for a judgement.
pub const INVENTED: &str = "Fraktion „Für Auenstedt“ im Rat der Stadt Auenstedt\n\n\
    Auenstedt, den 05.01.2026\n\n\
    Anfrage zur 3. Sitzung des Ausschusses für Soziales am 12. Februar 2026\n\
    Prüfungen im Melderegister\n\n\
    Wir fragen an:\n\n\
    1. Wie viele Fälle wurden im letzten Jahr geprüft, und wie beurteilt die Polizei das Ausmaß?\n\
    2. Wer meldet, und wie wird die Gleichbehandlung gewährleistet?\n\
    3. Wie bewertet die Verwaltung den Datenschutz?\n\
    4. Welche Kosten sind entstanden, und wer sind die Kostenträger?\n\n\
    Wir bitten um eine mündliche und eine schriftliche Antwort.\n\n\
    Grete Müßig\n";

pub fn order(inquiry: &[u8], as_of: Date) -> AnswerOrder {
    AnswerOrder {
        inquiry: inquiry.to_vec(),
        as_of,
        topics: None,
        contributions: None,
    }
}

pub async fn drafted(town: &Town, order: &AnswerOrder) -> Drafted {
    let drafter = town.actor("rat.1").await;
    let judge = town.actor("dezernat").await;
    answer(&town.house, &drafter, Some(&judge), order)
        .await
        .unwrap()
}

/// The inquiry of Bochum, where the folder with shared material is at hand.
fn bochum() -> Option<Vec<u8>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("AUGENMASS_SHARED").map_or(beside, PathBuf::from);
    let path = shared.join("inquiries/bochum-2026-02-26.txt");
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!(
            "skipped: {} is not there (AUGENMASS_SHARED names the folder)",
            path.display()
        );
    }
    bytes
}

on_both!(the_inquiry_of_bochum_is_answered_by_a_city_that_has_no_records_yet);
async fn the_inquiry_of_bochum_is_answered_by_a_city_that_has_no_records_yet() {
    let Some(inquiry) = bochum() else { return };
    let town = Town::open().await;
    town.on(date(2026, 2, 27));
    let document = drafted(&town, &order(&inquiry, date(2026, 2, 26)))
        .await
        .document;
    assert!(document.draft, "nobody has signed it");
    assert_eq!(document.records_since, None);
    let numbers: Vec<u16> = document
        .questions
        .iter()
        .map(|question| question.number)
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    assert_eq!(document.inquiry.dated, Some(date(2026, 2, 26)));
    assert_eq!(document.inquiry.session_date, Some(date(2026, 3, 5)));
    assert_eq!(document.inquiry.papers, ["20260196"]);
    assert_eq!(
        document.inquiry.forms,
        [AnswerForm::Oral, AnswerForm::Written]
    );
    let open: Vec<u16> = document
        .questions
        .iter()
        .filter(|question| question.judgement == Judgement::Open)
        .map(|question| question.number)
        .collect();
    assert_eq!(
        open,
        [1, 2, 5],
        "how large, whether needed, how it is judged"
    );
    let of = |number: usize| &document.questions[number - 1].contributions;
    assert!(
        of(1)
            .iter()
            .any(|contribution| contribution.body == "Polizei"),
        "{:?}",
        of(1)
    );
    assert!(of(1).len() >= 2, "the Arbeitsamt is named too: {:?}", of(1));
    let all = document
        .questions
        .iter()
        .flat_map(|question| &question.contributions);
    for contribution in all {
        assert_eq!(contribution.state, ContributionState::Open);
        assert!(contribution.by > town.today());
    }
}

on_both!(every_question_of_bochum_has_paragraphs_and_no_figure_is_made_up);
async fn every_question_of_bochum_has_paragraphs_and_no_figure_is_made_up() {
    let Some(inquiry) = bochum() else { return };
    let town = Town::open().await;
    town.on(date(2026, 2, 27));
    let document = drafted(&town, &order(&inquiry, date(2026, 2, 26)))
        .await
        .document;
    for question in &document.questions {
        let number = question.number;
        assert!(
            !question.paragraphs.is_empty(),
            "question {number} has no paragraph"
        );
        assert!(
            (1..=3).contains(&question.oral.len()),
            "question {number}: {:?}",
            question.oral
        );
        for figure in &question.figures {
            assert_eq!(figure.status, FigureStatus::NotKnown, "{}", figure.name);
            assert!(
                figure.value.is_none() && figure.display.is_none(),
                "{}",
                figure.name
            );
        }
        for text in question.paragraphs.iter().chain(&question.oral) {
            assert!(
                !text.contains('[') && !text.contains("{ "),
                "question {number}: {text}"
            );
        }
    }
}

on_both!(an_answer_on_no_records_signs_and_prints_no_number_at_all);
async fn an_answer_on_no_records_signs_and_prints_no_number_at_all() {
    let town = Town::open().await;
    town.on(date(2026, 1, 6));
    let document = drafted(&town, &order(INVENTED.as_bytes(), date(2025, 12, 31)))
        .await
        .document;
    assert_eq!(document.questions.len(), 4);
    let figures = document
        .questions
        .iter()
        .flat_map(|question| &question.figures);
    assert!(figures.clone().count() > 0);
    assert!(
        figures
            .clone()
            .all(|figure| figure.status == FigureStatus::NotKnown)
    );
    assert!(document.checkpoint.tree_size > 0);
    assert_eq!(document.questions[2].judgement, Judgement::Open);
}

on_both!(latin_1_bytes_are_read_like_utf_8);
async fn latin_1_bytes_are_read_like_utf_8() {
    let town = Town::open().await;
    town.on(date(2026, 1, 6));
    let (latin1, _, lost) = encoding_rs::WINDOWS_1252.encode(INVENTED);
    assert!(!lost && std::str::from_utf8(&latin1).is_err());
    let one = drafted(&town, &order(&latin1, date(2025, 12, 31))).await;
    let other = drafted(&town, &order(INVENTED.as_bytes(), date(2025, 12, 31))).await;
    assert_ne!(one.inquiry, other.inquiry, "two files are two inquiries");
    let texts = |document: &AnswerDocument| -> Vec<String> {
        document
            .questions
            .iter()
            .map(|question| question.text.clone())
            .collect()
    };
    assert_eq!(texts(&one.document), texts(&other.document));
    assert!(texts(&one.document)[1].contains("gewährleistet"));
    assert_eq!(
        one.document.inquiry.signatory.as_deref(),
        Some("Grete Müßig")
    );
    let marked = format!("\u{feff}{INVENTED}");
    let marked = drafted(&town, &order(marked.as_bytes(), date(2025, 12, 31))).await;
    assert_eq!(texts(&marked.document), texts(&other.document));
}

on_both!(an_inquiry_without_questions_is_refused_and_writes_nothing);
async fn an_inquiry_without_questions_is_refused_and_writes_nothing() {
    let town = Town::open().await;
    town.on(date(2026, 1, 6));
    let (seq, drafter) = (town.last_seq().await, town.actor("rat.1").await);
    let mut with_faults = vec![
        order(b"", date(2025, 12, 31)),
        order(
            "Guten Tag.\n\nWir danken für die Antwort.\n".as_bytes(),
            date(2025, 12, 31),
        ),
        order(b"%PDF-1.7\0\0\x01", date(2025, 12, 31)),
    ];
    let good = order(INVENTED.as_bytes(), date(2025, 12, 31));
    with_faults.push(AnswerOrder {
        contributions: Some("[[contribution]]\nfrage = 1\n".to_owned()),
        ..good.clone()
    });
    with_faults.push(AnswerOrder {
        topics: Some("[[[".to_owned()),
        ..good
    });
    for order in &with_faults {
        let answer = answer(&town.house, &drafter, None, order).await;
        let Err(OrderError::Input(said)) = answer else {
            panic!("{answer:?}")
        };
        assert!(!said.is_empty());
    }
    assert_eq!(town.last_seq().await, seq);
    assert!(town.all(Kind::Inquiry).await.is_empty());
}

on_both!(somebody_outside_the_council_office_cannot_draft_an_answer);
async fn somebody_outside_the_council_office_cannot_draft_an_answer() {
    let town = Town::open().await;
    town.on(date(2026, 1, 6));
    for login in ["schule.1", "ratsmitglied", "koordination", "rat.2"] {
        let actor = town.actor(login).await;
        let order = order(INVENTED.as_bytes(), date(2025, 12, 31));
        let answer = answer(&town.house, &actor, None, &order).await;
        assert!(
            matches!(
                answer,
                Err(OrderError::Gate(Error::Refused(_) | Error::NotFound))
            ),
            "{login}"
        );
    }
    assert!(town.all(Kind::Inquiry).await.is_empty());
}

/// A file that enters every contribution that an answer asks for.
fn entered(document: &AnswerDocument, text: &str) -> String {
    let mut file = String::new();
    for question in &document.questions {
        for contribution in &question.contributions {
            write!(
                file,
                "[[contribution]]\nquestion = {}\nbody = \"{}\"\nby = {}\nentered = \"text\"\n\
                 text = \"{text}\"\nsource = \"Schreiben vom 09.01.2026\"\nsupplied_by = \"Leitung\"\n\n",
                question.number, contribution.body, contribution.by
            )
            .unwrap();
        }
    }
    assert!(!file.is_empty(), "no contribution was asked for");
    file
}

/// A draft whose contributions have all come in.
pub async fn complete(town: &Town, text: &str) -> (Drafted, AnswerOrder) {
    let mut order = order(INVENTED.as_bytes(), date(2025, 12, 31));
    let asked = drafted(town, &order).await;
    order.contributions = Some(entered(&asked.document, text));
    (drafted(town, &order).await, order)
}

async fn rule_of_signing(town: &Town, id: InquiryId, document: AnswerDocument) -> &'static str {
    let second = town.actor("rat.2").await;
    match sign_off(&town.house, &second, id, document).await {
        Err(Error::Rejected(rejection)) => rejection.rule(),
        other => panic!("{other:?}"),
    }
}

on_both!(an_answer_is_a_draft_until_a_second_person_signs_exactly_it);
#[expect(clippy::cognitive_complexity, reason = "one story")]
async fn an_answer_is_a_draft_until_a_second_person_signs_exactly_it() {
    let town = Town::open().await;
    town.on(date(2026, 1, 6));
    let (draft, _) = complete(&town, "Keine Erkenntnisse.").await;
    assert!(draft.document.draft);
    let drafter = town.actor("rat.1").await;
    let own = sign_off(&town.house, &drafter, draft.inquiry, draft.document.clone()).await;
    assert!(matches!(own, Err(Error::Refused(_))), "{own:?}");
    let given = give(
        &town.house,
        &drafter,
        draft.inquiry,
        &[AnswerForm::Oral],
        false,
    )
    .await;
    assert!(
        matches!(given, Err(Error::Rejected(_))),
        "not before it is signed: {given:?}"
    );
    let mut other = draft.document.clone();
    other.questions[0]
        .paragraphs
        .push("Ein Satz mehr.".to_owned());
    assert_eq!(
        rule_of_signing(&town, draft.inquiry, other).await,
        "answer-draft-is-another"
    );
    let second = town.actor("rat.2").await;
    let signed = sign_off(&town.house, &second, draft.inquiry, draft.document.clone())
        .await
        .unwrap();
    assert!(!signed.draft);
    assert_eq!(signed.content_sha256(), draft.document.content_sha256());
    let forms = [AnswerForm::Oral, AnswerForm::Written];
    give(&town.house, &drafter, draft.inquiry, &forms, true)
        .await
        .unwrap();
    assert_eq!(
        town.state(Kind::Inquiry, draft.inquiry.uuid()).await.name(),
        "published"
    );
    let member = town.actor("ratsmitglied").await;
    let purpose = augenmass_domain::Purpose::CouncilInformation;
    town.house
        .gate
        .view(&member, purpose, Kind::Inquiry, draft.inquiry.uuid())
        .await
        .unwrap();
}

on_both!(after_a_contribution_changed_the_old_draft_cannot_be_signed);
async fn after_a_contribution_changed_the_old_draft_cannot_be_signed() {
    let town = Town::open().await;
    town.on(date(2026, 1, 6));
    let (old, mut order) = complete(&town, "Keine Erkenntnisse.").await;
    order.contributions = Some(entered(&old.document, "Zwölf Vorgänge."));
    let new = drafted(&town, &order).await;
    assert_eq!(
        new.inquiry, old.inquiry,
        "the same file is the same inquiry"
    );
    assert_ne!(new.document.content_sha256(), old.document.content_sha256());
    assert_eq!(
        rule_of_signing(&town, old.inquiry, old.document).await,
        "answer-draft-is-another"
    );
    // Something else comes in after the draft: it is out of date although it is the latest.
    let command = InquiryCommand::EnterContribution {
        id: new.inquiry,
        question: 2,
        body: "Gesundheitsamt".to_owned(),
        source: "Schreiben".to_owned(),
        supplied_by: "Leitung".to_owned(),
        content: ContributionContent::Nil,
    };
    town.submit("rat.1", command).await;
    assert_eq!(
        rule_of_signing(&town, new.inquiry, new.document).await,
        "answer-draft-outdated"
    );
    let newest = drafted(&town, &order).await;
    let second = town.actor("rat.2").await;
    sign_off(&town.house, &second, newest.inquiry, newest.document)
        .await
        .unwrap();
}

on_both!(an_open_contribution_holds_the_signature_back_until_its_day_has_passed);
async fn an_open_contribution_holds_the_signature_back_until_its_day_has_passed() {
    let town = Town::open().await;
    town.on(date(2026, 1, 6));
    let order = order(INVENTED.as_bytes(), date(2025, 12, 31));
    let early = drafted(&town, &order).await;
    let by = early.document.questions[0].contributions[0].by;
    assert_eq!(
        rule_of_signing(&town, early.inquiry, early.document).await,
        "answer-contribution-open"
    );
    town.on(by.saturating_add(1.days()));
    let late = drafted(&town, &order).await;
    let missing = &late.document.questions[0].contributions[0];
    assert_eq!(missing.state, ContributionState::Missing);
    let second = town.actor("rat.2").await;
    sign_off(&town.house, &second, late.inquiry, late.document)
        .await
        .unwrap();
}

on_both!(only_the_head_of_department_writes_a_judgement);
async fn only_the_head_of_department_writes_a_judgement() {
    let town = Town::open().await;
    town.on(date(2026, 1, 6));
    let mut order = order(INVENTED.as_bytes(), date(2025, 12, 31));
    order.contributions =
        Some("[[judgement]]\nquestion = 3\ntext = \"Er ist gewahrt.\"\n".to_owned());
    let drafter = town.actor("rat.1").await;
    let nobody = answer(&town.house, &drafter, None, &order).await;
    assert!(matches!(nobody, Err(OrderError::Input(_))), "{nobody:?}");
    let drafter_judges = answer(&town.house, &drafter, Some(&drafter), &order).await;
    assert!(
        matches!(drafter_judges, Err(OrderError::Gate(Error::Refused(_)))),
        "{drafter_judges:?}"
    );
    let document = drafted(&town, &order).await.document;
    assert_eq!(
        document.questions[2].judgement,
        Judgement::Given("Er ist gewahrt.".to_owned())
    );
}
