//! `/erhaltene-hinweise/{id}`: one received indication: both sides field by field, what each field adds and why.
//! The sum is not shown: it is not a property of anybody, and a person decides by what is there.

use crate::web::asker::Asker;
use crate::web::case::page::Entry;
use crate::web::frame::Link;
use crate::web::html;
use crate::web::problem::Problem;
use crate::web::reading::read;
use crate::web::record::{Gathered, Page, Part};
use crate::web::route::Answer;
use crate::web::section;
use crate::web::words::Words;
use augenmass_casework::desk;
use augenmass_casework::reconciliation::{Comparison, FieldCompared};
use augenmass_domain::received::ReceivedIndication;
use augenmass_domain::{Action, Kind, State};
use jiff::civil::Date;

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let read = read(&asker, Kind::Received).await?;
    let State::Received(received) = read.state() else {
        return Err(Problem::NotFound);
    };
    let words = asker.words;
    let directory = desk::directory(asker.installation()).await?;
    let mut page = Page::of(&asker, read.state(), &directory).await?;
    page.parts.push(known(words, received));
    if let Some(comparison) = read.comparison() {
        page.notes.push(words.t("received-note"));
        if comparison.another_alike {
            page.notes.push(words.t("received-another-alike"));
        }
        page.notes.extend(also_under(words, &comparison));
        page.parts.push(compared(words, &comparison));
    }
    let package = format!(
        "/{}/{}",
        section::path(Kind::Package),
        received.core().package
    );
    page.links
        .push(Link::to(package, words.t("received-package")));
    if let ReceivedIndication::TakenUp { began, .. } = received {
        page.links.extend(section::case_link(&asker, *began));
    }
    html(&page)
}

/// Whom the list names as payee of the same child besides.
fn also_under(words: Words, comparison: &Comparison) -> Option<String> {
    let payees = comparison.also_under.join(", ");
    let said = || words.filled("received-also-under", &[("payees", payees.clone())]);
    (!payees.is_empty()).then(said)
}

fn known(words: Words, received: &ReceivedIndication) -> Part {
    let mut all = Gathered::new(words);
    if let Some(opened) = received.what_was_opened() {
        let ground = format!("ground-class-{}", opened.ground.name());
        all.add("received-ground", words.t(&ground));
        all.add("received-fact-on", words.day(opened.fact_on));
        all.add("received-opened-on", words.day(opened.on));
        all.add("received-due", words.day(opened.due));
    }
    Part {
        title: words.t("received-known"),
        entries: all.entries,
    }
}

fn compared(words: Words, comparison: &Comparison) -> Part {
    let fields = comparison.fields.iter().map(|field| entry(words, field));
    Part {
        title: words.t("received-compared"),
        entries: fields.collect(),
    }
}

fn entry(words: Words, field: &FieldCompared) -> Entry {
    let value = |value: &str| match value {
        "" => words.t("received-not-known"),
        known => known.to_owned(),
    };
    let mut arguments = vec![
        ("indicated", value(&field.indicated)),
        ("held", value(&field.held)),
        ("why", words.t(&format!("agreement-{}", field.level))),
        ("adds", bits(words, field.weight)),
    ];
    let key = match field.rarity {
        0 => "received-field",
        rarity => {
            arguments.push(("rarity", bits(words, rarity)));
            "received-field-with-rarity"
        }
    };
    Entry {
        key: words.t(&format!("compared-{}", field.field)),
        value: words.filled(key, &arguments),
    }
}

/// Hundredths of a bit, in words: with its sign, as the language writes it.
fn bits(words: Words, hundredths: i32) -> String {
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    let sign = if hundredths < 0 { "−" } else { "+" };
    let arguments = [
        ("whole", format!("{sign}{whole}")),
        ("rest", format!("{rest:02}")),
    ];
    words.filled("received-bits", &arguments)
}

/// Examples for tests.
pub(super) fn samples(words: Words) -> Vec<Page> {
    let field = |field: &str, (indicated, held): (&str, &str), level: &str, rarity| FieldCompared {
        field: field.to_owned(),
        indicated: indicated.to_owned(),
        held: held.to_owned(),
        level: level.to_owned(),
        weight: if level == "different" { -310 } else { 845 },
        rarity,
    };
    let comparison = Comparison {
        fields: vec![
            field("given-name", ("Ștefan", "Stefan"), "equal", 120),
            field("family-name", ("Weiß", "Weis"), "same-sound", 0),
            field("birth-date", ("2017-03-01", "2017-03-11"), "one-slip", 0),
            field("address", ("Birkenweg 12a", ""), "missing", 0),
        ],
        another_alike: true,
        also_under: vec!["Ana Muster".to_owned()],
    };
    let mut all = Gathered::new(words);
    for key in ["received-fact-on", "received-opened-on", "received-due"] {
        all.add(key, words.day(Date::constant(2026, 3, 2)));
    }
    all.add("received-ground", words.t("ground-class-post-returned"));
    let (kind, action) = (Kind::Received, Action::DecideReceived);
    vec![
        Page {
            notes: [words.t("received-note"), words.t("received-another-alike")]
                .into_iter()
                .chain(also_under(words, &comparison))
                .collect(),
            parts: vec![
                Part {
                    title: words.t("received-known"),
                    entries: all.entries,
                },
                compared(words, &comparison),
            ],
            links: vec![Link::to("/pakete/1", words.t("received-package"))],
            ..Page::sample(words, kind, "unsure", action)
        },
        Page::sample(words, kind, "accepted", Action::ProposeCase),
    ]
}
