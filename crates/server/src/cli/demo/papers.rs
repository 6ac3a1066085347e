//! One paper of each kind from the year of the invented city.

use super::super::open::failure;
use super::super::{Done, Failure, say, unwritten};
use crate::print::answer_files::write_all;
use crate::print::letters::{Desk, House};
use crate::print::renderer;
use augenmass_casework::demo::YearBook;
use augenmass_casework::installation::Installation;
use augenmass_casework::letters::CasePaper;
use augenmass_casework::{Error, letters};
use augenmass_domain::id::{CaseId, VisitId};
use augenmass_domain::{Actor, LetterKind};
use augenmass_paper::Document;
use std::path::Path;

/// The paper of the latest of these cases that has one and whose data are still there.
async fn latest(
    installation: &Installation,
    registry: &Actor,
    cases: &[CaseId],
    paper: impl Fn(&CasePaper) -> Option<Document>,
) -> Result<Option<Document>, Failure> {
    for id in cases.iter().rev() {
        match letters::case_paper(installation, registry, *id).await {
            Ok(case) => {
                if let Some(paper) = paper(&case) {
                    return Ok(Some(paper));
                }
            }
            Err(Error::NotFound) => {}
            Err(error) => return Err(failure(error)),
        }
    }
    Ok(None)
}

/// One paper of each kind, from cases of the year whose data are still there.
pub(super) async fn papers(installation: &Installation, book: &YearBook, out: &Path) -> Done {
    let house = House::demo().map_err(Failure::broken)?;
    let desk = Desk {
        municipality: installation.municipality(),
        demo: true,
        house: &house,
    };
    let registry = installation.actor("melde.1").await.map_err(failure)?;
    let mut documents: Vec<(&str, Document)> = Vec::new();
    let all = [
        (
            "service-letter.pdf",
            &book.letter_cases,
            LetterKind::Service,
        ),
        (
            "invitation-letter.pdf",
            &book.letter_cases,
            LetterKind::Invitation,
        ),
        (
            "hearing-letter.pdf",
            &book.hearing_cases,
            LetterKind::Hearing,
        ),
        (
            "decision-notice.pdf",
            &book.hearing_cases,
            LetterKind::Notice,
        ),
        (
            "clearing-letter.pdf",
            &book.cleared_cases,
            LetterKind::Clearing,
        ),
    ];
    for (name, cases, kind) in all {
        let paper = |case: &CasePaper| desk.letter(kind, case);
        let paper = latest(installation, &registry, cases, paper).await?;
        documents.extend(paper.map(|paper| (name, paper)));
    }
    let order = visit_order(installation, &registry, &book.visits, &desk).await?;
    documents.extend(order.map(|paper| ("visit-order.pdf", paper)));
    let folder = out.join("letters");
    let (names, papers): (Vec<&str>, Vec<Document>) = documents.into_iter().unzip();
    let pdfs = renderer()
        .map_err(Failure::broken)?
        .render(&papers)
        .map_err(Failure::broken)?;
    let files: Vec<(&str, Vec<u8>)> = names.iter().copied().zip(pdfs).collect();
    write_all(&folder, &files).map_err(|error| unwritten(&folder, &error))?;
    say(format!("Papiere: {}", names.join(", ")));
    Ok(())
}

/// The order of the latest of these visits whose data are still there.
async fn visit_order(
    installation: &Installation,
    registry: &Actor,
    visits: &[VisitId],
    desk: &Desk<'_>,
) -> Result<Option<Document>, Failure> {
    for id in visits.iter().rev() {
        match letters::visit_paper(installation, registry, *id).await {
            Ok((case, visit, carrier)) => return Ok(desk.visit_order(&case, &visit, &carrier)),
            Err(Error::NotFound) => {}
            Err(error) => return Err(failure(error)),
        }
    }
    Ok(None)
}
