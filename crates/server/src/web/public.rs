//! The public site: what the city does, on which norms, with which results.

mod answers;
mod check;
mod fairness;
pub(super) mod figures;
mod flows;
mod grounds;
mod rights;
mod runs;

use super::frame::Frame;
use super::route::{Door, Route, handler};
use super::samples::{Example, examples_of};
use super::words::Words;

/// All pages of this area, besides its acts.
pub(super) const ROUTES: &[Route] = &[
    Route::page("/anlaesse", Door::Public, handler!(grounds::show)),
    Route::page("/uebermittlungswege", Door::Public, handler!(flows::show)),
    Route::page(
        "/durchgaenge-oeffentlich",
        Door::Public,
        handler!(runs::show),
    ),
    Route::page("/zahlen", Door::Public, handler!(figures::show)),
    Route::page(
        "/zahlen/kennzahlen.csv",
        Door::Public,
        handler!(figures::csv_file),
    ),
    Route::page(
        "/zahlen/kennzahlen.json",
        Door::Public,
        handler!(figures::json_file),
    ),
    Route::page(
        "/zahlen/diagramm/{chart}",
        Door::Public,
        handler!(figures::chart_file),
    ),
    Route::page("/gleichbehandlung", Door::Public, handler!(fairness::show)),
    Route::page("/antworten", Door::Public, handler!(answers::show)),
    Route::page("/pruefen", Door::Public, handler!(check::show)),
    Route::page("/ihre-rechte", Door::Public, handler!(rights::show)),
];

/// Examples of all pages of this area.
pub(super) fn examples(words: Words) -> Vec<Example> {
    let mut examples = examples_of("public-grounds", grounds::Page::samples(words));
    examples.extend(examples_of("public-flows", flows::Page::samples(words)));
    examples.extend(examples_of("public-runs", runs::Page::samples(words)));
    examples.extend(examples_of("public-figures", figures::Page::samples(words)));
    examples.extend(examples_of("public-answers", answers::Page::samples(words)));
    examples.extend(examples_of(
        "public-fairness",
        fairness::Page::samples(words),
    ));
    examples.extend(examples_of("public-check", check::Page::samples(words)));
    examples.extend(examples_of("public-rights", rights::Page::samples(words)));
    examples
}

/// The frame of an example: nobody is signed in.
fn sample_frame(words: Words, title: &str) -> Frame {
    let mut frame = Frame::sample(words).titled(words.t(title));
    frame.signed_in = None;
    frame.trail = Vec::new();
    frame
}

/// The name of an entry of the law in the language of the page.
pub(super) fn name(words: Words, german: &str, english: &str) -> String {
    match words.0 {
        augenmass_casework::words::Language::English => english.to_owned(),
        _ => german.to_owned(),
    }
}
