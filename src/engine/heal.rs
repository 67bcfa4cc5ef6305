//! Healing: points the rows that need a damaged block at another copy of it.
//!
//! A capture or a copy that stores a block with the hash of a damaged block heals all snapshots that need it. It does
//! so in the transaction that makes the new snapshot accomplished. `repair` looks for such blocks on purpose. The
//! damaged slot stays recorded until its pack is rewritten, so that no new block depends on it.

use super::found::Base;
use super::region::Region;
use super::{Engine, EngineError, Result};
use crate::catalog::{Bases, KnownDamage, PackRow, Placed, Unswept};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{BLOCK_SIZE, Location, PackName, RegionId, ShortHash, SnapshotId};
use crate::store::{BlockReader, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The locations of blocks, and of their bases if they are deltas, by the blocks' hashes.
pub(super) type Places = HashMap<ShortHash, (Location, Option<Location>)>;

/// The result of healing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Healed {
    /// The number of damaged blocks that are no longer needed.
    pub blocks: u64,
    /// The snapshots that no longer need a damaged block.
    pub snapshots: BTreeSet<SnapshotId>,
}

/// Heals damaged blocks with the blocks that were `stored`. To be called in a transaction in which the packs of these
/// blocks are registered and durable.
pub(super) fn heal_with(
    transaction: &WriteTx,
    region: &Region,
    stored: impl IntoIterator<Item = Placed>,
) -> Result<()> {
    if KnownDamage::of_region(transaction, &region.id)?.is_harmless() {
        return Ok(());
    }
    let mut places = Places::new();
    for placed in stored {
        for (step, hash) in (0..).zip(region.store.hashes(placed.at, placed.run.length)?) {
            let base = placed.base.map(|base| base.plus(step));
            places.insert(hash.short(), (placed.at.plus(step), base));
        }
    }
    heal(transaction, region, &places).map(drop)
}

/// Points rows that need damaged blocks at `places` with the same hashes. To be called in a transaction in which the
/// packs of the places are registered and durable. Notes the manifests that need a rewrite.
pub(super) fn heal(transaction: &WriteTx, region: &Region, places: &Places) -> Result<Healed> {
    let Region { id: region, store, .. } = region;
    let mut damage = KnownDamage::of_region(transaction, region)?;
    let mut moves = BTreeMap::new();
    for (location, hash) in damage.wanted() {
        let place = places
            .get(&hash)
            .filter(|(at, base)| !damage.holds(*at) && !base.is_some_and(|base| damage.holds(base)));
        moves.extend(place.map(|place| (location, *place)));
    }
    if moves.is_empty() {
        return Ok(Healed::default());
    }
    let before = damage.snapshots(transaction)?;
    let packs: BTreeSet<PackName> = moves.keys().map(|location| location.pack).collect();
    let mut numbers = Vec::new();
    for pack in &packs {
        for changed in PackRow::replace_blocks(transaction, *pack, &moves)? {
            for snapshot in changed.snapshots(transaction)? {
                Unswept::Object(snapshot.to_string()).note(transaction, region)?;
            }
        }
        numbers.extend(PackRow::number(transaction, *pack)?);
    }
    for location in moves.keys() {
        if damage.packs.contains(&location.pack) {
            damage.hashes.remove(location);
        } else {
            damage.spent.insert(*location);
        }
    }
    for gone in PackRow::drop_unneeded(transaction, numbers)? {
        Unswept::Object(gone.to_string()).note(transaction, region)?;
        damage.packs.remove(&gone);
        damage.slots.remove(&gone);
        damage.hashes.retain(|location, _| location.pack != gone);
        damage.spent.retain(|location| location.pack != gone);
    }
    forget_whole(transaction, store, region, &mut damage)?;
    damage.replace(transaction, region)?;
    let after = damage.snapshots(transaction)?;
    let snapshots = before.difference(&after).cloned().collect();
    Ok(Healed { blocks: moves.len() as u64, snapshots })
}

