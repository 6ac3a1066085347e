//! What was published: cut-off days with the checkpoint that their figures rest on.
//!
//! Whoever has two publications has their difference too, so the figures of a day are protected together
//! with all that was published before (N-13, decision 0030). The list is the history of the installation
//! itself: each publication is a row of it and a leaf of the log, and none can be taken back.

use crate::error::Error;
use crate::installation::Installation;
use crate::log::checkpoint_for;
use crate::reckoning::{Reckoning, reckon};
use augenmass_domain::{Action, Actor, Purpose};
use augenmass_store::StoredCheckpoint;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Figures that were published: five years up to a day, counted from the rows under a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Cut-off day.
    pub as_of: Date,
    /// Tree size of the checkpoint.
    pub tree_size: u64,
}

/// All publications in the order in which they were made, each day once.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn all(installation: &Installation) -> Result<Vec<Published>, Error> {
    let store = installation.gate.store();
    let rows = store
        .history_of_installation(Action::PublishFigures)
        .await?;
    let mut all: Vec<Published> = Vec::new();
    for row in rows {
        let detail = |name: &str| row.record.details.get(name).map(String::as_str);
        let as_of = detail(AS_OF).and_then(|day| day.parse().ok());
        let tree_size = detail(TREE_SIZE).and_then(|size| size.parse().ok());
        let (Some(as_of), Some(tree_size)) = (as_of, tree_size) else {
            return Err(Error::Internal("a publication cannot be read".to_owned()));
        };
        if all.iter().all(|known| known.as_of != as_of) {
            all.push(Published { as_of, tree_size });
        }
    }
    Ok(all)
}

const AS_OF: &str = "as-of";
const TREE_SIZE: &str = "tree-size";

/// Publishes the figures of a day: from now on others are protected together with them. A day that was
/// published already keeps its figures.
///
/// # Errors
/// [`Error::Refused`] where the actor may not publish figures.
pub async fn publish(
    installation: &Installation,
    actor: &Actor,
    as_of: Date,
) -> Result<Reckoning, Error> {
    let gate = &installation.gate;
    let (purpose, action) = (Purpose::CouncilInformation, Action::PublishFigures);
    let permit = gate.permit(actor, purpose, action).await?;
    if of_day(&all(installation).await?, as_of).is_none() {
        let tree_size = checkpoint_for(installation, as_of).await?.size.to_string();
        gate.keep_house(actor, &permit, "figures-published", |batch| {
            let details = &mut batch.history.details;
            details.insert(AS_OF.to_owned(), as_of.to_string());
            details.insert(TREE_SIZE.to_owned(), tree_size);
        })
        .await?;
    }
    reckon(installation, actor, as_of).await
}

/// The checkpoint that the figures of a day rest on: that of their publication, if there is one.
pub(crate) async fn checkpoint(
    installation: &Installation,
    as_of: Date,
) -> Result<StoredCheckpoint, Error> {
    if let Some(published) = of_day(&all(installation).await?, as_of) {
        let store = installation.gate.store();
        let checkpoint = store.checkpoint(published.tree_size).await?;
        return checkpoint.ok_or_else(|| {
            Error::Internal("the checkpoint of a publication is missing".to_owned())
        });
    }
    checkpoint_for(installation, as_of).await
}

/// What was published before these figures; all of it, where they are not published.
pub(crate) async fn before(
    installation: &Installation,
    figures: Published,
) -> Result<Vec<Published>, Error> {
    let mut all = all(installation).await?;
    if let Some(place) = all.iter().position(|published| *published == figures) {
        all.truncate(place);
    }
    all.retain(|published| published.as_of != figures.as_of);
    Ok(all)
}

/// The newest cut-off day that was published, with its checkpoint.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn newest(
    installation: &Installation,
) -> Result<Option<(Date, StoredCheckpoint)>, Error> {
    let all = all(installation).await?;
    let Some(newest) = all.iter().max_by_key(|published| published.as_of) else {
        return Ok(None);
    };
    let checkpoint = checkpoint(installation, newest.as_of).await?;
    Ok(Some((newest.as_of, checkpoint)))
}

fn of_day(all: &[Published], as_of: Date) -> Option<Published> {
    all.iter()
        .copied()
        .find(|published| published.as_of == as_of)
}
