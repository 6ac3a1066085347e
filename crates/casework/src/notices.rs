//! What became of a notice to the registry, for those who see the registry's cases.

use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::indication::Indication;
use augenmass_domain::{Actor, Kind, Purpose, State};

/// The cases that began from a notice, as far as the account may see them. They are found by the
/// person in the registry's numbering, which no other office has (R10).
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn cases_of(
    installation: &Installation,
    actor: &Actor,
    purpose: Purpose,
    indication: &Indication,
) -> Result<Vec<State>, Error> {
    let Some(notice) = indication.notice() else {
        return Ok(Vec::new());
    };
    let gate = &installation.gate;
    let mut query = gate.seen(actor, purpose, Kind::Case);
    query.person = Some(notice.person_at_registry);
    let cases = gate.store().list_all(query).await?;
    Ok(cases.into_iter().map(|stored| stored.state).collect())
}
