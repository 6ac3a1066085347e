//! What stands on the pages.

use augenmass_paper::{
    Answer, ClearingLetter, DecisionNotice, Document, FigureRow, HearingLetter, InvitationLetter,
    Judgement, LegalMode, OralNotes, ServiceLetter, VisitOrder,
};

use crate::tools::{print, samples};

const DEMO: &str = "Demonstrationsdaten, keine amtliche Auskunft";

#[test]
fn every_page_of_a_demo_document_says_so_and_counts() {
    for (name, pdf) in samples() {
        let Some(pages) = pdf.pages() else { return };
        for (index, page) in pages.iter().enumerate() {
            assert!(page.contains(DEMO), "{name}, page {}", index + 1);
            let number = format!("Seite {} von {}", index + 1, pages.len());
            assert!(page.contains(&number), "{name}: {number}");
        }
    }
}

#[test]
fn a_real_document_carries_no_demo_line_and_no_draft_line() {
    let answer = Answer {
        demo: false,
        draft: false,
        ..Answer::sample()
    };
    let Some(text) = print(answer).text() else {
        return;
    };
    assert!(!text.contains(DEMO) && !text.contains("Entwurf"));
}

#[test]
fn every_page_of_a_draft_says_so() {
    let drafts: [Document; 8] = [
        Answer {
            draft: true,
            demo: false,
            ..Answer::sample()
        }
        .into(),
        OralNotes {
            draft: true,
            ..OralNotes::sample()
        }
        .into(),
        {
            let mut letter = ServiceLetter::sample();
            letter.opening.draft = true;
            letter.into()
        },
        {
            let mut letter = InvitationLetter::sample();
            letter.opening.draft = true;
            letter.into()
        },
        {
            let mut letter = HearingLetter::sample();
            letter.opening.draft = true;
            letter.into()
        },
        {
            let mut letter = DecisionNotice::sample();
            letter.opening.draft = true;
            letter.into()
        },
        {
            let mut letter = ClearingLetter::sample();
            letter.opening.draft = true;
            letter.into()
        },
        VisitOrder {
            draft: true,
            ..VisitOrder::sample()
        }
        .into(),
    ];
    for draft in drafts {
        let name = draft.name();
        let Some(pages) = print(draft).pages() else {
            return;
        };
        assert!(
            pages
                .iter()
                .all(|page| page.contains("Entwurf – noch nicht freigegeben")),
            "{name}"
        );
    }
}

