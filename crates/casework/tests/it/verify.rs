//! An answer can be recomputed by whoever holds it, also years later; whoever changes the database or
//! the answer is found out. Only here a test writes past the store, as an intruder would.

use crate::answer::{INVENTED, complete, drafted, order};
use crate::base::{drop_trigger, on_both, past_the_store};
use crate::city::{MONDAY, Once, Snapshot, Town, apart, drawn, once};
use augenmass_casework::answer::{AnswerDocument, FigureValue};
use augenmass_casework::inquiries::sign_off;
use augenmass_casework::publications::publish;
use augenmass_casework::recompute::{Checked, Difference, check};
use augenmass_domain::case::{CaseCommand, ReopenGround};
use augenmass_domain::id::CaseId;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::subject_request::{SubjectRequestCommand, SubjectRequestKind};
use augenmass_domain::{Action, Kind, Private, Purpose};
use augenmass_ledger::{Commitment, Salt};
use jiff::ToSpan as _;
use jiff::civil::date;
use sqlx::{Connection as _, Row as _};
use std::sync::OnceLock;

/// A connection past all that protects the database.
pub async fn intruder(town: &Town) -> sqlx::AnyConnection {
    past_the_store(&town.url()).await
}

/// A number that only a look past the store tells.
pub async fn count(town: &Town, statement: &'static str) -> i64 {
    let mut connection = intruder(town).await;
    sqlx::query(statement)
        .fetch_one(&mut connection)
        .await
        .unwrap()
        .try_get(0)
        .unwrap()
}

async fn tamper(town: &Town, statements: &[&'static str]) {
    let mut connection = intruder(town).await;
    for statement in statements {
        match statement.strip_prefix("DROP TRIGGER ") {
            Some(trigger) => drop_trigger(&mut connection, trigger).await,
            None => {
                let done = sqlx::query(*statement).execute(&mut connection).await;
                assert_ne!(done.unwrap().rows_affected(), 0, "{statement}");
            }
        }
    }
    connection.close().await.unwrap();
}

/// A city with a little life and an answer about it.
fn answered() -> &'static (Snapshot, AnswerDocument) {
    static ANSWERED: Once<(Snapshot, AnswerDocument)> = [OnceLock::new(), OnceLock::new()];
    once(&ANSWERED, || {
        apart(|| async {
            let town = Town::open().await;
            town.on(MONDAY);
            for seed in 0..3 {
                town.dropped("schule", &drawn(seed)).await;
                town.cleared("ordnung", &drawn(10 + seed)).await;
            }
            let mut entry = town.entry("schule", &drawn(20)).await;
            entry.evidence = Private::default();
            town.rejected("schule.1", IndicationCommand::Record { draft: None, entry })
                .await;
            town.on(date(2026, 1, 6));
            let (draft, _) = complete(&town, "Keine Erkenntnisse.").await;
            let at = date(2026, 1, 6).at(12, 0, 0, 0);
            (town.snapshot(at).await, draft.document)
        })
    })
}

async fn check_as(
    login: &str,
    town: &Town,
    answer: &AnswerDocument,
) -> Result<Checked, Difference> {
    let actor = town.actor(login).await;
    check(&town.house, &actor, answer, |_, _| {}).await
}

async fn verify(town: &Town, answer: &AnswerDocument) -> Result<Checked, Difference> {
    check_as("rpa", town, answer).await
}

async fn copy() -> (Town, AnswerDocument) {
    let (snapshot, document) = answered();
    (Town::copy(snapshot, 2).await, document.clone())
}

on_both!(an_answer_recomputes_for_those_who_check_it_and_after_the_way_through_its_file);
async fn an_answer_recomputes_for_those_who_check_it_and_after_the_way_through_its_file() {
    let (town, document) = copy().await;
    let read: AnswerDocument = serde_json::from_str(&document.to_json()).unwrap();
    assert_eq!(read, document);
    for login in ["rpa", "rat.1", "rat.2", "datenschutz"] {
        let checked = check_as(login, &town, &read).await.unwrap();
        let printed: usize = document
            .questions
            .iter()
            .map(|question| question.figures.len())
            .sum();
        let printed = printed + document.five_year.len();
        assert_eq!(checked.figures, printed, "{login}");
        assert!(printed > 20 && checked.facts > 10, "{checked:?}");
        assert_eq!(
            checked.opened + checked.erased,
            document.checkpoint.tree_size
        );
    }
}

