//! The content of a snapshot as a sequence of placed runs, walked from the first block to the last.

use crate::catalog::{KnownDamage, Placed};
use crate::model::{BlockNumber, Hash, Location, Run};
use crate::store::{Result, Store};

/// What a block of the content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Old {
    /// Zeros.
    Zero,
    /// A stored block.
    Stored {
        /// Its hash.
        hash: Hash,
        /// Where it lies whole, or what it is a delta against.
        whole: Location,
    },
    /// Something that is damaged: whatever the image has there is to be stored.
    Unknown,
}

impl Old {
    /// Whether it is known to be the block with this hash.
    pub(super) fn is(&self, hash: &Hash) -> bool {
        matches!(self, Self::Stored { hash: known, .. } if known == hash)
    }

    /// What a delta that takes its place can be against.
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

    /// The first part of the content at or after `block`. Calls must not go backwards.
    pub(super) fn next(&mut self, block: BlockNumber) -> Option<Placed> {
        while let Some(placed) = self.content.get(self.at) {
            if placed.run.end() > block {
                return Some(placed.from(block));
            }
            self.at += 1;
        }
        None
    }

    /// What the content is in `run`, block by block, as far as it can be known.
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
