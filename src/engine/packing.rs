//! Puts new records into packs, none twice.

use super::{EngineError, Result};
use crate::model::{Hash, Location};
use crate::store::{PackBuilder, Record, SealedPack, TARGET_SLOTS};
use crate::sys::direct::AlignedBuffer;
use std::collections::HashMap;

/// The pack that is being filled. Remembers the whole blocks in it and in the packs just before it.
pub(super) struct Packing {
    builder: PackBuilder,
    recent: Recent,
}

impl Packing {
    pub(super) fn new() -> Result<Self> {
        let builder = PackBuilder::new().map_err(EngineError::io("naming a pack"))?;
        Ok(Self { builder, recent: Recent::default() })
    }

    /// Stores a block that the index does not know, and returns its place and its base. The place is that of an equal
    /// whole block in a recent pack, else a new slot.
    pub(super) fn put(
        &mut self,
        hash: Hash,
        record: Record<'_>,
        base: Option<Location>,
    ) -> (Location, Option<Location>) {
        if let Some(location) = self.recent.find(&hash) {
            return (location, None);
        }
        let location = Location { pack: self.builder.name(), slot: self.builder.push(hash, record) };
        if base.is_none() {
            self.recent.add(hash, location);
        }
        (location, base)
    }

    pub(super) fn is_full(&self) -> bool {
        self.builder.is_full()
    }

    /// Seals the pack, and begins the next, in `memory` if given. Returns `None` if the pack is empty.
    pub(super) fn seal(&mut self, memory: Option<AlignedBuffer>) -> Result<Option<SealedPack>> {
        if self.builder.is_empty() {
            return Ok(None);
        }
        let next = memory.map_or_else(PackBuilder::new, PackBuilder::reusing);
        let next = next.map_err(EngineError::io("naming a pack"))?;
        self.recent.forget_old();
        Ok(Some(std::mem::replace(&mut self.builder, next).seal()))
    }
}

/// Whole blocks of packs that the index possibly does not know yet.
#[derive(Default)]
struct Recent {
    newer: HashMap<Hash, Location>,
    older: HashMap<Hash, Location>,
}

impl Recent {
    /// Forgets the blocks of old packs, in two generations: the index knows those by then.
    fn forget_old(&mut self) {
        if self.newer.len() > 4 * TARGET_SLOTS {
            self.older = std::mem::take(&mut self.newer);
        }
    }

    fn find(&self, hash: &Hash) -> Option<Location> {
        self.newer.get(hash).or_else(|| self.older.get(hash)).copied()
    }

    fn add(&mut self, hash: Hash, location: Location) {
        self.newer.insert(hash, location);
    }
}