on_both!(an_old_answer_still_recomputes_after_erasures_and_a_late_objection);
#[expect(clippy::too_many_lines, reason = "one story")]
async fn an_old_answer_still_recomputes_after_erasures_and_a_late_objection() {
    let town = Town::after_the_year().await;
    town.on(date(2026, 2, 2));
    let decided = town.all(Kind::Case).await;
    let case = decided
        .iter()
        .find(|state| state.name() == "final")
        .unwrap();
    let id = CaseId::from_uuid(case.id());
    // A read that is forgotten later: its leaf lies under the answer's root.
    let officer = town.actor("melde.1").await;
    augenmass_casework::letters::case_paper(&town.house, &officer, id)
        .await
        .unwrap();
    let document = drafted(&town, &order(INVENTED.as_bytes(), date(2026, 2, 1)))
        .await
        .document;
    let fresh = verify(&town, &document).await.unwrap();
    assert_eq!(fresh.erased, 0);

    town.later(7);
    let words = Some(Private::new("Ich widerspreche (erfunden).".to_owned()));
    let request = SubjectRequestKind::Objection;
    town.submit(
        "datenschutz",
        SubjectRequestCommand::Receive {
            case: id,
            request,
            words,
        },
    )
    .await;
    town.submit(
        "melde.leitung",
        CaseCommand::Reopen {
            id,
            ground: ReopenGround::Objection,
        },
    )
    .await;
    let mut erased = 0;
    for month in 1..=26 {
        erased += town
            .jobs(date(2026, 2, 10).saturating_add(month.months()))
            .await
            .erased;
    }
    assert!(erased > 0);
    let late = verify(&town, &document).await.unwrap();
    assert!(late.erased > 0, "the access row was forgotten");
    assert_eq!((late.figures, late.facts), (fresh.figures, fresh.facts));
    assert_eq!(late.opened + late.erased, fresh.opened);
    // A newer answer about the same year knows of the objection; both hold.
    town.on(date(2028, 5, 2));
    let newer = drafted(
        &town,
        &order(
            b"Anfrage\n\n1. Wie viele F\xe4lle gab es?\n",
            date(2028, 5, 1),
        ),
    )
    .await;
    verify(&town, &newer.document).await.unwrap();
}

on_both!(a_changed_fact_is_named_by_its_leaf);
async fn a_changed_fact_is_named_by_its_leaf() {
    let (town, document) = copy().await;
    let leaf = count(
        &town,
        "SELECT idx FROM leaf WHERE source = 'fact' AND source_seq =
           (SELECT MAX(seq) FROM fact WHERE body LIKE '%\"children\":1%')",
    )
    .await;
    tamper(
        &town,
        &[
            "DROP TRIGGER fact_refuses_update",
            "UPDATE fact SET body = replace(body, '\"children\":1', '\"children\":2') WHERE seq =
               (SELECT MAX(seq) FROM fact WHERE body LIKE '%\"children\":1%')",
        ],
    )
    .await;
    let difference = verify(&town, &document).await.unwrap_err();
    assert!(
        matches!(difference, Difference::ChangedLeaf(index) if i64::try_from(index).unwrap() == leaf),
        "{difference}"
    );
    assert!(
        difference
            .to_string()
            .contains(&format!("leaf {leaf} was changed")),
        "{difference}"
    );
}

on_both!(a_changed_history_row_is_named_by_its_leaf_too);
async fn a_changed_history_row_is_named_by_its_leaf_too() {
    let (town, document) = copy().await;
    let first = "SELECT idx FROM leaf WHERE source = 'history' AND source_seq =
        (SELECT MIN(seq) FROM history WHERE outcome = 'rejected')";
    let leaf = count(&town, first).await;
    tamper(
        &town,
        &[
            "DROP TRIGGER history_refuses_update",
            "UPDATE history SET body = replace(body, 'rejected', 'accepted') WHERE seq =
               (SELECT MIN(seq) FROM history WHERE outcome = 'rejected')",
        ],
    )
    .await;
    let difference = verify(&town, &document).await.unwrap_err();
    assert!(
        matches!(difference, Difference::ChangedLeaf(index) if i64::try_from(index).unwrap() == leaf),
        "{difference}"
    );
}

