//! Between the [`HashSource`] of a caller and the tree library.

use super::{HashSource, TreeError};
use crate::hash::Hash;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::convert::Infallible;
use tlog_tiles as tlog;

/// Lets `tlog` read from a [`HashSource`] and keeps the source's own error, which
/// `tlog` has no place for.
pub(super) struct Reader<'a, S: HashSource> {
    source: &'a S,
    failure: RefCell<Option<TreeError<S::Error>>>,
}

impl<S: HashSource> tlog::HashReader for Reader<'_, S> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
        if indexes.is_empty() {
            return Ok(Vec::new());
        }
        let failure = match self.source.read(indexes) {
            Ok(hashes) if hashes.len() == indexes.len() => {
                return Ok(hashes.into_iter().map(Into::into).collect());
            }
            Ok(hashes) => TreeError::SourceLength {
                wanted: indexes.len(),
                got: hashes.len(),
            },
            Err(error) => TreeError::Source(error),
        };
        *self.failure.borrow_mut() = Some(failure);
        Err(tlog::Error::IndexesNotInTree)
    }
}

pub(super) fn with<S: HashSource, T>(
    source: &S,
    step: impl FnOnce(&Reader<'_, S>) -> Result<T, tlog::Error>,
) -> Result<T, TreeError<S::Error>> {
    let failure = RefCell::new(None);
    let reader = Reader { source, failure };
    step(&reader).map_err(|error| {
        let failure = reader.failure.into_inner();
        failure.unwrap_or_else(|| TreeError::Library(error.to_string()))
    })
}

/// Hashes of this batch, before those that were stored earlier.
pub(super) struct Overlay<'a, S: HashSource> {
    pub(super) fresh: BTreeMap<u64, Hash>,
    pub(super) below: &'a S,
}

impl<S: HashSource> HashSource for Overlay<'_, S> {
    type Error = S::Error;

    fn read(&self, indexes: &[u64]) -> Result<Vec<Hash>, S::Error> {
        let is_old = |i: &&u64| !self.fresh.contains_key(*i);
        let old: Vec<u64> = indexes.iter().filter(is_old).copied().collect();
        let mut below = self.below.read(&old)?.into_iter();
        let one = |i: &u64| self.fresh.get(i).copied().or_else(|| below.next());
        // A source that returns too few leaves the list short; `Reader` notices.
        Ok(indexes.iter().filter_map(one).collect())
    }
}

/// Notes what is asked for and answers with zeros.
#[derive(Default)]
pub(super) struct Plan(pub(super) RefCell<Vec<u64>>);

impl HashSource for Plan {
    type Error = Infallible;

    fn read(&self, indexes: &[u64]) -> Result<Vec<Hash>, Infallible> {
        self.0.borrow_mut().extend_from_slice(indexes);
        Ok(vec![Hash([0; 32]); indexes.len()])
    }
}
