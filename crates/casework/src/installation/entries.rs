//! The entries of a set-up file as records.

use super::{AccountEntry, OfficeEntry};
use crate::error::Error;
use augenmass_domain::id::{AccountId, OfficeId};
use augenmass_store::{Account, Carrier, Office};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) fn office(id: OfficeId, entry: &OfficeEntry) -> Office {
    Office {
        id,
        name: entry.name.clone(),
        kind: entry.kind.name().to_owned(),
    }
}

/// All accounts, each with its office, carrier and deputy.
pub(super) fn accounts(
    entries: &[AccountEntry],
    offices: &BTreeMap<&str, Office>,
    carriers: &BTreeMap<&str, Carrier>,
    next: &mut impl FnMut() -> Uuid,
) -> Result<Vec<Account>, Error> {
    let ids: Vec<(&str, AccountId)> = entries
        .iter()
        .map(|entry| (entry.login.as_str(), AccountId::from_uuid(next())))
        .collect();
    let entries = entries.iter().zip(&ids);
    entries
        .map(|(entry, (_, id))| account(*id, entry, &ids, offices, carriers))
        .collect()
}

fn account(
    id: AccountId,
    entry: &AccountEntry,
    ids: &[(&str, AccountId)],
    offices: &BTreeMap<&str, Office>,
    carriers: &BTreeMap<&str, Carrier>,
) -> Result<Account, Error> {
    let unknown = |what: &str, key: &str| {
        Error::Internal(format!(
            "account `{}`: there is no {what} `{key}` in the set-up file",
            entry.login
        ))
    };
    let office = entry.office.as_deref().map(|key| {
        let office = offices.get(key).ok_or_else(|| unknown("office", key))?;
        Ok::<_, Error>(office.id)
    });
    let carrier = entry.carrier.as_deref().map(|key| {
        let carrier = carriers.get(key).ok_or_else(|| unknown("carrier", key))?;
        Ok::<_, Error>(carrier.id)
    });
    let deputy = entry.deputy.as_deref().map(|login| {
        let found = ids.iter().find(|(other, _)| *other == login);
        let (_, id) = found.ok_or_else(|| unknown("account", login))?;
        Ok::<_, Error>(*id)
    });
    Ok(Account {
        id,
        login: entry.login.clone(),
        name: entry.name.clone(),
        role: entry.role,
        office: office.transpose()?,
        carrier: carrier.transpose()?,
        deputy: deputy.transpose()?,
        active: true,
    })
}