on_both!(a_fact_taken_away_with_its_leaf_is_a_missing_leaf);
async fn a_fact_taken_away_with_its_leaf_is_a_missing_leaf() {
    let (town, document) = copy().await;
    let leaf = count(
        &town,
        "SELECT idx FROM leaf WHERE source = 'fact' ORDER BY idx LIMIT 1",
    )
    .await;
    tamper(
        &town,
        &[
            "DROP TRIGGER fact_refuses_delete",
            "DROP TRIGGER leaf_refuses_delete",
            "DELETE FROM fact WHERE seq = (SELECT source_seq FROM leaf WHERE source = 'fact' ORDER BY idx LIMIT 1)",
            "DELETE FROM leaf WHERE idx = (SELECT idx FROM leaf WHERE source = 'fact' ORDER BY idx LIMIT 1)",
        ],
    )
    .await;
    let difference = verify(&town, &document).await.unwrap_err();
    let size = document.checkpoint.tree_size;
    assert!(
        matches!(difference, Difference::MissingLeaf(index, of) if i64::try_from(index).unwrap() == leaf && of == size),
        "{difference}"
    );
}

on_both!(the_last_leaves_cannot_be_cut_off);
async fn the_last_leaves_cannot_be_cut_off() {
    let (town, document) = copy().await;
    tamper(
        &town,
        &[
            "DROP TRIGGER leaf_refuses_delete",
            "DELETE FROM leaf WHERE idx >= (SELECT MAX(size) FROM checkpoint) - 3",
        ],
    )
    .await;
    let difference = verify(&town, &document).await.unwrap_err();
    assert!(
        matches!(difference, Difference::MissingLeaf(..)),
        "{difference}"
    );
}

on_both!(a_fact_passed_off_as_erased_changes_a_figure);
async fn a_fact_passed_off_as_erased_changes_a_figure() {
    let (town, document) = copy().await;
    tamper(
        &town,
        &[
            "DROP TRIGGER fact_refuses_delete",
            "DELETE FROM fact WHERE seq = (SELECT MIN(seq) FROM fact WHERE body LIKE '%indication-recorded%')",
        ],
    )
    .await;
    let difference = verify(&town, &document).await.unwrap_err();
    assert!(
        matches!(
            difference,
            Difference::Figure { .. } | Difference::Broken(_)
        ),
        "{difference}"
    );
}

on_both!(a_leaf_forged_with_its_salt_and_commitment_still_does_not_lead_to_the_root);
async fn a_leaf_forged_with_its_salt_and_commitment_still_does_not_lead_to_the_root() {
    let (town, document) = copy().await;
    let mut connection = intruder(&town).await;
    let row = sqlx::query(
        "SELECT l.no, l.idx, f.seq, f.body FROM leaf l JOIN fact f ON l.source = 'fact' AND f.seq = l.source_seq
         ORDER BY l.idx LIMIT 1",
    )
    .fetch_one(&mut connection)
    .await
    .unwrap();
    let (no, index, seq): (i64, i64, i64) = (row.get(0), row.get(1), row.get(2));
    let body = row.get::<String, _>(3).replace("\"sign\":1", "\"sign\":-1");
    let commitment = Commitment::new(&Salt::from_bytes([9; 32]), body.as_bytes());
    for trigger in ["fact_refuses_update", "leaf_refuses_update"] {
        drop_trigger(&mut connection, trigger).await;
    }
    sqlx::query("UPDATE fact SET body = $1 WHERE seq = $2")
        .bind(&body)
        .bind(seq)
        .execute(&mut connection)
        .await
        .unwrap();
    sqlx::query("UPDATE leaf SET commitment = $1, salt = $2 WHERE no = $3")
        .bind(commitment.0.to_vec())
        .bind(vec![9_u8; 32])
        .bind(no)
        .execute(&mut connection)
        .await
        .unwrap();
    let difference = verify(&town, &document).await.unwrap_err();
    assert!(
        matches!(difference, Difference::ChangedLeaf(at) if i64::try_from(at).unwrap() == index),
        "{difference}"
    );
    // Forging the stored tree along with it does not help: the printed root is outside.
    drop_trigger(&mut connection, "tree_hash_refuses_update").await;
    let place = augenmass_ledger::tree::stored_place(0, u64::try_from(index).unwrap());
    sqlx::query("UPDATE tree_hash SET hash = $1 WHERE idx = $2")
        .bind(commitment.leaf_hash().0.to_vec())
        .bind(i64::try_from(place).unwrap())
        .execute(&mut connection)
        .await
        .unwrap();
    let difference = verify(&town, &document).await.unwrap_err();
    assert!(matches!(difference, Difference::OtherRoot), "{difference}");
}

