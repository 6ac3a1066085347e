//! Tiles and entry bundles as in C2SP tlog-tiles (<https://c2sp.org/tlog-tiles>):
//! the public form of the tree, as files that never change.
//!
//! A tile is 256 hashes wide (8 levels high). The rightmost tiles may be narrower;
//! their path ends in `.p/<width>`.

use crate::commitment::Commitment;
use crate::hash::Hash;
use crate::tree::{HashSource, MAX_SIZE, MissingHash};
use std::fmt;
use thiserror::Error;
use tlog_tiles as tlog;

/// Hashes in a full tile.
pub const TILE_WIDTH: u64 = 256;

/// log2 of [`TILE_WIDTH`].
const TILE_HEIGHT: u8 = 8;

/// Highest tile level of a tree of [`MAX_SIZE`] leaves.
const MAX_LEVEL: u8 = 5;

/// Bytes that are not a tile, or a path that names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TileError {
    /// Not a canonical tile path.
    #[error("not a tile path; write tile/<level>/<index> as in c2sp.org/tlog-tiles")]
    Path,
    /// Another number of bytes than the width asks for.
    #[error("the tile has the wrong length; fetch it again")]
    Length,
    /// A bundle whose length fields do not add up.
    #[error("entry {0} of the bundle is cut off or too long; fetch it again")]
    Entry(usize),
}

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileKind {
    /// Hashes of complete subtrees of 256^level leaves; level 0 holds leaf hashes.
    Hashes {
        /// Tile level, from 0.
        level: u8,
    },
    /// The log entries themselves (here: commitments).
    Entries,
}

/// The place of one tile: kind, index within its level, and width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TilePath {
    kind: TileKind,
    index: u64,
    width: u16,
}

impl TilePath {
    /// Names a tile; `index` counts from 0, `width` from 1 to 256 hashes.
    ///
    /// # Errors
    /// [`TileError::Path`] for a tile that no tree of up to [`MAX_SIZE`] leaves has.
    pub fn new(kind: TileKind, index: u64, width: u16) -> Result<Self, TileError> {
        let level = match kind {
            TileKind::Hashes { level } => level,
            TileKind::Entries => 0,
        };
        let is_known = level <= MAX_LEVEL && (1..=256).contains(&width);
        if !is_known || index > MAX_SIZE >> (TILE_HEIGHT * (level + 1)) {
            return Err(TileError::Path);
        }
        Ok(Self { kind, index, width })
    }

    /// Reads a canonical path such as `tile/0/x001/234.p/5`.
    ///
    /// # Errors
    /// [`TileError::Path`] for anything that [`TilePath`] would not itself write.
    pub fn parse(path: &str) -> Result<Self, TileError> {
        let rest = path.strip_prefix("tile/").ok_or(TileError::Path)?;
        let (kind, rest) = rest.split_once('/').ok_or(TileError::Path)?;
        let kind = match kind {
            "entries" => TileKind::Entries,
            level => TileKind::Hashes {
                level: level.parse().map_err(|_| TileError::Path)?,
            },
        };
        let (index, width) = match rest.split_once(".p/") {
            Some((index, width)) => (index, width.parse().map_err(|_| TileError::Path)?),
            None => (rest, 256),
        };
        let mut number: u64 = 0;
        for group in index.split('/') {
            let digits = group.strip_prefix('x').unwrap_or(group);
            let digits: u16 = digits.parse().map_err(|_| TileError::Path)?;
            let wider = number.checked_mul(1000);
            let wider = wider.and_then(|n| n.checked_add(u64::from(digits)));
            number = wider.ok_or(TileError::Path)?;
        }
        let tile = Self::new(kind, number, width)?;
        if tile.to_string() == path {
            Ok(tile)
        } else {
            Err(TileError::Path)
        }
    }

    /// What the tile holds.
    #[must_use]
    pub const fn kind(&self) -> TileKind {
        self.kind
    }

    /// Index within the level, from 0.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// Number of hashes or entries, 1 to 256.
    #[must_use]
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// The level 0 hash tile over the same leaves as this entry bundle.
    #[must_use]
    pub const fn as_leaf_tile(&self) -> Self {
        let kind = TileKind::Hashes { level: 0 };
        Self { kind, ..*self }
    }

