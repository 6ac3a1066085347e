//! What a paper about a case may say: read through the gate, for one case, with a purpose.

use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::case::{Case, Origin};
use augenmass_domain::id::{CaseId, LetterId, VisitId};
use augenmass_domain::law::GroundClass;
use augenmass_domain::person::PersonRecord;
use augenmass_domain::visit::Visit;
use augenmass_domain::{
    Action, Actor, Kind, LetterCode, LetterKind, LetterOrder, PersonalKind, Private, Purpose, State,
};

/// A case with the person it concerns, for a letter or an order.
#[derive(Clone, Debug)]
pub struct CasePaper {
    /// The case.
    pub case: Case,
    /// The person's record.
    pub person: PersonRecord,
    /// The reasons of the decision, once there is one.
    pub reasons: Option<Private<String>>,
    /// The letters ordered in the case, oldest first.
    pub letters: Vec<LetterOrder>,
    /// The codes of these letters, for the letters alone.
    codes: Vec<(LetterId, LetterCode)>,
    /// The name of the office that writes.
    pub office: String,
    /// The names of the offices whose notices the case rests on, with the day.
    pub sources: Vec<(String, jiff::civil::Date)>,
    /// What a case of the benefit check rests on.
    pub sealed: Option<SealedSource>,
    /// The reasons of the last suspension of payment.
    pub suspension_reasons: Option<Private<String>>,
}

/// Where a case of the benefit check comes from, as the person concerned is told (Art. 14(2)(f) GDPR).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedSource {
    /// The office that sealed the indication.
    pub office: String,
    /// The class of its ground.
    pub ground: GroundClass,
    /// The day of the fact.
    pub fact_on: jiff::civil::Date,
    /// When it was opened here.
    pub opened_on: jiff::civil::Date,
}

/// What a case of the benefit check rests on; `None` for any other case.
pub(crate) async fn sealed_source(
    installation: &Installation,
    case: &Case,
) -> Result<Option<SealedSource>, Error> {
    let Origin::Received(id) = case.file().origin() else {
        return Ok(None);
    };
    let store = installation.gate.store();
    let stored = store.load(Kind::Received, id.uuid()).await?;
    let Some(State::Received(received)) = stored.map(|stored| stored.state) else {
        return Ok(None);
    };
    let package = store
        .load(Kind::Package, received.core().package.uuid())
        .await?;
    let office = match package.map(|stored| stored.state) {
        Some(State::Package(package)) => package.core().partner.name.clone(),
        _ => String::new(),
    };
    Ok(received.what_was_opened().map(|opened| SealedSource {
        office,
        ground: opened.ground,
        fact_on: opened.fact_on,
        opened_on: opened.on,
    }))
}

impl CasePaper {
    /// The latest letter of a kind.
    #[must_use]
    pub fn letter(&self, kind: LetterKind) -> Option<&LetterOrder> {
        self.letters.iter().rev().find(|letter| letter.kind == kind)
    }

    /// The case as it stood when a letter was ordered: without the letters that came after it.
    #[must_use]
    pub fn as_of(mut self, letter: LetterId) -> Self {
        let place = self.letters.iter().position(|order| order.id == letter);
        self.letters.truncate(place.map_or(0, |place| place + 1));
        self
    }

    /// The code on a letter: the same whenever it is printed; `None` for a letter from before there were
    /// codes.
    #[must_use]
    pub fn code(&self, letter: &LetterOrder) -> Option<&LetterCode> {
        let mut codes = self.codes.iter();
        codes.find(|(id, _)| *id == letter.id).map(|(_, code)| code)
    }
}

/// Reads what papers about a case need; leaves an access row.
///
/// # Errors
/// [`Error::NotFound`] where there is no such case, it may not be seen, or its data are erased.
pub async fn case_paper(
    installation: &Installation,
    actor: &Actor,
    id: CaseId,
) -> Result<CasePaper, Error> {
    let gate = &installation.gate;
    let purpose = Purpose::RegisterClarification;
    let (state, data) = gate
        .read_personal(actor, purpose, Action::PrintPaper, Kind::Case, id.uuid())
        .await?;
    let State::Case(case) = state else {
        return Err(Error::NotFound);
    };
    let decided = case.decision().map(|record| record.reasons);
    let suspended = case.file().suspension().map(|last| last.reasons);
    let (mut person, mut reasons, mut suspension_reasons) = (None, None, None);
    for (id, content) in data {
        match content {
            PersonalKind::Person { record } => person = person.or(Some(record.into_inner())),
            PersonalKind::Reason { text } if Some(id) == decided => reasons = Some(text),
            PersonalKind::Reason { text } if Some(id) == suspended => {
                suspension_reasons = Some(text);
            }
            _ => {}
        }
    }
    let person = person.ok_or(Error::NotFound)?;
    let stored = gate.store().letters_of(id).await?;
    let codes = gate.store().letter_codes(id).await?;
    let offices = gate.store().offices().await?;
    let name_of = |office| {
        offices
            .iter()
            .find(|known| Some(known.id) == office)
            .map_or_else(String::new, |known| known.name.clone())
    };
    let mut sources = Vec::new();
    for source in case.file().sources() {
        if let Some(stored) = gate
            .store()
            .load(Kind::Indication, source.indication.uuid())
            .await?
            && let State::Indication(indication) = &stored.state
            && let Some(notice) = indication.notice()
        {
            sources.push((name_of(Some(source.office)), notice.given_on));
        }
    }
    let sealed = sealed_source(installation, &case).await?;
    let office = name_of(State::from(case.clone()).facets().office);
    let letters: Vec<LetterOrder> = stored.iter().map(|letter| letter.order.clone()).collect();
    Ok(CasePaper {
        case,
        person,
        reasons,
        letters,
        codes,
        office,
        sources,
        sealed,
        suspension_reasons,
    })
}

/// A visit with the paper of its case and its carrier's name.
///
/// # Errors
/// [`Error::NotFound`] where it may not be seen.
pub async fn visit_paper(
    installation: &Installation,
    actor: &Actor,
    id: VisitId,
) -> Result<(CasePaper, Visit, String), Error> {
    let gate = &installation.gate;
    let purpose = Purpose::RegisterClarification;
    let state = gate
        .look(actor, purpose, Action::PrintPaper, Kind::Visit, id.uuid())
        .await?;
    let carrier = state.facets().carrier;
    let State::Visit(visit) = state else {
        return Err(Error::NotFound);
    };
    let carriers = gate.store().carriers().await?;
    let name = carriers
        .iter()
        .find(|known| Some(known.id) == carrier)
        .map_or_else(String::new, |known| known.name.clone());
    let case = case_paper(installation, actor, visit.order().case()).await?;
    Ok((case, visit, name))
}
