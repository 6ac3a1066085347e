//! An invented answer to invented questions.

use jiff::civil::{Date, date};

use crate::letter::sample_date;
use crate::{
    Answer, AnsweredQuestion, Comparison, Contribution, ContributionState, FigureDefinition,
    FigureRow, FigureStatus, FigureTable, FiveYearCell, FiveYearRow, FiveYearStage, FiveYears,
    InquiryReference, Judgement, NonPublicAnnex, Picture, Stage, Verification,
};

const AS_OF: Date = date(2026, 2, 28);

pub(super) fn answer() -> Answer {
    Answer {
        demo: true,
        draft: true,
        date: sample_date(),
        municipality: "Musterstadt".to_owned(),
        office: "Amt für Soziales (50)".to_owned(),
        extension: Some("50 1 (2702)".to_owned()),
        agenda_item: Some("4.2".to_owned()),
        paper_number: "20260311".to_owned(),
        public: true,
        inquiry: InquiryReference {
            group: "Fraktion „Beispiel im Rat“".to_owned(),
            date: date(2026, 2, 19),
            session: "3. Sitzung des Ausschusses für Soziales".to_owned(),
            session_date: sample_date(),
        },
        subject: "Nachfragen zur gemeinsamen Registerklärung".to_owned(),
        stages: stages(),
        attachments: vec![
            "Zusammenfassung der Datenschutz-Folgenabschätzung".to_owned(),
            "Tabellen als CSV".to_owned(),
        ],
        preface: vec![
            "Die Verwaltung beantwortet die Anfrage aus den eigenen Aufzeichnungen. Jede Zahl nennt \
             ihren Stand und ihren Status; was die Verwaltung nicht weiß, steht als „nicht bekannt“ da."
                .to_owned(),
        ],
        questions: vec![first(), second(), third(), fourth()],
        five_years: Some(five_years()),
        verification: Some(verification()),
        definitions: definitions(),
        annex_nonpublic: Some(annex()),
    }
}

fn five_years() -> FiveYears {
    let cell = |text: &str| FiveYearCell {
        text: text.to_owned(),
        is_number: text.starts_with(|c: char| c.is_ascii_digit()),
    };
    let row = |label: &str, cells: [&str; 2]| FiveYearRow {
        label: label.to_owned(),
        unit: "Fälle".to_owned(),
        cells: cells.map(cell).into(),
    };
    FiveYears {
        title: "Fünf Jahre im Überblick, Stand 28.02.2026".to_owned(),
        years: vec!["2025".to_owned(), "2026".to_owned()],
        stages: vec![FiveYearStage {
            heading: "Fälle".to_owned(),
            rows: vec![
                row("Eröffnete Fälle", ["54", "unterdrückt"]),
                row("Abgeschlossene Fälle: unauffällig", ["32", "nicht bekannt"]),
            ],
        }],
        notes: vec!["„Nicht bekannt“ ist nicht null.".to_owned()],
        comparisons: vec![Comparison {
            heading: "Durchgänge im Vergleich".to_owned(),
            columns: vec!["Durchgang 1".to_owned(), "Durchgang 2".to_owned()],
            rows: vec![row("Eröffnete Fälle", ["54", "unterdrückt"])],
            notes: vec!["Durchgänge wurden nicht ausgelost.".to_owned()],
        }],
        charts: vec![Picture {
            title: "Abgeschlossene Fälle".to_owned(),
            svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 60\">\
                  <rect width=\"540\" height=\"40\" fill=\"#1d3b5c\"/>\
                  <text x=\"548\" y=\"27\" font-size=\"15\" font-family=\"Noto Sans\">54</text></svg>"
                .to_owned(),
            text: "2025: 54 eröffnete Fälle.".to_owned(),
        }],
    }
}

fn stages() -> Vec<Stage> {
    let stage = |body: &str, date, competence: &str, current| Stage {
        body: body.to_owned(),
        date,
        competence: competence.to_owned(),
        current,
    };
    vec![
        stage(
            "Ausschuss für Soziales",
            sample_date(),
            "Kenntnisnahme",
            true,
        ),
        stage("Rat der Stadt", date(2026, 3, 26), "Kenntnisnahme", false),
    ]
}