    /// Index of the first leaf below the `nth` hash of the tile.
    #[must_use]
    pub fn first_leaf(&self, nth: u64) -> u64 {
        let level = match self.kind {
            TileKind::Hashes { level } => level,
            TileKind::Entries => 0,
        };
        ((self.index << TILE_HEIGHT) + nth) << (TILE_HEIGHT * level)
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `tlog` writes the form of the Go checksum database, `tile/8/<level>/…`.
        let width = u32::from(self.width);
        let place = tlog::Tile::new(TILE_HEIGHT, 0, self.index, width, false).path();
        let place = place.trim_start_matches("tile/8/0/");
        match self.kind {
            TileKind::Hashes { level } => write!(f, "tile/{level}/{place}"),
            TileKind::Entries => write!(f, "tile/entries/{place}"),
        }
    }
}

/// The hash tiles of a tree of `size` leaves, level by level. Empty above
/// [`MAX_SIZE`].
pub fn hash_tiles(size: u64) -> impl Iterator<Item = TilePath> {
    (0..=MAX_LEVEL).flat_map(move |level| {
        let kind = TileKind::Hashes { level };
        row(kind, within(size) >> (TILE_HEIGHT * level))
    })
}

/// The entry bundles of a tree of `size` leaves. Empty above [`MAX_SIZE`].
pub fn entry_bundles(size: u64) -> impl DoubleEndedIterator<Item = TilePath> {
    row(TileKind::Entries, within(size))
}

const fn within(size: u64) -> u64 {
    if size <= MAX_SIZE { size } else { 0 }
}

/// Tiles of one kind that together hold `count` hashes or entries.
fn row(kind: TileKind, count: u64) -> impl DoubleEndedIterator<Item = TilePath> {
    (0..count.div_ceil(TILE_WIDTH)).map(move |index| {
        let left = count - index * TILE_WIDTH;
        // At most 256, so the cast keeps the value.
        let width = left.min(TILE_WIDTH) as u16;
        TilePath { kind, index, width }
    })
}

/// The bytes of a hash tile: the hashes one after the other.
#[must_use]
pub fn encode_hashes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

/// The hashes of a tile of known width.
///
/// # Errors
/// [`TileError::Length`] unless there are exactly 32 bytes per hash.
pub fn decode_hashes(bytes: &[u8], width: u16) -> Result<Vec<Hash>, TileError> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    if hashes.len() != usize::from(width) || !rest.is_empty() {
        return Err(TileError::Length);
    }
    Ok(hashes.iter().copied().map(Hash).collect())
}

/// One entry of a bundle: its length as big-endian `u16`, then the 32 bytes.
#[must_use]
pub fn encode_entry(commitment: &Commitment) -> Vec<u8> {
    let mut bytes = vec![0, 32];
    bytes.extend(commitment.0);
    bytes
}

/// Splits a bundle into its entries, of whatever length.
///
/// # Errors
/// [`TileError::Entry`] when an entry is cut off, [`TileError::Length`] when there
/// are more or fewer than `width`.
pub fn decode_bundle(bytes: &[u8], width: u16) -> Result<Vec<&[u8]>, TileError> {
    let mut entries = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() && entries.len() < usize::from(width) {
        let cut_off = TileError::Entry(entries.len());
        let (length, tail) = rest.split_first_chunk::<2>().ok_or(cut_off)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, tail) = tail.split_at_checked(length).ok_or(cut_off)?;
        entries.push(entry);
        rest = tail;
    }
    if entries.len() == usize::from(width) && rest.is_empty() {
        Ok(entries)
    } else {
        Err(TileError::Length)
    }
}

/// A whole tree in memory, as its tiles hold it: 32 bytes per leaf and little more.
#[derive(Debug, Clone, Default)]
pub struct TileTree {
    /// `levels[l][n]` is the hash of the `n`th complete subtree of 256^l leaves.
    levels: Vec<Vec<Hash>>,
}