on_both!(the_five_year_table_is_recomputed_row_by_row);
async fn the_five_year_table_is_recomputed_row_by_row() {
    let (town, document) = copy().await;
    assert!(document.five_year.len() > 100);
    let mut changed = document.clone();
    let figure = changed
        .five_year
        .iter_mut()
        .find(|f| f.value.is_some())
        .unwrap();
    figure.value = Some(FigureValue::Whole(999));
    let name = figure.name.clone();
    let difference = verify(&town, &changed).await.unwrap_err();
    let Difference::FiveYears { name: named, .. } = &difference else {
        panic!("{difference}")
    };
    assert_eq!(*named, name);
    let mut shorter = document;
    shorter.five_year.pop();
    let difference = verify(&town, &shorter).await.unwrap_err();
    assert!(
        matches!(difference, Difference::FiveYearList),
        "{difference}"
    );
}

on_both!(an_answer_names_all_that_was_published_before_it_and_nothing_else);
async fn an_answer_names_all_that_was_published_before_it_and_nothing_else() {
    let town = Town::after_the_year().await;
    town.on(date(2026, 2, 2));
    let council = town.actor("rat.1").await;
    let june = date(2025, 6, 30);
    let first = publish(&town.house, &council, june).await.unwrap();
    assert_eq!(first.earlier, []);
    let document = drafted(&town, &order(INVENTED.as_bytes(), date(2026, 2, 1)))
        .await
        .document;
    let named: Vec<_> = document.earlier.iter().map(|one| one.as_of).collect();
    assert_eq!(named, [june]);
    verify(&town, &document).await.unwrap();

    let mut silent = document.clone();
    silent.earlier.clear();
    let difference = verify(&town, &silent).await.unwrap_err();
    assert!(matches!(difference, Difference::Earlier), "{difference}");
    let mut invented = document.clone();
    invented.earlier[0].as_of = date(2025, 7, 31);
    let difference = verify(&town, &invented).await.unwrap_err();
    assert!(matches!(difference, Difference::Earlier), "{difference}");

    // An answer for a day before another that was published already.
    let march = order(INVENTED.as_bytes(), date(2025, 3, 31));
    let back = drafted(&town, &march).await.document;
    let named: Vec<_> = back.earlier.iter().map(|one| one.as_of).collect();
    assert_eq!(named, [june, date(2026, 2, 1)]);
    verify(&town, &back).await.unwrap();
}

on_both!(a_day_keeps_what_was_published_for_it);
async fn a_day_keeps_what_was_published_for_it() {
    let town = Town::after_the_year().await;
    town.on(date(2026, 2, 2));
    let council = town.actor("rat.1").await;
    let june = date(2025, 6, 30);
    let first = publish(&town.house, &council, june).await.unwrap();
    let order = order(INVENTED.as_bytes(), date(2026, 2, 1));
    drop(drafted(&town, &order).await);
    let again = publish(&town.house, &council, june).await.unwrap();
    assert_eq!(
        (again.figures, again.earlier),
        (first.figures, first.earlier)
    );
    assert_eq!(again.checkpoint, first.checkpoint);
    let rows = town.history().await;
    let published = rows
        .iter()
        .filter(|row| row.record.action == Action::PublishFigures);
    assert_eq!(published.count(), 2);
    let member = town.actor("ratsmitglied").await;
    let refused = publish(&town.house, &member, date(2025, 9, 30)).await;
    assert!(refused.is_err());
}

on_both!(the_first_changed_figure_of_an_answer_is_named);
async fn the_first_changed_figure_of_an_answer_is_named() {
    let (town, mut document) = copy().await;
    let whole = |figure: &&mut augenmass_casework::answer::AnswerFigure| {
        matches!(figure.value, Some(FigureValue::Whole(_)))
    };
    let figure = document
        .questions
        .iter_mut()
        .flat_map(|question| &mut question.figures)
        .find(whole)
        .unwrap();
    let Some(FigureValue::Whole(value)) = figure.value else {
        panic!("{figure:?}")
    };
    let printed = figure.display.clone().unwrap();
    figure.value = Some(FigureValue::Whole(value + 1));
    figure.display = Some((value + 1).to_string());
    let name = figure.name.clone();
    let difference = verify(&town, &document).await.unwrap_err();
    let Difference::Figure {
        name: named,
        recomputed,
        ..
    } = &difference
    else {
        panic!("{difference}")
    };
    assert_eq!(*named, name);
    assert!(recomputed.contains(&printed), "{difference}");
}

