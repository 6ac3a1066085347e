//! The Merkle tree of RFC 6962, section 2.1, over hashes kept elsewhere.
//!
//! Every complete subtree has one hash, stored under one number, the *stored
//! index* of `golang.org/x/mod/sumdb/tlog`: the hashes of complete subtrees in the
//! order in which appending completes them. Hashes are only ever added.
//!
//! A caller with an asynchronous database asks first which stored indexes a step
//! needs ([`frontier_indexes`], [`inclusion_indexes`], [`consistency_indexes`]),
//! loads them into a `BTreeMap<u64, Hash>`, and hands that over as the source.

mod source;

use crate::commitment::Commitment;
use crate::hash::Hash;
use source::{Overlay, Plan, with};
use std::collections::BTreeMap;
use std::convert::Infallible;
use thiserror::Error;
use tlog_tiles as tlog;

/// The largest tree this crate handles, in leaves (2^48 - 1). Keeps index arithmetic
/// far from overflow, whatever size a hostile checkpoint claims.
pub const MAX_SIZE: u64 = (1 << 48) - 1;

/// No proof in a tree of up to [`MAX_SIZE`] leaves is longer, in hashes.
pub const MAX_PROOF_HASHES: usize = 64;

/// Reads stored hashes by stored index.
pub trait HashSource {
    /// Why reading failed.
    type Error: std::error::Error + 'static;

    /// Returns one hash per index, in the order asked.
    ///
    /// # Errors
    /// When any of the hashes cannot be read.
    fn read(&self, indexes: &[u64]) -> Result<Vec<Hash>, Self::Error>;
}

/// A source in memory lacks a stored hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("stored hash {0} is missing; load it before asking")]
pub struct MissingHash(pub u64);

impl HashSource for BTreeMap<u64, Hash> {
    type Error = MissingHash;

    fn read(&self, indexes: &[u64]) -> Result<Vec<Hash>, MissingHash> {
        let one = |i: &u64| self.get(i).copied().ok_or(MissingHash(*i));
        indexes.iter().map(one).collect()
    }
}

/// Why the tree could not be extended or a proof not be made.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum TreeError<E: std::error::Error + 'static> {
    /// The source failed.
    #[error("stored hashes could not be read")]
    Source(#[source] E),
    /// The source answered with another number of hashes than asked.
    #[error("asked for {wanted} stored hashes and got {got}; check the source")]
    SourceLength {
        /// Number of hashes asked for.
        wanted: usize,
        /// Number of hashes returned.
        got: usize,
    },
    /// More leaves than [`MAX_SIZE`].
    #[error("a tree of {0} leaves is larger than this program handles")]
    TooLarge(u64),
    /// The leaf is not in the tree.
    #[error("leaf {index} is not in a tree of {size} leaves; ask for a smaller index")]
    NotInTree {
        /// Leaf index, from 0.
        index: u64,
        /// Tree size in leaves.
        size: u64,
    },
    /// The older tree is larger than the newer one.
    #[error("an older tree of {old} leaves cannot be part of {new} leaves; swap them")]
    OldLarger {
        /// Size of the older tree in leaves.
        old: u64,
        /// Size of the newer tree in leaves.
        new: u64,
    },
    /// The tree arithmetic contradicted itself.
    #[error("the tree library failed: {0}")]
    Library(String),
}

/// The result of [`append_batch`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// Size of the tree after appending, in leaves.
    pub size: u64,
    /// Root hash after appending.
    pub root: Hash,
    /// Hashes to store, each under its stored index, in ascending order.
    pub hashes: Vec<(u64, Hash)>,
}

/// Where the hash of a complete subtree is stored: `level` is the height of the subtree (0 for a
/// leaf), `index` its number within the level. The numbering is that of the Go checksum database.
#[must_use]
pub fn stored_place(level: u8, index: u64) -> u64 {
    tlog::stored_hash_index(level, index)
}

/// The stored indexes that appending to, or taking the root of, a tree of `size`
/// leaves needs: at most one per binary digit of `size`.
#[must_use]
pub fn frontier_indexes(size: u64) -> Vec<u64> {
    if size > MAX_SIZE {
        return Vec::new();
    }
    tlog::sub_tree_index(0, size, Vec::new())
}

/// The stored indexes that [`prove_inclusion`] needs.
///
/// # Errors
/// [`TreeError::NotInTree`], [`TreeError::TooLarge`].
pub fn inclusion_indexes(index: u64, size: u64) -> Result<Vec<u64>, TreeError<Infallible>> {
    let plan = Plan::default();
    prove_inclusion(index, size, &plan)?;
    Ok(plan.0.into_inner())
}

/// The stored indexes that [`prove_consistency`] needs.
///
/// # Errors
/// [`TreeError::OldLarger`], [`TreeError::TooLarge`].
pub fn consistency_indexes(old: u64, new: u64) -> Result<Vec<u64>, TreeError<Infallible>> {
    let plan = Plan::default();
    prove_consistency(old, new, &plan)?;
    Ok(plan.0.into_inner())
}

/// Appends one commitment to a tree of `size` leaves. Returns the hashes to store,
/// each with its stored index; the first is the leaf hash.
///
/// # Errors
/// [`TreeError::Source`], [`TreeError::TooLarge`].
pub fn append<S: HashSource>(
    size: u64,
    commitment: &Commitment,
    source: &S,
) -> Result<Vec<(u64, Hash)>, TreeError<S::Error>> {
    if size >= MAX_SIZE {
        return Err(TreeError::TooLarge(size));
    }
    let leaf = commitment.leaf_hash().into();
    let hashes = with(source, |r| {
        tlog::stored_hashes_for_record_hash(size, leaf, r)
    })?;
    let first = tlog::stored_hash_index(0, size);
    Ok((first..).zip(hashes.into_iter().map(Hash::from)).collect())
}

