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

fn desk<'a>(installation: &'a Installation, house: &'a House) -> Desk<'a> {
    Desk {
        municipality: installation.municipality(),
        demo: true,
        house,
    }
}

/// One paper of each kind, from cases of the year whose data are still there.
pub(super) async fn papers(installation: &Installation, book: &YearBook, out: &Path) -> Done {
    let house = House::demo().map_err(Failure::broken)?;
    let desk = desk(installation, &house);
    let registry = installation.actor("melde.1").await.map_err(failure)?;
    let mut documents: Vec<(&'static str, Document)> = Vec::new();
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
    let names = write(documents, out)?;
    say(format!("Papiere: {}", names.join(", ")));
    Ok(())
}

/// The letter that waits for an answer, of the latest of these cases.
pub(super) const WAITING: &str = "waiting-letter.pdf";

/// Writes [`WAITING`] beside the papers of the year.
pub(super) async fn waiting(installation: &Installation, cases: &[CaseId], out: &Path) -> Done {
    let house = House::demo().map_err(Failure::broken)?;
    let desk = desk(installation, &house);
    let registry = installation.actor("melde.1").await.map_err(failure)?;
    let paper = |case: &CasePaper| desk.letter(LetterKind::Service, case);
    let paper = latest(installation, &registry, cases, paper).await?;
    write(
        paper.map(|paper| (WAITING, paper)).into_iter().collect(),
        out,
    )?;
    Ok(())
}

/// Writes papers into the folder of letters and gives their names.
fn write(
    documents: Vec<(&'static str, Document)>,
    out: &Path,
) -> Result<Vec<&'static str>, Failure> {
    let folder = out.join("letters");
    let (names, papers): (Vec<&str>, Vec<Document>) = documents.into_iter().unzip();
    let pdfs = renderer()
        .map_err(Failure::broken)?
        .render(&papers)
        .map_err(Failure::broken)?;
    let files: Vec<(&str, Vec<u8>)> = names.iter().copied().zip(pdfs).collect();
    write_all(&folder, &files).map_err(|error| unwritten(&folder, &error))?;
    Ok(names)
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
