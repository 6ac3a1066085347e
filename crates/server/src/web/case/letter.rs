//! `/vorgaenge/{id}/brief/{letter}`: a letter of the case as PDF. Printing it reads the person's data and
//! stands in the case's history.

use crate::web::asker::Asker;
use crate::web::paper;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use augenmass_casework::{desk, letters};
use augenmass_domain::Purpose;
use augenmass_domain::id::{CaseId, LetterId};

/// The letter.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let (installation, actor) = (asker.installation(), asker.actor()?);
    let case = CaseId::from_uuid(asker.id()?);
    let letter: LetterId = asker
        .param("letter")
        .parse()
        .map_err(|_| Problem::NotFound)?;
    let purpose = Purpose::RegisterClarification;
    let ordered = desk::letters(installation, actor, case, purpose).await?;
    let order = ordered.iter().find(|order| order.id == letter);
    let kind = order.ok_or(Problem::NotFound)?.kind;
    let back = format!("/vorgaenge/{case}");
    let Some(desk) = paper::desk(&asker) else {
        return paper::none(&asker, "paper-none", "paper-no-letterhead", back);
    };
    let case = letters::case_paper(installation, actor, case).await?;
    match desk.letter(kind, &case.as_of(letter)) {
        Some(document) => paper::pdf(&asker, document, "brief.pdf").await,
        None => paper::none(&asker, "paper-none", "paper-no-form", back),
    }
}