fn first() -> AnsweredQuestion {
    AnsweredQuestion {
        number: "1".to_owned(),
        text: "Wie schätzt die Verwaltung die Größenordnung ein?\n\
               a) Wie viele Fälle wurden in den letzten fünf Jahren bearbeitet?\n\
               b) In wie vielen davon war die Eintragung richtig?"
            .to_owned(),
        answer: vec![
            "Von 2021 bis 2025 wurden 214 Fälle abgeschlossen. In 171 Fällen war nichts zu \
             beanstanden, das sind rund vier von fünf."
                .to_owned(),
            "Die geprüften Fälle sind keine Stichprobe. Eine Hochrechnung auf die Stadt ist daraus \
             nicht möglich."
                .to_owned(),
        ],
        tables: vec![closed_cases()],
        not_known: vec![
            "Wie viele Eintragungen insgesamt unrichtig sind, weiß niemand.".to_owned(),
            "Leistungsdaten unterliegen dem Steuergeheimnis; die Stadt erhält sie nicht."
                .to_owned(),
        ],
        contributions: contributions(),
        judgement: Judgement::NotAsked,
    }
}

fn closed_cases() -> FigureTable {
    FigureTable {
        title: "Abgeschlossene Fälle 2021 bis 2025".to_owned(),
        rows: vec![
            exact("Abgeschlossene Fälle", "214", "Fälle", None),
            exact("davon unauffällig", "171", "Fälle", None),
            exact(
                "Anteil unauffälliger Fälle",
                "79,9",
                "%",
                Some(("74,0", "84,7")),
            ),
            exact("Register berichtigt", "31", "Fälle", None),
            none(
                "Hilfe vereinbart, kein Befund",
                "Fälle",
                FigureStatus::Suppressed,
            ),
            none(
                "Summe zu Unrecht gezahlter Leistungen",
                "€",
                FigureStatus::NotKnown,
            ),
            FigureRow {
                status: FigureStatus::Reported,
                note: Some("Meldung der Familienkasse, hier nicht nachprüfbar".to_owned()),
                ..exact("Entscheidungen der Familienkasse", "12", "Bescheide", None)
            },
        ],
        note: Some("Mehrere Personen eines Haushalts zählen als ein Fall.".to_owned()),
    }
}

fn contributions() -> Vec<Contribution> {
    vec![
        Contribution {
            body: "Familienkasse Musterregion".to_owned(),
            state: ContributionState::Received {
                text: "Aus Hinweisen der Stadt ergaben sich Entscheidungen in zwölf Fällen."
                    .to_owned(),
                value: Some("12".to_owned()),
                unit: Some("Bescheide".to_owned()),
                source: "Jahresauswertung 2025".to_owned(),
                named_person: "Herr Nowak".into(),
                received_on: date(2026, 2, 24),
            },
        },
        Contribution {
            body: "Jobcenter Musterstadt".to_owned(),
            state: ContributionState::Nil {
                named_person: "Frau Çelik".into(),
                received_on: date(2026, 2, 25),
            },
        },
        Contribution {
            body: "Kreispolizeibehörde".to_owned(),
            state: ContributionState::Requested {
                deadline: date(2026, 3, 2),
            },
        },
    ]
}

fn second() -> AnsweredQuestion {
    AnsweredQuestion {
        number: "2".to_owned(),
        text:
            "Braucht die Stadt ein neues Projekt, oder lassen sich bestehende Strukturen stärken?"
                .to_owned(),
        answer: vec![
            "Beide Wege stehen unten nebeneinander. Die Fälle wurden den Wegen nicht zufällig \
             zugeteilt; der Vergleich beweist daher keine Ursache."
                .to_owned(),
        ],
        tables: vec![FigureTable {
            title: "Aufwand und Ergebnis beider Wege 2025".to_owned(),
            rows: vec![
                exact("Registerklärung: Fälle", "63", "Fälle", None),
                exact(
                    "Registerklärung: mit dem ersten Brief erledigt",
                    "48",
                    "Fälle",
                    None,
                ),
                exact(
                    "Registerklärung: Kosten je Fall",
                    "86,40",
                    "€",
                    Some(("79,10", "94,20")),
                ),
                exact("Gemeinsame Prüfung: Fälle", "17", "Fälle", None),
                exact(
                    "Gemeinsame Prüfung: Kosten je Fall",
                    "1.214,00",
                    "€",
                    Some(("902,50", "1.633,70")),
                ),
            ],
            note: None,
        }],
        not_known: Vec::new(),
        contributions: Vec::new(),
        judgement: Judgement::Open,
    }
}

