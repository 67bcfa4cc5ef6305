//! The content of a snapshot as a sequence of placed runs, walked from the first block to the last.

use crate::catalog::{KnownDamage, Placed};
use crate::model::{BlockNumber, Hash, Run};
use crate::store::{Result, Store, StoreError};

/// What a block of the content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Old {
    /// Zeros.
    Zero,
    /// A stored block with this hash.
    Stored(Hash),
    /// Something that is damaged: whatever the image has there is to be stored.
    Unknown,
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
            let footer = match store.footer(placed.pack) {
                Err(error) if error.is_damage() => None,
                other => Some(other?),
            };
            for step in 0..placed.run.length {
                let slot = placed.first_slot.plus(step);
                let entry = footer.as_ref().and_then(|footer| footer.entries.get(slot.0 as usize));
                all[(placed.run.start.0 + step - run.start.0) as usize] = match entry {
                    Some(entry) if !damage.holds(placed.pack, slot) => Old::Stored(entry.hash),
                    _ => Old::Unknown,
                };
            }
            block = placed.run.end();
        }
        Ok(all)
    }

    /// The hashes that the content has in `run`; `None` where it is zero.
    pub(super) fn hashes(&mut self, store: &Store, run: Run) -> Result<Vec<Option<Hash>>> {
        let mut hashes = vec![None; run.length as usize];
        let mut block = run.start;
        while let Some(placed) = self.next(block).filter(|placed| placed.run.start < run.end()) {
            let placed = placed.first(run.end().0 - placed.run.start.0);
            let footer = store.footer(placed.pack)?;
            for step in 0..placed.run.length {
                let slot = placed.first_slot.plus(step);
                let entry = footer.entries.get(slot.0 as usize).ok_or_else(|| StoreError::Damaged {
                    pack: placed.pack,
                    what: format!("it has no slot {}", slot.0),
                })?;
                hashes[(placed.run.start.0 + step - run.start.0) as usize] = Some(entry.hash);
            }
            block = placed.run.end();
        }
        Ok(hashes)
    }
}

impl Placed {
    /// The part from `block` on; the whole if it begins later.
    pub(super) fn from(mut self, block: BlockNumber) -> Self {
        let skip = block.0.saturating_sub(self.run.start.0);
        self.run = Run::new(self.run.start.plus(skip), self.run.length - skip);
        self.first_slot = self.first_slot.plus(skip);
        self
    }

    /// The first `length` blocks, or all if there are fewer.
    pub(super) fn first(mut self, length: u64) -> Self {
        self.run.length = self.run.length.min(length);
        self
    }
}
