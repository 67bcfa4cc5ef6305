//! Blocks that verify found damaged. A new snapshot must not use them: a capture stores such a block anew. Older
//! snapshots that need the block then use the new copy.

use super::pack::PackRow;
use super::{Extent, Placed, Result, Snapshot};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{Location, PackName, RegionId, ShortHash, Slot, SnapshotId, SnapshotStatus};
use std::collections::{BTreeMap, BTreeSet};

/// The known damage in the store of a region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownDamage {
    /// Packs that are unusable as a whole.
    pub packs: BTreeSet<PackName>,
    /// Bad slots of usable packs.
    pub slots: BTreeMap<PackName, BTreeSet<Slot>>,
    /// The hashes of bad blocks, including those in `packs`, as far as they are known.
    pub hashes: BTreeMap<Location, ShortHash>,
    /// Bad slots that no snapshot needs.
    pub spent: BTreeSet<Location>,
}

impl KnownDamage {
    /// Returns true if a slot is known to be damaged.
    pub fn holds(&self, Location { pack, slot }: Location) -> bool {
        self.packs.contains(&pack) || self.slots.get(&pack).is_some_and(|slots| slots.contains(&slot))
    }

    /// Returns true if no damage is known.
    pub fn is_empty(&self) -> bool {
        self.packs.is_empty() && self.slots.is_empty()
    }

    /// Returns true if no snapshot needs a damaged block.
    pub fn is_harmless(&self) -> bool {
        self.packs.is_empty() && self.needed_slots().next().is_none()
    }

    /// Returns true if a pack is unusable, or snapshots need a damaged block of it.
    pub fn touches(&self, pack: PackName) -> bool {
        self.packs.contains(&pack) || self.needed_slots().any(|location| location.pack == pack)
    }

    /// Returns the bad slots of usable packs that snapshots need.
    pub fn needed_slots(&self) -> impl Iterator<Item = Location> {
        let all = self
            .slots
            .iter()
            .flat_map(|(pack, slots)| slots.iter().map(|slot| Location { pack: *pack, slot: *slot }));
        all.filter(|location| !self.spent.contains(location))
    }

    /// Returns the damaged blocks that can be searched for: snapshots need them, and their hashes are known.
    pub fn wanted(&self) -> impl Iterator<Item = (Location, ShortHash)> {
        let all = self.hashes.iter().map(|(location, hash)| (*location, *hash));
        all.filter(|(location, _)| !self.spent.contains(location))
    }

    /// Returns the known damage of a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Self> {
        let mut statement = connection
            .prepare_cached("SELECT pack, slot, hash, spent FROM damage WHERE region = ?1 ORDER BY slot")?;
        let rows = statement.query_map([region], |row| {
            let hash: Option<Vec<u8>> = row.get(2)?;
            let hash = hash.and_then(|hash| hash.try_into().ok()).map(ShortHash);
            Ok((row.get::<_, PackName>(0)?, row.get::<_, Option<Slot>>(1)?, hash, row.get::<_, bool>(3)?))
        })?;
        let mut known = Self::default();
        // Rows without a slot come first.
        for row in rows {
            let (pack, slot, hash, is_spent) = row?;
            let Some(slot) = slot else {
                known.packs.insert(pack);
                continue;
            };
            let location = Location { pack, slot };
            known.hashes.extend(hash.map(|hash| (location, hash)));
            if !known.packs.contains(&pack) {
                known.slots.entry(pack).or_default().insert(slot);
                known.spent.extend(is_spent.then_some(location));
            }
        }
        Ok(known)
    }

    /// Replaces the known damage of a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn replace(&self, connection: &WriteTx, region: &RegionId) -> Result<()> {
        connection.prepare_cached("DELETE FROM damage WHERE region = ?1")?.execute([region])?;
        let mut insert = connection.prepare_cached(
            "INSERT INTO damage (region, pack, slot, hash, spent) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for pack in &self.packs {
            insert.execute((region, pack, None::<Slot>, None::<Vec<u8>>, false))?;
        }
        let slots = self
            .slots
            .iter()
            .flat_map(|(pack, slots)| slots.iter().map(|slot| Location { pack: *pack, slot: *slot }));
        let of_packs = self.hashes.keys().copied().filter(|location| self.packs.contains(&location.pack));
        for location in slots.chain(of_packs) {
            let Location { pack, slot } = location;
            let hash = self.hashes.get(&location).map(|hash| hash.0.to_vec());
            insert.execute((region, pack, Some(slot), hash, self.spent.contains(&location)))?;
        }
        Ok(())
    }

    /// Returns the snapshots that need a damaged block.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn snapshots(&self, connection: &ReadTx) -> Result<BTreeSet<SnapshotId>> {
        let mut all = BTreeSet::new();
        let packs: BTreeSet<PackName> =
            self.packs.iter().copied().chain(self.needed_slots().map(|one| one.pack)).collect();
        for pack in packs {
            for seen in PackRow::sound_extents(connection, pack)? {
                let Placed { run, at, base } = seen.extent.placed;
                let is_bad =
                    |step| self.holds(at.plus(step)) || base.is_some_and(|base| self.holds(base.plus(step)));
                if (0..run.length).any(is_bad) {
                    all.extend(seen.snapshots(connection)?);
                }
            }
        }
        Ok(all)
    }
}

/// An extent with its chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenExtent {
    /// The number of the chain.
    pub chain: i64,
    /// The extent.
    pub extent: Extent,
}

impl SeenExtent {
    /// Returns the accomplished snapshots that see the extent.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn snapshots(&self, connection: &ReadTx) -> Result<Vec<SnapshotId>> {
        let Extent { born, died, .. } = self.extent;
        let sees = |one: &Snapshot| {
            let is_in = one.sequence >= born && died.is_none_or(|died| one.sequence < died);
            is_in && one.status == SnapshotStatus::Accomplished
        };
        let all = Snapshot::sound_of_chain(connection, self.chain)?;
        Ok(all.into_iter().filter(sees).map(|one| one.id).collect())
    }
}