fn third() -> AnsweredQuestion {
    AnsweredQuestion {
        number: "3".to_owned(),
        text: "Wie kommt es zu einem Besuch, und wie wird ein Generalverdacht verhindert?".to_owned(),
        answer: vec![
            "Ein Hinweis nennt einen Grund aus einem geschlossenen Katalog. Eine zweite Person prüft \
             ihn. Zuerst geht ein Brief an die Betroffenen, ein Besuch ist die letzte Stufe."
                .to_owned(),
        ],
        tables: Vec::new(),
        not_known: Vec::new(),
        contributions: Vec::new(),
        judgement: Judgement::NotAsked,
    }
}

fn fourth() -> AnsweredQuestion {
    AnsweredQuestion {
        number: "4".to_owned(),
        text: "Wie bewertet die Verwaltung den Stand des Datenschutzes?".to_owned(),
        answer: vec![
            "Jede Übermittlung nennt ihre Rechtsgrundlage. Eine gemeinsame Liste gibt es nicht."
                .to_owned(),
        ],
        tables: Vec::new(),
        not_known: Vec::new(),
        contributions: Vec::new(),
        judgement: Judgement::Given(
            "Die Regeln des Datenschutzes gelten unverändert. Das Dezernat hält am Verfahren fest."
                .to_owned(),
        ),
    }
}

fn verification() -> Verification {
    Verification {
        log_origin: "log.musterstadt.example/augenmass".to_owned(),
        tree_size: 48_213,
        root_hash: "9f2c4e7a1b8d3f60c5a9e2147d6b8f03a4c1e7d29b5f8603e1a7c4d92b6f8e35".to_owned(),
        checkpoint_date: AS_OF,
        claim:
            "Das Protokoll zeigt, dass die Aufzeichnungen nach diesem Prüfpunkt nicht verändert \
                wurden. Es zeigt nicht, dass sie wahr oder vollständig sind."
                .to_owned(),
    }
}

fn definitions() -> Vec<FigureDefinition> {
    let definition =
        |name: &str, definition: &str, unit: &str, source_query: &str| FigureDefinition {
            name: name.to_owned(),
            definition: definition.to_owned(),
            unit: unit.to_owned(),
            source_query: source_query.to_owned(),
        };
    vec![
        definition(
            "Abgeschlossene Fälle",
            "Fälle, die im Zeitraum den Zustand „abgeschlossen“ erreicht haben. Jeder Fall zählt einmal.",
            "Fälle",
            "cases.closed(by: year)",
        ),
        definition(
            "Unauffällig",
            "Abgeschlossene Fälle, in denen die Eintragung richtig war.",
            "Fälle",
            "cases.closed(outcome: unremarkable)",
        ),
        definition(
            "Kosten je Fall",
            "Alle erfassten Stunden und Ausgaben des Weges, geteilt durch seine abgeschlossenen Fälle.",
            "€",
            "costs.per_case(track)",
        ),
    ]
}

fn annex() -> NonPublicAnnex {
    NonPublicAnnex {
        reason: "Schutz personenbezogener Daten, § 48 Abs. 2 GO NRW".to_owned(),
        paragraphs: vec![
            "Zu zwei Fällen liegen Beschwerden vor. Die Ombudsstelle hat beide beantwortet.".into(),
        ],
        tables: vec![FigureTable {
            title: "Beschwerden 2025".to_owned(),
            rows: vec![
                exact("Eingegangene Beschwerden", "9", "Beschwerden", None),
                none("davon offen", "Beschwerden", FigureStatus::Suppressed),
            ],
            note: None,
        }],
    }
}

fn exact(label: &str, value: &str, unit: &str, interval: Option<(&str, &str)>) -> FigureRow {
    FigureRow {
        label: label.to_owned(),
        value: Some(value.to_owned()),
        unit: unit.to_owned(),
        as_of: AS_OF,
        status: FigureStatus::Exact,
        interval: interval.map(|(low, high)| (low.to_owned(), high.to_owned())),
        note: None,
    }
}

fn none(label: &str, unit: &str, status: FigureStatus) -> FigureRow {
    FigureRow {
        value: None,
        status,
        ..exact(label, "", unit, None)
    }
}
