//! Masked review of a random share of the files (M-6): which files the draw fell on, and the check of the draw.
//!
//! Each run has a seed, derived from the key of the installation and shown to nobody. What it was committed to by
//! stands in the log when the run opens, before the first indication; the seed itself when it closes, after which
//! nothing is screened in it. A file is drawn by HMAC over its id, which this programme makes when it is recorded:
//! who files cannot know or choose it, who screens cannot foresee it, and afterwards everybody who may see the
//! history can repeat the draw (decision 0060).

use crate::error::Error;
use crate::fairness::{is_watched, plan_of_this_version};
use crate::gate::Gate;
use crate::installation::Installation;
use augenmass_domain::id::{IndicationId, RunId};
use augenmass_domain::indication::{Indication, Review};
use augenmass_domain::run::{ReviewDraw, Run};
use augenmass_domain::{Action, Actor, Kind, Purpose, State};
use augenmass_statistics::magnitude::Seed;
use augenmass_store::{HistoryRow, ListQuery, Outcome, Store};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Separates this use of HMAC from all others.
const DOMAIN: &[u8] = b"augenmass/masked-review/v1\0";

/// The draw that a run begins with: the commitment to its seed, and the share of the fairness plan.
pub(crate) fn draw_of(store: &Store, run: RunId) -> Result<ReviewDraw, Error> {
    let seed = Seed::new(*store.review_seed(run));
    Ok(ReviewDraw {
        commitment: hex::encode(seed.commitment().bytes()),
        per_mille: plan_of_this_version()?.masked_per_mille(),
    })
}

/// The seed of a run in hex, to be told when it closes.
pub(crate) fn seed_of(store: &Store, run: RunId) -> String {
    hex::encode(*store.review_seed(run))
}

/// Whether the draw falls on an indication.
#[must_use]
pub fn is_drawn(seed: &[u8; 32], indication: IndicationId, per_mille: u16) -> bool {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(seed) else {
        return true;
    };
    mac.update(DOMAIN);
    mac.update(indication.uuid().as_bytes());
    let drawn = mac.finalize().into_bytes();
    let mut number = [0_u8; 8];
    number
        .iter_mut()
        .zip(drawn)
        .for_each(|(to, from)| *to = from);
    // The lowest thousandths of all 64-bit numbers.
    let limit = (u128::from(per_mille.min(1000)) << 64) / 1000;
    u128::from(u64::from_be_bytes(number)) < limit
}

/// What the draw of a run makes of an indication; `None` where the run has no draw.
pub(crate) fn drawn(store: &Store, run: &Run, indication: IndicationId) -> Option<bool> {
    let draw = run.opening()?.review.as_ref()?;
    let seed = store.review_seed(run.id());
    Some(is_drawn(&seed, indication, draw.per_mille))
}

/// How an indication that waits for its second person is shown to everybody but who recorded it.
pub(crate) async fn review_of(
    store: &Store,
    run: Option<&Run>,
    indication: IndicationId,
) -> Result<Review, Error> {
    let drawn = run.and_then(|run| drawn(store, run, indication));
    Ok(Review::of(drawn, is_watched(store).await?))
}

/// The event of the access row of a reading in clear.
pub(crate) const READ: &str = "personal-data-read";
/// The event of the access row of a reading that was masked.
pub const READ_MASKED: &str = "personal-data-read-masked";

/// True where an account has read an indication in clear, or made the draft that it came from.
pub(crate) async fn was_read_in_clear(
    store: &Store,
    actor: &Actor,
    indication: IndicationId,
) -> Result<bool, Error> {
    let id = indication.uuid();
    let rows = store.history_of(Kind::Indication, id).await?;
    Ok(rows.iter().any(|HistoryRow { record, .. }| {
        let drafted = record.action == Action::ImportDraft && record.outcome == Outcome::Accepted;
        record.actor == actor.account && (drafted || record.event == READ)
    }))
}

impl Gate {
    /// How a record is shown to an account, where it is a file that waits for its second person; `None` where
    /// nothing is masked.
    pub(crate) async fn masked_for(
        &self,
        actor: &Actor,
        state: &State,
        run: Option<&Run>,
    ) -> Result<Option<Review>, Error> {
        let State::Indication(indication) = state else {
            return Ok(None);
        };
        if !indication.waits_for_review_by(actor.account, actor.office) {
            return Ok(None);
        }
        let store = self.store();
        let loaded = match run {
            Some(_) => None,
            None => run_of(store, indication).await?,
        };
        let review = review_of(store, run.or(loaded.as_ref()), indication.id()).await?;
        Ok(review.is_masked().then_some(review))
    }
}

async fn run_of(store: &Store, indication: &Indication) -> Result<Option<Run>, Error> {
    let found = store.load(Kind::Run, indication.core().run.uuid()).await?;
    Ok(found.and_then(|stored| match stored.state {
        State::Run(run) => Some(run),
        _ => None,
    }))
}

/// The draw of one run, and what was decided in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedDraw {
    /// The run.
    pub run: RunId,
    /// Its name.
    pub title: String,
    /// The draw that stands in the log since it opened; `None` where there is none: all were masked.
    pub draw: Option<ReviewDraw>,
    /// The seed, hex, once the run has closed.
    pub seed: Option<String>,
    /// True where the seed is the one that was committed to; `None` until it is told.
    pub is_the_committed: Option<bool>,
    /// First decisions of second persons, by how the file was reviewed.
    pub screened: BTreeMap<Review, u64>,
    /// Decisions whose review is not what the draw says; `None` until the seed is told.
    pub not_as_drawn: Option<u64>,
}