/// Removes deltas from the known damage if their bases are whole again.
fn forget_whole(
    transaction: &ReadTx,
    store: &Store,
    region: &RegionId,
    damage: &mut KnownDamage,
) -> Result<()> {
    let bases = Bases::of_region(transaction, region)?;
    let mut reader = BlockReader::new(store)?;
    let mut block = Box::new([0; BLOCK_SIZE]);
    let mut record = Vec::new();
    let needed: Vec<Location> = damage.needed_slots().collect();
    for location in needed {
        let Some(base) = bases.find(location) else { continue };
        let slot = location.slot.0;
        let is_sealed = store
            .read_records(location.pack, slot..slot + 1, &mut record)
            .is_ok_and(|footer| footer.entries.get(slot as usize).is_some_and(|entry| entry.seals(&record)));
        let is_whole = is_sealed
            && !damage.holds(base)
            && reader.read(location, Some(base), std::slice::from_mut(&mut *block)).is_ok();
        if is_whole && let Some(slots) = damage.slots.get_mut(&location.pack) {
            slots.remove(&location.slot);
            damage.hashes.remove(&location);
        }
    }
    damage.slots.retain(|_, slots| !slots.is_empty());
    Ok(())
}

/// Returns the dedupe index's entries of lost packs; they stay until the blocks are stored anew.
pub(super) fn remembered(store: &Store, packs: &BTreeSet<PackName>) -> Result<Vec<(Location, ShortHash)>> {
    if packs.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store.index()?.of_packs(packs)?)
}

impl Engine {
    /// Records the lost packs of the content that a capture or a copy is compared with, and the hashes of their blocks.
    /// This happens before the blocks are stored anew, so that storing them heals.
    pub(super) fn note_lost_packs(&self, region: &Region, base: &mut Base) -> Result<()> {
        let packs: BTreeSet<PackName> = base.content.iter().map(|placed| placed.at.pack).collect();
        for pack in packs {
            if let Err(error) = region.store.footer(pack) {
                self.note_damage(region, &error.into());
            }
        }
        match self.recall_hashes(region) {
            Err(error) if !error.is_damage() => return Err(error),
            _ => {}
        }
        base.damage = KnownDamage::of_region(&self.catalog.read(), &region.id)?;
        Ok(())
    }

    /// Records damage that an operation met, as verify does. If that fails, verify will find it.
    pub(super) fn note_damage(&self, region: &Region, error: &EngineError) {
        let noted = match error {
            EngineError::Store(StoreError::DamagedBlock { pack, slot, .. }) => {
                self.note_slot(region, Location { pack: *pack, slot: *slot })
            }
            EngineError::Store(StoreError::Damaged { pack, .. }) => self.note_pack(region, *pack),
            _ => Ok(()),
        };
        // The caller already has an error to report.
        drop(noted);
    }

    fn note_slot(&self, region: &Region, location: Location) -> Result<()> {
        let Region { id: region, store, .. } = region;
        let hash = store.hashes(location, 1)?.first().map(|hash| hash.short());
        self.catalog.write(|transaction| {
            let mut damage = KnownDamage::of_region(transaction, region)?;
            if !damage.holds(location) {
                damage.slots.entry(location.pack).or_default().insert(location.slot);
                damage.hashes.extend(hash.map(|hash| (location, hash)));
                damage.replace(transaction, region)?;
            }
            Ok(())
        })
    }

    fn note_pack(&self, region: &Region, pack: PackName) -> Result<()> {
        let Region { id: region, store, .. } = region;
        // The pack can have a footer and still lack the slot that was read.
        if store.footer(pack).is_ok() {
            return Ok(());
        }
        let hashes = remembered(store, &BTreeSet::from([pack]))?;
        self.catalog.write(|transaction| {
            let mut damage = KnownDamage::of_region(transaction, region)?;
            let live = PackRow::live_slots(transaction, pack)?;
            if !damage.packs.contains(&pack) && !live.is_empty() {
                damage.packs.insert(pack);
                damage.slots.remove(&pack);
                damage.spent.retain(|location| location.pack != pack);
                damage.hashes.extend(hashes.into_iter().filter(|(at, _)| live.contains(&at.slot.0)));
                damage.replace(transaction, region)?;
            }
            Ok(())
        })
    }
}