impl TileTree {
    /// An empty tree.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Number of leaves.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// Appends a leaf by its leaf hash.
    pub fn push(&mut self, leaf_hash: Hash) {
        let mut hash = leaf_hash;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let row = &mut self.levels[level];
            row.push(hash);
            if !row.len().is_multiple_of(256) {
                return;
            }
            hash = subtree_hash(&row[row.len() - 256..]);
        }
    }

    /// The hashes of one hash tile; `None` when the tree does not have that tile.
    #[must_use]
    pub fn tile(&self, tile: &TilePath) -> Option<&[Hash]> {
        let TileKind::Hashes { level } = tile.kind else {
            return None;
        };
        let start = usize::try_from(tile.index << TILE_HEIGHT).ok()?;
        let row = self.levels.get(usize::from(level))?;
        row.get(start..start + usize::from(tile.width))
    }

    fn subtree(&self, stored_index: u64) -> Option<Hash> {
        if stored_index >= 2 * MAX_SIZE {
            return None;
        }
        let (level, n) = tlog::split_stored_hash_index(stored_index);
        let (tile_level, height) = (level / TILE_HEIGHT, level % TILE_HEIGHT);
        let start = usize::try_from(n << height).ok()?;
        let row = self.levels.get(usize::from(tile_level))?;
        row.get(start..start + (1 << height)).map(subtree_hash)
    }
}

impl HashSource for TileTree {
    type Error = MissingHash;

    fn read(&self, indexes: &[u64]) -> Result<Vec<Hash>, MissingHash> {
        let one = |i: &u64| self.subtree(*i).ok_or(MissingHash(*i));
        indexes.iter().map(one).collect()
    }
}

/// The hash over a power of two of hashes.
fn subtree_hash(hashes: &[Hash]) -> Hash {
    tlog::Tile::subtree_hash(&encode_hashes(hashes)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_specification() {
        let level = |level| TileKind::Hashes { level };
        for (kind, index, width, path) in [
            (level(0), 0, 5, "tile/0/000.p/5"),
            (level(0), 1_234_067, 256, "tile/0/x001/x234/067"),
            (level(2), 0, 1, "tile/2/000.p/1"),
            (TileKind::Entries, 1_000, 255, "tile/entries/x001/000.p/255"),
        ] {
            let tile = TilePath::new(kind, index, width).unwrap();
            assert_eq!(tile.to_string(), path);
            assert_eq!(TilePath::parse(path), Ok(tile));
        }
    }

    #[test]
    fn a_path_that_is_not_canonical_is_refused() {
        for path in [
            "",
            "tile",
            "tile/",
            "tile/0/",
            "tile/0/0",
            "tile/00/000",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/05",
            "tile/0/000.p/+5",
            "tile/6/000",
            "tile/5/001",
            "tile/99/000",
            "tile/0/001/000",
            "tile/0/x000/000",
            "tile/0/x999/x999/x999/x999/x999/x999/999",
            "tile/data/000",
            "tile/entries/../000",
            "/tile/0/000",
        ] {
            assert_eq!(TilePath::parse(path), Err(TileError::Path), "{path}");
        }
    }

    #[test]
    fn the_example_of_the_specification_has_its_tiles() {
        // tlog-tiles: 70,000 leaves are 273 full tiles and one of width 112 on
        // level 0, one full and one of width 17 on level 1, one of width 1 on level 2.
        let paths = |size| hash_tiles(size).map(|tile| tile.to_string());
        let last: Vec<String> = paths(70_000).skip(273).collect();
        assert_eq!(
            last,
            [
                "tile/0/273.p/112",
                "tile/1/000",
                "tile/1/001.p/17",
                "tile/2/000.p/1"
            ]
        );
        let full: Vec<String> = paths(256).collect();
        assert_eq!(full, ["tile/0/000", "tile/1/000.p/1"]);
        assert_eq!(paths(0).chain(paths(u64::MAX)).count(), 0);
    }

    #[test]
    fn a_bundle_with_a_wrong_length_field_is_refused() {
        let bundle = encode_entry(&Commitment([1; 32]));
        assert_eq!(decode_bundle(&bundle, 1), Ok(vec![&[1u8; 32][..]]));
        assert_eq!(decode_bundle(&bundle, 2), Err(TileError::Length));
        assert_eq!(decode_bundle(&bundle[..33], 1), Err(TileError::Entry(0)));
        assert_eq!(decode_bundle(&bundle[..1], 1), Err(TileError::Entry(0)));
        let twice = [&bundle[..], &bundle[..]].concat();
        assert_eq!(decode_bundle(&twice, 1), Err(TileError::Length));
        assert_eq!(decode_bundle(&[0xFF, 0xFF], 1), Err(TileError::Entry(0)));
    }

    #[test]
    fn the_first_leaf_below_a_hash_is_known() {
        let tile = TilePath::parse("tile/1/001.p/17").unwrap();
        assert_eq!(tile.first_leaf(0), 65_536);
        assert_eq!(tile.first_leaf(3), 65_536 + 3 * 256);
    }
}
