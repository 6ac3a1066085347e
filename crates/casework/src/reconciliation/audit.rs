//! The audit by a public coin: records of the commitment are drawn by a number that nobody could foresee when
//! the request was logged; each must be a record of the list as it stands in the case file, and what was asked
//! must come from it. It is made in the family benefits office's house, as it opens records there.

use super::agreed::Agreed;
use super::files::opened;
use super::receiver::{begun, list_or_message, receiver};
use super::register::keys_of;
use super::{Card, Folder, ReconciliationError, Register, package_at, transcript_after};
use crate::error::Error;
use crate::installation::Installation;
use augenmass_domain::package::{MessageKind, Package, Stage};
use augenmass_domain::{Action, Actor, Kind, Purpose};
use augenmass_matching::{Commitment, Transcript};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What an audit found in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audited {
    /// Places in the list, from 0, that were drawn.
    pub drawn: Vec<u64>,
    /// Records that were committed to.
    pub records: u64,
    /// The least share of invented records that so many draws miss with a chance below 5 %, in ‰.
    pub missed_permille: u32,
}

/// Draws `many` records by the coin, a public text (e.g. the numbers of a lottery after the request was logged),
/// and checks each against commitment, list and request. The list is the case file here: an auditor compares the
/// drawn lines with it. The audit stands in the log with its coin.
///
/// # Errors
/// [`ReconciliationError::Audit`] with the place of the first record that does not hold.
pub async fn audit(
    installation: &Installation,
    actor: &Actor,
    (folder, card): (&Folder, &Card),
    register: &Register,
    coin: &str,
    many: u64,
) -> Result<Audited, ReconciliationError> {
    let stages = [Stage::Requested, Stage::Opened, Stage::Receipted];
    let package = package_at(installation, actor, &stages).await?;
    let id = package.id();
    let facets = augenmass_domain::State::from(package.clone()).facets();
    let tossed: [u8; 32] = Sha256::digest(coin.as_bytes()).into();
    let drawing = (&tossed, many);
    let (drawn, ready) =
        for_audit(installation, package, (folder, card), register, drawing).await?;
    let mut lines = BTreeMap::new();
    for (place, row) in (0_u64..).zip(register.rows()?) {
        let row = row?;
        if drawn.contains(&place) {
            let canonical = row.comparable.canonical_bytes().to_vec();
            lines.insert(canonical, keys_of(&ready.agreed.keys, &row.comparable));
        }
    }
    let in_the_list = |canonical: &[u8]| lines.get(canonical).cloned();
    let path = folder.message(MessageKind::Request);
    let request = augenmass_matching::audit(
        &ready.agreed.agreement,
        &ready.commitment,
        &ready.sealed,
        opened(&path)?,
        &drawn,
        &ready.openings,
        &in_the_list,
    )?;
    if request != ready.request {
        return Err(ReconciliationError::AnotherMessage(path));
    }
    let details = BTreeMap::from([
        ("coin".to_owned(), coin.to_owned()),
        ("drawn".to_owned(), drawn.len().to_string()),
    ]);
    let what = (Action::AuditPackage, Kind::Package, id.uuid());
    let event = ("package-audited", details);
    installation
        .gate
        .announce(actor, Purpose::BenefitCheck, what, &facets, event)
        .await?;
    Ok(Audited {
        missed_permille: missed_permille(drawn.len()),
        drawn: drawn.into_iter().collect(),
        records: ready.commitment.records,
    })
}

/// What an audit needs of a package that asked: commitment, transcript of the sealed message, openings of the
/// records that were drawn.
struct ForAudit {
    agreed: Agreed,
    commitment: Commitment,
    sealed: Transcript,
    request: Transcript,
    openings: Vec<augenmass_matching::Opening>,
}

/// Draws by a coin and opens what was drawn: a pass over the same list.
async fn for_audit(
    installation: &Installation,
    package: Package,
    (folder, card): (&Folder, &Card),
    register: &Register,
    (coin, many): (&[u8; 32], u64),
) -> Result<(BTreeSet<u64>, ForAudit), ReconciliationError> {
    let sealed = transcript_after(&package, MessageKind::Sealed)?;
    let request = transcript_after(&package, MessageKind::Request)?;
    let begun = begun(installation, package, folder, card).await?;
    let drawn = augenmass_matching::drawn(&begun.commitment, &request, coin, many);
    let quiet = |_: augenmass_matching::Progress| {};
    let records = register.records(&begun.agreed.keys)?;
    let openings = receiver(&begun, &quiet).openings(&begun.commitment, &drawn, records);
    let path = folder.message(MessageKind::Commit);
    let openings = openings.map_err(|error| list_or_message(&path, error))?;
    let ready = ForAudit {
        agreed: begun.agreed,
        commitment: begun.commitment,
        sealed,
        request,
        openings,
    };
    Ok((drawn, ready))
}

/// The share p, in ‰ rounded up, with (1 − p)^m ≤ 0.05: as many invented records as m draws find with 95 %.
fn missed_permille(draws: usize) -> u32 {
    (1..=1_000_u32)
        .find(|permille| {
            let stays = 1.0 - f64::from(*permille) / 1_000.0;
            let draws = i32::try_from(draws).unwrap_or(i32::MAX);
            stays.powi(draws) <= 0.05
        })
        .unwrap_or(1_000)
}

/// The package of the actor's office that can be audited, for a page or a line.
///
/// # Errors
/// [`Error::NotFound`] where none can.
pub async fn show(installation: &Installation, actor: &Actor) -> Result<u64, Error> {
    let stages = [Stage::Requested, Stage::Opened, Stage::Receipted];
    Ok(package_at(installation, actor, &stages)
        .await?
        .core()
        .records)
}

#[cfg(test)]
mod tests {
    use super::missed_permille;

    #[test]
    fn fifty_nine_draws_find_five_in_a_hundred() {
        assert_eq!(missed_permille(59), 50);
        assert_eq!(missed_permille(299), 10);
        assert_eq!(missed_permille(0), 1_000);
    }
}
