//! The content of a snapshot as a sequence of placed runs, walked from the first block to the last.
//!
//! All bytes are given out by way of this content, so that damage is found before a byte is read. The seals check the
//! rows, and the digest of the snapshot checks all of them together.

use super::{Engine, EngineError};
use crate::catalog::{CatalogError, Chain, KnownDamage, Placed, Snapshot};
use crate::model::{BlockNumber, Digest, Hash, Location, Run, SnapshotId, SnapshotStatus};
use crate::store::{Result, Store};

impl Engine {
    /// Returns the content of an accomplished snapshot. A progressing snapshot can have failed after a caller began to
    /// use its frozen image. Its chain then has no content for it.
    pub(super) fn content(&self, store: &Store, id: &SnapshotId) -> super::Result<Vec<Placed>> {
        let connection = &self.catalog.read();
        let snapshot = Snapshot::find(connection, id)?
            .filter(|snapshot| snapshot.status == SnapshotStatus::Accomplished)
            .ok_or_else(|| EngineError::Gone { what: format!("the content of {id}") })?;
        let chain = Chain::by_number(connection, snapshot.chain)?
            .ok_or_else(|| EngineError::Gone { what: format!("the chain of {id}") })?;
        let content = chain.sound_content(connection, snapshot.sequence)?;
        if snapshot.digest != Some(digest_of(store, &content)?) {
            return Err(EngineError::Differs { snapshot: id.to_string() });
        }
        Ok(content)
    }

    /// Returns the content of the newest living snapshot of a chain; `None` if the catalog's rows are damaged or
    /// incomplete.
    pub(super) fn sound_current(&self, chain: &Chain) -> super::Result<Option<Vec<Placed>>> {
        let connection = &self.catalog.read();
        let looked = || -> Result<_, CatalogError> {
            let newest = match chain.newest(connection)? {
                Some(sequence) => Snapshot::at(connection, chain.number, sequence)?,
                None => None,
            };
            Ok((newest.map_or(0, |newest| newest.full_blocks), chain.current(connection)?))
        };
        match looked() {
            Err(CatalogError::Damaged { .. }) => Ok(None),
            Err(error) => Err(error.into()),
            Ok((blocks, content)) => {
                let is_whole = content.iter().map(|placed| placed.run.length).sum::<u64>() == blocks;
                Ok(is_whole.then_some(content))
            }
        }
    }
}

/// Computes the digest of a content from the footers of its packs.
pub(super) fn digest_of(store: &Store, content: &[Placed]) -> Result<Digest> {
    // The runs are sorted by pack, so that each footer is read once. The digest does not depend on the order.
    let mut by_pack: Vec<&Placed> = content.iter().collect();
    by_pack.sort_unstable_by_key(|placed| placed.at);
    let mut digest = Digest::default();
    for placed in by_pack {
        for (step, hash) in (0..).zip(store.hashes(placed.at, placed.run.length)?) {
            digest.add(placed.run.start.plus(step), &hash);
        }
    }
    Ok(digest)
}

/// The state of a block of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Old {
    /// Zeros.
    Zero,
    /// A stored block.
    Stored {
        /// Its hash.
        hash: Hash,
        /// The location of the whole block; of a delta, the location of its base.
        whole: Location,
    },
    /// A damaged block: the image's block is stored in any case.
    Unknown,
}

impl Old {
    /// Returns true if the block is known to have this hash.
    pub(super) fn is(&self, hash: &Hash) -> bool {
        matches!(self, Self::Stored { hash: known, .. } if known == hash)
    }

    /// Returns the location of a base for a delta that replaces this block.
    pub(super) fn whole(&self) -> Option<Location> {
        match self {
            Self::Stored { whole, .. } => Some(*whole),
            Self::Zero | Self::Unknown => None,
        }
    }
}

/// Walks placed runs that are sorted by block and do not overlap.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    content: &'a [Placed],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(content: &'a [Placed]) -> Self {
        Self { content, at: 0 }
    }

    /// Returns the first part of the content at or after `block`. Each call must pass an equal or higher block.
    pub(super) fn next(&mut self, block: BlockNumber) -> Option<Placed> {
        while let Some(placed) = self.content.get(self.at) {
            if placed.run.end() > block {
                return Some(placed.from(block));
            }
            self.at += 1;
        }
        None
    }

    /// Returns the state of each block in `run`, as far as it is known.
    pub(super) fn old(&mut self, store: &Store, damage: &KnownDamage, run: Run) -> Result<Vec<Old>> {
        let mut all = vec![Old::Zero; run.length as usize];
        let mut block = run.start;
        while let Some(placed) = self.next(block).filter(|placed| placed.run.start < run.end()) {
            let placed = placed.first(run.end().0 - placed.run.start.0);
            let is_known_bad = damage.packs.contains(&placed.at.pack);
            let footer = match (!is_known_bad).then(|| store.footer(placed.at.pack)) {
                Some(Err(error)) if !error.is_damage() => return Err(error),
                footer => footer.and_then(Result::ok),
            };
            for step in 0..placed.run.length {
                let (at, whole) = (placed.at.plus(step), placed.whole().plus(step));
                let entry = footer.as_ref().and_then(|footer| footer.entries.get(at.slot.0 as usize));
                all[(placed.run.start.0 + step - run.start.0) as usize] = match entry {
                    Some(entry) if !damage.holds(at) && !damage.holds(whole) => {
                        Old::Stored { hash: entry.hash, whole }
                    }
                    _ => Old::Unknown,
                };
            }
            block = placed.run.end();
        }
        Ok(all)
    }
}