impl CheckedDraw {
    /// True where something is not as it must be.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.is_the_committed == Some(false)
            || (self.draw.is_some() && self.not_as_drawn.is_some_and(|wrong| wrong > 0))
    }

    /// What the check found: the key of a sentence.
    #[must_use]
    pub const fn found(&self) -> &'static str {
        match (&self.draw, self.is_the_committed, self.not_as_drawn) {
            (None, _, _) => "draws-none",
            (Some(_), Some(true), Some(0)) => "draws-right",
            (Some(_), Some(true), Some(_)) => "draws-not-as-drawn",
            (Some(_), Some(false), _) => "draws-other-seed",
            (Some(_), _, _) => "draws-not-yet",
        }
    }
}

/// What is known of a run from the history.
#[derive(Default)]
struct Told {
    commitment: Option<String>,
    seed: Option<String>,
    screened: Vec<(Uuid, Review)>,
}

/// Repeats the draw of each run from the history alone: the commitment of its opening, the seed of its closing,
/// the ids and reviews of its screenings. Oldest run first.
///
/// # Errors
/// [`Error::Refused`] where the actor may not look through the log.
pub async fn check(installation: &Installation, actor: &Actor) -> Result<Vec<CheckedDraw>, Error> {
    let gate = &installation.gate;
    let (purpose, action) = (Purpose::Oversight, Action::ExportLog);
    let _permit = gate.permit(actor, purpose, action).await?;
    let store = gate.store();
    let mut told = told(store).await?;
    let mut checked = Vec::new();
    for stored in store.list_all(ListQuery::of(Kind::Run)).await? {
        let State::Run(run) = stored.state else {
            continue;
        };
        if let Some(open) = run.opening() {
            let known = told.remove(&run.id().uuid()).unwrap_or_default();
            checked.push(checked_draw(&run, open.review.clone(), known));
        }
    }
    Ok(checked)
}

fn checked_draw(run: &Run, draw: Option<ReviewDraw>, told: Told) -> CheckedDraw {
    let seed = told.seed.as_deref().and_then(|text| {
        let mut bytes = [0_u8; 32];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        Some(bytes)
    });
    let committed = |seed: &[u8; 32]| {
        let commitment = hex::encode(Seed::new(*seed).commitment().bytes());
        told.commitment.as_deref() == Some(commitment.as_str())
            && draw.as_ref().map(|draw| draw.commitment.as_str()) == told.commitment.as_deref()
    };
    let per_mille = draw.as_ref().map_or(0, |draw| draw.per_mille);
    let as_drawn = |seed: &[u8; 32], id: Uuid, review: Review| {
        let drawn = is_drawn(seed, IndicationId::from_uuid(id), per_mille);
        match review {
            Review::Clear => !drawn,
            Review::Masked => drawn,
            // Not the draw, but the monitor.
            Review::MaskedAtWatch => true,
            Review::MaskedWithoutDraw => false,
        }
    };
    let mut screened = BTreeMap::new();
    for (_, review) in &told.screened {
        *screened.entry(*review).or_insert(0) += 1;
    }
    let wrong = seed.map(|seed| {
        let all = told.screened.iter();
        let wrong = all.filter(|(id, review)| !as_drawn(&seed, *id, *review));
        wrong.count() as u64
    });
    CheckedDraw {
        run: run.id(),
        title: run.plan().title.clone(),
        is_the_committed: seed.as_ref().map(committed),
        seed: told.seed,
        draw,
        screened,
        not_as_drawn: wrong,
    }
}

/// What the history says about the draw of each run.
async fn told(store: &Store) -> Result<BTreeMap<Uuid, Told>, Error> {
    let mut told: BTreeMap<Uuid, Told> = BTreeMap::new();
    store
        .each_history(|HistoryRow { record, .. }| {
            let detail = |key: &str| record.details.get(key);
            let run = detail("run").and_then(|run| run.parse().ok());
            let (Outcome::Accepted, Some(run)) = (record.outcome, run) else {
                return Ok::<(), Error>(());
            };
            let of_run = told.entry(run).or_default();
            match record.action {
                Action::OpenRun => of_run.commitment = detail("review-commitment").cloned(),
                Action::CloseRun => of_run.seed = detail("review-seed").cloned(),
                Action::ScreenIndication => of_run.screened.extend(
                    record
                        .resource
                        .id
                        .zip(detail("review").and_then(|name| Review::by_name(name))),
                ),
                _ => {}
            }
            Ok(())
        })
        .await?;
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_draw_falls_on_its_share_and_on_the_same_files_again() {
        let seed = [7_u8; 32];
        let ids = (0..40_000_u128).map(|n| IndicationId::from_uuid(Uuid::from_u128(n)));
        let count = |per_mille| {
            let drawn = ids.clone().filter(|id| is_drawn(&seed, *id, per_mille));
            drawn.count()
        };
        assert_eq!((count(0), count(1000)), (0, 40_000));
        // Five standard deviations: 433.
        assert!(count(250).abs_diff(10_000) < 433);
        let other = [8_u8; 32];
        let both = ids.filter(|id| is_drawn(&seed, *id, 250) && is_drawn(&other, *id, 250));
        assert!(
            both.count().abs_diff(2_500) < 250,
            "another seed, another draw"
        );
    }

    #[test]
    fn a_larger_share_holds_the_smaller() {
        let seed = [1_u8; 32];
        for n in 0..2_000_u128 {
            let id = IndicationId::from_uuid(Uuid::from_u128(n));
            assert!(!is_drawn(&seed, id, 200) || is_drawn(&seed, id, 250));
        }
    }
}
