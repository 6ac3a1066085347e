//! What a record, or several, say: asked while gathering and by other use cases.

use crate::error::Error;
use augenmass_domain::id::{CaseId, PersonId};
use augenmass_domain::indication::IndicationEntry;
use augenmass_domain::person::PersonRecord;
use augenmass_domain::{Kind, PersonalKind, State};
use augenmass_store::{ListQuery, Store, StoreError, Stored};

/// The record of a person in the compartment that the id belongs to; `None` where there is none, or it is
/// erased. Shown to nobody here.
pub(crate) async fn person_record(
    store: &Store,
    person: PersonId,
) -> Result<Option<PersonRecord>, Error> {
    let data = match store.personal_of(person).await {
        Ok(data) => data,
        Err(StoreError::Erased) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    Ok(data.into_iter().find_map(|(_, content)| match content {
        PersonalKind::Person { record } => Some(record.into_inner()),
        _ => None,
    }))
}

/// True while a complaint about a case is open (R34).
pub(crate) async fn complaint_is_open(store: &Store, case: CaseId) -> Result<bool, Error> {
    let query = ListQuery::of_case(Kind::SubjectRequest, case);
    Ok(complaint_among(&store.list_all(query).await?, case))
}

/// True where one of these records is an open complaint about a case.
pub(crate) fn complaint_among(records: &[Stored], case: CaseId) -> bool {
    records.iter().any(|stored| match &stored.state {
        State::SubjectRequest(request) => request.case() == case && request.freezes_hand_overs(),
        _ => false,
    })
}

pub(super) fn count(records: &[Stored], which: impl Fn(&Stored) -> bool) -> u32 {
    let some = records.iter().filter(|stored| which(stored));
    u32::try_from(some.count()).unwrap_or(u32::MAX)
}

/// The text whose keyed hash says "the same facts": child, ground, day of the fact (R31).
pub(crate) fn same_facts(entry: &IndicationEntry) -> String {
    format!(
        "{}|{}|{}",
        entry.person.identity().reveal(),
        entry.ground,
        entry.fact_on
    )
}