/// Appends many commitments and returns the new root. The source only needs the
/// hashes of [`frontier_indexes`]`(size)`.
///
/// # Errors
/// [`TreeError::Source`], [`TreeError::TooLarge`].
pub fn append_batch<S: HashSource>(
    size: u64,
    commitments: &[Commitment],
    source: &S,
) -> Result<Appended, TreeError<S::Error>> {
    let mut overlay = Overlay {
        fresh: BTreeMap::new(),
        below: source,
    };
    let mut size = size;
    for commitment in commitments {
        let hashes = append(size, commitment, &overlay)?;
        overlay.fresh.extend(hashes);
        size += 1;
    }
    let root = root(size, &overlay)?;
    let hashes = overlay.fresh.into_iter().collect();
    Ok(Appended { size, root, hashes })
}

/// The root of the tree of the first `size` leaves (RFC 6962, section 2.1).
///
/// # Errors
/// [`TreeError::Source`], [`TreeError::TooLarge`].
pub fn root<S: HashSource>(size: u64, source: &S) -> Result<Hash, TreeError<S::Error>> {
    if size > MAX_SIZE {
        return Err(TreeError::TooLarge(size));
    }
    with(source, |r| tlog::tree_hash(size, r)).map(Hash::from)
}

/// Proves that leaf `index` is in the tree of `size` leaves: the audit path of
/// RFC 6962, section 2.1.1, from the leaf's sibling up.
///
/// # Errors
/// [`TreeError::NotInTree`], [`TreeError::Source`], [`TreeError::TooLarge`].
pub fn prove_inclusion<S: HashSource>(
    index: u64,
    size: u64,
    source: &S,
) -> Result<Vec<Hash>, TreeError<S::Error>> {
    if size > MAX_SIZE {
        return Err(TreeError::TooLarge(size));
    }
    if index >= size {
        return Err(TreeError::NotInTree { index, size });
    }
    let proof = with(source, |r| tlog::prove_record(size, index, r))?;
    Ok(proof.into_iter().map(Hash::from).collect())
}

/// Proves that the tree of `old` leaves is the beginning of the tree of `new`
/// leaves (RFC 6962, section 2.1.2). Empty for `old == 0` and `old == new`.
///
/// # Errors
/// [`TreeError::OldLarger`], [`TreeError::Source`], [`TreeError::TooLarge`].
pub fn prove_consistency<S: HashSource>(
    old: u64,
    new: u64,
    source: &S,
) -> Result<Vec<Hash>, TreeError<S::Error>> {
    if new > MAX_SIZE {
        return Err(TreeError::TooLarge(new));
    }
    if old > new {
        return Err(TreeError::OldLarger { old, new });
    }
    if old == 0 {
        return Ok(Vec::new());
    }
    let proof = with(source, |r| tlog::prove_tree(new, old, r))?;
    Ok(proof.into_iter().map(Hash::from).collect())
}

/// A proof that does not prove what it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ProofError {
    /// Sizes or index outside the tree.
    #[error("index or sizes do not fit each other; check what the proof is for")]
    OutOfRange,
    /// The proof leads to another root, or has too many or too few hashes.
    #[error("the proof does not lead to the root; the record, index, proof or root is wrong")]
    Wrong,
}

/// Checks an inclusion proof: `commitment` is leaf `index` of the tree with `size`
/// leaves and this `root` (RFC 6962, section 2.1.1).
///
/// # Errors
/// [`ProofError`] unless it proves exactly that.
pub fn check_inclusion(
    commitment: &Commitment,
    index: u64,
    size: u64,
    root: &Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if size > MAX_SIZE || index >= size {
        return Err(ProofError::OutOfRange);
    }
    let path = to_tlog(proof)?;
    let leaf = commitment.leaf_hash().into();
    tlog::check_record(&path, size, (*root).into(), index, leaf).map_err(|_| ProofError::Wrong)
}

/// Checks a consistency proof between two roots (RFC 6962, section 2.1.2).
///
/// # Errors
/// [`ProofError`] unless the older tree is the beginning of the newer one.
pub fn check_consistency(
    (old, old_root): (u64, &Hash),
    (new, new_root): (u64, &Hash),
    proof: &[Hash],
) -> Result<(), ProofError> {
    if new > MAX_SIZE || old > new {
        return Err(ProofError::OutOfRange);
    }
    if old == 0 || old == new {
        let expected = if old == 0 {
            &Hash::EMPTY_ROOT
        } else {
            new_root
        };
        let is_trivial = proof.is_empty() && old_root == expected;
        // The empty tree has one root only, also as the newer tree.
        let is_empty_root = new > 0 || *new_root == Hash::EMPTY_ROOT;
        return if is_trivial && is_empty_root {
            Ok(())
        } else {
            Err(ProofError::Wrong)
        };
    }
    let path = to_tlog(proof)?;
    tlog::check_tree(&path, new, (*new_root).into(), old, (*old_root).into())
        .map_err(|_| ProofError::Wrong)
}

fn to_tlog(proof: &[Hash]) -> Result<Vec<tlog::Hash>, ProofError> {
    if proof.len() > MAX_PROOF_HASHES {
        return Err(ProofError::Wrong);
    }
    Ok(proof.iter().map(|h| (*h).into()).collect())
}
