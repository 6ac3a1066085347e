//! Rules that a document keeps before it is printed.

use augenmass_paper::{
    Answer, ClearingLetter, DecisionNotice, Document, FigureStatus, HearingLetter, InvalidDocument,
    OralNotes, PaperError, ServiceLetter, VisitOrder,
};
use jiff::ToSpan;

use crate::tools::renderer;

fn refusal(document: impl Into<Document>) -> InvalidDocument {
    match renderer().render_one(&document.into()) {
        Err(PaperError::Invalid(rule)) => rule,
        other => panic!("expected a refusal, got {:?}", other.map(|pdf| pdf.len())),
    }
}

#[test]
fn oral_notes_have_at_most_three_sentences_a_question() {
    let mut notes = OralNotes::sample();
    notes.blocks[1].sentences = vec!["Eins ist genug. Aber zwei stehen hier.".to_owned(); 2];
    assert_eq!(refusal(notes), InvalidDocument::TooManySentences(2));
}

#[test]
fn a_hearing_gives_at_least_28_days() {
    let letter = HearingLetter::sample();
    let deadline = letter.opening.date + 27.days();
    assert_eq!(
        refusal(HearingLetter {
            deadline,
            ..letter.clone()
        }),
        InvalidDocument::HearingDeadlineTooShort
    );
    let deadline = letter.opening.date + 28.days();
    assert_eq!(
        Document::from(HearingLetter { deadline, ..letter }).validate(),
        Ok(())
    );
}

#[test]
fn a_decision_gives_its_reasons() {
    let notice = DecisionNotice {
        reasons: " \n".into(),
        ..DecisionNotice::sample()
    };
    assert_eq!(refusal(notice), InvalidDocument::DecisionWithoutReasons);
}

#[test]
fn a_clearing_letter_names_the_thirtieth_day_for_erasure() {
    let letter = ClearingLetter::sample();
    let erased_on = letter.opening.date + 31.days();
    assert_eq!(
        refusal(ClearingLetter {
            erased_on,
            ..letter
        }),
        InvalidDocument::ErasureDateNotThirtyDays
    );
}

#[test]
fn a_suppressed_figure_must_not_carry_its_value() {
    let mut answer = Answer::sample();
    answer.questions[0].tables[0].rows[0].status = FigureStatus::Suppressed;
    assert_eq!(
        refusal(answer),
        InvalidDocument::FigureWithForbiddenValue { table: 1, row: 1 }
    );
}

#[test]
fn an_exact_figure_needs_a_value() {
    let mut answer = Answer::sample();
    answer.questions[0].tables[0].rows[4].status = FigureStatus::Exact;
    assert_eq!(
        refusal(answer),
        InvalidDocument::FigureWithoutValue { table: 1, row: 5 }
    );
}

#[test]
fn a_reply_date_lies_after_the_letter() {
    let letter = ServiceLetter::sample();
    let reply_by = letter.opening.date;
    assert_eq!(
        refusal(ServiceLetter { reply_by, ..letter }),
        InvalidDocument::ReplyDateNotAfterLetter
    );
}

#[test]
fn an_address_has_one_to_six_lines() {
    for lines in [0, 7] {
        let mut letter = ServiceLetter::sample();
        letter.opening.recipient = vec!["Zeile".to_owned(); lines].into();
        assert_eq!(refusal(letter), InvalidDocument::AddressLines);
    }
}

#[test]
fn a_visit_needs_two_people_and_a_confirmed_accompaniment() {
    let order = VisitOrder::sample();
    let [first, _] = order.handed_over_by.clone();
    let alone = VisitOrder {
        handed_over_by: [first.clone(), first],
        ..order.clone()
    };
    assert_eq!(refusal(alone), InvalidDocument::TwoPeopleHandOver);
    let mut unaccompanied = order.clone();
    unaccompanied.accompaniment.confirmation = " ".to_owned();
    assert_eq!(
        refusal(unaccompanied),
        InvalidDocument::AccompanimentMissing
    );
    let mut empty = order;
    empty.window.to = empty.window.from;
    assert_eq!(refusal(empty), InvalidDocument::TimeWindowEmpty);
}

#[test]
fn documents_survive_json_and_name_their_kind() {
    for sample in Document::samples() {
        let json = serde_json::to_value(&sample).expect("JSON");
        assert_eq!(json["kind"], sample.name());
        let back: Document = serde_json::from_value(json).expect("a document");
        assert_eq!(back, sample);
    }
}

#[test]
fn debug_output_of_letters_shows_no_person() {
    for sample in Document::samples() {
        let shown = format!("{sample:?}");
        for name in [
            "Łaszkiewicz",
            "Șerban",
            "Şentürk",
            "Öztürk",
            "Nowak",
            "K7TM",
            "Beispielweg",
        ] {
            assert!(!shown.contains(name), "{} shows {name}", sample.name());
        }
    }
}