on_both!(a_figure_left_out_is_found);
async fn a_figure_left_out_is_found() {
    let (town, mut document) = copy().await;
    let question = document
        .questions
        .iter_mut()
        .find(|question| question.figures.len() > 1)
        .unwrap();
    question.figures.pop();
    let number = question.number;
    let difference = verify(&town, &document).await.unwrap_err();
    assert!(
        matches!(difference, Difference::FigureList(at) if at == number),
        "{difference}"
    );
}

on_both!(a_changed_contribution_of_another_body_is_found);
async fn a_changed_contribution_of_another_body_is_found() {
    let (town, mut document) = copy().await;
    let contribution = document
        .questions
        .iter_mut()
        .flat_map(|question| &mut question.contributions)
        .next()
        .unwrap();
    contribution.text = Some("Viele Erkenntnisse.".to_owned());
    let body = contribution.body.clone();
    let difference = verify(&town, &document).await.unwrap_err();
    assert!(
        matches!(&difference, Difference::Contribution { body: named, .. } if *named == body),
        "{difference}"
    );
}

on_both!(a_changed_root_size_or_note_is_named);
async fn a_changed_root_size_or_note_is_named() {
    let (town, document) = copy().await;
    let mut root = document.clone();
    root.checkpoint.root = "0b".repeat(32);
    let mut size = document.clone();
    size.checkpoint.tree_size -= 1;
    for changed in [root, size] {
        let difference = verify(&town, &changed).await.unwrap_err();
        assert!(
            matches!(difference, Difference::PrintedRoot),
            "{difference}"
        );
    }
    let mut note = document.clone();
    let size = note.checkpoint.tree_size.to_string();
    note.checkpoint.note = note.checkpoint.note.replacen(&size, "7", 1);
    note.checkpoint.tree_size = 7;
    let difference = verify(&town, &note).await.unwrap_err();
    assert!(
        matches!(difference, Difference::Checkpoint(_)),
        "{difference}"
    );
    // The note of another city's log.
    let other = Town::founded(&augenmass_casework::demo::City::shipped().unwrap(), 99)
        .await
        .0;
    let elsewhere = augenmass_casework::log::sign_checkpoint(&other.house)
        .await
        .unwrap();
    let mut foreign = document;
    foreign.checkpoint.note = elsewhere.note;
    let difference = verify(&town, &foreign).await.unwrap_err();
    assert!(
        matches!(difference, Difference::Checkpoint(_)),
        "{difference}"
    );
}

on_both!(checking_changes_nothing_but_may_leave_its_own_trace);
async fn checking_changes_nothing_but_may_leave_its_own_trace() {
    let (town, document) = copy().await;
    let before = town.dump().await;
    verify(&town, &document).await.unwrap();
    assert_eq!(town.dump().await, before);
    let purpose = Purpose::CouncilInformation;
    assert!(
        town.since(0)
            .await
            .iter()
            .any(|row| row.record.purpose == purpose)
    );
}

on_both!(a_changed_word_of_a_signed_answer_is_found);
async fn a_changed_word_of_a_signed_answer_is_found() {
    let town = Town::open().await;
    town.on(date(2026, 1, 6));
    let (drafted, _) = complete(&town, "Keine Erkenntnisse.").await;
    let second = town.actor("rat.2").await;
    let signed = sign_off(&town.house, &second, drafted.inquiry, drafted.document)
        .await
        .unwrap();
    verify(&town, &signed).await.unwrap();
    let mut other = signed.clone();
    let paragraph = other
        .questions
        .iter_mut()
        .find_map(|question| question.paragraphs.first_mut())
        .unwrap();
    *paragraph = "Es waren 7000 Fälle.".to_owned();
    let difference = verify(&town, &other).await.unwrap_err();
    assert!(
        matches!(difference, Difference::NotTheSignedAnswer),
        "{difference}"
    );
}