#[test]
fn the_answer_shows_suppressed_and_unknown_figures_in_words() {
    let Some(text) = print(Answer::sample()).flowing_text() else {
        return;
    };
    for words in [
        "unterdrückt (Mindestfallzahl 5)",
        "nicht bekannt",
        "gemeldet",
        "74,0 bis 84,7",
        "Fehlanzeige",
        "angefragt, Frist 02.03.2026",
        "noch offen",
        "Wie diese Zahlen geprüft werden können",
        "9f2c4e7a1b8d3f60c5a9e2147d6b8f03a4c1e7d29b5f8603e1a7c4d92b6f8e35",
        "48.213",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn only_the_annex_is_marked_as_not_public_and_starts_its_own_page() {
    let Some(pages) = print(Answer::sample()).pages() else {
        return;
    };
    let (annex, public) = pages.split_last().expect("pages");
    assert!(annex.contains("Nichtöffentliche Anlage") && annex.contains("NICHTÖFFENTLICH"));
    assert!(public.iter().all(|page| !page.contains("NICHTÖFFENTLICH")));
}

#[test]
fn names_with_all_letters_of_din_91379_can_be_extracted() {
    let name = "Ḏūq ḯ Ş ț Ł Ḥ M̂ C̆ Ẍ Ẑ Ꞌ Ə Ⱨ";
    let mut letter = ServiceLetter::sample();
    letter.opening.recipient = vec![name.to_owned(), "Weg 1".to_owned()].into();
    let Some(text) = print(letter).flowing_text() else {
        return;
    };
    for part in ["Ḏūq", "ḯ", "Ş", "ț", "Ł", "Ḥ", "Ẍ", "Ẑ"] {
        assert!(text.contains(part), "{part}");
    }
}

/// An invitation and a notice with nothing in their lists.
fn bare_letters() -> (InvitationLetter, DecisionNotice) {
    let invitation = InvitationLetter {
        first_letter: None,
        advice_centres: Vec::new(),
        ..InvitationLetter::sample()
    };
    let notice = DecisionNotice {
        exonerating: Vec::new(),
        consequences: Vec::new(),
        online: None,
        advice_centres: Vec::new(),
        ..DecisionNotice::sample()
    };
    (invitation, notice)
}

/// An answer with nothing in its lists but its questions.
fn bare_answer() -> Answer {
    let mut answer = Answer {
        five_years: None,
        verification: None,
        annex_nonpublic: None,
        ..Answer::sample()
    };
    answer.stages.clear();
    answer.attachments.clear();
    answer.preface.clear();
    answer.definitions.clear();
    for question in &mut answer.questions {
        question.answer.clear();
        question.not_known.clear();
        question.contributions.clear();
        question.judgement = Judgement::NotAsked;
        question
            .tables
            .iter_mut()
            .for_each(|table| table.rows.clear());
    }
    answer
}

#[test]
fn empty_lists_print() {
    let mut answer = bare_answer();
    let mut service = ServiceLetter::sample();
    service.registered_people.clear();
    service.advice_centres.clear();
    service.ways.online = None;
    service.ways.email = None;
    let mut hearing = HearingLetter::sample();
    hearing.known.clear();
    hearing.exonerating.clear();
    hearing.consequences.clear();
    hearing.advice_centres.clear();
    let (invitation, notice) = bare_letters();
    let mut clearing = ClearingLetter::sample();
    clearing.steps.clear();
    clearing.notified.clear();
    clearing.complaints.clear();
    let notes = OralNotes {
        blocks: Vec::new(),
        ..OralNotes::sample()
    };
    let visit = VisitOrder {
        observations: Vec::new(),
        ..VisitOrder::sample()
    };
    let Some(text) = print(answer.clone()).text() else {
        return;
    };
    assert!(
        text.contains("keine Zahlen vor") && text.contains("noch kein veröffentlichter Prüfpunkt")
    );
    answer.questions.clear();
    let documents: [Document; 8] = [
        answer.into(),
        service.into(),
        invitation.into(),
        hearing.into(),
        notice.into(),
        clearing.into(),
        notes.into(),
        visit.into(),
    ];
    documents
        .into_iter()
        .for_each(|document| drop(print(document)));
}

#[test]
fn a_long_question_and_a_table_of_sixty_rows_run_over_pages() {
    let mut answer = Answer::sample();
    answer.questions[0].text = "Wie hoch ist der Aufwand der beteiligten Stellen? ".repeat(120);
    let table = &mut answer.questions[0].tables[0];
    let row = table.rows[0].clone();
    table.rows = (1..=60)
        .map(|number| FigureRow {
            label: format!("Zeile {number}"),
            ..row.clone()
        })
        .collect();
    let Some(pages) = print(answer).pages() else {
        return;
    };
    let heads = pages
        .iter()
        .filter(|page| page.contains("95-%-Intervall"))
        .count();
    assert!(heads >= 3, "the head of the table repeats: {heads}");
    let text = pages.join("");
    assert!((1..=60).all(|number| text.contains(&format!("Zeile {number}"))));
}

#[test]
fn a_visit_order_is_one_page_and_a_consent_page() {
    let modes = [
        LegalMode::Consent,
        LegalMode::Warrant {
            order: "AG Musterstadt, 12 XIV 3/26".to_owned(),
        },
        LegalMode::UrgentDanger {
            danger: "Wasserschaden mit Einsturzgefahr".to_owned(),
        },
        LegalMode::OwnSupervisoryLaw {
            norm: "§ 13 WAG NRW".to_owned(),
        },
    ];
    for legal_mode in modes {
        let order = VisitOrder {
            legal_mode,
            ..VisitOrder::sample()
        };
        let Some(pages) = print(order).pages() else {
            return;
        };
        assert_eq!(pages.len(), 2);
        assert!(pages[0].contains("durch soziale Arbeit abgebrochen"));
        assert!(pages[1].contains("Einwilligung in einen Besuch"));
    }
}
