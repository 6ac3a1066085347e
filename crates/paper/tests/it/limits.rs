//! The rendering process ends at its limits.

use std::time::{Duration, Instant};

use augenmass_paper::{Answer, Document, PaperError, Renderer};

use crate::tools::renderer;

#[test]
fn a_batch_comes_back_in_order() {
    let documents: Vec<Document> = (0..4)
        .map(|number| {
            Answer {
                subject: format!("Nummer {number}"),
                ..Answer::sample()
            }
            .into()
        })
        .collect();
    let pdfs = renderer().render(&documents).expect("the batch renders");
    assert_eq!(pdfs.len(), 4);
    for (document, pdf) in documents.iter().zip(&pdfs) {
        assert!(*pdf == renderer().render_one(document).expect("alone"));
    }
}

#[test]
fn the_time_limit_ends_the_child() {
    let start = Instant::now();
    let error = renderer()
        .with_time_limit(Duration::from_millis(1))
        .render(&Document::samples())
        .expect_err("one millisecond is too short");
    assert!(matches!(error, PaperError::TimeLimit), "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn the_memory_limit_ends_the_child() {
    let error = renderer()
        .with_memory_limit(8 * 1024 * 1024)
        .render(&Document::samples())
        .expect_err("eight MiB are too little");
    assert!(matches!(error, PaperError::MemoryLimit), "{error:?}");
}

#[test]
fn a_child_that_is_no_child_is_an_error() {
    let document = Document::from(Answer::sample());
    let missing = Renderer::new("/nonexistent/program", [""; 0]).render_one(&document);
    assert!(matches!(missing, Err(PaperError::Io(_))));
    let ended = Renderer::new("/bin/false", [""; 0]).render_one(&document);
    assert!(matches!(ended, Err(PaperError::Ended(_))));
    let silent = Renderer::new("/bin/true", [""; 0]).render_one(&document);
    assert!(matches!(silent, Err(PaperError::Malformed)));
}
