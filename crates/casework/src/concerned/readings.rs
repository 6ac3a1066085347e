//! Who read what the city has about a person: the data log (P-04, N-11).

use super::{Concerned, PURPOSE, overview};
use crate::clock::now_at;
use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::id::OfficeId;
use augenmass_domain::{Action, Kind, Purpose, Role, State};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

/// One reading of her data. Never the name or the account of who read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// On which day.
    pub day: Date,
    /// The id of the office that read, as `office`.
    pub office_id: Option<OfficeId>,
    /// The office that read; `None` for those who work for no office (the data-protection officer, the
    /// ombudsperson) and for the person herself ([`Role::PersonConcerned`]).
    pub office: Option<String>,
    /// In which role.
    pub role: Role,
    /// What for.
    pub purpose: Purpose,
    /// What was done: seen, read or printed.
    pub action: Action,
    /// True where neither name nor address was shown (M-6).
    pub masked: bool,
}

/// Every reading of her data that the history still holds, newest first: of her case, its visits and
/// hand-overs at the registry, and of the notices that it rests on (P-04, N-11).
///
/// # Errors
/// [`Error::NotFound`] once the data were erased.
pub async fn who_read(installation: &Installation, who: &Concerned) -> Result<Vec<Access>, Error> {
    let gate = &installation.gate;
    let (actor, id) = (who.actor(), who.case().uuid());
    let action = Action::ViewRecord;
    let state = gate.look(&actor, PURPOSE, action, Kind::Case, id).await?;
    let State::Case(case) = state else {
        return Err(Error::NotFound);
    };
    let shown = overview::shown(installation, who, &case).await?;
    let mut persons = BTreeSet::from([who.person()]);
    persons.extend(case.file().sources().iter().map(|source| source.person));
    let mut rows = Vec::new();
    for person in persons {
        rows.extend(gate.store().accesses_of(person).await?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.seq));
    let offices = gate.store().offices().await?;
    let mut accesses = Vec::with_capacity(rows.len());
    for row in rows {
        let at = row
            .record
            .moment()
            .ok_or_else(|| Error::Internal("a moment of the history has no form".to_owned()))?;
        let day = now_at(at).today();
        let name = |office| offices.iter().find(|known| Some(known.id) == office);
        if shown.on(day) {
            accesses.push(Access {
                day,
                office_id: row.record.office,
                office: name(row.record.office).map(|office| office.name.clone()),
                role: row.record.role,
                purpose: row.record.purpose,
                action: row.record.action,
                masked: row.record.event == crate::masked_review::READ_MASKED,
            });
        }
    }
    Ok(accesses)
}

/// Since when readings are kept: the begin of last year (§ 40(4) BMG), or of the installation, whichever
/// is later.
#[must_use]
pub fn kept_since(installation: &Installation) -> Date {
    let store = installation.gate.store();
    let begun = now_at(store.installation().since).today();
    kept_from(installation.gate.now().today()).max(begun)
}

/// The first day whose readings are still kept on a day: they are forgotten at the end of the calendar
/// year that follows (§ 40(4) BMG, `access-log` in `policies/retention.toml`).
pub(crate) fn kept_from(today: Date) -> Date {
    date(today.year(), 1, 1).saturating_sub(1.years())
}
