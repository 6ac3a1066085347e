//! `/besuche/{id}/anordnung`: the order of one visit as PDF, which two people hand over at the door.

use crate::web::asker::Asker;
use crate::web::paper;
use crate::web::route::Answer;
use augenmass_casework::letters;
use augenmass_domain::id::VisitId;

/// The order.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let id = VisitId::from_uuid(asker.id()?);
    let back = format!("/besuche/{id}");
    let Some(desk) = paper::desk(&asker) else {
        return paper::none(&asker, "paper-none", "paper-no-letterhead", back);
    };
    let paper = letters::visit_paper(asker.installation(), asker.actor()?, id);
    let (case, visit, carrier) = paper.await?;
    match desk.visit_order(&case, &visit, &carrier) {
        Some(document) => paper::pdf(&asker, document, "anordnung.pdf").await,
        None => paper::none(&asker, "paper-none", "paper-no-form", back),
    }
}
